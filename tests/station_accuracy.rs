//! Percentiles of single stations against seeded simulation, and at the edges of their domain.
//!
//! docs/accuracy.md has the whole grid; here is one station of each method.

use crate::simulator::estimate::Effort;
use crate::simulator::station::{Cell, Outcome};
use headroom::model::{Service, Station};
use headroom::units::{PerSecond, Scv, Seconds};
use rand::{Rng, SeedableRng};
use rand_pcg::Pcg64Mcg;

const PROBABILITIES: [f64; 3] = [0.5, 0.99, 0.999];

#[test]
fn percentiles_follow_the_simulation() {
    let cells = [
        // GI/G/1, regular and bursty; the second was 8% off with the Allen–Cunneen law.
        (1, 0.8, 0.25, 2.0),
        (1, 0.5, 4.0, 4.0),
        // GI/D/c, where the response time jumps.
        (2, 0.7, 2.0, 0.0),
        (16, 0.9, 4.0, 0.0),
        // GI/M/c, summed and beyond.
        (4, 0.8, 4.0, 1.0),
        (100, 0.9, 4.0, 1.0),
        // G/G/c on both sides of exponential service, off the grid of the report.
        (3, 0.85, 0.5, 0.5),
        (8, 0.85, 3.0, 0.1),
        (10, 0.75, 3.0, 3.0),
        (4, 0.85, 0.0, 0.25),
        (30, 0.9, 1.5, 1.5),
    ];
    for (seed, (servers, utilization, arrival_scv, service_scv)) in (1..).zip(cells) {
        let cell = Cell { servers, utilization, arrival_scv, service_scv };
        let simulated = cell.simulate(
            seed,
            Effort { first_batch: 40_000, precision: 0.02, most: 5_000_000 },
            PROBABILITIES,
        );
        let modelled = cell.station().response_quantiles(PROBABILITIES).unwrap().unwrap();
        for ((probability, value), estimate) in PROBABILITIES.into_iter().zip(modelled).zip(simulated) {
            let error = value / estimate.value - 1.0;
            let noise = estimate.error / estimate.value;
            println!("{cell:?} {probability}: {error:+.4} ± {noise:.4}");
            let allowed = if probability > 0.99 { 0.08 } else { 0.05 };
            assert!(error.abs() < allowed, "{cell:?} {probability}: {error:+.4} ± {noise:.4}");
        }
    }
}

#[test]
fn an_overloaded_station_is_simulated_as_a_growing_backlog() {
    // λ − cμ: 25 customers come to 10 servers in a mean service.
    let cell = Cell { servers: 10, utilization: 2.5, arrival_scv: 1.0, service_scv: 1.0 };
    let Outcome::Backlog { growth } = cell.customers(1, 400_000) else {
        panic!("a percentile of an endless queue")
    };
    assert!((growth / 15.0 - 1.0).abs() < 0.01, "{growth}");
    let modelled = cell.station().waiting().unwrap_err();
    assert!((modelled.backlog_per_second - 15.0).abs() < 1e-9, "{modelled:?}");
}

#[test]
fn a_quiet_station_is_simulated_as_a_law() {
    // The model is exact for M/M/c.
    let cell = Cell { servers: 10, utilization: 0.8, arrival_scv: 1.0, service_scv: 1.0 };
    let Outcome::Responses(responses) = cell.customers(1, 2_000_000) else { panic!("a backlog at ρ = 0.8") };
    let [_, p99, _] = cell.station().response_quantiles(PROBABILITIES).unwrap().unwrap();
    assert!((responses.quantile(0.99) / p99 - 1.0).abs() < 0.01, "{} {p99}", responses.quantile(0.99));
}

#[test]
fn m_m_c_is_exact() {
    // P(R > t) of M/M/3 with a = 2 is e^(−t)·(1 + 4t/9): Kleinrock, Queueing Systems vol. 1 (1975), ch. 3.
    let station = Cell { servers: 3, utilization: 2.0 / 3.0, arrival_scv: 1.0, service_scv: 1.0 }.station();
    let [_, p99, p999] = station.response_quantiles(PROBABILITIES).unwrap().unwrap();
    assert!((p99 - 5.891_17).abs() < 1e-4, "{p99}");
    assert!((p999 - 8.468_83).abs() < 1e-4, "{p999}");
}

#[test]
fn every_valid_station_has_ordered_finite_percentiles() {
    let random = &mut Pcg64Mcg::seed_from_u64(7);
    for round in 0..5_000 {
        let scv = |random: &mut Pcg64Mcg| match random.random_range(0..8) {
            0 => 0.0,
            1 => 1.0,
            2 => libm::exp10(random.random_range(-9.0..2.0)),
            3 => 1.0 + random.random_range(-1e-6..1e-6),
            _ => random.random_range(0.0..5.0),
        };
        let (arrivals, services) = (scv(random), scv(random));
        let servers = libm::exp10(random.random_range(0.0..6.0)).round() as u32;
        let utilization = match random.random_range(0..4) {
            0 => 1.0 - libm::exp10(random.random_range(-6.0..0.0)),
            1 => libm::exp10(random.random_range(-9.0..0.0)),
            _ => random.random_range(0.1..0.99),
        };
        let mean = libm::exp10(random.random_range(-6.0..3.0));
        let station = Station {
            servers,
            arrival_rate: PerSecond::new(utilization * f64::from(servers) / mean).unwrap(),
            arrival_scv: Scv::new(arrivals).unwrap(),
            service: Service::new(Seconds::new(mean).unwrap(), Scv::new(services).unwrap()),
        };
        let Ok(waiting) = station.waiting() else { continue };
        assert!((0.0..=1.0).contains(&waiting.probability), "{round} {station:?}: {waiting:?}");
        assert!(waiting.mean >= 0.0 && waiting.mean.is_finite(), "{round} {station:?}: {waiting:?}");
        match station.response_quantiles([0.5, 0.95, 0.99, 0.999]).unwrap() {
            Ok(found) => {
                assert!(
                    found.is_sorted() && found[0] > 0.0 && found[3].is_finite(),
                    "{round} {station:?}: {found:?}"
                );
            }
            Err(error) => panic!("{round} {station:?}: {error} {waiting:?}"),
        }
    }
}
