//! What the designs ask of the people who run them, what they give up, and where the downtime comes from.

use headroom::model::{Component, Consistency, DesignEvaluation, Duty, TEAM, duties};
use headroom::scenario::Side;
use headroom::units::{count, duration, significant};
use leptos::prelude::*;

use crate::element::{Element, element, said};
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
    let words = move || {
        state.before.with(|before| {
            state.shown.with(|shown| match shown {
                Ok(shown) => words(shown, before.as_ref(), side),
                Err(_) => Vec::new(),
            })
        })
    };
    let all = Memo::new(move |_| state.scenario.with(|scenario| duties(scenario.design(side))));
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

fn words(shown: &Shown, before: Option<&Shown>, side: Side) -> Vec<Element> {
    let [of, before] = [Some(shown), before].map(|shown| shown.map(|shown| shown.evaluation.design(side)));
    let told = |words: fn(&DesignEvaluation) -> String| {
        element("p").beside(&of.map_or_else(String::new, words), before.map(words).as_deref())
    };
    let components =
        |of: &DesignEvaluation| of.availability.components.iter().map(component).collect::<Vec<_>>();
    let downtime = table_view(
        &format!("Downtime of {} by component", side.label()),
        &["Component", "Each one lost", "Downtime a year"],
        by_name(of.map(components).unwrap_or_default(), before.map(components)),
    );
    vec![told(people), told(|of| data(of.consistency)), said("h4", "Where the downtime comes from"), downtime]
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
