//! Where a condition that holds for small arguments stops holding.

use std::fmt;

/// Why there is no such place in the bracket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RootError {
    /// The condition fails at the lower end already.
    NeverHolds,
}

impl fmt::Display for RootError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the condition does not hold anywhere in the range")
    }
}

impl std::error::Error for RootError {}

/// The place is found to this share of the upper end of its bracket.
const RELATIVE_WIDTH: f64 = 1e-6;
/// Halving alone takes 40 steps from any bracket of the same sign.
const MOST_STEPS: u32 = 200;
/// Where the first point is tried, as a share of the range: what ends suddenly holds for most of its range.
const FIRST: f64 = 0.8;

/// A point and its margin.
type Point = (f64, f64);

/// The largest `x` in [low, high] up to which `margin(x)` ≥ 0, for a margin that falls with x, to a relative
/// width of 1e-6. A margin that is not a number counts as negative.
///
/// Inverse quadratic interpolation through the last three points where that is safe, halving where it is not; no step
/// comes closer to an end than the width, so that the bracket closes from both sides.
///
/// Source: Chandrupatla, "A new hybrid quadratic/bisection algorithm for finding the zero of a nonlinear function
/// without using derivatives", Adv. Eng. Softw. 28 (1997).
///
/// # Errors
/// [`RootError::NeverHolds`] when the margin is negative at `low`.
pub fn last_satisfying(low: f64, high: f64, margin: impl Fn(f64) -> f64) -> Result<f64, RootError> {
    let at = |x: f64| {
        let margin = margin(x);
        (x, if margin.is_nan() { f64::MIN } else { margin })
    };
    let (holding, failing) = (at(low), at(high));
    if holding.1 < 0.0 {
        return Err(RootError::NeverHolds);
    }
    if failing.1 >= 0.0 {
        return Ok(high);
    }
    // The root is between the latest point and the one across from it; `before` is the one that the latest replaced.
    let (mut latest, mut across) = (failing, holding);
    let mut share = 1.0 - FIRST;
    for _ in 0..MOST_STEPS {
        let next = at(latest.0 + share * (across.0 - latest.0));
        let before = if (next.1 >= 0.0) == (latest.1 >= 0.0) {
            latest
        } else {
            std::mem::replace(&mut across, latest)
        };
        latest = next;
        let smallest = RELATIVE_WIDTH * latest.0.max(across.0) / (across.0 - latest.0).abs();
        if smallest >= 1.0 {
            break;
        }
        share =
            interpolated(latest, across, before).unwrap_or(0.5).clamp(0.5 * smallest, 1.0 - 0.5 * smallest);
    }
    Ok(if latest.1 >= 0.0 { latest.0 } else { across.0 })
}

/// The share of the way from the latest point to the one across at which the parabola x(margin) through the three has
/// no margin; none where that parabola might turn between them.
fn interpolated(latest: Point, across: Point, before: Point) -> Option<f64> {
    let place = (latest.0 - across.0) / (before.0 - across.0);
    let level = (latest.1 - across.1) / (before.1 - across.1);
    if level * level >= place || (1.0 - level) * (1.0 - level) >= 1.0 - place {
        return None;
    }
    let straight = latest.1 / (across.1 - latest.1) * before.1 / (across.1 - before.1);
    let bent = (before.0 - latest.0) / (across.0 - latest.0) * latest.1 / (before.1 - latest.1) * across.1
        / (before.1 - across.1);
    Some(straight + bent)
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn finds_the_edge() {
        let x = last_satisfying(0.0, 10.0, |x| 2.0 - x * x).unwrap();
        assert!(x <= std::f64::consts::SQRT_2 && x > std::f64::consts::SQRT_2 - 1e-5);
    }

    #[test]
    fn a_margin_that_ends_is_followed_to_its_end() {
        let x = last_satisfying(0.0, 10.0, |x| if x < 3.0 { 3.0 - x } else { f64::NAN }).unwrap();
        assert!(x < 3.0 && x > 3.0 - 1e-4);
    }

    #[test]
    fn the_whole_range_or_none_of_it() {
        assert_eq!(last_satisfying(0.0, 1.0, |_| 1.0), Ok(1.0));
        assert_eq!(last_satisfying(0.0, 1.0, |_| f64::NAN), Err(RootError::NeverHolds));
    }

    #[test]
    fn a_tail_that_grows_to_the_end_takes_few_points() {
        // The tail of M/M/1 at a time: e^(−(1−ρ)·t); a hundredth is left at ρ = 1 − ln 100/t.
        for time in [5.0, 20.0, 1_000.0, 1e5] {
            let asked = Cell::new(0);
            let margin = |rho: f64| {
                asked.set(asked.get() + 1);
                libm::log(0.01) - libm::log(libm::exp(-(1.0 - rho) * time).max(1e-9))
            };
            let (found, expected) =
                (last_satisfying(1e-6, 1.0, margin).unwrap(), 1.0 - libm::log(100.0) / time);
            assert!(found <= expected && found > expected - 2e-6, "{time}: {found} {expected}");
            assert!(asked.get() <= 16, "{time}: {}", asked.get());
        }
    }
}
