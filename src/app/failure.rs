//! What is shown when the page itself fails: a panel with the link, the message and a way on.

use leptos::prelude::document;

/// Shows the panel of index.html when anything panics.
pub fn install() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        if let Some(message) = document().get_element_by_id("failure-message") {
            message.set_text_content(Some(&info.to_string()));
        }
        if let Some(panel) = document().get_element_by_id("failure") {
            // Nothing more can be done where even this fails.
            let _ = panel.remove_attribute("hidden");
        }
    }));
}
