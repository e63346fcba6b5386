//! How often a design is down, and what takes it down.

pub(super) mod after_loss;
pub(super) mod components;
pub(super) mod consistency;
pub(super) mod pairs;
pub(super) mod reliability_block;
pub(super) mod sessions;
pub(super) mod zones;

mod layout;
mod parts;
mod single_points;
mod structure;
mod workers;

use std::fmt;

use crate::model::availability::components::{Component, components};
use crate::model::availability::pairs::{CutPair, pairs};
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::scenario::Design;
use crate::units::PerSecond;

use layout::failures_per_year;
pub use parts::{AvailabilityParts, Needs, TierStanding, availability_parts};
pub use single_points::SinglePoint;
use single_points::single_points;
use structure::Structure;
pub(in crate::model) use workers::workers;

/// Hours in a year.
pub const HOURS_PER_YEAR: f64 = 8_760.0;
pub const MINUTES_PER_YEAR: f64 = HOURS_PER_YEAR * 60.0;
const SECONDS_PER_YEAR: f64 = MINUTES_PER_YEAR * 60.0;

/// Share of the time that a design serves its peak load, and what takes it down.
#[derive(Debug, Clone, PartialEq)]
pub struct Availability {
    pub served: Result<Served, Overloaded>,
    /// Everything that can fail, what costs the most time first.
    pub components: Vec<Component>,
    /// Components whose loss alone is felt, the worst first: the minimal cut sets of order 1.
    pub single_points: Vec<SinglePoint>,
    /// Those of order 2, the worst first.
    pub pairs: Vec<CutPair>,
}

/// The share of the time in which the peak is served.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Served {
    /// From 0 to 1.
    pub share: f64,
    pub downtime_minutes_per_year: f64,
    /// How much of it is planned: stops of tiers that cannot roll.
    pub planned_minutes_per_year: f64,
}

/// The peak is more than the design carries with every component working.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overloaded {
    pub tier: Tier,
}

impl fmt::Display for Overloaded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} cannot carry the peak even with everything working", self.tier.label())
    }
}

impl std::error::Error for Overloaded {}

/// Availability with nodes that fail each for itself or all of a tier at once, and zones that fail as a whole.
///
/// The zones are shared by the tiers, so the sum runs over their joint states: A = Σ_z P(z)·Π_tiers P(tier up | z)·
/// Π(1 − q_o) − Σ failovers − Σ planned. A pool is up when enough nodes carry the peak (k of n, binomial), a store when
/// every shard has a copy, each node being down for itself with (1−β)q, and both only when no common cause, as a bad
/// deployment, has taken the whole tier: 1 − βq. Outside of the tiers, with q_o, stand the name service and, for
/// rented machines, the region. Each failure of a node that has a stand-in costs its detection time, on the share of
/// the requests it served. A tier that cannot roll (one node, or a store without replica) is stopped to be deployed
/// and resized.
///
/// Source: Barlow and Proschan, Statistical Theory of Reliability and Life Testing (1975) (k of n, pivotal
/// decomposition, A = MTBF/(MTBF + MTTR)); Fleming, General Atomic GA-A13284 (1975) (β-factor).
#[must_use]
pub fn availability(design: &Design, loads: &[TierLoad; 4], rate: PerSecond) -> Availability {
    let structure = Structure::new(design, loads, rate);
    let up = structure.up();
    let failovers: f64 = structure.layouts.iter().map(|layout| layout.failover).sum();
    let planned: f64 = structure.layouts.iter().map(|layout| layout.planned).sum();
    let share = (up - failovers - planned).clamp(0.0, 1.0);
    let overloaded = loads.iter().find(|load| rate.get() >= load.capacity());
    let components = components(&structure);
    Availability {
        served: match overloaded {
            Some(load) => Err(Overloaded { tier: load.tier }),
            None => Ok(Served {
                share,
                downtime_minutes_per_year: (1.0 - share) * MINUTES_PER_YEAR,
                planned_minutes_per_year: planned * MINUTES_PER_YEAR,
            }),
        },
        single_points: single_points(&components),
        pairs: pairs(&structure),
        components,
    }
}

impl Availability {
    /// How many components are single points.
    #[must_use]
    pub fn count(&self) -> f64 {
        self.single_points.iter().map(|point| f64::from(point.count)).sum()
    }

    /// How many pairs are felt.
    #[must_use]
    pub fn pair_count(&self) -> f64 {
        self.pairs.iter().map(|pair| pair.count).sum()
    }
}
