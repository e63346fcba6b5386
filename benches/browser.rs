//! The same timings in headless Chromium, with the page's own build profile: scripts/bench.sh.

#[cfg(target_arch = "wasm32")]
mod subjects;

#[cfg(target_arch = "wasm32")]
mod in_browser {
    use std::time::Duration;

    use wasm_bindgen_test::{Criterion, wasm_bindgen_bench, wasm_bindgen_test_configure};

    use super::subjects::{SUBJECTS, scenario};

    wasm_bindgen_test_configure!(run_in_browser);

    #[wasm_bindgen_bench]
    fn subjects(criterion: &mut Criterion) {
        let scenario = scenario();
        // The driver gives up on a page that is busy for five minutes.
        *criterion = std::mem::take(criterion)
            .warm_up_time(Duration::from_millis(500))
            .measurement_time(Duration::from_secs(2));
        for subject in &SUBJECTS {
            criterion.bench_function(subject.name, |bencher| bencher.iter(|| (subject.run)(&scenario)));
        }
    }
}

fn main() {}
