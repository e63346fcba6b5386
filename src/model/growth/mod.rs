//! How long a limit lasts under growth.

mod autoscaling;
pub(super) mod elasticity;
mod load_week;
pub(super) mod path;
pub(super) mod phases;
mod purchase;
mod scaling_policy;
pub(super) mod spike;

use std::fmt;

use crate::model::capacity::SloCapacity;
use crate::scenario::Workload;

/// The first month in which the load at peak exceeds a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FirstMiss {
    /// Already at today's load.
    Today,
    /// In this month from now, 1 or later.
    Month(u32),
    /// Not within the months looked ahead.
    NotWithin { months: u32 },
}

impl fmt::Display for FirstMiss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Today => f.write_str("today"),
            Self::Month(month) => write!(f, "month {month}"),
            Self::NotWithin { months } => write!(f, "none in {months} months"),
        }
    }
}

/// λ(m) = λ·(1+g)^(m/12), requests per second: the load of month m under a yearly growth g that compounds.
#[must_use]
pub fn load_in_month(rate: f64, annual_growth: f64, month: u32) -> f64 {
    rate * libm::pow(1.0 + annual_growth, f64::from(month) / 12.0)
}

/// The first month m, up to the horizon, with λ(m) above the load up to which the p99 objective holds:
/// m = ⌈12·ln(limit/λ)/ln(1+g)⌉, moved on by one where the limit is met to the digit.
#[must_use]
pub fn first_miss(workload: &Workload, peak_rate: f64, limit: SloCapacity) -> FirstMiss {
    let (growth, horizon) = (workload.annual_growth.get(), workload.horizon_months);
    let SloCapacity::UpTo(limit) = limit else { return FirstMiss::Today };
    if peak_rate > limit {
        return FirstMiss::Today;
    }
    let missed = |month: &u32| load_in_month(peak_rate, growth, *month) > limit;
    (1..=horizon).find(missed).map_or(FirstMiss::NotWithin { months: horizon }, FirstMiss::Month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::default_preset;

    fn growing(share: &str) -> Workload {
        default_preset().scenario().changed(&[("annual_growth", share)]).unwrap().workload
    }

    #[test]
    fn a_doubling_load_meets_twice_its_limit_in_a_year() {
        let doubling = growing("100%");
        assert_eq!(first_miss(&doubling, 100.0, SloCapacity::UpTo(200.0)), FirstMiss::Month(13));
        assert_eq!(first_miss(&doubling, 100.0, SloCapacity::UpTo(199.0)), FirstMiss::Month(12));
        assert_eq!(first_miss(&doubling, 100.0, SloCapacity::UpTo(99.0)), FirstMiss::Today);
        assert_eq!(first_miss(&doubling, 100.0, SloCapacity::Never), FirstMiss::Today);
    }

    #[test]
    fn without_growth_nothing_changes() {
        let steady = growing("0%");
        assert_eq!(first_miss(&steady, 100.0, SloCapacity::UpTo(101.0)), FirstMiss::NotWithin { months: 36 });
        assert_eq!(load_in_month(100.0, 0.0, 24), 100.0);
    }
}
