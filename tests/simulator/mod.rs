//! The oracle: a discrete-event simulation of first-come-first-served stations, independent of the model's formulas.
//!
//! Requests arrive in a renewal stream and walk a program of delays and visits; queues, splitting and feedback are
//! simulated as they are, without any of the model's approximations.

pub mod chain;
pub mod estimate;
pub mod histogram;
pub mod station;

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
    /// Queue at the one of `count` stations from `first` on that has the fewest requests.
    Shortest {
        first: usize,
        count: usize,
    },
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

/// All customers in service progress equally, at a rate that falls with the number of busy servers; their remaining
/// work is kept on a clock that runs at that rate.
struct Station {
    service: Time,
    servers: u32,
    law: (f64, f64),
    waiting: VecDeque<usize>,
    /// Ends of service on the station's own clock.
    serving: BinaryHeap<End>,
    clock: f64,
    /// When the clock was last set.
    set: f64,
    /// Makes earlier announcements of the next end void.
    announced: u64,
}

#[derive(PartialEq)]
struct End {
    at: f64,
    request: usize,
}

impl Eq for End {}

impl PartialOrd for End {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for End {
    fn cmp(&self, other: &Self) -> Ordering {
        other.at.total_cmp(&self.at)
    }
}

impl Station {
    /// How long a unit of work takes now.
    fn stretch(&self) -> f64 {
        slowdown(self.serving.len() as f64, self.law)
    }

    /// Brings the station's clock to `time`.
    fn advance(&mut self, time: f64) {
        self.clock += (time - self.set) / self.stretch();
        self.set = time;
    }

    /// When the next service ends, unless the number of busy servers changes before.
    fn next_end(&self) -> Option<f64> {
        self.serving.peek().map(|end| self.set + (end.at - self.clock).max(0.0) * self.stretch())
    }
}

/// 1 + α(n−1) + βn(n−1) for n busy servers.
fn slowdown(busy: f64, (alpha, beta): (f64, f64)) -> f64 {
    if busy <= 1.0 { 1.0 } else { 1.0 + alpha * (busy - 1.0) + beta * busy * (busy - 1.0) }
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

impl Request {
    /// The length of the work that it is queued for.
    fn work(&self, service: Time, random: &mut Pcg64Mcg) -> f64 {
        match self.next.checked_sub(1).and_then(|at| self.steps.get(at)) {
            Some(Step::Work { time, .. }) => *time,
            _ => service.sample(random),
        }
    }
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
    Ending { station: usize, announced: u64 },
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

    /// Servers that slow each other down by α and β for each that is busy.
    pub fn station(&mut self, servers: u32, service: Time, law: (f64, f64)) -> usize {
        self.stations.push(Station {
            service,
            servers,
            law,
            waiting: VecDeque::new(),
            serving: BinaryHeap::new(),
            clock: 0.0,
            set: 0.0,
            announced: 0,
        });
        self.stations.len() - 1
    }

    /// Adds a stream of requests; only those of measured streams are in the result.
    pub fn stream(&mut self, between: Time, measured: bool, source: impl Source + 'a) {
        self.streams.push(Stream { between, source: Box::new(source), measured });
    }

    /// Ties go to any of them: a search that always begins at the first would load it most.
    fn shortest(&self, first: usize, count: usize, random: &mut Pcg64Mcg) -> usize {
        let start = random.random_range(0..count);
        (0..count)
            .map(|step| first + (start + step) % count)
            .min_by_key(|&at| self.stations[at].serving.len() + self.stations[at].waiting.len())
            .unwrap_or(first)
    }

    /// Puts the network to work: empty, with the first arrival of each stream to come.
    pub fn start(self, seed: u64) -> Running<'a> {
        let mut random = Pcg64Mcg::seed_from_u64(seed);
        let mut events = BinaryHeap::new();
        for (stream, each) in self.streams.iter().enumerate() {
            let time = each.between.sample(&mut random);
            events.push(Event { time, what: What::Arrival { stream } });
        }
        Running { network: self, random, events, requests: Vec::new(), unused: Vec::new() }
    }
}

/// A network at work.
pub struct Running<'a> {
    network: Network<'a>,
    random: Pcg64Mcg,
    events: BinaryHeap<Event>,
    requests: Vec<Request>,
    /// Places among the requests that are free again.
    unused: Vec<usize>,
}

impl Running<'_> {
    /// Goes on until `count` more measured requests are done, and tells the response time of each.
    pub fn serve(&mut self, count: u64, mut done: impl FnMut(f64)) {
        let Self { network, random, events, requests, unused } = self;
        let mut left = count;
        while left > 0 {
            let Some(Event { time, what }) = events.pop() else { break };
            let id = match what {
                What::Arrival { stream } => {
                    let each = &mut network.streams[stream];
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
                What::Ending { station: at, announced } => {
                    let station = &mut network.stations[at];
                    if announced != station.announced {
                        continue;
                    }
                    station.advance(time);
                    let Some(End { request, .. }) = station.serving.pop() else { continue };
                    if let Some(next) = station.waiting.pop_front() {
                        let end = station.clock + requests[next].work(station.service, random);
                        station.serving.push(End { at: end, request: next });
                    }
                    announce(station, at, events);
                    request
                }
            };
            let request = &mut requests[id];
            let step = request.steps.get(request.next).copied();
            request.next += 1;
            let at = match step {
                Some(Step::Visit(at) | Step::Work { at, .. }) => at,
                Some(Step::Shortest { first, count }) => network.shortest(first, count, random),
                Some(Step::Delay(delay)) => {
                    events.push(Event { time: time + delay, what: What::Proceed { request: id } });
                    continue;
                }
                None => {
                    if request.measured {
                        done(time - request.started);
                        left -= 1;
                    }
                    unused.push(id);
                    continue;
                }
            };
            let station = &mut network.stations[at];
            if station.serving.len() < station.servers as usize {
                station.advance(time);
                let end = station.clock + requests[id].work(station.service, random);
                station.serving.push(End { at: end, request: id });
                announce(station, at, events);
            } else {
                station.waiting.push_back(id);
            }
        }
    }
}

fn announce(station: &mut Station, at: usize, events: &mut BinaryHeap<Event>) {
    station.announced += 1;
    if let Some(time) = station.next_end() {
        let what = What::Ending { station: at, announced: station.announced };
        events.push(Event { time, what });
    }
}

/// A whole number that is `mean` on average: the one below or the one above.
pub fn around(mean: f64, random: &mut Pcg64Mcg) -> usize {
    mean.floor() as usize + usize::from(random.random::<f64>() < mean.fract())
}
