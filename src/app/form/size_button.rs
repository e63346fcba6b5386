//! “Size it for me”: a design in the cheapest size that carries today's peak.

use headroom::model::{Change, Sizer, peak_rate};
use headroom::scenario::{Scenario, Side};
use headroom::units::{dollars, rate};
use leptos::prelude::*;

use crate::state::AppState;

#[component]
pub fn SizeButton(side: Side) -> impl IntoView {
    let state = AppState::of_page();
    let said = RwSignal::new(None::<(Scenario, String)>);
    let size = move |_| {
        let mut scenario = state.scenario.get_untracked();
        let message = match resize(&mut scenario, side) {
            Ok(message) | Err(message) => message,
        };
        if state.scenario.with_untracked(|now| *now != scenario) {
            state.replace(scenario.clone());
        }
        said.set(Some((scenario, message)));
    };
    // What was said holds for the scenario it was said of.
    let shown = move || {
        said.with(|said| {
            let (of, message) = said.as_ref()?;
            state.scenario.with(|scenario| of == scenario).then(|| message.clone())
        })
    };
    let label = format!("Size it for me: {}", side.label().to_lowercase());
    view! {
        <p class="sizing">
            <button type="button" aria-label=label on:click=size>"Size it for me"</button>
            <output aria-live="polite">{shown}</output>
        </p>
    }
}

/// Sizes one design for the peak, or leaves the scenario as it is; what there is to say, either way.
fn resize(scenario: &mut Scenario, side: Side) -> Result<String, String> {
    let peak = peak_rate(scenario).map_err(|why| why.to_string())?;
    let sizer = Sizer::new(scenario, side).map_err(|why| why.to_string())?;
    let sized = sizer
        .size(peak)
        .map_err(|why| format!("Nothing was changed. No size carries {}: {why}.", rate(peak.get())))?;
    let changes: Vec<String> = sized.changes.iter().map(Change::to_string).collect();
    let mut message = if changes.is_empty() {
        format!("It is the cheapest size for {} already.", rate(peak.get()))
    } else {
        format!(
            "The cheapest size for {}, {} a month: {}.",
            rate(peak.get()),
            dollars(sized.cost),
            changes.join(", ")
        )
    };
    if !sized.meets_availability(scenario, peak) {
        message.push_str(" The objective for availability is missed: add replicas or zones.");
    }
    *scenario.design_mut(side) = sized.design;
    Ok(message)
}
