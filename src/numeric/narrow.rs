//! Inversion of a variable that is practically never below some point, as sums of many parts are.

use num_complex::Complex64;

use super::complex_pair::ComplexPair;
use super::inversion::{Inverse, Transform, invert, sum};
use super::row::Row;

/// A non-negative variable by its transform, seen from a point m below which it practically never is.
///
/// The Euler sum resolves features as wide as the time at which it is taken. A variable that begins late and then
/// rises steeply is therefore inverted as T − m, of transform e^(sm)·T*(s). The sum takes in what lies below m − t,
/// too, times e^(2A) or more with A = M·ln 10/3 (the aliasing error of Fourier-series methods; Abate and
/// Whitt 2006); so m is the latest point for which Chernoff's bound rules out anything before it: P(T < m) ≤ e^(sm)·T*(s)
/// for every s > 0.
pub struct Narrow<F> {
    transform: F,
    shift: f64,
    /// P(T ≤ t) is nothing up to here. Just after m the sum would take in all that lies a little before it.
    begins: f64,
}

/// What the values before m may weigh.
const UNLIKELY: f64 = 1e-14;
/// What is nothing as a distribution.
const NOTHING: f64 = 1e-9;
/// Chernoff's bound is tried at s = 2^k/mean, for k from here: the transform is at least e^(−s·mean), so that for less
/// nothing is ruled out.
const FIRST_DOUBLING: i32 = 5;
/// And for k up to this.
const LAST_DOUBLING: i32 = 14;
/// Where the transform is smaller than this, its logarithm has no meaning left.
const SMALLEST: f64 = 1e-280;
/// A shift of less than this share of the mean gains nothing.
const WORTHWHILE: f64 = 0.1;

impl<F: Transform> Narrow<F> {
    /// `mean` is that of the variable.
    pub fn new(transform: F, mean: f64) -> Self {
        let [shift, begins] = practical_minima(&transform, mean);
        Self { transform, shift, begins }
    }

    /// m, from which the times of [`Narrow::at`] are counted.
    pub fn shift(&self) -> f64 {
        self.shift
    }

    /// Distribution and density at time m + `t`, for `t` > 0.
    pub fn at(&self, t: f64) -> Inverse {
        if self.shift == 0.0 {
            return invert(&self.transform, t);
        }
        let row = Row::new(t);
        let mut values = self.transform.along(&row);
        for (value, factor) in values.iter_mut().zip(row.decay(-self.shift)) {
            *value = *value * factor;
        }
        sum(&values, t)
    }

    /// P(T ≤ t).
    pub fn distribution(&self, t: f64) -> f64 {
        self.ahead(t).map_or(0.0, |ahead| self.at(ahead).distribution.clamp(0.0, 1.0))
    }

    /// `t` counted from m; none where nothing has come by then.
    pub(super) fn ahead(&self, t: f64) -> Option<f64> {
        (t > self.begins && t > 0.0).then_some(t - self.shift)
    }
}

/// The latest points before which the variable is at most once in 10¹⁴ times and in 10⁹ times; 0 if it is not late.
///
/// −ln T*(s)/s falls as s rises, and bounds what Chernoff's bound can give from there on: where it is no later than what
/// was found, or too early to gain anything, the search ends.
fn practical_minima(transform: &impl Transform, mean: f64) -> [f64; 2] {
    let mut latest = [0.0_f64; 2];
    'search: for doubling in (FIRST_DOUBLING..=LAST_DOUBLING).step_by(2) {
        let first = libm::ldexp(1.0, doubling) / mean;
        let both = [first, 2.0 * first];
        let sizes = transform.at(ComplexPair::real(first, 2.0 * first)).each();
        for (s, size) in both.into_iter().zip(sizes.map(Complex64::norm)) {
            if size <= SMALLEST || size.is_nan() {
                break 'search;
            }
            let log = -libm::log(size);
            let [unlikely, nothing] = [UNLIKELY, NOTHING].map(|share| (libm::log(share) + log) / s);
            latest = [latest[0].max(unlikely), latest[1].max(nothing)];
            if log / s <= latest[0].max(WORTHWHILE * mean) {
                break 'search;
            }
        }
    }
    if latest[0] > WORTHWHILE * mean { latest.map(|point| point.min(mean)) } else { [0.0; 2] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::numeric::quantiles;

    #[test]
    fn a_sum_of_a_thousand_exponentials() {
        // Its standard deviation is 3.2% of its mean; quantiles of the gamma distribution of shape 1,000, by
        // Wilson and Hilferty's cube root, which is within 1e-5 here.
        let stages = 1000.0_f64;
        let found =
            quantiles(|s: Complex64| (1.0 / (1.0 + s)).powu(1000), stages, [0.5, 0.99, 0.999]).unwrap();
        for (t, normal) in found.into_iter().zip([0.0, 2.326_348, 3.090_232]) {
            let root = 1.0 - 1.0 / (9.0 * stages) + normal / (3.0 * libm::sqrt(stages));
            let expected = stages * root * root * root;
            assert!((t / expected - 1.0).abs() < 5e-5, "{t} {expected}");
        }
    }

    #[test]
    fn values_far_below_the_mean_keep_it_from_moving() {
        // One in a thousand is 0, all others are nearly 1.
        let rarely_nothing = |s: Complex64| 0.001 + 0.999 * (1.0 / (1.0 + s / 400.0)).powu(400);
        assert_eq!(Narrow::new(rarely_nothing, 0.999).shift(), 0.0);
        let never = |s: Complex64| (1.0 / (1.0 + s / 400.0)).powu(400);
        let shift = Narrow::new(never, 1.0).shift();
        assert!(shift > 0.5 && shift < 0.7, "{shift}");
    }

    #[test]
    fn a_steep_rise_before_a_rare_long_tail() {
        // Erlang of 400 stages around 1, and in 2% of cases an exponential of mean 1 more: past the rise,
        // P(T > t) is 2% of e^(−(t − 1)) but for the spread of the first part, E e^(0.05²/2).
        let body = |s: Complex64| (1.0 / (1.0 + s / 400.0)).powu(400);
        let late = move |s: Complex64| body(s) * (0.98 + 0.02 / (1.0 + s));
        let [p99] = quantiles(late, 1.02, [0.99]).unwrap();
        let expected = 1.0 + libm::log(2.0) + 0.5 / 400.0;
        assert!((p99 / expected - 1.0).abs() < 3e-3, "{p99} {expected}");
    }

    #[test]
    fn nothing_has_come_just_after_the_point_it_is_moved_to() {
        // Erlang of 320 stages around 3.2; it rises from 0 to 1 and is neither before nor after.
        let stages = |s: Complex64| (1.0 / (1.0 + s / 100.0)).powu(320);
        let narrow = Narrow::new(stages, 3.2);
        let mut before = 0.0;
        for step in 0..=400 {
            let now = narrow.distribution(f64::from(step) * 0.01);
            assert!(now >= before - 1e-6, "{step}: {now} after {before}");
            before = now;
        }
        assert_eq!(narrow.distribution(narrow.shift() * 1.005), 0.0);
        assert!(narrow.distribution(2.0) < 1e-8 && before > 0.999, "{before}");
    }

    #[test]
    fn an_exponential_is_wide() {
        let exponential = Narrow::new(|s: Complex64| 1.0 / (1.0 + s), 1.0);
        assert_eq!(exponential.shift(), 0.0);
        assert!((exponential.distribution(1.0) - (1.0 - libm::exp(-1.0))).abs() < 1e-6);
    }
}
