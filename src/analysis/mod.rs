//! Sweeps over the model: plain series.

mod availability_curve;
mod cost_curve;
mod growth_curve;
mod latency_curve;
mod sensitivity;
mod throughput_curve;
mod topology;

pub use availability_curve::{AvailabilityCurve, DesignAvailability, availability_curve};
pub use cost_curve::{CostCurve, CostLimit, Crossover, DesignCosts, cost_curve};
pub use growth_curve::{DesignGrowth, GrowthCurve, GrowthStep, growth_curve};
pub use latency_curve::{DesignCurve, Knee, LatencyCurve, latency_curve};
pub use sensitivity::{Outcome, SensitiveInput, Sensitivity, sensitivity};
pub use throughput_curve::{DesignThroughput, GrowsBy, ThroughputCurve, throughput_curve};
pub use topology::{Loss, Topology, TopologyTier, topology};
