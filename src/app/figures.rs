//! The figures of the charts. All their series take longer than a frame, so they follow a change after a moment and in
//! turns, those in sight first. Until then a chart keeps its last figure, which is one scenario's, and is marked.

use std::cell::{Cell, RefCell};
use std::rc::Rc;
use std::sync::Arc;

use gloo_timers::callback::Timeout;
use headroom::chart::{ChartKind, Figure, figure};
use headroom::scenario::Scenario;
use leptos::prelude::*;

use crate::later::{later, now_ms};
use crate::memo::Memo;
use crate::state::AppState;

/// From the first change that no chart has followed to the first turn: so much stays free for the changes of a drag.
const PAUSE_MS: u32 = 40;
/// Between two turns.
const BETWEEN_MS: u32 = 24;
/// A turn computes no further chart after so long.
const TURN_MS: f64 = 6.0;
/// Pause before what is out of sight is computed again.
const IDLE_MS: u32 = 300;

/// A scenario with what it is held against.
type Pair = (Scenario, Option<Scenario>);

/// What the page knows of one chart.
#[derive(Clone, Copy)]
pub struct Chart {
    pub kind: ChartKind,
    /// The last figure, and the scenario it shows; none before the first, or where the series does not exist.
    computed: RwSignal<Option<(Pair, Option<Arc<Figure>>)>>,
    /// The figure of the baseline, which is computed once.
    before: StoredValue<Option<(Scenario, Arc<Figure>)>>,
    pub figure: Memo<Option<Arc<Figure>>>,
    /// Whether the figure is that of another scenario than the one shown.
    pub stale: Memo<bool>,
    pub in_sight: RwSignal<bool>,
    /// When it was computed last, in charts computed by then: those that wait longest come first.
    turn: StoredValue<u32>,
}

impl Chart {
    fn compute_now(&self, state: AppState) {
        let pair = (state.scenario.get_untracked(), state.baseline.get_untracked());
        let figure = self.compute(&pair).map(Arc::new);
        self.computed.set(Some((pair, figure)));
    }

    fn compute(&self, (scenario, baseline): &Pair) -> Option<Figure> {
        let own = figure(self.kind, scenario).ok()?;
        let Some(baseline) = baseline else { return Some(own) };
        let known = self.before.with_value(|before| {
            before.as_ref().filter(|(of, _)| of == baseline).map(|(_, figure)| Arc::clone(figure))
        });
        let before = match known {
            Some(before) => before,
            None => {
                let before = Arc::new(figure(self.kind, baseline).ok()?);
                self.before.set_value(Some((baseline.clone(), Arc::clone(&before))));
                before
            }
        };
        Some(own.against(&before, &baseline.name))
    }
}

/// Every chart, in the order of the page; keeps them computed.
pub fn charts(state: AppState) -> Vec<Chart> {
    let charts = ChartKind::ALL.map(|kind| {
        let computed = RwSignal::new(None::<(Pair, Option<Arc<Figure>>)>);
        let of_now = move |computed: &Option<(Pair, _)>| {
            computed.as_ref().is_some_and(|((of, before), _)| {
                state.scenario.with(|now| of == now) && state.baseline.with(|baseline| before == baseline)
            })
        };
        Chart {
            kind,
            computed,
            before: StoredValue::new(None),
            figure: Memo::new_with_compare(
                move || computed.with(|computed| computed.as_ref().and_then(|(_, figure)| figure.clone())),
                |old, new| match (old, new) {
                    (Some(old), Some(new)) => !Arc::ptr_eq(old, new),
                    (None, None) => false,
                    _ => true,
                },
            ),
            stale: Memo::new(move || !computed.with(of_now)),
            in_sight: RwSignal::new(false),
            turn: StoredValue::new(0),
        }
    });
    for chart in charts {
        later(move || chart.compute_now(state));
    }
    let pending: Rc<Pending> = Rc::default();
    Effect::new(move |_| {
        state.scenario.track();
        state.baseline.track();
        charts.iter().for_each(|chart| chart.in_sight.track());
        // A drag makes no pause: the turn that is to come sees what has changed by then.
        if !pending.is_soon.get() {
            follow(charts, state, &pending, PAUSE_MS);
        }
    });
    charts.to_vec()
}

type Charts = [Chart; ChartKind::ALL.len()];

/// What is still to be done.
#[derive(Default)]
struct Pending {
    turn: RefCell<Option<Timeout>>,
    /// Whether the next turn is for what is in sight.
    is_soon: Cell<bool>,
    computed: Cell<u32>,
}

/// After a pause computes charts that are stale, what was computed longest ago first, and goes on so while there are any.
fn follow(charts: Charts, state: AppState, pending: &Rc<Pending>, pause: u32) {
    pending.is_soon.set(pause != IDLE_MS);
    let again = Rc::clone(pending);
    let compute = move || {
        let until = now_ms() + TURN_MS;
        let stale = || charts.into_iter().filter(|chart| chart.stale.get_untracked());
        let seen = || stale().filter(|chart| chart.in_sight.get_untracked());
        let in_sight = || seen().min_by_key(|chart| chart.turn.get_value());
        let mut next = in_sight().or_else(|| stale().next().filter(|_| pause == IDLE_MS));
        while let Some(chart) = next {
            chart.compute_now(state);
            again.computed.set(again.computed.get() + 1);
            chart.turn.set_value(again.computed.get());
            next = in_sight().filter(|_| now_ms() < until);
        }
        again.is_soon.set(false);
        if stale().next().is_some() {
            follow(charts, state, &again, if in_sight().is_some() { BETWEEN_MS } else { IDLE_MS });
        }
    };
    *pending.turn.borrow_mut() = Some(Timeout::new(pause, compute));
}
