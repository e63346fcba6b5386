//! Turns the catalogue's CSV files into Rust tables, so that a bad row fails the build and the page parses nothing.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use crate::{Row, date, field, mark};

pub fn build(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=src/catalog");
    let machines = [table("machines", machine)?, managed_machines()?].concat();
    fs::write(out.join("machines.rs"), array("MACHINES", "Machine", &machines))?;
    fs::write(out.join("machine_names.rs"), machine_names()?)?;
    fs::write(
        out.join("throughputs.rs"),
        array("THROUGHPUTS", "PublishedThroughput", &table("throughputs", throughput)?),
    )?;
    fs::write(out.join("constants.rs"), constants()?)?;
    fs::write(out.join("egress.rs"), price_list("internet")? + &price_list("cdn")?)?;
    Ok(())
}

/// The rows of a file, each as a Rust value.
fn table(file: &str, row: fn(&Row) -> Result<String, String>) -> Result<Vec<String>, Box<dyn Error>> {
    let mut rows = Vec::new();
    for (line, record) in records(file)? {
        rows.push(row(&record).map_err(|why| format!("src/catalog/{file}.csv:{line}: {why}"))?);
    }
    Ok(rows)
}

fn array(name: &str, of: &str, rows: &[String]) -> String {
    let rows: String = rows.iter().map(|row| format!("    {row},\n")).collect();
    format!("pub static {name}: &[{of}] = &[\n{rows}];\n")
}

/// Machines that a service runs: cores, speed and network are those of the machine they stand on, and so is what the
/// same machine costs without the service.
///
/// Columns: id, service, of, memory_gib, usd_per_hour, source, date, mark.
fn managed_machines() -> Result<Vec<String>, Box<dyn Error>> {
    let bare = records("machines")?;
    let mut rows = Vec::new();
    for (line, record) in records("managed")? {
        let at = |why| format!("src/catalog/managed.csv:{line}: {why}");
        let of = field(&record, 2).map_err(at)?;
        let of = bare.iter().find(|(_, machine)| machine.get(0) == Some(of));
        let (_, of) = of.ok_or_else(|| at("stands on a machine that is not in machines.csv".to_owned()))?;
        rows.push(managed(&record, of).map_err(at)?);
    }
    Ok(rows)
}

fn managed(row: &Row, of: &Row) -> Result<String, String> {
    let (service, offered_by) = match field(row, 1)? {
        "cache" => ("Cache", "AWS ElastiCache us-east-1"),
        "database" => ("Database", "AWS RDS us-east-1"),
        other => return Err(format!("{other:?} is not a service")),
    };
    let (hourly, unmanaged) = (positive(row, 4)?, positive(of, 9)?);
    if hourly < unmanaged {
        return Err(format!("{hourly:?}/h is less than the bare machine at {unmanaged:?}/h"));
    }
    let price = format!("Price::Managed {{ hourly: {hourly:?}, unmanaged: {unmanaged:?} }}");
    let service = format!("Some(Service::{service})");
    body(of, field(row, 0)?, offered_by, &service, positive(row, 3)?, &price, &origin(row, 5)?)
}

/// Columns: tier, per_core_per_second, what, source, date, mark.
fn throughput(row: &Row) -> Result<String, String> {
    let (tier, rate, what) = (field(row, 0)?, positive(row, 1)?, field(row, 2)?);
    let origin = origin(row, 3)?;
    Ok(format!(
        "PublishedThroughput {{ tier: {tier:?}, per_core_per_second: {rate:?}, what: {what:?}, origin: {origin} }}"
    ))
}

/// A constant for each machine, so that what is written in Rust can name only machines that exist.
fn machine_names() -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    for (index, (_, record)) in records("machines")?.iter().enumerate() {
        let id = field(record, 0)?;
        let name = id.to_uppercase().replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        writeln!(text, "/// {id}")?;
        writeln!(text, "pub const {name}: MachineId = MachineId(&MACHINES[{index}]);")?;
    }
    Ok(text)
}

fn constants() -> Result<String, Box<dyn Error>> {
    let mut text = String::new();
    for (line, record) in records("constants")? {
        let at = |why| format!("src/catalog/constants.csv:{line}: {why}");
        let name = field(&record, 0).map_err(at)?.to_uppercase();
        let value = positive(&record, 1).map_err(at)?;
        let unit = record.get(2).unwrap_or_default();
        let origin = origin(&record, 3).map_err(at)?;
        writeln!(
            text,
            "pub const {name}: Constant = Constant {{ value: {value:?}, unit: {unit:?}, origin: {origin} }};"
        )?;
    }
    Ok(text)
}

/// The rows of one price list, which must rise and end in one without a bound.
fn price_list(list: &str) -> Result<String, Box<dyn Error>> {
    let name = list.to_uppercase();
    let mut text = format!("/// What a GB of the list {list} costs.\npub static {name}: &[PriceStep] = &[\n");
    let mut reached = Some(0.0);
    for (line, record) in records("egress")? {
        if record.get(0) != Some(list) {
            continue;
        }
        let at = |why| format!("src/catalog/egress.csv:{line}: {why}");
        let up_to = if given(&record, 1) { Some(positive(&record, 1).map_err(at)?) } else { None };
        if reached.is_none_or(|reached| up_to.is_some_and(|up_to| up_to <= reached)) {
            return Err(
                at("the bounds of a list must rise, the last row alone without one".to_owned()).into()
            );
        }
        reached = up_to;
        let price = positive(&record, 2).map_err(at)?;
        let origin = origin(&record, 3).map_err(at)?;
        writeln!(text, "    PriceStep {{ up_to_gb: {up_to:?}, usd_per_gb: {price:?}, origin: {origin} }},")?;
    }
    if reached.is_some() {
        return Err(format!("src/catalog/egress.csv: the last row of {list} must have no bound").into());
    }
    text.push_str("];\n");
    Ok(text)
}

fn records(file: &str) -> Result<Vec<(u64, Row)>, Box<dyn Error>> {
    crate::records(Path::new(&format!("src/catalog/{file}.csv")))
}

/// Columns: id, offered_by, family, architecture, cores, threads, memory_gib, network_gbps, relative_speed,
/// usd_per_hour, usd_per_hour_three_year, purchase_usd, watts, rack_units, source, date, mark.
fn machine(row: &Row) -> Result<String, String> {
    let price = if given(row, 9) {
        let on_demand = positive(row, 9)?;
        let three_year = if given(row, 10) { Some(positive(row, 10)?) } else { None };
        if three_year.is_some_and(|three_year| three_year > on_demand) {
            return Err(format!("three years at {three_year:?}/h cost more than on demand"));
        }
        format!("Price::Rented {{ on_demand: {on_demand:?}, three_year: {three_year:?} }}")
    } else {
        let (purchase, watts, units) = (positive(row, 11)?, positive(row, 12)?, positive(row, 13)?);
        format!("Price::Owned {{ purchase: {purchase:?}, watts: {watts:?}, rack_units: {units:?} }}")
    };
    body(row, field(row, 0)?, field(row, 1)?, "None", positive(row, 6)?, &price, &origin(row, 14)?)
}

/// A machine with the processors and the network of `row`.
fn body(
    row: &Row,
    id: &str,
    offered_by: &str,
    service: &str,
    memory: f64,
    price: &str,
    origin: &str,
) -> Result<String, String> {
    let family = if service == "None" { field(row, 2)? } else { offered_by };
    let architecture = match field(row, 3)? {
        "x86" => "X86",
        "arm64" => "Arm64",
        other => return Err(format!("{other:?} is not an architecture")),
    };
    let (cores, threads) = (whole(row, 4)?, whole(row, 5)?);
    if threads < cores {
        return Err(format!("{threads} threads on {cores} cores"));
    }
    let (network, speed) = (positive(row, 7)?, positive(row, 8)?);
    Ok(format!(
        "Machine {{ id: {id:?}, offered_by: {offered_by:?}, family: {family:?}, service: {service}, \
         architecture: Architecture::{architecture}, cores: {cores}, threads: {threads}, \
         memory_gib: {memory:?}, network_gbps: {network:?}, relative_speed: {speed:?}, price: {price}, \
         origin: {origin} }}"
    ))
}

fn given(row: &Row, column: usize) -> bool {
    row.get(column).is_some_and(|text| !text.is_empty())
}

fn origin(row: &Row, first: usize) -> Result<String, String> {
    let (source, date) = (field(row, first)?, date(row, first + 1)?);
    let mark = mark(row, first + 2)?;
    Ok(format!("Origin {{ source: {source:?}, date: {date:?}, mark: Mark::{mark} }}"))
}

fn positive(row: &Row, column: usize) -> Result<f64, String> {
    let text = field(row, column)?;
    match text.parse::<f64>() {
        Ok(value) if value.is_finite() && value > 0.0 => Ok(value),
        _ => Err(format!("{text:?} in column {} is not a positive number", column + 1)),
    }
}

fn whole(row: &Row, column: usize) -> Result<u32, String> {
    let text = field(row, column)?;
    text.parse().map_err(|_| format!("{text:?} in column {} is not a whole number", column + 1))
}
