//! A contract while it is performed, as the run-time rules read it (`contract-rules.md` 2.9). Every figure in here was derived
//! elsewhere; what is not known is left empty, and no rule speaks of it.

use crate::domain::calendar::WorkCalendar;
use crate::domain::contract::Contract;
use crate::domain::date::Date;
use crate::domain::interruption::Interruption;
use crate::domain::lifecycle::contract::status::Ended;
use crate::domain::lifecycle::dispute::deadline::StatutoryTimes;
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
