//! The book's file: export, import, and where it lives.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use super::check::Check;
use super::copy::ThisCopy;
use super::export::Export;
use super::restart::StartAgain;
use super::snapshots::Snapshots;
use super::trail::Trail;
use crate::i18n::format;
use crate::state::{Age, BookKind, Keeping, Persistence, Phase, now_milliseconds, use_app};
use crate::ui::pages::together::pick::{FilePick, PickRole};
use crate::ui::route::Route;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::status::{Meaning, status};

/// The page part.
#[component]
pub(super) fn Book() -> impl IntoView {
    let app = use_app();
    let keeping = RwSignal::new(Some(Keeping { persistence: Persistence::Unknown, used: None, quota: None }));
    spawn_local(async move {
        let found = app.keeping().await;
        // the page may have been left while the browser answered
        let _left = keeping.try_set(Some(found));
    });
    let kept = move || {
        keeping.get().map(|keeping| {
            let text = app.text();
            match keeping.persistence {
                Persistence::Granted => status(Meaning::Good, "shield-check", text.book_kept()).into_any(),
                Persistence::Denied => status(Meaning::Warn, "triangle-alert", text.book_not_kept()).into_any(),
                Persistence::Unknown => status(Meaning::Warn, "info", text.keep_unknown()).into_any(),
            }
        })
    };
    let can_ask = move || keeping.get().is_some_and(|keeping| keeping.persistence != Persistence::Granted);
    let ask = move |_| {
        spawn_local(async move {
            let persistence = app.ask_to_keep().await;
            let _left = keeping.try_update(|keeping| {
                if let Some(keeping) = keeping {
                    keeping.persistence = persistence;
                }
            });
        });
    };
    let backup = move || {
        let text = app.text();
        let changes = app.safety().changes.get();
        let detail = match app.last_export.get() {
            None => text.backup_changes(changes),
            Some(at) => {
                let days = now_milliseconds().saturating_sub(at) / 86_400_000;
                let when = match i64::try_from(days) {
                    Ok(0) => text.backed_up_today().to_owned(),
                    days => text.backed_up_days(days.unwrap_or(i64::MAX)),
                };
                text.backup_detail(&when, changes)
            }
        };
        let never = app.last_export.get().is_none();
        let line = |meaning, mark: &'static str, words: &str| {
            let words = if never { text.backup_none() } else { words };
            view! { <span class="status" data-tone=meaning>{icon(mark)}{format!("{words} · {detail}")}</span> }
                .into_any()
        };
        match app.backup_age() {
            Age::Fresh => line("good", "shield-check", text.backup_fresh()),
            Age::Ageing => line("warn", "clock", text.backup_ageing()),
            Age::Old => line("danger", "triangle-alert", text.backup_old()),
        }
    };
    let own = move || app.phase.with(|phase| *phase == Phase::Open(BookKind::Own));
    let space = move || {
        keeping
            .get()
            .and_then(|keeping| keeping.used.zip(keeping.quota))
            .map(|(used, quota)| app.text().book_space(&format::size(used), &format::size(quota)))
    };
    let files = move || {
        let (n, bytes) = app.bytes_here().filter(|(n, _)| *n > 0)?;
        let words = move || app.text().files_space(&format::count(n), &format::size(bytes));
        Some(view! { <p class="soft small" id="files-space">{words}</p> })
    };
    view! {
        <div class="settings__part">
            <Export />
            <section class="section">
                <div class="section__head"><h2>{move || app.text().together()}</h2></div>
                <p class="soft">{move || app.text().together_lead()}</p>
                <p class="conf__pick">
                    <FilePick role=PickRole::Beside />
                    <a class="button" href=Route::Together.href()>{icon("combine")}{move || app.text().together_history()}</a>
                    {move || {
                        let open = app.open_disputes(None).saturating_add(app.amiss());
                        (open > 0)
                            .then(|| {
                                view! {
                                    <a class="button" href=Route::Conflicts.href()>
                                        {icon("scale")}
                                        {app.text().conflicts_mark(open)}
                                    </a>
                                }
                            })
                    }}
                </p>
            </section>
            <ThisCopy />
            <Trail />
            <section class="section">
                <div class="section__head"><h2>{move || app.text().book_where()}</h2></div>
                <p class="soft">{move || app.text().book_where_text()}</p>
                <ul class="settings__keeping">
                    <li>{move || app.text().book_records(&format::count(app.count_all()))}</li>
                    <Show when=own>
                        <li id="backup-line">{backup}</li>
                    </Show>
                    <li id="kept-line">{kept}</li>
                    <li id="space-line">{space}</li>
                </ul>
                {files}
                <Show when=can_ask>
                    <p>
                        <button class="button" id="ask-to-keep" on:click=ask>{move || app.text().keep_ask()}</button>
                    </p>
                </Show>
            </section>
            <Snapshots />
            <Check />
            <Show when=own>
                <StartAgain />
            </Show>
            <p class="faint small">
                <a class="link" href=Route::Rescue.href()>{move || app.text().rescue_go()}</a>
            </p>
        </div>
    }
}
