//! The gamma distribution.

use super::inversion::Inverse;
use super::poisson;

/// From this shape on the uniform asymptotic expansion gives seven digits.
const LARGE_SHAPE: f64 = 1000.0;

/// Distribution and density at `t` > 0 of a gamma variable with this mean and shape.
///
/// P(k, x) with x = kt/mean: the series for x < k + 1, else the continued fraction, and for large k
/// P = ½erfc(−η√(k/2)) − e^(−kη²/2)/√(2πk)·(1/(λ−1) − 1/η), ½η² = λ − 1 − ln λ, λ = x/k.
///
/// Domain: shape from 0.01. Sources: Abramowitz and Stegun (1964), 6.5.29 and 6.5.31; Temme, "The asymptotic
/// expansion of the incomplete gamma functions", SIAM J. Math. Anal. 10 (1979).
#[must_use]
pub fn gamma(shape: f64, mean: f64, t: f64) -> Inverse {
    let x = shape * (t / mean);
    // x^k·e^(−x)/Γ(k+1).
    let term = poisson::probability(shape, x);
    let distribution = if shape > LARGE_SHAPE {
        uniform(shape, x)
    } else if x < shape + 1.0 {
        term * series(shape, x)
    } else {
        1.0 - term * shape * fraction(shape, x)
    };
    Inverse { distribution: distribution.clamp(0.0, 1.0), density: term * shape / t }
}

const MOST_TERMS: u32 = 10_000;

fn series(shape: f64, x: f64) -> f64 {
    let (mut sum, mut term, mut k) = (1.0, 1.0, shape);
    for _ in 0..MOST_TERMS {
        k += 1.0;
        term *= x / k;
        sum += term;
        if term < sum * 1e-15 {
            break;
        }
    }
    sum
}

/// By the modified Lentz method.
fn fraction(shape: f64, x: f64) -> f64 {
    let mut b = x + 1.0 - shape;
    let mut c = f64::MAX;
    let mut d = 1.0 / b;
    let mut value = d;
    for n in 1..MOST_TERMS {
        let n = f64::from(n);
        let a = n * (shape - n);
        b += 2.0;
        d = 1.0 / (a * d + b);
        c = b + a / c;
        let factor = c * d;
        value *= factor;
        if (factor - 1.0).abs() < 1e-15 {
            break;
        }
    }
    value
}

fn uniform(shape: f64, x: f64) -> f64 {
    let deviance = poisson::deviance(shape, x).max(0.0);
    let ratio = x / shape - 1.0;
    let side = if ratio < 0.0 { -1.0 } else { 1.0 };
    let eta = side * libm::sqrt(2.0 * deviance / shape);
    // Both fractions grow without bound at λ = 1, where their difference is −⅓.
    let correction = if ratio.abs() < 1e-5 { -1.0 / 3.0 } else { 1.0 / ratio - 1.0 / eta };
    0.5 * libm::erfc(-side * libm::sqrt(deviance))
        - libm::exp(-deviance) / libm::sqrt(std::f64::consts::TAU * shape) * correction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_shapes_are_erlang_distributions() {
        for t in [0.01, 0.5, 1.0, 3.0, 20.0] {
            let exponential = gamma(1.0, 1.0, t);
            assert!((exponential.distribution + libm::expm1(-t)).abs() < 1e-12, "{t}: {exponential:?}");
            assert!((exponential.density - libm::exp(-t)).abs() < 1e-12, "{t}: {exponential:?}");
            let three = gamma(3.0, 3.0, t);
            let left = libm::exp(-t) * (1.0 + t + 0.5 * t * t);
            assert!((three.distribution - (1.0 - left)).abs() < 1e-12, "{t}: {three:?}");
        }
    }

    #[test]
    fn half_a_square_of_a_normal() {
        // Shape ½ and mean 1 is Z²: P(Z² ≤ t) = erf(√(t/2)).
        for t in [1e-6, 0.1, 1.0, 4.0, 30.0] {
            let got = gamma(0.5, 1.0, t).distribution;
            assert!((got - libm::erf(libm::sqrt(0.5 * t))).abs() < 1e-12, "{t}: {got}");
        }
    }

    #[test]
    fn the_expansion_meets_the_series() {
        for shape in [1000.0_f64, 1e4] {
            for deviations in [-4.0, -1.0, -1e-3, 0.0, 1e-3, 1.0, 4.0] {
                let x = shape + deviations * libm::sqrt(shape);
                let sum = poisson::probability(shape, x) * series(shape, x);
                assert!((uniform(shape, x) - sum).abs() < 1e-6, "{shape} {deviations}");
            }
        }
    }

    #[test]
    fn the_density_is_the_slope() {
        for (shape, t) in [(0.25, 0.3), (4.0, 1.2), (5000.0, 1.01)] {
            let step = 1e-6;
            let slope = (gamma(shape, 1.0, t + step).distribution - gamma(shape, 1.0, t - step).distribution)
                / (2.0 * step);
            assert!((gamma(shape, 1.0, t).density / slope - 1.0).abs() < 1e-4, "{shape} {t}: {slope}");
        }
    }
}
