//! The Poisson probability of a count, without overflow up to counts of 10¹⁵.

/// Stirling's series error δ(n) = ln n! − ln(√(2πn)·(n/e)ⁿ).
///
/// Source: Loader, "Fast and Accurate Computation of Binomial Probabilities" (2000).
pub(super) fn stirling_error(n: f64) -> f64 {
    const HALF_LN_TAU: f64 = 0.918_938_533_204_672_7;
    if n < 16.0 {
        return libm::lgamma(n + 1.0) - (n + 0.5) * libm::log(n.max(f64::MIN_POSITIVE)) + n - HALF_LN_TAU;
    }
    let square = n * n;
    (1.0 / 12.0 - (1.0 / 360.0 - (1.0 / 1260.0 - 1.0 / (1680.0 * square)) / square) / square) / n
}

/// Deviance part x·ln(x/m) + m − x, kept accurate where x is near m.
///
/// Source: Loader (2000).
pub(super) fn deviance(x: f64, mean: f64) -> f64 {
    let difference = x - mean;
    if difference.abs() < 0.1 * (x + mean) {
        let ratio = difference / (x + mean);
        let square = ratio * ratio;
        let mut sum = difference * ratio;
        let mut power = 2.0 * x * ratio;
        for odd in 1..1000_u32 {
            power *= square;
            let next = sum + power / f64::from(2 * odd + 1);
            if next == sum {
                return sum;
            }
            sum = next;
        }
    }
    x * libm::log(x / mean) + mean - x
}

/// P(N = n) for N Poisson with the given mean; n may be any real number above 0.
pub(super) fn probability(n: f64, mean: f64) -> f64 {
    if n == 0.0 {
        return libm::exp(-mean);
    }
    libm::exp(-stirling_error(n) - deviance(n, mean)) / libm::sqrt(std::f64::consts::TAU * n)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_counts_match_the_definition() {
        let mut expected = libm::exp(-4.0);
        for n in 0..60_u32 {
            if n > 0 {
                expected *= 4.0 / f64::from(n);
            }
            let got = probability(f64::from(n), 4.0);
            assert!((got / expected - 1.0).abs() < 1e-12, "{n}: {got} {expected}");
        }
    }

    #[test]
    fn the_mode_of_a_large_mean_follows_the_normal_density() {
        let mean = 1e12;
        let expected = 1.0 / libm::sqrt(std::f64::consts::TAU * mean);
        assert!((probability(mean, mean) / expected - 1.0).abs() < 1e-9);
    }
}
