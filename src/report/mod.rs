//! What is said of one evaluation: verdict, comparison, warnings and explanations, as text and as JSON.

mod advice;
mod comparison;
mod elasticity;
mod explanations;
mod growth;
mod json;
mod station;
mod table;

pub use comparison::{Cell, FIGURES, Row, Verdict, comparison};
pub use explanations::explanations_text;
pub use json::{SCHEMA, json};
pub use station::{MeasuredError, NoAnswer, StationAnswer, station_answer};
pub use table::table;
