//! A table of words: one view for all of them.

use crate::element::{Element, element, said};

/// Cells, and those of the row that stands for them in the baseline.
pub type Pair = (Vec<String>, Option<Vec<String>>);

/// Rows that belong together by their names.
pub fn by_name(rows: Vec<Vec<String>>, before: Option<Vec<Vec<String>>>) -> Vec<Pair> {
    let named = |row: &Vec<String>| before.iter().flatten().find(|of| of.first() == row.first()).cloned();
    rows.into_iter().map(|row| (named(&row), row)).map(|(before, row)| (row, before)).collect()
}

/// Rows that belong together by their places: first to first.
pub fn by_place(rows: Vec<Vec<String>>, before: Option<Vec<Vec<String>>>) -> Vec<Pair> {
    let before = before.into_iter().flatten().map(Some).chain(std::iter::repeat(None));
    rows.into_iter().zip(before).collect()
}

/// The first cell of a row names it. Scrolls sideways by itself where it is too wide. Cells say what they were.
pub fn table_view(name: &str, heads: &[&str], rows: Vec<Pair>) -> Element {
    let heads = heads.iter().map(|head| said("th", head).set("scope", "col"));
    let row = |(cells, before): Pair| {
        let cell = |(at, text): (usize, &String)| {
            let cell = if at == 0 { element("th").set("scope", "row") } else { element("td") };
            cell.beside(text, before.as_ref().and_then(|before| before.get(at)).map(String::as_str))
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
