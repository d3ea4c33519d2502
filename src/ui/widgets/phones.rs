//! Several numbers or addresses in one field: the first in a box of its own, the others in lines of one box, so that what is
//! half-typed is kept as a draft too.

use leptos::prelude::*;

use super::field::FieldProblem;
use super::focus::focus_later;
use super::icon::{icon, small_icon};
use crate::domain::telephone::PhoneLabel;
use crate::i18n::Text;
use crate::state::use_app;

/// A further line: where it rings (nothing for an address), and what is typed.
pub(crate) type Line = (String, String);

/// The lines of a box.
pub(crate) fn lines_of(value: &str) -> Vec<Line> {
    if value.is_empty() {
        return Vec::new();
    }
    let line = |line: &str| {
        let (kind, text) = line.split_once('\t').unwrap_or(("", line));
        (kind.to_owned(), text.to_owned())
    };
    value.split('\n').map(line).collect()
}

/// Lines as one box holds them.
pub(crate) fn boxed_lines(lines: &[Line]) -> String {
    lines.iter().map(|(kind, text)| format!("{kind}\t{text}")).collect::<Vec<_>>().join("\n")
}

/// The words of a field for several things.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    /// The first one.
    pub(crate) label: fn(Text) -> &'static str,
    /// The one of this number.
    pub(crate) nth: fn(Text, &str) -> String,
    /// The button for a further one.
    pub(crate) add: fn(Text) -> &'static str,
    /// The button that takes one away.
    pub(crate) remove: fn(Text) -> &'static str,
}

/// The numbers of a person.
pub(crate) const PHONES: Words = Words {
    label: Text::customer_phone,
    nth: |text, n| text.phone_nth(n),
    add: Text::phone_add,
    remove: Text::phone_remove,
};
/// Their addresses.
pub(crate) const EMAILS: Words = Words {
    label: Text::customer_email,
    nth: |text, n| text.email_nth(n),
    add: Text::email_add,
    remove: Text::email_remove,
};

/// The field.
#[component]
pub(crate) fn SeveralField(
    /// The name of the first box; the others are numbered from 2 behind it.
    name: &'static str,
    words: Words,
    /// `tel` or `email`.
    kind: &'static str,
    /// The first one.
    first: RwSignal<String>,
    /// Where the first one rings; without it no line has a label.
    first_label: Option<RwSignal<String>>,
    /// The others.
    more: RwSignal<String>,
    /// Whether what is typed will do.
    fits: fn(&str) -> bool,
    /// Shown, and read out, while it is `Some`.
    #[prop(into, default = Signal::stored(None))]
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let problem_id = format!("{name}-problem");
    let described = problem_id.clone();
    let count = Memo::new(move |_| more.with(|more| lines_of(more).len()));
    let labelled = first_label.is_some();
    let invalid = move || (problem.with(Option::is_some) && first.with(|text| !fits(text.trim()))).to_string();
    let add = move |_| {
        let mut lines = more.with_untracked(|more| lines_of(more));
        let label = if labelled { PhoneLabel::Office.name() } else { "" };
        lines.push((label.to_owned(), String::new()));
        focus_later(format!("#{name}-{}", lines.len().saturating_add(1)), false);
        more.set(boxed_lines(&lines));
    };
    let first_menu = first_label.map(|label| {
        let words = Signal::derive(move || app.text().contact_phone_label().to_owned());
        let chosen = Signal::derive(move || label.get());
        menu(format!("{name}-label"), words, chosen, Callback::new(move |it| label.set(it)))
    });
    view! {
        <div class="field fields__wide">
            <label class="field__label" for=name>
                {move || (words.label)(app.text())}
                <span>{move || app.text().optional()}</span>
            </label>
            <div class="several" data-labelled=labelled.then_some("")>
                <div class="several__line">
                    <div class="field__box">
                        <input
                            id=name
                            name=name
                            type=kind
                            autocomplete="off"
                            bind:value=first
                            aria-invalid=invalid
                            aria-describedby=described
                        />
                    </div>
                    {first_menu}
                </div>
                <For
                    each=move || 0..count.get()
                    key=|nth| *nth
                    children=move |nth| view! { <Further name words kind nth labelled more fits problem /> }
                />
            </div>
            <button type="button" class="button several__add" data-kind="word" id=format!("{name}-add") on:click=add>
                {small_icon("plus")}
                {move || (words.add)(app.text())}
            </button>
            <FieldProblem id=problem_id problem />
        </div>
    }
}

/// A further line.
#[component]
fn Further(
    name: &'static str,
    words: Words,
    kind: &'static str,
    nth: usize,
    labelled: bool,
    more: RwSignal<String>,
    fits: fn(&str) -> bool,
    problem: Signal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let number = nth.saturating_add(2);
    let id = format!("{name}-{number}");
    let line = Memo::new(move |_| more.with(|more| lines_of(more).into_iter().nth(nth).unwrap_or_default()));
    let put = move |change: &dyn Fn(&mut Line)| {
        // a box that leaves the page with the cursor in it says goodbye after its signals are gone
        let Some(mut lines) = more.try_with_untracked(|more| lines_of(more)) else { return };
        if let Some(line) = lines.get_mut(nth) {
            change(line);
            let _left = more.try_set(boxed_lines(&lines));
        }
    };
    let typed = move |event: leptos::ev::Event| {
        let text = event_target_value(&event).replace(['\t', '\n', '\r'], " ");
        put(&|line| line.1.clone_from(&text));
    };
    let remove = move |_| {
        let mut lines = more.with_untracked(|more| lines_of(more));
        if nth < lines.len() {
            drop(lines.remove(nth));
            // the button goes with its line
            focus_later(format!("#{name}"), false);
            more.set(boxed_lines(&lines));
        }
    };
    let label = move || (words.nth)(app.text(), &number.to_string());
    let invalid = move || (problem.with(Option::is_some) && line.with(|line| !fits(line.1.trim()))).to_string();
    let choice = labelled.then(|| {
        let words = Signal::derive(move || app.text().phone_label_nth(&number.to_string()));
        let chosen = Signal::derive(move || line.with(|line| line.0.clone()));
        menu(format!("{id}-label"), words, chosen, Callback::new(move |it: String| put(&|line| line.0.clone_from(&it))))
    });
    view! {
        <div class="several__line">
            <div class="field__box">
                <input
                    id=id
                    type=kind
                    autocomplete="off"
                    aria-label=label
                    aria-invalid=invalid
                    aria-describedby=format!("{name}-problem")
                    prop:value=move || line.with(|line| line.1.clone())
                    on:input=typed
                />
            </div>
            {choice}
            <button
                type="button"
                class="button"
                data-kind="quiet"
                data-shape="square"
                aria-label=move || format!("{} · {}", (words.remove)(app.text()), label())
                on:click=remove
            >
                {small_icon("x")}
            </button>
        </div>
    }
}

/// The choice of where a number rings.
fn menu(id: String, words: Signal<String>, chosen: Signal<String>, choose: Callback<String>) -> impl IntoView {
    let app = use_app();
    let options = PhoneLabel::ALL.map(|it| {
        view! {
            <option value=it.name() prop:selected=move || chosen.with(|chosen| chosen == it.name())>
                {move || app.text().phone_label(it)}
            </option>
        }
    });
    view! {
        <div class="field__box several__kind">
            <select id=id aria-label=move || words.get() on:change=move |event| choose.run(event_target_value(&event))>
                {options.into_iter().collect_view()}
            </select>
            {icon("chevron-down")}
        </div>
    }
}
