//! Text to number and back: "2k", "1.3B/month", "250ms", "384 GB", "99.9%".

use std::borrow::Cow;
use std::fmt;

use super::kind::{Kind, Unit};

/// Why a text is not a number of its kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ParseError {
    Empty { kind: Kind },
    NotANumber { text: String, kind: Kind },
    UnknownUnit { unit: String, kind: Kind },
    NotFinite { text: String },
    NotWhole { text: String },
}

impl fmt::Display for ParseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty { kind } => write!(f, "nothing is typed; write {}", kind.example()),
            Self::NotANumber { text, kind } => {
                write!(f, "“{text}” is not a number; write {}", kind.example())
            }
            Self::UnknownUnit { unit, kind } => {
                write!(f, "the unit “{unit}” is not known here; write {}", kind.example())
            }
            Self::NotFinite { text } => write!(f, "“{text}” is too large for a number"),
            Self::NotWhole { text } => write!(f, "“{text}” is not a whole number"),
        }
    }
}

impl std::error::Error for ParseError {}

/// Names of powers of ten that may stand before a unit.
const MULTIPLES: [(&str, i32); 5] = [("", 0), ("k", 3), ("K", 3), ("M", 6), ("B", 9)];

/// Reads a number of `kind` and gives it in the base unit. A bare number is in the unit people see, so
/// a bare share is from 0 to 1 and percent are written with their sign.
///
/// # Errors
/// [`ParseError`], which quotes the text and says what may be typed.
pub fn parse(text: &str, kind: Kind) -> Result<f64, ParseError> {
    let text = text.trim();
    let text = if kind == Kind::Money { text.strip_prefix('$').unwrap_or(text).trim_start() } else { text };
    if text.is_empty() {
        return Err(ParseError::Empty { kind });
    }
    let ungrouped = without_groups(text);
    let (digits, suffix) = split_number(&ungrouped);
    let not_a_number = || ParseError::NotANumber { text: text.to_owned(), kind };
    // A comma that groups no thousands may be a decimal comma: which one is not to be guessed.
    if suffix.starts_with(',') {
        return Err(not_a_number());
    }
    digits.parse::<f64>().map_err(|_| not_a_number())?;
    let (exponent, unit) = unit_of(suffix.trim(), kind)?;
    let shifted = shift(digits, exponent + unit.exponent).ok_or_else(not_a_number)?;
    let value = shifted * unit.times / unit.per;
    if !value.is_finite() {
        return Err(ParseError::NotFinite { text: text.to_owned() });
    }
    if kind == Kind::Whole && value.fract() != 0.0 {
        return Err(ParseError::NotWhole { text: text.to_owned() });
    }
    Ok(value)
}

/// Writes a number so that [`parse`] gives back the same bits, without characters a link would escape.
#[must_use]
pub fn print(value: f64, kind: Kind) -> String {
    let unit = kind.bare_unit();
    let name = if unit.name.starts_with('/') { "" } else { unit.name };
    exact(value, kind, unit, name).unwrap_or_else(|| format!("{value}{}", kind.base_unit()))
}

/// Writes a number as an input shows it: the same bits again, with its unit, shares in percent.
#[must_use]
pub fn print_input(value: f64, kind: Kind) -> String {
    if kind == Kind::Money {
        return format!("${}", print(value, kind));
    }
    let unit = kind.shown_unit();
    let space = if unit.name.starts_with(char::is_alphabetic) { " " } else { "" };
    exact(value, kind, unit, &format!("{space}{}", unit.name)).unwrap_or_else(|| print(value, kind))
}

/// The shortest digits in a unit that read back as `value`, if there are any.
fn exact(value: f64, kind: Kind, unit: Unit, name: &str) -> Option<String> {
    (1..=17)
        .map(|digits| format!("{}{name}", shortest(unit.number_of(value), digits)))
        .find(|text| parse(text, kind) == Ok(value))
}

/// `value` to `digits` significant digits, without trailing zeros.
fn shortest(value: f64, digits: usize) -> f64 {
    format!("{value:.*e}", digits - 1).parse().unwrap_or(value)
}

/// The text without the commas that group the thousands of its number, as results are written: `4,000/s`.
fn without_groups(text: &str) -> Cow<'_, str> {
    let number = text.trim_start_matches(['+', '-']);
    let end = number.find(|c: char| !c.is_ascii_digit() && c != ',').unwrap_or(number.len());
    let (grouped, rest) = number.split_at(end);
    let mut groups = grouped.split(',');
    let leads = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
    if !leads || !grouped.contains(',') || !groups.all(|group| group.len() == 3) {
        return Cow::Borrowed(text);
    }
    let sign = text.strip_suffix(number).unwrap_or_default();
    Cow::Owned(format!("{sign}{}{rest}", grouped.replace(',', "")))
}

/// A unit as people also write it: `req/s`, `requests per second` and `rps` are `/s`.
fn written(unit: &str, kind: Kind) -> &str {
    if kind != Kind::Rate {
        return unit;
    }
    let mut per = unit;
    for what in ["requests", "reqs", "req", "queries"] {
        per = per.strip_prefix(what).map_or(per, str::trim_start);
    }
    match per {
        "rps" | "qps" | "/sec" | "/second" | "per second" => "/s",
        "per minute" => "/min",
        "per day" => "/day",
        "per month" => "/month",
        _ => per,
    }
}

/// Splits at the end of the leading number: sign, digits, point, and an exponent that has digits.
fn split_number(text: &str) -> (&str, &str) {
    let bytes = text.as_bytes();
    let mut end = 0;
    while let Some(&byte) = bytes.get(end) {
        let exponent = matches!(byte, b'e' | b'E')
            && end > 0
            && match (bytes.get(end + 1), bytes.get(end + 2)) {
                (Some(b'+' | b'-'), Some(next)) => next.is_ascii_digit(),
                (Some(next), _) => next.is_ascii_digit(),
                _ => false,
            };
        let sign =
            matches!(byte, b'+' | b'-') && (end == 0 || matches!(bytes.get(end - 1), Some(b'e' | b'E')));
        if !(byte.is_ascii_digit() || byte == b'.' || exponent || sign) {
            break;
        }
        end += 1;
    }
    text.split_at(end)
}

/// The power of ten and the unit that a suffix names.
fn unit_of(suffix: &str, kind: Kind) -> Result<(i32, Unit), ParseError> {
    if suffix.is_empty() {
        return Ok((0, kind.bare_unit()));
    }
    MULTIPLES
        .into_iter()
        .filter(|(name, _)| name.is_empty() || kind.takes_multiples())
        .find_map(|(name, exponent)| {
            let rest = suffix.strip_prefix(name)?.trim();
            if rest.is_empty() {
                return Some((exponent, kind.bare_unit()));
            }
            let rest = written(rest, kind);
            let unit = kind.units().iter().find(|unit| unit.name == rest)?;
            Some((exponent, *unit))
        })
        .ok_or_else(|| ParseError::UnknownUnit { unit: suffix.to_owned(), kind })
}

/// The number in `digits` times ten to `exponent`, rounded once.
fn shift(digits: &str, exponent: i32) -> Option<f64> {
    let (mantissa, own) = digits.split_once(['e', 'E']).unwrap_or((digits, "0"));
    let total = own.parse::<i32>().ok()?.checked_add(exponent)?;
    format!("{mantissa}e{total}").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_people_type() {
        assert_eq!(parse("2k", Kind::Rate), Ok(2000.0));
        assert_eq!(parse(" 3000 /s ", Kind::Rate), Ok(3000.0));
        assert_eq!(parse("2628M/month", Kind::Rate), Ok(1000.0));
        assert_eq!(parse("250ms", Kind::Duration), Ok(0.25));
        assert_eq!(parse("4.04 ms", Kind::Duration), Ok(0.00404));
        assert_eq!(parse("0.25", Kind::Duration), Ok(0.000_25));
        assert_eq!(parse("0.25s", Kind::Duration), Ok(0.25));
        assert_eq!(parse("0.25", Kind::Fraction), Ok(0.25));
        assert_eq!(parse("384 GB", Kind::Size), Ok(384e9));
        assert_eq!(parse("99.9%", Kind::Fraction), Ok(0.999));
        assert_eq!(parse("1e3", Kind::Plain), Ok(1000.0));
        assert_eq!(parse("9", Kind::Whole), Ok(9.0));
        assert_eq!(parse("$1.5k", Kind::Money), Ok(1500.0));
        assert_eq!(parse("1500", Kind::Money), Ok(1500.0));
    }

    #[test]
    fn reads_numbers_as_results_are_written_and_rates_as_people_say_them() {
        for text in
            ["3,000/s", "3,000 req/s", "3000 rps", "3k requests/s", "3k requests per second", "3k qps"]
        {
            assert_eq!(parse(text, Kind::Rate), Ok(3000.0), "{text}");
        }
        assert_eq!(parse("259,200,000 requests/day", Kind::Rate), Ok(3000.0));
        assert_eq!(parse("$12,345.5", Kind::Money), Ok(12_345.5));
        assert_eq!(parse("-1,000", Kind::Plain), Ok(-1000.0));
        for text in ["1,5", "1,0000", ",500", "1,,000", "1000,000", "1,000,00"] {
            assert!(parse(text, Kind::Plain).is_err(), "{text}");
        }
        let message = parse("1,5", Kind::Plain).unwrap_err().to_string();
        assert_eq!(message, "“1,5” is not a number; write 1.65");
        assert!(parse("3 req/s", Kind::Duration).is_err());
    }

    #[test]
    fn says_what_it_did_not_understand() {
        let message = |text, kind| parse(text, kind).unwrap_err().to_string();
        assert_eq!(message("fast", Kind::Duration), "“fast” is not a number; write 250ms, 40us or 1.5s");
        assert_eq!(
            message("3 parsecs", Kind::Duration),
            "the unit “parsecs” is not known here; write 250ms, 40us or 1.5s"
        );
        assert_eq!(message("$", Kind::Money), "nothing is typed; write $5000 or 5k");
        assert_eq!(message("", Kind::Whole), "nothing is typed; write 9 or 2k");
        assert_eq!(message("1.5", Kind::Whole), "“1.5” is not a whole number");
        assert_eq!(message("1e999", Kind::Plain), "“1e999” is too large for a number");
        assert!(parse("NaN", Kind::Plain).is_err());
        assert!(parse("inf", Kind::Plain).is_err());
    }

    #[test]
    fn prints_in_the_unit_people_see() {
        assert_eq!(print(0.00404, Kind::Duration), "4.04ms");
        assert_eq!(print(3000.0, Kind::Rate), "3000");
        assert_eq!(print(0.999, Kind::Fraction), "0.999");
        assert_eq!(print(9.0, Kind::Whole), "9");
        assert_eq!(print(0.0, Kind::Duration), "0ms");
        assert_eq!(print_input(0.00404, Kind::Duration), "4.04 ms");
        assert_eq!(print_input(3000.0, Kind::Rate), "3000/s");
        assert_eq!(print_input(0.999, Kind::Fraction), "99.9%");
        assert_eq!(print(1500.5, Kind::Money), "1500.5");
        assert_eq!(print_input(1500.5, Kind::Money), "$1500.5");
        assert_eq!(parse("$1500.5", Kind::Money), Ok(1500.5));
    }
}
