//! One G/G/c station, simulated without an event list: the times at which its servers come free, in a heap.
//!
//! Of each customer in order of arrival: W = (earliest time a server is free − now)⁺. Source: Kiefer and Wolfowitz,
//! "On the theory of queues with many servers", Trans. Amer. Math. Soc. 78 (1955).

use headroom::model::{Service, Station};
use headroom::units::{PerSecond, Scv, Seconds};
use rand::{Rng, SeedableRng};
use rand_distr::{Distribution, Exp1, Gamma, StandardNormal};
use rand_pcg::Pcg64Mcg;

use super::histogram::Histogram;

/// A station to simulate; time is in mean services.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Cell {
    pub servers: u32,
    pub utilization: f64,
    pub arrival_scv: f64,
    pub service_scv: f64,
}

/// When to stop.
#[derive(Debug, Clone, Copy)]
pub struct Effort {
    /// Half the width of the 95% confidence interval of p99, relative.
    pub precision: f64,
    /// Customers at most.
    pub most: u64,
}

/// A quantile and half the width of its 95% confidence interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub error: f64,
}

/// A gamma variable; SCVs with a quick sampler are told apart.
#[derive(Clone, Copy)]
enum Sampler {
    Constant(f64),
    Exponential(f64),
    /// SCV 2: half a squared normal.
    Square(f64),
    /// Shape below 1 with a whole power: gamma(k) = gamma(k+1)·U^(1/k).
    Boosted(Gamma<f64>, i32),
    Gamma(Gamma<f64>),
}

impl Sampler {
    fn new(mean: f64, scv: f64) -> Self {
        let gamma = |shape, scale| Gamma::new(shape, scale).expect("a positive shape and scale");
        if scv == 0.0 {
            Self::Constant(mean)
        } else if scv == 1.0 {
            Self::Exponential(mean)
        } else if scv == 2.0 {
            Self::Square(mean)
        } else if scv > 1.0 && scv.fract() == 0.0 {
            Self::Boosted(gamma(1.0 / scv + 1.0, mean * scv), scv as i32)
        } else {
            Self::Gamma(gamma(1.0 / scv, mean * scv))
        }
    }

    fn sample(&self, random: &mut Pcg64Mcg) -> f64 {
        match self {
            Self::Constant(time) => *time,
            Self::Exponential(mean) => mean * random.sample::<f64, _>(Exp1),
            Self::Square(mean) => {
                let normal: f64 = random.sample(StandardNormal);
                mean * normal * normal
            }
            Self::Boosted(gamma, power) => gamma.sample(random) * random.random::<f64>().powi(*power),
            Self::Gamma(gamma) => gamma.sample(random),
        }
    }
}

/// The times at which the servers come free, the earliest first: a binary heap whose root is replaced in place.
struct Servers {
    free: Vec<f64>,
}

impl Servers {
    fn new(servers: u32) -> Self {
        Self { free: vec![0.0; servers as usize] }
    }

    fn earliest(&self) -> f64 {
        self.free[0]
    }

    fn replace_earliest(&mut self, time: f64) {
        let free = &mut self.free[..];
        let mut at = 0;
        loop {
            let mut child = 2 * at + 1;
            if child >= free.len() {
                break;
            }
            if child + 1 < free.len() && free[child + 1] < free[child] {
                child += 1;
            }
            if free[child] >= time {
                break;
            }
            free[at] = free[child];
            at = child;
        }
        free[at] = time;
    }
}

const BATCHES: usize = 30;
/// Student's t with 29 degrees of freedom at 97.5%.
const STUDENT: f64 = 2.045;
/// Customers in a batch before the first look at the precision.
const FIRST_BATCH: u64 = 40_000;

impl Cell {
    /// The same station for the model.
    pub fn station(&self) -> Station {
        let scv = |scv| Scv::new(scv).expect("an SCV");
        Station {
            servers: self.servers,
            arrival_rate: PerSecond::new(self.utilization * f64::from(self.servers)).expect("a rate"),
            arrival_scv: scv(self.arrival_scv),
            service: Service::new(const { Seconds::literal(1.0) }, scv(self.service_scv)),
        }
    }

    /// Quantiles of the response time at `probabilities`, from batches that double until p99 is as precise as asked.
    pub fn simulate<const N: usize>(
        &self,
        seed: u64,
        effort: Effort,
        probabilities: [f64; N],
    ) -> [Estimate; N] {
        let random = &mut Pcg64Mcg::seed_from_u64(seed);
        let service = Sampler::new(1.0, self.service_scv);
        let between = Sampler::new(1.0 / (self.utilization * f64::from(self.servers)), self.arrival_scv);
        let mut servers = Servers::new(self.servers);
        let mut now = 0.0;
        let mut run = |count: u64, histogram: &mut Histogram| {
            for _ in 0..count {
                now += between.sample(random);
                let start = servers.earliest().max(now);
                let finish = start + service.sample(random);
                servers.replace_earliest(finish);
                histogram.add(finish - now);
            }
        };
        // The queue forgets how it began in about (c_a² + c_s²)/(1 − ρ)² customers, and each server in a few services.
        let memory = (self.arrival_scv + self.service_scv) / (1.0 - self.utilization).powi(2);
        run((20.0 * memory) as u64 + 100 * u64::from(self.servers), &mut Histogram::new());
        let mut batches: Vec<Histogram> = Vec::with_capacity(BATCHES);
        for _ in 0..BATCHES {
            let mut batch = Histogram::new();
            run(FIRST_BATCH, &mut batch);
            batches.push(batch);
        }
        let mut done = FIRST_BATCH * BATCHES as u64;
        loop {
            let precise = estimate(&batches, 0.99);
            if precise.error <= effort.precision * precise.value || 2 * done > effort.most {
                return probabilities.map(|probability| estimate(&batches, probability));
            }
            // Twice as many: neighbours merge, so that batches stay BATCHES in number and grow less dependent.
            batches = batches.chunks(2).map(Histogram::merged).collect();
            let size = done / (BATCHES as u64 / 2);
            while batches.len() < BATCHES {
                let mut batch = Histogram::new();
                run(size, &mut batch);
                batches.push(batch);
            }
            done *= 2;
        }
    }
}

fn estimate(batches: &[Histogram], probability: f64) -> Estimate {
    let values: Vec<f64> = batches.iter().map(|batch| batch.quantile(probability)).collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    Estimate {
        value: Histogram::merged(batches).quantile(probability),
        error: STUDENT * (variance / n).sqrt(),
    }
}
