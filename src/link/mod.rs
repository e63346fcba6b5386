//! Scenario to text and back, versioned: links (`v1;preset@version;key=value;…`, with only what differs from the
//! preset), text files with the same keys, and the pictures that carry a link.

mod checksum;
mod comments;
mod file;
mod open;
mod print;
mod quoted;
mod section;
mod versions;
mod warning;

pub use checksum::crc32;
pub use comments::Comments;
pub use file::{
    FileError, LARGEST, LineError, markup_escaped, open_bytes, png_with_link, print_file, svg_metadata,
};
pub use open::{Opened, open};
pub use print::{changed_fields, print, print_pair};
pub use warning::Warning;

/// The version that [`print()`] writes.
const VERSION: &str = "v1";

/// What separates a scenario from the one it is held against.
const VERSUS: &str = ";vs=";

/// Longest link that is read, in bytes: forty times a typical one.
pub const LONGEST: usize = 8 * 1024;
