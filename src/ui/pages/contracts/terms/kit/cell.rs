//! Boxes, choices and ticks for one value, wherever it stands.

use leptos::prelude::*;

use crate::domain::contract::Contract;
use crate::i18n::{Message, Text};
use crate::ui::pages::contracts::editor::{Editor, Refused};
use crate::ui::widgets::field::FieldProblem;
use crate::ui::widgets::icon::icon;

/// A box for one value, wherever it stands.
#[component]
pub(in crate::ui::pages::contracts::terms) fn Cell(
    editor: Editor,
    #[prop(into)] id: String,
    /// The term's path, where the paper leads to the box by it.
    #[prop(optional)]
    place: &'static str,
    label: fn(Text) -> &'static str,
    #[prop(into)] value: Signal<String>,
    /// Takes the text, or says why it does not read.
    write: Callback<String, Result<(), Refused>>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] figures: bool,
    #[prop(optional)] wide: bool,
    /// Said after the label.
    #[prop(optional)]
    tongue: Option<fn(Text) -> &'static str>,
    #[prop(optional)] unit: Option<fn(Text) -> &'static str>,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    let app = editor.app;
    let typed = RwSignal::new(None::<String>);
    let refused = RwSignal::new(None::<Refused>);
    let problem_id = format!("{id}-problem");
    let problem = Signal::derive(move || refused.get().map(|words| words(app.text()).to_owned()));
    view! {
        <div class="field" class:fields__wide=wide>
            <label class="field__label" for=id.clone()>
                {move || label(app.text())}
                <span>{move || tongue.map(|tongue| tongue(app.text()))}</span>
            </label>
            <div class="field__box" data-num=figures.then_some("")>
                <input
                    id=id
                    type=kind
                    data-place=(!place.is_empty()).then_some(place)
                    inputmode=figures.then_some("decimal")
                    autocomplete="off"
                    prop:value=move || typed.get().unwrap_or_else(|| value.get())
                    disabled=move || editor.locked.get()
                    aria-invalid=move || refused.with(Option::is_some).to_string()
                    aria-describedby=problem_id.clone()
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        refused.set(write.run(text.clone()).err());
                        typed.set(Some(text));
                    }
                    on:blur=move |_| {
                        // what reads is shown in its own form again; what does not stays as typed, with its reason
                        if refused.try_with_untracked(Option::is_none) == Some(true) {
                            let _left = typed.try_set(None);
                        }
                    }
                />
                {unit.map(|unit| view! { <span class="field__unit">{move || unit(app.text())}</span> })}
                {children.map(|children| children())}
            </div>
            <FieldProblem id=problem_id problem />
        </div>
    }
}

/// A choice for one value, wherever it stands.
#[component]
pub(in crate::ui::pages::contracts::terms) fn ChoiceCell(
    editor: Editor,
    #[prop(into)] id: String,
    label: fn(Text) -> &'static str,
    choices: &'static [(&'static str, Message)],
    value: Signal<&'static str>,
    write: Callback<String>,
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    let app = editor.app;
    let options = choices
        .iter()
        .map(|(name, words)| {
            let (name, words) = (*name, *words);
            view! { <option value=name selected=move || value.get() == name>{move || words(app.text())}</option> }
        })
        .collect_view();
    view! {
        <div class="field" class:fields__wide=wide>
            <label class="field__label" for=id.clone()>{move || label(app.text())}</label>
            <div class="field__box">
                <select
                    id=id
                    disabled=move || editor.locked.get()
                    prop:value=move || value.get()
                    on:change=move |event| write.run(event_target_value(&event))
                >
                    {options}
                </select>
                {icon("chevron-down")}
            </div>
        </div>
    }
}

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
