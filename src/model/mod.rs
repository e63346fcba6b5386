//! The domain: station, path, latency, throughput, cost, availability, evaluate, sizing.
//!
//! Seconds and requests per second inside. Every result is a number or a reason why there is none.

mod availability;
mod cost;
mod evaluate;
mod latency;
mod path;
mod service;
mod size_search;
mod sizing;
mod stairs;
mod station;
mod throughput;
mod tier;

pub use availability::{Availability, Failure, Overloaded, Served, SinglePoint, availability};
pub use cost::{Cost, CostItem, CostKind, HOURS_PER_MONTH, cost};
pub use evaluate::{DesignEvaluation, Evaluation, TierEvaluation, evaluate, evaluate_design, peak_rate};
pub use latency::{Latency, NoLatency, latency};
pub use path::Path;
pub use service::Service;
pub use sizing::{Ceiling, Change, SizedDesign, Sizer};
pub use stairs::Size;
pub use station::{Saturated, Station, Waiting};
pub use throughput::{Capacity, SloCapacity, capacity, slo_capacity};
pub use tier::{Tier, TierLoad, loads};
