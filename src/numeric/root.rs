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

/// The largest `x` in [low, high] up to which `margin(x)` ≥ 0, for a margin that falls with x, to a relative
/// width of 1e-6. A margin that does not exist (`None`) counts as negative.
///
/// Bisection with the secant's proposal taken where it lies well inside: the margin of a latency objective
/// falls without bound near saturation, where a secant alone would crawl.
///
/// # Errors
/// [`RootError::NeverHolds`] when the margin is negative at `low`.
pub fn last_satisfying(low: f64, high: f64, margin: impl Fn(f64) -> Option<f64>) -> Result<f64, RootError> {
    let at = |x: f64| margin(x).filter(|m| !m.is_nan());
    let Some(mut at_low) = at(low).filter(|m| *m >= 0.0) else {
        return Err(RootError::NeverHolds);
    };
    let mut at_high = at(high);
    if at_high.is_some_and(|m| m >= 0.0) {
        return Ok(high);
    }
    let (mut low, mut high) = (low, high);
    for step in 0..200 {
        let width = high - low;
        if width <= 1e-6 * high.abs() {
            break;
        }
        let secant = at_high.map(|at_high| low + width * at_low / (at_low - at_high));
        let x = match secant {
            Some(x) if step % 3 != 2 && x > low + 1e-3 * width && x < high - 1e-3 * width => x,
            _ => low + 0.5 * width,
        };
        match at(x) {
            Some(here) if here >= 0.0 => (low, at_low) = (x, here),
            here => (high, at_high) = (x, here),
        }
    }
    Ok(low)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_edge() {
        let x = last_satisfying(0.0, 10.0, |x| Some(2.0 - x * x)).unwrap();
        assert!((x - std::f64::consts::SQRT_2).abs() < 1e-5);
    }

    #[test]
    fn a_margin_that_ends_is_followed_to_its_end() {
        let x = last_satisfying(0.0, 10.0, |x| (x < 3.0).then_some(3.0 - x)).unwrap();
        assert!((x - 3.0).abs() < 1e-4);
    }

    #[test]
    fn the_whole_range_or_none_of_it() {
        assert_eq!(last_satisfying(0.0, 1.0, |_| Some(1.0)), Ok(1.0));
        assert_eq!(last_satisfying(0.0, 1.0, |_| None), Err(RootError::NeverHolds));
    }
}
