//! How the numbers come about, for those who doubt them.

use super::{Material, heading};
use crate::catalog::{self, MachineId};
use crate::model::{self, explain_all};
use crate::report::document::{Block, FormulaLine};
use crate::scenario::Side;
use crate::units::OutOfRange;

/// Each formula once, with its sources, and the editions of model and catalogue.
pub(super) fn method(material: &Material<'_>) -> Result<Vec<Block>, OutOfRange> {
    let mut lines: Vec<FormulaLine> = Vec::new();
    for side in Side::BOTH {
        for of in explain_all(material.scenario, material.evaluation, side)? {
            let sources: Vec<String> = of.formula.sources.iter().map(ToString::to_string).collect();
            let source = if sources.is_empty() { "By definition".to_owned() } else { sources.join("; ") };
            let line = FormulaLine {
                name: format!("{}, {}", of.name, of.formula.name),
                expression: of.formula.expression.to_owned(),
                source: format!("{source}."),
            };
            if !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    let dates = || MachineId::all().map(|machine| machine.origin.date);
    let editions = format!(
        "Model {}, catalogue {}, with prices of {} to {}.",
        model::VERSION,
        catalog::VERSION,
        dates().min().unwrap_or_default(),
        dates().max().unwrap_or_default()
    );
    let more = "The link opens the same scenario with every number explained step by step: formula, inputs, intermediate values.";
    Ok(vec![
        heading("Method"),
        Block::Paragraph(editions),
        Block::Formulas(lines),
        Block::Paragraph(more.to_owned()),
    ])
}
