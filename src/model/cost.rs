//! What a design costs in a month.

use super::tier::Tier;
use crate::catalog::{Machine, MachineId, Price, constant};
use crate::scenario::{Design, Purchase};
use crate::units::PerSecond;

/// A month has 730 hours, a year 8,760.
pub const HOURS_PER_MONTH: f64 = 730.0;

/// What money is spent on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CostKind {
    Rent,
    /// Three years were asked for, but nobody publishes a price for them.
    RentWithoutCommitment,
    WriteOff,
    Power,
    Colocation,
}

impl CostKind {
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Rent => "rent",
            Self::RentWithoutCommitment => "rent on demand, as no 3-year price is published",
            Self::WriteOff => "purchase, written off",
            Self::Power => "power and cooling",
            Self::Colocation => "colocation",
        }
    }
}

/// One line of the bill.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct CostItem {
    pub tier: Tier,
    pub kind: CostKind,
    pub machine: MachineId,
    pub machines: u32,
    /// US dollars per machine and month.
    pub each: f64,
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
    /// US dollars per million requests: total/(rate · 730 h · 3,600 s)·10⁶.
    #[must_use]
    pub fn per_million(&self, average_rate: PerSecond) -> f64 {
        self.total / (average_rate.get() * HOURS_PER_MONTH * 3600.0) * 1e6
    }
}

/// Monthly cost of a design's machines.
///
/// Rented: price per hour · 730 h, the price on demand where three years are asked for and none is published. Owned: purchase/amortisation + kW·PUE·tariff·730 h + kW·colocation rate, with the
/// catalogue's constants.
#[must_use]
pub fn cost(design: &Design) -> Cost {
    let tiers = [
        (Tier::Balancer, design.balancer.machine, design.balancer.nodes),
        (Tier::App, design.app.machine, design.app.nodes),
        (Tier::Cache, design.cache.machine, design.cache.nodes()),
        (Tier::Database, design.database.machine, design.database.nodes()),
    ];
    let mut items = Vec::new();
    for (tier, machine, machines) in tiers {
        for (kind, each) in each_month(&machine, design.purchase) {
            items.push(CostItem { tier, kind, machine, machines, each, amount: each * f64::from(machines) });
        }
    }
    let total = items.iter().map(|item| item.amount).sum();
    Cost { items, total }
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
