//! Named starting points. A published version is never edited: links refer to it.

use std::fmt;

use super::Scenario;
use super::stack_overflow;
use crate::catalog::Origin;

/// A system that ran, or a case worth studying, with the source of each of its inputs.
#[derive(Debug)]
pub struct Preset {
    pub id: &'static str,
    pub version: u32,
    pub title: &'static str,
    /// The story in two sentences.
    pub story: &'static str,
    pub inputs: &'static [PresetInput],
    pub(super) build: fn() -> Scenario,
}

/// Where the value of an input comes from.
#[derive(Debug)]
pub struct PresetInput {
    pub key: &'static str,
    /// How the value follows from what the source says.
    pub derivation: &'static str,
    pub origin: Origin,
}

impl PartialEq for Preset {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id && self.version == other.version
    }
}

impl fmt::Display for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.id, self.version)
    }
}

pub static PRESETS: &[&Preset] = &[&stack_overflow::YEAR_2016];

/// The preset a first visit opens with.
#[must_use]
pub fn default_preset() -> &'static Preset {
    &stack_overflow::YEAR_2016
}

/// A preset that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPreset {
    pub name: String,
}

impl fmt::Display for UnknownPreset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known: Vec<String> = PRESETS.iter().map(ToString::to_string).collect();
        write!(f, "there is no preset “{}”; there are {}", self.name, known.join(", "))
    }
}

impl std::error::Error for UnknownPreset {}

impl Preset {
    /// The preset called `name` or `name@version`; without a version the newest.
    ///
    /// # Errors
    /// [`UnknownPreset`], which lists those there are.
    pub fn find(name: &str) -> Result<&'static Self, UnknownPreset> {
        PRESETS
            .iter()
            .copied()
            .filter(|preset| preset.id == name || preset.to_string() == name)
            .max_by_key(|preset| preset.version)
            .ok_or_else(|| UnknownPreset { name: name.to_owned() })
    }

    #[must_use]
    pub fn scenario(&self) -> Scenario {
        (self.build)()
    }
}
