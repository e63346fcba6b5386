//! The value of a field, whatever its type.

use crate::catalog::MachineId;
use crate::units::{Bytes, Factor, Fraction, OutOfRange, PerSecond, Scv, Seconds};

/// A field's value as the table of fields handles it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// In the base unit of the field's kind.
    Number(f64),
    /// The name of a choice in links and files.
    Choice(&'static str),
    Text(String),
    /// Nothing, where a field may be left open.
    Unset,
}

/// A value that a field of another type was given.
#[derive(Debug, Clone, PartialEq)]
pub enum Mismatch {
    OutOfRange(OutOfRange),
    OtherType,
}

/// One of a few named options.
pub trait Choice: Copy + PartialEq + 'static {
    /// Name in links and files, label for people, value.
    const OPTIONS: &'static [(&'static str, &'static str, Self)];

    fn name(self) -> &'static str {
        Self::OPTIONS.iter().find(|option| option.2 == self).map_or("", |option| option.0)
    }
}

/// Types a field can hold.
pub(super) trait Held: Sized {
    fn to_value(&self) -> Value;
    fn from_value(value: Value) -> Result<Self, Mismatch>;
}

macro_rules! held_quantity {
    ($($name:ident)*) => {$(
        impl Held for $name {
            fn to_value(&self) -> Value {
                Value::Number(self.get())
            }

            fn from_value(value: Value) -> Result<Self, Mismatch> {
                match value {
                    Value::Number(number) => Self::new(number).map_err(Mismatch::OutOfRange),
                    Value::Choice(_) | Value::Text(_) | Value::Unset => Err(Mismatch::OtherType),
                }
            }
        }
    )*};
}

held_quantity!(Seconds PerSecond Fraction Scv Factor Bytes);

impl Held for Option<Factor> {
    fn to_value(&self) -> Value {
        self.map_or(Value::Unset, |factor| factor.to_value())
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        if value == Value::Unset { Ok(None) } else { Factor::from_value(value).map(Some) }
    }
}

impl Held for u32 {
    fn to_value(&self) -> Value {
        Value::Number(f64::from(*self))
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Number(n) if n.fract() == 0.0 && (0.0..=f64::from(u32::MAX)).contains(&n) => Ok(n as u32),
            _ => Err(Mismatch::OtherType),
        }
    }
}

impl Held for String {
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Text(text) => Ok(text),
            Value::Number(_) | Value::Choice(_) | Value::Unset => Err(Mismatch::OtherType),
        }
    }
}

impl Held for MachineId {
    fn to_value(&self) -> Value {
        Value::Choice(self.id)
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        match value {
            Value::Choice(id) => Self::find(id).map_err(|_| Mismatch::OtherType),
            Value::Number(_) | Value::Text(_) | Value::Unset => Err(Mismatch::OtherType),
        }
    }
}

impl<C: Choice> Held for C {
    fn to_value(&self) -> Value {
        Value::Choice(self.name())
    }

    fn from_value(value: Value) -> Result<Self, Mismatch> {
        let Value::Choice(name) = value else { return Err(Mismatch::OtherType) };
        C::OPTIONS.iter().find(|option| option.0 == name).map(|option| option.2).ok_or(Mismatch::OtherType)
    }
}
