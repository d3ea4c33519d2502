//! A labelled box, with the reason it is not acceptable beneath it.

use leptos::prelude::*;

use super::icon::icon;

/// Whether the box of this name holds something of which the browser makes no value, such as half a date: its value is blank then,
/// which may not be taken for a box that was left blank.
pub(crate) fn is_half_typed(name: &str) -> bool {
    document().query_selector(&format!("#{name}:invalid")).ok().flatten().is_some()
}

/// A line of text.
#[component]
pub(crate) fn TextField(
    /// The field's name in the form; ties label, box and problem together.
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    /// Shown, and read out, while it is `Some`.
    #[prop(into, default = Signal::stored(None))]
    problem: Signal<Option<String>>,
    /// A word beside the label, such as "optional".
    #[prop(into, default = Signal::stored(String::new()))]
    hint: Signal<String>,
    /// A unit behind the box, such as %.
    #[prop(into, default = Signal::stored(String::new()))]
    unit: Signal<String>,
    /// `text`, `tel`, `email`, `date`.
    #[prop(default = "text")]
    kind: &'static str,
    /// Right-aligned figures.
    #[prop(optional)]
    figures: bool,
    /// What is usually written here; anything else may be written too.
    #[prop(into, default = Signal::stored(Vec::new()))]
    suggestions: Signal<Vec<String>>,
    /// Takes both columns of the form.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let problem_id = format!("{name}-problem");
    let list_id = format!("{name}-list");
    let list = list_id.clone();
    let offers = move || suggestions.with(|all| !all.is_empty());
    let invalid = move || problem.with(Option::is_some).to_string();
    view! {
        <div class="field" class:fields__wide=wide>
            <label class="field__label" for=name>
                {move || label.get()}
                <span>{move || hint.get()}</span>
            </label>
            <div class="field__box" data-num=figures.then_some("")>
                <input
                    id=name
                    name=name
                    type=kind
                    inputmode=figures.then_some("decimal")
                    autocomplete="off"
                    list=move || offers().then(|| list.clone())
                    bind:value=value
                    aria-invalid=invalid
                    aria-describedby=problem_id.clone()
                />
                <Show when=move || !unit.with(String::is_empty)>
                    <span class="field__unit">{move || unit.get()}</span>
                </Show>
            </div>
            <Show when=offers>
                <datalist id=list_id.clone()>
                    {move || suggestions.get().into_iter().map(|it| view! { <option value=it></option> }).collect_view()}
                </datalist>
            </Show>
            <FieldProblem id=problem_id problem />
        </div>
    }
}

/// Several lines of text.
#[component]
pub(crate) fn TextArea(
    /// The field's name in the form.
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    /// A word beside the label.
    #[prop(into, default = Signal::stored(String::new()))]
    hint: Signal<String>,
    /// Shown, and read out, while it is `Some`.
    #[prop(into, default = Signal::stored(None))]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let problem_id = format!("{name}-problem");
    let described = problem_id.clone();
    view! {
        <div class="field fields__wide">
            <label class="field__label" for=name>
                {move || label.get()}
                <span>{move || hint.get()}</span>
            </label>
            <div class="field__box" data-lines="">
                <textarea
                    id=name
                    name=name
                    rows="3"
                    bind:value=value
                    aria-invalid=move || problem.with(Option::is_some).then_some("true")
                    aria-describedby=move || problem.with(Option::is_some).then(|| described.clone())
                ></textarea>
            </div>
            <FieldProblem id=problem_id problem />
        </div>
    }
}

/// One of several named choices, as a menu of the browser. The value is the choice's name.
#[component]
pub(crate) fn ChoiceField(
    /// The field's name in the form.
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    /// Name and words of each choice, in order.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// Shown, and read out, while it is `Some`.
    #[prop(into, default = Signal::stored(None))]
    problem: Signal<Option<String>>,
    /// Takes both columns of the form.
    #[prop(optional)]
    wide: bool,
) -> impl IntoView {
    let problem_id = format!("{name}-problem");
    let options = move || {
        choices
            .get()
            .into_iter()
            .map(|(choice, words)| {
                let chosen = choice.clone();
                view! { <option value=choice selected=move || value.with(|value| *value == chosen)>{words}</option> }
            })
            .collect_view()
    };
    view! {
        <div class="field" class:fields__wide=wide>
            <label class="field__label" for=name>{move || label.get()}</label>
            <div class="field__box">
                <select
                    id=name
                    name=name
                    on:change=move |event| value.set(event_target_value(&event))
                    aria-invalid=move || problem.with(Option::is_some).to_string()
                    aria-describedby=problem_id.clone()
                >
                    {options}
                </select>
                {icon("chevron-down")}
            </div>
            <FieldProblem id=problem_id problem />
        </div>
    }
}

/// The reason beneath a field.
#[component]
pub(crate) fn FieldProblem(id: String, #[prop(into)] problem: Signal<Option<String>>) -> impl IntoView {
    view! {
        <p class="field__help" data-tone="danger" id=id role="alert" hidden=move || problem.with(Option::is_none)>
            {icon("octagon-alert")}
            <span>{move || problem.get()}</span>
        </p>
    }
}
