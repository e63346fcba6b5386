//! What the model says in words: text and numbers, each number with the figure it comes from.

use std::fmt;

use crate::model::evaluate::Evaluation;
use crate::model::explain::amount::{Amount, Term};
use crate::model::explain::figure::Figure;
use crate::scenario::Side;
use crate::units::Kind;

/// A sentence in parts, so that a face can link its numbers.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Sentence {
    pub parts: Vec<Part>,
    /// The input to which a face leads from here, where what is told asks for one.
    pub input: Option<&'static str>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    Text(String),
    Number {
        term: Term,
        /// The figure whose explanation this number opens.
        figure: Option<(Side, Figure)>,
    },
}

impl Sentence {
    pub(in crate::model) fn new(text: impl Into<String>) -> Self {
        Self::default().text(text)
    }

    pub(in crate::model) fn text(mut self, text: impl Into<String>) -> Self {
        self.parts.push(Part::Text(text.into()));
        self
    }

    /// A number that is no figure of its own.
    pub(in crate::model) fn number(mut self, value: f64, kind: Kind) -> Self {
        self.parts.push(Part::Number { term: Term::number(value, kind), figure: None });
        self
    }

    /// A figure of the evaluation, or the reason why it has none.
    pub(in crate::model) fn figure(mut self, evaluation: &Evaluation, side: Side, figure: Figure) -> Self {
        let term = figure.value(evaluation, side).map_or_else(Term::Word, Term::Amount);
        self.parts.push(Part::Number { term, figure: Some((side, figure)) });
        self
    }

    /// A number under which a figure is told, such as a shortfall, which opens that figure's explanation.
    pub(in crate::model) fn told(mut self, value: f64, kind: Kind, side: Side, figure: Figure) -> Self {
        let term = Term::Amount(Amount::new(value, kind));
        self.parts.push(Part::Number { term, figure: Some((side, figure)) });
        self
    }

    pub(in crate::model) fn leading_to(mut self, input: &'static str) -> Self {
        self.input = Some(input);
        self
    }

    pub(in crate::model) fn then(mut self, more: Self) -> Self {
        self.parts.extend(more.parts);
        self
    }
}

impl fmt::Display for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.iter().try_for_each(|part| match part {
            Part::Text(text) => f.write_str(text),
            Part::Number { term, .. } => term.fmt(f),
        })
    }
}
