//! One scenario inside a link: a preset and what differs from it.

use percent_encoding::percent_decode_str;

use super::quoted::quoted;
use super::versions::EDITIONS;
use super::warning::Warning;
use crate::scenario::{PRESETS, Preset, Scenario, default_preset, find};

/// Warnings that are told one by one.
const MOST_WARNINGS: usize = 12;

/// Reads `preset@version;key=value;…`, however broken it is.
pub(super) fn section(text: &str) -> (Scenario, Vec<Warning>) {
    let mut parts = text.split(';');
    let mut warnings = Vec::new();
    let preset = parts.next().unwrap_or_default();
    let mut scenario = match Preset::find(preset) {
        Ok(preset) => preset.scenario(),
        Err(mut why) => {
            let instead = nearest(preset);
            why.name = quoted(&why.name);
            warnings.push(Warning::UnknownPreset { why, instead });
            instead.scenario()
        }
    };
    let (mut seen, mut waiting) = (Vec::new(), Vec::new());
    for part in parts.filter(|part| !part.is_empty()) {
        let key = part.split_once('=').map_or(part, |(key, _)| key);
        if seen.contains(&key) {
            warnings.push(Warning::RepeatedKey { key: quoted(key) });
        }
        seen.push(key);
        match set(&mut scenario, part) {
            Err(Warning::BadValue { why, .. }) if why.depends_on_others() => waiting.push(part),
            outcome => warnings.extend(outcome.err()),
        }
    }
    warnings.extend(waiting.into_iter().filter_map(|part| set(&mut scenario, part).err()));
    let count = warnings.len().saturating_sub(MOST_WARNINGS);
    if count > 0 {
        warnings.truncate(MOST_WARNINGS);
        warnings.push(Warning::More { count });
    }
    (scenario, warnings)
}

/// The newest version of the preset that is older than the one asked for; else the default.
fn nearest(name: &str) -> &'static Preset {
    let asked = name.split_once('@').and_then(|(id, version)| Some((id, version.parse::<u32>().ok()?)));
    asked
        .and_then(|(id, version)| {
            let older = PRESETS.iter().copied().filter(|preset| preset.id == id && preset.version < version);
            older.max_by_key(|preset| preset.version)
        })
        .unwrap_or_else(default_preset)
}

fn set(scenario: &mut Scenario, part: &str) -> Result<(), Warning> {
    let (key, escaped) = part.split_once('=').ok_or_else(|| Warning::Malformed { part: quoted(part) })?;
    if let Some(edition) = EDITIONS.iter().find(|edition| edition.short == key) {
        return edition.check(&quoted(escaped));
    }
    let field = find(key).ok_or_else(|| Warning::UnknownKey { key: quoted(key) })?;
    let text =
        percent_decode_str(escaped).decode_utf8().map_err(|_| Warning::BadEscape { key: key.to_owned() })?;
    field.read(scenario, &text).map_err(|why| Warning::BadValue {
        key: key.to_owned(),
        text: quoted(&text),
        why,
    })
}
