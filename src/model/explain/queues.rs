//! What waits in a queue: jobs for workers, and requests after a spike.

use crate::model::explain::amount::Term;
use crate::model::explain::case::{Account, Case, step};
use crate::model::explain::explanation::Formula;
use crate::model::explain::figure::Figure;
use crate::model::explain::sources::{FLUID, GENERAL_QUEUE};
use crate::units::Kind;

pub(super) fn jobs(case: &Case<'_>) -> Account {
    let mut steps = vec![case.peak_step()];
    if let Some(queue) = case.own.jobs {
        steps.push(step("", "λ_j", "jobs", Term::number(queue.rate, Kind::Rate)));
        steps.push(step(
            "",
            "",
            "jobs that the workers do at most",
            Term::number(queue.capacity, Kind::Rate),
        ));
        steps.push(step(
            "",
            "ρ",
            "busy share of the workers",
            Term::number(queue.utilization, Kind::Fraction),
        ));
        if let Ok(wait) = queue.wait {
            steps.push(step("", "E[W]", "mean wait", Term::number(wait.mean, Kind::Duration)));
        }
    }
    Account {
        formula: Formula {
            name: "One queue for all workers (G/G/c)",
            expression: "λ_j = λ·(1 − edge)·j; the wait that 99 of 100 jobs do not exceed",
            sources: &[GENERAL_QUEUE],
        },
        inputs: case.inputs(&[
            "jobs_per_request",
            "job_time",
            "job_scv",
            "arrival_scv",
            "workers.nodes",
            "workers.machine",
        ]),
        steps,
        result: Figure::JobWait.value(case.evaluation, case.side),
        note: Some(
            "No request waits for a job. What the cores of a worker take from each other is left out.",
        ),
    }
}

pub(super) fn spike(case: &Case<'_>) -> Account {
    let mut steps = vec![case.peak_step()];
    steps.push(step("", "C", "capacity", Term::number(case.own.capacity.rate, Kind::Rate)));
    if let Some(spike) = case.own.spike {
        steps.push(step("", "λ_s", "requests in the spike", Term::number(spike.peak, Kind::Rate)));
        steps.push(step("", "B", "requests beyond the capacity", Term::number(spike.beyond, Kind::Plain)));
        steps.push(step(
            "",
            "B/C",
            "wait of the last of them",
            Term::number(spike.longest_delay, Kind::Duration),
        ));
    }
    Account {
        formula: Formula {
            name: "Fluid queue",
            expression: "B = (λ_s − C)·T; drained after B/(C − λ); without a queue B requests are refused",
            sources: &[FLUID],
        },
        inputs: case.inputs(&["spike_factor", "spike_duration", "average_rate", "peak_to_average"]),
        steps,
        result: Figure::SpikeDrain.value(case.evaluation, case.side),
        note: Some("Arrivals and services flow evenly; the queue has no end, and begins empty."),
    }
}
