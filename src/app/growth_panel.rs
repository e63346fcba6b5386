//! What growth makes necessary: the next purchases of each design, when, why, and at what cost.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use headroom::model::{Change, Elasticity, GrowthPath, NoElasticity, elasticity, growth_path, phases};
use headroom::scenario::{Scenario, Side};
use headroom::units::{count, dollars, rate, significant};
use leptos::prelude::*;

use crate::autoscaling::autoscaling_view;
use crate::state::AppState;
use crate::table::table_view;

/// Pause after the last change: a path sizes a design once for each purchase.
const PAUSE_MS: u32 = 150;

/// What lies ahead of one design.
struct Ahead {
    path: Result<GrowthPath, String>,
    week: Result<Elasticity, NoElasticity>,
}

/// That of both designs, and the scenario they belong to.
struct Outlook {
    of: Scenario,
    designs: [Ahead; 2],
}

#[component]
pub fn GrowthPanel() -> impl IntoView {
    let state = AppState::of_page();
    let computed = RwSignal::new(None::<Outlook>);
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    Effect::new(move |_| {
        let of = state.scenario.get();
        let compute = move || {
            let designs = Side::BOTH.map(|side| Ahead {
                path: growth_path(&of, side).map_err(|why| why.to_string()),
                week: elasticity(&of, side),
            });
            computed.set(Some(Outlook { of, designs }));
        };
        *pending.borrow_mut() = Some(Timeout::new(PAUSE_MS, compute));
    });
    // Until the paths are those of the scenario shown, the last ones stay, marked.
    let busy = move || {
        computed.with(|found| state.scenario.with(|now| found.as_ref().is_none_or(|found| found.of != *now)))
    };
    let design = move |side: Side| {
        let told = move || {
            computed.with(|found| {
                let [vertical, horizontal] = &found.as_ref()?.designs;
                Some(match side {
                    Side::Vertical => ahead_view(side, vertical),
                    Side::Horizontal => ahead_view(side, horizontal),
                })
            })
        };
        view! {
            <div class=side.key()>
                <h3>{side.label()}</h3>
                {told}
            </div>
        }
    };
    view! {
        <section class="growth" aria-labelledby="growth-title" aria-busy=move || busy().to_string()>
            <h2 id="growth-title">"Growth path"</h2>
            <p>{move || computed.with(|found| found.as_ref().map(|found| phases_in_words(&found.of)))}</p>
            <div class="pair">{Side::BOTH.map(design).collect_view()}</div>
        </section>
    }
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

fn ahead_view(side: Side, ahead: &Ahead) -> impl IntoView + use<> {
    let path = match &ahead.path {
        Ok(path) => path_view(side, path),
        Err(why) => view! { <p>{why.clone()}</p> }.into_any(),
    };
    view! {
        {path}
        <h4>"Autoscaling of the application"</h4>
        {autoscaling_view(side, &ahead.week)}
    }
}

fn path_view(side: Side, path: &GrowthPath) -> AnyView {
    let rows: Vec<Vec<String>> = path
        .purchases
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
        .collect();
    let end = match path.ceiling {
        Some(ceiling) => format!(
            "From month {} on, at {}, nothing that can be bought carries the load: {}.",
            ceiling.month,
            rate(ceiling.load),
            ceiling.why
        ),
        None if rows.is_empty() => "Nothing has to be bought.".to_owned(),
        None => "The last purchase lasts to the end.".to_owned(),
    };
    let total = format!("{} months together: {}.", count(path.paid_months), dollars(path.total));
    let name = format!("Purchases of {}", side.label());
    let table =
        (!rows.is_empty()).then(|| table_view(&name, &["Month", "Because", "Bought", "A month"], rows));
    view! {
        {table}
        <p>{end} " " {total}</p>
    }
    .into_any()
}
