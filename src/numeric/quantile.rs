//! Quantiles of a distribution known by its transform.

use std::fmt;

use super::inversion::{Inverse, invert};
use num_complex::Complex64;

/// Why a quantile could not be found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum QuantileError {
    /// The mean is not a positive finite number, so there is no scale to search on.
    NoScale { mean: f64 },
    /// The search did not close in on the probability.
    NoConvergence { probability: f64 },
}

impl fmt::Display for QuantileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoScale { mean } => write!(f, "no quantile: the mean is {mean}"),
            Self::NoConvergence { probability } => {
                write!(f, "the search for the {probability} quantile did not converge")
            }
        }
    }
}

impl std::error::Error for QuantileError {}

const MOST_STEPS: u32 = 80;
/// A quantile is found when a step moves it by less than this share.
const RELATIVE_STEP: f64 = 1e-6;

/// What is this small beside the mean is reported as it is reached, without closing in further on zero.
const NEGLIGIBLE: f64 = 1e-9;

/// The quantiles at `probabilities` (rising, each in (0, 1)) of a non-negative variable with this transform and
/// mean.
///
/// Newton's method on ln(1 − F), which is nearly straight in the tails of waiting times, kept inside a bracket
/// that bisection halves whenever Newton leaves it. Each quantile starts from the one before it. A constant
/// part of the variable is to be taken out first and added to the result: see the ringing of [`invert`].
///
/// # Errors
/// [`QuantileError`] when the mean is not a scale, or the search fails to converge.
pub fn quantiles<const N: usize>(
    transform: impl Fn(Complex64) -> Complex64,
    mean: f64,
    probabilities: [f64; N],
) -> Result<[f64; N], QuantileError> {
    if !(mean > 0.0 && mean.is_finite()) {
        return Err(QuantileError::NoScale { mean });
    }
    let mut found = [0.0; N];
    let (mut start, mut low) = (mean, 0.0);
    for (slot, probability) in found.iter_mut().zip(probabilities) {
        let (t, last) = search(&transform, probability, start, low, mean)?;
        *slot = t;
        low = t;
        start = t + step_in_the_tail(last, 1.0 - probability).unwrap_or(mean);
    }
    // Neighbouring quantiles of a jump differ only by rounding; keep them in order.
    for i in 1..N {
        found[i] = found[i].max(found[i - 1]);
    }
    Ok(found)
}

fn search(
    transform: &impl Fn(Complex64) -> Complex64,
    probability: f64,
    start: f64,
    low: f64,
    mean: f64,
) -> Result<(f64, Inverse), QuantileError> {
    let (mut low, mut high) = (low, f64::INFINITY);
    let mut t = start;
    for _ in 0..MOST_STEPS {
        let here = invert(transform, t);
        if here.distribution < probability {
            low = low.max(t);
        } else {
            high = high.min(t);
        }
        let newton = step_in_the_tail(here, 1.0 - probability).map(|step| t + step);
        let next = match newton {
            Some(next) if next > low && next < high => next,
            _ if high.is_finite() => 0.5 * (low + high),
            _ => 2.0 * t + mean,
        };
        let close = (next - t).abs() <= RELATIVE_STEP * t || high - low <= RELATIVE_STEP * low;
        if close || high <= NEGLIGIBLE * mean {
            return Ok((next, here));
        }
        t = next;
    }
    Err(QuantileError::NoConvergence { probability })
}

/// Newton's step towards the time at which `tail` is left, on ln(1 − F).
fn step_in_the_tail(here: Inverse, tail: f64) -> Option<f64> {
    let left = 1.0 - here.distribution;
    if left <= 0.0 || here.density <= 0.0 {
        return None;
    }
    Some(libm::log(left / tail) * left / here.density)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quantiles_of_an_exponential() {
        let found = quantiles(|s| 1.0 / (1.0 + 2.0 * s), 2.0, [0.5, 0.95, 0.99, 0.999]).unwrap();
        for (t, p) in found.into_iter().zip([0.5, 0.95, 0.99, 0.999]) {
            let expected = -2.0 * libm::log(1.0_f64 - p);
            assert!((t / expected - 1.0).abs() < 1e-4, "{p}: {t} {expected}");
        }
    }

    #[test]
    fn an_atom_at_zero_holds_the_low_quantiles() {
        let half_waits = |s: Complex64| 0.5 + 0.5 / (1.0 + s);
        let [low, high] = quantiles(half_waits, 0.5, [0.4, 0.99]).unwrap();
        assert!(low < 1e-8, "{low}");
        assert!((high - libm::log(50.0)).abs() < 1e-4, "{high}");
    }

    #[test]
    fn a_variable_without_scale_has_no_quantile() {
        assert_eq!(
            quantiles(|_| Complex64::new(1.0, 0.0), 0.0, [0.5]),
            Err(QuantileError::NoScale { mean: 0.0 })
        );
    }
}
