//! The same design on rented and on owned machines.

use std::fmt;

use super::break_even::{BreakEven, RentOrOwn};
use super::machines::{month_of, own_price, purchase, upkeep};
use crate::catalog::{MachineId, Price, constant};
use crate::model::capacity::tier::Tier;
use crate::model::machines::{Machines, machines};
use crate::scenario::{Design, Purchase, Workload};

/// What the machines of a design cost rented, and owned.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnedCase {
    pub tiers: Vec<Counterparts>,
    pub amounts: RentOrOwn,
    pub result: BreakEven,
}

/// One tier, rented and owned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Counterparts {
    pub tier: Tier,
    pub machines: u32,
    pub rented: MachineId,
    pub owned: MachineId,
}

/// Why there is nothing to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoCounterpart {
    /// No machine of the other kind has the throughput and the memory of this tier's.
    TooLarge(Tier),
    /// A price of one's own says neither what an owned machine costs to buy nor to run.
    OwnPrice(Tier),
}

impl fmt::Display for NoCounterpart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge(tier) => write!(
                f,
                "{}: the catalogue has no machine of the other kind with its throughput and memory",
                tier.label()
            ),
            Self::OwnPrice(tier) => {
                write!(f, "{}: a price of one's own is set for machines that are owned", tier.label())
            }
        }
    }
}

/// The months after which owned machines have cost no more than rented ones: purchase + n·upkeep ≤ n·rent, with as
/// many machines on either side, each the cheapest with at least the throughput and the memory of the one the design
/// has. Work of people is on both sides; traffic, for which owned lines have no published price, on neither. A managed
/// balancer stays as it is.
///
/// # Errors
/// [`NoCounterpart`] when a machine has none, or its price is not the catalogue's.
pub fn owned_case(workload: &Workload, design: &Design) -> Result<OwnedCase, NoCounterpart> {
    let rate = workload.people_rate.get();
    let mut amounts = RentOrOwn {
        rent: 0.0,
        purchase: 0.0,
        upkeep: 0.0,
        life_months: constant::AMORTISATION_MONTHS.value as u32,
    };
    let mut tiers = Vec::new();
    for Machines { tier, machine, count: machines } in machines(design) {
        let is_owned = matches!(machine.price, Price::Owned { .. });
        if is_owned && own_price(&design.prices, tier).is_some() {
            return Err(NoCounterpart::OwnPrice(tier));
        }
        let other = counterpart(workload, design, machine).ok_or(NoCounterpart::TooLarge(tier))?;
        let (rented, owned) = if is_owned { (other, machine) } else { (machine, other) };
        let hours = if rented.service.is_some() {
            workload.people_hours_per_managed_node.get()
        } else {
            workload.people_hours_per_node.get()
        };
        let count = f64::from(machines);
        let rent = month_of(&workload.prices, design, tier, &rented);
        amounts.rent += count * (rent + hours * rate);
        amounts.purchase += count * purchase(&workload.prices, &owned).0;
        amounts.upkeep += count * (running(workload, owned) + workload.people_hours_per_node.get() * rate);
        tiers.push(Counterparts { tier, machines, rented, owned });
    }
    Ok(OwnedCase { tiers, amounts, result: amounts.break_even() })
}

/// US dollars a month to run an owned machine, without people.
fn running(workload: &Workload, machine: MachineId) -> f64 {
    let watts = if let Price::Owned { watts, .. } = machine.price { watts } else { 0.0 };
    upkeep(&workload.prices, watts).iter().map(|charge| charge.each).sum()
}

/// The cheapest machine that could stand in: owned for a rented one, rented for an owned one.
fn counterpart(workload: &Workload, design: &Design, machine: MachineId) -> Option<MachineId> {
    let owned = matches!(machine.price, Price::Owned { .. });
    let price = |other: &MachineId| match other.price {
        Price::Owned { .. } => purchase(&workload.prices, other).0,
        Price::Rented { on_demand, three_year } => match design.purchase {
            Purchase::ThreeYear => three_year.unwrap_or(on_demand),
            Purchase::OnDemand | Purchase::OneYear | Purchase::Spot => on_demand,
        },
        Price::Managed { hourly, .. } => hourly,
    };
    MachineId::all()
        .filter(|other| other.service.is_none() && matches!(other.price, Price::Owned { .. }) != owned)
        .filter(|other| other.throughput() >= machine.throughput() && other.memory_gib >= machine.memory_gib)
        .min_by(|a, b| price(a).total_cmp(&price(b)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::named;
    use crate::model::cost::standing_cost;
    use crate::scenario::default_preset;

    #[test]
    fn owned_servers_of_the_preset_pay_for_themselves() {
        let scenario = default_preset().scenario();
        let case = owned_case(&scenario.workload, &scenario.horizontal).unwrap();
        assert_eq!(case.tiers.len(), 4);
        let standing = standing_cost(&scenario.workload, &scenario.horizontal).total;
        let owned = case.amounts.upkeep + case.amounts.purchase / 60.0;
        assert!((owned / standing - 1.0).abs() < 1e-12, "{owned} {standing}");
        let BreakEven::Month { month, .. } = case.result else { panic!("{case:?}") };
        let months = f64::from(month);
        let lead = |months: f64| months * (case.amounts.rent - case.amounts.upkeep) - case.amounts.purchase;
        assert!(lead(months) >= 0.0 && lead(months - 1.0) < 0.0, "{case:?}");
    }

    #[test]
    fn counterparts_have_no_less_throughput_and_memory() {
        let scenario = default_preset().scenario();
        for machine in [named::M7I_LARGE, named::R7I_24XLARGE, named::R630_WEB, named::R720XD_SQL] {
            let other = counterpart(&scenario.workload, &scenario.vertical, machine).unwrap();
            assert!(other.throughput() >= machine.throughput() && other.memory_gib >= machine.memory_gib);
            let owned = |id: MachineId| matches!(id.price, Price::Owned { .. });
            assert_ne!(owned(other), owned(machine));
        }
        assert_eq!(counterpart(&scenario.workload, &scenario.vertical, named::U7IN_32TB_224XLARGE), None);
    }
}
