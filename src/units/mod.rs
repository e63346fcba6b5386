//! Quantities with units: checked constructors, and formatting for people.
