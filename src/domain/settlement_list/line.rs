//! The lines of a settlement list: each made from what the book knows of one matter, total for any record.

use serde::{Deserialize, Serialize};

use super::keys::{
    INCENTIVE_BACK, INCENTIVE_MORE, OVERBILLED, UNBILLED, UNRECKONED, back_key, duty_key, give_key, lost_key, part_key,
};
use super::record::{Mark, added_key};
use crate::domain::account::{Account, PartAccount};
use crate::domain::clause_incentive::Step;
use crate::domain::collection::{DueDay, InstalmentStatus};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::{Side, Who};
use crate::domain::contract::plan::PartLabel;
use crate::domain::contract::targets::IncentiveForm;
use crate::domain::date::Date;
use crate::domain::duties::matter::Matter;
use crate::domain::duties::promise::{Promise, When};
use crate::domain::duties::rows::{Of, Row, is_of_material};
use crate::domain::exact::ExactError;
use crate::domain::id::{
    ContractEventId, DisputeId, EvaluationId, InstalmentId, MaterialEventId, ReceiptId, SharingScopeId, TicketId,
};
use crate::domain::lifecycle::sharing_scope::ScopeStatus;
use crate::domain::materials::amount::Amount;
use crate::domain::materials::tally::Tally;
use crate::domain::money::{Currency, Money};
use crate::domain::receipt::ClaimPart;
use crate::domain::scorecard::period::Span;
use crate::domain::sharing::scope::SharingScope;

/// What a line is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    /// The account cannot be reckoned.
    Unreckoned,
    /// A part of the payment plan, with its late fee and the costs of getting it in.
    Part {
        /// Which.
        id: InstalmentId,
        /// Its number, from 1.
        number: usize,
        /// What it is called.
        label: Option<PartLabel>,
    },
    /// What was paid beyond a part.
    Excess {
        /// Which part.
        id: InstalmentId,
        /// Its number, from 1.
        number: usize,
    },
    /// A credit for a limit that was missed, not granted yet.
    Credit(TicketId),
    /// Money that came in and is counted towards nothing.
    Advance(ReceiptId),
    /// What a period gave under clause S3 and was not paid: the line of the duty to pay it, with its amount.
    Incentive {
        /// The id of the duty.
        duty: String,
        /// The period.
        span: Span,
        /// What the clause calls it.
        form: IncentiveForm,
    },
    /// What clause S3 gave in excess: what was given back since, after the last period or carried forward from within it, took it.
    IncentiveBack(IncentiveForm),
    /// What clause S3 gives besides, by what became known after its last period.
    IncentiveMore(IncentiveForm),
    /// What is owed and was not invoiced.
    Unbilled,
    /// What was invoiced and is not owed.
    Overbilled,
    /// A material that is still to be delivered, or signed for.
    Give(String),
    /// A material that is to be given back.
    GiveBack(String),
    /// What is owed for what was lost of a material.
    Lost {
        /// The key of the material.
        material: String,
        /// The entry that records the loss.
        entry: MaterialEventId,
    },
    /// What was shared, by the register.
    Scope(SharingScopeId),
    /// A row of the clause that is not in the register.
    ScopeRow(u32),
    /// A due instance of a duty, by its id.
    Duty(String),
    /// A ticket.
    Ticket(TicketId),
    /// A dispute.
    Dispute(DisputeId),
    /// An evaluation that is not closed.
    Evaluation(EvaluationId),
    /// A period that was not evaluated.
    Period(Span),
    /// What a person added.
    Added(ContractEventId),
    /// A clause that goes on after the end.
    Survives(ClauseId),
}

/// Under which heading a line stands, in the order of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// What the other side owes us in money.
    Theirs,
    /// What we owe in money.
    Ours,
    /// Invoices that do not fit what is owed.
    Invoices,
    /// Materials.
    Materials,
    /// What was shared.
    Data,
    /// Duties.
    Duties,
    /// Tickets, complaints and disputes.
    Cases,
    /// Evaluations.
    Evaluations,
    /// What was added by hand.
    Added,
    /// What goes on.
    GoesOn,
}

impl Group {
    /// Each of them, in the order of the page.
    pub const ALL: [Self; 10] = [
        Self::Theirs,
        Self::Ours,
        Self::Invoices,
        Self::Materials,
        Self::Data,
        Self::Duties,
        Self::Cases,
        Self::Evaluations,
        Self::Added,
        Self::GoesOn,
    ];
}

/// Where a line stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It is open.
    Open,
    /// The book shows that it is settled.
    Settled,
    /// A person said so.
    Said(Mark),
    /// It goes on after the end: there is nothing to settle.
    GoesOn,
}

/// What a figure of a working is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Word {
    /// What was agreed.
    Agreed,
    /// What came in.
    Collected,
    /// What was given up.
    Waived,
    /// What is left of the price.
    Open,
    /// The late fee that is owed.
    LateFee,
    /// Costs of getting it in.
    Cost,
    /// What was invoiced.
    Invoiced,
    /// What all of a material was agreed to be worth.
    AgreedWorth,
    /// What the lost part was worth when it was handed over.
    Value,
    /// What is taken off for wear.
    Wear,
}

/// A step of a working.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reckoned {
    /// A figure.
    Figure(Word, Money),
    /// A step of what clause S3 gives, in the currency of the contract.
    Incentive(Step, Currency),
}

/// A line of a settlement list.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// What it is about.
    pub sort: Sort,
    /// Whose it is to do.
    pub whose: Who,
    /// What is open in money.
    pub amount: Option<Money>,
    /// How much of a material is open.
    pub quantity: Option<Amount>,
    /// By when.
    pub day: Option<Date>,
    /// Where it stands.
    pub standing: Standing,
    /// How its figure came about; empty where there is nothing to reckon.
    pub working: Vec<Reckoned>,
}

impl Line {
    /// A line without a figure.
    pub const fn plain(sort: Sort, whose: Who, is_open: bool, day: Option<Date>) -> Self {
        let standing = if is_open { Standing::Open } else { Standing::Settled };
        Self { sort, whose, amount: None, quantity: None, day, standing, working: Vec::new() }
    }

    /// What it is known by, on every copy of a book.
    pub fn key(&self) -> String {
        match &self.sort {
            Sort::Unreckoned => UNRECKONED.to_owned(),
            Sort::Part { id, .. } => part_key(*id),
            Sort::Excess { id, .. } => format!("excess/{id}"),
            Sort::Credit(id) => format!("credit/{id}"),
            Sort::Advance(id) => format!("advance/{id}"),
            // what was said of the duty holds of its amount, and the duty has no second line
            Sort::Incentive { duty, .. } => duty_key(duty),
            Sort::IncentiveBack(_) => INCENTIVE_BACK.to_owned(),
            Sort::IncentiveMore(_) => INCENTIVE_MORE.to_owned(),
            Sort::Unbilled => UNBILLED.to_owned(),
            Sort::Overbilled => OVERBILLED.to_owned(),
            Sort::Give(key) => give_key(key),
            Sort::GiveBack(key) => back_key(key),
            Sort::Lost { material, entry } => lost_key(material, *entry),
            Sort::Scope(id) => format!("scope/{id}"),
            Sort::ScopeRow(row) => format!("scope/row/{row}"),
            Sort::Duty(id) => duty_key(id),
            Sort::Ticket(id) => format!("ticket/{id}"),
            Sort::Dispute(id) => format!("dispute/{id}"),
            Sort::Evaluation(id) => format!("evaluation/{id}"),
            Sort::Period(span) => format!("period/{}/{}", span.first, span.last),
            Sort::Added(id) => added_key(*id),
            Sort::Survives(clause) => format!("survives/{}", clause.name()),
        }
    }

    /// Under which heading it stands.
    pub const fn group(&self) -> Group {
        match self.sort {
            Sort::Unreckoned | Sort::Part { .. } | Sort::IncentiveBack(_) => Group::Theirs,
            Sort::Excess { .. }
            | Sort::Credit(_)
            | Sort::Advance(_)
            | Sort::Incentive { .. }
            | Sort::IncentiveMore(_) => Group::Ours,
            Sort::Unbilled | Sort::Overbilled => Group::Invoices,
            Sort::Lost { .. } => match self.whose {
                Who::Us => Group::Ours,
                Who::Them | Who::Both => Group::Theirs,
            },
            Sort::Give(_) | Sort::GiveBack(_) => Group::Materials,
            Sort::Scope(_) | Sort::ScopeRow(_) => Group::Data,
            Sort::Duty(_) => Group::Duties,
            Sort::Ticket(_) | Sort::Dispute(_) => Group::Cases,
            Sort::Evaluation(_) | Sort::Period(_) => Group::Evaluations,
            Sort::Added(_) => Group::Added,
            Sort::Survives(_) => Group::GoesOn,
        }
    }
}

/// Whether a part of the plan asks for something: its price, or what it cost to get it in. A late fee alone keeps nothing open: it
/// accrues by itself, and is often never claimed.
pub fn is_part_open(part: &PartAccount) -> bool {
    let is_paid = matches!(part.status, InstalmentStatus::Paid | InstalmentStatus::Waived);
    !is_paid || !part.open_of(ClaimPart::Cost).is_zero()
}

/// What the account says: a line for each part, and for what was paid beyond one; one line where it cannot be reckoned.
pub fn of_account(account: Option<&Account>) -> Vec<Line> {
    let Some(account) = account.filter(|it| it.misfit.is_none()) else {
        return vec![Line::plain(Sort::Unreckoned, Who::Both, true, None)];
    };
    account.parts.iter().flat_map(|part| std::iter::once(of_part(part)).chain(excess(part))).collect()
}

fn of_part(part: &PartAccount) -> Line {
    let (fee, cost) = (part.open_of(ClaimPart::LateFee), part.open_of(ClaimPart::Cost));
    let position = &part.position;
    let amount = position.open.plus(fee).and_then(|sum| sum.plus(cost));
    let is_open = is_part_open(part) || amount.is_ok_and(|sum| !sum.is_zero()) || amount.is_err();
    let steps = [
        (Word::Agreed, position.amount),
        (Word::Collected, position.collected),
        (Word::Waived, position.waived),
        (Word::Open, position.open),
        (Word::LateFee, fee),
        (Word::Cost, cost),
    ];
    // nought says nothing, apart from what was agreed and what is left
    let told = |(word, amount): &(Word, Money)| !amount.is_zero() || matches!(word, Word::Agreed | Word::Open);
    let sort = Sort::Part { id: part.id, number: part.number, label: part.label.clone() };
    let day = match part.due {
        DueDay::On(day) => Some(day),
        DueDay::AwaitsEvent => None,
    };
    Line {
        amount: amount.ok(),
        working: steps.into_iter().filter(told).map(figure).collect(),
        ..Line::plain(sort, Who::Them, is_open, day)
    }
}

/// A step that is a figure.
pub(super) const fn figure((word, amount): (Word, Money)) -> Reckoned {
    Reckoned::Figure(word, amount)
}

fn excess(part: &PartAccount) -> Option<Line> {
    let excess = part.position.excess;
    let sort = Sort::Excess { id: part.id, number: part.number };
    (!excess.is_zero()).then(|| with_amount(Line::plain(sort, Who::Us, true, None), excess))
}

/// A line with what is open in money.
pub(super) fn with_amount(line: Line, amount: Money) -> Line {
    Line { amount: Some(amount), ..line }
}

/// A credit that a clause gives for limits that were missed, and that was not granted.
pub fn of_credit(ticket: TicketId, amount: Money) -> Line {
    with_amount(Line::plain(Sort::Credit(ticket), Who::Us, true, None), amount)
}

/// Money of the other side that is counted towards nothing.
pub fn of_advance(receipt: ReceiptId, left: Money) -> Line {
    with_amount(Line::plain(Sort::Advance(receipt), Who::Us, true, None), left)
}

/// What was invoiced against what is owed under the plan; nothing where both agree. Where nothing was invoiced and nobody promised
/// to, no invoice is missing.
///
/// # Errors
/// Overflow; another currency.
pub fn of_invoices(account: &Account, invoiced: Money, is_promised: bool) -> Result<Option<Line>, ExactError> {
    let parts = account.parts.iter().filter(|part| part.settles.is_none());
    let mut agreed = Money::zero(account.total.currency);
    for part in parts {
        agreed = agreed.plus(part.position.amount)?.minus(part.position.waived)?;
    }
    let open = agreed.minus(invoiced)?;
    if open.is_zero() || (invoiced.is_zero() && !is_promised) {
        return Ok(None);
    }
    let sort = if open.minor > 0 { Sort::Unbilled } else { Sort::Overbilled };
    let amount = if open.minor > 0 { open } else { open.negated()? };
    let working = vec![Reckoned::Figure(Word::Agreed, agreed), Reckoned::Figure(Word::Invoiced, invoiced)];
    Ok(Some(Line { working, ..with_amount(Line::plain(sort, Who::Us, true, None), amount) }))
}

/// What of a material is to be delivered or signed for, and what is to come back; one line that says that nothing is.
pub fn of_material(key: &str, giver: Side, tally: &Tally, due: Option<Date>, return_by: Option<Date>) -> Vec<Line> {
    let (giver, receiver) = match giver {
        Side::Us => (Who::Us, Who::Them),
        Side::Them => (Who::Them, Who::Us),
    };
    let (give, back) = (Sort::Give(key.to_owned()), Sort::GiveBack(key.to_owned()));
    let owed = tally.left().saturating_add(tally.pending());
    let mut lines = Vec::new();
    if owed > 0 {
        let line = Line::plain(give.clone(), giver, true, due);
        lines.push(Line { quantity: Some(tally.amount(owed)), ..line });
    }
    if tally.outstanding() > 0 {
        let line = Line::plain(back, receiver, true, return_by);
        lines.push(Line { quantity: Some(tally.amount(tally.outstanding())), ..line });
    }
    if lines.is_empty() {
        lines.push(Line::plain(give, giver, false, due));
    }
    lines
}

/// What was shared under the contract and has to be given back or destroyed by who received it; nothing of what was only planned.
pub fn of_scope(scope: &SharingScope, status: ScopeStatus, return_by: Option<Date>) -> Option<Line> {
    let is_open = match status {
        ScopeStatus::Draft => return None,
        ScopeStatus::Closed => false,
        ScopeStatus::Agreed
        | ScopeStatus::Active
        | ScopeStatus::Blocked { .. }
        | ScopeStatus::Expired { .. }
        | ScopeStatus::Ended { .. } => true,
    };
    let receiver = match scope.from {
        Side::Us => Who::Them,
        Side::Them => Who::Us,
    };
    Some(Line::plain(Sort::Scope(scope.id), receiver, is_open, return_by))
}

/// What the list says of a due instance: what keeps the contract from being completed, and what follows from its end, as long as it
/// is open. Materials have lines of their own; so has what was shared and what is to be invoiced, where the list has such a line. The
/// duty to settle is the list itself.
pub fn of_row(row: &Row, promises: &[Promise], bearer: Who, as_of: Date, apart: Apart) -> Option<Line> {
    if !row.is_open() {
        return None;
    }
    let promise = if let Of::Promise(place) = row.of { promises.get(place) } else { None };
    let after_end = promise.is_some_and(|it| matches!(it.when, When::AfterEnd(_) | When::AfterUse { .. }));
    if !after_end && !row.holds(promises, as_of) {
        return None;
    }
    let is_apart = promise.is_some_and(|it| {
        is_of_material(it)
            || it.matter == Matter::Settle
            || apart.invoices && matches!(it.matter, Matter::Invoice { .. })
            || apart.data && matches!(it.matter, Matter::EndUse { .. })
    });
    (!is_apart).then(|| Line::plain(Sort::Duty(row.id(promises)), bearer, true, row.due.day()))
}

/// Which duties have lines of their own on the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Apart {
    /// What is to be invoiced.
    pub invoices: bool,
    /// What was shared.
    pub data: bool,
}
