//! A burst of load above the capacity: what piles up, how long it lasts, what is turned away.

use std::fmt;

use crate::units::{Factor, PerSecond, Seconds};

/// A load that rises from one moment to the next, and falls again. No request waits when it begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spike {
    /// Requests per second before and after.
    pub usual: PerSecond,
    /// Requests per second while it lasts.
    pub peak: PerSecond,
    pub duration: Seconds,
    /// Requests per second that are served at most.
    pub capacity: PerSecond,
    pub queue: Queue,
}

/// Where requests wait that cannot be served at once.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Queue {
    /// Nowhere: they are refused.
    None,
    /// In a queue for so many requests; it refuses what comes when it is full.
    Bounded { requests: Factor },
    /// In a queue without end: nothing is refused, everything is late.
    Unbounded,
}

/// What a spike leaves behind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpikeOutcome {
    /// Requests waiting at its end, the most there ever are (after it the load does not exceed the capacity, or
    /// [`Drain::Never`]).
    pub backlog: f64,
    /// Requests refused during the spike.
    pub refused: f64,
    /// Requests refused per second for as long as the usual load itself exceeds the capacity.
    pub refused_after_per_second: f64,
    /// Seconds that the last request of the spike waits in the queue.
    pub longest_delay: f64,
    /// Seconds from the start of the spike until the queue is full; `None` when it never fills.
    pub full_after: Option<f64>,
    pub drain: Drain,
}

/// How long the backlog stays after the spike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Drain {
    /// Seconds after the end of the spike.
    After { seconds: f64 },
    /// The usual load leaves nothing over to work off a backlog; it grows by this much per second, or stays, or
    /// the bounded queue remains full.
    Never { growth_per_second: f64 },
}

/// Nothing is ever served.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoCapacity;

impl fmt::Display for NoCapacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a spike can only be worked off with a capacity of 1e-9 requests per second or more")
    }
}

impl std::error::Error for NoCapacity {}

const LEAST_CAPACITY: f64 = 1e-9;

impl Spike {
    /// The fluid approximation: arrivals and services flow evenly.
    ///
    /// Backlog (λ_peak − C)·T, at most the queue's size; the rest is refused. A request that finds n waiting waits
    /// n/C. The backlog drains at C − λ_usual. Random fluctuations are left out: they matter near λ = C, where a
    /// fluid queue is empty and a real one is not.
    ///
    /// Source: Newell, Applications of Queueing Theory (1982), ch. 2; Kleinrock, Queueing Systems vol. 2 (1976),
    /// §2.7.
    ///
    /// # Errors
    /// [`NoCapacity`] for a capacity below 1e-9/s, one request in thirty years.
    pub fn outcome(&self) -> Result<SpikeOutcome, NoCapacity> {
        let capacity = self.capacity.get();
        if capacity < LEAST_CAPACITY {
            return Err(NoCapacity);
        }
        let room = match self.queue {
            Queue::None => 0.0,
            Queue::Bounded { requests } => requests.get(),
            Queue::Unbounded => f64::INFINITY,
        };
        let growth = (self.peak.get() - capacity).max(0.0);
        let offered = growth * self.duration.get();
        let backlog = offered.min(room);
        let usual_growth = self.usual.get() - capacity;
        let full = growth > 0.0 && offered >= room;
        let drain = if backlog == 0.0 && usual_growth <= 0.0 {
            Drain::After { seconds: 0.0 }
        } else if usual_growth < 0.0 {
            Drain::After { seconds: backlog / -usual_growth }
        } else {
            let growth_per_second = if room.is_finite() { 0.0 } else { usual_growth };
            Drain::Never { growth_per_second }
        };
        Ok(SpikeOutcome {
            backlog,
            refused: offered - backlog,
            refused_after_per_second: if room.is_finite() { usual_growth.max(0.0) } else { 0.0 },
            longest_delay: backlog / capacity,
            full_after: full.then(|| room / growth),
            drain,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spike(usual: f64, peak: f64, queue: Queue) -> SpikeOutcome {
        let rate = |rate| PerSecond::new(rate).unwrap();
        Spike {
            usual: rate(usual),
            peak: rate(peak),
            duration: Seconds::literal(600.0),
            capacity: rate(1_000.0),
            queue,
        }
        .outcome()
        .unwrap()
    }

    #[test]
    fn ten_minutes_at_half_again_the_capacity() {
        let got = spike(800.0, 1_500.0, Queue::Unbounded);
        assert_eq!((got.backlog, got.refused, got.longest_delay), (300_000.0, 0.0, 300.0));
        assert_eq!((got.drain, got.full_after), (Drain::After { seconds: 1_500.0 }, None));
    }

    #[test]
    fn a_bounded_queue_bounds_the_delay_and_refuses_the_rest() {
        let got = spike(800.0, 1_500.0, Queue::Bounded { requests: Factor::literal(50_000.0) });
        assert_eq!((got.backlog, got.refused, got.longest_delay), (50_000.0, 250_000.0, 50.0));
        assert_eq!((got.drain, got.full_after), (Drain::After { seconds: 250.0 }, Some(100.0)));
    }

    #[test]
    fn without_a_queue_the_excess_is_refused_at_once() {
        let got = spike(800.0, 1_500.0, Queue::None);
        assert_eq!((got.backlog, got.refused, got.longest_delay), (0.0, 300_000.0, 0.0));
        assert_eq!((got.drain, got.full_after), (Drain::After { seconds: 0.0 }, Some(0.0)));
    }

    #[test]
    fn a_spike_within_the_capacity_leaves_nothing() {
        for queue in [Queue::None, Queue::Bounded { requests: Factor::literal(0.0) }, Queue::Unbounded] {
            let got = spike(800.0, 1_000.0, queue);
            assert_eq!((got.backlog, got.refused, got.full_after), (0.0, 0.0, None));
            assert_eq!(got.drain, Drain::After { seconds: 0.0 });
        }
    }

    #[test]
    fn a_usual_load_at_the_capacity_never_drains() {
        assert_eq!(spike(1_000.0, 1_500.0, Queue::Unbounded).drain, Drain::Never { growth_per_second: 0.0 });
        assert_eq!(
            spike(1_100.0, 1_500.0, Queue::Unbounded).drain,
            Drain::Never { growth_per_second: 100.0 }
        );
        let refusing = spike(1_100.0, 1_500.0, Queue::None);
        assert_eq!((refusing.refused_after_per_second, refusing.backlog), (100.0, 0.0));
    }

    #[test]
    fn no_capacity_is_said() {
        let zero = PerSecond::literal(0.0);
        let spike = Spike {
            usual: zero,
            peak: zero,
            duration: Seconds::literal(1.0),
            capacity: zero,
            queue: Queue::None,
        };
        assert_eq!(spike.outcome(), Err(NoCapacity));
    }
}
