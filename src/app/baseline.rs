//! The pinned scenario that the present one is held against.

use headroom::model::{Evaluation, Figure, evaluate};
use headroom::report::{changed_inputs, difference};
use headroom::scenario::Side;
use leptos::prelude::*;

use crate::state::AppState;

/// The numbers of the baseline, computed when it changes.
#[derive(Clone, Copy)]
struct Before(Memo<Option<Evaluation>>);

/// Makes the numbers of the baseline known to the parts of the page.
pub fn provide(state: AppState) {
    provide_context(Before(Memo::new(move |_| {
        state.baseline.with(|baseline| baseline.as_ref().and_then(|before| evaluate(before).ok()))
    })));
}

/// Pins the scenario shown, or says what is pinned and what changed since.
#[component]
pub fn BaselineBar() -> impl IntoView {
    let state = AppState::of_page();
    let pin = move |_| state.baseline.set(Some(state.scenario.get_untracked()));
    let back = move |_| {
        if let Some(before) = state.baseline.get_untracked() {
            state.replace(before);
        }
    };
    let changes = move || {
        let baseline = state.baseline.get()?;
        Some(state.scenario.with(|now| changed_inputs(now, &baseline)))
    };
    let list = move || {
        let changes = changes().unwrap_or_default();
        let lines = changes.into_iter().map(|input| {
            view! { <li>{format!("{}: {} instead of {}", input.name, input.now, input.before)}</li> }
        });
        lines.collect_view()
    };
    let name = move || state.baseline.with(|baseline| baseline.as_ref().map(|before| before.name.clone()));
    view! {
        <section class="baseline" aria-label="Baseline">
            <Show
                when=move || state.baseline.with(Option::is_some)
                fallback=move || {
                    view! {
                        <button type="button" on:click=pin>"Pin as baseline"</button>
                        <span class="quiet">"Then every number shows what a change does to it."</span>
                    }
                }
            >
                <p>"Held against the baseline “" {name} "”. The link shares both."</p>
                <ul class="changes">{list}</ul>
                <button type="button" on:click=pin>"Pin the present one instead"</button>
                <button type="button" on:click=back>"Back to the baseline"</button>
                <button type="button" on:click=move |_| state.baseline.set(None)>"Unpin"</button>
            </Show>
        </section>
    }
}

/// What a number changed by against the baseline; nothing without one.
#[component]
pub fn Difference(figure: Figure, side: Side) -> impl IntoView {
    let state = AppState::of_page();
    let before = use_context::<Before>();
    move || {
        let text = before?.0.with(|before| {
            let before = before.as_ref()?;
            state.shown.with(|shown| Some(difference(&shown.as_ref().ok()?.evaluation, before, side, figure)))
        });
        text.map(|text| view! { <span class="difference">{text}</span> })
    }
}
