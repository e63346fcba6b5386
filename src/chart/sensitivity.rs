//! The chart of what matters most: p99, or the monthly cost, when one input changes.

use super::figure::{Axis, Figure, Join, Line, Mark, Stroke, Words};
use super::kind::ChartKind;
use super::note::{About, Note, joined};
use super::scale::Scale;
use crate::analysis::{Outcome, Sensitivity};
use crate::scenario::Side;
use crate::units::Kind;

/// Inputs shown.
const MOST_ROWS: usize = 10;
/// The axis ends here, for what grows without end.
const LARGEST_CHANGE: f64 = 1.5;
const SMALLEST_CHANGE: f64 = 0.05;

/// A row for each input, the one with the most effect on top, with the change for less and for more of it.
#[must_use]
pub fn sensitivity_figure(sensitivity: &Sensitivity, outcome: Outcome) -> Figure {
    let shown: Vec<_> = sensitivity.inputs.iter().take(MOST_ROWS).collect();
    let mut lines = Vec::new();
    for (at, (side, now)) in Side::BOTH.into_iter().zip(sensitivity.now).enumerate() {
        let line = |label, stroke, values: Vec<Option<f64>>| Line {
            label,
            side: Some(side),
            stroke,
            base: now,
            values,
        };
        let of = |change: &[Option<f64>; 2]| change.get(at).copied().flatten();
        let less = shown.iter().map(|input| of(&input.less)).collect();
        lines.push(line("with less", Stroke::Secondary, less));
        lines.push(line("with more", Stroke::Main, shown.iter().map(|input| of(&input.more)).collect()));
    }
    let changes = lines.iter().filter(|line| line.base.is_some()).flat_map(|line| {
        line.values.iter().map(|value| value.map_or(LARGEST_CHANGE, |value| line.plotted(value)))
    });
    let (low, high) = changes
        .fold((-SMALLEST_CHANGE, SMALLEST_CHANGE), |(low, high), change| (change.min(low), change.max(high)));
    let (kind, title, words, missing) = match outcome {
        Outcome::P99 => (ChartKind::LatencySensitivity, "p99", Kind::Duration, "saturated"),
        Outcome::Cost => (ChartKind::CostSensitivity, "monthly cost", Kind::Money, "no cost"),
    };
    let count = shown.len();
    let row = |input: &&crate::analysis::SensitiveInput| {
        if input.is_whole { format!("{} ±", input.label) } else { input.label.to_owned() }
    };
    let notes = notes(sensitivity, outcome);
    Figure {
        kind,
        description: format!(
            "Change of {title} when one input is a fifth less or more, the largest effect first. {}",
            joined(&notes)
        ),
        x: Axis {
            label: match outcome {
                Outcome::P99 => "change of p99",
                Outcome::Cost => "change of the monthly cost",
            },
            kind: Kind::Fraction,
            scale: Scale::Linear { low: low * 1.08, high: (high * 1.08).min(LARGEST_CHANGE) },
        },
        y: Axis {
            label: "",
            kind: Kind::Plain,
            scale: Scale::Linear { low: -0.5, high: count.max(1) as f64 - 0.5 },
        },
        reads_at: "Input",
        at: (0..count).rev().map(|row| row as f64).collect(),
        rows: shown.iter().map(row).collect(),
        today: 0,
        missing,
        words: Words::Of(words),
        join: Join::Bars,
        lines,
        marks: vec![Mark::Vertical { x: 0.0, label: "as it is" }],
        notes,
    }
}

/// What the rows stand for, and what saturates a design.
fn notes(sensitivity: &Sensitivity, outcome: Outcome) -> Vec<Note> {
    let reading = "Each input is made 20% less and 20% more, a whole number (±) by one at least.";
    let mut notes = vec![Note::new(About::Reading, None, reading.to_owned())];
    for (at, (side, now)) in Side::BOTH.into_iter().zip(sensitivity.now).enumerate() {
        let name = side.label();
        if now.is_none() {
            let text = format!("{name} is saturated: there is no p99 to compare with.");
            notes.push(Note::new(About::Saturation, Some(side), text));
            continue;
        }
        let gone = |change: &[Option<f64>; 2]| matches!(change.get(at), Some(None));
        let saturating: Vec<String> = sensitivity
            .inputs
            .iter()
            .flat_map(|input| [("less", &input.less, input.label), ("more", &input.more, input.label)])
            .filter(|(_, change, _)| outcome == Outcome::P99 && gone(change))
            .map(|(what, _, label)| format!("{what} of “{label}”"))
            .collect();
        if !saturating.is_empty() {
            let text = format!("{name} is saturated with {}.", saturating.join(", "));
            notes.push(Note::new(About::Saturation, Some(side), text));
        }
    }
    notes
}
