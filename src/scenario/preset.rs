//! Named starting points. A published version is never edited: links refer to it.

use std::fmt;
use std::sync::OnceLock;

use super::base::base;
use super::{Scenario, find};

/// What kind of case a preset is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PresetGroup {
    Ran,
    Teaching,
    Phase,
}

impl PresetGroup {
    pub const ALL: [Self; 3] = [Self::Ran, Self::Teaching, Self::Phase];

    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Ran => "Systems that ran",
            Self::Teaching => "Teaching cases",
            Self::Phase => "Phases of growth",
        }
    }
}

/// A system that ran, or a case worth studying: the inputs that differ from the base scenario.
pub struct Preset {
    pub id: &'static str,
    pub version: u32,
    pub group: PresetGroup,
    pub title: &'static str,
    /// The story in two sentences.
    pub story: &'static str,
    pub(super) index: usize,
    /// A line `key=value` for each input.
    values: &'static str,
    opening: OnceLock<Scenario>,
}

include!(concat!(env!("OUT_DIR"), "/presets.rs"));

impl fmt::Debug for Preset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
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

/// The preset a first visit opens with.
#[must_use]
#[allow(clippy::indexing_slicing, reason = "there are presets, or no test passes")]
pub fn default_preset() -> &'static Preset {
    PRESETS.iter().find(|preset| preset.id == "stack-overflow-2016").unwrap_or(&PRESETS[0])
}

/// A preset that does not exist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownPreset {
    pub name: String,
}

impl fmt::Display for UnknownPreset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let id = self.name.split_once('@').map_or(self.name.as_str(), |(id, _)| id);
        let versions: Vec<String> =
            PRESETS.iter().filter(|preset| preset.id == id).map(ToString::to_string).collect();
        if !versions.is_empty() {
            return write!(f, "there is no preset “{}”; there is {}", self.name, versions.join(", "));
        }
        let ids: Vec<&str> = Preset::offered().map(|preset| preset.id).collect();
        write!(f, "there is no preset “{}”; there are {}", self.name, ids.join(", "))
    }
}

impl std::error::Error for UnknownPreset {}

impl Preset {
    /// The newest version of each preset, in the order in which they are offered.
    pub fn offered() -> impl Iterator<Item = &'static Self> {
        PRESETS.iter().copied().filter(|preset| preset.is_newest())
    }

    /// Whether no later version stands in its place; older ones open from links only.
    #[must_use]
    pub fn is_newest(&self) -> bool {
        PRESETS.iter().all(|other| other.id != self.id || other.version <= self.version)
    }

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

    /// The inputs the preset sets, each a key and its text. The others are those of the base scenario.
    pub fn inputs(&self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.values.lines().filter_map(|line| line.split_once('='))
    }

    /// Whether the preset sets this input; if not, its value is a default.
    #[must_use]
    pub fn sets(&self, key: &str) -> bool {
        self.inputs().any(|(own, _)| own == key)
    }

    /// What the preset opens with. A test reads every row of every preset; one that no field accepts would be left out.
    #[must_use]
    pub fn opening(&'static self) -> &'static Scenario {
        self.opening.get_or_init(|| {
            let mut scenario = Scenario { preset: self, name: self.title.to_owned(), ..base() };
            let inputs = self.inputs().filter_map(|(key, text)| Some((find(key)?, text)));
            scenario.read_all(&inputs.collect::<Vec<_>>());
            scenario
        })
    }

    #[must_use]
    pub fn scenario(&'static self) -> Scenario {
        self.opening().clone()
    }
}
