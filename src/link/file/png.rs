//! A link inside a PNG picture: a `tEXt` chunk (PNG specification, 11.3.3.2), which viewers ignore.

use super::error::FileError;
use crate::link::checksum::crc32;

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
const WHAT: &str = "picture";
const TEXT: &[u8] = b"tEXt";
const LAST: &[u8] = b"IEND";
/// What the chunk's text begins with: its keyword and a zero.
const KEYWORD: &[u8] = b"Headroom\0";
/// Length of a chunk's length, name and checksum.
const AROUND: usize = 12;

/// One chunk, where it begins, and what follows it.
struct Chunk<'a> {
    name: &'a [u8],
    data: &'a [u8],
}

/// Puts a link into a picture, before its last chunk.
///
/// # Errors
/// [`FileError`] when the bytes are not a whole PNG.
pub fn png_with_link(png: &[u8], link: &str) -> Result<Vec<u8>, FileError> {
    let mut at = 0;
    walk(png, |chunk, begin| {
        if chunk.name == LAST {
            at = begin;
        }
    })?;
    let data = [TEXT, KEYWORD, link.as_bytes()].concat();
    let length = u32::try_from(data.len() - TEXT.len()).unwrap_or_default();
    let (before, last) = png.split_at(at);
    Ok([before, &length.to_be_bytes(), &data, &crc32(&data).to_be_bytes(), last].concat())
}

/// The link that a picture carries.
pub(super) fn link_in(png: &[u8]) -> Result<String, FileError> {
    let mut links = Vec::new();
    walk(png, |chunk, _| {
        if chunk.name == TEXT {
            links.extend(chunk.data.strip_prefix(KEYWORD));
        }
    })?;
    match links.as_slice() {
        [] => Err(FileError::NoLinkInside { what: WHAT }),
        [link] => String::from_utf8(link.to_vec())
            .map_err(|_| FileError::BadLinkInside { what: WHAT, why: "It is not text.".to_owned() }),
        _ => Err(FileError::SeveralLinksInside { what: WHAT }),
    }
}

/// Hands over every chunk up to the last, with the place where it begins, once its checksum is found right.
fn walk<'a>(png: &'a [u8], mut each: impl FnMut(&Chunk<'a>, usize)) -> Result<(), FileError> {
    let cut_off = FileError::CutOff { what: WHAT };
    let mut at = SIGNATURE.len();
    loop {
        let length = png.get(at..at + 4).and_then(|bytes| <[u8; 4]>::try_from(bytes).ok());
        let length = length.ok_or_else(|| cut_off.clone()).map(u32::from_be_bytes)? as usize;
        let end = at.checked_add(AROUND).and_then(|end| end.checked_add(length));
        let whole = end.and_then(|end| png.get(at + 4..end)).ok_or_else(|| cut_off.clone())?;
        let (named, checksum) = whole.split_at(length + 4);
        if crc32(named).to_be_bytes() != checksum {
            return Err(FileError::DamagedPng { at });
        }
        let (name, data) = named.split_at(4);
        each(&Chunk { name, data }, at);
        if name == LAST {
            return Ok(());
        }
        at += AROUND + length;
    }
}
