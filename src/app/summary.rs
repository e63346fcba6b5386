//! The numbers that matter, in sight while one edits.

use headroom::model::Figure;
use headroom::report::{Row, comparison};
use headroom::scenario::Side;
use headroom::units::rate;
use leptos::prelude::*;

use crate::comparison::cell_view;
use crate::state::AppState;

/// Rows of the comparison that stand in the summary.
const ROWS: [Figure; 4] = [Figure::Capacity, Figure::P99, Figure::Cost, Figure::Availability];

#[component]
pub fn Summary() -> impl IntoView {
    let state = AppState::of_page();
    let rows = Memo::new(move |_| {
        state.shown.with(|shown| match shown {
            Ok(shown) => comparison(&shown.scenario, &shown.evaluation)
                .into_iter()
                .filter(|row| ROWS.contains(&row.figure))
                .collect(),
            Err(_) => Vec::<Row>::new(),
        })
    });
    let peak = move || {
        state.shown.with(|shown| match shown {
            Ok(shown) => format!("at a peak of {}", rate(shown.evaluation.peak_rate)),
            Err(why) => why.clone(),
        })
    };
    let stale = move || state.unreadable.with(|keys| !keys.is_empty());
    let staleness = move || {
        if stale() { "An input cannot be read: these are the results of the last valid inputs." } else { "" }
    };
    let design = move |side: Side| {
        view! {
            <div class=format!("design {}", side.key())>
                <h2>{side.label()}</h2>
                <dl>
                    {move || {
                        rows.get()
                            .into_iter()
                            .map(|row| {
                                view! {
                                    <div>
                                        <dt>{row.label()}</dt>
                                        <dd>{cell_view(row.cell(side))}</dd>
                                    </div>
                                }
                            })
                            .collect_view()
                    }}
                </dl>
            </div>
        }
    };
    view! {
        <section class="summary" aria-label="Summary" class:is-stale=stale>
            <p class="quiet">{peak} " " <strong class="stale" role="status">{staleness}</strong></p>
            {Side::BOTH.map(design).collect_view()}
        </section>
    }
}
