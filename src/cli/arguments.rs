//! What may be typed after `headroom`.

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Scale up or scale out: capacity, latency, cost and availability of two designs, side by side.
#[derive(Parser)]
#[command(
    version,
    after_help = "Exit status: 0 answered, 2 could not be answered (the reason is on stderr)."
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Compare the two designs of a scenario
    Evaluate(Evaluate),
    /// Calculate one queue: utilization, waiting and response times of a G/G/c station
    Station(Station),
}

#[derive(Args)]
#[command(after_help = "Examples:
  headroom evaluate stack-overflow-2016
  headroom evaluate stack-overflow-2016 --explain
  headroom evaluate 'https://example.org/#v1;stack-overflow-2016@1;average_rate=3000' --format json")]
pub struct Evaluate {
    /// A link, its fragment (#v1;…), or a preset's name
    pub scenario: String,
    /// Say how each number came about: formula, inputs, intermediate values, source
    #[arg(long)]
    pub explain: bool,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Args)]
#[command(after_help = "Example: an M/M/3 queue with two of its servers busy on average
  headroom station --servers 3 --arrival-rate 2 --service-time 1")]
pub struct Station {
    /// Number of servers, c
    #[arg(long)]
    pub servers: u32,
    /// Arrivals per second, λ
    #[arg(long)]
    pub arrival_rate: f64,
    /// Mean service time in seconds, S
    #[arg(long)]
    pub service_time: f64,
    /// SCV of the times between arrivals; 1 is Poisson
    #[arg(long, default_value_t = 1.0)]
    pub arrival_scv: f64,
    /// SCV of the service time; 1 is exponential, 0 constant
    #[arg(long, default_value_t = 1.0)]
    pub service_scv: f64,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Table,
    Json,
}
