//! What is done with a clause or a template of the library: duplicated, archived, taken up again, deleted. Each is one change that
//! can be undone.

use leptos::prelude::*;

use crate::domain::contract::wording::Wording;
use crate::domain::id::{OwnClauseId, OwnTemplateId};
use crate::domain::own_clause::OwnClause;
use crate::domain::own_template::OwnTemplate;
use crate::i18n::{Locale, Text};
use crate::state::{App, Batch, BrowserIds, use_app};
use crate::ui::route::Route;
use crate::ui::router::use_router;

/// What a clause is called where its text may have a heading in one language only.
pub(super) fn clause_title(text: Text, clause: &OwnClause) -> String {
    text.wording(&clause.heading).to_owned()
}

/// The buttons of a clause.
#[component]
pub(super) fn ClauseActs(
    id: OwnClauseId,
    /// Brings what was typed a moment ago to disk, and gives the clause as it is typed.
    now: Callback<(), OwnClause>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let busy = RwSignal::new(false);
    let archived = Memo::new(move |_| app.watch::<OwnClause>(id).is_some_and(|it| it.archived));
    let copy = Callback::new(move |()| {
        let seen = now.run(());
        let of = |locale| move |name: &str| Text::new(locale).own_copy_name(name);
        let heading =
            Wording { zh: named(&seen.heading.zh, of(Locale::Zh)), en: named(&seen.heading.en, of(Locale::En)) };
        let twin = OwnClause { id: OwnClauseId::fresh(&mut BrowserIds), heading, archived: false, ..seen.clone() };
        let said = app.untracked_text().own_copied(&clause_title(app.untracked_text(), &seen));
        let to = twin.id;
        app.save_once(busy, Batch::of(&twin), said, move || router.go(&Route::OwnClause(to)));
    });
    let archive = Callback::new(move |()| {
        let seen = now.run(());
        let turned = OwnClause { archived: !seen.archived, ..seen.clone() };
        let said = archived_words(app, &clause_title(app.untracked_text(), &seen), turned.archived);
        app.save_once(busy, Batch::new().edit(Some(&seen), &turned), said, || {});
    });
    let delete = Callback::new(move |()| {
        let seen = now.run(());
        let said = app.untracked_text().own_deleted(&clause_title(app.untracked_text(), &seen));
        // whatever falls back on it has nothing to fall back on
        let all = untrack(|| app.watch_all::<OwnClause>());
        let batch = all.iter().filter(|it| it.fallback == Some(id) && it.id != id).fold(Batch::new(), |batch, it| {
            batch.edit(Some(it.as_ref()), &OwnClause { fallback: None, ..OwnClause::clone(it) })
        });
        app.save_once(busy, batch.delete::<OwnClause>(id), said, move || router.go(&Route::Library));
    });
    view! { <Buttons archived copy archive delete /> }
}

/// The buttons of a template.
#[component]
pub(in crate::ui) fn TemplateActs(
    id: OwnTemplateId,
    /// Brings what was typed a moment ago to disk, and gives the template as it is typed.
    now: Callback<(), OwnTemplate>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let busy = RwSignal::new(false);
    let archived = Memo::new(move |_| app.watch::<OwnTemplate>(id).is_some_and(|it| it.archived));
    let copy = Callback::new(move |()| {
        let seen = now.run(());
        let name = app.untracked_text().own_copy_name(&seen.name);
        let twin = seen.twin(name, &mut BrowserIds);
        let said = app.untracked_text().own_copied(&seen.name);
        let to = twin.id;
        app.save_once(busy, Batch::of(&twin), said, move || router.go(&Route::OwnTemplate(to)));
    });
    let archive = Callback::new(move |()| {
        let seen = now.run(());
        let turned = OwnTemplate { archived: !seen.archived, ..seen.clone() };
        let said = archived_words(app, &seen.name, turned.archived);
        app.save_once(busy, Batch::new().edit(Some(&seen), &turned), said, || {});
    });
    let delete = Callback::new(move |()| {
        let seen = now.run(());
        let said = app.untracked_text().own_deleted(&seen.name);
        app.save_once(busy, Batch::new().delete::<OwnTemplate>(id), said, move || router.go(&Route::Library));
    });
    view! { <Buttons archived copy archive delete /> }
}

/// What is said once something was archived, or taken up again.
pub(super) fn archived_words(app: App, name: &str, archived: bool) -> String {
    let text = app.untracked_text();
    if archived { text.own_archived(name) } else { text.own_restored(name) }
}

fn named(name: &str, of: impl Fn(&str) -> String) -> String {
    if name.trim().is_empty() { String::new() } else { of(name) }
}

#[component]
fn Buttons(archived: Memo<bool>, copy: Callback<()>, archive: Callback<()>, delete: Callback<()>) -> impl IntoView {
    let app = use_app();
    view! {
        <button type="button" class="button" data-kind="quiet" id="own-copy" on:click=move |_| copy.run(())>
            {move || app.text().own_copy()}
        </button>
        <button type="button" class="button" data-kind="quiet" id="own-archive" on:click=move |_| archive.run(())>
            {move || if archived.get() { app.text().own_restore() } else { app.text().own_archive() }}
        </button>
        <button type="button" class="button" data-kind="quiet" id="own-delete" on:click=move |_| delete.run(())>
            {move || app.text().own_delete()}
        </button>
    }
}
