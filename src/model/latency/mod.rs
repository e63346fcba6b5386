//! End-to-end latency of a design at a load.

pub(super) mod fan_out;
pub(super) mod jobs;
pub(super) mod path;
pub(super) mod repeated;
pub(super) mod retries;
pub(super) mod slowest;
pub(super) mod slowest_leaf;
pub(super) mod stage;

use std::fmt;

use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::latency::path::Path;
use crate::model::station::Saturated;
use crate::numeric::QuantileError;
use crate::scenario::{Design, Workload};
use crate::units::PerSecond;

/// Quantiles and mean of the time from request to answer, seconds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Latency {
    pub mean: f64,
    pub p50: f64,
    pub p95: f64,
    pub p99: f64,
    pub p999: f64,
}

/// Why there is no latency to report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoLatency {
    /// A tier is offered more than it can do.
    Saturated { tier: Tier, saturated: Saturated },
    /// The numerical inversion failed.
    NotFound(QuantileError),
}

impl fmt::Display for NoLatency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Saturated { tier, saturated } => write!(f, "{} {saturated}", tier.label()),
            Self::NotFound(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NoLatency {}

/// Latency when `rate` requests per second arrive.
///
/// # Errors
/// [`NoLatency`]: a saturated tier has no latency.
pub fn latency(
    workload: &Workload,
    design: &Design,
    loads: &[TierLoad; 4],
    rate: PerSecond,
) -> Result<Latency, NoLatency> {
    let path = Path::new(workload, design, loads, rate)
        .map_err(|(tier, saturated)| NoLatency::Saturated { tier, saturated })?;
    let [p50, p95, p99, p999] = path.quantiles([0.5, 0.95, 0.99, 0.999]).map_err(NoLatency::NotFound)?;
    Ok(Latency { mean: path.mean_response(), p50, p95, p99, p999 })
}
