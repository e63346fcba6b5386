//! Scenarios that come in as files: chosen, dropped or pasted.

use gloo_events::{EventListener, EventListenerOptions};
use headroom::link::{FileError, LARGEST, open_bytes};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Blob, ClipboardEvent, DataTransfer, DragEvent, Event, HtmlInputElement};

use crate::download::bytes;
use crate::element::{Element, button, element, listener_of, said};
use crate::export_material::message_of;
use crate::state::AppState;

/// What may be chosen.
const KINDS: &str = ".txt,.png,.svg,.html,.json,text/plain,image/png,image/svg+xml";

/// Opens what is dropped on the page or pasted outside of its inputs.
pub fn follow(state: AppState) {
    let options = EventListenerOptions::enable_prevent_default;
    EventListener::new_with_options(&window(), "dragover", options(), |event: &Event| {
        event.prevent_default();
    })
    .forget();
    EventListener::new_with_options(&window(), "drop", options(), move |event: &Event| {
        event.prevent_default();
        let transfer = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer);
        take(state, transfer.as_ref());
    })
    .forget();
    EventListener::new(&window(), "paste", move |event: &Event| {
        let into = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if into.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA")) {
            return;
        }
        take(state, event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data).as_ref());
    })
    .forget();
}

/// The file in what was dropped or pasted, or else its text.
fn take(state: AppState, transfer: Option<&DataTransfer>) {
    let Some(transfer) = transfer else { return };
    if let Some(file) = transfer.files().and_then(|files| files.get(0)) {
        read(state, file.into());
        return;
    }
    match transfer.get_data("text/plain") {
        Ok(text) if !text.trim().is_empty() => open(state, text.as_bytes()),
        Ok(_) | Err(_) => {}
    }
}

fn read(state: AppState, file: Blob) {
    spawn_local(async move {
        let size = file.size();
        if size > LARGEST as f64 {
            let bytes = size as usize;
            state.problem.set(Some(FileError::TooLarge { bytes }.to_string()));
            return;
        }
        match bytes(&file).await {
            Ok(bytes) => open(state, &bytes),
            Err(why) => state.problem.set(Some(format!("The file cannot be read: {}", message_of(&why)))),
        }
    });
}

/// Shows the scenario of a file, or says why there is none; nothing else changes then.
fn open(state: AppState, bytes: &[u8]) {
    match open_bytes(bytes) {
        Ok(opened) => state.accept(opened),
        Err(why) => state.problem.set(Some(why.to_string())),
    }
}

/// The way to choose a file, with the other ways there are.
pub fn open_ways(state: AppState) -> [Element; 2] {
    let chosen = move |event: &Event| {
        let Some(input) = listener_of(event).and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
        else {
            return;
        };
        if let Some(file) = input.files().and_then(|files| files.get(0)) {
            read(state, file.into());
        }
        // The same file can be chosen again.
        input.set_value("");
    };
    let label = "Open a file: a saved scenario, or an exported picture, report or JSON";
    let input = element("input").set("type", "file").set("accept", KINDS).on("change", chosen);
    [
        element("label").class("open").with(said("span", label)).with(input),
        said("p", "Or drop it anywhere on the page, or paste it, or a link.").class("quiet"),
    ]
}

/// Why a file was not opened.
pub fn problem(state: AppState) -> Option<Element> {
    let problem = state.problem.get()?;
    let notice = element("section")
        .class("notice")
        .set("role", "alert")
        .with(said("h2", "Nothing was opened"))
        .with(said("p", &problem))
        .with(button("Dismiss", move |_| state.problem.set(None)));
    // A file can be dropped far below.
    let shown = notice.node().clone();
    request_animation_frame(move || shown.scroll_into_view());
    Some(notice)
}
