//! What the page knows: the scenario, what follows from it, and which inputs cannot be read.

use std::collections::BTreeSet;

use headroom::link::{self, Comments, Opened, Warning, print_pair};
use headroom::model::{Evaluation, Figure, evaluate};
use headroom::scenario::{Field, FieldError, Scenario, Side};
use leptos::prelude::*;

use crate::address::visit;

/// Everything the page shows of one scenario, so that no two parts ever show different ones.
#[derive(Clone, PartialEq)]
pub struct Shown {
    pub scenario: Scenario,
    pub evaluation: Evaluation,
}

/// The signals that the parts of the page share.
#[derive(Clone, Copy)]
pub struct AppState {
    pub scenario: RwSignal<Scenario>,
    /// The scenario that the present one is held against.
    pub baseline: RwSignal<Option<Scenario>>,
    pub warnings: RwSignal<Vec<Warning>>,
    /// The link that the warnings are about, as it came.
    pub original: RwSignal<String>,
    /// Why the last file was not opened.
    pub problem: RwSignal<Option<String>>,
    /// What the file that was opened says to people; the next one saved says it too.
    pub comments: RwSignal<Comments>,
    /// Keys of inputs whose text cannot be read; the results are of the last text that could.
    pub unreadable: RwSignal<BTreeSet<&'static str>>,
    /// Counts the scenarios that came from outside the form; typed text is dropped then.
    pub opened: RwSignal<u32>,
    /// The number whose explanation is open.
    pub explained: RwSignal<Option<(Figure, Side)>>,
    pub shown: Memo<Result<Shown, String>>,
}

impl AppState {
    pub fn new(fragment: &str) -> Self {
        let Opened { scenario, baseline, comments, warnings } = link::open(fragment);
        let scenario = RwSignal::new(scenario);
        Self {
            scenario,
            baseline: RwSignal::new(baseline),
            original: RwSignal::new(fragment.to_owned()),
            problem: RwSignal::new(None),
            comments: RwSignal::new(comments),
            warnings: RwSignal::new(warnings),
            unreadable: RwSignal::new(BTreeSet::new()),
            opened: RwSignal::new(0),
            explained: RwSignal::new(None),
            shown: Memo::new(move |_| show(&scenario.get())),
        }
    }

    /// Shows the scenario of a link.
    pub fn open(&self, fragment: &str) {
        self.original.set(fragment.to_owned());
        self.show(link::open(fragment));
    }

    /// Shows the scenario of a file, as a place of its own to which one can go back.
    pub fn accept(&self, opened: Opened) {
        self.original.set(String::new());
        visit(&print_pair(&opened.scenario, opened.baseline.as_ref()));
        self.show(opened);
    }

    /// Goes to the scenario of a link, as a place of its own to which one can go back.
    pub fn visit(&self, fragment: &str) {
        visit(fragment);
        self.open(fragment);
    }

    fn show(&self, opened: Opened) {
        let Opened { scenario, baseline, comments, warnings } = opened;
        self.problem.set(None);
        self.comments.set(comments);
        self.baseline.set(baseline);
        self.replace(scenario);
        self.warnings.set(warnings);
    }

    /// The fragment of the scenario shown, and of its baseline.
    pub fn fragment(&self) -> String {
        self.baseline.with(|baseline| self.scenario.with(|scenario| print_pair(scenario, baseline.as_ref())))
    }

    /// Shows a scenario in place of the present one; what was typed and not understood is dropped.
    pub fn replace(&self, scenario: Scenario) {
        self.unreadable.set(BTreeSet::new());
        self.scenario.set(scenario);
        self.opened.update(|times| *times += 1);
    }

    /// Reads what was typed into a field. The scenario changes only when the text can be read.
    pub fn read(&self, field: &'static Field, text: &str) -> Result<(), FieldError> {
        let mut changed = self.scenario.get_untracked();
        let outcome = field.read(&mut changed, text);
        let was_unreadable = self.unreadable.with_untracked(|keys| keys.contains(field.key));
        if outcome.is_err() != was_unreadable {
            self.unreadable.update(|keys| {
                if outcome.is_err() {
                    keys.insert(field.key)
                } else {
                    keys.remove(field.key)
                };
            });
        }
        if outcome.is_ok() && self.scenario.with_untracked(|now| *now != changed) {
            self.scenario.set(changed);
        }
        outcome
    }

    /// The signals of the page this runs in.
    pub fn of_page() -> Self {
        expect_context()
    }
}

fn show(scenario: &Scenario) -> Result<Shown, String> {
    let evaluation = evaluate(scenario).map_err(|why| why.to_string())?;
    Ok(Shown { scenario: scenario.clone(), evaluation })
}
