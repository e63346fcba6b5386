//! Parallel calls that are all waited for.

use crate::numeric::{Complex64, exp, ln};
use crate::units::{Fraction, Seconds};

/// P(at least one of m calls is slow) = 1 − (1−q)^m, when each is slow with probability q independently.
///
/// Source: Dean and Barroso, "The Tail at Scale", Commun. ACM 56 (2013).
#[must_use]
pub fn any_slow(slow: Fraction, leaves: u32) -> f64 {
    if leaves == 0 {
        return 0.0;
    }
    -libm::expm1(f64::from(leaves) * libm::log1p(-slow.get()))
}

/// The slowest of m independent exponential calls with the same mean.
///
/// The first of k running calls ends after an exponential time of rate kμ, so the slowest is the sum of
/// independent exponentials of rates kμ, k = 1..m.
///
/// The more calls, the narrower the law beside its mean, and inverting its transform loses digits: 0.01% of the
/// p99 at a hundred calls, 0.1% at ten thousand, 1% at a million, against [`SlowestExponential::quantile`].
///
/// Source: Rényi, "On the theory of order statistics", Acta Math. Acad. Sci. Hung. 4 (1953).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SlowestExponential {
    leaf_mean: f64,
    leaves: u32,
}

/// Up to this k the product of the stages is taken one by one; Stirling's series is exact to 14 digits beyond.
const SINGLE: u32 = 32;

impl SlowestExponential {
    /// Of `leaves` calls of mean 1/μ. Of no call at all it is 0.
    #[must_use]
    pub const fn new(leaf_mean: Seconds, leaves: u32) -> Self {
        Self { leaf_mean: leaf_mean.get(), leaves }
    }

    /// H_m/μ, seconds: H_m = Σ 1/k grows as ln m.
    #[must_use]
    pub fn mean(&self) -> f64 {
        let m = f64::from(self.leaves);
        let harmonic = if self.leaves <= SINGLE {
            (1..=self.leaves).map(|k| 1.0 / f64::from(k)).sum()
        } else {
            // Abramowitz and Stegun (1964), 6.3.18.
            const EULER: f64 = 0.577_215_664_901_532_9;
            let square = m * m;
            libm::log(m) + EULER + 0.5 / m - (1.0 / 12.0 - 1.0 / (120.0 * square)) / square
        };
        harmonic * self.leaf_mean
    }

    /// Σ 1/(kμ)², seconds²; at most π²/6 of the variance of one call.
    #[must_use]
    pub fn variance(&self) -> f64 {
        let m = f64::from(self.leaves);
        let sum = if self.leaves <= SINGLE {
            (1..=self.leaves).map(|k| 1.0 / (f64::from(k) * f64::from(k))).sum()
        } else {
            // Abramowitz and Stegun (1964), 6.4.12.
            let square = m * m;
            let rest = 1.0 - 0.5 / m + (1.0 / 6.0 - 1.0 / (30.0 * square)) / square;
            std::f64::consts::PI * std::f64::consts::PI / 6.0 - rest / m
        };
        sum * self.leaf_mean * self.leaf_mean
    }

    /// The time that a share `probability` of the fan-outs stay within: −ln(1 − p^(1/m))/μ, seconds. `None` at p =
    /// 1.
    #[must_use]
    pub fn quantile(&self, probability: Fraction) -> Option<f64> {
        if self.leaves == 0 {
            return Some(0.0);
        }
        let tail = -libm::expm1(libm::log(probability.get()) / f64::from(self.leaves));
        (tail > 0.0).then(|| -libm::log(tail) * self.leaf_mean)
    }

    /// Whether the transform is continued to the left of 0: Stirling's series is not.
    #[must_use]
    pub const fn continues_left(&self) -> bool {
        self.leaves <= SINGLE
    }

    /// E\[e^(−sX)\] = Π_{k=1..m} kμ/(kμ+s), exact; `s` per second with a real part of 0 or more.
    ///
    /// The factors beyond k = 32 are Γ(m+1)·Γ(33+s/μ)/(Γ(33)·Γ(m+1+s/μ)), so that a million calls cost no more.
    #[must_use]
    pub fn transform(&self, s: Complex64) -> Complex64 {
        let z = s * self.leaf_mean;
        let mut product = Complex64::ONE;
        for k in 1..=self.leaves.min(SINGLE) {
            let k = f64::from(k);
            product *= k / (k + z);
        }
        if self.leaves > SINGLE {
            let (m, first) = (f64::from(self.leaves) + 1.0, f64::from(SINGLE) + 1.0);
            product *= exp(log_gamma_shift(first, z) - log_gamma_shift(m, z));
        }
        product
    }
}

/// ln Γ(x+z) − ln Γ(x) for x > 32 and Re z ≥ 0, by Stirling's series.
///
/// Source: Abramowitz and Stegun (1964), 6.1.40.
fn log_gamma_shift(x: f64, z: Complex64) -> Complex64 {
    let w = z + x;
    let ratio = z / x;
    // ln(1 + z/x) keeps its digits for a large x, where ln w − ln x would lose them.
    let growth = if ratio.norm_sqr() < 1e-4 {
        ratio * (1.0 - ratio * (0.5 - ratio * (1.0 / 3.0 - ratio * (0.25 - ratio * (0.2 - ratio / 6.0)))))
    } else {
        ln(ratio + 1.0)
    };
    let series = |inverse: Complex64| {
        let square = inverse * inverse;
        inverse * (1.0 / 12.0 - square * (1.0 / 360.0 - square / 1260.0))
    };
    let correction = series(w.inv()) - series(Complex64::new(1.0 / x, 0.0));
    growth * (w - 0.5) + z * libm::log(x) - z + correction
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::quantiles;

    fn slowest(leaves: u32) -> SlowestExponential {
        SlowestExponential::new(Seconds::literal(2.0), leaves)
    }

    #[test]
    fn many_leaves_follow_the_product_one_by_one() {
        for leaves in [33_u32, 100, 5_000] {
            for s in [Complex64::new(0.0, 0.0), Complex64::new(0.3, 4.0), Complex64::new(20.0, 150.0)] {
                let exact: Complex64 =
                    (1..=leaves).map(|k| f64::from(k) / (f64::from(k) + s * 2.0)).product();
                let got = slowest(leaves).transform(s);
                assert!((got - exact).norm() <= 1e-12 * exact.norm(), "{leaves} {s}: {got} {exact}");
            }
        }
    }

    #[test]
    fn moments_of_many_follow_their_sums() {
        for leaves in [1_u32, 2, 32, 33, 1_000] {
            let mean: f64 = (1..=leaves).map(|k| 2.0 / f64::from(k)).sum();
            let variance: f64 = (1..=leaves).map(|k| 4.0 / f64::from(k).powi(2)).sum();
            let got = slowest(leaves);
            assert!((got.mean() / mean - 1.0).abs() < 1e-12, "{leaves}");
            assert!((got.variance() / variance - 1.0).abs() < 1e-12, "{leaves}");
        }
    }

    #[test]
    fn the_inverted_transform_has_the_closed_quantiles() {
        for (leaves, tolerance) in [(1, 1e-5), (100, 1e-4), (10_000, 2e-3)] {
            let max = slowest(leaves);
            let found = quantiles(|s| max.transform(s), max.mean(), [0.5, 0.99]).unwrap();
            for (found, p) in found.into_iter().zip([0.5, 0.99]) {
                let exact = max.quantile(Fraction::new(p).unwrap()).unwrap();
                assert!((found / exact - 1.0).abs() < tolerance, "{leaves} {p}: {found} {exact}");
            }
        }
    }

    #[test]
    fn the_edges() {
        assert_eq!(any_slow(Fraction::literal(0.5), 0), 0.0);
        assert_eq!(any_slow(Fraction::literal(0.0), 100), 0.0);
        assert_eq!(any_slow(Fraction::literal(1.0), 3), 1.0);
        assert_eq!(slowest(0).mean(), 0.0);
        assert_eq!(slowest(0).transform(Complex64::new(3.0, 1.0)), Complex64::ONE);
        assert_eq!(slowest(5).quantile(Fraction::literal(1.0)), None);
        assert_eq!(slowest(5).quantile(Fraction::literal(0.0)), Some(0.0));
        assert_eq!(slowest(u32::MAX).transform(Complex64::new(0.0, 0.0)), Complex64::ONE);
    }
}
