//! Every explanation ends in the number that the evaluation holds, bit for bit, and shows where it came from.

use crate::scenarios::scenarios;
use headroom::link::print;
use headroom::model::{
    Amount, Explanation, Figure, Path, Provenance, Term, availability_parts, evaluate, explain, explain_all,
    loads, peak_rate,
};
use headroom::scenario::{Scenario, Side, default_preset, find};
use proptest::prelude::*;

/// A number to the bit, or the reason's first words.
fn bits(result: &Result<Amount, String>) -> Result<(u64, headroom::units::Kind), ()> {
    result.as_ref().map(|amount| (amount.value.to_bits(), amount.kind)).map_err(|_| ())
}

fn terms(explanation: &Explanation) -> impl Iterator<Item = &Term> {
    let steps = explanation.steps.iter().map(|step| &step.value);
    explanation.inputs.iter().map(|given| &given.value).chain(steps)
}

fn with(changes: &[(&str, &str)]) -> Scenario {
    default_preset().scenario().changed(changes).expect("fields and values")
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(200) })]

    #[test]
    fn explanations_end_in_the_evaluations_numbers(scenario in scenarios()) {
        let evaluation = evaluate(&scenario).unwrap();
        for side in Side::BOTH {
            for figure in Figure::ALL {
                let explanation = explain(&scenario, &evaluation, side, figure).unwrap();
                let expected = figure.value(&evaluation, side);
                prop_assert_eq!(bits(&explanation.result), bits(&expected), "{:?} {:?}: {}", figure, side, print(&scenario));
                                let result = explanation.result.clone().map_or_else(Term::Word, Term::Amount);
                for term in terms(&explanation).chain([&result]) {
                    if let Term::Amount(amount) = term {
                        prop_assert!(amount.value.is_finite(), "{:?}: {}", figure, print(&scenario));
                    }
                    prop_assert!(term.to_string().len() < 120, "{:?}: {}: {}", figure, term, print(&scenario));
                }
            }
        }
    }

    #[test]
    fn parts_add_up_to_their_whole(scenario in scenarios()) {
        let rate = peak_rate(&scenario).unwrap();
        for side in Side::BOTH {
            let design = scenario.design(side);
            let loads = loads(&scenario.workload, design).unwrap();
            if let Ok(path) = Path::new(&scenario.workload, scenario.design(side), &loads, rate) {
                let sum: f64 = path.parts().iter().map(|part| part.mean()).sum();
                let mean = path.mean_response();
                let apart = (sum / mean - 1.0).abs();
                prop_assert!(apart < 1e-12, "{} is not {}: {}", sum, mean, print(&scenario));
            }
            let loads = evaluate(&scenario).unwrap().design(side).repeated.of(loads);
            let parts = availability_parts(design, &loads, rate);
            if let Ok(served) = evaluate(&scenario).unwrap().design(side).availability.served {
                prop_assert_eq!((parts.up - parts.failovers - parts.planned).clamp(0.0, 1.0).to_bits(), served.share.to_bits());
            }
        }
    }
}

#[test]
fn every_explanation_names_its_formula_its_inputs_and_where_they_come_from() {
    let scenario = default_preset().scenario();
    let evaluation = evaluate(&scenario).unwrap();
    for side in Side::BOTH {
        for explanation in explain_all(&scenario, &evaluation, side).unwrap() {
            let figure = explanation.key;
            assert!(!explanation.formula.expression.is_empty(), "{figure:?}");
            // These are definitions of ours, or an input.
            let defined = matches!(figure, "peak_rate" | "first_miss" | "cache_hit" | "budget");
            assert!(defined || !explanation.formula.sources.is_empty(), "{figure:?}");
            let fields: Vec<&str> = explanation
                .inputs
                .iter()
                .filter_map(|given| match given.from {
                    Provenance::Field(key) => Some(key),
                    Provenance::Catalogue(origin) => {
                        assert!(!origin.source.is_empty());
                        None
                    }
                })
                .collect();
            assert!(!fields.is_empty(), "{figure:?}");
            for key in fields {
                let of = find(key).expect("a field").side();
                assert!(of.is_none_or(|of| of == side), "{figure:?} of {side:?} names {key}");
            }
        }
    }
}

#[test]
fn the_inputs_an_explanation_names_are_those_that_move_it() {
    let scenario = default_preset().scenario();
    let evaluation = evaluate(&scenario).unwrap();
    for (key, text, figure) in [
        ("average_rate", "3000", Figure::P99),
        ("hop_round_trip", "1ms", Figure::Mean),
        ("horizontal.database.shards", "3", Figure::Capacity),
        ("horizontal.app.nodes", "1", Figure::Availability),
        ("horizontal.cache.replicas", "2", Figure::Cost),
        ("slo_p99", "50ms", Figure::Headroom),
    ] {
        let explanation = explain(&scenario, &evaluation, Side::Horizontal, figure).unwrap();
        assert!(explanation.inputs.iter().any(|given| given.from == Provenance::Field(key)), "{key}");
        let changed = evaluate(&with(&[(key, text)])).unwrap();
        assert_ne!(figure.value(&changed, Side::Horizontal), explanation.result, "{key}");
    }
}

#[test]
fn a_saturated_design_explains_its_backlog_and_has_no_percentile() {
    let scenario = with(&[("average_rate", "9000")]);
    let evaluation = evaluate(&scenario).unwrap();
    let explanation = explain(&scenario, &evaluation, Side::Vertical, Figure::P99).unwrap();
    let reason = explanation.result.unwrap_err();
    assert_eq!(reason, "Application saturated at 325% of its capacity; the backlog grows by 10,300/s");
    let backlog = explanation.steps.iter().find(|step| step.name == "growth of the backlog").unwrap();
    let expected = evaluation.peak_rate - evaluation.vertical.capacity.rate;
    assert_eq!(backlog.value, Term::number(expected, headroom::units::Kind::Rate));
}
