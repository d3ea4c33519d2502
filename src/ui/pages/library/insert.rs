//! The menu that puts a placeholder into the words of a clause, where the cursor is.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::wording::Wording;
use crate::domain::own_clause::known::Known;
use crate::i18n::{Locale, Text};
use crate::state::use_app;
use crate::ui::widgets::icon::icon;

/// The menu, in the language of the text that the cursor was in last.
#[component]
pub(in crate::ui) fn InsertMenu(
    #[prop(into)] id: String,
    last: RwSignal<Locale>,
    /// The terms of the contract that are offered.
    terms: Signal<Vec<Known>>,
    /// The names of the blanks of the clause, where it has any.
    #[prop(optional)]
    blanks: Option<Signal<Vec<Wording>>>,
    /// Is handed the name that was chosen, and the language of the text that it goes into.
    put: Callback<(Locale, String)>,
) -> impl IntoView {
    let app = use_app();
    let option = |name: String| view! { <option value=name.clone()>{name.clone()}</option> };
    let text = move || Text::new(last.get());
    let own = blanks.map(|blanks| {
        let names = move || blanks.get().iter().map(|name| option(text().wording(name).to_owned())).collect_view();
        view! { <optgroup label=move || app.text().own_insert_blanks()>{names}</optgroup> }
    });
    let known = move || terms.get().into_iter().map(|it| option(text().placeholder(it))).collect_view();
    let articles =
        move || ClauseId::PRINTED.iter().map(|it| option(text().placeholder(Known::Article(*it)))).collect_view();
    let chosen = move |event: leptos::ev::Event| {
        let name = event_target_value(&event);
        if name.is_empty() {
            return;
        }
        put.run((last.get_untracked(), name));
        if let Some(select) = event.target().and_then(|it| it.dyn_into::<web_sys::HtmlSelectElement>().ok()) {
            select.set_value("");
        }
    };
    view! {
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
                <select id=id on:change=chosen>
                    <option value="">{move || app.text().own_insert_choose()}</option>
                    {own}
                    <optgroup label=move || app.text().own_insert_terms()>{known}</optgroup>
                    <optgroup label=move || app.text().own_insert_articles()>{articles}</optgroup>
                </select>
                {icon("chevron-down")}
            </div>
        </div>
    }
}

/// Puts a placeholder where the cursor is in the text area of this id, hands on the text, and puts the cursor behind the placeholder.
pub(in crate::ui) fn put_placeholder(area: &str, name: &str, write: impl FnOnce(String)) {
    let area = document().get_element_by_id(area).and_then(|it| it.dyn_into::<web_sys::HtmlTextAreaElement>().ok());
    let Some(area) = area else { return };
    let piece = format!("{{{name}}}");
    let start = area.selection_start().ok().flatten().unwrap_or(0);
    // a text area takes any text at its cursor
    let _put = area.set_range_text(&piece);
    write(area.value());
    let _focused = area.focus();
    let behind = start.saturating_add(u32::try_from(piece.encode_utf16().count()).unwrap_or(0));
    let _placed = area.set_selection_range(behind, behind);
}
