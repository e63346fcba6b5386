//! The intermediate values of an availability, for whoever asks how it came about.

use super::components::Failure;
use super::layout::{Layout, Spread};
use super::structure::Structure;
use super::zones::all;
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::scenario::Design;
use crate::units::PerSecond;

/// What an availability is made of: A = up − failovers − planned.
#[derive(Debug, Clone, PartialEq)]
pub struct AvailabilityParts {
    /// Zones that any tier reaches into.
    pub zones: u32,
    /// Unavailability of one zone: MTTR/(MTBF + MTTR).
    pub zone_unavailability: f64,
    pub tiers: Vec<TierStanding>,
    /// What stands outside of the tiers, each with its unavailability.
    pub outside: Vec<(Failure, f64)>,
    /// P(every tier up), over the joint states of the zones, and what stands outside up as well.
    pub up: f64,
    /// Share of the year lost to failovers.
    pub failovers: f64,
    /// Share of the year of planned stops.
    pub planned: f64,
}

/// One tier of it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TierStanding {
    pub tier: Tier,
    /// q: unavailability of one node.
    pub node_unavailability: f64,
    /// Share of the year lost to failovers.
    pub failover: f64,
    /// Share of the year of planned stops.
    pub planned: f64,
    /// (1−β)q: unavailability of one node for a cause of its own.
    pub alone: f64,
    /// βq: unavailability of all nodes at once.
    pub common: f64,
    pub zones: u32,
    pub needs: Needs,
    /// P(tier up) while every zone stands.
    pub up_with_all_zones: f64,
}

/// How much of a tier it takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Needs {
    /// At least `needed` of `nodes` interchangeable nodes, which carry the peak.
    Nodes { nodes: u32, needed: u32 },
    /// At least one copy of every shard.
    Copies { shards: u32, copies: u32 },
    /// Any one zone, in which a provider runs it.
    AnyZone,
}

/// The parts of [`super::availability`], from the same functions.
#[must_use]
pub fn availability_parts(design: &Design, loads: &[TierLoad; 4], rate: PerSecond) -> AvailabilityParts {
    let structure = Structure::new(design, loads, rate);
    let zones = structure.zones;
    let layouts = &structure.layouts;
    AvailabilityParts {
        zones,
        zone_unavailability: structure.zone_down,
        tiers: layouts.iter().map(|layout| standing(layout, all(zones))).collect(),
        outside: structure.outside.iter().map(|(what, q)| (*what, q.get())).collect(),
        up: structure.up(),
        failovers: layouts.iter().map(|layout| layout.failover).sum(),
        planned: layouts.iter().map(|layout| layout.planned).sum(),
    }
}

fn standing(layout: &Layout, all_zones: u32) -> TierStanding {
    TierStanding {
        tier: layout.tier,
        node_unavailability: layout.node_unavailability,
        failover: layout.failover,
        planned: layout.planned,
        alone: layout.alone,
        common: layout.common,
        zones: layout.zones,
        needs: match layout.spread {
            Spread::Pool { nodes, needed } => Needs::Nodes { nodes, needed },
            Spread::Shards { shards, copies } => Needs::Copies { shards, copies },
            Spread::Service => Needs::AnyZone,
        },
        up_with_all_zones: layout.up_given(all_zones),
    }
}
