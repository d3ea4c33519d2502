//! Parts of lists: heads that sort, and rows walked by key.

use leptos::prelude::*;

use super::icon::icon;
use super::virtual_list::Viewport;
use crate::state::use_app;
use crate::ui::route::Direction;
use crate::ui::shell::in_text;

/// The head of a column: a link that sorts by it.
#[component]
pub(crate) fn ColumnHead(
    column: &'static str,
    #[prop(into)] label: Signal<String>,
    /// The column sorted by now, and which way.
    #[prop(into)]
    sort: Signal<Option<(String, Direction)>>,
    #[prop(into)] href: Signal<String>,
    /// Right-aligned figures.
    figures: bool,
) -> impl IntoView {
    let direction = Memo::new(move |_| {
        sort.with(|sort| sort.as_ref().filter(|(name, _)| name == column).map(|(_, direction)| *direction))
    });
    let aria = move || {
        direction.get().map(|direction| match direction {
            Direction::Ascending => "ascending",
            Direction::Descending => "descending",
        })
    };
    let arrow = move || {
        direction.get().map(|direction| match direction {
            Direction::Ascending => icon("arrow-up").into_any(),
            Direction::Descending => icon("arrow-down").into_any(),
        })
    };
    view! {
        <th scope="col" class:num=figures aria-sort=aria>
            <a href=move || href.get()>{move || label.get()}" "{arrow}</a>
        </th>
    }
}

/// The row that the keyboard stands on.
#[derive(Clone, Copy)]
pub(crate) struct RowKeys {
    at: RwSignal<usize>,
}

impl RowKeys {
    /// On no row in particular: the first press of a key takes the first.
    pub(crate) fn new() -> Self {
        Self { at: RwSignal::new(usize::MAX) }
    }

    /// The row's number in the list.
    pub(crate) fn at(self) -> usize {
        self.at.get()
    }

    /// The same as it is now.
    pub(crate) fn now(self) -> usize {
        self.at.get_untracked()
    }

    /// J and K (or the arrows) walk, Enter opens. Letters act only if the person has them on.
    pub(crate) fn listen(
        self,
        viewport: Viewport,
        count: impl Fn() -> usize + Copy + 'static,
        open: impl Fn(usize) + Copy + 'static,
    ) {
        let app = use_app();
        let listener = window_event_listener(leptos::ev::keydown, move |event| {
            let other = event.ctrl_key() || event.meta_key() || event.alt_key() || event.is_composing();
            if other || in_text(&event) || app.layer.with_untracked(Option::is_some) || count() == 0 {
                return;
            }
            let letters = app.single_keys.get_untracked();
            let last = count().saturating_sub(1);
            let now = self.at.get_untracked();
            let target = match event.key().as_str() {
                "j" if letters => now.checked_add(1).map_or(0, |next| next.min(last)),
                "ArrowDown" => now.checked_add(1).map_or(0, |next| next.min(last)),
                "k" if letters => now.min(last).saturating_sub(1),
                "ArrowUp" => now.min(last).saturating_sub(1),
                "Enter" if now <= last && !on_control(&event) => {
                    event.prevent_default();
                    open(now);
                    return;
                }
                _ => return,
            };
            event.prevent_default();
            self.at.set(target);
            viewport.reveal(target);
        });
        on_cleanup(move || listener.remove());
    }
}

/// Whether the key was meant for a link, button or box that has the focus.
fn on_control(event: &leptos::ev::KeyboardEvent) -> bool {
    use wasm_bindgen::JsCast;
    event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .is_some_and(|element| matches!(element.tag_name().to_ascii_lowercase().as_str(), "a" | "button" | "input"))
}
