//! The presets: their values as texts that the table of inputs reads, and apart from them where each value comes from.
//!
//! `presets/index.csv` lists them in the order of the picker, `presets/sources.csv` what their rows cite, and
//! `presets/ID@VERSION.csv` holds one preset. A key `both.…` stands for the same input of both designs.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Row, date, field, mark, records};

const FOLDER: &str = "src/scenario/presets";

pub fn build(out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={FOLDER}");
    let sources = sources()?;
    let (mut presets, mut names) = (String::new(), String::new());
    let mut origins =
        String::from("/// A line for each input of each preset.\nstatic ORIGINS: &[&str] = &[\n");
    let mut files = BTreeSet::new();
    for (line, row) in records(&file("index"))? {
        let entry = Entry::of(&row).map_err(|why| format!("{FOLDER}/index.csv:{line}: {why}"))?;
        let index = files.len();
        if !files.insert(format!("{}@{}", entry.id, entry.version)) {
            return Err(format!("{FOLDER}/index.csv:{line}: {}@{} twice", entry.id, entry.version).into());
        }
        let inputs = inputs(&entry, &sources.names)?;
        let values: String = inputs.iter().map(|input| format!("{}={}\n", input.key, input.value)).collect();
        writeln!(presets, "static PRESET_{index}: Preset = {};", entry.literal(index, &values))?;
        write!(names, "&PRESET_{index}, ")?;
        let from: String = inputs.iter().map(|input| format!("{}\n", input.origin)).collect();
        writeln!(origins, "    {from:?},")?;
    }
    origins.push_str("];\n");
    every_file_is_listed(&files)?;
    let all = "/// Every preset, in the order in which they are offered.\npub static PRESETS: &[&Preset]";
    fs::write(out.join("presets.rs"), format!("{presets}{all} = &[{names}];\n"))?;
    fs::write(out.join("preset_origins.rs"), format!("{}{origins}", sources.text))?;
    Ok(())
}

fn file(name: &str) -> PathBuf {
    Path::new(FOLDER).join(format!("{name}.csv"))
}

fn every_file_is_listed(listed: &BTreeSet<String>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(FOLDER)? {
        let path = entry?.path();
        let name = path.file_stem().and_then(|name| name.to_str()).unwrap_or_default();
        if name != "index" && name != "sources" && !listed.contains(name) {
            return Err(format!("{} is not in index.csv", path.display()).into());
        }
    }
    Ok(())
}

/// Columns: key, source, date.
struct Sources {
    /// The place of each source in the table.
    names: BTreeMap<String, usize>,
    text: String,
}

fn sources() -> Result<Sources, Box<dyn Error>> {
    let mut names = BTreeMap::new();
    let mut text = String::from("static SOURCES: &[Source] = &[\n");
    for (line, row) in records(&file("sources"))? {
        let at = |why| format!("{FOLDER}/sources.csv:{line}: {why}");
        let key = field(&row, 0).map_err(at)?;
        let (cited, date) = (field(&row, 1).map_err(at)?, date(&row, 2).map_err(at)?);
        writeln!(text, "    Source {{ text: {cited:?}, date: {date:?} }},")?;
        if names.insert(key.to_owned(), names.len()).is_some() {
            return Err(at(format!("{key:?} twice")).into());
        }
    }
    text.push_str("];\n");
    Ok(Sources { names, text })
}

/// Columns: id, version, group, title, story.
struct Entry<'a> {
    id: &'a str,
    version: u32,
    group: &'static str,
    title: &'a str,
    story: &'a str,
}

impl<'a> Entry<'a> {
    fn of(row: &'a Row) -> Result<Self, String> {
        let version = field(row, 1)?;
        Ok(Self {
            id: field(row, 0)?,
            version: version.parse().map_err(|_| format!("{version:?} is not a version"))?,
            group: match field(row, 2)? {
                "ran" => "Ran",
                "teaching" => "Teaching",
                "phase" => "Phase",
                other => return Err(format!("{other:?} is not a group")),
            },
            title: field(row, 3)?,
            story: field(row, 4)?,
        })
    }

    fn literal(&self, index: usize, values: &str) -> String {
        let Self { id, version, group, title, story } = self;
        format!(
            "Preset {{ id: {id:?}, version: {version}, group: PresetGroup::{group}, title: {title:?}, story: {story:?}, \
             index: {index}, values: {values:?}, opening: OnceLock::new() }}"
        )
    }
}

struct Input {
    key: String,
    value: String,
    /// The first letter of its mark, the place of its source, a space and its derivation.
    origin: String,
}

/// Columns: key, value, derivation, source, mark.
fn inputs(entry: &Entry<'_>, sources: &BTreeMap<String, usize>) -> Result<Vec<Input>, Box<dyn Error>> {
    let name = format!("{}@{}", entry.id, entry.version);
    let mut inputs: Vec<Input> = Vec::new();
    for (line, row) in records(&file(&name))? {
        let at = |why| format!("{FOLDER}/{name}.csv:{line}: {why}");
        for input in input(&row, sources).map_err(at)? {
            if inputs.iter().any(|other| other.key == input.key) {
                return Err(at(format!("{} twice", input.key)).into());
            }
            inputs.push(input);
        }
    }
    Ok(inputs)
}

fn input(row: &Row, sources: &BTreeMap<String, usize>) -> Result<Vec<Input>, String> {
    let (key, value, derivation) = (field(row, 0)?, field(row, 1)?, field(row, 2)?);
    let cited = field(row, 3)?;
    let source = sources.get(cited).ok_or_else(|| format!("{cited:?} is not in sources.csv"))?;
    if value.contains('\n') || derivation.contains('\n') {
        return Err("a line breaks inside a column".to_owned());
    }
    let mark = mark(row, 4)?;
    let keys = key.strip_prefix("both.").map_or_else(
        || vec![key.to_owned()],
        |rest| vec![format!("vertical.{rest}"), format!("horizontal.{rest}")],
    );
    let letter = mark.chars().next().unwrap_or_default().to_ascii_lowercase();
    let with_origin = |key: String| Input {
        origin: format!("{letter}{source} {derivation}"),
        value: value.to_owned(),
        key,
    };
    Ok(keys.into_iter().map(with_origin).collect())
}
