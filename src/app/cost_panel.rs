//! The chart of monthly cost against load. It sizes both designs some hundred times, so it follows a pause in the
//! changes, and until then shows nothing rather than the numbers of another scenario.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use headroom::analysis::cost_curve;
use headroom::chart::{Figure, cost_figure};
use headroom::scenario::Scenario;
use leptos::prelude::*;

use crate::chart_panel::{ChartPanel, Names};
use crate::state::AppState;

/// Pause after the last change.
const PAUSE_MS: u32 = 40;

const NAMES: Names = Names {
    id: "cost-chart",
    title: "Monthly cost against load",
    reader: "Load at which the costs are read",
    table: "Show the costs as a table",
};

#[component]
pub fn CostPanel() -> impl IntoView {
    let state = AppState::of_page();
    let computed = RwSignal::new(None::<(Scenario, Figure)>);
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    Effect::new(move |_| {
        let scenario = state.scenario.get();
        let compute = move || {
            let figure = cost_curve(&scenario).ok().map(|curve| cost_figure(&curve));
            computed.set(figure.map(|figure| (scenario, figure)));
        };
        *pending.borrow_mut() = Some(Timeout::new(PAUSE_MS, compute));
    });
    let figure = Memo::new(move |_| {
        computed.with(|computed| {
            let (of, figure) = computed.as_ref()?;
            state.scenario.with(|scenario| of == scenario).then(|| figure.clone())
        })
    });
    view! { <ChartPanel names=NAMES figure=figure/> }
}
