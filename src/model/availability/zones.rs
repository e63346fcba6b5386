//! How the nodes of a tier are dealt out to its zones, in turn, and what stands when some zones do not.

use crate::model::machines::{tiers, zones_of_tier};
use crate::scenario::{Design, Pool, Store};

/// Zones that any tier reaches into; the tiers fill them from the first.
pub(in crate::model) fn zones_of(design: &Design) -> u32 {
    tiers(design).map(|tier| zones_of_tier(design, tier)).max().unwrap_or(1)
}

/// The zones but one, as bits.
pub(in crate::model) const fn all_but(zones: u32, lost: u32) -> u32 {
    all(zones) & !(1 << lost)
}

/// Every zone, as bits.
pub(in crate::model) const fn all(zones: u32) -> u32 {
    (1 << zones) - 1
}

/// Nodes of a pool over `zones` that stand in the zones whose bits are set in `standing`.
pub(in crate::model) fn nodes_in(nodes: u32, zones: u32, standing: u32) -> u32 {
    (0..zones).filter(|zone| standing >> zone & 1 == 1).map(|zone| share(nodes, zones, zone)).sum()
}

/// Copies, in standing zones, of a shard whose primary is in zone `first`.
pub(in crate::model) fn copies_in(copies: u32, zones: u32, first: u32, standing: u32) -> u32 {
    (0..zones)
        .filter(|offset| standing >> ((first + offset) % zones) & 1 == 1)
        .map(|offset| share(copies, zones, offset))
        .sum()
}

/// Copies that are left of the shard that has the fewest.
pub(in crate::model) fn fewest_copies_in(shards: u32, copies: u32, zones: u32, standing: u32) -> u32 {
    (0..zones.min(shards)).map(|first| copies_in(copies, zones, first, standing)).min().unwrap_or(0)
}

/// Things in part `index` when `total` are dealt out to `parts` in turn.
pub(in crate::model) const fn share(total: u32, parts: u32, index: u32) -> u32 {
    total / parts + if index < total % parts { 1 } else { 0 }
}

/// The nodes of a pool without one zone.
pub(in crate::model) fn pool_without(pool: &Pool, lost: u32) -> u32 {
    nodes_in(pool.nodes, pool.zones, all_but(pool.zones.max(lost + 1), lost))
}

/// The copies of the shard of a store that loses the most with one zone.
pub(in crate::model) fn store_without(store: &Store, lost: u32) -> u32 {
    let standing = all_but(store.zones.max(lost + 1), lost);
    fewest_copies_in(store.shards, store.replicas + 1, store.zones, standing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_loses_the_nodes_of_a_lost_zone() {
        assert_eq!(nodes_in(8, 3, 0b111), 8);
        assert_eq!(nodes_in(8, 3, 0b110), 5);
        assert_eq!(nodes_in(8, 3, 0), 0);
    }

    #[test]
    fn the_shard_with_its_only_copy_in_the_lost_zone_has_none_left() {
        assert_eq!(fewest_copies_in(4, 2, 2, 0b01), 1);
        assert_eq!(fewest_copies_in(4, 1, 2, 0b01), 0);
        assert_eq!(fewest_copies_in(1, 1, 2, 0b01), 1);
        assert_eq!(fewest_copies_in(1, 1, 2, 0b10), 0);
    }
}
