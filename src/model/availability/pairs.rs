//! Pairs of components whose loss together is felt while that of neither is.

use super::MINUTES_PER_YEAR;
use super::components::{Effect, Failure, with_loss};
use super::layout::{Layout, Spread};
use super::structure::Structure;
use super::zones::{all, all_but, copies_in, nodes_in, share};
use crate::numeric::sort_by_number;

/// Minimal cut sets of order 2, alike in what fails and in what that takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CutPair {
    pub first: Failure,
    pub second: Failure,
    /// How many such pairs there are.
    pub count: f64,
    pub effect: Effect,
    /// In which both are down, of all these pairs together: q₁·q₂·count.
    pub minutes_per_year: f64,
}

/// The pairs, in either sense: without them nothing is served, though either alone leaves something; or the peak is not
/// carried, though either alone leaves enough. Nodes of different tiers are never such a pair, since tiers stand in
/// series; a node and a zone, and two zones, are.
///
/// Source: Barlow and Proschan, Statistical Theory of Reliability and Life Testing (1975) (minimal cut sets).
pub(super) fn pairs(structure: &Structure) -> Vec<CutPair> {
    let mut found = Vec::new();
    for (at, layout) in structure.layouts.iter().enumerate() {
        found.extend(two_nodes(layout));
        for zone in 0..structure.zones {
            found.extend(node_and_zone(structure, at, layout, zone));
        }
    }
    for first in 0..structure.zones {
        for second in first + 1..structure.zones {
            let alone = [first, second].map(|zone| structure.serves(all_but(structure.zones, zone)));
            let left = structure.serves(all_but(structure.zones, first) & !(1 << second));
            let q = structure.zone_down;
            found.extend(
                minimal(alone, left).map(|effect| pair(Failure::Zone, Failure::Zone, 1.0, effect, q * q)),
            );
        }
    }
    let mut together: Vec<CutPair> = Vec::new();
    for next in found {
        let same = |seen: &&mut CutPair| {
            seen.first == next.first && seen.second == next.second && seen.effect == next.effect
        };
        match together.iter_mut().find(same) {
            Some(seen) => {
                seen.count += next.count;
                seen.minutes_per_year += next.minutes_per_year;
            }
            None => together.push(next),
        }
    }
    sort_by_number(&mut together, |pair| -pair.minutes_per_year);
    together
}

/// The effect of losing two components that leave `alone` each and `left` together, if the pair is minimal.
const fn minimal(alone: [(bool, bool); 2], left: (bool, bool)) -> Option<Effect> {
    let [one, other] = alone;
    if !left.0 && one.0 && other.0 {
        Some(Effect::Everything)
    } else if !left.1 && one.1 && other.1 {
        Some(Effect::Peak)
    } else {
        None
    }
}

fn pair(first: Failure, second: Failure, count: f64, effect: Effect, both_down: f64) -> CutPair {
    CutPair { first, second, count, effect, minutes_per_year: both_down * count * MINUTES_PER_YEAR }
}

fn two_nodes(layout: &Layout) -> Option<CutPair> {
    let alone = [layout.serves_without_one(); 2];
    let (left, count) = match layout.spread {
        Spread::Pool { nodes, needed } => {
            let left = nodes.saturating_sub(2);
            ((left > 0, left >= needed), f64::from(nodes) * f64::from(nodes.saturating_sub(1)) / 2.0)
        }
        Spread::Shards { shards, copies } => ((copies > 2, copies > 2), f64::from(shards)),
        Spread::Service => return None,
    };
    let node = layout.node;
    minimal(alone, left).map(|effect| pair(node, node, count, effect, layout.alone * layout.alone))
}

/// A zone, and a node outside of it.
fn node_and_zone(structure: &Structure, at: usize, layout: &Layout, zone: u32) -> Option<CutPair> {
    let standing = all_but(structure.zones, zone);
    let (left, count) = match layout.spread {
        Spread::Pool { nodes, needed } => {
            let outside = nodes_in(nodes, layout.zones, standing);
            let left = outside.saturating_sub(1);
            ((left > 0, left >= needed), outside)
        }
        Spread::Shards { shards, copies } => {
            let last = |first: &u32| copies_in(copies, layout.zones, *first, standing) == 1;
            let exposed: u32 =
                (0..layout.zones).filter(last).map(|first| share(shards, layout.zones, first)).sum();
            ((exposed == 0, exposed == 0), exposed)
        }
        Spread::Service => return None,
    };
    let without_node = with_loss(structure, at, layout.serves_without_one(), all(structure.zones));
    let alone = [without_node, structure.serves(standing)];
    let left = with_loss(structure, at, left, standing);
    let effect = minimal(alone, left).filter(|_| count > 0)?;
    let both_down = layout.alone * structure.zone_down;
    Some(pair(layout.node, Failure::Zone, f64::from(count), effect, both_down))
}
