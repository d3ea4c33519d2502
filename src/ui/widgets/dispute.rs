//! One disagreement: the values side by side, with who wrote them and when.

use leptos::prelude::*;
use uuid::Uuid;

use super::icon::icon;
use super::initial::{Of, initial};
use super::moment::moment;
use super::status::{Meaning, status, strong_status};
use super::value::{Editor, value_words};
use crate::domain::id::{ContractId, CustomerId};
use crate::i18n::Text;
use crate::state::{App, Choice, Dispute, Named, Said, Weight, Who, use_app};
use crate::ui::route::Route;

/// What a copy is called: its person, else its device, else its number.
pub(crate) fn who_words(text: Text, who: &Who) -> String {
    match (who.person.as_str(), who.device.as_str()) {
        ("", "") => {
            let number: String = who.replica.to_string().chars().take(4).collect();
            text.together_unnamed(&number)
        }
        ("", device) => device.to_owned(),
        (person, _) => person.to_owned(),
    }
}

/// The round initial of whoever writes in a copy.
pub(crate) fn who_initial(text: Text, who: &Who) -> impl IntoView + use<> {
    initial(&who_words(text, who), Uuid::from_u64_pair(0, who.replica.0), Of::Person)
}

/// A record by its name, as a link where it has a page.
pub(crate) fn record_link(app: App, record: &Named) -> AnyView {
    let name = record_words(app.text(), record);
    let route = match record.kind.as_str() {
        "customer" => Some(Route::customer(CustomerId(record.id))),
        "contract" => Some(Route::contract(ContractId(record.id))),
        _ => None,
    };
    match route {
        Some(route) => view! { <a class="soft" href=route.href()><bdi>{name}</bdi></a> }.into_any(),
        None => view! { <bdi class="soft">{name}</bdi> }.into_any(),
    }
}

/// What a record is called; one without a name by its kind.
pub(crate) fn record_words(text: Text, record: &Named) -> String {
    if record.title.is_empty() { text.kinds(&record.kind) } else { record.title.clone() }
}

/// "2 to settle" beside the name of a record, while there is something.
pub(crate) fn dispute_mark(app: App, id: Uuid) -> impl IntoView {
    let open = Memo::new(move |_| app.open_disputes(Some(id)));
    move || {
        let n = open.get();
        (n > 0).then(|| {
            view! {
                <a class="conf__mark" href=Route::Conflicts.href()>
                    {strong_status(Meaning::Danger, "octagon-alert", app.text().conflicts_mark(n))}
                </a>
            }
        })
    }
}

/// The value of a choice in words, for the button that writes it.
pub(crate) fn choice_words(app: App, dispute: &Dispute, choice: &Choice) -> Option<String> {
    let value = choice.value()?;
    let others: Vec<_> = dispute.values.iter().map(|said| &said.value).filter(|other| *other != value).collect();
    Some(value_words(app, &dispute.record.kind, &dispute.field, value, &others))
}

/// The disagreement, to be settled or left.
#[component]
pub(crate) fn DisputeView(
    dispute: Dispute,
    /// Which of how many it is.
    place: (usize, usize),
    /// What is chosen so far.
    #[prop(into)]
    choice: Signal<Option<Choice>>,
    /// Something else is chosen.
    choose: Callback<Choice>,
    /// What stands at the end, such as the button that settles it at once.
    #[prop(optional)]
    act: Option<AnyView>,
) -> impl IntoView {
    let app = use_app();
    let text = app.text();
    let field = app.register_words(text, &dispute.record.kind, &dispute.field);
    let group = format!("dispute-{}-{}", dispute.record.id, dispute.field.replace('/', "-"));
    let values: Vec<_> = dispute.values.iter().map(|said| said.value.clone()).collect();
    let editor = Editor::of(&dispute.record.kind, &dispute.field, &values);
    let sides = dispute.values.iter().map(|said| side(app, &dispute, said, &group, choice, choose)).collect_view();
    let head = match dispute.weight {
        Weight::Protected => strong_status(Meaning::Danger, "octagon-alert", text.together_differ()).into_any(),
        Weight::Quiet => status(Meaning::Plain, "info", text.together_differ()).into_any(),
    };
    let (number, of) = place;
    view! {
        <section class="section conf__need">
            <div class="section__head">
                <h2>{head}</h2>
                <span class="section__note">{record_link(app, &dispute.record)}" "{field.clone()}</span>
                <span class="faint small">{text.together_place(number, of)}</span>
            </div>
            <div class="conf__pair" role="radiogroup" aria-label=text.together_choose_side(&field)>{sides}</div>
            <div class="conf__base">
                <span class="faint">
                    {move || match choice.get() {
                        Some(Choice::Later) => app.text().together_kept_later(),
                        Some(Choice::Value(_) | Choice::Other(_)) | None => app.text().together_shown_meanwhile(),
                    }}
                </span>
                {editor.map(|editor| other_value(app, editor, &field, &group, choice, choose))}
                <button
                    class="button"
                    data-kind="word"
                    type="button"
                    aria-pressed=move || (choice.get() == Some(Choice::Later)).to_string()
                    on:click=move |_| choose.run(Choice::Later)
                >
                    {text.together_later()}
                </button>
                {act}
            </div>
        </section>
    }
}

fn side(
    app: App,
    dispute: &Dispute,
    said: &Said,
    group: &str,
    choice: Signal<Option<Choice>>,
    choose: Callback<Choice>,
) -> impl IntoView + use<> {
    let text = app.text();
    let who = who_words(text, &said.who);
    let name = match (said.here, said.there) {
        (true, false) => text.together_this_side(&who),
        (false, true) => text.together_that_side(&who),
        (true, true) | (false, false) => who,
    };
    let device = match (said.who.here, said.who.person.is_empty()) {
        (true, _) => text.together_this_device().to_owned(),
        (false, false) => said.who.device.clone(),
        (false, true) => String::new(),
    };
    let others: Vec<_> = dispute.values.iter().map(|it| &it.value).filter(|other| **other != said.value).collect();
    let words = value_words(app, &dispute.record.kind, &dispute.field, &said.value, &others);
    let value = said.value.clone();
    let chosen = Choice::Value(said.value.clone());
    view! {
        <label class="conf__side">
            <span class="conf__who">
                <span class="check">
                    <input
                        type="radio"
                        name=group.to_owned()
                        prop:checked=move || choice.get() == Some(chosen.clone())
                        on:change=move |_| choose.run(Choice::Value(value.clone()))
                    />
                </span>
                {who_initial(text, &said.who)}
                <b><bdi>{name}</bdi></b>
                <span class="faint"><bdi>{device}</bdi></span>
            </span>
            <span class="conf__value"><bdi>{words}</bdi></span>
            <time class="faint small">{moment(app, said.at_ms)}</time>
        </label>
    }
}

/// "Neither:" and a box for another value.
fn other_value(
    app: App,
    editor: Editor,
    field: &str,
    group: &str,
    choice: Signal<Option<Choice>>,
    choose: Callback<Choice>,
) -> impl IntoView + use<> {
    let text = app.text();
    let typed = RwSignal::new(String::new());
    let take = move || choose.run(Choice::Other(editor.read(&typed.get_untracked())));
    let bad = move || choice.get() == Some(Choice::Other(None)) && typed.with(|typed| !typed.trim().is_empty());
    let (kind, figures, unit) = match editor {
        Editor::Amount(currency) => ("text", true, crate::i18n::format::symbol(currency)),
        Editor::Day => ("date", false, ""),
        Editor::Words => ("text", false, ""),
    };
    let label = text.together_other_value(field);
    view! {
        <span class="conf__other">
            <label class="conf__neither">
                <span class="check">
                    <input
                        type="radio"
                        name=group.to_owned()
                        prop:checked=move || matches!(choice.get(), Some(Choice::Other(_)))
                        on:change=move |_| take()
                    />
                </span>
                {text.together_neither()}
            </label>
            <span class="field__box" data-num=figures.then_some("")>
                {(!unit.is_empty()).then(|| view! { <span class="field__unit">{unit}</span> })}
                <input
                    type=kind
                    class="conf__typed"
                    aria-label=label
                    inputmode=figures.then_some("decimal")
                    autocomplete="off"
                    aria-invalid=move || bad().to_string()
                    prop:value=move || typed.get()
                    on:input=move |event| {
                        typed.set(event_target_value(&event));
                        take();
                    }
                />
            </span>
            <Show when=bad>
                <span class="status" data-tone="danger" role="alert">
                    {icon("octagon-alert")}
                    {move || app.text().together_bad_value()}
                </span>
            </Show>
        </span>
    }
}
