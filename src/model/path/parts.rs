//! What each stage adds to the mean of a path.

use super::Path;
use crate::model::tier::Tier;

/// One stage's part of the mean response time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PathPart {
    /// The tier; none for the constant delays of the network.
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
    /// The mean response time, part by part: E\[T\] = d + Σ v·(E\[W\] + S).
    ///
    /// Source: linearity of the mean; Little's law gives the same from populations (Kleinrock vol. 1, 1975, §2.1).
    #[must_use]
    pub fn parts(&self) -> [PathPart; 5] {
        let queries = self.cache_operations * (1.0 - self.hit_ratio) + self.database_queries;
        let network = self.shift + self.hop * (self.cache_operations + queries);
        [
            PathPart { tier: None, visits: 1.0, each: network },
            PathPart { tier: Some(Tier::Balancer), visits: 1.0, each: self.balancer.mean() },
            PathPart { tier: Some(Tier::App), visits: 1.0, each: self.app.mean() },
            PathPart { tier: Some(Tier::Cache), visits: self.cache_operations, each: self.cache.mean() },
            PathPart { tier: Some(Tier::Database), visits: queries, each: self.database.mean() },
        ]
    }
}
