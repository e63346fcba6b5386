//! The words in and beside the picture of a design.

use crate::analysis::{Topology, TopologyTier};
use crate::units::{count, percent, rate};

/// What the picture shows, one sentence for each part.
#[must_use]
pub fn topology_in_words(topology: &Topology) -> Vec<String> {
    let zones = |zones: u32| if zones == 1 { "1 zone".to_owned() } else { format!("{zones} zones") };
    let edge = topology.has_edge.then(|| "A content delivery network stands in front.".to_owned());
    let shared = topology.machine.iter().flat_map(|_| {
        topology.tiers.iter().map(|tier| format!("{}: on the machine, {}.", tier.label, share(tier)))
    });
    let own = topology.tiers.iter().filter(|_| topology.machine.is_none());
    let tiers = topology.machine.iter().chain(own).map(|tier| {
        let bottleneck = if tier.bottleneck { ", the bottleneck" } else { "" };
        let point = tier.single_point.map_or(String::new(), |loss| format!("; each is a {}", loss.words()));
        format!(
            "{}: {} in {}, {}{bottleneck}{point}.",
            tier.label,
            nodes(tier),
            zones(tier.zones),
            busy(tier)
        )
    });
    let beyond =
        topology.beyond_tiers.iter().map(|(label, loss)| format!("The {label} is a {}.", loss.words()));
    edge.into_iter().chain(tiers).chain(shared).chain(beyond).collect()
}

/// Who asks the design, and how often.
pub(super) fn clients(topology: &Topology) -> String {
    let was = was(rate, topology.peak_rate, topology.peak_rate_before);
    format!("Clients, {} at peak{was}", rate(topology.peak_rate))
}

pub(super) fn nodes(tier: &TopologyTier) -> String {
    format!("{} × {}", count(tier.nodes), tier.machine)
}

/// Of the work of the machine that a tier shares.
pub(super) fn share(tier: &TopologyTier) -> String {
    format!("{} of its work", percent(tier.share))
}

pub(super) fn busy(tier: &TopologyTier) -> String {
    let share = |of: f64| if of < 1.0 { percent(of) } else { format!("{:.0}%", of * 100.0) };
    let was = was(share, tier.utilization, tier.utilization_before);
    let now = share(tier.utilization);
    if tier.utilization < 1.0 { format!("{now} busy{was}") } else { format!("saturated at {now}{was}") }
}

/// What a number was in the baseline, if it reads otherwise.
fn was(words: fn(f64) -> String, now: f64, before: Option<f64>) -> String {
    match before.map(words) {
        Some(before) if before != words(now) => format!(" (was {before})"),
        Some(_) | None => String::new(),
    }
}
