//! What built-in clauses may fall back on, under each clause: named, archived, and read in an example contract.

use std::sync::Arc;

use leptos::prelude::*;

use super::acts::archived_words;
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::ContractLanguage;
use crate::domain::fallback::Fallback;
use crate::domain::id::FallbackId;
use crate::export::paper::{Article, compose, plain_article};
use crate::i18n::{Locale, Text};
use crate::state::{App, Batch, BrowserIds, currency_of, use_app, with_fallback};
use crate::ui::pages::changes::ChangesOf;
use crate::ui::pages::contracts::draft::terms_with_nobody;
use crate::ui::pages::contracts::editor::{Cell, Editor};
use crate::ui::pages::contracts::{OneArticle, example_parties};
use crate::ui::widgets::list_export::{Handout, ListExport};
use crate::ui::widgets::shelf::Shelf;

/// The section of the library.
#[component]
pub(super) fn Fallbacks(
    /// What is searched for.
    wanted: RwSignal<String>,
    /// Whether archived ones are shown as well.
    old_too: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let found = Memo::new(move |_| {
        let text = app.text();
        let mut all = app.watch_all::<Fallback>();
        all.retain(|it| old_too.get() || !it.archived);
        all.sort_by(|a, b| (a.clause, a.archived, &a.name, a.id).cmp(&(b.clause, b.archived, &b.name, b.id)));
        let shelf = Shelf::of(all, |it: &Arc<Fallback>| {
            let clause = text.proposal_clause(Some(it.clause));
            (vec![it.name.zh.clone(), it.name.en.clone(), it.when.clone(), clause], Vec::new())
        });
        wanted.with(|wanted| shelf.found(wanted))
    });
    let clauses = Memo::new(move |_| {
        let mut clauses: Vec<ClauseId> = found.with(|all| all.iter().map(|it| it.clause).collect());
        clauses.dedup();
        clauses
    });
    let handed = Handout {
        name: "fallbacks",
        words: Text::fallbacks,
        act: Callback::new(move |form| {
            untrack(|| {
                let example = terms_with_nobody(app);
                let said = |it: &Fallback| {
                    let article = article_of(app, it, example.clone());
                    article.map(|(article, _)| plain_article(&article).trim().to_owned()).unwrap_or_default()
                };
                found.with(|all| app.export_fallbacks(all, said, form));
            });
        }),
    };
    let empty = move || {
        let none_at_all = app.count::<Fallback>() == 0;
        if none_at_all { app.text().fallbacks_none() } else { app.text().library_none_found() }
    };
    view! {
        <section class="section" id="fallbacks">
            <div class="section__head"><h2>{move || app.text().fallbacks()}</h2></div>
            <p class="soft small">{move || app.text().fallbacks_lead()}</p>
            <Show
                when=move || clauses.with(|all| !all.is_empty())
                fallback=move || view! { <p class="empty__line faint">{empty}</p> }
            >
                <For each=move || clauses.get() key=|it| *it children=move |clause| view! { <OfClause found clause /> } />
                <p class="list__more"><ListExport name="export-fallbacks" sheets=vec![handed] kind="word" /></p>
            </Show>
        </section>
    }
}

/// Those of one clause.
#[component]
fn OfClause(found: Memo<Vec<Arc<Fallback>>>, clause: ClauseId) -> impl IntoView {
    let app = use_app();
    let ids = move || {
        found.with(|all| all.iter().filter(|it| it.clause == clause).map(|it| it.id).collect::<Vec<FallbackId>>())
    };
    view! {
        <h3 class="soft small">{move || app.text().proposal_clause(Some(clause))}</h3>
        <ul class="library__list" data-fallbacks=clause.name()>
            <For each=ids key=|id| *id children=move |id| view! { <One id /> } />
        </ul>
    }
}

/// One of them, as a line; opened, it can be named anew and read.
#[component]
fn One(id: FallbackId) -> impl IntoView {
    let app = use_app();
    let now = Memo::new(move |_| app.watch::<Fallback>(id));
    let open = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let name = move || now.with(|it| it.as_ref().map(|it| app.text().wording(&it.name).to_owned()).unwrap_or_default());
    let when = move || now.with(|it| it.as_ref().map(|it| it.when.clone()).unwrap_or_default());
    let archived = Memo::new(move |_| now.with(|it| it.as_ref().is_some_and(|it| it.archived)));
    let turn = move |_| {
        let Some(seen) = now.get_untracked() else { return };
        let turned = Fallback { archived: !seen.archived, ..Fallback::clone(&seen) };
        let said = archived_words(app, app.untracked_text().wording(&seen.name), turned.archived);
        app.save_once(busy, Batch::new().edit(Some(seen.as_ref()), &turned), said, || {});
    };
    view! {
        <li class="library__row" data-fallback=id.to_string() data-archived=move || archived.get().then_some("")>
            <button
                type="button"
                class="button library__name"
                data-kind="word"
                title=move || app.text().fallback_edit(&name())
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|it| *it = !*it)
            >
                <bdi>{name}</bdi>
            </button>
            <Show when=move || archived.get()>
                <span class="faint small">{move || app.text().own_archived_state()}</span>
            </Show>
            <button type="button" class="button" data-kind="quiet" data-fallback-archive="" on:click=turn>
                {move || if archived.get() { app.text().own_restore() } else { app.text().own_archive() }}
            </button>
            <p class="soft small clip">{when}</p>
            <Show when=move || open.get()>
                {move || now.get_untracked().map(|fallback| view! { <Opened fallback /> })}
            </Show>
        </li>
    }
}

/// How it reads in the language of the page, taken into `example`, terms with nobody; nothing where these do not take it.
fn article_of(app: App, fallback: &Fallback, example: Option<Contract>) -> Option<(Article, ContractLanguage)> {
    let language = match app.locale.get() {
        Locale::Zh => ContractLanguage::Zh,
        Locale::En => ContractLanguage::En,
    };
    let mut terms = example?;
    terms.price.currency = currency_of(fallback).or(fallback.currency).unwrap_or(terms.price.currency);
    let taken = with_fallback(&terms, fallback, &mut BrowserIds).ok()?;
    let (own, mut customer) = untrack(|| example_parties(app, &taken));
    app.text().own_example_customer().clone_into(&mut customer.name);
    let article = compose(&taken, &own, &customer, language).article(fallback.clause).cloned()?;
    Some((article, language))
}

/// Its name in both languages, when to use it, how it reads, and who changed it.
#[component]
fn Opened(fallback: Arc<Fallback>) -> impl IntoView {
    let app = use_app();
    let id = fallback.id;
    let editor = Editor::start(app, Fallback::clone(&fallback), Memo::new(|_| false));
    let value = move |read: fn(&Fallback) -> &String| Signal::derive(move || editor.record.with(|it| read(it).clone()));
    let zh = Callback::new(move |text: String| {
        editor.change(|it| it.name.zh = text);
        Ok(())
    });
    let en = Callback::new(move |text: String| {
        editor.change(|it| it.name.en = text);
        Ok(())
    });
    let when = Callback::new(move |text: String| {
        editor.change(|it| it.when = text);
        Ok(())
    });
    // an example has no days and no people of its own
    let example = StoredValue::new(terms_with_nobody(app));
    let reads = move || match article_of(app, &fallback, example.get_value()) {
        Some((article, language)) => view! { <OneArticle article language /> }.into_any(),
        None => view! { <p class="faint">{app.text().fallback_unread()}</p> }.into_any(),
    };
    view! {
        <div class="fields">
            <Cell editor id=format!("fallback-{id}-zh") label=Text::fallback_name_zh value=value(|it| &it.name.zh) write=zh />
            <Cell editor id=format!("fallback-{id}-en") label=Text::fallback_name_en value=value(|it| &it.name.en) write=en />
            <Cell editor id=format!("fallback-{id}-when") label=Text::fallback_when value=value(|it| &it.when) write=when wide=true />
        </div>
        <p class="soft small">{move || app.text().fallback_reads()}</p>
        <div class="desk library__desk">{reads}</div>
        <ChangesOf<Fallback> id />
    }
}
