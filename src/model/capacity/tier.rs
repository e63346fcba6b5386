//! A tier of a design under a load, in the terms of a queueing station.

use crate::model::capacity::limits::Limits;
use crate::model::latency::stage::Stage;
use crate::model::station::scalability::{Occupancy, Scalability};
use crate::model::station::service::Service;
use crate::model::station::{Saturated, Station, Waiting};
use crate::numeric::erlang_c;
use crate::units::{PerSecond, Scv};

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
    /// What its machine does for all tiers that stand on it, where others do.
    pub shared: Option<Work>,
    /// What the busy cores of a machine take from each other.
    pub scalability: Scalability,
    /// c_a² at each station.
    pub arrival_scv: Scv,
    /// Further visits of the same request to the same station, seen from one that it waits for.
    pub revisits: f64,
    /// What carries the load besides the processors.
    pub limits: Limits,
    /// Share of what it is asked for that it finds in its memory; 1 of a tier that holds no data.
    pub hit_ratio: f64,
}

/// What one request asks of a station.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Work {
    pub visits: f64,
    pub service: Service,
}

/// Servers of a station at which nobody ever waits.
pub(in crate::model) const BOUNDLESS: u32 = 1 << 26;
/// The utilization up to which that is so, whatever the arrivals: a thousandth of so many servers is 8 standard deviations.
const NOBODY_WAITS: f64 = 0.99;

/// What a tier runs out of first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource {
    Processor,
    Network,
    Memory,
    Connections,
}

impl Resource {
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Processor => "processors",
            Self::Network => "network",
            Self::Memory => "memory",
            Self::Connections => "connections",
        }
    }
}

impl TierLoad {
    /// The same when each request is tried so many times.
    pub(in crate::model) fn repeated(self, attempts: f64) -> Self {
        let times = |visits: f64| visits * attempts;
        let shared = self.shared.map(|work| Work { visits: times(work.visits), ..work });
        Self { visits: times(self.visits), limits: self.limits.shared_by(attempts), shared, ..self }
    }

    /// The tier with so many servers that nobody waits and nothing runs out.
    pub fn boundless(self) -> Self {
        Self {
            stations: 1,
            machines_per_station: 1,
            servers_per_machine: BOUNDLESS,
            scalability: Scalability::LINEAR,
            limits: Limits::NONE,
            ..self
        }
    }

    /// What its station does for a request, for all tiers on its machine.
    #[must_use]
    pub fn work(&self) -> Work {
        self.shared.unwrap_or(Work { visits: self.visits, service: self.service })
    }

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
        let work = self.work();
        rate * work.visits * work.service.mean() / self.machines()
    }

    /// Requests per second at which the processors or another resource are used up. Processors: machines·a(c)/(visits·S),
    /// with a(c) the relative capacity of c cores under the Universal Scalability Law; c itself without contention.
    ///
    /// Source: the utilization law; Lazowska, Zahorjan, Graham and Sevcik, Quantitative System Performance (1984),
    /// ch. 3 (fundamental laws); Gunther, Guerrilla Capacity Planning (2007).
    #[must_use]
    pub fn capacity(&self) -> f64 {
        self.processor_capacity().min(self.limits.least())
    }

    /// As [`Self::capacity`], if every machine had `servers` servers and used them all, whether they help or not.
    #[must_use]
    pub fn capacity_with(&self, servers: u32) -> f64 {
        self.processor_capacity_with(servers).min(self.limits.least())
    }

    fn processor_capacity(&self) -> f64 {
        self.processor_capacity_with(self.useful_servers())
    }

    fn processor_capacity_with(&self, servers: u32) -> f64 {
        let each = self.scalability.relative_capacity(servers);
        let work = self.work();
        self.machines() * each / (work.visits * work.service.mean())
    }

    /// What is used up at the capacity.
    #[must_use]
    pub fn scarce(&self) -> Resource {
        let [first, rest @ ..] = self.limits();
        rest.into_iter().fold(first, |least, next| if next.0 < least.0 { next } else { least }).1
    }

    /// Requests per second at which each resource is used up.
    #[must_use]
    pub fn limits(&self) -> [(f64, Resource); 4] {
        let [network, memory, connections] = self.limits.each();
        [(self.processor_capacity(), Resource::Processor), network, memory, connections]
    }

    /// ρ at `rate` requests per second: the busy share of the processors, or of the capacity from there on.
    #[must_use]
    pub fn utilization(&self, rate: PerSecond) -> f64 {
        match self.occupancy(rate) {
            Ok(occupancy) => occupancy.mean_busy / f64::from(self.useful_servers()),
            Err(saturated) => saturated.utilization,
        }
    }

    /// How busy one machine is at `rate` requests per second; where its cores take nothing from each other, how often
    /// all are busy is for the law of waiting to say.
    fn occupancy(&self, rate: PerSecond) -> Result<Occupancy, Saturated> {
        let capacity = self.capacity();
        let saturated =
            Saturated { utilization: rate.get() / capacity, backlog_per_second: rate.get() - capacity };
        if rate.get() >= capacity {
            return Err(saturated);
        }
        let (load, servers) = (self.machine_load(rate.get()), self.useful_servers());
        if self.scalability == Scalability::LINEAR {
            return Ok(Occupancy { mean_busy: load, all_busy: 0.0 });
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
        let work = self.work();
        let arrivals = rate.get() * work.visits / f64::from(self.stations);
        let servers = self.useful_servers();
        let station = Station {
            servers: servers.saturating_mul(self.machines_per_station),
            arrival_rate: PerSecond::new(arrivals).map_err(|_| overflow)?,
            arrival_scv: self.arrival_scv,
            service: work.service.slower(self.scalability.service_factor(servers)),
        };
        let load = self.machine_load(rate.get());
        if self.scalability == Scalability::LINEAR || load == 0.0 {
            let idle = self.servers_per_machine == BOUNDLESS && station.utilization() < NOBODY_WAITS;
            return Ok(Stage {
                station,
                waiting: if idle { Waiting::NONE } else { station.waiting()? },
                waiting_share: 1.0,
                service: self.service,
                alike: 1.0,
            });
        }
        let if_always_slowed = erlang_c(servers, load * self.scalability.service_factor(servers));
        let waiting_share = if if_always_slowed > 0.0 { occupancy.all_busy / if_always_slowed } else { 0.0 };
        Ok(Stage {
            station,
            waiting: station.waiting()?,
            waiting_share: waiting_share.min(1.0),
            service: self.service.slower(occupancy.mean_busy / load),
            alike: 1.0,
        })
    }
}
