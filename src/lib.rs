//! Headroom: scale up or scale out.
pub mod analysis;
pub mod catalog;
pub mod chart;
pub mod link;
pub mod model;
pub mod numeric;
pub mod report;
pub mod scenario;
pub mod units;
