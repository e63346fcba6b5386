//! Which rules the numbers follow.

/// Goes up by one when an unchanged scenario gets other numbers, so that a link can say which rules it was made with.
pub const VERSION: u32 = 1;
