//! A sentence of the model, with its numbers as buttons that open their explanation.

use headroom::model::{Part, Sentence};
use leptos::prelude::*;

use crate::comparison::explain_button;
use crate::state::AppState;

pub fn sentence_view(sentence: &Sentence) -> impl IntoView + use<> {
    let state = AppState::of_page();
    let part = move |part: &Part| match part {
        Part::Text(text) => text.clone().into_any(),
        Part::Number { term, figure: None } => {
            view! { <strong class="value">{term.to_string()}</strong> }.into_any()
        }
        Part::Number { term, figure: Some((side, figure)) } => {
            explain_button(state, term.to_string(), *side, *figure).into_any()
        }
    };
    sentence.parts.iter().map(part).collect_view()
}
