//! How far a design is from its limits: headroom within the objective, or the growth of its backlog.

use crate::model::capacity::SloCapacity;
use crate::model::evaluate::Evaluation;
use crate::model::latency::NoLatency;
use crate::scenario::Side;

/// λ_slo/λ − 1, if any load is within the objective.
pub(in crate::model) fn headroom(slo: SloCapacity, peak_rate: f64) -> Option<f64> {
    match slo {
        SloCapacity::UpTo(rate) => Some(rate / peak_rate - 1.0),
        SloCapacity::Never => None,
    }
}

impl Evaluation {
    /// SLO capacity over peak, less one: negative where the peak misses the p99 objective, none where every load does.
    #[must_use]
    pub fn headroom(&self, side: Side) -> Option<f64> {
        headroom(self.design(side).slo_capacity, self.peak_rate)
    }

    /// Requests per second that pile up at peak, λ − capacity, if the design is saturated.
    #[must_use]
    pub fn backlog_growth(&self, side: Side) -> Option<f64> {
        let design = self.design(side);
        match design.latency {
            Err(NoLatency::Saturated { .. }) => Some((self.peak_rate - design.capacity.rate).max(0.0)),
            Err(NoLatency::NotFound(_)) | Ok(_) => None,
        }
    }

    /// Whether the design meets every objective that is set, at the peak.
    #[must_use]
    pub fn meets_objectives(&self, side: Side) -> bool {
        let design = self.design(side);
        let within_budget = design.budget.is_none_or(|budget| budget.within());
        design.meets_latency && design.meets_availability && within_budget
    }
}
