//! The law of the waiting time in a G/G/c queue: exact limits, and what is interpolated between them.
//!
//! Time is in mean services here; `Station` gives it seconds.

mod conditional;
mod decay_rate;
mod delay_probability;
mod exponential_service;
mod single_server;

use conditional::Conditional;
use delay_probability::Known;
use single_server::Delay;

use crate::model::station::service::Service;
use crate::numeric::{ComplexPair, QuantileError, Transform, erlang_c, quantiles};

/// The time W that a customer waits before service begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Waiting {
    /// P(W > 0).
    pub probability: f64,
    /// E\[W\], seconds.
    pub mean: f64,
    /// The law of W given W > 0, in mean services.
    conditional: Conditional,
    /// S, seconds.
    unit: f64,
}

/// A probability of waiting below this is none: no percentile that anyone reads can see it.
const NEGLIGIBLE: f64 = 1e-9;

/// A queue in mean services: c, ρ < 1, c_a², c_s².
#[derive(Debug, Clone, Copy)]
struct Queue {
    servers: u32,
    utilization: f64,
    arrival_scv: f64,
    service_scv: f64,
}

impl Waiting {
    /// Nobody waits.
    pub(in crate::model) const NONE: Self =
        Self { probability: 0.0, mean: 0.0, conditional: Conditional::NONE, unit: 1.0 };

    /// The law of W for 0 < ρ < 1: see [`Station::waiting`](super::Station::waiting).
    pub(in crate::model) fn new(servers: u32, utilization: f64, arrival_scv: f64, service: Service) -> Self {
        let queue = Queue { servers, utilization, arrival_scv, service_scv: service.scv() };
        let (probability, conditional) = if servers == 1 && arrival_scv == 1.0 {
            (utilization, Conditional::PollaczekKhinchine { utilization, service: service.of_mean_one() })
        } else {
            queue.law()
        };
        let mean = probability * conditional.mean() * service.mean();
        let sound = probability > NEGLIGIBLE && mean > 0.0 && mean.is_finite();
        if sound { Self { probability, mean, conditional, unit: service.mean() } } else { Self::NONE }
    }

    /// `times` as long, as often.
    #[must_use]
    pub(in crate::model) fn lasting(self, times: f64) -> Self {
        let lasts = times > NEGLIGIBLE && times.is_finite();
        if lasts { Self { mean: self.mean * times, unit: self.unit * times, ..self } } else { Self::NONE }
    }

    /// E\[e^(−sW)\], `s` per second.
    #[must_use]
    #[inline]
    pub fn transform(&self, s: ComplexPair) -> ComplexPair {
        self.conditional_transform(s) * self.probability + (1.0 - self.probability)
    }

    /// Whether the transform is continued to the left of 0, all its singularities being on the negative real axis.
    #[must_use]
    pub fn continues_left(&self) -> bool {
        self.conditional.continues_left()
    }

    /// Quantiles of W, in seconds: 0 up to the probability of not waiting.
    ///
    /// # Errors
    /// Inside, a search that does not converge.
    pub fn quantiles<const N: usize>(&self, probabilities: [f64; N]) -> Result<[f64; N], QuantileError> {
        let mut found = [0.0; N];
        for (slot, probability) in found.iter_mut().zip(probabilities) {
            let late = 1.0 - (1.0 - probability) / self.probability;
            if late > 0.0 {
                let mean = self.mean / self.probability;
                [*slot] = quantiles(IfWaiting(self), mean, [late])?;
            }
        }
        Ok(found)
    }

    /// E\[e^(−sW) | W > 0\], `s` per second.
    #[must_use]
    #[inline]
    pub fn conditional_transform(&self, s: ComplexPair) -> ComplexPair {
        self.conditional.transform(s * self.unit)
    }
}

/// The law of W given W > 0.
struct IfWaiting<'a>(&'a Waiting);

impl Transform for IfWaiting<'_> {
    fn at(&self, s: ComplexPair) -> ComplexPair {
        self.0.conditional_transform(s)
    }

    fn hyperbola_from(&self) -> Option<f64> {
        self.0.continues_left().then_some(0.0)
    }
}

impl Queue {
    /// P(W > 0) and the law of W given W > 0.
    fn law(self) -> (f64, Conditional) {
        let Self { servers, utilization, service_scv, .. } = self;
        if service_scv == 1.0 {
            return self.exponential_service();
        }
        if servers == 1 || service_scv == 0.0 {
            return self.one_server_sees_it_all();
        }
        let idle = self.spare();
        let (probability_m, conditional_m) = self.exponential_service_of(idle);
        let rate = self.decay_rate();
        if service_scv < 1.0 {
            let (probability_d, conditional_d) = Self { service_scv: 0.0, ..self }.one_server_sees_it_all();
            let probability = delay_probability::less_variable(service_scv, probability_d, probability_m);
            let (mean_d, mean_m) = (conditional_d.mean(), conditional_m.mean());
            let mean = mean_d + (mean_m - mean_d) * service_scv;
            (probability, Conditional::delayed(rate, mean, conditional_d.delay_scv()))
        } else {
            let one = Self { servers: 1, ..self };
            let alone = single_server::delay(one);
            let known = || Known {
                exponential: probability_m,
                poisson: erlang_c(servers, utilization * f64::from(servers)),
                alone: alone.probability,
                alone_exponential: exponential_service::delay_probability(one, idle),
                alone_poisson: utilization,
            };
            // Of Poisson arrivals both ends between which it lies are one.
            let probability = if self.arrival_scv == 1.0 {
                probability_m
            } else {
                delay_probability::more_variable(service_scv, servers, known())
            };
            let c = f64::from(servers);
            let fast = Conditional::from_moments(rate / c, alone.moments).fast_mean() / c;
            let mean = alone.moments.mean / c * self.pooling();
            (probability, Conditional::mixture(rate, mean, fast))
        }
    }

    /// Exact for GI/M/c.
    fn exponential_service(self) -> (f64, Conditional) {
        self.exponential_service_of(self.spare())
    }

    /// As [`Queue::exponential_service`], where 1 − σ is known.
    fn exponential_service_of(self, idle: f64) -> (f64, Conditional) {
        let rate = f64::from(self.servers) * idle;
        (exponential_service::delay_probability(self, idle), Conditional::Exponential { rate })
    }

    /// 1 − σ: the decay rate of one server of the same utilization, if the service were exponential.
    fn spare(self) -> f64 {
        decay_rate::decay_rate(self.utilization, self.arrival_scv, 1.0)
    }

    /// Exact moments for GI/G/1, and for GI/D/c, whose servers take turns: each serves every c-th customer, whose
    /// interarrival times are gamma with SCV c_a²/c, and who wait as with one server.
    fn one_server_sees_it_all(self) -> (f64, Conditional) {
        let Delay { probability, moments } = single_server::delay(self.one_of_many());
        if probability == 0.0 {
            return (0.0, Conditional::NONE);
        }
        (probability, Conditional::from_moments(self.decay_rate(), moments))
    }

    fn one_of_many(self) -> Self {
        Self { servers: 1, arrival_scv: self.arrival_scv / f64::from(self.servers), ..self }
    }

    /// η: P(W > t) falls like e^(−ηt).
    fn decay_rate(self) -> f64 {
        let Self { servers, utilization, arrival_scv, service_scv } = self;
        f64::from(servers) * decay_rate::decay_rate(utilization, arrival_scv, service_scv)
    }

    /// How much shorter the conditional wait of M/G/c is than 1/c of that of M/G/1.
    ///
    /// E\[W\] of M/G/c is about c_s²·E\[W_M\] + (1 − c_s²)·E\[W_D\], with E\[W_D\] = ½(1 + γ)·E\[W_M\] and
    /// γ = (1−ρ)(c−1)(√(4+5c) − 2)/(16ρc), at most 0.24. Sources: the interpolation is Björklund and Elldin's, in
    /// Kimura, "Approximations for multi-server queues: system interpolations", Queueing Systems 17 (1994); γ is that of
    /// Cosmetatos, INFOR 13 (1975), with the bound of Whitt, "Approximations for the GI/G/m queue", Prod. Oper. Manag. 2
    /// (1993), eqs. 2.16 and 2.17.
    fn pooling(self) -> f64 {
        let (c, rho) = (f64::from(self.servers), self.utilization);
        let gamma = (1.0 - rho) * (c - 1.0) * (libm::sqrt(4.0 + 5.0 * c) - 2.0) / (16.0 * rho * c);
        let constant = 0.5 * (1.0 + gamma.min(0.24));
        (self.service_scv + (1.0 - self.service_scv) * constant) / (0.5 * (1.0 + self.service_scv))
    }
}
