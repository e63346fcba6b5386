//! What a design costs in a month.

pub(super) mod break_even;
pub(super) mod egress;
pub(super) mod horizon_cost;
pub(super) mod price_curve;
pub(super) mod traffic;

use crate::catalog::{Machine, MachineId, Price, constant};
use crate::model::capacity::tier::Tier;
use crate::model::cost::traffic::Traffic;
use crate::scenario::{Design, Purchase, Workload};
use crate::units::PerSecond;

/// A month has 730 hours, a year 8,760.
pub const HOURS_PER_MONTH: f64 = 730.0;

/// What money is spent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CostKind {
    Rent,
    /// Three years were asked for, but nobody publishes a price for them.
    RentWithoutCommitment,
    /// What a provider asks for running the machine, beyond its rent.
    Management,
    WriteOff,
    Power,
    Colocation,
    TrafficOut,
    Requests,
    /// The work of people.
    Operation,
}

impl CostKind {
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rent => "rent",
            Self::RentWithoutCommitment => "rent on demand, as no 3-year price is published",
            Self::Management => "managed service, beyond the rent",
            Self::WriteOff => "purchase, written off",
            Self::Power => "power and cooling",
            Self::Colocation => "colocation",
            Self::TrafficOut => "traffic out",
            Self::Requests => "requests",
            Self::Operation => "operation",
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
}

impl CostPart {
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Tier(tier) => tier.label(),
            Self::Workers => "Workers",
            Self::Internet => "Internet",
            Self::Edge => "Edge",
        }
    }

    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Tier(tier) => tier.key(),
            Self::Workers => "workers",
            Self::Internet => "internet",
            Self::Edge => "edge",
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
}

impl CostBasis {
    /// US dollars per machine and month, where machines are counted.
    #[must_use]
    pub const fn each(self) -> Option<f64> {
        match self {
            Self::Machines { each, .. } => Some(each),
            Self::Gigabytes(_) | Self::Requests(_) => None,
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
}

/// The bill; the total is the sum of its items.
#[derive(Debug, Clone, PartialEq)]
pub struct Cost {
    pub items: Vec<CostItem>,
    /// US dollars per month.
    pub total: f64,
}

impl Cost {
    fn of(items: Vec<CostItem>) -> Self {
        let total = items.iter().map(|item| item.amount).sum();
        Self { items, total }
    }

    /// Whether the traffic of the balancers is part of the bill: nobody publishes a price for the line of owned ones.
    #[must_use]
    pub fn has_line(&self) -> bool {
        self.items.iter().any(|item| item.part == CostPart::Internet)
    }

    /// US dollars per million requests: total/(rate · 730 h · 3,600 s)·10⁶.
    #[must_use]
    pub fn per_million(&self, average_rate: PerSecond) -> f64 {
        self.total / (average_rate.get() * HOURS_PER_MONTH * 3600.0) * 1e6
    }
}

/// The bill of a month in which `average_rate` requests per second arrive: the standing cost, and the traffic where
/// somebody publishes a price for it (see [`Traffic`]).
#[must_use]
pub fn cost(workload: &Workload, design: &Design, average_rate: f64) -> Cost {
    let mut items = standing_cost(workload, design).items;
    items.extend(traffic_items(&Traffic::new(workload, design, average_rate)));
    Cost::of(items)
}

/// What a design costs in a month whatever the load: the sum over its tiers of machines times the cost of each.
///
/// Rented: price per hour · 730 h, the price on demand where three years are asked for and none is published. Owned:
/// purchase/amortisation + kW·PUE·tariff·730 h + kW·colocation rate, with the catalogue's constants. Operation: hours
/// of work per node · cost of an hour.
#[must_use]
pub fn standing_cost(workload: &Workload, design: &Design) -> Cost {
    let tiers = [
        (CostPart::Tier(Tier::Balancer), design.balancer.machine, design.balancer.nodes),
        (CostPart::Tier(Tier::App), design.app.machine, design.app.nodes),
        (CostPart::Tier(Tier::Cache), design.cache.machine, design.cache.nodes()),
        (CostPart::Tier(Tier::Database), design.database.machine, design.database.nodes()),
    ];
    let mut items = Vec::new();
    let workers = (CostPart::Workers, design.workers.machine, design.workers.nodes);
    let some_workers = (workload.jobs.per_request.get() > 0.0).then_some(workers);
    for (part, machine, machines) in tiers.into_iter().chain(some_workers) {
        let work = (CostKind::Operation, workload.people_hours_per_node.get() * workload.people_rate.get());
        let some_work = (work.1 > 0.0).then_some(work);
        for (kind, each) in each_month(&machine, design.purchase).into_iter().chain(some_work) {
            let basis = CostBasis::Machines { machine, machines, each };
            items.push(CostItem { part, kind, basis, amount: each * f64::from(machines) });
        }
    }
    Cost::of(items)
}

fn traffic_items(traffic: &Traffic) -> Vec<CostItem> {
    let item = |part, kind, basis, amount| CostItem { part, kind, basis, amount };
    let mut items = Vec::new();
    items.extend(traffic.own_cost.map(|amount| {
        item(CostPart::Internet, CostKind::TrafficOut, CostBasis::Gigabytes(traffic.own_gb), amount)
    }));
    if traffic.edge_requests > 0.0 {
        let volume = CostBasis::Gigabytes(traffic.edge_gb);
        let requests = CostBasis::Requests(traffic.edge_requests);
        items.push(item(CostPart::Edge, CostKind::TrafficOut, volume, traffic.edge_cost));
        items.push(item(CostPart::Edge, CostKind::Requests, requests, traffic.edge_requests_cost));
    }
    items
}

fn each_month(machine: &Machine, purchase: Purchase) -> Vec<(CostKind, f64)> {
    match machine.price {
        Price::Rented { on_demand, three_year } => {
            let (kind, hourly) = match (purchase, three_year) {
                (Purchase::OnDemand, _) => (CostKind::Rent, on_demand),
                (Purchase::ThreeYear, Some(three_year)) => (CostKind::Rent, three_year),
                (Purchase::ThreeYear, None) => (CostKind::RentWithoutCommitment, on_demand),
            };
            vec![(kind, hourly * HOURS_PER_MONTH)]
        }
        Price::Managed { hourly, unmanaged } => vec![
            (CostKind::Rent, unmanaged * HOURS_PER_MONTH),
            (CostKind::Management, (hourly - unmanaged) * HOURS_PER_MONTH),
        ],
        Price::Owned { purchase, watts, .. } => {
            let kilowatts = watts / 1e3;
            let energy = kilowatts * constant::POWER_USAGE_EFFECTIVENESS.value * HOURS_PER_MONTH;
            vec![
                (CostKind::WriteOff, purchase / constant::AMORTISATION_MONTHS.value),
                (CostKind::Power, energy * constant::USD_PER_KWH.value),
                (CostKind::Colocation, kilowatts * constant::USD_PER_KW_MONTH.value),
            ]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{default_preset, find};

    #[test]
    fn each_node_takes_its_hours_of_work() {
        let mut scenario = default_preset().scenario();
        let read = |scenario: &mut crate::scenario::Scenario, key: &str, text: &str| {
            find(key).unwrap().read(scenario, text).unwrap();
        };
        read(&mut scenario, "people_rate", "$0");
        let without = standing_cost(&scenario.workload, &scenario.horizontal);
        assert!(without.items.iter().all(|item| item.kind != CostKind::Operation));
        read(&mut scenario, "people_rate", "$50");
        read(&mut scenario, "people_hours_per_node", "1.5");
        let with = standing_cost(&scenario.workload, &scenario.horizontal);
        // 2 balancers, 9 application nodes, 2 cache nodes, 4 database nodes.
        assert!((with.total - without.total - 17.0 * 75.0).abs() < 1e-9, "{with:?}");
    }

    #[test]
    fn only_traffic_follows_the_load() {
        let scenario =
            default_preset().scenario().changed(&[("vertical.balancer.machine", "m7i.large")]).unwrap();
        let (workload, design) = (&scenario.workload, &scenario.vertical);
        let standing = standing_cost(workload, design).total;
        let [one, two] = [1.0, 2.0].map(|rate| cost(workload, design, rate).total - standing);
        assert!(one > 0.0 && (two / one - 2.0).abs() < 1e-9, "{one} {two}");
    }
}
