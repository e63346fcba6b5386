//! JSON and text tables of one evaluation.
