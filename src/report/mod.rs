//! What is said of one evaluation: verdict, comparison, warnings and explanations, as text, Markdown, HTML, CSV and
//! JSON; charts as pictures; and all of it in one archive.

mod advice;
mod comparison;
mod csv;
mod difference;
mod document;
mod duty_records;
mod elasticity;
mod explanations;
mod failure_records;
mod failures;
mod file_name;
mod growth;
mod html;
mod json;
mod markdown;
mod money;
mod money_records;
mod picture;
mod queues;
mod review;
mod row_groups;
mod series;
mod station;
mod summary;
mod table;
mod text;
mod waiting;
mod zip;

pub use comparison::{Cell, FIGURES, Row, Verdict, comparison};
pub use csv::{CsvCell, comparison_csv, csv, series_csv};
pub use difference::{ChangedInput, bottleneck_difference, changed_inputs, difference, pieces_was, was};
pub use document::{Block, Document, FormulaLine, Picture};
pub use explanations::explanations_text;
pub use file_name::picture_file;
pub use html::html;
pub use json::{SCHEMA, json};
pub use markdown::{Charts, markdown};
pub use picture::{Stamp, picture};
pub use review::{Material, NoReport, review};
pub use row_groups::{ROW_GROUPS, RowGroup};
pub use series::series_json;
pub use station::{MeasuredError, NoAnswer, StationAnswer, station_answer};
pub use summary::{BRIEF_LABELS, Brief, briefs};
pub use table::table;
pub use zip::{File, zip};
