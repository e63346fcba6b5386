//! A fleet that follows its load through a week: what it saves, and when it is too small.

use crate::model::growth::load_week::{LoadWeek, MINUTES_PER_WEEK};
use crate::model::growth::scaling_policy::{NoFleet, Policy};
use crate::units::{Fraction, PerSecond};

/// A fleet of equal nodes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fleet {
    /// Requests per second that one node can serve, or within its latency objective.
    pub node_capacity: PerSecond,
    /// The share of that which scaling aims at; the rest is headroom for what comes before new nodes do.
    pub target: Fraction,
    /// Nodes of a fleet that does not follow.
    pub fixed_nodes: u32,
    /// Never fewer than these, such as one per zone.
    pub least_nodes: u32,
}

/// What a policy came to in a week.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PolicyWeek {
    /// Paid: from the order of a node to its end, booting included.
    pub node_hours: f64,
    pub most_nodes: f64,
    pub fewest_nodes: f64,
    /// Minutes in which the load exceeded what the ready nodes can serve.
    pub short_minutes: u32,
    /// Requests by which it did.
    pub requests_beyond: f64,
    /// 1 − node-hours/node-hours of the fixed fleet; negative when the policy pays for more.
    pub saving: f64,
}

/// More nodes than can be counted one by one in a float.
const MOST_NODES: f64 = 1e15;

/// Nodes are taken away only when this many minutes in a row needed fewer.
///
/// Source: Kubernetes documentation, Horizontal Pod Autoscaling, default
/// `--horizontal-pod-autoscaler-downscale-stabilization`.
const CALM_MINUTES: usize = 5;

/// Simulates a policy through the week in steps of one minute, after a week like it.
///
/// Wanted are n = ⌈λ/(target·capacity)⌉ nodes for the load λ that the policy knows of. It orders what is missing
/// at once, pays from the order on, and has the nodes after the lag, in whole minutes; it gives up what five
/// minutes in a row did not need. A minute is short when λ > ready nodes·capacity. The load is deterministic, and
/// so is the forecast's error: uniform within its bounds from a fixed hash of the hour.
///
/// # Errors
/// [`NoFleet`] for a fleet that cannot serve, or a policy that cannot be followed.
pub fn autoscale(week: &LoadWeek, fleet: &Fleet, policy: Policy) -> Result<PolicyWeek, NoFleet> {
    let useful = fleet.node_capacity.get() * fleet.target.get();
    if useful <= 0.0 || week.peak() / useful > MOST_NODES {
        return Err(NoFleet::NoCapacity);
    }
    let least = f64::from(fleet.least_nodes);
    let nodes_for = |rate: f64| (rate / useful).ceil().max(least);
    let fixed = f64::from(fleet.fixed_nodes);
    let (wanted, lag) = policy.wanted(week, fixed, nodes_for)?;
    let mut follow = Follower::new(lag, wanted.last().copied().unwrap_or(fixed));
    let mut result = PolicyWeek {
        node_hours: 0.0,
        most_nodes: 0.0,
        fewest_nodes: f64::INFINITY,
        short_minutes: 0,
        requests_beyond: 0.0,
        saving: 0.0,
    };
    // The last day goes round once more, so that the week begins as it ends.
    let run_in = MINUTES_PER_WEEK - MINUTES_PER_WEEK / 7;
    for wanted in wanted.get(run_in..).unwrap_or_default() {
        follow.step(*wanted);
    }
    let mut node_minutes = 0.0;
    for (rate, wanted) in week.minutes().iter().zip(&wanted) {
        let (paid, ready) = follow.step(*wanted);
        node_minutes += paid;
        result.most_nodes = result.most_nodes.max(paid);
        result.fewest_nodes = result.fewest_nodes.min(paid);
        let beyond = rate - ready * fleet.node_capacity.get();
        if beyond > 1e-9 * rate {
            result.short_minutes += 1;
            result.requests_beyond += beyond * 60.0;
        }
    }
    result.node_hours = node_minutes / 60.0;
    let fixed_minutes = fixed * MINUTES_PER_WEEK as f64;
    result.saving = if fixed_minutes > 0.0 { 1.0 - node_minutes / fixed_minutes } else { 0.0 };
    Ok(result)
}

/// Nodes ordered, ready and given up.
struct Follower {
    paid: f64,
    /// Nodes that will be ready in so many minutes, as a ring.
    coming: Vec<f64>,
    on_the_way: f64,
    /// What the last minutes needed, as a ring.
    recent: [f64; CALM_MINUTES],
    minute: usize,
}

impl Follower {
    fn new(lag: usize, nodes: f64) -> Self {
        let coming = vec![0.0; lag];
        Self { paid: nodes, coming, on_the_way: 0.0, recent: [nodes; CALM_MINUTES], minute: 0 }
    }

    /// A minute in which `wanted` nodes are needed: the nodes paid and the nodes ready.
    fn step(&mut self, wanted: f64) -> (f64, f64) {
        if let Some(oldest) = self.recent.get_mut(self.minute % CALM_MINUTES) {
            *oldest = wanted;
        }
        let calm = self.recent.iter().copied().fold(0.0, f64::max);
        let ordered = (wanted - self.paid).max(0.0);
        self.paid += ordered;
        let arriving = if self.coming.is_empty() { 0 } else { self.minute % self.coming.len() };
        if let Some(slot) = self.coming.get_mut(arriving) {
            self.on_the_way += ordered - *slot;
            *slot = ordered;
        }
        // Nodes still booting are kept: what is given up is given up by those that are ready.
        let surplus = (self.paid - calm).clamp(0.0, (self.paid - self.on_the_way).max(0.0));
        self.paid -= surplus;
        self.minute += 1;
        (self.paid, self.paid - self.on_the_way)
    }
}

#[cfg(test)]
mod tests {
    use super::super::scaling_policy::Lag;
    use super::*;
    use crate::units::{Factor, Seconds};

    const LAG: Lag = Lag {
        metric_period: Seconds::literal(60.0),
        decision: Seconds::literal(60.0),
        boot: Seconds::literal(90.0),
        warm_up: Seconds::literal(60.0),
    };
    const SHORT_LAG: Lag = Lag {
        metric_period: Seconds::literal(15.0),
        decision: Seconds::literal(15.0),
        boot: Seconds::literal(30.0),
        warm_up: Seconds::literal(0.0),
    };

    fn week(ratio: f64) -> LoadWeek {
        LoadWeek::two_humped(PerSecond::literal(10_000.0), Factor::new(ratio).unwrap()).unwrap()
    }

    fn fleet(target: f64) -> Fleet {
        Fleet {
            node_capacity: PerSecond::literal(100.0),
            target: Fraction::new(target).unwrap(),
            fixed_nodes: (20_000.0 / (100.0 * target)).ceil() as u32,
            least_nodes: 2,
        }
    }

    fn run(target: f64, policy: Policy) -> PolicyWeek {
        autoscale(&week(2.0), &fleet(target), policy).unwrap()
    }

    #[test]
    fn a_fixed_fleet_is_never_short_and_saves_nothing() {
        let fixed = run(0.8, Policy::None);
        // ⌈20,000/80⌉ nodes for 168 hours.
        assert!((fixed.node_hours / (250.0 * 168.0) - 1.0).abs() < 1e-9, "{fixed:?}");
        assert_eq!((fixed.short_minutes, fixed.saving), (0, 0.0));
        assert_eq!((fixed.most_nodes, fixed.fewest_nodes), (250.0, 250.0));
    }

    #[test]
    fn following_saves_about_half_at_a_ratio_of_two() {
        for policy in [
            Policy::Reactive(LAG),
            Policy::CustomMetric(SHORT_LAG),
            Policy::Predictive { lag: LAG, error: Fraction::literal(0.05) },
            Policy::Scheduled { lag: LAG, block_hours: 2 },
        ] {
            let got = run(0.8, policy);
            println!("{policy:?}\n  {got:?}");
            assert!((0.4..0.5).contains(&got.saving), "{got:?}");
            assert_eq!((got.short_minutes, got.requests_beyond), (0, 0.0), "{got:?}");
        }
    }

    #[test]
    fn without_headroom_the_longer_lag_is_short_for_longer() {
        let [long, short] =
            [Policy::Reactive(LAG), Policy::CustomMetric(SHORT_LAG)].map(|policy| run(1.0, policy));
        assert!(long.short_minutes > 1_000 && short.short_minutes > 100, "{long:?} {short:?}");
        assert!(long.requests_beyond > 2.0 * short.requests_beyond, "{long:?} {short:?}");
    }

    #[test]
    fn headroom_as_large_as_the_growth_within_the_lag_is_enough() {
        let week = week(3.0);
        let lag = (LAG.total() / 60.0).ceil() as u32 + 1;
        let enough = 1.0 / (1.0 + week.headroom_needed(lag));
        let short = |target| autoscale(&week, &fleet(target), Policy::Reactive(LAG)).unwrap().short_minutes;
        assert_eq!(short(enough), 0);
        assert!(short(0.5 + 0.5 * enough) > 0);
    }

    #[test]
    fn a_perfect_forecast_and_a_plan_are_never_short() {
        for block_hours in [1, 5, 168] {
            assert_eq!(
                run(1.0, Policy::Scheduled { lag: LAG, block_hours }).short_minutes,
                0,
                "{block_hours}"
            );
        }
        let forecast =
            |error| run(1.0, Policy::Predictive { lag: LAG, error: Fraction::new(error).unwrap() });
        assert_eq!(forecast(0.0).short_minutes, 0);
        assert!(forecast(0.2).short_minutes > 1_000);
        assert!((run(1.0, Policy::Scheduled { lag: LAG, block_hours: 168 }).saving).abs() < 1e-12);
    }

    #[test]
    fn bounds_and_extremes() {
        assert_eq!(autoscale(&week(2.0), &fleet(0.0), Policy::None), Err(NoFleet::NoCapacity));
        let crumbs = Fleet { node_capacity: PerSecond::literal(1e-300), ..fleet(1.0) };
        assert_eq!(autoscale(&week(2.0), &crumbs, Policy::None), Err(NoFleet::NoCapacity));
        let endless = Lag { boot: Seconds::literal(1e12), ..LAG };
        assert_eq!(autoscale(&week(2.0), &fleet(1.0), Policy::Reactive(endless)), Err(NoFleet::LagTooLong));
        let no_blocks = Policy::Scheduled { lag: LAG, block_hours: 0 };
        let error = autoscale(&week(2.0), &fleet(1.0), no_blocks).unwrap_err();
        assert_eq!(error.to_string(), "the blocks of a schedule must be 1 to 168 hours long, not 0");
        for (average, capacity) in [(0.0, 1.0), (1e10, 1e-4), (1e-9, 1e12)] {
            let week = LoadWeek::two_humped(PerSecond::new(average).unwrap(), Factor::literal(4.0)).unwrap();
            let fleet = Fleet { node_capacity: PerSecond::new(capacity).unwrap(), ..fleet(0.7) };
            let got = autoscale(&week, &fleet, Policy::Reactive(LAG)).unwrap();
            assert!(got.node_hours.is_finite() && got.saving <= 1.0 && got.fewest_nodes >= 2.0, "{got:?}");
        }
    }
}
