//! `headroom check`: the objectives, for a pipeline.

use std::error::Error;

use headroom::model::{self, Evaluation, Figure};
use headroom::report::{CsvCell, Verdict, comparison};
use headroom::scenario::{Scenario, Side};

use crate::arguments::{Check, Which};
use crate::input;
use crate::listing::Listing;

/// The figures that objectives are set for.
const OBJECTIVES: [Figure; 3] = [Figure::P99, Figure::Availability, Figure::Cost];

/// One objective of one design.
struct Outcome {
    side: Side,
    figure: Figure,
    met: bool,
    value: String,
    details: String,
}

/// The outcomes as text, and whether the designs asked for meet all.
pub fn run(arguments: &Check) -> Result<(String, bool), Box<dyn Error>> {
    let scenario = input::read(&arguments.scenario)?.opened.scenario;
    let evaluation = model::evaluate(&scenario)?;
    let sides = asked(arguments.design);
    let outcomes = outcomes(&scenario, &evaluation, sides);
    let meets = |side: Side| outcomes.iter().all(|outcome| outcome.side != side || outcome.met);
    let met = if arguments.design == Which::Any {
        sides.iter().copied().any(meets)
    } else {
        sides.iter().copied().all(meets)
    };
    if !met {
        for outcome in outcomes.iter().filter(|outcome| !outcome.met) {
            let Outcome { side, figure, value, details, .. } = outcome;
            eprintln!(
                "headroom: {} misses an objective: {} {value} ({details})",
                side.label(),
                figure.title()
            );
        }
    }
    let rows = outcomes.iter().map(|outcome| {
        let verdict = if outcome.met { "met" } else { "missed" };
        [outcome.side.key(), outcome.figure.key(), verdict, &outcome.value, &outcome.details]
            .map(|text| Some(CsvCell::text(text)))
            .into()
    });
    let listing = Listing {
        schema: "headroom-check-1",
        title: "Objectives",
        columns: vec!["design", "objective", "verdict", "value", "details"],
        rows: rows.collect(),
    };
    Ok((listing.print(arguments.format)?, met))
}

const fn asked(which: Which) -> &'static [Side] {
    match which {
        Which::Both | Which::Any => &Side::BOTH,
        Which::Vertical => &[Side::Vertical],
        Which::Horizontal => &[Side::Horizontal],
    }
}

fn outcomes(scenario: &Scenario, evaluation: &Evaluation, sides: &[Side]) -> Vec<Outcome> {
    let rows = comparison(scenario, evaluation);
    let mut outcomes = Vec::new();
    for &side in sides {
        for row in rows.iter().filter(|row| OBJECTIVES.contains(&row.figure)) {
            let cell = row.cell(side);
            if cell.verdict != Verdict::NoObjective {
                outcomes.push(Outcome {
                    side,
                    figure: row.figure,
                    met: cell.verdict == Verdict::Met,
                    value: cell.text.clone(),
                    details: cell.details.join("; "),
                });
            }
        }
    }
    outcomes
}
