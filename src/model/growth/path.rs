//! The way of a design through its growth: what is bought, when, and for how much.

use std::fmt;

use crate::model::capacity::demand::loads;
use crate::model::capacity::tier::{Resource, Tier};
use crate::model::capacity::{SloCapacity, capacity, slo_capacity};
use crate::model::cost::cost;
use crate::model::evaluate::peak_rate;
use crate::model::growth::load_in_month;
use crate::model::growth::purchase::{self, Purchase};
use crate::model::latency::jobs::carried_by_workers;
use crate::model::latency::repeated::{Repeated, repeated};
use crate::model::sizing::{Ceiling, Change};
use crate::scenario::{Scenario, Side};
use crate::units::{OutOfRange, PerSecond};

/// A design month by month, each purchase made in the month that needs it.
#[derive(Debug, Clone, PartialEq)]
pub struct GrowthPath {
    /// From today, month 0, to the horizon.
    pub months: Vec<GrowthMonth>,
    /// In the order in which they are bought.
    pub purchases: Vec<GrowthStep>,
    /// Where no purchase helps any more; none when every month up to the horizon is carried.
    pub ceiling: Option<GrowthCeiling>,
    /// US dollars for the months from today to the horizon, or to the ceiling, together.
    pub total: f64,
    /// The number of these months.
    pub paid_months: u32,
    /// The first month whose bill is beyond the budget; none where none is, or no budget is set.
    pub over_budget: Option<u32>,
}

/// The design in place in one month.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GrowthMonth {
    pub month: u32,
    /// Requests per second at peak.
    pub load: f64,
    /// Requests per second up to which p99 is within its objective, 0 where it is at no load, and no job piles up.
    pub capacity: f64,
    /// US dollars per month, with the traffic of the month.
    pub cost: f64,
}

/// One purchase.
#[derive(Debug, Clone, PartialEq)]
pub struct GrowthStep {
    /// The first month that the design before it does not carry.
    pub month: u32,
    /// Requests per second at peak in that month.
    pub load: f64,
    /// What the design before it misses.
    pub limit: GrowthLimit,
    pub changes: Vec<Change>,
    /// US dollars per month, with the traffic of that month.
    pub cost_before: f64,
    pub cost_after: f64,
    /// The last month that it carries; none when it lasts to the horizon.
    pub until: Option<u32>,
}

/// What makes a purchase necessary.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrowthLimit {
    /// This tier is offered more than it can do.
    Capacity { tier: Tier, scarce: Resource },
    /// p99 is beyond its objective, though nothing is saturated.
    Latency,
    /// Jobs come faster than the workers do them.
    Workers,
}

impl fmt::Display for GrowthLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Capacity { tier, scarce } => write!(f, "{} has no {} left", tier.label(), scarce.label()),
            Self::Latency => f.write_str("p99 misses its objective"),
            Self::Workers => f.write_str("jobs pile up before the workers"),
        }
    }
}

/// The month from which on nothing that can be bought carries the load.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GrowthCeiling {
    pub month: u32,
    /// Requests per second at peak in that month.
    pub load: f64,
    pub limit: GrowthLimit,
    pub why: Ceiling,
}

/// Follows λ(m) = λ·(1+g)^(m/12) from today to the horizon. In the first month whose load is more than the design in
/// place carries within the p99 objective, the cheapest purchase that suffices for that month is made, and so on until
/// the horizon or a ceiling; workers are bought when jobs would pile up. Nothing is bought ahead of need, given back, or discounted. Total: Σ c(m) for m from 0 to
/// M − 1, with c(m) the bill of the design in place in month m at that month's load.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn growth_path(scenario: &Scenario, side: Side) -> Result<GrowthPath, OutOfRange> {
    let (growth, horizon) = (scenario.workload.annual_growth.get(), scenario.workload.horizon_months);
    let (peak, average) = (peak_rate(scenario)?.get(), scenario.workload.average_rate.get());
    let mut scenario = scenario.clone();
    let repeated = today(&scenario, side)?;
    let mut carried = Carried::by(&scenario, side, &repeated)?;
    let mut path = GrowthPath {
        months: Vec::new(),
        purchases: Vec::new(),
        ceiling: None,
        total: 0.0,
        paid_months: 0,
        over_budget: None,
    };
    for month in 0..=horizon {
        let load = load_in_month(peak, growth, month);
        let bill =
            |of: &Scenario| cost(&of.workload, of.design(side), load_in_month(average, growth, month)).total;
        if load > carried.up_to && path.ceiling.is_none() {
            if let Some(last) = path.purchases.last_mut() {
                last.until = month.checked_sub(1);
            }
            let limit = carried.limit(load);
            let bought = if load > carried.tiers {
                PerSecond::new(load * repeated.more())
                    .map_err(Ceiling::OutOfRange)
                    .and_then(|rate| purchase::next(&scenario, side, rate))
            } else {
                Ok(Purchase::nothing(scenario.design(side)))
            };
            match bought.and_then(|bought| bought.with_workers(&scenario, side, load)) {
                Ok(bought) => {
                    let cost_before = bill(&scenario);
                    *scenario.design_mut(side) = bought.design;
                    // The search asks for a little more than the objective.
                    carried = Carried::by(&scenario, side, &repeated)?.at_least(load);
                    let (changes, cost_after) = (bought.changes, bill(&scenario));
                    path.purchases.push(GrowthStep {
                        month,
                        load,
                        limit,
                        changes,
                        cost_before,
                        cost_after,
                        until: None,
                    });
                }
                Err(why) => path.ceiling = Some(GrowthCeiling { month, load, limit, why }),
            }
        }
        let cost = bill(&scenario);
        path.months.push(GrowthMonth { month, load, capacity: carried.up_to, cost });
        let budget = scenario.objectives.monthly_budget.map_or(f64::INFINITY, |budget| budget.get());
        if cost > budget && path.ceiling.is_none() {
            path.over_budget = path.over_budget.or(Some(month));
        }
        if month < horizon && path.ceiling.is_none() {
            path.total += cost;
            path.paid_months += 1;
        }
    }
    Ok(path)
}

/// The retries of today, which are taken to stay as many per request. While the objective is met and clients wait no
/// less than its time, at most one attempt in 100 is late, so that f + 1% of them fail instead of f: there are at most
/// about 1% more. Clients with a shorter patience may try again more often than this says.
fn today(scenario: &Scenario, side: Side) -> Result<Repeated, OutOfRange> {
    let (workload, design) = (&scenario.workload, scenario.design(side));
    Ok(repeated(workload, design, &loads(workload, design)?, peak_rate(scenario)?))
}

/// What a design carries.
struct Carried {
    /// Requests per second within the p99 objective, whose jobs are done; 0 where there are none.
    up_to: f64,
    /// Those within the p99 objective.
    tiers: f64,
    /// Requests per second at which a tier saturates, and what it runs out of.
    saturates: f64,
    first: GrowthLimit,
}

impl Carried {
    fn by(scenario: &Scenario, side: Side, repeated: &Repeated) -> Result<Self, OutOfRange> {
        let (workload, design) = (&scenario.workload, scenario.design(side));
        let loads = repeated.of(loads(workload, design)?);
        let capacity = capacity(&loads);
        let tiers = match slo_capacity(workload, design, &scenario.objectives, &loads) {
            SloCapacity::UpTo(rate) => rate,
            SloCapacity::Never => 0.0,
        };
        let first = GrowthLimit::Capacity { tier: capacity.bottleneck, scarce: capacity.scarce };
        let up_to = tiers.min(carried_by_workers(workload, design)?);
        Ok(Self { up_to, tiers, saturates: capacity.rate, first })
    }

    fn at_least(self, load: f64) -> Self {
        Self { up_to: self.up_to.max(load), tiers: self.tiers.max(load), ..self }
    }

    fn limit(&self, load: f64) -> GrowthLimit {
        if load >= self.saturates {
            self.first
        } else if load > self.tiers {
            GrowthLimit::Latency
        } else {
            GrowthLimit::Workers
        }
    }
}
