//! What to know before trusting the designs, each with the way to the input it is about.

use headroom::model::{Severity, Warning, warnings as warnings_of};
use headroom::scenario::{Side, find};
use leptos::prelude::*;

use crate::element::{Element, button, element, said};
use crate::reach::reach_input;
use crate::sentence::say;
use crate::state::AppState;

pub fn warnings(state: AppState) -> Element {
    let found = Memo::new(move |_| {
        state.shown.with(|shown| match shown {
            Ok(shown) => warnings_of(&shown.scenario, &shown.evaluation),
            Err(_) => Vec::new(),
        })
    });
    let of = move |side: Option<Side>| {
        element("ul").live_list(
            move || {
                found.with(|found| found.iter().filter(|warning| warning.side == side).cloned().collect())
            },
            move |warning: &Warning| warning_view(state, warning),
        )
    };
    let design =
        |side: Side| element("div").class(side.key()).with(said("h3", side.label())).with(of(Some(side)));
    let fold = element("details")
        .set("open", "")
        .with(element("summary").live_text(move || found.with(|found| counted(found))))
        .with(of(None).class("both"))
        .all(Side::BOTH.map(design));
    element("section")
        .class("warnings")
        .set("aria-label", "Warnings")
        .with(said("h2", "Warnings").class("unseen"))
        .with(fold)
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

fn warning_view(state: AppState, warning: &Warning) -> Element {
    let key = warning.key;
    let (sign, class) = match warning.severity {
        Severity::Severe => ("✕ ", "severity severe"),
        Severity::Caution => ("▲ ", "severity caution"),
        Severity::Note => ("• ", "severity note"),
    };
    let severity = element("span")
        .class(class)
        .with(said("span", sign).set("aria-hidden", "true"))
        .text(warning.severity.word());
    let label = find(key).map_or(key, |field| field.label);
    say(state, element("li").with(severity).text(" "), &warning.sentence)
        .text(" ")
        .with(button(label, move |_| reach_input(state, key)).class("to-input"))
        .with(element("details").class("why").with(said("summary", "Why")).text(warning.reason))
}
