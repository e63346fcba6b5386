//! Rules about pools that follow their load.

use super::{Check, Finding, Rule, Severity, Subject};
use crate::model::advice::sentence::Sentence;
use crate::model::growth::elasticity::{Billing, Elasticity, elasticity};
use crate::scenario::ScalingPolicy;
use crate::units::Kind;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "autoscaling-too-late",
        severity: Severity::Caution,
        reason: "New nodes serve only after the lag: the headroom must be as large as the load grows until then.",
        check: Check::Design(too_late),
    },
    Rule {
        id: "autoscaling-saves-nothing",
        severity: Severity::Note,
        reason: "Machines that are owned, or committed for years, cost as much when they stand idle.",
        check: Check::Design(saves_nothing),
    },
    Rule {
        id: "autoscaling-impossible",
        severity: Severity::Caution,
        reason: "A pool follows its load only where nodes can come and go.",
        check: Check::Design(impossible),
    },
];

fn followed(subject: &Subject<'_>) -> Option<Elasticity> {
    if subject.design.scaling == ScalingPolicy::None {
        return None;
    }
    elasticity(subject.scenario, subject.side).ok()
}

fn too_late(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(found) = followed(subject) else { return Vec::new() };
    let short = found.own().map_or(0, |own| own.week.short_minutes);
    if short == 0 {
        return Vec::new();
    }
    let sentence = Sentence::new("Autoscaling is short of nodes for ")
        .number(60.0 * f64::from(short), Kind::Duration)
        .text(" a week: the load grows by up to ")
        .number(found.headroom_needed, Kind::Fraction)
        .text(" until reactive nodes serve, and the target leaves ")
        .number(found.headroom_kept, Kind::Fraction)
        .text(".");
    vec![Finding::new("app.scaling", sentence)]
}

fn saves_nothing(subject: &Subject<'_>) -> Vec<Finding> {
    let Some(found) = followed(subject) else { return Vec::new() };
    let saved = found.own().map_or(0.0, |own| found.saved(own));
    if found.billing == Billing::ByTheHour || saved > 0.0 {
        return Vec::new();
    }
    let sentence =
        Sentence::new("Application machines are paid whether they run or not, so autoscaling saves nothing.");
    vec![Finding::new("app.scaling", sentence)]
}

fn impossible(subject: &Subject<'_>) -> Vec<Finding> {
    if subject.design.scaling == ScalingPolicy::None {
        return Vec::new();
    }
    let Err(why) = elasticity(subject.scenario, subject.side) else { return Vec::new() };
    vec![Finding::new(
        "app.scaling",
        Sentence::new(format!("The application cannot follow its load: {why}.")),
    )]
}
