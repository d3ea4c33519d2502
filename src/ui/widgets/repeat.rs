//! How often something is to be done: the boxes of a form and what they come to.

use leptos::prelude::*;

use crate::domain::repetition::{RepeatUnit, Repetition};
use crate::i18n::{Text, format};
use crate::state::{Form, use_app};
use crate::ui::widgets::field::{ChoiceField, TextField};

/// What a repetition of the form is called inside it.
const UNITS: [(&str, RepeatUnit); 3] =
    [("day", RepeatUnit::Day), ("week", RepeatUnit::Week), ("month", RepeatUnit::Month)];
/// What is done once is called this inside the form.
const ONCE: &str = "once";

/// The unit that is chosen; nothing for what is done once.
fn unit_named(name: &str) -> Option<RepeatUnit> {
    UNITS.iter().find(|(it, _)| *it == name).map(|(_, unit)| *unit)
}

/// What the boxes of a form start with.
pub(in crate::ui) fn repeat_start(repeats: Option<Repetition>) -> [(&'static str, String); 2] {
    let unit = repeats.and_then(|it| UNITS.iter().find(|(_, unit)| *unit == it.unit));
    [
        ("repeats", unit.map_or(ONCE, |(name, _)| name).to_owned()),
        ("every", repeats.map_or(1, |it| it.every.max(1)).to_string()),
    ]
}

/// Whether the boxes ask for more than once.
pub(in crate::ui) fn is_repeated(form: Form) -> bool {
    unit_named(&form.text("repeats")).is_some()
}

/// How often something is to be done, as the boxes say; `Err` when the interval is no number that is taken.
pub(in crate::ui) fn repetition(form: Form) -> Result<Option<Repetition>, ()> {
    let Some(unit) = unit_named(&form.text("repeats")) else { return Ok(None) };
    match format::narrow(&form.text("every")).parse() {
        Ok(every @ 1..=999) => Ok(Some(Repetition { every, unit })),
        Ok(_) | Err(_) => Err(()),
    }
}

/// The boxes: once or by a unit, and of a unit how many lie between two times.
#[component]
pub(in crate::ui) fn RepeatFields(
    form: Form,
    /// What the choice is called on the page.
    name: &'static str,
    /// What the number is called on the page.
    every_name: &'static str,
) -> impl IntoView {
    let app = use_app();
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let choices = Signal::derive(move || {
        let text = app.text();
        let units = UNITS.map(|(name, it)| (name.to_owned(), text.repeat_by(it).to_owned()));
        [(ONCE.to_owned(), text.activity_once().to_owned())].into_iter().chain(units).collect::<Vec<_>>()
    });
    let unit = Memo::new(move |_| form.field("repeats").with(|name| unit_named(name)));
    let every = move || {
        unit.get().map(|unit| {
            let unit = Signal::derive(move || app.text().repeat_unit(unit).to_owned());
            view! {
                <TextField name=every_name label=label(Text::activity_every) value=form.field("every") problem=form.problem("every") unit figures=true />
            }
        })
    };
    view! {
        <ChoiceField name=name label=label(Text::activity_repeats) value=form.field("repeats") choices />
        {every}
    }
}
