//! What was computed for a scenario already, for others that differ from it in little.

use std::cell::RefCell;

use crate::model::caching::cache_hit::CacheHit;
use crate::model::caching::hits::{Asked, hits_by};
use crate::model::capacity::demand::loads_with;
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::latency::path::Path;
use crate::model::latency::stage::Stage;
use crate::model::station::Saturated;
use crate::scenario::{Design, Workload};
use crate::units::{OutOfRange, PerSecond};

/// More than this is computed anew: looking further would take as long.
const MOST: usize = 64;

/// The first hit ratios and stages that were asked for.
#[derive(Debug, Default)]
pub struct Known {
    hits: Answers<Asked, CacheHit>,
    stages: Answers<(TierLoad, PerSecond), Result<Stage, Saturated>>,
}

impl Known {
    /// As [`loads`](super::loads).
    ///
    /// # Errors
    /// The same.
    pub fn loads(&self, workload: &Workload, design: &Design) -> Result<[TierLoad; 4], OutOfRange> {
        let hits = hits_by(workload, design, |asked| self.hits.answer(asked, Asked::answer));
        loads_with(workload, design, hits)
    }

    /// As [`Path::new`].
    ///
    /// # Errors
    /// The same.
    pub fn path(
        &self,
        workload: &Workload,
        design: &Design,
        loads: &[TierLoad; 4],
        rate: PerSecond,
    ) -> Result<Path, (Tier, Saturated)> {
        Path::of_stages(workload, design, loads, |load| self.stage(load, rate))
    }

    /// As [`TierLoad::stage`].
    ///
    /// # Errors
    /// The same.
    pub fn stage(&self, load: &TierLoad, rate: PerSecond) -> Result<Stage, Saturated> {
        self.stages.answer((*load, rate), |(load, rate)| load.stage(*rate))
    }
}

/// Questions with their answers, in the order in which they were asked.
#[derive(Debug)]
struct Answers<Q, A>(RefCell<Vec<(Q, A)>>);

impl<Q, A> Default for Answers<Q, A> {
    fn default() -> Self {
        Self(RefCell::default())
    }
}

impl<Q: PartialEq, A: Copy> Answers<Q, A> {
    fn answer(&self, question: Q, find: impl Fn(&Q) -> A) -> A {
        let mut known = self.0.borrow_mut();
        if let Some((_, answer)) = known.iter().find(|(of, _)| *of == question) {
            return *answer;
        }
        let answer = find(&question);
        if known.len() < MOST {
            known.push((question, answer));
        }
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::capacity::demand::loads;
    use crate::model::evaluate::peak_rate;
    use crate::scenario::default_preset;

    #[test]
    fn what_is_known_is_what_would_be_computed() {
        let known = Known::default();
        for changes in [&[("app_time", "4ms")][..], &[("zipf_exponent", "1.1")], &[], &[("app_time", "4ms")]]
        {
            let scenario = default_preset().scenario().changed(changes).unwrap();
            let (workload, design) = (&scenario.workload, &scenario.vertical);
            let found = known.loads(workload, design).unwrap();
            assert_eq!(found, loads(workload, design).unwrap());
            let rate = peak_rate(&scenario).unwrap();
            assert_eq!(known.path(workload, design, &found, rate), Path::new(workload, design, &found, rate));
        }
    }
}
