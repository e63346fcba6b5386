//! Sweeps over the model: plain series.
