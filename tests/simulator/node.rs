//! A station of the network: some servers and one queue.

use std::cmp::Ordering;
use std::collections::{BinaryHeap, VecDeque};

use rand_pcg::Pcg64Mcg;

use super::Time;

/// All customers in service progress equally, at a rate that falls with the number of busy servers; their remaining
/// work is kept on a clock that runs at that rate.
///
/// As long as no request is here, nobody sees what happens: it is made up for when the next one comes, in the order in
/// which it happened.
pub(super) struct Node {
    service: Time,
    servers: u32,
    law: (f64, f64),
    background: Option<Background>,
    waiting: VecDeque<Job>,
    /// Ends of service on the station's own clock.
    serving: BinaryHeap<End>,
    clock: f64,
    /// When the clock was last set.
    set: f64,
    /// Requests that are here.
    requests: usize,
    /// Makes earlier announcements of what is next void.
    pub announced: u64,
    /// The pool that it is of, and its place there.
    pub pool: Option<(usize, usize)>,
}

/// Work for one server, and the request that waits for it.
struct Job {
    work: f64,
    request: Option<usize>,
}

/// Work that arrives in a stream of its own, and that no request waits for.
struct Background {
    between: Time,
    work: Time,
    next: f64,
}

struct End {
    at: f64,
    request: Option<usize>,
}

impl PartialEq for End {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
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

impl Node {
    pub fn new(servers: u32, service: Time, law: (f64, f64)) -> Self {
        Self {
            service,
            servers,
            law,
            background: None,
            waiting: VecDeque::new(),
            serving: BinaryHeap::new(),
            clock: 0.0,
            set: 0.0,
            requests: 0,
            announced: 0,
            pool: None,
        }
    }

    /// Lets other work arrive, too.
    pub fn disturb(&mut self, between: Time, work: Time) {
        self.background = Some(Background { between, work, next: 0.0 });
    }

    /// Draws when the first of the other work arrives.
    pub fn start(&mut self, random: &mut Pcg64Mcg) {
        if let Some(Background { between, next, .. }) = &mut self.background {
            *next = between.sample(random);
        }
    }

    /// At `time` comes what a request waits for, or nobody; work of a length of its own, or of the station's law.
    pub fn arrive(&mut self, time: f64, request: Option<usize>, work: Option<f64>, random: &mut Pcg64Mcg) {
        while self.next().is_some_and(|next| next < time) {
            self.happen(random);
        }
        self.requests += usize::from(request.is_some());
        let work = work.unwrap_or_else(|| self.service.sample(random));
        self.take(time, Job { work, request });
    }

    /// When something happens here that a request may see, unless something comes before.
    pub fn next_seen(&self) -> Option<f64> {
        if self.requests > 0 { self.next() } else { None }
    }

    /// What is next happens: a request may be done.
    pub fn happen(&mut self, random: &mut Pcg64Mcg) -> Option<usize> {
        let end = self.next_end();
        if let Some(Background { between, work, next }) = &mut self.background
            && end.is_none_or(|end| *next < end)
        {
            let (time, job) = (*next, Job { work: work.sample(random), request: None });
            *next += between.sample(random);
            self.take(time, job);
            return None;
        }
        self.advance(end?);
        let done = self.serving.pop()?.request;
        if let Some(job) = self.waiting.pop_front() {
            self.begin(job);
        }
        self.requests -= usize::from(done.is_some());
        done
    }

    fn next(&self) -> Option<f64> {
        let background = self.background.as_ref().map(|background| background.next);
        match (self.next_end(), background) {
            (Some(end), Some(background)) => Some(end.min(background)),
            (end, background) => end.or(background),
        }
    }

    /// When the next service ends, unless the number of busy servers changes before.
    fn next_end(&self) -> Option<f64> {
        self.serving.peek().map(|end| self.set + (end.at - self.clock).max(0.0) * self.stretch())
    }

    fn take(&mut self, time: f64, job: Job) {
        if self.serving.len() < self.servers as usize {
            self.advance(time);
            self.begin(job);
        } else {
            self.waiting.push_back(job);
        }
    }

    fn begin(&mut self, job: Job) {
        self.serving.push(End { at: self.clock + job.work, request: job.request });
    }

    /// How long a unit of work takes now.
    fn stretch(&self) -> f64 {
        slowdown(self.serving.len() as f64, self.law)
    }

    /// Brings the station's clock to `time`.
    fn advance(&mut self, time: f64) {
        self.clock += (time - self.set) / self.stretch();
        self.set = time;
    }
}

/// 1 + α(n−1) + βn(n−1) for n busy servers.
fn slowdown(busy: f64, (alpha, beta): (f64, f64)) -> f64 {
    if busy <= 1.0 { 1.0 } else { 1.0 + alpha * (busy - 1.0) + beta * busy * (busy - 1.0) }
}
