//! Everything that fails, with the time it takes.

use super::{Material, heading, row};
use crate::model::{Component, CutPair};
use crate::report::document::Block;
use crate::scenario::Side;
use crate::units::{Kind, duration, quantity};

/// The components of both designs, and the pairs that are felt when both are lost, longest downtime first.
pub(super) fn failures(material: &Material<'_>) -> Vec<Block> {
    let mut rows = Vec::new();
    for side in Side::BOTH {
        let availability = &material.evaluation.design(side).availability;
        rows.extend(availability.components.iter().map(|of| component(side, of)));
        rows.extend(availability.pairs.iter().map(|of| pair(side, of)));
    }
    let head = row(["Design", "What is lost", "Number", "What then", "Down a year"]);
    vec![heading("Failures"), Block::Table { head, rows }]
}

fn component(side: Side, of: &Component) -> Vec<String> {
    let number = f64::from(of.count);
    line(side, of.what.label().to_owned(), number, of.effect.label(), of.downtime_minutes())
}

fn pair(side: Side, of: &CutPair) -> Vec<String> {
    let what = if of.first == of.second {
        format!("two of: {}", of.first.label())
    } else {
        format!("{} and {}", of.first.label(), of.second.label())
    };
    line(side, what, of.count, of.effect.label(), of.minutes_per_year)
}

fn line(side: Side, what: String, number: f64, effect: &str, minutes: f64) -> Vec<String> {
    let time = duration(minutes * 60.0);
    vec![side.label().to_owned(), what, quantity(number, Kind::Whole), effect.to_owned(), time]
}
