//! A scenario's text file, line by line.

use super::error::{FileError, LineError};
use super::value::from_a_line;
use super::write::marked;
use super::{END, FORMAT, HEADER, PRESET, VERSUS};
use crate::link::comments::Comments;
use crate::link::open::Opened;
use crate::link::quoted::quoted;
use crate::link::versions::EDITIONS;
use crate::link::warning::Warning;
use crate::scenario::{Preset, Scenario, find};

/// Reads a whole file, whose header has been seen.
pub(super) fn read(text: &str) -> Result<Opened, FileError> {
    let mut lines = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    let version = lines.next().and_then(|(_, line)| line.strip_prefix(HEADER)).unwrap_or_default().trim();
    if version != FORMAT {
        return Err(FileError::OtherFormat { version: quoted(version) });
    }
    let mut reader = Reader::default();
    let mut wrong = Vec::<(usize, LineError)>::new();
    let mut above = Vec::new();
    let mut ended = false;
    for (number, line) in lines {
        if ended && !line.is_empty() {
            wrong.push((number, LineError::Malformed { line: quoted(line) }));
        } else if line.starts_with('#') {
            above.push(line);
        } else if !line.is_empty() {
            ended = line == END;
            let key = line.split_once('=').map_or(line, |(key, _)| key).trim();
            if ended || key == VERSUS {
                for late in reader.read_waiting() {
                    wrong.insert(wrong.partition_point(|(other, _)| *other < late.0), late);
                }
            }
            let outcome = if ended { Ok(()) } else { reader.line(number, line) };
            wrong.extend(outcome.err().map(|why| (number, why)));
            for comment in above.drain(..) {
                reader.comments.push(&marked(key, reader.mark(key)), comment);
            }
        }
    }
    if !wrong.is_empty() {
        return Err(FileError::Lines(wrong));
    }
    if !ended {
        return Err(FileError::CutOff { what: "file" });
    }
    reader.finish()
}

#[derive(Default)]
struct Reader {
    scenario: Option<Scenario>,
    baseline: Option<Scenario>,
    comments: Comments,
    warnings: Vec<Warning>,
    seen: Vec<String>,
    /// Lines, with their key and value, that contradict what is not read yet.
    waiting: Vec<(usize, String, String)>,
}

impl Reader {
    /// Which of the two scenarios a line of that key belongs to.
    fn mark(&self, key: &str) -> &'static str {
        if self.baseline.is_some() && key != VERSUS && key != END { VERSUS } else { "" }
    }

    fn line(&mut self, number: usize, line: &str) -> Result<(), LineError> {
        let (key, text) = line.split_once('=').ok_or_else(|| LineError::Malformed { line: quoted(line) })?;
        let key = key.trim();
        let seen = marked(key, self.mark(key));
        if self.seen.contains(&seen) {
            return Err(LineError::RepeatedKey { key: quoted(key) });
        }
        let value = from_a_line(text.trim()).ok_or_else(|| LineError::BadQuotes { key: quoted(key) })?;
        match self.set(key, &value) {
            Err(LineError::BadValue { why, .. }) if why.depends_on_others() => {
                self.waiting.push((number, key.to_owned(), value));
            }
            outcome => outcome?,
        }
        self.seen.push(seen);
        Ok(())
    }

    /// Reads the lines that waited for others, and tells those that still contradict them.
    fn read_waiting(&mut self) -> Vec<(usize, LineError)> {
        let waiting = std::mem::take(&mut self.waiting);
        let again =
            |(number, key, value): (usize, String, String)| Some((number, self.set(&key, &value).err()?));
        waiting.into_iter().filter_map(again).collect()
    }

    fn set(&mut self, key: &str, value: &str) -> Result<(), LineError> {
        if key == PRESET || key == VERSUS {
            let preset = Preset::find(value).map_err(|mut why| {
                why.name = quoted(&why.name);
                LineError::UnknownPreset(why)
            })?;
            match (&self.scenario, key == PRESET) {
                (None, true) => self.scenario = Some(preset.scenario()),
                (Some(_), false) => self.baseline = Some(preset.scenario()),
                _ => return Err(LineError::PresetNotFirst),
            }
            return Ok(());
        }
        if let Some(edition) = EDITIONS.iter().find(|edition| edition.long == key) {
            self.warnings.extend(edition.check(&quoted(value)).err());
            return Ok(());
        }
        let field = find(key).ok_or_else(|| LineError::UnknownKey { key: quoted(key) })?;
        let scenario = self.baseline.as_mut().or(self.scenario.as_mut()).ok_or(LineError::PresetNotFirst)?;
        field.read(scenario, value).map_err(|why| LineError::BadValue {
            key: key.to_owned(),
            text: quoted(value),
            why,
        })
    }

    fn finish(self) -> Result<Opened, FileError> {
        let Self { scenario, baseline, comments, warnings, .. } = self;
        let scenario = scenario.ok_or_else(|| FileError::Lines(vec![(2, LineError::PresetNotFirst)]))?;
        Ok(Opened { scenario, baseline, comments, warnings })
    }
}
