//! Rules about memory and connections of the application, and the connections of the database.

use super::{Check, Finding, Rule, Severity, Subject};
use crate::model::advice::sentence::Sentence;
use crate::model::capacity::demand::{edge_share, loads, queries};
use crate::model::capacity::tier::{Resource, Tier};
use crate::model::latency::path::Path;
use crate::scenario::Sessions;
use crate::units::{Kind, PerSecond};

/// Beyond this share of what a resource carries, little more load uses it up.
const LITTLE_ROOM: f64 = 0.8;

/// A pool that is so many deviations of a Poisson count above the mean is rarely empty.
const DEVIATIONS: f64 = 2.0;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "limit-near",
        severity: Severity::Caution,
        reason: "Processors are not the only thing that runs out: a full network, memory or pool stops a tier that looks idle.",
        check: Check::Design(limit_near),
    },
    Rule {
        id: "pool-smaller-than-concurrency",
        severity: Severity::Caution,
        reason: "A query without a connection waits for one before it waits for the database, and no percentile here counts that.",
        check: Check::Design(pool_smaller_than_concurrency),
    },
    Rule {
        id: "pools-beyond-the-database",
        severity: Severity::Caution,
        reason: "A database that accepts no more connections refuses the queries of nodes added later.",
        check: Check::Design(pools_beyond_the_database),
    },
];

fn limit_near(subject: &Subject<'_>) -> Vec<Finding> {
    let peak = subject.evaluation.peak_rate;
    let near = |used: f64| used > LITTLE_ROOM && used < 1.0;
    subject
        .stations()
        .filter(|tier| tier.scarce != Resource::Processor && near(peak / tier.capacity))
        .map(|tier| {
            let sentence = Sentence::new(format!("{} uses ", subject.own.name_of(tier.tier)))
                .number(peak / tier.capacity, Kind::Fraction)
                .text(format!(" of its {} at peak.", tier.scarce.label()));
            Finding::new(key(tier.tier, tier.scarce), sentence)
        })
        .collect()
}

/// The input that gives a tier more of a resource.
const fn key(tier: Tier, resource: Resource) -> &'static str {
    match (tier, resource) {
        (Tier::App, Resource::Connections) => "app.pool_connections",
        (Tier::Database, Resource::Connections) => "database.max_connections",
        (Tier::Balancer, _) => "balancer.nodes",
        (Tier::App, _) => "app.nodes",
        (Tier::Cache, _) => "cache.shards",
        (Tier::Database, _) => "database.shards",
    }
}

/// Mean connections in use by one application node at peak, waits for the database included: L = λ·T.
fn concurrency(subject: &Subject<'_>) -> Option<f64> {
    let (workload, design) = (&subject.scenario.workload, subject.design);
    let rate = PerSecond::new(subject.evaluation.peak_rate).ok()?;
    let path = Path::new(workload, design, &loads(workload, design).ok()?, rate).ok()?;
    let busiest = match design.sessions {
        Sessions::Sticky if design.app.nodes > 1 => 1.0 + workload.sticky_imbalance.get(),
        _ => 1.0,
    };
    let queries = (1.0 - edge_share(workload, design)) * queries(workload, design);
    Some(rate.get() * queries * path.query_time() * busiest / f64::from(design.app.nodes))
}

fn pool_smaller_than_concurrency(subject: &Subject<'_>) -> Vec<Finding> {
    let pool = f64::from(subject.design.pool_connections);
    let Some(mean) = concurrency(subject).filter(|mean| mean + DEVIATIONS * libm::sqrt(*mean) > pool) else {
        return Vec::new();
    };
    let sentence = Sentence::new("Queries of one application node hold ")
        .number(mean, Kind::Plain)
        .text(" connections on average at peak, of a pool of ")
        .number(pool, Kind::Whole)
        .text(": some queries wait for one.");
    vec![Finding::new("app.pool_connections", sentence)]
}

fn pools_beyond_the_database(subject: &Subject<'_>) -> Vec<Finding> {
    let design = subject.design;
    let opened = f64::from(design.app.nodes) * f64::from(design.pool_connections);
    let accepted = f64::from(design.database.shards) * f64::from(design.max_connections);
    if opened <= accepted {
        return Vec::new();
    }
    let sentence = Sentence::new("The application may open ")
        .number(opened, Kind::Whole)
        .text(" connections, and the primaries of the database accept ")
        .number(accepted, Kind::Whole)
        .text(".");
    vec![Finding::new("database.max_connections", sentence)]
}
