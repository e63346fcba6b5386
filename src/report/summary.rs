//! The numbers that matter, as short as they can be said.

use super::comparison::{Row, Verdict};
use crate::model::{Evaluation, Figure};
use crate::scenario::Side;
use crate::units::{counted, dollars, duration, percent, rate};

/// One of them, for one design.
#[derive(Debug, Clone, PartialEq)]
pub struct Brief {
    /// What explains it.
    pub figure: Figure,
    pub label: &'static str,
    pub text: String,
    /// What it is held against, quieter.
    pub note: String,
    pub verdict: Verdict,
}

/// What heads the numbers of [`briefs`], in their order.
pub const BRIEF_LABELS: [&str; 5] = ["Capacity", "p99", "Cost per month", "Availability", "Breaks first"];

/// Capacity, p99, cost, availability, and what breaks first; from the rows of the comparison of the same evaluation.
#[must_use]
pub fn briefs(evaluation: &Evaluation, rows: &[Row], side: Side) -> [Brief; 5] {
    let design = evaluation.design(side);
    let capacity = &design.capacity;
    let told = |figure: Figure| {
        let row = rows.iter().find(|row| row.figure == figure);
        row.map_or((String::new(), Verdict::NoObjective), |row| {
            let cell = row.cell(side);
            (cell.text.clone(), cell.verdict)
        })
    };
    let headroom = evaluation.headroom(side).map_or_else(
        || "no headroom".to_owned(),
        |headroom| match headroom {
            room if room >= 0.0 => format!("{} headroom", percent(room)),
            short => format!("short by {}", percent(-short)),
        },
    );
    let down = design.availability.served.map_or_else(
        |_| "overloaded".to_owned(),
        |served| format!("{} down a year", duration(served.downtime_minutes_per_year * 60.0)),
    );
    let points = match design.availability.count() {
        0.0 => "no single point".to_owned(),
        points => counted(points as u32, "single point"),
    };
    let ((p99, late), (cost, _), (availability, short)) =
        (told(Figure::P99), told(Figure::Cost), told(Figure::Availability));
    let (bottleneck, at) = (capacity.bottleneck, rate(capacity.rate));
    let per_million = format!("{} per million", dollars(design.cost_per_million));
    let after_node = match design.after_node.left.p99() {
        Ok(_) if design.after_node.meets_latency => "one node lost: met",
        Ok(_) | Err(_) => "one node lost: missed",
    };
    let [a, b, c, d, e] = BRIEF_LABELS;
    [
        Brief {
            figure: Figure::Capacity,
            label: a,
            text: at,
            note: headroom,
            verdict: told(Figure::Headroom).1,
        },
        Brief { figure: Figure::P99, label: b, text: p99, note: after_node.to_owned(), verdict: late },
        Brief {
            figure: Figure::Cost,
            label: c,
            text: cost,
            note: per_million,
            verdict: Verdict::NoObjective,
        },
        Brief { figure: Figure::Availability, label: d, text: availability, note: down, verdict: short },
        Brief {
            figure: Figure::Utilization(bottleneck),
            label: e,
            text: design.name_of(bottleneck).to_owned(),
            note: points,
            verdict: Verdict::NoObjective,
        },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::evaluate;
    use crate::report::comparison;
    use crate::scenario::default_preset;

    #[test]
    fn the_briefs_say_what_the_comparison_says() {
        let scenario = default_preset().scenario();
        let evaluation = evaluate(&scenario).unwrap();
        let rows = comparison(&scenario, &evaluation);
        for side in Side::BOTH {
            for brief in briefs(&evaluation, &rows, side) {
                let cell = rows.iter().find(|row| row.figure == brief.figure).unwrap().cell(side);
                assert!(!brief.note.is_empty());
                if !matches!(brief.figure, Figure::Utilization(_)) {
                    assert_eq!(brief.text, cell.text, "{}", brief.label);
                }
            }
        }
        let [.., first] = briefs(&evaluation, &rows, Side::Vertical);
        assert_eq!((first.text.as_str(), first.note.as_str()), ("Application", "6 single points"));
    }
}
