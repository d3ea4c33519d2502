//! One clause of the library: its words and blanks on the left, what is wrong with them and how it reads on the right.

use std::sync::Arc;

use leptos::prelude::*;

use super::acts::{ClauseActs, clause_title};
use super::blanks::Blanks;
use super::entry::entry_page;
use super::preview::Preview;
use super::problems::Problems;
use super::words::Words;
use crate::domain::id::OwnClauseId;
use crate::domain::own_clause::OwnClause;
use crate::state::use_app;
use crate::ui::pages::changes::ChangesOf;
use crate::ui::widgets::editor::Editor;
use crate::ui::widgets::icon::small_icon;

/// The page.
#[component]
pub(in crate::ui) fn ClausePage(id: OwnClauseId) -> impl IntoView {
    entry_page::<OwnClause>(id, |clause| view! { <Open clause /> }.into_any())
}

#[component]
fn Open(clause: Arc<OwnClause>) -> impl IntoView {
    let app = use_app();
    let id = clause.id;
    let editor = Editor::start(app, OwnClause::clone(&clause), Memo::new(|_| false));
    let title = move || editor.record.with(|it| clause_title(app.text(), it));
    let archived = Memo::new(move |_| editor.record.with(|it| it.archived));
    let now = Callback::new(move |()| {
        editor.flush();
        editor.record.get_untracked()
    });
    view! {
        <div class="page library" id="own-clause">
            <div class="page__head">
                <div class="page__title">
                    <h1><bdi>{title}</bdi></h1>
                    <p class="soft small library__mark">
                        {small_icon("info")} <span>{move || app.text().own_not_computed()}</span>
                        <Show when=move || archived.get()>
                            <span class="faint">" · "{move || app.text().own_archived_state()}</span>
                        </Show>
                    </p>
                </div>
                <div class="page__acts"><ClauseActs id now /></div>
            </div>
            <div class="library__body">
                <form
                    class="library__form"
                    novalidate
                    aria-label=move || app.text().own_clause_words()
                    on:submit=|event| event.prevent_default()
                >
                    <Words editor />
                    <Blanks editor />
                </form>
                <div class="library__side">
                    <Problems editor />
                    <Preview editor />
                </div>
            </div>
            <ChangesOf<OwnClause> id />
        </div>
    }
}
