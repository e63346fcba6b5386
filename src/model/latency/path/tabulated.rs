//! Many paths that differ in the sizes of their tiers, asked whether they answer within one time.

use super::gathered::Gathered;
use super::revisits::leaving;
use super::{Delays, Path, Stage};
use crate::model::capacity::demand::shards_of;
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::numeric::{ComplexPair, FixedTime, PAIRS};
use crate::scenario::{Design, Workload};

/// One tier's part of the transform, wherever it is asked for. Each part is computed once, whatever the sizes of the
/// other tiers: what is left for each path is to multiply.
#[derive(Debug, Clone)]
pub(in crate::model) struct TierAnswers([ComplexPair; PAIRS]);

/// What is the same for all the paths.
#[derive(Debug)]
pub(in crate::model) struct Tabulated {
    path: Path,
    /// c_a² of the requests.
    outside: f64,
    time: f64,
    inversion: FixedTime,
    delays: [Delays; PAIRS],
    calls: [ComplexPair; PAIRS],
}

impl Tabulated {
    /// `quickest` is a path than which none is quicker; `None` where not even that one answers within `time` seconds.
    pub fn new(quickest: Path, workload: &Workload, time: f64) -> Option<Self> {
        let outside = workload.arrival_scv.get();
        let inversion = FixedTime::new(&quickest.past_edge(), time - quickest.shift)?;
        let delays = quickest.delays(&inversion.row);
        let calls = inversion.row.each(|s| quickest.calls(s));
        Some(Self { outside, time, inversion, delays, calls, path: quickest })
    }

    /// Whether the database waits as the application's size says.
    pub fn differs_by_application(&self) -> bool {
        self.path.app.service.scv().max(1.0) > self.outside
    }

    /// Those of a tier with this load, which makes this stage, behind an application of such a load and stage, if that is
    /// not one at which nobody waits.
    pub fn tier(
        &self,
        load: &TierLoad,
        design: &Design,
        stage: &Stage,
        before: Option<&(&TierLoad, Stage)>,
    ) -> TierAnswers {
        let uneven = |(load, stage): &(&TierLoad, Stage)| leaving(stage, load.stations, self.outside);
        let revisited = self.path.revisited(load, *stage, before.map_or(self.path.leaving, uneven));
        if load.tier != Tier::Database {
            return TierAnswers(self.inversion.row.each(|s| revisited.transform(s)));
        }
        let all = self.all_shards(stage, shards_of(load, design));
        let query = |s, delays: Delays| self.path.query(&revisited, all.as_ref(), s, delays.replication);
        TierAnswers(self.inversion.row.zip(self.delays, query))
    }

    fn all_shards(&self, database: &Stage, shards: u32) -> Option<Gathered> {
        let Path { cross_shard, from_disk, disk, .. } = self.path;
        (cross_shard > 0.0).then(|| Gathered::of_stage(database, from_disk, disk, shards)).flatten()
    }

    /// P(T ≤ time) with these tiers, in the order of the chain.
    pub fn share_within(&self, tiers: [&TierAnswers; 4]) -> f64 {
        let [balancer, app, cache, database] = tiers.map(|tier| tier.0.iter());
        let each = balancer.zip(app).zip(cache.zip(database)).zip(self.delays.iter().zip(&self.calls));
        let transform = each.map(|(((b, a), (c, d)), (delays, calls))| {
            self.path.joined(delays.hop, *calls, [*b, *a, *c, *d])
        });
        self.path.with_edge(self.time, self.inversion.distribution(transform))
    }
}
