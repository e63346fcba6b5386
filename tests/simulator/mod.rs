//! The oracle: a discrete-event simulation of first-come-first-served stations, independent of the model's formulas.
//!
//! Requests arrive in a renewal stream and walk a program of delays and visits; queues, splitting and feedback are
//! simulated as they are, without any of the model's approximations.

pub mod chain;

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

use rand::{Rng, SeedableRng};
use rand_distr::{Distribution, Gamma};
use rand_pcg::Pcg64Mcg;

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

    fn sample(&self, random: &mut Pcg64Mcg) -> f64 {
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

struct Station {
    service: Time,
    free: u32,
    waiting: VecDeque<usize>,
}

struct Stream<'a> {
    between: Time,
    source: Box<dyn Source + 'a>,
    measured: bool,
}

#[derive(Default)]
struct Request {
    started: f64,
    steps: Vec<Step>,
    next: usize,
    measured: bool,
}

#[derive(PartialEq)]
struct Event {
    time: f64,
    what: What,
}

#[derive(PartialEq)]
enum What {
    Arrival { stream: usize },
    Proceed { request: usize },
    Finished { request: usize, station: usize },
}

impl Eq for Event {}

impl PartialOrd for Event {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Event {
    fn cmp(&self, other: &Self) -> Ordering {
        other.time.total_cmp(&self.time)
    }
}

/// A network of stations and the streams that use it.
pub struct Network<'a> {
    stations: Vec<Station>,
    streams: Vec<Stream<'a>>,
}

impl<'a> Network<'a> {
    pub fn new() -> Self {
        Self { stations: Vec::new(), streams: Vec::new() }
    }

    pub fn station(&mut self, servers: u32, service: Time) -> usize {
        self.stations.push(Station { service, free: servers, waiting: VecDeque::new() });
        self.stations.len() - 1
    }

    /// Adds a stream of requests; only those of measured streams are in the result.
    pub fn stream(&mut self, between: Time, measured: bool, source: impl Source + 'a) {
        self.streams.push(Stream { between, source: Box::new(source), measured });
    }

    /// Response times of `count` measured requests, in order of completion, after as many as `warm_up`.
    pub fn run(mut self, seed: u64, warm_up: usize, count: usize) -> Vec<f64> {
        let random = &mut Pcg64Mcg::seed_from_u64(seed);
        let mut events = BinaryHeap::new();
        let (mut requests, mut unused): (Vec<Request>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut done = Vec::with_capacity(count);
        let mut skipped = 0;
        for (stream, each) in self.streams.iter().enumerate() {
            let time = each.between.sample(random);
            events.push(Event { time, what: What::Arrival { stream } });
        }
        while done.len() < count {
            let Some(Event { time, what }) = events.pop() else { break };
            let id = match what {
                What::Arrival { stream } => {
                    let each = &mut self.streams[stream];
                    let next = time + each.between.sample(random);
                    events.push(Event { time: next, what: What::Arrival { stream } });
                    let id = unused.pop().unwrap_or_else(|| {
                        requests.push(Request::default());
                        requests.len() - 1
                    });
                    let request = &mut requests[id];
                    request.started = time;
                    request.next = 0;
                    request.measured = each.measured;
                    request.steps.clear();
                    each.source.program(random, &mut request.steps);
                    id
                }
                What::Proceed { request } => request,
                What::Finished { request, station: at } => {
                    let station = &mut self.stations[at];
                    if let Some(next) = station.waiting.pop_front() {
                        let time = time + station.service.sample(random);
                        events.push(Event { time, what: What::Finished { request: next, station: at } });
                    } else {
                        station.free += 1;
                    }
                    request
                }
            };
            let request = &mut requests[id];
            let step = request.steps.get(request.next).copied();
            request.next += 1;
            match step {
                Some(Step::Delay(delay)) => {
                    events.push(Event { time: time + delay, what: What::Proceed { request: id } });
                }
                Some(Step::Visit(at)) => {
                    let station = &mut self.stations[at];
                    if station.free > 0 {
                        station.free -= 1;
                        let time = time + station.service.sample(random);
                        events.push(Event { time, what: What::Finished { request: id, station: at } });
                    } else {
                        station.waiting.push_back(id);
                    }
                }
                None => {
                    if request.measured && skipped < warm_up {
                        skipped += 1;
                    } else if request.measured {
                        done.push(time - request.started);
                    }
                    unused.push(id);
                }
            }
        }
        done
    }
}

/// The empirical quantile of a sample.
pub fn quantile(sample: &[f64], probability: f64) -> f64 {
    let mut sorted = sample.to_vec();
    let rank = ((sorted.len() - 1) as f64 * probability).round() as usize;
    *sorted.select_nth_unstable_by(rank, f64::total_cmp).1
}

/// Half the width of a 95% confidence interval of a quantile, from the spread over twenty batches.
pub fn quantile_error(sample: &[f64], probability: f64) -> f64 {
    const BATCHES: usize = 20;
    // Student's t with 19 degrees of freedom at 97.5%.
    const STUDENT: f64 = 2.093;
    let values: Vec<f64> =
        sample.chunks_exact(sample.len() / BATCHES).map(|batch| quantile(batch, probability)).collect();
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let variance = values.iter().map(|value| (value - mean).powi(2)).sum::<f64>() / (n - 1.0);
    STUDENT * (variance / n).sqrt()
}

/// A whole number that is `mean` on average: the one below or the one above.
pub fn around(mean: f64, random: &mut Pcg64Mcg) -> usize {
    mean.floor() as usize + usize::from(random.random::<f64>() < mean.fract())
}
