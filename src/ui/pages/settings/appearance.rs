//! Language, light or dark, keys: choices of this device.

use leptos::prelude::*;

use crate::i18n::{Locale, Text};
use crate::state::{Preference, Theme, use_app};

/// The choices.
#[component]
pub(super) fn Appearance() -> impl IntoView {
    let app = use_app();
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
