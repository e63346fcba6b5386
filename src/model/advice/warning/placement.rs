//! Rules about tiers that share one machine, and the inputs that warnings are about then.

use super::{Check, Finding, Rule, Severity, Subject};
use crate::model::advice::sentence::Sentence;
use crate::model::availability::components::Failure;
use crate::model::caching::memory::{claims, memory_for};
use crate::model::capacity::tier::Tier;
use crate::model::explain::figure::Figure;
use crate::model::machines::is_shared;
use crate::units::Kind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "one-machine",
        severity: Severity::Caution,
        reason: "One failure takes every tier and, without a copy elsewhere, the latest data; nothing can be stopped by itself.",
        check: Check::Design(one_machine),
    },
    Rule {
        id: "memory-divided",
        severity: Severity::Note,
        reason: "On a shared machine the memory of one tier is taken from the others.",
        check: Check::Design(memory_divided),
    },
];

/// The input that stands for one which a shared machine leaves no choice.
pub(super) fn key_on_one_machine(key: &'static str) -> &'static str {
    match key {
        "balancer.nodes" | "balancer.machine" | "app.nodes" | "cache.shards" | "cache.machine"
        | "database.shards" | "database.machine" => "app.machine",
        "balancer.zones" | "cache.zones" | "database.zones" => "app.zones",
        "cache.replicas" | "database.replicas" => "placement",
        _ => key,
    }
}

fn one_machine(subject: &Subject<'_>) -> Vec<Finding> {
    let points = &subject.own.availability.single_points;
    let Some(machine) = points.iter().find(|point| point.what == Failure::Machine) else { return Vec::new() };
    let sentence = Sentence::new("Every tier stands on one machine, which is down ")
        .told(machine.minutes_per_year * 60.0, Kind::Duration, subject.side, Figure::SinglePoints)
        .text(" a year, and the design with it.");
    vec![Finding::new("placement", sentence)]
}

fn memory_divided(subject: &Subject<'_>) -> Vec<Finding> {
    let (workload, design) = (&subject.scenario.workload, subject.design);
    if !is_shared(design) {
        return Vec::new();
    }
    let claims = claims(workload, design);
    let [cache, database, rest] =
        [Tier::Cache, Tier::Database, Tier::App].map(|tier| memory_for(workload, design, tier));
    if cache >= claims.cache && database >= claims.database {
        return Vec::new();
    }
    let who = if claims.cache > 0.0 { "Cache and database" } else { "The database" };
    let verb = if claims.cache > 0.0 { " and get " } else { " and gets " };
    let sentence = Sentence::new(format!("{who} would fill "))
        .number(claims.cache + claims.database, Kind::Size)
        .text(verb)
        .number(cache + database, Kind::Size)
        .text(" of the machine’s memory; the application gets ")
        .number(rest, Kind::Size)
        .text(".");
    vec![Finding::new("app.machine", sentence)]
}
