//! A sentence of the model, with its numbers as buttons that open their explanation.

use headroom::model::{Part, Sentence};

use crate::comparison::explain_button;
use crate::element::{Element, said};
use crate::state::AppState;

/// Says the sentence at the end of an element; `was` holds what stood in the place of its parts in the baseline.
pub fn say(state: AppState, into: Element, sentence: &Sentence, was: &[Option<String>]) -> Element {
    sentence.parts.iter().enumerate().fold(into, |into, (at, part)| {
        let into = match part {
            Part::Text(text) => into.text(text),
            Part::Number { term, figure: None } => {
                into.with(said("strong", &term.to_string()).class("value"))
            }
            Part::Number { term, figure: Some((side, figure)) } => {
                into.with(explain_button(state, &term.to_string(), *side, *figure))
            }
        };
        into.was(was.get(at).and_then(Option::as_deref))
    })
}
