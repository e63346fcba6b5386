//! What the last doubling of the load cost, and why more than twice as much.

use super::{Ceiling, SizedDesign, Sizer};
use crate::catalog::{Price, constant};
use crate::model::capacity::tier::TierLoad;
use crate::model::cost::machines::month_of;
use crate::model::known::Known;
use crate::model::machines::{Machines, machines};
use crate::scenario::{Design, Scenario, Side};
use crate::units::{OutOfRange, PerSecond};

/// Machines for half of the peak, machines for the peak, and what lies between. US dollars per month.
#[derive(Debug, Clone, PartialEq)]
pub struct LastDoubling {
    /// Requests per second.
    pub from: f64,
    pub to: f64,
    pub before: f64,
    pub after: f64,
    /// At the price that useful work had before.
    pub linear: f64,
    /// For throughput that contention between the cores takes.
    pub contention: f64,
    /// For more memory per unit of throughput, at what memory costs between families.
    pub memory: f64,
    /// For a unit of throughput that is dearer than before: another family.
    pub family: f64,
}

/// One tier in one size.
struct Sized {
    /// US dollars per month for its machines.
    price: f64,
    /// Core equivalents of all machines.
    raw: f64,
    /// Requests per second that it carries.
    useful: f64,
    gib: f64,
    usd_per_gib: f64,
}

/// The cheapest size of one design for half of the peak and for the peak, tier by tier: with price p, raw throughput T,
/// useful throughput u and memory m, the difference p₂ − p₁ is
/// p₁·(u₂/u₁ − 1) (linear) + p₁·(T₂/T₁ − u₂/u₁) (contention) + c·(m₂ − m₁·T₂/T₁) (memory) + the rest (family),
/// where c is what a GiB costs between families of one generation.
///
/// # Errors
/// [`Ceiling`] when no size carries the peak, or half of it.
pub fn last_doubling(scenario: &Scenario, side: Side, rate: PerSecond) -> Result<LastDoubling, Ceiling> {
    let sizer = Sizer::new(scenario, side)?;
    let half = sizer.size(PerSecond::new(0.5 * rate.get())?)?;
    let full = sizer.size_from(&half, rate)?;
    let known = Known::default();
    let (before, after) = (tiers(scenario, &half, &known)?, tiers(scenario, &full, &known)?);
    let mut found = LastDoubling {
        from: 0.5 * rate.get(),
        to: rate.get(),
        before: before.iter().map(|tier| tier.price).sum(),
        after: after.iter().map(|tier| tier.price).sum(),
        linear: 0.0,
        contention: 0.0,
        memory: 0.0,
        family: 0.0,
    };
    for (a, b) in before.iter().zip(&after) {
        let (useful, raw) = (b.useful / a.useful, b.raw / a.raw);
        // A tier that nobody visits carries any load, and never grows.
        if !useful.is_finite() || (b.price == a.price && useful == 1.0) {
            continue;
        }
        let linear = a.price * (useful - 1.0);
        let contention = a.price * (raw - useful);
        let memory = b.usd_per_gib * (b.gib - a.gib * raw);
        found.linear += linear;
        found.contention += contention;
        found.memory += memory;
        found.family += b.price - a.price - linear - contention - memory;
    }
    Ok(found)
}

fn tiers(scenario: &Scenario, sized: &SizedDesign, known: &Known) -> Result<Vec<Sized>, OutOfRange> {
    let design = &sized.design;
    let loads = known.loads(&scenario.workload, design)?;
    let of =
        |own: Machines| Some(tier(scenario, design, own, loads.iter().find(|load| load.tier == own.tier)?));
    Ok(machines(design).filter_map(of).collect())
}

fn tier(scenario: &Scenario, design: &Design, own: Machines, load: &TierLoad) -> Sized {
    let (machine, machines) = (own.machine, f64::from(own.count));
    let memory = match machine.price {
        Price::Owned { .. } => constant::OWNED_USD_PER_GIB_MONTH,
        Price::Rented { .. } | Price::Managed { .. } => constant::RENTED_USD_PER_GIB_MONTH,
    };
    Sized {
        price: machines * month_of(&scenario.workload.prices, design, load.tier, &machine),
        raw: machines * machine.throughput(),
        useful: load.capacity(),
        gib: machines * machine.memory_gib,
        usd_per_gib: memory.value,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::evaluate::peak_rate;
    use crate::scenario::default_preset;

    fn doubling(changes: &[(&str, &str)], side: Side) -> LastDoubling {
        let scenario = default_preset().scenario().changed(changes).unwrap();
        last_doubling(&scenario, side, peak_rate(&scenario).unwrap()).unwrap()
    }

    fn shares(of: &LastDoubling) -> [f64; 4] {
        [of.linear, of.contention, of.memory, of.family]
    }

    #[test]
    fn the_shares_add_up_to_what_the_doubling_cost() {
        for side in Side::BOTH {
            for rate in ["300", "2424", "4000"] {
                let of = doubling(&[("average_rate", rate)], side);
                let sum: f64 = shares(&of).iter().sum();
                assert!((sum - (of.after - of.before)).abs() < 1e-6, "{side:?} {of:?}");
                assert!(of.after >= of.before, "{of:?}");
            }
        }
    }

    #[test]
    fn more_of_the_same_nodes_cost_what_they_did() {
        let rented = [("coherency", "0"), ("horizontal.app.machine", "m7i.large"), ("average_rate", "3000")];
        let of = doubling(&rented, Side::Horizontal);
        let [linear, others @ ..] = shares(&of);
        assert!(linear > 0.0);
        assert!(others.iter().all(|share| share.abs() < 1e-6 * linear), "{of:?}");
    }

    #[test]
    fn up_the_ladder_of_one_family_contention_is_what_makes_it_dearer() {
        let of = doubling(
            &[
                ("vertical.app.machine", "m7i.large"),
                ("contention", "0.02"),
                ("average_rate", "2000"),
                ("slo_p99", "1s"),
            ],
            Side::Vertical,
        );
        assert!(of.contention > 0.0, "{of:?}");
    }
}
