//! The scenario that a command is about.

use std::error::Error;
use std::fs::File;
use std::io::{self, Read};

use headroom::link::{self, LARGEST, Opened, open, open_bytes, print_pair};
use headroom::scenario::Preset;

/// A scenario with the page it was linked on, if any.
pub struct Input {
    pub opened: Opened,
    page: String,
}

impl Input {
    /// The whole link to the scenario.
    pub fn link(&self) -> String {
        format!("{}#{}", self.page, print_pair(&self.opened.scenario, self.opened.baseline.as_ref()))
    }
}

/// Reads a link, a fragment, a preset's name or a file. A link that names no scenario of ours is an error here, where
/// nobody is there to read a warning; lesser warnings go to standard error.
pub fn read(text: &str) -> Result<Input, Box<dyn Error>> {
    let input = find(text)?;
    if let Some(warning) = input.opened.warnings.iter().find(|warning| warning.is_another_scenario()) {
        return Err(warning.refusal().into());
    }
    for warning in &input.opened.warnings {
        eprintln!("headroom: {warning}");
    }
    Ok(input)
}

fn find(text: &str) -> Result<Input, Box<dyn Error>> {
    let here = |opened| Input { opened, page: String::new() };
    if let Some((page, fragment)) = text.split_once('#') {
        return Ok(Input { opened: open(fragment), page: page.to_owned() });
    }
    if text.starts_with('v') && text.contains(';') {
        return Ok(here(open(text)));
    }
    let unknown = match Preset::find(text) {
        Ok(preset) => return Ok(here(open(&format!("v1;{preset}")))),
        Err(unknown) => unknown,
    };
    let bytes = match bytes(text) {
        Ok(bytes) => bytes,
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            return Err(format!("{unknown}; nor is there a file of that name").into());
        }
        Err(why) => return Err(format!("{text}: {why}").into()),
    };
    Ok(here(open_bytes(&bytes).map_err(|why: link::FileError| format!("{text}: {why}"))?))
}

/// The bytes of a file, or of standard input; no more than one over what is read.
pub fn bytes(path: &str) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let most = LARGEST as u64 + 1;
    if path == "-" {
        io::stdin().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(most).read_to_end(&mut bytes)?;
    }
    Ok(bytes)
}
