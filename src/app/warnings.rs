//! What to know before trusting the designs, each with the way to the input it is about.

use headroom::model::{Severity, Warning, warnings as warnings_of};
use headroom::report::was;
use headroom::scenario::{Side, find};
use headroom::units::counted;

use crate::element::{Element, button, element, said};
use crate::memo::Memo;
use crate::reach::reach_input;
use crate::sentence::say;
use crate::state::AppState;

/// A warning, and what it is against the baseline.
#[derive(PartialEq)]
struct Held {
    warning: Warning,
    /// Whether the baseline has it not.
    new: bool,
    /// What stood in the place of the parts of its sentence.
    was: Vec<Option<String>>,
}

pub fn warnings(state: AppState) -> Element {
    let found = Memo::new(move || {
        state.shown.with(|shown| match shown {
            Ok(shown) => warnings_of(&shown.scenario, &shown.evaluation),
            Err(_) => Vec::new(),
        })
    });
    let before = Memo::new(move || {
        state.before.with(|before| before.as_ref().map(|of| warnings_of(&of.scenario, &of.evaluation)))
    });
    let held = move |warning: Warning| {
        let of = |told: &Vec<Warning>| {
            let same = |of: &&Warning| (of.rule, of.key) == (warning.rule, warning.key);
            let said = told.iter().find(same).map(|of| &of.sentence);
            let now = &warning.sentence;
            let was = state.beside(|shown, before| was((now, &shown.evaluation), said, &before.evaluation));
            (said.is_none(), was.unwrap_or_default())
        };
        let (new, was) = before.with(|before| before.as_ref().map(of)).unwrap_or_default();
        Held { warning, new, was }
    };
    let of = move |side: Option<Side>| {
        element("ul").live_list(
            move || {
                let own = |warning: &&Warning| warning.side == side;
                found.with(|found| found.iter().filter(own).cloned().map(held).collect())
            },
            move |held: &Held| warning_view(state, held),
        )
    };
    let design =
        |side: Side| element("div").class(side.key()).with(said("h3", side.label())).with(of(Some(side)));
    let fold = element("details")
        .set("open", "")
        .with(element("summary").live_beside(
            move || found.with(|found| by_severity(found)),
            move || before.with(|before| before.as_ref().map(|before| by_severity(before))),
        ))
        .with(of(None).class("both"))
        .all(Side::BOTH.map(design));
    element("section")
        .class("warnings")
        .set("aria-label", "Warnings")
        .with(said("h2", "Warnings").class("unseen"))
        .with(fold)
}

/// "6 warnings: 1 severe, 3 caution, 2 note".
fn by_severity(warnings: &[Warning]) -> String {
    let count = |severity| warnings.iter().filter(|warning| warning.severity == severity).count();
    let counts: Vec<String> = Severity::ALL
        .into_iter()
        .filter(|severity| count(*severity) > 0)
        .map(|severity| format!("{} {}", count(severity), severity.word()))
        .collect();
    match warnings.len() {
        0 => "No warnings".to_owned(),
        number => format!("{}: {}", counted(number as u32, "warning"), counts.join(", ")),
    }
}

fn warning_view(state: AppState, Held { warning, new, was }: &Held) -> Element {
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
    say(state, element("li").with(severity).text(" "), &warning.sentence, was)
        .all(new.then(|| said("span", " (not in the baseline)").class("was")))
        .text(" ")
        .with(button(label, move |_| reach_input(state, key)).class("to-input"))
        .with(element("details").class("why").with(said("summary", "Why")).text(warning.reason))
}
