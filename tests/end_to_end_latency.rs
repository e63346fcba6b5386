//! The model's end-to-end latency against the simulation of the same design.

use crate::response_times::{quantile, quantile_error, sample};
use crate::simulator::chain;
use headroom::model::{capacity, latency, loads};
use headroom::scenario::{PRESETS, Side, default_preset};
use headroom::units::PerSecond;

const REQUESTS: u64 = 150_000;
const WARM_UP: u64 = 20_000;

#[test]
fn p99_of_the_default_scenario_is_within_five_percent_of_the_simulation() {
    let scenario = default_preset().scenario();
    for side in Side::BOTH {
        assert_eq!(chain::not_simulated(&scenario, side), None);
        let loads = loads(&scenario.workload, scenario.design(side)).unwrap();
        let capacity = capacity(&loads).rate;
        for share in [0.5, 0.8, 0.9] {
            let rate = PerSecond::new(capacity * share).unwrap();
            let model = latency(&scenario.workload, scenario.design(side), &loads, rate).unwrap();
            let sample = sample(chain::network(&scenario, side, rate.get()), 1, WARM_UP, REQUESTS);
            let quantiles = [("p50", 0.5, model.p50), ("p95", 0.95, model.p95), ("p99", 0.99, model.p99)];
            for (name, probability, predicted) in quantiles {
                let simulated = quantile(&sample, probability);
                let error = predicted / simulated - 1.0;
                let sampling = quantile_error(&sample, probability) / simulated;
                println!("{side:?} at {share}: {name} {error:+.4} ± {sampling:.4}");
                assert!(error.abs() < 0.05, "{side:?} at {share} of capacity: {name} {error:+.4}");
            }
        }
    }
}

/// docs/accuracy-paths.md has a row of errors for each.
#[test]
fn no_design_of_a_preset_is_beyond_the_simulator() {
    for preset in PRESETS {
        for side in Side::BOTH {
            assert_eq!(chain::not_simulated(&preset.scenario(), side), None, "{preset} {side:?}");
        }
    }
}
