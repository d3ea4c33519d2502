//! Terms of a contract as changes: what differs between two drafts, and a draft with such changes made to it.

use serde_json::{Map, Value};

use crate::domain::contract::Contract;
use crate::domain::negotiation::TermChange;
use crate::domain::negotiation::package::Misfit;

/// What a contract says to its own book and to nobody else: whose it is, notes, what is known of the deal beside its clauses, and
/// which warnings were accepted. Nobody proposes these.
pub const AT_HOME: [&str; 8] =
    ["id", "own_entity", "customer", "owner", "drafted_from", "note", "circumstances", "acknowledged"];

/// The clauses of one's own, each under its id, and the texts of built-in clauses that were written by hand.
const SETS: [&str; 2] = ["own_clauses", "by_hand"];

/// How the parts of a path are parted.
const PART: char = '/';

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
    // a value that is read and then written otherwise would not be what was proposed
    if serde_json::to_value(&changed).is_ok_and(|written| written == value) {
        Ok(Contract { signing: changed.signing.come_home(&draft.signing), ..changed })
    } else {
        Err(Misfit::NotAContract)
    }
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
                path: path.join("/"),
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
