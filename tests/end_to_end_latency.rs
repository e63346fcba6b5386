//! The model's end-to-end latency against the simulation of the same design.

use crate::response_times::{quantile, quantile_error, sample};
use crate::simulator::chain;
use headroom::model::{capacity, latency, loads};
use headroom::scenario::{PRESETS, Preset, Side, default_preset};
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

/// With independent waits p99 would be a fifth too low, and with arrivals at random a quarter too high.
#[test]
fn ten_queries_in_a_row_at_a_busy_database_wait_alike() {
    let changes = [("database_queries", "10"), ("database_time", "2ms"), ("app_scv", "1")];
    let (side, preset) = (Side::Horizontal, Preset::find("internal-tool@1").unwrap());
    for scv in ["1", "2"] {
        let scenario =
            preset.scenario().changed(&changes).unwrap().changed(&[("database_scv", scv)]).unwrap();
        let loads = loads(&scenario.workload, scenario.design(side)).unwrap();
        let rate = PerSecond::new(0.9 * capacity(&loads).rate).unwrap();
        let model = latency(&scenario.workload, scenario.design(side), &loads, rate).unwrap();
        let sample = sample(chain::network(&scenario, side, rate.get()), 1, 10 * WARM_UP, 8 * REQUESTS);
        let simulated = quantile(&sample, 0.99);
        let error = model.p99 / simulated - 1.0;
        println!("c_s² {scv}: {error:+.4} ± {:.4}", quantile_error(&sample, 0.99) / simulated);
        assert!(error.abs() < 0.08, "c_s² {scv}: {error:+.4}");
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
