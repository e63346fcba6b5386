//! The comparison of the designs, row by row; each number opens its explanation below its row.

use gloo_events::EventListener;
use headroom::model::Figure;
use headroom::report::{Cell, ROW_GROUPS, Row, RowGroup, Verdict, details_before};
use headroom::scenario::Side;
use leptos::prelude::*;

use crate::baseline::difference_view;
use crate::element::{Element, button, element, key_of, said};
use crate::explanation::explanation_panel;
use crate::live::follow;
use crate::memo::Memo;
use crate::reach::reach;
use crate::state::AppState;

pub fn comparison(state: AppState) -> Element {
    let heads = Side::BOTH.map(|side| said("th", side.label()).set("scope", "col").class(side.key()));
    let open = ROW_GROUPS.map(|_| RwSignal::new(false));
    let whole = move || open.iter().all(|open| open.get());
    let toggle_all = move |_: &_| {
        let all = !untrack(whole);
        open.iter().for_each(|open| open.set(all));
    };
    let toggle_all = button("", toggle_all)
        .class("to-input")
        .live_text(move || if whole() { "Show the main rows only" } else { "Show all rows" }.to_owned());
    // A number whose explanation is asked for elsewhere comes into sight.
    follow(move || {
        if let Some((figure, _)) = state.explained.get() {
            let folds = ROW_GROUPS.iter().zip(open);
            folds.filter(|(group, _)| group.rest.contains(&figure)).for_each(|(_, open)| open.set(true));
        }
    });
    let printed = RwSignal::new(false);
    for (event, begins) in [("beforeprint", true), ("afterprint", false)] {
        EventListener::new(&window(), event, move |_| printed.set(begins)).forget();
    }
    let groups =
        ROW_GROUPS.iter().zip(open).flat_map(|(group, open)| group_rows(state, group, open, printed));
    let table = element("table")
        .with(element("thead").with(element("tr").with(element("td")).all(heads)))
        .all(groups);
    element("section")
        .class("comparison")
        .set("aria-labelledby", "comparison-title")
        .with(said("h2", "Comparison").set("id", "comparison-title"))
        .with(said("p", "Press a number to see how it comes about. ").class("quiet hint").with(toggle_all))
        .with(table)
        .on("keydown", move |event| {
            if key_of(event) == "Escape" {
                close(state);
            }
        })
}

/// The rows in front, and the others in a part of the table that is folded away; on paper all of them stand.
fn group_rows(
    state: AppState,
    group: &'static RowGroup,
    open: RwSignal<bool>,
    printed: RwSignal<bool>,
) -> [Element; 2] {
    let id = format!("rows-{}", group.key);
    let missed = move || {
        state.rows.with(|rows| {
            let folded = rows.iter().filter(|row| group.rest.contains(&row.figure));
            let is_missed = |side| move |row: &&Row| row.cell(side).verdict == Verdict::Missed;
            Side::BOTH.map(|side| folded.clone().filter(is_missed(side)).count()).iter().sum::<usize>()
        })
    };
    let title = move || match (open.get(), missed()) {
        (true, _) => "Fewer rows".to_owned(),
        (false, 0) => format!("{} more rows", group.rest.len()),
        (false, missed) => format!("{} more rows, {missed} missed", group.rest.len()),
    };
    let more = button("", move |_| open.update(|open| *open = !*open))
        .class("more")
        .live("aria-label", move || format!("{}: {}", group.label, title()))
        .live("aria-expanded", move || open.get().to_string())
        .set("aria-controls", &id)
        .live_text(title);
    let head = element("tr")
        .class("group")
        .with(said("th", group.label).set("scope", "rowgroup").set("colspan", "2"))
        .with(element("td").with(more));
    let rows = |into: Element, figures: &[Figure], read: Signal<bool>| {
        figures.iter().fold(into, |rows, &figure| {
            rows.with(figure_row(state, figure, read)).live_parts(explained_row(state, figure))
        })
    };
    let unfolded = Signal::derive(move || open.get() || printed.get());
    let folded = element("tbody").set("id", &id).live_flag("hidden", move || !open.get());
    [rows(element("tbody").with(head), group.front, true.into()), rows(folded, group.rest, unfolded)]
}

/// The button that is the number.
pub fn number_id(figure: Figure, side: Side) -> String {
    format!("number-{}-{}", side.key(), figure.key())
}

/// What the button opens.
pub fn panel_id(figure: Figure, side: Side) -> String {
    format!("explanation-{}-{}", side.key(), figure.key())
}

/// Closes the explanation that is open, and goes back to its number.
pub fn close(state: AppState) {
    if let Some((figure, side)) = state.explained.get_untracked() {
        state.explained.set(None);
        reach(&number_id(figure, side));
    }
}

fn figure_row(state: AppState, figure: Figure, read: Signal<bool>) -> Element {
    element("tr")
        .with(said("th", figure.label()).set("scope", "row"))
        .all(Side::BOTH.map(|side| number(state, figure, side, read)))
}

/// The explanation below a row, while one of its numbers is open.
fn explained_row(state: AppState, figure: Figure) -> impl Fn() -> Option<Element> {
    let open =
        Memo::new(move || state.explained.get().and_then(|(which, side)| (which == figure).then_some(side)));
    move || {
        let panel = explanation_panel(state, figure, open.get()?);
        Some(element("tr").class("explained").with(element("td").set("colspan", "3").with(panel)))
    }
}

/// A number as a button, with its verdict and details. What nobody reads, as it is folded away, follows when it is.
fn number(state: AppState, figure: Figure, side: Side, read: Signal<bool>) -> Element {
    let cell = Memo::new_from_before(move |before: Option<&Option<Cell>>| {
        if let (Some(before), false) = (before, read.get()) {
            return before.clone();
        }
        state.rows.with(|rows| rows.iter().find(|row| row.figure == figure).map(|row| row.cell(side).clone()))
    });
    let text = move || cell.with(|cell| cell.as_ref().map_or(String::new(), |cell| cell.text.clone()));
    let open = move || state.explained.get() == Some((figure, side));
    let toggle = move |_: &_| {
        state.explained.update(|explained| {
            *explained = if *explained == Some((figure, side)) { None } else { Some((figure, side)) };
        });
    };
    let value = button("", toggle)
        .class("value")
        .set("id", &number_id(figure, side))
        .live("aria-label", move || format!("{}, explain {}: {}", text(), side.label(), figure.title()))
        .live("aria-expanded", move || open().to_string())
        .live("aria-controls", move || open().then(|| panel_id(figure, side)))
        .live_text(text);
    let sign = move || cell.with(|cell| cell.as_ref().and_then(|cell| verdict_sign(cell.verdict)));
    let said_before = Memo::new(move || {
        let row = |rows: &Vec<Row>| {
            rows.iter().find(|row| row.figure == figure).map(|row| row.cell(side).details.clone())
        };
        state.rows_before.with(row).unwrap_or_default()
    });
    let details = move || {
        let now = cell.with(|cell| cell.as_ref().map(|cell| cell.details.clone()).unwrap_or_default());
        let before = said_before.with(|before| details_before(&now, before));
        let line = |(detail, before): (&String, &Option<String>)| {
            element("span").class("detail").beside(detail, before.as_deref())
        };
        now.iter().zip(&before).map(line).collect::<Vec<_>>()
    };
    element("td")
        .with(value)
        .live_parts(sign)
        .live_parts(difference_view(state, figure, side))
        .live_parts(details)
}

/// A number elsewhere on the page, which leads to its explanation in the comparison.
pub fn explain_button(state: AppState, number: &str, side: Side, figure: Figure) -> Element {
    let open = move |_: &_| {
        state.explained.set(Some((figure, side)));
        request_animation_frame(move || reach(&number_id(figure, side)));
    };
    button(number, open)
        .class("value")
        .set("aria-label", &format!("{number}, explain {}: {}", side.label(), figure.title()))
}

/// Met or missed, in a word and a sign.
pub fn verdict_sign(verdict: Verdict) -> Option<Element> {
    let (class, sign) = match verdict {
        Verdict::Met => ("verdict met", "✓"),
        Verdict::Missed => ("verdict missed", "✕"),
        Verdict::NoObjective => return None,
    };
    let sign = said("span", sign).set("aria-hidden", "true");
    Some(element("span").class(class).with(sign).text(&format!(" {}", verdict.word())))
}
