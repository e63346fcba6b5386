//! `headroom fields`: the table of inputs.

use std::error::Error;

use headroom::report::CsvCell;
use headroom::scenario::{Accepts, FIELDS, Field, Preset, Scenario};
use headroom::units::quantity;

use crate::arguments::Fields;
use crate::listing::Listing;

pub fn run(arguments: &Fields) -> Result<String, Box<dyn Error>> {
    let scenario = Preset::find(&arguments.preset)?.scenario();
    let listing = Listing {
        schema: "headroom-fields-1",
        title: "Inputs",
        columns: vec!["key", "label", "group", "preset", "accepts", "example", "help"],
        rows: FIELDS.iter().map(|field| row(field, &scenario)).collect(),
    };
    Ok(listing.print(arguments.format)?)
}

fn row(field: &Field, scenario: &Scenario) -> Vec<Option<CsvCell>> {
    let (accepts, example) = accepted(field);
    [
        Some(field.key.to_owned()),
        Some(field.label.to_owned()),
        Some(field.group.label().to_owned()),
        Some(field.print_input(scenario)),
        Some(accepts),
        example,
        Some(field.help.to_owned()),
    ]
    .map(|text| text.map(CsvCell::text))
    .into()
}

/// What a field accepts, and an example of what may be typed.
fn accepted(field: &Field) -> (String, Option<String>) {
    match field.accepts {
        Accepts::Number { kind, minimum, maximum, .. } => (
            format!("from {} to {}", quantity(minimum, kind), quantity(maximum, kind)),
            Some(kind.example().to_owned()),
        ),
        Accepts::Choice { options } => {
            let names: Vec<&str> = options().iter().map(|option| option.name).collect();
            (names.join(" | "), None)
        }
        Accepts::Text { longest } => (format!("a text of up to {longest} characters"), None),
    }
}
