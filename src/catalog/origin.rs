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

/// Source, date and standing of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    pub source: &'static str,
    /// ISO 8601 date for which the figure holds.
    pub date: &'static str,
    pub mark: Mark,
}
