//! A report as data, which Markdown and HTML print alike.

/// A part of a report. Texts are plain: each printer escapes what its format would take for markup.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    Heading(String),
    Paragraph(String),
    List(Vec<String>),
    Table {
        head: Vec<String>,
        rows: Vec<Vec<String>>,
    },
    Picture(Picture),
    /// A text in the letters of code, before what is said of it.
    Formulas(Vec<FormulaLine>),
}

/// A chart, ready to be seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub title: String,
    pub description: String,
    /// The name of its file, where it is one.
    pub file: String,
    pub svg: String,
}

/// A formula with its name and sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormulaLine {
    pub name: String,
    pub expression: String,
    pub source: String,
}

/// A whole report.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    pub title: String,
    /// Where the scenario opens.
    pub link: String,
    pub blocks: Vec<Block>,
}
