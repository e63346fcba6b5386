//! The chance that enough of several independent things work.

use super::poisson::{deviance, stirling_error};

/// P(at least `needed` of `total` succeed), each independently with probability `success`.
///
/// The sum runs outward from the boundary over the shorter tail and stops when terms no longer count, so a
/// million things cost O(√total). Source: Loader, "Fast and Accurate Computation of
/// Binomial Probabilities" (2000), for the single term.
#[must_use]
pub fn at_least(needed: u32, total: u32, success: f64) -> f64 {
    if needed == 0 {
        return 1.0;
    }
    if needed > total || success <= 0.0 {
        return 0.0;
    }
    if success >= 1.0 {
        return 1.0;
    }
    if f64::from(needed) > f64::from(total) * success {
        tail(needed, total, success)
    } else {
        1.0 - tail(total - needed + 1, total, 1.0 - success)
    }
}

/// Σ_{k≥from} P(K = k), where `from` is above the mean so that the terms fall.
fn tail(from: u32, total: u32, success: f64) -> f64 {
    let odds = success / (1.0 - success);
    let mut term = probability(from, total, success);
    let mut sum = 0.0;
    for k in from..=total {
        sum += term;
        if term < sum * 1e-17 {
            break;
        }
        term *= odds * f64::from(total - k) / f64::from(k + 1);
    }
    sum
}

/// P(K = k) for K binomial, 0 < `success` < 1.
fn probability(k: u32, total: u32, success: f64) -> f64 {
    let (n, x, failure) = (f64::from(total), f64::from(k), 1.0 - success);
    if k == 0 {
        return libm::exp(n * libm::log1p(-success));
    }
    if k == total {
        return libm::exp(n * libm::log(success));
    }
    let exponent = stirling_error(n)
        - stirling_error(x)
        - stirling_error(n - x)
        - deviance(x, n * success)
        - deviance(n - x, n * failure);
    libm::exp(exponent) * libm::sqrt(n / (std::f64::consts::TAU * x * (n - x)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_of_three() {
        let q = 0.1_f64;
        let expected = 1.0 - 3.0 * q * q * (1.0 - q) - q * q * q;
        assert!((at_least(2, 3, 1.0 - q) - expected).abs() < 1e-14);
    }

    #[test]
    fn tails_are_complementary() {
        for (needed, total, success) in [(1, 2, 0.99), (5, 9, 0.5), (900_000, 1_000_000, 0.9)] {
            let below = at_least(total - needed + 1, total, 1.0 - success);
            assert!((at_least(needed, total, success) + below - 1.0).abs() < 1e-12, "{needed} of {total}");
        }
    }

    #[test]
    fn the_edges() {
        assert_eq!(at_least(0, 5, 0.0), 1.0);
        assert_eq!(at_least(6, 5, 1.0), 0.0);
        assert_eq!(at_least(5, 5, 1.0), 1.0);
        assert!((at_least(5, 5, 0.5) - 0.031_25).abs() < 1e-15);
        assert!((at_least(1, 2, 0.99) - 0.9999).abs() < 1e-15);
    }
}
