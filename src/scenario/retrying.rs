//! What a client does when an answer fails or is late.

use crate::units::{Fraction, Seconds};

/// How clients try again, which both designs share.
#[derive(Debug, Clone, PartialEq)]
pub struct Retrying {
    /// How often a request is tried again at most.
    pub most: u32,
    /// An answer that takes longer counts as failed.
    pub timeout: Seconds,
    /// Share of the attempts that fail at any load.
    pub failing: Fraction,
}
