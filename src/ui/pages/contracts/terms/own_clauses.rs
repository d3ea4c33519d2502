//! Clauses of one's own in the contract: taken from the library, their blanks filled, a newer text of the library taken over.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::own_blanks::{BlankBox, printed};
use super::own_newer::Newer;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::contract::wording::Wording;
use crate::domain::id::{OwnArticleId, OwnClauseId};
use crate::domain::own_clause::OwnClause;
use crate::domain::own_clause::article::OwnArticle;
use crate::i18n::{Locale, Text};
use crate::state::BrowserIds;
use crate::ui::pages::contracts::editor::{Cell, Editor, TermsPart};
use crate::ui::pages::library::{AfterChoice, WordsArea, faults, told};
use crate::ui::route::Route;
use crate::ui::widgets::icon::{icon, small_icon};

#[component]
pub(super) fn OwnClauses(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let taken = Memo::new(move |_| {
        editor.record.with(|it| it.own_in_order().into_iter().map(|(id, _)| id).collect::<Vec<_>>())
    });
    let articles = Articles::start(editor);
    let tongues = Memo::new(move |_| editor.record.with(printed));
    view! {
        <TermsPart editor id="terms-own" legend=Text::own_clauses>
            <p class="field__help">{move || app.text().own_clauses_help()}</p>
            <For each=move || taken.get() key=|id| *id children=move |id| view! { <Taken editor id article=articles.follow(editor, id) tongues /> } />
            <Take editor />
            <a class="small" href=Route::Library.href()>{move || app.text().own_library_open()}</a>
        </TermsPart>
    }
}

/// The clauses as their rows show them. A key changes one of many: only its boxes are asked anew.
#[derive(Clone, Copy)]
struct Articles {
    shown: StoredValue<BTreeMap<OwnArticleId, RwSignal<Option<OwnArticle>>>>,
}

impl Articles {
    /// Hands every change of a clause on to its row.
    fn start(editor: Editor) -> Self {
        let articles = Self { shown: StoredValue::new(BTreeMap::new()) };
        // an edge: the record is one signal, and its clauses are many
        Effect::new(move || {
            editor.record.with(|record| {
                articles.shown.with_value(|shown| {
                    for (id, row) in shown {
                        let article = record.own_clauses.get(id);
                        if row.try_with_untracked(|row| row.as_ref() != article) == Some(true) {
                            let _left = row.try_set(article.cloned());
                        }
                    }
                });
            });
        });
        articles
    }

    /// The clause of a row, for as long as the row is there.
    fn follow(self, editor: Editor, id: OwnArticleId) -> RwSignal<Option<OwnArticle>> {
        let article = RwSignal::new(editor.record.with_untracked(|it| it.own_clauses.get(&id).cloned()));
        self.shown.update_value(|shown| {
            shown.insert(id, article);
        });
        // the list may be gone before its rows
        on_cleanup(move || {
            self.shown.try_update_value(|shown| shown.remove(&id));
        });
        article
    }
}

/// Chooses a clause of the library.
#[component]
fn Take(editor: Editor) -> impl IntoView {
    let app = editor.app;
    let chosen = RwSignal::new(String::new());
    let offered = Memo::new(move |_| {
        let mut all = app.watch_all::<OwnClause>();
        all.retain(|it| !it.archived);
        all.sort_by(|a, b| (&a.heading, a.id).cmp(&(&b.heading, b.id)));
        all
    });
    let options = move || {
        let text = app.text();
        let option = |it: &std::sync::Arc<OwnClause>| {
            view! { <option value=it.id.to_string()>{text.wording(&it.heading).to_owned()}</option> }
        };
        offered.get().iter().map(option).collect_view()
    };
    let take = move |_| {
        let clause = OwnClauseId::parse(&chosen.get_untracked()).and_then(|id| app.peek::<OwnClause>(id));
        if let Some(clause) = clause {
            editor.change(|it| {
                let _id = it.take_own_clause(&clause, &mut BrowserIds);
            });
            chosen.set(String::new());
        }
    };
    view! {
        <div class="fields own__take">
            <div class="field">
                <label class="field__label" for="term-own_clauses">{move || app.text().own_take()}</label>
                <div class="field__box">
                    <select
                        id="term-own_clauses"
                        data-place=field::OWN_CLAUSES
                        disabled=move || editor.locked.get()
                        prop:value=move || chosen.get()
                        on:change=move |event| chosen.set(event_target_value(&event))
                    >
                        <option value="">{move || app.text().own_take_choose()}</option>
                        {options}
                    </select>
                    {icon("chevron-down")}
                </div>
            </div>
            <button
                type="button"
                class="button"
                id="own-take"
                disabled=move || editor.locked.get() || chosen.with(String::is_empty)
                on:click=take
            >
                {icon("plus")}
                {move || app.text().own_take_button()}
            </button>
        </div>
    }
}

/// One clause that the contract has.
#[component]
fn Taken(
    editor: Editor,
    id: OwnArticleId,
    article: RwSignal<Option<OwnArticle>>,
    /// The languages of the paper.
    tongues: Memo<Vec<Locale>>,
) -> impl IntoView {
    let app = editor.app;
    let name =
        move || article.with(|it| it.as_ref().map(|it| app.text().wording(&it.heading).to_owned()).unwrap_or_default());
    let change = move |change: &dyn Fn(&mut OwnArticle)| {
        editor.change(|it| {
            if let Some(article) = it.own_clauses.get_mut(&id) {
                change(article);
            }
        });
    };
    let count = Memo::new(move |_| article.with(|it| it.as_ref().map_or(0, |it| it.blanks.len())));
    let after = Signal::derive(move || article.with(|it| it.as_ref().map_or(ClauseId::SpecialTerms, |it| it.after)));
    let place = Callback::new(move |after: ClauseId| change(&|it| it.after = after));
    let text = Signal::derive(move || article.with(|it| it.as_ref().map(|it| it.text.clone()).unwrap_or_default()));
    let write = Callback::new(move |text: Wording| change(&|it| it.text = text.clone()));
    let heading = move |locale: Locale| {
        Signal::derive(move || {
            article.with(|it| {
                it.as_ref().map_or_else(String::new, |it| match locale {
                    Locale::Zh => it.heading.zh.clone(),
                    Locale::En => it.heading.en.clone(),
                })
            })
        })
    };
    let head = move |locale: Locale| {
        Callback::new(move |words: String| {
            change(&|it| match locale {
                Locale::Zh => it.heading.zh.clone_from(&words),
                Locale::En => it.heading.en.clone_from(&words),
            });
            Ok(())
        })
    };
    let wrong = Memo::new(move |_| {
        article.with(|it| {
            it.as_ref().map(|it| faults(app.text(), &it.text, it.blanks.iter().map(|it| &it.blank))).unwrap_or_default()
        })
    });
    let remove = move |_| {
        editor.change(|it| {
            it.own_clauses.remove(&id);
        });
    };
    view! {
        <div class="terms__row own__taken" role="group" aria-label=name data-own=id.to_string()>
            <div class="terms__rowhead">
                <b><bdi>{name}</bdi></b>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    data-shape="square"
                    aria-label=move || app.text().own_put_out(&name())
                    disabled=move || editor.locked.get()
                    on:click=remove
                >
                    {small_icon("x")}
                </button>
            </div>
            <Newer editor id article />
            <Beside editor id article />
            <div class="fields">
                <AfterChoice id=format!("own-after-{id}") value=after write=place locked=editor.locked />
                <For
                    each=move || 0..count.get()
                    key=|index| *index
                    children=move |index| view! { <BlankBox editor id index article tongues /> }
                />
            </div>
            {move || { let wrong = wrong.get(); (!wrong.is_empty()).then(|| told(wrong)) }}
            <details class="own__words">
                <summary tabindex="0">{move || app.text().own_words_here()}</summary>
                <div class="fields">
                    <Cell editor id=format!("own-{id}-heading-zh") label=Text::own_heading_zh value=heading(Locale::Zh) write=head(Locale::Zh) />
                    <Cell editor id=format!("own-{id}-heading-en") label=Text::own_heading_en value=heading(Locale::En) write=head(Locale::En) />
                    <WordsArea id=format!("own-{id}-zh") label=Text::own_text_zh locale=Locale::Zh value=text write locked=editor.locked />
                    <WordsArea id=format!("own-{id}-en") label=Text::own_text_en locale=Locale::En value=text write locked=editor.locked />
                </div>
            </details>
        </div>
    }
}

/// What the library says beside a clause that was taken from it: what to mind of fairness, and what it may fall back on.
#[component]
fn Beside(editor: Editor, id: OwnArticleId, article: RwSignal<Option<OwnArticle>>) -> impl IntoView {
    let app = editor.app;
    let from = Memo::new(move |_| article.with(|it| it.as_ref().and_then(|it| it.taken_from)));
    let fairness = Memo::new(move |_| {
        let words = from.get().and_then(|id| app.watch::<OwnClause>(id)).map(|it| it.fairness.trim().to_owned());
        words.filter(|words| !words.is_empty())
    });
    let fallback = Memo::new(move |_| from.get().and_then(|id| app.own_fallback(id)));
    let name = move || {
        fallback.with(|it| it.as_ref().map(|it| app.text().wording(&it.heading).to_owned()).unwrap_or_default())
    };
    let take = move |_| {
        let Some(clause) = fallback.get_untracked() else { return };
        editor.change(|it| {
            let currency = it.price.currency;
            if let Some(article) = it.own_clauses.get_mut(&id) {
                *article = article.renewed(&clause, currency);
            }
        });
    };
    view! {
        {move || fairness.get().map(|words| view! { <p class="soft small">{app.text().own_fairness_shown(&words)}</p> })}
        <Show when=move || fallback.with(Option::is_some)>
            <p class="soft small">
                {move || app.text().fallback_there(&name())}
                " "
                <button
                    type="button"
                    class="button"
                    data-kind="word"
                    data-own-fallback=""
                    disabled=move || editor.locked.get()
                    on:click=take
                >
                    {move || app.text().own_fallback_take(&name())}
                </button>
            </p>
        </Show>
    }
}
