//! Files that hold a scenario: text, and the pictures and documents that carry a link.

mod error;
mod png;
mod recognise;
mod svg;
mod text;
mod value;
mod write;

pub use error::{FileError, LineError};
pub use png::png_with_link;
pub use recognise::open_bytes;
pub use svg::{markup_escaped, svg_metadata};
pub use write::print_file;

/// Largest file that is read, in bytes.
pub const LARGEST: usize = 1_000_000;

/// First words of a scenario's text file; the version of the format follows.
const HEADER: &str = "headroom scenario";
/// The version of the format that is written and read.
const FORMAT: &str = "1";
/// Last line of a file, without which it has been cut off.
const END: &str = "end";
/// Keys that are not inputs.
const PRESET: &str = "preset";
const VERSUS: &str = "versus";
