//! The chart of latency against load.

use super::figure::{Axis, Figure, Join, Line, Mark, Stroke, Words};
use super::kind::ChartKind;
use super::note::{About, Note};
use super::scale::Scale;
use crate::analysis::LatencyCurve;
use crate::scenario::{Objectives, Side};
use crate::units::{Kind, duration, rate};

/// p50 and p99 of both designs on logarithmic axes, with the objective, today's peak and the knees.
#[must_use]
pub fn latency_figure(curve: &LatencyCurve, objectives: &Objectives) -> Figure {
    let slo = objectives.slo_p99.get();
    let lowest = |values: &[Option<f64>]| values.iter().flatten().copied().fold(f64::INFINITY, f64::min);
    let both = Side::BOTH.map(|side| curve.design(side));
    let fastest = both.iter().map(|design| lowest(&design.p50)).fold(slo, f64::min);
    let unloaded = both.iter().map(|design| lowest(&design.p99)).filter(|p99| p99.is_finite());
    let ceiling = unloaded.fold(slo, f64::max) * 4.0;
    let lines = Side::BOTH.into_iter().flat_map(|side| {
        let design = curve.design(side);
        let line = |label, stroke, values: &Vec<Option<f64>>| Line {
            label,
            side: Some(side),
            stroke,
            base: None,
            values: values.clone(),
        };
        [line("p99", Stroke::Main, &design.p99), line("p50", Stroke::Secondary, &design.p50)]
    });
    let (first, last) = (curve.loads.first(), curve.loads.last());
    let today = curve.loads.get(curve.today).copied().unwrap_or(1.0);
    let mut marks = vec![
        Mark::Horizontal { y: slo, label: "p99 objective".to_owned(), side: None },
        Mark::Vertical { x: today, label: "peak today" },
    ];
    for side in Side::BOTH {
        marks.extend(curve.design(side).knee.map(|knee| Mark::Ring {
            x: knee.load,
            y: knee.p99,
            label: "knee".to_owned(),
            side: Some(side),
        }));
    }
    Figure {
        kind: ChartKind::Latency,
        description: description(curve, slo),
        x: Axis {
            label: "requests per second",
            kind: Kind::Rate,
            scale: Scale::Logarithmic {
                low: first.copied().unwrap_or(1.0),
                high: last.copied().unwrap_or(10.0),
            },
        },
        y: Axis {
            label: "latency",
            kind: Kind::Duration,
            scale: Scale::Logarithmic { low: fastest * 0.6, high: ceiling },
        },
        reads_at: "Load",
        at: curve.loads.clone(),
        rows: Vec::new(),
        today: curve.today,
        missing: "saturated",
        words: Words::Of(Kind::Duration),
        join: Join::Straight,
        lines: lines.collect(),
        marks,
        notes: notes(curve),
    }
}

/// The knees in sentences.
fn notes(curve: &LatencyCurve) -> Vec<Note> {
    let note = |side: Side| {
        let knee = curve.design(side).knee?;
        let text = format!(
            "{} bends at {}: beyond this knee p99 grows faster than the load.",
            side.label(),
            rate(knee.load)
        );
        Some(Note::new(About::Knee, Some(side), text))
    };
    Side::BOTH.into_iter().filter_map(note).collect()
}

fn description(curve: &LatencyCurve, slo: f64) -> String {
    let saturation = |side: Side| {
        format!("{} saturates at {}", side.label().to_lowercase(), rate(curve.design(side).capacity))
    };
    format!(
        "p50 and p99 latency of both designs against load. The objective for p99 is {}; {}, {}.",
        duration(slo),
        saturation(Side::Vertical),
        saturation(Side::Horizontal)
    )
}
