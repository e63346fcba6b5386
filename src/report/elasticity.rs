//! Policies of scaling as lines of text and as records of JSON.

use serde::Serialize;

use crate::model::{Billing, Elasticity, PolicyOutcome, elasticity};
use crate::scenario::{Choice, Scenario, Side};
use crate::units::{count, dollars, duration, percent, significant};

/// A line for each policy of both designs.
pub(super) fn elasticity_lines(scenario: &Scenario) -> String {
    let mut text = "\nAutoscaling of the application, over a simulated week\n".to_owned();
    for side in Side::BOTH {
        match elasticity(scenario, side) {
            Ok(found) => {
                let kept = percent(found.headroom_kept);
                let needed = percent(found.headroom_needed);
                text.push_str(&format!(
                    "  {}: the load grows by up to {needed} until reactive nodes serve; the target leaves {kept}\n",
                    side.label()
                ));
                for outcome in &found.policies {
                    text.push_str(&format!("    {}\n", line(&found, outcome)));
                }
            }
            Err(why) => text.push_str(&format!("  {}: {why}\n", side.label())),
        }
    }
    text
}

fn line(found: &Elasticity, outcome: &PolicyOutcome) -> String {
    let week = &outcome.week;
    let short = match week.short_minutes {
        0 => "never short".to_owned(),
        minutes => format!("short for {} a week", duration(60.0 * f64::from(minutes))),
    };
    let own = if outcome.policy == found.chosen { " (this design)" } else { "" };
    let idle = if found.billing == Billing::Always { ", idle ones are paid too" } else { "" };
    format!(
        "{}{own}: {} to {} nodes, {} node-hours, {short}, {} a month{idle}",
        outcome.policy.label(),
        significant(week.fewest_nodes, 4),
        significant(week.most_nodes, 4),
        count(week.node_hours as u32),
        dollars(outcome.cost)
    )
}

#[derive(Serialize)]
pub(super) struct ElasticityRecord {
    policy: &'static str,
    headroom_needed: f64,
    headroom_of_the_target: f64,
    idle_nodes_are_paid: bool,
    policies: Vec<PolicyRecord>,
}

#[derive(Serialize)]
struct PolicyRecord {
    policy: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lag_s: Option<f64>,
    node_hours_per_week: f64,
    fewest_nodes: f64,
    most_nodes: f64,
    short_minutes_per_week: u32,
    requests_beyond_capacity_per_week: f64,
    machines_usd_per_month: f64,
    saved_usd_per_month: f64,
}

impl ElasticityRecord {
    pub fn of(found: &Elasticity) -> Self {
        let record = |outcome: &PolicyOutcome| PolicyRecord {
            policy: outcome.policy.name(),
            lag_s: outcome.lag,
            node_hours_per_week: outcome.week.node_hours,
            fewest_nodes: outcome.week.fewest_nodes,
            most_nodes: outcome.week.most_nodes,
            short_minutes_per_week: outcome.week.short_minutes,
            requests_beyond_capacity_per_week: outcome.week.requests_beyond,
            machines_usd_per_month: outcome.cost,
            saved_usd_per_month: found.saved(outcome),
        };
        Self {
            policy: found.chosen.name(),
            headroom_needed: found.headroom_needed,
            headroom_of_the_target: found.headroom_kept,
            idle_nodes_are_paid: found.billing == Billing::Always,
            policies: found.policies.iter().map(record).collect(),
        }
    }
}
