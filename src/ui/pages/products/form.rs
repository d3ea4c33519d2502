//! The form of a product.

use leptos::prelude::*;

use crate::domain::id::ProductId;
use crate::domain::money::Currency;
use crate::domain::product::Product;
use crate::domain::rate::Ppm;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::pages::pipeline::CURRENCIES;
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

fn check(app: App, form: Form, id: ProductId) -> Result<Product, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut problem = |field, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let name = form.text("name");
    if name.is_empty() {
        problem("name", text.product_name_problem());
    }
    let code = form.text("code");
    let all = app.peek_all::<Product>();
    let twin = all.iter().find(|it| it.id != id && !code.is_empty() && it.code.eq_ignore_ascii_case(&code));
    if let Some(twin) = twin {
        problem("code", &text.product_code_twice(&twin.name));
    }
    let currency = Currency::of(&form.text("currency")).unwrap_or(Currency::CNY);
    let price = format::parse_amount(&form.text("price"), currency).filter(|it| it.minor >= 0);
    if price.is_none() {
        problem("price", text.bad_amount());
    }
    let typed = form.text("floor");
    let floor_price = format::parse_amount(&typed, currency).filter(|it| it.minor >= 0);
    if floor_price.is_none() && !typed.is_empty() {
        problem("floor", text.bad_amount());
    } else if let (Some(floor), Some(price)) = (floor_price, price)
        && floor.minor > price.minor
    {
        problem("floor", text.product_floor_problem());
    }
    let tax_rate = format::parse_percent(&form.text("tax")).filter(|it| (Ppm(0)..=Ppm::WHOLE).contains(it));
    if tax_rate.is_none() {
        problem("tax", text.bad_percent());
    }
    let (Some(price), Some(tax_rate), true) = (price, tax_rate, problems.is_empty()) else { return Err(problems) };
    Ok(Product {
        id,
        code,
        name,
        name_en: form.text("name_en"),
        spec: form.text("spec"),
        unit: form.text("unit"),
        price,
        floor_price,
        tax_rate,
        withdrawn: form.text("state") == "withdrawn",
        note: form.text("note"),
    })
}

/// The sheet: a new product, or one to edit.
#[component]
pub(in crate::ui) fn ProductSheet(id: Option<ProductId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<Product>(id));
    let of = |read: fn(&Product) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let price = known.as_deref().map(|it| it.price);
    let withdrawn = known.as_deref().is_some_and(|it| it.withdrawn);
    let form = Form::start(
        app,
        id.map_or_else(|| "product/new".to_owned(), |id| format!("product/{id}")),
        vec![
            ("code", of(|it| &it.code)),
            ("name", of(|it| &it.name)),
            ("name_en", of(|it| &it.name_en)),
            ("spec", of(|it| &it.spec)),
            ("unit", of(|it| &it.unit)),
            ("price", price.map(format::plain_amount).unwrap_or_default()),
            ("currency", price.map_or(Currency::CNY, |it| it.currency).code().to_owned()),
            ("floor", known.as_deref().and_then(|it| it.floor_price).map(format::plain_amount).unwrap_or_default()),
            ("tax", known.as_deref().map_or_else(|| "13%".to_owned(), |it| format::percent(it.tax_rate))),
            ("state", if withdrawn { "withdrawn" } else { "offered" }.to_owned()),
            ("note", of(|it| &it.note)),
        ],
    );
    let before = known.clone();
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| ProductId::fresh(&mut BrowserIds));
        keep_record(app, form, before.as_deref(), check(app, form, id), |text, it| text.product_saved(&it.name));
    });
    let delete = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                let name = app.peek::<Product>(id).map(|it| it.name.clone()).unwrap_or_default();
                keep(
                    app,
                    form,
                    app.free_tickets_of(id, Batch::new().delete::<Product>(id)),
                    app.untracked_text().product_deleted(&name),
                );
            });
            view! {
                <DeleteButton act />
            }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if id.is_none() { label(Text::product_new) } else { label(Text::product_edit) };
    let currencies = Signal::derive(move || CURRENCIES.map(|it| (it.code().to_owned(), it.code().to_owned())).to_vec());
    let states = Signal::derive(move || {
        let text = app.text();
        vec![
            ("offered".to_owned(), text.product_offered().to_owned()),
            ("withdrawn".to_owned(), text.product_withdrawn().to_owned()),
        ]
    });
    view! {
        <FormSheet title form submit aside=delete>
            <div class="fields">
                <TextField name="product-name" label=label(Text::product_name) value=form.field("name") problem=form.problem("name") wide=true />
                <TextField name="product-name-en" label=label(Text::line_name_en) value=form.field("name_en") hint wide=true />
                <TextField name="product-code" label=label(Text::product_code) value=form.field("code") problem=form.problem("code") hint />
                <TextField name="product-spec" label=label(Text::line_spec) value=form.field("spec") hint />
                <TextField name="product-price" label=label(Text::product_price) value=form.field("price") problem=form.problem("price") hint=label(Text::product_price_hint) figures=true />
                <ChoiceField name="product-currency" label=label(Text::opportunity_currency) value=form.field("currency") choices=currencies />
                <TextField name="product-floor" label=label(Text::product_floor) value=form.field("floor") problem=form.problem("floor") hint figures=true />
                <TextField name="product-unit" label=label(Text::line_unit) value=form.field("unit") hint />
                <TextField name="product-tax" label=label(Text::line_tax) value=form.field("tax") problem=form.problem("tax") figures=true />
                <ChoiceField name="product-state" label=label(Text::product_state) value=form.field("state") choices=states />
                <TextArea name="product-note" label=label(Text::customer_note) value=form.field("note") hint />
            </div>
        </FormSheet>
    }
}
