//! The menu of what leaves the page: files, clipboard, print.

use headroom::chart::ChartKind;
use headroom::report::{Charts, series_csv, zip};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen_futures::JsFuture;

use crate::bitmap;
use crate::download::download;
use crate::export_material::{Export, said};
use crate::files::OpenButton;
use crate::menu::Menu;
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

#[component]
pub fn ExportMenu() -> impl IntoView {
    let state = AppState::of_page();
    let outcome = RwSignal::new(String::new());
    let start = move |action: Action| {
        outcome.set("Working…".to_owned());
        spawn_local(async move {
            outcome.set(run(state, action).await.unwrap_or_else(|why| why));
        });
    };
    let button = move |label: String, name: String, action: Action| {
        view! {
            <button type="button" aria-label=name on:click=move |_| start(action)>{label}</button>
        }
    };
    let chart = move |kind: ChartKind| {
        let title = kind.title();
        let offers = [
            ("SVG", Action::Svg(kind)),
            ("PNG", Action::Png(kind)),
            ("CSV", Action::Series(kind)),
            ("Copy", Action::CopyPicture(kind)),
        ];
        view! {
            <li>
                <span>{title}</span>
                {offers
                    .map(|(label, action)| button(label.to_owned(), format!("{title}: {label}"), action))
                    .into_iter()
                    .collect_view()}
            </li>
        }
    };
    view! {
        <Menu class="export" title="Export and open">
                <h2>"Save"</h2>
                <div class="row">
                    {FILES
                        .map(|(label, action)| button(label.to_owned(), label.to_owned(), action))
                        .into_iter()
                        .collect_view()}
                </div>
                <h2>"Charts"</h2>
                <ul class="charts">{ChartKind::ALL.map(chart).into_iter().collect_view()}</ul>
                <h2>"Clipboard and paper"</h2>
                <div class="row">
                    {button(
                        "Copy report".to_owned(),
                        "Copy report as Markdown".to_owned(),
                        Action::CopyMarkdown,
                    )}
                    <button type="button" on:click=move |_| drop(window().print())>"Print"</button>
                </div>
                <h2>"Open"</h2>
                <OpenButton/>
                <output class="said" aria-live="polite">{outcome}</output>
        </Menu>
    }
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
    download(&name, kind, &bytes).map_err(|why| format!("The browser saves nothing: {}", said(&why)))?;
    Ok(format!("Saved as {name}."))
}

async fn copy_text(text: &str) -> Result<String, String> {
    let clipboard = bitmap::clipboard().map_err(|why| no_clipboard(&why))?;
    let copied = JsFuture::from(clipboard.write_text(text)).await;
    copied.map(|_| "Report copied.".to_owned()).map_err(|why| no_clipboard(&why))
}

fn no_clipboard(why: &wasm_bindgen::JsValue) -> String {
    format!("The browser does not allow copying: {}", said(why))
}
