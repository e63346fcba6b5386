//! What a workload asks of each tier of a design.

use crate::catalog::Machine;
use crate::model::caching::hits::{Hits, cache_hit_ratio, hits};
use crate::model::capacity::accesses::accesses;
use crate::model::capacity::limits::{
    Limits, app_connections, app_memory, database_connections, memory_per_rate, query_time, request_time,
};
use crate::model::capacity::shared::on_one_machine;
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::latency::repeated::least_attempts;
use crate::model::machines::{is_shared, machine_of};
use crate::model::station::scalability::Scalability;
use crate::model::station::service::Service;
use crate::scenario::{Balancers, Balancing, Design, Edge, Reads, Sessions, Workload};
use crate::units::{OutOfRange, Scv, Seconds};

/// SCV of the service of balancers and caches, for which nobody publishes one: exponential.
const UNPUBLISHED_SCV: f64 = 1.0;

/// The four tiers of a design under a workload, in the order of the chain. What fails at any load is tried again;
/// retries for answers that are late come on top.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn loads(workload: &Workload, design: &Design) -> Result<[TierLoad; 4], OutOfRange> {
    loads_with(workload, design, hits(workload, design))
}

/// As [`loads`], where the hit ratios are known: those of a design with the same memory, or a lower bound.
pub(in crate::model) fn loads_with(
    workload: &Workload,
    design: &Design,
    hits: Hits,
) -> Result<[TierLoad; 4], OutOfRange> {
    let scv = UNPUBLISHED_SCV;
    let past_edge = 1.0 - edge_share(workload, design);
    let accesses = accesses(workload, design);
    let app_time = match design.sessions {
        Sessions::Token => Seconds::new(workload.app_time.get() + workload.token_time.get())?,
        Sessions::Local | Sessions::Sticky | Sessions::Store => workload.app_time,
    };
    // The busiest node limits the pool and sets its latency.
    let imbalance = match design.sessions {
        Sessions::Sticky if design.app.nodes > 1 => 1.0 + workload.sticky_imbalance.get(),
        _ => 1.0,
    };
    let outside = workload.arrival_scv.get();
    let (balancer, app) = (&design.balancer, &design.app);
    let (app_stations, pooled) = match design.balancing {
        Balancing::LeastConnections => (1, app.nodes),
        Balancing::Random | Balancing::RoundRobin => (app.nodes, 1),
    };
    let queries = accesses.database(hits.cache);
    let sent = queries * shards_asked(workload, design.database.shards);
    let (database_stations, database_work) = database(workload, design, sent);
    let query_time = query_time(workload, design, 1.0 - hits.buffer);
    let held = past_edge * sent * query_time;
    let in_app = request_time(workload, design, queries, query_time);
    let (memory, sessions) = memory_per_rate(workload, design, in_app);
    let tier = |tier, stations, time, scv| {
        let machine = machine_of(design, tier);
        Ok(TierLoad {
            tier,
            stations,
            machines_per_station: 1,
            servers_per_machine: machine.servers(),
            visits: past_edge,
            service: on(&machine, workload, time, scv)?,
            shared: None,
            scalability: Scalability { contention: workload.contention, coherency: workload.coherency },
            arrival_scv: Scv::new(1.0)?,
            revisits: 0.0,
            limits: Limits::NONE,
            hit_ratio: 1.0,
        })
    };
    let network = |machine: &Machine, nodes: u32| {
        f64::from(nodes) * machine.network_gbps * 1e9 / 8.0 / (workload.response_size.get() * past_edge)
    };
    let app_tier = tier(Tier::App, app_stations, app_time, workload.app_scv.get())?;
    let pool = pool_law(workload);
    let balancers = TierLoad {
        arrival_scv: Scv::new(split(outside, balancer.nodes, Balancing::Random))?,
        limits: Limits { network: network(&balancer.machine, balancer.nodes), ..Limits::NONE },
        ..tier(Tier::Balancer, balancer.nodes, workload.balancer_time, scv)?
    };
    let once: [TierLoad; 4] = [
        match design.balancers {
            Balancers::Own => balancers,
            Balancers::Managed => balancers.boundless(),
        },
        TierLoad {
            machines_per_station: pooled,
            visits: past_edge * imbalance,
            arrival_scv: Scv::new(split(outside, app.nodes, design.balancing))?,
            limits: Limits {
                network: network(&app.machine, app.nodes) / imbalance,
                memory: app_memory(workload, design, past_edge * memory) / imbalance,
                sessions,
                connections: app_connections(design, held) / imbalance,
            },
            service: app_tier.service.slower(pool.service_factor(app.nodes)),
            ..app_tier
        },
        TierLoad {
            visits: past_edge * accesses.cache(),
            hit_ratio: hits.cache,
            revisits: accesses.further_operations() / f64::from(design.cache.shards),
            ..tier(Tier::Cache, design.cache.shards, workload.cache_time, scv)?
        },
        TierLoad {
            visits: past_edge * database_work,
            hit_ratio: hits.buffer,
            revisits: accesses.further_queries(hits.cache) / f64::from(database_stations),
            limits: Limits { connections: database_connections(workload, design, held), ..Limits::NONE },
            ..tier(Tier::Database, database_stations, workload.database_time, workload.database_scv.get())?
        },
    ];
    let once = if is_shared(design) { on_one_machine(accesses, hits.cache, once)? } else { once };
    let attempts = least_attempts(workload);
    Ok(once.map(|load| load.repeated(attempts)))
}

/// What the nodes of the application take from each other: the Universal Scalability Law over the pool.
#[must_use]
pub const fn pool_law(workload: &Workload) -> Scalability {
    Scalability { contention: workload.pool_contention, coherency: workload.pool_coherency }
}

/// Share of the requests that a content delivery network answers.
#[must_use]
pub fn edge_share(workload: &Workload, design: &Design) -> f64 {
    match design.edge {
        Edge::None => 0.0,
        Edge::Cdn => workload.static_fraction.get() * workload.cdn_hit_ratio.get(),
    }
}

/// Database nodes that answer, and their work per request in queries: a copy that answers reads also carries every
/// write, so that n copies do n·w + r for w writes and r reads. `queries` counts each shard that a query goes to.
fn database(workload: &Workload, design: &Design, queries: f64) -> (u32, f64) {
    match design.reads {
        Reads::Primary => (design.database.shards, queries),
        Reads::AllCopies => {
            let copies = f64::from(design.database.replicas + 1);
            let reads = workload.read_fraction.get();
            (design.database.nodes(), queries * (copies * (1.0 - reads) + reads))
        }
    }
}

/// Shards of the database that a load is of.
pub(in crate::model) fn shards_of(database: &TierLoad, design: &Design) -> u32 {
    match design.reads {
        Reads::Primary => database.stations,
        Reads::AllCopies => database.stations / (design.database.replicas + 1),
    }
}

/// Shards that a query goes to, on average.
pub(in crate::model) fn shards_asked(workload: &Workload, shards: u32) -> f64 {
    let everywhere = workload.cross_shard_fraction.get();
    1.0 - everywhere + everywhere * f64::from(shards)
}

/// Database queries of one request that passes the edge: those sent directly and the misses of the cache.
#[must_use]
pub fn queries(workload: &Workload, design: &Design) -> f64 {
    accesses(workload, design).database(cache_hit_ratio(workload, design))
}

/// A time measured on one core, on a server of this machine.
pub(in crate::model) fn on(
    machine: &Machine,
    workload: &Workload,
    time: Seconds,
    scv: f64,
) -> Result<Service, OutOfRange> {
    let seconds = time.get() * workload.measured_speed.get() / machine.server_speed();
    Ok(Service::new(Seconds::new(seconds)?, Scv::new(scv)?))
}

/// c_a² of each part of a stream split over `nodes`: random splitting tends to 1, taking turns to 0; one shared
/// queue keeps it.
///
/// Source: Whitt, "The Queueing Network Analyzer", Bell Syst. Tech. J. 62 (1983) (splitting); taking turns
/// sums `nodes` intervals, which divides the SCV by their number.
fn split(scv: f64, nodes: u32, policy: Balancing) -> f64 {
    let n = f64::from(nodes);
    match policy {
        Balancing::Random => 1.0 + (scv - 1.0) / n,
        Balancing::RoundRobin => scv / n,
        Balancing::LeastConnections => scv,
    }
}
