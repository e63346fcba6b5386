//! The notes of a chart, with what they are against the baseline, on the page and in files alike.

use super::baseline::in_brackets;
use super::difference::pieces_was;
use crate::chart::{Before, Note};

/// A note in pieces; those that tell of the baseline are marked.
#[must_use]
pub fn note_pieces(note: &Note) -> Vec<(String, bool)> {
    let own = (note.text.clone(), false);
    match &note.before {
        Before::Same => vec![own],
        Before::Absent => vec![own, (" (not in the baseline)".to_owned(), true)],
        Before::Only => vec![(format!("In the baseline: {}", note.text), true)],
        Before::Other(before) => {
            let pieces = pieces_was(&note.text, Some(before)).into_iter();
            let told = |(text, was): (String, Option<String>)| [(text, false), (in_brackets(was), true)];
            pieces.flat_map(told).filter(|(text, _)| !text.is_empty()).collect()
        }
    }
}

/// The notes as plain sentences.
pub(super) fn notes_in_words(notes: &[Note]) -> Vec<String> {
    let words = |note| note_pieces(note).into_iter().map(|(text, _)| text).collect();
    notes.iter().map(words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::{ChartKind, figure_against};
    use crate::scenario::default_preset;

    fn told(kind: ChartKind, change: (&str, &str)) -> String {
        let before = default_preset().scenario();
        let now = before.changed(&[change]).unwrap();
        notes_in_words(&figure_against(kind, &now, Some(&before)).unwrap().notes).join("\n")
    }

    #[test]
    fn every_note_says_what_its_numbers_were() {
        for (kind, change, expected) in [
            (
                ChartKind::Latency,
                ("average_rate", "20k"),
                "bends at 13,700/s (was 13,600/s): beyond this knee",
            ),
            (
                ChartKind::Throughput,
                ("horizontal.app.nodes", "12"),
                "carries 54,800/s (was 41,100/s), 100% of linear.",
            ),
            (ChartKind::Cost, ("slo_p99", "1ms"), "even when nobody waits. (was Scale up ends at 7,120/s: "),
            (ChartKind::Availability, ("average_rate", "3000"), "3 (was 2) application nodes and 1 replica"),
            (ChartKind::Growth, ("average_rate", "20k"), "a month. (was Scale out needs no purchase.)"),
            (
                ChartKind::LatencySensitivity,
                ("average_rate", "20k"),
                "to compare with. (was Scale up is saturated with",
            ),
        ] {
            let notes = told(kind, change);
            assert!(notes.contains(expected), "{kind:?}: {notes}");
        }
    }

    #[test]
    fn a_note_of_one_scenario_alone_says_of_which() {
        let notes = told(ChartKind::Availability, ("average_rate", "20k"));
        assert!(notes.contains("\nIn the baseline: Scale out as it is: 4.5 h a year (99.948%)."), "{notes}");
        let notes = told(ChartKind::LatencySensitivity, ("average_rate", "20k"));
        assert!(
            notes.contains("Scale out is saturated: there is no p99 to compare with. (not in the baseline)")
        );
        for kind in ChartKind::ALL {
            let same = told(kind, ("name", "Another"));
            assert!(!same.contains("(was ") && !same.contains("In the baseline"), "{same}");
        }
    }
}
