//! A table of words: one view for all of them.

use leptos::prelude::*;

/// The first cell of a row names it. Scrolls sideways by itself where it is too wide.
pub fn table_view(name: &str, heads: &[&'static str], rows: Vec<Vec<String>>) -> AnyView {
    let heads: Vec<AnyView> =
        heads.iter().map(|head| view! { <th scope="col">{*head}</th> }.into_any()).collect();
    let row = |cells: Vec<String>| {
        let mut cells = cells.into_iter();
        let first = cells.next().unwrap_or_default();
        let rest: Vec<AnyView> = cells.map(|cell| view! { <td>{cell}</td> }.into_any()).collect();
        view! {
            <tr>
                <th scope="row">{first}</th>
                {rest}
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = rows.into_iter().map(row).collect();
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=name.to_owned()>
            <table>
                <thead>
                    <tr>{heads}</tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
