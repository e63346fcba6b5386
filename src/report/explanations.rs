//! Explanations as text and as records of JSON.

use serde::Serialize;

use super::series::unit;
use crate::model::{Amount, Explanation, Given, Provenance, Step, Term};
use crate::scenario::Side;

/// All of them, one after the other: formula, inputs, steps, result, source, note.
#[must_use]
pub fn explanations_text(explanations: &[Explanation]) -> String {
    explanations.iter().map(|explanation| format!("\n{}", text(explanation))).collect()
}

fn text(of: &Explanation) -> String {
    let mut text = format!("{}\n  {}\n  {}\n", of.title(), of.formula.name, of.formula.expression);
    for given in &of.inputs {
        text.push_str(&line(given.symbol, given.name, &given.value, &origin(given)));
    }
    let mut part = "";
    for step in &of.steps {
        if step.part != part {
            part = step.part;
            text.push_str(&format!("    {}\n", if part.is_empty() { "together" } else { part }));
        }
        text.push_str(&line(step.symbol, step.name, &step.value, ""));
    }
    let result = of.result.as_ref().map_or_else(Clone::clone, ToString::to_string);
    text.push_str(&format!("  = {result}\n"));
    for source in of.formula.sources {
        text.push_str(&format!("  Source: {source}\n"));
    }
    if let Some(note) = of.note {
        text.push_str(&format!("  Note: {note}\n"));
    }
    text
}

fn line(symbol: &str, name: &str, value: &Term, from: &str) -> String {
    let line = format!("      {symbol:11} {name:36} {value}{from}");
    format!("{}\n", line.trim_end())
}

fn origin(given: &Given) -> String {
    match given.from {
        Provenance::Field(key) => format!("  [{key}]"),
        Provenance::Catalogue(origin) => format!("  [{}, {}]", origin.source, origin.date),
    }
}

#[derive(Serialize)]
pub(super) struct ExplanationRecord {
    figure: &'static str,
    formula: &'static str,
    expression: &'static str,
    inputs: Vec<InputRecord>,
    steps: Vec<StepRecord>,
    result: ValueRecord,
    sources: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<&'static str>,
}

#[derive(Serialize)]
struct InputRecord {
    symbol: &'static str,
    name: &'static str,
    #[serde(flatten)]
    value: ValueRecord,
    /// Key of the input, or source and date in the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    input: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<&'static str>,
}

#[derive(Serialize)]
struct StepRecord {
    #[serde(skip_serializing_if = "str::is_empty")]
    part: &'static str,
    symbol: &'static str,
    name: &'static str,
    #[serde(flatten)]
    value: ValueRecord,
}

/// A number in its base unit and as people read it, or a text alone.
#[derive(Serialize)]
struct ValueRecord {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<&'static str>,
    text: String,
}

pub(super) fn records(explanations: &[Explanation], side: Side) -> Vec<ExplanationRecord> {
    explanations.iter().filter(|explanation| explanation.side == side).map(record).collect()
}

fn record(of: &Explanation) -> ExplanationRecord {
    ExplanationRecord {
        figure: of.key,
        formula: of.formula.name,
        expression: of.formula.expression,
        inputs: of.inputs.iter().map(input).collect(),
        steps: of.steps.iter().map(step).collect(),
        result: match &of.result {
            Ok(amount) => number(amount),
            Err(reason) => word(reason),
        },
        sources: of.formula.sources.iter().map(ToString::to_string).collect(),
        note: of.note,
    }
}

fn input(given: &Given) -> InputRecord {
    let (input, origin) = match given.from {
        Provenance::Field(key) => (Some(key), None),
        Provenance::Catalogue(origin) => (None, Some(origin)),
    };
    InputRecord {
        symbol: given.symbol,
        name: given.name,
        value: value(&given.value),
        input,
        source: origin.map(|origin| origin.source),
        date: origin.map(|origin| origin.date),
    }
}

fn step(step: &Step) -> StepRecord {
    StepRecord { part: step.part, symbol: step.symbol, name: step.name, value: value(&step.value) }
}

fn value(term: &Term) -> ValueRecord {
    match term {
        Term::Amount(amount) => number(amount),
        Term::Word(text) => word(text),
    }
}

fn number(amount: &Amount) -> ValueRecord {
    let unit = unit(amount.kind);
    ValueRecord { value: Some(amount.value), unit: Some(unit), text: amount.to_string() }
}

fn word(text: &str) -> ValueRecord {
    ValueRecord { value: None, unit: None, text: text.to_owned() }
}
