//! The form of something that was bought outside the contracts of the book.

use leptos::prelude::*;

use crate::domain::date::Date;
use crate::domain::id::{CustomerId, PurchaseRecordId};
use crate::domain::money::Currency;
use crate::domain::purchase_record::{PurchaseOrigin, PurchaseRecord};
use crate::domain::rate::Quantity;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, BrowserIds, Form, Problem, use_app};
use crate::ui::pages::pipeline::CURRENCIES;
use crate::ui::sheets::{DeleteButton, FormSheet, keep, keep_record};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

fn check(
    app: App,
    form: Form,
    customer: CustomerId,
    id: PurchaseRecordId,
    origin: PurchaseOrigin,
) -> Result<PurchaseRecord, Vec<Problem>> {
    let text = app.untracked_text();
    let mut problems = Vec::new();
    let mut problem = |field: &'static str, words: &str| problems.push(Problem { field, words: words.to_owned() });
    let name = form.text("name");
    if name.is_empty() {
        problem("name", text.purchase_name_problem());
    }
    let on = Date::parse(&form.text("on")).ok();
    match on {
        None => problem("on", text.bad_date()),
        Some(on) if on > app.today.get_untracked() => problem("on", text.purchase_on_later()),
        Some(_) => {}
    }
    let written = form.text("quantity");
    let quantity = if written.is_empty() { Some(Quantity::default()) } else { format::parse_quantity(&written) };
    let quantity = quantity.filter(|it| it.thousandths >= 0);
    if quantity.is_none() {
        problem("quantity", text.purchase_quantity_problem());
    }
    let currency = Currency::of(&form.text("currency")).unwrap_or(Currency::CNY);
    let amount = format::parse_amount(&form.text("amount"), currency);
    if amount.is_none() {
        problem("amount", text.purchase_amount_problem());
    }
    let (Some(on), Some(quantity), Some(amount), true) = (on, quantity, amount, problems.is_empty()) else {
        return Err(problems);
    };
    Ok(PurchaseRecord {
        id,
        customer,
        on,
        name,
        spec: form.text("spec"),
        unit: form.text("unit"),
        quantity,
        amount,
        reference: form.text("reference"),
        origin,
        note: form.text("note"),
    })
}

/// The sheet: something new, or one to edit.
#[component]
pub(in crate::ui) fn PurchaseSheet(customer: CustomerId, id: Option<PurchaseRecordId>) -> impl IntoView {
    let app = use_app();
    let known = id.and_then(|id| app.peek::<PurchaseRecord>(id));
    let key = id.map_or_else(|| format!("purchase/new/{customer}"), |id| format!("purchase/{id}"));
    let of = |read: fn(&PurchaseRecord) -> &str| known.as_deref().map(read).unwrap_or_default().to_owned();
    let quantity = known.as_deref().map(|it| it.quantity).filter(|it| it.thousandths != 0);
    let amount = known.as_deref().map(|it| it.amount);
    let form = Form::start(
        app,
        key,
        vec![
            ("name", of(|it| &it.name)),
            ("spec", of(|it| &it.spec)),
            ("on", known.as_deref().map(|it| it.on.to_string()).unwrap_or_default()),
            ("quantity", quantity.map(format::plain_quantity).unwrap_or_default()),
            ("unit", of(|it| &it.unit)),
            ("amount", amount.map(format::plain_amount).unwrap_or_default()),
            ("currency", amount.map_or(Currency::CNY, |it| it.currency).code().to_owned()),
            ("reference", of(|it| &it.reference)),
            ("note", of(|it| &it.note)),
        ],
    );
    let (before, origin) = (known.clone(), known.as_deref().map(|it| it.origin).unwrap_or_default());
    // a customer that another one stands for by now keeps what it bought under its own name
    let customer = known.as_deref().map_or(customer, |it| it.customer);
    let submit = Callback::new(move |()| {
        let id = id.unwrap_or_else(|| PurchaseRecordId::fresh(&mut BrowserIds));
        let checked = check(app, form, customer, id, origin);
        keep_record(app, form, before.as_deref(), checked, |text, _| text.purchase_saved().to_owned());
    });
    let delete = move || {
        id.map(|id| {
            let act = Callback::new(move |()| {
                let said = app.untracked_text().purchase_deleted().to_owned();
                keep(app, form, Batch::new().delete::<PurchaseRecord>(id), said);
            });
            view! { <DeleteButton act /> }
        })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let hint = label(Text::optional);
    let title = if id.is_none() { label(Text::purchase_add) } else { label(Text::purchase_edit) };
    let currencies = Signal::derive(move || CURRENCIES.map(|it| (it.code().to_owned(), it.code().to_owned())).to_vec());
    view! {
        <FormSheet title form submit aside=delete>
            <div class="fields">
                <TextField name="purchase-name" label=label(Text::purchases_what) value=form.field("name") problem=form.problem("name") wide=true />
                <TextField name="purchase-spec" label=label(Text::purchase_spec) value=form.field("spec") hint />
                <TextField name="purchase-on" label=label(Text::purchases_day) value=form.field("on") problem=form.problem("on") kind="date" />
                <TextField name="purchase-quantity" label=label(Text::purchases_quantity) value=form.field("quantity") problem=form.problem("quantity") hint figures=true />
                <TextField name="purchase-unit" label=label(Text::purchase_unit) value=form.field("unit") hint />
                <TextField name="purchase-amount" label=label(Text::purchase_paid) value=form.field("amount") problem=form.problem("amount") figures=true />
                <ChoiceField name="purchase-currency" label=label(Text::opportunity_currency) value=form.field("currency") choices=currencies />
                <TextField name="purchase-reference" label=label(Text::purchase_reference) value=form.field("reference") hint wide=true />
                <TextArea name="purchase-note" label=label(Text::customer_note) value=form.field("note") hint />
            </div>
        </FormSheet>
    }
}
