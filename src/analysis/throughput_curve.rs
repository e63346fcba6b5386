//! What the application tier of each design carries, by its size.

use crate::model::{Known, Peak, Tier, TierLoad, is_shared, peak_rate};
use crate::numeric::sort_by_number;
use crate::scenario::{Design, Scenario, Side, Workload};
use crate::units::OutOfRange;

/// Sizes with about equal ratios between them.
const POINTS: u32 = 48;
/// The sizes reach this far beyond the present ones and the peaks, and at least to the last of these.
const BEYOND: f64 = 2.0;
const LEAST_REACH: f64 = 16.0;
/// A peak farther off than this many times the present size is not shown.
const FARTHEST_PEAK: f64 = 64.0;

/// Both designs at the same sizes: cores of one machine when scaling up, nodes of the pool when scaling out.
#[derive(Debug, Clone, PartialEq)]
pub struct ThroughputCurve {
    /// From 1, rising; the present sizes and the peaks are among them.
    pub sizes: Vec<u32>,
    /// Requests per second at today's peak.
    pub peak_rate: f64,
    pub vertical: DesignThroughput,
    pub horizontal: DesignThroughput,
}

/// What there is more of in a larger size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrowsBy {
    Cores,
    Nodes,
}

/// One design.
#[derive(Debug, Clone, PartialEq)]
pub struct DesignThroughput {
    pub by: GrowsBy,
    /// Requests per second at which the application tier saturates, for each size.
    pub carried: Vec<f64>,
    /// The same if each core or node added as much as the first.
    pub ideal: Vec<f64>,
    /// The present size, in core equivalents or nodes, and what it carries.
    pub now: u32,
    pub carried_now: f64,
    pub ideal_now: f64,
    /// The size that carries most, and how much, if there is one within the sizes.
    pub peak: Option<(u32, f64)>,
}

impl ThroughputCurve {
    #[must_use]
    pub const fn design(&self, side: Side) -> &DesignThroughput {
        match side {
            Side::Vertical => &self.vertical,
            Side::Horizontal => &self.horizontal,
        }
    }
}

/// Scaling up, and where all tiers stand on one machine, the machines of the tier get more cores of the same speed, all of
/// them in use; scaling out, the pool gets more nodes. Everything else stays.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn throughput_curve(scenario: &Scenario) -> Result<ThroughputCurve, OutOfRange> {
    let workload = &scenario.workload;
    let known = Known::default();
    let app = application(&known, workload, &scenario.vertical)?;
    let out = application(&known, workload, &scenario.horizontal)?;
    let shared = is_shared(&scenario.horizontal);
    let nodes = |size: u32| {
        let mut design = scenario.horizontal.clone();
        design.app.nodes = size;
        application(&known, workload, &design).map(|load| load.capacity())
    };
    let now = [
        app.servers_per_machine,
        if shared { out.servers_per_machine } else { scenario.horizontal.app.nodes },
    ];
    let present = f64::from(now[0].max(now[1]));
    let peak = match app.scalability.peak() {
        Peak::At { size, .. } if size <= FARTHEST_PEAK * present => Some(size),
        Peak::At { .. } | Peak::Ceiling { .. } | Peak::Linear => None,
    };
    let last = (BEYOND * present).max(peak.unwrap_or_default() * BEYOND).max(LEAST_REACH);
    let best = app.scalability.largest_useful().filter(|_| peak.is_some());
    let even = (0..POINTS).map(|i| libm::pow(last, f64::from(i) / f64::from(POINTS - 1)).round() as u32);
    let mut sizes: Vec<u32> = even.chain(now).chain(best).collect();
    sort_by_number(&mut sizes, |size| f64::from(*size));
    sizes.dedup();
    let vertical = design(GrowsBy::Cores, &sizes, now[0], best, |size| Ok(app.capacity_with(size)))?;
    let horizontal = if shared {
        design(GrowsBy::Cores, &sizes, now[1], None, |size| Ok(out.capacity_with(size)))?
    } else {
        design(GrowsBy::Nodes, &sizes, now[1], None, nodes)?
    };
    Ok(ThroughputCurve { sizes, peak_rate: peak_rate(scenario)?.get(), vertical, horizontal })
}

fn application(known: &Known, workload: &Workload, design: &Design) -> Result<TierLoad, OutOfRange> {
    let [_, app, _, _] = known.loads(workload, design)?;
    debug_assert_eq!(app.tier, Tier::App);
    Ok(app)
}

fn design(
    by: GrowsBy,
    sizes: &[u32],
    now: u32,
    best: Option<u32>,
    carried: impl Fn(u32) -> Result<f64, OutOfRange>,
) -> Result<DesignThroughput, OutOfRange> {
    let one = carried(1)?;
    let ideal = |size: u32| one * f64::from(size);
    Ok(DesignThroughput {
        by,
        carried: sizes.iter().map(|size| carried(*size)).collect::<Result<_, _>>()?,
        ideal: sizes.iter().map(|size| ideal(*size)).collect(),
        now,
        carried_now: carried(now)?,
        ideal_now: ideal(now),
        peak: best.map(|size| carried(size).map(|most| (size, most))).transpose()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::evaluate;
    use crate::scenario::default_preset;

    fn with(changes: &[(&str, &str)]) -> Scenario {
        default_preset().scenario().changed(changes).unwrap()
    }

    #[test]
    fn the_present_sizes_carry_what_the_evaluation_says() {
        let scenario = with(&[("coherency", "0.0001"), ("contention", "0.01")]);
        let evaluation = evaluate(&scenario).unwrap();
        let curve = throughput_curve(&scenario).unwrap();
        for side in Side::BOTH {
            let design = curve.design(side);
            assert_eq!(design.carried_now, evaluation.design(side).tiers[1].capacity, "{side:?}");
            let at = curve.sizes.iter().position(|size| *size == design.now).unwrap();
            assert_eq!(design.carried[at], design.carried_now);
        }
    }

    #[test]
    fn beyond_the_peak_more_cores_carry_less_and_nothing_beats_linear() {
        let scenario = with(&[("coherency", "0.0007"), ("contention", "0.01")]);
        let vertical = throughput_curve(&scenario).unwrap().vertical;
        let (_, most) = vertical.peak.unwrap();
        assert!(vertical.carried.iter().all(|carried| *carried <= most));
        assert!(*vertical.carried.last().unwrap() < 0.95 * most);
        assert!(
            vertical
                .carried
                .iter()
                .zip(&vertical.ideal)
                .all(|(carried, ideal)| *carried <= ideal * (1.0 + 1e-12))
        );
    }
}
