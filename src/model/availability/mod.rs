//! How often a design is down, and what takes it down.

pub(super) mod after_loss;
pub(super) mod consistency;
pub(super) mod cut_sets;
pub(super) mod reliability_block;
pub(super) mod zones;

mod parts;
mod single_points;

use std::fmt;

use crate::catalog::{Constant, Machine, Price, constant};
use crate::model::availability::reliability_block::CommonCause;
use crate::model::availability::zones::{copies_in, fewest_copies_in, nodes_in, share, zones_of};
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::numeric::at_least;
use crate::scenario::{Design, Pool, Store};
use crate::units::{Fraction, PerSecond};

pub use parts::{AvailabilityParts, Needs, TierStanding, availability_parts};
use single_points::single_points;
pub use single_points::{Failure, SinglePoint};

pub const MINUTES_PER_YEAR: f64 = 8_760.0 * 60.0;
const SECONDS_PER_YEAR: f64 = MINUTES_PER_YEAR * 60.0;

/// Share of the time that a design serves its peak load, and the components it cannot lose.
#[derive(Debug, Clone, PartialEq)]
pub struct Availability {
    pub served: Result<Served, Overloaded>,
    /// Components whose loss alone is felt, the worst first.
    pub single_points: Vec<SinglePoint>,
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

/// A tier for the purpose of failures: its copies, and how many of them it takes.
struct Layout {
    tier: Tier,
    /// Unavailability of one node: MTTR/(MTBF + MTTR).
    node_unavailability: f64,
    /// Share of the year, per node, in which a failed node is not yet replaced by another.
    failover: f64,
    /// Share of the year in which the tier is stopped on purpose.
    planned: f64,
    /// (1−β)q: unavailability of one node for a cause of its own.
    alone: f64,
    /// βq: unavailability of all nodes at once; 0 of a single one.
    common: f64,
    zones: u32,
    spread: Spread,
}

enum Spread {
    /// At least `needed` of `nodes` interchangeable nodes.
    Pool { nodes: u32, needed: u32 },
    /// At least one copy of every shard.
    Shards { shards: u32, copies: u32 },
}

/// Availability with nodes that fail each for itself or all of a tier at once, and zones that fail as a whole.
///
/// The zones are shared by the tiers, so the sum runs over their joint states: A = Σ_z P(z)·Π_tiers P(tier up | z)
/// − Σ failovers − Σ planned. A pool is up when enough nodes carry the peak (k of n, binomial), a store when every shard has a
/// copy, each node being down for itself with (1−β)q, and both only when no common cause, as a bad deployment, has taken the whole
/// tier: 1 − βq. Each failure of a node that has a stand-in costs its detection time, on the share of the requests it
/// served. A tier that cannot roll (one node, or a store without replica) is stopped to be deployed and resized.
///
/// Source: Barlow and Proschan, Statistical Theory of Reliability and Life Testing (1975), ch. 2 (k of n, pivotal
/// decomposition); A = MTBF/(MTBF + MTTR), ibid. ch. 7; Fleming, General Atomic GA-A13284 (1975) (β-factor).
#[must_use]
pub fn availability(design: &Design, loads: &[TierLoad; 4], rate: PerSecond) -> Availability {
    let layouts = layouts(design, loads, rate);
    let zones = zones_of(design);
    let zone_down = zone_unavailability();
    let up = up(&layouts, zones, zone_down);
    let failovers: f64 = layouts.iter().map(|layout| layout.failover).sum();
    let planned: f64 = layouts.iter().map(|layout| layout.planned).sum();
    let share = (up - failovers - planned).clamp(0.0, 1.0);
    let overloaded = loads.iter().find(|load| rate.get() >= load.capacity());
    Availability {
        served: match overloaded {
            Some(load) => Err(Overloaded { tier: load.tier }),
            None => Ok(Served {
                share,
                downtime_minutes_per_year: (1.0 - share) * MINUTES_PER_YEAR,
                planned_minutes_per_year: planned * MINUTES_PER_YEAR,
            }),
        },
        single_points: single_points(&layouts, zones, zone_down),
    }
}

/// The tiers of a design for the purpose of failures.
fn layouts(design: &Design, loads: &[TierLoad; 4], rate: PerSecond) -> [Layout; 4] {
    let [balancer, app, _, _] = loads;
    [
        pool(Tier::Balancer, &design.balancer, balancer, rate),
        pool(Tier::App, &design.app, app, rate),
        store(Tier::Cache, &design.cache, constant::CACHE_FAILOVER_SECONDS),
        store(Tier::Database, &design.database, constant::DATABASE_FAILOVER_SECONDS),
    ]
}

fn zone_unavailability() -> f64 {
    unavailability(constant::ZONE_FAILURES_PER_YEAR, constant::ZONE_REPAIR_SECONDS)
}

/// Σ_z P(z)·Π_tiers P(tier up | z) over the joint states of the zones.
fn up(layouts: &[Layout; 4], zones: u32, zone_down: f64) -> f64 {
    let mut up = 0.0;
    for state in 0..1_u32 << zones {
        let standing = state.count_ones() as i32;
        let chance = libm::pow(1.0 - zone_down, f64::from(standing))
            * libm::pow(zone_down, f64::from(zones as i32 - standing));
        up += chance * layouts.iter().map(|layout| layout.up_given(state)).product::<f64>();
    }
    up
}

/// MTTR/(MTBF + MTTR), from failures per year and seconds to repair.
fn unavailability(failures: Constant, repair: Constant) -> f64 {
    let between = SECONDS_PER_YEAR / failures.value;
    repair.value / (between + repair.value)
}

fn failures_of(machine: &Machine) -> (Constant, Constant) {
    match machine.price {
        Price::Rented { .. } | Price::Managed { .. } => {
            (constant::RENTED_FAILURES_PER_YEAR, constant::RENTED_REPAIR_SECONDS)
        }
        Price::Owned { .. } => (constant::OWNED_FAILURES_PER_YEAR, constant::OWNED_REPAIR_SECONDS),
    }
}

/// How often one of `nodes` is down for a cause of its own, and how often all of them are by a common one.
fn causes(q: f64, nodes: u32) -> (f64, f64) {
    match (Fraction::new(q), Fraction::new(constant::COMMON_CAUSE_SHARE.value)) {
        (Ok(q), Ok(beta)) if nodes > 1 => {
            let split = CommonCause::split(q, beta);
            (split.independent.get(), split.common.get())
        }
        _ => (q, 0.0),
    }
}

/// Share of the year for which a tier is stopped on purpose: none where the others serve while one is replaced.
const fn planned(rolls: bool) -> f64 {
    if rolls { 0.0 } else { constant::PLANNED_STOP_SECONDS_PER_YEAR.value / SECONDS_PER_YEAR }
}

fn pool(tier: Tier, pool: &Pool, load: &TierLoad, rate: PerSecond) -> Layout {
    let (failures, repair) = failures_of(&pool.machine);
    let utilization = rate.get() / load.capacity();
    let busy_nodes = (utilization * f64::from(pool.nodes)).floor() + 1.0;
    let detection = constant::BALANCER_DETECTION_SECONDS.value;
    let q = unavailability(failures, repair);
    let (alone, common) = causes(q, pool.nodes);
    Layout {
        tier,
        node_unavailability: q,
        planned: planned(pool.nodes > 1),
        alone,
        common,
        // Each of n nodes fails and takes one n-th of the requests with it until that is noticed.
        failover: if pool.nodes > 1 { failures.value * detection / SECONDS_PER_YEAR } else { 0.0 },
        zones: pool.zones,
        spread: Spread::Pool { nodes: pool.nodes, needed: busy_nodes.min(f64::from(pool.nodes)) as u32 },
    }
}

fn store(tier: Tier, store: &Store, failover: Constant) -> Layout {
    let (failures, repair) = failures_of(&store.machine);
    let switches = if store.replicas > 0 { f64::from(store.shards) * failures.value } else { 0.0 };
    let q = unavailability(failures, repair);
    let (alone, common) = causes(q, store.nodes());
    Layout {
        tier,
        node_unavailability: q,
        planned: planned(store.replicas > 0),
        alone,
        common,
        failover: switches * failover.value / SECONDS_PER_YEAR,
        zones: store.zones,
        spread: Spread::Shards { shards: store.shards, copies: store.replicas + 1 },
    }
}

impl Layout {
    /// P(tier up), given the zones whose bits are set in `standing`.
    fn up_given(&self, standing: u32) -> f64 {
        let q = self.alone;
        let enough = match self.spread {
            Spread::Pool { nodes, needed } => {
                at_least(needed, nodes_in(nodes, self.zones, standing), 1.0 - q)
            }
            Spread::Shards { shards, copies } => (0..self.zones)
                .map(|first| {
                    let lost = libm::pow(q, f64::from(copies_in(copies, self.zones, first, standing)));
                    libm::pow(1.0 - lost, f64::from(share(shards, self.zones, first)))
                })
                .product(),
        };
        (1.0 - self.common) * enough
    }

    /// Whether the tier (serves anything, carries the peak) with the zones in `standing` and all their nodes.
    fn serves(&self, standing: u32) -> (bool, bool) {
        match self.spread {
            Spread::Pool { nodes, needed } => {
                let left = nodes_in(nodes, self.zones, standing);
                (left > 0, left >= needed)
            }
            Spread::Shards { shards, copies } => {
                let whole = fewest_copies_in(shards, copies, self.zones, standing) > 0;
                (whole, whole)
            }
        }
    }

    /// Whether the tier (serves anything, carries the peak) after losing any one node.
    const fn serves_without_one(&self) -> (bool, bool) {
        match self.spread {
            Spread::Pool { nodes, needed } => (nodes > 1, nodes > needed),
            Spread::Shards { copies, .. } => (copies > 1, copies > 1),
        }
    }

    const fn nodes(&self) -> u32 {
        match self.spread {
            Spread::Pool { nodes, .. } => nodes,
            Spread::Shards { shards, copies } => shards.saturating_mul(copies),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(zones: u32, spread: Spread) -> Layout {
        let (failover, planned, q) = (0.0, 0.0, 0.01);
        Layout {
            tier: Tier::App,
            node_unavailability: q,
            alone: q,
            common: 0.0,
            failover,
            planned,
            zones,
            spread,
        }
    }

    #[test]
    fn a_pool_loses_the_nodes_of_a_lost_zone() {
        let pool = layout(3, Spread::Pool { nodes: 8, needed: 5 });
        assert_eq!(pool.serves(0b110), (true, true));
        assert_eq!(pool.serves(0b100), (true, false));
        assert_eq!(pool.serves(0), (false, false));
    }

    #[test]
    fn two_copies_in_two_zones_survive_either() {
        let store = layout(2, Spread::Shards { shards: 4, copies: 2 });
        assert_eq!(store.serves(0b01), (true, true));
        assert_eq!(store.serves(0b10), (true, true));
        let one_copy = 0.99_f64.powi(4);
        assert!((store.up_given(0b01) - one_copy).abs() < 1e-12);
    }

    #[test]
    fn single_copies_spread_over_zones_need_them_all() {
        let store = layout(2, Spread::Shards { shards: 4, copies: 1 });
        assert_eq!(store.serves(0b01), (false, false));
        assert_eq!(store.up_given(0b01), 0.0);
    }

    #[test]
    fn one_shard_leaves_the_second_zone_empty() {
        let store = layout(2, Spread::Shards { shards: 1, copies: 1 });
        assert_eq!(store.serves(0b01), (true, true));
        assert_eq!(store.serves(0b10), (false, false));
    }

    #[test]
    fn a_common_cause_bounds_a_pool_but_takes_nothing_from_a_single_node() {
        let q = 0.01;
        assert_eq!(causes(q, 1), (q, 0.0));
        let (alone, common) = causes(q, 10);
        let pool = Layout { alone, common, ..layout(1, Spread::Pool { nodes: 10, needed: 1 }) };
        assert!((pool.up_given(1) - (1.0 - 0.001)).abs() < 1e-12);
        assert!((alone + common - q).abs() < 1e-15);
    }
}
