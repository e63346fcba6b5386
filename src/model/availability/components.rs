//! Everything that can fail, and how much of the downtime comes from it.

use super::MINUTES_PER_YEAR;
use super::structure::{Structure, both};
use super::zones::all_but;
use crate::model::capacity::tier::Tier;
use crate::numeric::sort_by_number;

/// What can be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    Node(Tier),
    /// The one machine that has all tiers.
    Machine,
    /// A node that does the jobs which requests leave.
    Worker,
    Zone,
    /// The provider's region: what all of its zones share.
    Region,
    /// DNS: without it nobody finds the balancers.
    NameService,
    /// A cause that takes all nodes of a tier at once, as a bad deployment.
    CommonCause(Tier),
}

/// What the loss of one component takes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// Nothing that is felt at the peak.
    Nothing,
    /// Requests are answered, and the jobs they leave pile up.
    Jobs,
    /// The peak cannot be carried.
    Peak,
    /// Nothing is served.
    Everything,
}

/// One kind of component of a design.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Component {
    pub what: Failure,
    /// How many of them there are.
    pub count: u32,
    /// q of each.
    pub unavailability: f64,
    /// ∂U/∂q of one of them, the mean of all.
    pub importance: f64,
    /// What the loss of one takes with it.
    pub effect: Effect,
    /// Downtime that would go away if none of them ever failed: q·Σ ∂U/∂q, and their failovers.
    pub minutes_per_year: f64,
    /// Planned stops of the tier.
    pub planned_minutes_per_year: f64,
}

impl Failure {
    /// What is lost, for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Node(Tier::Balancer) => "balancer",
            Self::Node(Tier::App) => "application node",
            Self::Node(Tier::Cache) => "cache node",
            Self::Node(Tier::Database) => "database node",
            Self::Machine => "one machine, with every tier on it",
            Self::Worker => "worker",
            Self::Zone => "zone (data centre)",
            Self::Region => "region of the provider",
            Self::NameService => "name service (DNS)",
            Self::CommonCause(Tier::Balancer) => "all balancers at once",
            Self::CommonCause(Tier::App) => "all application nodes at once",
            Self::CommonCause(Tier::Cache) => "all cache nodes at once",
            Self::CommonCause(Tier::Database) => "all database nodes at once",
        }
    }
}

impl Component {
    /// Downtime of a year that comes from it, failures and planned stops.
    #[must_use]
    pub fn downtime_minutes(&self) -> f64 {
        self.minutes_per_year + self.planned_minutes_per_year
    }
}

impl Effect {
    pub(super) const fn of((any, peak): (bool, bool)) -> Self {
        match (any, peak) {
            (false, _) => Self::Everything,
            (true, false) => Self::Peak,
            (true, true) => Self::Nothing,
        }
    }

    /// The effect in words.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Nothing => "not felt",
            Self::Jobs => "jobs pile up",
            Self::Peak => "the peak is not carried",
            Self::Everything => "nothing is served",
        }
    }
}

/// Birnbaum's importance of each component, I = ∂U/∂q = U(q = 1) − U(q = 0), over the joint states of the zones; times
/// q it is the downtime that would go away with a perfect component. The sum over all components counts what takes two
/// failures twice.
///
/// Source: Birnbaum, "On the importance of different components in a multicomponent system", in Krishnaiah (ed.),
/// Multivariate Analysis II (1969).
pub(super) fn components(structure: &Structure) -> Vec<Component> {
    let outside = structure.outside_up();
    // Of each state of the zones: its chance, and P(tier up | state).
    let states: Vec<(u32, f64, Vec<f64>)> = structure
        .states()
        .map(|(state, chance)| {
            (state, chance, structure.layouts.iter().map(|layout| layout.up_given(state)).collect())
        })
        .collect();
    let mut all = Vec::new();
    for (at, layout) in structure.layouts.iter().enumerate() {
        // Σ over the states of P(z)·P(the other tiers up | z)·what(z).
        let over = |what: &dyn Fn(u32, f64) -> f64| -> f64 {
            let term = |(state, chance, ups): &(u32, f64, Vec<f64>)| {
                let others: f64 =
                    ups.iter().enumerate().filter(|(of, _)| *of != at).map(|(_, up)| *up).product();
                chance * others * what(*state, ups.get(at).copied().unwrap_or(0.0))
            };
            outside * states.iter().map(term).sum::<f64>()
        };
        let nodes = layout.nodes();
        let sum = over(&|state, up| layout.importances(state, up));
        all.push(Component {
            what: layout.node,
            count: nodes,
            unavailability: layout.node_unavailability,
            importance: sum / f64::from(nodes),
            effect: Effect::of(layout.serves_without_one()),
            minutes_per_year: (layout.alone * sum + layout.failover) * MINUTES_PER_YEAR,
            planned_minutes_per_year: layout.planned * MINUTES_PER_YEAR,
        });
        if layout.common > 0.0 {
            let importance = over(&|_, up| up / (1.0 - layout.common));
            let what = Failure::CommonCause(layout.tier);
            all.push(component(what, 1, layout.common, importance, Effect::Everything));
        }
    }
    all.extend(zones(structure, &states, outside));
    let up = structure.up();
    all.extend(
        structure
            .outside
            .iter()
            .map(|(what, q)| component(*what, 1, q.get(), up / (1.0 - q.get()), Effect::Everything)),
    );
    sort_by_number(&mut all, |component| -component.downtime_minutes());
    all
}

fn component(what: Failure, count: u32, q: f64, importance: f64, effect: Effect) -> Component {
    Component {
        what,
        count,
        unavailability: q,
        importance,
        effect,
        minutes_per_year: q * f64::from(count) * importance * MINUTES_PER_YEAR,
        planned_minutes_per_year: 0.0,
    }
}

/// The zones, those whose loss has the same effect together.
fn zones(structure: &Structure, states: &[(u32, f64, Vec<f64>)], outside: f64) -> Vec<Component> {
    let q = structure.zone_down;
    let mut of_effect: Vec<Component> = Vec::new();
    for zone in 0..structure.zones {
        let effect = Effect::of(structure.serves(all_but(structure.zones, zone)));
        let up_when = |stands: bool, share: f64| -> f64 {
            let in_it = states.iter().filter(|(state, ..)| (state >> zone & 1 == 1) == stands);
            in_it.map(|(_, chance, ups)| chance / share * ups.iter().product::<f64>()).sum()
        };
        // Below nothing only by rounding.
        let importance = (outside * (up_when(true, 1.0 - q) - up_when(false, q))).max(0.0);
        match of_effect.iter_mut().find(|seen| seen.effect == effect) {
            Some(seen) => {
                let before = f64::from(seen.count) * seen.importance;
                let count = seen.count + 1;
                let mean = (before + importance) / f64::from(count);
                *seen = component(Failure::Zone, count, q, mean, effect);
            }
            None => of_effect.push(component(Failure::Zone, 1, q, importance, effect)),
        }
    }
    of_effect
}

/// Whether a design (serves anything, carries the peak) after a loss in one tier.
pub(super) fn with_loss(structure: &Structure, at: usize, left: (bool, bool), standing: u32) -> (bool, bool) {
    let others = structure.layouts.iter().enumerate().filter(|(of, _)| *of != at);
    others.map(|(_, layout)| layout.serves(standing)).fold(left, both)
}
