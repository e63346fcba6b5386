//! What the system is asked to do.

use crate::units::{Factor, Fraction, PerSecond, Scv, Seconds};

/// The load and what one request needs of each tier.
#[derive(Debug, Clone, PartialEq)]
pub struct Workload {
    /// Requests per second, averaged over a day.
    pub average_rate: PerSecond,
    /// Peak rate over average rate.
    pub peak_to_average: Factor,
    /// SCV of the times between requests.
    pub arrival_scv: Scv,
    /// Constant round trip between client and balancer.
    pub client_round_trip: Seconds,
    /// Constant round trip between two tiers.
    pub hop_round_trip: Seconds,
    /// Relative speed of the core on which the times below were measured.
    pub measured_speed: Factor,
    pub balancer_time: Seconds,
    pub app_time: Seconds,
    pub app_scv: Scv,
    /// Operations on the cache that a request waits for, one after the other.
    pub cache_operations: Factor,
    /// Operations on the cache that nobody waits for, per request.
    pub cache_background_operations: Factor,
    pub cache_time: Seconds,
    /// Share of the awaited operations that the cache answers; the others go on to the database.
    pub cache_hit_ratio: Fraction,
    /// Queries sent to the database without asking the cache, one after the other.
    pub database_queries: Factor,
    pub database_time: Seconds,
    pub database_scv: Scv,
}
