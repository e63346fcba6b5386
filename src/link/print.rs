//! A scenario as the fragment of a link.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::versions::EDITIONS;
use super::{VERSION, VERSUS};
use crate::scenario::{FIELDS, Field, Scenario};

/// What RFC 3986 leaves unreserved is written as it is.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The fragment, without `#`: the preset, the editions of model and catalogue, then every field that differs from the
/// preset, in the order of the table.
#[must_use]
pub fn print(scenario: &Scenario) -> String {
    let mut text = format!("{VERSION};{}", scenario.preset);
    for edition in &EDITIONS {
        text.push_str(&format!(";{}={}", edition.short, edition.here));
    }
    text + &changes(scenario)
}

/// The fragment of a scenario and of the one it is held against.
#[must_use]
pub fn print_pair(scenario: &Scenario, baseline: Option<&Scenario>) -> String {
    let versus = baseline.map(|baseline| format!("{VERSUS}{}{}", baseline.preset, changes(baseline)));
    print(scenario) + &versus.unwrap_or_default()
}

/// The fields in which two scenarios differ, in the order of the table.
pub fn changed_fields(scenario: &Scenario, from: &Scenario) -> Vec<&'static Field> {
    FIELDS.iter().filter(|field| field.get(scenario) != field.get(from)).collect()
}

fn changes(scenario: &Scenario) -> String {
    changed_fields(scenario, &scenario.preset.scenario())
        .into_iter()
        .map(|field| format!(";{}={}", field.key, utf8_percent_encode(&field.print(scenario), ESCAPED)))
        .collect()
}
