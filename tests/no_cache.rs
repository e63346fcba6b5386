//! A design without a cache.

use crate::scenarios::{scenarios, without_cache};
use headroom::link::print;
use headroom::model::{CostPart, Failure, Tier, evaluate, standing_cost};
use headroom::scenario::{Scenario, Side, default_preset};
use proptest::prelude::*;

const SIDE: Side = Side::Horizontal;

/// A cache that nobody asks, with the queries in place of its operations.
fn unasked(scenario: &Scenario) -> Option<Scenario> {
    let queries = scenario.workload.database_queries.get() + scenario.workload.cache_operations.get();
    let queries = queries.to_string();
    let changes = [
        ("horizontal.cache.kind", "nodes"),
        ("cache_operations", "0"),
        ("cache_background_operations", "0"),
        ("database_queries", queries.as_str()),
    ];
    scenario.changed(&changes).ok()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(150) })]

    #[test]
    fn its_operations_are_queries(scenario in scenarios()) {
        let scenario = without_cache(&scenario, SIDE);
        let Some(unasked) = unasked(&scenario) else { return Ok(()) };
        let [none, idle] = [&scenario, &unasked].map(|scenario| evaluate(scenario).unwrap().horizontal);
        let apart = (none.capacity.rate / idle.capacity.rate - 1.0).abs();
        prop_assert!(apart < 1e-9, "{}", print(&scenario));
        if let (Ok(none), Ok(idle)) = (none.latency, idle.latency) {
            prop_assert!((none.p99 - idle.p99).abs() <= 1e-6 * idle.p99, "{}", print(&scenario));
        }
        let bill = standing_cost(&scenario.workload, &scenario.horizontal);
        prop_assert!(bill.items.iter().all(|item| item.part != CostPart::Tier(Tier::Cache)));
        let failures = none.availability.components.iter();
        prop_assert!(failures.clone().all(|of| of.what != Failure::Node(Tier::Cache)));
    }
}

#[test]
fn a_shared_store_of_sessions_needs_a_cache() {
    let scenario = default_preset().scenario();
    let both = [("horizontal.app.sessions", "store"), ("horizontal.cache.kind", "none")];
    let why = scenario.changed(&both).unwrap_err().to_string();
    assert!(
        why.ends_with("no cache (cache.kind = none) takes app.sessions = local, sticky or token, not store"),
        "{why}"
    );
}
