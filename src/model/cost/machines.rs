//! What one machine costs in a month.

use super::HOURS_PER_MONTH;
use super::item::{CostKind, CostPart};
use super::price_curve::PriceCurve;
use crate::catalog::{Constant, Machine, Origin, Price, constant};
use crate::model::capacity::tier::Tier;
use crate::model::machines::is_shared;
use crate::scenario::{Design, MachinePrices, Prices, Purchase};
use crate::units::Factor;

/// One kind of cost of a machine.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Charge {
    pub kind: CostKind,
    /// US dollars per machine and month.
    pub each: f64,
    pub origin: Option<Origin>,
}

/// The price that was set for one machine of a tier.
pub const fn own_price(prices: &MachinePrices, tier: Tier) -> Option<Factor> {
    match tier {
        Tier::Balancer => prices.balancer,
        Tier::App => prices.app,
        Tier::Cache => prices.cache,
        Tier::Database => prices.database,
    }
}

/// What was set, or else the catalogue's price with its origin.
pub fn price_or(set: Option<Factor>, listed: Constant) -> (f64, Option<Origin>) {
    set.map_or((listed.value, Some(listed.origin)), |set| (set.get(), None))
}

/// A machine of a part: at the price that was set for it, or rented, or bought.
///
/// Rented: price per hour · 730 h, times the factor of a commitment or of spot. Owned: purchase/amortisation +
/// kW·PUE·tariff·730 h + kW·colocation rate. The purchase is the catalogue's, or follows from a quote.
pub(super) fn charges(prices: &Prices, design: &Design, part: CostPart, machine: &Machine) -> Vec<Charge> {
    let set = if let CostPart::Tier(tier) = part { own_price(&design.prices, tier) } else { None };
    if let Some(own) = set {
        return vec![Charge { kind: CostKind::OwnPrice, each: own.get(), origin: None }];
    }
    let origin = Some(machine.origin);
    let hourly = |kind, dollars: f64| Charge { kind, each: dollars * HOURS_PER_MONTH, origin };
    match machine.price {
        Price::Rented { on_demand, three_year } => {
            let (kind, dollars) = match (design.purchase, three_year) {
                (Purchase::OnDemand, _) => (CostKind::Rent, on_demand),
                (Purchase::OneYear, _) => (CostKind::Rent, on_demand * constant::ONE_YEAR_PRICE_FACTOR.value),
                (Purchase::ThreeYear, Some(three_year)) => (CostKind::Rent, three_year),
                (Purchase::ThreeYear, None) => (CostKind::RentWithoutCommitment, on_demand),
                // A node without state may be taken away at any time.
                (Purchase::Spot, _) if is_stateless(design, part) => {
                    (CostKind::Rent, on_demand * constant::SPOT_PRICE_FACTOR.value)
                }
                (Purchase::Spot, _) => (CostKind::Rent, on_demand),
            };
            vec![hourly(kind, dollars)]
        }
        Price::Managed { hourly: managed, unmanaged } => {
            let kind = match design.purchase {
                Purchase::OnDemand | Purchase::Spot => CostKind::Rent,
                Purchase::OneYear | Purchase::ThreeYear => CostKind::RentWithoutCommitment,
            };
            vec![hourly(kind, unmanaged), hourly(CostKind::Management, managed - unmanaged)]
        }
        Price::Owned { watts, .. } => {
            let (bought, bought_by) = purchase(prices, machine);
            let upkeep = upkeep(prices, watts);
            let write_off = bought / constant::AMORTISATION_MONTHS.value;
            vec![Charge { kind: CostKind::WriteOff, each: write_off, origin: bought_by }]
                .into_iter()
                .chain(upkeep)
                .collect()
        }
    }
}

/// Whether a machine holds nothing that would be missed: one that all tiers share holds the data.
fn is_stateless(design: &Design, part: CostPart) -> bool {
    part == CostPart::Workers || part == CostPart::Tier(Tier::App) && !is_shared(design)
}

/// US dollars a month for one machine, without the work on it.
pub fn month_of(prices: &Prices, design: &Design, tier: Tier, machine: &Machine) -> f64 {
    charges(prices, design, CostPart::Tier(tier), machine).iter().map(|charge| charge.each).sum()
}

/// US dollars to buy a machine, and who says so: the quote, or the catalogue. 0 for rented ones.
pub(super) fn purchase(prices: &Prices, machine: &Machine) -> (f64, Option<Origin>) {
    match (PriceCurve::of(prices), machine.price) {
        (Some(curve), _) => (curve.price(machine.throughput()), None),
        (None, Price::Owned { purchase, .. }) => (purchase, Some(machine.origin)),
        (None, Price::Rented { .. } | Price::Managed { .. }) => (0.0, None),
    }
}

/// Power with its cooling, and the place it stands in.
pub(super) fn upkeep(prices: &Prices, watts: f64) -> [Charge; 2] {
    let kilowatts = watts / 1e3;
    let energy = kilowatts * constant::POWER_USAGE_EFFECTIVENESS.value * HOURS_PER_MONTH;
    let (tariff, tariff_by) = price_or(prices.power, constant::USD_PER_KWH);
    let (place, place_by) = price_or(prices.colocation, constant::USD_PER_KW_MONTH);
    [
        Charge { kind: CostKind::Power, each: energy * tariff, origin: tariff_by },
        Charge { kind: CostKind::Colocation, each: kilowatts * place, origin: place_by },
    ]
}
