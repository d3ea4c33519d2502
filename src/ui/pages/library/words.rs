//! The words of a clause in both languages.

use leptos::prelude::*;

use super::insert::{InsertMenu, put_placeholder};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::wording::Wording;
use crate::domain::id::OwnClauseId;
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
    let fairness = Callback::new(move |text: String| {
        editor.change(|it| it.fairness = text);
        Ok(())
    });
    let after = Signal::derive(move || editor.record.with(|it| it.after));
    let place = Callback::new(move |after: ClauseId| editor.change(|it| it.after = after));
    let text = Signal::derive(move || editor.record.with(|it| it.text.clone()));
    let write = Callback::new(move |text: Wording| editor.change(|it| it.text = text));
    let terms = Signal::stored(Known::TERMS.to_vec());
    let blanks = Memo::new(move |_| {
        editor.record.with(|it| it.blanks.iter().map(|blank| blank.name.clone()).collect::<Vec<_>>())
    });
    let blanks = Signal::from(blanks);
    let put = Callback::new(move |(locale, name): (Locale, String)| {
        let area = match locale {
            Locale::Zh => "own-text-zh",
            Locale::En => "own-text-en",
        };
        put_placeholder(area, &name, |text| {
            editor.change(|it| match locale {
                Locale::Zh => it.text.zh = text,
                Locale::En => it.text.en = text,
            });
        });
    });
    let never = Signal::stored(false);
    view! {
        <fieldset class="library__part">
            <legend class="terms__legend">{move || app.text().own_clause_words()}</legend>
            <div class="fields">
                <Cell editor id="own-heading-zh" label=Text::own_heading_zh value=heading(|it| &it.heading.zh) write=zh />
                <Cell editor id="own-heading-en" label=Text::own_heading_en value=heading(|it| &it.heading.en) write=en />
                <AfterChoice id="own-after" value=after write=place locked=never />
                <Cell editor id="own-note" label=Text::own_clause_note value=heading(|it| &it.note) write=note />
                <FallbackChoice editor />
                <Cell editor id="own-fairness" label=Text::own_fairness value=heading(|it| &it.fairness) write=fairness wide=true />
            </div>
            <div class="library__insert"><InsertMenu id="own-insert" last terms blanks put /></div>
            <div class="fields">
                <WordsArea id="own-text-zh" label=Text::own_text_zh locale=Locale::Zh value=text write locked=never last />
                <WordsArea id="own-text-en" label=Text::own_text_en locale=Locale::En value=text write locked=never last />
            </div>
            <p class="field__help">{move || app.text().own_clause_text_help()}</p>
        </fieldset>
    }
}

/// The clause to fall back on: none that leads back to this one.
#[component]
fn FallbackChoice(editor: Editor<OwnClause>) -> impl IntoView {
    let app = editor.app;
    let chosen = Memo::new(move |_| editor.record.with(|it| it.fallback));
    let offered = Memo::new(move |_| {
        let all = app.watch_all::<OwnClause>();
        let next = |id: OwnClauseId| all.iter().find(|it| it.id == id).and_then(|it| it.fallback);
        let now = chosen.get();
        let mut offered: Vec<(OwnClauseId, Wording)> = editor.record.with(|clause| {
            let fit =
                all.iter().filter(|it| (!it.archived || now == Some(it.id)) && clause.may_fall_back_on(it.id, next));
            fit.map(|it| (it.id, it.heading.clone())).collect()
        });
        offered.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
        offered
    });
    let options = move || {
        let text = app.text();
        let option = |(id, heading): (OwnClauseId, Wording)| {
            let words = text.wording(&heading).to_owned();
            view! { <option value=id.to_string() selected=move || chosen.get() == Some(id)>{words}</option> }
        };
        offered.get().into_iter().map(option).collect_view()
    };
    let choose = move |event| {
        let fallback = OwnClauseId::parse(&event_target_value(&event));
        editor.change(|it| it.fallback = fallback);
    };
    view! {
        <div class="field">
            <label class="field__label" for="own-fallback">{move || app.text().own_fallback()}</label>
            <div class="field__box">
                <select id="own-fallback" on:change=choose>
                    <option value="" selected=move || chosen.get().is_none()>{move || app.text().own_fallback_none()}</option>
                    {options}
                </select>
                {icon("chevron-down")}
            </div>
        </div>
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
