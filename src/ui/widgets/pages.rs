//! A long lot, a page of its rows at a time: ten thousand bad rows are as quick as ten.

use std::ops::Range;

use leptos::prelude::*;

use crate::i18n::format::count;
use crate::state::use_app;

/// So many rows of a lot are drawn at a time.
pub(crate) const PAGE: usize = 50;

/// Which page of a lot is open.
#[derive(Clone, Copy)]
pub(crate) struct Pages {
    at: RwSignal<usize>,
    total: Memo<usize>,
}

impl Pages {
    /// The first page of so many rows.
    pub(crate) fn of(total: Memo<usize>) -> Self {
        Self { at: RwSignal::new(0), total }
    }

    /// The rows to draw.
    pub(crate) fn range(self) -> Range<usize> {
        let total = self.total.get();
        let start = self.at.get().min(page_of(total.saturating_sub(1))).saturating_mul(PAGE);
        start..start.saturating_add(PAGE).min(total)
    }

    /// Opens the page on which a row stands.
    pub(crate) fn turn_to(self, row: usize) {
        let page = page_of(row);
        if self.at.get_untracked() != page {
            self.at.set(page);
        }
    }
}

fn page_of(row: usize) -> usize {
    row.checked_div(PAGE).unwrap_or_default()
}

/// The buttons that turn the pages of a lot; nothing where one page is all. The first row of the page comes into view.
#[component]
pub(crate) fn PageTurner(
    pages: Pages,
    /// The id of the lot.
    lot: &'static str,
) -> impl IntoView {
    let app = use_app();
    let range = Memo::new(move |_| pages.range());
    let total = pages.total;
    let several = Memo::new(move |_| total.get() > PAGE);
    // a button that takes no press keeps the focus
    let at_first = Memo::new(move |_| range.get().start == 0);
    let at_last = Memo::new(move |_| range.get().end == total.get());
    let words = move || {
        let Range { start, end } = range.get();
        app.text().list_page(&count(start.saturating_add(1)), &count(end), &count(total.get()))
    };
    let turn = move |row: usize| {
        pages.turn_to(row);
        request_animation_frame(move || {
            if let Some(lot) = document().get_element_by_id(lot) {
                lot.scroll_into_view();
            }
        });
    };
    view! {
        <Show when=move || several.get()>
            <div class="import__more" data-pages="">
                <button
                    class="button"
                    type="button"
                    data-turn="back"
                    aria-disabled=move || at_first.get().to_string()
                    on:click=move |_| {
                        if !at_first.get_untracked() {
                            turn(range.get_untracked().start.saturating_sub(PAGE));
                        }
                    }
                >
                    {move || app.text().list_page_before()}
                </button>
                <button
                    class="button"
                    type="button"
                    data-turn="on"
                    aria-disabled=move || at_last.get().to_string()
                    on:click=move |_| {
                        if !at_last.get_untracked() {
                            turn(range.get_untracked().end);
                        }
                    }
                >
                    {move || app.text().list_page_after()}
                </button>
                <span class="faint" role="status">{words}</span>
            </div>
        </Show>
    }
}
