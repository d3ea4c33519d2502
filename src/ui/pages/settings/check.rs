//! The check of the whole book, and what it found in words.

use leptos::prelude::*;

use crate::i18n::{Text, format};
use crate::state::{App, BadFile, CheckStage, Finding, Loose, use_app};
use crate::ui::route::Route;
use crate::ui::widgets::errand::ErrandBar;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::status::{Meaning, status};

/// The section of the settings.
#[component]
pub(super) fn Check() -> impl IntoView {
    let app = use_app();
    let going = Memo::new(move |_| if let CheckStage::Running(share) = app.check_stage() { Some(share) } else { None });
    let busy = Memo::new(move |_| going.with(Option::is_some));
    // drawn anew when it ends, not with every piece of news
    let ended = Memo::new(move |_| match app.check_stage() {
        CheckStage::Running(_) => CheckStage::Idle,
        ended @ (CheckStage::Idle | CheckStage::Done(_) | CheckStage::Refused(_)) => ended,
    });
    let found = move || match ended.get() {
        CheckStage::Idle | CheckStage::Running(_) => ().into_any(),
        CheckStage::Refused(words) => view! { <p role="alert">{words}</p> }.into_any(),
        CheckStage::Done(finding) => report(app, &finding).into_any(),
    };
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().check_title()}</h2></div>
            <p class="soft">{move || app.text().check_text()}</p>
            <p>
                <button
                    class="button"
                    type="button"
                    id="check-book"
                    disabled=move || busy.get()
                    on:click=move |_| app.check_book()
                >
                    {icon("list-checks")}
                    {move || app.text().check_run()}
                </button>
            </p>
            <ErrandBar
                name="check-going"
                words=Signal::derive(move || app.text().check_running().to_owned())
                progress=going
                counted=false
                stop=move || app.cancel_check()
            />
            <div id="check-found">{found}</div>
        </section>
    }
}

fn report(app: App, finding: &Finding) -> impl IntoView {
    let text = app.text();
    let mut lines = Vec::new();
    if finding.is_sound() {
        lines.push((Meaning::Good, "circle-check", text.check_sound(&shown(finding.records))));
    }
    let bad = [
        (finding.damaged, Text::check_damaged as fn(Text, &str) -> String),
        (finding.unreadable, Text::check_unreadable),
        (finding.dangling, Text::check_dangling),
        (finding.files_damaged, Text::check_files_damaged),
    ];
    for (n, words) in bad {
        if n > 0 {
            lines.push((Meaning::Danger, "octagon-alert", words(text, &shown(n))));
        }
    }
    if finding.to_deleted > 0 {
        lines.push((Meaning::Plain, "info", text.check_to_deleted(&shown(finding.to_deleted))));
    }
    if finding.newer > 0 {
        lines.push((Meaning::Plain, "info", text.check_newer(&shown(finding.newer))));
    }
    if finding.files_missing > 0 {
        lines.push((Meaning::Warn, "info", text.check_files_missing(&shown(finding.files_missing))));
    }
    let named = u64::try_from(finding.named.len()).unwrap_or(u64::MAX);
    let more = finding.dangling.saturating_add(finding.to_deleted).saturating_sub(named);
    let quarantined = (finding.quarantined > 0).then(|| {
        view! {
            <li>
                {text.check_quarantined(&shown(finding.quarantined))}
                " "
                <a class="link" href=Route::Rescue.href()>{text.rescue_go()}</a>
            </li>
        }
    });
    view! {
        <ul class="settings__keeping" role="status">
            {lines.into_iter().map(|(meaning, mark, words)| view! { <li>{status(meaning, mark, words)}</li> }).collect_view()}
            {finding.named.iter().map(|it| loose(text, it)).collect_view()}
            {finding.files.iter().map(|it| view! { <li>{file_words(text, it)}</li> }).collect_view()}
            {(more > 0).then(|| view! { <li class="faint">{text.check_loose_more(&shown(more))}</li> })}
            {quarantined}
            <li class="faint small">{text.check_fingerprint(&finding.fingerprint)}</li>
        </ul>
    }
}

fn file_words(text: Text, it: &BadFile) -> String {
    if it.damaged { text.check_file_damaged(&it.name) } else { text.check_file_missing(&it.name) }
}

/// A reference that leads nowhere, with the way to the record that has it.
fn loose(text: Text, it: &Loose) -> impl IntoView {
    let title = if it.title.is_empty() { it.id.to_string() } else { it.title.clone() };
    let (kind, field) = (text.kinds(&it.kind), text.field_name(&it.kind, &it.field));
    let words = if it.deleted {
        text.check_loose_deleted(&kind, &title, &field)
    } else {
        text.check_loose(&kind, &title, &field)
    };
    let place = match it.kind.as_str() {
        "customer" => Some("customers"),
        "contract" => Some("contracts"),
        "opportunity" => Some("pipeline"),
        "quote" => Some("quotes"),
        _ => None,
    };
    match place.map(|place| Route::parse(&format!("/{place}/{}", it.id))) {
        Some(route) => view! { <li><a class="link" href=route.href()>{words}</a></li> }.into_any(),
        None => view! { <li>{words}</li> }.into_any(),
    }
}

fn shown(n: u64) -> String {
    format::count(usize::try_from(n).unwrap_or(usize::MAX))
}
