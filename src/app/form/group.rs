//! Fields that belong together, folded away, with what is to know of them while they are.

use headroom::scenario::{Group, Side, fields_of};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::field::FieldView;
use crate::state::AppState;

#[component]
pub fn GroupView(group: Group, side: Option<Side>) -> impl IntoView {
    let state = AppState::of_page();
    let found = Memo::new(move |_| {
        state.search.with(|text| fields_of(group, side).any(|field| field.is_about(text)))
    });
    let changes = Memo::new(move |_| {
        state.changed.with(|keys| fields_of(group, side).filter(|field| keys.contains(field.key)).count())
    });
    let digest = Memo::new(move |_| side.and_then(|side| digest(state, group, side)));
    view! {
        <Fold class="group" hidden=Signal::derive(move || !found.get())>
            <summary>
                {group.label()} <Changes count=changes/> <span class="digest">{digest}</span>
            </summary>
            <fieldset>
                <legend class="unseen">{group.label()}</legend>
                {fields_of(group, side).map(|field| view! { <FieldView field=field/> }).collect_view()}
            </fieldset>
        </Fold>
    }
}

/// A fold that a search opens, and that is as it was when the search is over.
#[component]
pub fn Fold(
    class: &'static str,
    #[prop(optional)] begins_open: bool,
    #[prop(optional, into)] hidden: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let state = AppState::of_page();
    let open = RwSignal::new(begins_open);
    let searching = move || state.search.with(|text| !text.trim().is_empty());
    let toggled = move |event: Event| {
        let fold = event.current_target().and_then(|target| target.dyn_into::<Element>().ok());
        if let (Some(fold), false) = (fold, searching()) {
            open.set(fold.has_attribute("open"));
        }
    };
    view! {
        <details class=class hidden=hidden open=move || open.get() || searching() on:toggle=toggled>
            {children()}
        </details>
    }
}

/// "2 changed", where anything is.
#[component]
pub fn Changes(count: Memo<usize>) -> impl IntoView {
    move || (count.get() > 0).then(|| view! { <span class="changes">{count.get()} " changed"</span> })
}

/// Nodes and machine of the tier that bears the group's name.
fn digest(state: AppState, group: Group, side: Side) -> Option<String> {
    state.shown.with(|shown| {
        let tiers = &shown.as_ref().ok()?.evaluation.design(side).tiers;
        let tier = tiers.iter().find(|tier| tier.tier.label() == group.label())?;
        Some(format!("{} × {}", tier.nodes, tier.machine))
    })
}
