//! A burst of load above the capacity: what piles up, how long it lasts, what is turned away.

use crate::units::{PerSecond, Seconds};

/// A load that rises from one moment to the next, and falls again. No request waits when it begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::model) struct Spike {
    /// Requests per second before and after.
    pub usual: PerSecond,
    /// Requests per second while it lasts.
    pub peak: PerSecond,
    pub duration: Seconds,
    /// Requests per second that are served at most.
    pub capacity: PerSecond,
}

/// What a spike comes to, with a queue without end before the design and with none.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SpikeOutcome {
    /// Requests per second while it lasts.
    pub peak: f64,
    /// Requests above the capacity: those that wait at its end where there is a queue, refused where there is none.
    pub beyond: f64,
    /// Seconds that the last request of the spike waits in the queue.
    pub longest_delay: f64,
    pub drain: Drain,
}

/// How long the backlog stays after the spike.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Drain {
    /// Seconds after the end of the spike.
    After { seconds: f64 },
    /// The usual load leaves nothing over to work off a backlog; it grows by this much per second, or stays.
    Never { growth_per_second: f64 },
}

/// Requests per second below which nothing is served: one request in thirty years.
const LEAST_CAPACITY: f64 = 1e-9;

impl Spike {
    /// The fluid approximation: arrivals and services flow evenly. None for a capacity below 1e-9/s.
    ///
    /// Beyond the capacity come (λ_peak − C)·T. A request that finds n waiting waits n/C. The backlog drains at
    /// C − λ_usual. Random fluctuations are left out: they matter near λ = C, where a fluid queue is empty and a real
    /// one is not.
    ///
    /// Source: Newell, Applications of Queueing Theory (1982); Kleinrock, Queueing Systems vol. 2 (1976), ch. 2
    /// (bounds, inequalities and approximations).
    pub fn outcome(&self) -> Option<SpikeOutcome> {
        let capacity = self.capacity.get();
        if capacity < LEAST_CAPACITY {
            return None;
        }
        let beyond = (self.peak.get() - capacity).max(0.0) * self.duration.get();
        let usual_growth = self.usual.get() - capacity;
        let drain = if beyond == 0.0 && usual_growth <= 0.0 {
            Drain::After { seconds: 0.0 }
        } else if usual_growth < 0.0 {
            Drain::After { seconds: beyond / -usual_growth }
        } else {
            Drain::Never { growth_per_second: usual_growth }
        };
        Some(SpikeOutcome { peak: self.peak.get(), beyond, longest_delay: beyond / capacity, drain })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spike(usual: f64, peak: f64) -> SpikeOutcome {
        let rate = |rate| PerSecond::new(rate).unwrap();
        let duration = Seconds::literal(600.0);
        Spike { usual: rate(usual), peak: rate(peak), duration, capacity: rate(1_000.0) }.outcome().unwrap()
    }

    #[test]
    fn ten_minutes_at_half_again_the_capacity() {
        let got = spike(800.0, 1_500.0);
        assert_eq!((got.beyond, got.longest_delay), (300_000.0, 300.0));
        assert_eq!(got.drain, Drain::After { seconds: 1_500.0 });
    }

    #[test]
    fn a_spike_within_the_capacity_leaves_nothing() {
        let got = spike(800.0, 1_000.0);
        assert_eq!((got.beyond, got.longest_delay, got.drain), (0.0, 0.0, Drain::After { seconds: 0.0 }));
    }

    #[test]
    fn a_usual_load_at_the_capacity_never_drains() {
        assert_eq!(spike(1_000.0, 1_500.0).drain, Drain::Never { growth_per_second: 0.0 });
        assert_eq!(spike(1_100.0, 1_500.0).drain, Drain::Never { growth_per_second: 100.0 });
    }

    #[test]
    fn no_capacity_has_no_outcome() {
        let zero = PerSecond::literal(0.0);
        let spike = Spike { usual: zero, peak: zero, duration: Seconds::literal(1.0), capacity: zero };
        assert_eq!(spike.outcome(), None);
    }
}
