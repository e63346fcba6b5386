//! Rules about what memory holds.

use super::{Check, Finding, Rule, Severity, Subject};
use crate::model::advice::sentence::Sentence;
use crate::model::caching::hits::held_by_cache;
use crate::model::caching::hits::held_by_database;
use crate::model::capacity::accesses::accesses;
use crate::model::explain::figure::Figure;
use crate::scenario::CacheHitRatio;
use crate::units::Kind;

/// A cache that answers less than this leaves the database more than a fifth of the operations.
const LOW_HIT: f64 = 0.8;

/// A cache that answers no more than this is of no use.
const NO_HIT: f64 = 1e-3;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "cache-too-small",
        severity: Severity::Caution,
        reason: "Every miss is a query: at a hit ratio of 80% the database gets a fifth of the operations, at 90% a tenth.",
        check: Check::Design(cache_too_small),
    },
    Rule {
        id: "cache-answers-nothing",
        severity: Severity::Caution,
        reason: "A cache that is asked and does not answer adds its own time and saves the database nothing.",
        check: Check::Design(cache_answers_nothing),
    },
    Rule {
        id: "database-beyond-memory",
        severity: Severity::Note,
        reason: "What is not in memory is read from disk: more memory, or more shards, turn waits for the disk into hits.",
        check: Check::Design(database_beyond_memory),
    },
];

fn cache_too_small(subject: &Subject<'_>) -> Vec<Finding> {
    let workload = &subject.scenario.workload;
    let hit = subject.own.hits.cache;
    let asked =
        accesses(workload, subject.design).awaited > 0.0 && workload.cache_hit == CacheHitRatio::Computed;
    if !asked || !(NO_HIT..LOW_HIT).contains(&hit) {
        return Vec::new();
    }
    let held = held_by_cache(workload, subject.design);
    let sentence = Sentence::new("The cache has memory for ")
        .number((held.items / f64::from(workload.working_set_items)).min(1.0), Kind::Fraction)
        .text(" of the working set and answers ")
        .figure(subject.evaluation, subject.side, Figure::CacheHit)
        .text(" of what it is asked for.");
    vec![Finding::new("cache.shards", sentence)]
}

fn cache_answers_nothing(subject: &Subject<'_>) -> Vec<Finding> {
    let operations = accesses(&subject.scenario.workload, subject.design).awaited;
    if operations == 0.0 || subject.own.hits.cache > NO_HIT {
        return Vec::new();
    }
    let sentence = Sentence::new("A request waits for ")
        .number(operations, Kind::Plain)
        .text(" operations on a cache that answers ")
        .figure(subject.evaluation, subject.side, Figure::CacheHit)
        .text(" of them.");
    vec![Finding::new("cache_operations", sentence)]
}

fn database_beyond_memory(subject: &Subject<'_>) -> Vec<Finding> {
    let workload = &subject.scenario.workload;
    let waits = workload.disk_time.get();
    if waits == 0.0 || subject.own.hits.buffer == 1.0 {
        return Vec::new();
    }
    let held = held_by_database(workload, subject.design);
    let sentence = Sentence::new("The database has ")
        .number(workload.database_bytes.get(), Kind::Size)
        .text(" and memory for ")
        .number(held.memory, Kind::Size)
        .text(": memory answers ")
        .figure(subject.evaluation, subject.side, Figure::BufferHit)
        .text(" of the queries, the others wait ")
        .number(waits, Kind::Duration)
        .text(" for the disk.");
    vec![Finding::new("database.shards", sentence)]
}
