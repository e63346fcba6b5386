//! Sweeps over the model: plain series.

mod cost_curve;
mod growth_curve;
mod latency_curve;

pub use cost_curve::{CostCurve, CostLimit, Crossover, DesignCosts, cost_curve};
pub use growth_curve::{DesignGrowth, GrowthCurve, growth_curve};
pub use latency_curve::{DesignCurve, LatencyCurve, latency_curve};
