//! Values of registers in words: what a person would see on the record's own page.

use serde_json::Value;

use super::matter::dispute_words;
use super::person::register_words;
use crate::domain::activity::ActivityOutcome;
use crate::domain::address::Address;
use crate::domain::contact::Contact;
use crate::domain::contract::Contract;
use crate::domain::contract::circumstances::Size;
use crate::domain::contract::party::{ContractKind, SubjectKind};
use crate::domain::contract::payment::InvoiceKind;
use crate::domain::contract::wording::Wording;
use crate::domain::customer::{Customer, Level, PartyKind, TradeRole};
use crate::domain::date::Date;
use crate::domain::id::{ContactId, ContractId, CustomerId};
use crate::domain::line::Line;
use crate::domain::money::{Currency, Money};
use crate::domain::own_entity::BankAccount;
use crate::domain::rate::Ppm;
use crate::domain::receipt::{ClaimPart, PaymentMethod};
use crate::domain::recovery_cost::CostKind;
use crate::domain::repetition::Repetition;
use crate::domain::sales_target::done::Done;
use crate::i18n::{Locale, Text, format};
use crate::state::{App, LIFE};

/// How many parts of a long value are told.
const PARTS: usize = 6;

fn decoded<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
    serde_json::from_value(value.clone()).ok()
}

/// A value of a register in words. Of what has many parts, those are told in which it differs from `others`.
pub(crate) fn value_words(app: App, kind: &str, field: &str, value: &Value, others: &[&Value]) -> String {
    let text = app.text();
    if let Some(stays) = value.as_bool().filter(|_| field == LIFE) {
        return if stays { text.life_kept() } else { text.life_gone() }.to_owned();
    }
    if let Some(words) = app.own_register_words(text, kind, field, value) {
        return words;
    }
    let name = field.split_once('/').map_or(field, |(set, _)| set);
    let known = match (kind, name) {
        ("customer", "kind") => decoded::<PartyKind>(value).map(|it| text.party_kind(it).to_owned()),
        ("customer", "role") => decoded::<TradeRole>(value).map(|it| text.trade_role(it).to_owned()),
        ("customer", "scale") => decoded::<Size>(value).map(|it| text.scale(it).to_owned()),
        ("customer", "level") => decoded::<Level>(value).map(|it| text.level(it).to_owned()),
        ("contract", "kind") => decoded::<ContractKind>(value).map(|it| text.contract_kind_name(it).to_owned()),
        ("contract", "subject_kind") => decoded::<SubjectKind>(value).map(|it| text.subject_kind_name(it).to_owned()),
        ("activity", "outcome") => decoded::<ActivityOutcome>(value).map(|it| text.activity_outcome(it).to_owned()),
        ("activity", "repeats") => decoded::<Repetition>(value).map(|it| text.repetition(it)),
        ("waiver" | "allocation", "part") => decoded::<ClaimPart>(value).map(|it| text.claim_part(it).to_owned()),
        ("recovery_cost", "kind") => decoded::<CostKind>(value).map(|it| text.cost_kind(it).to_owned()),
        ("invoice", "kind") => decoded::<InvoiceKind>(value).map(|it| text.invoice_kind(it).to_owned()),
        ("receipt", "method") => decoded::<PaymentMethod>(value).map(|it| text.payment_method(it).to_owned()),
        ("contact", "merged_into") => {
            decoded::<ContactId>(value).and_then(|id| app.peek::<Contact>(id)).map(|it| it.name.clone())
        }
        ("sales_target", "done") => decoded::<Done>(value).map(|it| text.target_done_words(&it)),
        ("customer", "tags") => decoded::<Vec<String>>(value).map(|tags| tags.join(text.between_tags())),
        (_, "customer") | ("customer", "merged_into" | "parent") => {
            decoded::<CustomerId>(value).and_then(|id| app.peek::<Customer>(id)).map(|it| it.name.clone())
        }
        ("customer", "not_same") if value.as_bool() == Some(true) => {
            let other = field.split_once('/').and_then(|(_, id)| CustomerId::parse(id));
            other.and_then(|id| app.peek::<Customer>(id)).map(|it| it.name.clone())
        }
        (_, "contract") => {
            decoded::<ContractId>(value).and_then(|id| app.peek::<Contract>(id)).map(|it| it.number.clone())
        }
        (_, "address") => decoded::<Address>(value).map(|it| joined([it.region, it.line])),
        (_, "bank") => decoded::<BankAccount>(value).map(|it| joined([it.bank, it.account])),
        ("contract" | "quote" | "opportunity", "lines") => decoded::<Line>(value).map(|line| text.line_words(&line)),
        _ => register_words(app, kind, name, value)
            .or_else(|| dispute_words(app, kind, name, value))
            .or_else(|| text.choice_words(kind, name, value)),
    };
    let words = known.or_else(|| simple(app, value)).unwrap_or_else(|| parts_words(app, value, others));
    if words.is_empty() { text.value_empty().to_owned() } else { words }
}

fn joined(parts: impl IntoIterator<Item = String>) -> String {
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A value that is one thing: an amount, a day, a text, a number.
fn simple(app: App, value: &Value) -> Option<String> {
    let text = app.text();
    match value {
        Value::Null => Some(text.value_empty().to_owned()),
        Value::Bool(yes) => Some(if *yes { text.switch_on() } else { text.switch_off() }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(words) => Some(match Date::parse(words) {
            Ok(date) => text.date(date),
            Err(_) => words.replace('_', " "),
        }),
        Value::Object(parts) => decoded::<Money>(value).map(format::money).or_else(|| {
            let wording = !parts.is_empty() && parts.keys().all(|key| key == "zh" || key == "en");
            wording.then(|| decoded::<Wording>(value).map(|it| text.wording(&it).to_owned())).flatten()
        }),
        Value::Array(_) => None,
    }
}

/// The parts of a value with their names, as far as they differ from the others.
fn parts_words(app: App, value: &Value, others: &[&Value]) -> String {
    let mut own = Vec::new();
    leaves(app, value, &mut Vec::new(), &mut own);
    let mut known: Vec<Vec<(Vec<String>, Value)>> = Vec::new();
    for other in others {
        let mut found = Vec::new();
        leaves(app, other, &mut Vec::new(), &mut found);
        known.push(found);
    }
    let differs = |leaf: &&(Vec<String>, Value)| known.is_empty() || known.iter().any(|other| !other.contains(*leaf));
    let differing: Vec<&(Vec<String>, Value)> = own.iter().filter(differs).collect();
    let told = differing.iter().take(PARTS).map(|(path, leaf)| {
        let part = path.last().map(String::as_str).unwrap_or_default();
        let words = match leaf.as_i64().filter(|_| is_rate(part)) {
            Some(ppm) => format::percent(Ppm(ppm)),
            None => simple(app, leaf).unwrap_or_default(),
        };
        if part.is_empty() || part.chars().all(|c| c.is_ascii_digit()) {
            words
        } else {
            format!("{} {words}", app.text().part_name(part))
        }
    });
    let told = told.collect::<Vec<_>>().join(" · ");
    if told.is_empty() { app.text().value_changed().to_owned() } else { told }
}

/// Whether a number under this name is in parts per million.
fn is_rate(part: &str) -> bool {
    part.ends_with("rate") || part == "share" || part == "discount" || part == "of"
}

fn leaves(app: App, value: &Value, path: &mut Vec<String>, found: &mut Vec<(Vec<String>, Value)>) {
    let mut below = |name: String, value: &Value, found: &mut Vec<(Vec<String>, Value)>| {
        path.push(name);
        leaves(app, value, path, found);
        path.pop();
    };
    match value {
        Value::Object(parts) if simple(app, value).is_none() => {
            for (name, part) in parts {
                below(name.clone(), part, found);
            }
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                below(index.to_string(), item, found);
            }
        }
        leaf @ (Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_)) => {
            found.push((path.clone(), leaf.clone()));
        }
    }
}

/// How another value for a register is typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Editor {
    /// An amount.
    Amount(Currency),
    /// A day.
    Day,
    /// A line of text.
    Words,
}

impl Editor {
    /// The editor for a register that has these values; `None` where one line does not do.
    pub(crate) fn of(kind: &str, field: &str, values: &[Value]) -> Option<Self> {
        let chosen = matches!(
            (kind, field),
            (
                _,
                "kind"
                    | "role"
                    | "level"
                    | "method"
                    | "customer"
                    | "contract"
                    | "own_entity"
                    | "our_capacity"
                    | "merged_into"
                    | "parent"
                    | "primary_contact"
                    | "phone_label"
            ) | ("contract", "relationship" | "party_names" | "subject_kind" | "language")
                | ("activity", "outcome")
                | ("dispute", "ticket" | "incident")
                | ("ticket", "area" | "clause")
        );
        // nothing but one of the choices can be kept
        let is_choice = |value: &Value| Text::new(Locale::Zh).choice_words(kind, field, value).is_some();
        if chosen || field == LIFE || values.iter().any(is_choice) {
            return None;
        }
        if let Some(amount) = values.iter().find_map(decoded::<Money>) {
            return Some(Self::Amount(amount.currency));
        }
        let texts: Option<Vec<&str>> = values.iter().filter(|value| !value.is_null()).map(Value::as_str).collect();
        let texts = texts.filter(|texts| !texts.is_empty())?;
        let days = texts.iter().all(|words| Date::parse(words).is_ok());
        Some(if days { Self::Day } else { Self::Words })
    }

    /// What was typed, as a value; `None` while it is none.
    pub(crate) fn read(self, typed: &str) -> Option<Value> {
        let typed = typed.trim();
        match self {
            Self::Amount(currency) => {
                format::parse_amount(typed, currency).and_then(|amount| serde_json::to_value(amount).ok())
            }
            Self::Day => Date::parse(typed).ok().and_then(|day| serde_json::to_value(day).ok()),
            Self::Words => (!typed.is_empty()).then(|| Value::from(typed)),
        }
    }
}
