//! Small menus over the page: new things, and the places that do not fit a phone's bar.

use leptos::prelude::*;

use super::here::Here;
use super::places::Place;
use crate::state::{App, Layer, Sheet, use_app};
use crate::ui::router::use_router;
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::icon::icon;

/// What can be made anew from anywhere; with the customer, lead, opportunity or contract of the page it lies over.
#[component]
pub(crate) fn NewLayer() -> impl IntoView {
    let app = use_app();
    let here = Here::now(app, use_router());
    let entry =
        move |mark: &'static str, words: fn(crate::i18n::Text) -> &'static str, sheet: Sheet, key: &'static str| {
            view! {
                <button class="menu__item" data-key=key on:click=move |_| app.layer.set(Some(Layer::Sheet(sheet)))>
                    {icon(mark)}
                    <span class="menu__word">{move || words(app.text())}</span>
                    <kbd>{key}</kbd>
                </button>
            }
        };
    let choose = move |event: leptos::ev::KeyboardEvent| {
        let sheet = match event.key().as_str() {
            "c" => Sheet::Customer(None),
            "f" => here.activity(),
            "k" => here.task(),
            "o" => here.opportunity(),
            "l" => Sheet::Lead(None),
            "t" => here.contract(),
            "r" => here.receipt(),
            "s" => here.ticket(),
            "d" => here.dispute(),
            _ => return,
        };
        event.prevent_default();
        app.layer.set(Some(Layer::Sheet(sheet)));
    };
    view! {
        <Modal class="menu" label=Signal::derive(move || app.text().add_new().to_owned()) close=close(app)>
            <div class="menu__box float" on:keydown=choose>
                {entry("users-round", crate::i18n::Text::new_customer, Sheet::Customer(None), "C")}
                {entry("phone", crate::i18n::Text::activity_new, here.activity(), "F")}
                {entry("list-checks", crate::i18n::Text::task_new, here.task(), "K")}
                {entry("square-kanban", crate::i18n::Text::opportunity_new, here.opportunity(), "O")}
                {entry("user-round", crate::i18n::Text::lead_new, Sheet::Lead(None), "L")}
                {entry("file-plus-2", crate::i18n::Text::new_contract, here.contract(), "T")}
                {entry("wallet", crate::i18n::Text::new_receipt, here.receipt(), "R")}
                {entry("headset", crate::i18n::Text::ticket_new_title, here.ticket(), "S")}
                {entry("gavel", crate::i18n::Text::disputes_new, here.dispute(), "D")}
            </div>
        </Modal>
    }
}

/// Every place, for a phone.
#[component]
pub(crate) fn MoreLayer() -> impl IntoView {
    let app = use_app();
    let places = Place::all()
        .filter(|place| !Place::BOTTOM.contains(place))
        .map(|place| {
            view! {
                <a class="menu__item" href=place.route().href() on:click=move |_| app.layer.set(None)>
                    {icon(place.icon())}
                    <span class="menu__word">{move || place.words(app.text())}</span>
                </a>
            }
        })
        .collect_view();
    view! {
        <Modal class="menu" label=Signal::derive(move || app.text().places_more().to_owned()) close=close(app)>
            <div class="menu__box float">
                {places} <hr class="side__rule" />
                <button class="menu__item" on:click=move |_| app.set_locale(app.locale.get_untracked().other())>
                    {icon("languages")}
                    <span class="menu__word">{move || app.text().switch_language()}</span>
                </button>
                <a
                    class="menu__item"
                    href=crate::ui::route::Route::Settings(crate::ui::route::SettingsPart::Appearance).href()
                    on:click=move |_| app.layer.set(None)
                >
                    {icon("sun-moon")}
                    <span class="menu__word">{move || app.text().switch_theme()}</span>
                </a>
            </div>
        </Modal>
    }
}

/// Closes the layer.
pub(super) fn close(app: App) -> Callback<()> {
    Callback::new(move |()| app.layer.set(None))
}
