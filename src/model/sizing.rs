//! The cheapest size of a design that carries a load within the latency objective.

use std::fmt;

use super::availability::availability;
use super::cost::cost;
use super::path::Path;
use super::stairs::{Size, Stairs, resized};
use super::tier::{Tier, TierLoad, loads};
use crate::scenario::{Design, Scenario, Side};
use crate::units::{OutOfRange, PerSecond, duration, rate};

/// What is asked beyond 0.99 of the requests, for the last digits of the inversion.
const MARGIN: f64 = 1e-6;
/// Servers of a station at which nobody ever waits.
const BOUNDLESS: u32 = 1 << 26;
/// Inversions after which the cheapest size found so far is taken: some ten times the usual number.
const MOST_CHECKS: u32 = 600;

/// A design in the size that a load needs.
#[derive(Debug, Clone, PartialEq)]
pub struct SizedDesign {
    pub design: Design,
    /// US dollars per month.
    pub cost: f64,
    pub changes: Vec<Change>,
    at: [usize; 4],
}

impl SizedDesign {
    /// Whether the objective for availability is met as well when `rate` requests per second arrive. It has no part in
    /// the sizing: redundancy (replicas, zones) is the reader's choice.
    #[must_use]
    pub fn meets_availability(&self, scenario: &Scenario, rate: PerSecond) -> bool {
        loads(&scenario.workload, &self.design).is_ok_and(|loads| {
            let served = availability(&self.design, &loads, rate).served;
            served.is_ok_and(|served| served.share >= scenario.objectives.slo_availability.get())
        })
    }
}

/// One tier in another size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    pub tier: Tier,
    pub from: Size,
    pub to: Size,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = match (self.to, self.tier) {
            (Size::Machine(_), _) => "machine",
            (Size::Count(_), Tier::Balancer | Tier::App) => "nodes",
            (Size::Count(_), Tier::Cache | Tier::Database) => "shards",
        };
        write!(f, "{} {what} {} → {}", self.tier.label(), self.from, self.to)
    }
}

/// Why no size carries a load.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ceiling {
    /// The largest size of a tier saturates below it.
    Capacity { tier: Tier, largest: Size, carries: f64 },
    /// Sizes carry the load, but with none of them is p99 within the objective.
    Latency { objective: f64 },
    /// p99 would miss the objective even if nobody ever waited.
    Unloaded { objective: f64 },
    /// The load and the inputs together leave the domain of a quantity.
    OutOfRange(OutOfRange),
}

impl fmt::Display for Ceiling {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Capacity { tier, largest: Size::Machine(machine), carries } => {
                write!(f, "{}: the largest machine, {}, carries {}", tier.label(), machine.id, rate(*carries))
            }
            Self::Capacity { tier, largest, carries } => {
                write!(
                    f,
                    "{}: {largest} of them, the most there can be, carry {}",
                    tier.label(),
                    rate(*carries)
                )
            }
            Self::Latency { objective } => {
                write!(f, "no size that there is keeps p99 within {}", duration(*objective))
            }
            Self::Unloaded { objective } => {
                write!(f, "p99 is not within {} even when nobody waits", duration(*objective))
            }
            Self::OutOfRange(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for Ceiling {}

impl From<OutOfRange> for Ceiling {
    fn from(why: OutOfRange) -> Self {
        Self::OutOfRange(why)
    }
}

/// Sizes one design of a scenario. Vertical: the counts stay, and each tier walks the ladder of its machine (the same
/// provider's; owned servers stay owned). Horizontal: the machines stay, and nodes and shards are added.
#[derive(Debug, Clone)]
pub struct Sizer<'a> {
    scenario: &'a Scenario,
    design: &'a Design,
    /// In the order of the chain.
    stairs: [Stairs; 4],
    /// Indices of `stairs`: the dearest tier first, since it decides most.
    order: [usize; 4],
}

impl<'a> Sizer<'a> {
    /// # Errors
    /// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
    pub fn new(scenario: &'a Scenario, side: Side) -> Result<Self, OutOfRange> {
        let of = |tier| Stairs::new(scenario, side, tier);
        let stairs = [of(Tier::Balancer)?, of(Tier::App)?, of(Tier::Cache)?, of(Tier::Database)?];
        let step_cost = |at: &usize| {
            let mut extras =
                stairs.get(*at).into_iter().flat_map(|stairs| stairs.steps.iter().map(|s| s.extra));
            let first = extras.next().unwrap_or_default();
            extras.next().unwrap_or(first) - first
        };
        let mut order = [0, 1, 2, 3];
        order.sort_by(|a, b| step_cost(b).total_cmp(&step_cost(a)));
        Ok(Self { scenario, design: scenario.design(side), stairs, order })
    }

    /// The cheapest size at which no tier is saturated and p99 ≤ objective when `rate` requests per second arrive.
    ///
    /// Branch and bound over the sizes of the four tiers, the dearest tier first. A tier needs at least the size it
    /// would need if nobody waited at the others; what the others then need at least bounds the cost from below.
    /// Every candidate is checked by one inversion: P(T ≤ objective) ≥ 0.99. As the candidates do not depend on the
    /// load, and each gets slower as the load rises, the cost never falls when the load rises.
    ///
    /// Source: Land and Doig, "An Automatic Method of Solving Discrete Programming Problems", Econometrica 28 (1960).
    ///
    /// # Errors
    /// [`Ceiling`] when no size will do.
    pub fn size(&self, rate: PerSecond) -> Result<SizedDesign, Ceiling> {
        let objective = self.scenario.objectives.slo_p99.get();
        let mut search = Search::new(self, rate)?;
        let ideal = search.ideal;
        if !search.holds(&ideal) {
            return Err(Ceiling::Unloaded { objective });
        }
        search.balance();
        let mut nothing =
            Partial { loads: ideal, chosen: [0; 4], spent: 0.0, low: [(0, f64::NEG_INFINITY); 4] };
        if search.tighten(&mut nothing, &self.order) {
            search.descend(&self.order, nothing);
        }
        let (_, at) = search.best.ok_or(Ceiling::Latency { objective })?;
        Ok(self.built(at))
    }

    /// As [`Self::size`], where `known` is the answer for a smaller load: if that size still holds it is the answer,
    /// at the cost of one check.
    ///
    /// # Errors
    /// As [`Self::size`].
    pub fn size_from(&self, known: &SizedDesign, rate: PerSecond) -> Result<SizedDesign, Ceiling> {
        let still = Search::new(self, rate)
            .is_ok_and(|mut search| self.loads_at(known.at).is_some_and(|loads| search.holds(&loads)));
        if still { Ok(known.clone()) } else { self.size(rate) }
    }

    /// Requests per second at which the largest size of the weakest tier saturates.
    #[must_use]
    pub fn most(&self) -> f64 {
        let largest = self.stairs.iter().filter_map(Stairs::largest);
        largest.map(|step| step.load.capacity()).fold(f64::INFINITY, f64::min)
    }

    fn loads_at(&self, at: [usize; 4]) -> Option<[TierLoad; 4]> {
        let [balancer, app, cache, database] = &self.stairs;
        let [b, a, c, d] = at;
        let load = |stairs: &Stairs, at: usize| stairs.steps.get(at).map(|step| step.load);
        Some([load(balancer, b)?, load(app, a)?, load(cache, c)?, load(database, d)?])
    }

    fn built(&self, at: [usize; 4]) -> SizedDesign {
        let mut design = self.design.clone();
        let mut changes = Vec::new();
        for (stairs, at) in self.stairs.iter().zip(at) {
            let Some(step) = stairs.steps.get(at) else { continue };
            if step.size != stairs.now {
                design = resized(&design, stairs.tier, step.size);
                changes.push(Change { tier: stairs.tier, from: stairs.now, to: step.size });
            }
        }
        SizedDesign { cost: cost(&design).total, design, changes, at }
    }
}

/// The search for one load.
struct Search<'s> {
    sizer: &'s Sizer<'s>,
    rate: PerSecond,
    /// Each tier as it would be if nobody waited there: nothing is quicker.
    ideal: [TierLoad; 4],
    best: Option<(f64, [usize; 4])>,
    checks: u32,
}

impl<'s> Search<'s> {
    /// # Errors
    /// [`Ceiling::Capacity`] when the largest size of a tier does not carry the load.
    fn new(sizer: &'s Sizer<'_>, rate: PerSecond) -> Result<Self, Ceiling> {
        let ideal = |stairs: &Stairs| {
            let carrying = stairs.steps.iter().filter(|step| step.load.capacity() > rate.get());
            let quickest = if stairs.regular {
                carrying.map(|step| step.load).next()
            } else {
                carrying.map(|s| s.load).min_by(|a, b| a.service.mean().total_cmp(&b.service.mean()))
            };
            let nobody_waits = |load| TierLoad { servers_per_station: BOUNDLESS, ..load };
            quickest.map(nobody_waits).ok_or_else(|| match stairs.largest() {
                Some(step) => {
                    Ceiling::Capacity { tier: stairs.tier, largest: step.size, carries: step.load.capacity() }
                }
                None => Ceiling::Capacity { tier: stairs.tier, largest: stairs.now, carries: 0.0 },
            })
        };
        let [balancer, app, cache, database] = &sizer.stairs;
        let ideal = [ideal(balancer)?, ideal(app)?, ideal(cache)?, ideal(database)?];
        Ok(Self { sizer, rate, ideal, best: None, checks: 0 })
    }

    /// P(T ≤ objective) ≥ 0.99, by one inversion.
    fn holds(&mut self, loads: &[TierLoad; 4]) -> bool {
        self.checks += 1;
        let scenario = self.sizer.scenario;
        let objective = scenario.objectives.slo_p99.get();
        Path::new(&scenario.workload, loads, self.rate)
            .is_ok_and(|path| path.share_within(objective) >= 0.99 + MARGIN)
    }

    /// The first step of stairs `of`, from step `from` on, at which the objective holds with the others as in
    /// `loads`: by doubling and bisection where each step is quicker than the one below, else one by one.
    fn first(&mut self, loads: &[TierLoad; 4], of: usize, from: usize) -> Option<usize> {
        let stairs = self.sizer.stairs.get(of)?;
        let rate = self.rate.get();
        let mut holds = |at: usize| {
            let Some(step) = stairs.steps.get(at).filter(|step| step.load.capacity() > rate) else {
                return false;
            };
            let mut changed = *loads;
            if let Some(slot) = changed.get_mut(of) {
                *slot = step.load;
            }
            self.holds(&changed)
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

    /// A first answer: every tier in the cheapest size that carries the same load, the smallest such load that will do.
    /// It is rarely the cheapest, but the search need not look at what costs more.
    fn balance(&mut self) {
        let mut at_share = |share: f64| {
            let mut at = [0; 4];
            for (slot, stairs) in at.iter_mut().zip(&self.sizer.stairs) {
                *slot = stairs.carrying(0, self.rate.get() / share)?;
            }
            let loads = self.sizer.loads_at(at)?;
            self.holds(&loads).then_some(at)
        };
        let (mut found, mut idle, mut busy) = (None, 0.0, 1.0);
        for _ in 0..10 {
            let share = 0.5 * (idle + busy);
            match at_share(share) {
                Some(at) => (found, idle) = (Some(at), share),
                None => busy = share,
            }
        }
        self.best = found.map(|at| {
            let steps = self.sizer.stairs.iter().zip(at).filter_map(|(stairs, at)| stairs.steps.get(at));
            (steps.map(|step| step.extra).sum(), at)
        });
    }

    /// Chooses the sizes of the `open` tiers, the others being chosen: `loads` has the open ones ideal, and `low` is
    /// where each of them can begin.
    fn descend(&mut self, open: &[usize], found: Partial) {
        let Some((of, rest)) = open.split_first() else { return };
        let mut from = found.low.get(*of).map_or(0, |low| low.0);
        while let Some(at) = self.first(&found.loads, *of, from) {
            let Some(step) = self.sizer.stairs.get(*of).and_then(|stairs| stairs.steps.get(at)) else {
                return;
            };
            let mut next = found;
            next.spent += step.extra;
            if self.is_beaten(&next, rest) || self.checks > MOST_CHECKS {
                return;
            }
            if let (Some(slot), Some(load)) = (next.chosen.get_mut(*of), next.loads.get_mut(*of)) {
                (*slot, *load) = (at, step.load);
            }
            if rest.is_empty() {
                self.best = Some((next.spent, next.chosen));
                return;
            }
            if self.tighten(&mut next, rest) {
                self.descend(rest, next);
            }
            from = at + 1;
        }
    }

    /// Moves the beginnings of the open tiers up to what the choices so far leave them; whether that can still win.
    fn tighten(&mut self, found: &mut Partial, open: &[usize]) -> bool {
        for of in open {
            let from = found.low.get(*of).map_or(0, |low| low.0);
            let Some(at) = self.first(&found.loads, *of, from) else { return false };
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
    /// The tiers as chosen, the open ones ideal.
    loads: [TierLoad; 4],
    chosen: [usize; 4],
    /// What the chosen sizes cost beyond the present ones.
    spent: f64,
    /// For each open tier the first step that could do, and what it costs.
    low: [(usize, f64); 4],
}
