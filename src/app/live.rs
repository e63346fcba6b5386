//! Parts of elements that follow the signals they are made from, for as long as what made them is shown.

use std::cell::RefCell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::js_sys::Reflect;

use crate::element::Element;
use crate::patched::patch;

/// Runs now, and again whenever a signal it read has changed.
pub fn follow(run: impl FnMut() + 'static) {
    follow_boxed(Box::new(run));
}

#[inline(never)]
fn follow_boxed(mut run: Box<dyn FnMut()>) {
    let effect = RenderEffect::new(move |_: Option<()>| run());
    StoredValue::new_local(effect);
}

impl Element {
    /// Adds a text that changes in its place.
    pub fn live_text(self, text: impl Fn() -> String + 'static) -> Self {
        self.follow_text(Box::new(move || Some(text())));
        self
    }

    #[inline(never)]
    fn follow_text(&self, text: Value) {
        let node = document().create_text_node("");
        self.append(&node);
        changing(text, Box::new(move |text| node.set_data(text.unwrap_or_default())));
    }

    /// An attribute that changes; `None` takes it away.
    pub fn live<T: Into<Option<String>>>(self, name: &'static str, value: impl Fn() -> T + 'static) -> Self {
        self.follow_attribute(name, Box::new(move || value().into()));
        self
    }

    #[inline(never)]
    fn follow_attribute(&self, name: &'static str, value: Value) {
        let element = self.node().clone();
        let write = move |value: Option<&str>| {
            // The names are ours, and the browser knows them.
            let _ = match value {
                Some(value) => element.set_attribute(name, value),
                None => element.remove_attribute(name),
            };
        };
        changing(value, Box::new(write));
    }

    /// An attribute that is there or not, such as `hidden`.
    pub fn live_flag(self, name: &'static str, is_set: impl Fn() -> bool + 'static) -> Self {
        self.live(name, move || is_set().then(String::new))
    }

    /// A class that the element has or has not, beside its others.
    pub fn live_class(self, name: &'static str, has: impl Fn() -> bool + 'static) -> Self {
        self.follow_class(name, Box::new(has));
        self
    }

    #[inline(never)]
    fn follow_class(&self, name: &'static str, has: Box<dyn Fn() -> bool>) {
        let element = self.node().clone();
        follow(move || {
            // As with attributes.
            let _ = element.class_list().toggle_with_force(name, has());
        });
    }

    /// What the input or list holds; whatever the reader made of it meanwhile gives way when the value changes.
    pub fn live_value(self, value: impl Fn() -> String + 'static) -> Self {
        self.follow_value(Box::new(value));
        self
    }

    #[inline(never)]
    fn follow_value(&self, value: Box<dyn Fn() -> String>) {
        let element = self.node().clone();
        follow(move || {
            // Every input and list of the browser has the property.
            let _ = Reflect::set(&element, &JsValue::from_str("value"), &JsValue::from_str(&value()));
        });
    }

    /// A property of the element's style.
    pub fn live_style(self, name: &'static str, value: impl Fn() -> String + 'static) -> Self {
        let element = self.node().clone();
        let write = move |value: Option<&str>| {
            if let Some(element) = element.dyn_ref::<web_sys::HtmlElement>() {
                // The names of properties are ours as well.
                let _ = element.style().set_property(name, value.unwrap_or_default());
            }
        };
        changing(Box::new(move || Some(value())), Box::new(write));
        self
    }

    /// Parts that are made anew whenever a signal they are made from changes, in the place where they were added.
    pub fn live_parts<P: IntoIterator<Item = Element>>(self, parts: impl Fn() -> P + 'static) -> Self {
        self.follow_parts(Box::new(move || parts().into_iter().collect()));
        self
    }

    #[inline(never)]
    fn follow_parts(&self, parts: Box<dyn Fn() -> Vec<Element>>) {
        let parent = self.node().clone();
        let end = document().create_comment("");
        self.append(&end);
        let mut shown = Vec::<Element>::new();
        follow(move || {
            let next = parts();
            for part in shown.drain(..) {
                part.node().remove();
            }
            for part in &next {
                // The mark at the end stays in its parent.
                let _ = parent.insert_before(part.node(), Some(&end));
            }
            shown = next;
        });
    }

    /// A part for each item. An item that stays keeps its part, with what the reader opened in it.
    pub fn live_list<T: PartialEq + 'static>(
        self,
        items: impl Fn() -> Vec<T> + 'static,
        part: impl Fn(&T) -> Element + 'static,
    ) -> Self {
        let parent = self.node().clone();
        let mut shown = Vec::<(T, Element, Owner)>::new();
        let list = Owner::current().unwrap_or_default();
        follow(move || {
            let mut before = std::mem::take(&mut shown);
            for item in items() {
                let kept = before.iter().position(|(other, ..)| *other == item);
                let entry = match kept {
                    Some(at) => before.swap_remove(at),
                    None => {
                        let owner = list.child();
                        let element = untrack(|| owner.with(|| part(&item)));
                        (item, element, owner)
                    }
                };
                // An item's part moves to the end, so that all stand in the order of the items.
                let _ = parent.append_child(entry.1.node());
                shown.push(entry);
            }
            for (_, element, owner) in before {
                element.node().remove();
                owner.cleanup();
            }
        });
        self
    }

    /// A drawing or table of this program's own making that changes as a whole.
    pub fn live_markup(self, ours: impl Fn() -> String + 'static) -> Self {
        let element = self.node().clone();
        let shown = RefCell::new(String::new());
        let write = move |markup: Option<&str>| {
            let markup = markup.unwrap_or_default();
            let before = shown.replace(markup.to_owned());
            if !patch(&element, &before, markup) {
                element.set_inner_html(markup);
            }
        };
        changing(Box::new(move || Some(ours())), Box::new(write));
        self
    }
}

/// A value that changes; `None` where there is none.
type Value = Box<dyn Fn() -> Option<String>>;

/// How a value gets into the page; `None` takes it away.
type Write = Box<dyn Fn(Option<&str>)>;

/// Writes a value, and again only when it has become another one: what is on the page is left alone otherwise.
#[inline(never)]
fn changing(value: Value, write: Write) {
    let written = RefCell::new(None::<Option<String>>);
    follow(move || {
        let next = value();
        if written.borrow().as_ref() != Some(&next) {
            write(next.as_deref());
            *written.borrow_mut() = Some(next);
        }
    });
}
