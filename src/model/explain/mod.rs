//! How each figure came about, made on demand by the functions that the evaluation itself calls.

pub(super) mod amount;
pub(super) mod explanation;
pub(super) mod figure;

mod after_loss;
mod availability;
mod case;
mod cost;
mod elasticity;
mod failures;
mod growth;
mod latency;
mod load;
mod memory;
mod money;
mod queues;
mod retries;
mod sources;
mod symbols;
mod teams;
mod throughput;

use crate::model::evaluate::Evaluation;
use crate::model::explain::explanation::Explanation;
use crate::model::explain::figure::Figure;
use crate::model::growth::elasticity::Elasticity;
use crate::model::growth::path::GrowthPath;
use crate::scenario::{Scenario, Side};
use crate::units::OutOfRange;
use case::Case;

/// Explains one figure of one design. `evaluation` is the scenario's own.
///
/// # Errors
/// [`OutOfRange`] as [`super::evaluate()`] of the same scenario.
pub fn explain(
    scenario: &Scenario,
    evaluation: &Evaluation,
    side: Side,
    figure: Figure,
) -> Result<Explanation, OutOfRange> {
    let case = Case::new(scenario, evaluation, side)?;
    let account = match figure {
        Figure::PeakRate => load::peak(&case),
        Figure::Utilization(tier) => load::utilization(&case, tier),
        Figure::Capacity => throughput::capacity(&case),
        Figure::SloCapacity => throughput::slo_capacity(&case),
        Figure::Headroom => throughput::headroom(&case),
        Figure::BufferHit => memory::buffer_hit(&case),
        Figure::CacheHit => memory::cache_hit(&case),
        Figure::Mean => latency::mean(&case),
        Figure::P50 => latency::quantile(&case, |latency| latency.p50),
        Figure::P95 => latency::quantile(&case, |latency| latency.p95),
        Figure::P99 => latency::quantile(&case, |latency| latency.p99),
        Figure::P999 => latency::quantile(&case, |latency| latency.p999),
        Figure::Attempts => retries::attempts(&case),
        Figure::JobWait => queues::jobs(&case),
        Figure::SpikeDrain => queues::spike(&case),
        Figure::Cost => cost::month(&case),
        Figure::CostPerMillion => cost::million(&case),
        Figure::HorizonCost => cost::horizon(&case),
        Figure::Budget => money::budget(&case),
        Figure::LastDoubling => money::last_doubling(&case),
        Figure::RentOrOwn => money::rent_or_own(&case),
        Figure::Availability => availability::served(&case),
        Figure::SinglePoints => availability::single_points(&case),
        Figure::Components => failures::components(&case),
        Figure::Pairs => failures::pairs(&case),
        Figure::SessionsLost => failures::sessions(&case),
        Figure::AfterNode => after_loss::node(&case)?,
        Figure::AfterZone => after_loss::zone(&case)?,
        Figure::FirstMiss => growth::first_miss(&case),
        Figure::Consistency => growth::consistency(&case),
        Figure::Teams => teams::teams(&case),
    };
    Ok(account.told(figure.key(), figure.title(), side))
}

/// Explains what the months ahead cost with the purchases on the way. `path` is the design's own.
///
/// # Errors
/// As [`explain`].
pub fn explain_growth(
    scenario: &Scenario,
    evaluation: &Evaluation,
    side: Side,
    path: &GrowthPath,
) -> Result<Explanation, OutOfRange> {
    let case = Case::new(scenario, evaluation, side)?;
    Ok(growth::path(&case, path).told("growth_cost", "Cost of the months ahead, with purchases", side))
}

/// Explains the node-hours of the design's own policy of scaling. `found` is the design's own.
///
/// # Errors
/// As [`explain`].
pub fn explain_elasticity(
    scenario: &Scenario,
    evaluation: &Evaluation,
    side: Side,
    found: &Elasticity,
) -> Result<Explanation, OutOfRange> {
    let case = Case::new(scenario, evaluation, side)?;
    Ok(elasticity::week(&case, found).told("scaling_cost", "Application machines that follow the load", side))
}

/// Explains every figure of one design.
///
/// # Errors
/// As [`explain`].
pub fn explain_all(
    scenario: &Scenario,
    evaluation: &Evaluation,
    side: Side,
) -> Result<Vec<Explanation>, OutOfRange> {
    Figure::ALL.into_iter().map(|figure| explain(scenario, evaluation, side, figure)).collect()
}
