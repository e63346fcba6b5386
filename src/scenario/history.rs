//! The scenarios before and after the one shown: undo and redo.

use std::collections::VecDeque;

use super::Scenario;

/// Steps back that are kept.
const MOST: usize = 200;

/// What can be undone and redone. Changes of one input in a row are one step.
#[derive(Debug, Default)]
pub struct History {
    past: VecDeque<Scenario>,
    future: Vec<Scenario>,
    /// The input whose changes go on.
    changing: Option<&'static str>,
}

impl History {
    /// Takes note of a change: the scenario as it was, and the input that changed it, if it was a single one.
    pub fn record(&mut self, before: Scenario, by: Option<&'static str>) {
        let goes_on = by.is_some() && by == self.changing;
        self.changing = by;
        self.future.clear();
        if goes_on {
            return;
        }
        if self.past.len() == MOST {
            self.past.pop_front();
        }
        self.past.push_back(before);
    }

    /// The next change is a step of its own, even if it is of the same input.
    pub const fn seal(&mut self) {
        self.changing = None;
    }

    /// The scenario before the last step. Steps that changed nothing in the end are passed over.
    pub fn undo(&mut self, now: &Scenario) -> Option<Scenario> {
        self.seal();
        let before = std::iter::from_fn(|| self.past.pop_back()).find(|before| before != now)?;
        self.future.push(now.clone());
        Some(before)
    }

    /// The scenario that was undone last.
    pub fn redo(&mut self, now: &Scenario) -> Option<Scenario> {
        self.seal();
        let after = std::iter::from_fn(|| self.future.pop()).find(|after| after != now)?;
        self.past.push_back(now.clone());
        Some(after)
    }

    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    #[must_use]
    pub const fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::{default_preset, find};

    fn with_load(rate: u32) -> Scenario {
        let mut scenario = default_preset().scenario();
        find("average_rate").unwrap().read(&mut scenario, &rate.to_string()).unwrap();
        scenario
    }

    #[test]
    fn undo_and_redo_walk_the_steps() {
        let mut history = History::default();
        history.record(with_load(1), Some("average_rate"));
        history.record(with_load(2), Some("slo_p99"));
        assert_eq!(history.undo(&with_load(3)), Some(with_load(2)));
        assert_eq!(history.undo(&with_load(2)), Some(with_load(1)));
        assert_eq!(history.undo(&with_load(1)), None);
        assert_eq!(history.redo(&with_load(1)), Some(with_load(2)));
        history.record(with_load(2), None);
        assert!(!history.can_redo());
    }

    #[test]
    fn typing_in_one_input_is_one_step_until_it_is_left() {
        let mut history = History::default();
        for rate in [1, 2, 3] {
            history.record(with_load(rate), Some("average_rate"));
        }
        history.seal();
        history.record(with_load(4), Some("average_rate"));
        assert_eq!(history.undo(&with_load(5)), Some(with_load(4)));
        assert_eq!(history.undo(&with_load(4)), Some(with_load(1)));
        assert!(!history.can_undo());
    }

    #[test]
    fn a_step_that_was_taken_back_by_hand_is_passed_over() {
        let mut history = History::default();
        history.record(with_load(1), None);
        history.record(with_load(2), Some("average_rate"));
        assert_eq!(history.undo(&with_load(2)), Some(with_load(1)));
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = History::default();
        for _ in 0..=MOST {
            history.record(with_load(1), None);
        }
        assert_eq!(history.past.len(), MOST);
    }
}
