//! What a load asks of each tier of a design, in the terms of a queueing station.

use super::service::Service;
use super::station::Station;
use crate::catalog::Machine;
use crate::scenario::{Balancing, Design, Workload};
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
    pub servers_per_station: u32,
    /// Visits of the tier per request, awaited or not.
    pub visits: f64,
    pub service: Service,
    /// c_a² at each station.
    pub arrival_scv: Scv,
}

impl TierLoad {
    /// Requests per second at which every server of the tier is busy: stations·c/(visits·S).
    ///
    /// Source: the utilization law; Lazowska et al., Quantitative System Performance (1984), §3.3 and §5.2.
    #[must_use]
    pub fn capacity(&self) -> f64 {
        let servers = f64::from(self.stations) * f64::from(self.servers_per_station);
        servers / (self.visits * self.service.mean())
    }

    /// One of the stations, at `rate` requests per second to the whole design.
    ///
    /// # Errors
    /// [`OutOfRange`] when visits times rate is more than a rate can be.
    pub fn station(&self, rate: PerSecond) -> Result<Station, OutOfRange> {
        Ok(Station {
            servers: self.servers_per_station,
            arrival_rate: PerSecond::new(rate.get() * self.visits / f64::from(self.stations))?,
            arrival_scv: self.arrival_scv,
            service: self.service,
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
    let awaited = workload.cache_operations.get();
    let misses = awaited * (1.0 - workload.cache_hit_ratio.get());
    let balancer = &design.balancer;
    let app = &design.app;
    let (app_stations, nodes_per_station) = match design.balancing {
        Balancing::LeastConnections => (1, app.nodes),
        Balancing::Random | Balancing::RoundRobin => (app.nodes, 1),
    };
    let outside = workload.arrival_scv.get();
    Ok([
        TierLoad {
            tier: Tier::Balancer,
            stations: balancer.nodes,
            servers_per_station: balancer.machine.servers(),
            visits: 1.0,
            service: on(&balancer.machine, workload, workload.balancer_time, scv)?,
            arrival_scv: Scv::new(split(outside, balancer.nodes, Balancing::Random))?,
        },
        TierLoad {
            tier: Tier::App,
            stations: app_stations,
            servers_per_station: app.machine.servers().saturating_mul(nodes_per_station),
            visits: 1.0,
            service: on(&app.machine, workload, workload.app_time, workload.app_scv.get())?,
            arrival_scv: Scv::new(split(outside, app.nodes, design.balancing))?,
        },
        TierLoad {
            tier: Tier::Cache,
            stations: design.cache.shards,
            servers_per_station: design.cache.machine.servers(),
            visits: awaited + workload.cache_background_operations.get(),
            service: on(&design.cache.machine, workload, workload.cache_time, scv)?,
            arrival_scv: Scv::new(1.0)?,
        },
        TierLoad {
            tier: Tier::Database,
            stations: design.database.shards,
            servers_per_station: design.database.machine.servers(),
            visits: workload.database_queries.get() + misses,
            service: on(
                &design.database.machine,
                workload,
                workload.database_time,
                workload.database_scv.get(),
            )?,
            arrival_scv: Scv::new(1.0)?,
        },
    ])
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
