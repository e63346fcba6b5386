//! What must hold for every valid scenario.

use crate::scenarios::scenarios;
use headroom::model::{Path, SloCapacity, capacity, evaluate, loads, peak_rate};
use headroom::numeric::at_least;
use headroom::scenario::{Design, Scenario, Sessions, Side, find};
use headroom::units::PerSecond;
use proptest::prelude::*;

fn capacity_of(scenario: &Scenario, design: &Design) -> f64 {
    capacity(&loads(&scenario.workload, design).expect("a valid scenario")).rate
}

fn read(scenario: &mut Scenario, key: &str, text: &str) {
    find(key).expect("a field").read(scenario, text).expect("a value");
}

/// Without constant times that only some requests spend: the distribution jumps there, and its inversion rings.
fn without_jumps(mut scenario: Scenario) -> Scenario {
    for key in ["hop_round_trip", "replication_round_trip"] {
        read(&mut scenario, key, "0ms");
    }
    for key in ["arrival_scv", "app_scv", "database_scv", "downstream_scv"] {
        read(&mut scenario, key, "1");
    }
    // Rare calls far longer than all else make a plateau, on which a percentile is not well defined.
    read(&mut scenario, "downstream_calls", "0");
    // The slowest shard is tabulated, to some thousandths.
    read(&mut scenario, "cross_shard_fraction", "0");
    for key in ["vertical.edge", "horizontal.edge"] {
        read(&mut scenario, key, "none");
    }
    scenario
}

proptest! {
    #[test]
    fn another_node_never_lowers_capacity(scenario in scenarios()) {
        let mut scenario = scenario;
        // The nodes of a pool that keep each other consistent have a peak.
        read(&mut scenario, "pool_coherency", "0");
        // Each shard more is a connection more for a query to all of them.
        read(&mut scenario, "cross_shard_fraction", "0");
        for side in Side::BOTH {
            let design = scenario.design(side);
            let now = capacity_of(&scenario, design);
            let mut larger = design.clone();
            larger.balancer.nodes += 1;
            larger.cache.shards += 1;
            larger.database.shards += 1;
            // The second of bound nodes has users of its own only by leaving the first with more than half.
            if design.sessions != Sessions::Sticky {
                larger.app.nodes += 1;
            }
            prop_assert!(capacity_of(&scenario, &larger) >= now * (1.0 - 1e-12), "{side:?}");
        }
    }

    #[test]
    fn percentiles_are_ordered_and_rise_with_load(scenario in scenarios(), share in 0.05..0.85_f64) {
        let scenario = without_jumps(scenario);
        for side in Side::BOTH {
            let design = scenario.design(side);
            let loads = loads(&scenario.workload, design).unwrap();
            let most = capacity(&loads).rate;
            let at = |share: f64| {
                let rate = PerSecond::new((most * share).min(1e12)).ok()?;
                let path = Path::new(&scenario.workload, design, &loads, rate).ok()?;
                path.quantiles([0.5, 0.95, 0.99, 0.999]).ok()
            };
            let (Some(quiet), Some(busy)) = (at(share), at(share + 0.1)) else { continue };
            for pair in quiet.windows(2) {
                prop_assert!(pair[0] <= pair[1], "{side:?}: {quiet:?}");
            }
            prop_assert!(busy[2] >= quiet[2] * (1.0 - 1e-3), "{side:?} at {share}: {quiet:?} then {busy:?}");
        }
    }

    #[test]
    fn the_bill_is_the_sum_of_its_items(scenario in scenarios()) {
        let Ok(evaluation) = evaluate(&scenario) else { return Ok(()) };
        for side in Side::BOTH {
            let cost = &evaluation.design(side).cost;
            let sum: f64 = cost.items.iter().map(|item| item.amount).sum();
            prop_assert!((sum - cost.total).abs() <= 1e-9 * cost.total.abs(), "{side:?}");
            prop_assert!(cost.items.iter().all(|item| item.amount >= 0.0));
        }
    }

    #[test]
    fn a_replica_never_lowers_availability_but_for_its_failovers(scenario in scenarios()) {
        let mut scenario = scenario;
        // One machine for all tiers has no replica.
        read(&mut scenario, "vertical.placement", "separate");
        read(&mut scenario, "vertical.database.zones", "1");
        read(&mut scenario, "vertical.database.shards", "1");
        read(&mut scenario, "vertical.database.replicas", "0");
        let share = |scenario: &Scenario| {
            evaluate(scenario).ok()?.vertical.availability.served.ok().map(|served| served.share)
        };
        let Some(single) = share(&scenario) else { return Ok(()) };
        read(&mut scenario, "vertical.database.replicas", "1");
        // A rented node fails 0.75 times a year and is stood in for after 90 s.
        let failovers = 0.75 * 90.0 / (8_760.0 * 3_600.0);
        if let Some(replicated) = share(&scenario) {
            prop_assert!(replicated >= single - failovers, "{single} then {replicated}");
        }
    }

    #[test]
    fn the_load_within_the_objective_is_within_the_capacity(scenario in scenarios()) {
        let Ok(evaluation) = evaluate(&scenario) else { return Ok(()) };
        let peak = peak_rate(&scenario).unwrap().get();
        for side in Side::BOTH {
            let design = evaluation.design(side);
            if let SloCapacity::UpTo(rate) = design.slo_capacity {
                prop_assert!(rate <= design.capacity.rate, "{side:?}");
            }
            prop_assert_eq!(design.latency.is_ok(), peak < design.capacity.rate, "{:?}", side);
        }
    }

    #[test]
    fn a_series_is_never_better_than_its_worst_part(parts in prop::collection::vec(0.0..1.0_f64, 1..6)) {
        let all: f64 = parts.iter().map(|share| at_least(1, 1, *share)).product();
        let worst = parts.iter().copied().fold(1.0, f64::min);
        prop_assert!(all <= worst * (1.0 + 1e-12));
    }

    #[test]
    fn enough_of_many_grows_with_their_number_and_their_quality(
        needed in 1..50_u32, spare in 0..50_u32, quality in 0.01..0.99_f64,
    ) {
        let total = needed + spare;
        let now = at_least(needed, total, quality);
        prop_assert!(at_least(needed, total + 1, quality) >= now - 1e-12);
        prop_assert!(at_least(needed, total, quality + 0.005) >= now - 1e-12);
        prop_assert!((0.0..=1.0 + 1e-12).contains(&now));
    }
}
