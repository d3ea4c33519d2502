//! The audit trail as a whole: checking it, and its fingerprint.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::i18n::format;
use crate::state::{Checked, use_app};
use crate::ui::widgets::icon::icon;

/// How far checking has come.
#[derive(Clone, PartialEq)]
enum Checking {
    NotAsked,
    Running,
    Done(Checked),
    Failed(String),
}

/// The page part.
#[component]
pub(super) fn Trail() -> impl IntoView {
    let app = use_app();
    let checking = RwSignal::new(Checking::NotAsked);
    let check = move |_| {
        checking.set(Checking::Running);
        spawn_local(async move {
            let outcome = match app.check_trail().await {
                Ok(checked) => Checking::Done(checked),
                Err(fault) => Checking::Failed(app.fault_words(&fault)),
            };
            // the page may have been left meanwhile
            let _left = checking.try_set(outcome);
        });
    };
    let outcome = move || {
        let text = app.text();
        match checking.get() {
            Checking::NotAsked => String::new(),
            Checking::Running => text.trail_checking().to_owned(),
            Checking::Failed(words) => words,
            Checking::Done(checked) if checked.faults > 0 => text.trail_faults(checked.faults),
            Checking::Done(checked) if checked.links == 0 => text.trail_none().to_owned(),
            Checking::Done(checked) => {
                text.trail_whole(&format::count(usize::try_from(checked.links).unwrap_or(usize::MAX)))
            }
        }
    };
    let fingerprint = move || match checking.get() {
        Checking::Done(Checked { fingerprint: Some((n, print)), .. }) => {
            app.text().trail_fingerprint(&format::count(usize::try_from(n).unwrap_or(usize::MAX)), &print)
        }
        Checking::Done(_) | Checking::NotAsked | Checking::Running | Checking::Failed(_) => String::new(),
    };
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().trail_title()}</h2></div>
            <p class="soft">{move || app.text().trail_text()}</p>
            <p>
                <button class="button" id="check-trail" on:click=check>
                    {icon("shield-check")}
                    {move || app.text().trail_check()}
                </button>
            </p>
            <p role="status" id="trail-outcome">{outcome}</p>
            <p id="trail-fingerprint">{fingerprint}</p>
        </section>
    }
}
