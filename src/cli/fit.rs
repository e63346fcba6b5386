//! `headroom fit`.

use std::error::Error;

use headroom::link::LARGEST;
use headroom::model::{Measurement, Peak, ScalabilityFit};
use headroom::report::CsvCell;
use headroom::units::significant;

use crate::arguments::Fit as Arguments;
use crate::input::bytes;
use crate::listing::Listing;

/// What the first line may be, and what is shown where a line is not a measurement.
const COLUMNS: &str = "n,throughput";

pub fn run(arguments: &Arguments) -> Result<String, Box<dyn Error>> {
    let file = &arguments.file;
    let bytes = bytes(file).map_err(|why| format!("{file}: {why}"))?;
    if bytes.len() > LARGEST {
        return Err(format!("{file}: more than {LARGEST} bytes").into());
    }
    let text = String::from_utf8(bytes).map_err(|_| format!("{file}: not a text in UTF-8"))?;
    let rows = measurements(&text).map_err(|why| format!("{file}: {why}"))?;
    let fit = ScalabilityFit::new(&rows).map_err(|why| format!("{file}: {why}"))?;
    Ok(listing(&rows, &fit).print(arguments.format)?)
}

/// Lines of two numbers; the first may name the columns, and empty ones are passed over.
fn measurements(text: &str) -> Result<Vec<Measurement>, String> {
    let mut rows = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim();
        let number = |text: &str| text.trim().parse::<f64>().ok();
        let numbers = line.split_once(',').and_then(|(size, rate)| Some((number(size)?, number(rate)?)));
        match numbers {
            Some((size, throughput)) => rows.push(Measurement { size, throughput }),
            None if line.is_empty() || (at == 0 && line.eq_ignore_ascii_case(COLUMNS)) => {}
            None => {
                let shown: String = line.chars().take(40).collect();
                return Err(format!(
                    "line {}: expected two numbers with a comma between, {COLUMNS}, not {shown:?}",
                    at + 1
                ));
            }
        }
    }
    Ok(rows)
}

fn listing(rows: &[Measurement], fit: &ScalabilityFit) -> Listing {
    let line = |figure: &str, value: Option<f64>, note: String| {
        vec![Some(CsvCell::text(figure)), value.map(CsvCell::Number), Some(CsvCell::text(note))]
    };
    let said = |figure, value, note: &str| line(figure, Some(value), note.to_owned());
    let (size, most, why) = match (fit.peak(), fit.law.peak()) {
        (Some((size, most)), _) => (Some(size), Some(most), "the most there can be"),
        (None, Peak::Ceiling { relative_capacity }) => {
            (None, Some(fit.of_one * relative_capacity), "a limit that is never reached: β = 0")
        }
        (None, Peak::Linear | Peak::At { .. }) => (None, None, "no peak: each one adds as much as the first"),
    };
    let mut lines = vec![
        said(
            "contention",
            fit.law.contention.get(),
            "α, the share of the work that only one can do at a time",
        ),
        said("coherency", fit.law.coherency.get(), "β, what each pair costs to keep consistent"),
        said("throughput_of_one", fit.of_one, "γ, in the unit of the measurements"),
        line("peak_size", size, why.to_owned()),
        line("peak_throughput", most, why.to_owned()),
        said("r_squared", fit.r_squared, "share of the variance that the law explains"),
        said("worst_residual", fit.worst_residual, "largest |measured − fitted|/measured"),
    ];
    lines.extend(rows.iter().map(|row| {
        let fitted = fit.throughput(row.size);
        let [n, measured, predicted] = [row.size, row.throughput, fitted].map(|value| significant(value, 6));
        let note = format!("at {n}: measured {measured}, fitted {predicted}");
        line("residual", Some(1.0 - fitted / row.throughput), note)
    }));
    Listing {
        schema: "headroom-fit-1",
        title: "Scalability",
        columns: vec!["figure", "value", "note"],
        rows: lines,
    }
}
