//! The last scenarios, kept in the browser as one works.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use headroom::link::print_pair;
use leptos::prelude::*;

use crate::element::{Element, button, element, said};
use crate::export_material::today;
use crate::menu::menu;
use crate::state::AppState;
use crate::stored::{Kept, Refusal, forget, keep, list};

/// Pause after the last change.
const PAUSE_MS: u32 = 800;

pub fn kept_scenarios(state: AppState) -> Element {
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
        let open = button(&name, move |_| state.visit(&fragment)).set("aria-label", &open_name);
        let delete = button("Delete", move |_| show(forget(&name))).set("aria-label", &delete_name);
        element("li").with(open).with(said("span", &day).class("quiet")).with(delete)
    };
    let refused = move || refusal.get().map(|why| said("p", why).set("role", "status"));
    let none =
        move || kept.with(Vec::is_empty).then(|| said("p", "None yet: change an input.").class("quiet"));
    let content = element("div")
        .with(said("p", "Kept in this browser, under their names. Nothing is sent anywhere.").class("quiet"))
        .live_parts(refused)
        .with(element("ul").live_parts(move || kept.get().into_iter().map(entry)))
        .live_parts(none);
    menu(state, "kept", "Last scenarios", content)
}
