//! The comparison as a table of text.

use super::advice::warning_lines;
use super::comparison::{Cell, comparison};
use super::elasticity::elasticity_lines;
use super::growth::growth_lines;
use crate::model::{Evaluation, verdict, warnings};
use crate::scenario::{Scenario, Side};
use crate::units::rate;

/// Verdict, comparison, growth, warnings. Columns are as wide as their widest cell; details stand below the numbers,
/// indented.
#[must_use]
pub fn table(scenario: &Scenario, evaluation: &Evaluation) -> String {
    let rows = comparison(scenario, evaluation);
    let mut lines = vec![["".to_owned(), label(Side::Vertical), label(Side::Horizontal)]];
    for row in &rows {
        lines.push([row.label().to_owned(), first(&row.vertical), first(&row.horizontal)]);
        for line in 0..row.vertical.details.len().max(row.horizontal.details.len()) {
            lines.push([String::new(), quiet(&row.vertical, line), quiet(&row.horizontal, line)]);
        }
    }
    let width = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let (head, left) = (width(0), width(1));
    let mut text = format!("{}: {} at peak\n\n", scenario.name, rate(evaluation.peak_rate));
    for sentence in verdict(evaluation).sentences {
        text.push_str(&format!("{sentence}\n"));
    }
    text.push('\n');
    for [label, vertical, horizontal] in &lines {
        let line = format!("{label:head$}  {vertical:left$}  {horizontal}");
        text.push_str(line.trim_end());
        text.push('\n');
    }
    text.push_str(&growth_lines(scenario));
    text.push_str(&elasticity_lines(scenario));
    text.push_str(&warning_lines(&warnings(scenario, evaluation)));
    text
}

fn label(side: Side) -> String {
    side.label().to_owned()
}

fn quiet(cell: &Cell, line: usize) -> String {
    cell.details.get(line).map_or(String::new(), |detail| format!("  {detail}"))
}

fn first(cell: &Cell) -> String {
    let word = cell.verdict.word();
    if word.is_empty() { cell.text.clone() } else { format!("{} ({word})", cell.text) }
}
