//! Notices under a contract, at `#/contracts/:id/notices`: which one on the left, its paper on the right, to print or as a Word file.

mod found;

use leptos::prelude::*;

use self::found::{Found, found};
use super::editor::Editor;
use super::life::life_form;
use super::paper::FixedPaper;
use crate::domain::contract::party::{ContractLanguage, Prevailing};
use crate::domain::id::ContractId;
use crate::export::notices::NoticeSheet;
use crate::i18n::{Message, Text};
use crate::ui::widgets::field::ChoiceField;
use crate::ui::widgets::icon::icon;

const LANGUAGES: [(&str, ContractLanguage); 3] = [
    ("zh", ContractLanguage::Zh),
    ("en", ContractLanguage::En),
    ("both", ContractLanguage::Both { prevailing: Prevailing::Zh }),
];

const fn name_of(language: ContractLanguage) -> &'static str {
    match language {
        ContractLanguage::Zh => "zh",
        ContractLanguage::En => "en",
        ContractLanguage::Both { .. } => "both",
    }
}

/// The page.
#[component]
pub(in crate::ui::pages::contracts) fn Notices(editor: Editor, id: ContractId) -> impl IntoView {
    let app = editor.app;
    // what is typed for the end of the contract makes the draft of its notice
    let typed = life_form(app, id);
    let which = RwSignal::new(String::new());
    // as the contract is written, until somebody chooses
    let language = RwSignal::new(name_of(editor.record.with_untracked(|it| it.language)).to_owned());
    let spoken = Memo::new(move |_| {
        let chosen = language.get();
        LANGUAGES.iter().find(|(name, _)| *name == chosen).map_or(ContractLanguage::Zh, |(_, it)| *it)
    });
    let all = Memo::new(move |_| found(editor, id, typed));
    // the first there is, until another one is chosen or the chosen one is gone
    Effect::new(move |_| {
        let (first, there) = all.with(|all| {
            let there = which.with_untracked(|it| all.iter().any(|one| one.name == *it));
            (all.first().map(|it| it.name.clone()).unwrap_or_default(), there)
        });
        if !there {
            which.set(first);
        }
    });
    let chosen = Memo::new(move |_| which.with(|it| all.with(|all| all.iter().find(|one| one.name == *it).cloned())));
    let sheet = Memo::new(move |_| chosen.get().map(|it: Found| NoticeSheet { language: spoken.get(), ..it.sheet }));
    let choices = Signal::derive(move || {
        let text = app.text();
        all.with(|all| all.iter().map(|it| (it.name.clone(), it.words(text))).collect::<Vec<_>>())
    });
    let languages = Signal::derive(move || {
        let text = app.text();
        vec![
            ("zh".to_owned(), text.paper_zh().to_owned()),
            ("en".to_owned(), text.paper_en().to_owned()),
            ("both".to_owned(), text.paper_both().to_owned()),
        ]
    });
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    let binding = Memo::new(move |_| app.contract_standing(id).is_some_and(|it| it.is_binding()));
    let some = move || all.with(|all| !all.is_empty());
    let empty = move || if binding.get() { app.text().notices_none() } else { app.text().notices_unsigned() };
    let why_draft = move || {
        let text = app.text();
        let drafted = chosen.with(|it| it.as_ref().filter(|it| it.sheet.draft).map(|it| it.is_typed));
        drafted.map(|is_typed| if is_typed { text.notices_draft() } else { text.notices_draft_life() })
    };
    let problem = move || chosen.with(|it| it.as_ref().and_then(|it| it.problem.clone()));
    let word = move |_| {
        if let Some(sheet) = sheet.get_untracked() {
            app.export_notice(sheet);
        }
    };
    view! {
        <div class="deal__terms">
            <form class="terms letters" id="notice-terms" novalidate aria-label=move || app.text().tab_notices() on:submit=|event| event.prevent_default()>
                <Show when=some fallback=move || view! { <p class="faint">{empty}</p> }>
                    <div class="fields">
                        <ChoiceField name="notice-which" label=label(Text::notices_which) value=which choices=choices wide=true />
                        <ChoiceField name="notice-language" label=label(Text::notices_language) value=language choices=languages />
                    </div>
                    {move || problem().map(|words| view! { <p class="field__help" data-tone="warn" id="notice-problem">{words}</p> })}
                    {move || why_draft().map(|words| view! { <p class="field__help" data-tone="warn">{words}</p> })}
                    <button type="button" class="button" id="notice-word" on:click=word>
                        {icon("file-text")}
                        {move || app.text().word()}
                    </button>
                    <p class="field__help">{move || app.text().notices_help()}</p>
                    <p class="field__help">{move || app.text().notices_delivery()}</p>
                </Show>
            </form>
        </div>
        <div class="deal__desk" tabindex="0" role="region" id="notice" aria-label=move || app.text().tab_notices()>
            {move || sheet.get().map(|sheet| view! { <FixedPaper paper=sheet.paper() draft=sheet.draft /> })}
        </div>
    }
}
