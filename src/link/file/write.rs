//! A scenario as a text file.

use super::value::on_a_line;
use super::{END, FORMAT, HEADER, PRESET, VERSUS};
use crate::link::comments::Comments;
use crate::link::print::changed_fields;
use crate::link::versions::EDITIONS;
use crate::scenario::Scenario;

/// The scenario, one key per line, with what differs from the preset, and the scenario it is held against. Comments of
/// a file that was opened stand above the keys they stood above.
#[must_use]
pub fn print_file(scenario: &Scenario, baseline: Option<&Scenario>, comments: &Comments) -> String {
    let mut lines = vec![(PRESET.to_owned(), scenario.preset.to_string())];
    for edition in &EDITIONS {
        lines.push((edition.long.to_owned(), edition.here.to_string()));
    }
    lines.extend(changes(scenario, ""));
    if let Some(baseline) = baseline {
        lines.push((VERSUS.to_owned(), baseline.preset.to_string()));
        lines.extend(changes(baseline, VERSUS));
    }
    let mut text = format!("{HEADER} {FORMAT}\n");
    let mut written = vec![END.to_owned()];
    for (key, value) in lines {
        for comment in comments.above(&key) {
            text.push_str(&format!("{comment}\n"));
        }
        let name = key.trim_start_matches(&format!("{VERSUS}:"));
        text.push_str(&format!("{name} = {}\n", on_a_line(&value)));
        written.push(key);
    }
    for comment in comments.left_over(&written).chain(comments.above(END)) {
        text.push_str(&format!("{comment}\n"));
    }
    text + END + "\n"
}

/// Keys and values of what differs from the preset; the keys of a baseline are marked as such.
fn changes(scenario: &Scenario, mark: &str) -> impl Iterator<Item = (String, String)> {
    let fields = changed_fields(scenario, &scenario.preset.scenario());
    fields.into_iter().map(move |field| (marked(field.key, mark), field.print(scenario)))
}

/// The key of a line in the part that a mark names, so that comments above like keys are told apart.
pub(super) fn marked(key: &str, mark: &str) -> String {
    if mark.is_empty() { key.to_owned() } else { format!("{mark}:{key}") }
}
