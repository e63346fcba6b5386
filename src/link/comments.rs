//! What people wrote between the lines of a file, so that saving does not lose it.

/// Lines beginning with `#`, each with the key of the line it stands above.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Comments {
    above: Vec<(String, String)>,
}

/// Comments that are kept; a file with more was not written by a person.
const MOST: usize = 1000;

impl Comments {
    /// Adds a comment above the line of a key.
    pub(super) fn push(&mut self, key: &str, line: &str) {
        if self.above.len() < MOST {
            self.above.push((key.to_owned(), line.to_owned()));
        }
    }

    /// The comments above the line of a key, a line each.
    pub(super) fn above<'a>(&'a self, key: &'a str) -> impl Iterator<Item = &'a str> {
        self.above.iter().filter(move |(of, _)| of == key).map(|(_, line)| line.as_str())
    }

    /// The comments of keys that are not written, a line each.
    pub(super) fn left_over<'a>(&'a self, written: &'a [String]) -> impl Iterator<Item = &'a str> {
        self.above.iter().filter(|(of, _)| !written.contains(of)).map(|(_, line)| line.as_str())
    }
}
