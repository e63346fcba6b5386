//! The workers, whose loss no request sees: jobs wait.

use super::components::{Component, Effect, Failure};
use super::layout::{failures_of, unavailability};
use crate::model::latency::jobs::carried_by_workers;
use crate::scenario::{Design, Workload};
use crate::units::{OutOfRange, PerSecond};

/// The workers among the components; none where requests leave no jobs. Without one, jobs pile up if it took all of
/// them, ⌊λ·n/C⌋ + 1 of n that carry C; the requests at peak are answered all the same, so that no downtime comes from it.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn workers(
    workload: &Workload,
    design: &Design,
    rate: PerSecond,
) -> Result<Option<Component>, OutOfRange> {
    let carried = carried_by_workers(workload, design)?;
    if carried.is_infinite() {
        return Ok(None);
    }
    let nodes = design.workers.nodes;
    let needed = (rate.get() * f64::from(nodes) / carried).floor() + 1.0;
    let (failures, repair) = failures_of(&design.workers.machine);
    Ok(Some(Component {
        what: Failure::Worker,
        count: nodes,
        unavailability: unavailability(failures, repair),
        importance: 0.0,
        effect: if needed >= f64::from(nodes) { Effect::Jobs } else { Effect::Nothing },
        minutes_per_year: 0.0,
        planned_minutes_per_year: 0.0,
    }))
}
