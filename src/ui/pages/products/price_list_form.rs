//! The form of a price list: one line a price, as people paste it from a sheet.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::id::{PriceListId, ProductId};
use crate::domain::money::Currency;
use crate::domain::price_list::{PriceList, Tier, Tiers};
use crate::domain::product::Product;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::pages::pipeline::CURRENCIES;
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

/// The prices as lines: `DN80, 1, 6200.00`.
fn lines_of(app: App, list: &PriceList) -> String {
    let mut lines = Vec::new();
    for (product, tiers) in &list.items {
        let known = app.peek::<Product>(*product);
        let name = known.map(|it| if it.code.is_empty() { it.name.clone() } else { it.code.clone() });
        for tier in &tiers.0 {
            let quantity = format::plain_quantity(tier.min_quantity);
            let name = name.clone().unwrap_or_else(|| product.to_string());
            lines.push(format!("{name}, {quantity}, {}", format::plain_amount(tier.price)));
        }
    }
    lines.join("\n")
}

/// Reads the lines; the first one that cannot be read says why.
fn read_lines(app: App, text: &str, currency: Currency) -> Result<BTreeMap<ProductId, Tiers>, String> {
    let words = app.untracked_text();
    let products = app.peek_all::<Product>();
    let find = |name: &str| -> Option<Arc<Product>> {
        let by = |test: &dyn Fn(&Product) -> bool| products.iter().find(|it| test(it)).cloned();
        by(&|it| !it.code.is_empty() && it.code.eq_ignore_ascii_case(name))
            .or_else(|| by(&|it| it.name == name))
            .or_else(|| by(&|it| it.id.to_string() == name))
    };
    let mut items: BTreeMap<ProductId, Tiers> = BTreeMap::new();
    for (row, line) in (1_usize..).zip(text.lines()) {
        if line.trim().is_empty() {
            continue;
        }
        let bad = || words.price_list_line_bad(&row.to_string());
        // the name may hold commas itself: the two figures stand at the end
        let mut parts = line.rsplitn(3, [',', '，', '\t', ';', '；']).map(str::trim);
        let (Some(price), Some(quantity), Some(name)) = (parts.next(), parts.next(), parts.next()) else {
            return Err(bad());
        };
        let quantity = format::parse_quantity(quantity).filter(|it| it.thousandths >= 0).ok_or_else(bad)?;
        let price = format::parse_amount(price, currency).filter(|it| it.minor >= 0).ok_or_else(bad)?;
        let product = find(name).ok_or_else(|| words.price_list_line_unknown(&row.to_string()))?;
        let tiers = items.entry(product.id).or_default();
        tiers.0.retain(|tier| tier.min_quantity != quantity);
        tiers.0.push(Tier { min_quantity: quantity, price });
        tiers.0.sort_by_key(|tier| tier.min_quantity);
    }
    Ok(items)
}

fn check(app: App, form: Form, id: PriceListId) -> Result<PriceList, Vec<Problem>> {
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
    let items = read_lines(app, &form.text("items"), currency);
    if let Err(words) = &items {
        problem("items", words);
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
            ("items", known.as_deref().map(|it| lines_of(app, it)).unwrap_or_default()),
        ],
    );
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| PriceListId::fresh(&mut BrowserIds));
        keep_record(app, form, before.as_deref(), check(app, form, id), |text, it| text.price_list_saved(&it.name));
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
