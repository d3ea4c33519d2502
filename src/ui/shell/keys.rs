//! Keys: which act everywhere, and the sheet that lists them.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::menus::close;
use super::places::Place;
use crate::state::{App, Layer, Phase, use_app};
use crate::ui::router::{Router, use_router};
use crate::ui::widgets::dialog::Modal;

/// Listens on the whole window. Letters act only outside boxes, never while Chinese is being composed, and only if the
/// person has not switched them off.
pub(crate) fn listen(app: App) {
    let router = use_router();
    let waiting_for_place = StoredValue::new(false);
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.is_composing() || event.key_code() == 229 || event.default_prevented() {
            return;
        }
        act(app, router, waiting_for_place, &event);
    });
    on_cleanup(move || listener.remove());
}

fn act(app: App, router: Router, waiting_for_place: StoredValue<bool>, event: &KeyboardEvent) {
    let in_book = app.phase.with_untracked(|phase| matches!(phase, Phase::Open(_)));
    if !in_book {
        return;
    }
    let command = event.ctrl_key() || event.meta_key();
    let key = event.key();
    if command && key.eq_ignore_ascii_case("k") {
        event.prevent_default();
        let open = app.layer.with_untracked(|layer| *layer == Some(Layer::Palette));
        app.layer.set(if open { None } else { Some(Layer::Palette) });
        return;
    }
    if in_text(event) || app.layer.with_untracked(Option::is_some) {
        return;
    }
    if command && key.eq_ignore_ascii_case("z") {
        event.prevent_default();
        if event.shift_key() {
            app.redo();
        } else {
            app.undo();
        }
        return;
    }
    if command || event.alt_key() || !app.single_keys.get_untracked() {
        return;
    }
    if waiting_for_place.get_value() {
        waiting_for_place.set_value(false);
        if let Some(place) = Place::all().find(|place| place.letter() == key) {
            event.prevent_default();
            router.go(&place.route());
            return;
        }
    }
    match key.as_str() {
        "g" => waiting_for_place.set_value(true),
        "n" => open(app, event, Layer::New),
        "d" => open(app, event, Layer::AsOf),
        "?" => open(app, event, Layer::Keys),
        "/" => {
            event.prevent_default();
            focus_search();
        }
        _ => {}
    }
}

fn open(app: App, event: &KeyboardEvent, layer: Layer) {
    event.prevent_default();
    app.layer.set(Some(layer));
}

/// Whether the key went into a box that takes text.
pub(crate) fn in_text(event: &KeyboardEvent) -> bool {
    event.target().and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok()).is_some_and(|element| {
        let tag = element.tag_name().to_ascii_lowercase();
        // a box that is only ticked takes no letters
        let ticked = tag == "input" && element.get_attribute("type").as_deref() == Some("checkbox");
        (matches!(tag.as_str(), "input" | "textarea" | "select") && !ticked) || element.is_content_editable()
    })
}

/// Puts the cursor into the list's search box, if the page has one.
fn focus_search() {
    let found = document().query_selector("[data-list-search]").ok().flatten();
    if let Some(input) = found.and_then(|found| found.dyn_into::<web_sys::HtmlElement>().ok()) {
        // Focus on a visible box cannot fail.
        let _focused = input.focus();
    }
}

/// The keys of this page.
#[component]
pub(crate) fn KeysLayer() -> impl IntoView {
    let app = use_app();
    let row = move |keys: &'static str, words: String| {
        let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd>" " }).collect_view();
        view! { <dt>{words}</dt><dd class="num">{keys}</dd> }
    };
    let text = app.text();
    let places = Place::all()
        .map(|place| {
            let letter = place.letter().to_uppercase();
            view! {
                <dt>{text.keys_go(place.words(text))}</dt>
                <dd class="num"><kbd>"G"</kbd>" "<kbd>{letter}</kbd></dd>
            }
        })
        .collect_view();
    view! {
        <Modal class="menu" label=Signal::derive(move || app.text().keys_title().to_owned()) close=close(app)>
            <div class="menu__box menu__box--wide float">
                <h2 class="menu__title">{text.keys_title()}</h2>
                <h3 class="menu__group">{text.keys_everywhere()}</h3>
                <dl class="facts">
                    {row("Ctrl K", text.keys_find().to_owned())} {row("N", text.keys_new().to_owned())}
                    {row("D", text.keys_as_of().to_owned())} {row("Ctrl Z", text.undo().to_owned())}
                    {row("Ctrl Shift Z", text.redo().to_owned())} {row("?", text.keys_help().to_owned())}
                    {row("Esc", text.keys_close().to_owned())} {row("Ctrl Enter", text.keys_save().to_owned())} {places}
                </dl>
                <h3 class="menu__group">{text.keys_lists()}</h3>
                <dl class="facts">
                    {row("/", text.keys_filter().to_owned())} {row("J K", text.keys_next_row().to_owned())}
                    {row("Enter", text.keys_open_row().to_owned())} {row("X", text.keys_choose_row().to_owned())}
                    {row("Shift ↓", text.keys_choose_more().to_owned())} {row("Esc", text.bulk_clear().to_owned())}
                </dl>
                <h3 class="menu__group">{text.keys_calendar()}</h3>
                <dl class="facts">
                    {row("← →", text.keys_day().to_owned())} {row("↑ ↓", text.keys_week().to_owned())}
                    {row("Home End", text.keys_week_ends().to_owned())} {row("PgUp PgDn", text.keys_month().to_owned())}
                    {row("Enter", text.keys_into_day().to_owned())} {row("T", text.keys_today().to_owned())}
                </dl>
                <h3 class="menu__group">{text.compare_title()}</h3>
                <dl class="facts">
                    {row("N", text.compare_key_next().to_owned())} {row("P", text.compare_key_previous().to_owned())}
                </dl>
            </div>
        </Modal>
    }
}
