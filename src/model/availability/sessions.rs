//! What users lose when a node fails: nothing where state lives elsewhere, their session where it lived there.

use std::fmt;

use super::failures_per_year;
use crate::catalog::constant;
use crate::model::capacity::tier::Tier;
use crate::scenario::{Design, Sessions, Workload};

/// The sessions that go with one node.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SessionLoss {
    /// Where the sessions live.
    pub held_by: HeldBy,
    /// Share of all sessions that is lost with the node that holds the most of them.
    pub share: f64,
    /// How often in a year a user loses theirs to a failed node; restarts for deployments come on top.
    pub times_per_year: f64,
    /// Seconds until the requests of a failed node are answered again: by the other nodes, or by the copy that takes
    /// over; `None` where only its repair brings them back.
    pub back_after: Option<f64>,
}

/// Who holds the state of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldBy {
    /// The memory of an application node.
    Node,
    /// The cache, with a copy that takes over.
    ReplicatedCache,
    /// The cache, without one.
    Cache,
    Client,
}

impl fmt::Display for HeldBy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Node => "in the memory of application nodes",
            Self::ReplicatedCache => "in the cache, which has a copy of them",
            Self::Cache => "in the cache, without a copy",
            Self::Client => "with the clients, signed",
        })
    }
}

/// Sessions in process memory or bound to nodes go with their node: 1/n of them, times 1 + imbalance for the busiest of
/// bound ones. In the cache they go with a shard that has no replica: 1/shards. Signed tokens stay. A failed node that
/// holds no state is replaced once its health check fails; one that does, once a copy has taken over.
#[must_use]
pub fn session_loss(workload: &Workload, design: &Design) -> SessionLoss {
    let nodes = f64::from(design.app.nodes);
    let detection = (design.app.nodes > 1).then_some(constant::BALANCER_DETECTION_SECONDS.value);
    let of_node = |share: f64| SessionLoss {
        held_by: HeldBy::Node,
        share: share.min(1.0),
        times_per_year: failures_per_year(design, Tier::App),
        back_after: detection,
    };
    match design.sessions {
        Sessions::Local => of_node(1.0 / nodes),
        Sessions::Sticky if design.app.nodes > 1 => of_node((1.0 + workload.sticky_imbalance.get()) / nodes),
        Sessions::Sticky => of_node(1.0),
        Sessions::Store if design.cache.replicas > 0 => SessionLoss {
            held_by: HeldBy::ReplicatedCache,
            share: 0.0,
            times_per_year: 0.0,
            back_after: Some(constant::CACHE_FAILOVER_SECONDS.value),
        },
        Sessions::Store => SessionLoss {
            held_by: HeldBy::Cache,
            share: 1.0 / f64::from(design.cache.shards),
            times_per_year: failures_per_year(design, Tier::Cache),
            back_after: None,
        },
        Sessions::Token => {
            SessionLoss { held_by: HeldBy::Client, share: 0.0, times_per_year: 0.0, back_after: detection }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::default_preset;

    fn of(sessions: &str, more: &[(&str, &str)]) -> SessionLoss {
        let changes = [&[("horizontal.app.sessions", sessions)], more].concat();
        let scenario = default_preset().scenario().changed(&changes).unwrap();
        session_loss(&scenario.workload, &scenario.horizontal)
    }

    #[test]
    fn sessions_go_with_what_holds_them() {
        // Nine nodes, the busiest with a fifth more than its share.
        assert!((of("sticky", &[]).share - 1.2 / 9.0).abs() < 1e-12);
        assert_eq!(of("sticky", &[("horizontal.app.nodes", "1")]).share, 1.0);
        assert_eq!(of("local", &[("horizontal.app.nodes", "1")]).back_after, None);
        assert_eq!((of("token", &[]).share, of("store", &[]).share), (0.0, 0.0));
        let alone = [("horizontal.cache.replicas", "0"), ("horizontal.cache.shards", "4")];
        assert_eq!((of("store", &alone).share, of("store", &alone).held_by), (0.25, HeldBy::Cache));
    }

    #[test]
    fn stateless_nodes_are_back_after_a_health_check_and_stores_after_a_failover() {
        assert_eq!(of("token", &[]).back_after, Some(constant::BALANCER_DETECTION_SECONDS.value));
        assert_eq!(of("store", &[]).back_after, Some(constant::CACHE_FAILOVER_SECONDS.value));
    }
}
