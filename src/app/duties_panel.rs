//! What the designs ask of the people who run them, what they give up, and where the downtime comes from.

use headroom::model::{Component, Consistency, DesignEvaluation, Duty, TEAM, duties};
use headroom::scenario::Side;
use headroom::units::{count, duration, significant};
use leptos::prelude::*;

use crate::element::{Element, element, said};
use crate::memo::Memo;
use crate::state::{AppState, Shown};
use crate::table::{by_name, table_view};

pub fn duties_panel(state: AppState) -> Element {
    element("section")
        .class("duties")
        .set("aria-labelledby", "duties-title")
        .with(said("h2", "What this design adds").set("id", "duties-title"))
        .with(element("div").class("pair").all(Side::BOTH.map(|side| design_view(state, side))))
}

fn design_view(state: AppState, side: Side) -> Element {
    // Most inputs change nothing of it.
    let told = Memo::new(move || {
        let of = |shown: &Shown| told(shown.evaluation.design(side));
        let now = state.shown.with(|shown| shown.as_ref().ok().map(of));
        (now, state.before.with(|before| before.as_ref().map(of)))
    });
    let words = move || {
        told.with(|(now, before)| now.as_ref().map_or_else(Vec::new, |now| words(now, before.as_ref(), side)))
    };
    let all = Memo::new(move || state.scenario.with(|scenario| duties(scenario.design(side))));
    let counted = move |duties: usize| format!("{} duties of {}", count(duties as u32), side.label());
    let title = move || counted(all.with(Vec::len));
    let was = move || {
        let number = |before: &Shown| duties(before.scenario.design(side)).len();
        state.before.with(|before| before.as_ref().map(|before| counted(number(before))))
    };
    let list = move || all.with(|all| all.iter().map(duty).collect::<Vec<_>>());
    let folded = element("details")
        .class("folded")
        .with(element("summary").live_beside(title, was))
        .with(element("dl").live_parts(list));
    element("div").class(side.key()).with(said("h3", side.label())).live_parts(words).with(folded)
}

/// What is said of a design: sentences, and rows of components.
#[derive(PartialEq)]
struct Told {
    sentences: [String; 2],
    components: Vec<Vec<String>>,
}

fn told(of: &DesignEvaluation) -> Told {
    Told {
        sentences: [people(of), data(of.consistency)],
        components: of.availability.components.iter().map(component).collect(),
    }
}

fn words(now: &Told, before: Option<&Told>, side: Side) -> Vec<Element> {
    let sentence = |(at, now): (usize, &String)| {
        let before = before.and_then(|before| before.sentences.get(at));
        element("p").beside(now, before.map(String::as_str))
    };
    let mut parts: Vec<Element> = now.sentences.iter().enumerate().map(sentence).collect();
    let rows = by_name(now.components.clone(), before.map(|before| before.components.clone()));
    parts.push(said("h4", "Where the downtime comes from"));
    parts.push(table_view(
        &format!("Downtime of {} by component", side.label()),
        &["Component", "Each one lost", "Downtime a year"],
        rows,
    ));
    parts
}

fn people(of: &DesignEvaluation) -> String {
    let teams = &of.teams;
    let most = match teams.most() {
        1.0 => "one team".to_owned(),
        most => format!("up to {} teams", significant(most, 3)),
    };
    format!(
        "Suits {most} of about {}: {} on their own, {} hours of work a month, {} people at half of their time.",
        significant(TEAM, 2),
        if teams.parts == 1 {
            "1 part that changes".to_owned()
        } else {
            format!("{} parts that change", count(teams.parts))
        },
        significant(teams.hours, 3),
        significant(teams.people, 2)
    )
}

fn component(of: &Component) -> Vec<String> {
    let times = if of.count > 1 { format!("{} × ", count(of.count)) } else { String::new() };
    vec![
        format!("{times}{}", of.what.label()),
        of.effect.label().to_owned(),
        duration(of.downtime_minutes() * 60.0),
    ]
}

fn duty(of: &Duty) -> Element {
    let term = said("span", &format!("{}, {}: ", of.part.label(), of.kind.label())).class("quiet");
    let reason =
        said("dd", &format!("{} ", of.why)).class("quiet").with(said("cite", &of.source.to_string()));
    element("div").with(element("dt").with(term).text(of.what)).with(reason)
}

/// The choice, and what it may cost.
fn data(of: Consistency) -> String {
    let choice = of.priority().statement();
    match of {
        Consistency::Asynchronous { .. } => format!("Data: {choice}; {of}."),
        Consistency::SingleCopy | Consistency::Synchronous => format!("Data: {choice}."),
    }
}
