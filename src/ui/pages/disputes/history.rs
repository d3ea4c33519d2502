//! Everything that happened to a dispute, the latest first; and what was said of it at first.

use leptos::prelude::*;

use crate::domain::dispute::event::DisputeEvent;
use crate::i18n::Text;
use crate::state::{DisputeFile, use_app};
use crate::ui::widgets::facts::facts;
use crate::ui::widgets::happened::{Happened, HistoryPart};

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
        facts(parts)
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
    let all = Signal::derive(move || {
        let Some(file) = file.get() else { return Vec::new() };
        let text = app.text();
        let raised = Happened {
            what: text.dispute_raised().to_owned(),
            on: text.date(file.dispute.raised_on),
            by: String::new(),
            more: String::new(),
        };
        file.course.told.iter().rev().map(|event| happened(text, event)).chain([raised]).collect()
    });
    view! { <HistoryPart id="dispute-history" title=Text::disputes_history all /> }
}

fn happened(text: Text, event: &DisputeEvent) -> Happened {
    let (what, more) = text.dispute_event(event);
    Happened { what, on: text.date(event.on), by: event.by.clone(), more }
}
