//! Scenarios survive text files and the pictures that carry them; what is not ours is refused with a reason.

use crate::scenarios::scenarios;
use headroom::link::{
    Comments, FileError, LARGEST, crc32, open_bytes, png_with_link, print, print_file, svg_metadata,
};
use headroom::model::evaluate;
use headroom::report::json;
use headroom::scenario::default_preset;
use proptest::prelude::*;

/// The smallest picture: one grey pixel.
const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU\x00\x00\x00\x0aIDATx\x9cch\x00\x00\x00\x82\x00\x81w\xcdr\xb6\x00\x00\x00\x00IEND\xaeB`\x82";

fn svg(link: &str) -> String {
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\">{}<g/></svg>", svg_metadata(link))
}

proptest! {
    #[test]
    fn every_scenario_survives_its_file(scenario in scenarios(), baseline in scenarios()) {
        let text = print_file(&scenario, Some(&baseline), &Comments::default());
        let opened = open_bytes(text.as_bytes()).unwrap();
        prop_assert_eq!(opened.scenario, scenario);
        prop_assert_eq!(opened.baseline, Some(baseline));
        prop_assert_eq!(opened.warnings, vec![]);
    }

    #[test]
    fn every_scenario_survives_its_pictures(scenario in scenarios()) {
        let link = format!("https://example.org/a?b=1&c#{}", print(&scenario));
        let png = png_with_link(PNG, &link).unwrap();
        prop_assert_eq!(open_bytes(&png).unwrap().scenario, scenario.clone());
        prop_assert_eq!(open_bytes(svg(&link).as_bytes()).unwrap().scenario, scenario);
    }

    #[test]
    fn every_scenario_survives_its_json(scenario in scenarios()) {
        let Ok(evaluation) = evaluate(&scenario) else { return Ok(()) };
        let text = json(&scenario, &evaluation, None, &[]).unwrap();
        prop_assert_eq!(open_bytes(text.as_bytes()).unwrap().scenario, scenario);
    }

    #[test]
    fn damaged_files_are_refused_or_read_never_worse(at in 0..2000_usize, byte: u8, cut in 0..2000_usize) {
        let link = format!("#{}", print(&default_preset().scenario()));
        let text = print_file(&default_preset().scenario(), None, &Comments::default());
        for mut bytes in [png_with_link(PNG, &link).unwrap(), svg(&link).into_bytes(), text.into_bytes()] {
            let place = at % bytes.len();
            bytes[place] = byte;
            let _ = open_bytes(&bytes);
            // The line end after the last word of a file may be missing.
            bytes.truncate(cut % (bytes.len() - 1));
            prop_assert!(open_bytes(&bytes).is_err());
        }
    }
}

const FILE: &str = "\
headroom scenario 1
# From the review of March.
preset = stack-overflow-2016@1
model = 1
catalogue = 1
# Measured on the busiest day.
average_rate = 3000
name = Black Friday # 2
versus = stack-overflow-2016@1
# Before the change.
average_rate = 2500
# That is all.
end
";

#[test]
fn a_file_is_written_as_it_was_read_with_its_comments() {
    let opened = open_bytes(FILE.as_bytes()).unwrap();
    assert_eq!(opened.scenario.name, "Black Friday # 2");
    assert_eq!(opened.scenario.workload.average_rate.get(), 3000.0);
    let written = print_file(&opened.scenario, opened.baseline.as_ref(), &opened.comments);
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(sorted(&written), sorted(FILE));
    assert!(written.contains("# Measured on the busiest day.\naverage_rate = 3000"), "{written}");
    assert!(written.contains("# Before the change.\naverage_rate = 2500"), "{written}");
    assert_eq!(open_bytes(written.as_bytes()).unwrap(), opened);
    let without = print_file(&default_preset().scenario(), None, &opened.comments);
    assert_eq!(without.lines().filter(|line| line.starts_with('#')).count(), 4, "{without}");
}

#[test]
fn a_file_may_have_come_from_another_system() {
    let opened = open_bytes(format!("\u{feff}{}", FILE.replace('\n', "\r\n")).as_bytes()).unwrap();
    assert_eq!(opened.scenario.workload.average_rate.get(), 3000.0);
}

fn refusal(bytes: &[u8]) -> String {
    open_bytes(bytes).unwrap_err().to_string()
}

/// A picture with more chunks before its last.
fn png_with(chunks: &[&[u8]]) -> Vec<u8> {
    let (before, last) = PNG.split_at(PNG.len() - 12);
    let mut png = before.to_vec();
    for chunk in chunks {
        png.extend((chunk.len() as u32 - 4).to_be_bytes());
        png.extend(*chunk);
        png.extend(crc32(*chunk).to_be_bytes());
    }
    png.extend(last);
    png
}

#[test]
fn what_cannot_be_opened_says_why() {
    let long_chunk = [&PNG[..8], b"\xff\xff\xff\xfftEXtHeadroom\0"].concat();
    let nested =
        [b"tEXtHeadroom\0".to_vec(), png_with_link(PNG, "#v1;stack-overflow-2016@1").unwrap()].concat();
    let link: &[u8] = b"tEXtHeadroom\0#v1;stack-overflow-2016@1";
    let mut damaged = png_with_link(PNG, "#v1;stack-overflow-2016@1").unwrap();
    let place = damaged.len() - 20;
    damaged[place] ^= 1;
    let cases: [(&str, Vec<u8>); 24] = [
        ("nothing", Vec::new()),
        ("too large", vec![b'#'; LARGEST + 1]),
        ("a letter", b"Dear reviewers,\nsee v1;below.".to_vec()),
        ("Latin-1", b"headroom scenario 1\nname = caf\xe9\n".to_vec()),
        ("UTF-16", b"\xff\xfeh\0e\0a\0d\0".to_vec()),
        ("a newer format", b"headroom scenario 2\nend".to_vec()),
        ("cut off text", b"headroom scenario 1\npreset = stack-overflow-2016@1\naverage_rate = 30".to_vec()),
        ("no preset", b"headroom scenario 1\naverage_rate = 30\nend".to_vec()),
        ("an empty one", b"headroom scenario 1\nend".to_vec()),
        ("wrong lines", b"headroom scenario 1\npreset = stack-overflow-2016@1\ncolour = blue\n\naverage_rate = fast\naverage_rate = 5\naverage_rate = 6\njust words\nname = \"open\nname = \"\\x\"\nend\nmore".to_vec()),
        ("unknown preset", b"headroom scenario 1\npreset = <b>nonsense</b>@7\nend".to_vec()),
        ("a plain PNG", PNG.to_vec()),
        ("a cut off PNG", PNG[..40].to_vec()),
        ("a damaged PNG", damaged),
        ("a PNG with a long chunk", long_chunk),
        ("a PNG in a PNG", png_with(&[&nested])),
        ("a PNG with two links", png_with(&[link, link])),
        ("a PNG with a foreign link", png_with(&[b"tEXtHeadroom\0https://example.org/"])),
        ("a PNG with bytes", png_with(&[b"tEXtHeadroom\0#v1;\xff"])),
        ("a PNG with a lost preset", png_with(&[b"tEXtHeadroom\0#v1;nonsense@7"])),
        ("a plain SVG", b"<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>".to_vec()),
        ("a cut off SVG", svg("#v1;stack-overflow-2016@1").into_bytes()[..80].to_vec()),
        ("an SVG with two links", svg("#v1;x").replace("<g/>", &svg_metadata("#v1;y")).into_bytes()),
        ("a foreign JSON", b"{\"name\": \"x\"}".to_vec()),
    ];
    let told: Vec<String> = cases.iter().map(|(what, bytes)| format!("{what}: {}", refusal(bytes))).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_link_alone_is_a_file_too() {
    for text in [
        "https://example.org/#v1;stack-overflow-2016@1;average_rate=5\n",
        "v1;stack-overflow-2016@1;average_rate=5",
    ] {
        assert_eq!(open_bytes(text.as_bytes()).unwrap().scenario.workload.average_rate.get(), 5.0);
    }
    assert_eq!(open_bytes(b"https://example.org/"), Err(FileError::NotOurs));
}
