//! The chart of downtime against redundancy.

use super::figure::{Axis, Figure, Join, Line, Mark, SECONDS_PER_YEAR, Stroke, Words};
use super::kind::ChartKind;
use super::note::{About, Note, joined};
use super::scale::Scale;
use crate::analysis::AvailabilityCurve;
use crate::scenario::{Objectives, Side};
use crate::units::Kind;

/// The hours a year for which both designs are down, by the nodes that each tier has to spare, with the objective and
/// the designs as they are.
#[must_use]
pub fn availability_figure(curve: &AvailabilityCurve, objectives: &Objectives) -> Figure {
    let down = |share: f64| (1.0 - share) * SECONDS_PER_YEAR;
    let objective = down(objectives.slo_availability.get());
    let mut marks = Vec::new();
    if objective > 0.0 {
        marks.push(Mark::Horizontal { y: objective, label: "objective".to_owned(), side: None });
    }
    let mut lines = Vec::new();
    let mut notes = Vec::new();
    for side in Side::BOTH {
        let design = curve.design(side);
        lines.push(Line {
            label: "down",
            side: Some(side),
            stroke: Stroke::Main,
            base: None,
            values: design.shares.iter().map(|share| share.map(down)).collect(),
        });
        if let Some(now) = design.now {
            let label = format!("{} as it is", side.label());
            let text = format!("{label}: {}.", Words::Downtime.say(down(now)));
            notes.push(Note::new(About::Downtime, Some(side), text));
            marks.push(Mark::Horizontal { y: down(now).max(f64::MIN_POSITIVE), label, side: Some(side) });
        }
        notes.extend(design.enough(objectives.slo_availability.get()).map(|spare| {
            let sizes = design.sizes(spare).unwrap_or_default();
            let text = format!("{} meets the objective with {}.", side.label(), sizes);
            Note::new(About::Enough, Some(side), text)
        }));
    }
    let seconds = || {
        let of_lines = lines.iter().flat_map(|line| line.values.iter().flatten().copied());
        let of_marks = marks.iter().filter_map(|mark| match mark {
            Mark::Horizontal { y, .. } => Some(*y),
            Mark::Vertical { .. } | Mark::Ring { .. } | Mark::End { .. } => None,
        });
        of_lines.chain(of_marks).filter(|seconds| *seconds > 0.0)
    };
    let (low, high) = (seconds().fold(f64::INFINITY, f64::min), seconds().fold(0.0, f64::max));
    let (low, high) = if low.is_finite() && high > 0.0 { (low * 0.5, high * 2.5) } else { (1.0, 1e6) };
    Figure {
        kind: ChartKind::Availability,
        description: format!(
            "Downtime per year of both designs by the nodes that every tier has to spare. {}",
            joined(&notes)
        ),
        x: Axis {
            label: "spare nodes and replicas in every tier",
            kind: Kind::Whole,
            scale: Scale::Linear { low: 0.0, high: curve.spares.len().saturating_sub(1) as f64 },
        },
        y: Axis { label: "down per year", kind: Kind::Duration, scale: Scale::Logarithmic { low, high } },
        reads_at: "Spare nodes",
        at: curve.spares.iter().copied().map(f64::from).collect(),
        rows: Vec::new(),
        today: 1,
        missing: "cannot carry the peak",
        words: Words::Downtime,
        join: Join::Straight,
        lines,
        marks,
        notes,
    }
}
