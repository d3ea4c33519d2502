//! Everything that happened to a dispute, the latest first; and what was said of it at first.

use leptos::prelude::*;

use crate::domain::dispute::event::DisputeEvent;
use crate::state::{App, DisputeFile, use_app};

/// What happened, and what is demanded.
#[component]
pub(super) fn Said(file: Memo<Option<DisputeFile>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let text = app.text();
        let Some(file) = file.get() else { return Vec::new() };
        let parts = [
            (text.disputes_facts(), file.dispute.facts.clone()),
            (text.disputes_demand(), file.dispute.demand.clone()),
        ];
        let said = parts.into_iter().filter(|(_, value)| !value.trim().is_empty());
        said.map(|(label, value)| view! { <dt>{label}</dt><dd><bdi>{value}</bdi></dd> }).collect::<Vec<_>>()
    };
    let any = move || {
        file.with(|it| it.as_ref().is_some_and(|it| !it.dispute.facts.is_empty() || !it.dispute.demand.is_empty()))
    };
    view! {
        <Show when=any>
            <section class="rec__part" aria-label=move || app.text().disputes_facts()>
                <dl class="facts facts--long">{rows}</dl>
            </section>
        </Show>
    }
}

/// Everything that happened.
#[component]
pub(super) fn History(file: Memo<Option<DisputeFile>>) -> impl IntoView {
    let app = use_app();
    let rows = move || {
        let Some(file) = file.get() else { return Vec::new() };
        let text = app.text();
        let mut rows: Vec<AnyView> = file.course.told.iter().rev().map(|event| row(app, event)).collect();
        let raised = text.date(file.dispute.raised_on);
        rows.push(item(text.dispute_raised().to_owned(), String::new(), raised, String::new()));
        rows
    };
    view! {
        <section class="rec__part" id="dispute-history" aria-label=move || app.text().disputes_history()>
            <div class="section__head"><h2>{move || app.text().disputes_history()}</h2></div>
            <ol class="timeline">{rows}</ol>
        </section>
    }
}

fn row(app: App, event: &DisputeEvent) -> AnyView {
    let text = app.text();
    let (words, body) = text.dispute_event(event);
    item(words, body, text.date(event.on), event.by.clone())
}

fn item(words: String, body: String, on: String, by: String) -> AnyView {
    let by = (!by.is_empty()).then(|| view! { " · " <bdi class="faint">{by}</bdi> });
    view! {
        <li class="timeline__item">
            <span class="timeline__dot"></span>
            <div>
                <div class="timeline__head"><b>{words}</b> " · " <span class="soft">{on}</span> {by}</div>
                {(!body.is_empty()).then(|| view! { <p class="timeline__body"><bdi>{body}</bdi></p> })}
            </div>
        </li>
    }
    .into_any()
}
