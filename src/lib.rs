//! Headroom: scale up or scale out.
// No input may stop the page: what can fail says why.
#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::panic,
        clippy::unreachable,
        clippy::todo,
        clippy::unimplemented
    )
)]
pub mod analysis;
pub mod catalog;
pub mod chart;
pub mod link;
pub mod model;
pub mod numeric;
pub mod report;
pub mod scenario;
pub mod units;
