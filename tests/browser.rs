//! What only a browser can show: the library, compiled to WASM, run in headless Chromium.
#![cfg(target_arch = "wasm32")]

use headroom::units;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn quantities_read_as_they_do_natively() {
    assert_eq!(units::duration(0.042_64), "42.6 ms");
    assert_eq!(units::significant(1_234_567.0, 3), "1,230,000");
}
