//! The rooms of the house, and which may use which: imports go down only.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Every room with the rooms it may use, as ARCHITECTURE.md has it. Faces may use everything but each other.
const ROOMS: [(&str, &[&str]); 11] = [
    ("units", &[]),
    ("numeric", &[]),
    ("catalog", &["units"]),
    ("scenario", &["units", "catalog"]),
    ("model", &["units", "numeric", "catalog", "scenario"]),
    ("analysis", &["units", "numeric", "scenario", "model"]),
    ("link", &["catalog", "scenario", "model"]),
    ("chart", &["units", "scenario", "analysis"]),
    ("report", &["units", "numeric", "catalog", "scenario", "model", "analysis", "link", "chart"]),
    ("app", LIBRARY),
    ("cli", LIBRARY),
];

const LIBRARY: &[&str] =
    &["units", "numeric", "catalog", "scenario", "model", "analysis", "link", "chart", "report"];

/// Crates that only the page may name.
const BROWSER: [&str; 5] = ["leptos", "web_sys", "wasm_bindgen", "gloo", "js_sys"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("a folder of the sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

fn source_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The rooms a text names after `crate::` or `headroom::`, a group in braces included.
fn rooms_named(text: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for root in ["crate::", "headroom::"] {
        for (at, _) in text.match_indices(root) {
            let rest = text.get(at + root.len()..).unwrap_or_default();
            let names = match rest.strip_prefix('{') {
                Some(group) => group.split('}').next().unwrap_or_default().split(',').collect(),
                None => vec![rest],
            };
            named.extend(names.into_iter().map(first_word));
        }
    }
    named
}

fn first_word(text: &str) -> String {
    text.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()
}

#[test]
fn every_room_uses_only_what_lies_below_it() {
    let all: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).collect();
    let mut wrong = Vec::new();
    for (room, may_use) in ROOMS {
        for file in sources(&source_folder().join(room)) {
            let text = fs::read_to_string(&file).expect("a source file");
            for named in rooms_named(&text) {
                let own = named == room || !all.contains(named.as_str());
                if !own && !may_use.contains(&named.as_str()) {
                    wrong.push(format!("{} uses {named}", file.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_folder_of_the_sources_is_a_room_with_a_purpose() {
    for entry in fs::read_dir(source_folder()).expect("src") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().and_then(|name| name.to_str()).expect("a name").to_owned();
        if path.is_dir() {
            assert!(ROOMS.iter().any(|(room, _)| *room == name), "{name} is not a room");
            let face = path.join("main.rs");
            let front = if face.exists() { face } else { path.join("mod.rs") };
            let text = fs::read_to_string(&front).expect("the front of a room");
            assert!(text.starts_with("//! "), "{} does not say what the room is for", front.display());
        } else {
            assert_eq!(name, "lib.rs", "a file outside the rooms");
        }
    }
}

#[test]
fn only_the_page_knows_the_browser() {
    for (room, _) in ROOMS.iter().filter(|(room, _)| *room != "app") {
        for file in sources(&source_folder().join(room)) {
            let text = fs::read_to_string(&file).expect("a source file");
            for name in BROWSER {
                assert!(!text.contains(&format!("{name}::")), "{} names {name}", file.display());
            }
        }
    }
}

#[test]
fn files_hold_one_idea() {
    for file in sources(&source_folder()) {
        let lines = fs::read_to_string(&file).expect("a source file").lines().count();
        assert!(lines <= 350, "{} has {lines} lines", file.display());
        let name = file.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        assert!(!["utils", "helpers", "common", "misc"].contains(&name), "{}", file.display());
    }
}

#[test]
fn the_rule_sees_imports_in_every_form() {
    let named = rooms_named("use crate::{units::Seconds, model};\nlet x = headroom::chart::draw;");
    let expected = ["chart", "model", "units"].map(str::to_owned);
    assert_eq!(named, BTreeSet::from(expected));
}

/// Test files are modules of one program, and one that it does not name would never run.
#[test]
fn every_test_file_runs() {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let all = fs::read_to_string(tests.join("all.rs")).expect("tests/all.rs");
    for entry in fs::read_dir(&tests).expect("a folder of tests") {
        let path = entry.expect("an entry").path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        let runs = ["all", "browser"].contains(&name) || all.contains(&format!("mod {name};"));
        assert!(
            path.extension().is_none_or(|extension| extension != "rs") || runs,
            "tests/all.rs lacks {name}"
        );
    }
}
