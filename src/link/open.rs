//! The fragment of a link as a scenario, however broken the link is.

use super::comments::Comments;
use super::quoted::quoted;
use super::section::section;
use super::warning::Warning;
use super::{LONGEST, VERSION, VERSUS};
use crate::scenario::{Scenario, default_preset};

/// What a link or a file held, as far as it could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    pub scenario: Scenario,
    /// The scenario it is held against.
    pub baseline: Option<Scenario>,
    /// What a file says to people; a link says nothing.
    pub comments: Comments,
    pub warnings: Vec<Warning>,
}

impl Opened {
    fn the_default() -> Self {
        Self {
            scenario: default_preset().scenario(),
            baseline: None,
            comments: Comments::default(),
            warnings: Vec::new(),
        }
    }
}

/// Reads a fragment, with or without `#`. An empty one is the default preset.
#[must_use]
pub fn open(fragment: &str) -> Opened {
    let fragment = fragment.trim().trim_start_matches('#');
    let mut opened = Opened::the_default();
    if fragment.is_empty() {
        return opened;
    }
    if fragment.len() > LONGEST {
        opened.warnings.push(Warning::TooLong { bytes: fragment.len() });
        return opened;
    }
    let (version, parts) = fragment.split_once(';').unwrap_or((fragment, ""));
    if !is_version(version) {
        opened.warnings.push(Warning::NotALink { version: quoted(version) });
        return opened;
    }
    if version != VERSION {
        opened.warnings.push(Warning::NewerVersion { version: version.to_owned() });
    }
    let (own, baseline) = parts.split_once(VERSUS).map_or((parts, None), |(own, other)| (own, Some(other)));
    let (scenario, warnings) = section(own);
    opened.scenario = scenario;
    opened.warnings.extend(warnings);
    opened.baseline = baseline.map(|text| {
        let (scenario, warnings) = section(text);
        opened.warnings.extend(warnings.into_iter().map(|warning| Warning::InBaseline(Box::new(warning))));
        scenario
    });
    opened
}

/// Whether a text is the version of a link, of ours or of one to come: `v` and a number.
pub(super) fn is_version(text: &str) -> bool {
    let number = text.strip_prefix('v').unwrap_or_default();
    (1..=4).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit())
}
