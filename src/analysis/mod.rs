//! Sweeps over the model: plain series.

mod latency_curve;

pub use latency_curve::{DesignCurve, LatencyCurve, latency_curve};
