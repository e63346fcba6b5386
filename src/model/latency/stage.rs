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

    /// E\[e^(−sW)\], `s` per second.
    #[must_use]
    #[inline]
    pub fn waiting_transform(&self, s: ComplexPair) -> ComplexPair {
        self.waiting.transform(s) * self.waiting_share + (1.0 - self.waiting_share)
    }
}
