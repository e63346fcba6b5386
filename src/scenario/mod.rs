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
mod field_error;
mod fields;
mod form;
mod history;
mod objectives;
mod placement;
mod preset;
mod preset_origin;
mod relevance;
mod retrying;
mod scale;
mod scaling;
mod workload;

pub use access::{Choice, Value};
pub use background::{Burst, Jobs, Workers};
pub use change::ChangeError;
pub use design::{
    Balancers, Balancing, CacheHitRatio, Caching, Design, Edge, MachinePrices, Pool, Purchase, Reads,
    Replication, Sessions, Store,
};
pub use field::{Accepts, Field, FieldOption, Group, NOT_SET, Side};
pub use field_error::FieldError;
pub use fields::{FIELDS, find};
pub use form::{FRONT, fields_of, groups_of};
pub use history::History;
pub use objectives::Objectives;
pub use placement::{Contradiction, Placement};
pub use preset::{PRESETS, Preset, PresetGroup, UnknownPreset, default_preset};
pub use preset_origin::InputOrigin;
pub use relevance::idle;
pub use retrying::Retrying;
pub use scale::Scale;
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

    /// Makes the other design the same as this one.
    pub fn copy_design(&mut self, from: Side) {
        *self.design_mut(from.other()) = self.design(from).clone();
    }

    pub const fn swap_designs(&mut self) {
        std::mem::swap(&mut self.vertical, &mut self.horizontal);
    }

    /// What sets the other scenario apart, in a few words.
    #[must_use]
    pub fn differences(&self, other: &Self) -> String {
        if self.preset != other.preset {
            return format!("preset {}", other.preset.title);
        }
        let mut fields = FIELDS.iter().filter(|field| field.get(self) != field.get(other));
        match (fields.next(), fields.count()) {
            (None, _) => "nothing".to_owned(),
            (Some(first), 0) => first.title(),
            (Some(first), more) => format!("{} and {more} more", first.title()),
        }
    }

    /// The inputs that differ from the preset, in the order of the table.
    pub fn changed_fields(&self) -> impl Iterator<Item = &'static Field> {
        let preset = self.preset.opening();
        FIELDS.iter().filter(move |field| field.get(self) != field.get(preset))
    }
}
