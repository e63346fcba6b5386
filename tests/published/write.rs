//! Writes docs/presets.md: `cargo run --release --example presets`.

mod document;
mod prediction;

use std::{fs, io};

fn main() -> io::Result<()> {
    fs::write(document::PATH, document::document())
}
