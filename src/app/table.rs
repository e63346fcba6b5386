//! A table of words: one view for all of them.

use crate::element::{Element, element, said};

/// The first cell of a row names it. Scrolls sideways by itself where it is too wide.
pub fn table_view(name: &str, heads: &[&str], rows: Vec<Vec<String>>) -> Element {
    let heads = heads.iter().map(|head| said("th", head).set("scope", "col"));
    let row = |cells: Vec<String>| {
        let cell = |(at, text): (usize, &String)| match at {
            0 => said("th", text).set("scope", "row"),
            _ => said("td", text),
        };
        element("tr").all(cells.iter().enumerate().map(cell))
    };
    let table = element("table")
        .with(element("thead").with(element("tr").all(heads)))
        .with(element("tbody").all(rows.into_iter().map(row)));
    element("div")
        .class("scroll")
        .set("tabindex", "0")
        .set("role", "region")
        .set("aria-label", name)
        .with(table)
}
