//! The editions of model and catalogue that a link was made with.

use super::warning::Warning;
use crate::{catalog, model};

/// A key of a link or file that names an edition, with the edition that is here.
pub(super) struct Edition {
    /// In links.
    pub short: &'static str,
    /// In files.
    pub long: &'static str,
    pub here: u32,
}

pub(super) const EDITIONS: [Edition; 2] = [
    Edition { short: "m", long: "model", here: model::VERSION },
    Edition { short: "c", long: "catalogue", here: catalog::VERSION },
];

impl Edition {
    /// Holds the edition that was written against the one that is here.
    pub fn check(&self, written: &str) -> Result<(), Warning> {
        if written.trim() == self.here.to_string() {
            return Ok(());
        }
        Err(Warning::OtherEdition { of: self.long, written: written.trim().to_owned(), here: self.here })
    }
}
