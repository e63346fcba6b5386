//! What is said of one evaluation: the comparison of the designs, as rows, as text and as JSON.

mod comparison;
mod json;
mod station;
mod table;

pub use comparison::{Cell, Row, Verdict, comparison};
pub use json::{SCHEMA, json};
pub use station::{NoAnswer, StationAnswer, station_answer};
pub use table::table;
