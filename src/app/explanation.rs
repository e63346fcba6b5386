//! How an open number came about: formula, inputs, steps, result, source.

use headroom::model::{Explanation, Figure, Given, Provenance, Step, explain};
use headroom::scenario::Side;
use leptos::prelude::*;

use crate::comparison::{close, panel_id};
use crate::reach::reach_input;
use crate::state::AppState;

/// Exists only while it is open, so that nothing is computed for closed ones.
#[component]
pub fn ExplanationPanel(figure: Figure, side: Side) -> impl IntoView {
    let state = AppState::of_page();
    let explanation = Memo::new(move |_| {
        state.shown.with(|shown| {
            let shown = shown.as_ref().ok()?;
            explain(&shown.scenario, &shown.evaluation, side, figure).ok()
        })
    });
    view! {
        <div
            class=format!("explanation {}", side.key())
            id=panel_id(figure, side)
            role="region"
            aria-label=format!("Explanation of {}: {}", side.label(), figure.title())
        >
            {move || explanation.with(|explanation| explanation.as_ref().map(body))}
            <button type="button" class="close" on:click=move |_| close(state)>"Close"</button>
        </div>
    }
}

fn body(of: &Explanation) -> impl IntoView + use<> {
    let result = match &of.result {
        Ok(amount) => amount.to_string(),
        Err(reason) => reason.clone(),
    };
    let sources: Vec<String> = of.formula.sources.iter().map(ToString::to_string).collect();
    let source = if sources.is_empty() { "by definition".to_owned() } else { sources.join("; ") };
    view! {
        <h3>{of.title()}</h3>
        <p class="formula">
            {of.formula.name} ": " <code>{of.formula.expression}</code>
        </p>
        <p class="result">"= " <strong>{result}</strong></p>
        {(!of.steps.is_empty()).then(|| view! { <h4>"Step by step"</h4> })}
        <div class="steps">{parts(&of.steps)}</div>
        <h4>"From these inputs"</h4>
        <dl class="given">{of.inputs.iter().map(given_view).collect_view()}</dl>
        {of.note.map(|note| view! { <p class="quiet">{note}</p> })}
        <p class="quiet">"Source: " {source}</p>
    }
}

/// The steps of each part of the design, in the order in which they are made.
fn parts(steps: &[Step]) -> impl IntoView + use<> {
    steps
        .chunk_by(|one, next| one.part == next.part)
        .map(|steps| {
            let part = steps.first().map_or("", |step| step.part);
            let lines = steps
                .iter()
                .map(|step| line(step.symbol, step.name.into_any(), step.value.to_string()))
                .collect_view();
            view! {
                <div class="part">
                    {(!part.is_empty()).then(|| view! { <h5>{part}</h5> })}
                    <dl>{lines}</dl>
                </div>
            }
        })
        .collect_view()
}

fn given_view(given: &Given) -> impl IntoView + use<> {
    let state = AppState::of_page();
    let name = given.name;
    let name = match given.from {
        Provenance::Field(key) => view! {
            <button type="button" class="to-input" on:click=move |_| reach_input(state, key)>
                {name}
            </button>
        }
        .into_any(),
        Provenance::Catalogue(origin) => {
            let source = format!("{}, {}", origin.source, origin.date);
            view! { <span title=source>{name} <small>" (catalogue)"</small></span> }.into_any()
        }
    };
    line(given.symbol, name, given.value.to_string())
}

fn line(symbol: &'static str, name: AnyView, value: String) -> impl IntoView + use<> {
    view! {
        <div>
            <dt>
                {(!symbol.is_empty()).then(|| view! { <i>{symbol_view(symbol)}</i> " " })}
                {name}
            </dt>
            <dd>{value}</dd>
        </div>
    }
}

/// A symbol with what follows its underscore set lower: `c_a²`.
fn symbol_view(symbol: &'static str) -> AnyView {
    let Some((base, rest)) = symbol.split_once('_').filter(|(base, _)| base.chars().count() == 1) else {
        return symbol.into_any();
    };
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
    let (lower, after) = rest.split_at(end);
    view! { {base}<sub>{lower}</sub>{after} }.into_any()
}
