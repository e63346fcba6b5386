//! The comparison as a table of text.

use super::advice::warning_lines;
use super::baseline::{Held, changes_in_lines, details_beside, verdict_lines, warning_sentences};
use super::comparison::{Cell, Row, comparison};
use super::difference::difference;
use super::elasticity::elasticity_lines;
use super::growth::growth_lines;
use crate::model::Evaluation;
use crate::scenario::{Scenario, Side};
use crate::units::rate;

/// Verdict, comparison, growth, warnings. Columns are as wide as their widest cell; details stand below the numbers,
/// indented, and what differs from the baseline below them.
#[must_use]
pub fn table(scenario: &Scenario, evaluation: &Evaluation, baseline: Option<Held<'_>>) -> String {
    let rows = comparison(scenario, evaluation);
    let said = baseline.map(|(scenario, before)| comparison(scenario, before));
    let mut lines = vec![["".to_owned(), label(Side::Vertical), label(Side::Horizontal)]];
    for row in &rows {
        lines.push([row.label().to_owned(), first(&row.vertical), first(&row.horizontal)]);
        let said = said.iter().flatten().find(|said| said.figure == row.figure);
        let [vertical, horizontal] = Side::BOTH.map(|side| {
            let before = said.zip(baseline).map(|(said, (_, before))| (said, before));
            below(row, side, evaluation, before)
        });
        for line in 0..vertical.len().max(horizontal.len()) {
            lines.push([String::new(), quiet(&vertical, line), quiet(&horizontal, line)]);
        }
    }
    let width = |column: usize| {
        lines.iter().filter_map(|line| line.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let (head, left) = (width(0), width(1));
    let mut text = format!("{}: {} at peak\n\n", scenario.name, rate(evaluation.peak_rate));
    text.push_str(&baseline.map_or_else(String::new, |before| changes_in_lines(scenario, before) + "\n"));
    for sentence in verdict_lines(evaluation, baseline) {
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
    text.push_str(&warning_lines(&warning_sentences((scenario, evaluation), baseline)));
    text
}

fn label(side: Side) -> String {
    side.label().to_owned()
}

/// The lines below a number: its details, and what it is against the baseline.
fn below(row: &Row, side: Side, now: &Evaluation, before: Option<(&Row, &Evaluation)>) -> Vec<String> {
    let details = before.map(|(said, _)| said.cell(side).details.as_slice());
    let mut lines = details_beside(&row.cell(side).details, details);
    let change = before.map(|(_, before)| difference(now, before, side, row.figure));
    lines.extend(change.filter(|change| change != "unchanged").map(|change| format!("[{change}]")));
    lines
}

fn quiet(lines: &[String], line: usize) -> String {
    lines.get(line).map_or(String::new(), |line| format!("  {line}"))
}

fn first(cell: &Cell) -> String {
    let word = cell.verdict.word();
    if word.is_empty() { cell.text.clone() } else { format!("{} ({word})", cell.text) }
}
