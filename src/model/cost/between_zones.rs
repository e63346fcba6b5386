//! What passes between zones.

use super::traffic::BYTES_PER_GB;
use crate::catalog::{Machine, Price};
use crate::model::capacity::accesses::accesses;
use crate::model::capacity::demand::queries;
use crate::model::capacity::tier::Tier;
use crate::model::machines::{is_shared, machine_of, zones_of_tier};
use crate::scenario::{Balancers, Design, Workload};

/// GB between machines in different zones when so many requests pass the edge, and `answers` GB leave by the balancers;
/// only where their lines have a price.
///
/// Of the answers that balancers of one's own get from the application, of the items that it gets from the cache, and of
/// those that it gets for queries, 1 − 1/max(z_a, z_b) leave their zone: both ends fill their zones evenly, and nobody
/// prefers a neighbour. An answer to a query is taken to be an item, in parts where it comes from several shards. A
/// write sends an item to each replica; copies are dealt out to z zones in turn, so that every z-th is a neighbour of
/// the primary. Replication of a managed database is part of its price.
pub(super) fn between_zones(workload: &Workload, design: &Design, past_edge: f64, answers: f64) -> f64 {
    if is_shared(design) {
        return 0.0;
    }
    let priced = |tiers: [Tier; 2]| {
        workload.prices.zone.is_some() || !tiers.iter().any(|tier| is_owned(&machine_of(design, *tier)))
    };
    // What leaves its zone between the application and another tier.
    let leaving = |gb: f64, tier: Tier| {
        let zones = zones_of_tier(design, tier).max(design.app.zones);
        if priced([tier, Tier::App]) { gb * (1.0 - 1.0 / f64::from(zones)) } else { 0.0 }
    };
    let answers = if design.balancers == Balancers::Managed { 0.0 } else { answers };
    let items = |operations: f64| past_edge * operations * workload.item_bytes.get() / BYTES_PER_GB;
    let queries = queries(workload, design);
    let database = machine_of(design, Tier::Database);
    let replicated = if database.service.is_none() && priced([Tier::Database; 2]) {
        let writes = queries * (1.0 - workload.read_fraction.get());
        items(writes) * f64::from(replicas_elsewhere(design))
    } else {
        0.0
    };
    leaving(answers, Tier::Balancer)
        + leaving(items(accesses(workload, design).cache()), Tier::Cache)
        + leaving(items(queries), Tier::Database)
        + replicated
}

/// Replicas of a shard that stand in another zone than its primary.
fn replicas_elsewhere(design: &Design) -> u32 {
    let (replicas, zones) = (design.database.replicas, zones_of_tier(design, Tier::Database).max(1));
    replicas - replicas / zones
}

const fn is_owned(machine: &Machine) -> bool {
    matches!(machine.price, Price::Owned { .. })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, default_preset};

    fn gb(changes: &[(&str, &str)]) -> f64 {
        let rented = [
            ("zone_price", "0.02"),
            ("cache_operations", "0"),
            ("cache_background_operations", "0"),
            ("database_queries", "2"),
            ("read_fraction", "75%"),
            ("item_bytes", "1MiB"),
            ("horizontal.balancer.kind", "managed"),
            ("horizontal.app.sessions", "token"),
        ];
        let changes: Vec<_> = rented.into_iter().chain(changes.iter().copied()).collect();
        let scenario: Scenario = default_preset().scenario().changed(&changes).unwrap();
        between_zones(&scenario.workload, &scenario.horizontal, 1024.0, 0.0)
    }

    #[test]
    fn answers_to_queries_leave_their_zone_as_often_as_it_is_another() {
        let alone = ("horizontal.database.replicas", "0");
        let zones =
            |zones| gb(&[alone, ("horizontal.app.zones", zones), ("horizontal.database.zones", zones)]);
        assert_eq!(zones("1"), 0.0);
        // 1,024 requests with two queries of 1 MiB: 2 GiB.
        assert!((zones("2") - 1.0).abs() < 1e-12 && (zones("4") - 1.5).abs() < 1e-12);
    }

    #[test]
    fn writes_are_sent_to_the_replicas_in_other_zones() {
        let with = |replicas| {
            gb(&[
                ("horizontal.app.zones", "1"),
                ("horizontal.database.zones", "2"),
                ("horizontal.database.replicas", replicas),
            ])
        };
        // A quarter of 2 GiB for each; the second replica stands beside its primary.
        let [none, one, two, three] = ["0", "1", "2", "3"].map(with);
        assert!((one - none - 0.5).abs() < 1e-12, "{none} {one}");
        assert!((two - one).abs() < 1e-12 && (three - two - 0.5).abs() < 1e-12, "{two} {three}");
    }
}
