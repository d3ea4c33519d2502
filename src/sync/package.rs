//! The contract package as a file: JSON in its one spelling, with digests. It holds terms, parties, words and open proposals of one
//! contract and nothing else of the book; the only id in it that anybody knows again is its own.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::domain::contract::Contract;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::named::NamedParties;
use crate::domain::contract::payment::Plan;
use crate::domain::date::Date;
use crate::domain::id::{PackageId, uuid_v8};
use crate::domain::lifecycle::digest::Digest;
use crate::domain::negotiation::package::{Package, PackageFault, PackedProposal};
use crate::record::terms::{terms_of, with_terms};

/// What stands in the file so that it is known again.
const FORMAT: &str = "counterpart-contract-package";
/// The form that this version writes.
const FORM: u64 = 1;
/// The largest file that is read: a contract is a few thousand bytes, twice.
pub const LARGEST_PACKAGE: usize = 2 * 1024 * 1024;

/// What a package is made of.
#[derive(Debug, Clone, Copy)]
pub struct Making<'a> {
    /// Its id: a fresh one, or that of the package that is returned.
    pub id: PackageId,
    /// The day.
    pub made_on: Date,
    /// Words for the reader.
    pub note: &'a str,
    /// The parties as the text names them.
    pub parties: &'a NamedParties,
    /// The terms as they first went out.
    pub sent: &'a Contract,
    /// The terms as they stand.
    pub edited: &'a Contract,
    /// Proposals that wait for an answer.
    pub proposals: &'a [PackedProposal],
}

/// The file as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    format: String,
    form: u64,
    package: PackageId,
    made_on: Date,
    note: String,
    parties: NamedParties,
    sent: Value,
    edited: Value,
    proposals: Vec<PackedProposal>,
    sha256: Digest,
}

/// The bytes of a package, and what it says.
///
/// # Errors
/// Terms that have no written form.
pub fn write(making: &Making<'_>) -> Result<(Vec<u8>, Package), PackageFault> {
    // a line that is only proposed is in neither of the drafts
    let wanted = making.proposals.iter().filter_map(|it| with_terms(making.edited, &it.changes).ok());
    let wanted: Vec<Contract> = wanted.collect();
    let known: Vec<&Contract> = [making.sent, making.edited].into_iter().chain(&wanted).collect();
    let names = Names::of(making.id, &known);
    let terms = |contract: &Contract| terms_of(contract).map(|terms| names.told(Value::Object(terms)));
    let sent = terms(making.sent).ok_or(PackageFault::Unwritable)?;
    let edited = terms(making.edited).ok_or(PackageFault::Unwritable)?;
    let proposals = making.proposals.iter().map(|it| names.told_of(it)).collect::<Option<Vec<_>>>();
    let mut written = Written {
        format: FORMAT.to_owned(),
        form: FORM,
        package: making.id,
        made_on: making.made_on,
        note: making.note.to_owned(),
        parties: making.parties.clone(),
        sent,
        edited,
        proposals: proposals.ok_or(PackageFault::Unwritable)?,
        sha256: Digest([0; 32]),
    };
    written.sha256 = digest(&written)?;
    let mut bytes = spelled(&written)?;
    bytes.push(b'\n');
    if bytes.len() > LARGEST_PACKAGE {
        return Err(PackageFault::TooLarge);
    }
    let package = read(&bytes)?;
    Ok((bytes, package))
}

/// Reads a package, strictly: what this version would not write again word for word is not taken.
///
/// # Errors
/// Why the file is none that can be read.
pub fn read(bytes: &[u8]) -> Result<Package, PackageFault> {
    if bytes.len() > LARGEST_PACKAGE {
        return Err(PackageFault::TooLarge);
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|_| PackageFault::NotJson)?;
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(PackageFault::OtherFile);
    }
    match value.get("form").and_then(Value::as_u64) {
        Some(FORM) => {}
        Some(form) if form > FORM => return Err(PackageFault::NewerForm { form }),
        Some(_) | None => return Err(PackageFault::Malformed),
    }
    let written: Written = serde_json::from_value(value).map_err(|_| PackageFault::Malformed)?;
    if digest(&written)? != written.sha256 {
        return Err(PackageFault::Digest);
    }
    let sent_sha256 = digest_of(&written.sent)?;
    let Written { format: _, form: _, package, made_on, note, parties, sent, edited, proposals, sha256 } = written;
    Ok(Package {
        id: package,
        made_on,
        note,
        parties,
        sent: contract(sent)?,
        edited: contract(edited)?,
        proposals,
        sent_sha256,
        sha256,
    })
}

/// The package with the ids of `ours` (the draft, and the draft with each proposal for it) in the place of the neutral names that
/// they went out under.
#[must_use]
pub fn come_home(package: Package, ours: &[&Contract]) -> Package {
    let names = Names::of(package.id, ours);
    let home = |contract: &Contract| {
        let value = names.home(serde_json::to_value(contract).ok()?);
        serde_json::from_value::<Contract>(value).ok()
    };
    let (Some(sent), Some(edited)) = (home(&package.sent), home(&package.edited)) else { return package };
    let proposals = package.proposals.iter().map(|it| names.home_of(it)).collect::<Option<Vec<_>>>();
    let Some(proposals) = proposals else { return package };
    Package { sent, edited, proposals, ..package }
}

/// Terms as a contract of nobody's book.
fn contract(terms: Value) -> Result<Contract, PackageFault> {
    let Value::Object(mut fields) = terms.clone() else { return Err(PackageFault::Terms) };
    for name in ["id", "own_entity", "customer"] {
        if fields.insert(name.to_owned(), Value::from(Uuid::nil().to_string())).is_some() {
            return Err(PackageFault::Terms);
        }
    }
    let contract: Contract = serde_json::from_value(Value::Object(fields)).map_err(|_| PackageFault::Terms)?;
    // what would not be written again is not known to this version, or has no place in a package
    let again = terms_of(&contract).map(Value::Object);
    if again == Some(terms) { Ok(contract) } else { Err(PackageFault::Terms) }
}

/// The digest of all that the file says, but for itself.
fn digest(written: &Written) -> Result<Digest, PackageFault> {
    let mut value = serde_json::to_value(written).map_err(|_| PackageFault::Unwritable)?;
    if let Some(fields) = value.as_object_mut() {
        fields.remove("sha256");
    }
    digest_of(&value)
}

fn digest_of(value: &Value) -> Result<Digest, PackageFault> {
    Ok(Digest(Sha256::digest(spelled(value)?).into()))
}

/// The one spelling: sorted keys.
fn spelled(value: &impl Serialize) -> Result<Vec<u8>, PackageFault> {
    let mut value = serde_json::to_value(value).map_err(|_| PackageFault::Unwritable)?;
    // the map of serde_json is sorted or not by a feature that any crate may turn on
    value.sort_all_objects();
    serde_json::to_vec(&value).map_err(|_| PackageFault::Unwritable)
}

/// The ids of lines and instalments, and the names they go out under: made of the package's id and their own, so that they tell
/// nobody anything and are found again by who knows both.
struct Names {
    outward: BTreeMap<String, String>,
    inward: BTreeMap<String, String>,
}

impl Names {
    fn of(package: PackageId, contracts: &[&Contract]) -> Self {
        let mut names = Self { outward: BTreeMap::new(), inward: BTreeMap::new() };
        for id in contracts.iter().flat_map(|contract| ids(contract)) {
            let neutral = neutral(package, id);
            names.outward.insert(id.to_string(), neutral.to_string());
            names.inward.insert(neutral.to_string(), id.to_string());
        }
        names
    }

    fn told(&self, value: Value) -> Value {
        renamed(value, &self.outward)
    }

    fn home(&self, value: Value) -> Value {
        renamed(value, &self.inward)
    }

    fn told_of(&self, proposal: &PackedProposal) -> Option<PackedProposal> {
        renamed_in(proposal, &self.outward)
    }

    fn home_of(&self, proposal: &PackedProposal) -> Option<PackedProposal> {
        renamed_in(proposal, &self.inward)
    }
}

fn ids(contract: &Contract) -> Vec<Uuid> {
    let lines = contract.lines.keys().map(|id| Uuid::from(*id));
    let parts = match &contract.payment {
        Clause::Included(payment) => match &payment.plan {
            Plan::LumpSum { id, .. } | Plan::Prepaid { id, .. } => vec![*id],
            Plan::Instalments { parts } | Plan::Milestones { parts, .. } => parts.iter().map(|part| part.id).collect(),
            Plan::Monthly { .. } => Vec::new(),
        },
        Clause::NotApplicable { .. } => Vec::new(),
    };
    lines.chain(parts.into_iter().map(Uuid::from)).collect()
}

/// The name of an id in a package. One of version 8 was made for a package already and tells nothing of a book: what came with a
/// package goes back under the same name. A book has ids of version 8 of its own too (of copies, and of customers that a list told of),
/// but none of lines and instalments, which are all that is named here: those it makes are of version 7.
fn neutral(package: PackageId, id: Uuid) -> Uuid {
    if id.get_version_num() == 8 {
        return id;
    }
    let mut hash = Sha256::new();
    hash.update(Uuid::from(package).as_bytes());
    hash.update(id.as_bytes());
    uuid_v8(&hash.finalize())
}

fn renamed(value: Value, names: &BTreeMap<String, String>) -> Value {
    let name = |text: String| names.get(&text).cloned().unwrap_or(text);
    match value {
        Value::String(text) => Value::String(name(text)),
        Value::Array(items) => Value::Array(items.into_iter().map(|it| renamed(it, names)).collect()),
        Value::Object(fields) => {
            let fields = fields.into_iter().map(|(key, value)| (name(key), renamed(value, names)));
            Value::Object(fields.collect::<Map<String, Value>>())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

/// A proposal's values are JSON in texts.
fn renamed_in(proposal: &PackedProposal, names: &BTreeMap<String, String>) -> Option<PackedProposal> {
    let mut proposal = proposal.clone();
    for change in &mut proposal.changes {
        let path = change.path.split('/').map(|part| names.get(part).map_or(part, String::as_str));
        change.path = path.collect::<Vec<_>>().join("/");
        for text in [&mut change.from, &mut change.to].into_iter().flatten() {
            *text = renamed(serde_json::from_str(text).ok()?, names).to_string();
        }
    }
    Some(proposal)
}
