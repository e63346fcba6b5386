//! What is shown when the page itself fails: a panel with the link, the message and a way on.

use leptos::prelude::document;

/// Makes a panic write its message into the panel of index.html. A panic ends in a trap, at which public/start.js shows
/// the panel; so it does at what runs no hook, as a stack that overflows.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Some(message) = document().get_element_by_id("failure-message") {
            message.set_text_content(Some(&info.to_string()));
        }
    }));
}
