//! The command line as its users see it: help, answers, errors and exit codes.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use headroom::chart::ChartKind;
use serde_json::Value;

fn headroom(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_headroom"))
        .args(arguments)
        .env("SOURCE_DATE_EPOCH", "1795305600")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A command that does not read its input closes it.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    child.wait_with_output().unwrap()
}

fn told(arguments: &[&str], input: &str) -> String {
    let Output { status, stdout, stderr } = headroom(arguments, input);
    let [stdout, stderr] = [stdout, stderr].map(|bytes| String::from_utf8(bytes).unwrap());
    format!("$ headroom {}\n{stdout}{stderr}= {}\n", arguments.join(" "), status.code().unwrap())
}

fn answer(arguments: &[&str]) -> String {
    let Output { status, stdout, stderr } = headroom(arguments, "");
    assert!(status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&stderr));
    String::from_utf8(stdout).unwrap()
}

const PRESET: &str = "stack-overflow-2016";
const COMMANDS: [&str; 7] = ["evaluate", "chart", "check", "presets", "fields", "station", "fit"];

#[test]
fn help_teaches() {
    let mut help = told(&["--help"], "");
    for command in COMMANDS {
        help.push_str(&told(&[command, "--help"], ""));
    }
    insta::assert_snapshot!(help);
}

#[test]
fn with_a_baseline_the_table_says_what_changed_and_what_was() {
    let text = answer(&["evaluate", "#v1;stack-overflow-2016@1;average_rate=3000;vs=stack-overflow-2016@1"]);
    for told in [
        "Against the baseline “Stack Overflow 2016”:\n  Average load: 3000/s instead of 2424/s\n",
        "at the peak of 4,950/s (was 4,000/s)",
        "[+950/s (+23.8%)]",
        "108% (was 75.4%) of what it can do",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    assert!(!answer(&["evaluate", PRESET]).contains("(was "));
}

#[test]
fn what_cannot_be_answered_says_why_on_standard_error() {
    let cases: [&[&str]; 8] = [
        &["evaluate", "no-such-thing"],
        &["evaluate", "#v1;nonsense@7"],
        &["evaluate", "#top"],
        &["evaluate", "/"],
        &["chart", PRESET, "pie"],
        &["chart", PRESET, "latency", "-o", "/no/such/folder/a.svg"],
        &["fields", "--preset", "nonsense"],
        &["station", "--servers", "0", "--arrival-rate", "1", "--service-time", "1"],
    ];
    for arguments in cases {
        assert!(headroom(arguments, "").stdout.is_empty(), "{arguments:?}");
    }
    let mut text: String = cases.into_iter().map(|arguments| told(arguments, "")).collect();
    text.push_str(&told(
        &["evaluate", "-"],
        "headroom scenario 1\npreset = stack-overflow-2016\ncolour = blue\nend\n",
    ));
    insta::assert_snapshot!(text);
}

#[test]
fn a_scenario_comes_as_link_fragment_preset_file_or_picture() {
    let expected = answer(&["evaluate", "#v1;stack-overflow-2016@1;average_rate=3000"]);
    assert_eq!(
        answer(&["evaluate", "https://example.org/x/#v1;stack-overflow-2016@1;average_rate=3000"]),
        expected
    );
    assert_eq!(answer(&["evaluate", "v1;stack-overflow-2016@1;average_rate=3000"]), expected);
    let file = "headroom scenario 1\npreset = stack-overflow-2016\naverage_rate = 3k/s\nend\n";
    assert_eq!(String::from_utf8(headroom(&["evaluate", "-"], file).stdout).unwrap(), expected);
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("latency.svg");
    let path = path.to_str().unwrap();
    assert_eq!(answer(&["chart", "#v1;stack-overflow-2016@1;average_rate=3000", "latency", "-o", path]), "");
    assert_eq!(answer(&["evaluate", path]), expected);
}

#[test]
fn lists_and_checks_in_every_format() {
    let mut text = String::new();
    for format in ["table", "json", "markdown", "csv"] {
        text.push_str(&told(&["presets", "--format", format], ""));
        text.push_str(&told(&["check", PRESET, "--format", format], ""));
        text.push_str(&told(
            &["station", "--servers", "3", "--arrival-rate", "2", "--service-time", "1", "--format", format],
            "",
        ));
    }
    insta::assert_snapshot!(text);
    let fields = answer(&["fields", "--format", "json"]);
    let fields: Value = serde_json::from_str(&fields).unwrap();
    assert_eq!(fields["records"].as_array().unwrap().len(), headroom::scenario::FIELDS.len());
}

/// SPEC SDM91: tests/formulas_model.rs names the source.
#[test]
fn a_load_test_is_fitted_in_every_format() {
    let rows = "n,throughput\n1,64.9\n18,995.9\n36,1652.4\n72,1853.2\n\n108,1828.9\n144,1775\n216,1702.2\n";
    let mut text: String = ["table", "json", "markdown", "csv"]
        .map(|format| told(&["fit", "-", "--format", format], rows))
        .concat();
    for broken in ["n,throughput\n1;64.9\n", "1,10\n2,19\n", "1,10\n2,-19\n3,20\n", ""] {
        text.push_str(&told(&["fit", "-"], broken));
    }
    text.push_str(&told(&["fit", "no-such-file.csv"], ""));
    insta::assert_snapshot!(text);
}

#[test]
fn check_exits_with_one_when_an_objective_is_missed() {
    let code = |arguments: &[&str]| headroom(arguments, "").status.code();
    let easy = "#v1;stack-overflow-2016@1;slo_availability=0.9";
    let out_only = "#v1;stack-overflow-2016@1;average_rate=4000;slo_availability=0.9";
    assert_eq!(code(&["check", easy]), Some(0));
    assert_eq!(code(&["check", out_only]), Some(1));
    assert_eq!(code(&["check", out_only, "--design", "horizontal"]), Some(0));
    assert_eq!(code(&["check", out_only, "--design", "any"]), Some(0));
    assert_eq!(code(&["check", out_only, "--design", "vertical"]), Some(1));
    assert_eq!(code(&["check", "nonsense"]), Some(2));
    let stderr = String::from_utf8(headroom(&["check", out_only], "").stderr).unwrap();
    assert!(stderr.starts_with("headroom: Scale up misses an objective: p99 "), "{stderr}");
}

#[test]
fn charts_are_pictures_or_points() {
    for kind in ChartKind::ALL.map(ChartKind::key) {
        let svg = answer(&["chart", PRESET, kind]);
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
        assert!(svg.contains("2026-11-22"));
        let points: Value =
            serde_json::from_str(&answer(&["chart", PRESET, kind, "--format", "json"])).unwrap();
        let rows = answer(&["chart", PRESET, kind, "--format", "csv"]).lines().count();
        assert_eq!(points["lines"][0]["points"].as_array().unwrap().len() + 1, rows);
    }
}

/// Every null in a document, by its place.
fn nulls(value: &Value, place: &str) -> Vec<String> {
    match value {
        Value::Null => vec![place.to_owned()],
        Value::Array(items) => items.iter().flat_map(|item| nulls(item, &format!("{place}[]"))).collect(),
        Value::Object(members) => {
            members.iter().flat_map(|(key, value)| nulls(value, &format!("{place}.{key}"))).collect()
        }
        _ => Vec::new(),
    }
}

#[test]
fn json_has_no_null_even_where_there_is_no_number() {
    let saturated = "#v1;stack-overflow-2016@1;average_rate=50000;downstream_calls=0;cache_operations=0;cache_background_operations=0";
    for scenario in [PRESET, saturated] {
        let text = answer(&["evaluate", scenario, "--explain", "--format", "json"]);
        let document: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(nulls(&document, ""), Vec::<String>::new());
    }
}
