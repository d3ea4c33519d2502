//! Two versions beside each other: the terms that differ, and the text with its marks.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::super::editor::Editor;
use super::super::paper::tag_of;
use super::changed::{ChangedTerms, rows};
use super::sheet::{change_id, sheet};
use super::{Revision, RevisionBox, beside, missing};
use crate::domain::contract::party::ContractLanguage;
use crate::domain::contract::version::VersionBrief;
use crate::domain::id::ContractId;
use crate::export::comparison::{Comparison, Fate, compare};
use crate::i18n::{Locale, Message, Text};
use crate::state::{App, use_app};
use crate::ui::route::{ContractTab, Route};
use crate::ui::router::use_router;
use crate::ui::shell::in_text;
use crate::ui::widgets::focus::{focus_later, once_drawn};
use crate::ui::widgets::icon::icon;

const LANGUAGES: [Locale; 2] = [Locale::Zh, Locale::En];
/// Whether the whole text is shown, its name, and what it is called.
const EXTENTS: [(bool, &str, Message); 2] =
    [(false, "changes", Text::compare_changes_only), (true, "whole", Text::compare_whole)];

/// The page.
#[component]
pub(super) fn Compare(editor: Editor, id: ContractId, old: Revision, new: Revision) -> impl IntoView {
    let app = use_app();
    let language = RwSignal::new(first_language(app, editor));
    let whole = RwSignal::new(false);
    let now = RwSignal::new(0_usize);
    let compared = Memo::new(move |_| {
        let language = language.get();
        let printed = printed_in(language);
        Some(compare(&old.paper(editor, printed)?, &new.paper(editor, printed)?, language))
    });
    // nothing while a version is still being read
    let counted = Memo::new(move |_| compared.with(|it| it.as_ref().map(Comparison::changes)));
    let count = Memo::new(move |_| counted.get().unwrap_or(0));
    let terms = Memo::new(move |_| {
        let (Some(before), Some(after)) = (old.terms(editor), new.terms(editor)) else { return Vec::new() };
        compared.with(|it| it.as_ref().map(|it| rows(app, it, &before, &after)).unwrap_or_default())
    });
    let is_there = move |revision: Revision| match revision {
        Revision::Present => true,
        Revision::Kept(version) => app.watch::<VersionBrief>(version).is_some_and(|it| it.contract == id),
    };
    let there = Memo::new(move |_| is_there(old) && is_there(new));
    let step = move |forward: bool| {
        let all = count.get_untracked();
        let at = now.get_untracked().min(all);
        let next = if forward { at.saturating_add(1).min(all) } else { at.saturating_sub(1).max(1).min(all) };
        now.set(next);
        once_drawn(format!("#{}", change_id(next)), |line| line.scroll_into_view_with_bool(true));
    };
    let on_key = move |event: KeyboardEvent| {
        let other = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
        if other || in_text(&event) || !app.single_keys.get_untracked() {
            return;
        }
        match event.key().as_str() {
            "n" => step(true),
            "p" => step(false),
            _ => return,
        }
        // N makes something new elsewhere
        event.prevent_default();
    };
    // the keys act on this page from the start
    focus_later("#compare", true);
    let body = move || {
        let text = app.text();
        compared.with(|it| {
            it.as_ref().map(|it| {
                let drawn = if it.is_same() {
                    let same = if terms.with(Vec::is_empty) { text.compare_same() } else { text.compare_same_text() };
                    view! { <p class="empty__line faint" id="compare-same">{same}</p> }.into_any()
                } else {
                    sheet(text, it, whole.get(), now).into_any()
                };
                view! {
                    <article class="sheet compare__sheet" lang=tag_of(it.language, it.script)>
                        <p class="sheet__number">{text.compare_between(&old.words(app), &new.words(app))}</p>
                        <p class="compare__legend">
                            {text.compare_legend()} " " <del>{text.compare_removed()}</del> " " <ins>{text.compare_added()}</ins>
                        </p>
                        {parts_that_came_and_went(text, it)}
                        {drawn}
                    </article>
                }
            })
        })
    };
    view! {
        <div class="deal__whole compare" id="compare" tabindex="-1" role="region" aria-label=move || app.text().compare_title() on:keydown=on_key>
            <Bar id old new language whole />
            <div class="compare__steps">
                <button class="button" type="button" id="change-previous" disabled=move || count.get() == 0 on:click=move |_| step(false)>
                    {icon("arrow-up")} {move || app.text().compare_previous()}
                </button>
                <button class="button" type="button" id="change-next" disabled=move || count.get() == 0 on:click=move |_| step(true)>
                    {icon("arrow-down")} {move || app.text().compare_next()}
                </button>
                <span class="soft" role="status" id="change-count">
                    {move || {
                        let text = app.text();
                        let Some(all) = counted.get() else { return text.loading().to_owned() };
                        let at = now.get().min(all);
                        if at == 0 { text.compare_changes(all) } else { text.compare_at(at, all) }
                    }}
                </span>
            </div>
            <Show
                when=move || there.get()
                fallback=move || view! { <p class="empty__line faint" role="status">{move || missing(app)}</p> }
            >
                <ChangedTerms app rows=terms />
                <div class="compare__desk">
                    <h2 class="unseen">{move || app.text().compare_text()}</h2>
                    {body}
                </div>
            </Show>
        </div>
    }
}

/// Which versions, in which language, and how much of them.
#[component]
fn Bar(
    id: ContractId,
    old: Revision,
    new: Revision,
    language: RwSignal<Locale>,
    whole: RwSignal<bool>,
) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let extents = EXTENTS
        .into_iter()
        .map(|(value, name, words)| {
            view! {
                <button class="seg__item" type="button" data-extent=name aria-pressed=move || (whole.get() == value).to_string() on:click=move |_| whole.set(value)>
                    {move || words(app.text())}
                </button>
            }
        })
        .collect_view();
    let languages = LANGUAGES
        .into_iter()
        .map(|it| {
            view! {
                <button class="seg__item" type="button" data-language=it.tag() lang=it.tag() aria-pressed=move || (language.get() == it).to_string() on:click=move |_| language.set(it)>
                    {it.name()}
                </button>
            }
        })
        .collect_view();
    view! {
        <div class="compare__bar">
            <a class="button" data-kind="quiet" href=Route::Contract(id, ContractTab::Versions).href()>
                {icon("history")} {move || app.text().versions_back()}
            </a>
            <RevisionBox id name="compare-old" label=label(Text::compare_old) value=Signal::stored(old) choose=Callback::new(move |it| router.go(&beside(id, it, new))) />
            <RevisionBox id name="compare-new" label=label(Text::compare_new) value=Signal::stored(new) choose=Callback::new(move |it| router.go(&beside(id, old, it))) />
            <div class="seg" role="group" aria-label=move || app.text().compare_extent()>{extents}</div>
            <div class="seg" role="group" aria-label=move || app.text().compare_language()>{languages}</div>
        </div>
    }
}

/// The language of a contract in one language; of one in both, the reader's.
fn first_language(app: App, editor: Editor) -> Locale {
    match editor.record.with_untracked(|contract| contract.language) {
        ContractLanguage::Zh => Locale::Zh,
        ContractLanguage::En => Locale::En,
        ContractLanguage::Both { .. } => app.locale.get_untracked(),
    }
}

const fn printed_in(language: Locale) -> ContractLanguage {
    match language {
        Locale::Zh => ContractLanguage::Zh,
        Locale::En => ContractLanguage::En,
    }
}

/// The parts that are in one of the papers only, by name.
fn parts_that_came_and_went(text: Text, comparison: &Comparison) -> Vec<AnyView> {
    let between = text.pick("、", ", ");
    let names = |fate: Fate| {
        let parts = comparison.parts.iter().filter(|part| part.fate == fate);
        parts.map(|part| part.heading.as_str()).collect::<Vec<_>>().join(between)
    };
    let (added, removed) = (names(Fate::Added), names(Fate::Removed));
    let mut lines = Vec::new();
    if !added.is_empty() {
        lines.push(view! { <p class="compare__parts">{text.compare_parts_added(&added)}</p> }.into_any());
    }
    if !removed.is_empty() {
        lines.push(view! { <p class="compare__parts">{text.compare_parts_removed(&removed)}</p> }.into_any());
    }
    lines
}
