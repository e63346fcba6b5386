//! The numbers of a chart as a table.

use std::sync::Arc;

use headroom::chart::{ChartKind, Figure};
use leptos::prelude::*;

use crate::element::{Element, element, is_open, said};
use crate::memo::Memo;

/// The same numbers as a table, made when it is asked for.
pub fn chart_table(kind: ChartKind, figure: Memo<Option<Arc<Figure>>>) -> Element {
    let open = RwSignal::new(false);
    let table = move || {
        open.get().then(|| {
            element("div")
                .class("scroll")
                .set("tabindex", "0")
                .set("role", "region")
                .set("aria-label", &format!("{} as a table", kind.title()))
                .live_markup(move || figure.get().map(|figure| html(&figure)).unwrap_or_default())
        })
    };
    element("details")
        .class("table")
        .with(said("summary", "Show as a table"))
        .live_parts(table)
        .on("toggle", move |event| open.set(is_open(event)))
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
