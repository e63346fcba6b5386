//! What the designs ask of those who run them.

use super::{Material, heading, row};
use crate::model::duties;
use crate::numeric::sort_by_number;
use crate::report::document::Block;
use crate::scenario::Side;

/// Every duty once, by part, with whose it is, its reason and its source; and the choice between consistency and
/// availability.
pub(super) fn what_they_ask(material: &Material<'_>) -> Vec<Block> {
    let choices = Side::BOTH.map(|side| {
        let consistency = material.evaluation.design(side).consistency;
        format!("{}: {}; {consistency}.", side.label(), consistency.priority().statement())
    });
    let [vertical, horizontal] = Side::BOTH.map(|side| duties(material.scenario.design(side)));
    let only_out = horizontal.iter().filter(|duty| !vertical.contains(duty));
    let mut all: Vec<_> = vertical.iter().chain(only_out).collect();
    sort_by_number(&mut all, |duty| f64::from(duty.part as u8));
    let rows = all.into_iter().map(|duty| {
        let whose = match (vertical.contains(duty), horizontal.contains(duty)) {
            (true, true) => "both",
            (true, false) => Side::Vertical.label(),
            (false, _) => Side::Horizontal.label(),
        };
        let of = format!("{}, {}", duty.part.label(), duty.kind.label());
        vec![of, whose.to_owned(), duty.what.to_owned(), duty.why.to_owned(), duty.source.to_string()]
    });
    vec![
        heading("What the designs ask for"),
        Block::List(choices.into()),
        Block::Table { head: row(["Part", "Design", "Duty", "Otherwise", "Source"]), rows: rows.collect() },
    ]
}
