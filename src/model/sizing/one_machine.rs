//! The cheapest machine for a design whose tiers all stand on it.

use super::size_search::{MARGIN, nobody_waits};
use super::stairs::{Step, resized};
use super::{Ceiling, SizedDesign, Sizer};
use crate::model::capacity::demand::loads_with;
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::latency::path::Path;
use crate::units::PerSecond;

impl Sizer<'_> {
    /// The first machine of the ladder, from the cheapest up, that is not saturated and keeps p99 within its objective.
    pub(super) fn walk(&self, rate: PerSecond) -> Result<SizedDesign, Ceiling> {
        let [_, machines, ..] = &self.stairs;
        let objective = self.scenario.objectives.slo_p99.get();
        let carrying =
            || machines.steps.iter().enumerate().filter(|(_, step)| step.load.capacity() > rate.get());
        if carrying().next().is_none() {
            let largest =
                machines.largest().map_or((machines.now, 0.0), |step| (step.size, step.load.capacity()));
            return Err(Ceiling::Capacity { tier: Tier::App, largest: largest.0, carries: largest.1 });
        }
        if let Some((at, _)) = carrying().find(|(_, step)| self.machine_answers(step, rate, |load| load)) {
            return self.built([0, at, 0, 0], rate);
        }
        let idle = carrying().any(|(_, step)| self.machine_answers(step, rate, nobody_waits));
        Err(if idle {
            Ceiling::Latency { objective, passed_over: false }
        } else {
            Ceiling::Unloaded { objective }
        })
    }

    /// Whether the machine of a known size still carries the load within the objective.
    pub(super) fn still_answers(&self, at: [usize; 4], rate: PerSecond) -> bool {
        let [_, machines, ..] = &self.stairs;
        let [_, at, ..] = at;
        machines.steps.get(at).is_some_and(|step| self.machine_answers(step, rate, |load| load))
    }

    /// P(T ≤ objective) ≥ 0.99 on that machine, its loads taken in another way.
    fn machine_answers(&self, step: &Step, rate: PerSecond, taken: fn(TierLoad) -> TierLoad) -> bool {
        let workload = &self.scenario.workload;
        let design = resized(self.design, Tier::App, step.size);
        loads_with(workload, &design, self.hits)
            .ok()
            .and_then(|loads| Path::new(workload, &design, &loads.map(taken), rate).ok())
            .is_some_and(|path| path.share_within(self.scenario.objectives.slo_p99.get()) >= 0.99 + MARGIN)
    }
}
