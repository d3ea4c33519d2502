//! Who has approved which version of a contract, and who is still missing (审批, `domain.md` 5.3 *Approval*): read from the life of
//! the contract. A new version cancels the approvals of the old one.

use super::date::Date;
use super::lifecycle::approval::Stage;
use super::lifecycle::contract::event::{Event, Verdict, Version};

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
            Event::Approved(approval) => settle(&mut rows, asked, approval.version, &approval.by, || Stage::Approved {
                on: approval.on,
                comment: approval.comment.clone(),
            }),
            Event::TurnedDown(no) => settle(&mut rows, asked, no.version, &no.by, || match no.verdict {
                Verdict::Rejected => Stage::Rejected { on: no.on, reason: no.reason.clone() },
                Verdict::Returned => Stage::Returned { on: no.on, reason: no.reason.clone() },
            }),
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

fn settle(rows: &mut [ApprovalRow], asked: usize, version: Version, by: &str, stage: impl FnOnce() -> Stage) {
    let mut last = rows.iter_mut().take(asked);
    let row = last.find(|row| row.version == version && row.approver == by && row.stage == Stage::Pending);
    if let Some(row) = row {
        row.stage = stage();
    }
}

impl ApprovalRow {
    /// Whether it is still awaited.
    pub const fn is_missing(&self) -> bool {
        matches!(self.stage, Stage::Pending)
    }
}
