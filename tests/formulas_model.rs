//! Published numbers that the pieces of the model reproduce; each test names its source.
#![cfg(not(target_arch = "wasm32"))]

use headroom::model::{Popularity, lru_hit};
use headroom::units::Factor;
use rand::SeedableRng;
use rand_distr::{Distribution, Zipf};
use rand_pcg::Pcg64Mcg;

/// Asserts that `got` is `expected` to the digits that were published.
#[track_caller]
fn close(got: f64, expected: f64, tolerance: f64) {
    assert!((got - expected).abs() <= tolerance, "{got} instead of {expected} ± {tolerance}");
}

/// Che, Tung and Wang (2002): 10,000 items, a cache of 1,000; the simulated ratios are .4362 and .6754.
#[test]
fn lru_hit_ratios_of_ten_thousand_items() {
    for (exponent, expected) in [(0.8, 0.4367), (1.0, 0.6756)] {
        let popularity = Popularity::zipf(10_000, exponent).unwrap();
        close(lru_hit(&popularity, Factor::literal(1_000.0)).hit, expected, 5e-5);
    }
}

/// The same against a simulated cache of 1,000 items, whose own error is about 0.001.
#[test]
fn lru_hit_ratios_of_a_simulated_cache() {
    for exponent in [0.8, 1.0] {
        let popularity = Popularity::zipf(10_000, exponent).unwrap();
        let simulated = simulated_lru(10_000, exponent, 1_000, 400_000);
        close(lru_hit(&popularity, Factor::literal(1_000.0)).hit, simulated, 4e-3);
    }
}

/// Hit ratio of a least-recently-used list of `capacity` items over `requests`, after an eighth as many to fill it.
fn simulated_lru(items: usize, exponent: f64, capacity: usize, requests: usize) -> f64 {
    let random = &mut Pcg64Mcg::seed_from_u64(7);
    let zipf = Zipf::new(items as f64, exponent).unwrap();
    let warm_up = requests / 8;
    let mut list = Recency { newer: vec![0; items + 1], older: vec![0; items + 1] };
    let mut cached = vec![false; items + 1];
    let (mut held, mut hits) = (0, 0);
    for request in 0..requests + warm_up {
        let item = zipf.sample(random) as usize;
        if cached[item] {
            hits += usize::from(request >= warm_up);
            list.take_out(item);
        } else if held == capacity {
            let oldest = list.newer[0];
            list.take_out(oldest);
            cached[oldest] = false;
        } else {
            held += 1;
        }
        list.put_newest(item);
        cached[item] = true;
    }
    hits as f64 / requests as f64
}

/// A ring of items in order of last use; index 0 stands between the newest and the oldest.
struct Recency {
    newer: Vec<usize>,
    older: Vec<usize>,
}

impl Recency {
    fn take_out(&mut self, item: usize) {
        let (newer, older) = (self.newer[item], self.older[item]);
        self.older[newer] = older;
        self.newer[older] = newer;
    }

    fn put_newest(&mut self, item: usize) {
        let newest = self.older[0];
        (self.older[item], self.newer[item]) = (newest, 0);
        (self.newer[newest], self.older[0]) = (item, item);
    }
}
