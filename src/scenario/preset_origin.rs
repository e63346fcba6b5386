//! Where the inputs of a preset come from; apart from the values, so that a page may go without.

use super::preset::Preset;
use crate::catalog::{Mark, Origin};

/// Where the value of an input comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InputOrigin {
    pub key: &'static str,
    /// How the value follows from what the source says; the reason, where it is an assumption.
    pub derivation: &'static str,
    origin: Origin,
}

struct Source {
    text: &'static str,
    date: &'static str,
}

include!(concat!(env!("OUT_DIR"), "/preset_origins.rs"));

impl InputOrigin {
    #[must_use]
    pub const fn origin(&self) -> Origin {
        self.origin
    }
}

impl Preset {
    /// Where each input that the preset sets comes from.
    pub fn origins(&self) -> impl Iterator<Item = InputOrigin> {
        let lines = ORIGINS.get(self.index).copied().unwrap_or_default().lines();
        self.inputs().zip(lines).filter_map(|((key, _), line)| {
            let (origin, derivation) = line.split_once(' ')?;
            Some(InputOrigin { key, derivation, origin: origin_of(origin)? })
        })
    }

    /// Where that input comes from, if the preset sets it.
    #[must_use]
    pub fn origin_of(&self, key: &str) -> Option<InputOrigin> {
        self.origins().find(|input| input.key == key)
    }
}

/// A letter for the mark, then the place of the source in the table.
fn origin_of(text: &str) -> Option<Origin> {
    let mark = match text.chars().next()? {
        'p' => Mark::Primary,
        's' => Mark::Secondary,
        'd' => Mark::Derived,
        'u' => Mark::Unverified,
        'a' => Mark::Assumption,
        _ => return None,
    };
    let source = SOURCES.get(text.get(1..)?.parse::<usize>().ok()?)?;
    Some(Origin { source: source.text, date: source.date, mark })
}
