//! What must hold whatever bytes come in: shared by the short run in the tests and the long one of libFuzzer.

mod file;
mod link;
mod scenario;
mod unit;

/// A way in for bytes that nobody has checked.
pub struct Target {
    /// Its folder under fuzz/corpus and fuzz/failures, and its program in fuzz/targets.
    pub name: &'static str,
    /// Panics if something does not hold.
    pub run: fn(&[u8]),
}

pub const TARGETS: [Target; 4] = [
    Target { name: "file", run: file::run },
    Target { name: "link", run: link::run },
    Target { name: "unit", run: unit::run },
    Target { name: "scenario", run: scenario::run },
];
