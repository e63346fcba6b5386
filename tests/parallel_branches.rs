//! The simulator's networks against laws that are known exactly: parallel branches that queue, work that nobody waits
//! for, and the shortest of several queues.
//!
//! Each asserts that the exact mean lies in the simulation's own 99.9% confidence interval, and that this is narrow.

use crate::response_times::{Interval, mean, sample};
use crate::simulator::{Network, Step, Time, chain};
use headroom::scenario::{Preset, Side};
use rand::Rng;
use rand_pcg::Pcg64Mcg;

const ALONE: (f64, f64) = (0.0, 0.0);
const WARM_UP: u64 = 50_000;
const REQUESTS: u64 = 1_000_000;

fn exponential(mean: f64) -> Time {
    Time::new(mean, 1.0)
}

fn agrees(name: &str, simulated: Interval, exact: f64) {
    let Interval { middle, half } = simulated;
    println!("{name}: {middle:.4} ± {half:.4}, exactly {exact:.4}");
    assert!(half < 0.02 * exact, "{name}: ± {half}");
    assert!((middle - exact).abs() < half, "{name}: {middle} ± {half}, not {exact}");
}

/// Both stations of a fork get their arrivals together, so that the two waits are not independent: if they were, the mean
/// would be 3/2 of one. Flatto and Hahn, "Two parallel queues created by arrivals with two demands", SIAM J. Appl. Math.
/// 44 (1984); Nelson and Tantawi, "Approximate analysis of fork/join synchronization in parallel queues", IEEE Trans.
/// Comput. 37 (1988): (12 − ρ)/8 · 1/(μ − λ).
#[test]
fn two_parallel_queues_with_the_same_arrivals_follow_flatto_and_hahn() {
    for utilization in [0.2, 0.5, 0.7] {
        let mut network = Network::new();
        let stations = [0, 1].map(|_| network.station(1, exponential(1.0), ALONE));
        network.stream(exponential(1.0 / utilization), move |_: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
            for station in stations {
                steps.extend([Step::Branch { steps: 1 }, Step::Visit(station)]);
            }
            steps.push(Step::Join);
        });
        let exact = (12.0 - utilization) / 8.0 / (1.0 - utilization);
        agrees(&format!("ρ = {utilization}"), mean(&sample(network, 1, WARM_UP, REQUESTS)), exact);
    }
}

/// Branches that never queue are independent, and the slowest of m exponential ones takes H_m (Rényi, 1953); what
/// follows the join, and a branch of several steps, is added.
#[test]
fn branches_that_do_not_queue_take_as_long_as_the_slowest() {
    for branches in [1_u32, 3, 80] {
        let mut network = Network::new();
        let station = network.station(1_000_000, exponential(1.0), ALONE);
        network.stream(exponential(1.0), move |_: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
            for _ in 0..branches {
                steps.extend([Step::Branch { steps: 2 }, Step::Delay(0.25), Step::Visit(station)]);
            }
            steps.extend([Step::Join, Step::Delay(0.5)]);
        });
        let slowest: f64 = (1..=branches).map(|k| 1.0 / f64::from(k)).sum();
        let simulated = mean(&sample(network, 2, 1_000, 100_000));
        agrees(&format!("{branches} branches"), simulated, slowest + 0.75);
    }
}

/// A third of the requests wait for their work, the others leave it: all are in one queue M/M/1.
#[test]
fn work_that_is_left_behind_queues_with_the_rest() {
    let mut network = Network::new();
    let station = network.station(1, exponential(1.0), ALONE);
    network.stream(exponential(1.0 / 0.6), move |random: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
        let waits = random.random_range(0..3) == 0;
        steps.push(if waits { Step::Visit(station) } else { Step::Leave(station) });
    });
    let mut waited = sample(network, 3, WARM_UP, REQUESTS);
    waited.retain(|response| *response > 0.0);
    agrees("awaited", mean(&waited), 1.0 / 0.4);
}

/// Rare requests among constant work that comes in a stream of its own: M/G/1, W = λE[S²]/(2(1 − ρ)) (Pollaczek and
/// Khinchine).
#[test]
fn rare_requests_meet_the_background_that_came_since_the_last() {
    for (rate, background) in [(0.01, 0.69), (0.3, 0.3)] {
        let mut network = Network::new();
        let station = network.station(1, exponential(1.0), ALONE);
        network.background(station, exponential(1.0 / background), Time::new(1.0, 0.0));
        network.stream(exponential(1.0 / rate), move |_: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
            steps.push(Step::Visit(station));
        });
        let wait = (2.0 * rate + background) / (2.0 * (1.0 - rate - background));
        let simulated = mean(&sample(network, 4, 1_000, 300_000));
        agrees(&format!("{rate} of {}", rate + background), simulated, wait + 1.0);
    }
}

/// Cores that slow each other down: a birth-death process whose deaths are n·μ/(1 + α(n−1)) up to c.
#[test]
fn background_slows_the_requests_that_it_shares_cores_with() {
    let (servers, alpha, load) = (4, 0.1, 2.2);
    let mut network = Network::new();
    let station = network.station(servers, exponential(1.0), (alpha, 0.0));
    network.background(station, exponential(1.0 / (0.95 * load)), exponential(1.0));
    network.stream(exponential(1.0 / (0.05 * load)), move |_: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
        steps.push(Step::Visit(station));
    });
    let (mut chance, mut all, mut customers) = (1.0, 1.0, 0.0);
    for n in 1..1_000 {
        let busy = f64::from(n.min(servers));
        chance *= load * (1.0 + alpha * (busy - 1.0)) / busy;
        all += chance;
        customers += f64::from(n) * chance;
    }
    // Little's law.
    agrees("shared cores", mean(&sample(network, 5, 10_000, 500_000)), customers / all / load);
}

/// Two exponential servers, each arrival going to the shorter queue: the stationary law of both lengths, by the
/// iteration of Gauss and Seidel on the balance of flows in states of up to `MOST` requests each.
fn mean_in_shortest_of_two(utilization: f64) -> f64 {
    const MOST: usize = 40;
    let rate = 2.0 * utilization;
    let mut chance = vec![[1.0; MOST + 1]; MOST + 1];
    for _ in 0..2_000 {
        for i in 0..=MOST {
            for j in 0..=i {
                let mut inward = 0.0;
                // By symmetry i ≥ j. An arrival comes here by the queue of j − 1, or where i = j by either, or by that
                // of i − 1 = j in half of the ties.
                if j > 0 {
                    inward += rate * chance[i][j - 1];
                }
                if i > 0 && i <= j + 1 {
                    let share = if i == j { 1.0 } else { 0.5 };
                    inward += share * rate * chance[i - 1][j];
                }
                if i < MOST {
                    inward += chance[i + 1][j];
                }
                if j < MOST {
                    inward += chance[i][j + 1];
                }
                let busy = f64::from(u8::from(i > 0)) + f64::from(u8::from(j > 0));
                let arrivals = if j < MOST { rate } else { 0.0 };
                chance[i][j] = inward / (busy + arrivals);
                chance[j][i] = chance[i][j];
            }
        }
    }
    let (mut all, mut customers) = (0.0, 0.0);
    for (i, row) in chance.iter().enumerate() {
        for (j, chance) in row.iter().enumerate() {
            all += chance;
            customers += (i + j) as f64 * chance;
        }
    }
    customers / all / rate
}

#[test]
fn the_shortest_of_two_queues_has_its_stationary_law() {
    for utilization in [0.5, 0.7] {
        let mut network = Network::new();
        for _ in 0..2 {
            network.station(1, exponential(1.0), ALONE);
        }
        let pool = network.pool(0, 2);
        let rate = 2.0 * utilization;
        network.stream(exponential(1.0 / rate), move |_: &mut Pcg64Mcg, steps: &mut Vec<Step>| {
            steps.push(Step::Shortest { pool });
        });
        let simulated = mean(&sample(network, 6, WARM_UP, REQUESTS));
        agrees(&format!("ρ = {utilization}"), simulated, mean_in_shortest_of_two(utilization));
    }
}

#[test]
fn a_seed_gives_the_same_requests_and_another_seed_others() {
    let scenario = Preset::find("phase-3@1").expect("a preset").scenario();
    let responses = |seed| sample(chain::network(&scenario, Side::Horizontal, 10_000.0), seed, 0, 5_000);
    assert_eq!(responses(1), responses(1));
    assert_ne!(responses(1), responses(2));
}
