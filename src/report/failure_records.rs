//! What fails as records of JSON.

use serde::Serialize;

use super::json::{Result, unavailable};
use crate::model::{DesignEvaluation, Effect};

#[derive(Serialize)]
pub(super) struct SinglePoint {
    component: &'static str,
    count: u32,
    takes_all_down: bool,
    downtime_minutes_per_year: f64,
}

/// All components of a kind.
#[derive(Serialize)]
pub(super) struct Component {
    component: &'static str,
    count: u32,
    unavailability: f64,
    birnbaum_importance: f64,
    effect_of_losing_one: &'static str,
    downtime_by_failures_minutes_per_year: f64,
    planned_downtime_minutes_per_year: f64,
}

/// All pairs of two kinds.
#[derive(Serialize)]
pub(super) struct Pair {
    first: &'static str,
    second: &'static str,
    pairs: f64,
    takes_all_down: bool,
    downtime_minutes_per_year: f64,
}

#[derive(Serialize)]
pub(super) struct Sessions {
    kept: String,
    share_lost_with_one_node: f64,
    lost_times_per_year: f64,
    requests_answered_again_after_s: Result<f64>,
}

pub(super) fn single_points(of: &DesignEvaluation) -> Vec<SinglePoint> {
    let record = |point: &crate::model::SinglePoint| SinglePoint {
        component: point.what.label(),
        count: point.count,
        takes_all_down: point.total,
        downtime_minutes_per_year: point.minutes_per_year,
    };
    of.availability.single_points.iter().map(record).collect()
}

pub(super) fn components(of: &DesignEvaluation) -> Vec<Component> {
    let record = |of: &crate::model::Component| Component {
        component: of.what.label(),
        count: of.count,
        unavailability: of.unavailability,
        birnbaum_importance: of.importance,
        effect_of_losing_one: of.effect.label(),
        downtime_by_failures_minutes_per_year: of.minutes_per_year,
        planned_downtime_minutes_per_year: of.planned_minutes_per_year,
    };
    of.availability.components.iter().map(record).collect()
}

pub(super) fn pairs(of: &DesignEvaluation) -> Vec<Pair> {
    let record = |pair: &crate::model::CutPair| Pair {
        first: pair.first.label(),
        second: pair.second.label(),
        pairs: pair.count,
        takes_all_down: pair.effect == Effect::Everything,
        downtime_minutes_per_year: pair.minutes_per_year,
    };
    of.availability.pairs.iter().map(record).collect()
}

pub(super) fn sessions(of: &DesignEvaluation) -> Sessions {
    let loss = of.session_loss;
    Sessions {
        kept: loss.held_by.to_string(),
        share_lost_with_one_node: loss.share,
        lost_times_per_year: loss.times_per_year,
        requests_answered_again_after_s: match loss.back_after {
            Some(seconds) => Result::Number(seconds),
            None => unavailable("only when the node is repaired".to_owned(), None),
        },
    }
}
