//! Who has approved which version of a contract, and who is still missing (审批, `domain.md` 5.3 *Approval*): read from the life of
//! the contract. A new version cancels the approvals of the old one, and so does a contract that goes back to be talked about.

use super::date::Date;
use super::lifecycle::approval::Stage;
use super::lifecycle::contract::Life;
use super::lifecycle::contract::event::{Event, Verdict, Version};
use super::lifecycle::contract::stage;

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

/// Every approval that was asked for, the last submission first, its approvers in the order of the rules.
pub fn approvals<'a>(events: impl IntoIterator<Item = &'a Event>) -> Vec<ApprovalRow> {
    let mut rows: Vec<ApprovalRow> = Vec::new();
    let mut asked = 0_usize;
    let mut life = Life::default();
    for event in events {
        match event {
            Event::Submitted { on, submission } => {
                for row in rows.iter_mut().filter(|row| row.version != submission.version) {
                    cancel(row, *on, submission.version);
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
            Event::Approved(approval) => {
                let stage = Stage::Approved { on: approval.on, comment: approval.comment.clone() };
                let _is_asked = settle(&mut rows, asked, approval.version, &approval.by, stage);
            }
            Event::TurnedDown(no) => {
                let stage = match no.verdict {
                    Verdict::Rejected => Stage::Rejected { on: no.on, reason: no.reason.clone() },
                    Verdict::Returned => Stage::Returned { on: no.on, reason: no.reason.clone() },
                };
                if settle(&mut rows, asked, no.version, &no.by, stage) {
                    // one no is enough: nobody else is waited for
                    for row in rows.iter_mut().take(asked).filter(|row| row.is_missing()) {
                        cancel(row, no.on, no.version);
                    }
                }
            }
            // two copies of a book may sign and reopen apart from each other: what is signed stays approved
            Event::Reopened(back) if matches!(life.stage, stage::Stage::ToSign { .. }) => {
                for row in rows.iter_mut().take(asked).filter(|row| row.version == back.version) {
                    cancel(row, back.on, back.version);
                }
            }
            Event::Shared { .. }
            | Event::Reopened(_)
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
        life = life.evolve(event);
    }
    rows
}

/// What was approved or still waited: a refusal stays the refusal it was.
fn cancel(row: &mut ApprovalRow, on: Date, by: Version) {
    match row.stage {
        Stage::Pending | Stage::Approved { .. } => row.stage = Stage::Cancelled { on, by },
        Stage::Rejected { .. } | Stage::Returned { .. } | Stage::Cancelled { .. } => {}
    }
}

/// Whether this person was waited for.
fn settle(rows: &mut [ApprovalRow], asked: usize, version: Version, by: &str, stage: Stage) -> bool {
    let mut last = rows.iter_mut().take(asked);
    let row = last.find(|row| row.version == version && row.approver == by && row.stage == Stage::Pending);
    row.map(|row| row.stage = stage).is_some()
}

impl ApprovalRow {
    /// Whether it is still awaited.
    pub const fn is_missing(&self) -> bool {
        matches!(self.stage, Stage::Pending)
    }
}
