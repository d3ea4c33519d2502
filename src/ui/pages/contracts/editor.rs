//! Boxes and choices for the terms of a record that is typed in place.

use leptos::prelude::*;

use crate::i18n::{Message, Text};
pub(in crate::ui) use crate::ui::widgets::editor::{Drafted, Editor, Refused};
use crate::ui::widgets::field::FieldProblem;
use crate::ui::widgets::icon::icon;

/// A box for one value, wherever it stands. It shows the value as kept, or the text as typed while that does not read.
#[component]
pub(in crate::ui) fn Cell<T: Drafted>(
    editor: Editor<T>,
    #[prop(into)] id: String,
    /// The term's path, where the paper leads to the box by it.
    #[prop(optional)]
    place: &'static str,
    label: fn(Text) -> &'static str,
    #[prop(into)] value: Signal<String>,
    /// Takes the text, or says why it does not read.
    write: Callback<String, Result<(), Refused>>,
    /// Said beside the label: what the term comes to, which language the words are in.
    #[prop(into, default = Signal::stored(String::new()))]
    note: Signal<String>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] figures: bool,
    #[prop(optional)] wide: bool,
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
                <span>{move || note.get()}</span>
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
                        // a box that leaves the page with the cursor in it says goodbye after its signals are gone
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
pub(in crate::ui) fn ChoiceCell<T: Drafted>(
    editor: Editor<T>,
    #[prop(into)] id: String,
    /// The term's path, where the paper leads to the box by it.
    #[prop(optional)]
    place: &'static str,
    label: fn(Text) -> &'static str,
    /// Name and words of each choice.
    choices: &'static [(&'static str, Message)],
    /// One that is chosen no more: it is there only as long as it is the value.
    #[prop(optional)]
    former: Option<(&'static str, Message)>,
    #[prop(into)] value: Signal<&'static str>,
    write: Callback<String>,
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    let app = editor.app;
    let former = former.map(|(name, words)| {
        view! {
            <Show when=move || value.get() == name>
                <option value=name selected=move || value.get() == name>{move || words(app.text())}</option>
            </Show>
        }
    });
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
                    data-place=(!place.is_empty()).then_some(place)
                    disabled=move || editor.locked.get()
                    prop:value=move || value.get()
                    on:change=move |event| {
                        write.run(event_target_value(&event));
                        // a choice that could not be taken goes back to what stands; a box that it took away has no more to show
                        if let Some(stands) = value.try_get_untracked() {
                            event_target::<web_sys::HtmlSelectElement>(&event).set_value(stands);
                        }
                    }
                >
                    {options}
                    {former}
                </select>
                {icon("chevron-down")}
            </div>
        </div>
    }
}

/// The id of the box of a term.
fn box_id(place: &str) -> String {
    format!("term-{}", place.replace('.', "-"))
}

/// A box for one term of the record.
#[component]
pub(in crate::ui) fn TermBox<T: Drafted>(
    editor: Editor<T>,
    /// The term's path, such as `price.tax_rate`: the paper leads here by it.
    place: &'static str,
    label: fn(Text) -> &'static str,
    /// The term as it stands in the box.
    read: fn(&T) -> String,
    /// The text into the term, or why it does not read.
    write: fn(&mut T, &str) -> Result<(), Refused>,
    #[prop(optional)] unit: Option<fn(Text) -> &'static str>,
    /// Said beside the label: what the term comes to.
    #[prop(into, default = Signal::stored(String::new()))]
    note: Signal<String>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(optional)] figures: bool,
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    let value = Signal::derive(move || editor.record.with(read));
    let write = Callback::new(move |text: String| {
        let mut trial = editor.record.get_untracked();
        write(&mut trial, &text)?;
        editor.change(|record| *record = trial);
        Ok(())
    });
    view! { <Cell editor id=box_id(place) place label value write nostrip:unit=unit note kind figures wide /> }
}

/// A choice among named variants of one term.
#[component]
pub(in crate::ui) fn TermChoice<T: Drafted>(
    editor: Editor<T>,
    place: &'static str,
    label: fn(Text) -> &'static str,
    /// Name and words of each choice.
    choices: &'static [(&'static str, Message)],
    read: fn(&T) -> &'static str,
    write: fn(&mut T, &str),
    #[prop(optional)] wide: bool,
) -> impl IntoView {
    let value = Memo::new(move |_| editor.record.with(read));
    let write = Callback::new(move |name: String| editor.change(|record| write(record, &name)));
    view! { <ChoiceCell editor id=box_id(place) place label choices value write wide /> }
}

/// One part of the terms, with the articles it writes.
#[component]
pub(in crate::ui) fn TermsPart<T: Drafted>(
    editor: Editor<T>,
    id: &'static str,
    legend: fn(Text) -> &'static str,
    children: Children,
) -> impl IntoView {
    let app = editor.app;
    view! {
        <fieldset class="terms__part" id=id>
            <legend class="terms__legend">{move || legend(app.text())}</legend>
            {children()}
        </fieldset>
    }
}
