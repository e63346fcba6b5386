//! One request from end to end, as the transform of its response time.

mod continued;
mod gathered;
mod parts;
mod percentiles;
mod revisits;
mod tabulated;
mod visits;

use crate::model::capacity::accesses::accesses;
use crate::model::capacity::demand::{edge_share, shards_of};
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::latency::stage::Stage;
use crate::model::machines::hop;
use crate::model::station::Saturated;
use crate::model::station::service::Service;
use crate::numeric::{ComplexPair, PAIRS, Row, Transform};
use crate::scenario::{Design, Replication, Workload};
use crate::units::PerSecond;

use gathered::Gathered;
pub use parts::PathPart;
use revisits::leaving;
pub(in crate::model) use tabulated::{Tabulated, TierAnswers};
use visits::Visits;

/// The stages of a request, each with its law; different ones are independent of each other.
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
    /// c_d² − 1 of the requests that leave the application.
    leaving: f64,
    session_operations: Visits,
    cache_operations: Visits,
    hit_ratio: f64,
    database_queries: Visits,
    /// Share of the queries that wait for a replica, and how long.
    replicated: f64,
    replication: f64,
    /// Share of the queries that wait for the disk, and how long on average, seconds.
    from_disk: f64,
    disk: f64,
    downstream_calls: Visits,
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
        Self::of_stages(workload, design, loads, |load| load.stage(rate))
    }

    /// As [`Path::new`], by what knows the stage of a load.
    ///
    /// # Errors
    /// The same.
    pub(in crate::model) fn of_stages(
        workload: &Workload,
        design: &Design,
        loads: &[TierLoad; 4],
        stage: impl Fn(&TierLoad) -> Result<Stage, Saturated>,
    ) -> Result<Self, (Tier, Saturated)> {
        let [_, app_load, cache_load, database_load] = loads;
        let (hit_ratio, from_disk) = (cache_load.hit_ratio, 1.0 - database_load.hit_ratio);
        let shards = shards_of(database_load, design);
        let stages = stages(loads, stage);
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
        let cache_operations = Visits::new(accesses.awaited);
        let database_queries = Visits::new(accesses.queries);
        let once = Self {
            edge_share: edge_share(workload, design),
            edge: workload.edge_round_trip.get(),
            // Hops that every request makes are taken out of the transform: a constant is a shift.
            shift: workload.client_round_trip.get()
                + hop * (1.0 + accesses.session + cache_operations.certain() + database_queries.certain()),
            session_operations: Visits::new(accesses.session),
            hop,
            balancer,
            app,
            cache,
            database,
            leaving: leaving(&app, app_load.stations, workload.arrival_scv.get()),
            cache_operations,
            hit_ratio,
            database_queries,
            replicated: if waits_for_replica { 1.0 - workload.read_fraction.get() } else { 0.0 },
            replication: workload.replication_round_trip.get(),
            from_disk,
            disk,
            downstream_calls: Visits::new(workload.downstream_calls.get()),
            downstream: Gathered::of_service(
                Service::new(workload.downstream_time, workload.downstream_scv),
                workload.downstream_fan_out,
            ),
            cross_shard,
            all_shards,
        };
        let cache = once.revisited(cache_load, once.cache, once.leaving);
        let database = once.revisited(database_load, once.database, once.leaving);
        Ok(Self { cache, database, ..once })
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
        let hops = self.hop * (self.cache_operations.part + self.database_queries.part);
        let cache = (self.session_operations.mean + self.cache_operations.mean) * self.cache.mean();
        let accesses = cache + self.cache_operations.mean * miss + self.database_queries.mean * query + hops;
        let downstream = self.downstream_calls.mean * self.downstream.mean();
        self.balancer.mean() + self.app.mean() + accesses + downstream
    }

    /// E\[e^(−sT)\] of the response time without the shift.
    ///
    /// T* = B*·A*·N_o(K*)·N_q(Q*)·N_d(X*), with Q* = D* a query (some wait for the disk, an exponential
    /// time, too; some go to all shards and wait for the slowest; a write waits for its replica, when replication is synchronous), X* a downstream call, K* = C*·(h + (1−h)·e^(−s·hop)·Q*) an operation
    /// on the cache, a mixture of hit and miss, and N the generating function of the number of visits. Different stages
    /// are taken as independent, which is exact for a series of M/M/c stations and an approximation else; visits to the
    /// same one wait alike, as its `alike` says.
    ///
    /// Source: sums of independent variables; Burke, "The output of a queuing system", Oper. Res. 4 (1956).
    #[inline]
    fn transform(&self, s: ComplexPair, delays: Delays) -> ComplexPair {
        let query = self.query(&self.database, self.all_shards.as_ref(), s, delays.replication);
        let [balancer, app, cache] = [&self.balancer, &self.app, &self.cache].map(|stage| stage.transform(s));
        self.joined(delays.hop, self.calls(s), [balancer, app, cache, query])
    }

    /// What the constant times in the path are along a row.
    fn delays(&self, row: &Row) -> [Delays; PAIRS] {
        let along = |delay| if delay == 0.0 { [ComplexPair::ONE; PAIRS] } else { row.decay(delay) };
        let mut all = [Delays { hop: ComplexPair::ONE, replication: ComplexPair::ONE }; PAIRS];
        let replication = if self.replicated > 0.0 { self.replication } else { 0.0 };
        for ((slot, hop), replication) in all.iter_mut().zip(along(self.hop)).zip(along(replication)) {
            *slot = Delays { hop, replication };
        }
        all
    }

    /// Of all downstream calls of a request.
    #[inline]
    fn calls(&self, s: ComplexPair) -> ComplexPair {
        if self.downstream_calls.mean == 0.0 {
            return ComplexPair::ONE;
        }
        self.downstream_calls.transform(self.downstream.transform(s), ComplexPair::ONE)
    }

    /// Of one query to a database of this stage.
    #[inline]
    fn query(
        &self,
        database: &Stage,
        all_shards: Option<&Gathered>,
        s: ComplexPair,
        replication: ComplexPair,
    ) -> ComplexPair {
        let mut query = database.transform(s);
        if self.from_disk * self.disk > 0.0 {
            query = query * slowed_by_disk(s, self.from_disk, self.disk);
        }
        if let Some(all) = all_shards {
            query = query * (1.0 - self.cross_shard) + all.transform(s) * self.cross_shard;
        }
        if self.replicated > 0.0 {
            query = query * (replication * self.replicated + (1.0 - self.replicated));
        }
        query
    }

    /// The whole, from a hop, the downstream calls, and one visit to each tier.
    #[inline]
    fn joined(&self, hop: ComplexPair, calls: ComplexPair, tiers: [ComplexPair; 4]) -> ComplexPair {
        let [balancer, app, cache, query] = tiers;
        let mut total = balancer * app;
        if self.session_operations.mean > 0.0 {
            total = total * self.session_operations.transform(cache, ComplexPair::ONE);
        }
        if self.cache_operations.mean > 0.0 {
            let answered = hop * query * (1.0 - self.hit_ratio) + self.hit_ratio;
            total = total * self.cache_operations.transform(cache * answered, hop);
        }
        if self.database_queries.mean > 0.0 {
            total = total * self.database_queries.transform(query, hop);
        }
        total * calls
    }
}

/// The stages of the tiers. Where one machine has them all, a request waits once, in the application's stage, and each
/// tier's own time is as much longer as the machine's cores are slowed by each other.
fn stages(
    loads: &[TierLoad; 4],
    stage: impl Fn(&TierLoad) -> Result<Stage, Saturated>,
) -> [Result<Stage, Saturated>; 4] {
    let host = loads.iter().find(|load| load.shared.is_some());
    let slowed = host.and_then(|host| Some(stage(host).ok()?.service.mean() / host.service.mean()));
    loads.each_ref().map(|load| {
        let stage = stage(load)?;
        let slowed = slowed.filter(|_| load.is_guest(loads));
        Ok(Stage { service: stage.service.slower(slowed.unwrap_or(1.0)), ..stage })
    })
}

/// What a share `from_disk` of the queries take longer: an exponential time of mean `disk`.
#[inline]
fn slowed_by_disk(s: ComplexPair, from_disk: f64, disk: f64) -> ComplexPair {
    (s * disk + 1.0).inverse() * from_disk + (1.0 - from_disk)
}

/// E\[e^(−sT)\] of the constant times in a path, at two s.
#[derive(Debug, Clone, Copy)]
struct Delays {
    hop: ComplexPair,
    replication: ComplexPair,
}

/// The part of a path that varies: what is left without the shift.
struct Varying<'a>(&'a Path);

impl Transform for Varying<'_> {
    fn at(&self, s: ComplexPair) -> ComplexPair {
        let Path { hop, replication, .. } = self.0;
        self.0.transform(s, Delays { hop: (s * -*hop).exp(), replication: (s * -*replication).exp() })
    }

    fn hyperbola_from(&self) -> Option<f64> {
        self.0.hyperbola_from()
    }

    #[inline(never)]
    fn along(&self, row: &Row) -> [ComplexPair; PAIRS] {
        row.zip(self.0.delays(row), |s, delays| self.0.transform(s, delays))
    }
}
