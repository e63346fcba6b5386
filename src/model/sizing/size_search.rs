//! The search for the cheapest sizes of four tiers that hold together.

use std::collections::BTreeMap;

use crate::model::capacity::limits::Limits;
use crate::model::capacity::tier::{BOUNDLESS, TierLoad};
use crate::model::known::Known;
use crate::model::latency::path::{Tabulated, TierAnswers};
use crate::model::sizing::stairs::Stairs;
use crate::model::sizing::{Ceiling, Sizer};
use crate::model::station::scalability::Scalability;
use crate::units::PerSecond;

/// What is asked beyond 0.99 of the requests, for the last digits of the inversion.
pub(in crate::model) const MARGIN: f64 = 1e-6;
/// Checks after which the cheapest size found so far is taken: some ten times the usual number.
const MOST_CHECKS: u32 = 600;

/// A tier as it would be if nobody waited there, and nothing else ran out: nothing of its machine is quicker.
pub(in crate::model) fn nobody_waits(load: TierLoad) -> TierLoad {
    let (servers_per_machine, scalability) = (BOUNDLESS, Scalability::LINEAR);
    TierLoad { servers_per_machine, scalability, limits: Limits::NONE, ..load }
}

/// A step of each tier's stairs; none for a tier at which nobody waits.
type Steps = [Option<usize>; 4];

/// A step, and that of the application before it where it matters.
type Place = (usize, Option<usize>);

/// The search for one load.
pub(in crate::model) struct Search<'s> {
    sizer: &'s Sizer<'s>,
    rate: PerSecond,
    known: Known,
    paths: Tabulated,
    ideal: [TierAnswers; 4],
    /// The steps that were looked at, by tier; none where one is saturated.
    steps: [BTreeMap<Place, Option<TierAnswers>>; 4],
    best: Option<(f64, [usize; 4])>,
    checks: u32,
}

impl<'s> Search<'s> {
    /// # Errors
    /// [`Ceiling::Capacity`] when the largest size of a tier does not carry the load, [`Ceiling::Unloaded`] when the
    /// objective is missed even if nobody waits.
    pub fn new(sizer: &'s Sizer<'_>, rate: PerSecond) -> Result<Self, Ceiling> {
        let ideal = |stairs: &Stairs| {
            let quickest = if stairs.regular {
                stairs.carrying(0, rate.get()).and_then(|at| stairs.steps.get(at)).map(|step| step.load)
            } else {
                let carrying = stairs.steps.iter().filter(|step| step.load.capacity() > rate.get());
                carrying.map(|s| s.load).min_by(|a, b| a.service.mean().total_cmp(&b.service.mean()))
            };
            quickest.map(nobody_waits).ok_or_else(|| match stairs.largest() {
                Some(step) => {
                    Ceiling::Capacity { tier: stairs.tier, largest: step.size, carries: step.load.capacity() }
                }
                None => Ceiling::Capacity { tier: stairs.tier, largest: stairs.now, carries: 0.0 },
            })
        };
        let [balancer, app, cache, database] = &sizer.stairs;
        let loads = [ideal(balancer)?, ideal(app)?, ideal(cache)?, ideal(database)?];
        let objective = sizer.scenario.objectives.slo_p99.get();
        let (workload, design) = (&sizer.scenario.workload, sizer.design);
        let known = Known::default();
        let quickest = known.path(workload, design, &loads, rate).ok();
        let tabulated = || {
            let paths = Tabulated::new(quickest?, workload, objective)?;
            let tier =
                |load: TierLoad| Some(paths.tier(&load, design, &known.stage(&load, rate).ok()?, None));
            let [balancer, app, cache, database] = loads.map(tier);
            Some((paths, [balancer?, app?, cache?, database?]))
        };
        let (paths, ideal) = tabulated().ok_or(Ceiling::Unloaded { objective })?;
        let mut search =
            Self { sizer, rate, known, paths, ideal, steps: Default::default(), best: None, checks: 0 };
        if search.holds([None; 4]) { Ok(search) } else { Err(Ceiling::Unloaded { objective }) }
    }

    /// P(T ≤ objective) ≥ 0.99.
    pub fn holds(&mut self, at: Steps) -> bool {
        self.checks += 1;
        let Self { sizer, rate, known: stages, paths, ideal, steps, .. } = self;
        let [balancer, app, cache, database] = at;
        if let [Some(app), Some(database)] = [app, database]
            && sizer.connected(app, database) <= rate.get()
        {
            return false;
        }
        let [_, applications, ..] = &sizer.stairs;
        let stage = |of: &'s Stairs, at: usize| {
            let load = &of.steps.get(at)?.load;
            Some((load, stages.stage(load, *rate).ok()?))
        };
        let before = app.filter(|_| paths.differs_by_application());
        let alone = |at: Option<usize>| at.map(|at| (at, None));
        let keys = [alone(balancer), alone(app), alone(cache), database.map(|at| (at, before))];
        for ((known, stairs), key) in steps.iter_mut().zip(&sizer.stairs).zip(keys) {
            let Some((at, before)) = key else { continue };
            let tier = || {
                let (load, own) = stage(stairs, at)?;
                let before = before.map(|at| stage(applications, at));
                Some(paths.tier(load, sizer.design, &own, before.flatten().as_ref()))
            };
            if known.entry((at, before)).or_insert_with(tier).is_none() {
                return false;
            }
        }
        let answers = |tier: usize| match keys.get(tier)? {
            Some(key) => steps.get(tier)?.get(key)?.as_ref(),
            None => ideal.get(tier),
        };
        let [Some(balancer), Some(app), Some(cache), Some(database)] = [0, 1, 2, 3].map(answers) else {
            return false;
        };
        paths.share_within([balancer, app, cache, database]) >= 0.99 + MARGIN
    }

    /// As [`Self::holds`], by an inversion of the path itself: the shared one is taken where the quickest path begins,
    /// which for a much slower one is less exact.
    pub fn confirmed(&mut self, at: [usize; 4]) -> bool {
        self.holds(at.map(Some)) && self.sizer.answers(at, self.rate, &self.known)
    }

    /// The first step of stairs `of`, from step `from` on, at which the objective holds with the others as in
    /// `chosen`: by doubling and bisection where each step is quicker than the one below, else one by one.
    fn first(&mut self, chosen: Steps, of: usize, from: usize) -> Option<usize> {
        let stairs = self.sizer.stairs.get(of)?;
        let rate = self.rate.get();
        let mut holds = |at: usize| {
            let mut changed = chosen;
            if let Some(slot) = changed.get_mut(of) {
                *slot = Some(at);
            }
            self.holds(changed)
        };
        let last = stairs.steps.len().checked_sub(1)?;
        if !stairs.regular {
            return (from..=last).find(|at| holds(*at));
        }
        let (mut low, mut width) = (stairs.carrying(from, rate)?, 1);
        if holds(low) {
            return Some(low);
        }
        let mut high = loop {
            let next = (low + width).min(last);
            if next == low {
                return None;
            }
            if holds(next) {
                break next;
            }
            (low, width) = (next, 2 * width);
        };
        while high - low > 1 {
            let middle = usize::midpoint(low, high);
            if holds(middle) { high = middle } else { low = middle }
        }
        Some(high)
    }

    /// The steps of the cheapest size, if any holds.
    pub fn run(&mut self) -> Option<[usize; 4]> {
        self.balance();
        let order = self.sizer.order;
        let mut nothing = Partial { chosen: [None; 4], spent: 0.0, low: [(0, f64::NEG_INFINITY); 4] };
        if self.tighten(&mut nothing, &order) {
            self.descend(&order, nothing);
        }
        self.best.map(|(_, at)| at)
    }

    /// A first answer: every tier in the cheapest size that carries the same load, the smallest such load that will do.
    /// It is rarely the cheapest, but the search need not look at what costs more.
    fn balance(&mut self) {
        let sizer = self.sizer;
        let mut at_share = |share: f64| {
            let rate = self.rate.get() / share;
            let [balancer, app, cache, database] = &sizer.stairs;
            let shards = database.carrying(0, rate)?;
            let mut nodes = app.carrying(0, rate)?;
            while sizer.connected(nodes, shards) <= rate {
                nodes = app.carrying(nodes + 1, rate)?;
            }
            let at = [balancer.carrying(0, rate)?, nodes, cache.carrying(0, rate)?, shards];
            self.holds(at.map(Some)).then_some(at)
        };
        let (mut found, mut idle, mut busy) = (None, 0.0, 1.0);
        for _ in 0..10 {
            let share = 0.5 * (idle + busy);
            match at_share(share) {
                Some(at) => (found, idle) = (Some(at), share),
                None => busy = share,
            }
        }
        self.best = found.filter(|at| self.confirmed(*at)).map(|at| {
            let steps = self.sizer.stairs.iter().zip(at).filter_map(|(stairs, at)| stairs.steps.get(at));
            (steps.map(|step| step.extra).sum(), at)
        });
    }

    /// Chooses the sizes of the `open` tiers, the others being chosen; `low` is where each of them can begin.
    fn descend(&mut self, open: &[usize], found: Partial) {
        let Some((of, rest)) = open.split_first() else { return };
        let mut from = found.low.get(*of).map_or(0, |low| low.0);
        while let Some(at) = self.first(found.chosen, *of, from) {
            let Some(step) = self.sizer.stairs.get(*of).and_then(|stairs| stairs.steps.get(at)) else {
                return;
            };
            let mut next = found;
            next.spent += step.extra;
            if self.is_beaten(&next, rest) || self.checks > MOST_CHECKS {
                return;
            }
            if let Some(slot) = next.chosen.get_mut(*of) {
                *slot = Some(at);
            }
            if let [Some(balancer), Some(app), Some(cache), Some(database)] = next.chosen {
                let chosen = [balancer, app, cache, database];
                if self.confirmed(chosen) {
                    self.best = Some((next.spent, chosen));
                    return;
                }
            } else if self.tighten(&mut next, rest) {
                self.descend(rest, next);
            }
            from = at + 1;
        }
    }

    /// Moves the beginnings of the open tiers up to what the choices so far leave them; whether that can still win.
    fn tighten(&mut self, found: &mut Partial, open: &[usize]) -> bool {
        for of in open {
            let from = found.low.get(*of).map_or(0, |low| low.0);
            let Some(at) = self.first(found.chosen, *of, from) else { return false };
            let step = self.sizer.stairs.get(*of).and_then(|stairs| stairs.steps.get(at));
            if let (Some(slot), Some(step)) = (found.low.get_mut(*of), step) {
                *slot = (at, step.extra);
            }
            if self.is_beaten(found, open) {
                return false;
            }
        }
        true
    }

    /// Whether the least that the open tiers still cost brings the sum to what is found already.
    fn is_beaten(&self, found: &Partial, open: &[usize]) -> bool {
        let least: f64 = open.iter().filter_map(|at| found.low.get(*at)).map(|low| low.1).sum();
        self.best.is_some_and(|(best, _)| found.spent + least >= best - 1e-9 * best.abs())
    }
}

/// Sizes of some of the tiers.
#[derive(Clone, Copy)]
struct Partial {
    chosen: Steps,
    /// What the chosen sizes cost beyond the present ones.
    spent: f64,
    /// For each open tier the first step that could do, and what it costs.
    low: [(usize, f64); 4],
}
