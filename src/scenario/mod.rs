//! Workload, objectives, designs, the one table of fields, validation, presets.
//!
//! A [`Scenario`] that exists is valid: every change goes through a [`Field`], which checks its bounds.

mod accepted;
mod access;
mod background;
mod base;
mod change;
mod design;
mod field;
mod fields;
mod objectives;
mod preset;
mod preset_origin;
mod retrying;
mod scaling;
mod workload;

pub use access::{Choice, Value};
pub use background::{Burst, Jobs, Workers};
pub use change::ChangeError;
pub use design::{
    Balancers, Balancing, CacheHitRatio, Design, Edge, MachinePrices, Pool, Purchase, Reads, Replication,
    Sessions, Store,
};
pub use field::{Accepts, Field, FieldError, FieldOption, Group, Scale, Side};
pub use fields::{FIELDS, find};
pub use objectives::Objectives;
pub use preset::{PRESETS, Preset, PresetGroup, UnknownPreset, default_preset};
pub use preset_origin::InputOrigin;
pub use retrying::Retrying;
pub use scaling::{Scaling, ScalingPolicy};
pub use workload::{Prices, Workload};

/// Everything a reader can set: what is asked of the system, and the two designs that are to answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Scenario {
    pub preset: &'static Preset,
    pub name: String,
    pub workload: Workload,
    pub objectives: Objectives,
    pub vertical: Design,
    pub horizontal: Design,
}

impl Scenario {
    #[must_use]
    pub const fn design(&self, side: Side) -> &Design {
        match side {
            Side::Vertical => &self.vertical,
            Side::Horizontal => &self.horizontal,
        }
    }

    pub const fn design_mut(&mut self, side: Side) -> &mut Design {
        match side {
            Side::Vertical => &mut self.vertical,
            Side::Horizontal => &mut self.horizontal,
        }
    }
}
