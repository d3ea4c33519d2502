//! Boxes for the fields that the team defined: raw text in, checked values out.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::domain::customer::Customer;
use crate::domain::id::OwnFieldId;
use crate::domain::own_field::{OwnField, OwnFields, OwnSort, OwnValue};
use crate::i18n::Text;
use crate::i18n::own_field::{boxed_own, read_own};
use crate::state::{App, Form, Problem, own_box, use_app};
use crate::ui::widgets::checks::ChecksField;
use crate::ui::widgets::field::{ChoiceField, TextField};

/// The fields of a form as it was opened: what was defined meanwhile has no box in it, and what was retired still has.
#[derive(Clone, Copy)]
pub(in crate::ui::pages::customers) struct OwnBoxes(StoredValue<OwnFields>);

impl OwnBoxes {
    /// For a form that opens now.
    pub(in crate::ui::pages::customers) fn open(app: App) -> Self {
        Self(StoredValue::new(app.peek_own_fields()))
    }

    fn each<T>(self, make: impl Fn(OwnFieldId, &OwnField) -> T) -> Vec<T> {
        self.0.with_value(|fields| fields.active().map(|(id, field)| make(id, field)).collect())
    }

    /// The boxes with what they hold at first.
    pub(in crate::ui::pages::customers) fn fresh(self, customer: Option<&Customer>) -> Vec<(&'static str, String)> {
        self.each(|id, _| {
            let value = customer.and_then(|it| it.own.get(&id));
            (own_box(id), value.map(boxed_own).unwrap_or_default())
        })
    }

    /// What the boxes say, laid over what is kept: values of fields without a box stay as they are.
    pub(in crate::ui::pages::customers) fn read(
        self,
        text: Text,
        form: Form,
        stored: Option<&Customer>,
    ) -> Result<BTreeMap<OwnFieldId, OwnValue>, Vec<Problem>> {
        let mut own = stored.map(|it| it.own.clone()).unwrap_or_default();
        let mut problems = Vec::new();
        let read = self.each(|id, field| (id, read_own(field, &form.text(own_box(id)))));
        for (id, value) in read {
            match value {
                Ok(Some(value)) => drop(own.insert(id, value)),
                Ok(None) => drop(own.remove(&id)),
                Err(fault) => problems.push(Problem { field: own_box(id), words: text.own_value_fault(fault) }),
            }
        }
        if problems.is_empty() { Ok(own) } else { Err(problems) }
    }
}

/// The boxes of a form.
#[component]
pub(in crate::ui::pages::customers) fn OwnInputs(own: OwnBoxes, form: Form) -> impl IntoView {
    let fields = own.each(|id, field| (own_box(id), field.clone()));
    fields
        .into_iter()
        .map(|(name, field)| view! { <OwnInput field name value=form.field(name) problem=form.problem(name) /> })
        .collect_view()
}

/// The box of one field.
#[component]
pub(super) fn OwnInput(
    field: OwnField,
    /// The name of the box.
    name: &'static str,
    value: RwSignal<String>,
    #[prop(into)] problem: Signal<Option<String>>,
) -> impl IntoView {
    let app = use_app();
    let label = Signal::stored(field.name.clone());
    let hint = Signal::derive(move || app.text().optional().to_owned());
    let held = read_own(&field, &value.get_untracked()).ok().flatten().map(|it| it.choices()).unwrap_or_default();
    let offered: Vec<(String, String)> = field.offered(&held).map(|it| (it.id.to_string(), it.name.clone())).collect();
    match field.sort {
        OwnSort::Text => view! { <TextField name label value problem hint /> }.into_any(),
        OwnSort::Number => view! { <TextField name label value problem hint figures=true /> }.into_any(),
        OwnSort::Amount => {
            let unit = Signal::stored("CNY".to_owned());
            view! { <TextField name label value problem hint unit figures=true /> }.into_any()
        }
        OwnSort::Day => view! { <TextField name label value problem hint kind="date" /> }.into_any(),
        OwnSort::YesNo => {
            let choices = Signal::derive(move || {
                let text = app.text();
                [("", text.own_unset()), ("yes", text.own_yes()), ("no", text.own_no())]
                    .map(|(name, words)| (name.to_owned(), words.to_owned()))
                    .to_vec()
            });
            view! { <ChoiceField name label value problem choices /> }.into_any()
        }
        OwnSort::One => {
            let choices = Signal::derive(move || {
                let unset = (String::new(), app.text().own_unset().to_owned());
                std::iter::once(unset).chain(offered.iter().cloned()).collect::<Vec<_>>()
            });
            view! { <ChoiceField name label value problem choices /> }.into_any()
        }
        OwnSort::Several => {
            view! { <ChecksField name label value problem hint choices=Signal::stored(offered) /> }.into_any()
        }
    }
}
