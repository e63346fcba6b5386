//! A value on a line of a file: as it is, or in quotes where spaces or line ends would be lost.

/// The value as a line can hold it.
pub(super) fn on_a_line(value: &str) -> String {
    let plain = value.trim() == value && !value.starts_with('"') && !value.contains(char::is_control);
    if plain && !value.is_empty() {
        return value.to_owned();
    }
    let mut quoted = String::from("\"");
    for character in value.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            _ if character.is_control() => quoted.push_str(&format!("\\u{{{:x}}}", u32::from(character))),
            _ => quoted.push(character),
        }
    }
    quoted.push('"');
    quoted
}

/// The value that a line holds; none if its quotes are wrong.
pub(super) fn from_a_line(text: &str) -> Option<String> {
    let Some(quoted) = text.strip_prefix('"') else { return Some(text.to_owned()) };
    let mut value = String::new();
    let mut rest = quoted.strip_suffix('"')?.chars();
    while let Some(character) = rest.next() {
        value.push(match character {
            '"' => return None,
            '\\' => match rest.next()? {
                'u' => from_code(&mut rest)?,
                escaped @ ('"' | '\\') => escaped,
                _ => return None,
            },
            _ => character,
        });
    }
    Some(value)
}

/// The character of `{hexadecimal}`.
fn from_code(rest: &mut std::str::Chars<'_>) -> Option<char> {
    let (code, after) = rest.as_str().strip_prefix('{')?.split_once('}')?;
    *rest = after.chars();
    char::from_u32(u32::from_str_radix(code, 16).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_survives_its_line() {
        for text in ["", "plain", " spaced ", "two\nlines", "\"", "a\\", "\u{85}x", "# no comment", "é=ü"] {
            let line = on_a_line(text);
            assert!(!line.contains('\n'));
            assert_eq!(from_a_line(&line).as_deref(), Some(text));
        }
        assert_eq!(from_a_line("\"open"), None);
        assert_eq!(from_a_line("\""), None);
        assert_eq!(from_a_line("\"\\u{110000}\""), None);
    }
}
