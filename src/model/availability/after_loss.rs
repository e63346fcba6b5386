//! What is left at peak after one node, or one zone, is lost.

use std::fmt;

use crate::model::availability::zones::{pool_without, store_without, zones_of};
use crate::model::caching::hits::Hits;
use crate::model::capacity::demand::loads_with;
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::known::Known;
use crate::model::latency::repeated::Repeated;
use crate::model::latency::{Latency, NoLatency};
use crate::model::machines::{host, is_shared, tiers};
use crate::scenario::{Balancers, Design, Objectives, Replication, Scenario};
use crate::units::{OutOfRange, PerSecond};

/// The worst that the loss of a single component leaves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AfterLoss {
    pub lost: Lost,
    pub left: Left,
    /// Whether p99 is still within its objective.
    pub meets_latency: bool,
}

/// The component that is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lost {
    Node(Tier),
    /// The one that has all tiers.
    Machine,
    /// Counted from 0; tiers fill the zones from the first.
    Zone(u32),
}

/// What is left at peak.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Left {
    /// This tier has no node, or no copy of some shard.
    Down(Tier),
    /// The machine that had every tier is gone.
    Nothing,
    Serving {
        /// The busiest tier, and the busy share of its servers; from 1 on it is saturated.
        bottleneck: Tier,
        utilization: f64,
        /// Seconds.
        p99: Result<f64, NoLatency>,
    },
}

/// A design at its peak, for asking what losses leave of it.
pub(in crate::model) struct Peak<'a> {
    pub scenario: &'a Scenario,
    pub design: &'a Design,
    pub loads: &'a [TierLoad; 4],
    pub rate: PerSecond,
    pub latency: Result<Latency, NoLatency>,
    /// The attempts of the whole design: what is left is taken to get no more per request.
    pub repeated: Repeated,
}

/// Relative difference of p99 below which two are the same, for the last digits of the inversion.
const SAME: f64 = 1e-6;

/// The p99 found so far.
pub(in crate::model) struct Seen {
    p99: Vec<(Asked, Result<f64, NoLatency>)>,
    known: Known,
}

/// What a p99 depends on: the loads, and whether writes wait for a replica.
type Asked = ([TierLoad; 4], bool);

impl Peak<'_> {
    /// The worst loss of a node, over the tiers.
    ///
    /// # Errors
    /// [`OutOfRange`] as [`loads_with`].
    pub fn after_node(&self) -> Result<AfterLoss, OutOfRange> {
        let (first, others) = nodes(self.design);
        self.worst(first, others)
    }

    /// The worst loss of a zone.
    ///
    /// # Errors
    /// [`OutOfRange`] as [`loads_with`].
    pub fn after_zone(&self) -> Result<AfterLoss, OutOfRange> {
        self.worst(Lost::Zone(0), (1..zones_of(self.design)).map(Lost::Zone))
    }

    /// Down, else saturated (the more, the worse), else the highest p99; of equals the busiest, then the first.
    fn worst(&self, first: Lost, others: impl IntoIterator<Item = Lost>) -> Result<AfterLoss, OutOfRange> {
        let mut seen = self.today();
        let mut worst = self.after(first, &mut seen)?;
        for lost in others {
            let after = self.after(lost, &mut seen)?;
            if after.left.is_worse_than(&worst.left) {
                worst = after;
            }
        }
        Ok(worst)
    }

    /// The p99 of the design as it is.
    pub fn today(&self) -> Seen {
        let asked = (*self.loads, waits_for_replica(self.design));
        Seen { p99: vec![(asked, self.latency.map(|latency| latency.p99))], known: Known::default() }
    }

    /// What a loss leaves: the design is evaluated without the component, with one inversion for its p99, and none
    /// where it leaves what another has left.
    ///
    /// # Errors
    /// [`OutOfRange`] as [`loads_with`].
    pub fn after(&self, lost: Lost, seen: &mut Seen) -> Result<AfterLoss, OutOfRange> {
        let rest = match lost.from(self.design) {
            Ok(rest) => rest,
            Err(tier) => {
                let left = if is_shared(self.design) { Left::Nothing } else { Left::Down(tier) };
                return Ok(AfterLoss { lost, left, meets_latency: false });
            }
        };
        // What is lost is a copy: memory holds what it held.
        let hits = Hits::of(self.loads);
        let loads = loads_with(&self.scenario.workload, &rest, hits)?;
        let left = (self.repeated.of(loads), waits_for_replica(&rest));
        let known = seen.p99.iter().find(|(of, _)| *of == left).map(|(_, p99)| *p99);
        let p99 = known.unwrap_or_else(|| {
            let p99 = self.p99(&seen.known, &rest, &left.0);
            seen.p99.push((left, p99));
            p99
        });
        let (bottleneck, utilization) = busiest(&left.0, self.rate);
        let objectives: &Objectives = &self.scenario.objectives;
        Ok(AfterLoss {
            lost,
            left: Left::Serving { bottleneck, utilization, p99 },
            meets_latency: p99.is_ok_and(|p99| p99 <= objectives.slo_p99.get()),
        })
    }

    fn p99(&self, known: &Known, rest: &Design, loads: &[TierLoad; 4]) -> Result<f64, NoLatency> {
        let path = known
            .path(&self.scenario.workload, rest, loads, self.rate)
            .map_err(|(tier, saturated)| NoLatency::Saturated { tier, saturated })?;
        let [p99] = path.quantiles([0.99]).map_err(NoLatency::NotFound)?;
        Ok(p99)
    }
}

const fn waits_for_replica(design: &Design) -> bool {
    matches!(design.replication, Replication::Synchronous) && design.database.replicas > 0
}

/// The tier with the highest utilization; the first of equals.
fn busiest(loads: &[TierLoad; 4], rate: PerSecond) -> (Tier, f64) {
    let [first, rest @ ..] = loads.map(|load| (load.tier, load.utilization(rate)));
    rest.into_iter().fold(first, |busiest, next| if next.1 > busiest.1 { next } else { busiest })
}

/// The losses of a node, one at least.
pub(in crate::model) fn nodes(design: &Design) -> (Lost, Vec<Lost>) {
    if is_shared(design) {
        return (Lost::Machine, Vec::new());
    }
    (Lost::Node(Tier::Balancer), tiers(design).skip(1).map(Lost::Node).collect())
}

impl Lost {
    /// The design without it. A pool has fewer nodes to share the load. A store serves on with the copies that are
    /// left, the shard that has the fewest of them standing for all, as the busiest node does for a pool.
    ///
    /// # Errors
    /// The first tier that has no node left, or no copy of some shard.
    fn from(self, design: &Design) -> Result<Design, Tier> {
        let mut rest = design.clone();
        let managed = design.balancers == Balancers::Managed;
        for tier in tiers(design).filter(|tier| host(design, *tier) == *tier) {
            let left = match self {
                Self::Machine => 0,
                // A managed balancer replaces its own nodes, and nobody sees it.
                Self::Node(Tier::Balancer) if managed => units(design, tier),
                Self::Node(of) if of == tier => units(design, tier).saturating_sub(1),
                Self::Node(_) => units(design, tier),
                Self::Zone(zone) => match tier {
                    Tier::Balancer if managed => design.balancer.nodes,
                    Tier::Balancer => pool_without(&design.balancer, zone),
                    Tier::App => pool_without(&design.app, zone),
                    Tier::Cache => store_without(&design.cache, zone),
                    Tier::Database => store_without(&design.database, zone),
                },
            };
            let spare = left.checked_sub(1).ok_or(tier)?;
            match tier {
                Tier::Balancer => rest.balancer.nodes = left,
                Tier::App => rest.app.nodes = left,
                Tier::Cache => rest.cache.replicas = spare,
                Tier::Database => rest.database.replicas = spare,
            }
        }
        Ok(rest)
    }
}

/// What a tier can lose one by one: the nodes of a pool, the copies of a shard.
const fn units(design: &Design, tier: Tier) -> u32 {
    match tier {
        Tier::Balancer => design.balancer.nodes,
        Tier::App => design.app.nodes,
        Tier::Cache => design.cache.replicas + 1,
        Tier::Database => design.database.replicas + 1,
    }
}

impl Left {
    /// Seconds.
    ///
    /// # Errors
    /// The reason why nothing, or not the peak, is served.
    pub fn p99(&self) -> Result<f64, String> {
        match self {
            Self::Down(_) | Self::Nothing => Err(self.to_string()),
            Self::Serving { p99, .. } => p99.map_err(|why| why.to_string()),
        }
    }

    fn is_worse_than(&self, other: &Self) -> bool {
        let (mine, theirs) = (self.gravity(), other.gravity());
        if mine.0 != theirs.0 {
            return mine.0 > theirs.0;
        }
        let close = (mine.1 - theirs.1).abs() <= SAME * mine.1.max(theirs.1);
        if close { self.utilization() > other.utilization() } else { mine.1 > theirs.1 }
    }

    /// Ranks what is left: its kind, then its measure; higher is worse.
    fn gravity(&self) -> (u8, f64) {
        match self {
            Self::Down(_) | Self::Nothing => (3, 0.0),
            Self::Serving { p99: Err(NoLatency::Saturated { .. }), utilization, .. } => (2, *utilization),
            Self::Serving { p99: Err(NoLatency::NotFound(_)), utilization, .. } => (1, *utilization),
            Self::Serving { p99: Ok(p99), .. } => (0, *p99),
        }
    }

    const fn utilization(&self) -> f64 {
        match self {
            Self::Down(_) | Self::Nothing => 0.0,
            Self::Serving { utilization, .. } => *utilization,
        }
    }
}

impl fmt::Display for Left {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("down: nothing is left"),
            Self::Down(Tier::Balancer) => f.write_str("down: no balancer is left"),
            Self::Down(Tier::App) => f.write_str("down: no application node is left"),
            Self::Down(Tier::Cache) => f.write_str("down: the cache has a shard without a copy"),
            Self::Down(Tier::Database) => f.write_str("down: the database has a shard without a copy"),
            Self::Serving { p99: Err(why), .. } => why.fmt(f),
            Self::Serving { p99: Ok(p99), .. } => write!(f, "p99 {}", crate::units::duration(*p99)),
        }
    }
}

impl fmt::Display for Lost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Node(tier) => f.write_str(super::components::Failure::Node(*tier).label()),
            Self::Machine => f.write_str(super::components::Failure::Machine.label()),
            Self::Zone(zone) => write!(f, "zone {}", zone + 1),
        }
    }
}
