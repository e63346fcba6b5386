//! One request from end to end, as the transform of its response time.

mod parts;

use super::service::Service;
use super::station::{Saturated, Waiting};
use super::tier::{Tier, TierLoad};
use crate::numeric::{Complex64, QuantileError, exp, invert, quantiles};
use crate::scenario::Workload;
use crate::units::PerSecond;

pub use parts::PathPart;

/// The stages of a request, each with its law; they are independent of each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Path {
    /// Network time that every request spends, seconds.
    shift: f64,
    hop: f64,
    balancer: Stage,
    app: Stage,
    cache: Stage,
    database: Stage,
    cache_operations: f64,
    hit_ratio: f64,
    database_queries: f64,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Stage {
    waiting: Waiting,
    service: Service,
}

impl Stage {
    fn mean(&self) -> f64 {
        self.waiting.mean + self.service.mean()
    }

    fn transform(&self, s: Complex64) -> Complex64 {
        self.waiting.transform(s) * self.service.transform(s)
    }
}

impl Path {
    /// The path of a request when `rate` requests per second arrive.
    ///
    /// # Errors
    /// The tier that is saturated, with its utilization: the most loaded one.
    pub fn new(
        workload: &Workload,
        loads: &[TierLoad; 4],
        rate: PerSecond,
    ) -> Result<Self, (Tier, Saturated)> {
        let [balancer, app, cache, database] = loads;
        let stages = [stage(balancer, rate), stage(app, rate), stage(cache, rate), stage(database, rate)];
        let [Ok(balancer), Ok(app), Ok(cache), Ok(database)] = stages else {
            let worst = stages
                .into_iter()
                .zip(Tier::ALL)
                .filter_map(|(stage, tier)| stage.err().map(|saturated| (tier, saturated)))
                .max_by(|a, b| a.1.utilization.total_cmp(&b.1.utilization));
            let nothing = Saturated { utilization: 1.0, backlog_per_second: 0.0 };
            return Err(worst.unwrap_or((Tier::App, nothing)));
        };
        let hop = workload.hop_round_trip.get();
        Ok(Self {
            shift: workload.client_round_trip.get() + hop,
            hop,
            balancer,
            app,
            cache,
            database,
            cache_operations: workload.cache_operations.get(),
            hit_ratio: workload.cache_hit_ratio.get(),
            database_queries: workload.database_queries.get(),
        })
    }

    /// Mean response time, seconds.
    #[must_use]
    pub fn mean_response(&self) -> f64 {
        self.shift + self.mean()
    }

    /// Mean response time without the shift, seconds.
    fn mean(&self) -> f64 {
        let query = self.hop + self.database.mean();
        let operation = self.hop + self.cache.mean() + (1.0 - self.hit_ratio) * query;
        let accesses = self.cache_operations * operation + self.database_queries * query;
        self.balancer.mean() + self.app.mean() + accesses
    }

    /// Quantiles of the response time, seconds, at rising `probabilities`: of the whole path by inverting its
    /// transform, never sums of the stages' quantiles.
    ///
    /// # Errors
    /// [`QuantileError`] when the inversion does not converge.
    pub fn quantiles<const N: usize>(&self, probabilities: [f64; N]) -> Result<[f64; N], QuantileError> {
        let quantiles = quantiles(|s| self.transform(s), self.mean(), probabilities)?;
        Ok(quantiles.map(|quantile| quantile + self.shift))
    }

    /// P(T ≤ t) for a time `t` in seconds.
    #[must_use]
    pub fn share_within(&self, t: f64) -> f64 {
        let rest = t - self.shift;
        if rest > 0.0 { invert(|s| self.transform(s), rest).distribution.clamp(0.0, 1.0) } else { 0.0 }
    }

    /// E\[e^(−sT)\] of the response time without the shift.
    ///
    /// T* = B*·A*·N_o(K*)·N_q(Q*), with Q* = e^(−s·hop)·D* a query, K* = e^(−s·hop)·C*·(h + (1−h)·Q*) an operation
    /// on the cache, a mixture of hit and miss, and N the generating function of the number of visits. Stages
    /// are taken as independent, which is exact for a series of M/M/c stations and an approximation else.
    ///
    /// Source: sums of independent variables; Burke, Oper. Res. 4 (1956); Kleinrock vol. 1 (1975), app. I.
    fn transform(&self, s: Complex64) -> Complex64 {
        let hop = if self.hop == 0.0 { Complex64::ONE } else { exp(-s * self.hop) };
        let query = hop * self.database.transform(s);
        let mut total = self.balancer.transform(s) * self.app.transform(s);
        if self.cache_operations > 0.0 {
            let answered = self.hit_ratio + (1.0 - self.hit_ratio) * query;
            total *= visits(hop * self.cache.transform(s) * answered, self.cache_operations);
        }
        if self.database_queries > 0.0 {
            total *= visits(query, self.database_queries);
        }
        total
    }
}

fn stage(load: &TierLoad, rate: PerSecond) -> Result<Stage, Saturated> {
    // More visits than a rate can count are more than any station serves.
    let overflow = Saturated {
        utilization: rate.get() / load.capacity(),
        backlog_per_second: (rate.get() - load.capacity()).max(0.0) * load.visits / f64::from(load.stations),
    };
    let station = load.station(rate).map_err(|_| overflow)?;
    Ok(Stage { waiting: station.waiting()?, service: station.service })
}

/// The transform of the sum of a number of visits that is `mean` on average: the whole number below or above it,
/// the least variable of all distributions with that mean.
fn visits(one: Complex64, mean: f64) -> Complex64 {
    let (whole, part) = (mean.floor(), mean.fract());
    let certain = one.powu(whole as u32);
    if part == 0.0 { certain } else { certain * (1.0 - part + part * one) }
}
