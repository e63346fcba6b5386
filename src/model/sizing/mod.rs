//! The cheapest size of a design that carries a load within the latency objective.

pub(super) mod doubling;
mod one_machine;
pub(super) mod size_search;
pub(super) mod stairs;
pub(super) mod workers;

use std::fmt;

use crate::model::availability::availability;
use crate::model::caching::hits::{Hits, hits};
use crate::model::capacity::demand::{loads, shards_asked, shards_of};
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::cost::cost;
use crate::model::cost::item::CostPart;
use crate::model::known::Known;
use crate::model::machines::is_shared;
use crate::model::sizing::size_search::{MARGIN, Search};
use crate::model::sizing::stairs::{Size, Stairs, present, resized};
use crate::model::sizing::workers::{enough_workers, most_by_workers};
use crate::numeric::sort_by_number;
use crate::scenario::{Design, Scenario, Side};
use crate::units::{OutOfRange, PerSecond, duration, rate};

/// The database's place in the chain.
const DATABASE: usize = 3;

/// A design in the size that a load needs.
#[derive(Debug, Clone, PartialEq)]
pub struct SizedDesign {
    pub design: Design,
    /// US dollars per month, with the traffic that the load brings.
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

/// One tier, or the workers, in another size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    pub part: CostPart,
    pub from: Size,
    pub to: Size,
}

impl Change {
    pub(super) fn of(design: &Design, tier: Tier, to: Size) -> Self {
        Self { part: CostPart::Tier(tier), from: present(design, tier, to), to }
    }

    /// What there is another number or kind of.
    #[must_use]
    pub const fn what(&self) -> &'static str {
        match (self.to, self.part) {
            (Size::Machine(_), _) => "machine",
            (Size::Count(_), CostPart::Tier(Tier::Cache | Tier::Database)) => "shards",
            (Size::Count(_), _) => "nodes",
            (Size::Replicas(_), _) => "replicas",
        }
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} → {}", self.part.label(), self.what(), self.from, self.to)
    }
}

/// Why no size carries a load.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Ceiling {
    /// The largest size of a tier saturates below it.
    Capacity { tier: Tier, largest: Size, carries: f64 },
    /// The largest size of the workers does not do the jobs of the load.
    Workers { largest: Size, carries: f64 },
    /// Sizes carry the load, but with none of them is p99 within the objective.
    Latency {
        objective: f64,
        /// Whether sizes were passed over that might have done: see [`Sizer::size`].
        passed_over: bool,
    },
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
            Self::Workers { largest: Size::Machine(machine), carries } => {
                write!(f, "Workers: the largest machine, {}, does the jobs of {}", machine.id, rate(*carries))
            }
            Self::Workers { largest, carries } => {
                write!(
                    f,
                    "Workers: {largest} of them, the most there can be, do the jobs of {}",
                    rate(*carries)
                )
            }
            Self::Latency { objective, passed_over } => {
                write!(f, "no size was found that keeps p99 within {}", duration(*objective))?;
                f.write_str(if *passed_over {
                    ", though some numbers of shards were not tried, as queries ask all"
                } else {
                    ""
                })
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
/// provider's; owned servers stay owned). Horizontal: the machines stay, and nodes and shards are added. Where all tiers
/// stand on one machine, that machine walks its ladder in either design. Hit ratios are taken as they are today, a lower
/// bound, for memory only grows.
#[derive(Debug, Clone)]
pub struct Sizer<'a> {
    pub(super) scenario: &'a Scenario,
    side: Side,
    pub(super) design: &'a Design,
    hits: Hits,
    /// Nothing is given back.
    no_smaller: bool,
    /// Shards that a query goes to on average where the database has the fewest: the application's steps have the
    /// connections for that.
    fewest_asked: f64,
    /// In the order of the chain.
    pub(super) stairs: [Stairs; 4],
    /// Indices of `stairs`: the dearest tier first, since it decides most, but the database before what it decides.
    pub(super) order: [usize; 4],
}

impl<'a> Sizer<'a> {
    /// # Errors
    /// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
    pub fn new(scenario: &'a Scenario, side: Side) -> Result<Self, OutOfRange> {
        let hits = hits(&scenario.workload, scenario.design(side));
        let of = |tier| Stairs::new(scenario, side, tier, hits);
        let mut stairs = [of(Tier::Balancer)?, of(Tier::App)?, of(Tier::Cache)?, of(Tier::Database)?];
        let design = scenario.design(side);
        let [_, nodes, _, shards] = &mut stairs;
        let fewest = shards.steps.iter().map(|step| shards_of(&step.load, design)).min();
        let fewest_asked = shards_asked(&scenario.workload, fewest.unwrap_or(design.database.shards));
        let more = shards_asked(&scenario.workload, design.database.shards) / fewest_asked;
        for step in &mut nodes.steps {
            step.load.limits.connections *= more;
        }
        let step_cost = |at: &usize| {
            let mut extras =
                stairs.get(*at).into_iter().flat_map(|stairs| stairs.steps.iter().map(|s| s.extra));
            let first = extras.next().unwrap_or_default();
            extras.next().unwrap_or(first) - first
        };
        let mut order = [0, 1, 2, 3];
        sort_by_number(&mut order, |at| -step_cost(at));
        // How many connections the application needs follows from the shards that queries go to.
        if scenario.workload.cross_shard_fraction.get() > 0.0 {
            sort_by_number(&mut order, |at| f64::from(*at != DATABASE));
        }
        Ok(Self { scenario, side, design, hits, no_smaller: false, fewest_asked, stairs, order })
    }

    /// The same without the sizes that carry less than the present ones, whose `loads` are given.
    pub(super) fn no_smaller(mut self, loads: &[TierLoad; 4]) -> Self {
        let more = shards_asked(&self.scenario.workload, self.design.database.shards) / self.fewest_asked;
        for (stairs, mut present) in self.stairs.iter_mut().zip(*loads) {
            if present.tier == Tier::App {
                present.limits.connections *= more;
            }
            stairs.steps.retain(|step| step.load.capacity() >= present.capacity());
        }
        self.no_smaller = true;
        self
    }

    /// The cheapest size at which no tier is saturated and p99 ≤ objective when `rate` requests per second arrive.
    ///
    /// Branch and bound over the sizes of the four tiers, the dearest tier first. A tier needs at least the size it
    /// would need if nobody waited at the others; what the others then need at least bounds the cost from below.
    /// Every candidate is checked by one inversion, P(T ≤ objective) ≥ 0.99, of which each size of a tier is computed
    /// once. As the candidates do not depend on the load, and each gets slower as the load rises, the cost never falls
    /// when the load rises; only a search that is cut short, which takes fleets of thousands, may miss the cheapest size
    /// by a step.
    ///
    /// Not exact where some queries go to all shards: more shards then shorten the waiting but lengthen the wait for the
    /// slowest of them, so that the objective may hold in a narrow range of counts alone, and the doubling steps of the
    /// search may pass over it. What is found does hold; where nothing is found the reason says so. Workers are as many as do the jobs. One machine for all tiers is the first of its ladder that will do.
    ///
    /// Source: Land and Doig, "An Automatic Method of Solving Discrete Programming Problems", Econometrica 28 (1960).
    ///
    /// # Errors
    /// [`Ceiling`] when no size will do.
    pub fn size(&self, rate: PerSecond) -> Result<SizedDesign, Ceiling> {
        if is_shared(self.design) {
            return self.walk(rate);
        }
        let objective = self.scenario.objectives.slo_p99.get();
        let best = Search::new(self, rate)?.run();
        let [.., shards] = &self.stairs;
        let some_ask_all = self.scenario.workload.cross_shard_fraction.get() > 0.0;
        let passed_over = some_ask_all && shards.regular && shards.steps.len() > 1;
        self.built(best.ok_or(Ceiling::Latency { objective, passed_over })?, rate)
    }

    /// As [`Self::size`], where `known` is the answer for a smaller load: if that size still holds it is the answer,
    /// at the cost of one check.
    ///
    /// # Errors
    /// As [`Self::size`].
    pub fn size_from(&self, known: &SizedDesign, rate: PerSecond) -> Result<SizedDesign, Ceiling> {
        let still = if is_shared(self.design) {
            self.still_answers(known.at, rate)
        } else {
            self.answers(known.at, rate, &Known::default())
        };
        if still { self.built(known.at, rate) } else { self.size(rate) }
    }

    /// Whether these steps carry the load within the objective, by an inversion of their path.
    pub(super) fn answers(&self, at: [usize; 4], rate: PerSecond, known: &Known) -> bool {
        let [_, app, _, database] = at;
        let (workload, objective) = (&self.scenario.workload, self.scenario.objectives.slo_p99.get());
        self.connected(app, database) > rate.get()
            && self.loads_at(at).is_some_and(|loads| {
                let path = known.path(workload, self.design, &loads, rate);
                path.is_ok_and(|path| path.share_within(objective) >= 0.99 + MARGIN)
            })
    }

    /// Requests per second at which the largest size of the weakest tier, or of the workers, saturates.
    #[must_use]
    pub fn most(&self) -> f64 {
        let largest = self.stairs.iter().filter_map(Stairs::largest);
        let tiers = largest.map(|step| step.load.capacity()).fold(f64::INFINITY, f64::min);
        tiers.min(most_by_workers(self.scenario, self.side, self.design))
    }

    pub(super) fn loads_at(&self, at: [usize; 4]) -> Option<[TierLoad; 4]> {
        let [balancer, app, cache, database] = &self.stairs;
        let [b, a, c, d] = at;
        let load = |stairs: &Stairs, at: usize| stairs.steps.get(at).map(|step| step.load);
        Some([load(balancer, b)?, load(app, a)?, load(cache, c)?, load(database, d)?])
    }

    /// Requests per second that a step of the application has connections for beside a step of the database: a query to
    /// all shards takes one to each.
    pub(super) fn connected(&self, app: usize, database: usize) -> f64 {
        let [_, nodes, _, shards] = &self.stairs;
        let (Some(nodes), Some(shards)) = (nodes.steps.get(app), shards.steps.get(database)) else {
            return 0.0;
        };
        let shards = shards_of(&shards.load, self.design);
        nodes.load.limits.connections * self.fewest_asked / shards_asked(&self.scenario.workload, shards)
    }

    /// The traffic is that of an average load below the peak `rate` as the scenario has it.
    fn built(&self, at: [usize; 4], rate: PerSecond) -> Result<SizedDesign, Ceiling> {
        let mut design = self.design.clone();
        let mut changes = Vec::new();
        for (stairs, at) in self.stairs.iter().zip(at) {
            let Some(step) = stairs.steps.get(at) else { continue };
            if step.size != stairs.now {
                design = resized(&design, stairs.tier, step.size);
                changes.push(Change { part: CostPart::Tier(stairs.tier), from: stairs.now, to: step.size });
            }
        }
        let (workload, rates) = (&self.scenario.workload, rate.get());
        let workers = enough_workers(self.scenario, self.side, &design, rates, self.no_smaller)?;
        if let Some((with_workers, change)) = workers {
            design = with_workers;
            changes.push(change);
        }
        let average = rate.get() / workload.peak_to_average.get();
        Ok(SizedDesign { cost: cost(workload, &design, average).total, design, changes, at })
    }
}
