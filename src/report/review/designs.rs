//! The two designs: their tiers, and how they are operated.

use super::{Material, heading, row};
use crate::model::Figure;
use crate::report::comparison::comparison;
use crate::report::document::Block;
use crate::report::text::value_text;
use crate::scenario::{Accepts, FIELDS, Side};

/// Nodes, machines and choices of both designs, side by side.
pub(super) fn designs(material: &Material<'_>) -> Vec<Block> {
    let mut rows = Vec::new();
    for of in comparison(material.scenario, material.evaluation) {
        if matches!(of.figure, Figure::Utilization(_)) {
            let tier = |side| {
                let cell = of.cell(side);
                format!("{}, {}", cell.details.join(", "), cell.text)
            };
            rows.push(vec![of.label().to_owned(), tier(Side::Vertical), tier(Side::Horizontal)]);
        }
    }
    let prefix = format!("{}.", Side::Vertical.key());
    for field in FIELDS.iter().filter(|field| field.side() == Some(Side::Vertical)) {
        let twin = field.key.strip_prefix(&prefix).and_then(|key| {
            let key = format!("{}.{key}", Side::Horizontal.key());
            FIELDS.iter().find(|field| field.key == key)
        });
        let told = matches!(field.accepts, Accepts::Choice { .. }) && !field.key.ends_with(".machine");
        if let (true, Some(twin)) = (told, twin) {
            rows.push(vec![
                field.label.to_owned(),
                value_text(field, material.scenario),
                value_text(twin, material.scenario),
            ]);
        }
    }
    let head = row(["", Side::Vertical.label(), Side::Horizontal.label()]);
    vec![heading("The two designs"), Block::Table { head, rows }]
}
