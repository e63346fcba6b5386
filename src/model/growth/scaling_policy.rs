//! How the size of a fleet is chosen, minute by minute.

use std::fmt;

use crate::model::growth::load_week::{LoadWeek, MINUTES_PER_WEEK};
use crate::units::{Fraction, Seconds};

/// How the number of nodes is chosen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Policy {
    /// The fixed fleet, always.
    None,
    /// From what a metric showed, such as the processors' utilization over the last period.
    Reactive(Lag),
    /// From a metric close to the cause, such as the length of a queue: the same, with a shorter lag.
    CustomMetric(Lag),
    /// From a forecast for the time at which a node ordered now is ready. The forecast is off by up to `error`
    /// either way, anew each hour.
    Predictive { lag: Lag, error: Fraction },
    /// From a plan: for each block of so many hours of the week what the load needed in it the week before,
    /// ordered in time.
    Scheduled { lag: Lag, block_hours: u32 },
}

/// What passes between a change of load and a node that serves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lag {
    /// The metric is a mean over this time.
    pub metric_period: Seconds,
    /// Until the scaler acts on the metric.
    pub decision: Seconds,
    /// Until the node runs.
    pub boot: Seconds,
    /// Until it carries its share: caches, connections, compilation.
    pub warm_up: Seconds,
}

impl Lag {
    /// From the moment a load is seen: decision + boot + warm-up, seconds.
    #[must_use]
    pub fn after_metric(&self) -> f64 {
        self.decision.get() + self.boot.get() + self.warm_up.get()
    }

    /// From the change of the load to the node that serves it, seconds.
    #[must_use]
    pub fn total(&self) -> f64 {
        self.metric_period.get() + self.after_metric()
    }
}

/// Why there is no simulation of a fleet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoFleet {
    /// A node that serves nothing or next to nothing, or a target of nothing.
    NoCapacity,
    /// A plan without blocks, or with blocks longer than the week.
    BlockHours { block_hours: u32 },
    /// More than a day until a node is ready.
    LagTooLong,
}

impl fmt::Display for NoFleet {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoCapacity => f.write_str(
                "a fleet needs a node capacity and a target utilization above 0, and 1e15 nodes at most",
            ),
            Self::BlockHours { block_hours } => {
                write!(f, "the blocks of a schedule must be 1 to 168 hours long, not {block_hours}")
            }
            Self::LagTooLong => f.write_str("a node must be ready within a day of the change of load"),
        }
    }
}

impl std::error::Error for NoFleet {}

const LONGEST_LAG_SECONDS: f64 = 86_400.0;

impl Policy {
    /// Nodes wanted in each minute of the week, and the minutes from wanting a node to having it.
    pub(in crate::model) fn wanted(
        self,
        week: &LoadWeek,
        fixed: f64,
        nodes_for: impl Fn(f64) -> f64,
    ) -> Result<(Vec<f64>, usize), NoFleet> {
        Ok(match self {
            Self::None => (vec![fixed; MINUTES_PER_WEEK], 0),
            Self::Reactive(lag) | Self::CustomMetric(lag) => {
                let period = whole_minutes(lag.metric_period.get())?;
                (seen(week, period, nodes_for), whole_minutes(lag.after_metric())?)
            }
            Self::Predictive { lag, error } => {
                let minutes = whole_minutes(lag.after_metric())?;
                (forecast(week, minutes, error, nodes_for), minutes)
            }
            Self::Scheduled { lag, block_hours } => {
                let minutes = whole_minutes(lag.after_metric())?;
                (plan(week, minutes, block_hours, nodes_for)?, minutes)
            }
        })
    }
}

fn whole_minutes(seconds: f64) -> Result<usize, NoFleet> {
    if seconds > LONGEST_LAG_SECONDS {
        return Err(NoFleet::LagTooLong);
    }
    Ok((seconds / 60.0).ceil() as usize)
}

/// Nodes for the mean of the last `period` minutes, looked at once per period.
fn seen(week: &LoadWeek, period: usize, nodes_for: impl Fn(f64) -> f64) -> Vec<f64> {
    let period = period.max(1);
    let mean_before = |minute: usize| {
        let sum: f64 = (1..=period).map(|back| week.at(minute as i64 - back as i64)).sum();
        sum / period as f64
    };
    let mut nodes = Vec::with_capacity(MINUTES_PER_WEEK);
    while nodes.len() < MINUTES_PER_WEEK {
        let wanted = nodes_for(mean_before(nodes.len()));
        nodes.resize((nodes.len() + period).min(MINUTES_PER_WEEK), wanted);
    }
    nodes
}

/// Nodes for the forecast of the load now and in `lag` minutes.
fn forecast(week: &LoadWeek, lag: usize, error: Fraction, nodes_for: impl Fn(f64) -> f64) -> Vec<f64> {
    let expected = |minute: usize| {
        let off = 2.0 * uniform(minute as u64 / 60) - 1.0;
        week.at(minute as i64) * (1.0 + error.get() * off)
    };
    let nodes: Vec<f64> = (0..MINUTES_PER_WEEK).map(|minute| nodes_for(expected(minute))).collect();
    ahead(&nodes, lag)
}

/// Nodes for the highest minute of each block of hours.
fn plan(
    week: &LoadWeek,
    lag: usize,
    block_hours: u32,
    nodes_for: impl Fn(f64) -> f64,
) -> Result<Vec<f64>, NoFleet> {
    if !(1..=168).contains(&block_hours) {
        return Err(NoFleet::BlockHours { block_hours });
    }
    let mut nodes = Vec::with_capacity(MINUTES_PER_WEEK);
    for block in week.minutes().chunks(block_hours as usize * 60) {
        let wanted = nodes_for(block.iter().copied().fold(0.0, f64::max));
        nodes.resize(nodes.len() + block.len(), wanted);
    }
    Ok(ahead(&nodes, lag))
}

/// The larger of what is needed now and in `lag` minutes.
fn ahead(nodes: &[f64], lag: usize) -> Vec<f64> {
    let later = nodes.iter().cycle().skip(lag);
    nodes.iter().zip(later).map(|(now, later)| now.max(*later)).collect()
}

/// From 0 to 1, the same for the same hour.
///
/// Source: Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA (2014) (SplitMix64's
/// mixing).
fn uniform(hour: u64) -> f64 {
    let mut bits = hour.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((bits ^ (bits >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::{Factor, PerSecond};

    fn week() -> LoadWeek {
        LoadWeek::two_humped(PerSecond::literal(1_000.0), Factor::literal(2.0)).unwrap()
    }

    #[test]
    fn a_metric_shows_the_past_and_holds_for_its_period() {
        let wanted = seen(&week(), 5, |rate| rate);
        assert_eq!(wanted.len(), MINUTES_PER_WEEK);
        let mean = (0..5).map(|minute| week().at(minute)).sum::<f64>() / 5.0;
        for wanted in &wanted[5..10] {
            assert!((wanted / mean - 1.0).abs() < 1e-12, "{wanted}");
        }
    }

    #[test]
    fn what_is_needed_later_is_wanted_now() {
        assert_eq!(ahead(&[1.0, 5.0, 2.0, 1.0], 1), [5.0, 5.0, 2.0, 1.0]);
        assert_eq!(ahead(&[1.0, 5.0, 2.0, 1.0], 0), [1.0, 5.0, 2.0, 1.0]);
    }

    #[test]
    fn the_forecast_is_off_evenly_and_within_its_error() {
        let off: Vec<f64> = (0..168).map(uniform).collect();
        assert!(off.iter().all(|x| (0.0..1.0).contains(x)));
        let mean = off.iter().sum::<f64>() / 168.0;
        assert!((mean - 0.5).abs() < 0.05, "{mean}");
    }
}
