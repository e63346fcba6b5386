//! Retries, jobs and spikes as records of JSON.

use serde::Serialize;

use super::json::{Result, unavailable};
use crate::model::{Drain, JobQueue, RetryState, SpikeOutcome};

/// The overload that sustains itself after a push.
#[derive(Serialize)]
pub(super) struct Metastable {
    beyond_attempts_per_request: f64,
    attempts_per_request: f64,
    share_given_up: f64,
}

/// The queue of the workers at the peak.
#[derive(Serialize)]
pub(super) struct Jobs {
    per_second: f64,
    capacity_per_second: f64,
    utilization: f64,
    p99_wait_ms: Result<f64>,
}

/// With a queue what is beyond the capacity waits; without one it is refused.
#[derive(Serialize)]
pub(super) struct Spike {
    per_second: f64,
    requests_beyond_capacity: f64,
    longest_wait_s: f64,
    drained_after_s: Result<f64>,
}

impl Metastable {
    pub fn of(state: RetryState) -> Option<Self> {
        let RetryState::Metastable { threshold, sustained, .. } = state else { return None };
        Some(Self {
            beyond_attempts_per_request: threshold,
            attempts_per_request: sustained.attempts,
            share_given_up: sustained.given_up,
        })
    }
}

impl Jobs {
    pub fn of(queue: &JobQueue) -> Self {
        Self {
            per_second: queue.rate,
            capacity_per_second: queue.capacity,
            utilization: queue.utilization,
            p99_wait_ms: match queue.wait {
                Ok(wait) => Result::Number(wait.p99 * 1e3),
                Err(why) => unavailable(why.to_string(), None),
            },
        }
    }
}

impl Spike {
    pub fn of(spike: &SpikeOutcome) -> Self {
        Self {
            per_second: spike.peak,
            requests_beyond_capacity: spike.beyond,
            longest_wait_s: spike.longest_delay,
            drained_after_s: match spike.drain {
                Drain::After { seconds } => Result::Number(seconds),
                Drain::Never { growth_per_second } => unavailable(
                    "the peak alone is as much as the design can do".to_owned(),
                    Some(growth_per_second),
                ),
            },
        }
    }
}
