//! Why an input was refused.

use std::fmt;

use super::placement::Contradiction;
use crate::units::{Kind, ParseError, quantity};

/// Why a field refused a value.
#[derive(Debug, Clone, PartialEq)]
pub enum FieldError {
    Unreadable {
        key: &'static str,
        why: ParseError,
    },
    OutOfRange {
        key: &'static str,
        kind: Kind,
        value: f64,
        minimum: f64,
        maximum: f64,
    },
    NotAnOption {
        key: &'static str,
        text: String,
        options: Vec<&'static str>,
    },
    TooLong {
        key: &'static str,
        length: usize,
        longest: usize,
    },
    /// With other choices of its design.
    Contradiction {
        key: &'static str,
        with: Vec<Contradiction>,
    },
}

/// Options that an error names; the catalogue has too many machines for a sentence.
const MOST_NAMED: usize = 12;

impl fmt::Display for FieldError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable { why, .. } => why.fmt(f),
            Self::OutOfRange { kind, value, minimum, maximum, .. } => write!(
                f,
                "{} is out of range; from {} to {} is accepted",
                quantity(*value, *kind),
                quantity(*minimum, *kind),
                quantity(*maximum, *kind)
            ),
            Self::NotAnOption { text, options, .. } => {
                let (first, more) = options.split_at(options.len().min(MOST_NAMED));
                write!(f, "“{text}” is not an option; choose {}", first.join(", "))?;
                if more.is_empty() { Ok(()) } else { write!(f, " or one of {} more", more.len()) }
            }
            Self::TooLong { length, longest, .. } => {
                write!(f, "{length} characters are too many; {longest} fit")
            }
            Self::Contradiction { with, .. } => {
                let mut before = None;
                with.iter().try_for_each(|one| {
                    let separator = if before.is_some() { "; " } else { "" };
                    let same = before.replace(one.by) == Some(one.by);
                    if same {
                        write!(f, "{separator}{one}")
                    } else {
                        write!(f, "{separator}{} takes {one}", one.by)
                    }
                })
            }
        }
    }
}

impl std::error::Error for FieldError {}

impl FieldError {
    /// The input that refused.
    #[must_use]
    pub const fn key(&self) -> &'static str {
        match self {
            Self::Unreadable { key, .. }
            | Self::OutOfRange { key, .. }
            | Self::NotAnOption { key, .. }
            | Self::TooLong { key, .. }
            | Self::Contradiction { key, .. } => key,
        }
    }

    /// Whether the value is refused only beside others: once those have changed, it may be read.
    #[must_use]
    pub const fn depends_on_others(&self) -> bool {
        matches!(self, Self::Contradiction { .. })
    }
}
