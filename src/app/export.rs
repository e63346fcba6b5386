//! The menu of what leaves the page: files, clipboard, print.

use headroom::chart::ChartKind;
use headroom::report::{Charts, series_csv, zip};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use crate::bitmap;
use crate::download::download;
use crate::element::{Element, button, element, said};
use crate::export_material::{Export, message_of};
use crate::files::open_ways;
use crate::menu::menu;
use crate::state::AppState;

/// Something the menu offers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Action {
    Scenario,
    Markdown,
    Html,
    Json,
    Csv,
    Zip,
    CopyMarkdown,
    Svg(ChartKind),
    Png(ChartKind),
    Series(ChartKind),
    CopyPicture(ChartKind),
}

const FILES: [(&str, Action); 6] = [
    ("Everything (zip)", Action::Zip),
    ("Report (HTML)", Action::Html),
    ("Report (Markdown)", Action::Markdown),
    ("Comparison (CSV)", Action::Csv),
    ("Numbers (JSON)", Action::Json),
    ("Scenario (text)", Action::Scenario),
];

pub fn export_menu(state: AppState) -> Element {
    let outcome = RwSignal::new(String::new());
    let start = move |action: Action| {
        outcome.set("Working…".to_owned());
        spawn_local(async move {
            outcome.set(run(state, action).await.unwrap_or_else(|why| why));
        });
    };
    let offer = move |label: &str, name: &str, action: Action| {
        button(label, move |_| start(action)).set("aria-label", name)
    };
    let chart = move |kind: ChartKind| {
        let title = kind.title();
        let offers = [
            ("SVG", Action::Svg(kind)),
            ("PNG", Action::Png(kind)),
            ("CSV", Action::Series(kind)),
            ("Copy", Action::CopyPicture(kind)),
        ];
        let offers = offers.map(|(label, action)| offer(label, &format!("{title}: {label}"), action));
        element("li").with(said("span", title)).all(offers)
    };
    let copy = offer("Copy report", "Copy report as Markdown", Action::CopyMarkdown);
    let print = button("Print", |_| drop(window().print()));
    let content = element("div")
        .with(said("h2", "Save"))
        .with(element("div").class("row").all(FILES.map(|(label, action)| offer(label, label, action))))
        .with(said("h2", "Charts"))
        .with(element("ul").class("charts").all(ChartKind::ALL.map(chart)))
        .with(said("h2", "Clipboard and paper"))
        .with(element("div").class("row").with(copy).with(print))
        .with(said("h2", "Open"))
        .all(open_ways(state))
        .with(element("output").class("said").set("aria-live", "polite").live_text(move || outcome.get()));
    menu(state, "export", "Export and open", content)
}

/// Does what was asked for, and says what was done.
async fn run(state: AppState, action: Action) -> Result<String, String> {
    let export = Export::of(state)?;
    let (what, kind, bytes) = match action {
        Action::Scenario => (("scenario", "txt"), "text/plain", export.text().into_bytes()),
        Action::Markdown => {
            (("review", "md"), "text/markdown", export.markdown(Charts::Inline)?.into_bytes())
        }
        Action::Html => (("review", "html"), "text/html", export.html()?.into_bytes()),
        Action::Json => (("evaluation", "json"), "application/json", export.json()?.into_bytes()),
        Action::Csv => (("comparison", "csv"), "text/csv", export.csv().into_bytes()),
        Action::Zip => (("", "zip"), "application/zip", zip(&export.all().await?)),
        Action::CopyMarkdown => return copy_text(&export.markdown(Charts::Files)?).await,
        Action::Svg(kind) | Action::Png(kind) | Action::Series(kind) | Action::CopyPicture(kind) => {
            let figure = &export.chart(kind)?;
            let name = kind.file_name();
            match action {
                Action::Svg(_) => ((name, "svg"), "image/svg+xml", export.svg(figure)?.into_bytes()),
                Action::Series(_) => ((name, "csv"), "text/csv", series_csv(figure).into_bytes()),
                Action::Png(_) => ((name, "png"), "image/png", export.png(figure).await?),
                _ => {
                    let copied = bitmap::copy(&export.png(figure).await?).await;
                    return copied.map(|()| "Picture copied.".to_owned()).map_err(|why| no_clipboard(&why));
                }
            }
        }
    };
    let name = export.file_name(what.0, what.1);
    download(&name, kind, &bytes)
        .map_err(|why| format!("The browser saves nothing: {}", message_of(&why)))?;
    Ok(format!("Saved as {name}."))
}

async fn copy_text(text: &str) -> Result<String, String> {
    let clipboard = bitmap::clipboard().map_err(|why| no_clipboard(&why))?;
    let copied = JsFuture::from(clipboard.write_text(text)).await;
    copied.map(|_| "Report copied.".to_owned()).map_err(|why| no_clipboard(&why))
}

fn no_clipboard(why: &wasm_bindgen::JsValue) -> String {
    format!("The browser does not allow copying: {}", message_of(why))
}
