//! One stage of a request's path: waiting for a core, then its service.

use crate::model::station::service::Service;
use crate::model::station::{Station, Waiting};
use crate::numeric::ComplexPair;

/// A station as a request meets it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stage {
    /// The station with every core as slow as when all of them are busy.
    pub station: Station,
    pub waiting: Waiting,
    /// Share of the requests to which the law of waiting applies; the others find a free core.
    pub waiting_share: f64,
    /// The service as it is on average.
    pub service: Service,
    /// So many waits of a request here are as variable as one: m, at least 1.
    pub alike: f64,
}

impl Stage {
    /// P(W > 0).
    #[must_use]
    pub fn wait_probability(&self) -> f64 {
        self.waiting_share * self.waiting.probability
    }

    /// E\[W\], seconds.
    #[must_use]
    pub fn mean_wait(&self) -> f64 {
        self.waiting_share * self.waiting.mean
    }

    /// E\[W + S\], seconds.
    #[must_use]
    pub fn mean(&self) -> f64 {
        self.mean_wait() + self.service.mean()
    }

    /// Whether the transforms are continued to the left of 0, all their singularities being on the negative real axis.
    #[must_use]
    pub fn continues_left(&self) -> bool {
        self.waiting.continues_left() && self.service.continues_left()
    }

    /// E\[e^(−s(W + S))\], `s` per second.
    #[must_use]
    #[inline]
    pub fn transform(&self, s: ComplexPair) -> ComplexPair {
        self.waiting_transform(s) * self.service.transform(s)
    }

    /// E\[e^(−sW)\] of one visit, `s` per second: W*(ms)^(1/m), so that n visits wait n/m times m equal waits, whose mean
    /// is that of n waits and whose variance m times theirs. It is exact where m = 1, and where m = n.
    #[must_use]
    #[inline]
    pub fn waiting_transform(&self, s: ComplexPair) -> ComplexPair {
        let of_one = |s| self.waiting.transform(s) * self.waiting_share + (1.0 - self.waiting_share);
        if self.alike > 1.0 { of_one(s * self.alike).power(1.0 / self.alike) } else { of_one(s) }
    }
}
