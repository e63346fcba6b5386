//! All tiers of a design on one machine.

use crate::response_times::{quantile, quantile_error, sample};
use crate::scenarios::{scenarios, together};
use crate::simulator::{Time, chain};
use crate::time_sharing;
use headroom::link::{open, print};
use headroom::model::{
    CostPart, Effect, Failure, Figure, Left, Tier, capacity, cost, evaluate, explain, growth_path, latency,
    loads, queries, standing_cost,
};
use headroom::scenario::{Scenario, Side, default_preset};
use headroom::units::PerSecond;
use proptest::prelude::*;

const SIDE: Side = Side::Vertical;

fn with(changes: &[(&str, &str)]) -> Scenario {
    together(&default_preset().scenario(), SIDE).changed(changes).expect("fields and values")
}

/// The same machine under every tier, and no network between them.
fn same_machines(scenario: &Scenario) -> Scenario {
    let mut same = together(scenario, SIDE).changed(&[("hop_round_trip", "0s")]).expect("a field");
    let machine = same.vertical.app.machine;
    for store in [&mut same.vertical.cache, &mut same.vertical.database] {
        store.machine = machine;
    }
    same.vertical.balancer.machine = machine;
    same
}

fn apart(scenario: &Scenario) -> Scenario {
    scenario.changed(&[("vertical.placement", "separate")]).expect("a field")
}

fn carries(scenario: &Scenario) -> f64 {
    capacity(&loads(&scenario.workload, scenario.design(SIDE)).unwrap()).rate
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn one_machine_carries_no_more_than_one_for_each_tier(scenario in scenarios()) {
        let shared = same_machines(&scenario);
        let (one, four) = (carries(&shared), carries(&apart(&shared)));
        prop_assert!(one <= four * (1.0 + 1e-9), "{} > {}: {}", one, four, print(&shared));
    }

    #[test]
    fn its_bill_is_one_machine_that_fails_at_once(scenario in scenarios()) {
        let scenario = together(&scenario, SIDE);
        let (workload, design) = (&scenario.workload, scenario.design(SIDE));
        let bill = cost(workload, design, workload.average_rate.get());
        prop_assert_eq!(bill.items.iter().map(|item| item.amount).sum::<f64>(), bill.total);
        let machines = standing_cost(workload, design);
        let counted = machines.items.iter().filter(|item| item.basis.each().is_some());
        let app = headroom::model::CostPart::Tier(Tier::App);
        let others = counted.filter(|item| item.part != app && item.part != headroom::model::CostPart::Workers);
        prop_assert_eq!(others.count(), 0);
        let own = &evaluate(&scenario).unwrap().vertical;
        let of_tiers = |what| matches!(what, Failure::Node(_) | Failure::Machine | Failure::CommonCause(_));
        let parts: Vec<Failure> =
            own.availability.components.iter().map(|of| of.what).filter(|what| of_tiers(*what)).collect();
        prop_assert_eq!(parts, [Failure::Machine]);
        prop_assert_eq!(own.after_node.left, Left::Nothing);
    }
}

#[test]
fn beside_tiers_that_do_nothing_the_application_is_alone() {
    let nothing = [
        ("cache_operations", "0"),
        ("cache_background_operations", "0"),
        ("database_queries", "0"),
        ("hop_round_trip", "0s"),
        ("balancer_time", "0.1us"),
        ("average_rate", "400"),
    ];
    let shared = with(&nothing);
    let alone = apart(&shared);
    let [one, four] = [&shared, &alone].map(|scenario| evaluate(scenario).unwrap().vertical);
    let close = |a: f64, b: f64, what: &str| assert!((a / b - 1.0).abs() < 1e-3, "{what}: {a} {b}");
    close(one.capacity.rate, four.capacity.rate, "capacity");
    let [one, four] = [one.latency.unwrap(), four.latency.unwrap()];
    close(one.mean, four.mean, "mean");
    close(one.p50, four.p50, "p50");
    close(one.p99, four.p99, "p99");
}

#[test]
fn the_shared_station_has_the_sum_of_the_work() {
    let scenario = with(&[("contention", "0"), ("coherency", "0"), ("cache_background_operations", "2")]);
    let (workload, design) = (&scenario.workload, scenario.design(SIDE));
    let all = loads(workload, design).unwrap();
    let [balancer, app, cache, database] = all;
    let cores = f64::from(app.servers_per_machine);
    let speed = workload.measured_speed.get() / design.app.machine.server_speed();
    let operations = workload.cache_operations.get() + 2.0;
    let seconds = workload.balancer_time.get()
        + workload.app_time.get()
        + operations * workload.cache_time.get()
        + queries(workload, design) * workload.database_time.get();
    assert!((capacity(&all).rate * seconds * speed / cores - 1.0).abs() < 1e-12);
    let own = [balancer, app, cache, database].map(|load| load.visits * load.service.mean());
    let job = app.shared.unwrap().service.mean();
    assert!((own.iter().sum::<f64>() / job - 1.0).abs() < 1e-12);
    let shares = evaluate(&scenario).unwrap().vertical.tiers.map(|tier| tier.share);
    assert!((shares.iter().sum::<f64>() - 1.0).abs() < 1e-12, "{shares:?}");
}

/// Oracle: a simulated station of all cores that does the whole work of a request at once.
#[test]
fn p99_of_one_machine_is_that_of_its_simulation() {
    for changes in [
        &[("vertical.app.machine", "m7i.large"), ("database_scv", "2")][..],
        &[
            ("vertical.app.machine", "m7i.large"),
            ("contention", "0.03"),
            ("cache_background_operations", "3"),
        ],
        &[("vertical.app.machine", "m7i.4xlarge"), ("app_scv", "3"), ("database_time", "8ms")],
    ] {
        let scenario = with(changes);
        let design = scenario.design(SIDE);
        let loads = loads(&scenario.workload, design).unwrap();
        let capacity = capacity(&loads).rate;
        for share in [0.5, 0.8, 0.9] {
            let rate = PerSecond::new(capacity * share).unwrap();
            let model = latency(&scenario.workload, design, &loads, rate).unwrap();
            let sample = sample(chain::network(&scenario, SIDE, rate.get()), 1, 20_000, 200_000);
            for (name, probability, predicted) in [("p50", 0.5, model.p50), ("p99", 0.99, model.p99)] {
                let simulated = quantile(&sample, probability);
                let error = predicted / simulated - 1.0;
                let sampling = quantile_error(&sample, probability) / simulated;
                println!("{changes:?} at {share}: {name} {error:+.4} ± {sampling:.4}");
                assert!(error.abs() < 0.05 + sampling, "{changes:?} at {share}: {name} {error:+.4}");
            }
        }
    }
}

#[test]
fn growth_buys_a_larger_machine_and_nothing_else() {
    for side in Side::BOTH {
        let scenario = together(&default_preset().scenario(), side);
        let small = format!("{}.app.machine", side.key());
        let grown = [(small.as_str(), "m7i.2xlarge"), ("average_rate", "150"), ("annual_growth", "300%")];
        let path = growth_path(&scenario.changed(&grown).unwrap(), side).unwrap();
        assert!(!path.purchases.is_empty(), "{path:?}");
        let changes = path.purchases.iter().flat_map(|bought| &bought.changes);
        assert!(
            changes
                .clone()
                .all(|change| change.part == CostPart::Tier(Tier::App) && change.what() == "machine"),
            "{path:?}"
        );
    }
}

#[test]
fn the_machine_is_the_single_point_and_every_figure_is_explained() {
    let scenario = with(&[]);
    let evaluation = evaluate(&scenario).unwrap();
    let points = &evaluation.vertical.availability.single_points;
    assert!(points.iter().any(|point| point.what == Failure::Machine && point.total));
    let machine = evaluation.vertical.availability.components.iter().find(|of| of.what == Failure::Machine);
    assert_eq!(machine.map(|of| (of.count, of.effect)), Some((1, Effect::Everything)));
    for figure in Figure::ALL {
        let explanation = explain(&scenario, &evaluation, SIDE, figure).unwrap();
        assert!(!explanation.inputs.is_empty(), "{figure:?}");
    }
}

#[test]
fn a_link_keeps_the_placement_and_says_what_stands_against_it() {
    let scenario = with(&[]);
    let opened = open(&print(&scenario));
    assert_eq!((opened.scenario, opened.warnings), (scenario, Vec::new()));
    let broken = open("#v1;stack-overflow-2016@1;vertical.app.nodes=3;vertical.placement=together");
    assert_eq!(broken.scenario.vertical.app.nodes, 3);
    let [warning] = broken.warnings.as_slice() else { panic!("{:?}", broken.warnings) };
    assert!(warning.to_string().contains("takes app.nodes = 1, not 3"), "{warning}");
}

/// What the model leaves out: a core that is shared in slices. Of exponential jobs the mean is the same (Kleinrock vol. 2,
/// 1976, ch. 4), and long requests wait for short ones instead of the other way round.
#[test]
fn time_slices_move_the_percentiles_and_hardly_the_mean() {
    for (machine, variable) in [("m7i.large", "1"), ("m7i.4xlarge", "1"), ("m7i.4xlarge", "0.25")] {
        let scenario = with(&[
            ("vertical.app.machine", machine),
            ("app_scv", variable),
            ("database_queries", "0"),
            ("cache_operations", "0"),
            ("cache_background_operations", "0"),
            ("downstream_calls", "0"),
            ("client_round_trip", "0s"),
            ("balancer_time", "0.1us"),
            ("contention", "0"),
            ("coherency", "0"),
        ]);
        let design = scenario.design(SIDE);
        let loads = loads(&scenario.workload, design).unwrap();
        let [_, app, ..] = loads;
        let work = Time::new(app.work().service.mean(), app.work().service.scv());
        for share in [0.5, 0.8] {
            let rate = PerSecond::new(capacity(&loads).rate * share).unwrap();
            let model = latency(&scenario.workload, design, &loads, rate).unwrap();
            let between = Time::new(1.0 / rate.get(), 1.0);
            let sliced = time_sharing::responses(app.servers_per_machine, between, work, 1, 20_000, 300_000);
            let mean = sliced.iter().sum::<f64>() / sliced.len() as f64;
            let p99 = quantile(&sliced, 0.99);
            let (mean, p99) = (model.mean / mean - 1.0, model.p99 / p99 - 1.0);
            println!("{machine} c_s² {variable} at {share}: mean {mean:+.3}, p99 {p99:+.3}");
            assert!(
                mean.abs() < if variable == "1" { 0.02 } else { 0.1 },
                "{machine} at {share}: {mean:+.3}"
            );
            assert!((-0.42..0.02).contains(&p99), "{machine} at {share}: {p99:+.3}");
        }
    }
}
