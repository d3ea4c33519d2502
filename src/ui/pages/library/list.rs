//! The list of the library.

use std::sync::Arc;

use leptos::prelude::*;

use super::fallbacks::Fallbacks;
use crate::domain::contract::wording::Wording;
use crate::domain::id::OwnClauseId;
use crate::domain::own_clause::OwnClause;
use crate::domain::own_template::OwnTemplate;
use crate::i18n::{Locale, Text};
use crate::state::{App, Batch, BrowserIds, Tone, UndoOffer, use_app};
use crate::ui::pages::contracts::draft::terms_with_nobody;
use crate::ui::route::Route;
use crate::ui::router::use_router;
use crate::ui::widgets::icon::icon;
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::list_search::ListSearch;
use crate::ui::widgets::shelf::Shelf;

/// The page.
#[component]
pub(in crate::ui) fn LibraryPage() -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let wanted = RwSignal::new(String::new());
    let old_too = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let clauses = Memo::new(move |_| {
        let mut all = app.watch_all::<OwnClause>();
        all.retain(|it| old_too.get() || !it.archived);
        all.sort_by(|a, b| (a.archived, &a.heading, a.id).cmp(&(b.archived, &b.heading, b.id)));
        let shelf = Shelf::of(all, |it: &Arc<OwnClause>| {
            (
                vec![
                    it.heading.zh.clone(),
                    it.heading.en.clone(),
                    it.text.zh.clone(),
                    it.text.en.clone(),
                    it.note.clone(),
                ],
                Vec::new(),
            )
        });
        wanted.with(|wanted| shelf.found(wanted))
    });
    let templates = Memo::new(move |_| {
        let mut all = app.watch_all::<OwnTemplate>();
        all.retain(|it| old_too.get() || !it.archived);
        all.sort_by(|a, b| (a.archived, &a.name, a.id).cmp(&(b.archived, &b.name, b.id)));
        let shelf = Shelf::of(all, |it: &Arc<OwnTemplate>| {
            (vec![it.name.clone(), it.note.clone(), it.terms.title.zh.clone(), it.terms.title.en.clone()], Vec::new())
        });
        wanted.with(|wanted| shelf.found(wanted))
    });
    let clauses_out = Handout {
        name: "own-clauses",
        words: Text::library_clauses,
        act: Callback::new(move |form| clauses.with_untracked(|all| app.export_own_clauses(all, form))),
    };
    let templates_out = Handout {
        name: "own-templates",
        words: Text::library_templates,
        act: Callback::new(move |form| templates.with_untracked(|all| app.export_own_templates(all, form))),
    };
    let new_clause = move |_| {
        let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
        let heading = Wording::new(zh.own_clause_new_heading_zh(), en.own_clause_new_heading_en());
        let clause = OwnClause::new(OwnClauseId::fresh(&mut BrowserIds), heading);
        let (id, said) = (clause.id, app.untracked_text().own_clause_made().to_owned());
        app.save_once(busy, Batch::of(&clause), said, move || router.go(&Route::OwnClause(id)));
    };
    let new_template = move |_| {
        let Some(template) = usual_template(app) else {
            app.say(app.untracked_text().no_book(), Tone::Trouble, UndoOffer::None);
            return;
        };
        let (id, said) = (template.id, app.untracked_text().own_template_made(&template.name));
        app.save_once(busy, Batch::of(&template), said, move || router.go(&Route::OwnTemplate(id)));
    };
    let empty = move |none_at_all: bool, words: fn(Text) -> &'static str| {
        let words = move || if none_at_all { words(app.text()) } else { app.text().library_none_found() };
        view! { <p class="empty__line faint">{words}</p> }
    };
    view! {
        <div class="page library">
            <div class="page__head">
                <div class="page__title">
                    <h1>{move || app.text().places_library()}</h1>
                    <p class="soft small">{move || app.text().library_lead()}</p>
                </div>
                <div class="page__acts">
                    <button class="button" type="button" id="new-own-template" on:click=new_template>
                        {icon("plus")}
                        {move || app.text().own_template_new()}
                    </button>
                    <button class="button" data-kind="main" type="button" id="new-own-clause" on:click=new_clause>
                        {icon("plus")}
                        {move || app.text().own_clause_new()}
                    </button>
                </div>
            </div>
            <div class="custs__bar">
                <ListSearch label=Text::library_search text=wanted typed=Callback::new(move |text| wanted.set(text)) />
                <label class="checks__item">
                    <span class="check">
                        <input
                            type="checkbox"
                            id="library-archived"
                            prop:checked=move || old_too.get()
                            on:change=move |event| old_too.set(event_target_checked(&event))
                        />
                    </span>
                    <span>{move || app.text().library_show_archived()}</span>
                </label>
            </div>
            <section class="section" data-first="" id="own-clauses">
                <div class="section__head"><h2>{move || app.text().library_clauses()}</h2></div>
                <Show
                    when=move || clauses.with(|all| !all.is_empty())
                    fallback=move || empty(app.count::<OwnClause>() == 0, Text::library_no_clauses)
                >
                    <ul class="library__list">
                        <For each=move || clauses.get() key=|it| (it.id, Arc::as_ptr(it).addr()) children=move |it| clause_row(app, &it) />
                    </ul>
                    <p class="list__more"><ListExport name="export-own-clauses" sheets=vec![clauses_out] kind="word" /></p>
                </Show>
            </section>
            <Fallbacks wanted old_too />
            <section class="section" id="own-templates">
                <div class="section__head"><h2>{move || app.text().library_templates()}</h2></div>
                <Show
                    when=move || templates.with(|all| !all.is_empty())
                    fallback=move || empty(app.count::<OwnTemplate>() == 0, Text::library_no_templates)
                >
                    <ul class="library__list">
                        <For each=move || templates.get() key=|it| (it.id, Arc::as_ptr(it).addr()) children=move |it| template_row(app, &it) />
                    </ul>
                    <p class="list__more"><ListExport name="export-own-templates" sheets=vec![templates_out] kind="word" /></p>
                </Show>
            </section>
        </div>
    }
}

fn clause_row(app: App, clause: &OwnClause) -> impl IntoView + use<> {
    let (heading, words, note) = (clause.heading.clone(), clause.text.clone(), clause.note.clone());
    let sub = move || {
        let text = app.text();
        if note.trim().is_empty() { text.wording(&words).to_owned() } else { note.clone() }
    };
    row(
        app,
        clause.id.to_string(),
        Route::OwnClause(clause.id).href(),
        Signal::derive(move || app.text().wording(&heading).to_owned()),
        Signal::derive(sub),
        clause.archived,
    )
}

fn template_row(app: App, template: &OwnTemplate) -> impl IntoView + use<> {
    let (name, note, kind) = (template.name.clone(), template.note.clone(), template.terms.kind);
    let sub = move || {
        let kind = app.text().contract_kind_name(kind);
        if note.trim().is_empty() { kind.to_owned() } else { format!("{kind} · {note}") }
    };
    row(
        app,
        template.id.to_string(),
        Route::OwnTemplate(template.id).href(),
        Signal::stored(name),
        Signal::derive(sub),
        template.archived,
    )
}

fn row(
    app: App,
    id: String,
    href: String,
    name: Signal<String>,
    sub: Signal<String>,
    archived: bool,
) -> impl IntoView + use<> {
    view! {
        <li class="library__row" data-own=id data-archived=archived.then_some("")>
            <a class="library__name" href=href><bdi>{move || name.get()}</bdi></a>
            {archived.then(|| view! { <span class="faint small">{move || app.text().own_archived_state()}</span> })}
            <p class="soft small clip">{move || sub.get()}</p>
        </li>
    }
}

/// A template that starts from the built-in terms.
fn usual_template(app: App) -> Option<OwnTemplate> {
    let terms = terms_with_nobody(app)?;
    let name = app.untracked_text().own_template_new_name().to_owned();
    Some(OwnTemplate::of(&terms, name, &mut BrowserIds))
}
