//! What a report says of the baseline beside its own sentences and lines.

use super::difference::{changed_inputs, pieces_was, was};
use crate::model::{Evaluation, Part, Sentence, Warning, verdict, warnings};
use crate::scenario::Scenario;

/// A scenario and what follows from it.
pub type Held<'a> = (&'a Scenario, &'a Evaluation);

/// The lines below a number: what stood in the place of each that is another one now, where its place can be told.
#[must_use]
pub fn details_before(now: &[String], before: &[String]) -> Vec<Option<String>> {
    let mut left: Vec<&String> = before.iter().filter(|line| !now.contains(line)).collect();
    let of = |line: &String| {
        if before.contains(line) {
            return None;
        }
        let found = left.iter().position(|other| is_alike(line, other))?;
        Some(left.remove(found).clone())
    };
    now.iter().map(of).collect()
}

/// Whether two lines are of one rule: they name the same thing, and differ in few words.
fn is_alike(line: &str, other: &str) -> bool {
    let name = |line: &str| line.split_once(": ").map(|(name, _)| name.to_owned());
    name(line) == name(other) && pieces_was(line, Some(other)).len() > 1
}

/// A text with what differs in it from the baseline's.
pub(super) fn beside(now: &str, before: Option<&str>) -> String {
    let pieces = pieces_was(now, before).into_iter();
    pieces.map(|(text, before)| text + &in_brackets(before)).collect()
}

pub(super) fn in_brackets(before: Option<String>) -> String {
    before.map_or_else(String::new, |before| format!(" (was {before})"))
}

/// The lines below a number, with what they were.
pub(super) fn details_beside(now: &[String], before: Option<&[String]>) -> Vec<String> {
    let before = details_before(now, before.unwrap_or_default());
    now.iter().zip(before).map(|(line, before)| beside(line, before.as_deref())).collect()
}

/// Which scenario it is, and what has changed since; a line each.
pub(super) fn changes_in_lines(now: &Scenario, (before, _): Held<'_>) -> String {
    let changes = changed_inputs(now, before).into_iter();
    let lines = changes.map(|input| format!("  {}: {} instead of {}\n", input.name, input.now, input.before));
    format!("Against the baseline “{}”:\n{}", before.name, lines.collect::<String>())
}

/// The sentences of the verdict, with what their numbers were.
pub(super) fn verdict_lines(now: &Evaluation, before: Option<Held<'_>>) -> Vec<String> {
    let said = before.map(|(_, before)| verdict(before).sentences);
    let told = verdict(now).sentences.into_iter().enumerate();
    told.map(|(at, sentence)| {
        let said = said.as_ref().and_then(|said| said.get(at));
        sentence_beside((&sentence, now), said, before)
    })
    .collect()
}

/// Every warning with its sentence, which says what its numbers were, or that the baseline has no such warning.
pub(super) fn warning_sentences(
    (scenario, now): Held<'_>,
    before: Option<Held<'_>>,
) -> Vec<(Warning, String)> {
    let said = before.map(|(scenario, before)| warnings(scenario, before));
    let told = |warning: Warning| {
        let same = |of: &&Warning| (of.rule, of.key) == (warning.rule, warning.key);
        let known = said.as_ref().map(|said| said.iter().find(same));
        let is_new = matches!(known, Some(None));
        let sentence = known.flatten().map(|of| &of.sentence);
        let mut text = sentence_beside((&warning.sentence, now), sentence, before);
        if is_new {
            text.push_str(" (not in the baseline)");
        }
        (warning, text)
    };
    warnings(scenario, now).into_iter().map(told).collect()
}

fn sentence_beside(
    now: (&Sentence, &Evaluation),
    said: Option<&Sentence>,
    before: Option<Held<'_>>,
) -> String {
    let Some((_, before)) = before else { return now.0.to_string() };
    let parts = now.0.parts.iter().zip(was(now, said, before));
    let text = |part: &Part| match part {
        Part::Text(text) => text.clone(),
        Part::Number { term, .. } => term.to_string(),
    };
    parts.map(|(part, before)| text(part) + &in_brackets(before)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::evaluate;
    use crate::scenario::default_preset;

    fn lines<const N: usize>(lines: [&str; N]) -> Vec<String> {
        lines.map(str::to_owned).to_vec()
    }

    #[test]
    fn a_line_stands_beside_that_of_its_own_rule() {
        let now = lines(["zone: 4 h a year", "cache node: 5 min a year", "1 part that a team can own"]);
        let before = lines(["database node: 5 min a year", "2 part that a team can own", "zone: 3 h a year"]);
        let told = details_beside(&now, Some(&before));
        assert_eq!(
            told,
            ["zone: 4 (was 3) h a year", "cache node: 5 min a year", "1 (was 2) part that a team can own"]
        );
        assert_eq!(details_beside(&now, None), now);
        assert_eq!(details_beside(&now, Some(&now)), now);
    }

    #[test]
    fn verdict_and_warnings_tell_what_their_numbers_were() {
        let scenario = default_preset().scenario();
        let changed = scenario.changed(&[("average_rate", "3000")]).unwrap();
        let [before, now] = [&scenario, &changed].map(|of| evaluate(of).unwrap());
        let held = Some((&scenario, &before));
        let [answer, ..] = &verdict_lines(&now, held)[..] else { panic!("no verdict") };
        assert!(answer.contains("at the peak of 4,950/s (was 4,000/s), for $9,609 a month"), "{answer}");
        let told = warning_sentences((&changed, &now), held);
        assert!(told.iter().any(|(_, text)| text.contains("108% (was 75.4%)")), "{told:?}");
        assert!(told.iter().any(|(_, text)| text.ends_with(" (not in the baseline)")), "{told:?}");
        let alone = warning_sentences((&changed, &now), None);
        assert!(alone.iter().all(|(warning, text)| *text == warning.sentence.to_string()));
    }
}
