//! Rules about the workload, which both designs share.

use super::{Check, Finding, Rule, Severity};
use crate::catalog::THROUGHPUTS;
use crate::model::advice::sentence::Sentence;
use crate::model::station::accuracy::Regime;
use crate::scenario::Scenario;
use crate::units::Kind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "beyond-measured-variability",
        severity: Severity::Caution,
        reason: "The queue approximation knows mean and variance only; the more variable the times, the wider its error.",
        check: Check::Workload(variability),
    },
    Rule {
        id: "faster-than-published",
        severity: Severity::Caution,
        reason: "A time far below every published measurement is more often a slip of a unit than a better program.",
        check: Check::Workload(faster_than_published),
    },
];

fn faster_than_published(scenario: &Scenario) -> Vec<Finding> {
    let workload = &scenario.workload;
    [
        ("balancer", "balancer_time", "The balancer time", workload.balancer_time),
        ("app", "app_time", "The application time", workload.app_time),
        ("cache", "cache_time", "The cache time", workload.cache_time),
        ("database", "database_time", "The database time", workload.database_time),
    ]
    .into_iter()
    .filter_map(|(tier, key, what, time)| {
        let published = THROUGHPUTS.iter().find(|row| row.tier == tier)?;
        (time.get() * published.per_core_per_second < 1.0).then(|| {
            let sentence = Sentence::new(format!("{what} makes "))
                .number(1.0 / time.get(), Kind::Rate)
                .text(" for one core; the most that was published is ")
                .number(published.per_core_per_second, Kind::Rate)
                .text(format!(", of {}.", published.what));
            Finding::new(key, sentence)
        })
    })
    .collect()
}

fn variability(scenario: &Scenario) -> Vec<Finding> {
    let workload = &scenario.workload;
    [
        ("arrival_scv", "Arrivals have", workload.arrival_scv),
        ("app_scv", "The application time has", workload.app_scv),
        ("database_scv", "The database time has", workload.database_scv),
    ]
    .into_iter()
    .filter(|(_, _, scv)| scv.get() > Regime::MOST_VARIABLE)
    .map(|(key, what, scv)| {
        let sentence = Sentence::new(format!("{what} an SCV of "))
            .number(scv.get(), Kind::Plain)
            .text("; above ")
            .number(Regime::MOST_VARIABLE, Kind::Plain)
            .text(" the error of the percentiles is not measured, and wide.");
        Finding::new(key, sentence)
    })
    .collect()
}
