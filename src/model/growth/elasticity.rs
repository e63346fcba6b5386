//! The application pool through a week under each policy of scaling: what is paid, and when it is too small.

use std::fmt;

use crate::catalog::Price;
use crate::model::capacity::demand::loads;
use crate::model::capacity::tier::Tier;
use crate::model::cost::item::{CostKind, CostPart};
use crate::model::cost::standing_cost;
pub use crate::model::growth::autoscaling::PolicyWeek;
use crate::model::growth::autoscaling::{Fleet, autoscale};
pub use crate::model::growth::load_week::NotAWeek;
use crate::model::growth::load_week::{LoadWeek, MINUTES_PER_WEEK};
pub use crate::model::growth::scaling_policy::NoFleet;
use crate::model::growth::scaling_policy::{Lag, Policy};
use crate::model::machines::is_shared;
use crate::scenario::{Purchase, Scaling, ScalingPolicy, Scenario, Sessions, Side};
use crate::units::{OutOfRange, PerSecond, Seconds};

/// All five policies beside each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Elasticity {
    /// The policy that the design has.
    pub chosen: ScalingPolicy,
    /// Nodes of the design: the fixed fleet.
    pub fixed_nodes: u32,
    /// Nodes that are kept at least.
    pub least_nodes: u32,
    /// Requests per second to the design that one node serves at most.
    pub node_capacity: f64,
    /// By how much the load grows at most, as a share, while a reactive policy gets its nodes: the spare capacity that
    /// it needs.
    pub headroom_needed: f64,
    /// The spare capacity that the target leaves: 1/target − 1.
    pub headroom_kept: f64,
    /// How idle nodes are billed.
    pub billing: Billing,
    /// In the order of [`ScalingPolicy::ALL`].
    pub policies: [PolicyOutcome; 5],
}

/// What one policy comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PolicyOutcome {
    pub policy: ScalingPolicy,
    /// Seconds from a change of the load to the nodes for it; none where nothing follows.
    pub lag: Option<f64>,
    pub week: PolicyWeek,
    /// US dollars per month for the machines, as the bill has them; without the work on them.
    pub cost: f64,
}

/// Whether a node that does not run costs nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Billing {
    ByTheHour,
    /// Owned, or committed for a year or three: as many as there ever are, are paid.
    Always,
}

/// Why a pool does not follow its load.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoElasticity {
    LocalSessions,
    OneMachine,
    Week(NotAWeek),
    Fleet(NoFleet),
    OutOfRange(OutOfRange),
}

impl fmt::Display for NoElasticity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::LocalSessions => {
                f.write_str("sessions live in the memory of one node, so no second one can help")
            }
            Self::OneMachine => f.write_str("all tiers stand on one machine, so no second one can help"),
            Self::Week(why) => why.fmt(f),
            Self::Fleet(why) => why.fmt(f),
            Self::OutOfRange(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NoElasticity {}

impl Elasticity {
    /// The design's own policy.
    #[must_use]
    pub fn own(&self) -> Option<&PolicyOutcome> {
        self.policies.iter().find(|outcome| outcome.policy == self.chosen)
    }

    /// US dollars per month less than the fixed fleet; negative for more.
    #[must_use]
    pub fn saved(&self, outcome: &PolicyOutcome) -> f64 {
        let [fixed, ..] = &self.policies;
        fixed.cost - outcome.cost
    }
}

/// Simulates the application pool of a design through a week whose highest minute is the peak, under each policy.
///
/// Cost: nodes paid on average · price of a node and month where idle nodes cost nothing (rented on demand), else the
/// most nodes there ever are. The fixed fleet is the design as it stands, so that its cost is that of the bill.
///
/// # Errors
/// [`NoElasticity`], where nodes cannot be added or the week or the lag is out of range.
pub fn elasticity(scenario: &Scenario, side: Side) -> Result<Elasticity, NoElasticity> {
    let (workload, design) = (&scenario.workload, scenario.design(side));
    if is_shared(design) {
        return Err(NoElasticity::OneMachine);
    }
    if design.sessions == Sessions::Local {
        return Err(NoElasticity::LocalSessions);
    }
    let scaling = &workload.scaling;
    let pool = &design.app;
    let week =
        LoadWeek::two_humped(workload.average_rate, workload.peak_to_average).map_err(NoElasticity::Week)?;
    let loads = loads(workload, design).map_err(NoElasticity::OutOfRange)?;
    let app = loads.iter().find(|load| load.tier == Tier::App);
    let capacity = app.map_or(0.0, |load| load.capacity()) / f64::from(pool.nodes);
    let node_capacity = PerSecond::new(capacity.min(PerSecond::MAXIMUM)).map_err(NoElasticity::OutOfRange)?;
    let least_nodes = pool.zones.max(2).min(pool.nodes);
    let fleet = Fleet { node_capacity, target: scaling.target, fixed_nodes: pool.nodes, least_nodes };
    let items = standing_cost(workload, design).items;
    let machines = items
        .iter()
        .filter(|item| item.part == CostPart::Tier(Tier::App) && item.kind != CostKind::Operation);
    let each: f64 = machines.filter_map(|item| item.basis.each()).sum();
    let billing = match (pool.machine.price, design.purchase) {
        (Price::Rented { three_year: Some(_), .. }, Purchase::ThreeYear)
        | (Price::Rented { .. }, Purchase::OneYear)
        | (Price::Owned { .. }, _) => Billing::Always,
        (Price::Rented { .. } | Price::Managed { .. }, _) => Billing::ByTheHour,
    };
    let outcome = |policy| {
        let lag = lag(scaling, policy);
        let week = autoscale(&week, &fleet, followed(scaling, policy)).map_err(NoElasticity::Fleet)?;
        let nodes = match billing {
            Billing::ByTheHour => week.node_hours * 60.0 / MINUTES_PER_WEEK as f64,
            Billing::Always => week.most_nodes,
        };
        Ok(PolicyOutcome { policy, lag, week, cost: nodes * each })
    };
    let [none, reactive, custom, predictive, scheduled] = ScalingPolicy::ALL.map(outcome);
    let minutes = (lag_of(scaling, scaling.metric_period).total() / 60.0).ceil() as u32;
    Ok(Elasticity {
        chosen: design.scaling,
        fixed_nodes: pool.nodes,
        least_nodes,
        node_capacity: capacity,
        headroom_needed: week.headroom_needed(minutes),
        headroom_kept: 1.0 / scaling.target.get() - 1.0,
        billing,
        policies: [none?, reactive?, custom?, predictive?, scheduled?],
    })
}

const fn lag_of(scaling: &Scaling, metric_period: Seconds) -> Lag {
    Lag { metric_period, decision: scaling.decision, boot: scaling.boot, warm_up: scaling.warm_up }
}

const fn followed(scaling: &Scaling, policy: ScalingPolicy) -> Policy {
    let lag = lag_of(scaling, scaling.metric_period);
    match policy {
        ScalingPolicy::None => Policy::None,
        ScalingPolicy::Reactive => Policy::Reactive(lag),
        ScalingPolicy::CustomMetric => Policy::CustomMetric(lag_of(scaling, scaling.custom_metric_period)),
        ScalingPolicy::Predictive => Policy::Predictive { lag, error: scaling.forecast_error },
        ScalingPolicy::Scheduled => Policy::Scheduled { lag, block_hours: scaling.block_hours },
    }
}

/// A forecast and a plan are made in time for the lag, so that nothing is late but what they did not foresee.
fn lag(scaling: &Scaling, policy: ScalingPolicy) -> Option<f64> {
    match policy {
        ScalingPolicy::None => None,
        ScalingPolicy::Reactive => Some(lag_of(scaling, scaling.metric_period).total()),
        ScalingPolicy::CustomMetric => Some(lag_of(scaling, scaling.custom_metric_period).total()),
        ScalingPolicy::Predictive | ScalingPolicy::Scheduled => {
            Some(lag_of(scaling, scaling.metric_period).after_metric())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::default_preset;

    /// 7,260 requests a second at peak on rented nodes of a few hundred each.
    fn scenario(changes: &[(&str, &str)]) -> Scenario {
        let rented = default_preset()
            .scenario()
            .changed(&[("horizontal.app.machine", "m7i.2xlarge"), ("horizontal.app.nodes", "12")]);
        rented.unwrap().changed(changes).unwrap()
    }

    fn out(changes: &[(&str, &str)]) -> Elasticity {
        elasticity(&scenario(changes), Side::Horizontal).unwrap()
    }

    #[test]
    fn the_fixed_fleet_costs_what_the_bill_says() {
        for machine in ["m7i.2xlarge", "r630-web"] {
            let scenario = scenario(&[("horizontal.app.machine", machine)]);
            let found = elasticity(&scenario, Side::Horizontal).unwrap();
            let bill = standing_cost(&scenario.workload, &scenario.horizontal);
            let app = bill
                .items
                .iter()
                .filter(|item| item.part == CostPart::Tier(Tier::App) && item.kind != CostKind::Operation);
            let expected: f64 = app.map(|item| item.amount).sum();
            assert!((found.policies[0].cost / expected - 1.0).abs() < 1e-12, "{found:?}");
        }
    }

    #[test]
    fn rented_nodes_that_follow_the_load_save_and_owned_ones_do_not() {
        let rented = out(&[]);
        assert_eq!(rented.billing, Billing::ByTheHour);
        assert!(rented.policies[1..].iter().all(|outcome| rented.saved(outcome) > 0.0), "{rented:?}");
        for changes in [&[("horizontal.app.machine", "r630-web")], &[("horizontal.purchase", "three-year")]] {
            let always = out(changes);
            assert_eq!(always.billing, Billing::Always);
            for outcome in &always.policies[1..] {
                let nodes = f64::from(always.fixed_nodes) - outcome.week.most_nodes;
                let each = always.policies[0].cost / f64::from(always.fixed_nodes);
                assert!((always.saved(outcome) - nodes * each).abs() < 1e-6, "{always:?}");
            }
        }
    }

    #[test]
    fn the_headroom_needed_is_the_growth_within_the_lag() {
        let [short, long] = ["30s", "10min"].map(|boot| out(&[("scaling_boot", boot)]));
        // Growth · lag: 3.5 and 13 minutes.
        assert!((2.5..5.0).contains(&(long.headroom_needed / short.headroom_needed)), "{short:?} {long:?}");
        let late = |found: &Elasticity| found.policies[1].week.short_minutes;
        let full = [("scaling_target", "100%"), ("scaling_boot", "10min")];
        assert!(late(&out(&full)) > 0 && late(&short) == 0);
    }

    #[test]
    fn what_cannot_follow_says_why() {
        let why = |changes| elasticity(&scenario(changes), Side::Horizontal).unwrap_err().to_string();
        assert!(why(&[("horizontal.app.sessions", "local")]).starts_with("sessions live in the memory"));
        assert!(why(&[("peak_to_average", "50")]).starts_with("the peak of a week"));
    }
}
