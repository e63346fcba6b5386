//! Hit ratios: how much of a working set a memory answers.

pub(super) mod cache_hit;
pub(super) mod hits;
pub(super) mod memory;
pub(super) mod popularity;
