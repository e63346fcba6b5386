//! Availability, importances and cut sets against the sum over every state of every component.

use crate::scenarios::scenarios;
use headroom::catalog::constant;
use headroom::link::print;
use headroom::model::{
    Availability, AvailabilityParts, Effect, Failure, Needs, Tier, availability, availability_parts, loads,
    peak_rate,
};
use headroom::scenario::{Scenario, Side, default_preset};
use proptest::prelude::*;

/// P(down) of independent components, each down with its q, by every state they can be in.
fn down(q: &[f64], is_up: &dyn Fn(&[bool]) -> bool) -> f64 {
    let mut total = 0.0;
    for state in 0..1_u32 << q.len() {
        let up: Vec<bool> = (0..q.len()).map(|i| state >> i & 1 == 1).collect();
        let chance: f64 = up.iter().zip(q).map(|(up, q)| if *up { 1.0 - q } else { *q }).product();
        total += if is_up(&up) { 0.0 } else { chance };
    }
    total
}

/// Barlow and Heidtmann, IEEE Trans. Reliability R-33 (1984): two of three with unequal unavailabilities,
/// .1·.2 + .1·.3 + .2·.3 − 2·.1·.2·.3.
#[test]
fn two_of_three_unequal() {
    let found = down(&[0.1, 0.2, 0.3], &|up| up.iter().filter(|up| **up).count() >= 2);
    assert!((found - 0.098).abs() < 1e-12, "{found}");
}

fn both(scenario: &Scenario) -> (Availability, AvailabilityParts) {
    let design = &scenario.horizontal;
    let loads = loads(&scenario.workload, design).unwrap();
    let rate = peak_rate(scenario).unwrap();
    (availability(design, &loads, rate), availability_parts(design, &loads, rate))
}

/// Three application nodes and two copies of the database over two zones, one balancer and one cache in the first.
const SMALL: [(&str, &str); 12] = [
    ("horizontal.balancer.nodes", "1"),
    ("horizontal.app.nodes", "3"),
    ("horizontal.app.zones", "2"),
    ("horizontal.cache.replicas", "0"),
    ("horizontal.database.shards", "1"),
    ("horizontal.database.replicas", "1"),
    ("horizontal.database.zones", "2"),
    ("horizontal.app.machine", "m7i.4xlarge"),
    ("horizontal.balancer.machine", "m7i.xlarge"),
    ("horizontal.cache.machine", "r7i.xlarge"),
    ("horizontal.database.machine", "r7i.12xlarge"),
    ("average_rate", "2424"),
];

/// Zones 0 and 1, balancer, three application nodes, cache, two copies, three common causes, region, name service.
fn small_system(parts: &AvailabilityParts, needed: usize) -> (Vec<f64>, impl Fn(&[bool]) -> bool + use<>) {
    let [balancer, app, cache, database] = parts.tiers[..] else { panic!("{parts:?}") };
    let z = parts.zone_unavailability;
    let mut q = vec![z, z, balancer.alone, app.alone, app.alone, app.alone, cache.alone];
    q.extend([database.alone, database.alone, app.common, database.common]);
    q.extend(parts.outside.iter().map(|(_, q)| *q));
    let is_up = move |up: &[bool]| {
        let apps = [up[3] && up[0], up[4] && up[1], up[5] && up[0]].iter().filter(|up| **up).count();
        let copies = (up[7] && up[0]) || (up[8] && up[1]);
        let alone = up[0] && up[2] && up[6];
        alone && apps >= needed && copies && up[9..].iter().all(|up| *up)
    };
    (q, is_up)
}

#[test]
fn the_sum_over_all_states_agrees() {
    let scenario = default_preset().scenario().changed(&SMALL).unwrap();
    let (found, parts) = both(&scenario);
    let Needs::Nodes { nodes: 3, needed } = parts.tiers[1].needs else { panic!("{parts:?}") };
    let (q, is_up) = small_system(&parts, needed as usize);
    let all = down(&q, &is_up);
    assert!(((1.0 - parts.up) / all - 1.0).abs() < 1e-9, "{} {all}", 1.0 - parts.up);

    let importance = |places: &[usize]| -> f64 {
        let each = |i: &usize| {
            let with = |value: f64| {
                let mut changed = q.clone();
                changed[*i] = value;
                down(&changed, &is_up)
            };
            with(1.0) - with(0.0)
        };
        places.iter().map(each).sum::<f64>() / places.len() as f64
    };
    let expected = [
        (Failure::Node(Tier::Balancer), vec![2]),
        (Failure::Node(Tier::App), vec![3, 4, 5]),
        (Failure::Node(Tier::Cache), vec![6]),
        (Failure::Node(Tier::Database), vec![7, 8]),
        (Failure::CommonCause(Tier::App), vec![9]),
        (Failure::CommonCause(Tier::Database), vec![10]),
        (Failure::Region, vec![11]),
        (Failure::NameService, vec![12]),
    ];
    for (what, places) in expected {
        let component = found.components.iter().find(|of| of.what == what).expect("a component");
        let expected = importance(&places);
        assert!((component.importance / expected - 1.0).abs() < 1e-6, "{what:?} {expected} {component:?}");
    }
    let zones: Vec<_> = found.components.iter().filter(|of| of.what == Failure::Zone).collect();
    for (zone, effect) in
        [(0, Effect::Everything), (1, zones.iter().map(|of| of.effect).min_by_key(|e| *e as u8).unwrap())]
    {
        let of = zones.iter().find(|of| of.effect == effect).expect("a zone");
        assert!((of.importance / importance(&[zone]) - 1.0).abs() < 1e-6, "{of:?}");
    }
    check_pairs(&found, &q, &is_up);
}

/// The pairs of the list are those that take the peak down by trying every pair, and no single one among them.
fn check_pairs(found: &Availability, q: &[f64], is_up: &dyn Fn(&[bool]) -> bool) {
    let without = |lost: &[usize]| is_up(&(0..q.len()).map(|i| !lost.contains(&i)).collect::<Vec<_>>());
    let mut expected = 0;
    for i in 0..q.len() {
        for j in i + 1..q.len() {
            expected += usize::from(!without(&[i, j]) && without(&[i]) && without(&[j]));
        }
    }
    let peak: f64 = found.pairs.iter().map(|pair| pair.count).sum();
    assert_eq!(peak, expected as f64, "{:?}", found.pairs);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(300) })]

    #[test]
    fn single_points_are_components_and_no_part_of_a_pair(scenario in scenarios()) {
        let rate = peak_rate(&scenario).unwrap();
        for side in Side::BOTH {
            let design = scenario.design(side);
            let found = availability(design, &loads(&scenario.workload, design).unwrap(), rate);
            for point in &found.single_points {
                prop_assert!(found.components.iter().any(|of| of.what == point.what && of.count == point.count));
            }
            for of in &found.components {
                prop_assert!((0.0..=1.0 + 1e-9).contains(&of.importance), "{:?} {}", of, print(&scenario));
                prop_assert!(of.minutes_per_year.is_finite() && of.minutes_per_year >= 0.0);
            }
            for pair in &found.pairs {
                prop_assert!(pair.count >= 1.0 && pair.minutes_per_year >= 0.0);
                let total = |what| found.single_points.iter().any(|point| {
                    point.what == what && point.what != Failure::Zone && point.total
                });
                prop_assert!(!total(pair.first) && !total(pair.second), "{:?} {}", pair, print(&scenario));
            }
        }
    }
}

#[test]
fn rented_machines_share_a_region_and_owned_ones_do_not() {
    let owned = default_preset().scenario();
    let rented = owned.changed(&[("horizontal.app.machine", "m7i.4xlarge")]).unwrap();
    let regions = |scenario: &Scenario| {
        both(scenario).0.single_points.iter().filter(|point| point.what == Failure::Region).count()
    };
    assert_eq!((regions(&owned), regions(&rented)), (0, 1));
}

#[test]
fn spot_machines_fail_more_often() {
    let scenario = default_preset().scenario().changed(&SMALL).unwrap();
    let spot = scenario.changed(&[("horizontal.purchase", "spot")]).unwrap();
    let q = |scenario: &Scenario| both(scenario).1.tiers[1].node_unavailability;
    let ratio = 1.0 + constant::SPOT_RECLAIMS_PER_YEAR.value / constant::RENTED_FAILURES_PER_YEAR.value;
    assert!((q(&spot) / q(&scenario) / ratio - 1.0).abs() < 1e-4);
}
