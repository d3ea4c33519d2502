//! The bar that rises when rows of a list are chosen, and what is asked of all of them at once.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::dialog::Modal;
use super::field::{ChoiceField, TextField, is_half_typed};
use super::focus::focus_later;
use super::icon::icon;
use super::selection::{RowId, Selection};
use crate::domain::date::Date;
use crate::i18n::{Message, Text, format};
use crate::state::use_app;

/// The bar at the foot of the list. Its children are what can be done to the chosen rows.
#[component]
pub(crate) fn ChosenBar<Id: RowId>(
    selection: Selection<Id>,
    /// Where whoever stood on one of its buttons stands once it has gone.
    back: &'static str,
    children: ChildrenFn,
) -> impl IntoView {
    let app = use_app();
    let children = StoredValue::new(children);
    selection.listen_to_escape();
    // the bar goes with its buttons: whoever stood on one of them stands in the list then
    Effect::new(move |was_up: Option<bool>| {
        let is_up = selection.count() > 0;
        if was_up == Some(true) && !is_up {
            focus_later(back, true);
        }
        is_up
    });
    let count = move || app.text().bulk_chosen(&format::count(selection.count()));
    view! {
        <Show when=move || { selection.count() > 0 }>
            <div class="bulk" id="bulk" role="region" aria-label=move || app.text().bulk_label()>
                <span class="bulk__count" role="status">{count}</span>
                <div class="bulk__acts">{children.with_value(|children| children())}</div>
                <button
                    class="button"
                    data-kind="quiet"
                    data-shape="square"
                    type="button"
                    id="choose-none"
                    aria-label=move || app.text().bulk_clear()
                    on:click=move |_| selection.clear()
                >
                    {icon("x")}
                </button>
            </div>
        </Show>
    }
}

/// The button above a list that chooses all of it.
#[component]
pub(crate) fn ChooseAll<Id: RowId>(selection: Selection<Id>) -> impl IntoView {
    let app = use_app();
    view! {
        <button class="button" data-kind="word" type="button" id="choose-all" on:click=move |_| selection.take_all()>
            {move || app.text().bulk_choose_all()}
        </button>
    }
}

/// A question about the chosen rows.
#[derive(Clone, Copy)]
pub(crate) struct BulkAsk {
    /// Its name in the page.
    pub(crate) name: &'static str,
    /// What stands on its button.
    pub(crate) words: Message,
    /// How it is answered.
    pub(crate) answer: Answer,
}

/// How a question about the chosen rows is answered.
#[derive(Clone, Copy)]
pub(crate) enum Answer {
    /// In words, of which these are in use; blank clears.
    Words(Signal<Vec<String>>),
    /// In words that have to be there.
    Reason,
    /// By one of these: its name and its words.
    Choice(Signal<Vec<(String, String)>>),
    /// By a day; blank clears.
    Day,
}

/// What was answered: the name of the question, the answer, and the rows in the order of the list.
pub(crate) type Answered<Id> = (&'static str, String, Vec<Id>);

/// The buttons of the bar, and the question behind each.
#[component]
pub(crate) fn BulkAsks<Id: RowId>(
    selection: Selection<Id>,
    asks: Vec<BulkAsk>,
    /// Makes the change.
    act: Callback<Answered<Id>>,
) -> impl IntoView {
    let app = use_app();
    let asked = RwSignal::new(None::<BulkAsk>);
    let close = Callback::new(move |()| asked.set(None));
    let buttons = asks
        .into_iter()
        .map(|ask| {
            view! {
                <button class="button" data-kind="quiet" type="button" data-bulk=ask.name on:click=move |_| asked.set(Some(ask))>
                    {move || (ask.words)(app.text())}
                </button>
            }
        })
        .collect_view();
    view! {
        {buttons}
        {move || asked.get().map(|ask| view! { <Question selection ask act close /> })}
    }
}

/// What the chosen rows shall be.
#[component]
fn Question<Id: RowId>(
    selection: Selection<Id>,
    ask: BulkAsk,
    act: Callback<Answered<Id>>,
    close: Callback<()>,
) -> impl IntoView {
    let app = use_app();
    let first = match ask.answer {
        Answer::Choice(all) => all.with_untracked(|all| all.first().map(|(name, _)| name.clone())).unwrap_or_default(),
        Answer::Words(_) | Answer::Reason | Answer::Day => String::new(),
    };
    let written = RwSignal::new(first);
    let problem = RwSignal::new(None::<String>);
    let ids = untrack(|| selection.listed());
    let n = ids.len();
    let title = Signal::derive(move || {
        let text = app.text();
        text.bulk_rows_title((ask.words)(text), &format::count(n))
    });
    let label = Signal::derive(move || (ask.words)(app.text()).to_owned());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        let answer = written.get_untracked().trim().to_owned();
        let text = app.untracked_text();
        let lacks =
            if is_half_typed("bulk-value") { Some(text.bad_date()) } else { missing(text, ask.answer, &answer) };
        if let Some(words) = lacks {
            problem.set(Some(words.to_owned()));
            focus_later("[aria-invalid=\"true\"]", false);
            return;
        }
        act.run((ask.name, answer, ids.to_vec()));
        close.run(());
    };
    let clears = move || view! { <p class="field__help fields__wide">{move || app.text().bulk_blank_clears()}</p> };
    let field = match ask.answer {
        Answer::Words(suggestions) => {
            view! { <TextField name="bulk-value" label value=written suggestions wide=true /> {clears()} }.into_any()
        }
        Answer::Reason => view! { <TextField name="bulk-value" label value=written problem wide=true /> }.into_any(),
        Answer::Day => {
            view! { <TextField name="bulk-value" label value=written problem kind="date" wide=true /> {clears()} }
                .into_any()
        }
        Answer::Choice(choices) => {
            view! { <ChoiceField name="bulk-value" label value=written choices wide=true /> }.into_any()
        }
    };
    view! {
        <Modal class="ask" label=title close>
            <form class="ask__box float" novalidate id="bulk-question" on:submit=submit>
                <h2>{move || title.get()}</h2>
                <div class="fields">{field}</div>
                <div class="ask__acts">
                    <button class="button" type="button" on:click=move |_| close.run(())>{move || app.text().cancel()}</button>
                    <button class="button" data-kind="main" type="submit">{move || app.text().bulk_set()}</button>
                </div>
            </form>
        </Modal>
    }
}

/// What an answer lacks, in words.
fn missing(text: Text, asked: Answer, answer: &str) -> Option<&'static str> {
    match asked {
        Answer::Reason => answer.is_empty().then(|| text.refuse_reason()),
        Answer::Day => (!answer.is_empty() && Date::parse(answer).is_err()).then(|| text.bad_date()),
        Answer::Words(_) | Answer::Choice(_) => None,
    }
}
