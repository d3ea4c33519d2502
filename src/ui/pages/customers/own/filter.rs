//! The list asked for what a customer's record says, in the fields that every book has and in those that the team defined.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::super::asking::CustomerFact;
use crate::domain::customer::Customer;
use crate::domain::id::OwnFieldId;
use crate::domain::own_field::{OwnField, OwnSort, OwnValue, OwnValueFault, OwnWanted};
use crate::i18n::Text;
use crate::i18n::own_field::read_own;
use crate::state::{App, use_app};
use crate::ui::route::{Query, Route};
use crate::ui::router::use_router;
use crate::ui::sheets::focus_first_problem;
use crate::ui::widgets::dialog::Modal;
use crate::ui::widgets::drop_chip::{ChipOf, NextFocus, drop_chip};
use crate::ui::widgets::field::{ChoiceField, TextField};
use crate::ui::widgets::icon::icon;

/// What stands before the id of the field in the name of a filter.
const FILTER: &str = "own.";
/// The condition that nothing was entered.
const UNFILLED: &str = "unfilled";

fn filter_of(id: OwnFieldId) -> String {
    format!("{FILTER}{id}")
}

/// What a query asks of fields that are known; of others it says nothing.
pub(in crate::ui::pages::customers) fn asked(app: App, query: &Query) -> Vec<(OwnFieldId, OwnWanted)> {
    let own = query.filters.iter().filter_map(|(name, value)| Some((name.strip_prefix(FILTER)?, value)));
    let own: Vec<(OwnFieldId, &String)> = own.filter_map(|(id, value)| Some((OwnFieldId::parse(id)?, value))).collect();
    if own.is_empty() {
        // a list that asks for none of them does not follow the settings
        return Vec::new();
    }
    let fields = app.own_fields();
    own.into_iter().filter_map(|(id, value)| Some((id, OwnWanted::read(fields.get(id)?.sort, value)?))).collect()
}

/// Whether a customer is as it is asked for.
pub(in crate::ui::pages::customers) fn fits(customer: &Customer, asked: &[(OwnFieldId, OwnWanted)]) -> bool {
    asked.iter().all(|(id, wanted)| wanted.fits(customer.own.get(id)))
}

/// What is asked for, each with its way out.
#[component]
pub(in crate::ui::pages::customers) fn OwnChips(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let next = NextFocus::after(query);
    let chips = move || {
        let (text, fields) = (app.text(), app.own_fields());
        let query = query.get();
        asked(app, &query)
            .into_iter()
            .filter_map(|(id, wanted)| {
                let words = text.own_wanted(fields.get(id)?, &wanted);
                let without = Route::Customers(query.clone().without(&filter_of(id))).href();
                let (said, without) = (Signal::stored(words), Signal::stored(without));
                Some(drop_chip(app, ChipOf::Own(id.to_string()), said, without, next, "#filter-own".to_owned()))
            })
            .collect_view()
    };
    view! { {chips} }
}

/// The button that asks for a field.
#[component]
pub(in crate::ui::pages::customers) fn OwnFilter(query: Memo<Query>) -> impl IntoView {
    let app = use_app();
    let open = RwSignal::new(false);
    view! {
        <button
            class="button"
            data-kind="quiet"
            type="button"
            id="filter-own"
            aria-haspopup="dialog"
            on:click=move |_| open.set(true)
        >
            {icon("list-filter")}
            {move || app.text().own_filter()}
        </button>
        <Show when=move || open.get()>
            <Question query close=Callback::new(move |()| open.set(false)) />
        </Show>
    }
}

/// What is wrong with an end of what was written.
#[derive(Clone, PartialEq)]
enum Wrong {
    From(String),
    To(String),
}

/// What was written, as it is asked; of a span each end, else one value.
fn wanted(text: Text, field: &OwnField, from: &str, to: &str) -> Result<OwnWanted, Wrong> {
    let missing = || Wrong::From(text.own_filter_missing().to_owned());
    let words = |fault: OwnValueFault| text.own_value_fault(fault);
    let low = read_own(field, from).map_err(|fault| Wrong::From(words(fault)))?;
    let high = if is_span(field.sort) { read_own(field, to).map_err(|fault| Wrong::To(words(fault)))? } else { None };
    let number = |value: Option<OwnValue>| if let Some(OwnValue::Number(it)) = value { Some(it) } else { None };
    let amount = |value: Option<OwnValue>| if let Some(OwnValue::Amount(it)) = value { Some(it.minor) } else { None };
    let day = |value: Option<OwnValue>| if let Some(OwnValue::Day(it)) = value { Some(it) } else { None };
    if low.is_none() && high.is_none() {
        return Err(missing());
    }
    let turned = match (&low, &high) {
        (Some(OwnValue::Number(low)), Some(OwnValue::Number(high))) => low > high,
        (Some(OwnValue::Amount(low)), Some(OwnValue::Amount(high))) => low.minor > high.minor,
        (Some(OwnValue::Day(low)), Some(OwnValue::Day(high))) => low > high,
        _ => false,
    };
    if turned {
        return Err(Wrong::To(text.own_filter_turned().to_owned()));
    }
    match (field.sort, low) {
        (OwnSort::Number, low) => Ok(OwnWanted::Numbers(number(low), number(high))),
        (OwnSort::Amount, low) => Ok(OwnWanted::Amounts(amount(low), amount(high))),
        (OwnSort::Day, low) => Ok(OwnWanted::Days(day(low), day(high))),
        (_, Some(OwnValue::Text(words))) => Ok(OwnWanted::words(words)),
        (_, Some(OwnValue::YesNo(yes))) => Ok(OwnWanted::Is(yes)),
        (_, Some(value)) => value.choices().first().copied().map(OwnWanted::Choice).ok_or_else(missing),
        (_, None) => Err(missing()),
    }
}

const fn is_span(sort: OwnSort) -> bool {
    matches!(sort, OwnSort::Number | OwnSort::Amount | OwnSort::Day)
}

#[component]
fn Question(query: Memo<Query>, close: Callback<()>) -> impl IntoView {
    let app = use_app();
    let router = use_router();
    let fields = StoredValue::new(app.peek_own_fields());
    let chosen = RwSignal::new(CustomerFact::Level.name().to_owned());
    let how = RwSignal::new(String::new());
    let (from, to) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let wrong = RwSignal::new(None::<Wrong>);
    let field = Memo::new(move |_| {
        let id = OwnFieldId::parse(&chosen.get())?;
        fields.with_value(|all| all.get(id).map(|it| (id, it.clone())))
    });
    let fact = Memo::new(move |_| CustomerFact::named(&chosen.get()));
    // another field asks for something else
    Effect::new(move || {
        chosen.track();
        from.set(String::new());
        to.set(String::new());
        wrong.set(None);
    });
    let filled = Memo::new(move |_| how.with(|how| how != UNFILLED));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if let Some(fact) = fact.get_untracked() {
            let value = from.get_untracked().trim().to_owned();
            if value.is_empty() {
                wrong.set(Some(Wrong::From(app.untracked_text().own_filter_missing().to_owned())));
                return focus_first_problem();
            }
            close.run(());
            return router.go(&Route::Customers(query.get_untracked().with(fact.name(), &value)));
        }
        let Some((id, field)) = field.get_untracked() else { return };
        let made = if filled.get_untracked() {
            wanted(app.untracked_text(), &field, &from.get_untracked(), &to.get_untracked())
        } else {
            Ok(OwnWanted::Unfilled)
        };
        match made {
            Ok(wanted) => {
                close.run(());
                router.go(&Route::Customers(query.get_untracked().with(&filter_of(id), &wanted.asked())));
            }
            Err(fault) => {
                wrong.set(Some(fault));
                focus_first_problem();
            }
        }
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let names = Signal::derive(move || {
        let text = app.text();
        let facts = CustomerFact::ALL.into_iter().map(|it| (it.name().to_owned(), it.words(text).to_owned()));
        let own = fields.with_value(|all| {
            let of = |retired: bool| all.iter().filter(move |(_, it)| it.retired == retired);
            of(false).chain(of(true)).map(|(id, it)| (id.to_string(), it.name.clone())).collect::<Vec<_>>()
        });
        facts.chain(own).collect::<Vec<_>>()
    });
    let hows = Signal::derive(move || {
        let text = app.text();
        [("", text.own_filter_filled()), (UNFILLED, text.own_filter_unfilled())]
            .map(|(name, words)| (name.to_owned(), words.to_owned()))
            .to_vec()
    });
    let at_from = Signal::derive(move || if let Some(Wrong::From(words)) = wrong.get() { Some(words) } else { None });
    let at_to = Signal::derive(move || if let Some(Wrong::To(words)) = wrong.get() { Some(words) } else { None });
    let boxes = move || {
        let (_, field) = field.get().filter(|_| filled.get())?;
        Some(match field.sort {
            OwnSort::Text => {
                view! { <TextField name="own-filter-from" label=label(Text::own_filter_words) value=from problem=at_from wide=true /> }
                    .into_any()
            }
            OwnSort::Number | OwnSort::Amount | OwnSort::Day => {
                let (kind, figures) = if field.sort == OwnSort::Day { ("date", false) } else { ("text", true) };
                view! {
                    <TextField name="own-filter-from" label=label(Text::own_filter_from) value=from problem=at_from kind figures />
                    <TextField name="own-filter-to" label=label(Text::own_filter_to) value=to problem=at_to kind figures />
                }
                    .into_any()
            }
            OwnSort::YesNo | OwnSort::One | OwnSort::Several => {
                let choices = Signal::derive(move || values_of(app.text(), &field));
                view! { <ChoiceField name="own-filter-from" label=label(Text::own_filter_value) value=from problem=at_from choices wide=true /> }
                    .into_any()
            }
        })
    };
    let fact_box = move || {
        let fact = fact.get()?;
        Some(if let Some(choices) = fact.choices(app.text()) {
            let none = (String::new(), app.text().own_unset().to_owned());
            let choices = Signal::stored(std::iter::once(none).chain(choices).collect::<Vec<_>>());
            view! { <ChoiceField name="own-filter-from" label=label(Text::own_filter_value) value=from problem=at_from choices wide=true /> }
                .into_any()
        } else {
            let suggestions = Signal::stored(untrack(|| fact.known(app)));
            view! { <TextField name="own-filter-from" label=label(Text::own_filter_value) value=from problem=at_from suggestions wide=true /> }
                .into_any()
        })
    };
    let title = label(Text::own_filter_title);
    view! {
        <Modal class="ask" label=title close>
            <form class="ask__box float" novalidate id="own-filter" on:submit=submit>
                <h2>{move || title.get()}</h2>
                <div class="fields">
                    <ChoiceField name="own-filter-field" label=label(Text::own_filter_field) value=chosen choices=names />
                    <Show when=move || fact.get().is_none()>
                        <ChoiceField name="own-filter-how" label=label(Text::own_filter_how) value=how choices=hows />
                    </Show>
                    {fact_box}
                    {boxes}
                </div>
                <div class="ask__acts">
                    <button class="button" type="button" on:click=move |_| close.run(())>{move || app.text().cancel()}</button>
                    <button class="button" data-kind="main" type="submit">{move || app.text().own_filter_set()}</button>
                </div>
            </form>
        </Modal>
    }
}

/// What may be asked for of a field that is chosen, retired choices included: they may still stand at customers.
fn values_of(text: Text, field: &OwnField) -> Vec<(String, String)> {
    let none = (String::new(), text.own_unset().to_owned());
    let values = if field.sort == OwnSort::YesNo {
        vec![("yes".to_owned(), text.own_yes().to_owned()), ("no".to_owned(), text.own_no().to_owned())]
    } else {
        field.choices.iter().map(|it| (it.id.to_string(), it.name.clone())).collect()
    };
    std::iter::once(none).chain(values).collect()
}
