//! How tiers, zones and what stands outside of them make a system.

use super::layout::{Layout, layouts, unavailability};
use super::reliability_block::series;
use super::zones::{all, zones_of};
use crate::catalog::{Price, constant};
use crate::model::availability::components::Failure;
use crate::model::capacity::tier::TierLoad;
use crate::model::machines::machines;
use crate::scenario::{Balancers, Design};
use crate::units::{Fraction, PerSecond};

/// Tiers in series, zones that they share, and components outside of them without which nothing is served.
pub(super) struct Structure {
    pub layouts: Vec<Layout>,
    pub zones: u32,
    /// Unavailability of one zone: MTTR/(MTBF + MTTR).
    pub zone_down: f64,
    /// Unavailability of each component outside of the tiers.
    pub outside: Vec<(Failure, Fraction)>,
}

impl Structure {
    pub fn new(design: &Design, loads: &[TierLoad; 4], rate: PerSecond) -> Self {
        Self {
            layouts: layouts(design, loads, rate),
            zones: zones_of(design),
            zone_down: unavailability(constant::ZONE_FAILURES_PER_YEAR.value, constant::ZONE_REPAIR_SECONDS),
            outside: outside(design),
        }
    }

    /// P(everything outside of the tiers is up).
    pub fn outside_up(&self) -> f64 {
        let all: Vec<Fraction> = self.outside.iter().map(|(_, q)| *q).collect();
        1.0 - series(&all)
    }

    /// The joint states of the zones, each with its chance.
    pub fn states(&self) -> impl Iterator<Item = (u32, f64)> {
        (0..=all(self.zones)).map(|state| {
            let standing = state.count_ones();
            let chance = libm::pow(1.0 - self.zone_down, f64::from(standing))
                * libm::pow(self.zone_down, f64::from(self.zones - standing));
            (state, chance)
        })
    }

    /// Σ_z P(z)·Π_tiers P(tier up | z), times what stands outside.
    pub fn up(&self) -> f64 {
        let up: f64 = self
            .states()
            .map(|(state, chance)| {
                chance * self.layouts.iter().map(|layout| layout.up_given(state)).product::<f64>()
            })
            .sum();
        up * self.outside_up()
    }

    /// Whether the design (serves anything, carries the peak) with the zones in `standing` and all their nodes.
    pub fn serves(&self, standing: u32) -> (bool, bool) {
        self.layouts.iter().map(|layout| layout.serves(standing)).fold((true, true), both)
    }
}

/// What two tiers in series do.
pub(super) const fn both(one: (bool, bool), other: (bool, bool)) -> (bool, bool) {
    (one.0 && other.0, one.1 && other.1)
}

fn outside(design: &Design) -> Vec<(Failure, Fraction)> {
    let rented = machines(design).any(|of| !matches!(of.machine.price, Price::Owned { .. }))
        || design.balancers == Balancers::Managed;
    let region = unavailability(constant::REGION_FAILURES_PER_YEAR.value, constant::REGION_REPAIR_SECONDS);
    let names = 1.0 - constant::NAME_SERVICE_AVAILABILITY.value;
    let all = [rented.then_some((Failure::Region, region)), Some((Failure::NameService, names))];
    all.into_iter().flatten().filter_map(|(what, q)| Some((what, Fraction::new(q).ok()?))).collect()
}
