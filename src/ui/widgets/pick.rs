//! A labelled menu of named choices that tells what was picked.

use leptos::prelude::*;

use crate::ui::widgets::icon::icon;

/// The menu. The label is seen, or only read out.
pub(crate) fn pick(
    id: String,
    seen: Seen,
    label: Signal<String>,
    choices: Signal<Vec<(String, String)>>,
    current: Signal<String>,
    picked: impl Fn(String) + 'static,
) -> impl IntoView {
    let options = move || {
        choices
            .get()
            .into_iter()
            .map(|(choice, words)| {
                let name = choice.clone();
                view! { <option value=choice selected=move || current.with(|current| *current == name)>{words}</option> }
            })
            .collect_view()
    };
    let class = match seen {
        Seen::Yes => "field__label",
        Seen::ReadOut => "unseen",
    };
    view! {
        <div class="field">
            <label class=class for=id.clone()>{move || label.get()}</label>
            <div class="field__box">
                <select id=id prop:value=move || current.get() on:change=move |event| picked(event_target_value(&event))>
                    {options}
                </select>
                {icon("chevron-down")}
            </div>
        </div>
    }
}

/// Whether a label is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Seen {
    /// Above its box.
    Yes,
    /// Only read out: something else in view says it.
    ReadOut,
}
