//! What can be changed in many leads at once.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::domain::bulk::LeadChange;
use crate::domain::id::LeadId;
use crate::domain::lead::Lead;
use crate::domain::lifecycle::lead::Command;
use crate::i18n::{Message, Text};
use crate::state::{App, use_app};
use crate::ui::widgets::chosen::{Answer, Answered, BulkAsk, BulkAsks, ChosenBar};
use crate::ui::widgets::selection::Selection;
use crate::ui::widgets::whose::owners;

/// The steps that need no words: their names in the form, and their words.
const STEPS: [(&str, Message); 3] =
    [("contact", Text::lead_contact), ("qualify", Text::lead_qualify), ("reopen", Text::lead_reopen)];

/// The bar at the foot of the list.
#[component]
pub(super) fn LeadBulk(selection: Selection<LeadId>) -> impl IntoView {
    let app = use_app();
    let act = Callback::new(move |answered| change(app, answered));
    view! {
        <ChosenBar selection back=".custs__scroll">
            <BulkAsks selection asks=asks(app) act />
        </ChosenBar>
    }
}

fn asks(app: App) -> Vec<BulkAsk> {
    let steps = Signal::derive(move || {
        let text = app.text();
        STEPS.map(|(name, words)| (name.to_owned(), words(text).to_owned())).to_vec()
    });
    let sources = Signal::derive(move || {
        let all = app.watch_all::<Lead>();
        let used: BTreeSet<String> = all.iter().map(|it| it.source.trim().to_owned()).collect();
        used.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>()
    });
    vec![
        BulkAsk { name: "owner", words: Text::lead_owner, answer: Answer::Words(owners(app)) },
        BulkAsk { name: "step", words: Text::lead_state, answer: Answer::Choice(steps) },
        BulkAsk { name: "source", words: Text::lead_source, answer: Answer::Words(sources) },
        BulkAsk { name: "give-up", words: Text::lead_disqualify, answer: Answer::Reason },
    ]
}

fn change(app: App, (ask, answer, ids): Answered<LeadId>) {
    let change = match ask {
        "owner" => LeadChange::Owner(answer),
        "source" => LeadChange::Source(answer),
        "give-up" => return app.step_leads(ids, Command::Disqualify { reason: answer }),
        _ => return app.step_leads(ids, step(&answer)),
    };
    app.change_rows(ids, move |it: &Lead| change.applied(it));
}

/// The step of a name.
fn step(name: &str) -> Command {
    match name {
        "qualify" => Command::Qualify,
        "reopen" => Command::Reopen,
        _ => Command::Contact,
    }
}
