//! What is found in memory.

use crate::catalog::constant as table;
use crate::model::caching::hits::{Held, held_by_cache, held_by_database};
use crate::model::caching::memory::{memory_for, usable_memory};
use crate::model::capacity::tier::Tier;
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::case::{Account, Case, constant, of_machine, step};
use crate::model::explain::explanation::{Formula, Given, Step};
use crate::model::explain::sources::{BRESLAU, BUFFER, CHE};
use crate::model::machines::{has_cache, is_shared, machine_of};
use crate::scenario::CacheHitRatio;
use crate::units::Kind;

const NOTE: &str = "Requests are taken as independent of each other; bursts for the same item hit more often. The least \
                    recently used item is evicted. Against simulated caches the ratio is within 0.1% from 100 items on.";

const BUFFER_NOTE: &str = "Every item is taken to be an equal part of the database. The cache in front answers most requests \
                           for the popular items; those it leaves hit less often than this says.";

pub(super) fn cache_hit(case: &Case<'_>) -> Account {
    let workload = &case.scenario.workload;
    let given = workload.cache_hit == CacheHitRatio::Given;
    let hit = case.own.hits.cache;
    let mut inputs = case.inputs(&["cache.kind", "cache_hit", "cache_operations"]);
    let mut steps = Vec::new();
    if given {
        inputs.extend(case.inputs(&["cache_hit_ratio"]));
    } else {
        inputs.extend(case.inputs(&["placement", "item_bytes", "cache.shards", "cache.machine"]));
        inputs.extend(popularity(case));
        inputs.extend(memory(case, Tier::Cache));
        let overhead = table::CACHE_ITEM_OVERHEAD_BYTES;
        inputs.push(constant("", "records of the cache for each item", overhead, Kind::Size));
        steps.extend(divided(case, Tier::Cache));
        steps.extend(held(&held_by_cache(workload, case.design), workload.working_set_items));
    }
    if !has_cache(case.design) {
        return no_cache(case);
    }
    let misses = workload.cache_operations.get() * (1.0 - hit);
    steps.push(step("", "o·(1−h)", "queries of a request for its misses", Term::number(misses, Kind::Plain)));
    Account {
        formula: if given {
            Formula {
                name: "As given",
                expression: "h; a share 1 − h of the operations goes on to the database",
                sources: &[],
            }
        } else {
            Formula {
                name: "Che's approximation for Zipf's law",
                expression: "h = Σ p_i·(1 − e^(−p_i·t)) with Σ (1 − e^(−p_i·t)) = C and p_i ∝ i^−s, i = 1..n; \
                             C = shards · usable memory/(size + records)",
                sources: &[CHE, BRESLAU],
            }
        },
        inputs,
        steps,
        result: Ok(Amount::new(hit, Kind::Fraction)),
        note: (!given).then_some(NOTE),
    }
}

fn no_cache(case: &Case<'_>) -> Account {
    let all = Term::number(case.scenario.workload.cache_operations.get(), Kind::Plain);
    Account {
        formula: Formula { name: "No cache", expression: "h = 0: each operation is a query", sources: &[] },
        inputs: case.inputs(&["cache.kind", "cache_operations"]),
        steps: vec![step("", "o", "queries of a request in place of operations on a cache", all)],
        result: Ok(Amount::new(case.own.hits.cache, Kind::Fraction)),
        note: None,
    }
}

pub(super) fn buffer_hit(case: &Case<'_>) -> Account {
    let workload = &case.scenario.workload;
    let store = &case.design.database;
    let mut inputs = case.inputs(&[
        "placement",
        "database_bytes",
        "disk_time",
        "database.shards",
        "database.replicas",
        "database.machine",
    ]);
    inputs.extend(popularity(case));
    inputs.extend(memory(case, Tier::Database));
    let mut steps: Vec<Step> = divided(case, Tier::Database).into_iter().collect();
    steps.extend(held(&held_by_database(workload, case.design), workload.working_set_items));
    let per_shard = workload.database_bytes.get() / f64::from(store.shards);
    let stored = workload.database_bytes.get() * f64::from(store.replicas + 1);
    steps.push(step("", "", "data of one shard", Term::number(per_shard, Kind::Size)));
    steps.push(step("", "", "stored, with the replicas", Term::number(stored, Kind::Size)));
    Account {
        formula: Formula {
            name: "The buffer as a cache, by Che's approximation",
            expression: "b = Σ p_i·(1 − e^(−p_i·t)) with Σ (1 − e^(−p_i·t)) = C and p_i ∝ i^−s, i = 1..n; \
                         C = n · shards · usable memory/size of the database; b = 1 where it fits",
            sources: &[BUFFER, CHE],
        },
        inputs,
        steps,
        result: Ok(Amount::new(case.own.hits.buffer, Kind::Fraction)),
        note: Some(BUFFER_NOTE),
    }
}

fn popularity(case: &Case<'_>) -> Vec<Given> {
    case.inputs(&["working_set_items", "zipf_exponent"])
}

fn memory(case: &Case<'_>, tier: Tier) -> [Given; 2] {
    let machine = &machine_of(case.design, tier);
    let bytes = machine.memory_gib * 1_073_741_824.0;
    [
        of_machine("", "memory of a machine", machine, bytes, Kind::Size),
        constant("", "share of it that data may take", table::USABLE_MEMORY_SHARE, Kind::Fraction),
    ]
}

/// What a tier gets of the memory of a machine that all of them share.
fn divided(case: &Case<'_>, tier: Tier) -> Option<Step> {
    is_shared(case.design).then(|| {
        let all = usable_memory(&machine_of(case.design, tier));
        let share = memory_for(&case.scenario.workload, case.design, tier) / all;
        let name =
            "share of it for this tier, max–min fair: what it claims, or as much as any that claims more";
        step("", "", name, Term::number(share, Kind::Fraction))
    })
}

fn held(held: &Held, of: u32) -> Vec<Step> {
    let age = held.hit.eviction_age.map_or_else(|| Term::word("never"), |age| Term::number(age, Kind::Plain));
    let share = (held.items / f64::from(of)).min(1.0);
    vec![
        step("", "", "memory for data, one copy of each shard", Term::number(held.memory, Kind::Size)),
        step("", "C", "items that fit", Term::number(held.items, Kind::Plain)),
        step("", "C/n", "share of the working set", Term::number(share, Kind::Fraction)),
        step("", "t", "operations after which an item not asked for is evicted", age),
        step("", "1 − h", "misses", Term::number(held.hit.miss, Kind::Fraction)),
    ]
}
