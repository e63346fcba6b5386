//! The cheapest purchase that brings a design back within its limits.

use crate::model::caching::hits::{Hits, hits};
use crate::model::capacity::capacity;
use crate::model::capacity::demand::loads_with;
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::cost::standing_cost;
use crate::model::latency::path::Path;
use crate::model::machines::{is_shared, tiers};
use crate::model::sizing::size_search::{MARGIN, nobody_waits};
use crate::model::sizing::stairs::{Size, larger, more_replicas, resized};
use crate::model::sizing::workers::enough_workers;
use crate::model::sizing::{Ceiling, Change, Sizer};
use crate::numeric::sort_by_number;
use crate::scenario::{CacheHitRatio, Design, Scenario, Side};
use crate::units::{OutOfRange, PerSecond};

/// What is bought, and the design with it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Purchase {
    pub design: Design,
    pub changes: Vec<Change>,
    /// US dollars per month, beyond what was paid before.
    extra: f64,
}

impl Purchase {
    pub fn nothing(design: &Design) -> Self {
        Self { design: design.clone(), changes: Vec::new(), extra: 0.0 }
    }

    /// The same, with workers for the jobs of `load` requests per second.
    ///
    /// # Errors
    /// [`Ceiling::Workers`] when no size of theirs will do.
    pub fn with_workers(mut self, scenario: &Scenario, side: Side, load: f64) -> Result<Self, Ceiling> {
        if let Some((design, change)) = enough_workers(scenario, side, &self.design, load, true)? {
            self.design = design;
            self.changes.push(change);
        }
        Ok(self)
    }
}

/// The cheapest purchase with which p99 is within its objective at `rate`: one tier made larger where that is enough
/// (another machine of its ladder, nodes or shards, replicas that answer reads), and several where it is not. Of equals
/// replicas come first, as the data need not be split anew. Nothing is given back.
///
/// # Errors
/// [`Ceiling`] when no size will do.
pub(super) fn next(scenario: &Scenario, side: Side, rate: PerSecond) -> Result<Purchase, Ceiling> {
    let design = scenario.design(side);
    let hits = hits(&scenario.workload, design);
    let present = loads_with(&scenario.workload, design, hits)?;
    let market = Market { scenario, side, rate, design, hits, present };
    // One machine for all tiers is larger only as a whole.
    if is_shared(design) {
        return market.several();
    }
    let mut best: Option<Purchase> = None;
    for tier in tiers(design).filter(|tier| market.can_be_enough(*tier)) {
        for sizes in [more_replicas(design, side, tier), larger(design, side, tier)] {
            let found = market.cheapest(tier, sizes);
            let cheaper = |found: &Purchase| best.as_ref().is_none_or(|best| found.extra < best.extra);
            best = found.filter(cheaper).or(best);
        }
    }
    best.map_or_else(|| market.several(), Ok)
}

/// What can be bought for a design at a load.
struct Market<'a> {
    scenario: &'a Scenario,
    side: Side,
    rate: PerSecond,
    design: &'a Design,
    hits: Hits,
    present: [TierLoad; 4],
}

impl Market<'_> {
    /// Whether every other tier carries the load. A cache from whose memory the hit ratio comes relieves the others.
    fn can_be_enough(&self, tier: Tier) -> bool {
        let relieves = tier == Tier::Cache && self.scenario.workload.cache_hit == CacheHitRatio::Computed;
        relieves || self.present.iter().all(|load| load.tier == tier || load.capacity() > self.rate.get())
    }

    /// The cheapest of these sizes of a tier that will do, the others staying as they are.
    fn cheapest(&self, tier: Tier, sizes: Vec<Size>) -> Option<Purchase> {
        let counted = matches!(sizes.first()?, Size::Count(_));
        let found = if counted { self.first_count(tier, &sizes) } else { self.first_by_cost(tier, &sizes) };
        let (to, design) = found?;
        let extra = self.standing(&design) - self.standing(self.design);
        Some(Purchase { changes: vec![Change::of(self.design, tier, to)], design, extra })
    }

    /// By doubling and bisection, as each count is at least as quick as the one before.
    fn first_count(&self, tier: Tier, sizes: &[Size]) -> Option<(Size, Design)> {
        let (mut low, mut step) = (0, 1);
        // All sizes before `low` are too small.
        let mut found = loop {
            let at = (low + step).min(sizes.len()).checked_sub(1)?;
            match self.held(tier, *sizes.get(at)?) {
                Some(design) => break (at, design),
                None if at + 1 >= sizes.len() => return None,
                None => (low, step) = (at + 1, 2 * step),
            }
        };
        while found.0 > low {
            let middle = usize::midpoint(low, found.0);
            match self.held(tier, *sizes.get(middle)?) {
                Some(design) => found = (middle, design),
                None => low = middle + 1,
            }
        }
        Some((*sizes.get(found.0)?, found.1))
    }

    /// One by one, the cheapest first; none where not even the quickest would do if nobody waited for it.
    fn first_by_cost(&self, tier: Tier, sizes: &[Size]) -> Option<(Size, Design)> {
        let mut priced = Vec::new();
        let mut quickest: Option<TierLoad> = None;
        for size in sizes {
            let design = resized(self.design, tier, *size);
            let Ok(loads) = self.loads(tier, *size, &design) else { continue };
            let Some(own) = loads.into_iter().find(|load| load.tier == tier) else { continue };
            if own.capacity() > self.rate.get() {
                quickest = quickest.filter(|known| known.service.mean() <= own.service.mean()).or(Some(own));
                priced.push((self.standing(&design), *size));
            }
        }
        let ideal = nobody_waits(quickest?);
        let with_ideal = self.present.map(|load| if load.tier == tier { ideal } else { load });
        if !self.within(self.design, &with_ideal) {
            return None;
        }
        sort_by_number(&mut priced, |(price, _)| *price);
        priced.into_iter().find_map(|(_, size)| Some((size, self.held(tier, size)?)))
    }

    /// The design with the tier in that size, if it will do.
    fn held(&self, tier: Tier, size: Size) -> Option<Design> {
        let design = resized(self.design, tier, size);
        let loads = self.loads(tier, size, &design).ok()?;
        self.within(&design, &loads).then_some(design)
    }

    /// Hit ratios are those of today, but for more shards of the cache: a larger machine is bought for its speed.
    fn loads(&self, tier: Tier, size: Size, design: &Design) -> Result<[TierLoad; 4], OutOfRange> {
        let workload = &self.scenario.workload;
        let more_memory = matches!((tier, size), (Tier::Cache, Size::Count(_)));
        loads_with(workload, design, if more_memory { hits(workload, design) } else { self.hits })
    }

    /// Whether nothing is saturated and p99 is within its objective: one inversion, and none where a tier is full.
    fn within(&self, design: &Design, loads: &[TierLoad; 4]) -> bool {
        let scenario = self.scenario;
        capacity(loads).rate > self.rate.get()
            && Path::new(&scenario.workload, design, loads, self.rate)
                .is_ok_and(|path| path.share_within(scenario.objectives.slo_p99.get()) >= 0.99 + MARGIN)
    }

    fn several(&self) -> Result<Purchase, Ceiling> {
        let sized = Sizer::new(self.scenario, self.side)?.no_smaller(&self.present).size(self.rate)?;
        let extra = self.standing(&sized.design) - self.standing(self.design);
        Ok(Purchase { design: sized.design, changes: sized.changes, extra })
    }

    fn standing(&self, design: &Design) -> f64 {
        standing_cost(&self.scenario.workload, design).total
    }
}
