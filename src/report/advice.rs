//! Warnings as lines of text and as records of JSON.

use serde::Serialize;

use crate::model::Warning;

#[derive(Serialize)]
pub(super) struct WarningRecord {
    rule: &'static str,
    severity: &'static str,
    /// Which design; absent if it is about both.
    #[serde(skip_serializing_if = "Option::is_none")]
    design: Option<&'static str>,
    /// Key of the input it is about.
    input: &'static str,
    text: String,
    reason: &'static str,
}

impl WarningRecord {
    pub fn of(warning: &Warning) -> Self {
        Self {
            rule: warning.rule,
            severity: warning.severity.word(),
            design: warning.side.map(|side| side.key()),
            input: warning.key,
            text: warning.sentence.to_string(),
            reason: warning.reason,
        }
    }
}

/// One line for each warning and its sentence, with the input it is about.
pub(super) fn warning_lines(warnings: &[(Warning, String)]) -> String {
    let mut text = String::new();
    if !warnings.is_empty() {
        text.push_str("\nWarnings\n");
    }
    for (warning, sentence) in warnings {
        let who = warning.side.map_or("Both designs", |side| side.label());
        let (severity, key) = (warning.severity.word(), warning.key);
        text.push_str(&format!("  {who}, {severity}: {sentence} [{key}]\n"));
    }
    text
}
