//! The one table of inputs. Form, links, files, reports and checks all read it; a new input is one row.

use super::accepted::{
    CACHE_MACHINE, CONNECTIONS, DATABASE_MACHINE, DELAY, MACHINE, MACHINE_PRICE, NODES, REPLICAS, SCV,
    SHARDS, TIME, VISITS, ZONES, choice, number, optional, price, whole,
};
use super::access::Held;
use super::design::{
    Balancers, Balancing, CacheHitRatio, Caching, Edge, Purchase, Reads, Replication, Sessions,
};
use super::field::{Accepts, Access, Field, Group, Side};
use super::placement::Placement;
use super::scale::Scale;
use super::scaling::ScalingPolicy;
use crate::units::Kind;

macro_rules! shared {
    ($key:literal, $label:literal, $group:ident, $accepts:expr, $help:literal, $($path:ident).+) => {
        Field {
            key: $key,
            label: $label,
            help: $help,
            group: Group::$group,
            accepts: $accepts,
            access: Access::Shared {
                get: |scenario| scenario.$($path).+.to_value(),
                set: |scenario, value| Held::from_value(value).map(|held| scenario.$($path).+ = held),
            },
        }
    };
}

macro_rules! design {
    ($side:ident, $prefix:literal, $key:literal, $label:literal, $group:ident, $accepts:expr, $help:literal, $($path:ident).+) => {
        Field {
            key: concat!($prefix, ".", $key),
            label: $label,
            help: $help,
            group: Group::$group,
            accepts: $accepts,
            access: Access::Design {
                side: Side::$side,
                get: |design| design.$($path).+.to_value(),
                set: |design, value| Held::from_value(value).map(|held| design.$($path).+ = held),
            },
        }
    };
}

macro_rules! fields_of_a_design {
    ($side:ident, $prefix:literal) => {
        &[
            design!($side, $prefix, "placement", "Tiers stand", Placement, choice::<Placement>(),
                "All on one machine: balancer, application, cache and database share the cores and the memory of the application machine. Takes one node of each, and no managed service.", placement),
            design!($side, $prefix, "edge", "Edge", Balancer, choice::<Edge>(),
                "A content delivery network answers its share of the requests before they reach the balancers.", edge),
            design!($side, $prefix, "balancer.kind", "Balancers are", Balancer, choice::<Balancers>(),
                "A managed balancer grows by itself and is paid by the hour and by its traffic.", balancers),
            design!($side, $prefix, "balancer.nodes", "Balancers", Balancer, NODES,
                "Nodes that take in the requests.", balancer.nodes),
            design!($side, $prefix, "balancer.machine", "Balancer machine", Balancer, MACHINE,
                "Machine type of each balancer.", balancer.machine),
            design!($side, $prefix, "balancer.price", "Price of a balancer", Balancer, MACHINE_PRICE,
                "US dollars a month for one of these machines, in place of the catalogue's price.", prices.balancer),
            design!($side, $prefix, "balancer.zones", "Balancer zones", Balancer, ZONES,
                "Zones the balancers are spread over.", balancer.zones),
            design!($side, $prefix, "app.nodes", "Application nodes", App, NODES,
                "Nodes that run the application.", app.nodes),
            design!($side, $prefix, "app.machine", "Application machine", App, MACHINE,
                "Machine type of each application node.", app.machine),
            design!($side, $prefix, "app.price", "Price of an application node", App, MACHINE_PRICE,
                "US dollars a month for one of these machines, in place of the catalogue's price.", prices.app),
            design!($side, $prefix, "app.zones", "Application zones", App, ZONES,
                "Zones the application nodes are spread over.", app.zones),
            design!($side, $prefix, "app.balancing", "Balancing", App, choice::<Balancing>(),
                "How requests are spread over the application nodes. Least connections is modelled as one shared queue: a lower bound.", balancing),
            design!($side, $prefix, "app.sessions", "Sessions", App, choice::<Sessions>(),
                "Process memory: one node only. Bound users: the busiest node counts. Shared store: one more operation on the cache. Signed token: CPU time; it cannot be revoked at once.", sessions),
            design!($side, $prefix, "app.scaling", "Autoscaling", App, choice::<ScalingPolicy>(),
                "How the number of application nodes follows the load of a week. The bill and the latency are those of the nodes above.", scaling),
            design!($side, $prefix, "app.pool_connections", "Connections of a node", App, CONNECTIONS,
                "Connections that one application node keeps to the database, over all shards; a query holds one.", pool_connections),
            design!($side, $prefix, "workers.nodes", "Workers", App, NODES,
                "Nodes that do the jobs which requests leave; paid only where there are jobs.", workers.nodes),
            design!($side, $prefix, "workers.machine", "Worker machine", App, MACHINE,
                "Machine type of each worker.", workers.machine),
            design!($side, $prefix, "cache.kind", "The cache is", Cache, choice::<Caching>(),
                "None: the operations that a request awaits are database queries, those in background are left out, and sessions cannot be in a shared store.", caching),
            design!($side, $prefix, "cache.shards", "Cache shards", Cache, SHARDS,
                "Parts the cached data is split into; each answers its share of the operations.", cache.shards),
            design!($side, $prefix, "cache.replicas", "Cache replicas", Cache, REPLICAS,
                "Copies of each shard besides the primary, ready to take over.", cache.replicas),
            design!($side, $prefix, "cache.machine", "Cache machine", Cache, CACHE_MACHINE,
                "Machine type of each cache node.", cache.machine),
            design!($side, $prefix, "cache.price", "Price of a cache node", Cache, MACHINE_PRICE,
                "US dollars a month for one of these machines, in place of the catalogue's price.", prices.cache),
            design!($side, $prefix, "cache.zones", "Cache zones", Cache, ZONES,
                "Zones the copies of a shard are spread over.", cache.zones),
            design!($side, $prefix, "database.shards", "Database shards", Database, SHARDS,
                "Primaries among which the data, and so the queries, are split.", database.shards),
            design!($side, $prefix, "database.replicas", "Database replicas", Database, REPLICAS,
                "Copies of each shard besides the primary, ready to take over.", database.replicas),
            design!($side, $prefix, "database.machine", "Database machine", Database, DATABASE_MACHINE,
                "Machine type of each database node.", database.machine),
            design!($side, $prefix, "database.price", "Price of a database node", Database, MACHINE_PRICE,
                "US dollars a month for one of these machines, in place of the catalogue's price.", prices.database),
            design!($side, $prefix, "database.zones", "Database zones", Database, ZONES,
                "Zones the copies of a shard are spread over.", database.zones),
            design!($side, $prefix, "database.reads", "Reads go to", Database, choice::<Reads>(),
                "Which copies of a shard answer reads. Every copy carries every write.", reads),
            design!($side, $prefix, "database.replication", "Replication", Database, choice::<Replication>(),
                "Synchronous: a write waits for the round trip to a replica. Asynchronous: writes within the lag are lost when the primary fails.", replication),
            design!($side, $prefix, "database.max_connections", "Connections accepted", Database, CONNECTIONS,
                "Connections that one database node accepts.", max_connections),
            design!($side, $prefix, "purchase", "Rented machines are paid", Purchase, choice::<Purchase>(),
                "Owned machines are bought, and written off over five years.", purchase),
        ]
    };
}

#[rustfmt::skip]
const SHARED: &[Field] = &[
    shared!("name", "Name", Scenario, Accepts::Text { longest: 80 },
        "What this scenario is called on the page, in links and in files.", name),
    shared!("average_rate", "Average load", Load, number(Kind::Rate, 1e-5, 1e9, Scale::Logarithmic),
        "Requests per second, averaged over a day: the traffic.", workload.average_rate),
    shared!("peak_to_average", "Peak over average", Load, number(Kind::Plain, 1.0, 100.0, Scale::Logarithmic),
        "The load at peak, in the busiest hour or season, is the average times this.", workload.peak_to_average),
    shared!("annual_growth", "Growth in a year", Load, number(Kind::Fraction, 0.0, 20.0, Scale::Cubic),
        "By how much the load grows in a year; it compounds.", workload.annual_growth),
    shared!("horizon_months", "Months looked ahead", Load, number(Kind::Whole, 1.0, 120.0, Scale::Linear),
        "How far ahead the growth is followed.", workload.horizon_months),
    shared!("arrival_scv", "Burstiness of arrivals (SCV)", Load, SCV,
        "Variance over squared mean of the times between requests: 0 evenly spaced, 1 random (Poisson), more in bursts.", workload.arrival_scv),
    shared!("spike_factor", "Spike over the peak", Load, number(Kind::Plain, 1.0, 100.0, Scale::Logarithmic),
        "A burst of this many times the peak, such as the sale of a Black Friday; 1 is none.", workload.burst.factor),
    shared!("spike_duration", "Length of the spike", Load, number(Kind::Duration, 1.0, 86400.0, Scale::Logarithmic),
        "How long the burst lasts.", workload.burst.duration),
    shared!("slo_p99", "p99 objective", Objectives, number(Kind::Duration, 1e-4, 600.0, Scale::Logarithmic),
        "99 of 100 requests at peak are to be answered within this time.", objectives.slo_p99),
    shared!("slo_availability", "Availability objective", Objectives, number(Kind::Fraction, 0.5, 0.999_999_9, Scale::Nines),
        "Share of the time that the system is to serve.", objectives.slo_availability),
    shared!("monthly_budget", "Monthly budget", Objectives, optional(Kind::Money, 1.0, 1e10, Scale::Logarithmic),
        "The monthly bill is to stay within it.", objectives.monthly_budget),
    shared!("balancer_time", "Balancer time", Request, TIME,
        "CPU time a balancer spends on one request.", workload.balancer_time),
    shared!("app_time", "Application time", Request, TIME,
        "CPU time of the application for one request, without its waits for cache and database.", workload.app_time),
    shared!("app_scv", "Application variability (SCV)", Request, SCV,
        "Variance over squared mean of the application time: 0 constant, 1 exponential.", workload.app_scv),
    shared!("token_time", "Token check", Request, number(Kind::Duration, 0.0, 0.1, Scale::Cubic),
        "CPU time of the application to check a signed session token, where a design uses them.", workload.token_time),
    shared!("sticky_imbalance", "Imbalance of bound users", Request, number(Kind::Fraction, 0.0, 1.0, Scale::Linear),
        "By how much more than its share the busiest node has, where a design binds users to nodes.", workload.sticky_imbalance),
    shared!("static_fraction", "Share a CDN may answer", Request, number(Kind::Fraction, 0.0, 0.999, Scale::Linear),
        "Share of the requests that a content delivery network may answer.", workload.static_fraction),
    shared!("cdn_hit_ratio", "CDN hit ratio", Request, number(Kind::Fraction, 0.0, 1.0, Scale::Linear),
        "Share of those requests that it does answer.", workload.cdn_hit_ratio),
    shared!("cache_operations", "Cache operations awaited", Request, VISITS,
        "Operations on the cache that a request waits for, one after the other.", workload.cache_operations),
    shared!("cache_background_operations", "Cache operations in background", Request, VISITS,
        "Operations on the cache per request that nobody waits for; they are load all the same.", workload.cache_background_operations),
    shared!("cache_time", "Cache time", Request, TIME,
        "CPU time of the cache for one operation.", workload.cache_time),
    shared!("cache_hit_ratio", "Cache hit ratio", Request, number(Kind::Fraction, 0.0, 1.0, Scale::Linear),
        "Share of the awaited operations that the cache answers; each of the others becomes a database query.", workload.cache_hit_ratio),
    shared!("database_queries", "Database queries", Request, VISITS,
        "Queries per request that go to the database directly, one after the other.", workload.database_queries),
    shared!("read_fraction", "Share of reads", Request, number(Kind::Fraction, 0.0, 1.0, Scale::Linear),
        "Share of the database queries that only read.", workload.read_fraction),
    shared!("cross_shard_fraction", "Queries to all shards", Request, number(Kind::Fraction, 0.0, 1.0, Scale::Linear),
        "Share of the queries that go to every shard and wait for the slowest, where a design has several.", workload.cross_shard_fraction),
    shared!("database_time", "Database time", Request, TIME,
        "Time the database works on one query.", workload.database_time),
    shared!("database_scv", "Database variability (SCV)", Request, SCV,
        "Variance over squared mean of the database time: 0 constant, 1 exponential.", workload.database_scv),
    shared!("downstream_calls", "Downstream calls", Request, VISITS,
        "Calls to other services that a request waits for, one after the other.", workload.downstream_calls),
    shared!("downstream_fan_out", "Fan-out of each call", Request, whole(1.0, 1e6),
        "Answers that each downstream call gathers in parallel; the slowest counts.", workload.downstream_fan_out),
    shared!("downstream_time", "Downstream time", Request, TIME,
        "Time of one downstream answer, its network included.", workload.downstream_time),
    shared!("downstream_scv", "Downstream variability (SCV)", Request, SCV,
        "Variance over squared mean of one downstream answer: 0 constant, 1 exponential.", workload.downstream_scv),
    shared!("jobs_per_request", "Jobs left to workers", Request, VISITS,
        "Jobs that a request leaves in a queue and does not wait for.", workload.jobs.per_request),
    shared!("job_time", "Job time", Request, number(Kind::Duration, 1e-6, 3600.0, Scale::Logarithmic),
        "CPU time of a worker for one job.", workload.jobs.time),
    shared!("job_scv", "Job variability (SCV)", Request, SCV,
        "Variance over squared mean of the job time: 0 constant, 1 exponential.", workload.jobs.scv),
    shared!("max_retries", "Retries at most", Request, number(Kind::Whole, 0.0, 10.0, Scale::Linear),
        "How often a client tries again after a failure or timeout. Each try is load.", workload.retrying.most),
    shared!("retry_timeout", "Timeout of a client", Request, number(Kind::Duration, 1e-3, 600.0, Scale::Logarithmic),
        "A client that tries again does so when the answer takes longer.", workload.retrying.timeout),
    shared!("failure_share", "Share of attempts that fail", Request, number(Kind::Fraction, 0.0, 1.0, Scale::Linear),
        "Share of the attempts that fail at any load, before any timeout; clients try these again too.", workload.retrying.failing),
    shared!("response_size", "Size of an answer", Request, number(Kind::Size, 1.0, 1e9, Scale::Logarithmic),
        "Bytes of one answer on the wire.", workload.response_size),
    shared!("cache_hit", "Cache hit ratio is", Data, choice::<CacheHitRatio>(),
        "As given, or computed from the memory of each design's cache, the size of the working set and its popularity.", workload.cache_hit),
    shared!("working_set_items", "Items in the working set", Data, whole(1.0, 1e9),
        "Different items that are asked for at all.", workload.working_set_items),
    shared!("item_bytes", "Size of an item", Data, number(Kind::Size, 1.0, 1e9, Scale::Logarithmic),
        "Mean bytes of an item in the cache, its key included; 64 more go to the cache's own records.", workload.item_bytes),
    shared!("zipf_exponent", "Steepness of popularity (Zipf)", Data, number(Kind::Plain, 0.0, 3.0, Scale::Linear),
        "0: all items are asked for equally often. Web traffic has 0.6 to 1.2: few items get most requests.", workload.zipf_exponent),
    shared!("database_bytes", "Size of the database", Data, number(Kind::Size, 1.0, 1e16, Scale::Logarithmic),
        "Bytes of data in one copy, indices included. What fits in the memory of the database is not read from disk.", workload.database_bytes),
    shared!("object_bytes", "Objects stored", Data, number(Kind::Size, 0.0, 1e18, Scale::Cubic),
        "Bytes of pictures, videos and other files kept in object storage, outside of the database.", workload.object_bytes),
    shared!("disk_time", "Read from disk", Data, number(Kind::Duration, 0.0, 1.0, Scale::Cubic),
        "Mean time that a query waits for the disk when its data is not in memory, taken as exponential; 0 where the database time holds it.", workload.disk_time),
    shared!("scaling_target", "Utilization aimed at", Scaling, number(Kind::Fraction, 0.05, 1.0, Scale::Linear),
        "Busy share of the nodes that autoscaling aims at; the rest is headroom until new nodes serve.", workload.scaling.target),
    shared!("scaling_metric_period", "Period of the metric", Scaling, number(Kind::Duration, 1.0, 3600.0, Scale::Logarithmic),
        "The utilization is looked at once in this time, as a mean over it.", workload.scaling.metric_period),
    shared!("scaling_custom_metric_period", "Period of a custom metric", Scaling, number(Kind::Duration, 1.0, 3600.0, Scale::Logarithmic),
        "The same for a metric of your own, such as the length of a queue.", workload.scaling.custom_metric_period),
    shared!("scaling_decision", "Time to decide", Scaling, number(Kind::Duration, 0.0, 3600.0, Scale::Cubic),
        "From the metric to the order of a node: alarms wait for several values.", workload.scaling.decision),
    shared!("scaling_boot", "Boot time", Scaling, number(Kind::Duration, 0.0, 3600.0, Scale::Cubic),
        "From the order of a node until it runs.", workload.scaling.boot),
    shared!("scaling_warm_up", "Warm-up time", Scaling, number(Kind::Duration, 0.0, 3600.0, Scale::Cubic),
        "Until a node carries its share: caches, connections, compilation.", workload.scaling.warm_up),
    shared!("scaling_forecast_error", "Error of the forecast", Scaling, number(Kind::Fraction, 0.0, 1.0, Scale::Linear),
        "By how much predictive scaling is off at most, either way.", workload.scaling.forecast_error),
    shared!("scaling_block_hours", "Blocks of the schedule", Scaling, number(Kind::Whole, 1.0, 168.0, Scale::Linear),
        "Hours for which scheduled scaling plans one number of nodes.", workload.scaling.block_hours),
    shared!("request_memory", "Memory of a request", Data, number(Kind::Size, 1.0, 1e11, Scale::Logarithmic),
        "Memory of the application for one request while it is worked on.", workload.request_memory),
    shared!("session_bytes", "Size of a session", Data, number(Kind::Size, 0.0, 1e9, Scale::Cubic),
        "Bytes of one user's session, where a design keeps sessions in the application.", workload.session_bytes),
    shared!("session_duration", "Time a session is kept", Data, number(Kind::Duration, 1.0, 2_592_000.0, Scale::Logarithmic),
        "From a user's first request until the session is forgotten.", workload.session_duration),
    shared!("requests_per_session", "Requests of a session", Data, number(Kind::Plain, 1.0, 1e6, Scale::Logarithmic),
        "Requests that one user sends within a session.", workload.requests_per_session),
    shared!("contention", "Contention in a machine (α)", Machines, number(Kind::Plain, 0.0, 1.0, Scale::Cubic),
        "Share of the work that the cores of a machine do one at a time: α of the Universal Scalability Law.", workload.contention),
    shared!("coherency", "Coherency in a machine (β)", Machines, number(Kind::Plain, 0.0, 0.1, Scale::Cubic),
        "Cost of keeping each pair of busy cores consistent: β of the Universal Scalability Law.", workload.coherency),
    shared!("pool_contention", "Contention in a pool (α)", Machines, number(Kind::Plain, 0.0, 1.0, Scale::Cubic),
        "Share of the work that the nodes of the application do one at a time, as for a lock they share; 0 for nodes without shared state.", workload.pool_contention),
    shared!("pool_coherency", "Coherency in a pool (β)", Machines, number(Kind::Plain, 0.0, 0.1, Scale::Cubic),
        "Cost of keeping each pair of application nodes consistent; 0 for nodes without shared state.", workload.pool_coherency),
    shared!("measured_speed", "Speed of the measured core", Machines, number(Kind::Plain, 0.05, 10.0, Scale::Logarithmic),
        "Relative speed of the core on which the times were measured; m7i.48xlarge is 1. Faster machines take less time.", workload.measured_speed),
    shared!("edge_round_trip", "Round trip to the edge", Network, DELAY,
        "Constant network time between the client and the content delivery network.", workload.edge_round_trip),
    shared!("client_round_trip", "Client round trip", Network, DELAY,
        "Constant network time between the client and the balancer; 0 to measure at the balancer.", workload.client_round_trip),
    shared!("hop_round_trip", "Round trip between tiers", Network, DELAY,
        "Constant network time of one call from tier to tier.", workload.hop_round_trip),
    shared!("replication_round_trip", "Round trip to a replica", Network, DELAY,
        "A write waits for it when replication is synchronous.", workload.replication_round_trip),
    shared!("replication_lag", "Replication lag", Network, number(Kind::Duration, 0.0, 3600.0, Scale::Cubic),
        "How far a replica is behind when replication is asynchronous.", workload.replication_lag),
    shared!("people_hours_per_node", "Hours of work per node and month", Purchase, number(Kind::Plain, 0.0, 1000.0, Scale::Cubic),
        "Hours that people spend on one node in a month: updates, alarms, repairs. More nodes make more work.", workload.people_hours_per_node),
    shared!("people_hours_per_managed_node", "Hours of work per managed node and month", Purchase, number(Kind::Plain, 0.0, 1000.0, Scale::Cubic),
        "The same for a node that a provider runs as a service.", workload.people_hours_per_managed_node),
    shared!("people_hours_per_component", "Hours of work per component and month", Purchase, number(Kind::Plain, 0.0, 1000.0, Scale::Cubic),
        "Hours spent on each kind of component however many nodes it has, a content delivery network among them: the price of complexity.", workload.people_hours_per_component),
    shared!("people_rate", "Cost of an hour of work", Purchase, number(Kind::Money, 0.0, 1000.0, Scale::Cubic),
        "US dollars for an hour of the people who operate the system.", workload.people_rate),
    shared!("internet_price", "Dollars per GB to the internet", Purchase, price(Kind::Plain, 1e3),
        "One price for all volumes, in place of the catalogue's list. Set, it is paid for owned balancers too.", workload.prices.internet),
    shared!("cdn_price", "Dollars per GB from the edge", Purchase, price(Kind::Plain, 1e3),
        "One price for all volumes, in place of the catalogue's list.", workload.prices.cdn),
    shared!("zone_price", "Dollars per GB between zones", Purchase, price(Kind::Plain, 1e3),
        "For rented machines, in place of the catalogue's price.", workload.prices.zone),
    shared!("storage_price", "Dollars per GB of storage and month", Purchase, price(Kind::Plain, 1e3),
        "For each copy of the database, in place of the catalogue's price. Set, it is paid for owned machines too.", workload.prices.storage),
    shared!("queue_price", "Dollars per million requests to the queue", Purchase, price(Kind::Plain, 1e6),
        "A job is sent, received and deleted: three requests. In place of the catalogue's price; set, it is paid for owned workers too.", workload.prices.queue),
    shared!("object_price", "Dollars per GB of objects and month", Purchase, price(Kind::Plain, 1e3),
        "In place of the catalogue's price.", workload.prices.objects),
    shared!("power_price", "Dollars per kWh", Purchase, price(Kind::Plain, 100.0),
        "For owned machines, in place of the catalogue's price.", workload.prices.power),
    shared!("colocation_price", "Dollars per kW and month of colocation", Purchase, price(Kind::Money, 1e5),
        "For owned machines, in place of the catalogue's price.", workload.prices.colocation),
    shared!("quote_price", "Quote for an owned server", Purchase, price(Kind::Money, 1e8),
        "Set, every owned machine costs this to buy, times its size over the size of the quote to the exponent below.", workload.prices.quote),
    shared!("quote_size", "Size of the quoted server", Purchase, number(Kind::Plain, 0.1, 1e4, Scale::Logarithmic),
        "In core equivalents of m7i.48xlarge: a core with two threads is 1.25.", workload.prices.quote_size),
    shared!("quote_exponent", "Exponent of the quotes", Purchase, number(Kind::Plain, 0.0, 10.0, Scale::Linear),
        "1: twice the server for twice the price. 2.3: for five times the price.", workload.prices.quote_exponent),
];

#[rustfmt::skip]
const VERTICAL: &[Field] = fields_of_a_design!(Vertical, "vertical");
#[rustfmt::skip]
const HORIZONTAL: &[Field] = fields_of_a_design!(Horizontal, "horizontal");

const COUNT: usize = SHARED.len() + VERTICAL.len() + HORIZONTAL.len();

/// Every input, in the order of the form.
#[allow(clippy::indexing_slicing, reason = "the compiler evaluates the table")]
pub static FIELDS: [Field; COUNT] = {
    let mut all = [SHARED[0]; COUNT];
    let mut i = 0;
    while i < COUNT {
        all[i] = if i < SHARED.len() {
            SHARED[i]
        } else if i < SHARED.len() + VERTICAL.len() {
            VERTICAL[i - SHARED.len()]
        } else {
            HORIZONTAL[i - SHARED.len() - VERTICAL.len()]
        };
        i += 1;
    }
    all
};

/// The field of that key.
#[must_use]
pub fn find(key: &str) -> Option<&'static Field> {
    FIELDS.iter().find(|field| field.key == key)
}
