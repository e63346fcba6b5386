//! A link inside an SVG picture or an HTML report: a `<metadata>` element, which viewers ignore.

use super::error::FileError;

const OPEN: &str = "<metadata class=\"headroom-link\">";
const CLOSE: &str = "</metadata>";

/// The element that carries a link.
#[must_use]
pub fn svg_metadata(link: &str) -> String {
    format!("{OPEN}{}{CLOSE}", markup_escaped(link))
}

/// Text as it may stand inside markup, in an attribute too. What XML cannot hold at all becomes U+FFFD.
#[must_use]
pub fn markup_escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\'' => escaped.push_str("&#39;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            _ if character.is_control() || matches!(character, '\u{fffe}' | '\u{ffff}') => {
                escaped.push('\u{fffd}');
            }
            _ => escaped.push(character),
        }
    }
    escaped
}

/// The link that a picture or a report carries; `end` is how it closes. The pictures of a report all carry the same.
pub(super) fn link_in(text: &str, what: &'static str, end: &str) -> Result<String, FileError> {
    if !text.trim_end().ends_with(end) {
        return Err(FileError::CutOff { what });
    }
    let mut links = Vec::new();
    for inside in text.split(OPEN).skip(1) {
        let (link, _) = inside.split_once(CLOSE).ok_or(FileError::CutOff { what })?;
        links.push(link);
    }
    links.dedup();
    match links.as_slice() {
        [] => Err(FileError::NoLinkInside { what }),
        [link] => Ok(link.replace("&amp;", "&")),
        _ => Err(FileError::SeveralLinksInside { what }),
    }
}
