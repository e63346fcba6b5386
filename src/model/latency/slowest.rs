//! The slowest of parallel calls whose time is known by its transform.

use crate::model::latency::slowest_leaf::Leaf;
use crate::numeric::{Complex64, Inverse, QuantileError, Transform, exp};
use crate::units::Fraction;

/// Runs of cells of equal width: where each ends, as a share of the range, and how many cells it has.
/// The cells are counted in fours, which are summed side by side.
type Grid = &'static [(f64, u32)];

/// For a distribution that begins well above 0.
const EVEN: Grid = &[(1.0, 32)];

/// For one that begins at 0, where its density may be without bound.
const FINER_AT_ZERO: Grid = &[(1.0 / 512.0, 2), (1.0 / 32.0, 4), (0.25, 12), (1.0, 24)];

/// What is left of the distribution below the first cell and beyond the last.
const LEFT_OUT: f64 = 1e-6;

/// The time X of the slowest of m independent calls with the same distribution F: F_max = F^m.
#[derive(Debug, Clone, PartialEq)]
pub struct Slowest {
    leaf: Leaf,
    leaves: f64,
    mean: f64,
    variance: f64,
    /// P(X ≤ start), and that start in seconds.
    before: f64,
    start: f64,
    runs: Vec<Run>,
    /// P(X > end), and that end in seconds; exponential beyond it.
    beyond: f64,
    end: f64,
}

/// Cells side by side, X being uniform within each.
#[derive(Debug, Clone, PartialEq)]
struct Run {
    start: f64,
    width: f64,
    /// P(X in the cell), four cells at a time.
    cells: Vec<[f64; 4]>,
}

impl Slowest {
    /// The slowest of `leaves` calls, each with the transform E\[e^(−sT)\] and the mean of T in seconds.
    ///
    /// F is inverted at 33 times up to its 0.99999 quantile, interpolated between them, and continued as an
    /// exponential. F^m is then taken to be straight within each of 128 to 168 cells. T may have an atom at 0 and
    /// must be continuous else: take constants out first and add them to the result.
    ///
    /// Measured against the exact law of exponential calls, up to 10,000 of them: mean and quantiles of X, and of
    /// its sum with an exponential stage, within 0.06%; against simulated gamma calls with an SCV from ¼ to 4
    /// within the simulation's error of 1%. The inversion knows F to about 1e-7, so that beyond 10,000 calls the
    /// slowest is extrapolated rather than computed.
    ///
    /// Source: David and Nagaraja, Order Statistics (2003) (F^m); the cells are this model's own.
    ///
    /// # Errors
    /// [`QuantileError`] when the mean is not a scale, or the leaf's quantile is not found.
    pub fn new(transform: impl Transform, mean: f64, leaves: u32) -> Result<Self, QuantileError> {
        Ok(Self::of_leaf(Leaf::new(transform, mean)?, leaves))
    }

    /// As [`Slowest::new`], where the distribution of T itself is known at t > 0.
    ///
    /// # Errors
    /// As [`Slowest::new`].
    pub fn of_distribution(
        at: impl Fn(f64) -> Inverse,
        mean: f64,
        leaves: u32,
    ) -> Result<Self, QuantileError> {
        Ok(Self::of_leaf(Leaf::of_distribution(at, mean)?, leaves))
    }

    fn of_leaf(leaf: Leaf, leaves: u32) -> Self {
        let leaves = f64::from(leaves.max(1));
        let start = leaf.time_of(root_tail(LEFT_OUT, leaves));
        let end = leaf.time_of(LEFT_OUT / leaves);
        let before = power(leaf.tail(start), leaves);
        let grid = if start > 0.1 * end { EVEN } else { FINER_AT_ZERO };
        let (mut runs, mut run_start, mut last) = (Vec::with_capacity(grid.len()), start, before);
        for (share, fours) in grid {
            let width = (start + share * (end - start) - run_start) / f64::from(4 * fours);
            let mut mass_to = |time: f64| {
                let next = power(leaf.tail(time), leaves).max(last);
                next - std::mem::replace(&mut last, next)
            };
            let cells = (0..*fours)
                .map(|four| [1, 2, 3, 4].map(|cell| mass_to(run_start + f64::from(4 * four + cell) * width)))
                .collect();
            runs.push(Run { start: run_start, width, cells });
            run_start += f64::from(4 * fours) * width;
        }
        let beyond = 1.0 - last;
        let mut slowest = Self { leaf, leaves, mean: 0.0, variance: 0.0, before, start, runs, beyond, end };
        (slowest.mean, slowest.variance) = slowest.moments();
        slowest
    }

    /// E\[X\], seconds.
    #[must_use]
    pub const fn mean(&self) -> f64 {
        self.mean
    }

    /// Var\[X\], seconds².
    #[must_use]
    pub const fn variance(&self) -> f64 {
        self.variance
    }

    /// The time within which all calls are back with this probability: the leaf's quantile at p^(1/m), seconds.
    /// `None` at p = 1.
    #[must_use]
    pub fn quantile(&self, probability: Fraction) -> Option<f64> {
        let tail = root_tail(probability.get(), self.leaves);
        (tail > 0.0).then(|| self.leaf.time_of(tail))
    }

    /// E\[e^(−sX)\], to be multiplied with those of the other stages; `s` per second.
    ///
    /// Σ_cells P(cell)·e^(−s·begin)·(1 − e^(−sh))/(sh), in each run a polynomial in e^(−sh), and the exponential
    /// rest.
    #[must_use]
    pub fn transform(&self, s: Complex64) -> Complex64 {
        let rate = self.leaf.rate();
        let rest = exp(-s * self.end) * rate / (rate + s) * self.beyond;
        let runs: Complex64 = self.runs.iter().map(|run| run.transform(s)).sum();
        exp(-s * self.start) * self.before + runs + rest
    }

    fn moments(&self) -> (f64, f64) {
        let (mut first, mut second) = (self.before * self.start, self.before * self.start * self.start);
        for run in &self.runs {
            for (cell, mass) in run.cells.iter().flatten().enumerate() {
                let middle = run.start + (cell as f64 + 0.5) * run.width;
                first += mass * middle;
                second += mass * (middle * middle + run.width * run.width / 12.0);
            }
        }
        let more = 1.0 / self.leaf.rate();
        first += self.beyond * (self.end + more);
        second += self.beyond * (self.end * self.end + 2.0 * more * (self.end + more));
        (first, (second - first * first).max(0.0))
    }
}

impl Run {
    fn transform(&self, s: Complex64) -> Complex64 {
        let across = s * self.width;
        let step = exp(-across);
        let four = step * step * step * step;
        let mut sums = [Complex64::ZERO; 4];
        for cells in self.cells.iter().rev() {
            for (sum, cell) in sums.iter_mut().zip(cells) {
                *sum = *sum * four + cell;
            }
        }
        let sum = sums.into_iter().rev().fold(Complex64::ZERO, |total, sum| total * step + sum);
        let within = if across.norm_sqr() < 1e-8 { 1.0 - across * 0.5 } else { (1.0 - step) / across };
        exp(-s * self.start) * within * sum
    }
}

/// (1 − tail)^m.
fn power(tail: f64, leaves: f64) -> f64 {
    libm::exp(leaves * libm::log1p(-tail))
}

/// 1 − p^(1/m): what each leaf may exceed, for all of them to be within with probability p.
fn root_tail(probability: f64, leaves: f64) -> f64 {
    -libm::expm1(libm::log(probability) / leaves)
}

#[cfg(test)]
mod tests {
    use super::super::fan_out::SlowestExponential;
    use super::*;
    use crate::numeric::quantiles;
    use crate::units::Seconds;

    const PROBABILITIES: [f64; 4] = [0.5, 0.95, 0.99, 0.999];

    #[test]
    fn exponential_leaves_follow_the_exact_law() {
        for leaves in [1, 2, 10, 100, 1_000, 10_000] {
            let exact = SlowestExponential::new(Seconds::literal(2.0), leaves);
            let got = Slowest::new(|s| 1.0 / (1.0 + 2.0 * s), 2.0, leaves).unwrap();
            let mean = got.mean() / exact.mean() - 1.0;
            let variance = got.variance() / exact.variance() - 1.0;
            println!("{leaves}: mean {mean:+.1e}, variance {variance:+.1e}");
            assert!(mean.abs() < 1e-3 && variance.abs() < 1e-2, "{leaves}: {mean} {variance}");
            // In series with an exponential stage of mean 1.
            let rest = |s: Complex64| 1.0 / (1.0 + s);
            let total = exact.mean() + 1.0;
            let expected = quantiles(|s| exact.transform(s) * rest(s), total, PROBABILITIES).unwrap();
            let found = quantiles(|s| got.transform(s) * rest(s), total, PROBABILITIES).unwrap();
            for i in 0..4 {
                let error = found[i] / expected[i] - 1.0;
                let p = Fraction::new(PROBABILITIES[i]).unwrap();
                let alone = got.quantile(p).unwrap() / exact.quantile(p).unwrap() - 1.0;
                println!("  {p:?}: alone {alone:+.1e}, in series {error:+.1e}");
                assert!(error.abs() < 5e-3 && alone.abs() < 5e-3, "{leaves} {p:?}: {error} {alone}");
            }
        }
    }

    #[test]
    fn an_atom_at_zero_stays() {
        // Nine of ten leaves take no time: so do 0.9² of the fan-outs to two.
        let got = Slowest::new(|s| 0.9 + 0.1 / (1.0 + s), 0.1, 2).unwrap();
        assert!((got.transform(Complex64::new(1e7, 0.0)).re - 0.81).abs() < 2e-3, "{got:?}");
        // E = 2·0.1·0.9·1 + 0.01·1.5.
        assert!((got.mean() / 0.195 - 1.0).abs() < 5e-3, "{}", got.mean());
    }

    #[test]
    fn a_leaf_without_scale_is_an_error() {
        assert!(Slowest::new(|_| Complex64::ONE, 0.0, 5).is_err());
        assert!(Slowest::new(|_| Complex64::ONE, f64::NAN, 5).is_err());
    }
}
