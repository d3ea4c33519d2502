//! The check of the whole book, and what it found in words.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::i18n::{Text, format};
use crate::state::{App, Finding, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::status::{Meaning, status};

/// Where the check stands.
#[derive(Clone, PartialEq)]
enum Stage {
    Idle,
    Running,
    Done(Finding),
    Refused(String),
}

/// The section of the settings.
#[component]
pub(super) fn Check() -> impl IntoView {
    let app = use_app();
    let stage = RwSignal::new(Stage::Idle);
    let run = move |_| {
        stage.set(Stage::Running);
        spawn_local(async move {
            let next = match app.check_book().await {
                Ok(finding) => Stage::Done(finding),
                Err(words) => Stage::Refused(words),
            };
            // the page may have been left meanwhile
            let _left = stage.try_set(next);
        });
    };
    let found = move || match stage.get() {
        Stage::Idle => ().into_any(),
        Stage::Running => view! { <p role="status">{app.text().check_running()}</p> }.into_any(),
        Stage::Refused(words) => view! { <p role="alert">{words}</p> }.into_any(),
        Stage::Done(finding) => report(app, &finding).into_any(),
    };
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().check_title()}</h2></div>
            <p class="soft">{move || app.text().check_text()}</p>
            <p>
                <button class="button" id="check-book" on:click=run>
                    {icon("list-checks")}
                    {move || app.text().check_run()}
                </button>
            </p>
            <div id="check-found">{found}</div>
        </section>
    }
}

fn report(app: App, finding: &Finding) -> impl IntoView {
    let text = app.text();
    let mut lines = Vec::new();
    if finding.is_sound() {
        let n = usize::try_from(finding.report.records()).unwrap_or(usize::MAX);
        lines.push((Meaning::Good, "circle-check", text.check_sound(&format::count(n))));
    }
    let bad = [
        (finding.damaged, Text::check_damaged as fn(Text, &str) -> String),
        (finding.report.unreadable.len(), Text::check_unreadable),
        (finding.report.dangling.len(), Text::check_dangling),
    ];
    for (n, words) in bad {
        if n > 0 {
            lines.push((Meaning::Danger, "octagon-alert", words(text, &format::count(n))));
        }
    }
    let newer = usize::try_from(finding.report.newer).unwrap_or(usize::MAX);
    if newer > 0 {
        lines.push((Meaning::Plain, "info", text.check_newer(&format::count(newer))));
    }
    let quarantined = (finding.quarantined > 0).then(|| {
        view! {
            <li>
                {text.check_quarantined(&format::count(finding.quarantined))}
                " "
                <a class="link" href=Route::Rescue.href()>{text.rescue_go()}</a>
            </li>
        }
    });
    view! {
        <ul class="settings__keeping" role="status">
            {lines.into_iter().map(|(meaning, mark, words)| view! { <li>{status(meaning, mark, words)}</li> }).collect_view()}
            {quarantined}
            <li class="faint small">{text.check_fingerprint(&finding.report.fingerprint)}</li>
        </ul>
    }
}
