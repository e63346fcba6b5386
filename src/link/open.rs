//! The fragment of a link as a scenario, however broken the link is.

use percent_encoding::percent_decode_str;

use super::warning::Warning;
use super::{LONGEST, VERSION};
use crate::scenario::{Preset, Scenario, default_preset, find};

/// What a link held, as far as it could be read.
#[derive(Debug, Clone, PartialEq)]
pub struct Opened {
    pub scenario: Scenario,
    pub warnings: Vec<Warning>,
}

/// Reads a fragment, with or without `#`. An empty one is the default preset.
#[must_use]
pub fn open(fragment: &str) -> Opened {
    let fragment = fragment.trim().trim_start_matches('#');
    let mut opened = Opened { scenario: default_preset().scenario(), warnings: Vec::new() };
    if fragment.is_empty() {
        return opened;
    }
    if fragment.len() > LONGEST {
        opened.warnings.push(Warning::TooLong { bytes: fragment.len() });
        return opened;
    }
    let mut parts = fragment.split(';');
    let version = parts.next().unwrap_or_default();
    if version != VERSION {
        opened.warnings.push(Warning::UnknownVersion { version: version.to_owned() });
        return opened;
    }
    match Preset::find(parts.next().unwrap_or_default()) {
        Ok(preset) => opened.scenario = preset.scenario(),
        Err(why) => opened.warnings.push(Warning::UnknownPreset(why)),
    }
    let mut seen = Vec::new();
    for part in parts.filter(|part| !part.is_empty()) {
        let key = part.split_once('=').map_or(part, |(key, _)| key);
        if seen.contains(&key) {
            opened.warnings.push(Warning::RepeatedKey { key: key.to_owned() });
        }
        seen.push(key);
        if let Err(warning) = set(&mut opened.scenario, part) {
            opened.warnings.push(warning);
        }
    }
    opened
}

fn set(scenario: &mut Scenario, part: &str) -> Result<(), Warning> {
    let (key, escaped) = part.split_once('=').ok_or_else(|| Warning::Malformed { part: part.to_owned() })?;
    let field = find(key).ok_or_else(|| Warning::UnknownKey { key: key.to_owned() })?;
    let text =
        percent_decode_str(escaped).decode_utf8().map_err(|_| Warning::BadEscape { key: key.to_owned() })?;
    field.read(scenario, &text).map_err(|why| Warning::BadValue {
        key: key.to_owned(),
        text: text.into_owned(),
        why,
    })
}
