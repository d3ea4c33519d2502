//! The words of a clause in both languages, and the menu that puts placeholders into them.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::wording::Wording;
use crate::domain::own_clause::OwnClause;
use crate::domain::own_clause::known::Known;
use crate::i18n::{Locale, Message, Text};
use crate::state::use_app;
use crate::ui::pages::contracts::editor::{Cell, Editor};
use crate::ui::widgets::icon::icon;

/// Heading, place, text and note of a clause of the library.
#[component]
pub(super) fn Words(editor: Editor<OwnClause>) -> impl IntoView {
    let app = editor.app;
    // where the cursor was last: there a placeholder goes
    let last = RwSignal::new(app.locale.get_untracked());
    let heading =
        move |read: fn(&OwnClause) -> &String| Signal::derive(move || editor.record.with(|it| read(it).clone()));
    let zh = Callback::new(move |text: String| {
        editor.change(|it| it.heading.zh = text);
        Ok(())
    });
    let en = Callback::new(move |text: String| {
        editor.change(|it| it.heading.en = text);
        Ok(())
    });
    let note = Callback::new(move |text: String| {
        editor.change(|it| it.note = text);
        Ok(())
    });
    let after = Signal::derive(move || editor.record.with(|it| it.after));
    let place = Callback::new(move |after: ClauseId| editor.change(|it| it.after = after));
    let text = Signal::derive(move || editor.record.with(|it| it.text.clone()));
    let write = Callback::new(move |text: Wording| editor.change(|it| it.text = text));
    let never = Signal::stored(false);
    view! {
        <fieldset class="library__part">
            <legend class="terms__legend">{move || app.text().own_clause_words()}</legend>
            <div class="fields">
                <Cell editor id="own-heading-zh" label=Text::own_heading_zh value=heading(|it| &it.heading.zh) write=zh />
                <Cell editor id="own-heading-en" label=Text::own_heading_en value=heading(|it| &it.heading.en) write=en />
                <AfterChoice id="own-after" value=after write=place locked=never />
                <Cell editor id="own-note" label=Text::own_clause_note value=heading(|it| &it.note) write=note />
            </div>
            <Insert editor last />
            <div class="fields">
                <WordsArea id="own-text-zh" label=Text::own_text_zh locale=Locale::Zh value=text write locked=never last />
                <WordsArea id="own-text-en" label=Text::own_text_en locale=Locale::En value=text write locked=never last />
            </div>
            <p class="field__help">{move || app.text().own_clause_text_help()}</p>
        </fieldset>
    }
}

/// The text in one language: a line for each paragraph.
#[component]
pub(in crate::ui) fn WordsArea(
    #[prop(into)] id: String,
    label: Message,
    locale: Locale,
    value: Signal<Wording>,
    write: Callback<Wording>,
    #[prop(into)] locked: Signal<bool>,
    /// Told which language the cursor is in.
    #[prop(optional)]
    last: Option<RwSignal<Locale>>,
) -> impl IntoView {
    let app = use_app();
    let shown = Memo::new(move |_| {
        value.with(|it| match locale {
            Locale::Zh => it.zh.clone(),
            Locale::En => it.en.clone(),
        })
    });
    let lang = match locale {
        Locale::Zh => "zh-CN",
        Locale::En => "en",
    };
    view! {
        <div class="field fields__wide">
            <label class="field__label" for=id.clone()>{move || label(app.text())}</label>
            <div class="field__box" data-lines="">
                <textarea
                    id=id
                    rows="6"
                    lang=lang
                    disabled=move || locked.get()
                    prop:value=move || shown.get()
                    on:focus=move |_| {
                        if let Some(last) = last {
                            last.set(locale);
                        }
                    }
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        let mut words = value.get_untracked();
                        match locale {
                            Locale::Zh => words.zh = text,
                            Locale::En => words.en = text,
                        }
                        write.run(words);
                    }
                ></textarea>
            </div>
        </div>
    }
}

/// After which clause of the catalogue it stands.
#[component]
pub(in crate::ui) fn AfterChoice(
    #[prop(into)] id: String,
    value: Signal<ClauseId>,
    write: Callback<ClauseId>,
    #[prop(into)] locked: Signal<bool>,
) -> impl IntoView {
    let app = use_app();
    let options = ClauseId::PRINTED
        .iter()
        .copied()
        .enumerate()
        .map(|(index, clause)| {
            view! {
                <option value=index.to_string() selected=move || value.get() == clause>
                    {move || app.text().proposal_clause(Some(clause))}
                </option>
            }
        })
        .collect_view();
    let chosen = move |event| {
        let index = event_target_value(&event).parse().ok();
        if let Some(clause) = index.and_then(|index: usize| ClauseId::PRINTED.get(index)) {
            write.run(*clause);
        }
    };
    view! {
        <div class="field">
            <label class="field__label" for=id.clone()>{move || app.text().own_clause_after()}</label>
            <div class="field__box">
                <select id=id disabled=move || locked.get() on:change=chosen>{options}</select>
                {icon("chevron-down")}
            </div>
        </div>
    }
}

/// The menu of placeholders: what is chosen goes to the cursor, in the language of the text that it stands in.
#[component]
fn Insert(editor: Editor<OwnClause>, last: RwSignal<Locale>) -> impl IntoView {
    let app = editor.app;
    let blanks = Memo::new(move |_| {
        editor.record.with(|it| it.blanks.iter().map(|blank| blank.name.clone()).collect::<Vec<_>>())
    });
    let option = |name: String| view! { <option value=name.clone()>{name.clone()}</option> };
    let known = move |all: &mut dyn Iterator<Item = Known>| {
        let text = Text::new(last.get());
        all.map(|known| option(text.placeholder(known))).collect_view()
    };
    let terms = move || known(&mut Known::TERMS.iter().copied());
    let articles = move || known(&mut ClauseId::PRINTED.iter().copied().map(Known::Article));
    let own = move || {
        let text = Text::new(last.get());
        blanks.get().iter().map(|name| option(text.wording(name).to_owned())).collect_view()
    };
    let chosen = move |event: leptos::ev::Event| {
        let name = event_target_value(&event);
        if name.is_empty() {
            return;
        }
        put_in(editor, last.get_untracked(), &name);
        if let Some(select) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
            select.set_value("");
        }
    };
    view! {
        <div class="field library__insert">
            <label class="field__label" for="own-insert">
                {move || app.text().own_insert()}
                <span>
                    {move || match last.get() {
                        Locale::Zh => app.text().own_preview_zh(),
                        Locale::En => app.text().own_preview_en(),
                    }}
                </span>
            </label>
            <div class="field__box">
                <select id="own-insert" on:change=chosen>
                    <option value="">{move || app.text().own_insert_choose()}</option>
                    <optgroup label=move || app.text().own_insert_blanks()>{own}</optgroup>
                    <optgroup label=move || app.text().own_insert_terms()>{terms}</optgroup>
                    <optgroup label=move || app.text().own_insert_articles()>{articles}</optgroup>
                </select>
                {icon("chevron-down")}
            </div>
        </div>
    }
}

/// Puts a placeholder where the cursor is, and the cursor behind it.
fn put_in(editor: Editor<OwnClause>, locale: Locale, name: &str) {
    let id = match locale {
        Locale::Zh => "own-text-zh",
        Locale::En => "own-text-en",
    };
    let Some(area) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
    else {
        return;
    };
    let piece = format!("{{{name}}}");
    let start = area.selection_start().ok().flatten().unwrap_or(0);
    // a text area takes any text at its cursor
    let _put = area.set_range_text(&piece);
    let text = area.value();
    editor.change(|it| match locale {
        Locale::Zh => it.text.zh = text,
        Locale::En => it.text.en = text,
    });
    let _focused = area.focus();
    let behind = start.saturating_add(u32::try_from(piece.encode_utf16().count()).unwrap_or(0));
    let _placed = area.set_selection_range(behind, behind);
}
