//! The menu that puts a placeholder into the words of a clause, where the cursor is.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{id_of, text_part};
use crate::domain::contract::Contract;
use crate::domain::contract::clause::ClauseId;
use crate::domain::own_clause::known::Known;
use crate::i18n::{Locale, Text};
use crate::ui::pages::contracts::editor::Editor;
use crate::ui::widgets::icon::icon;

/// The menu, in the language of the text that the cursor was in last. What only an unbound clause would say is not offered.
#[component]
pub(super) fn Insert(editor: Editor, clause: ClauseId, last: RwSignal<Locale>) -> impl IntoView {
    let app = editor.app;
    let id = id_of(clause, "insert");
    let unbound = Memo::new(move |_| editor.record.with(Contract::written_by_hand));
    let option = |name: String| view! { <option value=name.clone()>{name.clone()}</option> };
    let terms = move || {
        let (text, unbound) = (Text::new(last.get()), unbound.get());
        let said = Known::TERMS.iter().filter(|it| it.clause().is_none_or(|clause| !unbound.contains(&clause)));
        said.map(|it| option(text.placeholder(*it))).collect_view()
    };
    let articles = move || {
        let text = Text::new(last.get());
        ClauseId::PRINTED.iter().map(|it| option(text.placeholder(Known::Article(*it)))).collect_view()
    };
    let chosen = move |event: leptos::ev::Event| {
        let name = event_target_value(&event);
        if name.is_empty() {
            return;
        }
        put_in(editor, clause, last.get_untracked(), &name);
        if let Some(select) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
            select.set_value("");
        }
    };
    view! {
        <Show when=move || !editor.locked.get()>
            <div class="field">
                <label class="field__label" for=id.clone()>
                    {move || app.text().own_insert()}
                    <span>
                        {move || match last.get() {
                            Locale::Zh => app.text().own_preview_zh(),
                            Locale::En => app.text().own_preview_en(),
                        }}
                    </span>
                </label>
                <div class="field__box">
                    <select id=id.clone() on:change=chosen>
                        <option value="">{move || app.text().own_insert_choose()}</option>
                        <optgroup label=move || app.text().own_insert_terms()>{terms}</optgroup>
                        <optgroup label=move || app.text().own_insert_articles()>{articles}</optgroup>
                    </select>
                    {icon("chevron-down")}
                </div>
            </div>
        </Show>
    }
}

/// Puts a placeholder where the cursor is, and the cursor behind it.
fn put_in(editor: Editor, clause: ClauseId, locale: Locale, name: &str) {
    let id = id_of(clause, text_part(locale));
    let area = document().get_element_by_id(&id).and_then(|it| it.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    let Some(area) = area else { return };
    let piece = format!("{{{name}}}");
    let start = area.selection_start().ok().flatten().unwrap_or(0);
    // a text area takes any text at its cursor
    let _put = area.set_range_text(&piece);
    let text = area.value();
    editor.change(|it| {
        if let Some(written) = it.by_hand.get_mut(&clause) {
            match locale {
                Locale::Zh => written.text.zh = text,
                Locale::En => written.text.en = text,
            }
        }
    });
    let _focused = area.focus();
    let behind = start.saturating_add(u32::try_from(piece.encode_utf16().count()).unwrap_or(0));
    let _placed = area.set_selection_range(behind, behind);
}
