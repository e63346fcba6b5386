//! Why a file was not opened. Nothing changes then.

use std::fmt;

use super::{FORMAT, HEADER, LARGEST};
use crate::scenario::{FieldError, UnknownPreset};

/// Why a file holds no scenario that can be opened.
#[derive(Debug, Clone, PartialEq)]
pub enum FileError {
    TooLarge { bytes: usize },
    Empty,
    NotOurs,
    NotUtf8 { at: usize },
    CutOff { what: &'static str },
    OtherFormat { version: String },
    DamagedPng { at: usize },
    NoLinkInside { what: &'static str },
    SeveralLinksInside { what: &'static str },
    BadLinkInside { what: &'static str, why: String },
    Lines(Vec<(usize, LineError)>),
}

/// What is wrong with a line of a scenario's text file.
#[derive(Debug, Clone, PartialEq)]
pub enum LineError {
    Malformed { line: String },
    UnknownKey { key: String },
    RepeatedKey { key: String },
    UnknownPreset(UnknownPreset),
    PresetNotFirst,
    BadQuotes { key: String },
    BadValue { key: String, text: String, why: FieldError },
}

/// Lines that are named; a file with more mistakes is mended from the top.
const MOST_LINES: usize = 5;

impl fmt::Display for FileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooLarge { bytes } => {
                write!(f, "The file has {bytes} bytes; up to {LARGEST} are read.")
            }
            Self::Empty => f.write_str("The file is empty."),
            Self::NotOurs => write!(
                f,
                "This is no scenario: it takes a text file that begins with “{HEADER} {FORMAT}”, a picture or document that Headroom exported, or a link."
            ),
            Self::NotUtf8 { at } => {
                write!(f, "The file is not UTF-8 text: the byte at {at} is part of no character.")
            }
            Self::CutOff { what } => write!(f, "The {what} is cut off before its end."),
            Self::OtherFormat { version } => {
                write!(f, "The file is of format “{version}”; format {FORMAT} can be read.")
            }
            Self::DamagedPng { at } => {
                write!(f, "The picture is damaged at byte {at}: a chunk's checksum is wrong.")
            }
            Self::NoLinkInside { what } => {
                write!(
                    f,
                    "The {what} carries no scenario: it was not exported by Headroom, or something removed the link."
                )
            }
            Self::SeveralLinksInside { what } => write!(f, "The {what} carries more than one scenario."),
            Self::BadLinkInside { what, why } => {
                write!(f, "The {what} carries a link that cannot be read. {why}")
            }
            Self::Lines(lines) => {
                for (index, (line, why)) in lines.iter().take(MOST_LINES).enumerate() {
                    write!(f, "{}Line {line}: {why}.", if index > 0 { " " } else { "" })?;
                }
                match lines.len().saturating_sub(MOST_LINES) {
                    0 => Ok(()),
                    more => write!(f, " And {more} more."),
                }
            }
        }
    }
}

impl fmt::Display for LineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Malformed { line } => write!(f, "“{line}” is not of the form key = value"),
            Self::UnknownKey { key } => write!(f, "there is no input “{key}”"),
            Self::RepeatedKey { key } => write!(f, "“{key}” is set a second time"),
            Self::UnknownPreset(why) => why.fmt(f),
            Self::PresetNotFirst => f.write_str("“preset = …” comes before the inputs"),
            Self::BadQuotes { key } => {
                write!(f, "the quoted text of “{key}” is not closed, or holds a wrong escape")
            }
            Self::BadValue { key, text, why } => write!(f, "{key} is “{text}”, but {why}"),
        }
    }
}

impl std::error::Error for FileError {}
