//! Files in one archive, stored without compression (PKWARE APPNOTE 6.3, sections 4.3.7, 4.3.12, 4.3.16).

use crate::link::crc32;

/// A file to pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Names are UTF-8: bit 11 of the flags.
const UTF8: u16 = 1 << 11;
/// 1980-01-01, the first day the format knows: the archive of a scenario is the same whenever it is made.
const DATE: u16 = 0x21;
const VERSION: u16 = 20;

/// The archive. Names and sizes are those of a report: far below the 4 GB at which the format changes.
#[must_use]
pub fn zip(files: &[File]) -> Vec<u8> {
    let mut archive = Vec::new();
    let mut directory = Vec::new();
    for file in files {
        let offset = size(archive.len());
        let described = description(file);
        archive.extend(b"PK\x03\x04");
        archive.extend(&described);
        archive.extend(file.name.as_bytes());
        archive.extend(&file.bytes);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&described);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset);
        directory.extend(file.name.as_bytes());
    }
    let count = (files.len() as u16).to_le_bytes();
    let (at, length) = (size(archive.len()), size(directory.len()));
    archive.extend(&directory);
    archive.extend([b"PK\x05\x06".as_slice(), &[0; 4], &count, &count, &length, &at, &[0; 2]].concat());
    archive
}

/// What local header and directory say alike: version, flags, method, time, checksum, sizes, length of the name.
fn description(file: &File) -> Vec<u8> {
    let length = size(file.bytes.len());
    let mut bytes = Vec::new();
    for short in [VERSION, UTF8, 0, 0, DATE] {
        bytes.extend(short.to_le_bytes());
    }
    bytes.extend(crc32(&file.bytes).to_le_bytes());
    bytes.extend(length);
    bytes.extend(length);
    bytes.extend((file.name.len() as u16).to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

fn size(length: usize) -> [u8; 4] {
    (length as u32).to_le_bytes()
}
