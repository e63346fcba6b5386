//! The numbers of a chart as a table.

use std::sync::Arc;

use headroom::chart::{ChartKind, Figure};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The same numbers as a table, made when it is asked for.
#[component]
pub fn ChartTable(kind: ChartKind, figure: Memo<Option<Arc<Figure>>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggled = move |event: web_sys::Event| {
        let details = event.current_target().and_then(|t| t.dyn_into::<Element>().ok());
        open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    view! {
        <details class="table" on:toggle=toggled>
            <summary>"Show as a table"</summary>
            <Show when=move || open.get()>
                <div
                    class="scroll"
                    tabindex="0"
                    role="region"
                    aria-label=format!("{} as a table", kind.title())
                    inner_html=move || figure.get().map(|figure| html(&figure)).unwrap_or_default()
                ></div>
            </Show>
        </details>
    }
}

/// Some hundred cells are one string: as elements of the page each would be a part of the program.
fn html(figure: &Figure) -> String {
    let mut table = format!("<table><thead><tr><th scope=\"col\">{}</th>", figure.reads_at);
    for line in &figure.lines {
        table.push_str(&format!("<th scope=\"col\">{}</th>", line.name()));
    }
    table.push_str("</tr></thead><tbody>");
    for index in 0..figure.at.len() {
        table.push_str(&format!("<tr><th scope=\"row\">{}</th>", figure.place(index)));
        for line in &figure.lines {
            table.push_str(&format!("<td>{}</td>", figure.reading(line, index)));
        }
        table.push_str("</tr>");
    }
    table + "</tbody></table>"
}
