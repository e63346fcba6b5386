//! The growth path as lines of text and as records of JSON.

use serde::Serialize;

use crate::model::{Change, GrowthLimit, GrowthPath, GrowthStep, PhaseStart, Size, growth_path, phases};
use crate::scenario::{Scenario, Side};
use crate::units::{count, dollars, percent, rate};

/// What is bought, when and why, for both designs; and the phases that growth leads through.
pub(super) fn growth_lines(scenario: &Scenario) -> String {
    let workload = &scenario.workload;
    let mut text = format!(
        "\nGrowth path: {} months at {} a year\n",
        count(workload.horizon_months),
        percent(workload.annual_growth.get())
    );
    for side in Side::BOTH {
        text.push_str(&format!("  {}\n", side.label()));
        match growth_path(scenario, side) {
            Ok(path) => text.push_str(&path_lines(&path)),
            Err(why) => text.push_str(&format!("    {why}\n")),
        }
    }
    text.push_str("  By requests a day (a rule of thumb)\n");
    for start in phases(workload) {
        text.push_str(&format!("    {}\n", phase_line(&start)));
    }
    text
}

fn path_lines(path: &GrowthPath) -> String {
    let mut text = String::new();
    for step in &path.purchases {
        text.push_str(&format!("    {}\n", step_line(step)));
    }
    if path.purchases.is_empty() && path.ceiling.is_none() {
        text.push_str("    nothing to buy\n");
    }
    if let Some(ceiling) = path.ceiling {
        let (when, load) = (month(ceiling.month), rate(ceiling.load));
        text.push_str(&format!("    {when}, at {load}: the end, as {}\n", ceiling.why));
    }
    if let Some(over) = path.over_budget {
        text.push_str(&format!("    beyond the budget: {}\n", month(over)));
    }
    if path.paid_months > 0 {
        let (total, months) = (dollars(path.total), count(path.paid_months));
        text.push_str(&format!("    {total} for {months} months, with these purchases\n"));
    }
    text
}

fn step_line(step: &GrowthStep) -> String {
    let changes: Vec<String> = step.changes.iter().map(ToString::to_string).collect();
    let lasts = step.until.map_or_else(|| "to the horizon".to_owned(), |until| format!("to month {until}"));
    format!(
        "{}, at {}: {}; {} → {} a month, lasts {lasts} ({})",
        month(step.month),
        rate(step.load),
        changes.join(", "),
        dollars(step.cost_before),
        dollars(step.cost_after),
        step.limit
    )
}

fn phase_line(start: &PhaseStart) -> String {
    let phase = start.phase;
    format!("{}: {}, {}", month(start.month), phase.name.to_lowercase(), phase.architecture)
}

fn month(month: u32) -> String {
    if month == 0 { "today".to_owned() } else { format!("month {month}") }
}

#[derive(Serialize)]
pub(super) struct GrowthRecord {
    purchases: Vec<PurchaseRecord>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ceiling: Option<CeilingRecord>,
    paid_months: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    over_budget_from_month: Option<u32>,
    usd: f64,
}

#[derive(Serialize)]
struct PurchaseRecord {
    month: u32,
    load_per_second: f64,
    limit: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    limited_by: Option<&'static str>,
    changes: Vec<ChangeRecord>,
    cost_before_usd_per_month: f64,
    cost_after_usd_per_month: f64,
    /// Absent when it lasts to the horizon.
    #[serde(skip_serializing_if = "Option::is_none")]
    until_month: Option<u32>,
}

#[derive(Serialize)]
struct ChangeRecord {
    tier: &'static str,
    what: &'static str,
    from: String,
    to: String,
}

#[derive(Serialize)]
struct CeilingRecord {
    month: u32,
    load_per_second: f64,
    reason: String,
}

#[derive(Serialize)]
pub(super) struct PhaseRecord {
    month: u32,
    phase: &'static str,
    requests_per_day: f64,
    architecture: &'static str,
    trigger_of_the_next: &'static str,
    source: &'static str,
}

impl GrowthRecord {
    pub fn of(path: &GrowthPath) -> Self {
        let ceiling = |at: crate::model::GrowthCeiling| CeilingRecord {
            month: at.month,
            load_per_second: at.load,
            reason: at.why.to_string(),
        };
        Self {
            purchases: path.purchases.iter().map(purchase).collect(),
            ceiling: path.ceiling.map(ceiling),
            paid_months: path.paid_months,
            over_budget_from_month: path.over_budget,
            usd: path.total,
        }
    }
}

fn purchase(step: &GrowthStep) -> PurchaseRecord {
    let (limit, limited_by) = match step.limit {
        GrowthLimit::Capacity { tier, scarce } => (scarce.label(), Some(tier.key())),
        GrowthLimit::Latency => ("p99 objective", None),
        GrowthLimit::Workers => ("workers", None),
    };
    PurchaseRecord {
        month: step.month,
        load_per_second: step.load,
        limit,
        limited_by,
        changes: step.changes.iter().map(change).collect(),
        cost_before_usd_per_month: step.cost_before,
        cost_after_usd_per_month: step.cost_after,
        until_month: step.until,
    }
}

fn change(of: &Change) -> ChangeRecord {
    let name = |size: &Size| match size {
        Size::Machine(machine) => machine.id.to_owned(),
        Size::Count(number) | Size::Replicas(number) => number.to_string(),
    };
    ChangeRecord { tier: of.part.key(), what: of.what(), from: name(&of.from), to: name(&of.to) }
}

impl PhaseRecord {
    pub fn of(start: &PhaseStart) -> Self {
        let phase = start.phase;
        Self {
            month: start.month,
            phase: phase.name,
            requests_per_day: start.per_day,
            architecture: phase.architecture,
            trigger_of_the_next: phase.trigger,
            source: phase.origin.source,
        }
    }
}
