//! Capacity, capacity within the objective, headroom.

use crate::model::capacity::room::headroom as headroom_of;
use crate::model::capacity::tier::Tier;
use crate::model::capacity::{SloCapacity, capacity as capacity_of, slo_capacity as slo_capacity_of};
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::case::{Account, Case, step};
use crate::model::explain::explanation::{Formula, Given, Step};
use crate::model::explain::load::{SIZES, demand, keys, part_of_work, shared};
use crate::model::explain::sources::{BOTTLENECK_LAW, GUNTHER, INVERSION, LITTLE, UTILIZATION_LAW};
use crate::model::latency::path::Path;
use crate::model::machines::has;
use crate::scenario::Group;
use crate::units::{Kind, PerSecond};

fn inputs(case: &Case<'_>) -> Vec<Given> {
    let mut inputs = shared(case);
    inputs.extend(case.inputs(SIZES));
    inputs
}

pub(super) fn capacity(case: &Case<'_>) -> Account {
    let capacity = capacity_of(&case.loads);
    let mut steps = Vec::new();
    for load in case.loads.iter().filter(|load| has(case.design, load.tier)) {
        let part = load.tier.label();
        if load.is_guest(&case.loads) {
            steps.extend(part_of_work(part, load));
            continue;
        }
        steps.extend(demand(part, load));
        let most = Term::number(load.capacity(), Kind::Rate);
        steps.push(step(part, "C", "load at which it saturates", most));
    }
    steps.extend([
        step("", "", "bottleneck", Term::word(capacity.bottleneck.label())),
        step("", "", "of which it runs out", Term::word(capacity.scarce.label())),
        step("", "", "next", Term::word(capacity.runner_up.label())),
        step("", "", "of which it runs out", Term::word(capacity.runner_up_scarce.label())),
        step("", "", "next saturates at", Term::number(capacity.runner_up_rate, Kind::Rate)),
        step(
            "",
            "",
            "next over bottleneck",
            Term::number(capacity.runner_up_rate / capacity.rate, Kind::Plain),
        ),
    ]);
    let mut given = case.inputs(&["measured_speed"]);
    given.extend(case.groups(&[Group::Data]));
    for key in Tier::ALL.into_iter().flat_map(keys).copied() {
        // Two tiers may share an input.
        let more = case.inputs(&[key]);
        given.extend(more.into_iter().filter(|one| !given.contains(one)).collect::<Vec<_>>());
    }
    Account {
        formula: Formula {
            name: "Bottleneck law",
            expression: "C = min over the tiers of m·c/(1 + α(c−1) + βc(c−1))/(v·S), of what their network carries, of memory/(bytes·T), and of connections/(q·T_q)",
            sources: &[BOTTLENECK_LAW, UTILIZATION_LAW, GUNTHER, LITTLE],
        },
        inputs: given,
        steps,
        result: Ok(Amount::new(capacity.rate, Kind::Rate)),
        note: Some(LIMITS),
    }
}

pub(super) fn slo_capacity(case: &Case<'_>) -> Account {
    let (slo, steps) = search(case);
    Account {
        formula: Formula {
            name: "Load within the p99 objective",
            expression: "the highest λ with P(T ≤ t) ≥ 0.99, a bracketed root below the capacity",
            sources: &[INVERSION],
        },
        inputs: with_objective(case),
        steps,
        result: match slo {
            SloCapacity::UpTo(rate) => Ok(Amount::new(rate, Kind::Rate)),
            SloCapacity::Never => Err(slo.to_string()),
        },
        note: Some(STATED),
    }
}

pub(super) fn headroom(case: &Case<'_>) -> Account {
    let (slo, mut steps) = search(case);
    if let SloCapacity::UpTo(rate) = slo {
        steps.push(step("", "λ_slo", "load within the objective", Term::number(rate, Kind::Rate)));
    }
    let headroom = headroom_of(slo, case.rate.get());
    Account {
        formula: Formula {
            name: "Headroom",
            expression: "λ_slo/λ − 1, with λ_slo the highest load whose p99 is within the objective",
            sources: &[INVERSION],
        },
        inputs: with_objective(case),
        steps,
        result: headroom.map(|headroom| Amount::new(headroom, Kind::Fraction)).ok_or_else(|| slo.to_string()),
        note: Some(STATED),
    }
}

const LIMITS: &str = "Memory and connections by Little's law with the times as measured and nobody waiting: upper bounds. A \
                      wait for a connection is not part of the latency.";

const STATED: &str =
    "Growth is taken as more of the same requests: the mix, the hit ratio and the burstiness stay.";

fn with_objective(case: &Case<'_>) -> Vec<Given> {
    let mut given = case.inputs(&["slo_p99"]);
    given.extend(inputs(case));
    given.extend(case.groups(&[Group::Network]));
    given
}

/// The load found, and what it was found from.
fn search(case: &Case<'_>) -> (SloCapacity, Vec<Step>) {
    let (workload, objectives) = (&case.scenario.workload, &case.scenario.objectives);
    let slo = slo_capacity_of(workload, case.design, objectives, &case.loads);
    let most = capacity_of(&case.loads).rate;
    let mut steps = vec![case.peak_step(), step("", "C", "capacity", Term::number(most, Kind::Rate))];
    let within = |rate: PerSecond| {
        let path = Path::new(workload, case.design, &case.loads, rate).ok()?;
        Some(Term::number(path.share_within(objectives.slo_p99.get()), Kind::Fraction))
    };
    let at_peak = within(case.rate).unwrap_or_else(|| Term::word("none: saturated"));
    steps.push(step("", "P(T ≤ t)", "share within the objective at peak", at_peak));
    if let SloCapacity::UpTo(rate) = slo
        && let Some(there) = PerSecond::new(rate).ok().and_then(within)
    {
        steps.push(step("", "P(T ≤ t)", "share within the objective at the load found", there));
    }
    (slo, steps)
}
