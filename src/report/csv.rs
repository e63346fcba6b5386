//! Tables for spreadsheets: comma-separated, as RFC 4180 has it, and without live formulas.

use std::fmt;

use super::comparison::FIGURES;
use super::text::link_line;
use crate::chart::{self, Words};
use crate::model::{Amount, Evaluation};
use crate::scenario::{Scenario, Side};
use crate::units::Kind;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CsvCell {
    Number(f64),
    Text(String),
}

impl CsvCell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The cell in its quotes, if it needs them. A text that a spreadsheet would calculate gets an apostrophe in front;
    /// numbers, negative ones too, stay numbers.
    fn write(&self, line: &mut String) {
        let text = match self {
            Self::Number(number) => return line.push_str(&number.to_string()),
            Self::Text(text) => text,
        };
        let live = text.trim_start_matches(' ').starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
        let apostrophe = if live { "'" } else { "" };
        if text.contains(['"', ',', '\r', '\n']) {
            line.push_str(&format!("\"{apostrophe}{}\"", text.replace('"', "\"\"")));
        } else {
            line.push_str(&format!("{apostrophe}{text}"));
        }
    }
}

impl fmt::Display for CsvCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => number.fmt(f),
            Self::Text(text) => f.write_str(text),
        }
    }
}

/// The cells as text, a line for each row.
#[must_use]
pub fn csv(rows: &[Vec<CsvCell>]) -> String {
    let mut text = String::new();
    for row in rows {
        for (index, cell) in row.iter().enumerate() {
            if index > 0 {
                text.push(',');
            }
            cell.write(&mut text);
        }
        text.push_str("\r\n");
    }
    text
}

/// The unit of a column and how many of it make one of the kind's base unit.
fn unit(kind: Kind) -> (&'static str, f64) {
    match kind {
        Kind::Rate => ("per second", 1.0),
        Kind::Duration => ("ms", 1e3),
        Kind::Fraction => ("share", 1.0),
        Kind::Size => ("bytes", 1.0),
        Kind::Money => ("US dollars", 1.0),
        Kind::Whole | Kind::Plain => ("", 1.0),
    }
}

/// Every figure of both designs as a number with its unit, or with the reason why there is none; and the same of the
/// scenario it is held against.
#[must_use]
pub fn comparison_csv(
    scenario: &Scenario,
    evaluation: &Evaluation,
    baseline: Option<(&Scenario, &Evaluation)>,
) -> String {
    let mut head =
        ["figure", "name", "unit", "scale_up", "scale_up_note", "scale_out", "scale_out_note"].to_vec();
    let before =
        ["baseline_scale_up", "baseline_scale_up_note", "baseline_scale_out", "baseline_scale_out_note"];
    let evaluations: Vec<&Evaluation> =
        [Some(evaluation), baseline.map(|(_, before)| before)].into_iter().flatten().collect();
    if baseline.is_some() {
        head.extend(before);
    }
    let mut table = vec![head.into_iter().map(CsvCell::text).collect::<Vec<_>>()];
    for figure in FIGURES {
        let values = evaluations.iter().flat_map(|of| Side::BOTH.map(|side| figure.value(of, side)));
        let values: Vec<Result<Amount, String>> = values.collect();
        let kind = values.iter().flatten().map(|amount| amount.kind).next().unwrap_or(Kind::Plain);
        let (unit, factor) = unit(kind);
        let mut row = vec![CsvCell::text(figure.key()), CsvCell::text(figure.title()), CsvCell::text(unit)];
        for value in values {
            row.extend(match value {
                Ok(amount) if amount.value.is_finite() => {
                    [CsvCell::Number(amount.value * factor), CsvCell::text("")]
                }
                Ok(amount) => [CsvCell::text(""), CsvCell::text(amount.to_string())],
                Err(reason) => [CsvCell::text(""), CsvCell::text(reason)],
            });
        }
        table.push(row);
    }
    let named = |what, of: &Scenario| {
        vec![CsvCell::text(what), CsvCell::text(of.name.clone()), CsvCell::text(link_line(of))]
    };
    table.push(named("scenario", scenario));
    table.extend(baseline.map(|(before, _)| named("baseline", before)));
    csv(&table)
}

/// The unit of a chart's values and how many of it make one of the base unit.
fn value_unit(words: Words) -> (&'static str, f64) {
    match words {
        Words::Of(kind) => unit(kind),
        Words::Downtime => ("s a year", 1.0),
    }
}

/// The points of a chart: a row for each place, a column for each line.
#[must_use]
pub fn series_csv(figure: &chart::Figure) -> String {
    let with_unit = |label: String, unit: &str| {
        if unit.is_empty() { label } else { format!("{label} [{unit}]") }
    };
    let (x_unit, x_factor) = unit(figure.x.kind);
    let (y_unit, y_factor) = value_unit(figure.words);
    let first = if figure.rows.is_empty() {
        with_unit(figure.x.label.to_owned(), x_unit)
    } else {
        figure.reads_at.to_owned()
    };
    let mut head = vec![CsvCell::text(first)];
    head.extend(figure.lines.iter().map(|line| CsvCell::text(with_unit(line.name(), y_unit))));
    let mut table = vec![head];
    for (index, at) in figure.at.iter().enumerate() {
        let mut row = vec![match figure.rows.get(index) {
            Some(name) => CsvCell::text(name.clone()),
            None => CsvCell::Number(at * x_factor),
        }];
        for line in &figure.lines {
            row.push(match line.values.get(index).copied().flatten() {
                Some(value) => CsvCell::Number(value * y_factor),
                None => CsvCell::text(figure.missing(line)),
            });
        }
        table.push(row);
    }
    csv(&table)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_never_calculated() {
        let text = |text: &str| csv(&[vec![CsvCell::text(text)]]);
        assert_eq!(text("plain"), "plain\r\n");
        assert_eq!(text("a,b"), "\"a,b\"\r\n");
        assert_eq!(text("say \"no\"\nplease"), "\"say \"\"no\"\"\nplease\"\r\n");
        for live in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", " =1"] {
            assert!(text(live).starts_with('\''), "{live}");
        }
        assert_eq!(text("\r=1"), "\"'\r=1\"\r\n");
        assert_eq!(text("=HYPERLINK(\"x\",\"y\")"), "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"\r\n");
        assert_eq!(csv(&[vec![CsvCell::Number(-1.5), CsvCell::Number(1e-7)]]), "-1.5,0.0000001\r\n");
    }
}
