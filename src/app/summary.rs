//! The numbers that matter, in sight while one edits; each opens its explanation.

use headroom::report::{BRIEF_LABELS, Brief, briefs};
use headroom::scenario::Side;
use headroom::units::rate;
use leptos::prelude::*;

use crate::comparison::{explain_button, verdict_sign};
use crate::element::{Element, element, said};
use crate::state::AppState;

pub fn summary(state: AppState) -> Element {
    let peak = move || {
        state.shown.with(|shown| match shown {
            Ok(shown) => format!("at a peak of {} ", rate(shown.evaluation.peak_rate)),
            Err(why) => format!("{why} "),
        })
    };
    let staleness = move || {
        let stale = "An input cannot be read: these are the results of the last valid inputs.";
        if state.stale.get() { stale.to_owned() } else { String::new() }
    };
    let warning = element("strong").class("stale").set("role", "status").live_text(staleness);
    let heads = BRIEF_LABELS.map(|label| said("th", label).set("scope", "col"));
    let table = element("table")
        .with(element("caption").class("quiet").live_text(peak).with(warning))
        .with(element("thead").with(element("tr").with(element("td")).all(heads)))
        .with(element("tbody").all(Side::BOTH.map(|side| design(state, side))));
    element("section")
        .class("summary")
        .set("id", "summary")
        .set("aria-label", "Summary")
        .live_class("is-stale", move || state.stale.get())
        .with(table)
}

fn design(state: AppState, side: Side) -> Element {
    let numbers = Memo::new(move |_| {
        state.shown.with(|shown| {
            let shown = shown.as_ref().ok()?;
            Some(state.rows.with(|rows| briefs(&shown.evaluation, rows, side)))
        })
    });
    let cells = (0..BRIEF_LABELS.len()).map(move |index| {
        let brief = Memo::new(move |_| numbers.with(|all| all.as_ref()?.get(index).cloned()));
        element("td")
            .live_parts(move || brief.get().map_or_else(Vec::new, |brief| number(state, side, brief)))
    });
    element("tr").class(side.key()).with(said("th", side.label()).set("scope", "row")).all(cells)
}

fn number(state: AppState, side: Side, brief: Brief) -> Vec<Element> {
    let mut parts = vec![explain_button(state, &brief.text, side, brief.figure)];
    parts.extend(verdict_sign(brief.verdict));
    parts.push(said("span", &brief.note).class("detail"));
    parts
}
