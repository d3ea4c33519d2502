//! The form of a head of claim.

use leptos::prelude::*;

use crate::domain::dispute::Dispute;
use crate::domain::dispute::claim::{Head, HeadSort, Source};
use crate::domain::dispute::delay::DeliveryDelay;
use crate::domain::id::DisputeId;
use crate::domain::money::Currency;
use crate::i18n::{Text, format};
use crate::state::{App, Batch, Form, Problem, use_app};
use crate::ui::sheets::{DeleteButton, FormSheet, keep, refuse};
use crate::ui::widgets::field::{ChoiceField, TextArea, TextField};

/// The currencies that the form offers.
const CURRENCIES: [Currency; 6] =
    [Currency::CNY, Currency::USD, Currency::EUR, Currency::HKD, Currency::GBP, Currency::JPY];

/// The sheet.
#[component]
pub(in crate::ui) fn HeadSheet(id: DisputeId, at: Option<usize>) -> impl IntoView {
    let app = use_app();
    let dispute = app.peek::<Dispute>(id);
    let known = dispute.as_ref().zip(at).and_then(|(it, at)| it.heads.get(at).cloned());
    let has_contract = dispute.as_ref().is_some_and(|it| it.contract.is_some());
    let amount = known.as_ref().and_then(|it| match it.source {
        Source::Amount(amount) => Some(amount),
        Source::Account | Source::Delivery(_) => None,
    });
    let delay = known.as_ref().and_then(|it| match it.source {
        Source::Delivery(delay) => Some(delay),
        Source::Account | Source::Amount(_) => None,
    });
    let from = match &known {
        Some(Head { source: Source::Amount(_), .. }) => "amount",
        Some(Head { source: Source::Delivery(_), .. }) => "delivery",
        Some(_) => "account",
        None if has_contract => "account",
        None => "amount",
    };
    let sort = known.as_ref().map_or(HeadSort::Principal, |it| it.sort);
    let place = at.map_or_else(|| "new".to_owned(), |at| at.to_string());
    let form = Form::start(
        app,
        format!("dispute-head/{id}/{place}"),
        vec![
            ("sort", sort.name().to_owned()),
            ("source", from.to_owned()),
            ("amount", amount.map(format::plain_amount).unwrap_or_default()),
            ("price", delay.map(|it| format::plain_amount(it.price)).unwrap_or_default()),
            ("currency", amount.map_or(Currency::CNY, |it| it.currency).code().to_owned()),
            ("note", known.as_ref().map(|it| it.note.clone()).unwrap_or_default()),
        ],
    );
    let submit = Callback::new(move |()| {
        let Some(before) = app.peek::<Dispute>(id) else { return };
        match head(app, form, &before, delay) {
            Err(problem) => refuse(form, vec![problem]),
            Ok(head) => {
                let mut heads = before.heads.clone();
                match at.and_then(|at| heads.get_mut(at)) {
                    Some(place) => *place = head,
                    None => heads.push(head),
                }
                save(app, form, &before, heads);
            }
        }
    });
    let aside = move || {
        let at = at?;
        let act = Callback::new(move |()| {
            let Some(before) = app.peek::<Dispute>(id) else { return };
            let heads = before.heads.iter().enumerate().filter(|(place, _)| *place != at);
            let heads = heads.map(|(_, head)| head.clone()).collect();
            save(app, form, &before, heads);
        });
        Some(view! { <DeleteButton act id="delete-head" /> })
    };
    let label = move |words: fn(Text) -> &'static str| Signal::derive(move || words(app.text()).to_owned());
    let sorts = Signal::derive(move || {
        HeadSort::ALL.map(|it| (it.name().to_owned(), app.text().dispute_head(it).to_owned())).to_vec()
    });
    let sources = Signal::derive(move || {
        let text = app.text();
        // of late delivery the clause says all: only what is of it is offered it
        let by_clause = delay.map(|_| ("delivery".to_owned(), text.disputes_from_delivery().to_owned()));
        let usual = [("account", text.disputes_from_account()), ("amount", text.disputes_from_amount())];
        let usual = usual.map(|(name, words)| (name.to_owned(), words.to_owned()));
        by_clause.into_iter().chain(usual).collect::<Vec<_>>()
    });
    let currencies = Signal::stored(CURRENCIES.map(|it| (it.code().to_owned(), it.code().to_owned())).to_vec());
    let by_hand = move || form.field("source").with(|it| it == "amount");
    let by_clause = move || form.field("source").with(|it| it == "delivery");
    let title = if at.is_some() { label(Text::disputes_head_edit) } else { label(Text::disputes_head_add) };
    view! {
        <FormSheet title form submit aside=aside>
            <div class="fields">
                <ChoiceField name="head-sort" label=label(Text::disputes_head_sort) value=form.field("sort") choices=sorts wide=true />
                <ChoiceField name="head-source" label=label(Text::disputes_head_source) value=form.field("source") choices=sources problem=form.problem("source") wide=true />
                <Show when=by_hand>
                    <TextField name="head-amount" label=label(Text::disputes_head_amount) value=form.field("amount") problem=form.problem("amount") figures=true />
                    <ChoiceField name="head-currency" label=label(Text::disputes_currency) value=form.field("currency") choices=currencies />
                </Show>
                <Show when=by_clause>
                    <TextField name="head-price" label=label(Text::disputes_delay_price) value=form.field("price") problem=form.problem("price") figures=true wide=true />
                </Show>
                <TextArea name="head-note" label=label(Text::disputes_note) value=form.field("note") hint=label(Text::optional) />
            </div>
        </FormSheet>
    }
}

fn save(app: App, form: Form, before: &Dispute, heads: Vec<Head>) {
    let after = Dispute { heads, ..before.clone() };
    let said = app.untracked_text().disputes_saved(&after.number);
    keep(app, form, Batch::new().edit(Some(before), &after), said);
}

/// `delay`: the late delivery that it was of.
fn head(app: App, form: Form, dispute: &Dispute, delay: Option<DeliveryDelay>) -> Result<Head, Problem> {
    let text = app.untracked_text();
    let sort = HeadSort::of(&form.text("sort")).unwrap_or(HeadSort::Other);
    let source = if form.text("source") == "account" {
        if dispute.contract.is_none() {
            return Err(Problem { field: "source", words: text.disputes_no_contract_problem().to_owned() });
        }
        if sort.of_account().is_none() {
            return Err(Problem { field: "source", words: text.disputes_account_problem().to_owned() });
        }
        Source::Account
    } else if let Some(delay) = delay.filter(|_| form.text("source") == "delivery") {
        let price = format::parse_amount(&form.text("price"), delay.price.currency).filter(|it| it.minor > 0);
        let words = text.bad_amount().to_owned();
        Source::Delivery(DeliveryDelay { price: price.ok_or(Problem { field: "price", words })?, ..delay })
    } else {
        let currency = Currency::of(&form.text("currency")).unwrap_or(Currency::CNY);
        let amount = format::parse_amount(&form.text("amount"), currency).filter(|it| it.minor > 0);
        let words = text.bad_amount().to_owned();
        Source::Amount(amount.ok_or(Problem { field: "amount", words })?)
    };
    Ok(Head { sort, source, note: form.text("note") })
}
