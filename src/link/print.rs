//! A scenario as the fragment of a link.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::VERSION;
use crate::scenario::{FIELDS, Scenario};

/// What RFC 3986 leaves unreserved is written as it is.
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The fragment, without `#`: the preset, then every field that differs from it, in the order of the table.
#[must_use]
pub fn print(scenario: &Scenario) -> String {
    let preset = scenario.preset.scenario();
    let mut text = format!("{VERSION};{}", scenario.preset);
    for field in &FIELDS {
        if field.get(scenario) != field.get(&preset) {
            let value = field.print(scenario);
            text.push_str(&format!(";{}={}", field.key, utf8_percent_encode(&value, ESCAPED)));
        }
    }
    text
}
