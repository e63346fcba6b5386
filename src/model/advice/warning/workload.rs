//! Rules about the workload, which both designs share.

use super::{Check, Finding, Rule, Severity};
use crate::model::advice::sentence::Sentence;
use crate::model::station::accuracy::Regime;
use crate::scenario::Scenario;
use crate::units::Kind;

pub(super) const RULES: &[Rule] = &[Rule {
    id: "beyond-measured-variability",
    severity: Severity::Caution,
    reason: "The queue approximation knows mean and variance only; the more variable the times, the wider its error.",
    check: Check::Workload(variability),
}];

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
