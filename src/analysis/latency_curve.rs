//! Latency against load, for both designs.

use crate::model::{Path, capacity, loads, peak_rate};
use crate::numeric::sort_by_number;
use crate::scenario::{Scenario, Side};
use crate::units::{OutOfRange, PerSecond};

/// Loads with equal ratios between them, over the whole range.
const EVEN_POINTS: u32 = 29;
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
    pub knee: Option<Knee>,
    /// Seconds.
    pub p50: Vec<Option<f64>>,
    pub p99: Vec<Option<f64>>,
}

/// Where a curve bends: the load at which load over p99, Kleinrock's power, is greatest.
///
/// Source: Kleinrock, "Power and Deterministic Rules of Thumb for Probabilistic Problems in Computer Communications",
/// ICC (1979), with p99 for the mean.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Knee {
    /// Requests per second.
    pub load: f64,
    /// Seconds.
    pub p99: f64,
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

/// Sweeps the load from a twentieth of the smaller capacity to past the larger one, and further where today's peak lies
/// outside: the range stays while only the load changes.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn latency_curve(scenario: &Scenario) -> Result<LatencyCurve, OutOfRange> {
    let today = peak_rate(scenario)?.get();
    let both =
        [loads(&scenario.workload, &scenario.vertical)?, loads(&scenario.workload, &scenario.horizontal)?];
    let capacities = both.map(|loads| capacity(&loads).rate);
    let [vertical, horizontal] = capacities;
    let low = (vertical.min(horizontal) / 20.0).min(today / 2.0);
    let high = (today.max(vertical).max(horizontal) * 1.25).min(PerSecond::MAXIMUM);
    let mut sweep: Vec<f64> = (0..EVEN_POINTS)
        .map(|i| low * libm::pow(high / low, f64::from(i) / f64::from(EVEN_POINTS - 1)))
        .collect();
    sweep.extend(capacities.iter().flat_map(|capacity| NEAR_CAPACITY.map(|share| share * capacity)));
    sweep.push(today);
    sweep.retain(|load| *load <= high);
    sort_by_number(&mut sweep, |load| *load);
    sweep.dedup_by(|b, a| *b - *a <= 1e-9 * *a && *b != today);
    let curve = |design, loads, capacity| {
        let at = |rate: f64, before: [f64; 2]| {
            let path = Path::new(&scenario.workload, design, loads, PerSecond::new(rate).ok()?).ok()?;
            path.quantiles_near([0.5, 0.99], before).ok()
        };
        let mut before = [0.0; 2];
        let (p50, p99): (Vec<_>, Vec<_>) = sweep
            .iter()
            .map(|rate| at(*rate, before).inspect(|found| before = *found))
            .map(|point| (point.map(|[p50, _]| p50), point.map(|[_, p99]| p99)))
            .unzip();
        let knee = knee_near(&sweep, &p99).and_then(|load| {
            let [_, p99] = at(load, [0.0; 2])?;
            Some(Knee { load, p99 })
        });
        DesignCurve { capacity, knee, p50, p99 }
    };
    let [of_vertical, of_horizontal] = &both;
    let vertical = curve(&scenario.vertical, of_vertical, vertical);
    let horizontal = curve(&scenario.horizontal, of_horizontal, horizontal);
    let today = sweep.iter().position(|load| *load == today).unwrap_or_default();
    Ok(LatencyCurve { loads: sweep, today, vertical, horizontal })
}

/// The load with the greatest power: the vertex of the parabola through the best point and its neighbours, on
/// logarithmic axes. `None` where the power still rises at an end of the curve.
fn knee_near(loads: &[f64], p99: &[Option<f64>]) -> Option<f64> {
    let known = loads.iter().zip(p99).filter_map(|(load, p99)| p99.map(|p99| (*load, load / p99)));
    let points: Vec<(f64, f64)> = known.map(|(load, power)| (libm::log(load), libm::log(power))).collect();
    let best = points.iter().enumerate().max_by(|a, b| a.1.1.total_cmp(&b.1.1))?.0;
    let (left, middle, right) = (points.get(best.checked_sub(1)?)?, points.get(best)?, points.get(best + 1)?);
    let (before, after) = (middle.0 - left.0, right.0 - middle.0);
    let (rise, fall) = ((middle.1 - left.1) / before, (middle.1 - right.1) / after);
    // The slope falls from `rise` to −`fall` between the middles of the two sides.
    let at = (left.0 + middle.0) / 2.0 + (before + after) / 2.0 * rise / (rise + fall);
    Some(libm::exp(if at.is_finite() { at } else { middle.0 }))
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
    fn the_knee_of_a_single_queue_is_at_half_its_load() {
        // p99 of M/M/1 is ln 100·S/(1−ρ): the power is ρ·(1−ρ), up to a factor.
        let loads: Vec<f64> = (1..30).map(|i| f64::from(i) / 30.0).collect();
        let p99: Vec<Option<f64>> = loads.iter().map(|load| Some(4.6 / (1.0 - load))).collect();
        let knee = knee_near(&loads, &p99).unwrap();
        assert!((knee - 0.5).abs() < 2e-3, "{knee}");
        assert_eq!(knee_near(&loads, &vec![Some(1.0); loads.len()]), None);
        assert_eq!(knee_near(&[], &[]), None);
    }

    #[test]
    fn todays_peak_is_one_of_the_loads() {
        let scenario = default_preset().scenario();
        let curve = latency_curve(&scenario).unwrap();
        assert_eq!(curve.loads[curve.today], peak_rate(&scenario).unwrap().get());
    }
}
