//! An evaluation as JSON: snake_case, units in the names, a reason where there is no number.

use serde::Serialize;

use crate::link;
use crate::model::{DesignEvaluation, Evaluation, NoLatency, SloCapacity};
use crate::scenario::Scenario;

/// Version of the layout; it changes when a name or a meaning does.
pub const SCHEMA: &str = "headroom-evaluation-1";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    name: &'a str,
    link: String,
    peak_rate_per_second: f64,
    vertical: Design,
    horizontal: Design,
}

#[derive(Serialize)]
struct Design {
    capacity_per_second: f64,
    bottleneck: &'static str,
    bottleneck_resource: &'static str,
    runner_up: &'static str,
    runner_up_capacity_per_second: f64,
    slo_capacity: Result<SloRate>,
    latency: Result<Latency>,
    cost_usd_per_month: f64,
    cost_usd_per_million_requests: f64,
    cost_items: Vec<CostItem>,
    availability: Result<Served>,
    single_points_of_failure: Vec<SinglePoint>,
    meets_p99_objective: bool,
    meets_availability_objective: bool,
    tiers: Vec<Tier>,
}

/// A number, or an object that says why there is none.
#[derive(Serialize)]
#[serde(untagged)]
enum Result<T> {
    Number(T),
    Unavailable { unavailable: Unavailable },
}

#[derive(Serialize)]
struct Unavailable {
    reason: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    backlog_growth_per_second: Option<f64>,
}

#[derive(Serialize)]
struct SloRate {
    per_second: f64,
    headroom: f64,
}

#[derive(Serialize)]
struct Latency {
    mean_ms: f64,
    p50_ms: f64,
    p95_ms: f64,
    p99_ms: f64,
    p999_ms: f64,
}

#[derive(Serialize)]
struct CostItem {
    tier: &'static str,
    item: &'static str,
    machine: &'static str,
    machines: u32,
    usd_per_month: f64,
}

#[derive(Serialize)]
struct Served {
    share: f64,
    downtime_minutes_per_year: f64,
}

#[derive(Serialize)]
struct SinglePoint {
    component: &'static str,
    count: u32,
    takes_all_down: bool,
    downtime_minutes_per_year: f64,
}

#[derive(Serialize)]
struct Tier {
    tier: &'static str,
    machine: &'static str,
    nodes: u32,
    utilization: f64,
    capacity_per_second: f64,
}

/// The evaluation as indented JSON.
///
/// # Errors
/// Those of the serializer, which numbers and text do not cause.
pub fn json(scenario: &Scenario, evaluation: &Evaluation) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&Document {
        schema: SCHEMA,
        name: &scenario.name,
        link: format!("#{}", link::print(scenario)),
        peak_rate_per_second: evaluation.peak_rate,
        vertical: design(&evaluation.vertical, evaluation.peak_rate),
        horizontal: design(&evaluation.horizontal, evaluation.peak_rate),
    })
}

fn design(of: &DesignEvaluation, peak_rate: f64) -> Design {
    Design {
        capacity_per_second: of.capacity.rate,
        bottleneck: of.capacity.bottleneck.key(),
        bottleneck_resource: of.capacity.scarce.label(),
        runner_up: of.capacity.runner_up.key(),
        runner_up_capacity_per_second: of.capacity.runner_up_rate,
        slo_capacity: match of.slo_capacity {
            SloCapacity::UpTo(rate) => {
                Result::Number(SloRate { per_second: rate, headroom: rate / peak_rate - 1.0 })
            }
            SloCapacity::Never => unavailable("p99 misses its objective at any load".to_owned(), None),
        },
        latency: match &of.latency {
            Ok(l) => Result::Number(Latency {
                mean_ms: l.mean * 1e3,
                p50_ms: l.p50 * 1e3,
                p95_ms: l.p95 * 1e3,
                p99_ms: l.p99 * 1e3,
                p999_ms: l.p999 * 1e3,
            }),
            Err(why) => unavailable(why.to_string(), backlog(why)),
        },
        cost_usd_per_month: of.cost.total,
        cost_usd_per_million_requests: of.cost_per_million,
        cost_items: of
            .cost
            .items
            .iter()
            .map(|item| CostItem {
                tier: item.tier.key(),
                item: item.kind.label(),
                machine: item.machine.id,
                machines: item.machines,
                usd_per_month: item.amount,
            })
            .collect(),
        availability: match of.availability.served {
            Ok(served) => Result::Number(Served {
                share: served.share,
                downtime_minutes_per_year: served.downtime_minutes_per_year,
            }),
            Err(overloaded) => unavailable(overloaded.to_string(), None),
        },
        single_points_of_failure: of
            .availability
            .single_points
            .iter()
            .map(|point| SinglePoint {
                component: point.what.label(),
                count: point.count,
                takes_all_down: point.total,
                downtime_minutes_per_year: point.minutes_per_year,
            })
            .collect(),
        meets_p99_objective: of.meets_latency,
        meets_availability_objective: of.meets_availability,
        tiers: of
            .tiers
            .iter()
            .map(|tier| Tier {
                tier: tier.tier.key(),
                machine: tier.machine,
                nodes: tier.nodes,
                utilization: tier.utilization,
                capacity_per_second: tier.capacity,
            })
            .collect(),
    }
}

fn unavailable<T>(reason: String, backlog_growth_per_second: Option<f64>) -> Result<T> {
    Result::Unavailable { unavailable: Unavailable { reason, backlog_growth_per_second } }
}

fn backlog(why: &NoLatency) -> Option<f64> {
    match why {
        NoLatency::Saturated { saturated, .. } => Some(saturated.backlog_per_second),
        NoLatency::NotFound(_) => None,
    }
}
