//! The form of a price list: one line a price, as people paste it from a sheet.

use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::id::PriceListId;
use crate::domain::money::Currency;
use crate::domain::price_list::PriceList;
use crate::domain::product::Product;
use crate::i18n::Text;
use crate::i18n::price_lines::{Items, Names};
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::pages::pipeline::CURRENCIES;
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

/// What products are called in the lines of a list.
fn names(app: App) -> Names {
    Names::of(app.peek_all::<Product>().iter().map(Arc::as_ref))
}

/// The list that the form describes, or what is wrong with it. `known`: the prices the list held so far.
fn check(app: App, form: Form, id: PriceListId, known: &Items) -> Result<PriceList, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let name = form.text("name");
    if name.is_empty() {
        problem("name", text.price_list_name_problem());
    }
    let currency = Currency::of(&form.text("currency")).unwrap_or(Currency::CNY);
    let valid_from = Date::parse(&form.text("from")).ok();
    if valid_from.is_none() {
        problem("from", text.bad_date());
    }
    let typed = form.text("to");
    let valid_to = Date::parse(&typed).ok();
    if valid_to.is_none() && !typed.is_empty() {
        problem("to", text.bad_date());
    } else if valid_to.zip(valid_from).is_some_and(|(to, from)| to < from) {
        problem("to", text.price_list_to_problem());
    }
    let items = names(app).read(&form.text("items"), currency, known);
    if let Err(fault) = &items {
        problem("items", &text.price_list_fault(fault));
    }
    let (Some(valid_from), Ok(items), true) = (valid_from, items, problems.is_empty()) else { return Err(problems) };
    Ok(PriceList { id, name, currency, valid_from, valid_to, items })
}

/// The sheet: a new price list, or one to edit.
#[component]
pub(in crate::ui) fn PriceListSheet(id: Option<PriceListId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<PriceList>(id));
    let today = app.today.get_untracked();
    let form = Form::start(
        app,
        id.map_or_else(|| "price-list/new".to_owned(), |id| format!("price-list/{id}")),
        vec![
            ("name", known.as_deref().map(|it| it.name.clone()).unwrap_or_default()),
            ("currency", known.as_deref().map_or(Currency::CNY, |it| it.currency).code().to_owned()),
            ("from", known.as_deref().map_or(today, |it| it.valid_from).to_string()),
            ("to", known.as_deref().and_then(|it| it.valid_to).map(|it| it.to_string()).unwrap_or_default()),
            ("items", known.as_deref().map(|it| names(app).lines(&it.items)).unwrap_or_default()),
        ],
    );
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| PriceListId::fresh(&mut BrowserIds));
        let none = Items::new();
        let checked = check(app, form, id, before.as_deref().map_or(&none, |it| &it.items));
        keep_record(app, form, before.as_deref(), checked, |text, it| text.price_list_saved(&it.name));
    });
    let delete = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                let name = app.peek::<PriceList>(id).map(|it| it.name.clone()).unwrap_or_default();
                keep(app, form, Batch::new().delete::<PriceList>(id), app.untracked_text().price_list_deleted(&name));
            });
            view! {
                <DeleteButton act />
            }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if id.is_none() { label(Text::price_list_new) } else { label(Text::price_list_edit) };
    let currencies = Signal::derive(move || CURRENCIES.map(|it| (it.code().to_owned(), it.code().to_owned())).to_vec());
    view! {
        <FormSheet title form submit aside=delete>
            <div class="fields">
                <TextField name="price-list-name" label=label(Text::product_name) value=form.field("name") problem=form.problem("name") wide=true />
                <TextField name="price-list-from" label=label(Text::price_list_from) value=form.field("from") problem=form.problem("from") kind="date" />
                <TextField name="price-list-to" label=label(Text::price_list_to) value=form.field("to") problem=form.problem("to") kind="date" hint />
                <ChoiceField name="price-list-currency" label=label(Text::opportunity_currency) value=form.field("currency") choices=currencies wide=true />
                <TextArea name="price-list-items" label=label(Text::price_list_items) value=form.field("items") hint=label(Text::price_list_items_hint) problem=form.problem("items") />
            </div>
        </FormSheet>
    }
}
