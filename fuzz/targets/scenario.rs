#![no_main]

#[path = "../../tests/hostile/scenario.rs"]
mod target;

libfuzzer_sys::fuzz_target!(|data: &[u8]| target::run(data));
