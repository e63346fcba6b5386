//! The chart of latency against load.

use super::figure::{Figure, Join, Line, Mark, Stroke};
use super::scale::Scale;
use crate::analysis::LatencyCurve;
use crate::scenario::{Objectives, Side};
use crate::units::{Kind, duration, rate};

/// p50 and p99 of both designs on logarithmic axes, with the objective and today's peak.
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
        [
            Line { label: "p99", side, stroke: Stroke::Main, values: design.p99.clone() },
            Line { label: "p50", side, stroke: Stroke::Secondary, values: design.p50.clone() },
        ]
    });
    let (first, last) = (curve.loads.first(), curve.loads.last());
    Figure {
        title: "Latency against load",
        description: description(curve, slo),
        x_label: "requests per second",
        x_kind: Kind::Rate,
        x: Scale::Logarithmic { low: first.copied().unwrap_or(1.0), high: last.copied().unwrap_or(10.0) },
        y_label: "latency",
        y_kind: Kind::Duration,
        y: Scale::Logarithmic { low: fastest * 0.6, high: ceiling },
        at: curve.loads.clone(),
        today: curve.today,
        missing: "saturated",
        join: Join::Straight,
        lines: lines.collect(),
        marks: vec![
            Mark::Horizontal { y: slo, label: "p99 objective" },
            Mark::Vertical { x: curve.loads.get(curve.today).copied().unwrap_or(1.0), label: "peak today" },
        ],
        notes: Vec::new(),
    }
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
