//! This copy of the book: who uses it, on which device.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::domain::book_copy::BookCopy;
use crate::i18n::Text;
use crate::state::use_app;
use crate::ui::widgets::field::TextField;

/// The form.
#[component]
pub(super) fn ThisCopy() -> impl IntoView {
    let app = use_app();
    let known = untrack(move || app.this_copy());
    let of = |read: fn(&BookCopy) -> &String| RwSignal::new(known.as_ref().map(read).cloned().unwrap_or_default());
    let (person, device) = (of(|copy| &copy.person), of(|copy| &copy.device));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let trimmed = |typed: RwSignal<String>| typed.with_untracked(|typed| typed.trim().to_owned());
        let said = app.untracked_text().settings_saved().to_owned();
        app.name_this_copy(trimmed(person), trimmed(device), said, || {});
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <section class="section">
            <div class="section__head"><h2>{move || app.text().together_copy_part()}</h2></div>
            <p class="soft">{move || app.text().together_copy_text()}</p>
            <form novalidate on:submit=submit>
                <div class="fields">
                    <TextField name="copy-person" label=label(Text::together_person) value=person />
                    <TextField name="copy-device" label=label(Text::together_device) value=device />
                </div>
                <p class="faint small">{move || app.text().together_device_help()}</p>
                <p><button class="button" type="submit" id="save-copy">{move || app.text().save()}</button></p>
            </form>
        </section>
    }
}
