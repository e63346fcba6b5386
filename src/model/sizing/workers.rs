//! As many workers, or as large ones, as the jobs of a load need.

use super::stairs::Size;
use super::{Ceiling, Change};
use crate::model::cost::item::CostPart;
use crate::model::cost::standing_cost;
use crate::model::latency::jobs::carried_by_workers;
use crate::scenario::{Accepts, Design, Scenario, Side, find};

/// The cheapest workers that do the jobs of `rate` requests per second with some time left, and what changes for them;
/// none where the present ones are those. Scaling up, each of them walks the ladder of its machine; scaling out, there
/// are more of them: ⌊λ·n/C⌋ + 1, C being what the present n carry, and two at least where there are several. With
/// `no_smaller`, none are given back.
///
/// # Errors
/// [`Ceiling::Workers`] when no size does the jobs.
pub(in crate::model) fn enough_workers(
    scenario: &Scenario,
    side: Side,
    design: &Design,
    rate: f64,
    no_smaller: bool,
) -> Result<Option<(Design, Change)>, Ceiling> {
    let workload = &scenario.workload;
    let now = carried_by_workers(workload, design)?;
    if now.is_infinite() || (no_smaller && now > rate) {
        return Ok(None);
    }
    let size = match side {
        Side::Vertical => larger_machine(scenario, design, rate, if no_smaller { now } else { 0.0 })?,
        Side::Horizontal => more_nodes(design, rate, now, no_smaller)?,
    };
    let from = match size {
        Size::Machine(_) => Size::Machine(design.workers.machine),
        Size::Count(_) | Size::Replicas(_) => Size::Count(design.workers.nodes),
    };
    let change = Change { part: CostPart::Workers, from, to: size };
    Ok((from != size).then(|| (with(design, size), change)))
}

/// Requests per second whose jobs the largest workers do.
pub(super) fn most_by_workers(scenario: &Scenario, side: Side, design: &Design) -> f64 {
    let carried = |size| carried_by_workers(&scenario.workload, &with(design, size)).unwrap_or_default();
    match side {
        Side::Vertical => {
            let rungs = design.workers.machine.ladder().into_iter();
            rungs.map(|rung| carried(Size::Machine(rung))).fold(0.0, f64::max)
        }
        Side::Horizontal => carried(Size::Count(most_nodes())),
    }
}

fn larger_machine(scenario: &Scenario, design: &Design, rate: f64, least: f64) -> Result<Size, Ceiling> {
    let (mut cheapest, mut largest) = (None, (Size::Machine(design.workers.machine), 0.0));
    for rung in design.workers.machine.ladder() {
        let size = Size::Machine(rung);
        let changed = with(design, size);
        let carries = carried_by_workers(&scenario.workload, &changed)?;
        if carries > largest.1 {
            largest = (size, carries);
        }
        let cost = standing_cost(&scenario.workload, &changed).total;
        if carries > rate && carries >= least && cheapest.is_none_or(|(_, known)| cost < known) {
            cheapest = Some((size, cost));
        }
    }
    let (size, carries) = largest;
    cheapest.map(|(size, _)| size).ok_or(Ceiling::Workers { largest: size, carries })
}

fn more_nodes(design: &Design, rate: f64, now: f64, no_smaller: bool) -> Result<Size, Ceiling> {
    let (nodes, most) = (design.workers.nodes, most_nodes());
    let each = now / f64::from(nodes);
    let needed = (rate / each).floor() + 1.0;
    if needed > f64::from(most) {
        return Err(Ceiling::Workers { largest: Size::Count(most), carries: each * f64::from(most) });
    }
    let least = if no_smaller { nodes } else { nodes.min(2) };
    Ok(Size::Count((needed as u32).max(least)))
}

/// The most workers that the table of inputs accepts.
fn most_nodes() -> u32 {
    match find("horizontal.workers.nodes").map(|field| field.accepts) {
        Some(Accepts::Number { maximum, .. }) => maximum as u32,
        _ => 1,
    }
}

fn with(design: &Design, size: Size) -> Design {
    let mut changed = design.clone();
    match size {
        Size::Machine(machine) => changed.workers.machine = machine,
        Size::Count(nodes) => changed.workers.nodes = nodes,
        Size::Replicas(_) => {}
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::sizing::Sizer;
    use crate::scenario::default_preset;
    use crate::units::PerSecond;

    fn sized(side: Side, rate: f64) -> Result<(Design, f64), String> {
        let jobs = [("jobs_per_request", "1"), ("job_time", "10ms"), ("horizontal.workers.nodes", "3")];
        let scenario = default_preset().scenario().changed(&jobs).unwrap();
        let sized = Sizer::new(&scenario, side).unwrap().size(PerSecond::new(rate).unwrap());
        let design = sized.map_err(|why| why.to_string())?.design;
        let carried = carried_by_workers(&scenario.workload, &design).unwrap();
        Ok((design, carried))
    }

    #[test]
    fn workers_are_sized_with_their_design() {
        for rate in [50.0, 400.0, 3_000.0] {
            let (design, carried) = sized(Side::Horizontal, rate).unwrap();
            let each = carried / f64::from(design.workers.nodes);
            assert!(carried > rate && design.workers.nodes >= 2, "{design:?}");
            assert!(design.workers.nodes == 2 || carried - each <= rate, "{design:?}");
        }
        let [small, large] = [50.0, 3_000.0].map(|rate| sized(Side::Vertical, rate).unwrap());
        assert!(small.1 > 50.0 && large.1 > 3_000.0);
        assert!(small.0.workers.machine.throughput() < large.0.workers.machine.throughput());
        assert_eq!((small.0.workers.nodes, large.0.workers.nodes), (1, 1));
    }
}
