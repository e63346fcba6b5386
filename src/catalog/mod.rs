//! Machines, prices and reliability data, each row with its source and date.
//!
//! The rows are in the CSV files beside this file; the build turns them into tables.

mod constants;
mod egress;
mod ladder;
mod machine;
mod origin;
mod throughput;
mod version;

pub use constants::Constant;
pub use constants::table as constant;
pub use egress::{CDN, INTERNET, PriceStep};
pub use machine::{Architecture, Machine, MachineId, Price, Service, UnknownMachine, named};
pub use origin::{Mark, Origin};
pub use throughput::{PublishedThroughput, THROUGHPUTS};
pub use version::VERSION;
