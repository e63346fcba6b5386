//! Rules about clients that try again.

use super::{Check, Finding, Rule, Severity, Subject};
use crate::model::advice::sentence::Sentence;
use crate::model::explain::figure::Figure;
use crate::model::latency::retries::RetryState;
use crate::units::Kind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "metastable-overload",
        severity: Severity::Caution,
        reason: "Retries are load: once they fill the system, it stays full although what filled it is gone. Fewer \
                 retries, a budget for them, or shedding load let it return.",
        check: Check::Design(metastable),
    },
    Rule {
        id: "retry-storm",
        severity: Severity::Severe,
        reason: "Attempts that fail are tried again, and the tries alone are more than the system can do.",
        check: Check::Design(storm),
    },
];

fn metastable(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(RetryState::Metastable { normal, threshold, sustained }) = subject.own.repeated.state else {
        return Vec::new();
    };
    let sentence = Sentence::new("Two states sustain themselves: ")
        .told(normal.attempts, Kind::Plain, subject.side, Figure::Attempts)
        .text(" attempts per request, and, after a push beyond ")
        .number(threshold, Kind::Plain)
        .text(", ")
        .number(sustained.attempts, Kind::Plain)
        .text(" with ")
        .number(sustained.given_up, Kind::Fraction)
        .text(" of the requests given up.");
    vec![Finding::new("max_retries", sentence)]
}

fn storm(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(RetryState::Overloaded(at)) = subject.own.repeated.state else { return Vec::new() };
    let sentence = Sentence::new("Overloaded with its retries: ")
        .told(at.attempts, Kind::Plain, subject.side, Figure::Attempts)
        .text(" attempts per request, and ")
        .number(at.given_up, Kind::Fraction)
        .text(" of the requests given up.");
    vec![Finding::new("max_retries", sentence)]
}
