//! Language, light or dark, keys: choices of this device.

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::i18n::{Locale, Text};
use crate::state::{Preference, Theme, Tone, UndoOffer, may_notify, notifies, use_app};

/// The choices.
#[component]
pub(super) fn Appearance() -> impl IntoView {
    let app = use_app();
    let notifying = RwSignal::new(notifies());
    // the browser is asked on this press, and at no other time
    let allow = move || {
        spawn_local(async move {
            let allowed = may_notify().await;
            Preference::Notify.write(&allowed);
            // the choice goes back when the browser says no
            notifying.set(true);
            notifying.set(allowed);
            if !allowed {
                app.say(app.untracked_text().notify_refused().to_owned(), Tone::Trouble, UndoOffer::None);
            }
        });
    };
    view! {
        <div class="settings__part">
            <Choice name="language" legend=Text::settings_language>
                <Item name="language" words=|_| Locale::Zh.name() chosen=move || app.locale.get() == Locale::Zh choose=move || app.set_locale(Locale::Zh) />
                <Item name="language" words=|_| Locale::En.name() chosen=move || app.locale.get() == Locale::En choose=move || app.set_locale(Locale::En) />
            </Choice>
            <Choice name="theme" legend=Text::settings_theme>
                <Item name="theme" words=Text::theme_system chosen=move || app.theme.get() == Theme::System choose=move || app.set_theme(Theme::System) />
                <Item name="theme" words=Text::theme_light chosen=move || app.theme.get() == Theme::Light choose=move || app.set_theme(Theme::Light) />
                <Item name="theme" words=Text::theme_dark chosen=move || app.theme.get() == Theme::Dark choose=move || app.set_theme(Theme::Dark) />
            </Choice>
            <Choice name="keys" legend=Text::settings_keys>
                <Item name="keys" words=Text::switch_on chosen=move || app.single_keys.get() choose=move || set_keys(app, KeysChoice::On) />
                <Item name="keys" words=Text::switch_off chosen=move || !app.single_keys.get() choose=move || set_keys(app, KeysChoice::Off) />
            </Choice>
            <p class="field__help">{move || app.text().settings_keys_text()}</p>
            <Choice name="notify" legend=Text::settings_notify>
                <Item name="notify" words=Text::switch_on chosen=move || notifying.get() choose=allow />
                <Item name="notify" words=Text::switch_off chosen=move || !notifying.get() choose=move || {
                    Preference::Notify.write(&false);
                    notifying.set(false);
                } />
            </Choice>
            <p class="field__help">{move || app.text().settings_notify_text()}</p>
        </div>
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum KeysChoice {
    On,
    Off,
}

fn set_keys(app: crate::state::App, choice: KeysChoice) {
    let on = choice == KeysChoice::On;
    Preference::Keys.write(&on);
    app.single_keys.set(on);
}

#[component]
fn Choice(name: &'static str, legend: fn(Text) -> &'static str, children: Children) -> impl IntoView {
    let app = use_app();
    view! {
        <fieldset class="field settings__choice" id=format!("choice-{name}")>
            <legend class="field__label">{move || legend(app.text())}</legend>
            <div class="choice">{children()}</div>
        </fieldset>
    }
}

#[component]
fn Item(
    name: &'static str,
    words: fn(Text) -> &'static str,
    chosen: impl Fn() -> bool + Send + Sync + 'static,
    choose: impl Fn() + 'static,
) -> impl IntoView {
    let app = use_app();
    view! {
        <label class="choice__item">
            <input type="radio" name=name prop:checked=chosen on:change=move |_| choose() />
            {move || words(app.text())}
        </label>
    }
}
