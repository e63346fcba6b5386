//! The lines of a bill.

use crate::catalog::{MachineId, Origin};
use crate::model::capacity::tier::Tier;
use crate::units::PerSecond;

use super::HOURS_PER_MONTH;

/// What money is spent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CostKind {
    Rent,
    /// A commitment was asked for, but the catalogue has no price for it.
    RentWithoutCommitment,
    /// What a provider asks for running the machine, beyond its rent.
    Management,
    /// A price that was set in place of the catalogue's.
    OwnPrice,
    WriteOff,
    Power,
    Colocation,
    TrafficOut,
    Requests,
    /// The hours of a managed balancer.
    Hours,
    /// The traffic of a managed balancer, in its capacity units.
    CapacityUnits,
    BetweenZones,
    /// The disks that hold the data.
    Storage,
    /// Objects outside of the database.
    Objects,
    /// The work of people on the nodes.
    Operation,
    /// The work of people that does not grow with the nodes.
    Complexity,
}

impl CostKind {
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rent => "rent",
            Self::RentWithoutCommitment => "rent on demand, as no price with commitment is known",
            Self::Management => "managed service, beyond the rent",
            Self::OwnPrice => "machines, at a price of one's own",
            Self::WriteOff => "purchase, written off",
            Self::Power => "power and cooling",
            Self::Colocation => "colocation",
            Self::TrafficOut => "traffic out",
            Self::Requests => "requests",
            Self::Hours => "hours of the service",
            Self::CapacityUnits => "capacity units by traffic",
            Self::BetweenZones => "traffic between zones",
            Self::Storage => "storage of every copy",
            Self::Objects => "objects stored",
            Self::Operation => "operation",
            Self::Complexity => "operation whatever the number of nodes",
        }
    }
}

/// Which part of the design an item belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CostPart {
    Tier(Tier),
    /// The nodes that do the jobs which requests leave.
    Workers,
    /// The line from the balancers to the clients.
    Internet,
    /// The content delivery network.
    Edge,
    /// The lines between the zones.
    Zones,
    /// The service that keeps the jobs.
    Queue,
    /// The service that keeps objects.
    Objects,
}

impl CostPart {
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Tier(tier) => tier.label(),
            Self::Workers => "Workers",
            Self::Internet => "Internet",
            Self::Edge => "Edge",
            Self::Zones => "Between zones",
            Self::Queue => "Queue",
            Self::Objects => "Object storage",
        }
    }

    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tier(tier) => tier.key(),
            Self::Workers => "workers",
            Self::Internet => "internet",
            Self::Edge => "edge",
            Self::Zones => "zones",
            Self::Queue => "queue",
            Self::Objects => "objects",
        }
    }
}

/// What an item is counted by, per month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum CostBasis {
    /// So many machines at `each` US dollars.
    Machines {
        machine: MachineId,
        machines: u32,
        each: f64,
    },
    Gigabytes(f64),
    Requests(f64),
    /// Of a service, or of work.
    Hours(f64),
}

impl CostBasis {
    /// US dollars per machine and month, where machines are counted.
    #[must_use]
    pub const fn each(self) -> Option<f64> {
        match self {
            Self::Machines { each, .. } => Some(each),
            Self::Gigabytes(_) | Self::Requests(_) | Self::Hours(_) => None,
        }
    }
}

/// One line of the bill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CostItem {
    pub part: CostPart,
    pub kind: CostKind,
    pub basis: CostBasis,
    /// US dollars per month.
    pub amount: f64,
    /// Where the price comes from; none for one that was set.
    pub origin: Option<Origin>,
}

/// The bill; the total is the sum of its items.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    pub items: Vec<CostItem>,
    /// US dollars per month.
    pub total: f64,
}

impl Cost {
    pub(super) fn of(items: Vec<CostItem>) -> Self {
        let total = items.iter().map(|item| item.amount).sum();
        Self { items, total }
    }

    /// Whether the traffic of the balancers is part of the bill: nobody publishes a price for the line of owned ones.
    #[must_use]
    pub fn has_line(&self) -> bool {
        self.items.iter().any(|item| item.part == CostPart::Internet)
    }

    /// The dates of the oldest and of the newest of its prices; none where every price was set.
    #[must_use]
    pub fn price_dates(&self) -> Option<(&'static str, &'static str)> {
        let dates = || self.items.iter().filter_map(|item| item.origin).map(|origin| origin.date);
        Some((dates().min()?, dates().max()?))
    }

    /// US dollars per million requests: total/(rate · 730 h · 3,600 s)·10⁶.
    #[must_use]
    pub fn per_million(&self, average_rate: PerSecond) -> f64 {
        self.total / (average_rate.get() * HOURS_PER_MONTH * 3600.0) * 1e6
    }
}
