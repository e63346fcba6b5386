//! Measures many things on all cores of the machine.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// What is measured of each index below `count`, in their order. The last is begun first: busy cells, which take
/// longest, come last in a grid.
pub fn measure_all<R: Send>(count: usize, measure: impl Fn(usize) -> R + Sync) -> Vec<R> {
    let (next, rows) = (AtomicUsize::new(1), Mutex::new(Vec::new()));
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                while let Some(index) = count.checked_sub(next.fetch_add(1, Ordering::Relaxed)) {
                    let row = measure(index);
                    let mut rows = rows.lock().expect("no worker panics");
                    rows.push((index, row));
                    if rows.len() % 50 == 0 {
                        eprintln!("{} of {count}", rows.len());
                    }
                }
            });
        }
    });
    let mut rows = rows.into_inner().expect("no worker panics");
    rows.sort_by_key(|(index, _)| *index);
    rows.into_iter().map(|(_, row)| row).collect()
}
