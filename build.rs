//! Turns the CSV files of the catalogue and of the presets into Rust tables: a bad row fails the build, and the page
//! parses no files.

use std::env;
use std::error::Error;
use std::path::Path;

#[path = "src/catalog/build.rs"]
mod catalog;
#[path = "src/scenario/build.rs"]
mod presets;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let out = Path::new(&env::var("OUT_DIR")?).to_owned();
    catalog::build(&out)?;
    presets::build(&out)
}

type Row = csv::StringRecord;

/// The rows of a file, each with its line.
fn records(path: &Path) -> Result<Vec<(u64, Row)>, Box<dyn Error>> {
    let mut reader = csv::Reader::from_path(path).map_err(|why| format!("{}: {why}", path.display()))?;
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|why| format!("{}: {why}", path.display()))?;
        rows.push((record.position().map_or(0, csv::Position::line), record));
    }
    Ok(rows)
}

fn field(row: &Row, column: usize) -> Result<&str, String> {
    row.get(column).filter(|text| !text.is_empty()).ok_or_else(|| format!("column {} is empty", column + 1))
}

fn date(row: &Row, column: usize) -> Result<&str, String> {
    let date = field(row, column)?;
    let digits = date.bytes().filter(u8::is_ascii_digit).count();
    if date.len() != 10 || digits != 8 {
        return Err(format!("{date:?} is not a date like 2026-07-20"));
    }
    Ok(date)
}

/// The name of a `Mark`.
fn mark(row: &Row, column: usize) -> Result<&'static str, String> {
    match field(row, column)? {
        "primary" => Ok("Primary"),
        "secondary" => Ok("Secondary"),
        "derived" => Ok("Derived"),
        "unverified" => Ok("Unverified"),
        "assumption" => Ok("Assumption"),
        other => Err(format!("{other:?} is not a mark")),
    }
}
