//! How often a design is down, and what takes it down.

mod parts;

use std::fmt;

use super::tier::{Tier, TierLoad};
use super::zones::{all_but, copies_in, fewest_copies_in, nodes_in, share, zones_of};
use crate::catalog::{Constant, Machine, Price, constant};
use crate::numeric::at_least;
use crate::scenario::{Design, Pool, Store};
use crate::units::PerSecond;

pub use parts::{AvailabilityParts, Needs, TierStanding, availability_parts};

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

/// What can be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    Node(Tier),
    Zone,
}

/// A component whose loss alone takes the system, or its peak, down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SinglePoint {
    pub what: Failure,
    /// How many components of this kind there are, each of them a single point.
    pub count: u32,
    /// Nothing is served without it; otherwise only the peak cannot be carried.
    pub total: bool,
    /// Expected from all of them together.
    pub minutes_per_year: f64,
}

/// A tier for the purpose of failures: its copies, and how many of them it takes.
struct Layout {
    tier: Tier,
    /// Unavailability of one node: MTTR/(MTBF + MTTR).
    node_unavailability: f64,
    /// Share of the year, per node, in which a failed node is not yet replaced by another.
    failover: f64,
    zones: u32,
    spread: Spread,
}

enum Spread {
    /// At least `needed` of `nodes` interchangeable nodes.
    Pool { nodes: u32, needed: u32 },
    /// At least one copy of every shard.
    Shards { shards: u32, copies: u32 },
}

/// Availability with independent node failures and zones that fail as a whole.
///
/// The zones are shared by the tiers, so the sum runs over their joint states: A = Σ_z P(z)·Π_tiers P(tier up | z)
/// − Σ failovers. A pool is up when enough nodes carry the peak (k of n, binomial), a store when every shard has a
/// copy. Each failure of a node that has a stand-in costs its detection time, on the share of the requests it
/// served.
///
/// Source: Barlow and Proschan, Statistical Theory of Reliability and Life Testing (1975), ch. 2 (k of n, pivotal
/// decomposition); A = MTBF/(MTBF + MTTR), ibid. ch. 7.
#[must_use]
pub fn availability(design: &Design, loads: &[TierLoad; 4], rate: PerSecond) -> Availability {
    let layouts = layouts(design, loads, rate);
    let zones = zones_of(design);
    let zone_down = zone_unavailability();
    let up = up(&layouts, zones, zone_down);
    let failovers: f64 = layouts.iter().map(|layout| layout.failover).sum();
    let share = (up - failovers).clamp(0.0, 1.0);
    let overloaded = loads.iter().find(|load| rate.get() >= load.capacity());
    Availability {
        served: match overloaded {
            Some(load) => Err(Overloaded { tier: load.tier }),
            None => Ok(Served { share, downtime_minutes_per_year: (1.0 - share) * MINUTES_PER_YEAR }),
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
        Price::Rented { .. } => (constant::RENTED_FAILURES_PER_YEAR, constant::RENTED_REPAIR_SECONDS),
        Price::Owned { .. } => (constant::OWNED_FAILURES_PER_YEAR, constant::OWNED_REPAIR_SECONDS),
    }
}

fn pool(tier: Tier, pool: &Pool, load: &TierLoad, rate: PerSecond) -> Layout {
    let (failures, repair) = failures_of(&pool.machine);
    let utilization = rate.get() / load.capacity();
    let busy_nodes = (utilization * f64::from(pool.nodes)).floor() + 1.0;
    let detection = constant::BALANCER_DETECTION_SECONDS.value;
    Layout {
        tier,
        node_unavailability: unavailability(failures, repair),
        // Each of n nodes fails and takes one n-th of the requests with it until that is noticed.
        failover: if pool.nodes > 1 { failures.value * detection / SECONDS_PER_YEAR } else { 0.0 },
        zones: pool.zones,
        spread: Spread::Pool { nodes: pool.nodes, needed: busy_nodes.min(f64::from(pool.nodes)) as u32 },
    }
}

fn store(tier: Tier, store: &Store, failover: Constant) -> Layout {
    let (failures, repair) = failures_of(&store.machine);
    let switches = if store.replicas > 0 { f64::from(store.shards) * failures.value } else { 0.0 };
    Layout {
        tier,
        node_unavailability: unavailability(failures, repair),
        failover: switches * failover.value / SECONDS_PER_YEAR,
        zones: store.zones,
        spread: Spread::Shards { shards: store.shards, copies: store.replicas + 1 },
    }
}

impl Layout {
    /// P(tier up), given the zones whose bits are set in `standing`.
    fn up_given(&self, standing: u32) -> f64 {
        let q = self.node_unavailability;
        match self.spread {
            Spread::Pool { nodes, needed } => {
                at_least(needed, nodes_in(nodes, self.zones, standing), 1.0 - q)
            }
            Spread::Shards { shards, copies } => (0..self.zones)
                .map(|first| {
                    let lost = libm::pow(q, f64::from(copies_in(copies, self.zones, first, standing)));
                    libm::pow(1.0 - lost, f64::from(share(shards, self.zones, first)))
                })
                .product(),
        }
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

fn single_points(layouts: &[Layout], zones: u32, zone_down: f64) -> Vec<SinglePoint> {
    let mut points = Vec::new();
    for layout in layouts {
        let (any, peak) = layout.serves_without_one();
        if !peak {
            let nodes = layout.nodes();
            let minutes = layout.node_unavailability * f64::from(nodes) * MINUTES_PER_YEAR;
            points.push(SinglePoint {
                what: Failure::Node(layout.tier),
                count: nodes,
                total: !any,
                minutes_per_year: minutes,
            });
        }
    }
    for total in [true, false] {
        let lost = |zone: &u32| {
            let standing = all_but(zones, *zone);
            let down = layouts.iter().any(|layout| !layout.serves(standing).0);
            let short = layouts.iter().any(|layout| !layout.serves(standing).1);
            if total { down } else { short && !down }
        };
        let count = (0..zones).filter(lost).count() as u32;
        if count > 0 {
            let minutes = zone_down * f64::from(count) * MINUTES_PER_YEAR;
            points.push(SinglePoint { what: Failure::Zone, count, total, minutes_per_year: minutes });
        }
    }
    points.sort_by(|a, b| b.minutes_per_year.total_cmp(&a.minutes_per_year));
    points
}

impl Failure {
    /// What is lost, for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Node(Tier::Balancer) => "balancer",
            Self::Node(Tier::App) => "application node",
            Self::Node(Tier::Cache) => "cache node",
            Self::Node(Tier::Database) => "database node",
            Self::Zone => "zone (data centre)",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(zones: u32, spread: Spread) -> Layout {
        Layout { tier: Tier::App, node_unavailability: 0.01, failover: 0.0, zones, spread }
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
}
