//! What one request asks of cache and database.

use crate::model::machines::has_cache;
use crate::scenario::{Design, Sessions, Workload};

/// Of a request that passes the edge, each a mean number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Accesses {
    /// Operations on the cache to read the session.
    pub session: f64,
    /// Operations on the cache that it waits for; each that misses is a query.
    pub awaited: f64,
    /// Operations on the cache that nobody waits for.
    pub background: f64,
    /// Queries that go to the database directly.
    pub queries: f64,
}

/// What the workload has, in a design with a cache. Without one, each operation that a request would wait for is a query,
/// and those in the background, which keep a cache in order, are none.
#[must_use]
pub fn accesses(workload: &Workload, design: &Design) -> Accesses {
    let (awaited, queries) = (workload.cache_operations.get(), workload.database_queries.get());
    if has_cache(design) {
        let session = if design.sessions == Sessions::Store { 1.0 } else { 0.0 };
        Accesses { session, awaited, background: workload.cache_background_operations.get(), queries }
    } else {
        Accesses { session: 0.0, awaited: 0.0, background: 0.0, queries: queries + awaited }
    }
}

impl Accesses {
    /// Every operation on the cache.
    #[must_use]
    pub const fn cache(&self) -> f64 {
        self.awaited + self.background + self.session
    }

    /// Queries to the database, those sent directly and the misses of a cache with that hit ratio.
    #[must_use]
    pub const fn database(&self, cache_hit: f64) -> f64 {
        self.queries + self.awaited * (1.0 - cache_hit)
    }

    /// Further operations that a request makes on the cache, seen from one that it waits for: E\[N(N − 1)\]/E\[N\].
    #[must_use]
    pub fn further_operations(&self) -> f64 {
        further([(self.awaited, 1.0), (self.session, 1.0)])
    }

    /// Further queries that a request makes, seen from one of them, with that hit ratio of the cache.
    #[must_use]
    pub fn further_queries(&self, cache_hit: f64) -> f64 {
        further([(self.awaited, 1.0 - cache_hit), (self.queries, 1.0)])
    }
}

/// E\[N(N − 1)\]/E\[N\] of a sum of two numbers, each the whole number below or above its mean, and each visit of them made
/// with a chance.
fn further(visits: [(f64, f64); 2]) -> f64 {
    let pairs = |(mean, chance): (f64, f64)| {
        let (whole, part) = (mean.floor(), mean.fract());
        whole * (whole - 1.0 + 2.0 * part) * chance * chance
    };
    let [a, b] = visits.map(|(mean, chance)| mean * chance);
    let all = visits.map(pairs).iter().sum::<f64>() + 2.0 * a * b;
    if a + b > 0.0 { all / (a + b) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::default_preset;

    #[test]
    fn without_a_cache_every_operation_is_a_query() {
        let of = |kind: &str| {
            let changes =
                [("cache_operations", "2.5"), ("database_queries", "1.5"), ("vertical.cache.kind", kind)];
            let scenario = default_preset().scenario().changed(&changes).unwrap();
            accesses(&scenario.workload, &scenario.vertical)
        };
        assert_eq!((of("nodes").awaited, of("nodes").queries), (2.5, 1.5));
        assert_eq!((of("none").cache(), of("none").database(0.9)), (0.0, 4.0));
        assert_eq!((of("none").further_operations(), of("none").further_queries(0.9)), (0.0, 3.0));
        assert_eq!(of("nodes").database(0.8), 1.5 + 2.5 * (1.0 - 0.8));
    }
}
