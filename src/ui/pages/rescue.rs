//! The rescue page: works without the book, reads and never writes.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::i18n::format;
use crate::state::{App, BookKind, Tone, UndoOffer, Wreck, use_app};
use crate::ui::route::Route;
use crate::ui::shell::Notices;
use crate::ui::widgets::icon::icon;

/// What one look into a database gave.
type Look = Option<Result<Option<Wreck>, String>>;

/// What is left, and how to get it out.
#[component]
pub(in crate::ui) fn RescuePage() -> impl IntoView {
    let app = use_app();
    let own = RwSignal::new_local(None as Look);
    let demo = RwSignal::new_local(None as Look);
    for (kind, place) in [(BookKind::Own, own), (BookKind::Demo, demo)] {
        spawn_local(async move {
            let found = app.look_into(kind).await;
            // the page may have been left while the browser read
            let _left = place.try_set(Some(found));
        });
    }
    let nothing = move || {
        let none = |look: &Look| matches!(look, Some(Ok(None)));
        own.with(none) && demo.with(none)
    };
    view! {
        <main class="wayout" id="main">
            <h1>{move || app.text().rescue_title()}</h1>
            <p class="soft">{move || app.text().rescue_text()}</p>
            {move || part(app, own.get(), "rescue-own", app.text().rescue_own())}
            {move || part(app, demo.get().filter(|look| !matches!(look, Ok(None))), "rescue-demo", app.text().rescue_demo())}
            <Show when=nothing>
                <p id="rescue-nothing">{move || app.text().rescue_nothing()}</p>
            </Show>
            <p class="wayout__acts">
                <a class="button" href=Route::Home.href()>{move || app.text().rescue_back()}</a>
            </p>
            <Notices />
        </main>
    }
}

fn part(app: App, look: Look, id: &'static str, title: &'static str) -> AnyView {
    match look {
        None if id == "rescue-own" => view! { <p role="status">{app.text().rescue_reading()}</p> }.into_any(),
        None | Some(Ok(None)) => ().into_any(),
        Some(Err(words)) => view! { <p role="alert" id=id>{words}</p> }.into_any(),
        Some(Ok(Some(wreck))) => found(app, wreck, id, title).into_any(),
    }
}

fn found(app: App, wreck: Wreck, id: &'static str, title: &'static str) -> impl IntoView {
    let text = app.text();
    let wide = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let mut lines = vec![text.rescue_records(wide(wreck.records()))];
    let kinds = wreck.kinds.iter();
    lines.extend(kinds.map(|(kind, n)| text.rescue_kind(&text.kind_name(kind), &format::count(wide(*n)))));
    for (count, words) in [
        (wreck.no_records, crate::i18n::Text::rescue_no_records as fn(crate::i18n::Text, usize) -> String),
        (wreck.damaged, crate::i18n::Text::rescue_damaged),
        (wreck.unread, crate::i18n::Text::rescue_unread),
        (wreck.drafts, crate::i18n::Text::rescue_drafts),
    ] {
        if count > 0 {
            lines.push(words(text, count));
        }
    }
    if !wreck.head {
        lines.push(text.rescue_head_lost().to_owned());
    }
    lines.push(text.rescue_size(&format::size(wreck.bytes), wreck.version));
    let started = move |name: Option<String>| match name {
        Some(name) => app.say(app.untracked_text().book_exported(&name), Tone::Done, UndoOffer::None),
        None => app.say(app.untracked_text().download_failed(), Tone::Trouble, UndoOffer::None),
    };
    let (book, all) = (wreck.clone(), wreck.clone());
    let snapshots = wreck
        .snapshots
        .iter()
        .map(|(name, day, _)| {
            let (wreck, name) = (wreck.clone(), name.clone());
            let words = text.rescue_snapshot(day);
            let export = move |_| {
                let (wreck, name) = (wreck.clone(), name.clone());
                spawn_local(async move { started(wreck.export_snapshot(&name).await) });
            };
            view! { <li><button class="button" data-kind="word" on:click=export>{words}</button></li> }
        })
        .collect::<Vec<_>>();
    view! {
        <section class="wayout__way" id=id>
            <h2>{title}</h2>
            <ul class="wayout__facts">{lines.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <p class="wayout__acts">
                <button class="button" data-kind="main" data-act="book" on:click=move |_| started(book.export_book())>
                    {icon("download")}
                    {text.rescue_export_book()}
                </button>
                <button class="button" data-act="everything" on:click=move |_| started(all.export_everything())>
                    {icon("download")}
                    {text.rescue_export_all()}
                </button>
            </p>
            <p class="soft small">{text.rescue_export_book_text()}" "{text.rescue_export_all_text()}</p>
            {(!snapshots.is_empty())
                .then(|| view! { <h3>{text.rescue_snapshots()}</h3><ul class="wayout__facts">{snapshots}</ul> })}
        </section>
    }
}
