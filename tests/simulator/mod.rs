//! The oracle: a discrete-event simulation of first-come-first-served stations, independent of the model's formulas.
//!
//! Requests arrive in a renewal stream and walk a program of delays, visits and parallel branches; queues, splitting,
//! feedback and what parallel branches have in common are simulated as they are, without any of the model's
//! approximations.

pub mod chain;
pub mod estimate;
mod fewest;
pub mod histogram;
mod network;
mod node;
pub mod station;

use rand::Rng;
use rand_distr::{Distribution, Gamma};
use rand_pcg::Pcg64Mcg;

pub use network::Network;

/// A positive random time with a mean and an SCV, gamma distributed.
#[derive(Clone, Copy)]
pub enum Time {
    Constant(f64),
    Gamma(Gamma<f64>),
}

impl Time {
    pub fn new(mean: f64, scv: f64) -> Self {
        if scv == 0.0 || mean == 0.0 {
            return Self::Constant(mean);
        }
        Self::Gamma(Gamma::new(1.0 / scv, mean * scv).expect("a positive mean and SCV"))
    }

    pub fn sample(&self, random: &mut Pcg64Mcg) -> f64 {
        match self {
            Self::Constant(time) => *time,
            Self::Gamma(gamma) => gamma.sample(random),
        }
    }
}

/// What a request does next.
#[derive(Clone, Copy)]
pub enum Step {
    Delay(f64),
    /// Queue at one station.
    Visit(usize),
    /// Queue at one station for work of this length.
    Work {
        at: usize,
        time: f64,
    },
    /// Queue at the one of a pool's stations that has the fewest requests.
    Shortest {
        pool: usize,
    },
    /// Leave work at one station and go on: nobody waits for it.
    Leave(usize),
    /// Begin a branch of the next `steps` steps and go on after them at once.
    Branch {
        steps: usize,
    },
    /// Wait until every branch is done.
    Join,
}

/// How a stream of arrivals turns into programs of steps.
pub trait Source {
    fn program(&mut self, random: &mut Pcg64Mcg, steps: &mut Vec<Step>);
}

impl<F: FnMut(&mut Pcg64Mcg, &mut Vec<Step>)> Source for F {
    fn program(&mut self, random: &mut Pcg64Mcg, steps: &mut Vec<Step>) {
        self(random, steps);
    }
}

/// A whole number that is `mean` on average: the one below or the one above.
pub fn around(mean: f64, random: &mut Pcg64Mcg) -> usize {
    mean.floor() as usize + usize::from(random.random::<f64>() < mean.fract())
}
