//! Work of the page that is done a little later, in short tasks, so that the browser can paint and listen in between.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;

use gloo_timers::callback::Timeout;
use leptos::prelude::{Owner, document, window};
use web_sys::Event;

use crate::element::Element;

/// After so long a task lets the browser do something else. A slow phone takes four times as long for the same work, and
/// the last piece of it comes on top.
const SLICE_MS: f64 = 6.0;

type Job = Box<dyn FnOnce()>;

thread_local! {
    static WAITING: RefCell<VecDeque<(Option<Owner>, Job)>> = const { RefCell::new(VecDeque::new()) };
    static IS_WORKING: Cell<bool> = const { Cell::new(false) };
    static HAS_STARTED: Cell<bool> = const { Cell::new(false) };
}

/// Does something when its turn comes, on behalf of what asks for it now.
pub fn later(job: impl FnOnce() + 'static) {
    queue(Box::new(job));
}

#[inline(never)]
fn queue(job: Job) {
    WAITING.with_borrow_mut(|waiting| waiting.push_back((Owner::current(), job)));
    if !IS_WORKING.replace(true) {
        work_soon();
    }
}

/// The browser's clock; without one every piece of work is taken for a long one.
pub fn now_ms() -> f64 {
    window().performance().map_or(f64::MAX, |clock| clock.now())
}

fn work_soon() {
    Timeout::new(0, work).forget();
}

fn work() {
    let until = now_ms() + SLICE_MS;
    while let Some((owner, job)) = WAITING.with_borrow_mut(VecDeque::pop_front) {
        match owner {
            Some(owner) => owner.with(job),
            None => job(),
        }
        if now_ms() >= until {
            break;
        }
    }
    if WAITING.with_borrow(|waiting| !waiting.is_empty()) {
        work_soon();
        return;
    }
    IS_WORKING.set(false);
    if !HAS_STARTED.replace(true) {
        // What the last work has set is shown by then.
        Timeout::new(0, tell_started).forget();
    }
}

/// public/first.js puts the page in the place of the first answer.
fn tell_started() {
    if let Ok(event) = Event::new("headroom-started") {
        // Nothing prevents it.
        let _ = document().dispatch_event(&event);
    }
}

impl Element {
    /// Adds a part that is made later, in the place where it was added.
    pub fn later(self, part: impl FnOnce() -> Element + 'static) -> Self {
        self.add_later(Box::new(part));
        self
    }

    #[inline(never)]
    fn add_later(&self, part: Box<dyn FnOnce() -> Element>) {
        let place = document().create_comment("");
        self.append(&place);
        later(move || {
            // Whoever made the place has not moved it, or it is gone from the page and the part with it.
            let _ = place.replace_with_with_node_1(part().node());
        });
    }
}
