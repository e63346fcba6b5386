//! Values as indented JSON, to the letter as `serde_json` prints them. The page has no use for that crate beyond this, and
//! its tables for printing numbers alone were ten of its kilobytes.

use std::fmt::{self, Display};

use serde::{Serialize, ser};

/// Why a value has no text. Numbers, texts, lists and records have one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotJson {
    pub(super) why: String,
}

impl Display for NotJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is not written as JSON: {}", self.why)
    }
}

impl std::error::Error for NotJson {}

impl ser::Error for NotJson {
    fn custom<T: Display>(why: T) -> Self {
        Self { why: why.to_string() }
    }
}

/// The value as JSON.
pub(super) fn json_text(value: &impl Serialize) -> Result<String, NotJson> {
    let mut writer = Writer::default();
    value.serialize(&mut writer)?;
    Ok(writer.text)
}

#[derive(Default)]
pub(super) struct Writer {
    text: String,
    depth: usize,
}

impl Writer {
    pub fn write(&mut self, text: &str) -> Result<(), NotJson> {
        self.text.push_str(text);
        Ok(())
    }

    fn line(&mut self) {
        self.text.push('\n');
        (0..self.depth).for_each(|_| self.text.push_str("  "));
    }

    #[inline(never)]
    pub fn quoted(&mut self, text: &str) -> Result<(), NotJson> {
        self.text.push('"');
        for character in text.chars() {
            match character {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\u{8}' => self.text.push_str("\\b"),
                '\u{c}' => self.text.push_str("\\f"),
                '\n' => self.text.push_str("\\n"),
                '\r' => self.text.push_str("\\r"),
                '\t' => self.text.push_str("\\t"),
                control if control < ' ' => self.text.push_str(&format!("\\u{:04x}", u32::from(control))),
                other => self.text.push(other),
            }
        }
        self.text.push('"');
        Ok(())
    }

    #[inline(never)]
    pub fn number(&mut self, number: f64) -> Result<(), NotJson> {
        // Rust goes over to exponents at 10⁻⁴, a digit earlier, and tells no positive sign of them.
        let text = match number.abs() {
            size if !size.is_finite() => "null".to_owned(),
            size if (1e-5..1e-4).contains(&size) => number.to_string(),
            size if size >= 1e16 => format!("{number:?}").replacen('e', "e+", 1),
            _ => format!("{number:?}"),
        };
        self.write(&text)
    }

    pub fn parts(&mut self, [open, close]: [char; 2]) -> Parts<'_> {
        self.text.push(open);
        self.depth += 1;
        Parts { writer: self, close, is_empty: true }
    }
}

/// A list or record while it is written.
pub(super) struct Parts<'a> {
    pub writer: &'a mut Writer,
    close: char,
    is_empty: bool,
}

impl Parts<'_> {
    #[inline(never)]
    pub fn next(&mut self) {
        if !self.is_empty {
            self.writer.text.push(',');
        }
        self.is_empty = false;
        self.writer.line();
    }

    pub fn key(&mut self, key: &str) -> Result<(), NotJson> {
        self.next();
        self.writer.quoted(key)?;
        self.writer.write(": ")
    }

    #[inline(never)]
    pub fn close(self) {
        self.writer.depth -= 1;
        if !self.is_empty {
            self.writer.line();
        }
        self.writer.text.push(self.close);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Record {
        name: &'static str,
        numbers: Vec<f64>,
        nothing: [u32; 0],
        #[serde(flatten)]
        inner: Inner,
    }

    #[derive(Serialize)]
    struct Inner {
        is_flat: bool,
        count: Option<u32>,
        none: Option<i8>,
    }

    #[test]
    fn it_prints_what_serde_json_prints() {
        let mut numbers = vec![0.0, -0.0, 1.0, 1.5, 1.0 / 3.0, f64::MAX, f64::MIN_POSITIVE, 5e-324, f64::NAN];
        for exponent in -30..30 {
            numbers
                .extend([1.0, -1.0, 1.234_567_89, 9.999_999_999_999_999].map(|x| x * 10_f64.powi(exponent)));
        }
        let inner = Inner { is_flat: true, count: Some(7), none: None };
        let name = "\"quoted\" \\ tab\t line\n\r \u{8}\u{c}\u{1}\u{1f}\u{7f} ρ ≤ 0.8 </script>";
        let record = Record { name, numbers, nothing: [], inner };
        assert_eq!(json_text(&record).unwrap(), serde_json::to_string_pretty(&record).unwrap());
    }
}
