//! The numbers that matter, in sight while one edits; each opens its explanation.

use headroom::model::Figure;
use headroom::report::{BRIEF_LABELS, Brief, bottleneck_difference, briefs, difference};
use headroom::scenario::Side;
use headroom::units::rate;
use leptos::prelude::*;

use crate::baseline::changed_by;
use crate::comparison::{explain_button, verdict_sign};
use crate::element::{Element, element, said};
use crate::memo::Memo;
use crate::state::AppState;

pub fn summary(state: AppState) -> Element {
    let told = |peak: f64| format!("at a peak of {}", rate(peak));
    let peak = move || {
        state.shown.with(|shown| match shown {
            Ok(shown) => told(shown.evaluation.peak_rate),
            Err(why) => why.clone(),
        })
    };
    let was = move || state.before.with(|before| before.as_ref().map(|of| told(of.evaluation.peak_rate)));
    let staleness = move || {
        let stale = "An input cannot be read: these are the results of the last valid inputs.";
        if state.stale.get() { stale.to_owned() } else { String::new() }
    };
    let warning = element("strong").class("stale").set("role", "status").live_text(staleness);
    let heads = BRIEF_LABELS.map(|label| said("th", label).set("scope", "col"));
    let table = element("table")
        .with(element("caption").class("quiet").live_beside(peak, was).text(" ").with(warning))
        .with(element("thead").with(element("tr").with(element("td")).all(heads)))
        .with(element("tbody").all(Side::BOTH.map(|side| design(state, side))));
    element("section")
        .class("summary")
        .set("id", "summary")
        .set("aria-label", "Summary")
        .live_class("pinned", move || state.baseline.with(Option::is_some))
        .live_class("is-stale", move || state.stale.get())
        .with(table)
}

fn design(state: AppState, side: Side) -> Element {
    let numbers = Memo::new(move || {
        state.shown.with(|shown| {
            let shown = shown.as_ref().ok()?;
            Some(state.rows.with(|rows| briefs(&shown.evaluation, rows, side)))
        })
    });
    let numbers_before = Memo::new(move || {
        state.before.with(|before| {
            let evaluation = &before.as_ref()?.evaluation;
            Some(state.rows_before.with(|rows| briefs(evaluation, rows, side)))
        })
    });
    let cells = (0..BRIEF_LABELS.len()).map(move |index| {
        let brief = Memo::new(move || numbers.with(|all| all.as_ref()?.get(index).cloned()));
        let note_before = Memo::new(move || {
            numbers_before.with(|all| all.as_ref()?.get(index).map(|brief| brief.note.clone()))
        });
        let number = move |brief: Brief| {
            note_before.with(|note_before| number(state, side, brief, note_before.as_deref()))
        };
        element("td").live_parts(move || brief.get().map_or_else(Vec::new, number)).live_parts(move || {
            let figure = brief.with(|brief| brief.as_ref().map(|brief| brief.figure))?;
            state.beside(|now, before| {
                let [now, before] = [now, before].map(|of| &of.evaluation);
                changed_by(&match figure {
                    Figure::Utilization(_) => bottleneck_difference(now, before, side),
                    figure => difference(now, before, side, figure),
                })
            })
        })
    });
    element("tr").class(side.key()).with(said("th", side.label()).set("scope", "row")).all(cells)
}

fn number(state: AppState, side: Side, brief: Brief, note_before: Option<&str>) -> Vec<Element> {
    let mut parts = vec![explain_button(state, &brief.text, side, brief.figure)];
    parts.extend(verdict_sign(brief.verdict));
    parts.push(element("span").class("detail").beside(&brief.note, note_before));
    parts
}
