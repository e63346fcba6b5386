//! Jobs in their queue: load on the workers, and a wait that no request sees.

use std::fmt;

use crate::model::capacity::demand::{edge_share, on};
use crate::model::station::{Saturated, Station};
use crate::numeric::QuantileError;
use crate::scenario::{Design, Workload};
use crate::units::{OutOfRange, PerSecond};

/// The workers at the peak.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JobQueue {
    /// Jobs per second.
    pub rate: f64,
    /// Jobs per second that the workers do at most.
    pub capacity: f64,
    /// Busy share of the workers; above 1 the queue grows without end.
    pub utilization: f64,
    pub wait: Result<JobWait, NoJobWait>,
}

/// Seconds that a job waits for a worker.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct JobWait {
    pub mean: f64,
    pub p99: f64,
}

/// Why there is no wait to report.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NoJobWait {
    Saturated(Saturated),
    NotFound(QuantileError),
}

impl fmt::Display for NoJobWait {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Saturated(why) => write!(f, "the workers are {why}"),
            Self::NotFound(why) => why.fmt(f),
        }
    }
}

/// Jobs that a request leaves, on average over all requests.
fn jobs_per_request(workload: &Workload, design: &Design) -> f64 {
    (1.0 - edge_share(workload, design)) * workload.jobs.per_request.get()
}

/// Requests per second whose jobs the workers do at most, c/(S·j); unbounded where requests leave none.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn carried_by_workers(workload: &Workload, design: &Design) -> Result<f64, OutOfRange> {
    let (workers, jobs) = (&design.workers, jobs_per_request(workload, design));
    if jobs == 0.0 {
        return Ok(f64::INFINITY);
    }
    let service = on(&workers.machine, workload, workload.jobs.time, workload.jobs.scv.get())?;
    Ok(f64::from(workers.machine.servers()) * f64::from(workers.nodes) / (service.mean() * jobs))
}

/// λ·(1 − edge)·j jobs per second, j per request, to one queue for all workers: G/G/c with the burstiness of the
/// arrivals. None when requests leave no jobs. What the cores of a worker take from each other is left out.
///
/// # Errors
/// [`OutOfRange`] when a product of inputs leaves the domain of its quantity.
pub fn job_queue(
    workload: &Workload,
    design: &Design,
    rate: PerSecond,
) -> Result<Option<JobQueue>, OutOfRange> {
    let jobs = &workload.jobs;
    if jobs.per_request.get() == 0.0 {
        return Ok(None);
    }
    let workers = &design.workers;
    let rate = PerSecond::new(rate.get() * jobs_per_request(workload, design))?;
    let station = Station {
        servers: workers.machine.servers().saturating_mul(workers.nodes),
        arrival_rate: rate,
        arrival_scv: workload.arrival_scv,
        service: on(&workers.machine, workload, jobs.time, jobs.scv.get())?,
    };
    let wait = station.waiting().map_err(NoJobWait::Saturated).and_then(|waiting| {
        let [p99] = waiting.quantiles([0.99]).map_err(NoJobWait::NotFound)?;
        Ok(JobWait { mean: waiting.mean, p99 })
    });
    let capacity = f64::from(station.servers) / station.service.mean();
    Ok(Some(JobQueue { rate: rate.get(), capacity, utilization: station.utilization(), wait }))
}
