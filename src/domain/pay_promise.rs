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
        /// The day by which it is to pay, if it named one: a day to look for the money, none that a claim is due on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pay_by: Option<Date>,
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
    /// The day by which it is to pay, if it named one.
    pub pay_by: Option<Date>,
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
    /// A payment that was promised for a day before the promise.
    PaidBefore {
        /// The day of the promise.
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
            Fact::Made { instalment, document, pay_by } => {
                let (instalment, document, pay_by) = (*instalment, document.clone(), *pay_by);
                all.push(Promise { id, instalment, on, document, pay_by });
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
        Fact::Made { pay_by: Some(day), .. } if *day < on => Err(Refusal::PaidBefore { on }),
        Fact::TakenBack { promise } if known.promises.iter().all(|it| it.id != *promise) => Err(Refusal::NoSuchPromise),
        Fact::Made { .. } | Fact::TakenBack { .. } => Ok(asked),
    }
}

/// The last word on when a part is paid: the latest promise of it, if that named a day.
pub fn last_word(promises: &[Promise], part: InstalmentId) -> Option<(&Promise, Date)> {
    let last = promises.iter().rfind(|it| it.instalment == part)?;
    Some((last, last.pay_by?))
}
