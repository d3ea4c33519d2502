//! What happened to a contract besides its life: promises to pay, force majeure, transfers, and notices to cure.

use super::{Column, Heading};
use crate::domain::date::Date;
use crate::sync::list::ledger::Cell;

/// A promise to pay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PromiseRow {
    /// The number of the contract.
    pub contract: String,
    /// The day of the promise.
    pub on: Date,
    /// Which part of the plan, in words.
    pub part: String,
    /// The day by which it is to pay, if one was named.
    pub pay_by: Option<Date>,
    /// What shows it.
    pub document: String,
}

/// The columns of promises to pay.
pub const PROMISES: [Column<PromiseRow>; 5] = [
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::On, |it| Cell::Day(it.on)),
    (Heading::Part, |it| Cell::words(&it.part)),
    (Heading::PaysBy, |it| Cell::day(it.pay_by)),
    (Heading::Proof, |it| Cell::words(&it.document)),
];

/// An event of force majeure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForceMajeureRow {
    /// The number of the contract.
    pub contract: String,
    /// The side that is prevented, in words.
    pub side: String,
    /// What happened.
    pub what: String,
    /// What is prevented, in words.
    pub reach: String,
    /// Since when.
    pub began: Date,
    /// The day of the notice.
    pub told: Date,
    /// The last day for the notice.
    pub notice_by: Option<Date>,
    /// The last day for the proof.
    pub proof_by: Option<Date>,
    /// The day it was proved.
    pub proved: Option<Date>,
    /// By what.
    pub document: String,
    /// The last day on which it prevented.
    pub ended: Option<Date>,
    /// Since when the affected part may be ended.
    pub may_end: Option<Date>,
}

/// The columns of force majeure.
pub const FORCE_MAJEURE: [Column<ForceMajeureRow>; 12] = [
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::PreventedSide, |it| Cell::words(&it.side)),
    (Heading::Matter, |it| Cell::words(&it.what)),
    (Heading::Prevented, |it| Cell::words(&it.reach)),
    (Heading::Began, |it| Cell::Day(it.began)),
    (Heading::Told, |it| Cell::Day(it.told)),
    (Heading::NoticeBy, |it| Cell::day(it.notice_by)),
    (Heading::ProofBy, |it| Cell::day(it.proof_by)),
    (Heading::Proved, |it| Cell::day(it.proved)),
    (Heading::Proof, |it| Cell::words(&it.document)),
    (Heading::Over, |it| Cell::day(it.ended)),
    (Heading::MayEnd, |it| Cell::day(it.may_end)),
];

/// A transfer of claims or of the contract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferRow {
    /// The number of the contract.
    pub contract: String,
    /// The side that transfers, in words.
    pub side: String,
    /// What, in words.
    pub what: String,
    /// To whom.
    pub to: String,
    /// The day of the notice.
    pub told: Date,
    /// From which day on.
    pub from: Date,
    /// By which document, and what it covers.
    pub document: String,
    /// Where it stands, in words.
    pub state: String,
}

/// The columns of transfers.
pub const TRANSFERS: [Column<TransferRow>; 8] = [
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::Transferor, |it| Cell::words(&it.side)),
    (Heading::CaseKind, |it| Cell::words(&it.what)),
    (Heading::Transferee, |it| Cell::words(&it.to)),
    (Heading::Told, |it| Cell::Day(it.told)),
    (Heading::ValidFrom, |it| Cell::Day(it.from)),
    (Heading::Proof, |it| Cell::words(&it.document)),
    (Heading::State, |it| Cell::words(&it.state)),
];

/// A notice to cure a breach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CureRow {
    /// The number of the contract.
    pub contract: String,
    /// The side that asks, in words.
    pub side: String,
    /// What the breach is.
    pub breach: String,
    /// The clause that is broken, in words.
    pub clause: String,
    /// The day the notice arrived.
    pub told: Date,
    /// The last day of the time to cure.
    pub last: Date,
    /// The day it was cured.
    pub cured: Option<Date>,
    /// How.
    pub how: String,
    /// Where it stands, in words.
    pub state: String,
}

/// The columns of notices to cure.
pub const CURES: [Column<CureRow>; 9] = [
    (Heading::Contract, |it| Cell::words(&it.contract)),
    (Heading::AskingSide, |it| Cell::words(&it.side)),
    (Heading::Matter, |it| Cell::words(&it.breach)),
    (Heading::Clause, |it| Cell::words(&it.clause)),
    (Heading::Told, |it| Cell::Day(it.told)),
    (Heading::CureBy, |it| Cell::Day(it.last)),
    (Heading::Cured, |it| Cell::day(it.cured)),
    (Heading::Outcome, |it| Cell::words(&it.how)),
    (Heading::State, |it| Cell::words(&it.state)),
];
