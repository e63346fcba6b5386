//! Load against capacity over the months, each purchase as a step.

pub use crate::model::GrowthStep;
use crate::model::{GrowthPath, growth_path};
use crate::scenario::{Scenario, Side};
use crate::units::OutOfRange;

/// The load of each month and what both designs carry in it.
#[derive(Debug, Clone, PartialEq)]
pub struct GrowthCurve {
    /// From today, month 0, to the horizon.
    pub months: Vec<u32>,
    /// Requests per second at peak.
    pub loads: Vec<f64>,
    pub vertical: DesignGrowth,
    pub horizontal: DesignGrowth,
}

/// One design, month by month.
#[derive(Debug, Clone, PartialEq)]
pub struct DesignGrowth {
    /// Requests per second up to which p99 is within its objective, with what is in place in the month.
    pub capacities: Vec<f64>,
    /// US dollars in the month.
    pub costs: Vec<f64>,
    /// Months in which something is bought.
    pub purchases: Vec<u32>,
    /// The month from which on nothing that can be bought carries the load.
    pub ceiling: Option<u32>,
    /// What is bought, when and why.
    pub path: GrowthPath,
}

impl GrowthCurve {
    #[must_use]
    pub const fn design(&self, side: Side) -> &DesignGrowth {
        match side {
            Side::Vertical => &self.vertical,
            Side::Horizontal => &self.horizontal,
        }
    }
}

/// The growth paths of both designs as series.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn growth_curve(scenario: &Scenario) -> Result<GrowthCurve, OutOfRange> {
    let vertical = growth_path(scenario, Side::Vertical)?;
    let horizontal = growth_path(scenario, Side::Horizontal)?;
    Ok(GrowthCurve {
        months: vertical.months.iter().map(|month| month.month).collect(),
        loads: vertical.months.iter().map(|month| month.load).collect(),
        vertical: series(vertical),
        horizontal: series(horizontal),
    })
}

fn series(path: GrowthPath) -> DesignGrowth {
    DesignGrowth {
        capacities: path.months.iter().map(|month| month.capacity).collect(),
        costs: path.months.iter().map(|month| month.cost).collect(),
        purchases: path.purchases.iter().map(|step| step.month).collect(),
        ceiling: path.ceiling.map(|ceiling| ceiling.month),
        path,
    }
}
