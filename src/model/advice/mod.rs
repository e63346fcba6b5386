//! What the numbers mean, in words: verdict, warnings, duties and teams.

pub(super) mod duties;
pub(super) mod sentence;
pub(super) mod teams;
pub(super) mod verdict;
pub(super) mod warning;
