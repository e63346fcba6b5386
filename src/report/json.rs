//! An evaluation as JSON: snake_case, units in the names, a reason where there is no number.

use serde::Serialize;

use super::advice::WarningRecord;
use super::duty_records::{
    ConsistencyRecord, DutyRecord, TeamsRecord, consistency_record, duty_records, teams_record,
};
use super::elasticity::ElasticityRecord;
use super::explanations::{ExplanationRecord, records};
use super::failure_records::{
    Component, Pair, Sessions, SinglePoint, components, pairs, sessions, single_points,
};
use super::growth::{GrowthRecord, PhaseRecord};
use super::money_records::{Budget, Doubling, RentOrOwn, budget, last_doubling, rent_or_own};
use super::queues::{Jobs, Metastable, Spike};
use crate::link;
use crate::model::{
    self, AfterLoss, CostBasis, DesignEvaluation, Evaluation, Explanation, Left, SloCapacity, elasticity,
    growth_path, phases, verdict, warnings,
};
use crate::scenario::{Scenario, Side};

/// Version of the layout; it changes when a name or a meaning does.
pub const SCHEMA: &str = "headroom-evaluation-2";

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    name: &'a str,
    link: String,
    verdict: Vec<String>,
    warnings: Vec<WarningRecord>,
    peak_rate_per_second: f64,
    phases: Vec<PhaseRecord>,
    vertical: Design,
    horizontal: Design,
    /// What they are held against.
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline: Option<Baseline<'a>>,
}

#[derive(Serialize)]
struct Baseline<'a> {
    name: &'a str,
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
    runner_up_resource: &'static str,
    runner_up_capacity_per_second: f64,
    slo_capacity: Result<SloRate>,
    cache_hit_ratio: f64,
    buffer_hit_ratio: f64,
    latency: Result<Latency>,
    attempts_per_request: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    metastable_overload: Option<Metastable>,
    #[serde(skip_serializing_if = "Option::is_none")]
    jobs: Option<Jobs>,
    #[serde(skip_serializing_if = "Option::is_none")]
    spike: Option<Spike>,
    cost_usd_per_month: f64,
    cost_usd_per_million_requests: f64,
    cost_items: Vec<CostItem>,
    cost_over_horizon: HorizonCost,
    growth_path: Result<GrowthRecord>,
    autoscaling: Result<ElasticityRecord>,
    budget: Result<Budget>,
    last_doubling: Result<Doubling>,
    rent_or_own: Result<RentOrOwn>,
    availability: Result<Served>,
    single_points_of_failure: Vec<SinglePoint>,
    components: Vec<Component>,
    pairs_of_failures: Vec<Pair>,
    sessions: Sessions,
    consistency: ConsistencyRecord,
    teams: TeamsRecord,
    duties: Vec<DutyRecord>,
    after_losing_one_node: AfterLossRecord,
    after_losing_one_zone: AfterLossRecord,
    meets_p99_objective: bool,
    meets_availability_objective: bool,
    tiers: Vec<Tier>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    explanations: Vec<ExplanationRecord>,
}

/// A number, or an object that says why there is none.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum Result<T> {
    Number(T),
    Unavailable { unavailable: Unavailable },
}

#[derive(Serialize)]
pub(super) struct Unavailable {
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
    part: &'static str,
    item: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    machine: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    machines: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gigabytes: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    requests: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hours: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    price_date: Option<&'static str>,
    usd_per_month: f64,
}

#[derive(Serialize)]
struct HorizonCost {
    months: u32,
    usd: f64,
    usd_of_traffic: f64,
}

#[derive(Serialize)]
struct Served {
    share: f64,
    downtime_minutes_per_year: f64,
    planned_downtime_minutes_per_year: f64,
}

/// At the peak, after the worst loss of its kind.
#[derive(Serialize)]
struct AfterLossRecord {
    lost: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    bottleneck: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    utilization: Option<f64>,
    p99_ms: Result<f64>,
    meets_p99_objective: bool,
}

#[derive(Serialize)]
struct Tier {
    tier: &'static str,
    machine: &'static str,
    nodes: u32,
    utilization: f64,
    share_of_machine: f64,
    capacity_per_second: Result<f64>,
}

/// The evaluation as indented JSON, with what it is held against, and with those explanations that are given.
///
/// # Errors
/// Those of the serializer, which numbers and text do not cause.
pub fn json(
    scenario: &Scenario,
    evaluation: &Evaluation,
    baseline: Option<(&Scenario, &Evaluation)>,
    explanations: &[Explanation],
) -> serde_json::Result<String> {
    serde_json::to_string_pretty(&Document {
        schema: SCHEMA,
        name: &scenario.name,
        link: format!("#{}", link::print_pair(scenario, baseline.map(|(before, _)| before))),
        peak_rate_per_second: evaluation.peak_rate,
        verdict: verdict(evaluation).sentences.iter().map(ToString::to_string).collect(),
        warnings: warnings(scenario, evaluation).iter().map(WarningRecord::of).collect(),
        phases: phases(&scenario.workload).iter().map(PhaseRecord::of).collect(),
        vertical: design(scenario, evaluation, Side::Vertical, explanations),
        horizontal: design(scenario, evaluation, Side::Horizontal, explanations),
        baseline: baseline.map(|(before, evaluation)| Baseline {
            name: &before.name,
            peak_rate_per_second: evaluation.peak_rate,
            vertical: design(before, evaluation, Side::Vertical, &[]),
            horizontal: design(before, evaluation, Side::Horizontal, &[]),
        }),
    })
}

fn design(scenario: &Scenario, evaluation: &Evaluation, side: Side, explanations: &[Explanation]) -> Design {
    let of: &DesignEvaluation = evaluation.design(side);
    Design {
        capacity_per_second: of.capacity.rate,
        bottleneck: of.capacity.bottleneck.key(),
        bottleneck_resource: of.capacity.scarce.label(),
        runner_up: of.capacity.runner_up.key(),
        runner_up_resource: of.capacity.runner_up_scarce.label(),
        runner_up_capacity_per_second: of.capacity.runner_up_rate,
        slo_capacity: match of.slo_capacity {
            SloCapacity::UpTo(rate) => Result::Number(SloRate {
                per_second: rate,
                headroom: evaluation.headroom(side).unwrap_or_default(),
            }),
            SloCapacity::Never => unavailable(of.slo_capacity.to_string(), None),
        },
        cache_hit_ratio: of.hits.cache,
        buffer_hit_ratio: of.hits.buffer,
        latency: match &of.latency {
            Ok(l) => Result::Number(Latency {
                mean_ms: l.mean * 1e3,
                p50_ms: l.p50 * 1e3,
                p95_ms: l.p95 * 1e3,
                p99_ms: l.p99 * 1e3,
                p999_ms: l.p999 * 1e3,
            }),
            Err(why) => unavailable(why.to_string(), evaluation.backlog_growth(side)),
        },
        attempts_per_request: of.repeated.attempts,
        metastable_overload: of.repeated.state.and_then(Metastable::of),
        jobs: of.jobs.as_ref().map(Jobs::of),
        spike: of.spike.as_ref().map(Spike::of),
        cost_usd_per_month: of.cost.total,
        cost_usd_per_million_requests: of.cost_per_million,
        cost_items: of.cost.items.iter().map(cost_item).collect(),
        cost_over_horizon: HorizonCost {
            months: of.horizon_cost.months,
            usd: of.horizon_cost.total,
            usd_of_traffic: of.horizon_cost.traffic,
        },
        growth_path: match growth_path(scenario, side) {
            Ok(path) => Result::Number(GrowthRecord::of(&path)),
            Err(why) => unavailable(why.to_string(), None),
        },
        autoscaling: match elasticity(scenario, side) {
            Ok(found) => Result::Number(ElasticityRecord::of(&found)),
            Err(why) => unavailable(why.to_string(), None),
        },
        budget: budget(of),
        last_doubling: last_doubling(evaluation, side),
        rent_or_own: rent_or_own(of),
        availability: match of.availability.served {
            Ok(served) => Result::Number(Served {
                share: served.share,
                downtime_minutes_per_year: served.downtime_minutes_per_year,
                planned_downtime_minutes_per_year: served.planned_minutes_per_year,
            }),
            Err(overloaded) => unavailable(overloaded.to_string(), None),
        },
        single_points_of_failure: single_points(of),
        components: components(of),
        pairs_of_failures: pairs(of),
        sessions: sessions(of),
        consistency: consistency_record(of),
        teams: teams_record(of),
        duties: duty_records(scenario.design(side)),
        after_losing_one_node: after_loss(&of.after_node),
        after_losing_one_zone: after_loss(&of.after_zone),
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
                share_of_machine: tier.share,
                capacity_per_second: if tier.capacity.is_finite() {
                    Result::Number(tier.capacity)
                } else {
                    unavailable("unbounded: no request visits it".to_owned(), None)
                },
            })
            .collect(),
        explanations: records(explanations, side),
    }
}

fn after_loss(of: &AfterLoss) -> AfterLossRecord {
    let busiest = match of.left {
        Left::Down(_) | Left::Nothing => None,
        Left::Serving { bottleneck, utilization, .. } => Some((bottleneck.key(), utilization)),
    };
    AfterLossRecord {
        lost: of.lost.to_string(),
        bottleneck: busiest.map(|(tier, _)| tier),
        utilization: busiest.map(|(_, utilization)| utilization),
        p99_ms: match of.left.p99() {
            Ok(p99) => Result::Number(p99 * 1e3),
            Err(reason) => unavailable(reason, None),
        },
        meets_p99_objective: of.meets_latency,
    }
}

fn cost_item(item: &model::CostItem) -> CostItem {
    let empty = CostItem {
        part: item.part.key(),
        item: item.kind.label(),
        machine: None,
        machines: None,
        gigabytes: None,
        requests: None,
        hours: None,
        price_date: item.origin.map(|origin| origin.date),
        usd_per_month: item.amount,
    };
    match item.basis {
        CostBasis::Machines { machine, machines, .. } => {
            CostItem { machine: Some(machine.id), machines: Some(machines), ..empty }
        }
        CostBasis::Gigabytes(gb) => CostItem { gigabytes: Some(gb), ..empty },
        CostBasis::Hours(hours) => CostItem { hours: Some(hours), ..empty },
        CostBasis::Requests(requests) => CostItem { requests: Some(requests), ..empty },
    }
}

pub(super) fn unavailable<T>(reason: String, backlog_growth_per_second: Option<f64>) -> Result<T> {
    Result::Unavailable { unavailable: Unavailable { reason, backlog_growth_per_second } }
}
