//! Published numbers that the pieces of the model reproduce; each test names its source.

use headroom::model::{Measurement, Peak, Popularity, ScalabilityFit, Service, Slowest, any_slow, lru_hit};
use headroom::numeric::{Complex64, ComplexPair, quantiles};
use headroom::units::{Factor, Fraction, Scv, Seconds};
use rand::{Rng, SeedableRng};
use rand_distr::{Distribution, Exp1, Gamma, Zipf};
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

/// SPEC SDM91 on a Sun SPARCcenter 2000 of 16 processors, scripts per hour by simulated users: Gunther, Guerrilla
/// Capacity Planning (2007); the fit is that of the R package usl 3.0, which minimises the same sum.
#[test]
fn universal_scalability_of_spec_sdm91() {
    let fit = fit(&[
        (1.0, 64.9),
        (18.0, 995.9),
        (36.0, 1652.4),
        (72.0, 1853.2),
        (108.0, 1828.9),
        (144.0, 1775.0),
        (216.0, 1702.2),
    ]);
    close(fit.law.contention.get(), 0.027_73, 5e-6);
    close(fit.law.coherency.get(), 1.044e-4, 5e-8);
    close(fit.of_one, 90.00, 5e-3);
    let (size, throughput) = fit.peak().unwrap();
    close(size, 96.5, 0.05);
    close(throughput, 1884.0, 0.5);
}

/// Ray tracing on an SGI Origin 2000, rays per second by processors: Gunther (2007); the fit is that of usl
/// 3.0, which finds no coherency: the law of Amdahl.
#[test]
fn universal_scalability_of_a_ray_tracer() {
    let fit = fit(&[
        (1.0, 20.0),
        (4.0, 78.0),
        (8.0, 130.0),
        (12.0, 170.0),
        (16.0, 190.0),
        (20.0, 200.0),
        (24.0, 210.0),
        (28.0, 230.0),
        (32.0, 260.0),
        (48.0, 280.0),
        (64.0, 310.0),
    ]);
    close(fit.law.contention.get(), 0.057_771, 5e-7);
    close(fit.of_one, 21.848_843, 5e-6);
    assert_eq!(fit.law.peak(), Peak::Ceiling { relative_capacity: 1.0 / fit.law.contention.get() });
}

/// NGINX, HTTP, 1 KB, requests per second by cores: nginx.com, "Testing the Performance of NGINX and NGINX Plus
/// Web Servers" (2017). The data scale from one core on as if there were no contention at all.
#[test]
fn universal_scalability_of_nginx() {
    let rows = [
        (1.0, 74_091.0),
        (2.0, 131_466.0),
        (4.0, 261_269.0),
        (8.0, 524_745.0),
        (16.0, 972_382.0),
        (32.0, 1_316_362.0),
        (36.0, 1_309_358.0),
    ];
    let fit = fit(&rows);
    assert_eq!(fit.law.contention.get(), 0.0);
    close(fit.law.coherency.get(), 7.224_6e-4, 5e-9);
    close(fit.of_one, 70_096.0, 0.5);
    assert!(fit.worst_residual < 0.065, "{fit:?}");
    let (size, throughput) = fit.peak().unwrap();
    close(size, 37.2, 0.05);
    close(throughput, 1.3217e6, 50.0);
}

fn fit(rows: &[(f64, f64)]) -> ScalabilityFit {
    let rows: Vec<Measurement> =
        rows.iter().map(|&(size, throughput)| Measurement { size, throughput }).collect();
    ScalabilityFit::new(&rows).unwrap()
}

/// Dean and Barroso, "The Tail at Scale", CACM 56 (2013): with one server in a hundred answers slow, 63% of the
/// requests that need a hundred servers are.
#[test]
fn a_hundred_leaves_one_percent_slow() {
    close(any_slow(Fraction::literal(0.01), 100), 0.634, 5e-4);
}

/// The slowest of gamma calls, alone and followed by an exponential stage of half their mean, against a simulation
/// whose own error of a p99 is about 1%.
#[test]
fn the_slowest_of_gamma_calls_against_simulation() {
    const RUNS: usize = 40_000;
    for scv in [0.25, 1.0, 4.0] {
        let leaf = Service::new(Seconds::literal(1.0), Scv::new(scv).unwrap());
        let gamma = Gamma::new(1.0 / scv, scv).unwrap();
        for leaves in [2, 20] {
            let model =
                Slowest::new(|s| leaf.transform(ComplexPair::new(s, s)).each()[0], 1.0, leaves).unwrap();
            let random = &mut Pcg64Mcg::seed_from_u64(11);
            let mut alone: Vec<f64> = Vec::with_capacity(RUNS);
            let mut total = Vec::with_capacity(RUNS);
            for _ in 0..RUNS {
                let slowest = (0..leaves).map(|_| gamma.sample(random)).fold(0.0, f64::max);
                alone.push(slowest);
                total.push(slowest + 0.5 * random.sample::<f64, _>(Exp1));
            }
            let mean = alone.iter().sum::<f64>() / RUNS as f64;
            println!("SCV {scv}, {leaves}: mean {:+.4}", model.mean() / mean - 1.0);
            close(model.mean() / mean, 1.0, 0.02);
            let sum = |s: Complex64| model.transform(s) / (1.0 + 0.5 * s);
            let in_series = quantiles(sum, model.mean() + 0.5, [0.5, 0.99]).unwrap();
            for (i, p) in [0.5, 0.99].into_iter().enumerate() {
                let (simulated, simulated_total) = (quantile(&mut alone, p), quantile(&mut total, p));
                let quantile = model.quantile(Fraction::new(p).unwrap()).unwrap();
                let errors = (quantile / simulated - 1.0, in_series[i] / simulated_total - 1.0);
                println!("  p{}: alone {:+.4}, in series {:+.4}", p * 100.0, errors.0, errors.1);
                close(errors.0, 0.0, 0.03);
                close(errors.1, 0.0, 0.03);
            }
        }
    }
}

fn quantile(sample: &mut [f64], probability: f64) -> f64 {
    let rank = ((sample.len() - 1) as f64 * probability).round() as usize;
    *sample.select_nth_unstable_by(rank, f64::total_cmp).1
}

/// Hit ratio of a least-recently-used list of `capacity` items over `requests`, after an eighth as many to fill
/// it.
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
