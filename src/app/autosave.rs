//! The last scenarios, kept in the browser as one works.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use headroom::link::print_pair;
use leptos::prelude::*;

use crate::export_material::today;
use crate::menu::Menu;
use crate::state::AppState;
use crate::stored::{Kept, Refusal, forget, keep, list};

/// Pause after the last change.
const PAUSE_MS: u32 = 800;

#[component]
pub fn KeptScenarios() -> impl IntoView {
    let state = AppState::of_page();
    let kept = RwSignal::new(Vec::<Kept>::new());
    let refusal = RwSignal::new(None::<Refusal>);
    let show = move |outcome: Result<Vec<Kept>, Refusal>| match outcome {
        Ok(all) => {
            refusal.set(None);
            kept.set(all);
        }
        Err(why) => refusal.set(Some(why)),
    };
    show(list());
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    Effect::new(move |_| {
        let scenario = state.scenario.get();
        let baseline = state.baseline.get();
        let save = move || {
            // A preset as it is can be had from the list of presets.
            if scenario != *scenario.preset.opening() {
                let fragment = print_pair(&scenario, baseline.as_ref());
                show(keep(Kept { name: scenario.name, day: today(), fragment }));
            }
        };
        *pending.borrow_mut() = Some(Timeout::new(PAUSE_MS, save));
    });
    let entry = move |of: Kept| {
        let Kept { name, day, fragment } = of;
        let (open_name, delete_name) = (format!("Open {name}"), format!("Delete {name}"));
        let (shown, forgotten) = (name.clone(), name);
        view! {
            <li>
                <button type="button" aria-label=open_name on:click=move |_| state.visit(&fragment)>{shown}</button>
                <span class="quiet">{day}</span>
                <button type="button" aria-label=delete_name on:click=move |_| show(forget(&forgotten))>"Delete"</button>
            </li>
        }
    };
    view! {
        <Menu class="kept" title="Last scenarios">
                <p class="quiet">"Kept in this browser, under their names. Nothing is sent anywhere."</p>
                {move || refusal.get().map(|why| view! { <p role="status">{why}</p> })}
                <ul>{move || kept.get().into_iter().map(entry).collect_view()}</ul>
                <Show when=move || kept.with(Vec::is_empty)>
                    <p class="quiet">"None yet: change an input."</p>
                </Show>
        </Menu>
    }
}
