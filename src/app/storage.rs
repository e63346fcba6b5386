//! What the browser remembers for this page. Where it may not remember, nothing is lost but the memory.

use leptos::prelude::window;

/// The text under `key`, if there is one and it may be read.
pub fn remembered(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

pub fn remember(key: &str, text: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        // A browser that refuses goes without.
        let _ = storage.set_item(key, text);
    }
}
