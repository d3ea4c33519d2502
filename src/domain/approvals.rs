//! Who has approved which version of a contract, and who is still missing (审批, `domain.md` 5.3 *Approval*): read from the life of
//! the contract. A new version cancels the approvals of the old one, and so does a contract that goes back to be talked about.

use super::date::Date;
use super::lifecycle::approval::{Event as Told, Stage};
use super::lifecycle::contract::Life;
use super::lifecycle::contract::event::{Event, Verdict, Version};
use super::lifecycle::life::Stage as _;

/// The approval of one version by one person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApprovalRow {
    /// The version.
    pub version: Version,
    /// The day it was asked for.
    pub asked_on: Date,
    /// Who approves, by name.
    pub approver: String,
    /// Where it stands.
    pub stage: Stage,
}

/// Every approval that was asked for, the last submission first, its approvers in the order of the rules. What the life of the
/// contract does not take changes none, and each goes on by its own life.
pub fn approvals<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<ApprovalRow> {
    let mut rows: Vec<ApprovalRow> = Vec::new();
    let mut asked = 0_usize;
    let mut life = Life::default();
    for event in events {
        let misfits = life.anomalies.len();
        life = life.evolve(event);
        if life.anomalies.len() > misfits {
            continue;
        }
        match event {
            Event::Submitted { on, submission } => {
                for row in rows.iter_mut().filter(|row| row.version != submission.version) {
                    row.take(*on, &Told::Cancelled { by: submission.version });
                }
                // the same version asked for again begins anew: what was said of it then stays told
                let fresh = submission.approvers.iter().map(|approver| ApprovalRow {
                    version: submission.version,
                    asked_on: *on,
                    approver: approver.clone(),
                    stage: Stage::Pending,
                });
                asked = submission.approvers.len();
                rows.splice(0..0, fresh);
            }
            Event::Approved(yes) => {
                let told = Told::Approved { comment: yes.comment.clone() };
                for row in rows.iter_mut().take(asked).filter(|row| row.is_of(&yes.by)) {
                    row.take(yes.on, &told);
                }
            }
            Event::TurnedDown(no) => {
                let reason = no.reason.clone();
                let told = match no.verdict {
                    Verdict::Rejected => Told::Rejected { reason },
                    Verdict::Returned => Told::Returned { reason },
                };
                // one no is enough: nobody else is waited for
                for row in rows.iter_mut().take(asked).filter(|row| row.is_missing()) {
                    if row.is_of(&no.by) {
                        row.take(no.on, &told);
                    } else {
                        row.take(no.on, &Told::Cancelled { by: no.version });
                    }
                }
            }
            Event::Reopened(back) => {
                for row in rows.iter_mut().take(asked) {
                    row.take(back.on, &Told::Cancelled { by: back.version });
                }
            }
            Event::Shared { .. }
            | Event::Signed { .. }
            | Event::ConditionMet { .. }
            | Event::Suspended { .. }
            | Event::Resumed { .. }
            | Event::RenewalDecided { .. }
            | Event::Terminated { .. }
            | Event::Completed { .. }
            | Event::Voided { .. }
            | Event::Archived { .. }
            | Event::AnomalySettled { .. } => {}
        }
    }
    rows
}

impl ApprovalRow {
    /// Whether it is this person's.
    fn is_of(&self, by: &str) -> bool {
        self.approver.trim() == by.trim()
    }

    /// Goes on to the stage after an event; what does not fit, such as the cancelling of a refusal, leaves it as it was.
    fn take(&mut self, on: Date, told: &Told) {
        if let Some(next) = self.stage.after(on, told) {
            self.stage = next;
        }
    }

    /// Whether it is still awaited.
    pub const fn is_missing(&self) -> bool {
        matches!(self.stage, Stage::Pending)
    }
}
