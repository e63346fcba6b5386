//! A sentence of the model, with its numbers as buttons that open their explanation.

use headroom::model::{Part, Sentence};
use leptos::prelude::*;

use crate::comparison::number_id;
use crate::reach::reach;
use crate::state::AppState;

pub fn sentence_view(sentence: &Sentence) -> impl IntoView + use<> {
    let state = AppState::of_page();
    let part = move |part: &Part| match part {
        Part::Text(text) => text.clone().into_any(),
        Part::Number { term, figure: None } => {
            view! { <strong class="value">{term.to_string()}</strong> }.into_any()
        }
        Part::Number { term, figure: Some((side, figure)) } => {
            let (side, figure) = (*side, *figure);
            let open = move |_| {
                state.explained.set(Some((figure, side)));
                request_animation_frame(move || reach(&number_id(figure, side)));
            };
            let number = term.to_string();
            let name = format!("{number}, explain {}: {}", side.label(), figure.title());
            view! {
                <button type="button" class="value" aria-label=name on:click=open>
                    {number}
                </button>
            }
            .into_any()
        }
    };
    sentence.parts.iter().map(part).collect_view()
}
