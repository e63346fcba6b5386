//! What each policy of scaling saves and risks over a week.

use headroom::model::{Billing, Elasticity, NoElasticity, PolicyOutcome};
use headroom::scenario::Side;
use headroom::units::{dollars, duration, percent, significant};

use crate::element::{Element, element, said};
use crate::table::{by_place, table_view};

const HEADS: [&str; 5] = ["Policy", "Nodes", "Too small, a week", "Machines, a month", "Saved"];

pub type Week = Result<Elasticity, NoElasticity>;

pub fn autoscaling_view(side: Side, found: &Week, before: Option<&Week>) -> Vec<Element> {
    let found = match found {
        Ok(found) => found,
        Err(why) => return vec![said("p", &format!("No autoscaling: {why}."))],
    };
    let before = before.and_then(|before| before.as_ref().ok());
    let rows = |of: &Elasticity| of.policies.iter().map(|outcome| row(of, outcome)).collect();
    let rows = by_place(rows(found), before.map(rows));
    vec![
        table_view(&format!("Autoscaling of {}", side.label()), &HEADS, rows),
        element("p").class("quiet").beside(&reserve(found), before.map(reserve).as_deref()),
    ]
}

/// What is kept for the time until new nodes serve.
fn reserve(found: &Elasticity) -> String {
    let (needed, kept) = (percent(found.headroom_needed), percent(found.headroom_kept));
    let billed = match found.billing {
        Billing::ByTheHour => "",
        Billing::Always => " Idle nodes are paid too.",
    };
    format!("The load grows by up to {needed} until new nodes serve; the target leaves {kept}.{billed}")
}

fn row(found: &Elasticity, outcome: &PolicyOutcome) -> Vec<String> {
    let week = &outcome.week;
    let own = if outcome.policy == found.chosen { " (this design)" } else { "" };
    let nodes = match [week.fewest_nodes, week.most_nodes].map(|nodes| significant(nodes, 4)) {
        [fewest, most] if fewest == most => most,
        [fewest, most] => format!("{fewest} to {most}"),
    };
    let short = match week.short_minutes {
        0 => "never".to_owned(),
        minutes => duration(60.0 * f64::from(minutes)),
    };
    vec![
        format!("{}{own}", outcome.policy.label()),
        nodes,
        short,
        dollars(outcome.cost),
        dollars(found.saved(outcome)),
    ]
}
