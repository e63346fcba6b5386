//! One input: its key, meaning, bounds, and how it reads and writes a scenario.

use super::Scenario;
use super::access::{Mismatch, Value};
use super::design::Design;
use super::field_error::FieldError;
use super::scale::Scale;
use crate::units::{Kind, parse, print, print_input};

/// Which of the two designs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    Vertical,
    Horizontal,
}

impl Side {
    pub const BOTH: [Self; 2] = [Self::Vertical, Self::Horizontal];

    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Vertical => Self::Horizontal,
            Self::Horizontal => Self::Vertical,
        }
    }

    /// The name in keys.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Vertical => "vertical",
            Self::Horizontal => "horizontal",
        }
    }

    /// The name for people.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Vertical => "Scale up",
            Self::Horizontal => "Scale out",
        }
    }
}

/// Where on the form a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Group {
    Scenario,
    Load,
    Objectives,
    Request,
    Data,
    Machines,
    Network,
    Placement,
    Balancer,
    App,
    Scaling,
    Cache,
    Database,
    Purchase,
}

impl Group {
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Scenario => "Scenario",
            Self::Load => "Load",
            Self::Objectives => "Objectives",
            Self::Request => "One request",
            Self::Data => "Data and memory",
            Self::Machines => "Inside a machine",
            Self::Network => "Network",
            Self::Placement => "Placement",
            Self::Balancer => "Balancer",
            Self::App => "Application",
            Self::Scaling => "Autoscaling",
            Self::Cache => "Cache",
            Self::Database => "Database",
            Self::Purchase => "Costs",
        }
    }
}

/// One of the options of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldOption {
    /// The name in links and files.
    pub name: &'static str,
    pub label: String,
}

/// What a field accepts.
#[derive(Debug, Clone, Copy)]
pub enum Accepts {
    /// `optional`: it may be left open, which reads "not set".
    Number {
        kind: Kind,
        minimum: f64,
        maximum: f64,
        scale: Scale,
        optional: bool,
    },
    Choice {
        options: fn() -> Vec<FieldOption>,
    },
    Text {
        longest: usize,
    },
}

/// Reads and writes the field in what it belongs to.
#[derive(Debug, Clone, Copy)]
pub(super) enum Access {
    Shared { get: fn(&Scenario) -> Value, set: fn(&mut Scenario, Value) -> Result<(), Mismatch> },
    Design { side: Side, get: fn(&Design) -> Value, set: fn(&mut Design, Value) -> Result<(), Mismatch> },
}

/// A row of the table of inputs.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// The name in links, files and JSON; fields of a design follow its side: `vertical.app.nodes`.
    pub key: &'static str,
    pub label: &'static str,
    pub help: &'static str,
    pub group: Group,
    pub accepts: Accepts,
    pub(super) access: Access,
}

/// How a field that is left open is written.
pub const NOT_SET: &str = "not set";

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key
    }
}

impl Field {
    /// The design the field belongs to, if it is not shared by both.
    #[must_use]
    pub const fn side(&self) -> Option<Side> {
        match self.access {
            Access::Design { side, .. } => Some(side),
            Access::Shared { .. } => None,
        }
    }

    /// The label with the design it belongs to, where it stands alone.
    #[must_use]
    pub fn title(&self) -> String {
        match self.side() {
            Some(side) => format!("{}: {}", side.label(), self.label),
            None => self.label.to_owned(),
        }
    }

    #[must_use]
    pub fn get(&self, scenario: &Scenario) -> Value {
        match self.access {
            Access::Shared { get, .. } => get(scenario),
            Access::Design { side, get, .. } => get(scenario.design(side)),
        }
    }

    /// The value as links and files write it.
    #[must_use]
    pub fn print(&self, scenario: &Scenario) -> String {
        self.written(scenario, print)
    }

    /// The value as an input shows it.
    #[must_use]
    pub fn print_input(&self, scenario: &Scenario) -> String {
        self.written(scenario, print_input)
    }

    fn written(&self, scenario: &Scenario, number: fn(f64, Kind) -> String) -> String {
        match (self.get(scenario), self.accepts) {
            (Value::Number(value), Accepts::Number { kind, .. }) => number(value, kind),
            (Value::Number(value), _) => value.to_string(),
            (Value::Choice(name), _) => name.to_owned(),
            (Value::Text(text), _) => text,
            (Value::Unset, _) => NOT_SET.to_owned(),
        }
    }

    /// Reads `text` into the scenario, or leaves the scenario as it is.
    ///
    /// # Errors
    /// [`FieldError`] with the value and what would be accepted.
    pub fn read(&self, scenario: &mut Scenario, text: &str) -> Result<(), FieldError> {
        let value = match self.accepts {
            Accepts::Number { optional: true, .. } if matches!(text.trim(), "" | NOT_SET) => Value::Unset,
            Accepts::Number { kind, .. } => {
                Value::Number(parse(text, kind).map_err(|why| FieldError::Unreadable { key: self.key, why })?)
            }
            Accepts::Choice { options } => Value::Choice(self.option(text.trim(), &options())?),
            Accepts::Text { .. } => Value::Text(text.to_owned()),
        };
        self.set(scenario, value)
    }

    /// The label of an option; its name, where the field has no such option.
    #[must_use]
    pub fn label_of(&self, name: &str) -> String {
        let options = match self.accepts {
            Accepts::Choice { options } => options(),
            Accepts::Number { .. } | Accepts::Text { .. } => Vec::new(),
        };
        let found = options.into_iter().find(|option| option.name == name);
        found.map_or_else(|| name.to_owned(), |option| option.label)
    }

    fn option(&self, text: &str, options: &[FieldOption]) -> Result<&'static str, FieldError> {
        let names = || options.iter().map(|option| option.name);
        names().find(|name| *name == text).ok_or_else(|| FieldError::NotAnOption {
            key: self.key,
            text: text.to_owned(),
            options: names().collect(),
        })
    }

    /// Sets the field, or leaves the scenario as it is.
    ///
    /// # Errors
    /// [`FieldError`] with the value and what would be accepted.
    pub fn set(&self, scenario: &mut Scenario, value: Value) -> Result<(), FieldError> {
        self.check(&value)?;
        let stored = match self.access {
            Access::Shared { set, .. } => set(scenario, value.clone()),
            Access::Design { side, set, .. } => {
                let design = scenario.design_mut(side);
                let mut changed = design.clone();
                let stored = set(&mut changed, value.clone());
                let with = changed.contradictions();
                if !with.is_empty() {
                    return Err(FieldError::Contradiction { key: self.key, with });
                }
                *design = changed;
                stored
            }
        };
        stored.map_err(|mismatch| self.refusal(&value, mismatch))
    }

    fn check(&self, value: &Value) -> Result<(), FieldError> {
        match (self.accepts, value) {
            (Accepts::Number { kind, minimum, maximum, .. }, Value::Number(number))
                if !(minimum..=maximum).contains(number) =>
            {
                Err(FieldError::OutOfRange { key: self.key, kind, value: *number, minimum, maximum })
            }
            (Accepts::Choice { options }, Value::Choice(name)) => self.option(name, &options()).map(|_| ()),
            (Accepts::Text { longest }, Value::Text(text)) if text.chars().count() > longest => {
                Err(FieldError::TooLong { key: self.key, length: text.chars().count(), longest })
            }
            _ => Ok(()),
        }
    }

    fn refusal(&self, value: &Value, mismatch: Mismatch) -> FieldError {
        if let Mismatch::OutOfRange(range) = mismatch {
            return FieldError::OutOfRange {
                key: self.key,
                kind: Kind::Plain,
                value: range.value,
                minimum: range.minimum,
                maximum: range.maximum,
            };
        }
        let options = match self.accepts {
            Accepts::Choice { options } => options().iter().map(|option| option.name).collect(),
            Accepts::Number { .. } => vec!["a number"],
            Accepts::Text { .. } => vec!["a text"],
        };
        FieldError::NotAnOption { key: self.key, text: format!("{value:?}"), options }
    }
}
