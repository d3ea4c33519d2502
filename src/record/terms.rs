//! Terms of a contract as changes: what differs between two drafts, and a draft with such changes made to it.

use serde_json::{Map, Value};

use crate::domain::contract::Contract;
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::fallback::Fallback;
use crate::domain::id::NewId;
use crate::domain::money::Currency;
use crate::domain::negotiation::TermChange;
use crate::domain::negotiation::clause::clause_of;
use crate::domain::negotiation::package::Misfit;
use crate::domain::own_template::{move_plan, renew_plan};

/// What a contract says to its own book and to nobody else: whose it is, notes, what is known of the deal beside its clauses, and
/// which warnings were accepted. Nobody proposes these.
pub const AT_HOME: [&str; 8] =
    ["id", "own_entity", "customer", "owner", "drafted_from", "note", "circumstances", "acknowledged"];

/// The clauses of one's own, each under its id, and the texts of built-in clauses that were written by hand.
const SETS: [&str; 2] = ["own_clauses", "by_hand"];

/// How the parts of a path are parted.
const PART: &str = "/";

/// What makes `after` of `before`, term by term, in the order of the paths. Lists are one value each.
pub fn changed_terms(before: &Contract, after: &Contract) -> Vec<TermChange> {
    let (Some(mut before), Some(mut after)) = (terms_of(before), terms_of(after)) else { return Vec::new() };
    fill_set(&mut before);
    fill_set(&mut after);
    let mut changes = Vec::new();
    compare(&mut Vec::new(), &before, &after, &mut changes);
    changes.sort();
    changes
}

/// The draft with these changes made to it.
///
/// # Errors
/// A place that is not there or is none that may be changed; a value that the term cannot have.
pub fn with_terms(draft: &Contract, changes: &[TermChange]) -> Result<Contract, Misfit> {
    let (value, changed) = made(draft, changes)?;
    // a value that is read and then written otherwise would not be what was proposed
    if serde_json::to_value(&changed).is_ok_and(|written| written == value) {
        Ok(Contract { signing: changed.signing.come_home(&draft.signing), ..changed })
    } else {
        Err(Misfit::NotAContract)
    }
}

/// The terms of one clause as they stand, to be kept as a fallback: what belongs to one deal is left out, and of what the contract does
/// not say it is kept that it goes.
pub fn kept_terms(contract: &Contract, clause: ClauseId) -> Vec<TermChange> {
    let Some(terms) = terms_of(contract) else { return Vec::new() };
    let mut kept = Vec::new();
    gather(&mut Vec::new(), &terms, clause, &mut kept);
    let by_hand = format!("by_hand{PART}{}", clause.name());
    for path in Fallback::left_out(clause).iter().copied().chain([by_hand.as_str()]) {
        let is_within =
            |of: &TermChange| path.strip_prefix(&of.path).is_some_and(|rest| rest.is_empty() || rest.starts_with(PART));
        if !kept.iter().any(is_within) {
            kept.push(TermChange { path: path.to_owned(), from: None, to: None });
        }
    }
    kept.sort();
    kept
}

/// The draft with the terms of a fallback in their clause. Parts of a plan that it brings get ids of their own, and their days move
/// with the date of the draft.
///
/// # Errors
/// The draft has no place for them, they are none of that clause, they name a sum in another currency than the draft or a reference
/// rate of a contract in another currency, or they are none that a contract of this version can have.
pub fn with_fallback(draft: &Contract, fallback: &Fallback, ids: &mut impl NewId) -> Result<Contract, Misfit> {
    let mut terms = terms_of(draft).ok_or(Misfit::NotAContract)?;
    fill_set(&mut terms);
    if let Some(other) = fallback.changes.iter().find(|it| clause_of(&it.path) != Some(fallback.clause)) {
        return Err(Misfit::NoPlace { path: other.path.clone() });
    }
    // every sum of a contract is in its one currency, and nobody has said what a sum of another deal would be in it
    let currency = draft.price.currency.code();
    // nor is the rate of one money, as the LPR of the yuan is, one of another
    let is_other_money = fallback.currency.is_some_and(|kept| kept != draft.price.currency);
    let is_out_of_place = |it: &Map<String, Value>| {
        sum_currency(it).is_some_and(|named| named != currency) || is_other_money && is_reference(it)
    };
    let holds_such = |to: &str| {
        serde_json::from_str::<Value>(to).is_ok_and(|term| {
            let mut all = Vec::new();
            objects(&term, &mut all);
            all.into_iter().any(is_out_of_place)
        })
    };
    if let Some(foreign) = fallback.changes.iter().find(|it| it.to.as_deref().is_some_and(holds_such)) {
        return Err(Misfit::NoPlace { path: foreign.path.clone() });
    }
    // what shall go and is not there has gone
    let wanted: Vec<TermChange> =
        fallback.changes.iter().filter(|it| it.to.is_some() || look(&terms, &it.path).is_some()).cloned().collect();
    // it may have been kept by an earlier version, which wrote terms with fewer fields
    let (_, taken) = made(draft, &wanted)?;
    let mut taken = Contract { signing: draft.signing.clone(), ..taken };
    let before = draft.payment.terms().map(|it| &it.plan);
    if let Clause::Included(payment) = &mut taken.payment
        && before != Some(&payment.plan)
    {
        if let Some(kept_on) = fallback.kept_on {
            move_plan(&mut payment.plan, kept_on.days_until(draft.drafted_on));
        }
        renew_plan(&mut payment.plan, ids);
    }
    Ok(taken)
}

/// The currency of the first sum that a fallback names; nothing where it names none.
pub fn currency_of(fallback: &Fallback) -> Option<Currency> {
    let mut written = fallback.changes.iter().filter_map(|it| serde_json::from_str::<Value>(it.to.as_deref()?).ok());
    written.find_map(|term| {
        let mut all = Vec::new();
        objects(&term, &mut all);
        all.into_iter().filter_map(sum_currency).find_map(Currency::of)
    })
}

/// Every object in a term, each before those inside it.
fn objects<'a>(value: &'a Value, into: &mut Vec<&'a Map<String, Value>>) {
    match value {
        Value::Object(fields) => {
            into.push(fields);
            for it in fields.values() {
                objects(it, into);
            }
        }
        Value::Array(items) => {
            for it in items {
                objects(it, into);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The code of the currency, where this is how a sum is written.
fn sum_currency(fields: &Map<String, Value>) -> Option<&str> {
    fields.get("cur").and_then(Value::as_str).filter(|_| fields.contains_key("amt"))
}

/// Whether this is how a late fee by a reference rate is written.
fn is_reference(fields: &Map<String, Value>) -> bool {
    matches!(fields.get("kind").and_then(Value::as_str), Some("reference_multiple" | "reference_plus"))
}

/// Which of these terms say something else by now than what they said when they were proposed, and than what is proposed.
pub fn moved_terms<'a>(draft: &Contract, changes: &'a [TermChange]) -> Vec<&'a str> {
    let Some(mut terms) = terms_of(draft) else { return Vec::new() };
    fill_set(&mut terms);
    let moved = changes.iter().filter(|change| {
        let now = look(&terms, &change.path);
        let says = |text: &Option<String>| match text {
            Some(text) => serde_json::from_str::<Value>(text).ok().as_ref() == now,
            None => now.is_none(),
        };
        !says(&change.from) && !says(&change.to)
    });
    moved.map(|change| change.path.as_str()).collect()
}

/// The draft with these changes made to it: as it is written then, and as it is read.
fn made(draft: &Contract, changes: &[TermChange]) -> Result<(Value, Contract), Misfit> {
    let mut value = serde_json::to_value(draft).map_err(|_| Misfit::NotAContract)?;
    if let Some(fields) = value.as_object_mut() {
        fill_set(fields);
    }
    for change in changes {
        make(&mut value, change)?;
    }
    if let Some(fields) = value.as_object_mut() {
        fields.retain(|name, items| {
            !SETS.contains(&name.as_str()) || items.as_object().is_none_or(|items| !items.is_empty())
        });
    }
    let changed: Contract = serde_json::from_value(value.clone()).map_err(|_| Misfit::NotAContract)?;
    Ok((value, changed))
}

/// Goes as deep as a term belongs to the clause with all that is in it.
fn gather(path: &mut Vec<String>, fields: &Map<String, Value>, clause: ClauseId, kept: &mut Vec<TermChange>) {
    for (name, value) in fields {
        path.push(name.clone());
        let at = path.join(PART);
        if is_wholly_of(clause, &at, value) {
            kept.push(TermChange { path: at, from: None, to: Some(value.to_string()) });
        } else if let Value::Object(inside) = value {
            gather(path, inside, clause, kept);
        }
        path.pop();
    }
}

/// Whether a term and all that is in it belong to a clause, and to more than one deal.
fn is_wholly_of(clause: ClauseId, path: &str, value: &Value) -> bool {
    clause_of(path) == Some(clause)
        && !Fallback::is_of_one_deal(path)
        && value.as_object().is_none_or(|inside| {
            inside.iter().all(|(name, value)| is_wholly_of(clause, &format!("{path}{PART}{name}"), value))
        })
}

/// The terms as the record writes them, without what stays at home.
pub fn terms_of(contract: &Contract) -> Option<Map<String, Value>> {
    let Ok(Value::Object(mut fields)) = serde_json::to_value(contract) else { return None };
    fields.retain(|name, _| !AT_HOME.contains(&name.as_str()));
    // from which customer a further party was chosen is nobody else's matter either
    let further =
        fields.get_mut("signing").and_then(|signing| signing.get_mut("further")).and_then(Value::as_array_mut);
    for party in further.into_iter().flatten().filter_map(Value::as_object_mut) {
        party.remove("customer");
    }
    Some(fields)
}

/// These are written only where there are any; a proposal is about one of them, the first and the last included.
fn fill_set(fields: &mut Map<String, Value>) {
    for set in SETS {
        fields.entry(set).or_insert_with(|| Value::Object(Map::new()));
    }
}

fn compare(path: &mut Vec<String>, before: &Map<String, Value>, after: &Map<String, Value>, out: &mut Vec<TermChange>) {
    let gone = before.keys().filter(|name| !after.contains_key(*name));
    for name in after.keys().chain(gone) {
        path.push(name.clone());
        match (before.get(name), after.get(name)) {
            (Some(Value::Object(from)), Some(Value::Object(to))) => compare(path, from, to, out),
            (from, to) if from == to => {}
            (from, to) => out.push(TermChange {
                path: path.join(PART),
                from: from.map(Value::to_string),
                to: to.map(Value::to_string),
            }),
        }
        path.pop();
    }
}

fn look<'a>(terms: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let mut parts = path.split(PART);
    let first = terms.get(parts.next()?)?;
    parts.try_fold(first, |value, part| value.as_object()?.get(part))
}

fn make(contract: &mut Value, change: &TermChange) -> Result<(), Misfit> {
    let nowhere = || Misfit::NoPlace { path: change.path.clone() };
    let (holders, name) = match change.path.rsplit_once(PART) {
        Some((holders, name)) => (Some(holders), name),
        None => (None, change.path.as_str()),
    };
    let first = change.path.split(PART).next().unwrap_or_default();
    if AT_HOME.contains(&first) {
        return Err(nowhere());
    }
    let mut place = contract;
    for part in holders.into_iter().flat_map(|holders| holders.split(PART)) {
        place = place.as_object_mut().and_then(|fields| fields.get_mut(part)).ok_or_else(nowhere)?;
    }
    let fields = place.as_object_mut().ok_or_else(nowhere)?;
    match &change.to {
        Some(text) => {
            let value = serde_json::from_str(text).map_err(|_| Misfit::NotAContract)?;
            fields.insert(name.to_owned(), value);
        }
        None => drop(fields.remove(name).ok_or_else(nowhere)?),
    }
    Ok(())
}
