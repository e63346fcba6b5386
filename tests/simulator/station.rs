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

/// A station at work.
pub(super) struct Queue {
    random: Pcg64Mcg,
    service: Sampler,
    between: Sampler,
    servers: Servers,
    now: f64,
}

impl Queue {
    pub(super) fn new(cell: &Cell, seed: u64) -> Self {
        Self {
            random: Pcg64Mcg::seed_from_u64(seed),
            service: Sampler::new(1.0, cell.service_scv),
            between: Sampler::new(1.0 / (cell.utilization * f64::from(cell.servers)), cell.arrival_scv),
            servers: Servers::new(cell.servers),
            now: 0.0,
        }
    }

    /// Serves that many customers, and answers how long the last of them waited.
    pub(super) fn serve(&mut self, count: u64, responses: &mut Histogram) -> f64 {
        let mut wait = 0.0;
        for _ in 0..count {
            self.now += self.between.sample(&mut self.random);
            let start = self.servers.earliest().max(self.now);
            let finish = start + self.service.sample(&mut self.random);
            self.servers.replace_earliest(finish);
            responses.add(finish - self.now);
            wait = start - self.now;
        }
        wait
    }
}

/// What a number of customers met.
pub enum Outcome {
    Responses(Histogram),
    /// The queue grows: there is no law of the response time.
    Backlog {
        /// Customers more, for every mean service.
        growth: f64,
    },
}

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

    /// Serves `count` customers of an empty station.
    pub fn customers(&self, seed: u64, count: u64) -> Outcome {
        let mut queue = Queue::new(self, seed);
        let mut responses = Histogram::new();
        let wait = queue.serve(count, &mut responses);
        if self.utilization < 1.0 {
            return Outcome::Responses(responses);
        }
        // The last of n customers waits W, so nW/(t + W) are before it: of n − L that began to be served in the time
        // t, L = W·(n − L)/t.
        let waiting = wait * count as f64 / (queue.now + wait);
        Outcome::Backlog { growth: waiting / queue.now }
    }
}
