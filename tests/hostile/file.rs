//! Any bytes as a file, be it text, PNG, SVG or something else: it is refused in words, or opens as something valid that
//! survives a file of its own.

use headroom::link::{Comments, open_bytes, print_file};

pub fn run(data: &[u8]) {
    match open_bytes(data) {
        Ok(opened) => {
            for warning in &opened.warnings {
                assert!(!warning.to_string().is_empty());
            }
            let file = print_file(&opened.scenario, None, &Comments::default());
            let again = open_bytes(file.as_bytes()).expect("what was written here");
            assert_eq!(again.warnings, [], "{file}");
            assert_eq!(again.scenario, opened.scenario, "{file}");
        }
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}
