//! One queue with c servers: G/G/c.

pub(super) mod accuracy;
pub(super) mod scalability;
pub(super) mod scalability_fit;
pub(super) mod service;
pub(super) mod waiting;

use std::fmt;

use crate::model::station::service::Service;
pub use crate::model::station::waiting::Waiting;
use crate::numeric::{ComplexPair, Inverse, QuantileError, Transform, invert, quantiles_of};
use crate::units::{PerSecond, Scv};

/// First come, first served, at `servers` equal servers.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Station {
    pub servers: u32,
    /// λ, per second.
    pub arrival_rate: PerSecond,
    /// c_a², of the times between arrivals.
    pub arrival_scv: Scv,
    pub service: Service,
}

/// A station that is offered at least as much as it can do: its queue grows without end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Saturated {
    /// ρ ≥ 1.
    pub utilization: f64,
    /// What is left undone, per second: λ − c/S.
    pub backlog_per_second: f64,
}

impl fmt::Display for Saturated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Just above the capacity a whole percent would read as 100.
        let decimals = usize::from(self.utilization < 1.1);
        write!(f, "saturated at {:.decimals$}% of its capacity", self.utilization * 100.0)
    }
}

impl std::error::Error for Saturated {}

impl Station {
    /// a = λS, in erlangs: the mean number of busy servers.
    #[must_use]
    pub fn offered_load(&self) -> f64 {
        self.arrival_rate.get() * self.service.mean()
    }

    /// ρ = a/c.
    #[must_use]
    pub fn utilization(&self) -> f64 {
        self.offered_load() / f64::from(self.servers)
    }

    /// The law of the waiting time W, for gamma interarrival and service times.
    ///
    /// Exact:
    /// - M/M/c: P(W>0) = C(c, a), W | W>0 exponential. Source: Kleinrock, Queueing Systems vol. 1 (1975), ch. 3.
    /// - M/G/1: the Pollaczek–Khinchine transform. Source: Kleinrock (1975), ch. 5 (the queue M/G/1).
    /// - GI/M/c (c_s² = 1): P(W>0) by Takács' sum, W | W>0 exponential with the rate η. Source: Kleinrock (1975),
    ///   ch. 6 (the queue G/M/m); P(W>0) beyond 64 servers is Hayward's approximation, matched to the sum at 64.
    ///
    /// With exact P(W>0), E\[W\], E\[W²\] and decay rate η, but a body of W | W>0 that is fitted to them, two exponential
    /// times or one and an Erlang time:
    /// - GI/G/1, by Pollaczek's contour integrals; GI/D/c (c_s² = 0), which waits like GI/D/1 with every c-th arrival.
    ///   Source: Abate, Choudhury and Whitt, AEÜ 47 (1993).
    ///
    /// Approximate, all else, c > 1: the tail decays at the exact rate η of GI/G/c, E\[e^(ηV/c)\]·E\[e^(−ηU)\] = 1
    /// (Takahashi, Adv. Appl. Prob. 13 (1981)), and
    /// - c_s² < 1: E\[W | W>0\] is interpolated linearly in c_s², and P(W>0) by the peakedness of the arrivals, between
    ///   GI/D/c and GI/M/c;
    /// - c_s² > 1: E\[W | W>0\] is 1/c of that of GI/G/1, times what pooling takes off it in M/G/c (Björklund and
    ///   Elldin, in Kimura, Queueing Systems 17 (1994)); P(W>0) lies between GI/M/c and M/M/c, by the peakedness of the
    ///   arrivals.
    ///
    /// docs/accuracy.md has the errors against simulation, [`error_band`](super::error_band) those of a regime.
    ///
    /// # Errors
    /// [`Saturated`] for ρ ≥ 1.
    pub fn waiting(&self) -> Result<Waiting, Saturated> {
        let (lambda, load, rho) = (self.arrival_rate.get(), self.offered_load(), self.utilization());
        if rho >= 1.0 {
            let undone = lambda - f64::from(self.servers) / self.service.mean();
            return Err(Saturated { utilization: rho, backlog_per_second: undone.max(0.0) });
        }
        if load == 0.0 {
            return Ok(Waiting::NONE);
        }
        Ok(Waiting::new(self.servers, rho, self.arrival_scv.get(), self.service))
    }

    /// Quantiles of the response time W + S, in seconds: of P(W=0)·P(S≤t) + P(W>0)·P(W+S≤t | W>0), of which only the
    /// second part, which is smooth, is inverted from its transform.
    ///
    /// # Errors
    /// [`Saturated`] for ρ ≥ 1; inside, a search that does not converge.
    pub fn response_quantiles<const N: usize>(
        &self,
        probabilities: [f64; N],
    ) -> Result<Result<[f64; N], QuantileError>, Saturated> {
        Ok(self.quantiles_after(self.waiting()?, probabilities))
    }

    /// As [`Station::response_quantiles`], where the law of waiting is known.
    ///
    /// # Errors
    /// A search that does not converge.
    pub fn quantiles_after<const N: usize>(
        &self,
        waiting: Waiting,
        probabilities: [f64; N],
    ) -> Result<[f64; N], QuantileError> {
        if self.service.scv() == 0.0 {
            // A constant service is a shift of the waiting time.
            let found = waiting.quantiles(probabilities);
            return found.map(|found| found.map(|wait| wait + self.service.mean()));
        }
        let (waits, mean) = (waiting.probability, waiting.mean + self.service.mean());
        let with_wait = WithWait { waiting, service: self.service };
        let response = |t: f64| {
            let served = self.service.distribution(t);
            if waits == 0.0 {
                return served;
            }
            let delayed = invert(&with_wait, t);
            Inverse {
                distribution: (1.0 - waits) * served.distribution + waits * delayed.distribution,
                density: (1.0 - waits) * served.density + waits * delayed.density,
            }
        };
        quantiles_of(response, mean, probabilities)
    }
}

/// W + S given W > 0.
struct WithWait {
    waiting: Waiting,
    service: Service,
}

impl Transform for WithWait {
    fn at(&self, s: ComplexPair) -> ComplexPair {
        self.waiting.conditional_transform(s) * self.service.transform(s)
    }

    fn hyperbola_from(&self) -> Option<f64> {
        (self.waiting.continues_left() && self.service.continues_left()).then_some(0.0)
    }
}
