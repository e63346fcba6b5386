//! The chart of throughput against size.

use super::figure::{Axis, Figure, Join, Line, Mark, Stroke, Words};
use super::kind::ChartKind;
use super::note::{About, Note, joined};
use super::scale::Scale;
use crate::analysis::{DesignThroughput, GrowsBy, ThroughputCurve};
use crate::scenario::Side;
use crate::units::{Kind, count, rate};

/// What the application tier of both designs carries in each size, beside what it would if nothing were lost, with the
/// present sizes, the peak, and today's load.
#[must_use]
pub fn throughput_figure(curve: &ThroughputCurve) -> Figure {
    let mut marks =
        vec![Mark::Horizontal { y: curve.peak_rate, label: "peak load today".to_owned(), side: None }];
    let mut lines = Vec::new();
    for side in Side::BOTH {
        let design = curve.design(side);
        let line = |label, stroke, values: &Vec<f64>| Line {
            label,
            side: Some(side),
            stroke,
            base: None,
            values: values.iter().copied().map(Some).collect(),
        };
        let carried = match design.by {
            GrowsBy::Cores => "by cores",
            GrowsBy::Nodes => "by nodes",
        };
        lines.push(line(carried, Stroke::Main, &design.carried));
        lines.push(line("if linear", Stroke::Secondary, &design.ideal));
        let ring = |x: u32, y, label: &str| Mark::Ring {
            x: f64::from(x),
            y,
            label: label.to_owned(),
            side: Some(side),
        };
        marks.push(ring(design.now, design.carried_now, "now"));
        marks.extend(design.peak.map(|(size, carried)| ring(size, carried, "most")));
    }
    let values = || lines.iter().flat_map(|line: &Line| line.values.iter().flatten().copied());
    let (low, high) = (values().fold(f64::INFINITY, f64::min), values().fold(0.0, f64::max));
    let (low, high) = if low > 0.0 && high.is_finite() { (low, high) } else { (1.0, 10.0) };
    let last = curve.sizes.last().copied().unwrap_or(1);
    let now = curve.vertical.now;
    let notes: Vec<Note> = Side::BOTH.into_iter().flat_map(|side| notes(side, curve.design(side))).collect();
    Figure {
        kind: ChartKind::Throughput,
        description: format!(
            "Requests per second that the application tier of both designs carries, by its size. {}",
            joined(&notes)
        ),
        x: Axis {
            label: "cores of one machine (scale up), nodes (scale out)",
            kind: Kind::Whole,
            scale: Scale::Logarithmic { low: 1.0, high: f64::from(last) },
        },
        y: Axis {
            label: "requests per second",
            kind: Kind::Rate,
            scale: Scale::Logarithmic { low: low * 0.8, high: high * 1.3 },
        },
        reads_at: "Cores or nodes",
        at: curve.sizes.iter().copied().map(f64::from).collect(),
        rows: Vec::new(),
        today: curve.sizes.iter().position(|size| *size == now).unwrap_or_default(),
        missing: "nothing",
        words: Words::Of(Kind::Rate),
        join: Join::Straight,
        lines,
        marks,
        notes,
    }
}

fn notes(side: Side, design: &DesignThroughput) -> Vec<Note> {
    let name = side.label();
    let what = match design.by {
        GrowsBy::Cores => "cores",
        GrowsBy::Nodes => "nodes",
    };
    let share = design.carried_now / design.ideal_now;
    let size = format!(
        "{name}, {} {what}: the application tier carries {}, {:.0}% of linear.",
        count(design.now),
        rate(design.carried_now),
        share * 100.0
    );
    let peak = design.peak.map(|(size, carried)| {
        let size = count(size);
        let text = format!("{name} carries most with {size} {what}, {}; more are less.", rate(carried));
        Note::new(About::Peak, Some(side), text)
    });
    [Note::new(About::Size, Some(side), size)].into_iter().chain(peak).collect()
}
