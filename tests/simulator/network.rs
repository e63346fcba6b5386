//! Stations, the requests that walk among them, and what happens next.

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use rand::SeedableRng;
use rand_pcg::Pcg64Mcg;

use super::fewest::Fewest;
use super::node::Node;
use super::{Source, Step, Time};

struct Stream<'a> {
    between: Time,
    source: Box<dyn Source + 'a>,
}

/// A request, or a branch of one.
#[derive(Default)]
struct Request {
    started: f64,
    steps: Vec<Step>,
    next: usize,
    /// The request whose branch it is.
    of: Option<usize>,
    /// Its own branches that are not done.
    branches: usize,
    /// Whether it waits for them.
    joining: bool,
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
    At { station: usize, announced: u64 },
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
    stations: Vec<Node>,
    /// Where each pool begins among the stations, and its stations by their requests.
    pools: Vec<(usize, Fewest)>,
    streams: Vec<Stream<'a>>,
}

impl<'a> Network<'a> {
    pub fn new() -> Self {
        Self { stations: Vec::new(), pools: Vec::new(), streams: Vec::new() }
    }

    /// Servers that slow each other down by α and β for each that is busy.
    pub fn station(&mut self, servers: u32, service: Time, law: (f64, f64)) -> usize {
        self.stations.push(Node::new(servers, service, law));
        self.stations.len() - 1
    }

    /// Makes a pool of `count` stations from `first` on, whose fewest requests can be asked for.
    pub fn pool(&mut self, first: usize, count: usize) -> usize {
        let pool = self.pools.len();
        for (place, station) in self.stations[first..first + count].iter_mut().enumerate() {
            station.pool = Some((pool, place));
        }
        self.pools.push((first, Fewest::new(count)));
        pool
    }

    /// Lets work that nobody waits for arrive at a station.
    pub fn background(&mut self, station: usize, between: Time, work: Time) {
        self.stations[station].disturb(between, work);
    }

    /// Adds a stream of requests.
    pub fn stream(&mut self, between: Time, source: impl Source + 'a) {
        self.streams.push(Stream { between, source: Box::new(source) });
    }

    /// Puts the network to work: empty, with the first arrival of each stream to come.
    pub fn start(mut self, seed: u64) -> Running<'a> {
        let mut random = Pcg64Mcg::seed_from_u64(seed);
        let mut events = BinaryHeap::new();
        for (stream, each) in self.streams.iter().enumerate() {
            let time = each.between.sample(&mut random);
            events.push(Event { time, what: What::Arrival { stream } });
        }
        for station in &mut self.stations {
            station.start(&mut random);
        }
        Running { network: self, random, events, requests: Vec::new(), unused: Vec::new(), ready: Vec::new() }
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
    /// Requests that go on now.
    ready: Vec<usize>,
}

impl Running<'_> {
    /// Goes on until `count` more requests are done, and tells the response time of each.
    pub fn serve(&mut self, count: u64, mut done: impl FnMut(f64)) {
        let mut left = count;
        while left > 0 {
            let Some(Event { time, what }) = self.events.pop() else { break };
            match what {
                What::Arrival { stream } => self.begin(time, stream),
                What::Proceed { request } => self.ready.push(request),
                What::At { station, announced } if announced == self.network.stations[station].announced => {
                    self.happen(station);
                }
                What::At { .. } => {}
            }
            while let Some(request) = self.ready.pop() {
                if let Some(response) = self.walk(time, request) {
                    done(response);
                    left = left.saturating_sub(1);
                }
            }
        }
    }

    fn begin(&mut self, time: f64, stream: usize) {
        let next = time + self.network.streams[stream].between.sample(&mut self.random);
        self.events.push(Event { time: next, what: What::Arrival { stream } });
        let id = self.place(time, None);
        self.network.streams[stream].source.program(&mut self.random, &mut self.requests[id].steps);
        self.ready.push(id);
    }

    /// A place for a new request or branch.
    fn place(&mut self, started: f64, of: Option<usize>) -> usize {
        let id = self.unused.pop().unwrap_or_else(|| {
            self.requests.push(Request::default());
            self.requests.len() - 1
        });
        let request = &mut self.requests[id];
        let mut steps = std::mem::take(&mut request.steps);
        steps.clear();
        *request = Request { started, of, steps, ..Request::default() };
        id
    }

    /// What a station announced happens.
    fn happen(&mut self, at: usize) {
        let station = &mut self.network.stations[at];
        if let Some(request) = station.happen(&mut self.random) {
            self.ready.push(request);
            if let Some((pool, place)) = station.pool {
                self.network.pools[pool].1.one_less(place);
            }
        }
        self.announce(at);
    }

    fn announce(&mut self, at: usize) {
        let station = &mut self.network.stations[at];
        station.announced += 1;
        if let Some(time) = station.next_seen() {
            let what = What::At { station: at, announced: station.announced };
            self.events.push(Event { time, what });
        }
    }

    /// A request goes on until it has to wait. The response time of one that is done.
    fn walk(&mut self, time: f64, id: usize) -> Option<f64> {
        loop {
            let request = &mut self.requests[id];
            let step = request.steps.get(request.next).copied();
            request.next += 1;
            match step {
                Some(Step::Delay(delay)) => {
                    self.events.push(Event { time: time + delay, what: What::Proceed { request: id } });
                    return None;
                }
                Some(Step::Visit(at)) => return self.arrive(time, at, id, None),
                Some(Step::Work { at, time: work }) => return self.arrive(time, at, id, Some(work)),
                Some(Step::Shortest { pool }) => {
                    let (first, stations) = &self.network.pools[pool];
                    let at = first + stations.any(&mut self.random);
                    return self.arrive(time, at, id, None);
                }
                Some(Step::Leave(at)) => {
                    self.network.stations[at].arrive(time, None, None, &mut self.random);
                    self.announce(at);
                }
                Some(Step::Branch { steps }) => self.branch(time, id, steps),
                // Nothing is done before its branches are.
                Some(Step::Join) | None if request.branches > 0 => {
                    request.joining = true;
                    return None;
                }
                Some(Step::Join) => {}
                None => return self.end(time, id),
            }
        }
    }

    fn arrive(&mut self, time: f64, at: usize, id: usize, work: Option<f64>) -> Option<f64> {
        let station = &mut self.network.stations[at];
        station.arrive(time, Some(id), work, &mut self.random);
        if let Some((pool, place)) = station.pool {
            self.network.pools[pool].1.one_more(place);
        }
        self.announce(at);
        None
    }

    fn branch(&mut self, time: f64, id: usize, steps: usize) {
        let branch = self.place(time, Some(id));
        let mut own = std::mem::take(&mut self.requests[branch].steps);
        let request = &mut self.requests[id];
        let end = (request.next + steps).min(request.steps.len());
        own.extend_from_slice(&request.steps[request.next..end]);
        request.next = end;
        request.branches += 1;
        self.requests[branch].steps = own;
        self.ready.push(branch);
    }

    /// The last step is done: a branch tells its request, which may have waited for it.
    fn end(&mut self, time: f64, id: usize) -> Option<f64> {
        self.unused.push(id);
        let request = &self.requests[id];
        let Some(of) = request.of else { return Some(time - request.started) };
        let request = &mut self.requests[of];
        request.branches -= 1;
        if request.joining && request.branches == 0 {
            request.joining = false;
            self.ready.push(of);
        }
        None
    }
}
