//! Any text as a number with a unit: it is refused in words, or a finite number that reads back to the bit.

use headroom::units::{Kind, parse, print, print_input, quantity};

const KINDS: [Kind; 7] =
    [Kind::Rate, Kind::Duration, Kind::Fraction, Kind::Size, Kind::Money, Kind::Whole, Kind::Plain];

/// The first byte chooses the kind, the rest is the text.
pub fn run(data: &[u8]) {
    let Some((&choice, rest)) = data.split_first() else { return };
    let kind = KINDS[usize::from(choice) % KINDS.len()];
    let text = String::from_utf8_lossy(rest);
    match parse(&text, kind) {
        Ok(value) => {
            assert!(value.is_finite(), "{text:?} is {value}");
            for written in [print(value, kind), print_input(value, kind)] {
                assert_eq!(
                    parse(&written, kind).map(f64::to_bits),
                    Ok(value.to_bits()),
                    "{text:?} as {written:?}"
                );
            }
            assert!(!quantity(value, kind).is_empty());
        }
        Err(why) => assert!(!why.to_string().is_empty()),
    }
}
