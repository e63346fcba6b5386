//! All tiers on the cores of one machine.

use crate::model::capacity::accesses::Accesses;
use crate::model::capacity::limits::Limits;
use crate::model::capacity::tier::{Tier, TierLoad, Work};
use crate::model::station::service::Service;
use crate::units::{OutOfRange, Scv, Seconds};

/// Tiers that stand on one machine, made of the loads that they would be alone on such a machine: the application's
/// station does the work of all, and the others wait nowhere.
///
/// A request takes one core and leaves it when all its work is done, that of every tier: the station is a G/G/c queue
/// in which a job is the sum of what a request asks of the tiers, so that a request waits once and then each tier
/// takes its own time. Alone, with exponential jobs, the mean response is that of processor sharing, S/(1−ρ), for any
/// law of the jobs (a product form). Approximate: a request that comes back from the disk or from a call goes on at
/// once, as schedulers favour what has slept; and time slices, which let short jobs pass long ones, are left out. With
/// slices of no length, simulated, the mean of exponential jobs stays within 1%, and at 80% of the capacity p99 is 1.6
/// times as long on one core and 1.2 times on ten.
///
/// The machine has one network, and memory and connections of both ends: the least of each counts.
///
/// Source: Allen, Probability, Statistics, and Queueing Theory (1990) (M/G/c); Baskett, Chandy, Muntz and Palacios,
/// "Open, Closed, and Mixed Networks of Queues with Different Classes of Customers", J. ACM 22 (1975) (processor
/// sharing).
pub(super) fn on_one_machine(
    accesses: Accesses,
    hit_ratio: f64,
    alone: [TierLoad; 4],
) -> Result<[TierLoad; 4], OutOfRange> {
    let [balancer, app, cache, database] = alone;
    let job = job(accesses, hit_ratio, &alone)?;
    let connections = app.limits.connections.min(database.limits.connections);
    let app = TierLoad {
        shared: Some(Work { visits: app.visits, service: job }),
        limits: Limits { connections, ..app.limits },
        ..app
    };
    Ok([balancer.boundless(), app, cache.boundless(), database.boundless()])
}

/// Everything that one request asks of the machine, awaited or not: D = Σ v·S, and its variance by the law of total
/// variance, Σ over the visits of S²·c_s² and of what the number of visits varies. An operation on the cache is one with
/// its query, which it makes with the share 1 − h; a number of visits that is not whole is the whole number below or
/// above. The SCV is at most 100, which is as far as queues are computed.
///
/// Source: sums of a random number of variables; Feller, An Introduction to Probability Theory and Its Applications,
/// vol. 1 (1968).
fn job(accesses: Accesses, hit_ratio: f64, alone: &[TierLoad; 4]) -> Result<Service, OutOfRange> {
    let [balancer, app, cache, database] = alone.map(|load| Moments::of(&load.service));
    let query = database.with_chance(1.0 - hit_ratio);
    let total = balancer
        .plus(app)
        .plus(cache.times(accesses.session))
        .plus(cache.plus(query).times(accesses.awaited))
        .plus(cache.times(accesses.background))
        .plus(database.times(accesses.queries));
    let scv = if total.mean > 0.0 { total.variance / (total.mean * total.mean) } else { 0.0 };
    Ok(Service::new(Seconds::new(total.mean)?, Scv::new(scv.min(Scv::MAXIMUM))?))
}

/// Of an amount of work, in seconds.
#[derive(Clone, Copy)]
struct Moments {
    mean: f64,
    variance: f64,
}

impl Moments {
    fn of(service: &Service) -> Self {
        let mean = service.mean();
        Self { mean, variance: service.scv() * mean * mean }
    }

    fn plus(self, other: Self) -> Self {
        Self { mean: self.mean + other.mean, variance: self.variance + other.variance }
    }

    /// Done with that chance, else not.
    fn with_chance(self, chance: f64) -> Self {
        let second = self.variance + self.mean * self.mean;
        let mean = chance * self.mean;
        Self { mean, variance: (chance * second - mean * mean).max(0.0) }
    }

    /// Done so often on average.
    fn times(self, visits: f64) -> Self {
        let part = self.with_chance(visits.fract());
        let whole = visits.floor();
        Self { mean: whole * self.mean + part.mean, variance: whole * self.variance + part.variance }
    }
}

impl TierLoad {
    /// The share of the work of its machine that is this tier's, `host` being the tier whose the machine is; 1 where
    /// nothing else stands there.
    #[must_use]
    pub fn share_of(&self, host: &Self) -> f64 {
        let Some(all) = host.shared else { return 1.0 };
        let total = all.visits * all.service.mean();
        if total > 0.0 { (self.visits * self.service.mean() / total).min(1.0) } else { 0.0 }
    }

    /// The tier of these at which this one waits: its own station, or that of the machine it shares.
    #[must_use]
    pub fn station_among<'a>(&'a self, loads: &'a [Self; 4]) -> &'a Self {
        loads.iter().find(|load| load.shared.is_some()).unwrap_or(self)
    }

    /// Whether another tier's machine does its work.
    #[must_use]
    pub fn is_guest(&self, loads: &[Self; 4]) -> bool {
        self.tier != Tier::App && loads.iter().any(|load| load.shared.is_some())
    }
}
