//! How much memory a tier has for its data: that of its machine, or its part of the one that all share.

use crate::catalog::{Machine, constant};
use crate::model::capacity::accesses::accesses;
use crate::model::capacity::tier::Tier;
use crate::model::machines::{is_shared, machine_of};
use crate::scenario::{Design, Workload};

/// Bytes of a GiB.
const GIB: f64 = 1_073_741_824.0;

/// Bytes of a machine's memory that data may take; the operating system, buffers and backups need the rest.
pub(in crate::model) fn usable_memory(machine: &Machine) -> f64 {
    machine.memory_gib * GIB * constant::USABLE_MEMORY_SHARE.value
}

/// Bytes of memory that the data of a tier may take on one of its machines.
///
/// On a machine that all tiers share, the cache claims its working set and the database's buffer the whole database,
/// each if a request asks for it, and the application everything. The division is max–min fair: each gets what it
/// claims, or as much as any that claims more.
///
/// Source: Bertsekas and Gallager, Data Networks (1992), §6.5.2 (max–min fairness). Nobody publishes how such a memory is
/// divided: an assumption.
#[must_use]
pub fn memory_for(workload: &Workload, design: &Design, tier: Tier) -> f64 {
    let usable = usable_memory(&machine_of(design, tier));
    if !is_shared(design) {
        return usable;
    }
    let Claims { cache, database } = claims(workload, design);
    let (least, most) = (cache.min(database), cache.max(database));
    // The application claims all there is, so that it gets no less than either.
    let first = least.min(usable / 3.0);
    let second = most.min((usable - first) / 2.0);
    match tier {
        Tier::Balancer => 0.0,
        Tier::App => usable - first - second,
        Tier::Cache => {
            if cache <= database {
                first
            } else {
                second
            }
        }
        Tier::Database => {
            if cache <= database {
                second
            } else {
                first
            }
        }
    }
}

/// Bytes that the data would fill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Claims {
    pub cache: f64,
    pub database: f64,
}

/// What cache and database would hold if they could.
#[must_use]
pub fn claims(workload: &Workload, design: &Design) -> Claims {
    let of = accesses(workload, design);
    let asked = |operations: f64, bytes: f64| if operations > 0.0 { bytes } else { 0.0 };
    Claims {
        cache: asked(of.cache(), f64::from(workload.working_set_items) * bytes_of_item(workload)),
        database: asked(of.database(0.0), workload.database_bytes.get()),
    }
}

/// Bytes that an item takes in the cache, with the records that the cache keeps of it.
pub(super) fn bytes_of_item(workload: &Workload) -> f64 {
    workload.item_bytes.get() + constant::CACHE_ITEM_OVERHEAD_BYTES.value
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, default_preset};

    fn of(items: &str, bytes: &str) -> [f64; 3] {
        let changes = [
            ("vertical.placement", "together"),
            ("item_bytes", "960B"),
            ("working_set_items", items),
            ("database_bytes", bytes),
        ];
        let scenario: Scenario = default_preset().scenario().changed(&changes).unwrap();
        let usable = usable_memory(&scenario.vertical.app.machine);
        [Tier::App, Tier::Cache, Tier::Database]
            .map(|tier| memory_for(&scenario.workload, &scenario.vertical, tier) / usable)
    }

    #[test]
    fn each_gets_what_it_claims_or_as_much_as_any_other() {
        // 48 GiB for data; a thousand million items of 1 KiB are more than that.
        for (items, bytes, expected) in [
            ("1B", "1TB", [1.0 / 3.0; 3]),
            ("12582912", "1TB", [0.375, 0.25, 0.375]),
            ("1B", "12884901888B", [0.375, 0.375, 0.25]),
            ("12582912", "12884901888B", [0.5, 0.25, 0.25]),
        ] {
            let found = of(items, bytes);
            for (found, expected) in found.iter().zip(expected) {
                assert!((found - expected).abs() < 1e-9, "{items} {bytes}: {found}");
            }
        }
    }
}
