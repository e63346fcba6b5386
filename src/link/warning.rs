//! What could not be read of a link.

use std::fmt;

use super::{LONGEST, VERSION};
use crate::scenario::{FieldError, UnknownPreset};

/// One part of a link that was left out, and why. The rest is read all the same.
#[derive(Debug, Clone, PartialEq)]
pub enum Warning {
    TooLong { bytes: usize },
    UnknownVersion { version: String },
    UnknownPreset(UnknownPreset),
    Malformed { part: String },
    UnknownKey { key: String },
    RepeatedKey { key: String },
    BadEscape { key: String },
    BadValue { key: String, text: String, why: FieldError },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLong { bytes } => {
                write!(
                    f,
                    "The link has {bytes} bytes, more than the {LONGEST} that are read; none of it was."
                )
            }
            Self::UnknownVersion { version } => {
                write!(f, "The link is of version “{version}”; this page reads {VERSION}.")
            }
            Self::UnknownPreset(why) => write!(f, "In the link, {why}. The default is shown instead."),
            Self::Malformed { part } => write!(f, "“{part}” in the link is not of the form key=value."),
            Self::UnknownKey { key } => write!(f, "There is no input “{key}”, which the link sets."),
            Self::RepeatedKey { key } => write!(f, "The link sets “{key}” twice; the last counts."),
            Self::BadEscape { key } => write!(f, "The value of “{key}” in the link is not valid text."),
            Self::BadValue { key, text, why } => {
                write!(f, "The link sets {key} to “{text}”, but {why}. The preset's value is kept.")
            }
        }
    }
}
