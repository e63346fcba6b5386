//! What a design is left with after losing one node or one zone.

use crate::scenarios::scenarios;
use headroom::link::print;
use headroom::model::{Left, Lost, Tier, evaluate};
use headroom::scenario::{Scenario, Side, default_preset, find};
use proptest::prelude::*;

fn with(changes: &[(&str, &str)]) -> Scenario {
    default_preset().scenario().changed(changes).expect("fields and values")
}

/// Nothing that a single loss takes down.
const ROBUST: [(&str, &str); 8] = [
    ("horizontal.balancer.nodes", "4"),
    ("horizontal.balancer.zones", "2"),
    ("horizontal.app.nodes", "9"),
    ("horizontal.app.zones", "2"),
    ("horizontal.cache.zones", "2"),
    ("horizontal.cache.replicas", "1"),
    ("horizontal.database.zones", "2"),
    ("horizontal.database.replicas", "1"),
];

fn robust(changes: &[(&str, &str)]) -> Scenario {
    with(&[&ROBUST, changes].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn a_loss_never_lowers_the_utilization_nor_brings_an_objective_back(mut scenario in scenarios()) {
        // A pool beyond the peak of its law does more with a node less, and a write waits for no replica that is lost.
        for key in ["pool_coherency", "replication_round_trip"] {
            find(key).unwrap().read(&mut scenario, "0").unwrap();
        }
        let evaluation = evaluate(&scenario).unwrap();
        for side in Side::BOTH {
            let design = evaluation.design(side);
            let before = design.tiers.iter().map(|tier| tier.utilization).fold(0.0, f64::max);
            for after in [design.after_node, design.after_zone] {
                if let Left::Serving { utilization, p99, .. } = after.left {
                    prop_assert!(utilization >= before * (1.0 - 1e-9), "{} {}: {}", utilization, before, print(&scenario));
                    prop_assert!(p99.is_err() || utilization < 1.0, "{}", print(&scenario));
                    if let Ok(p99) = p99 {
                        // An edge without a round trip answers at once.
                        prop_assert!(p99.is_finite() && p99 >= 0.0);
                    }
                }
                prop_assert!(!after.meets_latency || after.left.p99().is_ok());
            }
        }
    }

    #[test]
    fn a_tier_of_one_node_is_down_after_its_loss(mut scenario in scenarios()) {
        for (key, tier) in [("horizontal.balancer.nodes", Tier::Balancer), ("horizontal.app.nodes", Tier::App)] {
            find(key).unwrap().read(&mut scenario, "1").unwrap();
            find("horizontal.balancer.kind").unwrap().read(&mut scenario, "own").unwrap();
            let after = evaluate(&scenario).unwrap().horizontal.after_node;
            prop_assert!(matches!(after.left, Left::Down(_) | Left::Nothing), "{:?} {}", tier, print(&scenario));
        }
    }
}

#[test]
fn one_application_node_leaves_nothing() {
    let after = evaluate(&robust(&[("horizontal.app.nodes", "1")])).unwrap().horizontal.after_node;
    assert_eq!((after.lost, after.left), (Lost::Node(Tier::App), Left::Down(Tier::App)));
    assert!(!after.meets_latency);
    assert_eq!(after.left.p99().unwrap_err(), "down: no application node is left");
}

#[test]
fn one_node_less_is_the_design_with_one_node_less() {
    let eight = evaluate(&robust(&[("horizontal.app.nodes", "8")])).unwrap().horizontal;
    let nine = evaluate(&robust(&[])).unwrap().horizontal;
    let Left::Serving { p99, .. } = nine.after_node.left else { panic!("{:?}", nine.after_node) };
    let (after, before) = (p99.unwrap(), eight.latency.unwrap().p99);
    // Losing a balancer may be worse than losing an application node, never better than the worst.
    assert!(after >= before * (1.0 - 1e-6), "{after} {before}");
}

#[test]
fn the_fuller_zone_is_the_worse_to_lose() {
    // Nine nodes in two zones: five and four.
    let nine = evaluate(&robust(&[])).unwrap().horizontal;
    assert_eq!(nine.after_zone.lost, Lost::Zone(0));
    let four = robust(&[("horizontal.app.nodes", "4"), ("horizontal.balancer.nodes", "2")]);
    let four = evaluate(&four).unwrap().horizontal;
    let Left::Serving { p99, utilization, .. } = nine.after_zone.left else { panic!("{:?}", nine) };
    assert!((p99.unwrap() / four.latency.unwrap().p99 - 1.0).abs() < 1e-6);
    let busiest = four.tiers.iter().map(|tier| tier.utilization).fold(0.0, f64::max);
    assert_eq!(utilization, busiest);
}

#[test]
fn a_design_in_one_zone_goes_with_it() {
    let evaluation = evaluate(&with(&[])).unwrap();
    for side in Side::BOTH {
        assert_eq!(evaluation.design(side).after_zone.left, Left::Down(Tier::Balancer));
    }
}

#[test]
fn copies_that_read_carry_the_load_of_the_lost_one() {
    let reads = robust(&[
        ("horizontal.database.reads", "all-copies"),
        ("read_fraction", "90%"),
        ("horizontal.database.replication", "asynchronous"),
        ("contention", "0"),
        ("coherency", "0"),
    ]);
    let design = evaluate(&reads).unwrap().horizontal;
    let Left::Serving { bottleneck, utilization, .. } = design.after_node.left else { panic!("{design:?}") };
    let [.., database] = design.tiers;
    assert_eq!(bottleneck, Tier::Database);
    // Two copies do 2w + r between them, one does w + r.
    let (r, w) = (0.9, 0.1);
    assert!((utilization / database.utilization - 2.0 * (w + r) / (2.0 * w + r)).abs() < 1e-9);
}

#[test]
fn too_few_nodes_left_are_saturated_and_say_so() {
    let tight = robust(&[("horizontal.app.nodes", "2"), ("average_rate", "3400")]);
    let after = evaluate(&tight).unwrap().horizontal.after_node;
    assert_eq!(after.lost, Lost::Node(Tier::App));
    assert!(after.left.p99().unwrap_err().starts_with("Application saturated at "), "{after:?}");
    assert!(!after.meets_latency);
}
