//! The numbers that matter, in sight while one edits; each opens its explanation.

use headroom::report::{BRIEF_LABELS, Brief, briefs};
use headroom::scenario::Side;
use headroom::units::rate;
use leptos::prelude::*;

use crate::comparison::{explain_button, verdict_view};
use crate::state::AppState;

#[component]
pub fn Summary() -> impl IntoView {
    let state = AppState::of_page();
    let peak = move || {
        state.shown.with(|shown| match shown {
            Ok(shown) => format!("at a peak of {}", rate(shown.evaluation.peak_rate)),
            Err(why) => why.clone(),
        })
    };
    let staleness = move || {
        if state.stale.get() {
            "An input cannot be read: these are the results of the last valid inputs."
        } else {
            ""
        }
    };
    let design = move |side: Side| {
        let numbers = Memo::new(move |_| {
            state.shown.with(|shown| {
                let shown = shown.as_ref().ok()?;
                Some(state.rows.with(|rows| briefs(&shown.evaluation, rows, side)))
            })
        });
        let cells = (0..BRIEF_LABELS.len()).map(move |index| {
            let number = Memo::new(move |_| numbers.with(|all| all.as_ref()?.get(index).cloned()));
            view! { <td><Number side=side number=number/></td> }
        });
        view! {
            <tr class=side.key()>
                <th scope="row">{side.label()}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    view! {
        <section class="summary" id="summary" aria-label="Summary" class:is-stale=state.stale>
            <table>
                <caption class="quiet">
                    {peak} " " <strong class="stale" role="status">{staleness}</strong>
                </caption>
                <thead>
                    <tr>
                        <td></td>
                        {BRIEF_LABELS.map(|label| view! { <th scope="col">{label}</th> }).collect_view()}
                    </tr>
                </thead>
                <tbody>{Side::BOTH.map(design).collect_view()}</tbody>
            </table>
        </section>
    }
}

#[component]
fn Number(side: Side, number: Memo<Option<Brief>>) -> impl IntoView {
    let state = AppState::of_page();
    move || {
        number.get().map(|brief| {
            view! {
                {explain_button(state, brief.text, side, brief.figure)}
                {verdict_view(brief.verdict)}
                <span class="detail">{brief.note}</span>
            }
        })
    }
}
