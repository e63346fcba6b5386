//! The sizes that one tier of a design can take, from the cheapest up.

use std::fmt;

use crate::catalog::MachineId;
use crate::model::caching::hits::Hits;
use crate::model::capacity::demand::{loads_with, pool_law};
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::cost::standing_cost;
use crate::model::machines::{has, host, is_shared};
use crate::model::station::scalability::Scalability;
use crate::numeric::sort_by_number;
use crate::scenario::{Accepts, Balancers, CacheHitRatio, Design, Reads, Scenario, Side, find};
use crate::units::{OutOfRange, count};

/// Counts up to this are tried one by one; beyond, each doubling has as many steps as half of it.
const ONE_BY_ONE: u32 = 32;

/// What is changed to make a tier larger.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Size {
    /// Scale up: another machine of the ladder, as many as there are.
    Machine(MachineId),
    /// Scale out: nodes of a pool, shards of a store; the machine stays.
    Count(u32),
    /// Scale out reads: copies of each shard besides the primary, where all of them answer.
    Replicas(u32),
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Machine(machine) => f.write_str(machine.id),
            Self::Count(number) | Self::Replicas(number) => f.write_str(&count(*number)),
        }
    }
}

/// One size, what it costs beyond the design's present size, and how it stands in the chain.
#[derive(Debug, Clone, Copy)]
pub(in crate::model) struct Step {
    pub size: Size,
    /// US dollars per month; below 0 for what is cheaper than the present size.
    pub extra: f64,
    pub load: TierLoad,
}

/// The sizes of one tier, cost rising.
#[derive(Debug, Clone)]
pub(in crate::model) struct Stairs {
    pub tier: Tier,
    pub now: Size,
    pub steps: Vec<Step>,
    /// Each step is at least as quick as the one below.
    pub regular: bool,
}

impl Stairs {
    /// # Errors
    /// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
    pub fn new(scenario: &Scenario, side: Side, tier: Tier, hits: Hits) -> Result<Self, OutOfRange> {
        let design = scenario.design(side);
        let managed = tier == Tier::Balancer && design.balancers == Balancers::Managed;
        if managed || host(design, tier) != tier || !has(design, tier) {
            let now = Size::Count(number(design, tier));
            let step = Step { size: now, extra: 0.0, load: load_of(scenario, design, tier, hits)? };
            return Ok(Self { tier, now, steps: vec![step], regular: true });
        }
        if side == Side::Vertical || is_shared(design) {
            Self::of_machines(scenario, design, tier, hits)
        } else {
            Self::of_counts(scenario, side, tier, hits)
        }
    }

    /// The ladder of the tier's machine. A store keeps at least the memory it has, for what it holds today must fit
    /// tomorrow. Machines that another one beats in price, throughput and speed of a core are left out.
    fn of_machines(scenario: &Scenario, design: &Design, tier: Tier, hits: Hits) -> Result<Self, OutOfRange> {
        let now = machine(design, tier);
        let holds_data = holds_data(design, tier);
        let standing = |design: &Design| standing_cost(&scenario.workload, design).total;
        let base = standing(design);
        let mut steps = Vec::new();
        for rung in now.ladder() {
            if holds_data && rung.memory_gib < now.memory_gib {
                continue;
            }
            let size = Size::Machine(rung);
            let changed = resized(design, tier, size);
            let load = load_of(scenario, &changed, tier, hits)?;
            steps.push(Step { size, extra: standing(&changed) - base, load });
        }
        // Among equal prices the strongest first.
        sort_by_number(&mut steps, |step| -step.load.capacity());
        sort_by_number(&mut steps, |step| step.extra);
        let (mut most, mut quickest) = (0.0, f64::INFINITY);
        steps.retain(|step| {
            let (capacity, service) = (step.load.capacity(), step.load.service.mean());
            let better = capacity > most || service < quickest;
            most = capacity.max(most);
            quickest = service.min(quickest);
            better
        });
        Ok(Self { tier, now: Size::Machine(now), steps, regular: false })
    }

    /// Counts within the bounds of the input. A pool of several nodes keeps two, as it keeps its redundancy, and a
    /// store its replicas. A store whose memory is what the hit ratio comes from keeps its shards, so that it holds no
    /// less than today.
    fn of_counts(scenario: &Scenario, side: Side, tier: Tier, hits: Hits) -> Result<Self, OutOfRange> {
        let design = scenario.design(side);
        let now = number(design, tier);
        let redundant = matches!(tier, Tier::Balancer | Tier::App) && now > 1;
        let remembers = match tier {
            Tier::Cache => scenario.workload.cache_hit == CacheHitRatio::Computed,
            Tier::Database => scenario.workload.disk_time.get() > 0.0,
            Tier::Balancer | Tier::App => false,
        };
        let first = if remembers {
            now
        } else if redundant {
            2
        } else {
            1
        };
        let with = |number| resized(design, tier, Size::Count(number));
        let standing = |number| standing_cost(&scenario.workload, &with(number)).total;
        let each = standing(first + 1) - standing(first);
        let mut steps = Vec::new();
        let law = if tier == Tier::App { pool_law(&scenario.workload) } else { Scalability::LINEAR };
        // Beyond the peak of its law a pool only loses by another node.
        let last = most(side, tier).min(law.largest_useful().unwrap_or(u32::MAX)).max(first);
        for number in counts(first, last) {
            let load = load_of(scenario, &with(number), tier, hits)?;
            let extra = each * (f64::from(number) - f64::from(now));
            steps.push(Step { size: Size::Count(number), extra, load });
        }
        Ok(Self { tier, now: Size::Count(now), steps, regular: law == Scalability::LINEAR })
    }

    /// The first size, from step `from` on, that carries `rate` requests per second with some servers left.
    pub fn carrying(&self, from: usize, rate: f64) -> Option<usize> {
        let carries = |at: &usize| self.steps.get(*at).is_some_and(|step| step.load.capacity() > rate);
        if !self.regular || carries(&from) {
            return (from..self.steps.len()).find(carries);
        }
        // More carry more, from the second on: the first of a pool has no neighbour to share its users unevenly with.
        let at = self.steps.partition_point(|step| step.load.capacity() <= rate).max(from);
        Some(at).filter(carries)
    }

    /// The size with the most capacity.
    pub fn largest(&self) -> Option<&Step> {
        self.steps.iter().max_by(|a, b| a.load.capacity().total_cmp(&b.load.capacity()))
    }
}

/// The design with one tier in another size; a price that was set for its machine goes with that machine.
pub(in crate::model) fn resized(design: &Design, tier: Tier, size: Size) -> Design {
    let mut changed = design.clone();
    let (of_machine, of_count) = match tier {
        Tier::Balancer => (&mut changed.balancer.machine, &mut changed.balancer.nodes),
        Tier::App => (&mut changed.app.machine, &mut changed.app.nodes),
        Tier::Cache => (&mut changed.cache.machine, &mut changed.cache.shards),
        Tier::Database => (&mut changed.database.machine, &mut changed.database.shards),
    };
    let of_price = match tier {
        Tier::Balancer => &mut changed.prices.balancer,
        Tier::App => &mut changed.prices.app,
        Tier::Cache => &mut changed.prices.cache,
        Tier::Database => &mut changed.prices.database,
    };
    match (size, tier) {
        (Size::Machine(machine), _) if machine != *of_machine => (*of_machine, *of_price) = (machine, None),
        (Size::Machine(_), _) => {}
        (Size::Count(number), _) => *of_count = number,
        (Size::Replicas(number), Tier::Cache) => changed.cache.replicas = number,
        (Size::Replicas(number), Tier::Database) => changed.database.replicas = number,
        (Size::Replicas(_), Tier::Balancer | Tier::App) => {}
    }
    changed
}

/// The sizes of a tier that are larger than the present one, or as large: the other machines of its ladder, which for
/// a store have at least its memory; or more nodes or shards, rising.
pub(in crate::model) fn larger(design: &Design, side: Side, tier: Tier) -> Vec<Size> {
    match side {
        Side::Vertical => {
            let now = machine(design, tier);
            let holds_data = holds_data(design, tier);
            let larger = |other: &MachineId| {
                *other != now
                    && other.throughput() >= now.throughput()
                    && (!holds_data || other.memory_gib >= now.memory_gib)
            };
            now.ladder().into_iter().filter(larger).map(Size::Machine).collect()
        }
        Side::Horizontal => {
            let now = number(design, tier);
            counts(now, most(side, tier)).skip(1).map(Size::Count).collect()
        }
    }
}

/// More replicas of the database, where they answer reads.
pub(in crate::model) fn more_replicas(design: &Design, side: Side, tier: Tier) -> Vec<Size> {
    if side == Side::Vertical || tier != Tier::Database || design.reads != Reads::AllCopies {
        return Vec::new();
    }
    let most = number_accepted(side, tier, "replicas");
    (design.database.replicas + 1..=most).map(Size::Replicas).collect()
}

/// The present size of the kind that `to` is.
pub(super) fn present(design: &Design, tier: Tier, to: Size) -> Size {
    match (to, tier) {
        (Size::Machine(_), _) => Size::Machine(machine(design, tier)),
        (Size::Count(_), _) => Size::Count(number(design, tier)),
        (Size::Replicas(_), Tier::Cache) => Size::Replicas(design.cache.replicas),
        (Size::Replicas(_), _) => Size::Replicas(design.database.replicas),
    }
}

/// Whether a machine of the tier holds what another must find again.
fn holds_data(design: &Design, tier: Tier) -> bool {
    matches!(tier, Tier::Cache | Tier::Database) || is_shared(design)
}

fn machine(design: &Design, tier: Tier) -> MachineId {
    match tier {
        Tier::Balancer => design.balancer.machine,
        Tier::App => design.app.machine,
        Tier::Cache => design.cache.machine,
        Tier::Database => design.database.machine,
    }
}

const fn number(design: &Design, tier: Tier) -> u32 {
    match tier {
        Tier::Balancer => design.balancer.nodes,
        Tier::App => design.app.nodes,
        Tier::Cache => design.cache.shards,
        Tier::Database => design.database.shards,
    }
}

fn load_of(scenario: &Scenario, design: &Design, tier: Tier, hits: Hits) -> Result<TierLoad, OutOfRange> {
    let [balancer, app, cache, database] = loads_with(&scenario.workload, design, hits)?;
    Ok(match tier {
        Tier::Balancer => balancer,
        Tier::App => app,
        Tier::Cache => cache,
        Tier::Database => database,
    })
}

/// The largest count that the table of inputs accepts.
fn most(side: Side, tier: Tier) -> u32 {
    let what = if matches!(tier, Tier::Balancer | Tier::App) { "nodes" } else { "shards" };
    number_accepted(side, tier, what)
}

fn number_accepted(side: Side, tier: Tier, what: &str) -> u32 {
    match find(&format!("{}.{}.{what}", side.key(), tier.key())).map(|field| field.accepts) {
        Some(Accepts::Number { maximum, .. }) => maximum as u32,
        _ => 1,
    }
}

/// One by one, then in steps of 3 to 6%. The same counts for every load, so that a larger load never gets fewer.
fn counts(first: u32, last: u32) -> impl Iterator<Item = u32> {
    let next = |number: &u32| {
        let doublings = (number / ONE_BY_ONE).checked_ilog2().map_or(0, |log| log + 1);
        number.checked_add(1 << doublings)
    };
    std::iter::successors(Some(first), next).take_while(move |number| *number <= last)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::caching::hits::hits;
    use crate::scenario::default_preset;

    #[test]
    fn counts_grow_by_ones_and_then_by_a_few_percent() {
        let all: Vec<u32> = counts(1, 1_000_000).collect();
        assert_eq!(all.iter().take(32).copied().collect::<Vec<_>>(), (1..=32).collect::<Vec<_>>());
        for (a, b) in all.iter().zip(all.iter().skip(1)) {
            assert!(b > a && f64::from(b - a) <= f64::from(*a).max(16.0) / 15.9, "{a} {b}");
        }
        assert!(all.len() < 300, "{}", all.len());
    }

    #[test]
    fn costs_rise_along_the_stairs_and_the_present_size_is_priced_at_nothing() {
        let scenario = default_preset().scenario();
        for side in Side::BOTH {
            for tier in Tier::ALL {
                let stairs =
                    Stairs::new(&scenario, side, tier, hits(&scenario.workload, scenario.design(side)))
                        .unwrap();
                assert!(
                    stairs.steps.iter().zip(stairs.steps.iter().skip(1)).all(|(a, b)| a.extra <= b.extra)
                );
                for step in stairs.steps.iter().filter(|step| step.size == stairs.now) {
                    assert!(step.extra.abs() < 1e-6, "{tier:?}");
                }
            }
        }
    }

    #[test]
    fn a_store_keeps_its_memory() {
        let scenario = default_preset().scenario();
        let now = scenario.vertical.database.machine.memory_gib;
        let stairs =
            Stairs::new(&scenario, Side::Vertical, Tier::Database, Hits { cache: 0.3, buffer: 1.0 }).unwrap();
        for step in &stairs.steps {
            assert!(matches!(step.size, Size::Machine(machine) if machine.memory_gib >= now));
        }
    }
}
