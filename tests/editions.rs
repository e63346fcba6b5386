//! What a link relies on: that the data of an edition is what it was. The numbers of the model are in tests/golden too.

use std::fs;
use std::path::Path;

use headroom::catalog;
use headroom::link::crc32;

const GOLDEN: &str = "tests/golden/editions.txt";

fn checksum(folder: &Path, names: impl Iterator<Item = String>) -> u32 {
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".csv")).collect();
    names.sort();
    let bytes: Vec<u8> =
        names.iter().flat_map(|name| fs::read(folder.join(name)).expect("a table")).collect();
    crc32(&bytes)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("a folder of tables");
    entries.map(|entry| entry.expect("an entry").file_name().into_string().expect("a name")).collect()
}

/// A line for the catalogue, and for each version of a preset.
fn editions(root: &Path) -> String {
    let (catalogue, presets) = (root.join("src/catalog"), root.join("src/scenario/presets"));
    let sum = checksum(&catalogue, names(&catalogue).into_iter());
    let mut lines = vec![format!("catalogue {} {sum:08x}\n", catalog::VERSION)];
    let mut versions: Vec<String> = names(&presets).into_iter().filter(|name| name.contains('@')).collect();
    versions.sort();
    for name in versions {
        let sum = checksum(&presets, [name.clone()].into_iter());
        lines.push(format!("preset {} {sum:08x}\n", name.trim_end_matches(".csv")));
    }
    lines.concat()
}

#[test]
fn data_that_links_rely_on_changes_with_its_version() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let now = editions(root);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(root.join(GOLDEN), &now).expect("a writable golden file");
    }
    let kept = fs::read_to_string(root.join(GOLDEN)).expect("a golden file");
    assert_eq!(
        kept, now,
        "data changed under a version that may have been given out: raise VERSION in src/catalog/version.rs, or leave \
         the published preset and add its next version; then UPDATE_GOLDEN=1 writes {GOLDEN} anew"
    );
}
