//! The report for a design review: what is decided, on which numbers, and where they come from.

mod assumptions;
mod designs;
mod duties;
mod failures;
mod findings;
mod method;

use super::document::{Block, Document, Picture};
use super::file_name::picture_file;
use super::note::notes_in_words;
use super::picture::{Stamp, picture};
use crate::chart::{DrawError, Figure};
use crate::model::Evaluation;
use crate::scenario::Scenario;
use crate::units::OutOfRange;

/// What a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    pub scenario: &'a Scenario,
    pub evaluation: &'a Evaluation,
    /// The scenario that is pinned for comparison.
    pub baseline: Option<(&'a Scenario, &'a Evaluation)>,
    pub charts: &'a [Figure],
    /// The whole link to the scenario, with its baseline.
    pub link: &'a str,
    /// The day of the report, as it is to be printed; the library has no clock.
    pub date: &'a str,
}

/// Why there is no report.
#[derive(Debug, Clone, PartialEq)]
pub enum NoReport {
    Draw(DrawError),
    Explain(OutOfRange),
}

impl std::fmt::Display for NoReport {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Draw(why) => why.fmt(f),
            Self::Explain(why) => why.fmt(f),
        }
    }
}

impl std::error::Error for NoReport {}

/// Writes the report.
///
/// # Errors
/// [`NoReport`] when a chart cannot be drawn or a number not be explained, which those of an evaluation can.
pub fn review(material: &Material<'_>) -> Result<Document, NoReport> {
    let mut blocks = vec![
        Block::Paragraph(format!("Made with Headroom on {}. The scenario opens at:", material.date)),
        Block::Paragraph(material.link.to_owned()),
    ];
    blocks.extend(findings::verdict(material));
    blocks.extend(findings::comparison(material));
    blocks.extend(designs::designs(material));
    blocks.extend(charts(material)?);
    blocks.extend(findings::growth(material));
    blocks.extend(findings::single_points(material));
    blocks.extend(failures::failures(material));
    blocks.extend(findings::warnings(material));
    blocks.extend(duties::what_they_ask(material));
    blocks.extend(assumptions::changes(material));
    blocks.extend(assumptions::assumptions(material));
    blocks.extend(method::method(material).map_err(NoReport::Explain)?);
    Ok(Document { title: material.scenario.name.clone(), link: material.link.to_owned(), blocks })
}

fn charts(material: &Material<'_>) -> Result<Vec<Block>, NoReport> {
    let stamp = Stamp { name: &material.scenario.name, link: material.link, date: material.date };
    let mut blocks = vec![heading("Charts")];
    for figure in material.charts {
        blocks.push(Block::Picture(Picture {
            title: figure.kind.title().to_owned(),
            description: figure.description.clone(),
            file: picture_file(&material.scenario.name, figure.kind.file_name(), "svg"),
            svg: picture(figure, &stamp).map_err(NoReport::Draw)?,
        }));
        if !figure.notes.is_empty() {
            blocks.push(Block::List(notes_in_words(&figure.notes)));
        }
    }
    Ok(blocks)
}

fn heading(text: &str) -> Block {
    Block::Heading(text.to_owned())
}

/// A row of texts.
fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).into()
}
