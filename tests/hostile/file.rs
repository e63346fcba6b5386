//! Any bytes as a file, be it text, PNG, SVG or something else: it is refused in words, or opens as something valid that
//! survives a file of its own, with its baseline and comments; and a picture takes a link, and gives it back.

use headroom::link::{FileError, open, open_bytes, png_with_link, print_file};

const LINK: &str = "#v1;stack-overflow-2016@1;average_rate=3000";

pub fn run(data: &[u8]) {
    match open_bytes(data) {
        Ok(opened) => {
            for warning in &opened.warnings {
                assert!(!warning.to_string().is_empty());
            }
            let file = print_file(&opened.scenario, opened.baseline.as_ref(), &opened.comments);
            let again = open_bytes(file.as_bytes()).expect("what was written here");
            assert_eq!(again.warnings, [], "{file}");
            assert_eq!(again.scenario, opened.scenario, "{file}");
            assert_eq!(again.baseline, opened.baseline, "{file}");
            let third = print_file(&again.scenario, again.baseline.as_ref(), &again.comments);
            assert_eq!(third, file, "what is saved twice stays as it is");
        }
        Err(why) => assert!(!why.to_string().is_empty()),
    }
    picture(data);
}

fn picture(data: &[u8]) {
    if !data.starts_with(b"\x89PNG\r\n\x1a\n") {
        return;
    }
    match png_with_link(data, LINK) {
        Ok(carrying) => match open_bytes(&carrying) {
            Ok(opened) => assert_eq!(opened.scenario, open(LINK.trim_start_matches('#')).scenario),
            Err(why) => assert!(matches!(why, FileError::SeveralLinksInside { .. }), "{why}"),
        },
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}
