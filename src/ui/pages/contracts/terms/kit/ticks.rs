//! Several of a closed list, ticked one by one.

use leptos::prelude::*;

use crate::domain::contract::Contract;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::Editor;

/// Several of a list, ticked one by one.
#[component]
pub(in crate::ui::pages::contracts::terms) fn Ticks(
    editor: Editor,
    place: &'static str,
    label: fn(Text) -> &'static str,
    choices: &'static [(&'static str, Message)],
    has: fn(&Contract, &str) -> bool,
    tick: fn(&mut Contract, &str, bool),
) -> impl IntoView {
    let app = editor.app;
    let boxes = choices
        .iter()
        .enumerate()
        .map(|(index, (name, words))| {
            let (name, words) = (*name, *words);
            view! {
                <label class="checks__item" data-choice=name>
                    <span class="check">
                        <input
                            type="checkbox"
                            data-place=(index == 0).then_some(place)
                            disabled=move || editor.locked.get()
                            prop:checked=move || editor.record.with(|it| has(it, name))
                            on:change=move |event| {
                                let on = event_target_checked(&event);
                                editor.change(|it| tick(it, name, on));
                            }
                        />
                    </span>
                    <span>{move || words(app.text())}</span>
                </label>
            }
        })
        .collect_view();
    view! {
        <fieldset class="field fields__wide" id=format!("term-{}", place.replace('.', "-"))>
            <legend class="field__label">{move || label(app.text())}</legend>
            <div class="checks">{boxes}</div>
        </fieldset>
    }
}
