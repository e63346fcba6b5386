//! Inputs that change nothing while others are as they are.

use super::Scenario;
use super::design::{CacheHitRatio, Caching, Design, Edge, Replication, Sessions};
use super::field::{Field, Side};
use super::placement::Placement;
use super::workload::Workload;

/// A row of the table of inputs that can be idle. An input of both designs is idle when it is so for both.
struct Idle {
    /// Keys without the name of the design.
    keys: &'static [&'static str],
    when: fn(&Workload, &Design) -> bool,
    because: &'static str,
}

const IDLE: &[Idle] = &[
    Idle {
        keys: &["token_time"],
        when: |_, design| design.sessions != Sessions::Token,
        because: "no design uses signed tokens",
    },
    Idle {
        keys: &["sticky_imbalance"],
        when: |_, design| design.sessions != Sessions::Sticky || design.app.nodes == 1,
        because: "no design binds users to several nodes",
    },
    Idle {
        keys: &["static_fraction", "cdn_hit_ratio", "edge_round_trip"],
        when: |_, design| design.edge == Edge::None,
        because: "no design has a content delivery network",
    },
    Idle {
        keys: &["replication_round_trip"],
        when: |_, design| design.replication == Replication::Asynchronous || design.database.replicas == 0,
        because: "no write waits for a replica",
    },
    Idle {
        keys: &["replication_lag"],
        when: |_, design| design.replication == Replication::Synchronous || design.database.replicas == 0,
        because: "no replica lags behind",
    },
    Idle {
        keys: &["downstream_fan_out", "downstream_time", "downstream_scv"],
        when: |workload, _| workload.downstream_calls.get() == 0.0,
        because: "no other service is called",
    },
    Idle {
        keys: &["cache_hit_ratio"],
        when: |workload, _| workload.cache_hit == CacheHitRatio::Computed,
        because: "the hit ratio is computed",
    },
    Idle {
        keys: &["queue_price"],
        when: |workload, _| workload.jobs.per_request.get() == 0.0,
        because: "requests leave no jobs",
    },
    Idle {
        keys: &["object_price"],
        when: |workload, _| workload.object_bytes.get() == 0.0,
        because: "no objects are stored",
    },
    Idle {
        keys: &["quote_size", "quote_exponent"],
        when: |workload, _| workload.prices.quote.is_none(),
        because: "no quote is set",
    },
    Idle {
        keys: &[
            "balancer.machine",
            "balancer.price",
            "balancer.zones",
            "cache.machine",
            "cache.price",
            "cache.zones",
            "database.machine",
            "database.price",
            "database.zones",
        ],
        when: |_, design| design.placement == Placement::Together,
        because: "every tier stands on the application machine",
    },
    Idle {
        keys: &["hop_round_trip"],
        when: |_, design| design.placement == Placement::Together,
        because: "no design has a network between its tiers",
    },
    Idle {
        keys: &[
            "cache.machine",
            "cache.price",
            "cache.shards",
            "cache.replicas",
            "cache.zones",
            "cache_background_operations",
            "cache_time",
            "cache_hit",
            "cache_hit_ratio",
        ],
        when: |_, design| design.caching == Caching::None,
        because: "there is no cache",
    },
    Idle {
        keys: &["database.reads", "database.replication"],
        when: |_, design| design.database.replicas == 0,
        because: "the database has no replica",
    },
];

/// Why the field changes nothing as things are; none if it counts.
#[must_use]
pub fn idle(field: &Field, scenario: &Scenario) -> Option<&'static str> {
    let key = match field.side() {
        Some(side) => field.key.strip_prefix(side.key())?.strip_prefix('.')?,
        None => field.key,
    };
    let idle = |row: &&Idle| {
        let when = |side: Side| (row.when)(&scenario.workload, scenario.design(side));
        field.side().map_or_else(|| Side::BOTH.into_iter().all(when), when)
    };
    IDLE.iter().filter(|row| row.keys.contains(&key)).find(idle).map(|row| row.because)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{FIELDS, default_preset, find};

    #[test]
    fn every_row_names_fields() {
        for key in IDLE.iter().flat_map(|row| row.keys) {
            assert!(find(key).or_else(|| find(&format!("vertical.{key}"))).is_some(), "{key}");
        }
    }

    #[test]
    fn a_choice_wakes_the_inputs_it_needs() {
        let mut scenario = default_preset().scenario();
        let share = find("static_fraction").unwrap();
        assert_eq!(idle(share, &scenario), Some("no design has a content delivery network"));
        find("horizontal.edge").unwrap().read(&mut scenario, "cdn").unwrap();
        assert_eq!(idle(share, &scenario), None);
        let reads = |side: Side| find(&format!("{}.database.reads", side.key())).unwrap();
        assert_eq!(idle(reads(Side::Vertical), &scenario), Some("the database has no replica"));
        assert_eq!(idle(reads(Side::Horizontal), &scenario), None);
        assert!(FIELDS.iter().filter(|field| idle(field, &scenario).is_none()).count() > FIELDS.len() / 2);
    }
}
