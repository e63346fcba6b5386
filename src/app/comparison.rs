//! The comparison of the designs, row by row.

use headroom::report::{Cell, Verdict, comparison};
use headroom::scenario::Side;
use leptos::prelude::*;

use crate::state::AppState;

#[component]
pub fn Comparison() -> impl IntoView {
    let state = AppState::of_page();
    let rows = Memo::new(move |_| {
        state.shown.with(|shown| match shown {
            Ok(shown) => comparison(&shown.scenario, &shown.evaluation),
            Err(_) => Vec::new(),
        })
    });
    view! {
        <section class="comparison" aria-labelledby="comparison-title">
            <h2 id="comparison-title">"Comparison"</h2>
            <table>
                <thead>
                    <tr>
                        <td></td>
                        {Side::BOTH
                            .map(|side| view! { <th scope="col" class=side.key()>{side.label()}</th> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {move || {
                        rows.get()
                            .into_iter()
                            .map(|row| {
                                view! {
                                    <tr>
                                        <th scope="row">{row.label}</th>
                                        {Side::BOTH
                                            .map(|side| view! { <td>{cell_view(row.cell(side), true)}</td> })
                                            .collect_view()}
                                    </tr>
                                }
                            })
                            .collect_view()
                    }}
                </tbody>
            </table>
        </section>
    }
}

/// A number with its verdict in a word and a sign, and its details.
pub fn cell_view(cell: &Cell, with_details: bool) -> impl IntoView + use<> {
    let verdict = cell.verdict;
    let sign = match verdict {
        Verdict::Met => Some(("verdict met", "✓")),
        Verdict::Missed => Some(("verdict missed", "✕")),
        Verdict::NoObjective => None,
    };
    let details = if with_details { cell.details.clone() } else { Vec::new() };
    view! {
        <span class="value">{cell.text.clone()}</span>
        {sign
            .map(|(class, sign)| {
                view! {
                    <span class=class>
                        <span aria-hidden="true">{sign}</span>
                        {format!(" {}", verdict.word())}
                    </span>
                }
            })}
        {details.into_iter().map(|detail| view! { <span class="detail">{detail}</span> }).collect_view()}
    }
}
