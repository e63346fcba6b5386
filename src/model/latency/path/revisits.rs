//! Requests that come back to the queue they have been in.

use super::Path;
use crate::model::capacity::tier::{Tier, TierLoad};
use crate::model::latency::stage::Stage;

/// How quickly waits become unlike each other, fitted to simulations of M/M/c stations of 1 to 32 servers, 50 to 90% busy, with
/// 3 and 10 visits at once and with pauses of up to five services between them.
const FADING: f64 = 0.6;

/// What so few requests notice shows in no percentile.
const NEGLIGIBLE: f64 = 1e-6;

/// How many waits of one request at one station are as variable as a single one: m = 1 + r̄·j.
///
/// `others` (j) are the further visits of the same request to the same station, and `cycle` the seconds from one to the
/// next. Their waits have the correlation r̄ = (1 + 0.6·x)⁻², where x = cycle/τ and τ = w·(1 + ρ(1 − P(W>0)))/(1 − ρ)
/// is the time in which the queue of an M/M/c station forgets its length: rate of its squared steps over its variance, with
/// w = E\[W | W>0\] and utilization ρ. A station where nobody waits, or to which nobody returns, has m = 1; one that is
/// nearly saturated m = 1 + j, as a request then finds the same queue each time.
///
/// Source: Reiman, "A multiclass feedback queue in heavy traffic", Adv. Appl. Probab. 20 (1988), for the limit, in which the
/// queue stands still while a request passes; how it is approached is fitted to simulations.
pub(super) fn waits_alike(stage: &Stage, others: f64, cycle: f64) -> f64 {
    let waits = stage.wait_probability();
    if waits <= 0.0 || others <= 0.0 {
        return 1.0;
    }
    let utilization = stage.station.utilization();
    let length = stage.mean_wait() / waits * (1.0 + utilization * (1.0 - waits));
    let elapsed = cycle * (1.0 - utilization) / length;
    let unlike = 1.0 + FADING * elapsed;
    let more = others / (unlike * unlike);
    if waits * more > NEGLIGIBLE { 1.0 + more } else { 1.0 }
}

/// How unevenly requests leave the application: c_d² − 1 = (1 − ρ²)(c_a² − 1) + ρ²(c_s² − 1)/√c, with `outside` the SCV c_a²
/// of the times between requests and c its servers in `stations` stations. At least what they come with: what evens them
/// out is left out, as a larger application would do less of it, and be the worse for the database.
///
/// Source: Whitt, "The Queueing Network Analyzer", Bell Syst. Tech. J. 62 (1983), on departures.
pub(super) fn leaving(application: &Stage, stations: u32, outside: f64) -> f64 {
    let busy = application.station.utilization();
    let servers = f64::from(application.station.servers) * f64::from(stations);
    let (came, inside) = (outside - 1.0, (application.service.scv() - 1.0) / libm::sqrt(servers));
    came + busy * busy * (inside - came).max(0.0)
}

/// So many times as long as behind queries at random a query waits at a database where requests come back j further
/// times: (c_a² + c_s²)/(1 + c_s²), at least 0; 1 at the other tiers.
///
/// The work of a whole request varies less than that of single queries, and what waits is what is left of it. Of requests at
/// random W = ρ/(1 − ρ)·S·(j + 1 + c_s²)/(j + 2), the work of M/G/1 spread over the queue, which is c_a² =
/// (2(j + 1) − j·c_s²)/(j + 2). What `leaving` says of requests that are not at random adds leaving/n·2(j + 1)/(j + 2) to it
/// at each of n stations.
///
/// Sources: Reiman, "A multiclass feedback queue in heavy traffic", Adv. Appl. Probab. 20 (1988); Whitt (1983), on splitting.
pub(super) fn waits_longer(load: &TierLoad, leaving: f64) -> f64 {
    if load.tier != Tier::Database {
        return 1.0;
    }
    let (further, service) = (load.revisits, load.work().service.scv());
    let at_random = (2.0 * (further + 1.0) - further * service) / (further + 2.0);
    let uneven = leaving / f64::from(load.stations) * 2.0 * (further + 1.0) / (further + 2.0);
    ((at_random + uneven + service) / (1.0 + service)).max(0.0)
}

impl Path {
    /// A tier as a request meets it.
    #[must_use]
    pub const fn stage(&self, tier: Tier) -> &Stage {
        match tier {
            Tier::Balancer => &self.balancer,
            Tier::App => &self.app,
            Tier::Cache => &self.cache,
            Tier::Database => &self.database,
        }
    }

    /// c_d² − 1 of the requests that leave the application, at least that with which they come.
    #[must_use]
    pub const fn leaving(&self) -> f64 {
        self.leaving
    }

    /// So many times as long as behind arrivals at random a request waits at this tier.
    #[must_use]
    pub fn waits_longer(&self, load: &TierLoad) -> f64 {
        waits_longer(load, self.leaving)
    }

    /// The stage of a tier as requests of this path meet it, which come back to it behind an application of this `leaving`.
    pub(super) fn revisited(&self, load: &TierLoad, stage: Stage, leaving: f64) -> Stage {
        let waiting = stage.waiting.lasting(waits_longer(load, leaving));
        let disk = if load.tier == Tier::Database { self.from_disk * self.disk } else { 0.0 };
        let cycle = f64::from(load.stations) * (self.hop + stage.mean() + disk);
        Stage { alike: waits_alike(&stage, load.revisits, cycle), waiting, ..stage }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::station::Station;
    use crate::model::station::service::Service;
    use crate::numeric::{ComplexPair, Transform, invert};
    use crate::units::{PerSecond, Scv, Seconds};

    fn stage(utilization: f64) -> Stage {
        let service = Service::new(const { Seconds::literal(1.0) }, const { Scv::literal(1.0) });
        let arrival_rate = PerSecond::new(2.0 * utilization).unwrap();
        let station = Station { servers: 2, arrival_rate, arrival_scv: const { Scv::literal(1.0) }, service };
        Stage { station, waiting: station.waiting().unwrap(), waiting_share: 1.0, service, alike: 1.0 }
    }

    /// So many visits of one request.
    struct Visits(Stage, u32);

    impl Transform for Visits {
        fn at(&self, s: ComplexPair) -> ComplexPair {
            self.0.transform(s).powu(self.1)
        }

        fn hyperbola_from(&self) -> Option<f64> {
            self.0.continues_left().then_some(0.0)
        }
    }

    /// A power of a transform branches at its zeros, which some laws have off the real axis.
    #[test]
    fn the_hyperbola_passes_the_zeros_of_a_wait_on_the_right() {
        for (scv, servers) in [(0.05, 2), (0.2, 2), (0.2, 16), (0.5, 4)] {
            let service = Service::new(const { Seconds::literal(1.0) }, Scv::new(scv).unwrap());
            let arrival_rate = PerSecond::new(0.95 * f64::from(servers)).unwrap();
            let station = Station { servers, arrival_rate, service, ..stage(0.5).station };
            let waiting = station.waiting().unwrap();
            let visits = Visits(Stage { station, waiting, waiting_share: 1.0, service, alike: 5.0 }, 10);
            assert!(visits.hyperbola_from().is_some());
            let mean = 10.0 * visits.0.mean();
            for times in [0.5, 0.8, 1.0, 1.5, 3.0, 5.0] {
                let upright = invert(&|s| visits.at(ComplexPair::new(s, s)).each()[0], times * mean);
                let along = invert(&visits, times * mean);
                let off = (along.distribution - upright.distribution).abs();
                assert!(off < 1e-5, "{scv} {servers} {times}: {along:?} {upright:?}");
            }
        }
    }

    #[test]
    fn waits_are_alike_where_a_queue_lasts_longer_than_a_request_stays_away() {
        let at_once = |utilization| waits_alike(&stage(utilization), 9.0, 1.0);
        assert!(at_once(0.999) > 9.9, "{}", at_once(0.999));
        assert!(at_once(0.9) > at_once(0.5) && at_once(0.5) > 1.0);
        let after = |cycle| waits_alike(&stage(0.9), 9.0, cycle);
        assert!(after(10.0) > after(100.0) && after(1e9) - 1.0 < 1e-9);
        assert_eq!(waits_alike(&stage(0.9), 0.0, 1.0), 1.0);
    }

    #[test]
    fn requests_leave_a_busy_application_as_its_times_vary_and_an_idle_one_as_they_came() {
        let even = |utilization, outside| leaving(&stage(utilization), 1, outside);
        assert!((even(1e-9, 4.0) - 3.0).abs() < 1e-9 && (even(0.5, 1.0)).abs() < 1e-12);
        let varied = Stage {
            service: Service::new(const { Seconds::literal(1.0) }, const { Scv::literal(5.0) }),
            ..stage(0.5)
        };
        assert!((leaving(&varied, 2, 1.0) - 0.25 * 4.0 / 2.0).abs() < 1e-12);
    }

    #[test]
    fn what_waits_is_what_is_left_of_whole_requests() {
        let scenario = crate::scenario::default_preset().scenario();
        let [.., load] = crate::model::loads(&scenario.workload, &scenario.vertical).unwrap();
        let at = |revisits, scv, leaving| {
            let service = Service::new(const { Seconds::literal(1.0) }, Scv::new(scv).unwrap());
            waits_longer(&TierLoad { revisits, service, stations: 1, ..load }, leaving)
        };
        assert_eq!([at(0.0, 2.0, 0.0), at(9.0, 1.0, 0.0)], [1.0, 1.0]);
        // (j + 1 + c_s²)/(j + 2) of M/M/1's wait, where Poisson queries would have (1 + c_s²)/2 of it.
        assert!((at(9.0, 3.0, 0.0) - (13.0 / 11.0) / 2.0).abs() < 1e-12);
        // A single query behind arrivals of SCV c_d²: (c_d² + c_s²)/(1 + c_s²).
        assert!((at(0.0, 1.0, 2.0) - 2.0).abs() < 1e-12);
        assert_eq!(at(0.0, 0.0, -1.0), 0.0);
    }

    #[test]
    fn waits_that_are_alike_keep_their_mean_and_vary_as_much_more() {
        let once = stage(0.8);
        let h = 1e-3;
        let moments = |stage: &Stage| {
            let [down, up] = [-h, h].map(|s| {
                let [value, _] = stage.waiting_transform(ComplexPair::real(s, s)).each();
                libm::log(value.re)
            });
            ((down - up) / (2.0 * h), (up + down) / (h * h))
        };
        let (mean, variance) = moments(&once);
        let (mean_alike, variance_alike) = moments(&Stage { alike: 3.0, ..once });
        assert!((mean_alike / mean - 1.0).abs() < 1e-4, "{mean_alike} {mean}");
        assert!((variance_alike / variance / 3.0 - 1.0).abs() < 1e-3, "{variance_alike} {variance}");
    }
}
