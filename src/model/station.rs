//! One queue with c servers: G/G/c.

use std::fmt;

use super::service::Service;
use crate::numeric::{Complex64, QuantileError, erlang_c, quantiles};
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
        write!(f, "saturated at {:.0}% of its capacity", self.utilization * 100.0)
    }
}

impl std::error::Error for Saturated {}

/// The time W that a customer waits before service begins.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Waiting {
    /// P(W > 0).
    pub probability: f64,
    /// E\[W\], seconds.
    pub mean: f64,
    law: Law,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Law {
    /// W given W > 0 is exponential with this rate, per second.
    Exponential { rate: f64 },
    /// The exact law of M/G/1.
    PollaczekKhinchine { arrival_rate: f64, utilization: f64, service: Service },
}

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

    /// The law of the waiting time.
    ///
    /// - M/G/1 (c = 1, c_a² = 1), exact: W*(s) = (1−ρ)s/(s − λ + λS*(s)), E\[W\] = ρS(1+c_s²)/(2(1−ρ)).
    ///   Source: Kleinrock, Queueing Systems vol. 1 (1975), eqs. 5.105 and 5.70.
    /// - otherwise P(W>0) = g·C(c, a) and W | W>0 exponential with rate θ = (c/S − λ)·2/(c_a² + c_s²), so that
    ///   E\[W\] = g·C·(c_a² + c_s²)/(2(c/S − λ)). Exact for M/M/c; for others the Allen–Cunneen approximation,
    ///   with the Krämer–Langenbach-Belz factor g = exp(−⅔·(1−ρ)/C·(1−c_a²)²/(c_a² + c_s²)) for c_a² < 1 and
    ///   g = 1 else. Source: Allen, Probability, Statistics and Queueing Theory (1990), §5.2.8; Bolch, Greiner,
    ///   de Meer and Trivedi, Queueing Networks and Markov Chains (2006), eqs. 6.84 and 6.92.
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
            return Ok(Waiting { probability: 0.0, mean: 0.0, law: Law::Exponential { rate: 1.0 } });
        }
        let (arrival_scv, service_scv) = (self.arrival_scv.get(), self.service.scv());
        if self.servers == 1 && arrival_scv == 1.0 {
            let mean = rho * self.service.mean() * (1.0 + service_scv) / (2.0 * (1.0 - rho));
            let law =
                Law::PollaczekKhinchine { arrival_rate: lambda, utilization: rho, service: self.service };
            return Ok(Waiting { probability: rho, mean, law });
        }
        let delayed = erlang_c(self.servers, load);
        let variability = arrival_scv + service_scv;
        if variability == 0.0 || delayed == 0.0 {
            return Ok(Waiting { probability: 0.0, mean: 0.0, law: Law::Exponential { rate: 1.0 } });
        }
        let regular = (1.0 - arrival_scv).max(0.0);
        // Apart, because a wait so rare that 1/C overflows would make it ∞·0.
        let factor = if regular > 0.0 {
            libm::exp(-2.0 / 3.0 * (1.0 - rho) / delayed * regular * regular / variability)
        } else {
            1.0
        };
        let spare = (f64::from(self.servers) - load) / self.service.mean();
        let (probability, rate) = (factor * delayed, spare * 2.0 / variability);
        Ok(Waiting { probability, mean: probability / rate, law: Law::Exponential { rate } })
    }

    /// Quantiles of the response time W + S, in seconds.
    ///
    /// # Errors
    /// [`Saturated`] for ρ ≥ 1; inside, a search that does not converge.
    pub fn response_quantiles<const N: usize>(
        &self,
        probabilities: [f64; N],
    ) -> Result<Result<[f64; N], QuantileError>, Saturated> {
        let waiting = self.waiting()?;
        if self.service.scv() == 0.0 {
            // A constant service is a shift of the waiting time.
            let all_at_once = waiting.mean == 0.0;
            let waits = if all_at_once {
                Ok([0.0; N])
            } else {
                quantiles(|s| waiting.transform(s), waiting.mean, probabilities)
            };
            return Ok(waits.map(|waits| waits.map(|wait| wait + self.service.mean())));
        }
        let transform = |s| waiting.transform(s) * self.service.transform(s);
        Ok(quantiles(transform, waiting.mean + self.service.mean(), probabilities))
    }
}

impl Waiting {
    /// E\[e^(−sW)\], `s` per second.
    #[must_use]
    pub fn transform(&self, s: Complex64) -> Complex64 {
        match self.law {
            Law::Exponential { rate } => 1.0 - self.probability + self.probability * rate / (rate + s),
            Law::PollaczekKhinchine { arrival_rate, utilization, service } => {
                (1.0 - utilization) * s / (s - arrival_rate + arrival_rate * service.transform(s))
            }
        }
    }
}
