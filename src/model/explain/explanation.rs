//! How a figure came about, as data: page, report and command line print the same.

use crate::catalog::Origin;
use crate::model::explain::amount::{Amount, Term};
use crate::scenario::Side;

/// Formula, inputs, intermediate values, result and source of one number of one design.
#[derive(Debug, Clone, PartialEq)]
pub struct Explanation {
    /// The name in files.
    pub key: &'static str,
    /// What it is of, for people, without the design.
    pub name: &'static str,
    pub side: Side,
    pub formula: Formula,
    pub inputs: Vec<Given>,
    /// Intermediate values, in the order of the calculation.
    pub steps: Vec<Step>,
    /// The number, or the reason why there is none.
    pub result: Result<Amount, String>,
    /// Where the calculation is approximate, or what it leaves out.
    pub note: Option<&'static str>,
}

impl Explanation {
    /// What the explanation is of, for people.
    #[must_use]
    pub fn title(&self) -> String {
        format!("{}: {}", self.side.label(), self.name)
    }
}

/// A formula by name, with its sources; a definition has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Formula {
    pub name: &'static str,
    pub expression: &'static str,
    pub sources: &'static [Source],
}

/// Where a formula is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Source {
    pub author: &'static str,
    pub year: u16,
    /// Title and section, equation or page.
    pub section: &'static str,
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({}), {}", self.author, self.year, self.section)
    }
}

/// Something the calculation starts from.
#[derive(Debug, Clone, PartialEq)]
pub struct Given {
    pub symbol: &'static str,
    pub name: &'static str,
    pub value: Term,
    pub from: Provenance,
}

/// Who says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// The input of that key.
    Field(&'static str),
    Catalogue(Origin),
}

/// An intermediate value.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The part of the design it belongs to; empty for the whole.
    pub part: &'static str,
    pub symbol: &'static str,
    pub name: &'static str,
    pub value: Term,
}
