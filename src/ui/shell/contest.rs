//! Two tabs changed the same: both values, side by side, and nothing chosen beforehand.

use leptos::prelude::*;

use crate::state::{Contest, Side, use_app};
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::icon::icon;

/// The question, while there is one.
#[component]
pub(crate) fn ContestLayer() -> impl IntoView {
    let app = use_app();
    move || app.safety().contest.get().map(|contest| view! { <Question contest /> })
}

#[component]
fn Question(contest: Contest) -> impl IntoView {
    let app = use_app();
    let text = app.text();
    let choices = RwSignal::new(vec![None::<Side>; contest.fields.len()]);
    let open = move || choices.with(|all| all.iter().any(Option::is_none));
    let close = Callback::new(move |()| app.leave_contest());
    let save = move |_| {
        let all: Option<Vec<Side>> = choices.with_untracked(|all| all.iter().copied().collect());
        if let Some(all) = all {
            app.safety().form_alert.set(None);
            app.settle_contest(&all);
        }
    };
    let only_deleted = contest.fields.is_empty();
    let rows = contest
        .fields
        .iter()
        .enumerate()
        .map(|(at, field)| {
            let option = move |choice: Side, words: &'static str, value: String| {
                let id = format!("contest-{at}-{}", if choice == Side::Theirs { "theirs" } else { "ours" });
                let of = id.clone();
                view! {
                    <label class="contest__option" for=of>
                        <span class="check">
                            <input
                                type="radio"
                                id=id
                                name=format!("contest-{at}")
                                on:change=move |_| {
                                    choices.update(|all| {
                                        if let Some(place) = all.get_mut(at) {
                                            *place = Some(choice);
                                        }
                                    });
                                }
                            />
                        </span>
                        <span class="contest__side faint small">{words}</span>
                        <bdi class="contest__value">{value}</bdi>
                    </label>
                }
            };
            view! {
                <fieldset class="contest__field">
                    <legend>{field.label.clone()}</legend>
                    {option(Side::Theirs, text.contest_theirs(), field.theirs.clone())}
                    {option(Side::Ours, text.contest_ours(), field.ours.clone())}
                </fieldset>
            }
        })
        .collect_view();
    view! {
        <Modal class="ask" label=Signal::derive(move || app.text().contest_title().to_owned()) close=close>
            <div class="ask__box float" id="contest">
                <h2>{text.contest_title()}</h2>
                {if only_deleted { ().into_any() } else { view! { <p class="soft">{text.contest_text()}</p> }.into_any() }}
                {(contest.deleted > 0)
                    .then(|| {
                        view! {
                            <p>
                                <span class="status" data-tone="warn">{icon("triangle-alert")}</span>
                                " "
                                {text.contest_deleted()}
                            </p>
                        }
                    })}
                {rows}
                <p class="ask__acts">
                    <button class="button" type="button" id="contest-later" on:click=move |_| close.run(())>
                        {text.contest_later()}
                    </button>
                    <button
                        class="button"
                        data-kind="main"
                        type="button"
                        id="contest-save"
                        prop:disabled=open
                        on:click=save
                    >
                        {if contest.deleted > 0 { text.contest_revive() } else { text.contest_save() }}
                    </button>
                </p>
            </div>
        </Modal>
    }
}
