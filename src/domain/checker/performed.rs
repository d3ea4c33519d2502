//! A contract while it is performed, as the run-time rules read it (`contract-rules.md` 2.9). Every figure in here was derived
//! elsewhere; what is not known is left empty, and no rule speaks of it.

use crate::domain::account::{Account, PartAccount};
use crate::domain::calendar::WorkCalendar;
use crate::domain::collection::DueDay;
use crate::domain::contract::Contract;
use crate::domain::date::Date;
use crate::domain::id::InstalmentId;
use crate::domain::late_fee::debt::{Payment, Standing};
use crate::domain::late_fee::dunning::Dunning;
use crate::domain::lifecycle::contract::status::Ended;
use crate::domain::lifecycle::dispute::deadline::StatutoryTimes;
use crate::domain::pay_promise::Promise;
use crate::domain::progress::Progress;
use crate::domain::service_clock::ServiceStanding;

/// A contract as of a day.
#[derive(Debug, Clone, Copy)]
pub struct Performed<'a> {
    /// Its terms.
    pub contract: &'a Contract,
    /// What has become of it by [`Self::today`]: life, term, money.
    pub progress: &'a Progress,
    /// The day.
    pub today: Date,
    /// Which days are days of rest.
    pub calendar: &'a WorkCalendar,
    /// How long claims live: 36 months, 48 for the international sale of goods.
    pub times: StatutoryTimes,
    /// What begins the limitation of a claim anew.
    pub interruptions: &'a [Interruption],
    /// Evaluations that wait for somebody.
    pub evaluations: &'a [EvaluationDue],
    /// Complaints that are open.
    pub complaints: &'a [OpenComplaint],
    /// Information that was handed over.
    pub transfers: &'a [Transfer],
    /// Rows of the register, counted from nought, whose information was returned or deleted.
    pub returned: &'a [usize],
    /// The days on which a ground to end the contract became known and was not used.
    pub grounds_known: &'a [Date],
    /// Events of force majeure.
    pub force_majeure: &'a [ForceMajeureEvent],
    /// The day on which the earnest money was given back or counted towards the price.
    pub earnest_settled: Option<Date>,
}

/// What begins the limitation of a claim anew (Civil Code art. 195).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interruption {
    /// The part of the plan.
    pub instalment: InstalmentId,
    /// What.
    pub kind: InterruptionKind,
    /// When.
    pub on: Date,
}

/// What begins a limitation anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum InterruptionKind {
    /// We demanded payment (催告).
    Demand,
    /// The customer promised to pay.
    Promise,
    /// It paid a part.
    PartPayment,
    /// We went to court or to arbitration.
    Filing,
}

impl Interruption {
    /// What a book shows of a part after the day it fell due: statements that claim from it (催款单), and payments that stand.
    pub fn shown(part: &PartAccount, dunning: Option<&Dunning>, paid: &[Payment]) -> Vec<Self> {
        let DueDay::On(due) = part.due else { return Vec::new() };
        let claims = dunning.map(|it| it.claims.as_slice()).unwrap_or_default();
        let claimed = claims.iter().map(|claim| (InterruptionKind::Demand, claim.on));
        let stands = paid.iter().filter(|payment| payment.standing == Standing::Stands);
        let all = claimed.chain(stands.map(|payment| (InterruptionKind::PartPayment, payment.on)));
        let late = all.filter(|(_, on)| *on > due);
        late.map(|(kind, on)| Self { instalment: part.id, kind, on }).collect()
    }

    /// The promises to pay a part that came after the day on which it fell due.
    pub fn promised(account: &Account, promises: &[Promise]) -> Vec<Self> {
        let late = |it: &&Promise| {
            let part = account.parts.iter().find(|part| part.id == it.instalment);
            part.is_some_and(|part| matches!(part.due, DueDay::On(due) if it.on > due))
        };
        let all = promises.iter().filter(late);
        all.map(|it| Self { instalment: it.instalment, kind: InterruptionKind::Promise, on: it.on }).collect()
    }
}

/// An evaluation that waits for somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EvaluationDue {
    /// The first day of the period.
    pub from: Date,
    /// Its last day.
    pub to: Date,
    /// The last day for the sheet, or for objections to it.
    pub until: Date,
}

/// An open complaint against its limit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenComplaint {
    /// Its number.
    pub number: String,
    /// The limit in minutes of its clock.
    pub limit: u32,
    /// Where it stands.
    pub standing: ServiceStanding,
}

/// Information that was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Transfer {
    /// The row of the register, counted from nought; nothing: it stands in none.
    pub row: Option<usize>,
    /// When.
    pub on: Date,
    /// When the persons withdrew their consent.
    pub withdrawn_on: Option<Date>,
}

/// An event of force majeure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ForceMajeureEvent {
    /// When it began.
    pub began_on: Date,
    /// When the other side was told.
    pub told_on: Option<Date>,
}

impl<'a> Performed<'a> {
    /// A contract of which nothing is known besides its progress.
    pub fn new(
        contract: &'a Contract,
        progress: &'a Progress,
        calendar: &'a WorkCalendar,
        times: StatutoryTimes,
        today: Date,
    ) -> Self {
        Self {
            contract,
            progress,
            today,
            calendar: contract.definitions.calendar(calendar),
            times,
            interruptions: &[],
            evaluations: &[],
            complaints: &[],
            transfers: &[],
            returned: &[],
            grounds_known: &[],
            force_majeure: &[],
            earnest_settled: earnest_settled(progress),
        }
    }
}

/// The earnest money of a contract that was performed and paid in full was counted towards the price (Civil Code art. 587): on
/// the day on which it was complete.
fn earnest_settled(progress: &Progress) -> Option<Date> {
    let is_paid = progress.account.as_ref().is_ok_and(|account| account.open.is_zero());
    match progress.status.ended() {
        Some(Ended::Completed { on }) if is_paid => Some(on),
        Some(Ended::Completed { .. } | Ended::Terminated { .. } | Ended::Expired { .. }) | None => None,
    }
}
