//! How an open number came about: formula, inputs, steps, result, source.

use headroom::model::{Explanation, Figure, Given, Provenance, Step, Term, explain};
use headroom::scenario::Side;

use crate::comparison::{close, panel_id};
use crate::element::{Element, button, element, said};
use crate::memo::Memo;
use crate::reach::reach_input;
use crate::state::AppState;

/// Exists only while it is open, so that nothing is computed for closed ones.
pub fn explanation_panel(state: AppState, figure: Figure, side: Side) -> Element {
    let explanation = Memo::new(move || {
        state.shown.with(|shown| {
            let shown = shown.as_ref().ok()?;
            explain(&shown.scenario, &shown.evaluation, side, figure).ok()
        })
    });
    let before = Memo::new(move || {
        state.before.with(|before| {
            let before = before.as_ref()?;
            explain(&before.scenario, &before.evaluation, side, figure).ok()
        })
    });
    let body = move || {
        before.with(|before| {
            let body = |of: &Explanation| body(state, of, before.as_ref());
            explanation.with(|explanation| explanation.as_ref().map_or_else(Vec::new, body))
        })
    };
    element("div")
        .class(&format!("explanation {}", side.key()))
        .set("id", &panel_id(figure, side))
        .set("role", "region")
        .set("aria-label", &format!("Explanation of {}: {}", side.label(), figure.title()))
        .live_parts(body)
        .with(button("Close", move |_| close(state)).class("close"))
}

fn body(state: AppState, of: &Explanation, before: Option<&Explanation>) -> Vec<Element> {
    let result = |of: &Explanation| match &of.result {
        Ok(amount) => amount.to_string(),
        Err(reason) => reason.clone(),
    };
    let was = before.map(result).filter(|was| *was != result(of));
    let sources: Vec<String> = of.formula.sources.iter().map(ToString::to_string).collect();
    let source = if sources.is_empty() { "by definition".to_owned() } else { sources.join("; ") };
    let formula = said("p", of.formula.name).class("formula").text(": ");
    let mut parts = vec![
        said("h3", &of.title()),
        formula.with(said("code", of.formula.expression)),
        said("p", "= ").class("result").with(said("strong", &result(of))).was(was.as_deref()),
    ];
    if !of.steps.is_empty() {
        parts.push(said("h4", "Step by step"));
    }
    let given = of.inputs.iter().map(|given| given_line(state, given, before));
    let steps = of.steps.chunk_by(|one, next| one.part == next.part);
    parts.push(element("div").class("steps").all(steps.map(|steps| part(steps, before))));
    parts.push(said("h4", "From these inputs"));
    parts.push(element("dl").class("given").all(given));
    parts.extend(of.note.map(|note| said("p", note).class("quiet")));
    parts.push(said("p", &format!("Source: {source}")).class("quiet"));
    parts
}

/// The steps of one part of the design, in the order in which they are made.
fn part(steps: &[Step], before: Option<&Explanation>) -> Element {
    let name = steps.first().map_or("", |step| step.part);
    let lines = steps.iter().map(|step| {
        let same = |of: &&Step| (of.part, of.symbol, of.name) == (step.part, step.symbol, step.name);
        let was = before.and_then(|before| before.steps.iter().find(same)).map(|of| &of.value);
        line(term(step.symbol).text(step.name), &step.value, was)
    });
    element("div")
        .class("part")
        .all((!name.is_empty()).then(|| said("h5", name)))
        .with(element("dl").all(lines))
}

fn given_line(state: AppState, given: &Given, before: Option<&Explanation>) -> Element {
    let name = match given.from {
        Provenance::Field(key) => button(given.name, move |_| reach_input(state, key)).class("to-input"),
        Provenance::Catalogue(origin) => said("span", given.name)
            .text(" ")
            .with(said("small", "(catalogue)"))
            .set("title", &format!("{}, {}", origin.source, origin.date)),
    };
    let same = |of: &&Given| (of.symbol, of.name) == (given.symbol, given.name);
    let was = before.and_then(|before| before.inputs.iter().find(same)).map(|of| &of.value);
    line(term(given.symbol).with(name), &given.value, was)
}

fn line(term: Element, value: &Term, before: Option<&Term>) -> Element {
    let before = before.map(ToString::to_string);
    element("div").with(term).with(element("dd").beside(&value.to_string(), before.as_deref()))
}

/// A term that begins with its symbol, what follows an underscore set lower: `c_a²`.
fn term(symbol: &str) -> Element {
    let term = element("dt");
    if symbol.is_empty() {
        return term;
    }
    let set = match symbol.split_once('_').filter(|(base, _)| base.chars().count() == 1) {
        None => said("i", symbol),
        Some((base, rest)) => {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
            let (lower, after) = rest.split_at(end);
            said("i", base).with(said("sub", lower)).text(after)
        }
    };
    term.with(set).text(" ")
}
