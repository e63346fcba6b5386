//! How many teams a design suits.

use super::case::{Account, Case, step};
use super::sources::{BRANDT, CONWAY, SRE};
use crate::model::explain::amount::Term;
use crate::model::explain::explanation::Formula;
use crate::model::explain::figure::Figure;
use crate::units::Kind;

pub(super) fn teams(case: &Case<'_>) -> Account {
    let of = case.own.teams;
    Account {
        formula: Formula {
            name: "Teams by parts and by work",
            expression: "max(parts that are deployed on their own, ⌈hours/(152 h · ½)/8⌉)",
            sources: &[CONWAY, BRANDT, SRE],
        },
        inputs: case.inputs(&[
            "edge",
            "balancer.kind",
            "balancer.nodes",
            "app.nodes",
            "cache.kind",
            "cache.shards",
            "cache.replicas",
            "cache.machine",
            "database.shards",
            "database.replicas",
            "database.machine",
            "people_hours_per_node",
            "people_hours_per_managed_node",
            "people_hours_per_component",
        ]),
        steps: vec![
            step("", "", "parts", Term::number(f64::from(of.parts), Kind::Whole)),
            step("", "", "hours of work a month", Term::number(of.hours, Kind::Plain)),
            step("", "", "people, half of whose time it fills", Term::number(of.people, Kind::Plain)),
            step("", "", "teams of eight for so many", Term::number(of.by_work, Kind::Whole)),
        ],
        result: Figure::Teams.value(case.evaluation, case.side),
        note: Some(
            "A rule of thumb. Work on the product is not counted: it may take more people, and more teams than parts get \
             in each other's way.",
        ),
    }
}
