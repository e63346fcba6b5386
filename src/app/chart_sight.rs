//! What the browser knows of an element: its width, and whether it is in sight.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::js_sys::Array;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, ResizeObserver};

/// Keeps `width` at the element's width.
pub fn follow_width(element: &Element, width: RwSignal<u32>) {
    let measured = element.clone();
    let measure = move || {
        let now = measured.client_width().max(0) as u32;
        if now > 0 && now != width.get_untracked() {
            width.set(now);
        }
    };
    measure();
    let callback = Closure::<dyn Fn()>::new(measure);
    if let Ok(observer) = ResizeObserver::new(callback.as_ref().unchecked_ref()) {
        observer.observe(element);
        // The chart lives as long as the page.
        std::mem::forget(observer);
    }
    callback.forget();
}

/// Keeps `in_sight` at whether any of the element is on the screen.
pub fn follow_sight(element: &Element, in_sight: RwSignal<bool>) {
    let seen = move |entries: Array| {
        if let Some(last) = entries.iter().last() {
            let now = last.unchecked_into::<IntersectionObserverEntry>().is_intersecting();
            in_sight.set(now);
        }
    };
    let callback = Closure::<dyn Fn(Array)>::new(seen);
    match IntersectionObserver::new(callback.as_ref().unchecked_ref()) {
        Ok(observer) => {
            observer.observe(element);
            // The chart lives as long as the page.
            std::mem::forget(observer);
        }
        Err(_) => in_sight.set(true),
    }
    callback.forget();
}
