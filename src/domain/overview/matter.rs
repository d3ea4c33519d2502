//! What a contract asks somebody to decide or to do as of a day.

use crate::domain::account::PartAccount;
use crate::domain::collection::{DueDay, InstalmentStatus};
use crate::domain::date::Date;
use crate::domain::lapses::{BEFORE_BARRED, BEFORE_LAPSE, EarnestOpen, Limitation, NEARLY_BARRED, RightToEnd};
use crate::domain::lifecycle::contract::status::{ContractStatus, RenewalMode, RunningTerm};
use crate::domain::progress::Progress;

/// What a contract may ask for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Matter<'a> {
    /// Somebody is to approve it.
    Approve,
    /// Somebody is to sign it.
    Sign,
    /// It ends by itself on this day.
    End(Date),
    /// It renews by itself unless notice is given by this day.
    Notice(Date),
    /// A part of its price is late.
    Overdue(&'a PartAccount),
    /// A part of its price falls due within days.
    Due(&'a PartAccount),
    /// The claim for an overdue part may become time-barred within half a year (EXE-02).
    Barred(&'a Limitation),
    /// A right to end it lapses within a month (EXE-10).
    Lapse(&'a RightToEnd),
    /// Earnest money was agreed, and has not come since the signing.
    Earnest(&'a EarnestOpen),
}

/// Further back than anything can be late, in days.
const FIRST: i64 = 1_000_000;

/// What a contract asks for, each with its urgency: days from today, late ones below nought. A claim that may be time-barred is lost
/// for good: the nearer that day, the earlier it stands, as if it had been due when it was first spoken of; when it is near, nothing
/// comes before it, however late that is.
pub fn matters(standing: &Progress, as_of: Date) -> Vec<(i64, Matter<'_>)> {
    let mut all = Vec::new();
    if standing.is_binding() {
        let parts: &[PartAccount] = standing.account.as_ref().map(|it| it.parts.as_slice()).unwrap_or_default();
        for part in parts {
            let DueDay::On(day) = part.due else { continue };
            let days = as_of.days_until(day);
            match part.status {
                InstalmentStatus::Overdue => all.push((days, Matter::Overdue(part))),
                InstalmentStatus::Due | InstalmentStatus::DueSoon if days <= 7 => all.push((days, Matter::Due(part))),
                InstalmentStatus::NotDue
                | InstalmentStatus::DueSoon
                | InstalmentStatus::Due
                | InstalmentStatus::Partial
                | InstalmentStatus::Paid
                | InstalmentStatus::Waived => {}
            }
        }
        for claim in &standing.lapses.claims {
            let days = as_of.days_until(claim.last);
            if (0..=BEFORE_BARRED).contains(&days) {
                let ahead = if days <= NEARLY_BARRED { FIRST } else { BEFORE_BARRED };
                all.push((days.saturating_sub(ahead), Matter::Barred(claim)));
            }
        }
    }
    if standing.is_in_force() {
        for right in &standing.lapses.rights {
            let days = as_of.days_until(right.last);
            if (0..=BEFORE_LAPSE).contains(&days) {
                all.push((days.saturating_add(1), Matter::Lapse(right)));
            }
        }
        let earnest = standing.lapses.earnest.iter().filter(|it| it.due <= as_of);
        all.extend(earnest.map(|it| (as_of.days_until(it.due), Matter::Earnest(it))));
    }
    match standing.status {
        ContractStatus::InApproval => all.push((0, Matter::Approve)),
        ContractStatus::ToSign | ContractStatus::PartSigned => all.push((0, Matter::Sign)),
        ContractStatus::Draft
        | ContractStatus::Negotiating
        | ContractStatus::Signed { .. }
        | ContractStatus::Active { .. }
        | ContractStatus::Suspended { .. }
        | ContractStatus::Terminating { .. }
        | ContractStatus::Terminated { .. }
        | ContractStatus::Expired { .. }
        | ContractStatus::Settling { .. }
        | ContractStatus::Completed { .. }
        | ContractStatus::Void { .. }
        | ContractStatus::Archived { .. } => {}
    }
    let term = standing.facts.term;
    if let RunningTerm::Fixed { end, notice_deadline, renewal, .. } = term
        && standing.is_in_force()
    {
        // what was decided asks for no decision: a term that goes on for nothing, one that was declined in time only ends
        let found = if renewal == RenewalMode::Auto && term.is_undecided(as_of) {
            Some((notice_deadline, Matter::Notice(notice_deadline)))
        } else if term.goes_on(as_of) {
            None
        } else {
            Some((end, Matter::End(end)))
        };
        if let Some((day, matter)) = found {
            let days = as_of.days_until(day);
            if (0..=30).contains(&days) {
                all.push((days.saturating_add(1), matter));
            }
        }
    }
    all
}
