//! What a chart says in sentences, and what the same rule said of the scenario it is held against.

use crate::scenario::Side;

/// A sentence below a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    about: About,
    /// The design it is about, where it is about one.
    side: Option<Side>,
    pub text: String,
    pub before: Before,
}

/// What a note tells; of several that tell the same, the first belongs to the first of the other scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// How the chart is to be read.
    Reading,
    Knee,
    Size,
    Peak,
    Crossing,
    Ceiling,
    Downtime,
    Enough,
    Purchase,
    LaterPurchases,
    Saturation,
}

/// What the other scenario has in the place of a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Before {
    /// Nothing is held against anything, or both say the same.
    Same,
    Other(String),
    /// Only the present scenario has such a note.
    Absent,
    /// The note itself is the other scenario's, and the present one has no such note.
    Only,
}

impl Note {
    pub(super) const fn new(about: About, side: Option<Side>, text: String) -> Self {
        Self { about, side, text, before: Before::Same }
    }
}

/// Notes beside those of the scenario they are held against, whose own come last.
pub(super) fn held_against(mut notes: Vec<Note>, before: &[Note]) -> Vec<Note> {
    let mut left: Vec<&Note> = before.iter().collect();
    for note in &mut notes {
        let same = left.iter().position(|of| (of.about, of.side) == (note.about, note.side));
        note.before = match same.map(|at| left.remove(at)) {
            Some(of) if of.text == note.text => Before::Same,
            Some(of) => Before::Other(of.text.clone()),
            None => Before::Absent,
        };
    }
    notes.extend(left.into_iter().map(|of| Note { before: Before::Only, ..of.clone() }));
    notes
}

/// The notes as one text.
pub(super) fn joined(notes: &[Note]) -> String {
    notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_note_stands_beside_that_of_its_own_rule_and_design() {
        let note = |side, text: &str| Note::new(About::Knee, side, text.to_owned());
        let now = vec![note(Some(Side::Vertical), "at 5"), note(None, "first"), note(None, "second")];
        let before = [note(Some(Side::Horizontal), "at 9"), note(None, "first")];
        let held = held_against(now, &before);
        let told: Vec<(&str, &Before)> = held.iter().map(|note| (note.text.as_str(), &note.before)).collect();
        let expected = [
            ("at 5", &Before::Absent),
            ("first", &Before::Same),
            ("second", &Before::Absent),
            ("at 9", &Before::Only),
        ];
        assert_eq!(told, expected);
        let changed = held_against(vec![note(None, "third")], &before);
        assert!(changed.iter().any(|note| note.before == Before::Other("first".to_owned())));
    }
}
