//! What changed against a pinned baseline.

use super::text::{field_name, value_text};
use crate::link::changed_fields;
use crate::model::{Amount, Evaluation, Figure};
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

    fn told(now: f64, before: f64, kind: Kind) -> String {
        change(Amount::new(now, kind), Amount::new(before, kind))
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
