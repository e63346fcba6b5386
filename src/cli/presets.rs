//! `headroom presets`.

use std::error::Error;

use headroom::report::CsvCell;
use headroom::scenario::Preset;

use crate::arguments::Listed;
use crate::listing::Listing;

pub fn run(arguments: &Listed) -> Result<String, Box<dyn Error>> {
    let rows = Preset::offered().map(|preset| {
        let texts = [preset.to_string(), preset.title.to_owned(), preset.story.to_owned()];
        texts.map(|text| Some(CsvCell::text(text))).into()
    });
    let listing = Listing {
        schema: "headroom-presets-1",
        title: "Presets",
        columns: vec!["preset", "title", "story"],
        rows: rows.collect(),
    };
    Ok(listing.print(arguments.format)?)
}
