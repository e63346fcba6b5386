//! The answer of the queue calculator.

use std::fmt;

use serde::Serialize;

use crate::model::{ErrorBand, Saturated, Station, error_band};
use crate::numeric::QuantileError;
use crate::units::{duration, percent};

/// One station's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct StationAnswer {
    pub utilization: f64,
    pub p_wait: f64,
    pub mean_wait_s: f64,
    pub mean_response_s: f64,
    pub p50_s: f64,
    pub p95_s: f64,
    pub p99_s: f64,
    pub p999_s: f64,
    /// How far the percentiles of such a station were from simulation.
    pub measured_error: MeasuredError,
}

/// The largest relative error that was measured in the regime of a station, or why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(untagged)]
pub enum MeasuredError {
    Within { p50: f64, p99: f64, p999: f64 },
    Unmeasured { reason: &'static str },
}

impl MeasuredError {
    fn of(station: &Station) -> Self {
        match error_band(station) {
            Some(ErrorBand { p50, p99, p999, .. }) => Self::Within { p50, p99, p999 },
            None => Self::Unmeasured {
                reason: "simulated up to 256 servers, 95% busy and SCVs of 4; not this far",
            },
        }
    }
}

impl fmt::Display for MeasuredError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Within { p99, .. } => write!(f, "p99 within {} of simulation", percent(*p99)),
            Self::Unmeasured { reason } => f.write_str(reason),
        }
    }
}

/// Why a station has no answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoAnswer {
    Saturated(Saturated),
    NotFound(QuantileError),
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Saturated(saturated) => write!(
                f,
                "the station is {saturated}; its backlog grows by {:.4} a second",
                saturated.backlog_per_second
            ),
            Self::NotFound(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NoAnswer {}

/// Mean and quantiles of waiting and response time.
///
/// # Errors
/// [`NoAnswer`]: a saturated station has no steady state.
pub fn station_answer(station: &Station) -> Result<StationAnswer, NoAnswer> {
    let waiting = station.waiting().map_err(NoAnswer::Saturated)?;
    let [p50_s, p95_s, p99_s, p999_s] =
        station.quantiles_after(waiting, [0.5, 0.95, 0.99, 0.999]).map_err(NoAnswer::NotFound)?;
    Ok(StationAnswer {
        utilization: station.utilization(),
        p_wait: waiting.probability,
        mean_wait_s: waiting.mean,
        mean_response_s: waiting.mean + station.service.mean(),
        p50_s,
        p95_s,
        p99_s,
        p999_s,
        measured_error: MeasuredError::of(station),
    })
}

impl fmt::Display for StationAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "utilization    {}", percent(self.utilization))?;
        writeln!(f, "P(wait)        {}", percent(self.p_wait))?;
        writeln!(f, "mean wait      {}", duration(self.mean_wait_s))?;
        writeln!(f, "mean response  {}", duration(self.mean_response_s))?;
        writeln!(f, "p50            {}", duration(self.p50_s))?;
        writeln!(f, "p95            {}", duration(self.p95_s))?;
        writeln!(f, "p99            {}", duration(self.p99_s))?;
        writeln!(f, "p99.9          {}", duration(self.p999_s))?;
        write!(f, "measured error {}", self.measured_error)
    }
}
