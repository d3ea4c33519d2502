//! Several of a list: a box to tick for each.

use leptos::prelude::*;

use super::field::FieldProblem;

/// What stands between the names of the ticked ones.
const BETWEEN: char = ';';

/// The names in the value of such boxes.
pub(crate) fn ticked(value: &str) -> Vec<String> {
    value.split(BETWEEN).map(str::trim).filter(|name| !name.is_empty()).map(str::to_owned).collect()
}

/// The boxes. The value is the names of the ticked ones in one line, parted by `;`.
#[component]
pub(crate) fn ChecksField(
    /// The field's name in the form; ties boxes and problem together.
    name: &'static str,
    #[prop(into)] label: Signal<String>,
    value: RwSignal<String>,
    /// Name and words of each, in order.
    #[prop(into)]
    choices: Signal<Vec<(String, String)>>,
    /// A word beside the label.
    #[prop(into, default = Signal::stored(String::new()))]
    hint: Signal<String>,
    /// Shown, and read out, while it is `Some`.
    #[prop(into, default = Signal::stored(None))]
    problem: Signal<Option<String>>,
    /// What ticking means, in a sentence.
    #[prop(into, default = Signal::stored(String::new()))]
    help: Signal<String>,
) -> impl IntoView {
    let (problem_id, help_id) = (format!("{name}-problem"), format!("{name}-help"));
    let described = format!("{problem_id} {help_id}");
    let tick = move |choice: &str, on: bool| {
        // the form may be closing
        let Some(mut now) = value.try_with_untracked(|value| ticked(value)) else { return };
        now.retain(|it| it != choice);
        if on {
            now.push(choice.to_owned());
        }
        // in the order of the list, so that the same choice always reads the same
        let order = choices.with_untracked(|all| all.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>());
        now.sort_by_key(|it| order.iter().position(|known| known == it));
        let _left = value.try_set(now.join(&BETWEEN.to_string()));
    };
    let boxes = move || {
        choices
            .get()
            .into_iter()
            .map(|(choice, words)| {
                let (asked, mark) = (choice.clone(), choice.clone());
                view! {
                    <label class="checks__item" data-choice=mark>
                        <span class="check">
                            <input
                                type="checkbox"
                                name=name
                                prop:checked=move || value.with(|value| ticked(value).contains(&asked))
                                on:change=move |event| tick(&choice, event_target_checked(&event))
                            />
                        </span>
                        <bdi>{words}</bdi>
                    </label>
                }
            })
            .collect_view()
    };
    view! {
        <fieldset class="field fields__wide" id=name aria-describedby=described>
            <legend class="field__label">{move || label.get()} " " <span>{move || hint.get()}</span></legend>
            <div class="checks">{boxes}</div>
            <p class="field__help" id=help_id hidden=move || help.with(String::is_empty)>{move || help.get()}</p>
            <FieldProblem id=problem_id problem />
        </fieldset>
    }
}
