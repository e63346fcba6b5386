//! Timings of the native library; scripts/bench.sh runs them beside those of the browser.

mod subjects;

fn main() {
    divan::main();
}

#[divan::bench(args = &subjects::SUBJECTS)]
fn subject(bencher: divan::Bencher, subject: &subjects::Subject) {
    let scenario = subjects::scenario();
    bencher.bench_local(|| (subject.run)(&scenario));
}
