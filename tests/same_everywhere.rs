//! The native build's answers as files, which the browser's must equal: see tests/browser.rs.
//!
//! After a change that is meant, `UPDATE_GOLDEN=1 cargo test same_everywhere` writes them anew.

use std::path::Path;
use std::{env, fs};

use headroom::chart::{ChartKind, chart_svg};
use headroom::{model, report, scenario};

fn golden(name: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden").join(name);
    if env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, now).expect("a writable golden file");
    }
    let kept = fs::read_to_string(&path).expect("a golden file");
    assert_eq!(
        kept, now,
        "{name} has changed: after a release, other numbers need a higher VERSION in src/model/version.rs"
    );
}

#[test]
fn the_evaluation_of_the_default_scenario() {
    let scenario = scenario::default_preset().scenario();
    let evaluation = model::evaluate(&scenario).unwrap();
    golden("default.json", &report::json(&scenario, &evaluation, None, &[]).unwrap());
}

#[test]
fn the_drawing_of_the_default_scenario() {
    let scenario = scenario::default_preset().scenario();
    golden("latency.svg", &chart_svg(ChartKind::Latency, &scenario, 760, 360).unwrap());
}
