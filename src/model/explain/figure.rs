//! The figures of an evaluation, by name.

use crate::model::availability::consistency::Consistency;
use crate::model::capacity::SloCapacity;
use crate::model::capacity::tier::Tier;
use crate::model::cost::break_even::BreakEven;
use crate::model::evaluate::Evaluation;
use crate::model::explain::amount::Amount;
use crate::model::growth::FirstMiss;
use crate::model::growth::spike::Drain;
use crate::model::latency::Latency;
use crate::model::latency::jobs::JobQueue;
use crate::scenario::Side;
use crate::units::Kind;

/// One number that an evaluation gives for each design.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Figure {
    PeakRate,
    Capacity,
    SloCapacity,
    Headroom,
    Utilization(Tier),
    CacheHit,
    BufferHit,
    Mean,
    P50,
    P95,
    P99,
    P999,
    Attempts,
    JobWait,
    SpikeDrain,
    Cost,
    CostPerMillion,
    HorizonCost,
    Budget,
    LastDoubling,
    RentOrOwn,
    Availability,
    SinglePoints,
    Components,
    Pairs,
    SessionsLost,
    AfterNode,
    AfterZone,
    FirstMiss,
    Consistency,
    Teams,
}

impl Figure {
    pub const ALL: [Self; 34] = [
        Self::PeakRate,
        Self::Capacity,
        Self::SloCapacity,
        Self::Headroom,
        Self::Utilization(Tier::Balancer),
        Self::Utilization(Tier::App),
        Self::Utilization(Tier::Cache),
        Self::Utilization(Tier::Database),
        Self::CacheHit,
        Self::BufferHit,
        Self::Mean,
        Self::P50,
        Self::P95,
        Self::P99,
        Self::P999,
        Self::Attempts,
        Self::JobWait,
        Self::SpikeDrain,
        Self::Cost,
        Self::CostPerMillion,
        Self::HorizonCost,
        Self::Budget,
        Self::LastDoubling,
        Self::RentOrOwn,
        Self::Availability,
        Self::SinglePoints,
        Self::Components,
        Self::Pairs,
        Self::SessionsLost,
        Self::AfterNode,
        Self::AfterZone,
        Self::FirstMiss,
        Self::Consistency,
        Self::Teams,
    ];

    /// The name in files and of elements of the page.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::PeakRate => "peak_rate",
            Self::Capacity => "capacity",
            Self::SloCapacity => "slo_capacity",
            Self::Headroom => "headroom",
            Self::Utilization(Tier::Balancer) => "balancer_utilization",
            Self::Utilization(Tier::App) => "app_utilization",
            Self::Utilization(Tier::Cache) => "cache_utilization",
            Self::Utilization(Tier::Database) => "database_utilization",
            Self::CacheHit => "cache_hit",
            Self::BufferHit => "buffer_hit",
            Self::Mean => "mean",
            Self::P50 => "p50",
            Self::P95 => "p95",
            Self::P99 => "p99",
            Self::P999 => "p999",
            Self::Attempts => "attempts",
            Self::JobWait => "job_wait",
            Self::SpikeDrain => "spike_drain",
            Self::Cost => "cost",
            Self::CostPerMillion => "cost_per_million",
            Self::HorizonCost => "horizon_cost",
            Self::Budget => "budget",
            Self::LastDoubling => "last_doubling",
            Self::RentOrOwn => "rent_or_own",
            Self::Availability => "availability",
            Self::SinglePoints => "single_points",
            Self::Components => "components",
            Self::Pairs => "pairs",
            Self::SessionsLost => "sessions_lost",
            Self::AfterNode => "after_node",
            Self::AfterZone => "after_zone",
            Self::FirstMiss => "first_miss",
            Self::Consistency => "consistency",
            Self::Teams => "teams",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::PeakRate => "Peak load",
            Self::Capacity => "Capacity",
            Self::SloCapacity => "Capacity within the objective",
            Self::Headroom => "Headroom within the objective",
            Self::Utilization(tier) => tier.label(),
            Self::CacheHit => "Cache hit ratio",
            Self::BufferHit => "Queries answered from memory",
            Self::Mean => "Mean latency",
            Self::P50 => "p50",
            Self::P95 => "p95",
            Self::P99 => "p99",
            Self::P999 => "p99.9",
            Self::Attempts => "Attempts per request",
            Self::JobWait => "p99 wait of a job",
            Self::SpikeDrain => "Until a spike is worked off",
            Self::Cost => "Cost per month",
            Self::CostPerMillion => "Cost per million requests",
            Self::HorizonCost => "Cost of the months looked ahead",
            Self::Budget => "Share of the monthly budget",
            Self::LastDoubling => "Cost of the last doubling",
            Self::RentOrOwn => "Owned machines pay from month",
            Self::Availability => "Availability",
            Self::SinglePoints => "Single points of failure",
            Self::Components => "Most downtime comes from",
            Self::Pairs => "Pairs whose loss is felt",
            Self::SessionsLost => "Sessions lost with a node",
            Self::AfterNode => "After losing one node",
            Self::AfterZone => "After losing one zone",
            Self::FirstMiss => "First month that misses p99",
            Self::Teams => "Teams it suits, at most",
            Self::Consistency => "When the primary is lost",
        }
    }

    /// The name where it stands alone; among others a tier's utilization goes by the tier's name.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Utilization(Tier::Balancer) => "Balancer utilization",
            Self::Utilization(Tier::App) => "Application utilization",
            Self::Utilization(Tier::Cache) => "Cache utilization",
            Self::Utilization(Tier::Database) => "Database utilization",
            Self::AfterNode => "p99 after losing one node",
            Self::AfterZone => "p99 after losing one zone",
            _ => self.label(),
        }
    }

    /// The number as the evaluation holds it.
    ///
    /// # Errors
    /// The reason why there is none.
    pub fn value(self, evaluation: &Evaluation, side: Side) -> Result<Amount, String> {
        let design = evaluation.design(side);
        let latency = |of: fn(&Latency) -> f64| match &design.latency {
            Ok(latency) => Ok(Amount::new(of(latency), Kind::Duration)),
            Err(why) => Err(why.to_string()),
        };
        let number = |value, kind| Ok(Amount::new(value, kind));
        match self {
            Self::PeakRate => number(evaluation.peak_rate, Kind::Rate),
            Self::Capacity => number(design.capacity.rate, Kind::Rate),
            Self::SloCapacity => match design.slo_capacity {
                SloCapacity::UpTo(rate) => number(rate, Kind::Rate),
                never @ SloCapacity::Never => Err(never.to_string()),
            },
            Self::Headroom => evaluation
                .headroom(side)
                .map(|headroom| Amount::new(headroom, Kind::Fraction))
                .ok_or_else(|| design.slo_capacity.to_string()),
            Self::Utilization(tier) => {
                let found = design.tiers.iter().find(|of| of.tier == tier);
                let found = found.ok_or_else(|| format!("the design has no {}", tier.key()))?;
                number(found.utilization, Kind::Fraction)
            }
            Self::BufferHit => number(design.hits.buffer, Kind::Fraction),
            Self::CacheHit => number(design.hits.cache, Kind::Fraction),
            Self::Mean => latency(|latency| latency.mean),
            Self::P50 => latency(|latency| latency.p50),
            Self::P95 => latency(|latency| latency.p95),
            Self::P99 => latency(|latency| latency.p99),
            Self::P999 => latency(|latency| latency.p999),
            Self::Attempts => number(design.repeated.attempts, Kind::Plain),
            Self::JobWait => match design.jobs {
                None => Err("requests leave no jobs".to_owned()),
                Some(JobQueue { wait: Ok(wait), .. }) => number(wait.p99, Kind::Duration),
                Some(JobQueue { wait: Err(why), .. }) => Err(why.to_string()),
            },
            Self::SpikeDrain => match design.spike.map(|spike| spike.drain) {
                None => Err("no spike is set".to_owned()),
                Some(Drain::After { seconds }) => number(seconds, Kind::Duration),
                Some(Drain::Never { .. }) => {
                    Err("never: the peak alone is as much as the design can do".to_owned())
                }
            },
            Self::Cost => number(design.cost.total, Kind::Money),
            Self::CostPerMillion => number(design.cost_per_million, Kind::Money),
            Self::HorizonCost => number(design.horizon_cost.total, Kind::Money),
            Self::Budget => match design.budget {
                Some(budget) => number(budget.share, Kind::Fraction),
                None => Err("not set".to_owned()),
            },
            Self::LastDoubling => evaluation
                .last_doubling(side)
                .map(|doubling| Amount::new(doubling.after - doubling.before, Kind::Money))
                .map_err(ToString::to_string),
            Self::RentOrOwn => match design.owned_case.as_ref().map(|case| case.result) {
                Ok(BreakEven::Month { month, .. }) => number(f64::from(month), Kind::Whole),
                Ok(BreakEven::Never(why)) => Err(why.to_string()),
                Err(why) => Err(why.to_string()),
            },
            Self::Availability => match design.availability.served {
                Ok(served) => number(served.share, Kind::Fraction),
                Err(overloaded) => Err(overloaded.to_string()),
            },
            Self::SinglePoints => number(design.availability.count(), Kind::Whole),
            Self::Components => match design.availability.components.first() {
                Some(worst) => number(worst.downtime_minutes() * 60.0, Kind::Duration),
                None => Err("nothing fails".to_owned()),
            },
            Self::Pairs => number(design.availability.pair_count(), Kind::Whole),
            Self::SessionsLost => number(design.session_loss.share, Kind::Fraction),
            Self::AfterNode => design.after_node.left.p99().map(|p99| Amount::new(p99, Kind::Duration)),
            Self::AfterZone => design.after_zone.left.p99().map(|p99| Amount::new(p99, Kind::Duration)),
            Self::FirstMiss => match design.first_miss {
                FirstMiss::Today => number(0.0, Kind::Whole),
                FirstMiss::Month(month) => number(f64::from(month), Kind::Whole),
                none @ FirstMiss::NotWithin { .. } => Err(none.to_string()),
            },
            Self::Teams => number(design.teams.most(), Kind::Whole),
            Self::Consistency => match design.consistency {
                Consistency::Asynchronous { writes_at_risk, .. } => number(writes_at_risk, Kind::Plain),
                other @ (Consistency::SingleCopy | Consistency::Synchronous) => Err(other.to_string()),
            },
        }
    }
}
