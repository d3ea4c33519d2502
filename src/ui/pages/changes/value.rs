//! Values of a record as people read them.

use serde_json::Value;
use uuid::Uuid;

use crate::domain::activity::ActivityKind;
use crate::domain::calendar::moment::Moment;
use crate::domain::contact::Contact;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::circumstances::Size;
use crate::domain::contract::clause::{Area, ClauseId};
use crate::domain::contract::party::{ContractKind, SubjectKind};
use crate::domain::contract::payment::InvoiceKind;
use crate::domain::contract::service::{ServiceChannel, Urgency};
use crate::domain::contract::targets::Cycle;
use crate::domain::contract::wording::Wording;
use crate::domain::customer::{Customer, Level, PartyKind, TradeRole};
use crate::domain::date::Date;
use crate::domain::fallback::Fallback;
use crate::domain::id::{
    ContactId, ContractId, CustomerId, FallbackId, MemberId, OpportunityId, OwnClauseId, ProductId,
};
use crate::domain::lifecycle::opportunity::StageKey;
use crate::domain::lifecycle::task::Stage as TaskStage;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::money::Money;
use crate::domain::opportunity::Opportunity;
use crate::domain::own_clause::OwnClause;
use crate::domain::preference::PreferenceCategory;
use crate::domain::product::Product;
use crate::domain::rate::Quantity;
use crate::domain::receipt::{ClaimPart, PaymentMethod};
use crate::domain::recovery_cost::CostKind;
use crate::domain::repetition::Repetition;
use crate::domain::sales_measure::SalesMetric;
use crate::domain::sales_target::Scope;
use crate::domain::sales_target::done::Done;
use crate::domain::task::Priority;
use crate::domain::team::member::{Member, MemberRole};
use crate::domain::ticket::TouchedDuty;
use crate::i18n::format;
use crate::state::App;
use crate::ui::pages::pipeline::stage_named;
use crate::ui::widgets::matter::dispute_words;
use crate::ui::widgets::person::register_words;

/// A value, or a part of one, before and after.
pub(in crate::ui) struct Difference {
    /// The part, if only a part of the value differs.
    pub(in crate::ui) part: Option<String>,
    /// Before; nothing if there was none.
    pub(in crate::ui) from: Option<String>,
    /// After.
    pub(in crate::ui) to: Option<String>,
}

/// What differs between two values of a field: the value, or of a large one the parts that differ.
pub(in crate::ui) fn differences(
    app: App,
    kind: &str,
    field: &str,
    from: Option<&Value>,
    to: Option<&Value>,
) -> Vec<Difference> {
    let words = |value: Option<&Value>| value.and_then(|value| plain(app, kind, field, value));
    let simple =
        |value: Option<&Value>| value.is_none_or(|value| plain(app, kind, field, value).is_some() || is_nothing(value));
    if simple(from) && simple(to) {
        return vec![Difference { part: None, from: words(from), to: words(to) }];
    }
    let mut parts = Vec::new();
    let (before, after) = (from.unwrap_or(&Value::Null), to.unwrap_or(&Value::Null));
    compare(app, &mut Vec::new(), At { register: field, key: "" }, (before, after), &mut parts);
    if parts.is_empty() {
        // the same value, settled anew
        let whole = to.map(ToString::to_string);
        parts.push(Difference { part: None, from: whole.clone(), to: whole });
    }
    parts
}

/// Null, an empty text, an empty list or an object without fields.
fn is_nothing(value: &Value) -> bool {
    value.is_null()
        || value.as_str() == Some("")
        || value.as_array().is_some_and(Vec::is_empty)
        || value.as_object().is_some_and(serde_json::Map::is_empty)
}

/// Where a value stands in its record.
#[derive(Clone, Copy)]
struct At<'a> {
    /// The field of the record.
    register: &'a str,
    /// The name it has there; of an item of a list, that of the list.
    key: &'a str,
}

impl At<'_> {
    /// What a clause on targets aims at, one figure or several: it is kept in thousandths of one.
    fn quantity(self, value: &Value) -> Option<String> {
        if self.register != "targets" || !["target", "stretch", "challenge", "parts", "to"].contains(&self.key) {
            return None;
        }
        if let Some(figures) = value.as_array() {
            let figures: Option<Vec<String>> = figures.iter().map(|it| self.quantity(it)).collect();
            return figures.map(|it| it.join(" · "));
        }
        value.as_i64().map(|thousandths| format::quantity(Quantity { thousandths }))
    }
}

/// Goes into objects and lists as long as both sides have them.
fn compare<'a>(
    app: App,
    path: &mut Vec<String>,
    at: At<'_>,
    (from, to): (&'a Value, &'a Value),
    parts: &mut Vec<Difference>,
) {
    if from == to {
        return;
    }
    let inner: Vec<(String, &'a Value, &'a Value)> = match (from, to) {
        _ if plain(app, "", "", from).is_some() || plain(app, "", "", to).is_some() => Vec::new(),
        (Value::Object(_) | Value::Null, Value::Object(_) | Value::Null) => {
            let keys =
                |value: &Value| value.as_object().into_iter().flat_map(|it| it.keys().cloned()).collect::<Vec<_>>();
            let mut all = [keys(from), keys(to)].concat();
            all.sort();
            all.dedup();
            let side = |value: &'a Value, key: &str| value.get(key).unwrap_or(&Value::Null);
            all.into_iter().map(|key| (side(from, &key), side(to, &key), key)).map(|(a, b, key)| (key, a, b)).collect()
        }
        (Value::Array(one), Value::Array(other)) => (0..one.len().max(other.len()))
            .map(|at| {
                let side = |list: &'a [Value]| list.get(at).unwrap_or(&Value::Null);
                (at.saturating_add(1).to_string(), side(one), side(other))
            })
            .collect(),
        _ => Vec::new(),
    };
    if inner.is_empty() {
        let words = |value: &Value| {
            let read = || at.quantity(value).or_else(|| plain(app, "", "", value));
            let whole = || read().unwrap_or_else(|| value.to_string());
            (!is_nothing(value)).then(whole)
        };
        parts.push(Difference {
            part: Some(path.join(" · ")).filter(|it| !it.is_empty()),
            from: words(from),
            to: words(to),
        });
        return;
    }
    let is_list = from.is_array();
    for (key, from, to) in inner {
        path.push(app.text().part_of(at.register, &key));
        let key = if is_list { at.key } else { key.as_str() };
        compare(app, path, At { key, ..at }, (from, to), parts);
        path.pop();
    }
}

/// A value that is read in one go; `None` for one that has parts, and for none.
fn plain(app: App, kind: &str, field: &str, value: &Value) -> Option<String> {
    let text = app.text();
    if let Some(words) = choice(app, kind, field, value) {
        return Some(words);
    }
    match value {
        Value::Null | Value::Array(_) => None,
        Value::Bool(yes) => Some(if *yes { text.switch_on() } else { text.switch_off() }.to_owned()),
        Value::Number(number) => Some(number.to_string()),
        Value::String(words) if words.is_empty() => None,
        Value::String(words) => Some(match Date::parse(words) {
            Ok(date) => text.date(date),
            Err(_) => words.clone(),
        }),
        Value::Object(_) => {
            if let Ok(money) = serde_json::from_value::<Money>(value.clone()) {
                return Some(format::money(money));
            }
            let keys: Vec<&str> = value.as_object().into_iter().flat_map(|it| it.keys().map(String::as_str)).collect();
            if keys.is_empty() {
                return None;
            }
            let texts = || {
                let parts = value.as_object().into_iter().flat_map(|it| it.values().filter_map(Value::as_str));
                parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
            };
            if keys.iter().all(|key| ["zh", "en"].contains(key)) {
                let wording: Wording = serde_json::from_value(value.clone()).ok()?;
                return Some(text.wording(&wording).to_owned());
            }
            keys.iter().all(|key| ["region", "line", "bank", "account"].contains(key)).then(texts)
        }
    }
}

/// A choice among names, or a reference to another record.
fn choice(app: App, kind: &str, field: &str, value: &Value) -> Option<String> {
    fn of<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
        serde_json::from_value(value.clone()).ok()
    }
    let text = app.text();
    if let Some(words) = app.own_register_words(text, kind, field, value) {
        return Some(words);
    }
    let told = register_words(app, kind, field, value)
        .or_else(|| dispute_words(app, kind, field, value))
        .or_else(|| text.choice_words(kind, field, value));
    if let Some(words) = told {
        return Some(words).filter(|words| !words.is_empty());
    }
    match (kind, field) {
        ("customer", "kind") => of::<PartyKind>(value).map(|it| text.party_kind(it).to_owned()),
        ("customer", "role") => of::<TradeRole>(value).map(|it| text.trade_role(it).to_owned()),
        ("customer", "scale") => of::<Size>(value).map(|it| text.scale(it).to_owned()),
        ("customer", "level") => of::<Level>(value).map(|it| text.level_words(it)),
        ("activity", "kind") => of::<ActivityKind>(value).map(|it| text.activity_kind(it).to_owned()),
        ("activity", "repeats") => of::<Repetition>(value).map(|it| text.repetition(it)),
        ("activity" | "opportunity" | "ticket", "contact") | ("contact", "merged_into") => {
            let id = ContactId(value.as_str().and_then(|it| Uuid::parse_str(it).ok())?);
            app.peek::<Contact>(id).map(|it| it.name.clone())
        }
        ("opportunity", "began_in") => {
            let key = value.as_str().filter(|key| !key.is_empty())?;
            Some(stage_named(app, &StageKey(key.to_owned())))
        }
        ("task", "repeats") => of::<Repetition>(value).map(|it| text.repetition(it)),
        ("task", "priority") => of::<Priority>(value).map(|it| text.task_priority_words(it).to_owned()),
        ("task", "stage") => of::<TaskStage>(value).map(|it| text.task_stage(&it)),
        ("sales_target", "scope") => of::<Scope>(value).map(|it| text.target_scope_name(it).to_owned()),
        ("sales_target", "metric") => of::<SalesMetric>(value).map(|it| text.sales_metric(it).to_owned()),
        ("sales_target", item) if item.starts_with("done/") => of::<Done>(value).map(|it| text.target_done_words(&it)),
        ("sales_target", "grain") => of::<Cycle>(value).map(|it| text.target_grain_name(it).to_owned()),
        ("task" | "ticket" | "sales_target", "contract") => {
            let id = ContractId(value.as_str().and_then(|it| Uuid::parse_str(it).ok())?);
            app.peek::<ContractBrief>(id).map(|it| it.number.clone())
        }
        ("task", "opportunity") => {
            let id = OpportunityId(value.as_str().and_then(|it| Uuid::parse_str(it).ok())?);
            app.peek::<Opportunity>(id).map(|it| it.name.clone())
        }
        ("ticket", "kind") => of::<TicketKind>(value).map(|it| text.ticket_kind_name(it).to_owned()),
        ("ticket", "severity") => of::<Urgency>(value).map(|it| text.urgency(it).to_owned()),
        ("ticket", "channel") => of::<ServiceChannel>(value).map(|it| text.service_channel(it).to_owned()),
        ("ticket", "area") => of::<Area>(value).map(|it| text.clause_area(it).to_owned()),
        ("ticket", "clause") => of::<ClauseId>(value).map(|it| text.clause_name(it).to_owned()),
        ("ticket", "duty") => of::<TouchedDuty>(value).map(|it| it.title),
        ("ticket", "received") => of::<Moment>(value).map(|it| text.clock_moment(it, app.as_of())),
        ("ticket", "product") => {
            let id = ProductId(value.as_str().and_then(|it| Uuid::parse_str(it).ok())?);
            app.peek::<Product>(id).map(|it| it.name.clone())
        }
        ("preference", "category") => of::<PreferenceCategory>(value).map(|it| text.preference_category(it).to_owned()),
        ("preference", "contact") => {
            let id = ContactId(value.as_str().and_then(|it| Uuid::parse_str(it).ok())?);
            app.peek::<Contact>(id).map(|it| it.name.clone())
        }
        ("proposal", "fallback_of") => {
            let id = FallbackId(value.as_str().and_then(|it| Uuid::parse_str(it).ok())?);
            app.peek::<Fallback>(id).map(|it| text.wording(&it.name).to_owned())
        }
        ("own_clause", "fallback") => {
            let id = OwnClauseId(value.as_str().and_then(|it| Uuid::parse_str(it).ok())?);
            app.peek::<OwnClause>(id).map(|it| text.wording(&it.heading).to_owned())
        }
        ("member", "role") => of::<MemberRole>(value).map(|it| text.member_role_name(it).to_owned()),
        ("member", "reports_to") | ("sales_target", "member") => {
            let id = MemberId(value.as_str().and_then(|it| Uuid::parse_str(it).ok())?);
            app.peek::<Member>(id).map(|it| it.name.clone())
        }
        ("contract", "kind") => of::<ContractKind>(value).map(|it| text.contract_kind_name(it).to_owned()),
        ("contract", "subject_kind") => of::<SubjectKind>(value).map(|it| text.subject_kind_name(it).to_owned()),
        ("waiver" | "allocation", "part") => of::<ClaimPart>(value).map(|it| text.claim_part(it).to_owned()),
        ("recovery_cost", "kind") => of::<CostKind>(value).map(|it| text.cost_kind(it).to_owned()),
        ("invoice", "kind") => of::<InvoiceKind>(value).map(|it| text.invoice_kind(it).to_owned()),
        ("receipt", "method") => of::<PaymentMethod>(value).map(|it| text.payment_method(it).to_owned()),
        ("customer", "tags") => {
            let tags = of::<Vec<String>>(value).filter(|tags| !tags.is_empty())?;
            Some(tags.join(text.between_tags()))
        }
        (_, "customer") | ("customer", "merged_into" | "parent") => {
            let id = CustomerId(value.as_str().and_then(|it| Uuid::parse_str(it).ok())?);
            app.peek::<Customer>(id).map(|it| it.name.clone())
        }
        ("customer", item) => {
            // of a pair that was said to be two, the name of the field tells the other one
            let id = item.strip_prefix("not_same/").filter(|_| value.as_bool() == Some(true))?;
            app.peek::<Customer>(CustomerId::parse(id)?).map(|it| it.name.clone())
        }
        _ => None,
    }
}
