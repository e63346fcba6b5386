//! Workload, objectives, designs, the one table of fields, validation, presets.
