//! Duties, teams and the choice between consistency and availability as records of JSON.

use serde::Serialize;

use crate::model::{Consistency, DesignEvaluation, duties};
use crate::scenario::Design;

#[derive(Serialize)]
pub(super) struct DutyRecord {
    part: &'static str,
    kind: &'static str,
    duty: &'static str,
    reason: &'static str,
    source: String,
}

#[derive(Serialize)]
pub(super) struct TeamsRecord {
    most: f64,
    parts: u32,
    work_hours_per_month: f64,
    people: f64,
}

#[derive(Serialize)]
pub(super) struct ConsistencyRecord {
    choice: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    writes_at_risk: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reads_stale_for_s: Option<f64>,
}

pub(super) fn duty_records(design: &Design) -> Vec<DutyRecord> {
    duties(design)
        .into_iter()
        .map(|duty| DutyRecord {
            part: duty.part.label(),
            kind: duty.kind.label(),
            duty: duty.what,
            reason: duty.why,
            source: duty.source.to_string(),
        })
        .collect()
}

pub(super) fn teams_record(of: &DesignEvaluation) -> TeamsRecord {
    let teams = of.teams;
    TeamsRecord {
        most: teams.most(),
        parts: teams.parts,
        work_hours_per_month: teams.hours,
        people: teams.people,
    }
}

pub(super) fn consistency_record(of: &DesignEvaluation) -> ConsistencyRecord {
    let (writes_at_risk, reads_stale_for_s) = match of.consistency {
        Consistency::Asynchronous { writes_at_risk, stale_for } => (Some(writes_at_risk), stale_for),
        Consistency::SingleCopy | Consistency::Synchronous => (None, None),
    };
    ConsistencyRecord { choice: of.consistency.priority().statement(), writes_at_risk, reads_stale_for_s }
}
