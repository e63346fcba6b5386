//! What a warning quotes, kept short: links come from anybody.

/// Characters that are quoted.
const MOST: usize = 60;

/// The text, or its beginning.
pub(super) fn quoted(text: &str) -> String {
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}
