//! What common causes and planned stops take from the availability.

use crate::scenarios::scenarios;
use headroom::catalog::constant;
use headroom::link::print;
use headroom::model::{Effect, Failure, Tier, availability, availability_parts, evaluate, loads, peak_rate};
use headroom::scenario::{Balancers, Scenario, Side, default_preset};
use proptest::prelude::*;

fn with(changes: &[(&str, &str)]) -> Scenario {
    default_preset().scenario().changed(changes).expect("fields and values")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn only_tiers_that_cannot_roll_are_stopped_and_only_several_nodes_share_a_cause(scenario in scenarios()) {
        let rate = peak_rate(&scenario).unwrap();
        for side in Side::BOTH {
            let design = scenario.design(side);
            let parts = availability_parts(design, &loads(&scenario.workload, design).unwrap(), rate);
            let managed = design.balancers == Balancers::Managed;
            let rolls = [
                managed || design.balancer.nodes > 1,
                design.app.nodes > 1,
                design.cache.replicas > 0,
                design.database.replicas > 0,
            ];
            let several = [
                !managed && design.balancer.nodes > 1,
                design.app.nodes > 1,
                design.cache.nodes() > 1,
                design.database.nodes() > 1,
            ];
            for tier in &parts.tiers {
                let at = Tier::ALL.iter().position(|other| *other == tier.tier).unwrap();
                let (rolls, several) = (rolls[at], several[at]);
                prop_assert_eq!(tier.planned == 0.0, rolls, "{}", print(&scenario));
                prop_assert_eq!(tier.common > 0.0, several, "{}", print(&scenario));
                prop_assert!((tier.alone + tier.common - tier.node_unavailability).abs() < 1e-15);
                prop_assert!(tier.up_with_all_zones <= 1.0 - tier.common);
            }
            prop_assert!(parts.planned >= 0.0 && parts.planned < 0.01);
        }
    }
}

#[test]
fn a_chain_of_single_nodes_stops_once_for_each_of_them() {
    let served = evaluate(&with(&[])).unwrap().vertical.availability.served.unwrap();
    let each = constant::PLANNED_STOP_SECONDS_PER_YEAR.value / 60.0;
    assert!((served.planned_minutes_per_year / (4.0 * each) - 1.0).abs() < 1e-12);
    assert!(served.planned_minutes_per_year < served.downtime_minutes_per_year);
}

#[test]
fn more_nodes_than_enough_leave_the_common_cause() {
    let scenario = with(&[("horizontal.app.nodes", "200"), ("horizontal.balancer.nodes", "200")]);
    let design = &scenario.horizontal;
    let loads = loads(&scenario.workload, design).unwrap();
    let rate = peak_rate(&scenario).unwrap();
    let parts = availability_parts(design, &loads, rate);
    for tier in parts.tiers.iter().take(2) {
        let expected = 1.0 - constant::COMMON_CAUSE_SHARE.value * tier.node_unavailability;
        assert!((tier.up_with_all_zones - expected).abs() < 1e-15);
    }
    let served = availability(design, &loads, rate).served.unwrap();
    assert_eq!(served.planned_minutes_per_year, 0.0);
}

#[test]
fn a_lost_worker_is_felt_by_jobs_alone() {
    let jobs = [("jobs_per_request", "0.1"), ("job_time", "10ms"), ("horizontal.workers.nodes", "3")];
    let (without, with_jobs) = (evaluate(&with(&[])).unwrap(), evaluate(&with(&jobs)).unwrap());
    for (side, effect) in [(Side::Vertical, Effect::Jobs), (Side::Horizontal, Effect::Nothing)] {
        let found = &with_jobs.design(side).availability;
        let worker = found.components.iter().find(|of| of.what == Failure::Worker).unwrap();
        assert_eq!((worker.effect, worker.downtime_minutes()), (effect, 0.0));
        assert_eq!(found.served, without.design(side).availability.served);
        assert!(found.single_points.iter().all(|point| point.what != Failure::Worker));
    }
    assert!(without.vertical.availability.components.iter().all(|of| of.what != Failure::Worker));
}
