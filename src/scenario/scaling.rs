//! How a pool of nodes follows its load.

use super::access::Choice;
use crate::units::{Fraction, Seconds};

/// How the number of application nodes is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScalingPolicy {
    /// It stays as it is.
    None,
    Reactive,
    CustomMetric,
    Predictive,
    Scheduled,
}

impl ScalingPolicy {
    pub const ALL: [Self; 5] =
        [Self::None, Self::Reactive, Self::CustomMetric, Self::Predictive, Self::Scheduled];

    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "fixed fleet",
            Self::Reactive => "reactive",
            Self::CustomMetric => "custom metric",
            Self::Predictive => "predictive",
            Self::Scheduled => "scheduled",
        }
    }
}

impl Choice for ScalingPolicy {
    const OPTIONS: &'static [(&'static str, &'static str, Self)] = &[
        ("none", "fixed fleet", Self::None),
        ("reactive", "reactive: processors", Self::Reactive),
        ("custom-metric", "reactive: a custom metric", Self::CustomMetric),
        ("predictive", "predictive", Self::Predictive),
        ("scheduled", "scheduled", Self::Scheduled),
    ];
}

/// The times and targets of scaling, which both designs share.
#[derive(Debug, Clone, PartialEq)]
pub struct Scaling {
    /// Busy share of the nodes that is aimed at.
    pub target: Fraction,
    /// The metric is a mean over this time.
    pub metric_period: Seconds,
    /// The same of a custom metric, such as the length of a queue.
    pub custom_metric_period: Seconds,
    /// Until the scaler acts on the metric.
    pub decision: Seconds,
    /// Until a node runs.
    pub boot: Seconds,
    /// Until a node carries its share.
    pub warm_up: Seconds,
    /// By how much the forecast is off at most, either way.
    pub forecast_error: Fraction,
    /// Hours of one block of the schedule.
    pub block_hours: u32,
}
