//! What is said never contradicts what is computed, for any valid scenario.

use crate::scenarios::scenarios;
use headroom::link::print;
use headroom::model::{
    Component, CostKind, DutyPart, Effect, Evaluation, Figure, NoLatency, Part, Severity, SloCapacity, Term,
    Warning, duties, evaluate, teams, verdict, warnings,
};
use headroom::report::{Verdict as Met, comparison, explanations_text, json, table};
use headroom::scenario::{Edge, Scenario, Side, default_preset, find};
use proptest::prelude::*;

fn with(changes: &[(&str, &str)]) -> Scenario {
    default_preset().scenario().changed(changes).expect("fields and values")
}

fn numbers(parts: &[Part]) -> impl Iterator<Item = (&Term, Option<(Side, Figure)>)> {
    parts.iter().filter_map(|part| match part {
        Part::Number { term, figure } => Some((term, *figure)),
        Part::Text(_) => None,
    })
}

fn saturated(evaluation: &Evaluation, side: Side) -> bool {
    matches!(evaluation.design(side).latency, Err(NoLatency::Saturated { .. }))
}

fn has(warnings: &[Warning], rule: &str, side: Side) -> bool {
    warnings.iter().any(|warning| warning.rule == rule && warning.side == Some(side))
}

/// Every number of an evaluation, those that may be unbounded apart.
fn check_numbers(evaluation: &Evaluation) -> Result<(), TestCaseError> {
    for side in Side::BOTH {
        let design = evaluation.design(side);
        for figure in Figure::ALL {
            if let Ok(amount) = figure.value(evaluation, side) {
                prop_assert!(amount.value.is_finite(), "{:?}: {}", figure, amount.value);
            }
        }
        for tier in design.tiers {
            prop_assert!(tier.utilization.is_finite() && !tier.capacity.is_nan());
        }
        prop_assert!(!design.capacity.runner_up_rate.is_nan());
        if let Err(NoLatency::Saturated { saturated, .. }) = design.latency {
            prop_assert!(saturated.utilization.is_finite() && saturated.backlog_per_second.is_finite());
        }
        let total: f64 = design.cost.items.iter().map(|item| item.amount).sum();
        prop_assert_eq!(total, design.cost.total);
        if let Ok(doubling) = evaluation.last_doubling(side) {
            let shares = [doubling.linear, doubling.contention, doubling.memory, doubling.family];
            let (sum, added) = (shares.iter().sum::<f64>(), doubling.after - doubling.before);
            let scale = shares.iter().fold(doubling.after, |most, share| share.abs().max(most));
            prop_assert!((sum - added).abs() <= 1e-9 * scale, "{:?}", doubling);
        }
        if let Ok(case) = &design.owned_case {
            prop_assert!(case.amounts.rent.is_finite() && case.amounts.purchase.is_finite());
        }
        for point in &design.availability.single_points {
            prop_assert!(point.minutes_per_year.is_finite());
        }
    }
    Ok(())
}

/// The verdict's first words, and each shortcoming it names.
fn check_verdict(scenario: &Scenario, evaluation: &Evaluation) -> Result<(), TestCaseError> {
    let said = verdict(evaluation);
    let text = said.to_string();
    let meets = Side::BOTH.map(|side| {
        let design = evaluation.design(side);
        let within = design.budget.is_none_or(|budget| budget.within());
        design.meets_latency && design.meets_availability && within
    });
    let start = match meets {
        [true, true] => "Both designs meet the objectives",
        [true, false] => "Only Scale up meets the objectives",
        [false, true] => "Only Scale out meets the objectives",
        [false, false] => "Neither design meets the objectives",
    };
    prop_assert!(text.starts_with(start), "{}", text);
    prop_assert!(!text.contains("misses no objective"), "{}", text);
    for sentence in &said.sentences {
        for (term, figure) in numbers(&sentence.parts) {
            let (side, figure) = figure.expect("a number of the verdict has its figure");
            let Term::Amount(amount) = term else { panic!("{text}") };
            prop_assert!(amount.value.is_finite());
            // A number told under a figure of the same kind is that figure.
            if let Ok(value) = figure.value(evaluation, side)
                && value.kind == amount.kind
            {
                prop_assert_eq!(value.value, amount.value, "{}", text);
            }
        }
    }
    let [answer, ..] = &said.sentences;
    let answer = answer.to_string();
    for (side, other) in [(Side::Vertical, Side::Horizontal), (Side::Horizontal, Side::Vertical)] {
        let design = evaluation.design(side);
        let from = answer.find(side.label()).expect("the design is named");
        let to = answer.get(from..).and_then(|rest| rest.find(other.label())).map(|to| from + to);
        let own = answer.get(from..to.unwrap_or(answer.len())).unwrap_or_default();
        prop_assert_eq!(own.contains("is saturated"), saturated(evaluation, side), "{}", answer);
        if !saturated(evaluation, side) {
            let late = own.contains("p99");
            prop_assert_eq!(late, !design.meets_latency, "{}: {}", answer, print(scenario));
            let down = own.contains("availability");
            prop_assert_eq!(down, !design.meets_availability, "{}: {}", answer, print(scenario));
            let over = design.budget.is_some_and(|budget| !budget.within());
            prop_assert_eq!(own.contains("exceeds the budget"), over, "{}: {}", answer, print(scenario));
        }
    }
    Ok(())
}

/// Saturation is told alike by latency, backlog, headroom, rows and warnings.
fn check_saturation(scenario: &Scenario, evaluation: &Evaluation) -> Result<(), TestCaseError> {
    let warnings = warnings(scenario, evaluation);
    let rows = comparison(scenario, evaluation);
    let cell = |figure, side| rows.iter().find(|row| row.figure == figure).map(|row| row.cell(side));
    for side in Side::BOTH {
        let (design, full) = (evaluation.design(side), saturated(evaluation, side));
        prop_assert_eq!(evaluation.backlog_growth(side).is_some(), full);
        prop_assert_eq!(has(&warnings, "saturated", side), full);
        prop_assert_eq!(design.availability.served.is_err(), full, "{}", print(scenario));
        let never = design.slo_capacity == SloCapacity::Never;
        prop_assert_eq!(has(&warnings, "objective-below-unloaded", side), never);
        let p99 = cell(Figure::P99, side).expect("a row");
        prop_assert_eq!(p99.text == "no latency", design.latency.is_err());
        prop_assert_eq!(p99.verdict == Met::Met, design.meets_latency);
        let budget = cell(Figure::Budget, side).expect("a row");
        prop_assert_eq!(budget.text == "not set", design.budget.is_none());
        prop_assert_eq!(budget.verdict == Met::Met, design.budget.is_some_and(|budget| budget.within()));
        let availability = cell(Figure::Availability, side).expect("a row");
        prop_assert_eq!(availability.verdict == Met::Met, design.meets_availability);
        if full {
            prop_assert!(!design.meets_latency && !design.meets_availability);
            prop_assert!(evaluation.headroom(side).is_none_or(|headroom| headroom <= 0.0));
            prop_assert!(evaluation.backlog_growth(side).is_some_and(|growth| growth >= 0.0));
            for figure in [Figure::Mean, Figure::P50, Figure::P95, Figure::P99, Figure::P999] {
                prop_assert!(figure.value(evaluation, side).is_err());
            }
        }
    }
    Ok(())
}

/// Duties, teams and the rows about failures tell the one design that is there.
fn check_standing(scenario: &Scenario, evaluation: &Evaluation) -> Result<(), TestCaseError> {
    let rows = comparison(scenario, evaluation);
    for side in Side::BOTH {
        let (design, of) = (scenario.design(side), evaluation.design(side));
        let parts: Vec<DutyPart> = duties(design).into_iter().map(|duty| duty.part).collect();
        prop_assert_eq!(parts.contains(&DutyPart::Edge), design.edge == Edge::Cdn);
        prop_assert_eq!(parts.contains(&DutyPart::Replicas), design.database.replicas > 0);
        prop_assert_eq!(parts.contains(&DutyPart::Shards), design.database.shards > 1);
        prop_assert!(parts.contains(&DutyPart::Everything));

        prop_assert_eq!(of.teams, teams(&scenario.workload, design));
        let work = of
            .cost
            .items
            .iter()
            .filter(|item| matches!(item.kind, CostKind::Operation | CostKind::Complexity));
        let paid: f64 = work.map(|item| item.amount).sum();
        let expected = of.teams.hours * scenario.workload.people_rate.get();
        prop_assert!(
            (paid - expected).abs() <= 1e-9 * expected,
            "{}: {} {}",
            print(scenario),
            paid,
            expected
        );
        prop_assert!(of.teams.most() >= 1.0 && of.teams.most() >= f64::from(of.teams.parts));

        let availability = &of.availability;
        for point in &availability.single_points {
            let effect = if point.total { Effect::Everything } else { Effect::Peak };
            let same = |c: &Component| c.what == point.what && c.count == point.count && c.effect == effect;
            prop_assert!(availability.components.iter().any(same), "{}", print(scenario));
        }
        for component in &availability.components {
            prop_assert!((0.0..=1.0).contains(&component.unavailability), "{:?}", component);
            prop_assert!(
                component.downtime_minutes() >= 0.0 && component.importance >= 0.0,
                "{:?}",
                component
            );
        }
        if let Ok(served) = availability.served {
            let lost = (1.0 - served.share) * 525_600.0;
            prop_assert!((served.downtime_minutes_per_year - lost).abs() <= 1e-6 * lost.max(1.0));
            prop_assert!(served.planned_minutes_per_year <= lost * (1.0 + 1e-9));
        }
        for (figure, counted) in [
            (Figure::SinglePoints, availability.count()),
            (Figure::Pairs, availability.pair_count()),
            (Figure::Teams, of.teams.most()),
        ] {
            let value = figure.value(evaluation, side).map(|amount| amount.value);
            prop_assert_eq!(value.ok(), Some(counted), "{:?} {}", figure, print(scenario));
            prop_assert!(rows.iter().any(|row| row.figure == figure), "{:?} has no row", figure);
        }
    }
    Ok(())
}

/// Each warning is about an input of its own design, in numbers that exist.
fn check_warnings(scenario: &Scenario, evaluation: &Evaluation) -> Result<(), TestCaseError> {
    for warning in warnings(scenario, evaluation) {
        let field = find(warning.key);
        prop_assert!(field.is_some(), "{}", warning.key);
        let of = field.and_then(headroom::scenario::Field::side);
        prop_assert!(of.is_none() || of == warning.side, "{} {}", warning.rule, warning.key);
        for (term, _) in numbers(&warning.sentence.parts) {
            let finite = matches!(term, Term::Amount(amount) if amount.value.is_finite());
            prop_assert!(finite, "{}: {}", warning.rule, warning.sentence);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn words_and_numbers_agree(scenario in scenarios()) {
        let evaluation = evaluate(&scenario).expect("a valid scenario");
        check_numbers(&evaluation)?;
        check_verdict(&scenario, &evaluation)?;
        check_saturation(&scenario, &evaluation)?;
        check_warnings(&scenario, &evaluation)?;
        check_standing(&scenario, &evaluation)?;
        let text = table(&scenario, &evaluation, None);
        let document = json(&scenario, &evaluation, None, &[]).expect("JSON");
        for wrong in ["NaN", "inf/s", "null"] {
            prop_assert!(!document.contains(wrong), "{wrong}: {}", document);
            prop_assert!(!text.replace(&scenario.name, "").contains(wrong), "{wrong}: {}", text);
        }
    }
}

#[test]
fn extremes_have_numbers_or_reasons() {
    let extremes: [&[(&str, &str)]; 8] = [
        &[("average_rate", "1B"), ("peak_to_average", "100"), ("cache_background_operations", "1000")],
        &[("vertical.app.nodes", "1M"), ("vertical.balancer.nodes", "1M"), ("average_rate", "1B")],
        &[("horizontal.app.nodes", "1M"), ("vertical.app.nodes", "1M"), ("average_rate", "0.00002")],
        &[("cache_operations", "0"), ("cache_background_operations", "0"), ("database_queries", "0")],
        &[("average_rate", "0.0000116"), ("peak_to_average", "1")],
        &[("arrival_scv", "0"), ("app_scv", "0"), ("database_scv", "0")],
        &[("arrival_scv", "25"), ("app_scv", "25"), ("database_scv", "25")],
        &[("app_time", "60s"), ("slo_p99", "0.1ms"), ("client_round_trip", "2s")],
    ];
    for changes in extremes {
        let scenario = with(changes);
        let evaluation = evaluate(&scenario).unwrap();
        check_numbers(&evaluation).unwrap();
        check_verdict(&scenario, &evaluation).unwrap();
        check_saturation(&scenario, &evaluation).unwrap();
        check_warnings(&scenario, &evaluation).unwrap();
        check_standing(&scenario, &evaluation).unwrap();
        for side in Side::BOTH {
            let all = headroom::model::explain_all(&scenario, &evaluation, side).unwrap();
            let text = explanations_text(&all);
            assert!(!text.contains("NaN") && !text.contains("inf"), "{text}");
        }
    }
}

#[test]
fn verdicts_of_every_combination() {
    let say = |changes: &[(&str, &str)]| verdict(&evaluate(&with(changes)).unwrap()).to_string();
    let said = [
        say(&[]),
        say(&[("slo_availability", "99%")]),
        say(&[
            ("slo_availability", "99%"),
            ("horizontal.app.nodes", "1"),
            ("average_rate", "4600"),
            ("slo_p99", "28ms"),
        ]),
        say(&[("average_rate", "9000")]),
        say(&[("average_rate", "20000")]),
        say(&[("slo_p99", "1ms")]),
        say(&[("spike_factor", "3")]),
        say(&[("spike_factor", "5"), ("average_rate", "2760")]),
    ];
    insta::assert_snapshot!(said.join("\n\n"));
}

#[test]
fn warnings_of_every_rule() {
    let say = |changes: &[(&str, &str)]| {
        let scenario = with(changes);
        let lines: Vec<String> = warnings(&scenario, &evaluate(&scenario).unwrap())
            .iter()
            .map(|warning| {
                format!("{} {} {}: {}", warning.severity.word(), warning.rule, warning.key, warning.sentence)
            })
            .collect();
        format!("{changes:?}\n{}", lines.join("\n"))
    };
    let said = [
        say(&[]),
        say(&[("average_rate", "9000")]),
        say(&[("average_rate", "4300"), ("app_scv", "6"), ("arrival_scv", "9")]),
        say(&[("slo_p99", "1ms")]),
        say(&[
            ("horizontal.database.replicas", "0"),
            ("horizontal.cache.shards", "3"),
            ("horizontal.cache.replicas", "0"),
        ]),
        say(&[
            ("vertical.app.zones", "3"),
            ("horizontal.balancer.zones", "2"),
            ("horizontal.app.zones", "2"),
        ]),
        say(&[("spike_factor", "3"), ("jobs_per_request", "1"), ("job_time", "20ms")]),
        say(&[("vertical.placement", "together"), ("jobs_per_request", "0.1"), ("job_time", "10ms")]),
        say(&[("max_retries", "4"), ("retry_timeout", "40ms"), ("average_rate", "1200")]),
        say(&[("max_retries", "3"), ("retry_timeout", "30ms"), ("average_rate", "2700")]),
        say(&[
            ("horizontal.app.scaling", "reactive"),
            ("horizontal.app.machine", "m7i.xlarge"),
            ("scaling_boot", "20min"),
            ("vertical.app.scaling", "scheduled"),
            ("peak_to_average", "25"),
            ("average_rate", "100"),
        ]),
        say(&[
            ("horizontal.app.scaling", "reactive"),
            ("horizontal.app.machine", "m7i.xlarge"),
            ("scaling_boot", "20min"),
            ("vertical.app.scaling", "scheduled"),
        ]),
    ];
    insta::assert_snapshot!(said.join("\n\n"));
}

#[test]
fn the_gravest_come_first() {
    let scenario = with(&[("average_rate", "9000")]);
    let found = warnings(&scenario, &evaluate(&scenario).unwrap());
    assert!(found.windows(2).all(|pair| pair.first().map(|w| w.severity) <= pair.last().map(|w| w.severity)));
    assert_eq!(found.first().map(|warning| warning.severity), Some(Severity::Severe));
}
