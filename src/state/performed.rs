//! What the book knows of a contract that is performed, as the run-time rules of the checker read it (`contract-rules.md` 2.9).

use super::app::App;
use crate::domain::checker::performed::{EvaluationDue, ForceMajeureEvent, OpenComplaint, Transfer};
use crate::domain::contract::party::Side;
use crate::domain::date::Date;
use crate::domain::id::ContractId;
use crate::domain::interruption::Interruption;
use crate::domain::lifecycle::sharing_scope::ScopeStatus;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::progress::Progress;
use crate::domain::service_clock::ClockLine;

/// What is known besides the contract's own progress.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PerformanceFacts {
    /// What begins the limitation of a claim anew.
    pub interruptions: Vec<Interruption>,
    /// Evaluations that wait for somebody.
    pub evaluations: Vec<EvaluationDue>,
    /// Open complaints.
    pub complaints: Vec<OpenComplaint>,
    /// Information that was handed over.
    pub transfers: Vec<Transfer>,
    /// Rows of the register whose information was given back or deleted.
    pub returned: Vec<usize>,
    /// Since when a right to end the contract is known and was not used.
    pub grounds_known: Vec<Date>,
    /// Events of force majeure.
    pub force_majeure: Vec<ForceMajeureEvent>,
}

impl App {
    /// What is known of a contract. The reader runs again when any of it may have changed.
    pub fn known_of(self, contract: ContractId, progress: &Progress) -> PerformanceFacts {
        let (account, as_of) = (progress.account.as_ref().ok(), self.as_of());
        let mut interruptions = account.map(|account| self.interruptions_of(account, progress)).unwrap_or_default();
        if let Some(account) = account {
            let disputes = self.disputes_under(contract).into_iter();
            let begun: Vec<_> = disputes.flat_map(|it| it.dispute.begins_anew(&it.course, as_of)).collect();
            interruptions.extend(Interruption::of_disputes(account, &begun));
        }
        let (transfers, returned) = self.handed_over(contract);
        let mut grounds_known = progress.cures.rights_since(Side::Us, as_of);
        grounds_known.extend(progress.force_majeure.iter().filter_map(|it| it.may_end_since(as_of)));
        PerformanceFacts {
            interruptions,
            evaluations: self.evaluations_due(contract),
            complaints: self.open_complaints(contract),
            transfers,
            returned,
            grounds_known,
            force_majeure: progress
                .force_majeure
                .iter()
                .map(|it| ForceMajeureEvent { began_on: it.told.began_on, told_on: Some(it.told_on) })
                .collect(),
        }
    }

    /// Sheets that are to be written, and those of which the days to object run.
    fn evaluations_due(self, contract: ContractId) -> Vec<EvaluationDue> {
        let calendar = self.work_calendar();
        let sheets = self
            .due_reviews_under(contract)
            .into_iter()
            .filter_map(|it| Some(EvaluationDue { from: it.span.first, to: it.span.last, until: it.by? }));
        let objections = self.reviews_under(contract).into_iter().filter_map(|it| {
            let until = self.object_until(&it, &calendar)?;
            Some(EvaluationDue { from: it.it.span.first, to: it.it.span.last, until })
        });
        sheets.chain(objections).collect()
    }

    fn open_complaints(self, contract: ContractId) -> Vec<OpenComplaint> {
        let work = self.clockwork_of_day();
        let open = self.cases_under(contract).into_iter();
        let open = open.filter(|it| it.ticket.kind == TicketKind::Complaint && it.course.is_unsolved());
        open.filter_map(|case| {
            let clock = self.clocks_of(&case, &work).resolve.ok()?;
            let limit = clock.working.iter().find_map(|line| match line {
                ClockLine::Limit { minutes, .. } => Some(*minutes),
                ClockLine::Counted { .. } | ClockLine::Paused(_) | ClockLine::Calendar(_) | ClockLine::Used { .. } => {
                    None
                }
            })?;
            Some(OpenComplaint { number: case.ticket.number.clone(), limit, standing: clock.value })
        })
        .collect()
    }

    /// What we handed over under the rows of a contract's register, and the rows of which it was given back or deleted.
    fn handed_over(self, contract: ContractId) -> (Vec<Transfer>, Vec<usize>) {
        let (mut transfers, mut returned) = (Vec::new(), Vec::new());
        for it in self.shared().into_iter().filter(|it| it.scope.contract == Some(contract)) {
            let Some(row) = it.scope.row.and_then(|row| usize::try_from(row).ok()) else { continue };
            if it.status == ScopeStatus::Closed {
                returned.push(row);
            }
            let withdrawn_on = match it.status {
                ScopeStatus::Blocked { since } => Some(since),
                ScopeStatus::Draft
                | ScopeStatus::Agreed
                | ScopeStatus::Active
                | ScopeStatus::Expired { .. }
                | ScopeStatus::Ended { .. }
                | ScopeStatus::Closed => None,
            };
            let given = self.given_under(it.scope.id).into_iter().filter(|given| given.from == Side::Us);
            transfers.extend(given.map(|given| Transfer { row: Some(row), on: given.at.date(), withdrawn_on }));
        }
        (transfers, returned)
    }
}
