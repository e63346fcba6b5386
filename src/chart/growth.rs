//! The chart of load against capacity over the months.

use super::figure::{Axis, Figure, Join, Line, Mark, Stroke, Words};
use super::kind::ChartKind;
use super::note::{About, Note, joined};
use super::scale::Scale;
use crate::analysis::{DesignGrowth, GrowthCurve};
use crate::scenario::Side;
use crate::units::{Kind, dollars, rate};

/// Purchases that are told one by one, for each design.
const MOST_TOLD: usize = 4;

/// The growing peak load, and what both designs carry within the latency objective; each purchase is a step.
#[must_use]
pub fn growth_figure(curve: &GrowthCurve) -> Figure {
    let line = |label, side, values: &Vec<f64>| Line {
        label,
        side,
        stroke: Stroke::Main,
        base: None,
        values: values.iter().map(|value| (*value > 0.0).then_some(*value)).collect(),
    };
    let mut lines = vec![line("Peak load", None, &curve.loads)];
    let mut marks = Vec::new();
    let mut notes = Vec::new();
    for side in Side::BOTH {
        let design = curve.design(side);
        lines.push(line("capacity", Some(side), &design.capacities));
        marks.extend(signs(side, design));
        notes.extend(told(side, design));
    }
    let values = || lines.iter().flat_map(|line| line.values.iter().flatten().copied());
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(0.0, f64::max));
    let (low, high) = if low.is_finite() && high > 0.0 { (low * 0.7, high * 1.5) } else { (1.0, 10.0) };
    Figure {
        kind: ChartKind::Growth,
        description: format!(
            "Peak load of each month, and what both designs carry within the latency objective. {}",
            joined(&notes)
        ),
        x: Axis {
            label: "months from today",
            kind: Kind::Whole,
            scale: Scale::Linear {
                low: 0.0,
                high: f64::from(curve.months.last().copied().unwrap_or(1).max(1)),
            },
        },
        y: Axis { label: "requests per second", kind: Kind::Rate, scale: Scale::Logarithmic { low, high } },
        reads_at: "Month",
        at: curve.months.iter().copied().map(f64::from).collect(),
        rows: Vec::new(),
        today: 0,
        missing: "none within the objective",
        words: Words::Of(Kind::Rate),
        join: Join::Steps,
        lines,
        marks,
        notes,
    }
}

/// A ring at each purchase, and a bar at the ceiling.
fn signs(side: Side, design: &DesignGrowth) -> Vec<Mark> {
    let capacity =
        |month: u32| design.capacities.get(month as usize).copied().filter(|capacity| *capacity > 0.0);
    let bought = design.path.purchases.iter().filter_map(|step| {
        let label = step.changes.first().map_or(String::new(), ToString::to_string);
        Some(Mark::Ring { x: f64::from(step.month), y: capacity(step.month)?, label, side: Some(side) })
    });
    let end =
        design.ceiling.and_then(|month| Some(Mark::End { x: f64::from(month), y: capacity(month)?, side }));
    bought.chain(end).collect()
}

/// The first purchases and the ceiling in sentences.
fn told(side: Side, design: &DesignGrowth) -> Vec<Note> {
    let name = side.label();
    let note = |about, text| Note::new(about, Some(side), text);
    let steps = &design.path.purchases;
    let step = |step: &crate::analysis::GrowthStep| {
        let changes: Vec<String> = step.changes.iter().map(ToString::to_string).collect();
        let text = format!(
            "{name}, month {}: {}, from {} to {} a month.",
            step.month,
            changes.join(", "),
            dollars(step.cost_before),
            dollars(step.cost_after)
        );
        note(About::Purchase, text)
    };
    let mut told: Vec<Note> = steps.iter().take(MOST_TOLD).map(step).collect();
    if let Some(last) = steps.last().filter(|_| steps.len() > MOST_TOLD) {
        let text = format!("{name}: {} more, the last in month {}.", steps.len() - MOST_TOLD, last.month);
        told.push(note(About::LaterPurchases, text));
    }
    told.extend(design.path.ceiling.map(|ceiling| {
        let text =
            format!("{name} ends in month {}, at {}: {}.", ceiling.month, rate(ceiling.load), ceiling.why);
        note(About::Ceiling, text)
    }));
    if told.is_empty() {
        told.push(note(About::Purchase, format!("{name} needs no purchase.")));
    }
    told
}
