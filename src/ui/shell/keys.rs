//! Keys: which act everywhere, and the sheet that lists them.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::menus::close;
use super::places::Place;
use crate::i18n::{Message, Text};
use crate::state::{App, Layer, Phase, use_app};
use crate::ui::route::{AmendmentTab, Route};
use crate::ui::router::{Router, use_router};
use crate::ui::walk::{Walk, use_walk};
use crate::ui::widgets::dialog::Modal;

/// Listens on the whole window. Letters act only outside boxes, never while Chinese is being composed, and only if the
/// person has not switched them off.
pub(crate) fn listen(app: App) {
    let (router, walk) = (use_router(), use_walk());
    let waiting_for_place = StoredValue::new(false);
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        if event.is_composing() || event.key_code() == 229 || event.default_prevented() {
            return;
        }
        act(app, router, walk, waiting_for_place, &event);
    });
    on_cleanup(move || listener.remove());
}

fn act(app: App, router: Router, walk: Walk, waiting_for_place: StoredValue<bool>, event: &KeyboardEvent) {
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
        // in a list the same keys walk over its rows
        "j" => to_neighbour(router, walk, event, true),
        "k" => to_neighbour(router, walk, event, false),
        "/" => {
            event.prevent_default();
            focus_search();
        }
        _ => {}
    }
}

/// Goes to the record after or before in the list that was looked at last, if this is the page of one of it.
fn to_neighbour(router: Router, walk: Walk, event: &KeyboardEvent, after: bool) {
    let beside = untrack(|| walk.beside(&router.current()));
    if let Some(to) = beside.and_then(|it| if after { it.after } else { it.before }) {
        event.prevent_default();
        router.go(&to);
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

/// The keys that a kind of page has of its own, with their words.
type Keys = &'static [(&'static str, Message)];

const SEARCH: Keys = &[("/", Text::keys_filter)];
const ROWS: Keys = &[("J K", Text::keys_next_row), ("Enter", Text::keys_open_row)];
const CHOICE: Keys = &[("X", Text::keys_choose_row), ("Shift ↓", Text::keys_choose_more)];
const LET_GO: Keys = &[("Esc", Text::bulk_clear)];
const CARDS: Keys = &[("[ ]", Text::keys_card_move), ("Enter", Text::keys_card_open)];
const RECORD: Keys = &[("J K", Text::keys_next_record)];
const DAYS: Keys = &[
    ("← →", Text::keys_day),
    ("↑ ↓", Text::keys_week),
    ("Home End", Text::keys_week_ends),
    ("PgUp PgDn", Text::keys_month),
    ("Enter", Text::keys_into_day),
    ("T", Text::keys_today),
];
const CHANGES: Keys = &[("N", Text::compare_key_next), ("P", Text::compare_key_previous)];
const EVERYWHERE: Keys = &[
    ("Ctrl K", Text::keys_find),
    ("N", Text::keys_new),
    ("D", Text::keys_as_of),
    ("Ctrl Z", Text::undo),
    ("Ctrl Shift Z", Text::redo),
    ("?", Text::keys_help),
    ("Esc", Text::keys_close),
    ("Ctrl Enter", Text::keys_save),
];

/// The keys of a page, in groups under their words.
fn keys_of(here: &Route, is_walked: bool, is_searched: bool) -> Vec<(Message, Vec<Keys>)> {
    let is_board = matches!(here, Route::Pipeline(query) if matches!(query.filter("view"), None | Some("board")));
    let has_rows = matches!(
        here,
        Route::Customers(_) | Route::Contracts(_) | Route::Service(_) | Route::Evaluations(_) | Route::Disputes(_)
    );
    // the rows of the pool are taken one by one
    let is_chosen_by_key = matches!(here, Route::Customers(query) if query.filter("pool").is_none());
    let is_chosen = is_chosen_by_key
        || matches!(here, Route::Leads(_) | Route::Tasks(_))
        || matches!(here, Route::Pipeline(query) if query.filter("view") == Some("list"));
    let list = [(is_searched, SEARCH), (has_rows, ROWS), (is_chosen_by_key, CHOICE), (is_chosen, LET_GO)];
    let is_compared = matches!(
        here,
        Route::ContractVersions(..) | Route::ContractTalks(..) | Route::Amendment(_, _, AmendmentTab::Compare)
    );
    let groups: [(Message, Vec<Keys>); 5] = [
        (Text::keys_record, is_walked.then_some(RECORD).into_iter().collect()),
        (Text::keys_lists, list.into_iter().filter(|(is_here, _)| *is_here).map(|(_, keys)| keys).collect()),
        (Text::keys_board, is_board.then_some(CARDS).into_iter().collect()),
        (Text::keys_calendar, matches!(here, Route::Calendar(_)).then_some(DAYS).into_iter().collect()),
        (Text::compare_title, is_compared.then_some(CHANGES).into_iter().collect()),
    ];
    groups.into_iter().filter(|(_, keys)| !keys.is_empty()).collect()
}

/// The keys of this page, and below them those that act everywhere.
#[component]
pub(crate) fn KeysLayer() -> impl IntoView {
    let app = use_app();
    let (router, walk) = (use_router(), use_walk());
    let text = app.text();
    let row = move |&(keys, words): &(&'static str, Message)| {
        let keys = keys.split(' ').map(|key| view! { <kbd>{key}</kbd>" " }).collect_view();
        view! { <dt>{words(text)}</dt><dd class="num">{keys}</dd> }
    };
    let here = untrack(|| router.current());
    let is_walked = untrack(|| walk.beside(&here)).is_some();
    let is_searched = document().query_selector("[data-list-search]").is_ok_and(|found| found.is_some());
    let of_page = keys_of(&here, is_walked, is_searched)
        .into_iter()
        .map(|(title, groups)| {
            let rows = groups.into_iter().flatten().map(row).collect_view();
            view! { <h3 class="menu__group">{title(text)}</h3><dl class="facts">{rows}</dl> }
        })
        .collect_view();
    let everywhere = EVERYWHERE.iter().map(row).collect_view();
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
                {of_page}
                <h3 class="menu__group">{text.keys_everywhere()}</h3>
                <dl class="facts">{everywhere} {places}</dl>
            </div>
        </Modal>
    }
}
