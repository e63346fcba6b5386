//! The numbers of a chart as a table.

use headroom::chart::Figure;
use headroom::units::quantity;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::chart_panel::Names;

/// The same numbers as a table, made when it is asked for.
#[component]
pub fn ChartTable(names: Names, figure: Memo<Option<Figure>>) -> impl IntoView {
    let open = RwSignal::new(false);
    let toggled = move |event: web_sys::Event| {
        let details = event.current_target().and_then(|t| t.dyn_into::<Element>().ok());
        open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    let rows = move |figure: &Figure| {
        (0..figure.at.len())
            .map(|index| {
                let load = figure.at.get(index).copied().unwrap_or_default();
                let cells = figure
                    .lines
                    .iter()
                    .map(|line| {
                        let value = line.values.get(index).copied().flatten();
                        let text = value.map_or(figure.missing.to_owned(), |v| quantity(v, figure.y_kind));
                        view! { <td>{text}</td> }
                    })
                    .collect_view();
                view! {
                    <tr>
                        <th scope="row">{quantity(load, figure.x_kind)}</th>
                        {cells}
                    </tr>
                }
            })
            .collect_view()
    };
    view! {
        <details class="table" on:toggle=toggled>
            <summary>{names.table}</summary>
            <Show when=move || open.get()>
                <div class="scroll" tabindex="0" role="region" aria-label=format!("{} as a table", names.title)>
                    {move || {
                        figure
                            .get()
                            .map(|figure| {
                                let heads = figure
                                    .lines
                                    .iter()
                                    .map(|line| {
                                        let head = format!("{} {}", line.side.label(), line.label);
                                        view! { <th scope="col">{head}</th> }
                                    })
                                    .collect_view();
                                view! {
                                    <table>
                                        <thead>
                                            <tr>
                                                <th scope="col">"Load"</th>
                                                {heads}
                                            </tr>
                                        </thead>
                                        <tbody>{rows(&figure)}</tbody>
                                    </table>
                                }
                            })
                    }}
                </div>
            </Show>
        </details>
    }
}
