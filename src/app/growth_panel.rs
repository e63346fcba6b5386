//! What growth makes necessary: the next purchases of each design, when, why, and at what cost.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use headroom::model::{Change, GrowthPath, growth_path, phases};
use headroom::scenario::{Scenario, Side};
use headroom::units::{count, dollars, rate, significant};
use leptos::prelude::*;

use crate::state::AppState;

/// Pause after the last change: a path sizes a design once for each purchase.
const PAUSE_MS: u32 = 150;

/// The paths of both designs, and the scenario they belong to.
#[derive(Clone, PartialEq)]
struct Paths {
    of: Scenario,
    vertical: GrowthPath,
    horizontal: GrowthPath,
}

#[component]
pub fn GrowthPanel() -> impl IntoView {
    let state = AppState::of_page();
    let computed = RwSignal::new(None::<Paths>);
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    Effect::new(move |_| {
        let of = state.scenario.get();
        let compute = move || {
            let [vertical, horizontal] = Side::BOTH.map(|side| growth_path(&of, side).ok());
            computed.set(vertical.zip(horizontal).map(|(vertical, horizontal)| Paths {
                of,
                vertical,
                horizontal,
            }));
        };
        *pending.borrow_mut() = Some(Timeout::new(PAUSE_MS, compute));
    });
    // Until the paths are those of the scenario shown, the last ones stay, marked.
    let busy = move || {
        computed.with(|paths| state.scenario.with(|now| paths.as_ref().is_none_or(|paths| paths.of != *now)))
    };
    let design = move |side: Side| {
        let told = move || {
            computed.with(|paths| {
                paths.as_ref().map(|paths| match side {
                    Side::Vertical => path_view(&paths.vertical),
                    Side::Horizontal => path_view(&paths.horizontal),
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
            <p>{move || computed.with(|paths| paths.as_ref().map(|paths| phases_in_words(&paths.of)))}</p>
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

fn path_view(path: &GrowthPath) -> impl IntoView + use<> {
    let steps = path
        .purchases
        .iter()
        .map(|step| {
            let changes: Vec<String> = step.changes.iter().map(Change::to_string).collect();
            view! {
                <tr>
                    <th scope="row">{if step.month == 0 { "now".to_owned() } else { step.month.to_string() }}</th>
                    <td>{format!("{} at {}", step.limit, rate(step.load))}</td>
                    <td>{changes.join(", ")}</td>
                    <td>{format!("{} → {}", dollars(step.cost_before), dollars(step.cost_after))}</td>
                </tr>
            }
        })
        .collect_view();
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
    let total = format!("{} months together: {}.", count(path.paid_months), dollars(path.total));
    let table = (!path.purchases.is_empty()).then(|| {
        view! {
            <table>
                <thead>
                    <tr>
                        <th scope="col">"Month"</th>
                        <th scope="col">"Because"</th>
                        <th scope="col">"Bought"</th>
                        <th scope="col">"A month"</th>
                    </tr>
                </thead>
                <tbody>{steps}</tbody>
            </table>
        }
    });
    view! {
        {table}
        <p>{end} " " {total}</p>
    }
}
