//! What may be typed after `headroom`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use headroom::chart::ChartKind;

use crate::chart::kinds;

const EXIT: &str = "Exit status:
  0  answered; with check: every objective is met
  1  check only: an objective is missed
  2  could not be answered; the reason is on stderr";

const SCENARIO: &str = "A SCENARIO is one of
  a link           'https://…/#v1;stack-overflow-2016@1;average_rate=3000', quoted for the shell
  its fragment     '#v1;stack-overflow-2016@1;average_rate=3000'
  a preset's name  stack-overflow-2016, or stack-overflow-2016@1 for that version
  a file           as the page saves it, or an exported picture, report or JSON
  -                such a file on standard input";

/// Scale up or scale out: capacity, latency, cost and availability of two designs, side by side.
#[derive(Parser)]
#[command(version, after_help = EXIT, after_long_help = format!("{SCENARIO}\n\n{EXIT}"))]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Compare the two designs of a scenario
    Evaluate(Evaluate),
    /// Draw one of the page's charts, or print its points
    Chart(Chart),
    /// Hold the designs against their objectives, for a pipeline: exit status 1 when one is missed
    Check(Check),
    /// List the presets
    Presets(Listed),
    /// List the inputs: key, meaning, unit, what is accepted
    Fields(Fields),
    /// Calculate one queue: utilization, waiting and response times of a G/G/c station
    Station(Station),
    /// Fit the Universal Scalability Law to a load test: contention, coherency, the peak
    Fit(Fit),
}

#[derive(Args)]
#[command(after_help = format!("{SCENARIO}

Examples:
  headroom evaluate stack-overflow-2016
  headroom evaluate stack-overflow-2016 --explain
  headroom evaluate '#v1;stack-overflow-2016@1;average_rate=3000' --format json
  headroom evaluate review.txt --format markdown > review.md"))]
pub struct Evaluate {
    /// A link, its fragment, a preset's name, or a file
    pub scenario: String,
    /// Say how each number came about: formula, inputs, intermediate values, source (table and json)
    #[arg(long)]
    pub explain: bool,
    /// How to print: table for people, json and csv for programs, markdown for a design review
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
    /// The day that the report bears; today if absent
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
}

#[derive(Args)]
#[command(after_help = format!("{SCENARIO}

Examples:
  headroom chart stack-overflow-2016 latency -o latency.svg
  headroom chart stack-overflow-2016 cost --format csv"))]
pub struct Chart {
    /// A link, its fragment, a preset's name, or a file
    pub scenario: String,
    /// Which chart
    #[arg(value_parser = kinds())]
    pub kind: ChartKind,
    /// Where to write; standard output if absent
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// The picture, or its points
    #[arg(long, value_enum, default_value_t = ChartFormat::Svg)]
    pub format: ChartFormat,
    /// The day that the picture bears; today if absent
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub date: Option<String>,
}

#[derive(Args)]
#[command(after_help = format!("{SCENARIO}

Example: fail a pipeline when the design that scales out misses an objective
  headroom check review.txt --design horizontal"))]
pub struct Check {
    /// A link, its fragment, a preset's name, or a file
    pub scenario: String,
    /// Which design must meet the objectives
    #[arg(long, value_enum, default_value_t = Which::Both)]
    pub design: Which,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Args)]
pub struct Listed {
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Args)]
#[command(after_help = "Example: what may be typed for a duration
  headroom fields | grep 'ms'")]
pub struct Fields {
    /// Whose values stand beside the inputs
    #[arg(long, default_value = "stack-overflow-2016")]
    pub preset: String,
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

#[derive(Args)]
#[command(
    after_help = "FILE has a line for each measurement, the size and the throughput at it, in any unit:
  n,throughput
  1,64.9
  18,995.9
  36,1652.4

The fitted α and β are what the inputs contention and coherency ask for (on one machine, n being its cores),
or pool_contention and pool_coherency (over nodes).

Example:
  headroom fit load-test.csv --format json"
)]
pub struct Fit {
    /// A CSV file with the columns n and throughput; - for standard input
    pub file: String,
    /// How to print
    #[arg(long, value_enum, default_value_t = Format::Table)]
    pub format: Format,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum Format {
    Table,
    Json,
    Markdown,
    Csv,
}

#[derive(Clone, Copy, ValueEnum)]
pub enum ChartFormat {
    Svg,
    Csv,
    Json,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Which {
    /// Both of them
    Both,
    /// At least one
    Any,
    /// The one that scales up
    Vertical,
    /// The one that scales out
    Horizontal,
}
