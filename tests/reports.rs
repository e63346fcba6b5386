//! The reports of a scenario: readable, complete, and harmless whatever stands in a name.

use std::fs;
use std::path::Path;
use std::process::Command;

use headroom::chart::{ChartKind, Figure, figure, figure_against};
use headroom::link::{open_bytes, print_pair};
use headroom::model::{Evaluation, duties, evaluate};
use headroom::report::{
    Charts, Document, File, Material, Stamp, comparison_csv, html, markdown, picture, review, series_csv,
    series_json, zip,
};
use headroom::scenario::{Scenario, Side, default_preset};

const DATE: &str = "2026-11-22";
const HOSTILE: &str = "=HYPERLINK(\"x\") </title><script>alert(1)</script> | `a` ![b](c) & 负载";

fn changed(changes: &[(&str, &str)]) -> (Scenario, Evaluation) {
    let scenario = default_preset().scenario().changed(changes).unwrap();
    let evaluation = evaluate(&scenario).unwrap();
    (scenario, evaluation)
}

fn figures(scenario: &Scenario) -> Vec<Figure> {
    ChartKind::ALL.into_iter().map(|kind| figure(kind, scenario).unwrap()).collect()
}

fn document(changes: &[(&str, &str)], pinned: bool) -> Document {
    let (scenario, evaluation) = changed(changes);
    let (before, before_evaluation) = changed(&[]);
    let baseline = pinned.then_some((&before, &before_evaluation));
    let link = format!("https://example.org/#{}", print_pair(&scenario, baseline.map(|(before, _)| before)));
    let charts = figures(&scenario);
    review(&Material {
        scenario: &scenario,
        evaluation: &evaluation,
        baseline,
        charts: &charts,
        link: &link,
        date: DATE,
    })
    .unwrap()
}

const CHANGES: [(&str, &str); 3] =
    [("name", "Black Friday"), ("average_rate", "3000"), ("horizontal.app.nodes", "12")];

#[test]
fn the_review_has_its_sections_and_names_what_changed() {
    let text = markdown(&document(&CHANGES, true), Charts::Files);
    let told = [
        "# ",
        "Made with",
        "<https",
        "![",
        "Against",
        "Preset:",
        "| Input",
        "| Name",
        "| Average load",
        "| Scale out: application nodes",
    ];
    let outline: Vec<&str> = text
        .lines()
        .filter(|line| line.starts_with('#') || told.iter().any(|start| line.starts_with(start)))
        .collect();
    insta::assert_snapshot!(outline.join("\n"));
}

#[test]
fn against_a_baseline_the_review_says_what_its_numbers_were() {
    let text = markdown(&document(&CHANGES, true), Charts::Files);
    for told in [
        "at the peak of 4,950/s (was 4,000/s)",
        "12 (was 9) × r630-web",
        "108% (was 75.4%) of what it can do at peak",
        "(not in the baseline)",
    ] {
        assert!(text.contains(told), "{told}: {text}");
    }
    let alone = markdown(&document(&CHANGES, false), Charts::Files);
    assert!(!alone.contains("(was ") && !alone.contains("in the baseline"), "{alone}");
}

#[test]
fn every_assumption_says_whose_it_is() {
    let text = markdown(&document(&CHANGES, false), Charts::Files);
    let assumptions = text.split("## Assumptions").nth(1).unwrap().split("## ").next().unwrap();
    let rows: Vec<&str> = assumptions.lines().filter(|line| line.starts_with("| ")).skip(1).collect();
    assert_eq!(rows.len(), headroom::scenario::FIELDS.len(), "all but the name, and the rule below the head");
    for row in rows.iter().skip(1) {
        let whose = row.split(" | ").nth(2).unwrap().trim();
        assert!(["yours", "the preset's", "default"].contains(&whose), "{row}");
    }
    assert!(
        rows.iter().any(|row| row.contains("| 3000/s | yours | the preset has 2424/s |")),
        "{assumptions}"
    );
}

#[test]
fn a_hostile_name_is_text_in_every_report() {
    let changes = [("name", HOSTILE)];
    let document = document(&changes, false);
    let page = html(&document);
    assert!(!page.contains("<script"), "{page}");
    assert!(page.contains("=HYPERLINK(&quot;x&quot;) &lt;/title&gt;&lt;script&gt;"));
    for charts in [Charts::Files, Charts::Inline] {
        let text = markdown(&document, charts);
        assert!(!text.contains("<script"));
        assert!(text.starts_with("# =HYPERLINK(\"x\") &lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; \\| \\`a\\` \\!\\[b\\](c) &amp; 负载\n"), "{}", &text[..200]);
    }
    let (scenario, evaluation) = changed(&changes);
    let table = comparison_csv(&scenario, &evaluation, None);
    assert!(table.contains("\"'=HYPERLINK(\"\"x\"\") </title>"), "{table}");
}

#[test]
fn reports_and_pictures_open_as_the_scenario_they_show() {
    let (scenario, _) = changed(&CHANGES);
    let (baseline, _) = changed(&[]);
    let document = document(&CHANGES, true);
    let stamp = Stamp { name: HOSTILE, link: &document.link, date: DATE };
    let svg = picture(&figures(&scenario)[0], &stamp).unwrap();
    for bytes in [html(&document), svg] {
        let opened = open_bytes(bytes.as_bytes()).unwrap();
        assert_eq!(opened.scenario, scenario);
        assert_eq!(opened.baseline.as_ref(), Some(&baseline));
    }
}

#[test]
fn a_picture_stands_on_its_own() {
    let (scenario, _) = changed(&CHANGES);
    let link = "https://example.org/#v1;stack-overflow-2016@1;average_rate=3000";
    for figure in figures(&scenario) {
        let svg = picture(&figure, &Stamp { name: HOSTILE, link, date: DATE }).unwrap();
        for part in [
            &format!("<title>{}</title>", figure.kind.title()),
            "<desc>",
            link,
            DATE,
            "fill=\"#ffffff\"",
            "Scale out",
            "&lt;script&gt;",
        ] {
            assert!(svg.contains(part), "{part}");
        }
        assert!(!svg.contains("<script"));
    }
}

#[test]
fn the_tables_for_spreadsheets() {
    let (scenario, evaluation) = changed(&CHANGES);
    let (before, before_evaluation) = changed(&[("average_rate", "5000")]);
    let table = comparison_csv(&scenario, &evaluation, Some((&before, &before_evaluation)));
    let line = |start: &str| table.split("\r\n").find(|line| line.starts_with(start)).unwrap().to_owned();
    assert_eq!(
        line("figure"),
        "figure,name,unit,scale_up,scale_up_note,scale_out,scale_out_note,baseline_scale_up,baseline_scale_up_note,baseline_scale_out,baseline_scale_out_note"
    );
    assert_eq!(line("peak_rate,"), "peak_rate,Peak load,per second,4950,,4950,,8250,,8250,");
    assert!(line("p99,").starts_with("p99,p99,ms,,Application saturated at "), "{}", line("p99,"));
    let headroom: Vec<String> = line("headroom,").split(',').map(str::to_owned).collect();
    assert!(headroom[3].parse::<f64>().unwrap() < 0.0 && headroom[5].parse::<f64>().unwrap() > 0.0);
    assert!(line("scenario,").starts_with("scenario,Black Friday,#v1;stack-overflow-2016@1;"));
    let series = series_csv(&figures(&scenario)[0]);
    let lines: Vec<&str> = series.split("\r\n").collect();
    assert_eq!(
        lines[0],
        "requests per second [per second],Scale up p99 [ms],Scale up p50 [ms],Scale out p99 [ms],Scale out p50 [ms]"
    );
    assert!(
        lines[lines.len() - 2].ends_with("saturated,saturated,saturated,saturated"),
        "{}",
        lines[lines.len() - 2]
    );
}

#[test]
fn a_baseline_stands_in_every_chart() {
    let (scenario, _) = changed(&CHANGES);
    let (before, _) = changed(&[]);
    for kind in ChartKind::ALL {
        let figure = figure_against(kind, &scenario, Some(&before)).unwrap();
        let own = figure.lines.len() / 2;
        let head = series_csv(&figure).lines().next().unwrap().to_owned();
        assert_eq!(head.matches(", baseline").count(), own, "{head}");
        let chart: serde_json::Value =
            serde_json::from_str(&series_json(&scenario, Some(&before), &figure).unwrap()).unwrap();
        assert_eq!(chart["baseline"], before.name.as_str());
        assert_eq!(chart["link"], format!("#{}", print_pair(&scenario, Some(&before))));
        let marked = chart["lines"].as_array().unwrap().iter().filter(|line| line["baseline"] == true);
        assert_eq!(marked.count(), own);
        let svg = picture(&figure, &Stamp { name: "a", link: "#v1;x", date: DATE }).unwrap();
        assert_eq!(svg.matches(", baseline</text>").count(), own, "{kind:?}");
        assert!(svg.contains("opacity=\"0.7\" stroke-dasharray"), "{kind:?}");
    }
}

#[test]
fn the_review_has_every_duty_and_failure() {
    let text = markdown(&document(&CHANGES, false), Charts::Files);
    let (scenario, evaluation) = changed(&CHANGES);
    for side in Side::BOTH {
        for duty in duties(scenario.design(side)) {
            let row = format!("| {} | {} |", duty.what, duty.why);
            assert!(text.contains(&row), "{row}");
        }
        let availability = &evaluation.design(side).availability;
        for component in &availability.components {
            assert!(text.contains(&format!("| {} | {} |", side.label(), component.what.label())));
        }
        let design = evaluation.design(side);
        assert!(text.contains(design.consistency.priority().statement()));
    }
    for row in [
        "| Teams it suits",
        "| Share of the monthly budget",
        "| Cost of the last doubling",
        "| Owned machines pay",
    ] {
        assert!(text.contains(row), "{row}");
    }
}

#[test]
fn the_points_of_a_chart_are_numbers_or_have_a_reason() {
    let (scenario, _) = changed(&CHANGES);
    for figure in figures(&scenario) {
        let text = series_json(&scenario, None, &figure).unwrap();
        let chart: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert!(chart.get("baseline").is_none());
        for line in chart["lines"].as_array().unwrap() {
            assert_eq!(line["points"].as_array().unwrap().len(), figure.at.len());
            for point in line["points"].as_array().unwrap() {
                assert!(point["value"].is_f64() || point["unavailable"]["reason"].is_string(), "{point}");
            }
        }
    }
}

#[test]
fn another_program_reads_the_archive() {
    let files = [("a.txt", "one".as_bytes()), ("負荷.svg", b"<svg/>"), ("empty", b"")];
    let files = files.map(|(name, bytes)| File { name: name.to_owned(), bytes: bytes.to_vec() });
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("archive.zip");
    fs::write(&path, zip(&files)).unwrap();
    let script = "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nfor n in z.namelist(): print(n, z.read(n).decode())";
    let python = Command::new("python3")
        .args(["-c", script])
        .arg(&path)
        .env("PYTHONIOENCODING", "utf-8")
        .output()
        .unwrap();
    assert_eq!(
        String::from_utf8(python.stdout).unwrap(),
        "a.txt one\n負荷.svg <svg/>\nempty \n",
        "{}",
        String::from_utf8_lossy(&python.stderr)
    );
}
