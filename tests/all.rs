//! Every test that runs natively, as one program: it links once.
#![cfg(not(target_arch = "wasm32"))]

mod after_loss;
mod availability;
mod catalogue;
mod command_line;
mod consistency;
mod costs;
mod editions;
mod end_to_end_latency;
mod explanations;
mod files;
mod formulas;
mod formulas_model;
mod growth;
mod hostile;
mod json_schema;
mod links;
mod no_cache;
mod one_machine;
mod parallel_branches;
mod preset_arithmetic;
mod presets;
mod properties;
mod published;
mod relevance;
mod reliability;
mod reports;
mod response_times;
mod rooms;
mod same_everywhere;
mod scenarios;
mod simulator;
mod sizing;
mod station_accuracy;
mod tiers;
mod time_sharing;
