//! Where the inputs of a preset come from; apart from the values, so that a page may go without.

#![allow(
    clippy::indexing_slicing,
    reason = "the compiler evaluates the table, and fails at a row that is not there"
)]

use super::preset::Preset;
use crate::catalog::{Mark, Origin};

/// Where the value of an input comes from.
#[derive(Debug)]
pub struct InputOrigin {
    pub key: &'static str,
    /// How the value follows from what the source says; the reason, where it is an assumption.
    pub derivation: &'static str,
    source: &'static Source,
    mark: Mark,
}

#[derive(Debug)]
struct Source {
    text: &'static str,
    date: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/preset_origins.rs"));

impl InputOrigin {
    #[must_use]
    pub fn origin(&self) -> Origin {
        Origin { source: self.source.text, date: self.source.date, mark: self.mark }
    }
}

impl Preset {
    /// Where each input that the preset sets comes from.
    #[must_use]
    pub fn origins(&self) -> &'static [InputOrigin] {
        ORIGINS.get(self.index).copied().unwrap_or_default()
    }

    /// Where that input comes from, if the preset sets it.
    #[must_use]
    pub fn origin_of(&self, key: &str) -> Option<&'static InputOrigin> {
        self.origins().iter().find(|input| input.key == key)
    }
}
