//! The chart of monthly cost against load.

use super::figure::{Axis, Figure, Join, Line, Mark, Stroke, Words};
use super::kind::ChartKind;
use super::note::{About, Note, joined};
use super::scale::Scale;
use crate::analysis::{CostCurve, Crossover};
use crate::scenario::Side;
use crate::units::{Kind, dollars, rate};

/// The cost of both designs on logarithmic axes, each in the cheapest size for the load, with the loads at which costs
/// cross, the ends of the ladders, and today's peak.
#[must_use]
pub fn cost_figure(curve: &CostCurve) -> Figure {
    let costs = || Side::BOTH.into_iter().flat_map(|side| curve.design(side).costs.iter().flatten().copied());
    let (lowest, highest) = (costs().fold(f64::INFINITY, f64::min), costs().fold(0.0, f64::max));
    let (low, high) = if lowest > 0.0 && lowest <= highest && lowest.is_finite() {
        (lowest * 0.7, highest * 1.4)
    } else {
        (1.0, 10.0)
    };
    let lines = Side::BOTH.into_iter().map(|side| Line {
        label: "cheapest size",
        side: Some(side),
        stroke: Stroke::Main,
        base: None,
        values: curve.design(side).costs.clone(),
    });
    let today = curve.loads.get(curve.today).copied().unwrap_or(1.0);
    let mut marks = vec![Mark::Vertical { x: today, label: "peak today" }];
    for side in Side::BOTH {
        marks.extend(end_marks(curve, side));
    }
    marks.extend(curve.crossovers.iter().map(|crossover| Mark::Ring {
        x: crossover.load,
        y: crossover.vertical.min(crossover.horizontal),
        label: rate(crossover.load),
        side: None,
    }));
    let notes = notes(curve);
    let (first, last) = (curve.loads.first(), curve.loads.last());
    Figure {
        kind: ChartKind::Cost,
        description: format!(
            "Monthly cost of both designs against load, each in the cheapest size that keeps p99 within its objective. {}",
            joined(&notes)
        ),
        x: Axis {
            label: "requests per second at peak",
            kind: Kind::Rate,
            scale: Scale::Logarithmic {
                low: first.copied().unwrap_or(1.0),
                high: last.copied().unwrap_or(10.0),
            },
        },
        y: Axis { label: "per month", kind: Kind::Money, scale: Scale::Logarithmic { low, high } },
        reads_at: "Load",
        at: curve.loads.clone(),
        rows: Vec::new(),
        today: curve.today,
        missing: "no size will do",
        words: Words::Of(Kind::Money),
        join: Join::Steps,
        lines: lines.collect(),
        marks,
        notes,
    }
}

fn end_marks(curve: &CostCurve, side: Side) -> Vec<Mark> {
    let label = match side {
        Side::Vertical => "scale up ends",
        Side::Horizontal => "scale out ends",
    };
    let design = curve.design(side);
    let load = design.ceiling.and_then(|ceiling| ceiling.load);
    let cost = design.costs.iter().rev().find_map(|cost| *cost);
    load.zip(cost)
        .map(|(x, y)| vec![Mark::Vertical { x, label }, Mark::End { x, y, side }])
        .unwrap_or_default()
}

/// Crossings and ceilings in sentences.
fn notes(curve: &CostCurve) -> Vec<Note> {
    let of_crossing = |text| Note::new(About::Crossing, None, text);
    let mut notes: Vec<Note> = curve.crossovers.iter().map(crossing).map(of_crossing).collect();
    if notes.is_empty() {
        let cost = |side| curve.design(side).costs.get(curve.today).copied().flatten();
        if let Some((vertical, horizontal)) = cost(Side::Vertical).zip(cost(Side::Horizontal)) {
            let cheaper = if vertical <= horizontal { Side::Vertical } else { Side::Horizontal };
            notes.push(of_crossing(format!(
                "The costs do not cross: {} is the cheaper one at every load both can carry.",
                cheaper.label().to_lowercase()
            )));
        }
    }
    for side in Side::BOTH {
        let name = side.label();
        if let Some(ceiling) = curve.design(side).ceiling {
            let text = match ceiling.load {
                Some(load) => format!("{name} ends at {}: {}.", rate(load), ceiling.why),
                None => format!("{name} carries none of these loads: {}.", ceiling.why),
            };
            notes.push(Note::new(About::Ceiling, Some(side), text));
        }
    }
    notes
}

fn crossing(crossover: &Crossover) -> String {
    let (cheaper, dearer) = match crossover.cheaper {
        Side::Vertical => (crossover.vertical, crossover.horizontal),
        Side::Horizontal => (crossover.horizontal, crossover.vertical),
    };
    format!(
        "From {} on, {} is cheaper: {} against {} a month.",
        rate(crossover.load),
        crossover.cheaper.label().to_lowercase(),
        dollars(cheaper),
        dollars(dearer)
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::cost_curve;
    use crate::chart::{Frame, draw};
    use crate::scenario::default_preset;

    #[test]
    fn the_end_of_the_ladder_is_drawn_and_said() {
        let figure = cost_figure(&cost_curve(&default_preset().scenario()).unwrap());
        assert!(figure.marks.iter().any(|mark| matches!(mark, Mark::End { side: Side::Vertical, .. })));
        assert!(
            figure.notes.iter().any(|note| note.text.starts_with("Scale up ends at ")),
            "{:?}",
            figure.notes
        );
        let svg = draw(&figure, &Frame::new(&figure, 760, 360)).unwrap();
        assert!(svg.contains("scale up ends") && svg.contains("<title>Monthly cost against load</title>"));
    }

    #[test]
    fn a_curve_without_any_cost_is_still_a_picture() {
        let scenario = default_preset().scenario().changed(&[("slo_p99", "1ms")]).unwrap();
        let figure = cost_figure(&cost_curve(&scenario).unwrap());
        assert!(
            figure.notes.iter().any(|note| note.text.contains("even when nobody waits")),
            "{:?}",
            figure.notes
        );
        assert!(draw(&figure, &Frame::new(&figure, 375, 360)).is_ok());
    }
}
