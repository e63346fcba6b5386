//! What a tier needs besides processors: network, memory, connections.

use crate::model::caching::memory::memory_for;
use crate::model::capacity::accesses::accesses;
use crate::model::capacity::tier::{Resource, Tier};
use crate::model::machines::hop;
use crate::scenario::{Design, Reads, Replication, Sessions, Workload};

/// Requests per second that each resource carries; unbounded where the tier does not need it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limits {
    pub network: f64,
    pub memory: f64,
    /// Share of that memory in which sessions are kept: an attempt that is made again begins none.
    pub sessions: f64,
    pub connections: f64,
}

impl Limits {
    pub const NONE: Self =
        Self { network: f64::INFINITY, memory: f64::INFINITY, sessions: 0.0, connections: f64::INFINITY };

    /// Each with the resource that it is a limit of.
    #[must_use]
    pub const fn each(&self) -> [(f64, Resource); 3] {
        [
            (self.network, Resource::Network),
            (self.memory, Resource::Memory),
            (self.connections, Resource::Connections),
        ]
    }

    /// What is left for each request when every request is tried so many times: each attempt takes network, memory and
    /// a connection of its own, but the session stays one.
    pub(super) fn shared_by(self, times: f64) -> Self {
        let memory = times * (1.0 - self.sessions) + self.sessions;
        Self {
            network: self.network / times,
            memory: self.memory / memory,
            sessions: self.sessions / memory,
            connections: self.connections / times,
        }
    }

    /// The least of them.
    #[must_use]
    pub const fn least(&self) -> f64 {
        self.network.min(self.memory).min(self.connections)
    }
}

/// Seconds that one query holds its connection while nobody waits: hop + S_d + disk + replica, as measured.
///
/// Waiting makes it longer, so that what follows from it by Little's law is an upper bound of a capacity.
#[must_use]
pub fn query_time(workload: &Workload, design: &Design, from_disk: f64) -> f64 {
    let waits_for_replica = design.replication == Replication::Synchronous && design.database.replicas > 0;
    let replicated = if waits_for_replica { 1.0 - workload.read_fraction.get() } else { 0.0 };
    hop(workload, design)
        + workload.database_time.get()
        + from_disk * workload.disk_time.get()
        + replicated * workload.replication_round_trip.get()
}

/// Seconds that one request is in the application while nobody waits, `queries` of `query_time` included.
#[must_use]
pub fn request_time(workload: &Workload, design: &Design, queries: f64, query_time: f64) -> f64 {
    let accesses = accesses(workload, design);
    let operations = accesses.awaited + accesses.session;
    workload.app_time.get()
        + operations * (hop(workload, design) + workload.cache_time.get())
        + queries * query_time
        + workload.downstream_calls.get() * workload.downstream_time.get()
}

/// Bytes of the application's memory that each request per second takes, those in flight and, where sessions live in
/// the application, those of its users; and the share of the latter. Little's law: L = λ·W, with W the time in the
/// application and of a session.
///
/// Source: Little, "A Proof for the Queuing Formula L = λW", Oper. Res. 9 (1961).
#[must_use]
pub fn memory_per_rate(workload: &Workload, design: &Design, request_time: f64) -> (f64, f64) {
    let in_flight = workload.request_memory.get() * request_time;
    let sessions = match design.sessions {
        Sessions::Local | Sessions::Sticky => {
            workload.session_bytes.get() * workload.session_duration.get()
                / workload.requests_per_session.get()
        }
        Sessions::Store | Sessions::Token => 0.0,
    };
    let all = in_flight + sessions;
    (all, if all > 0.0 { sessions / all } else { 0.0 })
}

/// Requests per second that reach the application and fit in its memory.
pub(super) fn app_memory(workload: &Workload, design: &Design, memory_per_rate: f64) -> f64 {
    f64::from(design.app.nodes) * memory_for(workload, design, Tier::App) / memory_per_rate
}

/// Requests per second that the pools of the application have connections for: n·pool/(q·T), by the asymptotic bound
/// X ≤ N/D of a closed network.
///
/// Source: Denning and Buzen, "The Operational Analysis of Queueing Network Models", ACM Comput. Surv. 10 (1978);
/// Lazowska, Zahorjan, Graham and Sevcik, Quantitative System Performance (1984), ch. 5 (bounds on performance).
pub(super) fn app_connections(design: &Design, held_per_request: f64) -> f64 {
    f64::from(design.app.nodes) * f64::from(design.pool_connections) / held_per_request
}

/// Requests per second that the database accepts connections for: the primaries take every write, and their share of
/// the reads.
pub(super) fn database_connections(workload: &Workload, design: &Design, held_per_request: f64) -> f64 {
    let reads = workload.read_fraction.get();
    let on_primary = match design.reads {
        Reads::Primary => 1.0,
        Reads::AllCopies => 1.0 - reads + reads / f64::from(design.database.replicas + 1),
    };
    let accepted = f64::from(design.database.shards) * f64::from(design.max_connections);
    accepted / (held_per_request * on_primary)
}
