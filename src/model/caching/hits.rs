//! What is found in memory: how much of a working set it holds, and what share of the requests that answers.

use crate::model::caching::cache_hit::{CacheHit, lru_hit};
use crate::model::caching::memory::{bytes_of_item, memory_for};
use crate::model::caching::popularity::Popularity;
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::machines::has_cache;
use crate::scenario::{CacheHitRatio, Design, Workload};
use crate::units::Factor;

/// Shares of what a store is asked for that its memory answers, from 0 to 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hits {
    /// Of the operations that a request awaits from the cache.
    pub cache: f64,
    /// Of the queries that reach the database, by its buffer.
    pub buffer: f64,
}

impl Hits {
    /// Those with which the loads were made.
    pub(in crate::model) const fn of(loads: &[TierLoad; 4]) -> Self {
        let [_, _, cache, database] = loads;
        Self { cache: cache.hit_ratio, buffer: database.hit_ratio }
    }
}

/// What a memory holds of the working set, and how much that answers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Held {
    /// Bytes of memory that data may take.
    pub memory: f64,
    /// C: items that fit, whether or not there are so many.
    pub items: f64,
    pub hit: CacheHit,
}

/// What a hit ratio follows from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::model) struct Asked {
    working_set: u32,
    exponent: f64,
    /// C: items that fit.
    items: f64,
}

impl Asked {
    pub fn answer(&self) -> CacheHit {
        if self.items >= f64::from(self.working_set) {
            return CacheHit { hit: 1.0, miss: 0.0, eviction_age: None };
        }
        let popularity = Popularity::zipf(u64::from(self.working_set), self.exponent);
        match (popularity, Factor::new(self.items)) {
            (Ok(popularity), Ok(capacity)) => lru_hit(&popularity, capacity),
            // The table of inputs keeps both within their domains.
            _ => CacheHit { hit: 0.0, miss: 1.0, eviction_age: Some(0.0) },
        }
    }
}

/// The hit ratios of a design.
#[must_use]
pub fn hits(workload: &Workload, design: &Design) -> Hits {
    hits_by(workload, design, |asked| asked.answer())
}

/// As [`hits`], by what may know some answers.
pub(in crate::model) fn hits_by(
    workload: &Workload,
    design: &Design,
    answer: impl Fn(Asked) -> CacheHit,
) -> Hits {
    Hits {
        cache: cache_hit_ratio_by(workload, design, &answer),
        buffer: answer(in_database(workload, design).1).hit,
    }
}

pub(in crate::model) fn cache_hit_ratio(workload: &Workload, design: &Design) -> f64 {
    cache_hit_ratio_by(workload, design, |asked| asked.answer())
}

fn cache_hit_ratio_by(workload: &Workload, design: &Design, answer: impl Fn(Asked) -> CacheHit) -> f64 {
    match workload.cache_hit {
        _ if !has_cache(design) => 0.0,
        CacheHitRatio::Given => workload.cache_hit_ratio.get(),
        CacheHitRatio::Computed => answer(in_cache(workload, design).1).hit,
    }
}

/// What the cache holds: C = shards · usable memory/(item + overhead), and its hit ratio by Che's approximation.
///
/// Replicas hold copies and add nothing. The least recently used item is evicted; see [`lru_hit`] for the error.
#[must_use]
pub fn held_by_cache(workload: &Workload, design: &Design) -> Held {
    held(in_cache(workload, design))
}

/// Bytes for data, one copy of each shard, and what that asks for.
fn in_cache(workload: &Workload, design: &Design) -> (f64, Asked) {
    let memory = f64::from(design.cache.shards) * memory_for(workload, design, Tier::Cache);
    (memory, asked(workload, memory / bytes_of_item(workload)))
}

/// What the database's own buffer holds: C = n · usable memory of one copy of each shard/size of the database, and its
/// hit ratio by Che's approximation; 1 where all of it fits.
///
/// Approximate: the queries are taken to ask for items by the popularity of the working set, though the cache in front
/// answers most requests for the popular ones, so that those left hit less often than this says.
///
/// Source: Effelsberg and Härder, "Principles of Database Buffer Management", ACM Trans. Database Syst. 9 (1984) (the
/// buffer as a cache with least recently used replacement).
#[must_use]
pub fn held_by_database(workload: &Workload, design: &Design) -> Held {
    held(in_database(workload, design))
}

fn in_database(workload: &Workload, design: &Design) -> (f64, Asked) {
    let memory = f64::from(design.database.shards) * memory_for(workload, design, Tier::Database);
    let share = memory / workload.database_bytes.get();
    (memory, asked(workload, f64::from(workload.working_set_items) * share))
}

fn asked(workload: &Workload, items: f64) -> Asked {
    Asked { working_set: workload.working_set_items, exponent: workload.zipf_exponent.get(), items }
}

fn held((memory, asked): (f64, Asked)) -> Held {
    Held { memory, items: asked.items, hit: asked.answer() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{Scenario, default_preset, find};

    const GIB: f64 = 1_073_741_824.0;

    fn with(changes: &[(&str, &str)]) -> Scenario {
        default_preset().scenario().changed(changes).unwrap()
    }

    #[test]
    fn a_cache_holds_its_usable_memory_over_the_size_of_an_item() {
        let scenario =
            with(&[("item_bytes", "960B"), ("working_set_items", "1B"), ("cache_hit", "computed")]);
        let held = held_by_cache(&scenario.workload, &scenario.vertical);
        // 256 GiB, of which 75% hold data, in items of 960 + 64 bytes.
        assert_eq!(held.items, 256.0 * GIB * 0.75 / 1024.0);
        assert!(held.hit.hit > 0.5 && held.hit.hit < 1.0, "{held:?}");
        assert_eq!(hits(&scenario.workload, &scenario.vertical).cache, held.hit.hit);
    }

    #[test]
    fn shards_add_memory_and_replicas_do_not() {
        let scenario =
            with(&[("item_bytes", "10kB"), ("working_set_items", "1B"), ("cache_hit", "computed")]);
        let more = |key: &str| {
            let mut scenario = scenario.clone();
            find(key).unwrap().read(&mut scenario, "3").unwrap();
            hits(&scenario.workload, &scenario.horizontal).cache
        };
        let now = hits(&scenario.workload, &scenario.horizontal).cache;
        assert!(more("horizontal.cache.shards") > now);
        assert_eq!(more("horizontal.cache.replicas"), now);
    }

    #[test]
    fn what_is_given_is_taken_as_it_is() {
        let scenario = with(&[("cache_hit_ratio", "0"), ("item_bytes", "1B"), ("working_set_items", "1")]);
        assert_eq!(hits(&scenario.workload, &scenario.vertical).cache, 0.0);
    }
}
