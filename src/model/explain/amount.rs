//! Numbers that know what they mean, so that every face prints them alike.

use std::fmt;

use crate::units::{Kind, quantity};

/// A number of a kind, in the kind's base unit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Amount {
    pub value: f64,
    pub kind: Kind,
}

impl Amount {
    #[must_use]
    pub const fn new(value: f64, kind: Kind) -> Self {
        Self { value, kind }
    }
}

/// Below this, in the base unit, a share or a duration is told as about zero: more digits tell nobody anything.
const LEAST: f64 = 1e-9;

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let tiny = self.value > 0.0 && self.value < LEAST;
        match self.kind {
            Kind::Fraction if tiny => f.write_str("≈ 0%"),
            Kind::Duration if tiny => f.write_str("≈ 0 ms"),
            Kind::Rate | Kind::Plain if tiny => f.write_str("≈ 0"),
            kind => f.write_str(&quantity(self.value, kind)),
        }
    }
}

/// What stands for a symbol: a number, or a word where there is none.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    Amount(Amount),
    Word(String),
}

impl Term {
    /// The number, or "unbounded" where it has no bound.
    #[must_use]
    #[inline(never)]
    pub fn number(value: f64, kind: Kind) -> Self {
        if value == f64::INFINITY { Self::word("unbounded") } else { Self::Amount(Amount::new(value, kind)) }
    }

    #[must_use]
    pub fn word(word: impl Into<String>) -> Self {
        Self::Word(word.into())
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Amount(amount) => amount.fmt(f),
            Self::Word(word) => f.write_str(word),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn next_to_nothing_is_told_in_few_characters() {
        assert_eq!(Amount::new(1e-200, Kind::Fraction).to_string(), "≈ 0%");
        assert_eq!(Amount::new(1e-30, Kind::Duration).to_string(), "≈ 0 ms");
        assert_eq!(Amount::new(0.0, Kind::Duration).to_string(), "0 ms");
        assert_eq!(Term::number(f64::INFINITY, Kind::Rate).to_string(), "unbounded");
    }
}
