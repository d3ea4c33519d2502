//! The book goes out as one file, under a passphrase if one is chosen.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::domain::passphrase::{Strength, strength};
use crate::i18n::format;
use crate::state::use_app;
use crate::ui::widgets::errand::ErrandBar;
use crate::ui::widgets::field::TextField;
use crate::ui::widgets::icon::icon;

/// The section.
#[component]
pub(super) fn Export() -> impl IntoView {
    let app = use_app();
    let (passphrase, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let differs = RwSignal::new(false);
    let problem = Signal::derive(move || differs.get().then(|| app.text().export_passphrase_differs().to_owned()));
    let chosen = move || passphrase.with(|it| !it.is_empty());
    let guess = move || passphrase.with(|it| strength(it));
    let export = move |to_place: bool| {
        let wrong = chosen() && passphrase.get() != again.get();
        differs.set(wrong);
        if wrong {
            return;
        }
        let with = chosen().then(|| passphrase.get());
        if to_place {
            app.export_to_place(with);
        } else {
            app.export_book(with);
        }
        // typed for this one file, and kept nowhere
        passphrase.set(String::new());
        again.set(String::new());
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        export(false);
    };
    let busy = move || app.export_progress().is_some();
    app.look_for_bytes();
    let carry = move || {
        let (n, bytes) = app.bytes_here().filter(|(n, _)| *n > 0)?;
        Some(view! {
            <label class="conf__ask">
                <span class="check">
                    <input
                        type="checkbox"
                        id="export-files"
                        prop:checked=move || app.files.carry.get()
                        on:change=move |event| app.files.carry.set(event_target_checked(&event))
                    />
                </span>
                <span>{move || app.text().files_carry(&format::count(n), &format::size(bytes))}</span>
            </label>
            <p class="field__help">{move || app.text().files_carry_text()}</p>
        })
    };
    view! {
        <section class="section" data-first="">
            <div class="section__head"><h2>{move || app.text().book_export()}</h2></div>
            <p class="soft">{move || app.text().book_export_text()}</p>
            <form class="settings__export" on:submit=submit>
                <TextField
                    name="export-passphrase"
                    kind="password"
                    label=Signal::derive(move || app.text().export_passphrase().to_owned())
                    value=passphrase
                />
                <Show when=chosen>
                    <p class="field__help" id="export-strength" role="status" data-tone=move || tone(guess())>
                        {move || app.text().strength(guess())}
                    </p>
                    <TextField
                        name="export-again"
                        kind="password"
                        label=Signal::derive(move || app.text().export_passphrase_again().to_owned())
                        value=again
                        problem
                    />
                    <p class="field__help">{move || app.text().export_passphrase_help()}</p>
                </Show>
                {carry}
                <p>
                    <button class="button" data-kind="main" type="submit" id="export-book" disabled=busy>
                        {icon("download")}
                        {move || app.text().book_export_button()}
                    </button>
                    {app
                        .can_choose_place()
                        .then(|| {
                            view! {
                                " "
                                <button class="button" type="button" id="save-book" disabled=busy on:click=move |_| export(true)>
                                    {icon("shield-check")}
                                    {move || app.text().export_to_place()}
                                </button>
                            }
                        })}
                </p>
                {app
                    .can_choose_place()
                    .then(|| view! { <p class="faint small">{move || app.text().export_to_place_text()}</p> })}
            </form>
            <ErrandBar
                name="export-going"
                words=Signal::derive(move || app.text().export_going().to_owned())
                progress=Signal::derive(move || app.export_progress())
                stop=move || app.cancel_export()
            />
        </section>
    }
}

const fn tone(strength: Strength) -> &'static str {
    match strength {
        Strength::Nothing | Strength::Strong => "",
        Strength::Weak => "danger",
        Strength::Fair => "warn",
    }
}
