//! A scenario's numbers, all of them, computed once.

use crate::model::advice::teams::{Teams, teams};
use crate::model::availability::after_loss::{AfterLoss, Peak};
use crate::model::availability::consistency::{Consistency, consistency};
use crate::model::availability::sessions::{SessionLoss, session_loss};
use crate::model::availability::{Availability, availability, workers};
use crate::model::caching::hits::{Hits, hits};
use crate::model::capacity::demand::loads_with;
use crate::model::capacity::tier::{Resource, Tier, TierLoad};
use crate::model::capacity::{Capacity, SloCapacity, capacity, slo_capacity};
use crate::model::cost::budget::{BudgetUse, budget_use};
use crate::model::cost::cost;
use crate::model::cost::counterpart::{NoCounterpart, OwnedCase, owned_case};
use crate::model::cost::horizon_cost::{HorizonCost, horizon_cost};
use crate::model::cost::item::Cost;
use crate::model::growth::spike::{Spike, SpikeOutcome};
use crate::model::growth::{FirstMiss, first_miss};
use crate::model::latency::jobs::{JobQueue, job_queue};
use crate::model::latency::repeated::{Repeated, repeated};
use crate::model::latency::{Latency, NoLatency, latency};
use crate::model::machines::{has, host, machines};
use crate::model::sizing::Ceiling;
use crate::model::sizing::doubling::{LastDoubling, last_doubling};
use crate::scenario::{Design, Placement, Scenario, Side, Workload};
use crate::units::{OutOfRange, PerSecond};

/// Both designs, at the peak load.
#[derive(Debug, Clone, PartialEq)]
pub struct Evaluation {
    /// Requests per second at peak.
    pub peak_rate: f64,
    pub vertical: DesignEvaluation,
    pub horizontal: DesignEvaluation,
    vertical_doubling: Result<LastDoubling, Ceiling>,
    horizontal_doubling: Result<LastDoubling, Ceiling>,
}

impl Evaluation {
    /// What it cost to get from half of the peak to the peak, or why there is no size for the peak.
    ///
    /// # Errors
    /// The [`Ceiling`] of the sizing.
    pub const fn last_doubling(&self, side: Side) -> Result<&LastDoubling, &Ceiling> {
        match side {
            Side::Vertical => self.vertical_doubling.as_ref(),
            Side::Horizontal => self.horizontal_doubling.as_ref(),
        }
    }

    #[must_use]
    pub const fn design(&self, side: Side) -> &DesignEvaluation {
        match side {
            Side::Vertical => &self.vertical,
            Side::Horizontal => &self.horizontal,
        }
    }
}

/// One design, at the peak load.
#[derive(Debug, Clone, PartialEq)]
pub struct DesignEvaluation {
    pub placement: Placement,
    pub tiers: [TierEvaluation; 4],
    pub capacity: Capacity,
    pub slo_capacity: SloCapacity,
    pub latency: Result<Latency, NoLatency>,
    pub cost: Cost,
    /// US dollars per million requests, at the average load.
    pub cost_per_million: f64,
    pub horizon_cost: HorizonCost,
    /// The bill beside the budget, if one is set.
    pub budget: Option<BudgetUse>,
    /// What the same machines cost rented and owned.
    pub owned_case: Result<OwnedCase, NoCounterpart>,
    pub availability: Availability,
    /// After the worst loss of one node, at the peak.
    pub after_node: AfterLoss,
    /// After the worst loss of one zone, at the peak.
    pub after_zone: AfterLoss,
    /// When growth takes the peak beyond the load up to which the p99 objective holds.
    pub first_miss: FirstMiss,
    pub consistency: Consistency,
    /// How many teams it suits.
    pub teams: Teams,
    /// The sessions that go with one node.
    pub session_loss: SessionLoss,
    pub hits: Hits,
    /// Attempts per request at the peak; tiers, capacities and latencies hold them all.
    pub repeated: Repeated,
    /// What a spike on top of the peak leaves behind; none where none is set.
    pub spike: Option<SpikeOutcome>,
    /// The queue of the workers at the peak; none where requests leave no jobs.
    pub jobs: Option<JobQueue>,
    /// Whether p99 is within its objective; a design without a latency misses it.
    pub meets_latency: bool,
    pub meets_availability: bool,
}

impl DesignEvaluation {
    /// What a tier is called where it gives way: the machine, if all tiers are on one.
    #[must_use]
    pub const fn name_of(&self, tier: Tier) -> &'static str {
        match self.placement {
            Placement::Separate => tier.label(),
            Placement::Together => "Machine",
        }
    }
}

/// One tier of a design, at the peak load.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TierEvaluation {
    pub tier: Tier,
    pub machine: &'static str,
    pub nodes: u32,
    /// ρ: busy share of its servers; above 1 the tier is saturated.
    pub utilization: f64,
    /// Share of the work of its machine that is its own: 1 but where all tiers are on one.
    pub share: f64,
    /// Requests per second at which it saturates.
    pub capacity: f64,
    /// What it runs out of then.
    pub scarce: Resource,
}

/// λ = average rate · peak over average.
///
/// # Errors
/// [`OutOfRange`] when the product is more than a rate can be.
pub fn peak_rate(scenario: &Scenario) -> Result<PerSecond, OutOfRange> {
    let workload = &scenario.workload;
    PerSecond::new(workload.average_rate.get() * workload.peak_to_average.get())
}

/// The load while a spike lasts, in requests per second; the peak where none is set.
///
/// # Errors
/// [`OutOfRange`] when the product of average, peak and spike is no rate.
pub fn spike_rate(scenario: &Scenario) -> Result<PerSecond, OutOfRange> {
    PerSecond::new(peak_rate(scenario)?.get() * scenario.workload.burst.factor.get())
}

/// Evaluates both designs.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs, each valid, leaves the domain of its quantity.
pub fn evaluate(scenario: &Scenario) -> Result<Evaluation, OutOfRange> {
    let rate = peak_rate(scenario)?;
    Ok(Evaluation {
        peak_rate: rate.get(),
        vertical: evaluate_design(scenario, &scenario.vertical)?,
        horizontal: evaluate_design(scenario, &scenario.horizontal)?,
        vertical_doubling: last_doubling(scenario, Side::Vertical, rate),
        horizontal_doubling: last_doubling(scenario, Side::Horizontal, rate),
    })
}

/// Evaluates one design.
///
/// # Errors
/// As [`evaluate`].
pub fn evaluate_design(scenario: &Scenario, design: &Design) -> Result<DesignEvaluation, OutOfRange> {
    let (workload, objectives) = (&scenario.workload, &scenario.objectives);
    let rate = peak_rate(scenario)?;
    let hits = hits(workload, design);
    let loads = loads_with(workload, design, hits)?;
    let repeated = repeated(workload, design, &loads, rate);
    let loads = repeated.of(loads);
    let latency = latency(workload, design, &loads, rate);
    let mut availability = availability(design, &loads, rate);
    availability.components.extend(workers(workload, design, rate)?);
    let peak = Peak { scenario, design, loads: &loads, rate, latency, repeated };
    let (after_node, after_zone) = (peak.after_node()?, peak.after_zone()?);
    let cost = cost(workload, design, workload.average_rate.get());
    let slo_capacity = slo_capacity(workload, design, objectives, &loads);
    Ok(DesignEvaluation {
        placement: design.placement,
        tiers: loads.map(|load| tier(&load, &loads, design, rate)),
        capacity: capacity(&loads),
        slo_capacity,
        first_miss: first_miss(workload, rate.get(), slo_capacity),
        teams: teams(workload, design),
        session_loss: session_loss(workload, design),
        consistency: consistency(workload, design, rate.get()),
        meets_latency: latency.is_ok_and(|latency| latency.p99 <= objectives.slo_p99.get()),
        meets_availability: availability
            .served
            .is_ok_and(|served| served.share >= objectives.slo_availability.get()),
        hits,
        repeated,
        spike: spike(workload, rate, capacity(&loads).rate)?,
        jobs: job_queue(workload, design, rate)?,
        latency,
        horizon_cost: horizon_cost(workload, design),
        budget: budget_use(objectives, workload, design),
        owned_case: owned_case(workload, design),
        cost_per_million: cost.per_million(workload.average_rate),
        cost,
        availability,
        after_node,
        after_zone,
    })
}

/// The spike that the workload has, on a design that serves `capacity` requests per second.
fn spike(workload: &Workload, usual: PerSecond, capacity: f64) -> Result<Option<SpikeOutcome>, OutOfRange> {
    let burst = &workload.burst;
    if burst.factor.get() <= 1.0 {
        return Ok(None);
    }
    let peak = PerSecond::new(usual.get() * burst.factor.get())?;
    let capacity = PerSecond::new(capacity.min(PerSecond::MAXIMUM))?;
    Ok(Spike { usual, peak, duration: burst.duration, capacity }.outcome())
}

/// What one of the loads of a design asks of its tier, or of the machine that it shares with the others.
pub(super) fn tier(
    load: &TierLoad,
    loads: &[TierLoad; 4],
    design: &Design,
    rate: PerSecond,
) -> TierEvaluation {
    let own = host(design, load.tier);
    let machines = machines(design).find(|machines| machines.tier == own);
    let (machine, nodes) = match machines {
        _ if !has(design, load.tier) => (NO_MACHINE, 0),
        Some(of) => (of.machine.id, of.count),
        None => (MANAGED_BALANCER, 1),
    };
    let station = load.station_among(loads);
    TierEvaluation {
        tier: load.tier,
        machine,
        nodes,
        utilization: station.utilization(rate),
        share: load.share_of(station),
        capacity: station.capacity(),
        scarce: station.scarce(),
    }
}

/// What stands there for a tier that the design does not have.
const NO_MACHINE: &str = "none";

/// How a managed balancer is called where a machine stands.
const MANAGED_BALANCER: &str = "managed balancer";
