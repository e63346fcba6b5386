//! The inputs of one design, and what can be done with it as a whole.

use headroom::scenario::{Side, groups_of};
use leptos::prelude::*;

use super::group::{Changes, Fold, GroupView};
use super::size_button::SizeButton;
use crate::state::AppState;

#[component]
pub fn DesignView(side: Side) -> impl IntoView {
    let state = AppState::of_page();
    let prefix = format!("{}.", side.key());
    let changes = Memo::new(move |_| {
        state.changed.with(|keys| keys.iter().filter(|key| key.starts_with(prefix.as_str())).count())
    });
    let other = side.other();
    let copy = move |_| {
        let mut scenario = state.scenario.get_untracked();
        scenario.copy_design(side);
        state.replace(scenario);
        state.said.set(format!("{} is now a copy of {}.", other.label(), side.label()));
    };
    let swap = move |_| {
        let mut scenario = state.scenario.get_untracked();
        scenario.swap_designs();
        state.replace(scenario);
        state.said.set("The designs have changed places.".to_owned());
    };
    view! {
        <Fold class=side.key() begins_open=true>
            <summary>{side.label()} <Changes count=changes/></summary>
            <div role="group" aria-label=format!("{} inputs", side.label())>
                <div class="actions">
                    <SizeButton side=side/>
                    <button type="button" on:click=copy>{format!("Copy to {}", other.label())}</button>
                    {(side == Side::Vertical)
                        .then(|| view! { <button type="button" on:click=swap>"Swap designs"</button> })}
                </div>
                {groups_of(Some(side))
                    .into_iter()
                    .map(|group| view! { <GroupView group=group side=Some(side)/> })
                    .collect_view()}
            </div>
        </Fold>
    }
}
