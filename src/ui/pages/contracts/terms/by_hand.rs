//! A built-in clause that is written by hand: the warning before it, its words in both languages with what is wrong with them, and the
//! way back to its terms.

mod bind;
mod insert;

use leptos::prelude::*;

use self::bind::Bind;
use self::insert::Insert;
use super::keep_fallback::KeepFallback;
use crate::domain::contract::by_hand::Bound;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::wording::Wording;
use crate::domain::fallback::Fallback;
use crate::export::paper::starting_words;
use crate::i18n::{Locale, Text};
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::pages::contracts::parties::parties_of;
use crate::ui::pages::library::{WordsArea, faults, told};
use crate::ui::widgets::icon::{icon, small_icon};
use crate::ui::widgets::status::{Meaning, strong_status};

/// What stands in the panel of a clause: the offer to write it by hand, or what was written; then what it may fall back on.
#[component]
pub(super) fn ByHand(editor: Editor, clause: ClauseId) -> impl IntoView {
    let written = Memo::new(move |_| editor.record.with(|it| it.is_by_hand(clause)));
    view! {
        <div class="byhand" data-by-hand=clause.name()>
            <Show when=move || written.get() fallback=move || view! { <Begin editor clause /> }>
                <Written editor clause />
            </Show>
        </div>
        {Fallback::is_offered(clause).then(|| view! { <KeepFallback editor clause /> })}
    }
}

/// Puts the cursor on what comes next, once it is drawn.
fn focus_soon(id: String) {
    use wasm_bindgen::JsCast;
    request_animation_frame(move || {
        let found = document().get_element_by_id(&id).and_then(|it| it.dyn_into::<web_sys::HtmlElement>().ok());
        if let Some(found) = found {
            // what stands on the page takes the cursor
            let _focused = found.focus();
        }
    });
}

fn id_of(clause: ClauseId, part: &str) -> String {
    format!("by-hand-{}-{part}", clause.name())
}

/// The offer, and the warning before it is taken; or why the clause stays bound.
#[component]
fn Begin(editor: Editor, clause: ClauseId) -> impl IntoView {
    let app = editor.app;
    let asked = RwSignal::new(false);
    let name = move || app.text().proposal_clause(Some(clause));
    let bound = Memo::new(move |_| editor.record.with(|it| it.may_write_by_hand(clause).err()));
    let ask = move |_| {
        asked.update(|it| *it = !*it);
        if asked.get_untracked() && bound.get_untracked().is_none() {
            focus_soon(id_of(clause, "confirm"));
        }
    };
    let begin = move |_| {
        asked.set(false);
        let contract = editor.record.get_untracked();
        let (own, customer) = untrack(|| parties_of(app, &contract));
        let words = starting_words(&contract, &own, &customer, clause);
        editor.change(|it| it.write_by_hand(clause, words));
        editor.flush();
        focus_soon(id_of(clause, text_part(app.locale.get_untracked())));
    };
    let cancel = move |_| {
        asked.set(false);
        focus_soon(id_of(clause, "begin"));
    };
    let answer = move || {
        match bound.get() {
        Some(why) => refused(app.text(), why).into_any(),
        None => view! {
            <p id=id_of(clause, "warning")>{small_icon("triangle-alert")} <span>{move || app.text().by_hand_warning(&name())}</span></p>
            <p class="byhand__acts">
                <button type="button" class="button" id=id_of(clause, "confirm") aria-describedby=id_of(clause, "warning") on:click=begin>
                    {icon("pen-line")}
                    {move || app.text().by_hand_confirm()}
                </button>
                <button type="button" class="button" data-kind="quiet" on:click=cancel>{move || app.text().cancel()}</button>
            </p>
        }
        .into_any(),
    }
    };
    view! {
        <Show when=move || !editor.locked.get()>
            <button
                type="button"
                class="button byhand__begin"
                data-kind="word"
                id=id_of(clause, "begin")
                aria-expanded=move || asked.get().to_string()
                on:click=ask
            >
                {move || app.text().by_hand_begin(&name())}
            </button>
            <Show when=move || asked.get()><div class="byhand__ask">{answer}</div></Show>
        </Show>
    }
}

fn refused(text: Text, why: Bound) -> impl IntoView {
    view! { <p role="status">{small_icon("info")} <span>{text.by_hand_bound(why)}</span></p> }
}

const fn text_part(locale: Locale) -> &'static str {
    match locale {
        Locale::Zh => "zh",
        Locale::En => "en",
    }
}

/// What was written, with its mark, and the way back.
#[component]
fn Written(editor: Editor, clause: ClauseId) -> impl IntoView {
    let app = editor.app;
    let name = move || app.text().proposal_clause(Some(clause));
    let last = RwSignal::new(app.locale.get_untracked());
    let text = Signal::derive(move || {
        editor.record.with(|it| it.written(clause).map(|it| it.text.clone()).unwrap_or_default())
    });
    let write = Callback::new(move |text: Wording| {
        editor.change(|it| {
            if let Some(written) = it.by_hand.get_mut(&clause) {
                written.text = text;
            }
        });
    });
    let wrong = Memo::new(move |_| text.with(|it| faults(app.text(), it, &[])));
    view! {
        <div role="group" aria-label=move || app.text().by_hand_of(&name())>
            <p class="byhand__head">
                <b>{name}</b>
                {move || strong_status(Meaning::Warn, "triangle-alert", app.text().by_hand_mark())}
            </p>
            <p class="field__help">{move || app.text().by_hand_kept()}</p>
            <div class="fields">
                <WordsArea id=id_of(clause, "zh") label=Text::own_text_zh locale=Locale::Zh value=text write locked=editor.locked last />
                <WordsArea id=id_of(clause, "en") label=Text::own_text_en locale=Locale::En value=text write locked=editor.locked last />
            </div>
            <Insert editor clause last />
            {move || { let wrong = wrong.get(); (!wrong.is_empty()).then(|| told(wrong)) }}
            <Bind editor clause />
        </div>
    }
}
