//! A tier for the purpose of failures.

use super::SECONDS_PER_YEAR;
use super::reliability_block::CommonCause;
use super::zones::{copies_in, fewest_copies_in, nodes_in, share};
use crate::catalog::{Constant, Machine, Price, constant};
use crate::model::availability::components::Failure;
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::machines::{has_cache, is_shared, machine_of};
use crate::numeric::at_least;
use crate::scenario::{Balancers, Design, Pool, Purchase, Store};
use crate::units::{Fraction, PerSecond};

/// A tier for the purpose of failures: its copies, and how many of them it takes.
pub(super) struct Layout {
    pub tier: Tier,
    /// How one of its nodes is called among the failures.
    pub node: Failure,
    /// Unavailability of one node: MTTR/(MTBF + MTTR).
    pub node_unavailability: f64,
    /// Share of the year, per node, in which a failed node is not yet replaced by another.
    pub failover: f64,
    /// Share of the year in which the tier is stopped on purpose.
    pub planned: f64,
    /// (1−β)q: unavailability of one node for a cause of its own.
    pub alone: f64,
    /// βq: unavailability of all nodes at once; 0 of a single one.
    pub common: f64,
    pub zones: u32,
    pub spread: Spread,
}

pub(super) enum Spread {
    /// At least `needed` of `nodes` interchangeable nodes.
    Pool { nodes: u32, needed: u32 },
    /// At least one copy of every shard.
    Shards { shards: u32, copies: u32 },
    /// What a provider runs in all zones: it is up while any of them stands.
    Service,
}

/// The tiers of a design for the purpose of failures; or the one machine that has them all.
pub(super) fn layouts(design: &Design, loads: &[TierLoad; 4], rate: PerSecond) -> Vec<Layout> {
    let [balancer, app, _, _] = loads;
    if is_shared(design) {
        let machine = pool(design, Tier::App, &design.app, app, rate);
        return vec![Layout { node: Failure::Machine, ..machine }];
    }
    let cache =
        has_cache(design).then(|| store(Tier::Cache, &design.cache, constant::CACHE_FAILOVER_SECONDS));
    let front = [
        match design.balancers {
            Balancers::Own => pool(design, Tier::Balancer, &design.balancer, balancer, rate),
            Balancers::Managed => managed_balancer(),
        },
        pool(design, Tier::App, &design.app, app, rate),
    ];
    let database = store(Tier::Database, &design.database, constant::DATABASE_FAILOVER_SECONDS);
    front.into_iter().chain(cache).chain([database]).collect()
}

/// MTTR/(MTBF + MTTR), from failures per year and seconds to repair.
pub(super) fn unavailability(failures: f64, repair: Constant) -> f64 {
    let between = SECONDS_PER_YEAR / failures;
    repair.value / (between + repair.value)
}

/// Failures of one node in a year, and how long each lasts.
pub(super) fn failures_of(machine: &Machine) -> (f64, Constant) {
    match machine.price {
        Price::Rented { .. } | Price::Managed { .. } => {
            (constant::RENTED_FAILURES_PER_YEAR.value, constant::RENTED_REPAIR_SECONDS)
        }
        Price::Owned { .. } => (constant::OWNED_FAILURES_PER_YEAR.value, constant::OWNED_REPAIR_SECONDS),
    }
}

/// Failures of one node of a tier in a year; machines on the spot market are reclaimed as well.
pub(super) fn failures_per_year(design: &Design, tier: Tier) -> f64 {
    let machine = machine_of(design, tier);
    let spot = design.purchase == Purchase::Spot
        && tier == Tier::App
        && !is_shared(design)
        && matches!(machine.price, Price::Rented { .. });
    failures_of(&machine).0 + if spot { constant::SPOT_RECLAIMS_PER_YEAR.value } else { 0.0 }
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

fn pool(design: &Design, tier: Tier, pool: &Pool, load: &TierLoad, rate: PerSecond) -> Layout {
    let (failures, repair) = (failures_per_year(design, tier), failures_of(&pool.machine).1);
    let utilization = rate.get() / load.capacity();
    let busy_nodes = (utilization * f64::from(pool.nodes)).floor() + 1.0;
    let detection = constant::BALANCER_DETECTION_SECONDS.value;
    let q = unavailability(failures, repair);
    let (alone, common) = causes(q, pool.nodes);
    Layout {
        tier,
        node: Failure::Node(tier),
        node_unavailability: q,
        planned: planned(pool.nodes > 1),
        alone,
        common,
        // Each of n nodes fails and takes one n-th of the requests with it until that is noticed.
        failover: if pool.nodes > 1 { failures * detection / SECONDS_PER_YEAR } else { 0.0 },
        zones: pool.zones,
        spread: Spread::Pool { nodes: pool.nodes, needed: busy_nodes.min(f64::from(pool.nodes)) as u32 },
    }
}

/// A balancer that is promised to be up for so much of the time; nobody publishes how often it is.
const fn managed_balancer() -> Layout {
    let q = 1.0 - constant::BALANCER_AVAILABILITY.value;
    Layout {
        tier: Tier::Balancer,
        node: Failure::Node(Tier::Balancer),
        node_unavailability: q,
        failover: 0.0,
        planned: 0.0,
        alone: q,
        common: 0.0,
        zones: 1,
        spread: Spread::Service,
    }
}

fn store(tier: Tier, store: &Store, failover: Constant) -> Layout {
    let (failures, repair) = failures_of(&store.machine);
    let switches = if store.replicas > 0 { f64::from(store.shards) * failures } else { 0.0 };
    let q = unavailability(failures, repair);
    let (alone, common) = causes(q, store.nodes());
    Layout {
        tier,
        node: Failure::Node(tier),
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
    pub fn up_given(&self, standing: u32) -> f64 {
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
            Spread::Service => {
                if standing > 0 {
                    1.0 - q
                } else {
                    0.0
                }
            }
        };
        (1.0 - self.common) * enough
    }

    /// Σ over the nodes of P(up | the node up) − P(up | the node down), given the zones whose bits are set in `standing`,
    /// with which the tier is up with chance `up`.
    ///
    /// k of m nodes: m·P(exactly k − 1 of the other m − 1 are up). Copies c of a shard: c·q^(c−1)·P(the other shards up).
    pub fn importances(&self, standing: u32, up: f64) -> f64 {
        let q = self.alone;
        match self.spread {
            Spread::Pool { nodes, needed } => {
                let left = nodes_in(nodes, self.zones, standing);
                let Some((others, fewer)) = left.checked_sub(1).zip(needed.checked_sub(1)) else {
                    return 0.0;
                };
                let pivotal = at_least(fewer, others, 1.0 - q) - at_least(needed, others, 1.0 - q);
                (1.0 - self.common) * f64::from(left) * pivotal.max(0.0)
            }
            Spread::Shards { shards, copies } => (0..self.zones)
                .map(|first| {
                    let here = copies_in(copies, self.zones, first, standing);
                    if here == 0 {
                        return 0.0;
                    }
                    let lost = libm::pow(q, f64::from(here));
                    let of_each = f64::from(here) * libm::pow(q, f64::from(here - 1)) / (1.0 - lost);
                    f64::from(share(shards, self.zones, first)) * of_each * up
                })
                .sum(),
            Spread::Service => {
                if standing > 0 {
                    1.0
                } else {
                    0.0
                }
            }
        }
    }

    /// Whether the tier (serves anything, carries the peak) with the zones in `standing` and all their nodes.
    pub fn serves(&self, standing: u32) -> (bool, bool) {
        match self.spread {
            Spread::Pool { nodes, needed } => {
                let left = nodes_in(nodes, self.zones, standing);
                (left > 0, left >= needed)
            }
            Spread::Shards { shards, copies } => {
                let whole = fewest_copies_in(shards, copies, self.zones, standing) > 0;
                (whole, whole)
            }
            Spread::Service => (standing > 0, standing > 0),
        }
    }

    /// Whether the tier (serves anything, carries the peak) after losing any one node.
    pub const fn serves_without_one(&self) -> (bool, bool) {
        match self.spread {
            Spread::Pool { nodes, needed } => (nodes > 1, nodes > needed),
            Spread::Shards { copies, .. } => (copies > 1, copies > 1),
            Spread::Service => (false, false),
        }
    }

    pub const fn nodes(&self) -> u32 {
        match self.spread {
            Spread::Pool { nodes, .. } => nodes,
            Spread::Shards { shards, copies } => shards.saturating_mul(copies),
            Spread::Service => 1,
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
            node: Failure::Node(Tier::App),
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
