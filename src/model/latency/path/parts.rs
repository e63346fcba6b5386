//! What each stage adds to the mean of a path.

use super::Path;
use crate::model::capacity::tier::Tier;

/// One stage's part of the mean response time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PathPart {
    pub name: &'static str,
    /// The tier, where the part is one.
    pub tier: Option<Tier>,
    /// Visits per request that the request waits for.
    pub visits: f64,
    /// Mean time of one visit, seconds.
    pub each: f64,
}

impl PathPart {
    /// Seconds per request: visits · time of one.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.visits * self.each
    }
}

impl Path {
    /// The mean response time, part by part: E\[T\] = network + Σ v·(E\[W\] + S), over all requests, those that the
    /// edge answers included.
    ///
    /// Source: linearity of the mean; Little's law gives the same from populations (Little, Oper. Res. 9, 1961).
    #[must_use]
    pub fn parts(&self) -> [PathPart; 8] {
        let past_edge = 1.0 - self.edge_share;
        let misses = self.cache_operations.mean * (1.0 - self.hit_ratio);
        let queries = misses + self.database_queries.mean;
        let more_hops = self.cache_operations.part + self.database_queries.part + misses;
        let replication = queries * self.replicated * self.replication;
        let network = self.shift + self.hop * more_hops + replication;
        let part = |name, visits, each| PathPart { name, tier: None, visits: past_edge * visits, each };
        let stage =
            |tier: Tier, visits, each| PathPart { tier: Some(tier), ..part(tier.label(), visits, each) };
        let cache_visits = self.session_operations.mean + self.cache_operations.mean;
        [
            PathPart {
                each: self.edge_share * self.edge + past_edge * network,
                visits: 1.0,
                ..part("Network", 1.0, 0.0)
            },
            stage(Tier::Balancer, 1.0, self.balancer.mean()),
            stage(Tier::App, 1.0, self.app.mean()),
            stage(Tier::Cache, cache_visits, self.cache.mean()),
            stage(Tier::Database, queries, self.database.mean()),
            part("Disk", queries * self.from_disk, self.disk),
            part("Slowest shard", queries, self.more_for_slowest()),
            part("Downstream", self.downstream_calls.mean, self.downstream.mean()),
        ]
    }
}
