//! Scenario to text and back, versioned: `v1;preset@version;key=value;…`, with only what differs from the preset.

mod open;
mod print;
mod warning;

pub use open::{Opened, open};
pub use print::print;
pub use warning::Warning;

/// The version that [`print()`] writes.
const VERSION: &str = "v1";

/// Longest text that is read, in bytes: forty times a typical link.
pub const LONGEST: usize = 8 * 1024;
