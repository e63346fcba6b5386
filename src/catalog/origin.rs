//! Where a figure comes from.

/// How far a figure can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// Read from the party that sets it.
    Primary,
    /// A third party's retelling.
    Secondary,
    /// Arithmetic on sourced figures.
    Derived,
    /// Widely quoted; no source found.
    Unverified,
    /// Chosen by us, with the reason in the source.
    Assumption,
}

impl Mark {
    /// The word beside a source.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Primary => "primary source",
            Self::Secondary => "secondary source",
            Self::Derived => "derived",
            Self::Unverified => "unverified",
            Self::Assumption => "assumption",
        }
    }
}

/// Source, date and standing of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    pub source: &'static str,
    /// ISO 8601 date for which the figure holds.
    pub date: &'static str,
    pub mark: Mark,
}
