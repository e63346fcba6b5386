//! What changed against a pinned baseline.

use super::text::{field_name, value_text};
use crate::link::changed_fields;
use crate::model::{Amount, Evaluation, Figure, Part, Sentence, Term};
use crate::scenario::{Scenario, Side};
use crate::units::{Kind, quantity, significant};

/// A number against the same number of the baseline, in words: `+12 ms (+40%)`, `unchanged`, or what there was before.
#[must_use]
pub fn difference(now: &Evaluation, before: &Evaluation, side: Side, figure: Figure) -> String {
    if figure == Figure::FirstMiss {
        let [now, before] = [now, before].map(|of| of.design(side).first_miss);
        return if now == before { "unchanged".to_owned() } else { format!("was {before}") };
    }
    match (figure.value(now, side), figure.value(before, side)) {
        (Ok(now), Ok(before)) => change(now, before),
        (Err(now), Err(before)) if now == before => "unchanged".to_owned(),
        (_, Ok(before)) => format!("was {before}"),
        (_, Err(before)) => format!("was: {before}"),
    }
}

/// The tier that breaks first, where it was another one in the baseline.
#[must_use]
pub fn bottleneck_difference(now: &Evaluation, before: &Evaluation, side: Side) -> String {
    let [now, before] = [now, before].map(|of| of.design(side).capacity.bottleneck.label());
    if now == before { "unchanged".to_owned() } else { format!("was {before}") }
}

/// What stood in the place of each part of a sentence where it is another number now; nothing for the other parts.
///
/// `said` is what the same rule said of the baseline: it knows the numbers that are no figure of the comparison.
#[must_use]
pub fn was(
    now: (&Sentence, &Evaluation),
    said: Option<&Sentence>,
    before: &Evaluation,
) -> Vec<Option<String>> {
    let (sentence, evaluation) = now;
    let before_of = |at: usize, part: &Part| {
        let Part::Number { term, figure } = part else { return None };
        let (text, told) = (term.to_string(), kind(term));
        if let Some((side, figure)) = figure
            && figure.value(evaluation, *side).map_or_else(Term::Word, Term::Amount) == *term
        {
            let value = figure.value(before, *side).map_or_else(Term::Word, Term::Amount).to_string();
            return (value != text).then_some(value);
        }
        let same = |of: &&Part| matches!(of, Part::Number { term, figure: whose } if whose == figure && kind(term) == told);
        let parts = &said?.parts;
        let found = parts.get(at).filter(same).or_else(|| parts.iter().find(same))?;
        let Part::Number { term, .. } = found else { return None };
        let value = term.to_string();
        (value != text).then_some(value)
    };
    sentence.parts.iter().enumerate().map(|(at, part)| before_of(at, part)).collect()
}

/// A text of numbers in pieces: after each piece, what stood in its place in the text that the same rule wrote before.
#[must_use]
pub fn pieces_was(now: &str, before: Option<&str>) -> Vec<(String, Option<String>)> {
    let Some(before) = before.filter(|before| *before != now) else { return vec![(now.to_owned(), None)] };
    let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
    let (now_words, before_words) = (words(now), words(before));
    let differing = now_words.iter().zip(&before_words).filter(|(now, before)| now != before).count();
    // Texts of another shape are held against each other as wholes.
    if now_words.len() != before_words.len() || differing * 2 > now_words.len() {
        return vec![(now.to_owned(), Some(before.to_owned()))];
    }
    let mut pieces = Vec::new();
    let mut text = String::new();
    for (at, (word, was)) in now_words.iter().zip(&before_words).enumerate() {
        if at > 0 {
            text.push(' ');
        }
        let bare = word.trim_end_matches(PUNCTUATION);
        text.push_str(bare);
        if word != was {
            let was = was.trim_start_matches('(').trim_end_matches(PUNCTUATION);
            pieces.push((std::mem::take(&mut text), Some(was.to_owned())));
        }
        text.push_str(word.strip_prefix(bare).unwrap_or_default());
    }
    pieces.push((text, None));
    pieces
}

/// Ends a word without being part of it.
const PUNCTUATION: [char; 6] = ['.', ',', ':', ';', ')', '”'];

const fn kind(term: &Term) -> Option<Kind> {
    match term {
        Term::Amount(amount) => Some(amount.kind),
        Term::Word(_) => None,
    }
}

fn change(now: Amount, before: Amount) -> String {
    let by = now.value - before.value;
    if by == 0.0 || !by.is_finite() {
        return if now.value == before.value { "unchanged".to_owned() } else { format!("was {before}") };
    }
    let sign = if by > 0.0 { "+" } else { "−" };
    if now.kind == Kind::Fraction {
        return format!("{sign}{} points", significant(by.abs() * 100.0, 3));
    }
    let amount = format!("{sign}{}", quantity(by.abs(), now.kind));
    let share = by.abs() / before.value.abs() * 100.0;
    if before.value == 0.0 || share < 0.05 {
        return amount;
    }
    format!("{amount} ({sign}{}%)", significant(share, if share < 10.0 { 2 } else { 3 }))
}

/// An input that two scenarios set differently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedInput {
    pub key: &'static str,
    pub name: String,
    pub before: String,
    pub now: String,
}

/// The inputs that a scenario sets otherwise than another, in the order of the form.
#[must_use]
pub fn changed_inputs(now: &Scenario, before: &Scenario) -> Vec<ChangedInput> {
    changed_fields(now, before)
        .into_iter()
        .map(|field| ChangedInput {
            key: field.key,
            name: field_name(field),
            before: value_text(field, before),
            now: value_text(field, now),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{evaluate, verdict};
    use crate::scenario::default_preset;

    fn told(now: f64, before: f64, kind: Kind) -> String {
        change(Amount::new(now, kind), Amount::new(before, kind))
    }

    #[test]
    fn a_sentence_knows_what_its_numbers_were() {
        let before = default_preset().scenario();
        let now = before.changed(&[("average_rate", "3000")]).unwrap();
        let [then, now] = [before, now].map(|of| evaluate(&of).unwrap());
        let told = |of: &Evaluation| verdict(of).sentences;
        for ((sentence, said), index) in told(&now).iter().zip(&told(&then)).zip(0..) {
            let found = was((sentence, &now), Some(said), &then);
            assert_eq!(found.len(), sentence.parts.len());
            for (part, before) in sentence.parts.iter().zip(found) {
                let text = match part {
                    Part::Text(text) => text.clone(),
                    Part::Number { term, .. } => term.to_string(),
                };
                assert_ne!(before.as_ref(), Some(&text), "sentence {index}");
                assert!(before.is_none() || matches!(part, Part::Number { .. }), "sentence {index}: {text}");
            }
        }
        let [answer, ..] = told(&now);
        let found: Vec<String> = was((&answer, &now), None, &then).into_iter().flatten().collect();
        assert!(found.contains(&"4,000/s".to_owned()), "{found:?}");
        assert!(was((&answer, &now), None, &now).iter().all(Option::is_none));
    }

    #[test]
    fn only_what_differs_in_a_text_is_told() {
        let told = |now: &str, before: Option<&str>| {
            let pieces = pieces_was(now, before).into_iter();
            pieces
                .map(|(text, was)| text + &was.map_or(String::new(), |was| format!(" (was {was})")))
                .collect::<String>()
        };
        let now = "Suits up to 3 teams, in month 12: 9 people.";
        assert_eq!(told(now, None), now);
        assert_eq!(told(now, Some(now)), now);
        assert_eq!(
            told(now, Some("Suits up to 2 teams, in month 8: 9 people.")),
            "Suits up to 3 (was 2) teams, in month 12 (was 8): 9 people."
        );
        assert_eq!(told("never", Some("5 min a week")), "never (was 5 min a week)");
        assert_eq!(told("$5", Some("$4")), "$5 (was $4)");
        assert_eq!(
            told("Down 5 h a year (99.9%).", Some("Down 5 h a year (99.8%).")),
            "Down 5 h a year (99.9% (was 99.8%))."
        );
    }

    #[test]
    fn changes_carry_their_sign_and_their_share() {
        assert_eq!(told(0.03, 0.02, Kind::Duration), "+10 ms (+50%)");
        assert_eq!(told(0.02, 0.03, Kind::Duration), "−10 ms (−33.3%)");
        assert_eq!(told(5.0, 0.0, Kind::Whole), "+5");
        assert_eq!(told(0.9995, 0.999, Kind::Fraction), "+0.05 points");
        assert_eq!(told(7.0, 7.0, Kind::Plain), "unchanged");
        assert_eq!(told(12_000.0, 10_000.0, Kind::Money), "+$2,000 (+20%)");
    }
}
