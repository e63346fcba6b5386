//! What kind of file somebody dropped, pasted or chose, and the scenario in it.

use super::error::FileError;
use super::{HEADER, LARGEST, png, svg, text};
use crate::link::open::{Opened, is_version, open};

/// How the link stands in the JSON of an evaluation. Quotes in other texts are escaped there, so it occurs once.
const JSON_LINK: &str = "\n  \"link\": \"";

/// Opens a text file, an exported picture or document, or a link.
///
/// # Errors
/// [`FileError`], which says what was found and what would be accepted.
pub fn open_bytes(bytes: &[u8]) -> Result<Opened, FileError> {
    if bytes.len() > LARGEST {
        return Err(FileError::TooLarge { bytes: bytes.len() });
    }
    if bytes.starts_with(png::SIGNATURE) {
        return carried("picture", &png::link_in(bytes)?);
    }
    let found = std::str::from_utf8(bytes).map_err(|why| FileError::NotUtf8 { at: why.valid_up_to() })?;
    let found = found.trim_start_matches('\u{feff}').trim();
    let begins = |with: &str| found.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    if found.is_empty() {
        Err(FileError::Empty)
    } else if begins(HEADER) {
        text::read(found)
    } else if begins("<svg") || begins("<?xml") {
        carried("picture", &svg::link_in(found, "picture", "</svg>")?)
    } else if begins("<!doctype html") {
        carried("report", &svg::link_in(found, "report", "</html>")?)
    } else if found.starts_with('{') {
        carried("document", json_link(found)?)
    } else {
        fragment(found).map(open).ok_or(FileError::NotOurs)
    }
}

fn json_link(found: &str) -> Result<&str, FileError> {
    if !found.ends_with('}') {
        return Err(FileError::CutOff { what: "document" });
    }
    let link = found.split_once(JSON_LINK).and_then(|(_, rest)| rest.split_once('"'));
    link.map(|(link, _)| link).ok_or(FileError::NoLinkInside { what: "document" })
}

/// The scenario of the link that a file carries; one that names none of ours is an error.
fn carried(what: &'static str, link: &str) -> Result<Opened, FileError> {
    let opened = fragment(link)
        .map(open)
        .ok_or_else(|| FileError::BadLinkInside { what, why: "It is not one of Headroom.".to_owned() })?;
    match opened.warnings.iter().find(|warning| warning.is_another_scenario()) {
        Some(warning) => Err(FileError::BadLinkInside { what, why: warning.refusal() }),
        None => Ok(opened),
    }
}

/// The fragment in a link that stands alone, of our version or of one to come.
fn fragment(link: &str) -> Option<&str> {
    let fragment = link.split_once('#').map_or(link, |(_, fragment)| fragment);
    let version = fragment.split_once(';')?.0;
    (is_version(version) && !link.contains([' ', '\t', '\r', '\n', '<', '"'])).then_some(fragment)
}
