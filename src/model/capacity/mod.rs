//! How much a design can take.

pub(super) mod accesses;
pub(super) mod demand;
pub(super) mod limits;
pub(super) mod room;
mod shared;
pub(super) mod tier;

use std::fmt;

use crate::model::capacity::tier::{Resource, Tier, TierLoad};
use crate::model::latency::path::Path;
use crate::numeric::last_satisfying;
use crate::scenario::{Design, Objectives, Workload};
use crate::units::{PerSecond, rate};

/// The load at which the first tier saturates.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Capacity {
    /// Requests per second.
    pub rate: f64,
    pub bottleneck: Tier,
    /// What the bottleneck runs out of.
    pub scarce: Resource,
    /// The tier that would saturate next, what it would run out of, and at what load.
    pub runner_up: Tier,
    pub runner_up_scarce: Resource,
    pub runner_up_rate: f64,
}

/// The least of the tiers' capacities, each the least of what its resources carry. A tier that is never visited has an unbounded one.
///
/// Source: the bottleneck law; Denning and Buzen, "The Operational Analysis of Queueing Network Models", ACM
/// Comput. Surv. 10 (1978).
#[must_use]
pub fn capacity(loads: &[TierLoad; 4]) -> Capacity {
    let mut limits: Vec<(f64, Tier, Resource)> = loads
        .iter()
        .flat_map(|load| load.limits().map(|(rate, resource)| (rate, load.tier, resource)))
        .collect();
    let nothing = (f64::INFINITY, Tier::App, Resource::Processor);
    let mut take_least = || {
        let least = limits.iter().enumerate().min_by(|(_, a), (_, b)| a.0.total_cmp(&b.0));
        least.map(|(at, _)| at).map_or(nothing, |at| limits.remove(at))
    };
    let (rate, bottleneck, scarce) = take_least();
    let (runner_up_rate, runner_up, runner_up_scarce) = take_least();
    Capacity { rate, bottleneck, scarce, runner_up, runner_up_scarce, runner_up_rate }
}

/// The load up to which the p99 objective is met.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SloCapacity {
    /// Requests per second.
    UpTo(f64),
    /// Even a single request takes longer than the objective.
    Never,
}

impl fmt::Display for SloCapacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UpTo(most) => write!(f, "p99 is within its objective up to {}", rate(*most)),
            Self::Never => f.write_str("p99 misses its objective at any load"),
        }
    }
}

/// Share of the requests that may be later than the objective.
const MOST_LATE: f64 = 0.01;
/// What the inversion cannot tell from nothing.
const LEAST_LATE: f64 = 1e-9;

/// Finds the load at which 99 of 100 requests are still within the objective: P(T > slo) ≤ 0.01, one inversion of
/// the path's transform for each load that is tried, by a bracketed root between no load and the capacity. What is
/// sought is the root of ln 0.01 − ln P(T > slo), which is nearly straight where waiting decides.
#[must_use]
pub fn slo_capacity(
    workload: &Workload,
    design: &Design,
    objectives: &Objectives,
    loads: &[TierLoad; 4],
) -> SloCapacity {
    let most = capacity(loads).rate.min(PerSecond::MAXIMUM);
    let late = |rate: f64| {
        let path = PerSecond::new(rate).ok().and_then(|rate| Path::new(workload, design, loads, rate).ok());
        path.map_or(1.0, |path| 1.0 - path.share_within(objectives.slo_p99.get()))
    };
    let margin = |rate: f64| libm::log(MOST_LATE) - libm::log(late(rate).max(LEAST_LATE));
    last_satisfying(most * 1e-6, most, margin).map_or(SloCapacity::Never, SloCapacity::UpTo)
}
