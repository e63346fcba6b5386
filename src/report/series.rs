//! The points of a chart as JSON.

use serde::Serialize;

use super::note::notes_in_words;
use crate::chart::{self, Figure, Stroke, Words};
use crate::link;
use crate::scenario::{Scenario, Side};
use crate::units::Kind;

/// Version of the layout.
const SCHEMA: &str = "headroom-chart-1";

#[derive(Serialize)]
struct Chart<'a> {
    schema: &'static str,
    name: &'a str,
    link: String,
    title: &'a str,
    /// The name of the scenario whose lines have `baseline: true`.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<&'a str>,
    at: Axis<'a>,
    value: Axis<'a>,
    lines: Vec<Line<'a>>,
    /// They say what their numbers were in the baseline.
    notes: Vec<String>,
}

#[derive(Serialize)]
struct Axis<'a> {
    label: &'a str,
    unit: &'static str,
}

#[derive(Serialize)]
struct Line<'a> {
    /// Absent for a line of no design.
    #[serde(skip_serializing_if = "Option::is_none")]
    design: Option<&'static str>,
    label: &'a str,
    /// Whether it is the baseline's.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    baseline: bool,
    points: Vec<Point<'a>>,
}

/// A point, or the reason why there is none at that place.
#[derive(Serialize)]
struct Point<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    at: Option<f64>,
    /// The name of the place, where places are no numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unavailable: Option<Reason<'a>>,
}

#[derive(Serialize)]
struct Reason<'a> {
    reason: &'a str,
}

/// The lines of a chart, in base units; those of the baseline among them, where there is one.
///
/// # Errors
/// Those of the serializer, which numbers and text do not cause.
pub fn series_json(
    scenario: &Scenario,
    baseline: Option<&Scenario>,
    figure: &Figure,
) -> serde_json::Result<String> {
    let lines = figure.lines.iter().map(|line| Line {
        design: line.side.map(Side::key),
        label: line.label,
        baseline: line.stroke == Stroke::Baseline,
        points: (0..figure.at.len()).map(|index| point(figure, line, index)).collect(),
    });
    serde_json::to_string_pretty(&Chart {
        schema: SCHEMA,
        name: &scenario.name,
        link: format!("#{}", link::print_pair(scenario, baseline)),
        title: figure.kind.title(),
        baseline: baseline.map(|before| before.name.as_str()),
        at: Axis {
            label: figure.reads_at,
            unit: if figure.rows.is_empty() { unit(figure.x.kind) } else { "1" },
        },
        value: Axis {
            label: figure.y.label,
            unit: match figure.words {
                Words::Of(kind) => unit(kind),
                Words::Downtime => "s_per_year",
            },
        },
        lines: lines.collect(),
        notes: notes_in_words(&figure.notes),
    })
}

fn point<'a>(figure: &'a Figure, line: &chart::Line, index: usize) -> Point<'a> {
    let row = figure.rows.get(index).map(String::as_str);
    let value = line.values.get(index).copied().flatten();
    Point {
        at: if row.is_some() { None } else { figure.at.get(index).copied() },
        row,
        value,
        unavailable: value.is_none().then_some(Reason { reason: figure.missing(line) }),
    }
}

/// The name of a kind's base unit in JSON.
pub(super) const fn unit(kind: Kind) -> &'static str {
    match kind {
        Kind::Rate => "per_second",
        Kind::Duration => "s",
        Kind::Size => "bytes",
        Kind::Money => "usd",
        Kind::Fraction | Kind::Whole | Kind::Plain => "1",
    }
}
