//! Quantiles of a distribution known by its transform.

use std::fmt;

use super::inversion::Inverse;
use super::narrow::Narrow;
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

/// One step in so many bisects in any case, against slow approaches from one side.
const BISECTED: u32 = 8;

/// F is there when 1 − F is, to this share of it.
const CLOSE_ENOUGH: f64 = 1e-4;

/// A bend that changes a step by more than this share is not believed.
const MOST_BENT: f64 = 0.25;

/// What is this small beside the mean is reported as it is reached, without closing in further on zero.
const NEGLIGIBLE: f64 = 1e-9;

/// The quantiles at `probabilities` (rising, each in (0, 1)) of a non-negative variable with this transform and
/// mean.
///
/// A constant part of the variable is to be taken out first and added to the result: see the ringing of [`super::invert`].
///
/// # Errors
/// As for [`quantiles_of`].
pub fn quantiles<const N: usize>(
    transform: impl Fn(Complex64) -> Complex64,
    mean: f64,
    probabilities: [f64; N],
) -> Result<[f64; N], QuantileError> {
    if !(mean > 0.0 && mean.is_finite()) {
        return Err(QuantileError::NoScale { mean });
    }
    let narrow = Narrow::new(transform, mean);
    let found = quantiles_of(|t| narrow.at(t), mean - narrow.shift(), probabilities)?;
    Ok(found.map(|t| t + narrow.shift()))
}

/// The quantiles at `probabilities` (rising, each in (0, 1)) of a non-negative variable with this distribution at
/// t > 0, and this mean.
///
/// Newton's method on ln(1 − F), which is nearly straight in the tails of waiting times, with the bend between the
/// last two points taken in; kept inside a bracket that bisection halves whenever a step leaves it, and now and then
/// besides. Each quantile starts from the one before it.
///
/// # Errors
/// [`QuantileError`] when the mean is not a scale, or the search fails to converge.
pub fn quantiles_of<const N: usize>(
    at: impl Fn(f64) -> Inverse,
    mean: f64,
    probabilities: [f64; N],
) -> Result<[f64; N], QuantileError> {
    if !(mean > 0.0 && mean.is_finite()) {
        return Err(QuantileError::NoScale { mean });
    }
    let mut found = [0.0; N];
    let mut low = 0.0;
    let mut points = Points { last: None, before: None };
    for (slot, probability) in found.iter_mut().zip(probabilities) {
        let ahead = points.step(1.0 - probability).map(|step| step.to).filter(|to| *to > low);
        let t = search(&at, &mut points, probability, ahead.unwrap_or(low + mean), low, mean)?;
        *slot = t;
        low = t;
    }
    // Neighbouring quantiles of a jump differ only by rounding; keep them in order.
    let mut before = 0.0;
    for time in &mut found {
        before = time.max(before);
        *time = before;
    }
    Ok(found)
}

fn search(
    at: &impl Fn(f64) -> Inverse,
    points: &mut Points,
    probability: f64,
    start: f64,
    low: f64,
    mean: f64,
) -> Result<f64, QuantileError> {
    let tail = 1.0 - probability;
    let (mut low, mut high) = (low, f64::INFINITY);
    let mut t = start;
    for step in 0..MOST_STEPS {
        let here = at(t);
        points.add(t, here);
        if here.distribution < probability {
            low = low.max(t);
        } else {
            high = high.min(t);
        }
        // Next to a jump the density is not to be trusted: a step that goes nowhere while F is still off is not taken.
        let off = libm::fabs(here.distribution - probability) > CLOSE_ENOUGH * tail;
        let ahead = points.step(tail).filter(|ahead| !off || (ahead.to - t).abs() > RELATIVE_STEP * t);
        let next = match ahead {
            Some(Ahead { to, error })
                if to > low && to < high && !(step % BISECTED == 0 && step > 0 && high.is_finite()) =>
            {
                if error <= RELATIVE_STEP * t {
                    return Ok(to);
                }
                to
            }
            _ if high.is_finite() => 0.5 * (low + high),
            _ => 2.0 * t + mean,
        };
        let close = (next - t).abs() <= RELATIVE_STEP * t || high - low <= RELATIVE_STEP * low;
        if close || high <= NEGLIGIBLE * mean {
            return Ok(next);
        }
        t = next;
    }
    Err(QuantileError::NoConvergence { probability })
}

/// The last two points at which the distribution was taken.
struct Points {
    last: Option<(f64, Inverse)>,
    before: Option<(f64, Inverse)>,
}

/// Where the search should go on.
struct Ahead {
    to: f64,
    /// How far that may be from the quantile.
    error: f64,
}

impl Points {
    fn add(&mut self, t: f64, here: Inverse) {
        self.before = self.last.replace((t, here));
    }

    /// The time at which `tail` is left, on ln(1 − F) = ln(1 − F(t)) − rδ − r′δ²/2 with r = f/(1 − F) at the last point
    /// and r′ from the one before.
    ///
    /// Newton's δ is off by about r′δ²/(2r), which is taken off; what that leaves is smaller, and is bounded by it.
    fn step(&self, tail: f64) -> Option<Ahead> {
        let (t, here) = self.last?;
        let left = 1.0 - here.distribution;
        if left <= 0.0 || here.density <= 0.0 {
            return None;
        }
        let rate = here.density / left;
        let newton = libm::log(left / tail) / rate;
        let bend = self.before.and_then(|(before, there)| {
            let left = 1.0 - there.distribution;
            (left > 0.0 && before != t).then(|| (rate - there.density / left) / (t - before) / rate)
        });
        let Some(bend) = bend else { return Some(Ahead { to: t + newton, error: newton.abs() }) };
        let correction = 0.5 * bend * newton * newton;
        if correction.abs() > MOST_BENT * newton.abs() {
            return Some(Ahead { to: t + newton, error: newton.abs() });
        }
        let step = newton - correction;
        Some(Ahead { to: t + step, error: correction.abs() })
    }
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
    fn a_large_atom_at_zero_does_not_hide_the_tail() {
        let few_wait = |s: Complex64| 0.84 + 0.16 / ((1.0 + s) * (1.0 + 0.1 * s));
        let [low, high] = quantiles(few_wait, 0.16 * 1.1, [0.5, 0.99]).unwrap();
        assert!(low < 1e-8, "{low}");
        // 1 − F(t) = 0.16·(e^−t − 0.1·e^−10t)/0.9 for t > 0.
        let left = 0.16 * (libm::exp(-high) - 0.1 * libm::exp(-10.0 * high)) / 0.9;
        assert!((left / 0.01 - 1.0).abs() < 1e-4, "{high}: {left}");
    }

    #[test]
    fn a_variable_without_scale_has_no_quantile() {
        assert_eq!(
            quantiles(|_| Complex64::new(1.0, 0.0), 0.0, [0.5]),
            Err(QuantileError::NoScale { mean: 0.0 })
        );
    }
}
