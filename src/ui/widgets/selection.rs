//! Which rows of the list are chosen: by their boxes, by key, or all that are listed.

use std::collections::HashSet;
use std::hash::Hash;
use std::sync::Arc;

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::table::RowKeys;
use crate::state::{App, use_app};
use crate::ui::shell::in_text;

/// By what the rows of a list are told apart.
pub(crate) trait RowId: Copy + Eq + Hash + Send + Sync + 'static {}

impl<T: Copy + Eq + Hash + Send + Sync + 'static> RowId for T {}

/// The chosen rows of a list. What is no longer listed is no longer chosen: nothing unseen is ever changed.
#[derive(Clone, Copy)]
pub(crate) struct Selection<Id: RowId> {
    ids: Memo<Arc<[Id]>>,
    chosen: RwSignal<HashSet<Id>>,
    /// Where a run of rows begins.
    anchor: RwSignal<Option<Id>>,
}

impl<Id: RowId> Selection<Id> {
    /// Nothing is chosen yet.
    pub(crate) fn new(ids: Memo<Arc<[Id]>>) -> Self {
        let selection = Self { ids, chosen: RwSignal::new(HashSet::new()), anchor: RwSignal::new(None) };
        Effect::new(move || {
            let left = ids.with(|listed| selection.chosen.with_untracked(|chosen| left_of(chosen, listed)));
            if let Some(left) = left {
                selection.chosen.set(left);
            }
        });
        selection
    }

    /// Whether a row is chosen; the reader follows it.
    pub(crate) fn has(self, id: Id) -> bool {
        self.chosen.with(|chosen| chosen.contains(&id))
    }

    /// How many are; the reader follows it.
    pub(crate) fn count(self) -> usize {
        self.chosen.with(HashSet::len)
    }

    /// The chosen rows in the order of the list; the reader follows them.
    pub(crate) fn listed(self) -> Arc<[Id]> {
        self.ids.with(|ids| self.chosen.with(|chosen| ids.iter().filter(|id| chosen.contains(id)).copied().collect()))
    }

    /// Chooses one, or leaves it out.
    pub(crate) fn put(self, id: Id, chosen: bool) {
        self.anchor.set(Some(id));
        self.chosen.update(|all| {
            if chosen {
                all.insert(id)
            } else {
                all.remove(&id)
            };
        });
    }

    /// Chooses everything between the row that was chosen last and this one.
    pub(crate) fn extend(self, id: Id) {
        let from = self.anchor.get_untracked().unwrap_or(id);
        let run = self.ids.with_untracked(|ids| {
            let place = |id: Id| ids.iter().position(|it| *it == id);
            let (a, b) = place(from).zip(place(id))?;
            ids.get(a.min(b)..=a.max(b)).map(<[Id]>::to_vec)
        });
        self.chosen.update(|all| all.extend(run.unwrap_or_else(|| vec![id])));
        if self.anchor.with_untracked(Option::is_none) {
            self.anchor.set(Some(id));
        }
    }

    /// Chooses all that are listed.
    pub(crate) fn take_all(self) {
        let all = self.ids.with_untracked(|ids| ids.iter().copied().collect());
        self.chosen.set(all);
    }

    /// Chooses none.
    pub(crate) fn clear(self) {
        self.anchor.set(None);
        self.chosen.set(HashSet::new());
    }

    /// X chooses the row that the keyboard stands on, Shift and an arrow (or X) go on from there. It has to listen before the keys
    /// that walk the rows.
    pub(crate) fn listen(self, keys: RowKeys) {
        let app = use_app();
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            if is_for_list(app, &event) {
                self.act(keys, app.single_keys.get_untracked(), &event);
            }
        });
        on_cleanup(move || listener.remove());
    }

    /// Escape lets all go, where nothing lies over the list that it would close.
    pub(crate) fn listen_to_escape(self) {
        let app = use_app();
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            let any = self.chosen.with_untracked(|all| !all.is_empty());
            if any && event.key() == "Escape" && is_for_list(app, &event) {
                self.clear();
            }
        });
        on_cleanup(move || listener.remove());
    }

    fn act(self, keys: RowKeys, letters: bool, event: &KeyboardEvent) {
        let row = |at: usize| self.ids.with_untracked(|ids| ids.get(at).copied());
        let now = keys.now();
        let last = self.ids.with_untracked(|ids| ids.len()).saturating_sub(1);
        match event.key().as_str() {
            "x" if letters => {
                if let Some(id) = row(now) {
                    event.prevent_default();
                    self.put(id, !self.chosen.with_untracked(|all| all.contains(&id)));
                }
            }
            "X" if letters => {
                if let Some(id) = row(now) {
                    event.prevent_default();
                    self.extend(id);
                }
            }
            "ArrowDown" if event.shift_key() => {
                self.step(row(now), row(now.checked_add(1).map_or(0, |at| at.min(last))));
            }
            "ArrowUp" if event.shift_key() => self.step(row(now), row(now.min(last).saturating_sub(1))),
            _ => {}
        }
    }

    /// Goes on from one row to the next.
    fn step(self, from: Option<Id>, to: Option<Id>) {
        if self.anchor.with_untracked(Option::is_none) {
            self.anchor.set(from.or(to));
        }
        if let Some(to) = to {
            self.extend(to);
        }
    }
}

/// The chosen ones that are listed; `None` if all are. The long list is not walked while nothing is chosen.
fn left_of<Id: RowId>(chosen: &HashSet<Id>, listed: &[Id]) -> Option<HashSet<Id>> {
    if chosen.is_empty() {
        return None;
    }
    let left: HashSet<Id> = listed.iter().filter(|id| chosen.contains(id)).copied().collect();
    (left.len() != chosen.len()).then_some(left)
}

/// Whether a key is meant for the list: it goes into no box, and nothing lies over the list.
fn is_for_list(app: App, event: &KeyboardEvent) -> bool {
    let other = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
    !(other || in_text(event) || app.layer.with_untracked(Option::is_some) || is_asked())
}

/// Whether a layer of the page itself is open.
fn is_asked() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// The box of a row.
pub(crate) fn pick_box<Id: RowId>(selection: Selection<Id>, id: Signal<Id>, label: Signal<String>) -> impl IntoView {
    let run = StoredValue::new(false);
    let change = move |event: leptos::ev::Event| {
        if !run.get_value() {
            selection.put(id.get_untracked(), event_target_checked(&event));
            return;
        }
        selection.extend(id.get_untracked());
        // the browser has just turned the box round
        if let Some(input) = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok()) {
            input.set_checked(true);
        }
    };
    view! {
        <span class="pick" on:click=|event| event.stop_propagation()>
            <span class="check">
                <input
                    type="checkbox"
                    aria-label=move || label.get()
                    prop:checked=move || selection.has(id.get())
                    on:click=move |event| run.set_value(event.shift_key())
                    on:change=change
                />
            </span>
        </span>
    }
}
