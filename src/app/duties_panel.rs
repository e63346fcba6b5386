//! What the designs ask of the people who run them, what they give up, and where the downtime comes from.

use headroom::model::{Component, Consistency, DesignEvaluation, Duty, TEAM, duties};
use headroom::scenario::Side;
use headroom::units::{count, duration, significant};
use leptos::prelude::*;

use crate::state::{AppState, Shown};
use crate::table::table_view;

#[component]
pub fn DutiesPanel() -> impl IntoView {
    let state = AppState::of_page();
    let design = move |side: Side| {
        let told =
            move || state.shown.with(|shown| shown.as_ref().ok().map(|shown| design_view(shown, side)));
        view! {
            <div class=side.key()>
                <h3>{side.label()}</h3>
                {told}
            </div>
        }
    };
    view! {
        <section class="duties" aria-labelledby="duties-title">
            <h2 id="duties-title">"What this design adds"</h2>
            <div class="pair">{Side::BOTH.map(design).collect_view()}</div>
        </section>
    }
}

fn design_view(shown: &Shown, side: Side) -> AnyView {
    let of = shown.evaluation.design(side);
    let all = duties(shown.scenario.design(side));
    let name = side.label();
    view! {
        <p>{people(of)}</p>
        <p>{data(of.consistency)}</p>
        <h4>"Where the downtime comes from"</h4>
        {table_view(
            &format!("Downtime of {name} by component"),
            &["Component", "Each one lost", "Downtime a year"],
            of.availability.components.iter().map(component).collect(),
        )}
        <details class="folded">
            <summary>{format!("{} duties of {name}", count(all.len() as u32))}</summary>
            <dl>{all.iter().map(duty).collect_view()}</dl>
        </details>
    }
    .into_any()
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

fn duty(of: &Duty) -> AnyView {
    let (term, reason) = (format!("{}, {}: ", of.part.label(), of.kind.label()), format!("{} ", of.why));
    let source = of.source.to_string();
    view! {
        <div>
            <dt>
                <span class="quiet">{term}</span>
                {of.what}
            </dt>
            <dd class="quiet">{reason} <cite>{source}</cite></dd>
        </div>
    }
    .into_any()
}

/// The choice, and what it may cost.
fn data(of: Consistency) -> String {
    let choice = of.priority().statement();
    match of {
        Consistency::Asynchronous { .. } => format!("Data: {choice}; {of}."),
        Consistency::SingleCopy | Consistency::Synchronous => format!("Data: {choice}."),
    }
}
