//! Links read back as what was written, and broken links open as far as they can be read.

use crate::scenarios::scenarios;
use headroom::link::{LONGEST, Warning, open, print, print_pair};
use headroom::scenario::{Accepts, FIELDS, Scenario, default_preset, find};
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

proptest! {
    #[test]
    fn every_scenario_survives_its_link(scenario in scenarios()) {
        let opened = open(&print(&scenario));
        prop_assert_eq!(opened.warnings, vec![]);
        prop_assert_eq!(opened.scenario, scenario);
        prop_assert_eq!(opened.baseline, None);
    }

    #[test]
    fn every_pair_survives_its_link(scenario in scenarios(), baseline in scenarios()) {
        let link = print_pair(&scenario, Some(&baseline));
        prop_assume!(link.len() <= LONGEST);
        let opened = open(&link);
        prop_assert_eq!(opened.warnings, vec![]);
        prop_assert_eq!(opened.scenario, scenario);
        prop_assert_eq!(opened.baseline, Some(baseline));
    }

    #[test]
    fn any_text_opens_as_something(text in "\\PC{0,200}") {
        let opened = open(&text);
        prop_assert_eq!(open(&print(&opened.scenario)).scenario, opened.scenario);
    }

    #[test]
    fn any_parts_open_as_something(text in "#?v[0-9]{1,5};[a-z0-9@;=%._-]{0,300}") {
        let opened = open(&text);
        prop_assert_eq!(open(&print(&opened.scenario)).scenario, opened.scenario);
        prop_assert!(opened.warnings.len() <= 27);
    }
}

fn with(changes: &[(&str, &str)]) -> Scenario {
    default_preset().scenario().changed(changes).expect("fields and values")
}

#[test]
fn the_default_is_short_and_readable() {
    assert_eq!(print(&default_preset().scenario()), "v1;stack-overflow-2016@1;m=1;c=1");
    let scenario = with(&[
        ("average_rate", "3k/s"),
        ("slo_p99", "250 ms"),
        ("horizontal.app.nodes", "12"),
        ("name", "Black Friday"),
    ]);
    assert_eq!(
        print(&scenario),
        "v1;stack-overflow-2016@1;m=1;c=1;name=Black%20Friday;average_rate=3000;slo_p99=250ms;horizontal.app.nodes=12"
    );
}

#[test]
fn a_typical_link_has_at_most_300_characters() {
    let link = print(&with(&[
        ("name", "Black Friday"),
        ("average_rate", "4.2k"),
        ("peak_to_average", "3.5"),
        ("slo_p99", "250ms"),
        ("slo_availability", "99.95%"),
        ("app_time", "6.2ms"),
        ("database_time", "1.4ms"),
        ("vertical.app.machine", "m7i.24xlarge"),
        ("horizontal.app.nodes", "18"),
        ("horizontal.app.machine", "m7i.2xlarge"),
        ("horizontal.database.replicas", "2"),
    ]));
    assert!(link.len() <= 300, "{} characters: {link}", link.len());
}

/// The longest text that a person types into a field: five digits, the longest option, a name that fills its input.
fn longest_text(key: &str) -> String {
    let texts = match find(key).expect("a field").accepts {
        Accepts::Number { .. } => {
            ["12345.6", "0.012346", "1.2346", "0.98765", "98.765ms", "12345", "123", "12", "5"]
                .map(str::to_owned)
                .into()
        }
        Accepts::Choice { options } => options().into_iter().map(|option| option.name.to_owned()).collect(),
        Accepts::Text { longest } => vec!["A name, w ".repeat(longest / 10)],
    };
    let mut fitting: Vec<String> = texts
        .into_iter()
        .filter(|text: &String| default_preset().scenario().changed(&[(key, text)]).is_ok())
        .collect();
    fitting.sort_by_key(String::len);
    fitting.pop().expect("a text that the field accepts")
}

#[test]
fn no_link_with_forty_changed_inputs_has_more_than_2000_characters() {
    let mut keys: Vec<&str> = FIELDS.iter().map(|field| field.key).collect();
    let length = |key: &&str| print(&with(&[(key, &longest_text(key))])).len();
    keys.sort_by_key(|key| std::cmp::Reverse(length(key)));
    let changes: Vec<(&str, String)> = keys.iter().take(40).map(|key| (*key, longest_text(key))).collect();
    let changes: Vec<(&str, &str)> = changes.iter().map(|(key, text)| (*key, text.as_str())).collect();
    let link = print(&with(&changes));
    assert!(link.len() <= 2000, "{} characters: {link}", link.len());
}

#[test]
fn no_input_has_the_name_of_something_else_in_a_link() {
    for key in ["m", "c", "vs", "preset", "model", "catalogue", "versus", "end"] {
        assert!(find(key).is_none(), "{key}");
    }
}

/// Links that were once given out. The file is only ever added to.
#[test]
fn golden_links_of_version_1_stay_readable() {
    for link in include_str!("golden/links-v1.txt").lines() {
        let opened = open(link);
        let (own, baseline) = link.split_once(";vs=").map_or((link, None), |(own, other)| (own, Some(other)));
        let told = |text: &str, scenario: &Scenario| {
            for part in text.split(';').filter(|part| part.contains('=')) {
                let (key, value) = part.split_once('=').unwrap();
                let Some(field) = find(key) else { continue };
                let mut expected = default_preset().scenario();
                field.read(&mut expected, &percent_decode_str(value).decode_utf8().unwrap()).unwrap();
                assert_eq!(field.get(scenario), field.get(&expected), "{part} in {link}");
            }
        };
        told(own, &opened.scenario);
        assert_eq!(opened.baseline.is_some(), baseline.is_some());
        if let (Some(text), Some(scenario)) = (baseline, &opened.baseline) {
            told(text, scenario);
        }
        let lost: Vec<&Warning> = opened
            .warnings
            .iter()
            .filter(|warning| !matches!(warning, Warning::OtherEdition { .. }))
            .collect();
        assert!(lost.is_empty(), "{link}: {lost:?}");
    }
}

fn said(fragment: &str) -> Vec<String> {
    open(fragment).warnings.iter().map(ToString::to_string).collect()
}

#[test]
fn a_broken_link_says_what_was_left_out_and_keeps_the_rest() {
    let broken = "#v1;stack-overflow-2016@1;average_rate=fast;colour=blue;slo_p99=9h;vertical.app.machine=abacus;name=%ff;loose;average_rate=3000;m=7;c=old";
    assert_eq!(open(broken).scenario.workload.average_rate.get(), 3000.0);
    insta::assert_snapshot!(said(broken).join("\n"));
}

#[test]
fn a_link_that_is_not_ours_opens_the_default() {
    for fragment in ["#top", &"x".repeat(9000), "#v1;nonsense@7", "#version;a=1", "v12345;x"] {
        let opened = open(fragment);
        assert_eq!(opened.warnings.len(), 1, "{fragment}");
        assert!(opened.warnings.iter().all(Warning::is_another_scenario));
        assert_eq!(opened.scenario, default_preset().scenario());
    }
    assert_eq!(open("").warnings, vec![]);
}

#[test]
fn of_an_unknown_preset_or_a_newer_version_the_changes_are_kept() {
    for fragment in [
        "#v1;nonsense@7;average_rate=5",
        "#v9;stack-overflow-2016@1;average_rate=5",
        "#v1;stack-overflow-2016@9;average_rate=5",
    ] {
        assert_eq!(open(fragment).scenario.workload.average_rate.get(), 5.0);
    }
    insta::assert_snapshot!(
        [said("#v1;nonsense@7"), said("#v9;stack-overflow-2016@1"), said("#v1;stack-overflow-2016@9")]
            .concat()
            .join("\n")
    );
}

#[test]
fn a_long_hostile_link_is_told_in_few_words() {
    let markup = format!("#v1;stack-overflow-2016@1;{}=<b>1</b>", "<script>".repeat(500));
    assert!(said(&markup).concat().chars().count() < 200);
    let many = format!("#v1;stack-overflow-2016@1;{}", "a=1;b=2;".repeat(900));
    assert_eq!(
        said(&many).last().map(String::as_str),
        Some("3586 further parts of the link could not be read either.")
    );
}
