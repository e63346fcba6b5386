//! The probability of waiting in a GI/M/c queue.

use super::Queue;
use crate::model::station::waiting::decay_rate::decay_rate;
use crate::model::station::waiting::delay_probability::{from_headroom, headroom};
use crate::numeric::{erlang_c, quick_exp};

/// Up to this many servers the sum over servers is taken term by term.
const SUMMED: u32 = 64;

/// P(W > 0) of GI/M/c with gamma interarrival times, whatever the SCV of the service in `queue`; `idle` is 1 − σ.
///
/// Up to 64 servers exact: 1/P = 1 + (1−σ)·Σ_{j=1..c} T_j·(c(1−φ_j) − j)/((1−φ_j)(c(1−σ) − j)), with
/// φ_j = E\[e^(−jU)\], T_j = (c choose j)·Π_{i≤j}(1−φ_i)/φ_i and 1−σ = η/c. Above, the term in which Hayward's
/// approximation differs from the sum at 64 servers, with as many spare servers per root of servers, shrinks
/// like 1/√c.
///
/// Sources: Takács, Introduction to the Theory of Queues (1962); Fredericks, "Congestion in
/// blocking systems – a simple approximation technique", Bell Syst. Tech. J. 59 (1980); Halfin and Whitt,
/// Oper. Res. 29 (1981).
pub fn delay_probability(queue: Queue, idle: f64) -> f64 {
    let Queue { servers, utilization, arrival_scv, .. } = queue;
    let c = f64::from(servers);
    if arrival_scv == 1.0 {
        return erlang_c(servers, utilization * c);
    }
    if servers <= SUMMED {
        return takacs(servers, utilization, arrival_scv, idle);
    }
    let few = f64::from(SUMMED);
    let poisson = headroom(erlang_c(servers, utilization * c));
    // As few as 1% of its servers busy there: nobody waits either way.
    let alike = (1.0 - (1.0 - utilization) * libm::sqrt(c / few)).max(0.01);
    let summed = takacs(SUMMED, alike, arrival_scv, decay_rate(alike, arrival_scv, 1.0));
    let correction = headroom(summed) / headroom(erlang_c(SUMMED, alike * few));
    let limit = 2.0 / (1.0 + arrival_scv);
    // Squared headroom is inverse to the peakedness (1 + c_a²)/2.
    let scale = limit * (1.0 + (correction / limit - 1.0) * libm::sqrt(few / c));
    from_headroom(poisson * scale)
}

fn takacs(servers: u32, utilization: f64, arrival_scv: f64, idle: f64) -> f64 {
    let c = f64::from(servers);
    let between = 1.0 / (utilization * c);
    let (mut term, mut sum) = (1.0, 1.0);
    for j in 1..=servers {
        let j = f64::from(j);
        let log = if arrival_scv == 0.0 {
            -j * between
        } else {
            -libm::log1p(j * between * arrival_scv) / arrival_scv
        };
        let transform = quick_exp(log);
        let rest = if log > -1e-3 { -libm::expm1(log) } else { 1.0 - transform };
        term *= (c - j + 1.0) / j * rest / transform;
        let distance = c * idle - j;
        // Both sides of the fraction vanish at j = cη: there it is the ratio of their slopes.
        let fraction = if distance.abs() < 1e-6 * c {
            1.0 - c * between * transform / (1.0 + j * between * arrival_scv)
        } else {
            (c * rest - j) / distance
        };
        sum += idle * term / rest * fraction;
    }
    1.0 / sum
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queue(servers: u32, utilization: f64, arrival_scv: f64) -> Queue {
        Queue { servers, utilization, arrival_scv, service_scv: 1.0 }
    }

    #[test]
    fn the_sum_is_erlang_c_for_poisson_arrivals() {
        for servers in [1, 2, 4, 16, 64] {
            for rho in [0.3, 0.5, 0.9, 0.99] {
                let (got, expected) =
                    (takacs(servers, rho, 1.0, 1.0 - rho), erlang_c(servers, rho * f64::from(servers)));
                assert!((got / expected - 1.0).abs() < 1e-6, "{servers} {rho}: {got} {expected}");
            }
        }
    }

    #[test]
    fn one_server_waits_with_probability_sigma() {
        for (rho, scv) in [(0.5, 0.0), (0.8, 0.25), (0.9, 4.0)] {
            let sigma = 1.0 - decay_rate(rho, scv, 1.0);
            assert!(
                (delay_probability(queue(1, rho, scv), 1.0 - sigma) / sigma - 1.0).abs() < 1e-9,
                "{rho} {scv}"
            );
        }
    }

    #[test]
    fn many_servers_follow_the_sum() {
        for (servers, rho) in [(65, 0.9), (256, 0.9), (256, 0.95), (1_000, 0.97)] {
            for scv in [0.0, 0.25, 2.0, 4.0] {
                let idle = decay_rate(rho, scv, 1.0);
                let (got, expected) =
                    (delay_probability(queue(servers, rho, scv), idle), takacs(servers, rho, scv, idle));
                assert!((got / expected - 1.0).abs() < 0.05, "{servers} {rho} {scv}: {got} {expected}");
            }
        }
    }
}
