//! One request from end to end, as the transform of its response time.

mod gathered;
mod parts;
mod tabulated;

use crate::model::capacity::accesses::accesses;
use crate::model::capacity::demand::{edge_share, shards_of};
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::latency::stage::Stage;
use crate::model::machines::hop;
use crate::model::station::Saturated;
use crate::model::station::service::Service;
use crate::numeric::{Complex64, Narrow, QuantileError, exp, quantiles};
use crate::scenario::{Design, Replication, Workload};
use crate::units::PerSecond;

use gathered::Gathered;
pub use parts::PathPart;
pub(in crate::model) use tabulated::{Tabulated, TierAnswers};

/// The stages of a request, each with its law; they are independent of each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Path {
    /// Share of the requests that the edge answers, and the seconds that takes.
    edge_share: f64,
    edge: f64,
    /// Network time that every other request spends, seconds.
    shift: f64,
    hop: f64,
    balancer: Stage,
    app: Stage,
    cache: Stage,
    database: Stage,
    session_operations: f64,
    cache_operations: f64,
    hit_ratio: f64,
    database_queries: f64,
    /// Share of the queries that wait for a replica, and how long.
    replicated: f64,
    replication: f64,
    /// Share of the queries that wait for the disk, and how long on average, seconds.
    from_disk: f64,
    disk: f64,
    downstream_calls: f64,
    downstream: Gathered,
    /// Share of the queries that every shard answers, and the slowest of those answers.
    cross_shard: f64,
    all_shards: Option<Gathered>,
}

impl Path {
    /// The path of a request when `rate` requests per second arrive.
    ///
    /// # Errors
    /// The tier that is saturated, with its utilization: the most loaded one.
    pub fn new(
        workload: &Workload,
        design: &Design,
        loads: &[TierLoad; 4],
        rate: PerSecond,
    ) -> Result<Self, (Tier, Saturated)> {
        let [_, _, cache, database] = loads;
        let (hit_ratio, from_disk) = (cache.hit_ratio, 1.0 - database.hit_ratio);
        let shards = shards_of(database, design);
        let stages = stages(loads, rate);
        let [Ok(balancer), Ok(app), Ok(cache), Ok(database)] = stages else {
            let worst = stages
                .into_iter()
                .zip(Tier::ALL)
                .filter_map(|(stage, tier)| stage.err().map(|saturated| (tier, saturated)))
                .max_by(|a, b| a.1.utilization.total_cmp(&b.1.utilization));
            let nothing = Saturated { utilization: 1.0, backlog_per_second: 0.0 };
            return Err(worst.unwrap_or((Tier::App, nothing)));
        };
        let hop = hop(workload, design);
        let accesses = accesses(workload, design);
        let waits_for_replica =
            design.replication == Replication::Synchronous && design.database.replicas > 0;
        let cross_shard = workload.cross_shard_fraction.get();
        let disk = workload.disk_time.get();
        let all_shards =
            (cross_shard > 0.0).then(|| Gathered::of_stage(&database, from_disk, disk, shards)).flatten();
        Ok(Self {
            edge_share: edge_share(workload, design),
            edge: workload.edge_round_trip.get(),
            // Hops that every request makes are taken out of the transform: a constant is a shift.
            shift: workload.client_round_trip.get()
                + hop * (1.0 + accesses.session + accesses.awaited.floor() + accesses.queries.floor()),
            session_operations: accesses.session,
            hop,
            balancer,
            app,
            cache,
            database,
            cache_operations: accesses.awaited,
            hit_ratio,
            database_queries: accesses.queries,
            replicated: if waits_for_replica { 1.0 - workload.read_fraction.get() } else { 0.0 },
            replication: workload.replication_round_trip.get(),
            from_disk,
            disk,
            downstream_calls: workload.downstream_calls.get(),
            downstream: Gathered::of_service(
                Service::new(workload.downstream_time, workload.downstream_scv),
                workload.downstream_fan_out,
            ),
            cross_shard,
            all_shards,
        })
    }

    /// Mean response time, seconds.
    #[must_use]
    pub fn mean_response(&self) -> f64 {
        self.edge_share * self.edge + (1.0 - self.edge_share) * (self.shift + self.mean())
    }

    /// Mean time from sending one query to its answer, seconds.
    #[must_use]
    pub fn query_time(&self) -> f64 {
        self.hop + self.query_mean()
    }

    fn query_mean(&self) -> f64 {
        self.one_shard() + self.more_for_slowest() + self.replicated * self.replication
    }

    /// Mean time of a query on one shard, seconds.
    fn one_shard(&self) -> f64 {
        self.database.mean() + self.from_disk * self.disk
    }

    /// What waiting for the slowest shard adds to the mean of a query, seconds.
    fn more_for_slowest(&self) -> f64 {
        self.all_shards.as_ref().map_or(0.0, |all| self.cross_shard * (all.mean() - self.one_shard()))
    }

    /// Mean response time of a request that passes the edge, without the shift, seconds.
    fn mean(&self) -> f64 {
        let query = self.query_mean();
        let miss = (1.0 - self.hit_ratio) * (self.hop + query);
        let hops = self.hop * (self.cache_operations.fract() + self.database_queries.fract());
        let cache = (self.session_operations + self.cache_operations) * self.cache.mean();
        let accesses = cache + self.cache_operations * miss + self.database_queries * query + hops;
        let downstream = self.downstream_calls * self.downstream.mean();
        self.balancer.mean() + self.app.mean() + accesses + downstream
    }

    /// Quantiles of the response time, seconds, at rising `probabilities`: of the whole path by inverting its
    /// transform, never sums of the stages' quantiles.
    ///
    /// The edge answers a share e at once after its round trip, so that for longer times the quantile p is the
    /// quantile (p − e)/(1 − e) of the requests that pass it.
    ///
    /// # Errors
    /// [`QuantileError`] when the inversion does not converge.
    pub fn quantiles<const N: usize>(&self, probabilities: [f64; N]) -> Result<[f64; N], QuantileError> {
        let e = self.edge_share;
        let past_edge = |share: fn(f64, f64) -> f64| {
            let of_rest = probabilities.map(|p| (share(p, e) / (1.0 - e)).clamp(SMALLEST, LARGEST));
            let found = quantiles(|s| self.transform(s), self.mean(), of_rest)?;
            Ok(found.map(|quantile| quantile + self.shift))
        };
        let mut late = past_edge(|p, e| p - e)?;
        if e > 0.0 {
            // Requests that pass the edge and are answered sooner than the edge would answer.
            let early = if self.shift < self.edge { past_edge(|p, _| p)? } else { [f64::INFINITY; N] };
            for (late, early) in late.iter_mut().zip(early) {
                *late = if early < self.edge { early } else { late.max(self.edge) };
            }
            for (late, p) in late.iter_mut().zip(probabilities) {
                if p <= e && *late > self.edge {
                    *late = self.edge;
                }
            }
        }
        Ok(late)
    }

    /// P(T ≤ t) for a time `t` in seconds.
    #[must_use]
    pub fn share_within(&self, t: f64) -> f64 {
        self.with_edge(t, self.past_edge().distribution(t - self.shift))
    }

    /// P(T ≤ t) over all requests, from that of those which pass the edge.
    fn with_edge(&self, t: f64, past_edge: f64) -> f64 {
        let at_edge = if t >= self.edge { self.edge_share } else { 0.0 };
        at_edge + (1.0 - self.edge_share) * past_edge
    }

    fn past_edge(&self) -> Narrow<impl Fn(Complex64) -> Complex64> {
        Narrow::new(|s| self.transform(s), self.mean())
    }

    /// E\[e^(−sT)\] of the response time without the shift.
    ///
    /// T* = B*·A*·N_o(K*)·N_q(Q*)·N_d(X*), with Q* = D* a query (some wait for the disk, an exponential
    /// time, too; some go to all shards and wait for the slowest; a write waits for its replica, when replication is synchronous), X* a downstream call, K* = C*·(h + (1−h)·e^(−s·hop)·Q*) an operation
    /// on the cache, a mixture of hit and miss, and N the generating function of the number of visits. Stages
    /// are taken as independent, which is exact for a series of M/M/c stations and an approximation else.
    ///
    /// Source: sums of independent variables; Burke, Oper. Res. 4 (1956); Kleinrock vol. 1 (1975), app. I.
    fn transform(&self, s: Complex64) -> Complex64 {
        let query = self.query(&self.database, self.all_shards.as_ref(), s);
        let [balancer, app, cache] = [self.balancer, self.app, self.cache].map(|stage| stage.transform(s));
        self.joined(self.hop(s), self.calls(s), [balancer, app, cache, query])
    }

    fn hop(&self, s: Complex64) -> Complex64 {
        if self.hop == 0.0 { Complex64::ONE } else { exp(-s * self.hop) }
    }

    /// Of all downstream calls of a request.
    fn calls(&self, s: Complex64) -> Complex64 {
        if self.downstream_calls == 0.0 {
            return Complex64::ONE;
        }
        visits(self.downstream.transform(s), Complex64::ONE, self.downstream_calls)
    }

    /// Of one query to a database of this stage.
    fn query(&self, database: &Stage, all_shards: Option<&Gathered>, s: Complex64) -> Complex64 {
        let mut query = database.transform(s);
        if self.from_disk * self.disk > 0.0 {
            query *= 1.0 - self.from_disk + self.from_disk / (1.0 + s * self.disk);
        }
        if let Some(all) = all_shards {
            query = (1.0 - self.cross_shard) * query + self.cross_shard * all.transform(s);
        }
        if self.replicated > 0.0 {
            query *= 1.0 - self.replicated + self.replicated * exp(-s * self.replication);
        }
        query
    }

    /// The whole, from a hop, the downstream calls, and one visit to each tier.
    fn joined(&self, hop: Complex64, calls: Complex64, tiers: [Complex64; 4]) -> Complex64 {
        let [balancer, app, cache, query] = tiers;
        let mut total = balancer * app;
        if self.session_operations > 0.0 {
            total *= visits(cache, Complex64::ONE, self.session_operations);
        }
        if self.cache_operations > 0.0 {
            let answered = self.hit_ratio + (1.0 - self.hit_ratio) * hop * query;
            total *= visits(cache * answered, hop, self.cache_operations);
        }
        if self.database_queries > 0.0 {
            total *= visits(query, hop, self.database_queries);
        }
        total * calls
    }
}

/// The stages of the tiers. Where one machine has them all, a request waits once, in the application's stage, and each
/// tier's own time is as much longer as the machine's cores are slowed by each other.
fn stages(loads: &[TierLoad; 4], rate: PerSecond) -> [Result<Stage, Saturated>; 4] {
    let host = loads.iter().find(|load| load.shared.is_some());
    let slowed = host.and_then(|host| Some(host.stage(rate).ok()?.service.mean() / host.service.mean()));
    loads.each_ref().map(|load| {
        let stage = load.stage(rate)?;
        let slowed = slowed.filter(|_| load.is_guest(loads));
        Ok(Stage { service: stage.service.slower(slowed.unwrap_or(1.0)), ..stage })
    })
}

/// Quantiles of the rest are searched within these, whatever share the edge answers.
const SMALLEST: f64 = 1e-6;
const LARGEST: f64 = 1.0 - 1e-6;

/// The transform of the sum of a number of visits that is `mean` on average: the whole number below or above it,
/// the least variable of all distributions with that mean. The visit above makes a hop of its own; those of the
/// whole number are in the shift.
fn visits(one: Complex64, hop: Complex64, mean: f64) -> Complex64 {
    let (whole, part) = (mean.floor(), mean.fract());
    let certain = one.powu(whole as u32);
    if part == 0.0 { certain } else { certain * (1.0 - part + part * hop * one) }
}
