//! A distribution at one point, from its Laplace–Stieltjes transform.

use num_complex::Complex64;

use super::complex_pair::ComplexPair;
use super::hyperbola::HYPERBOLA;
use super::row::{ABSCISSA, GAIN, M, NODES, PAIRS, Row};

/// The value at one time of what a transform stands for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Inverse {
    /// F(t) = P(T ≤ t).
    pub distribution: f64,
    /// f(t), the density.
    pub density: f64,
}

/// A Laplace–Stieltjes transform.
pub trait Transform {
    /// E\[e^(−sT)\] at two points.
    fn at(&self, s: ComplexPair) -> ComplexPair;

    /// The same at every point of a row.
    fn along(&self, row: &Row) -> [ComplexPair; PAIRS] {
        row.each(|s| self.at(s))
    }

    /// The time from which on it may be taken along the hyperbola: none for a transform of which it is not known that
    /// it has singularities on the negative real axis alone. Constant parts of the variable that stay in the transform
    /// must be small beside that time.
    fn hyperbola_from(&self) -> Option<f64> {
        None
    }
}

impl<F: Fn(Complex64) -> Complex64> Transform for F {
    fn at(&self, s: ComplexPair) -> ComplexPair {
        s.map(self)
    }
}

/// Weights (−1)^k·ξ_k of the Euler sum: ξ₀…ξ₂ₘ are ½, then 1, then the binomial tail.
#[allow(clippy::indexing_slicing, reason = "the compiler evaluates the constant")]
const WEIGHTS: [f64; NODES] = {
    let mut weights = [1.0; NODES];
    weights[0] = 0.5;
    let scale = 1.0 / (1_u64 << M) as f64;
    weights[2 * M] = scale;
    let mut binomial = 1.0;
    let mut k = 1;
    while k < M {
        binomial = binomial * (M - k + 1) as f64 / k as f64;
        weights[2 * M - k] = weights[2 * M - k + 1] + scale * binomial;
        k += 1;
    }
    k = 1;
    while k < NODES {
        weights[k] = -weights[k];
        k += 2;
    }
    weights
};

/// (−1)^k·ξ_k for the density and (−1)^k·ξ_k/β_k for the distribution, whatever the time.
#[allow(clippy::indexing_slicing, reason = "the compiler evaluates the constant")]
const WEIGHT_PAIRS: [[ComplexPair; PAIRS]; 2] = {
    let mut pairs = [[ComplexPair::ZERO; PAIRS]; 2];
    let mut k = 0;
    while k < NODES {
        let height = std::f64::consts::PI * k as f64;
        let scale = WEIGHTS[k] / (ABSCISSA * ABSCISSA + height * height);
        pairs[0][k / 2].re.0[k % 2] = WEIGHTS[k];
        pairs[1][k / 2].re.0[k % 2] = scale * ABSCISSA;
        pairs[1][k / 2].im.0[k % 2] = -scale * height;
        k += 1;
    }
    pairs
};

/// A distribution that is farther below 0 or above 1 than this was not found.
const OFF: f64 = 1e-6;

const OF_DENSITY: [ComplexPair; PAIRS] = WEIGHT_PAIRS[0];
pub(super) const OF_DISTRIBUTION: [ComplexPair; PAIRS] = WEIGHT_PAIRS[1];

/// Inverts the transform E\[e^(−sT)\] at time `t` > 0 by the Euler algorithm; density and distribution share
/// their evaluations of the transform.
///
/// g(t) ≈ (10^(M/3)/t)·Σ_{k=0..2M} (−1)^k·ξ_k·Re ĝ(β_k/t), β_k = M·ln 10/3 + iπk, with ĝ = transform for the
/// density and transform/s for the distribution. Where the distribution jumps near `t` the sum rings by up to
/// the height of the jump.
///
/// Source: Abate and Whitt, "A Unified Framework for Numerically Inverting Laplace Transforms", INFORMS J. on
/// Computing 18 (2006) (Euler).
///
/// A transform that allows it is taken along the hyperbola instead, at half as many points.
pub fn invert(transform: &impl Transform, t: f64) -> Inverse {
    if transform.hyperbola_from().is_some_and(|from| t >= from) {
        let found = HYPERBOLA.sum(&transform.along(&Row::hyperbola(t)), t);
        // A part that is nearly constant and longer than t grows without bounds to the left of 0.
        if (-OFF..=1.0 + OFF).contains(&found.distribution) {
            return found;
        }
    }
    sum(&transform.along(&Row::new(t)), t)
}

/// The Euler sum at time `t` of the values of a transform along its row.
pub(super) fn sum(values: &[ComplexPair; PAIRS], t: f64) -> Inverse {
    let (mut distribution, mut density) = (0.0, 0.0);
    for ((value, of_density), of_distribution) in values.iter().zip(&OF_DENSITY).zip(&OF_DISTRIBUTION) {
        density += value.real_part_of_product(*of_density);
        distribution += value.real_part_of_product(*of_distribution);
    }
    Inverse { distribution: GAIN * distribution, density: GAIN / t * density }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exponential() {
        for t in [0.01, 0.5, 1.0, 5.0, 10.0] {
            let got = invert(&|s: Complex64| 1.0 / (1.0 + s), t);
            assert!((got.distribution - (1.0 - libm::exp(-t))).abs() < 1e-6, "{t}: {got:?}");
            assert!((got.density - libm::exp(-t)).abs() < 1e-5, "{t}: {got:?}");
        }
    }

    #[test]
    fn a_sum_of_four_exponentials() {
        let t = 8.0_f64;
        let got = invert(&|s: Complex64| (1.0 / (1.0 + s)).powi(4), t);
        let tail = libm::exp(-t) * (1.0 + t + t * t / 2.0 + t * t * t / 6.0);
        assert!((got.distribution - (1.0 - tail)).abs() < 1e-6, "{got:?}");
    }

    /// Slow, with a part of a hundred seconds that is nearly constant.
    struct NearlyConstantPart;

    impl Transform for NearlyConstantPart {
        fn at(&self, s: ComplexPair) -> ComplexPair {
            s.map(|s| (1.0 + s * 0.1).powi(-1000) / (1.0 + s * 1e4))
        }

        fn hyperbola_from(&self) -> Option<f64> {
            Some(0.0)
        }
    }

    #[test]
    fn what_outgrows_the_hyperbola_is_summed_by_euler() {
        for t in [1.0, 10.0, 50.0] {
            let got = invert(&NearlyConstantPart, t);
            assert!(got.distribution.abs() < 1e-6 && got.density.is_finite(), "{t}: {got:?}");
        }
    }

    #[test]
    fn the_weights_fall_from_one_to_two_to_the_minus_m() {
        assert_eq!(WEIGHTS[0], 0.5);
        assert_eq!(WEIGHTS[M], 1.0);
        assert_eq!(WEIGHTS[2 * M], 1.0 / 4096.0);
        assert!((WEIGHTS[M + 1] + (1.0 - 1.0 / 4096.0)).abs() < 1e-15);
    }
}
