//! A scenario with some inputs changed, by their keys.

use std::fmt;

use super::{FieldError, Scenario, find};

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
    /// The same scenario with these inputs, each a key and its text.
    ///
    /// # Errors
    /// [`ChangeError`] for the first key that no field has, or value that its field does not accept.
    pub fn changed(&self, changes: &[(&str, &str)]) -> Result<Self, ChangeError> {
        let mut scenario = self.clone();
        for &(key, text) in changes {
            let field = find(key).ok_or_else(|| ChangeError::UnknownKey { key: key.to_owned() })?;
            field
                .read(&mut scenario, text)
                .map_err(|why| ChangeError::BadValue { key: key.to_owned(), why })?;
        }
        Ok(scenario)
    }
}
