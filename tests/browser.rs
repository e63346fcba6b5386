//! The library, compiled to WASM, in headless Chromium: the numbers must be those of the native build.
#![cfg(target_arch = "wasm32")]

use headroom::chart::{ChartKind, chart_svg};
use headroom::{link, model, report, scenario};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// Written by the native build: tests/same_everywhere.rs keeps it so.
const NATIVE_JSON: &str = include_str!("golden/default.json");
const NATIVE_SVG: &str = include_str!("golden/latency.svg");

#[wasm_bindgen_test]
fn the_evaluation_is_the_native_one_to_the_last_digit() {
    let scenario = scenario::default_preset().scenario();
    let evaluation = model::evaluate(&scenario).unwrap();
    assert_eq!(report::json(&scenario, &evaluation, None, &[]).unwrap(), NATIVE_JSON);
}

#[wasm_bindgen_test]
fn the_drawing_is_the_native_one() {
    let scenario = scenario::default_preset().scenario();
    assert_eq!(chart_svg(ChartKind::Latency, &scenario, 760, 360).unwrap(), NATIVE_SVG);
}

#[wasm_bindgen_test]
fn links_read_back() {
    let scenario = link::open("#v1;stack-overflow-2016@1;average_rate=1.3B/month").scenario;
    assert_eq!(link::open(&link::print(&scenario)).scenario, scenario);
}
