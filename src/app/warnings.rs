//! What to know before trusting the designs, each with the way to the input it is about.

use headroom::model::{Severity, Warning, warnings};
use headroom::scenario::{Side, find};
use leptos::prelude::*;

use crate::reach::reach_input;
use crate::sentence::sentence_view;
use crate::state::AppState;

#[component]
pub fn Warnings() -> impl IntoView {
    let state = AppState::of_page();
    let found = Memo::new(move |_| {
        state.shown.with(|shown| match shown {
            Ok(shown) => warnings(&shown.scenario, &shown.evaluation),
            Err(_) => Vec::new(),
        })
    });
    let of = move |side: Option<Side>| {
        move || {
            let of_side = |warnings: &Vec<Warning>| {
                let own = warnings.iter().filter(|warning| warning.side == side);
                own.map(warning_view).collect_view()
            };
            found.with(of_side)
        }
    };
    view! {
        <section class="warnings" aria-label="Warnings">
            <h2 class="unseen">"Warnings"</h2>
            <details open=true>
                <summary>{move || found.with(|found| counted(found))}</summary>
                <ul class="both">{of(None)}</ul>
                {Side::BOTH
                    .map(|side| {
                        view! {
                            <div class=side.key()>
                                <h3>{side.label()}</h3>
                                <ul>{of(Some(side))}</ul>
                            </div>
                        }
                    })
                    .collect_view()}
            </details>
        </section>
    }
}

/// "6 warnings: 1 severe, 3 caution, 2 note".
fn counted(warnings: &[Warning]) -> String {
    let count = |severity| warnings.iter().filter(|warning| warning.severity == severity).count();
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .filter(|severity| count(*severity) > 0)
        .map(|severity| format!("{} {}", count(severity), severity.word()))
        .collect();
    match warnings.len() {
        0 => "No warnings".to_owned(),
        1 => format!("1 warning: {}", counts.join(", ")),
        several => format!("{several} warnings: {}", counts.join(", ")),
    }
}

fn warning_view(warning: &Warning) -> impl IntoView + use<> {
    let state = AppState::of_page();
    let key = warning.key;
    let (sign, class) = match warning.severity {
        Severity::Severe => ("✕ ", "severity severe"),
        Severity::Caution => ("▲ ", "severity caution"),
        Severity::Note => ("• ", "severity note"),
    };
    view! {
        <li>
            <span class=class>
                <span aria-hidden="true">{sign}</span>
                {warning.severity.word()}
            </span>
            " "
            {sentence_view(&warning.sentence)}
            " "
            <button type="button" class="to-input" on:click=move |_| reach_input(state, key)>
                {find(key).map_or(key, |field| field.label)}
            </button>
            <details class="why">
                <summary>"Why"</summary>
                {warning.reason}
            </details>
        </li>
    }
}
