//! What was published of the presets beside what the model predicts of them.

mod document;
mod prediction;

use std::{env, fs};

use document::{PATH, document, publications};

#[test]
fn the_document_is_what_the_command_writes() {
    let now = document();
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(PATH, &now).expect("a writable document");
    }
    let kept = fs::read_to_string(PATH).unwrap_or_default();
    assert!(kept == now, "out of date: cargo run --release --example presets");
}

#[test]
fn a_miss_says_why() {
    for row in publications() {
        assert!(
            !row.misses() || row.why.len() > 20,
            "{}: {} misses by {}",
            row.preset,
            row.figure,
            row.ratio()
        );
        if let Some((low, high)) = row.band {
            assert!((low..=high).contains(&row.published), "{}: {}", row.preset, row.figure);
        }
        assert!(row.source.len() > 5 && row.date.len() == 10, "{}: {}", row.preset, row.figure);
    }
}

/// The goal where inputs and outcome were published; the rest is in the document.
#[test]
fn most_published_outcomes_are_within_a_factor_of_one_and_a_half() {
    let rows = publications().into_iter().filter(|row| row.inputs_published);
    let (hits, misses): (Vec<_>, Vec<_>) = rows.partition(|row| !row.misses());
    assert!(hits.len() >= 3 * misses.len(), "{} hits, {} misses", hits.len(), misses.len());
}
