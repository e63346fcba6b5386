//! Links read back as what was written, and broken links open as far as they can be read.
#![cfg(not(target_arch = "wasm32"))]

mod scenarios;

use headroom::link::{open, print};
use headroom::scenario::default_preset;
use proptest::prelude::*;
use scenarios::scenarios;

proptest! {
    #[test]
    fn every_scenario_survives_its_link(scenario in scenarios()) {
        let opened = open(&print(&scenario));
        prop_assert_eq!(opened.warnings, vec![]);
        prop_assert_eq!(opened.scenario, scenario);
    }

    #[test]
    fn any_text_opens_as_something(text in "\\PC{0,200}") {
        let opened = open(&text);
        prop_assert_eq!(open(&print(&opened.scenario)).scenario, opened.scenario);
    }
}

#[test]
fn the_default_is_short_and_readable() {
    let mut scenario = default_preset().scenario();
    assert_eq!(print(&scenario), "v1;stack-overflow-2016@1");
    for (key, text) in [
        ("average_rate", "3k/s"),
        ("slo_p99", "250 ms"),
        ("horizontal.app.nodes", "12"),
        ("name", "Black Friday"),
    ] {
        headroom::scenario::find(key).unwrap().read(&mut scenario, text).unwrap();
    }
    assert_eq!(
        print(&scenario),
        "v1;stack-overflow-2016@1;name=Black%20Friday;average_rate=3000;slo_p99=250ms;horizontal.app.nodes=12"
    );
}

/// Links that were once given out. They are never edited.
#[test]
fn golden_links_of_version_1_stay_readable() {
    let golden = "#v1;stack-overflow-2016@1;name=Black%20Friday;average_rate=3000;slo_p99=250ms;horizontal.app.nodes=12";
    let opened = open(golden);
    assert_eq!(opened.warnings, vec![]);
    assert_eq!(opened.scenario.name, "Black Friday");
    assert_eq!(opened.scenario.workload.average_rate.get(), 3000.0);
    assert_eq!(opened.scenario.objectives.slo_p99.get(), 0.25);
    assert_eq!(opened.scenario.horizontal.app.nodes, 12);
}

#[test]
fn a_broken_link_says_what_was_left_out_and_keeps_the_rest() {
    let opened = open(
        "#v1;stack-overflow-2016@1;average_rate=fast;colour=blue;slo_p99=9h;vertical.app.machine=abacus;name=%ff;loose;average_rate=3000",
    );
    let said: Vec<String> = opened.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(opened.scenario.workload.average_rate.get(), 3000.0);
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn a_link_that_is_not_ours_opens_the_default() {
    for fragment in ["#v9;something", "#top", &"x".repeat(9000), "#v1;nonsense@7"] {
        let opened = open(fragment);
        assert_eq!(opened.warnings.len(), 1, "{fragment}");
        assert_eq!(opened.scenario, default_preset().scenario());
    }
    assert_eq!(open("").warnings, vec![]);
    let kept = open("#v1;nonsense@7;average_rate=5");
    assert_eq!(kept.scenario.workload.average_rate.get(), 5.0);
}
