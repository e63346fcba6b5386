//! The answer in three short sentences, written from the evaluation's numbers and nothing else.

use std::fmt;

use crate::model::advice::sentence::Sentence;
use crate::model::availability::SinglePoint;
use crate::model::evaluate::Evaluation;
use crate::model::explain::figure::Figure;
use crate::model::growth::spike::Drain;
use crate::model::latency::NoLatency;
use crate::scenario::Side;
use crate::units::Kind;

/// Which design meets the objectives and at what cost; and what breaks first.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    pub sentences: [Sentence; 3],
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [answer, limits, failures] = &self.sentences;
        write!(f, "{answer} {limits} {failures}")
    }
}

/// Writes the verdict.
#[must_use]
pub fn verdict(evaluation: &Evaluation) -> Verdict {
    let limits = limits(evaluation).then(spike(evaluation)).leading_to("spike_factor");
    Verdict { sentences: [answer(evaluation), limits, failures(evaluation)] }
}

fn answer(evaluation: &Evaluation) -> Sentence {
    let at_peak = |text: &str| Sentence::new(text).figure(evaluation, Side::Vertical, Figure::PeakRate);
    let [vertical, horizontal] = Side::BOTH.map(|side| evaluation.meets_objectives(side));
    match (vertical, horizontal) {
        (true, true) => at_peak("Both designs meet the objectives at the peak of ")
            .text(": Scale up ")
            .then(terms(evaluation, Side::Vertical))
            .text("; Scale out ")
            .then(terms(evaluation, Side::Horizontal))
            .text("."),
        (true, false) => one(evaluation, Side::Vertical, Side::Horizontal),
        (false, true) => one(evaluation, Side::Horizontal, Side::Vertical),
        (false, false) => at_peak("Neither design meets the objectives at the peak of ")
            .text(": ")
            .then(misses(evaluation, Side::Vertical))
            .text("; ")
            .then(misses(evaluation, Side::Horizontal))
            .text("."),
    }
}

fn one(evaluation: &Evaluation, meets: Side, fails: Side) -> Sentence {
    Sentence::new(format!("Only {} meets the objectives at the peak of ", meets.label()))
        .figure(evaluation, meets, Figure::PeakRate)
        .text(", ")
        .then(terms(evaluation, meets))
        .text("; ")
        .then(misses(evaluation, fails))
        .text(".")
}

/// A design that does not meet the objectives: its cost, and why.
fn misses(evaluation: &Evaluation, side: Side) -> Sentence {
    Sentence::new(format!("{}, ", side.label()))
        .then(cost(evaluation, side))
        .text(", ")
        .then(shortcoming(evaluation, side))
}

/// Cost and headroom of a design that meets the objectives.
fn terms(evaluation: &Evaluation, side: Side) -> Sentence {
    let cost = cost(evaluation, side).text(" with ");
    match evaluation.headroom(side) {
        Some(headroom) if headroom > 0.0 => {
            cost.told(headroom, Kind::Fraction, side, Figure::Headroom).text(" headroom")
        }
        Some(_) | None => cost.text("no headroom"),
    }
}

fn cost(evaluation: &Evaluation, side: Side) -> Sentence {
    Sentence::new("for ").figure(evaluation, side, Figure::Cost).text(" a month")
}

/// Why a design does not meet the objectives.
fn shortcoming(evaluation: &Evaluation, side: Side) -> Sentence {
    let design = evaluation.design(side);
    let late = design.latency.is_ok() && !design.meets_latency;
    let latency = match design.latency {
        Err(NoLatency::Saturated { tier, .. }) => {
            let growth = evaluation.backlog_growth(side).unwrap_or(0.0);
            return Sentence::new("is saturated: its ")
                .text(format!("{} is offered ", design.name_of(tier).to_lowercase()))
                .figure(evaluation, side, Figure::Utilization(tier))
                .text(" of what it can do, and the backlog grows by ")
                .told(growth, Kind::Rate, side, Figure::P99);
        }
        Err(NoLatency::NotFound(_)) => Some(Sentence::new("has a p99 that could not be computed")),
        Ok(_) if !late => None,
        Ok(_) => Some(Sentence::new("misses the p99 objective with ").figure(evaluation, side, Figure::P99)),
    };
    let availability = (!design.meets_availability).then(|| match design.availability.served {
        Ok(_) => Sentence::new(if late { "" } else { "misses " })
            .text("the availability objective with ")
            .figure(evaluation, side, Figure::Availability),
        Err(overloaded) => Sentence::new(format!("has no availability at peak, since {overloaded}")),
    });
    let budget = design.budget.filter(|budget| !budget.within()).map(|budget| {
        Sentence::new("exceeds the budget of ")
            .told(budget.budget, Kind::Money, side, Figure::Budget)
            .text(" a month")
    });
    [latency, availability, budget]
        .into_iter()
        .flatten()
        .reduce(|one, other| one.text(" and ").then(other))
        .unwrap_or_else(|| Sentence::new("misses no objective"))
}

/// Which tier gives way first under load.
fn limits(evaluation: &Evaluation) -> Sentence {
    let tier = |side| {
        let design = evaluation.design(side);
        design.name_of(design.capacity.bottleneck).to_lowercase()
    };
    Sentence::new(format!("Scale up’s {} saturates first, at ", tier(Side::Vertical)))
        .figure(evaluation, Side::Vertical, Figure::Capacity)
        .text(format!(", Scale out’s {} at ", tier(Side::Horizontal)))
        .figure(evaluation, Side::Horizontal, Figure::Capacity)
        .text(".")
}

/// What a spike does to each design; nothing where none is set.
fn spike(evaluation: &Evaluation) -> Sentence {
    let Some(peak) = evaluation.design(Side::Vertical).spike.map(|spike| spike.peak) else {
        return Sentence::default();
    };
    let [up, out] = Side::BOTH.map(|side| in_spike(evaluation, side));
    Sentence::new(" In the spike to ")
        .told(peak, Kind::Rate, Side::Vertical, Figure::SpikeDrain)
        .text(" ")
        .then(up)
        .text("; ")
        .then(out)
        .text(".")
}

/// What the spike does to one design; nothing where none is set.
#[must_use]
pub fn spike_verdict(evaluation: &Evaluation, side: Side) -> Option<Sentence> {
    let peak = evaluation.design(side).spike?.peak;
    let begun = Sentence::new("In the spike to ").told(peak, Kind::Rate, side, Figure::SpikeDrain).text(" ");
    Some(begun.then(in_spike(evaluation, side)).text("."))
}

fn in_spike(evaluation: &Evaluation, side: Side) -> Sentence {
    let told = Sentence::new(side.label());
    match evaluation.design(side).spike {
        Some(spike) if spike.beyond > 0.0 => match spike.drain {
            Drain::After { .. } => told
                .text(" is overloaded, and still behind for ")
                .figure(evaluation, side, Figure::SpikeDrain)
                .text(" after it"),
            Drain::Never { .. } => told.text(" is overloaded and never catches up"),
        },
        Some(_) | None => told.text(" holds"),
    }
}

/// The single points that cost the most time.
fn failures(evaluation: &Evaluation) -> Sentence {
    let worst = |side| evaluation.design(side).availability.single_points.first();
    match (worst(Side::Vertical), worst(Side::Horizontal)) {
        (None, None) => Sentence::new("Neither design has a single point of failure."),
        (Some(point), None) => alone(Side::Vertical, point).text("; Scale out has none."),
        (None, Some(point)) => alone(Side::Horizontal, point).text("; Scale up has none."),
        (Some(vertical), Some(horizontal)) => alone(Side::Vertical, vertical)
            .text("; Scale out’s is ")
            .then(point(Side::Horizontal, horizontal))
            .text("."),
    }
}

fn alone(side: Side, of: &SinglePoint) -> Sentence {
    Sentence::new(format!("{}’s worst single point of failure is ", side.label())).then(point(side, of))
}

fn point(side: Side, of: &SinglePoint) -> Sentence {
    let which = if of.count > 1 { "any" } else { "its" };
    Sentence::new(format!("{which} {}, down ", of.what.label()))
        .told(of.minutes_per_year * 60.0, Kind::Duration, side, Figure::SinglePoints)
        .text(" a year")
}
