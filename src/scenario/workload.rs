//! What the system is asked to do, and what the work on it costs.

use super::background::{Burst, Jobs};
use super::design::CacheHitRatio;
use super::retrying::Retrying;
use super::scaling::Scaling;
use crate::units::{Bytes, Factor, Fraction, PerSecond, Scv, Seconds};

/// The load, what one request needs of each tier, and the work that a node makes.
#[derive(Debug, Clone, PartialEq)]
pub struct Workload {
    /// Requests per second, averaged over a day.
    pub average_rate: PerSecond,
    /// Peak rate over average rate.
    pub peak_to_average: Factor,
    /// Growth of the load in a year, as a share of it; compounds.
    pub annual_growth: Factor,
    /// Months that are looked ahead.
    pub horizon_months: u32,
    /// SCV of the times between requests.
    pub arrival_scv: Scv,
    /// Size of an answer on the wire.
    pub response_size: Bytes,
    /// Share of the requests that a content delivery network may answer.
    pub static_fraction: Fraction,
    /// Share of those that it does answer.
    pub cdn_hit_ratio: Fraction,
    /// Constant round trip between client and the edge of the content delivery network.
    pub edge_round_trip: Seconds,
    /// Constant round trip between client and balancer.
    pub client_round_trip: Seconds,
    /// Constant round trip between two tiers.
    pub hop_round_trip: Seconds,
    /// Relative speed of the core on which the times below were measured.
    pub measured_speed: Factor,
    pub balancer_time: Seconds,
    pub app_time: Seconds,
    pub app_scv: Scv,
    /// CPU time of the application to check a signed session token.
    pub token_time: Seconds,
    /// By how much more than its share the busiest node has when sessions are bound to nodes.
    pub sticky_imbalance: Fraction,
    /// Operations on the cache that a request waits for, one after the other.
    pub cache_operations: Factor,
    /// Operations on the cache that nobody waits for, per request.
    pub cache_background_operations: Factor,
    pub cache_time: Seconds,
    /// Share of the awaited operations that the cache answers; the others go on to the database.
    pub cache_hit_ratio: Fraction,
    /// Whether that share is given, or computed from the memory of a design's cache.
    pub cache_hit: CacheHitRatio,
    /// Items that are asked for at all.
    pub working_set_items: u32,
    /// Mean size of an item in the cache, key included.
    pub item_bytes: Bytes,
    /// s of Zipf's law: the i-th most popular item is asked for in proportion to i^−s.
    pub zipf_exponent: Factor,
    /// Bytes of the data that the database stores, in one copy.
    pub database_bytes: Bytes,
    /// Objects kept outside of the database.
    pub object_bytes: Bytes,
    /// Mean time to read from disk what the database does not find in its memory.
    pub disk_time: Seconds,
    /// Memory of the application for one request while it is worked on.
    pub request_memory: Bytes,
    /// Size of a user's session.
    pub session_bytes: Bytes,
    /// How long a session is kept.
    pub session_duration: Seconds,
    /// Requests of one session.
    pub requests_per_session: Factor,
    /// Queries sent to the database without asking the cache, one after the other.
    pub database_queries: Factor,
    /// Share of the queries that only read.
    pub read_fraction: Fraction,
    /// Share of the queries that go to every shard.
    pub cross_shard_fraction: Fraction,
    pub database_time: Seconds,
    pub database_scv: Scv,
    /// Round trip to a replica, which a write waits for when replication is synchronous.
    pub replication_round_trip: Seconds,
    /// How far a replica is behind when replication is asynchronous.
    pub replication_lag: Seconds,
    /// Calls to other services that a request waits for, one after the other.
    pub downstream_calls: Factor,
    /// Answers that each of these calls gathers in parallel; the slowest counts.
    pub downstream_fan_out: u32,
    pub downstream_time: Seconds,
    pub downstream_scv: Scv,
    /// α of one machine: share of the work that its cores do one at a time.
    pub contention: Fraction,
    /// β of one machine: cost of keeping each pair of its cores consistent.
    pub coherency: Fraction,
    /// α of the application's pool: share of the work that its nodes do one at a time.
    pub pool_contention: Fraction,
    /// β of the pool: cost of keeping each pair of its nodes consistent.
    pub pool_coherency: Fraction,
    /// Hours of work that one node takes in a month.
    pub people_hours_per_node: Factor,
    /// Hours of work that a node run by a provider takes in a month.
    pub people_hours_per_managed_node: Factor,
    /// Hours of work that each kind of component takes in a month, however many nodes it has.
    pub people_hours_per_component: Factor,
    /// US dollars for an hour of work.
    pub people_rate: Factor,
    pub scaling: Scaling,
    pub retrying: Retrying,
    pub jobs: Jobs,
    pub burst: Burst,
    pub prices: Prices,
}

/// Prices in place of the catalogue's, in US dollars; those not set are the catalogue's.
#[derive(Debug, Clone, PartialEq)]
pub struct Prices {
    /// Per GB to the internet.
    pub internet: Option<Factor>,
    /// Per GB that the content delivery network answers.
    pub cdn: Option<Factor>,
    /// Per GB between zones.
    pub zone: Option<Factor>,
    /// Per GB of storage and month.
    pub storage: Option<Factor>,
    /// Per million requests to the queue of the jobs.
    pub queue: Option<Factor>,
    /// Per GB of objects and month.
    pub objects: Option<Factor>,
    /// Per kWh.
    pub power: Option<Factor>,
    /// Per kW of colocation and month.
    pub colocation: Option<Factor>,
    /// To buy an owned server of the size below.
    pub quote: Option<Factor>,
    /// Core equivalents of that server.
    pub quote_size: Factor,
    /// k of p = quote·(size/quote size)^k.
    pub quote_exponent: Factor,
}

impl Prices {
    /// Nothing is set.
    pub const CATALOGUE: Self = Self {
        internet: None,
        cdn: None,
        zone: None,
        storage: None,
        queue: None,
        objects: None,
        power: None,
        colocation: None,
        quote: None,
        quote_size: Factor::literal(100.0),
        quote_exponent: Factor::literal(1.0),
    };
}
