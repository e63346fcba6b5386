//! The machines of a design, and the tiers that stand on them. What is paid, fails and grows asks here.

use crate::catalog::MachineId;
use crate::model::capacity::tier::Tier;
use crate::scenario::{Balancers, Caching, Design, Placement, Workload};

/// Machines of one kind, with the tier whose they are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Machines {
    pub tier: Tier,
    pub machine: MachineId,
    pub count: u32,
}

/// The machines of a design, in the order of the chain: those of each tier, without what a provider runs; or the one
/// that all tiers share.
pub fn machines(design: &Design) -> impl Iterator<Item = Machines> {
    [
        (Tier::Balancer, design.balancer.machine, design.balancer.nodes),
        (Tier::App, design.app.machine, design.app.nodes),
        (Tier::Cache, design.cache.machine, design.cache.nodes()),
        (Tier::Database, design.database.machine, design.database.nodes()),
    ]
    .into_iter()
    .filter(|(tier, ..)| host(design, *tier) == *tier && has(design, *tier))
    .filter(|(tier, ..)| *tier != Tier::Balancer || design.balancers == Balancers::Own)
    .map(|(tier, machine, count)| Machines { tier, machine, count })
}

/// The tier on whose machines a tier stands: its own, or the application where all stand together.
#[must_use]
pub fn host(design: &Design, tier: Tier) -> Tier {
    if is_shared(design) { Tier::App } else { tier }
}

/// Whether all tiers stand on one machine.
#[must_use]
pub fn is_shared(design: &Design) -> bool {
    design.placement == Placement::Together
}

/// Whether the design has such a tier.
#[must_use]
pub fn has(design: &Design, tier: Tier) -> bool {
    tier != Tier::Cache || has_cache(design)
}

/// Whether a cache stands between application and database.
#[must_use]
pub fn has_cache(design: &Design) -> bool {
    design.caching == Caching::Nodes
}

/// The tiers of a design, in the order of the chain.
pub fn tiers(design: &Design) -> impl Iterator<Item = Tier> {
    Tier::ALL.into_iter().filter(|tier| has(design, *tier))
}

/// The machine under a tier.
#[must_use]
pub fn machine_of(design: &Design, tier: Tier) -> MachineId {
    match host(design, tier) {
        Tier::Balancer => design.balancer.machine,
        Tier::App => design.app.machine,
        Tier::Cache => design.cache.machine,
        Tier::Database => design.database.machine,
    }
}

/// Zones that a tier is spread over.
#[must_use]
pub fn zones_of_tier(design: &Design, tier: Tier) -> u32 {
    match host(design, tier) {
        Tier::Balancer => design.balancer.zones,
        Tier::App => design.app.zones,
        Tier::Cache => design.cache.zones,
        Tier::Database => design.database.zones,
    }
}

/// Seconds from one tier to another and back: none inside a machine.
#[must_use]
pub fn hop(workload: &Workload, design: &Design) -> f64 {
    if is_shared(design) { 0.0 } else { workload.hop_round_trip.get() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::default_preset;

    #[test]
    fn a_design_has_the_machines_of_its_tiers_or_one() {
        let of = |changes: &[(&str, &str)]| {
            let scenario = default_preset().scenario().changed(changes).unwrap();
            let (vertical, horizontal) = (scenario.vertical, scenario.horizontal);
            [vertical, horizontal].map(|design| machines(&design).map(|of| of.count).collect::<Vec<_>>())
        };
        assert_eq!(of(&[("horizontal.balancer.kind", "managed")]), [vec![1, 1, 1, 1], vec![9, 2, 4]]);
        assert_eq!(of(&[("vertical.placement", "together")])[0], [1]);
        assert_eq!(of(&[("vertical.cache.kind", "none")])[0], [1, 1, 1]);
    }
}
