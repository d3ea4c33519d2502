//! Lists of terms, row by row.

use leptos::prelude::*;

use crate::domain::contract::Contract;
use crate::domain::contract::plan::Period;
use crate::domain::contract::wording::Wording;
use crate::domain::exact::ExactError;
use crate::i18n::Text;
use crate::state::{Tone, UndoOffer};
use crate::ui::pages::contracts::editor::{Editor, Refused};
use crate::ui::widgets::icon::small_icon;

/// One row of a list of terms.
pub(in crate::ui::pages::contracts::terms) struct Row<T: 'static> {
    /// Where it is edited.
    pub(in crate::ui::pages::contracts::terms) editor: Editor,
    /// Its place, from nought.
    pub(in crate::ui::pages::contracts::terms) index: usize,
    /// The path of the list.
    pub(in crate::ui::pages::contracts::terms) place: &'static str,
    list: fn(&Contract) -> Option<&Vec<T>>,
    list_mut: fn(&mut Contract) -> Option<&mut Vec<T>>,
}

impl<T> Clone for Row<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Row<T> {}

impl<T: Clone + Send + Sync + 'static> Row<T> {
    /// A part of the row as it stands; `empty` once the row is gone.
    pub(in crate::ui::pages::contracts::terms) fn read<V: Send + Sync + 'static>(
        self,
        part: fn(&T) -> V,
        empty: fn() -> V,
    ) -> Signal<V> {
        Signal::derive(move || {
            self.editor.record.with(|it| (self.list)(it).and_then(|list| list.get(self.index)).map_or_else(empty, part))
        })
    }

    /// Changes the row.
    pub(in crate::ui::pages::contracts::terms) fn change(self, change: impl FnOnce(&mut T)) {
        self.editor.change(|it| {
            if let Some(row) = (self.list_mut)(it).and_then(|list| list.get_mut(self.index)) {
                change(row);
            }
        });
    }

    /// Changes the row, or says why that cannot be: then nothing changes.
    pub(in crate::ui::pages::contracts::terms) fn try_change(
        self,
        change: impl FnOnce(&mut T) -> Result<(), ExactError>,
    ) {
        let mut result = Ok(());
        self.change(|row| result = change(row));
        if let Err(fault) = result {
            let app = self.editor.app;
            app.say(app.untracked_text().exact_fault(fault), Tone::Trouble, UndoOffer::None);
        }
    }

    /// What a box writes into a part of the row.
    pub(in crate::ui::pages::contracts::terms) fn text(
        self,
        write: fn(&mut T, &str) -> Result<(), Refused>,
    ) -> Callback<String, Result<(), Refused>> {
        Callback::new(move |text: String| {
            let mut result = Ok(());
            self.change(|row| {
                // a text that does not read changes nothing
                let mut trial = row.clone();
                result = write(&mut trial, &text);
                if result.is_ok() {
                    *row = trial;
                }
            });
            result
        })
    }

    /// What a choice writes into a part of the row.
    pub(in crate::ui::pages::contracts::terms) fn pick(self, write: fn(&mut T, &str)) -> Callback<String> {
        Callback::new(move |name: String| self.change(|row| write(row, &name)))
    }

    /// What a choice writes into a part of the row, where a figure that follows may be too large.
    pub(in crate::ui::pages::contracts::terms) fn try_pick(
        self,
        write: fn(&mut T, &str) -> Result<(), ExactError>,
    ) -> Callback<String> {
        Callback::new(move |name: String| self.try_change(|row| write(row, &name)))
    }

    /// What a period writes into a part of the row.
    pub(in crate::ui::pages::contracts::terms) fn span(self, write: fn(&mut T, Period)) -> Callback<Period> {
        Callback::new(move |period| self.change(|row| write(row, period)))
    }

    /// What words write into a part of the row.
    pub(in crate::ui::pages::contracts::terms) fn words(self, write: fn(&mut T, Wording)) -> Callback<Wording> {
        Callback::new(move |words| self.change(|row| write(row, words)))
    }

    /// The id of a box of this row.
    pub(in crate::ui::pages::contracts::terms) fn id(self, part: &str) -> String {
        format!("term-{}-{}-{part}", self.place.replace('.', "-"), self.index)
    }
}

#[expect(clippy::too_many_arguments, reason = "each is said once where a list is made, and none goes with another")]
/// A list of rows: each with its boxes and a way out, and a further one at the end.
pub(in crate::ui::pages::contracts::terms) fn rows<T: Clone + Send + Sync + 'static>(
    editor: Editor,
    place: &'static str,
    label: fn(Text) -> &'static str,
    add_words: fn(Text) -> &'static str,
    list: fn(&Contract) -> Option<&Vec<T>>,
    list_mut: fn(&mut Contract) -> Option<&mut Vec<T>>,
    boxes: fn(Row<T>) -> AnyView,
    fresh: fn(&Contract) -> T,
) -> impl IntoView {
    let app = editor.app;
    let count = Memo::new(move |_| editor.record.with(|it| list(it).map_or(0, Vec::len)));
    let add = move |_| {
        editor.change(|it| {
            let row = fresh(it);
            if let Some(list) = list_mut(it) {
                list.push(row);
            }
        });
    };
    // a row that went takes the boxes of those after it along: what stands unread in one is not shown on the next
    let drawing = RwSignal::new(0_u32);
    let one = move |index: usize| {
        let row = Row { editor, index, place, list, list_mut };
        let number = index.saturating_add(1).to_string();
        let remove = move |_| {
            editor.change(|it| {
                if let Some(list) = list_mut(it)
                    && index < list.len()
                {
                    list.remove(index);
                }
            });
            drawing.update(|it| *it = it.wrapping_add(1));
        };
        let shown = number.clone();
        view! {
            <div class="terms__row" role="group" aria-label=move || format!("{} {number}", label(app.text()))>
                <div class="terms__rowhead">
                    <span class="faint">{shown}</span>
                    <button
                        type="button"
                        class="button"
                        data-kind="quiet"
                        data-shape="square"
                        aria-label=move || app.text().row_remove()
                        disabled=move || editor.locked.get()
                        on:click=remove
                    >
                        {small_icon("x")}
                    </button>
                </div>
                <div class="fields">{boxes(row)}</div>
            </div>
        }
    };
    view! {
        <div class="terms__rows fields__wide" id=format!("term-{}", place.replace('.', "-"))>
            <p class="field__label">{move || label(app.text())}</p>
            <For
                each=move || { let drawing = drawing.get(); (0..count.get()).map(move |index| (drawing, index)) }
                key=|it| *it
                children=move |(_, index)| one(index)
            />
            <button type="button" class="button section__act" data-kind="word" data-place=place disabled=move || editor.locked.get() on:click=add>
                {move || add_words(app.text())}
            </button>
        </div>
    }
}
