//! Any text as a link: it opens as something valid, says what it left out, and what it opened survives a link of its own.

use headroom::link::{open, print_pair};

pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let opened = open(&text);
    for warning in &opened.warnings {
        assert!(!warning.to_string().is_empty());
    }
    let link = print_pair(&opened.scenario, opened.baseline.as_ref());
    assert!(link.bytes().all(|byte| byte.is_ascii_graphic()), "{link}");
    let again = open(&link);
    assert_eq!(again.warnings, [], "{link}");
    assert_eq!(again.scenario, opened.scenario, "{link}");
    assert_eq!(again.baseline, opened.baseline, "{link}");
}
