//! What the report says first: verdict, comparison, what fails alone, warnings.

use super::{Material, heading, row};
use crate::model;
use crate::report::baseline::{details_beside, verdict_lines, warning_sentences};
use crate::report::comparison::{self, Cell};
use crate::report::difference::difference;
use crate::report::document::Block;
use crate::report::elasticity::elasticity_lines;
use crate::report::growth::growth_lines;
use crate::scenario::Side;

pub(super) fn verdict(material: &Material<'_>) -> Vec<Block> {
    let sentences = verdict_lines(material.evaluation, material.baseline);
    [heading("Verdict")].into_iter().chain(sentences.into_iter().map(Block::Paragraph)).collect()
}

pub(super) fn comparison(material: &Material<'_>) -> Vec<Block> {
    let mut head = row(["", Side::Vertical.label(), Side::Horizontal.label()]);
    if let Some((before, _)) = material.baseline {
        for side in Side::BOTH {
            head.push(format!("{} against “{}”", side.label(), before.name));
        }
    }
    let said = material.baseline.map(|(scenario, before)| comparison::comparison(scenario, before));
    let rows = comparison::comparison(material.scenario, material.evaluation).into_iter().map(|of| {
        let said = said.iter().flatten().find(|row| row.figure == of.figure);
        let mut cells = vec![of.label().to_owned()];
        cells.extend(Side::BOTH.map(|side| words(of.cell(side), said.map(|row| row.cell(side)))));
        if let Some((_, before)) = material.baseline {
            cells.extend(Side::BOTH.map(|side| difference(material.evaluation, before, side, of.figure)));
        }
        cells
    });
    vec![heading("Comparison"), Block::Table { head, rows: rows.collect() }]
}

/// Number, verdict and details of a cell in one line.
fn words(cell: &Cell, before: Option<&Cell>) -> String {
    let verdict = match cell.verdict.word() {
        "" => String::new(),
        word => format!(" ({word})"),
    };
    let details = details_beside(&cell.details, before.map(|cell| cell.details.as_slice())).join("; ");
    let separator = if details.is_empty() { "" } else { ": " };
    format!("{}{verdict}{separator}{details}", cell.text)
}

/// What is bought when, by design; then the phases, and the policies of scaling.
pub(super) fn growth(material: &Material<'_>) -> Vec<Block> {
    let mut blocks = vec![heading("Growth path")];
    let text = growth_lines(material.scenario) + &elasticity_lines(material.scenario);
    for line in text.lines() {
        match (line.strip_prefix("    "), blocks.last_mut()) {
            (Some(item), Some(Block::List(items))) => items.push(item.to_owned()),
            (Some(item), _) => blocks.push(Block::List(vec![item.to_owned()])),
            (None, _) if line.is_empty() => {}
            (None, _) => blocks.push(Block::Paragraph(line.trim().to_owned())),
        }
    }
    blocks
}

pub(super) fn single_points(material: &Material<'_>) -> Vec<Block> {
    let rows = comparison::comparison(material.scenario, material.evaluation);
    let points = rows.iter().find(|row| row.figure == model::Figure::SinglePoints);
    let mut blocks = vec![heading("Single points of failure")];
    for side in Side::BOTH {
        let details = points.map(|row| row.cell(side).details.clone()).unwrap_or_default();
        if details.is_empty() {
            blocks.push(Block::Paragraph(format!("{} has none.", side.label())));
        } else {
            blocks.push(Block::Paragraph(format!(
                "{}: each of these alone takes it down, for so long in an average year.",
                side.label()
            )));
            blocks.push(Block::List(details));
        }
    }
    blocks
}

pub(super) fn warnings(material: &Material<'_>) -> Vec<Block> {
    let warnings = warning_sentences((material.scenario, material.evaluation), material.baseline);
    if warnings.is_empty() {
        return Vec::new();
    }
    let lines = warnings.iter().map(|(warning, sentence)| {
        let who = warning.side.map_or("Both designs", |side| side.label());
        format!("{who}, {}: {sentence} {}", warning.severity.word(), warning.reason)
    });
    vec![heading("Warnings"), Block::List(lines.collect())]
}
