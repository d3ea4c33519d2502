//! What a lost loan costs: what is said of it when the loss is recorded, and the working of what is owed.

use leptos::prelude::*;

use crate::domain::contract::party::Side;
use crate::domain::materials::loss::{Cost, Loss, MOST_MONTHS, Missing, Reckoned, Valuation, Wear, debtor};
use crate::i18n::{Message, Text, format};
use crate::state::{App, Form, MaterialItem, Problem, use_app};
use crate::ui::widgets::field::TextField;

/// What was said of the cost of a loss, from the boxes of the form.
pub(super) fn valuation(text: Text, form: Form, item: &MaterialItem) -> Result<Valuation, Vec<Problem>> {
    let currency = item.worth().map_or(item.contract.total.currency, |it| it.currency);
    let mut problems = Vec::new();
    let mut wrong =
        |field: &'static str, words: &'static str| problems.push(Problem { field, words: words.to_owned() });
    let (value, months, wear) = (form.text("value"), form.text("months"), form.text("wear"));
    let stated = format::parse_amount(&value, currency).filter(|it| it.minor > 0);
    if stated.is_none() && !value.trim().is_empty() {
        wrong("value", text.material_worth_problem());
    }
    let said = match (months.trim(), wear.trim()) {
        ("", "") => None,
        ("", sum) => {
            let sum = format::parse_amount(sum, currency).filter(|it| it.minor >= 0);
            if sum.is_none() {
                wrong("wear", text.material_worth_problem());
            }
            sum.map(Wear::Sum)
        }
        (months, "") => {
            let months = months.parse::<u16>().ok().filter(|it| (1..=MOST_MONTHS).contains(it));
            if months.is_none() {
                wrong("months", text.material_months_problem());
            }
            months.map(|months| Wear::StraightLine { months })
        }
        _ => {
            wrong("wear", text.material_wear_problem());
            None
        }
    };
    if problems.is_empty() { Ok(Valuation { value: stated, wear: said }) } else { Err(problems) }
}

/// The boxes.
#[component]
pub(super) fn LossCells(form: Form) -> impl IntoView {
    let app = use_app();
    let label = move |words: Message| Signal::derive(move || words(app.text()).to_owned());
    view! {
        <TextField name="material-value" label=label(Text::material_loss_value) value=form.field("value") problem=form.problem("value") figures=true hint=label(Text::material_loss_value_hint) />
        <TextField name="material-months" label=label(Text::material_loss_months) value=form.field("months") problem=form.problem("months") figures=true hint=label(Text::material_loss_months_hint) />
        <TextField name="material-wear" label=label(Text::material_loss_wear) value=form.field("wear") problem=form.problem("wear") figures=true hint=label(Text::material_loss_wear_hint) />
    }
}

/// What was lost of a material and what is owed for it, each loss with its working; nothing where nothing was lost.
pub(super) fn losses(app: App, item: &MaterialItem) -> Option<impl IntoView + use<>> {
    let text = app.text();
    let unit = app.material_unit(text, item);
    let owes = match debtor(item.giver()) {
        Side::Us => text.material_loss_ours(),
        Side::Them => text.material_loss_theirs(),
    };
    let rows = item.losses.iter().map(|loss| one(app, text, item, &unit, owes, loss));
    let rows = rows.collect::<Vec<_>>();
    (!rows.is_empty()).then(|| {
        view! {
            <section class="materials__history" id="material-losses">
                <h3>{text.material_loss()}</h3>
                {rows}
            </section>
        }
    })
}

fn one(app: App, text: Text, item: &MaterialItem, unit: &str, owes: &'static str, loss: &Loss) -> AnyView {
    let much = text.material_amount_of(loss.lost, unit);
    let head = format!("{much} · {}", text.near_date(loss.on, app.as_of()));
    let body = match loss.cost {
        Cost::Owed(it) => working(text, item, unit, owes, &it, loss),
        Cost::Missing(missing) => {
            let words = match missing {
                Missing::Value => text.material_loss_no_value().to_owned(),
                Missing::Wear { value } => text.material_loss_no_wear(&format::money(value)),
                Missing::Sums => text.material_loss_no_sum().to_owned(),
            };
            view! { <p class="field__help" data-missing="">{words}</p> }.into_any()
        }
    };
    view! {
        <h4>{head}</h4>
        {body}
    }
    .into_any()
}

fn working(text: Text, item: &MaterialItem, unit: &str, owes: &'static str, it: &Reckoned, loss: &Loss) -> AnyView {
    let agreed = it.agreed.map(|agreed| {
        let whole = text.material_amount_of(item.terms().amount, unit);
        let words = text.material_loss_agreed(&whole);
        view! { <tr><th scope="row">{words}</th><td class="num">{format::money(agreed)}</td></tr> }
    });
    let part = text.material_loss_of(&text.material_amount_of(loss.lost, unit));
    let wear = it.days.map_or_else(
        || text.settle_word_wear().to_owned(),
        |days| text.material_loss_days(&days.used.to_string(), &days.life.to_string()),
    );
    view! {
        <table class="table" data-cost="">
            <tbody>
                {agreed}
                <tr><th scope="row">{part}</th><td class="num">{format::money(it.value)}</td></tr>
                <tr><th scope="row">{wear}</th><td class="num">{format::money(it.wear)}</td></tr>
                <tr><th scope="row">{owes}</th><td class="num">{format::money(it.sum)}</td></tr>
            </tbody>
        </table>
    }
    .into_any()
}
