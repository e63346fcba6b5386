//! Rules about what fails, and what stands by.

use super::{Check, Finding, Rule, Severity, Subject};
use crate::catalog::Price;
use crate::model::advice::sentence::Sentence;
use crate::model::availability::components::Failure;
use crate::model::availability::consistency::Consistency;
use crate::model::availability::sessions::HeldBy;
use crate::model::capacity::tier::Tier;
use crate::model::cost::item::CostPart;
use crate::model::explain::figure::Figure;
use crate::model::machines::{has, is_shared, machines};
use crate::scenario::{Purchase, Reads, Sessions, Store};
use crate::units::Kind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "single-zone",
        severity: Severity::Caution,
        reason: "Zones fail as a whole: power, cooling, network. A tier in one zone goes with it.",
        check: Check::Design(single_zone),
    },
    Rule {
        id: "database-without-replica",
        severity: Severity::Caution,
        reason: "Without a copy, a failed database is down until it is repaired, and its latest data may be lost.",
        check: Check::Design(database_without_replica),
    },
    Rule {
        id: "shards-without-replicas",
        severity: Severity::Caution,
        reason: "Every shard holds data that no other has: the more there are, the more often one is missing.",
        check: Check::Design(shards_without_replicas),
    },
    Rule {
        id: "single-balancer",
        severity: Severity::Caution,
        reason: "Every request passes the balancer; the nodes behind it are of no use without it.",
        check: Check::Design(single_balancer),
    },
    Rule {
        id: "more-zones-than-nodes",
        severity: Severity::Note,
        reason: "A zone without a node adds nothing.",
        check: Check::Design(more_zones_than_nodes),
    },
    Rule {
        id: "replicas-stand-by",
        severity: Severity::Note,
        reason: "Replicas that answer nothing buy availability, not capacity.",
        check: Check::Design(replicas_stand_by),
    },
    Rule {
        id: "session-store-without-replica",
        severity: Severity::Caution,
        reason: "A session that is kept once is lost with its node: the user logs in again, and a basket is empty.",
        check: Check::Design(session_store_without_replica),
    },
    Rule {
        id: "spot-without-spare",
        severity: Severity::Caution,
        reason: "Spot machines are reclaimed at two minutes' notice, often several at once.",
        check: Check::Design(spot_without_spare),
    },
    Rule {
        id: "stale-reads",
        severity: Severity::Note,
        reason: "A user who reads from a replica may not see what he has just written.",
        check: Check::Design(stale_reads),
    },
    Rule {
        id: "sessions-in-process",
        severity: Severity::Severe,
        reason: "A session in one node's memory is not found by the others: bind users to nodes, share the store, or \
                 sign tokens.",
        check: Check::Design(sessions_in_process),
    },
];

/// Seconds a year for which the single points of this kind are down, all together.
fn down(subject: &Subject<'_>, what: Failure) -> f64 {
    let points = subject.own.availability.single_points.iter().filter(|point| point.what == what);
    points.map(|point| point.minutes_per_year * 60.0).sum()
}

/// Seconds a year for which one zone is down.
fn zone_down(subject: &Subject<'_>) -> f64 {
    let zone = subject.own.availability.single_points.iter().find(|point| point.what == Failure::Zone);
    zone.map_or(0.0, |point| point.minutes_per_year * 60.0 / f64::from(point.count))
}

fn stores<'a>(subject: &'a Subject<'_>) -> Vec<(Tier, &'a Store)> {
    let mut stores = vec![(Tier::Cache, &subject.design.cache), (Tier::Database, &subject.design.database)];
    stores.retain(|(tier, _)| has(subject.design, *tier));
    stores
}

/// Whether the zones of a tier are the reader's own: a managed balancer is in all of them, and a tier on the machine of
/// another where that is.
fn stands_in_zones(subject: &Subject<'_>, tier: Tier) -> bool {
    machines(subject.design).any(|of| of.tier == tier)
}

fn single_zone(subject: &Subject<'_>) -> Vec<Finding> {
    let design = subject.design;
    let in_one: Vec<(&'static str, Tier)> = [
        ("balancer.zones", Tier::Balancer, design.balancer.zones),
        ("app.zones", Tier::App, design.app.zones),
        ("cache.zones", Tier::Cache, design.cache.zones),
        ("database.zones", Tier::Database, design.database.zones),
    ]
    .into_iter()
    .filter(|(_, tier, zones)| *zones == 1 && stands_in_zones(subject, *tier))
    .map(|(key, tier, _)| (key, tier))
    .collect();
    let Some((key, _)) = in_one.first().copied() else { return Vec::new() };
    let own_tiers = Tier::ALL.into_iter().filter(|tier| stands_in_zones(subject, *tier)).count();
    let names: Vec<String> = in_one.iter().map(|(_, tier)| tier.label().to_lowercase()).collect();
    let who = match names.as_slice() {
        all if all.len() == own_tiers => "The whole design stands".to_owned(),
        [one] => format!("The {one} stands"),
        [rest @ .., last] => format!("The {} and {last} stand", rest.join(", ")),
        [] => return Vec::new(),
    };
    let sentence = Sentence::new(format!("{who} in one zone, which is down "))
        .told(zone_down(subject), Kind::Duration, subject.side, Figure::SinglePoints)
        .text(" a year.");
    vec![Finding::new(key, sentence)]
}

fn database_without_replica(subject: &Subject<'_>) -> Vec<Finding> {
    let store = &subject.design.database;
    if store.replicas > 0 || store.shards > 1 || is_shared(subject.design) {
        return Vec::new();
    }
    let sentence = Sentence::new("The database has no replica: one node is down ")
        .told(
            down(subject, Failure::Node(Tier::Database)),
            Kind::Duration,
            subject.side,
            Figure::SinglePoints,
        )
        .text(" a year, and the design with it.");
    vec![Finding::new("database.replicas", sentence)]
}

fn shards_without_replicas(subject: &Subject<'_>) -> Vec<Finding> {
    stores(subject)
        .into_iter()
        .filter(|(_, store)| store.shards > 1 && store.replicas == 0)
        .map(|(tier, store)| {
            let sentence = Sentence::new("")
                .number(f64::from(store.shards), Kind::Whole)
                .text(format!(
                    " {} shards have no replicas: any of them stops the design, together ",
                    tier.label().to_lowercase()
                ))
                .told(down(subject, Failure::Node(tier)), Kind::Duration, subject.side, Figure::SinglePoints)
                .text(" a year.");
            Finding::new(replicas(tier), sentence)
        })
        .collect()
}

const fn replicas(tier: Tier) -> &'static str {
    match tier {
        Tier::Cache => "cache.replicas",
        Tier::Balancer | Tier::App | Tier::Database => "database.replicas",
    }
}

fn single_balancer(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.design.balancer.nodes > 1 || !stands_in_zones(subject, Tier::Balancer) {
        return Vec::new();
    }
    let sentence = Sentence::new("There is one balancer, which is down ")
        .told(
            down(subject, Failure::Node(Tier::Balancer)),
            Kind::Duration,
            subject.side,
            Figure::SinglePoints,
        )
        .text(" a year.");
    vec![Finding::new("balancer.nodes", sentence)]
}

fn more_zones_than_nodes(subject: &Subject<'_>) -> Vec<Finding> {
    let design = subject.design;
    [
        ("balancer.zones", Tier::Balancer, design.balancer.zones, design.balancer.nodes),
        ("app.zones", Tier::App, design.app.zones, design.app.nodes),
        ("cache.zones", Tier::Cache, design.cache.zones, design.cache.nodes()),
        ("database.zones", Tier::Database, design.database.zones, design.database.nodes()),
    ]
    .into_iter()
    .filter(|(_, tier, zones, nodes)| zones > nodes && stands_in_zones(subject, *tier))
    .map(|(key, tier, zones, nodes)| {
        let plural = if nodes == 1 { "node" } else { "nodes" };
        let sentence = Sentence::new(format!("{} is spread over ", tier.label()))
            .number(f64::from(zones), Kind::Whole)
            .text(" zones with ")
            .number(f64::from(nodes), Kind::Whole)
            .text(format!(" {plural}."));
        Finding::new(key, sentence)
    })
    .collect()
}

fn answers_reads(subject: &Subject<'_>, tier: Tier) -> bool {
    tier == Tier::Database && subject.design.reads == Reads::AllCopies
}

fn sessions_in_process(subject: &Subject<'_>) -> Vec<Finding> {
    let nodes = subject.design.app.nodes;
    if subject.design.sessions != Sessions::Local || nodes == 1 {
        return Vec::new();
    }
    let sentence = Sentence::new("Sessions live in process memory, and there are ")
        .number(f64::from(nodes), Kind::Whole)
        .text(" application nodes.");
    vec![Finding::new("app.sessions", sentence)]
}

fn session_store_without_replica(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.own.session_loss.held_by != HeldBy::Cache {
        return Vec::new();
    }
    let sentence = Sentence::new("The session store has no replica: a lost cache node takes ")
        .figure(subject.evaluation, subject.side, Figure::SessionsLost)
        .text(" of the sessions with it.");
    vec![Finding::new("cache.replicas", sentence)]
}

fn spot_without_spare(subject: &Subject<'_>) -> Vec<Finding> {
    let app = Failure::Node(Tier::App);
    let felt = subject.own.availability.single_points.iter().any(|point| point.what == app);
    let rented = matches!(subject.design.app.machine.price, Price::Rented { .. });
    if subject.design.purchase != Purchase::Spot || !rented || !felt {
        return Vec::new();
    }
    let sentence = Sentence::new(
        "The application runs on spot machines and cannot spare one at peak: they are missing ",
    )
    .told(down(subject, app), Kind::Duration, subject.side, Figure::SinglePoints)
    .text(" a year.");
    vec![Finding::new("purchase", sentence)]
}

fn stale_reads(subject: &Subject<'_>) -> Vec<Finding> {
    let Consistency::Asynchronous { stale_for: Some(lag), .. } = subject.own.consistency else {
        return Vec::new();
    };
    let sentence = Sentence::new("Reads from replicas may be ").number(lag, Kind::Duration).text(" old.");
    vec![Finding::new("database.reads", sentence)]
}

fn replicas_stand_by(subject: &Subject<'_>) -> Vec<Finding> {
    stores(subject)
        .into_iter()
        .filter(|(tier, store)| store.replicas > 0 && !answers_reads(subject, *tier))
        .map(|(tier, store)| {
            let items = subject.own.cost.items.iter().filter(|item| item.part == CostPart::Tier(tier));
            let idle = f64::from(store.nodes() - store.shards);
            let cost = items.filter_map(|item| item.basis.each()).map(|each| each * idle).sum();
            let sentence = Sentence::new("")
                .number(idle, Kind::Whole)
                .text(" of ")
                .number(f64::from(store.nodes()), Kind::Whole)
                .text(format!(" {} nodes only stand by, for ", tier.label().to_lowercase()))
                .told(cost, Kind::Money, subject.side, Figure::Cost)
                .text(" a month.");
            Finding::new(replicas(tier), sentence)
        })
        .collect()
}
