//! Where a path's transform may be taken to the left of 0.

use super::Path;
use crate::model::latency::stage::Stage;

/// Where the constant parts are a quarter of the time, the inversion along the hyperbola keeps ten digits.
const TIMES_CONSTANT: f64 = 4.0;

impl Path {
    /// The time from which on it is inverted along the hyperbola: some times what its constant parts can come to.
    pub(super) fn hyperbola_from(&self) -> Option<f64> {
        let stages = [&self.balancer, &self.app, &self.cache, &self.database];
        let calls = self.downstream_calls.mean == 0.0 || self.downstream.continues_left();
        if self.all_shards.is_some() || !calls || !stages.into_iter().all(Stage::continues_left) {
            return None;
        }
        let (misses, queries) = (self.cache_operations.most(), self.database_queries.most());
        let hops = misses + self.cache_operations.part.ceil() + self.database_queries.part.ceil();
        let replications = if self.replicated > 0.0 { misses + queries } else { 0.0 };
        Some(TIMES_CONSTANT * (hops * self.hop + replications * self.replication))
    }
}
