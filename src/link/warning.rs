//! What could not be read of a link.

use std::fmt;

use super::{LONGEST, VERSION};
use crate::scenario::{FieldError, Preset, UnknownPreset};

/// One part of a link that was left out, and why. The rest is read all the same.
#[derive(Debug, Clone, PartialEq)]
pub enum Warning {
    TooLong { bytes: usize },
    NotALink { version: String },
    NewerVersion { version: String },
    UnknownPreset { why: UnknownPreset, instead: &'static Preset },
    OtherEdition { of: &'static str, written: String, here: u32 },
    Malformed { part: String },
    UnknownKey { key: String },
    RepeatedKey { key: String },
    BadEscape { key: String },
    BadValue { key: String, text: String, why: FieldError },
    InBaseline(Box<Self>),
    More { count: usize },
}

impl Warning {
    /// Whether the link names no scenario of ours at all, or another one than is shown.
    #[must_use]
    pub const fn is_another_scenario(&self) -> bool {
        matches!(
            self,
            Self::TooLong { .. }
                | Self::NotALink { .. }
                | Self::NewerVersion { .. }
                | Self::UnknownPreset { .. }
        )
    }
}

impl Warning {
    /// The warning in words for those who open nothing instead.
    #[must_use]
    pub fn refusal(&self) -> String {
        match self {
            Self::UnknownPreset { why, .. } => format!("In the link, {why}."),
            Self::NewerVersion { version } => {
                format!("The link is of version “{version}”; {VERSION} can be read.")
            }
            _ => self.to_string(),
        }
    }
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
            Self::NotALink { version } => {
                write!(
                    f,
                    "The link begins with “{version}”, not with “{VERSION};” and a preset; none of it was read."
                )
            }
            Self::NewerVersion { version } => write!(
                f,
                "The link is of version “{version}”; this page reads {VERSION}, and read it as if it were that."
            ),
            Self::UnknownPreset { why, instead } => {
                write!(f, "In the link, {why}. {instead} is opened instead, with what the link changes.")
            }
            Self::OtherEdition { of, written, here } => write!(
                f,
                "The link was made with {of} “{written}”, and this is {of} {here}: its author may have seen other numbers."
            ),
            Self::Malformed { part } => write!(f, "“{part}” in the link is not of the form key=value."),
            Self::UnknownKey { key } => write!(f, "There is no input “{key}”, which the link sets."),
            Self::RepeatedKey { key } => write!(f, "The link sets “{key}” twice; the last counts."),
            Self::BadEscape { key } => write!(f, "The value of “{key}” in the link is not valid text."),
            Self::BadValue { key, text, why } => {
                write!(f, "The link sets {key} to “{text}”, but {why}. The preset's value is kept.")
            }
            Self::InBaseline(warning) => write!(f, "Of the baseline: {warning}"),
            Self::More { count } => write!(f, "{count} further parts of the link could not be read either."),
        }
    }
}
