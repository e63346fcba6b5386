//! The address bar: its fragment always holds the scenario, and a fragment from outside is opened.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_events::EventListener;
use gloo_timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use crate::state::AppState;

/// Pause in typing after which the address follows; browsers refuse a rewrite at every keystroke.
const PAUSE_MS: u32 = 250;

/// The fragment of the page's address.
pub fn fragment() -> String {
    window().location().hash().unwrap_or_default()
}

/// The whole link to the scenario shown.
pub fn link_to(state: AppState) -> String {
    let href = window().location().href().unwrap_or_default();
    let page = href.split('#').next().unwrap_or_default();
    format!("{page}#{}", untrack(|| state.fragment()))
}

/// Makes a fragment the address, after which the browser's button leads back to the one before.
pub fn visit(fragment: &str) {
    // A browser that refuses stays where it is; the scenario is shown all the same.
    let _ = window().location().set_hash(fragment);
}

/// Keeps address and scenario the same, in both directions.
pub fn follow(state: AppState) {
    let pending: Rc<RefCell<Option<Timeout>>> = Rc::default();
    // The address as this page last saw it. Another one means that the reader has just gone elsewhere: its event is
    // under way, and must not find the address overwritten.
    let seen = Rc::new(RefCell::new(fragment()));
    let seen_by_event = Rc::clone(&seen);
    Effect::new(move |_| {
        let next = format!("#{}", state.fragment());
        let seen = Rc::clone(&seen);
        let write = move || {
            if *seen.borrow() != fragment() {
                return;
            }
            if let Ok(history) = window().history() {
                // A browser that refuses leaves the old address: the page goes on, and the next change tries again.
                let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&next));
            }
            *seen.borrow_mut() = fragment();
        };
        *pending.borrow_mut() = Some(Timeout::new(PAUSE_MS, write));
    });
    EventListener::new(&window(), "hashchange", move |_| {
        let fragment = fragment();
        if fragment.trim_start_matches('#') != untrack(|| state.fragment()) {
            state.open(&fragment);
        }
        *seen_by_event.borrow_mut() = fragment;
    })
    .forget();
}
