//! The command line: the library for documents and pipelines.

#![cfg_attr(
    not(test),
    deny(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::indexing_slicing,
        clippy::string_slice,
        clippy::panic,
        clippy::unreachable,
        clippy::todo,
        clippy::unimplemented
    )
)]

mod arguments;
mod chart;
mod check;
mod day;
mod evaluate;
mod fields;
mod fit;
mod input;
mod listing;
mod presets;
mod station;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;

/// An objective is missed.
const MISSED: u8 = 1;
/// The question could not be answered.
const UNANSWERED: u8 = 2;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Evaluate(arguments) => evaluate::run(&arguments).map(|text| (text, true)),
        Command::Chart(arguments) => chart::run(&arguments).map(|text| (text, true)),
        Command::Check(arguments) => check::run(&arguments),
        Command::Presets(arguments) => presets::run(&arguments).map(|text| (text, true)),
        Command::Fields(arguments) => fields::run(&arguments).map(|text| (text, true)),
        Command::Fit(arguments) => fit::run(&arguments).map(|text| (text, true)),
        Command::Station(arguments) => station::run(&arguments).map(|text| (text, true)),
    };
    match outcome {
        Ok((text, met)) => {
            if let Err(why) = print(&text) {
                eprintln!("headroom: standard output: {why}");
                return ExitCode::from(UNANSWERED);
            }
            if met { ExitCode::SUCCESS } else { ExitCode::from(MISSED) }
        }
        Err(why) => {
            eprintln!("headroom: {why}");
            ExitCode::from(UNANSWERED)
        }
    }
}

/// Writes the answer with one line end. A reader that has gone away, such as `head`, is no error.
fn print(text: &str) -> io::Result<()> {
    let text = text.trim_end();
    if text.is_empty() {
        return Ok(());
    }
    match writeln!(io::stdout(), "{text}") {
        Err(why) if why.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        outcome => outcome,
    }
}
