//! What a load asks of each tier of a design, in the terms of a queueing station.

use crate::catalog::Machine;
use crate::model::latency::stage::Stage;
use crate::model::station::scalability::{Occupancy, Scalability};
use crate::model::station::service::Service;
use crate::model::station::{Saturated, Station};
use crate::numeric::erlang_c;
use crate::scenario::{Balancing, Design, Edge, Reads, Sessions, Workload};
use crate::units::{OutOfRange, PerSecond, Scv, Seconds};

/// A tier of the chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tier {
    Balancer,
    App,
    Cache,
    Database,
}

impl Tier {
    pub const ALL: [Self; 4] = [Self::Balancer, Self::App, Self::Cache, Self::Database];

    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Balancer => "Balancer",
            Self::App => "Application",
            Self::Cache => "Cache",
            Self::Database => "Database",
        }
    }

    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Balancer => "balancer",
            Self::App => "app",
            Self::Cache => "cache",
            Self::Database => "database",
        }
    }
}

/// A tier as a number of equal stations side by side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TierLoad {
    pub tier: Tier,
    pub stations: u32,
    /// Machines whose cores one station pools.
    pub machines_per_station: u32,
    pub servers_per_machine: u32,
    /// Work per request, in visits of one server, awaited or not.
    pub visits: f64,
    /// With no other core of its machine busy.
    pub service: Service,
    /// What the busy cores of a machine take from each other.
    pub scalability: Scalability,
    /// c_a² at each station.
    pub arrival_scv: Scv,
    /// Requests per second that the machines' network carries.
    pub network_capacity: f64,
}

/// What a tier runs out of first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource {
    Processor,
    Network,
}

impl Resource {
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Processor => "processors",
            Self::Network => "network",
        }
    }
}

impl TierLoad {
    fn machines(&self) -> f64 {
        f64::from(self.stations) * f64::from(self.machines_per_station)
    }

    /// Cores of a machine that are worth using: beyond the peak of the Universal Scalability Law more are less.
    fn useful_servers(&self) -> u32 {
        let most = self.scalability.largest_useful().unwrap_or(u32::MAX);
        self.servers_per_machine.min(most)
    }

    /// Offered load of one machine at `rate` requests per second, in erlangs of a core alone.
    fn machine_load(&self, rate: f64) -> f64 {
        rate * self.visits * self.service.mean() / self.machines()
    }

    /// Requests per second at which the processors or the network are used up. Processors: machines·a(c)/(visits·S),
    /// with a(c) the relative capacity of c cores under the Universal Scalability Law; c itself without contention.
    ///
    /// Source: the utilization law; Lazowska et al., Quantitative System Performance (1984), §3.3 and §5.2; Gunther,
    /// Guerrilla Capacity Planning (2007), ch. 4.
    #[must_use]
    pub fn capacity(&self) -> f64 {
        self.processor_capacity().min(self.network_capacity)
    }

    fn processor_capacity(&self) -> f64 {
        let each = self.scalability.relative_capacity(self.useful_servers());
        self.machines() * each / (self.visits * self.service.mean())
    }

    /// What is used up at the capacity.
    #[must_use]
    pub fn scarce(&self) -> Resource {
        if self.network_capacity < self.processor_capacity() {
            Resource::Network
        } else {
            Resource::Processor
        }
    }

    /// ρ at `rate` requests per second: the busy share of the processors, or of the capacity from there on.
    #[must_use]
    pub fn utilization(&self, rate: PerSecond) -> f64 {
        match self.occupancy(rate) {
            Ok(occupancy) => occupancy.mean_busy / f64::from(self.useful_servers()),
            Err(saturated) => saturated.utilization,
        }
    }

    /// How busy one machine is at `rate` requests per second.
    fn occupancy(&self, rate: PerSecond) -> Result<Occupancy, Saturated> {
        let capacity = self.capacity();
        let saturated =
            Saturated { utilization: rate.get() / capacity, backlog_per_second: rate.get() - capacity };
        if rate.get() >= capacity {
            return Err(saturated);
        }
        let (load, servers) = (self.machine_load(rate.get()), self.useful_servers());
        if self.scalability == Scalability::LINEAR {
            return Ok(Occupancy { mean_busy: load, all_busy: erlang_c(servers, load) });
        }
        self.scalability.occupancy(load, servers).ok_or(saturated)
    }

    /// Waiting and service at `rate` requests per second to the whole design.
    ///
    /// Waiting happens while every core is busy, so its law is that of a station whose cores are all slowed; how
    /// often it happens follows from the occupancy. The service takes as long as it does on average.
    ///
    /// # Errors
    /// [`Saturated`] from the capacity on.
    pub fn stage(&self, rate: PerSecond) -> Result<Stage, Saturated> {
        let occupancy = self.occupancy(rate)?;
        let overflow = Saturated { utilization: f64::MAX, backlog_per_second: f64::MAX };
        let arrivals = rate.get() * self.visits / f64::from(self.stations);
        let servers = self.useful_servers();
        let station = Station {
            servers: servers.saturating_mul(self.machines_per_station),
            arrival_rate: PerSecond::new(arrivals).map_err(|_| overflow)?,
            arrival_scv: self.arrival_scv,
            service: self.service.slower(self.scalability.service_factor(servers)),
        };
        let load = self.machine_load(rate.get());
        if self.scalability == Scalability::LINEAR || load == 0.0 {
            return Ok(Stage {
                station,
                waiting: station.waiting()?,
                waiting_share: 1.0,
                service: self.service,
            });
        }
        let if_always_slowed = erlang_c(servers, load * self.scalability.service_factor(servers));
        let waiting_share = if if_always_slowed > 0.0 { occupancy.all_busy / if_always_slowed } else { 0.0 };
        Ok(Stage {
            station,
            waiting: station.waiting()?,
            waiting_share: waiting_share.min(1.0),
            service: self.service.slower(occupancy.mean_busy / load),
        })
    }
}

/// SCV of the service of balancers and caches, for which nobody publishes one: exponential.
const UNPUBLISHED_SCV: f64 = 1.0;

/// The four tiers of a design under a workload, in the order of the chain.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn loads(workload: &Workload, design: &Design) -> Result<[TierLoad; 4], OutOfRange> {
    let scv = UNPUBLISHED_SCV;
    let past_edge = 1.0 - edge_share(workload, design);
    let cache_operations = workload.cache_operations.get()
        + workload.cache_background_operations.get()
        + session_operations(design);
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
    let (database_stations, database_work) = database(workload, design);
    let tier = |tier, machine: &Machine, stations, time, scv| {
        Ok(TierLoad {
            tier,
            stations,
            machines_per_station: 1,
            servers_per_machine: machine.servers(),
            visits: past_edge,
            service: on(machine, workload, time, scv)?,
            scalability: Scalability { contention: workload.contention, coherency: workload.coherency },
            arrival_scv: Scv::new(1.0)?,
            network_capacity: f64::INFINITY,
        })
    };
    let network = |machine: &Machine, nodes: u32| {
        f64::from(nodes) * machine.network_gbps * 1e9 / 8.0 / (workload.response_size.get() * past_edge)
    };
    Ok([
        TierLoad {
            arrival_scv: Scv::new(split(outside, balancer.nodes, Balancing::Random))?,
            network_capacity: network(&balancer.machine, balancer.nodes),
            ..tier(Tier::Balancer, &balancer.machine, balancer.nodes, workload.balancer_time, scv)?
        },
        TierLoad {
            machines_per_station: pooled,
            visits: past_edge * imbalance,
            arrival_scv: Scv::new(split(outside, app.nodes, design.balancing))?,
            network_capacity: network(&app.machine, app.nodes) / imbalance,
            ..tier(Tier::App, &app.machine, app_stations, app_time, workload.app_scv.get())?
        },
        TierLoad {
            visits: past_edge * cache_operations,
            ..tier(Tier::Cache, &design.cache.machine, design.cache.shards, workload.cache_time, scv)?
        },
        TierLoad {
            visits: past_edge * database_work,
            ..tier(
                Tier::Database,
                &design.database.machine,
                database_stations,
                workload.database_time,
                workload.database_scv.get(),
            )?
        },
    ])
}

/// Share of the requests that a content delivery network answers.
#[must_use]
pub fn edge_share(workload: &Workload, design: &Design) -> f64 {
    match design.edge {
        Edge::None => 0.0,
        Edge::Cdn => workload.static_fraction.get() * workload.cdn_hit_ratio.get(),
    }
}

/// Operations on the cache per request to read the session.
pub(in crate::model) fn session_operations(design: &Design) -> f64 {
    if design.sessions == Sessions::Store { 1.0 } else { 0.0 }
}

/// Database nodes that answer, and their work per request in queries: a copy that answers reads also carries every
/// write, so that n copies do n·w + r for w writes and r reads.
fn database(workload: &Workload, design: &Design) -> (u32, f64) {
    let queries = queries(workload);
    match design.reads {
        Reads::Primary => (design.database.shards, queries),
        Reads::AllCopies => {
            let copies = f64::from(design.database.replicas + 1);
            let reads = workload.read_fraction.get();
            (design.database.nodes(), queries * (copies * (1.0 - reads) + reads))
        }
    }
}

/// Database queries of one request that passes the edge: those sent directly and the misses of the cache.
#[must_use]
pub fn queries(workload: &Workload) -> f64 {
    let misses = workload.cache_operations.get() * (1.0 - workload.cache_hit_ratio.get());
    workload.database_queries.get() + misses
}

/// A time measured on one core, on a server of this machine.
fn on(machine: &Machine, workload: &Workload, time: Seconds, scv: f64) -> Result<Service, OutOfRange> {
    let seconds = time.get() * workload.measured_speed.get() / machine.server_speed();
    Ok(Service::new(Seconds::new(seconds)?, Scv::new(scv)?))
}

/// c_a² of each part of a stream split over `nodes`: random splitting tends to 1, taking turns to 0; one shared
/// queue keeps it.
///
/// Source: Whitt, "The Queueing Network Analyzer", Bell Syst. Tech. J. 62 (1983), eq. 21 (splitting); taking turns
/// sums `nodes` intervals, which divides the SCV by their number.
fn split(scv: f64, nodes: u32, policy: Balancing) -> f64 {
    let n = f64::from(nodes);
    match policy {
        Balancing::Random => 1.0 + (scv - 1.0) / n,
        Balancing::RoundRobin => scv / n,
        Balancing::LeastConnections => scv,
    }
}
