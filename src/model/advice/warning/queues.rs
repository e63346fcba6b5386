//! Rules about queues without an end.

use super::{Check, Finding, Rule, Severity, Subject};
use crate::model::advice::sentence::Sentence;
use crate::model::availability::MINUTES_PER_YEAR;
use crate::model::availability::components::Effect;
use crate::units::Kind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "unbounded-queue",
        severity: Severity::Caution,
        reason: "A queue without a bound answers everyone late: bound it, and refuse what nobody would wait for.",
        check: Check::Design(unbounded),
    },
    Rule {
        id: "jobs-pile-up",
        severity: Severity::Severe,
        reason: "A queue of jobs hides that the workers are too few, until it is too long to work off.",
        check: Check::Design(jobs_pile_up),
    },
    Rule {
        id: "no-spare-worker",
        severity: Severity::Note,
        reason: "Requests are answered without workers; what they left to be done is late, and the later the longer nobody sees it.",
        check: Check::Design(no_spare_worker),
    },
];

fn unbounded(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(spike) = subject.own.spike else { return Vec::new() };
    if spike.longest_delay <= subject.scenario.objectives.slo_p99.get() {
        return Vec::new();
    }
    let sentence = Sentence::new("In a queue without a bound the last request of the spike waits ")
        .number(spike.longest_delay, Kind::Duration)
        .text("; without a queue ")
        .number(spike.beyond, Kind::Plain)
        .text(" requests are refused.");
    vec![Finding::new("spike_factor", sentence)]
}

fn no_spare_worker(subject: &Subject<'_>) -> Vec<Finding> {
    let components = &subject.own.availability.components;
    let piled_up = subject.own.jobs.is_some_and(|queue| queue.rate >= queue.capacity);
    let Some(worker) = components.iter().find(|of| of.effect == Effect::Jobs).filter(|_| !piled_up) else {
        return Vec::new();
    };
    let seconds = worker.unavailability * f64::from(worker.count) * MINUTES_PER_YEAR * 60.0;
    let start = if worker.count == 1 {
        Sentence::new("There is one worker: while it is down, ")
    } else {
        Sentence::new("The jobs at peak take all ")
            .number(f64::from(worker.count), Kind::Whole)
            .text(" workers: while one is down, ")
    };
    let sentence = start.number(seconds, Kind::Duration).text(" a year, jobs pile up.");
    vec![Finding::new("workers.nodes", sentence)]
}

fn jobs_pile_up(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(queue) = subject.own.jobs.filter(|queue| queue.rate >= queue.capacity) else {
        return Vec::new();
    };
    let sentence = Sentence::new("")
        .number(queue.rate, Kind::Rate)
        .text(" jobs come at peak, and the workers do ")
        .number(queue.capacity, Kind::Rate)
        .text(": their queue grows without end.");
    vec![Finding::new("workers.nodes", sentence)]
}
