//! Every row of every preset is an input that its field accepts, once, with its source; and every preset evaluates.

use headroom::catalog::Mark;
use headroom::model::{evaluate, verdict};
use headroom::report::comparison;
use headroom::scenario::{FIELDS, PRESETS, Preset, Side, default_preset, find};

#[test]
fn every_row_is_an_input_that_its_field_accepts() {
    for preset in PRESETS {
        let opening = preset.opening();
        for (key, text) in preset.inputs() {
            let field = find(key).unwrap_or_else(|| panic!("{preset}: no input {key}"));
            let mut scenario = opening.clone();
            field.read(&mut scenario, text).unwrap_or_else(|why| panic!("{preset}: {key}: {why}"));
            assert_eq!(&scenario, opening, "{preset}: {key}");
        }
        assert_eq!(opening.preset, *preset);
        assert_eq!(opening.name, preset.title);
    }
}

#[test]
fn every_row_says_where_it_comes_from() {
    for preset in PRESETS {
        let keys: Vec<&str> = preset.inputs().map(|(key, _)| key).collect();
        let sourced: Vec<&str> = preset.origins().map(|input| input.key).collect();
        assert_eq!(keys, sourced, "{preset}");
        for input in preset.origins() {
            let origin = input.origin();
            assert!(input.derivation.len() > 5, "{preset}: {}", input.key);
            let own = origin.source == "our choice";
            assert!(!own || origin.mark == Mark::Assumption, "{preset}: {} cites nobody", input.key);
        }
    }
}

#[test]
fn a_preset_is_told_by_its_id_and_version() {
    for (index, preset) in PRESETS.iter().enumerate() {
        assert!(PRESETS.iter().skip(index + 1).all(|other| other != preset), "{preset} twice");
        assert_eq!(Preset::find(&preset.to_string()).unwrap(), *preset);
        assert!(Preset::find(preset.id).unwrap().version >= preset.version);
    }
    assert_eq!(default_preset().id, "stack-overflow-2016");
}

#[test]
fn a_preset_knows_which_inputs_it_sets() {
    let preset = default_preset();
    assert!(preset.sets("average_rate") && !preset.sets("horizon_months"));
    assert!(preset.origin_of("average_rate").is_some() && preset.origin_of("horizon_months").is_none());
    assert!(FIELDS.iter().filter(|field| preset.sets(field.key)).count() == preset.inputs().count());
}

/// Verdict and comparison of each preset, to be read by people when they change.
#[test]
fn every_preset_tells_its_story() {
    for preset in PRESETS {
        let scenario = preset.scenario();
        let evaluation = evaluate(&scenario).unwrap_or_else(|why| panic!("{preset}: {why}"));
        let mut told = format!("{}\n\n{}\n", preset.story, verdict(&evaluation));
        for row in comparison(&scenario, &evaluation) {
            let [vertical, horizontal] = Side::BOTH.map(|side| {
                let cell = row.cell(side);
                [cell.text.as_str(), cell.verdict.word()].join(" ").trim().to_owned()
            });
            told.push_str(&format!("\n{}: {vertical} | {horizontal}", row.label()));
        }
        insta::with_settings!({ snapshot_path => "snapshots/presets", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(preset.to_string(), told);
        });
    }
}
