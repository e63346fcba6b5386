//! Quantiles of a distribution known by its transform.

use std::fmt;

use super::inversion::{Inverse, Transform};
use super::narrow::Narrow;

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
/// A quantile is found when what is left to go is less than this share of it.
const RELATIVE_STEP: f64 = 1e-6;

/// One step in so many bisects in any case, against slow approaches from one side.
const BISECTED: u32 = 8;

/// F is there when 1 − F is, to this share of it.
const CLOSE_ENOUGH: f64 = 1e-4;

/// A bend that changes a step by more than this share is not believed.
const MOST_BENT: f64 = 0.25;

/// Points closer together than this, in ln(1 − F), say nothing about the bend.
const LEAST_APART: f64 = 1e-3;

/// What the bend adds to a step is taken to be known to this share of it at best.
const BEND_KNOWN: f64 = 1e-2;

/// What is this small beside the mean is reported as it is reached, without closing in further on zero.
const NEGLIGIBLE: f64 = 1e-9;

/// The quantiles at `probabilities` (rising, below 1) of a non-negative variable with this transform and
/// mean.
///
/// A constant part of the variable is to be taken out first and added to the result: see the ringing of [`super::invert`].
///
/// # Errors
/// As for [`quantiles_of`].
pub fn quantiles<const N: usize>(
    transform: impl Transform,
    mean: f64,
    probabilities: [f64; N],
) -> Result<[f64; N], QuantileError> {
    quantiles_near(transform, mean, probabilities, [0.0; N])
}

/// As [`quantiles`], with the searches beginning at `guesses`, which may be anything: 0 where there is none.
///
/// # Errors
/// As for [`quantiles_of`].
pub fn quantiles_near<const N: usize>(
    transform: impl Transform,
    mean: f64,
    probabilities: [f64; N],
    guesses: [f64; N],
) -> Result<[f64; N], QuantileError> {
    if !(mean > 0.0 && mean.is_finite()) {
        return Err(QuantileError::NoScale { mean });
    }
    let narrow = Narrow::new(transform, mean);
    let shift = narrow.shift();
    let guesses = guesses.map(|guess| guess - shift);
    let found = searched(|t| narrow.at(t), mean - shift, probabilities, guesses)?;
    Ok(found.map(|t| t + shift))
}

/// The quantiles at `probabilities` (rising, below 1) of a non-negative variable with this distribution at
/// t > 0, and this mean.
///
/// Each step goes to where the cubic through the two nearest points and their slopes has the probability, on the axes
/// t and ln(1 − F), on which the tails of waiting times are nearly straight; a straight line serves where the cubic bends
/// much. Steps are kept inside a bracket that bisection halves whenever one leaves it, and now and then besides. A
/// quantile is found when the cubic, and the parabola through the same points, agree to 1e-6. All points serve all
/// quantiles; a probability of 0 and less has the quantile 0.
///
/// Source: Hermite's interpolation; Abramowitz and Stegun (1964), 25.2.
///
/// # Errors
/// [`QuantileError`] when the mean is not a scale, or the search fails to converge.
pub fn quantiles_of<const N: usize>(
    at: impl Fn(f64) -> Inverse,
    mean: f64,
    probabilities: [f64; N],
) -> Result<[f64; N], QuantileError> {
    searched(at, mean, probabilities, [0.0; N])
}

fn searched<const N: usize>(
    at: impl Fn(f64) -> Inverse,
    mean: f64,
    probabilities: [f64; N],
    guesses: [f64; N],
) -> Result<[f64; N], QuantileError> {
    if !(mean > 0.0 && mean.is_finite()) {
        return Err(QuantileError::NoScale { mean });
    }
    let mut found = [0.0; N];
    let mut low = 0.0;
    let mut points = Points(Vec::with_capacity(16));
    for ((slot, probability), guess) in found.iter_mut().zip(probabilities).zip(guesses) {
        if probability <= 0.0 {
            continue;
        }
        let ahead = points.step(1.0 - probability).map(|step| step.to).filter(|to| *to > low);
        // Half of the way from the mean to where an exponential has it.
        let beyond = 0.5 * libm::log(0.5 / (1.0 - probability)).max(0.0);
        let start = if guess > low { guess } else { ahead.unwrap_or(low + mean * (1.0 + beyond)) };
        let t = search(&at, &mut points, probability, start, low, mean)?;
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

/// A time at which the distribution was taken.
#[derive(Debug, Clone, Copy)]
struct Point {
    t: f64,
    /// ln(1 − F).
    log_tail: f64,
    /// By which t rises with that: −(1 − F)/f.
    slope: f64,
}

/// All of them at which the density makes sense.
struct Points(Vec<Point>);

/// Where the search should go on.
struct Ahead {
    to: f64,
    /// How far that may be from the quantile.
    error: f64,
}

impl Points {
    fn add(&mut self, t: f64, here: Inverse) {
        let tail = 1.0 - here.distribution;
        if tail > 0.0 && here.density > 0.0 {
            self.0.push(Point { t, log_tail: libm::log(tail), slope: -tail / here.density });
        }
    }

    /// The time at which `tail` is left, on the cubic through the point nearest to that and the one across from it, or
    /// else the next nearest.
    fn step(&self, tail: f64) -> Option<Ahead> {
        let target = libm::log(tail);
        let away = |point: &&Point| (point.log_tail - target).abs();
        let near = self.0.iter().min_by(|a, b| away(a).total_cmp(&away(b)))?;
        let ahead = target - near.log_tail;
        let newton = near.slope * ahead;
        let straight = Some(Ahead { to: near.t + newton, error: newton.abs() });
        let behind = |point: &&Point| (point.log_tail - target) * ahead < 0.0;
        let apart = self.0.iter().filter(|point| (point.log_tail - near.log_tail).abs() > LEAST_APART);
        let order = |a: &&Point, b: &&Point| behind(a).cmp(&behind(b)).then(away(a).total_cmp(&away(b)));
        let Some(far) = apart.min_by(order) else { return straight };
        let width = far.log_tail - near.log_tail;
        let bend = (far.t - near.t - near.slope * width) / (width * width);
        let twist = ((far.slope - near.slope) / width - 2.0 * bend) / width;
        let parabola = bend * ahead * ahead;
        let cubic = twist * ahead * ahead * (ahead - width);
        if cubic.abs().max((parabola + cubic).abs()) > MOST_BENT * newton.abs() {
            return straight;
        }
        let error = cubic.abs().max(BEND_KNOWN * parabola.abs());
        Some(Ahead { to: near.t + newton + parabola + cubic, error })
    }
}

#[cfg(test)]
mod tests {
    use num_complex::Complex64;

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
