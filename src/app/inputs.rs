//! The form: every field of the table, in its group.

use headroom::scenario::{FIELDS, Field, Group, Side};
use leptos::prelude::*;

use crate::field_input::FieldInput;
use crate::size_button::SizeButton;

#[component]
pub fn Inputs() -> impl IntoView {
    let shared = [
        Group::Load,
        Group::Objectives,
        Group::Request,
        Group::Data,
        Group::Machines,
        Group::Network,
        Group::Scaling,
        Group::Purchase,
    ];
    let tiers = [Group::App, Group::Database, Group::Cache, Group::Balancer, Group::Purchase];
    view! {
        <form class="inputs" aria-label="Inputs" on:submit=|event| event.prevent_default()>
            {shared
                .into_iter()
                .map(|group| {
                    let open = matches!(group, Group::Load | Group::Objectives);
                    view! {
                        <details open=open>
                            <summary>{group.label()}</summary>
                            <GroupFields group=group side=None/>
                        </details>
                    }
                })
                .collect_view()}
            {Side::BOTH
                .into_iter()
                .map(|side| {
                    view! {
                        <details class=side.key() open=true>
                            <summary>{side.label()}</summary>
                            <div role="group" aria-label=format!("{} inputs", side.label())>
                                <SizeButton side=side/>
                                {tiers
                                    .into_iter()
                                    .map(|group| view! { <GroupFields group=group side=Some(side)/> })
                                    .collect_view()}
                            </div>
                        </details>
                    }
                })
                .collect_view()}
        </form>
    }
}

/// The fields of one group, shared or of one design.
#[component]
fn GroupFields(group: Group, side: Option<Side>) -> impl IntoView {
    let belongs = move |field: &&'static Field| field.group == group && field.side() == side;
    view! {
        <fieldset>
            <legend class:hidden=side.is_none()>{group.label()}</legend>
            {FIELDS.iter().filter(belongs).map(|field| view! { <FieldInput field=field/> }).collect_view()}
        </fieldset>
    }
}
