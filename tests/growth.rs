//! A growth path carries every month it says it carries, with the fewest dollars more at each step.

use crate::scenarios::scenarios;
use headroom::link::print;
use headroom::model::{
    Amount, Ceiling, CostPart, Drain, FirstMiss, GrowthLimit, GrowthPath, RetryState, Size, evaluate,
    evaluate_design, explain_growth, first_miss, growth_path, load_in_month,
};
use headroom::scenario::{Design, Scenario, Side, default_preset};
use headroom::units::Kind;
use proptest::prelude::*;

fn with(changes: &[(&str, &str)]) -> Scenario {
    default_preset().scenario().changed(changes).expect("fields and values")
}

fn resized(design: &Design, path: &GrowthPath, purchases: usize) -> Design {
    use headroom::model::Tier;
    let mut design = design.clone();
    for change in path.purchases.iter().take(purchases).flat_map(|step| &step.changes) {
        let CostPart::Tier(tier) = change.part else {
            match change.to {
                Size::Machine(machine) => design.workers.machine = machine,
                Size::Count(nodes) => design.workers.nodes = nodes,
                Size::Replicas(_) => panic!("workers have no replicas"),
            }
            continue;
        };
        if matches!(change.to, Size::Machine(_)) {
            // A price of one's own is that of the machine which goes.
            match tier {
                Tier::Balancer => design.prices.balancer = None,
                Tier::App => design.prices.app = None,
                Tier::Cache => design.prices.cache = None,
                Tier::Database => design.prices.database = None,
            }
        }
        let pool = match tier {
            Tier::Balancer => Some(&mut design.balancer),
            Tier::App => Some(&mut design.app),
            Tier::Cache | Tier::Database => None,
        };
        match (pool, change.to) {
            (Some(pool), Size::Machine(machine)) => pool.machine = machine,
            (Some(pool), Size::Count(nodes)) => pool.nodes = nodes,
            (Some(_), Size::Replicas(_)) => panic!("a pool has no replicas"),
            (None, to) => {
                let store = if tier == Tier::Cache { &mut design.cache } else { &mut design.database };
                match to {
                    Size::Machine(machine) => store.machine = machine,
                    Size::Count(shards) => store.shards = shards,
                    Size::Replicas(replicas) => store.replicas = replicas,
                }
            }
        }
    }
    design
}

/// The scenario with the load of a month, and one design replaced.
fn in_month(scenario: &Scenario, side: Side, design: Design, month: u32) -> Scenario {
    let mut changed = scenario.clone();
    let load =
        load_in_month(scenario.workload.average_rate.get(), scenario.workload.annual_growth.get(), month);
    changed.workload.average_rate = load.try_into().expect("a rate");
    *changed.design_mut(side) = design;
    changed
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(60) })]

    #[test]
    fn every_month_before_the_ceiling_is_carried(scenario in scenarios()) {
        let evaluation = evaluate(&scenario).expect("an evaluation");
        let horizon = scenario.workload.horizon_months;
        for side in Side::BOTH {
            let path = growth_path(&scenario, side).expect("a path");
            let said = print(&scenario);
            prop_assert_eq!(path.months.len(), horizon as usize + 1);
            let end = path.ceiling.map_or(horizon + 1, |ceiling| ceiling.month);
            for month in &path.months {
                prop_assert_eq!(month.month < end, month.load <= month.capacity, "{} {:?} {}", side.key(), month, said);
                prop_assert!(month.cost.is_finite());
            }
            let paid: f64 = path.months.iter().filter(|month| month.month < end.min(horizon)).map(|month| month.cost).sum();
            prop_assert!((path.total - paid).abs() <= 1e-9 * paid);
            prop_assert_eq!(path.paid_months, end.min(horizon));
            let first = path.purchases.first().map(|step| step.month).or(path.ceiling.map(|ceiling| ceiling.month));
            let expected = match evaluation.design(side).first_miss {
                FirstMiss::Today => Some(0),
                FirstMiss::Month(month) => Some(month),
                FirstMiss::NotWithin { .. } => None,
            };
            let limit = path.purchases.first().map(|step| step.limit).or(path.ceiling.map(|ceiling| ceiling.limit));
            if limit == Some(GrowthLimit::Workers) {
                // Jobs pile up before a request is late.
                prop_assert!(expected.is_none_or(|month| first < Some(month)), "{} {}", side.key(), said);
            } else {
                prop_assert_eq!(first, expected, "{} {}", side.key(), said);
            }
            for (step, next) in path.purchases.iter().zip(path.purchases.iter().skip(1)) {
                prop_assert!(step.month < next.month);
                prop_assert_eq!(step.until, Some(next.month - 1));
            }
            for step in &path.purchases {
                prop_assert!(!step.changes.is_empty());
                prop_assert!(step.changes.iter().all(|change| change.from != change.to));
            }
        }
    }

    #[test]
    fn each_design_on_the_way_meets_the_objective_in_its_months(any in scenarios()) {
        // Retries are taken to stay as many per request as today.
        let scenario = any.changed(&[("max_retries", "0")]).expect("a value");
        for side in Side::BOTH {
            let path = growth_path(&scenario, side).expect("a path");
            for (at, step) in path.purchases.iter().enumerate() {
                let design = resized(scenario.design(side), &path, at + 1);
                let now = in_month(&scenario, side, design.clone(), step.month);
                let own = evaluate_design(&now, &design).expect("an evaluation");
                prop_assert!(own.meets_latency, "{} {:?} {}", side.key(), step, print(&scenario));
                prop_assert!(own.jobs.is_none_or(|jobs| jobs.rate < jobs.capacity), "{:?} {}", step, print(&scenario));
                let before = resized(scenario.design(side), &path, at);
                let then = in_month(&scenario, side, before.clone(), step.month);
                let own = evaluate_design(&then, &before).expect("an evaluation");
                let missed = first_miss(&then.workload, step.load, own.slo_capacity) == FirstMiss::Today;
                let piles_up = own.jobs.is_some_and(|jobs| jobs.rate >= jobs.capacity);
                prop_assert!(missed || piles_up, "{} {:?} {}", side.key(), step, print(&scenario));
                prop_assert_eq!(missed, step.limit != GrowthLimit::Workers, "{:?} {}", step, print(&scenario));
                prop_assert!((own.cost.total - step.cost_before).abs() <= 1e-9 * step.cost_before, "{} {:?} {}", own.cost.total, step, print(&scenario));
            }
        }
    }
}

#[test]
fn without_growth_nothing_is_bought_and_the_months_cost_the_same() {
    let scenario = with(&[("annual_growth", "0%")]);
    let evaluation = evaluate(&scenario).unwrap();
    for side in Side::BOTH {
        let path = growth_path(&scenario, side).unwrap();
        assert_eq!((path.purchases.as_slice(), path.ceiling), (&[][..], None));
        let own = evaluation.design(side);
        assert!((path.total / (36.0 * own.cost.total) - 1.0).abs() < 1e-12);
        assert!((path.total / own.horizon_cost.total - 1.0).abs() < 1e-12);
    }
}

/// Twice the load each year on one core each, with nothing else to wait for: a design that is full at n nodes today
/// needs 2n in a year.
#[test]
fn a_doubling_load_buys_double_in_a_year() {
    let scenario = with(&[("annual_growth", "100%"), ("horizon_months", "24"), ("average_rate", "8000")]);
    let path = growth_path(&scenario, Side::Horizontal).unwrap();
    let capacity = |month: usize| path.months[month].capacity;
    assert!(capacity(12) >= 2.0 * 8_000.0 * 1.65 && capacity(24) >= 4.0 * 8_000.0 * 1.65);
    let shards: Vec<&Size> = path
        .purchases
        .iter()
        .flat_map(|step| &step.changes)
        .filter(|change| change.part == CostPart::Tier(headroom::model::Tier::Database))
        .map(|change| &change.to)
        .collect();
    // 2 shards carry 14,800/s.
    assert_eq!(shards.first(), Some(&&Size::Count(3)));
    assert!(shards.len() >= 4, "{shards:?}");
}

#[test]
fn scaling_up_meets_its_ceiling_and_says_when() {
    let scenario = with(&[("annual_growth", "400%"), ("horizon_months", "60")]);
    let path = growth_path(&scenario, Side::Vertical).unwrap();
    let ceiling = path.ceiling.expect("a ceiling");
    assert!(ceiling.month > 0 && ceiling.month <= 60, "{ceiling:?}");
    assert!(matches!(ceiling.why, Ceiling::Capacity { .. } | Ceiling::Latency { .. }), "{}", ceiling.why);
    assert_eq!(path.paid_months, ceiling.month);
    assert_eq!(path.purchases.last().and_then(|step| step.until), Some(ceiling.month - 1));
}

#[test]
fn the_explanation_ends_in_the_total_of_the_path() {
    let scenario = with(&[("annual_growth", "150%")]);
    let evaluation = evaluate(&scenario).unwrap();
    for side in Side::BOTH {
        let path = growth_path(&scenario, side).unwrap();
        let told = explain_growth(&scenario, &evaluation, side, &path).unwrap();
        assert_eq!(told.result, Ok(Amount::new(path.total, Kind::Money)));
        assert!(told.steps.len() > 4 * path.purchases.len());
    }
}

#[test]
fn replicas_that_answer_reads_can_be_the_cheapest_step() {
    let scenario = with(&[
        ("annual_growth", "100%"),
        ("read_fraction", "99.9%"),
        ("horizontal.database.reads", "all-copies"),
        ("horizontal.database.shards", "1"),
        ("horizontal.database.replicas", "0"),
        ("database_time", "6ms"),
    ]);
    let path = growth_path(&scenario, Side::Horizontal).unwrap();
    let bought: Vec<String> =
        path.purchases.iter().flat_map(|s| &s.changes).map(ToString::to_string).collect();
    assert!(bought.first().is_some_and(|first| first.starts_with("Database replicas 0 → ")), "{bought:?}");
}

#[test]
fn each_failed_attempt_is_load_on_every_tier() {
    let once = evaluate(&with(&[])).unwrap();
    let again =
        [("failure_share", "50%"), ("max_retries", "3"), ("retry_timeout", "600s"), ("average_rate", "1000")];
    let tried = evaluate(&with(&again)).unwrap();
    let rate = once.peak_rate / tried.peak_rate;
    for side in Side::BOTH {
        let (once, tried) = (once.design(side), tried.design(side));
        assert_eq!((once.repeated.attempts, once.repeated.state), (1.0, None));
        // 1 + 1/2 + 1/4 + 1/8.
        assert!((tried.repeated.attempts - 1.875).abs() < 1e-9, "{:?}", tried.repeated);
        assert!((tried.capacity.rate * 1.875 / once.capacity.rate - 1.0).abs() < 1e-9);
        for (tier, before) in tried.tiers.iter().zip(&once.tiers) {
            let expected = before.capacity / 1.875;
            assert!((tier.capacity / expected - 1.0).abs() < 1e-9, "{tier:?} {rate}");
        }
    }
}

#[test]
fn short_timeouts_make_an_overload_that_sustains_itself() {
    let at = |rate: &str| {
        let inputs = [("max_retries", "4"), ("retry_timeout", "80ms"), ("average_rate", rate)];
        evaluate(&with(&inputs)).unwrap().vertical
    };
    // Scale up carries 4,560 attempts a second: 5 · 495 do not fill it, 5 · 2,475 do.
    assert!(matches!(at("300").repeated.state, Some(RetryState::Stable(_))));
    let middle = at("1500");
    let Some(RetryState::Metastable { normal, threshold, sustained }) = middle.repeated.state else {
        panic!("{:?}", middle.repeated)
    };
    assert!(normal.attempts < threshold && threshold < sustained.attempts && sustained.attempts <= 5.0);
    assert_eq!(middle.repeated.attempts, normal.attempts);
    assert!(middle.meets_latency);
    let full = at("2740");
    assert!(matches!(full.repeated.state, Some(RetryState::Overloaded(_))), "{:?}", full.repeated);
    assert!(full.latency.is_err());
}

#[test]
fn jobs_add_load_and_cost_but_no_latency() {
    let jobs = [("jobs_per_request", "2"), ("job_time", "5ms"), ("horizontal.workers.nodes", "20")];
    let (without, with_jobs) = (evaluate(&with(&[])).unwrap(), evaluate(&with(&jobs)).unwrap());
    let (before, after) = (&without.horizontal, &with_jobs.horizontal);
    assert_eq!((before.latency, before.jobs), (after.latency, None));
    assert!(after.cost.total > before.cost.total);
    let queue = after.jobs.unwrap();
    assert!((queue.rate / (2.0 * with_jobs.peak_rate) - 1.0).abs() < 1e-12);
    assert!((queue.utilization - queue.rate / queue.capacity).abs() < 1e-12);
    // Half busy: fewer than one job in a hundred waits.
    assert!(queue.wait.is_ok_and(|wait| wait.mean < 0.001 && wait.p99 < 0.001), "{queue:?}");
    // One worker instead of twenty.
    assert!(with_jobs.vertical.jobs.unwrap().wait.is_err());
}

#[test]
fn a_spike_is_worked_off_by_what_the_capacity_leaves() {
    let spiked = evaluate(&with(&[("spike_factor", "5"), ("spike_duration", "10min")])).unwrap();
    for side in Side::BOTH {
        let own = spiked.design(side);
        let spike = own.spike.unwrap();
        let (peak, capacity) = (spiked.peak_rate, own.capacity.rate);
        let beyond = (5.0 * peak - capacity) * 600.0;
        assert!((spike.beyond / beyond - 1.0).abs() < 1e-12, "{spike:?}");
        let Drain::After { seconds } = spike.drain else { panic!("{spike:?}") };
        assert!((seconds / (beyond / (capacity - peak)) - 1.0).abs() < 1e-12, "{spike:?}");
    }
    assert_eq!(evaluate(&with(&[])).unwrap().vertical.spike, None);
}

#[test]
fn the_first_month_beyond_the_budget_is_told() {
    let over = |budget: &str| {
        let scenario = default_preset().scenario().changed(&[("monthly_budget", budget)]).unwrap();
        let path = growth_path(&scenario, Side::Vertical).unwrap();
        let expected = path.months.iter().find(|month| month.cost > budget.parse().unwrap());
        assert_eq!(path.over_budget, expected.map(|month| month.month));
        (path.over_budget, path.purchases.first().map(|step| step.month))
    };
    let (month, first) = over("2500");
    assert!(month.is_some() && month == first, "{month:?} {first:?}");
    assert_eq!((over("100").0, over("1000000").0), (Some(0), None));
}
