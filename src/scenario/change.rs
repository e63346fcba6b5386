//! A scenario with some inputs changed, by their keys.

use std::fmt;

use super::{Field, FieldError, Scenario, find};

/// Why a change could not be made.
#[derive(Debug, Clone, PartialEq)]
pub enum ChangeError {
    UnknownKey { key: String },
    BadValue { key: String, why: FieldError },
}

impl fmt::Display for ChangeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownKey { key } => write!(f, "There is no input \"{key}\"."),
            Self::BadValue { key, why } => write!(f, "{key}: {why}"),
        }
    }
}

impl Scenario {
    /// Reads inputs in whatever order they come: what depends on others waits until they are read. Each that is refused is
    /// left out, and returned with its place and the reason.
    pub fn read_all(&mut self, inputs: &[(&'static Field, &str)]) -> Vec<(usize, FieldError)> {
        let (mut waiting, mut refused) = (Vec::new(), Vec::<(usize, FieldError)>::new());
        for (at, (field, text)) in inputs.iter().enumerate() {
            match field.read(self, text) {
                Err(why) if why.depends_on_others() => waiting.push((at, field, text)),
                outcome => refused.extend(outcome.err().map(|why| (at, why))),
            }
        }
        for (at, field, text) in waiting {
            if let Err(why) = field.read(self, text) {
                let place = refused.partition_point(|(other, _)| *other < at);
                refused.insert(place, (at, why));
            }
        }
        refused
    }

    /// The same scenario with these inputs, each a key and its text.
    ///
    /// # Errors
    /// [`ChangeError`] for the first key that no field has, or value that its field does not accept.
    pub fn changed(&self, changes: &[(&str, &str)]) -> Result<Self, ChangeError> {
        let named = changes.iter().map(|&(key, text)| {
            Ok((find(key).ok_or_else(|| ChangeError::UnknownKey { key: key.to_owned() })?, text))
        });
        let inputs: Vec<(&'static Field, &str)> = named.collect::<Result<_, _>>()?;
        let mut scenario = self.clone();
        match scenario.read_all(&inputs).into_iter().next() {
            Some((_, why)) => Err(ChangeError::BadValue { key: why.key().to_owned(), why }),
            None => Ok(scenario),
        }
    }
}
