//! What the numbers mean, in words: verdict and warnings.

pub(super) mod sentence;
pub(super) mod verdict;
pub(super) mod warning;
