//! Quantities with units: checked constructors, parsing what people type, and formatting for people.
//!
//! Inside the model time is in seconds, rates are per second, sizes in bytes, money in US dollars.

mod format;
mod kind;
mod parse;
mod quantity;

pub use format::{count, counted, dollars, duration, percent, quantity, rate, significant, tick};
pub use kind::{Kind, Unit};
pub use parse::{ParseError, parse, print, print_input};
pub use quantity::{Bytes, Factor, Fraction, OutOfRange, PerSecond, Scv, Seconds};
