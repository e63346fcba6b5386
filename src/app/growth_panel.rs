//! What growth makes necessary: the next purchases of each design, when, why, and at what cost.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use headroom::model::{Change, GrowthPath, elasticity, growth_path, phases};
use headroom::scenario::{Scenario, Side};
use headroom::units::{count, dollars, rate, significant};
use leptos::prelude::*;

use crate::autoscaling::{Week, autoscaling_view};
use crate::element::{Element, element, said};
use crate::live::follow;
use crate::state::AppState;
use crate::table::{by_place, table_view};

/// Pause after a change: a path sizes a design once for each purchase.
const PAUSE_MS: u32 = 150;

/// What lies ahead of one design.
struct Ahead {
    path: Result<GrowthPath, String>,
    week: Week,
}

/// That of both designs, and the scenario they belong to.
struct Outlook {
    of: Scenario,
    designs: [Ahead; 2],
}

impl Outlook {
    fn new(of: Scenario) -> Self {
        let designs = Side::BOTH.map(|side| Ahead {
            path: growth_path(&of, side).map_err(|why| why.to_string()),
            week: elasticity(&of, side),
        });
        Self { of, designs }
    }

    const fn design(&self, side: Side) -> &Ahead {
        let [vertical, horizontal] = &self.designs;
        match side {
            Side::Vertical => vertical,
            Side::Horizontal => horizontal,
        }
    }
}

pub fn growth_panel(state: AppState) -> Element {
    let computed = RwSignal::new(None::<Outlook>);
    let before = RwSignal::new(None::<Outlook>);
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    follow(move || {
        let (of, baseline) = (state.scenario.get(), state.baseline.get());
        let compute = move || {
            if before.with_untracked(|before| before.as_ref().map(|before| &before.of) != baseline.as_ref()) {
                before.set(baseline.map(Outlook::new));
            }
            computed.set(Some(Outlook::new(of)));
        };
        let pause = if computed.with_untracked(Option::is_none) { 0 } else { PAUSE_MS };
        *pending.borrow_mut() = Some(Timeout::new(pause, compute));
    });
    // Until the paths are those of the scenario shown, the last ones stay, marked.
    let busy = move || {
        let is_of = |outlook: &Option<Outlook>, scenario: Option<&Scenario>| {
            outlook.as_ref().map(|outlook| &outlook.of) == scenario
        };
        let now = state.scenario.with(|now| computed.with(|found| is_of(found, Some(now))));
        !now || !state.baseline.with(|baseline| before.with(|before| is_of(before, baseline.as_ref())))
    };
    let design = move |side: Side| {
        let told = move || {
            before.with(|before| {
                let before = before.as_ref().map(|before| before.design(side));
                computed.with(|found| match found {
                    Some(found) => ahead_view(side, found.design(side), before),
                    None => Vec::new(),
                })
            })
        };
        element("div").class(side.key()).with(said("h3", side.label())).live_parts(told)
    };
    let words = move |of: RwSignal<Option<Outlook>>| {
        of.with(|found| found.as_ref().map(|found| phases_in_words(&found.of)))
    };
    element("section")
        .class("growth")
        .set("aria-labelledby", "growth-title")
        .live("aria-busy", move || busy().to_string())
        .with(said("h2", "Growth path").set("id", "growth-title"))
        .with(element("p").live_beside(move || words(computed).unwrap_or_default(), move || words(before)))
        .with(element("div").class("pair").all(Side::BOTH.map(design)))
}

/// In which phase the system is, and when the next one begins.
fn phases_in_words(scenario: &Scenario) -> String {
    let starts = phases(&scenario.workload);
    let mut words = String::new();
    for start in &starts {
        let per_day = significant(start.per_day, 3);
        let phase = start.phase;
        words.push_str(&match start.month {
            0 => format!(
                "At {per_day} requests a day a system is usually in the phase “{}”: {}. Its end is near when {}.",
                phase.name, phase.architecture, phase.trigger
            ),
            month => format!(" “{}” begins in month {month}: {}.", phase.name, phase.architecture),
        });
    }
    words
}

fn ahead_view(side: Side, ahead: &Ahead, before: Option<&Ahead>) -> Vec<Element> {
    let mut parts = match &ahead.path {
        Ok(path) => path_view(side, path, before.and_then(|before| before.path.as_ref().ok())),
        Err(why) => vec![said("p", why)],
    };
    parts.push(said("h4", "Autoscaling of the application"));
    parts.extend(autoscaling_view(side, &ahead.week, before.map(|before| &before.week)));
    parts
}

fn path_view(side: Side, path: &GrowthPath, before: Option<&GrowthPath>) -> Vec<Element> {
    let rows = by_place(purchases(path), before.map(purchases));
    let name = format!("Purchases of {}", side.label());
    let table =
        (!rows.is_empty()).then(|| table_view(&name, &["Month", "Because", "Bought", "A month"], rows));
    let end = element("p").beside(&end_in_words(path), before.map(end_in_words).as_deref());
    table.into_iter().chain([end]).collect()
}

fn purchases(path: &GrowthPath) -> Vec<Vec<String>> {
    path.purchases
        .iter()
        .map(|step| {
            let changes: Vec<String> = step.changes.iter().map(Change::to_string).collect();
            vec![
                if step.month == 0 { "now".to_owned() } else { step.month.to_string() },
                format!("{} at {}", step.limit, rate(step.load)),
                changes.join(", "),
                format!("{} → {}", dollars(step.cost_before), dollars(step.cost_after)),
            ]
        })
        .collect()
}

/// How far the path goes, and what it costs.
fn end_in_words(path: &GrowthPath) -> String {
    let end = match path.ceiling {
        Some(ceiling) => format!(
            "From month {} on, at {}, nothing that can be bought carries the load: {}.",
            ceiling.month,
            rate(ceiling.load),
            ceiling.why
        ),
        None if path.purchases.is_empty() => "Nothing has to be bought.".to_owned(),
        None => "The last purchase lasts to the end.".to_owned(),
    };
    let over = match path.over_budget {
        Some(0) => " The bill is beyond the budget today.".to_owned(),
        Some(month) => format!(" From month {month} on the bill is beyond the budget."),
        None => String::new(),
    };
    format!("{end} {} months together: {}.{over}", count(path.paid_months), dollars(path.total))
}
