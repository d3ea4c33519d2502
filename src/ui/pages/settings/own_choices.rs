//! The choices of a list, a row for each.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::domain::id::OwnChoiceId;
use crate::domain::own_field::OwnChoice;
use crate::state::{BrowserIds, use_app};
use crate::ui::widgets::field::FieldProblem;
use crate::ui::widgets::focus::focus_later;
use crate::ui::widgets::icon::icon;

/// The value of a box that holds these choices.
pub(super) fn boxed(choices: &[OwnChoice]) -> String {
    serde_json::to_string(choices).unwrap_or_default()
}

fn rows(value: &str) -> Vec<OwnChoice> {
    serde_json::from_str(value).unwrap_or_default()
}

/// The choices of a box as they are kept: trimmed, and without rows that were added and left empty.
pub(super) fn kept(value: &str, known: &[OwnChoice]) -> Vec<OwnChoice> {
    let mut choices = rows(value);
    for choice in &mut choices {
        choice.name = choice.name.trim().to_owned();
    }
    choices.retain(|it| !it.name.is_empty() || known.iter().any(|known| known.id == it.id));
    choices
}

/// The rows. The value is the choices as text, so that a draft keeps what is half-done too.
#[component]
pub(super) fn ChoicesField(
    value: RwSignal<String>,
    /// Those that are kept already: they are retired, not removed.
    known: Vec<OwnChoiceId>,
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let ids = Memo::new(move |_| value.with(|value| rows(value)).into_iter().map(|it| it.id).collect::<Vec<_>>());
    let change = move |change: &dyn Fn(&mut Vec<OwnChoice>)| {
        let mut all = value.with_untracked(|value| rows(value));
        change(&mut all);
        value.set(boxed(&all));
    };
    let add = move || {
        let id = OwnChoiceId::fresh(&mut BrowserIds);
        change(&|all| all.push(OwnChoice { id, name: String::new(), retired: false }));
        focus_later(format!("[data-choice='{id}'] input"), false);
    };
    let known = StoredValue::new(known);
    let row = move |id: OwnChoiceId| {
        let choice = Memo::new(move |_| value.with(|value| rows(value)).into_iter().find(|it| it.id == id));
        let number = move || ids.with(|ids| ids.iter().position(|it| *it == id)).unwrap_or_default().saturating_add(1);
        let name = move || choice.with(|it| it.as_ref().map(|it| it.name.clone()).unwrap_or_default());
        let retired = move || choice.with(|it| it.as_ref().is_some_and(|it| it.retired));
        let is_known = known.with_value(|known| known.contains(&id));
        let edit = move |event: leptos::ev::Event| {
            let typed = event_target_value(&event);
            change(&|all| {
                if let Some(it) = all.iter_mut().find(|it| it.id == id) {
                    it.name.clone_from(&typed);
                }
            });
        };
        let on_key = move |event: KeyboardEvent| {
            let enters = event.key() == "Enter" && !event.ctrl_key() && !event.meta_key() && !event.is_composing();
            if enters && event.key_code() != 229 {
                event.prevent_default();
                add();
            }
        };
        let leave = move |_| {
            change(&|all| {
                if is_known {
                    for it in all.iter_mut().filter(|it| it.id == id) {
                        it.retired = !it.retired;
                    }
                } else {
                    all.retain(|it| it.id != id);
                }
            });
            // the cross goes with its row
            focus_later("#add-choice", true);
        };
        let raise = move |_| {
            change(&|all| {
                let at = all.iter().position(|it| it.id == id);
                if let Some((at, above)) = at.and_then(|at| Some((at, at.checked_sub(1)?))) {
                    all.swap(at, above);
                }
            });
            // its row is taken out and put in again
            focus_later(format!("[data-choice='{id}'] [data-act=up]"), true);
        };
        let words = move || {
            let text = app.text();
            match (is_known, retired()) {
                (false, _) => text.own_choice_remove().to_owned(),
                (true, false) => text.own_choice_retire(&name()),
                (true, true) => text.own_choice_take_up(&name()),
            }
        };
        view! {
            <li class="own__choice" data-choice=id.to_string() data-retired=move || retired().then_some("")>
                <div class="field__box">
                    <input
                        type="text"
                        autocomplete="off"
                        aria-label=move || app.text().own_choice_name(&number().to_string())
                        aria-invalid=move || problem.with(Option::is_some).to_string()
                        aria-describedby="own-choices-problem"
                        prop:value=name
                        on:input=edit
                        on:keydown=on_key
                    />
                    <Show when=retired><span class="field__unit">{move || app.text().own_retired()}</span></Show>
                </div>
                <button
                    type="button"
                    class="button"
                    data-kind="quiet"
                    data-shape="square"
                    data-act="up"
                    aria-label=move || app.text().own_choice_up(&name())
                    on:click=raise
                >
                    {icon("chevron-up")}
                </button>
                <button type="button" class="button" data-kind="quiet" data-shape="square" aria-label=words on:click=leave>
                    {move || if retired() { icon("rotate-ccw") } else { icon("x") }}
                </button>
            </li>
        }
    };
    view! {
        <fieldset class="field fields__wide" id="own-choices">
            <legend class="field__label">{move || app.text().own_field_choices()}</legend>
            <ol class="own__choices"><For each=move || ids.get() key=|id| *id children=row /></ol>
            <button type="button" class="button" data-kind="quiet" id="add-choice" on:click=move |_| add()>
                {icon("plus")}
                {move || app.text().own_choice_add()}
            </button>
            <p class="field__help">{move || app.text().own_field_choices_help()}</p>
            <FieldProblem id="own-choices-problem".to_owned() problem />
        </fieldset>
    }
}
