//! The probability of waiting, between the service laws for which it is known.
//!
//! With many servers P(W > 0) depends on the service law by the peakedness of the arrivals alone, z = 1 + (c_a² − 1)·g,
//! g = E\[min(V₁, V₂)\]/E\[V\]: as P = 1/(1 + x·Φ(x)/φ(x)) with x² = β²/z. Constant service has g = 1, exponential
//! service ½; at g = 0 the arrivals are as good as Poisson. So z/β² = 1/x² is interpolated linearly in g between
//! these three, which few servers follow as well.
//!
//! Sources: Halfin and Whitt, "Heavy-traffic limits for queues with many exponential servers", Oper. Res. 29 (1981),
//! eq. 2.3; Whitt, "A diffusion approximation for the G/GI/n/m queue", Oper. Res. 52 (2004).

use crate::numeric::quick_exp;

/// For c_s² < 1, from P(W > 0) with constant and with exponential service.
pub fn less_variable(service_scv: f64, constant: f64, exponential: f64) -> f64 {
    let share = 2.0 * overlap(service_scv) - 1.0;
    between(constant, exponential, share)
}

/// Probabilities of waiting in queues next to one with c_s² > 1.
#[derive(Debug, Clone, Copy)]
pub struct Known {
    /// With exponential service instead.
    pub exponential: f64,
    /// With exponential service and Poisson arrivals.
    pub poisson: f64,
    /// The queue itself, and the two above, with one server of the same utilization.
    pub alone: f64,
    pub alone_exponential: f64,
    pub alone_poisson: f64,
}

/// For c_s² > 1: between exponential service and Poisson arrivals, as far as g says for many servers and as far as
/// it is for one server, which counts 1/√c.
pub fn more_variable(service_scv: f64, servers: u32, known: Known) -> f64 {
    let limit = 2.0 * overlap(service_scv);
    let Known { exponential, poisson, alone, alone_exponential, alone_poisson } = known;
    let [one, from, to] =
        [alone, alone_exponential, alone_poisson].map(|probability| 1.0 / headroom(probability));
    let measured = (one - to) / (from - to);
    // Near Poisson arrivals there is no distance to take a share of.
    let share = if measured > 0.0 && measured < 1.0 {
        limit + (measured - limit) / libm::sqrt(f64::from(servers))
    } else {
        limit
    };
    between(exponential, poisson, share)
}

fn between(one: f64, other: f64, share_of_one: f64) -> f64 {
    let peaked = share_of_one / headroom(one) + (1.0 - share_of_one) / headroom(other);
    from_headroom(1.0 / peaked)
}

/// g = E\[min(V₁, V₂)\]/E\[V\] = 1 − Γ(k+½)/(√π·k·Γ(k)) for independent gamma V of shape k = 1/c_s².
fn overlap(scv: f64) -> f64 {
    let shape = 1.0 / scv;
    let ratio = libm::exp(libm::lgamma(shape + 0.5) - libm::lgamma(shape + 1.0));
    1.0 - ratio / libm::sqrt(std::f64::consts::PI)
}

const HALF_LN_TAU: f64 = 0.918_938_533_204_672_7;

/// x² of the x at which 1/(1 + x·Φ(x)/φ(x)) is this probability; infinite for 0.
pub fn headroom(probability: f64) -> f64 {
    let odds = (1.0 - probability) / probability;
    if odds <= 0.0 {
        return 0.0;
    }
    if !odds.is_finite() {
        return f64::INFINITY;
    }
    let log_odds = libm::log(odds);
    // Φ/φ is √(π/2) at 0; far out x·Φ/φ grows like x·√(2π)·e^(x²/2).
    let mut x = if odds < 1.0 { odds * 0.798 } else { libm::sqrt(2.0 * libm::log1p(0.3 * odds)) };
    for _ in 0..20 {
        let distribution = distribution(x);
        let excess = libm::log(x * distribution) + 0.5 * x * x + HALF_LN_TAU - log_odds;
        // Newton's steps are each about the square of the one before.
        let hazard = quick_exp(-0.5 * x * x - HALF_LN_TAU) / distribution;
        let next = (x - excess / (1.0 / x + hazard + x)).max(0.1 * x);
        let close = (next - x).abs() <= 1e-6 * x;
        x = next;
        if close {
            break;
        }
    }
    x * x
}

/// 1/(1 + x·Φ(x)/φ(x)) from x².
pub fn from_headroom(square: f64) -> f64 {
    if !square.is_finite() {
        return 0.0;
    }
    let x = libm::sqrt(square);
    1.0 / (1.0 + x * distribution(x) * libm::exp(0.5 * square + HALF_LN_TAU))
}

/// Φ, the standard normal distribution function.
fn distribution(x: f64) -> f64 {
    0.5 * libm::erfc(-x * std::f64::consts::FRAC_1_SQRT_2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headroom_and_probability_are_inverse() {
        for probability in [1e-300, 1e-9, 0.01, 0.3, 0.5, 0.9, 0.999_999] {
            let back = from_headroom(headroom(probability));
            assert!((back / probability - 1.0).abs() < 1e-6, "{probability}: {back}");
        }
        assert_eq!(from_headroom(headroom(0.0)), 0.0);
        assert_eq!(from_headroom(headroom(1.0)), 1.0);
    }

    #[test]
    fn overlap_of_known_laws() {
        // Exponential: half; shape ½: 1 − 2/π; nearly constant: 1 − √(c_s²/π).
        assert!((overlap(1.0) - 0.5).abs() < 1e-12);
        assert!((overlap(2.0) - (1.0 - std::f64::consts::FRAC_2_PI)).abs() < 1e-12);
        assert!((overlap(1e-6) - (1.0 - libm::sqrt(1e-6 / std::f64::consts::PI))).abs() < 1e-6);
    }

    #[test]
    fn the_ends_of_the_interpolation() {
        assert!((less_variable(1e-12, 0.2, 0.3) - 0.2).abs() < 1e-5);
        assert!((less_variable(1.0, 0.2, 0.3) - 0.3).abs() < 1e-9);
        let known =
            Known { exponential: 0.3, poisson: 0.4, alone: 0.5, alone_exponential: 0.5, alone_poisson: 0.6 };
        assert!((more_variable(1.0, 4, known) - 0.3).abs() < 1e-9);
        assert!(
            (more_variable(4.0, 1, Known { alone: 0.55, exponential: 0.5, poisson: 0.6, ..known }) - 0.55)
                .abs()
                < 1e-6
        );
    }
}
