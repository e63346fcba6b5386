//! Rules about how much a design can take.

use super::{Check, Finding, Rule, Severity, Subject};
use crate::model::advice::sentence::Sentence;
use crate::model::capacity::SloCapacity;
use crate::model::capacity::demand::{loads, pool_law};
use crate::model::capacity::tier::Tier;
use crate::model::explain::figure::Figure;
use crate::model::latency::NoLatency;
use crate::model::latency::path::Path;
use crate::units::{Kind, PerSecond};

/// Busier than this at peak, a queue leaves little room: mean waits grow with 1/(1 − ρ).
const LITTLE_ROOM: f64 = 0.8;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "saturated",
        severity: Severity::Severe,
        reason: "A queue that gets more than it serves grows without end: there is no latency to speak of.",
        check: Check::Design(saturated),
    },
    Rule {
        id: "little-room",
        severity: Severity::Caution,
        reason: "Above 80% busy, waiting grows steeply, and a lost node or a busier day saturates the tier.",
        check: Check::Design(little_room),
    },
    Rule {
        id: "beyond-the-peak",
        severity: Severity::Caution,
        reason: "Past the peak of the Universal Scalability Law, keeping the cores consistent costs more than they add.",
        check: Check::Design(beyond_the_peak),
    },
    Rule {
        id: "pool-beyond-the-peak",
        severity: Severity::Caution,
        reason: "Past the peak of the Universal Scalability Law, keeping the nodes consistent costs more than they add: the pool is \
                 not helped by more of them.",
        check: Check::Design(pool_beyond_the_peak),
    },
    Rule {
        id: "objective-below-unloaded",
        severity: Severity::Severe,
        reason: "More machines shorten the wait, not the work itself: only faster ones or less work help.",
        check: Check::Design(objective_below_unloaded),
    },
];

/// The input that sizes a tier.
const fn size(tier: Tier) -> &'static str {
    match tier {
        Tier::Balancer => "balancer.nodes",
        Tier::App => "app.nodes",
        Tier::Cache => "cache.shards",
        Tier::Database => "database.shards",
    }
}

fn saturated(subject: &Subject<'_>) -> Vec<Finding> {
    let Err(NoLatency::Saturated { tier, .. }) = subject.own.latency else { return Vec::new() };
    let growth = subject.evaluation.backlog_growth(subject.side).unwrap_or(0.0);
    let sentence = Sentence::new(format!("{} is asked for ", subject.own.name_of(tier)))
        .figure(subject.evaluation, subject.side, Figure::Utilization(tier))
        .text(" of what it can do at peak; the backlog grows by ")
        .number(growth, Kind::Rate)
        .text(".");
    vec![Finding::new(size(tier), sentence)]
}

fn little_room(subject: &Subject<'_>) -> Vec<Finding> {
    let full = |utilization: f64| utilization > LITTLE_ROOM && utilization < 1.0;
    subject
        .stations()
        .filter(|tier| full(tier.utilization))
        .map(|of| {
            let more = of.capacity / subject.evaluation.peak_rate - 1.0;
            let sentence = Sentence::new(format!("{} is ", subject.own.name_of(of.tier)))
                .figure(subject.evaluation, subject.side, Figure::Utilization(of.tier))
                .text(" busy at peak: ")
                .number(more, Kind::Fraction)
                .text(" more load saturates it.");
            Finding::new(size(of.tier), sentence)
        })
        .collect()
}

fn beyond_the_peak(subject: &Subject<'_>) -> Vec<Finding> {
    let Ok(loads) = loads(&subject.scenario.workload, subject.design) else { return Vec::new() };
    loads
        .iter()
        .filter_map(|load| {
            let useful = load.scalability.largest_useful()?;
            (load.servers_per_machine > useful).then_some((load, useful))
        })
        .map(|(load, useful)| {
            let sentence = Sentence::new(format!("{} machines have ", load.tier.label()))
                .number(f64::from(load.servers_per_machine), Kind::Whole)
                .text(" servers, of which only ")
                .number(f64::from(useful), Kind::Whole)
                .text(" are worth using under this contention.");
            Finding::new(machine(load.tier), sentence)
        })
        .collect()
}

fn pool_beyond_the_peak(subject: &Subject<'_>) -> Vec<Finding> {
    let nodes = subject.design.app.nodes;
    let useful = pool_law(&subject.scenario.workload).largest_useful();
    let Some(useful) = useful.filter(|useful| *useful < nodes) else { return Vec::new() };
    let sentence = Sentence::new("There are ")
        .number(f64::from(nodes), Kind::Whole)
        .text(" application nodes, of which only ")
        .number(f64::from(useful), Kind::Whole)
        .text(" are worth having under the contention of the pool.");
    vec![Finding::new("app.nodes", sentence)]
}

/// The input that names a tier's machine.
const fn machine(tier: Tier) -> &'static str {
    match tier {
        Tier::Balancer => "balancer.machine",
        Tier::App => "app.machine",
        Tier::Cache => "cache.machine",
        Tier::Database => "database.machine",
    }
}

/// Share of the capacity at which a design counts as idle.
const IDLE: f64 = 1e-6;

fn objective_below_unloaded(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.own.slo_capacity != SloCapacity::Never {
        return Vec::new();
    }
    let objective = subject.scenario.objectives.slo_p99.get();
    let start = Sentence::new("p99 misses its objective of ").number(objective, Kind::Duration);
    let sentence = match unloaded_p99(subject) {
        Some(p99) => start.text(" at any load: idle, it is ").number(p99, Kind::Duration).text("."),
        None => start.text(" at any load."),
    };
    vec![Finding::new("slo_p99", sentence)]
}

fn unloaded_p99(subject: &Subject<'_>) -> Option<f64> {
    let workload = &subject.scenario.workload;
    let loads = loads(workload, subject.design).ok()?;
    let idle = PerSecond::new((subject.own.capacity.rate * IDLE).min(PerSecond::MAXIMUM)).ok()?;
    let [p99] = Path::new(workload, subject.design, &loads, idle).ok()?.quantiles([0.99]).ok()?;
    Some(p99)
}
