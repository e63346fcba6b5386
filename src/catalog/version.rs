//! Which edition of the rows this is.

/// Goes up by one when a price, a machine or a failure rate changes, so that a link can say which it was made with.
pub const VERSION: u32 = 1;
