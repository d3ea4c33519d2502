//! Promises to pay (承诺付款): a debtor who says that it will pay begins the limitation of the claim anew (Civil Code art. 195(2)).
//! Each is a row of the contract's events, written once; one that was entered by mistake is taken back by a further row.

use serde::{Deserialize, Serialize};

use super::date::Date;
use super::id::{ContractEventId, InstalmentId};

/// A fact of a promise. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// The customer promised to pay: the row's id is the promise's from then on, and its day that of the promise.
    Made {
        /// Which part of the plan.
        instalment: InstalmentId,
        /// What shows it: a mail, a letter, minutes.
        #[serde(default, skip_serializing_if = "String::is_empty")]
        document: String,
    },
    /// It was none: it was entered by mistake.
    TakenBack {
        /// Which one.
        promise: ContractEventId,
    },
}

/// A promise as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    /// The row that told of it.
    pub id: ContractEventId,
    /// Which part of the plan.
    pub instalment: InstalmentId,
    /// The day of the promise.
    pub on: Date,
    /// What shows it.
    pub document: String,
}

/// Why something may not be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// A contract that binds nobody has no debtor.
    NotBinding,
    /// A day that has not come.
    InFuture {
        /// The day.
        on: Date,
    },
    /// There is no such promise any more.
    NoSuchPromise,
}

/// What a fact is judged by.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The promises that stand.
    pub promises: &'a [Promise],
    /// Whether the contract binds.
    pub binds: bool,
    /// The day that it is now.
    pub today: Date,
}

/// The promises that stand on `as_of`, in the order in which they were entered; what was taken back by then never was.
pub fn promises<'a>(told: impl IntoIterator<Item = (ContractEventId, Date, &'a Fact)>, as_of: Date) -> Vec<Promise> {
    let mut all: Vec<Promise> = Vec::new();
    for (id, on, fact) in told.into_iter().filter(|(_, on, _)| *on <= as_of) {
        match fact {
            Fact::Made { instalment, document } => {
                all.push(Promise { id, instalment: *instalment, on, document: document.clone() });
            }
            Fact::TakenBack { promise } => all.retain(|it| it.id != *promise),
        }
    }
    all
}

/// The fact as it may be written on a day.
///
/// # Errors
/// See [`Refusal`].
pub fn decide(known: &Known<'_>, asked: Fact, on: Date) -> Result<Fact, Refusal> {
    if on > known.today {
        return Err(Refusal::InFuture { on });
    }
    match &asked {
        Fact::Made { .. } if !known.binds => Err(Refusal::NotBinding),
        Fact::TakenBack { promise } if known.promises.iter().all(|it| it.id != *promise) => Err(Refusal::NoSuchPromise),
        Fact::Made { .. } | Fact::TakenBack { .. } => Ok(asked),
    }
}
