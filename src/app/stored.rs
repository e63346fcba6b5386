//! What the browser keeps between visits: choices, and the last scenarios, each as its link, under its name.

use leptos::prelude::window;

/// Where the list is kept.
const KEY: &str = "headroom-scenarios";
/// Scenarios that are kept; older ones go.
const MOST: usize = 12;

/// A scenario that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    pub name: String,
    pub day: String,
    pub fragment: String,
}

/// Why nothing was kept, in words.
pub type Refusal = &'static str;

const FORBIDDEN: Refusal =
    "The browser does not let this page keep scenarios. The address bar holds the present one.";
const FULL: Refusal =
    "The browser's storage is full: scenarios are no longer kept. The address bar holds the present one.";

fn storage() -> Result<web_sys::Storage, Refusal> {
    window().local_storage().ok().flatten().ok_or(FORBIDDEN)
}

/// The choice kept under `key`, if there is one and it may be read.
pub fn remembered(key: &str) -> Option<String> {
    storage().ok()?.get_item(key).ok()?
}

pub fn remember(key: &str, choice: &str) {
    if let Ok(storage) = storage() {
        // A browser that refuses goes without: only the memory is lost.
        let _ = storage.set_item(key, choice);
    }
}

/// The scenarios that are kept, the latest first. What cannot be read is left out.
pub fn list() -> Result<Vec<Kept>, Refusal> {
    let text = storage()?.get_item(KEY).map_err(|_| FORBIDDEN)?.unwrap_or_default();
    Ok(text.lines().take(MOST).filter_map(read).collect())
}

/// Keeps a scenario as the latest, in place of the one of the same name.
pub fn keep(kept: Kept) -> Result<Vec<Kept>, Refusal> {
    let mut all = list()?;
    all.retain(|other| other.name != kept.name);
    all.insert(0, kept);
    all.truncate(MOST);
    write(&all)?;
    Ok(all)
}

/// Forgets the scenario of that name.
pub fn forget(name: &str) -> Result<Vec<Kept>, Refusal> {
    let mut all = list()?;
    all.retain(|kept| kept.name != name);
    write(&all)?;
    Ok(all)
}

fn write(all: &[Kept]) -> Result<(), Refusal> {
    let text: String = all.iter().map(line).collect();
    storage()?.set_item(KEY, &text).map_err(|_| FULL)
}

/// Day and link on a line, before the name.
fn line(kept: &Kept) -> String {
    let name: String = kept.name.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("{}\t{}\t{name}\n", kept.day, kept.fragment)
}

fn read(line: &str) -> Option<Kept> {
    let (day, rest) = line.split_once('\t')?;
    let (fragment, name) = rest.split_once('\t')?;
    Some(Kept { name: name.to_owned(), day: day.to_owned(), fragment: fragment.to_owned() })
}
