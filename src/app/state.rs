//! What the page knows: the scenario, what follows from it, what is being typed, and what can be undone.

use std::collections::BTreeMap;

use headroom::link::{self, Comments, Opened, Warning, print_pair};
use headroom::model::{Evaluation, Figure, evaluate};
use headroom::report::{Row, comparison};
use headroom::scenario::{Field, FieldError, History, Preset, Scenario, Side, Value, find};
use leptos::prelude::*;

use crate::address::visit;
use crate::memo::Memo;

/// Everything the page shows of one scenario, so that no two parts ever show different ones.
#[derive(Clone, PartialEq)]
pub struct Shown {
    pub scenario: Scenario,
    pub evaluation: Evaluation,
}

/// Text in an input that is being typed, or that cannot be read.
#[derive(Clone, PartialEq)]
pub struct Draft {
    pub text: String,
    /// What the input held when the typing began.
    pub began: String,
    pub error: Option<String>,
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
    /// Its own values are what a reset brings back.
    pub preset: Memo<&'static Preset>,
    /// Keys of the inputs that differ from the preset.
    pub changed: Memo<Vec<&'static str>>,
    /// By the key of the input.
    pub drafts: RwSignal<BTreeMap<&'static str, Draft>>,
    /// Whether an input cannot be read; the results are of the last text that could.
    pub stale: Memo<bool>,
    pub history: RwSignal<History>,
    /// What the form is searched for.
    pub search: RwSignal<String>,
    /// The input that the reader was taken to last.
    pub sought: RwSignal<Option<&'static str>>,
    /// The last thing that was done and does not show by itself, in words.
    pub said: RwSignal<String>,
    /// The number whose explanation is open.
    pub explained: RwSignal<Option<(Figure, Side)>>,
    pub shown: Memo<Result<Shown, String>>,
    /// The comparison of what is shown; empty where nothing can be.
    pub rows: Memo<Vec<Row>>,
    /// The baseline and what follows from it, where one is pinned.
    pub before: Memo<Option<Shown>>,
    /// The comparison of the baseline; empty without one.
    pub rows_before: Memo<Vec<Row>>,
}

impl AppState {
    pub fn new(fragment: &str) -> Self {
        let Opened { scenario, baseline, comments, warnings } = link::open(fragment);
        let scenario = RwSignal::new(scenario);
        let preset = Memo::new(move || scenario.with(|scenario| scenario.preset));
        let changed =
            move || scenario.with(|scenario| scenario.changed_fields().map(|field| field.key).collect());
        let drafts = RwSignal::new(BTreeMap::<&'static str, Draft>::new());
        let shown = Memo::new(move || show(&scenario.get()));
        let baseline = RwSignal::new(baseline);
        let before = Memo::new(move || baseline.with(|baseline| show(baseline.as_ref()?).ok()));
        let rows_of = |of: &Shown| comparison(&of.scenario, &of.evaluation);
        Self {
            scenario,
            baseline,
            original: RwSignal::new(fragment.to_owned()),
            problem: RwSignal::new(None),
            comments: RwSignal::new(comments),
            preset,
            changed: Memo::new(changed),
            warnings: RwSignal::new(warnings),
            drafts,
            stale: Memo::new(move || {
                drafts.with(|drafts| drafts.values().any(|draft| draft.error.is_some()))
            }),
            history: RwSignal::new(History::default()),
            search: RwSignal::new(String::new()),
            sought: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            explained: RwSignal::new(None),
            shown,
            rows: Memo::new(move || shown.with(|shown| shown.as_ref().map(rows_of).unwrap_or_default())),
            before,
            rows_before: Memo::new(move || {
                before.with(|before| before.as_ref().map(rows_of).unwrap_or_default())
            }),
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

    /// What `told` makes of the scenario shown and its baseline; nothing without one.
    pub fn beside<T>(&self, told: impl FnOnce(&Shown, &Shown) -> T) -> Option<T> {
        self.before.with(|before| {
            let before = before.as_ref()?;
            self.shown.with(|shown| Some(told(shown.as_ref().ok()?, before)))
        })
    }

    /// The fragment of the scenario shown, and of its baseline.
    pub fn fragment(&self) -> String {
        self.baseline.with(|baseline| self.scenario.with(|scenario| print_pair(scenario, baseline.as_ref())))
    }

    /// Shows a scenario in place of the present one; what was typed and not understood is dropped.
    pub fn replace(&self, scenario: Scenario) {
        self.change(scenario, None);
        self.drafts.update(BTreeMap::clear);
    }

    /// Reads what was typed into a field. The scenario changes only when the text can be read.
    pub fn read(&self, field: &'static Field, text: &str) -> Result<(), FieldError> {
        let mut changed = self.scenario.get_untracked();
        field.read(&mut changed, text)?;
        self.change(changed, Some(field.key));
        self.read_again(field);
        Ok(())
    }

    /// Reads what was refused, as it may have contradicted the input that has changed now.
    fn read_again(&self, changed: &'static Field) {
        let refused = self.drafts.with_untracked(|drafts| {
            let refused = drafts.iter().filter(|(key, draft)| **key != changed.key && draft.error.is_some());
            refused.map(|(key, draft)| (*key, draft.text.clone())).collect::<Vec<_>>()
        });
        for (key, text) in refused {
            let mut scenario = self.scenario.get_untracked();
            if find(key).is_some_and(|field| field.read(&mut scenario, &text).is_ok()) {
                self.change(scenario, Some(key));
                self.drafts.update(|drafts| drafts.retain(|of, _| *of != key));
            }
        }
    }

    /// Sets a field to a value of its own, such as that of its slider.
    pub fn set(&self, field: &'static Field, value: Value) {
        let mut changed = self.scenario.get_untracked();
        // A value out of bounds cannot come from the field's own slider, list or preset; one that contradicts others can.
        if let Err(why) = field.set(&mut changed, value) {
            self.refuse(field, field.print_input(&changed), &why);
            return;
        }
        self.change(changed, Some(field.key));
        if self.drafts.with_untracked(|drafts| drafts.contains_key(field.key)) {
            self.drafts.update(|drafts| drafts.retain(|key, _| *key != field.key));
        }
    }

    /// Shows beside a field why what was asked of it is not done; the field keeps showing `text`.
    pub fn refuse(&self, field: &'static Field, text: String, why: &FieldError) {
        let began = field.print_input(&self.scenario.get_untracked());
        let error = Some(why.to_string());
        self.drafts.update(|drafts| {
            drafts.insert(field.key, Draft { text, began, error });
        });
    }

    /// The next change is undone by itself, even if it is of the same input.
    pub fn seal(&self) {
        self.history.update_untracked(History::seal);
    }

    pub fn undo(&self) {
        self.step(History::undo, "Undone");
    }

    pub fn redo(&self) {
        self.step(History::redo, "Redone");
    }

    fn step(&self, way: fn(&mut History, &Scenario) -> Option<Scenario>, word: &str) {
        let now = self.scenario.get_untracked();
        let Some(next) = self.history.try_update(|history| way(history, &now)).flatten() else { return };
        self.said.set(format!("{word}: {}.", now.differences(&next)));
        self.drafts.update(BTreeMap::clear);
        self.scenario.set(next);
    }

    fn change(&self, next: Scenario, by: Option<&'static str>) {
        let before = self.scenario.get_untracked();
        if before != next {
            self.history.update(|history| history.record(before, by));
            self.scenario.set(next);
        }
    }
}

fn show(scenario: &Scenario) -> Result<Shown, String> {
    let evaluation = evaluate(scenario).map_err(|why| why.to_string())?;
    Ok(Shown { scenario: scenario.clone(), evaluation })
}
