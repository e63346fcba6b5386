//! docs/presets.md: the presets, and what sources published of them beside what the model predicts.

use std::fmt::Write as _;

use headroom::scenario::{Preset, PresetGroup, Side};

use super::prediction::Publication;

pub const PATH: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/presets.md");
const TABLE: &str = include_str!("published.csv");

/// The rows of published.csv.
pub fn publications() -> Vec<Publication> {
    let mut reader = csv::Reader::from_reader(TABLE.as_bytes());
    reader.records().map(|row| publication(&row.expect("a row"))).collect()
}

fn publication(row: &csv::StringRecord) -> Publication {
    let text = |column: usize| row.get(column).expect("a column").to_owned();
    let number = |column: usize| text(column).parse::<f64>().ok();
    Publication {
        preset: Preset::find(&text(0)).expect("a preset"),
        side: *Side::BOTH.iter().find(|side| side.key() == text(1)).expect("a side"),
        at_average_load: match text(2).as_str() {
            "average" => true,
            "peak" => false,
            other => panic!("{other:?} is not a load"),
        },
        figure: text(3),
        published: number(4).expect("a published value"),
        band: number(5).zip(number(6)),
        inputs_published: text(7) == "published",
        source: text(8),
        date: text(9),
        mark: text(10),
        why: text(11),
    }
}

/// The whole document.
pub fn document() -> String {
    let mut text = String::from(
        "# Presets, and what they predict\n\n\
         Written by `cargo run --release --example presets`; `tests/published.rs` fails when it is out of date.\n\n\
         A preset sets inputs, each with its derivation, source and mark in\n\
         [src/scenario/presets](../src/scenario/presets). What sources published as an outcome is not fed in but\n\
         predicted, and compared here. A ratio is predicted over published.\n",
    );
    for group in PresetGroup::ALL {
        let _ = write!(text, "\n## {}\n\n", group.label());
        for preset in Preset::offered().filter(|preset| preset.group == group) {
            let _ = writeln!(text, "- **{}** (`{preset}`). {}", preset.title, preset.story);
        }
    }
    let rows = publications();
    text.push_str("\n## Predictions where inputs and outcome were published\n\n");
    text.push_str(&table(&rows, true));
    text.push_str("\n## Predictions where some inputs are assumptions\n\n");
    text.push_str("These compare the assumptions as much as the model.\n\n");
    text.push_str(&table(&rows, false));
    text.push_str("\n## Misses by more than a factor of 1.5\n\n");
    for row in rows.iter().filter(|row| row.misses()) {
        let (what, ratio) = (name(row), factor(row.ratio()));
        let _ = writeln!(text, "- {}, {what}: {ratio}. {}", row.preset.title, row.why);
    }
    text
}

fn table(rows: &[Publication], inputs_published: bool) -> String {
    let mut text = String::from(
        "| preset | design | figure | published | predicted | ratio | source |\n|---|---|---|---|---|---|---|\n",
    );
    for row in rows.iter().filter(|row| row.inputs_published == inputs_published) {
        let band = row.band.map(|(low, high)| format!(" ({} to {})", row.told(low), row.told(high)));
        let within = if row.within_band() { ", within the band" } else { "" };
        let _ = writeln!(
            text,
            "| {} | {} | {} | {}{} | {} | {}{within} | {}, {}, {} |",
            row.preset.title,
            row.side.label(),
            name(row),
            row.told(row.published),
            band.unwrap_or_default(),
            row.told(row.predicted()),
            factor(row.ratio()),
            row.source,
            row.date,
            row.mark,
        );
    }
    text
}

/// The figure in words, with the load at which it is taken.
fn name(row: &Publication) -> String {
    let figure = row
        .figure
        .replace("busy threads of", "busy hardware threads,")
        .replace("busy processors of", "busy processors,")
        .replace("busy share of", "busy share,")
        .replace("nodes needed of", "nodes needed,")
        .replace("app", "application");
    format!("{figure}{}", if row.at_average_load { ", at the average load" } else { "" })
}

fn factor(ratio: f64) -> String {
    format!("{ratio:.2}")
}
