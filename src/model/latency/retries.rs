//! Retries that load the system whose failures they answer.

use crate::units::{Fraction, PerSecond};

/// A client that tries again after a failure or timeout.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RetryLoop {
    /// λ: requests per second before any retry.
    pub rate: PerSecond,
    /// r: how often a request is tried again at most.
    pub retries: u32,
    /// Attempts per second beyond which the system is overloaded.
    pub capacity: PerSecond,
}

/// A load that reproduces itself: its failures cause just the retries it contains.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Equilibrium {
    /// a: attempts per request, 1 to r+1.
    pub attempts: f64,
    /// p(aλ): share of the attempts that fail.
    pub failing: f64,
    /// p^(r+1): share of the requests that fail after all their attempts.
    pub given_up: f64,
}

/// Where a system with retries settles.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum RetryState {
    /// It returns to this load from anywhere.
    Stable(Equilibrium),
    /// It runs at `normal` until something pushes the attempts per request beyond `threshold`, and then stays at
    /// `sustained`, although the load that pushed it is gone.
    Metastable { normal: Equilibrium, threshold: f64, sustained: Equilibrium },
    /// It is overloaded even when it starts without any retry.
    Overloaded(Equilibrium),
}

/// Steps in which the attempts from 1 to r+1 are looked through.
const STEPS: u32 = 128;

/// Beyond this many retries nobody goes, and the sum takes as long as there are retries.
const MOST_RETRIES: u32 = 1_000;

impl RetryLoop {
    /// Solves a = Σ_{k=0..r} p(aλ)^k for the attempts per request a from 1 to r+1 (r is taken as at most 1,000).
    ///
    /// `failing` is the share of attempts that fail at a total rate of attempts per second; it must not fall with
    /// that rate. The right side T(a) then rises with a, so there is no solution between a and T(a), whichever is
    /// larger: from r+1 the search comes down in such jumps as far as it can, and then goes up from 1 in jumps or
    /// steps of r/128. A solution is stable where T crosses a from above. Two solutions closer together than a
    /// step are not told apart. The lowest stable one is where a system that was never disturbed runs; the highest
    /// is where retries keep it down.
    ///
    /// Source: Bronson, Aghayev, Charapko and Zhu, "Metastable Failures in Distributed Systems", HotOS (2021);
    /// Huang et al., "Metastable Failures in the Wild", OSDI (2022). The sum is the mean of a truncated
    /// geometric number.
    pub fn settle(&self, failing: impl Fn(PerSecond) -> Fraction) -> RetryState {
        let retries = self.retries.min(MOST_RETRIES);
        let fails = |attempts: f64| {
            let rate = (attempts * self.rate.get()).min(PerSecond::MAXIMUM);
            PerSecond::new(rate).map_or(1.0, |rate| failing(rate).get())
        };
        let excess = |attempts: f64| tries(fails(attempts), retries) - attempts;
        let equilibrium = |attempts: f64| {
            let p = fails(attempts);
            Equilibrium { attempts, failing: p, given_up: libm::pow(p, f64::from(retries) + 1.0) }
        };
        let most = f64::from(retries) + 1.0;
        let step = (most - 1.0) / f64::from(STEPS);
        let (mut stable, mut thresholds) = (Vec::new(), Vec::new());
        let (mut low, mut low_excess) = (1.0_f64, excess(1.0));
        if low_excess <= 0.0 {
            stable.push(1.0);
        }
        let mut top = most;
        loop {
            let jump = -excess(top);
            if jump <= step || top - jump <= low {
                break;
            }
            top -= jump;
        }
        while low < top {
            let high = (low + low_excess.max(step)).min(top);
            let high_excess = excess(high);
            if low_excess > 0.0 && high_excess <= 0.0 {
                stable.push(crossing(low, high, |a| excess(a) > 0.0));
            } else if low_excess <= 0.0 && high_excess > 0.0 {
                thresholds.push(crossing(low, high, |a| excess(a) <= 0.0));
            }
            (low, low_excess) = (high, high_excess);
        }
        // At r+1 attempts nothing is left to be added, up to rounding.
        let lowest = equilibrium(stable.first().copied().unwrap_or(most));
        let highest =
            equilibrium(if low_excess > 0.0 { most } else { stable.last().copied().unwrap_or(most) });
        if lowest.attempts * self.rate.get() >= self.capacity.get() {
            return RetryState::Overloaded(highest);
        }
        match thresholds.last() {
            Some(&threshold) if highest.attempts > lowest.attempts => {
                let threshold = thresholds.first().copied().unwrap_or(threshold);
                RetryState::Metastable { normal: lowest, threshold, sustained: highest }
            }
            _ => RetryState::Stable(lowest),
        }
    }
}

/// Σ_{k=0..r} p^k: mean number of attempts when each fails with probability p and there are at most r+1.
#[must_use]
pub fn attempts(failing: Fraction, retries: u32) -> f64 {
    tries(failing.get(), retries.min(MOST_RETRIES))
}

fn tries(failing: f64, retries: u32) -> f64 {
    (0..retries).fold(1.0, |sum, _| 1.0 + failing * sum)
}

/// Where `before` stops to hold between a low end at which it does and a high end at which it does not.
fn crossing(mut low: f64, mut high: f64, before: impl Fn(f64) -> bool) -> f64 {
    for _ in 0..40 {
        let middle = 0.5 * (low + high);
        if middle <= low || middle >= high {
            break;
        }
        if before(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settle(rate: f64, retries: u32, failing: impl Fn(f64) -> f64) -> RetryState {
        let capacity = PerSecond::literal(100.0);
        RetryLoop { rate: PerSecond::new(rate).unwrap(), retries, capacity }
            .settle(|rate| Fraction::new(failing(rate.get())).unwrap())
    }

    /// M/M/1 that serves 100/s with a timeout of 50 ms: e^(−(μ−λ)·t), 1 when saturated.
    fn timeouts(rate: f64) -> f64 {
        if rate >= 100.0 { 1.0 } else { libm::exp(-(100.0 - rate) * 0.05) }
    }

    #[test]
    fn a_constant_failure_has_one_solution() {
        let RetryState::Stable(found) = settle(10.0, 3, |_| 0.5) else { panic!() };
        assert!((found.attempts - 1.875).abs() < 1e-12);
        assert_eq!(found.given_up, 0.0625);
        assert_eq!(attempts(Fraction::literal(0.5), 3), 1.875);
        assert_eq!(attempts(Fraction::literal(1.0), 3), 4.0);
    }

    #[test]
    fn what_never_fails_is_never_tried_again() {
        let nothing = Equilibrium { attempts: 1.0, failing: 0.0, given_up: 0.0 };
        assert_eq!(settle(10.0, 5, |_| 0.0), RetryState::Stable(nothing));
        assert_eq!(settle(0.0, 5, timeouts), settle(0.0, 5, |_| timeouts(0.0)));
    }

    #[test]
    fn without_retries_one_attempt_is_all() {
        let RetryState::Stable(found) = settle(50.0, 0, timeouts) else { panic!() };
        assert_eq!(found.attempts, 1.0);
        assert_eq!(found.failing, found.given_up);
        assert!(matches!(settle(120.0, 0, timeouts), RetryState::Overloaded(_)));
    }

    #[test]
    fn light_load_is_stable_middle_load_metastable_heavy_load_overloaded() {
        // With 3 retries the overload sustains itself where 4λ is 100/s or more.
        assert!(matches!(settle(20.0, 3, timeouts), RetryState::Stable(_)));
        let RetryState::Metastable { normal, threshold, sustained } = settle(50.0, 3, timeouts) else {
            panic!()
        };
        assert!((normal.attempts - attempts(Fraction::new(normal.failing).unwrap(), 3)).abs() < 1e-9);
        assert!(normal.attempts < 1.2 && normal.attempts < threshold && threshold < sustained.attempts);
        // Just beyond the threshold the load grows by itself.
        let grown = |a: f64| tries(timeouts(a * 50.0), 3) - a;
        assert!(grown(threshold + 1e-6) > 0.0 && grown(threshold - 1e-6) < 0.0, "{threshold}");
        assert_eq!((sustained.attempts, sustained.given_up), (4.0, 1.0));
        let RetryState::Overloaded(only) = settle(95.0, 3, timeouts) else { panic!() };
        assert_eq!(only.attempts, 4.0);
    }

    #[test]
    fn a_sudden_failure_is_found_too() {
        let cliff = |rate: f64| if rate >= 90.0 { 1.0 } else { 0.0 };
        let RetryState::Metastable { normal, threshold, sustained } = settle(60.0, 2, cliff) else {
            panic!()
        };
        assert_eq!((normal.attempts, sustained.attempts), (1.0, 3.0));
        assert!((threshold - 1.5).abs() < 1e-9, "{threshold}");
    }

    #[test]
    fn extremes_end() {
        assert!(matches!(settle(1e12, u32::MAX, timeouts), RetryState::Overloaded(_)));
        assert!(matches!(settle(1e-9, u32::MAX, |_| 0.999), RetryState::Stable(_)));
    }
}
