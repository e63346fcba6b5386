//! Scenario to text and back, versioned.
