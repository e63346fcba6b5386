//! The comparison of the designs, row by row; each number opens its explanation below its row.

use headroom::model::Figure;
use headroom::report::{FIGURES, Row, Verdict};
use headroom::scenario::Side;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::baseline::Difference;
use crate::explanation::ExplanationPanel;
use crate::reach::reach;
use crate::state::AppState;

#[component]
pub fn Comparison() -> impl IntoView {
    let state = AppState::of_page();
    let rows = state.rows;
    let escape = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            close(state);
        }
    };
    view! {
        <section class="comparison" aria-labelledby="comparison-title" on:keydown=escape>
            <h2 id="comparison-title">"Comparison"</h2>
            <p class="quiet hint">"Press a number to see how it comes about."</p>
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
                    {FIGURES
                        .map(|figure| view! { <FigureRow figure=figure rows=rows/> })
                        .collect_view()}
                </tbody>
            </table>
        </section>
    }
}

/// The button that is the number.
pub fn number_id(figure: Figure, side: Side) -> String {
    format!("number-{}-{}", side.key(), figure.key())
}

/// What the button opens.
pub fn panel_id(figure: Figure, side: Side) -> String {
    format!("explanation-{}-{}", side.key(), figure.key())
}

/// Closes the explanation that is open, and goes back to its number.
pub fn close(state: AppState) {
    if let Some((figure, side)) = state.explained.get_untracked() {
        state.explained.set(None);
        reach(&number_id(figure, side));
    }
}

#[component]
fn FigureRow(figure: Figure, rows: Memo<Vec<Row>>) -> impl IntoView {
    let state = AppState::of_page();
    let open =
        Memo::new(move |_| state.explained.get().and_then(|(which, side)| (which == figure).then_some(side)));
    view! {
        <tr>
            <th scope="row">{figure.label()}</th>
            {Side::BOTH
                .map(|side| view! { <td><Number figure=figure side=side rows=rows/></td> })
                .collect_view()}
        </tr>
        {move || {
            open.get()
                .map(|side| {
                    view! {
                        <tr class="explained">
                            <td colspan="3"><ExplanationPanel figure=figure side=side/></td>
                        </tr>
                    }
                })
        }}
    }
}

/// A number as a button, with its verdict and details.
#[component]
fn Number(figure: Figure, side: Side, rows: Memo<Vec<Row>>) -> impl IntoView {
    let state = AppState::of_page();
    let cell = Memo::new(move |_| {
        rows.with(|rows| rows.iter().find(|row| row.figure == figure).map(|row| row.cell(side).clone()))
    });
    let text = move || cell.with(|cell| cell.as_ref().map_or(String::new(), |cell| cell.text.clone()));
    let name = move || format!("{}, explain {}: {}", text(), side.label(), figure.title());
    let open = move || state.explained.get() == Some((figure, side));
    let toggle = move |_| {
        state.explained.update(|explained| {
            *explained = if *explained == Some((figure, side)) { None } else { Some((figure, side)) };
        });
    };
    let details = move || {
        cell.with(|cell| {
            let details = cell.as_ref().map(|cell| cell.details.clone()).unwrap_or_default();
            details.into_iter().map(|detail| view! { <span class="detail">{detail}</span> }).collect_view()
        })
    };
    view! {
        <button
            type="button"
            class="value"
            id=number_id(figure, side)
            aria-label=name
            aria-expanded=move || open().to_string()
            aria-controls=move || open().then(|| panel_id(figure, side))
            on:click=toggle
        >
            {text}
        </button>
        {move || cell.with(|cell| cell.as_ref().map(|cell| verdict_view(cell.verdict)))}
        <Difference figure=figure side=side/>
        {details}
    }
}

/// A number elsewhere on the page, which leads to its explanation in the comparison.
pub fn explain_button(state: AppState, number: String, side: Side, figure: Figure) -> impl IntoView + use<> {
    let name = format!("{number}, explain {}: {}", side.label(), figure.title());
    let open = move |_| {
        state.explained.set(Some((figure, side)));
        request_animation_frame(move || reach(&number_id(figure, side)));
    };
    view! {
        <button type="button" class="value" aria-label=name on:click=open>
            {number}
        </button>
    }
}

/// Met or missed, in a word and a sign.
pub fn verdict_view(verdict: Verdict) -> impl IntoView + use<> {
    let sign = match verdict {
        Verdict::Met => Some(("verdict met", "✓")),
        Verdict::Missed => Some(("verdict missed", "✕")),
        Verdict::NoObjective => None,
    };
    sign.map(|(class, sign)| {
        view! {
            <span class=class>
                <span aria-hidden="true">{sign}</span>
                {format!(" {}", verdict.word())}
            </span>
        }
    })
}
