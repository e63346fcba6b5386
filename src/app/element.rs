//! Elements of the page, made from data by one function for all of them. Typed view trees are made anew by the compiler
//! for every shape they have, and were two fifths of the page's code.

use gloo_events::{EventListener, EventListenerOptions};
use leptos::prelude::{StoredValue, document};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, KeyboardEvent, Node};

/// The namespace of drawings.
const SVG: &str = "http://www.w3.org/2000/svg";

/// An element while it is made, and a handle on it afterwards.
#[derive(Clone, PartialEq)]
pub struct Element(web_sys::Element);

/// An element of HTML.
pub fn element(name: &'static str) -> Element {
    made(document().create_element(name))
}

/// An element of a drawing.
pub fn drawn(name: &'static str) -> Element {
    made(document().create_element_ns(Some(SVG), name))
}

/// A button that submits nothing.
pub fn button(label: &str, press: impl FnMut(&Event) + 'static) -> Element {
    element("button").set("type", "button").text(label).on("click", press)
}

/// A heading, a paragraph: an element that holds a text.
pub fn said(name: &'static str, text: &str) -> Element {
    element(name).text(text)
}

fn made(created: Result<web_sys::Element, wasm_bindgen::JsValue>) -> Element {
    // Browsers refuse names that are none; ours are written in this room.
    Element(created.unwrap_or_else(|why| wasm_bindgen::throw_val(why)))
}

impl Element {
    pub fn set(self, name: &str, value: &str) -> Self {
        // As with names of elements: those of attributes are ours.
        let _ = self.0.set_attribute(name, value);
        self
    }

    pub fn class(self, names: &str) -> Self {
        self.set("class", names)
    }

    /// Adds a text, which is never read as markup.
    pub fn text(self, text: &str) -> Self {
        self.append(&document().create_text_node(text));
        self
    }

    /// Adds a part.
    pub fn with(self, part: Element) -> Self {
        self.append(&part.0);
        self
    }

    /// Adds parts, in their order.
    pub fn all(self, parts: impl IntoIterator<Item = Element>) -> Self {
        parts.into_iter().for_each(|part| self.append(&part.0));
        self
    }

    /// Listens for as long as what made the element is shown. May prevent what the browser does by itself.
    pub fn on(self, event: &'static str, handler: impl FnMut(&Event) + 'static) -> Self {
        self.listen(event, Box::new(handler));
        self
    }

    #[inline(never)]
    fn listen(&self, event: &'static str, handler: Box<dyn FnMut(&Event)>) {
        let options = EventListenerOptions::enable_prevent_default();
        let listener = EventListener::new_with_options(&self.0, event, options, handler);
        StoredValue::new_local(listener);
    }

    /// The browser's own element.
    pub fn node(&self) -> &web_sys::Element {
        &self.0
    }

    pub(crate) fn append(&self, node: &Node) {
        // The browser refuses to put a node into itself; ours are new.
        let _ = self.0.append_child(node);
    }
}

/// What was typed or chosen in the input that the event comes from.
pub fn value_of(event: &Event) -> String {
    leptos::prelude::event_target_value(event)
}

/// Makes the input that the event comes from hold a text.
pub fn show_value(event: &Event, text: &str) {
    if let Some(input) = listener_of(event).and_then(|input| input.dyn_into::<HtmlInputElement>().ok()) {
        input.set_value(text);
    }
}

/// The key that was pressed, by its name.
pub fn key_of(event: &Event) -> String {
    event.dyn_ref::<KeyboardEvent>().map_or_else(String::new, KeyboardEvent::key)
}

/// The element that listens for the event.
pub fn listener_of(event: &Event) -> Option<web_sys::Element> {
    event.current_target()?.dyn_into().ok()
}

/// Whether the fold that the event comes from is open.
pub fn is_open(event: &Event) -> bool {
    listener_of(event).is_some_and(|fold| fold.has_attribute("open"))
}
