//! Cells of the comparison about retries, jobs and spikes.

use super::comparison::{Cell, Verdict, plain};
use crate::model::{DesignEvaluation, Drain, RetryState};
use crate::units::{duration, percent, rate, significant};

pub(super) fn attempts(of: &DesignEvaluation) -> Cell {
    let repeated = &of.repeated;
    let detail = match repeated.state {
        None => "nobody tries again".to_owned(),
        Some(RetryState::Stable(at) | RetryState::Overloaded(at)) => {
            format!("{} of the requests given up", percent(at.given_up))
        }
        Some(RetryState::Metastable { threshold, sustained, .. }) => format!(
            "metastable: pushed beyond {} it stays at {}",
            significant(threshold, 3),
            significant(sustained.attempts, 3)
        ),
    };
    plain(significant(repeated.attempts, 4), detail)
}

/// The wait of a job for a worker, which no request sees.
pub(super) fn job_wait(of: &DesignEvaluation) -> Cell {
    let Some(queue) = of.jobs else { return plain("no jobs".to_owned(), None) };
    let busy = format!("workers {} busy with {}", percent(queue.utilization), rate(queue.rate));
    match queue.wait {
        Ok(wait) => plain(duration(wait.p99), busy),
        Err(why) => {
            Cell { text: "piles up".to_owned(), details: vec![why.to_string()], verdict: Verdict::Missed }
        }
    }
}

/// How long a spike is felt, and whom it costs.
pub(super) fn spike(of: &DesignEvaluation) -> Cell {
    let Some(spike) = of.spike else { return plain("no spike is set".to_owned(), None) };
    if spike.beyond == 0.0 {
        return plain("within the capacity".to_owned(), format!("{} in the spike", rate(spike.peak)));
    }
    let requests = significant(spike.beyond, 3);
    let wait = duration(spike.longest_delay);
    let details =
        format!("with a queue {requests} requests wait, the last {wait}; without one they are refused");
    match spike.drain {
        Drain::After { seconds } => plain(duration(seconds), details),
        Drain::Never { .. } => plain("never".to_owned(), details),
    }
}
