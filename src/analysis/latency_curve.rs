//! Latency against load, for both designs.

use crate::model::{Path, capacity, loads, peak_rate};
use crate::scenario::{Scenario, Side};
use crate::units::{OutOfRange, PerSecond};

/// Loads with equal ratios between them, over the whole range.
const EVEN_POINTS: u32 = 49;
/// Shares of each design's capacity where the curve bends most.
const NEAR_CAPACITY: [f64; 8] = [0.8, 0.88, 0.93, 0.96, 0.98, 0.99, 0.995, 0.999];

/// p50 and p99 of both designs at the same loads.
#[derive(Debug, Clone, PartialEq)]
pub struct LatencyCurve {
    /// Requests per second, rising; today's peak is among them.
    pub loads: Vec<f64>,
    /// Index of today's peak in `loads`.
    pub today: usize,
    pub vertical: DesignCurve,
    pub horizontal: DesignCurve,
}

/// One design; `None` where it is saturated.
#[derive(Debug, Clone, PartialEq)]
pub struct DesignCurve {
    /// Requests per second at which it saturates.
    pub capacity: f64,
    /// Seconds.
    pub p50: Vec<Option<f64>>,
    pub p99: Vec<Option<f64>>,
}

impl LatencyCurve {
    #[must_use]
    pub const fn design(&self, side: Side) -> &DesignCurve {
        match side {
            Side::Vertical => &self.vertical,
            Side::Horizontal => &self.horizontal,
        }
    }
}

/// Sweeps the load from a twentieth of today's peak, or of the smaller capacity, to past the larger capacity.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn latency_curve(scenario: &Scenario) -> Result<LatencyCurve, OutOfRange> {
    let today = peak_rate(scenario)?.get();
    let both =
        [loads(&scenario.workload, &scenario.vertical)?, loads(&scenario.workload, &scenario.horizontal)?];
    let capacities = both.map(|loads| capacity(&loads).rate);
    let [vertical, horizontal] = capacities;
    let low = today.min(vertical).min(horizontal) / 20.0;
    let high = (today.max(vertical).max(horizontal) * 1.25).min(PerSecond::MAXIMUM);
    let mut sweep: Vec<f64> = (0..EVEN_POINTS)
        .map(|i| low * libm::pow(high / low, f64::from(i) / f64::from(EVEN_POINTS - 1)))
        .collect();
    sweep.extend(capacities.iter().flat_map(|capacity| NEAR_CAPACITY.map(|share| share * capacity)));
    sweep.push(today);
    sweep.retain(|load| *load <= high);
    sweep.sort_by(f64::total_cmp);
    sweep.dedup_by(|b, a| *b - *a <= 1e-9 * *a && *b != today);
    let curve = |design, loads, capacity| {
        let points = sweep.iter().map(|&rate| {
            let path = Path::new(&scenario.workload, design, loads, PerSecond::new(rate).ok()?).ok()?;
            path.quantiles([0.5, 0.99]).ok()
        });
        let (p50, p99) = points.map(|point| (point.map(|q| q[0]), point.map(|q| q[1]))).unzip();
        DesignCurve { capacity, p50, p99 }
    };
    let [of_vertical, of_horizontal] = &both;
    let vertical = curve(&scenario.vertical, of_vertical, vertical);
    let horizontal = curve(&scenario.horizontal, of_horizontal, horizontal);
    let today = sweep.iter().position(|load| *load == today).unwrap_or_default();
    Ok(LatencyCurve { loads: sweep, today, vertical, horizontal })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::default_preset;

    #[test]
    fn latency_rises_with_load_and_ends_at_the_capacity() {
        let curve = latency_curve(&default_preset().scenario()).unwrap();
        for side in Side::BOTH {
            let design = curve.design(side);
            let mut last = 0.0;
            for (load, p99) in curve.loads.iter().zip(&design.p99) {
                assert_eq!(p99.is_some(), *load < design.capacity, "{side:?} at {load}");
                if let Some(p99) = p99 {
                    assert!(*p99 >= last * (1.0 - 1e-6), "{side:?} at {load}: {p99} after {last}");
                    last = *p99;
                }
            }
        }
    }

    #[test]
    fn todays_peak_is_one_of_the_loads() {
        let scenario = default_preset().scenario();
        let curve = latency_curve(&scenario).unwrap();
        assert_eq!(curve.loads[curve.today], peak_rate(&scenario).unwrap().get());
    }
}
