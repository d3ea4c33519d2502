//! What is wrong with the text of a clause, said while it is typed: names that mean nothing, with their place; blanks that are not
//! used, ranges that run backwards, languages that do not match.

use leptos::prelude::*;

use crate::domain::contract::wording::Wording;
use crate::domain::own_clause::OwnClause;
use crate::domain::own_clause::blank::Blank;
use crate::export::own_text::{Fault, Names, paragraphs, renamed};
use crate::i18n::{Locale, Text};
use crate::ui::widgets::editor::Editor;
use crate::ui::widgets::icon::small_icon;

/// Something that is wrong, in words, and what mends it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::ui) struct Wrong {
    words: String,
    /// A name, and the one that was probably meant.
    meant: Option<(String, String)>,
}

/// What is wrong with a text that has these blanks.
pub(in crate::ui) fn faults<'a>(
    text: Text,
    words: &Wording,
    blanks: impl IntoIterator<Item = &'a Blank> + Clone,
) -> Vec<Wrong> {
    let names = Names::of(blanks.clone());
    let mut all = Vec::new();
    for locale in [Locale::Zh, Locale::En] {
        let (said, language) = match locale {
            Locale::Zh => (&words.zh, text.own_preview_zh()),
            Locale::En => (&words.en, text.own_preview_en()),
        };
        for it in names.misread(said) {
            let place = text.own_problem_at(language, it.paragraph, it.letter);
            let (why, meant) = match it.fault {
                Fault::Unclosed => (text.own_problem_unclosed().to_owned(), None),
                Fault::Unknown { name, .. } if name.is_empty() => (text.own_problem_empty().to_owned(), None),
                Fault::Unknown { name, meant } => (text.own_problem_unknown(&name), meant.map(|meant| (name, meant))),
            };
            all.push(Wrong { words: format!("{place}{}{why}", text.pick("：", ": ")), meant });
        }
    }
    let mut say = |words: String| all.push(Wrong { words, meant: None });
    let (zh, en) = (paragraphs(&words.zh).len(), paragraphs(&words.en).len());
    match (zh, en) {
        (0, 0) => {}
        (0, _) => say(text.own_problem_one_language(text.own_preview_zh())),
        (_, 0) => say(text.own_problem_one_language(text.own_preview_en())),
        (zh, en) if zh != en => say(text.own_problem_counts(zh, en)),
        _ => {}
    }
    for (index, blank) in blanks.into_iter().enumerate() {
        let name = text.wording(&blank.name);
        if !names.uses(&words.zh, index) && !names.uses(&words.en, index) {
            say(text.own_blank_unused(name));
        }
        if !blank.has_sound_range() {
            say(format!("{name}{}{}", text.pick("：", ": "), text.own_blank_range()));
        }
    }
    all
}

/// The list of them, beside the text.
#[component]
pub(super) fn Problems(editor: Editor<OwnClause>) -> impl IntoView {
    let app = editor.app;
    let found = Memo::new(move |_| editor.record.with(|it| faults(app.text(), &it.text, &it.blanks)));
    let row = move |wrong: Wrong| {
        let mend = wrong.meant.map(|(was, now)| {
            let words = app.text().own_problem_meant(&now);
            let press = move |_| {
                editor.change(|it| {
                    it.text = Wording::new(renamed(&it.text.zh, &was, &now), renamed(&it.text.en, &was, &now));
                });
            };
            view! { <button type="button" class="button" data-kind="word" on:click=press>{words}</button> }
        });
        view! {
            <li data-tone="warn">{small_icon("triangle-alert")} <span>{wrong.words}</span> {mend}</li>
        }
    };
    view! {
        <section class="section" data-first="" aria-labelledby="own-problems-title">
            <div class="section__head"><h2 id="own-problems-title">{move || app.text().own_problems()}</h2></div>
            <div role="status" id="own-problems">
                <Show
                    when=move || found.with(|it| !it.is_empty())
                    fallback=move || view! { <p class="soft small">{move || app.text().own_problems_none()}</p> }
                >
                    <ul class="library__problems">{move || found.get().into_iter().map(row).collect_view()}</ul>
                </Show>
            </div>
        </section>
    }
}

/// As a list without buttons, where the text is a contract's.
pub(in crate::ui) fn told(all: Vec<Wrong>) -> impl IntoView {
    let rows = all
        .into_iter()
        .map(|it| view! { <li data-tone="warn">{small_icon("triangle-alert")} <span>{it.words}</span></li> });
    view! { <ul class="library__problems">{rows.collect_view()}</ul> }
}
