//! Sizes are feasible, as small as they can be, and never cheaper for a larger load; crossovers are crossings.

use headroom::analysis::{CostCurve, cost_curve};
use headroom::model::{Ceiling, Change, Size, SizedDesign, Sizer, Tier, evaluate_design, peak_rate};
use headroom::scenario::{Design, Scenario, Side, default_preset, find};
use headroom::units::PerSecond;
use proptest::prelude::*;

/// The bill when the peak is `load`.
fn bill(scenario: &Scenario, design: &Design, load: f64) -> f64 {
    let average = load / scenario.workload.peak_to_average.get();
    headroom::model::cost(&scenario.workload, design, average).total
}

fn rate(load: f64) -> PerSecond {
    PerSecond::new(load).expect("a load")
}

fn read(scenario: &mut Scenario, inputs: &[(&str, &str)]) {
    for (key, text) in inputs {
        find(key).expect("an input").read(scenario, text).expect("a valid value");
    }
}

/// The default scenario with machines whose cores do not slow each other down and whose network is no limit, so that
/// the largest are worth most.
fn uncontended() -> Scenario {
    let mut scenario = default_preset().scenario();
    read(&mut scenario, &[("contention", "0"), ("coherency", "0"), ("response_size", "100B")]);
    scenario
}

/// The default scenario with its load at `load` requests per second at peak.
fn at(scenario: &Scenario, load: f64) -> Scenario {
    let mut changed = scenario.clone();
    read(&mut changed, &[("peak_to_average", "1"), ("average_rate", &format!("{load:e}"))]);
    changed
}

fn feasible(scenario: &Scenario, design: &Design, load: f64) -> bool {
    let evaluation = evaluate_design(&at(scenario, load), design).expect("an evaluation");
    evaluation.meets_latency && evaluation.tiers.iter().all(|tier| tier.utilization < 1.0)
}

/// Every design that one step less of one tier makes: a node or shard fewer, or the next weaker machine.
fn smaller(sized: &SizedDesign) -> Vec<(Tier, Design)> {
    let mut fewer = Vec::new();
    let design = &sized.design;
    if design.balancer.nodes > 2 {
        let mut d = design.clone();
        d.balancer.nodes -= 1;
        fewer.push((Tier::Balancer, d));
    }
    if design.app.nodes > 2 {
        let mut d = design.clone();
        d.app.nodes -= 1;
        fewer.push((Tier::App, d));
    }
    if design.cache.shards > 1 {
        let mut d = design.clone();
        d.cache.shards -= 1;
        fewer.push((Tier::Cache, d));
    }
    if design.database.shards > 1 {
        let mut d = design.clone();
        d.database.shards -= 1;
        fewer.push((Tier::Database, d));
    }
    fewer
}

fn rent(scenario: &mut Scenario) {
    let machines = [
        ("balancer", "m7i.large"),
        ("app", "m7i.2xlarge"),
        ("cache", "r7i.xlarge"),
        ("database", "r7i.4xlarge"),
    ];
    for (tier, machine) in machines {
        for side in Side::BOTH {
            read(scenario, &[(&format!("{}.{tier}.machine", side.key()), machine)]);
        }
    }
}

fn rented() -> Scenario {
    let mut scenario = uncontended();
    rent(&mut scenario);
    scenario
}

/// Variations of the default scenario that keep queues well behaved.
fn scenarios() -> impl Strategy<Value = Scenario> {
    (0.05..0.4_f64, 0.3..4.0_f64, 0.3..4.0_f64, 0.2..5.0_f64, 0.0..4.0_f64, 0..3_usize, any::<bool>())
        .prop_map(|(slo, app_scv, arrival_scv, app_time, queries, balancing, rented)| {
            let mut scenario = default_preset().scenario();
            let policy = ["random", "round-robin", "least-connections"][balancing];
            let ms = |seconds: f64| format!("{}ms", seconds * 1e3);
            read(
                &mut scenario,
                &[
                    ("slo_p99", ms(slo).as_str()),
                    ("app_scv", &app_scv.to_string()),
                    ("arrival_scv", &arrival_scv.to_string()),
                    ("app_time", &format!("{app_time}ms")),
                    ("database_queries", &queries.to_string()),
                    ("horizontal.app.balancing", policy),
                ],
            );
            if rented {
                rent(&mut scenario);
            }
            scenario
        })
}

proptest! {
    #[test]
    fn a_size_is_feasible_and_one_node_fewer_is_not(scenario in scenarios(), decades in 0.0..4.0_f64) {
        let load = 50.0 * libm::pow(10.0, decades);
        for side in Side::BOTH {
            let Ok(sized) = Sizer::new(&scenario, side).unwrap().size(rate(load)) else { continue };
            prop_assert!(feasible(&scenario, &sized.design, load), "{side:?} at {load}: {:?}", sized.changes);
            if side == Side::Horizontal {
                for (tier, design) in smaller(&sized) {
                    // Larger fleets go in steps of a few percent.
                    let small = design.app.nodes.max(design.cache.shards).max(design.database.shards) < 32;
                    prop_assert!(!small || !feasible(&scenario, &design, load), "{tier:?} at {load}");
                }
            }
        }
    }

    #[test]
    fn a_larger_load_never_costs_less(scenario in scenarios(), decades in 0.0..4.0_f64, more in 1.0..3.0_f64) {
        let load = 50.0 * libm::pow(10.0, decades);
        for side in Side::BOTH {
            let sizer = Sizer::new(&scenario, side).unwrap();
            match (sizer.size(rate(load)), sizer.size(rate(load * more))) {
                (Ok(small), Ok(large)) => {
                    prop_assert!(large.cost >= small.cost * (1.0 - 1e-9), "{side:?} {load} {more}");
                    let from_small = sizer.size_from(&small, rate(load * more)).unwrap();
                    prop_assert!((from_small.cost / large.cost - 1.0).abs() < 1e-9);
                }
                (Err(why), Ok(_)) => prop_assert!(false, "{side:?}: {load} fails with {why}, {more} times it not"),
                (_, Err(_)) => {}
            }
        }
    }

    #[test]
    fn nothing_within_reach_is_cheaper(scenario in scenarios(), decades in 0.0..2.3_f64) {
        let load = 50.0 * libm::pow(10.0, decades);
        let sizer = Sizer::new(&scenario, Side::Horizontal).unwrap();
        let Ok(sized) = sizer.size(rate(load)) else { return Ok(()) };
        let now = &sized.design;
        // Every exchange of nodes between the tiers that costs less.
        let near = |n: u32, least: u32| n.saturating_sub(2).max(least)..=n + 2;
        for balancers in near(now.balancer.nodes, 2) {
            for app in near(now.app.nodes, 2) {
                for cache in near(now.cache.shards, 1) {
                    for database in near(now.database.shards, 1) {
                        let mut other = now.clone();
                        other.balancer.nodes = balancers;
                        other.app.nodes = app;
                        other.cache.shards = cache;
                        other.database.shards = database;
                        let cheaper = bill(&scenario, &other, load) < sized.cost * (1.0 - 1e-9);
                        prop_assert!(!cheaper || !feasible(&scenario, &other, load), "{other:?} at {load}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_crossover_is_where_the_cheaper_design_changes(scenario in scenarios()) {
        let curve = cost_curve(&scenario).unwrap();
        check_crossovers(&scenario, &curve);
    }
}

fn check_crossovers(scenario: &Scenario, curve: &CostCurve) {
    let sizers = Side::BOTH.map(|side| Sizer::new(scenario, side).unwrap());
    for crossover in &curve.crossovers {
        let difference = |load: f64| {
            let [vertical, horizontal] = sizers.each_ref().map(|sizer| sizer.size(rate(load)).unwrap().cost);
            vertical - horizontal
        };
        let sign = if crossover.cheaper == Side::Vertical { -1.0 } else { 1.0 };
        let at = difference(crossover.load);
        assert!(at * sign > 0.0, "{crossover:?}");
        assert!(difference(crossover.load * (1.0 - 1.1e-4)) * sign <= 0.0, "{crossover:?}");
        assert!((at - (crossover.vertical - crossover.horizontal)).abs() < 1e-6);
        assert!(curve.loads.contains(&crossover.load));
    }
}

#[test]
fn the_curve_of_the_default_scenario() {
    let scenario = default_preset().scenario();
    let curve = cost_curve(&scenario).unwrap();
    assert_eq!(curve.loads[curve.today], peak_rate(&scenario).unwrap().get());
    assert!(curve.loads.windows(2).all(|pair| pair[0] < pair[1]));
    for side in Side::BOTH {
        let costs: Vec<f64> = curve.design(side).costs.iter().copied().map_while(|cost| cost).collect();
        assert!(costs.windows(2).all(|pair| pair[0] <= pair[1] * (1.0 + 1e-9)), "{side:?}");
    }
    // Owned servers without redundancy stay below owned servers with it, as far as they reach.
    assert_eq!(curve.crossovers, []);
}

#[test]
fn on_rented_machines_scaling_out_gets_cheaper_and_the_curve_says_where() {
    let scenario = rented();
    let curve = cost_curve(&scenario).unwrap();
    let last = curve.crossovers.last().expect("a crossover");
    assert_eq!(last.cheaper, Side::Horizontal);
    assert!(last.vertical > last.horizontal);
    check_crossovers(&scenario, &curve);
    let sides: Vec<Side> = curve.crossovers.iter().map(|crossover| crossover.cheaper).collect();
    assert!(sides.windows(2).all(|pair| pair[0] != pair[1]), "{sides:?}");
}

#[test]
fn scaling_up_ends_at_the_largest_machine_and_says_so() {
    let scenario = uncontended();
    let curve = cost_curve(&scenario).unwrap();
    let ceiling = curve.vertical.ceiling.expect("a ceiling");
    let load = ceiling.load.expect("some load is carried");
    let sizer = Sizer::new(&scenario, Side::Vertical).unwrap();
    assert!(sizer.size(rate(load)).is_ok());
    let above = sizer.size(rate(load * (1.0 + 2e-4))).expect_err("too much");
    assert!(matches!(above, Ceiling::Latency { .. } | Ceiling::Capacity { .. }), "{above}");
    let far = sizer.size(rate(load * 10.0)).expect_err("far too much");
    let Ceiling::Capacity { largest: Size::Machine(machine), .. } = far else { panic!("{far}") };
    assert_eq!(machine.id, "octo-socket");
    assert!(far.to_string().contains("the largest machine, octo-socket, carries"), "{far}");
}

#[test]
fn an_objective_below_the_service_time_is_out_of_reach_for_any_size() {
    let mut scenario = default_preset().scenario();
    read(&mut scenario, &[("slo_p99", "1ms")]);
    for side in Side::BOTH {
        let why = Sizer::new(&scenario, side).unwrap().size(rate(10.0)).expect_err("out of reach");
        assert_eq!(why.to_string(), "p99 is not within 1 ms even when nobody waits");
    }
    let curve = cost_curve(&scenario).unwrap();
    assert!(curve.crossovers.is_empty());
    assert_eq!(curve.horizontal.ceiling.and_then(|ceiling| ceiling.load), None);
}

#[test]
fn changes_are_said_in_words() {
    let scenario = default_preset().scenario();
    let sized = Sizer::new(&scenario, Side::Horizontal).unwrap().size(peak_rate(&scenario).unwrap()).unwrap();
    let said: Vec<String> = sized.changes.iter().map(Change::to_string).collect();
    assert!(said.iter().any(|change| change.starts_with("Application nodes 9 → ")), "{said:?}");
    assert!(sized.cost < evaluate_design(&scenario, &scenario.horizontal).unwrap().cost.total);
}

#[test]
fn no_pair_of_cheaper_machines_would_do() {
    for (scenario, loads) in [(rented(), [4_000.0, 60_000.0]), (uncontended(), [500.0, 90_000.0])] {
        let sizer = Sizer::new(&scenario, Side::Vertical).unwrap();
        for load in loads {
            let sized = sizer.size(rate(load)).expect("a size");
            let memory = scenario.vertical.database.machine.memory_gib;
            for app in scenario.vertical.app.machine.ladder() {
                for database in scenario.vertical.database.machine.ladder() {
                    let mut other = sized.design.clone();
                    other.app.machine = app;
                    other.database.machine = database;
                    let cheaper = bill(&scenario, &other, load) < sized.cost * (1.0 - 1e-9);
                    let kept = database.memory_gib >= memory;
                    assert!(
                        !(cheaper && kept && feasible(&scenario, &other, load)),
                        "{app:?} {database:?} at {load}"
                    );
                }
            }
        }
    }
}

#[test]
fn only_a_search_that_may_pass_over_numbers_of_shards_says_so() {
    let why = |share: &str, side| {
        let changes = [("cross_shard_fraction", share), ("horizontal.app.nodes", "1"), ("slo_p99", "10ms")];
        let scenario = default_preset().scenario().changed(&changes).unwrap();
        let sizer = Sizer::new(&scenario, side).unwrap();
        (4..24).find_map(|doublings| sizer.size(PerSecond::new(f64::from(1_u32 << doublings)).unwrap()).err())
    };
    let passed_over = |why: Option<Ceiling>| matches!(why, Some(Ceiling::Latency { passed_over: true, .. }));
    assert!(!passed_over(why("0", Side::Horizontal)) && !passed_over(why("50%", Side::Vertical)));
    let why = Ceiling::Latency { objective: 0.01, passed_over: true }.to_string();
    assert!(why.starts_with("no size was found that keeps p99 within 10 ms, though some"), "{why}");
}
