//! What a person asks of a contract.

use std::num::NonZeroU16;

use serde::{Deserialize, Serialize};

use super::event::{Event, Signature, Submission, SuspensionGround, Termination, Verdict};
use crate::domain::cure::Claim;
use crate::domain::date::Date;

/// A step in the life of a contract, with its day and everything the record needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Command {
    /// Give the draft to the other side.
    Share {
        /// The day.
        on: Date,
    },
    /// Ask for approval of one version.
    Submit {
        /// The day.
        on: Date,
        /// The version, who approves it, and when it takes effect.
        submission: Submission,
    },
    /// Refuse approval.
    TurnDown {
        /// The day.
        on: Date,
        /// The approver, by name.
        by: String,
        /// Rejected or returned.
        verdict: Verdict,
        /// Why.
        reason: String,
    },
    /// Approve the version.
    Approve {
        /// The day.
        on: Date,
        /// The approver, by name.
        by: String,
        /// Free comment.
        comment: String,
    },
    /// Take an approved version back to the table.
    Reopen {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
    /// Record a party's signature.
    Sign {
        /// Who signed what, when and how.
        signature: Signature,
    },
    /// Record that the condition for taking effect is met.
    MeetCondition {
        /// The day.
        on: Date,
        /// What shows it.
        evidence: String,
    },
    /// Suspend performance (中止履行).
    Suspend {
        /// From this day.
        on: Date,
        /// Why.
        ground: SuspensionGround,
        /// Free note.
        note: String,
        /// The last day of it, if one is set.
        until: Option<Date>,
    },
    /// Take performance up again (恢复履行).
    Resume {
        /// From this day.
        on: Date,
        /// Free note.
        note: String,
    },
    /// Agree on another term (续期).
    Renew {
        /// The day.
        on: Date,
        /// For so many months; otherwise for as long as the clause says.
        months: Option<NonZeroU16>,
    },
    /// Decide that this term is the last (不再续期).
    DeclineRenewal {
        /// The day.
        on: Date,
        /// The day the other side had notice of it; a decision without notice stops nothing yet.
        notice_on: Option<Date>,
    },
    /// End the contract early (解除).
    Terminate {
        /// Notice, effect and ground.
        termination: Termination,
        /// Who ends it, and for a breach what was done first to have it cured.
        claim: Claim,
    },
    /// Confirm that both sides have done everything (履行完毕).
    Complete {
        /// The day.
        on: Date,
        /// Who confirms it, by name.
        by: String,
    },
    /// Give up a contract that was not signed (作废).
    Void {
        /// The day.
        on: Date,
        /// Why.
        reason: String,
    },
    /// Put an ended contract away (归档).
    Archive {
        /// The day.
        on: Date,
    },
    /// Settle an event that did not fit.
    SettleAnomaly {
        /// The day.
        on: Date,
        /// The event.
        event: Box<Event>,
        /// What was found and done.
        note: String,
    },
}

impl Command {
    /// The day the step is dated: for a termination the day of the notice.
    pub fn on(&self) -> Date {
        match self {
            Self::Share { on }
            | Self::Submit { on, .. }
            | Self::TurnDown { on, .. }
            | Self::Approve { on, .. }
            | Self::Reopen { on, .. }
            | Self::MeetCondition { on, .. }
            | Self::Suspend { on, .. }
            | Self::Resume { on, .. }
            | Self::Renew { on, .. }
            | Self::DeclineRenewal { on, .. }
            | Self::Complete { on, .. }
            | Self::Void { on, .. }
            | Self::Archive { on }
            | Self::SettleAnomaly { on, .. } => *on,
            Self::Sign { signature } => signature.on,
            Self::Terminate { termination, .. } => termination.notice_on,
        }
    }

    /// Which step it is.
    pub fn step(&self) -> Step {
        match self {
            Self::Share { .. } => Step::Share,
            Self::Submit { .. } => Step::Submit,
            Self::TurnDown { .. } => Step::TurnDown,
            Self::Approve { .. } => Step::Approve,
            Self::Reopen { .. } => Step::Reopen,
            Self::Sign { .. } => Step::Sign,
            Self::MeetCondition { .. } => Step::MeetCondition,
            Self::Suspend { .. } => Step::Suspend,
            Self::Resume { .. } => Step::Resume,
            Self::Renew { .. } => Step::Renew,
            Self::DeclineRenewal { .. } => Step::DeclineRenewal,
            Self::Terminate { .. } => Step::Terminate,
            Self::Complete { .. } => Step::Complete,
            Self::Void { .. } => Step::Void,
            Self::Archive { .. } => Step::Archive,
            Self::SettleAnomaly { .. } => Step::SettleAnomaly,
        }
    }
}

/// A command without its data: what a screen offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// [`Command::Share`].
    Share,
    /// [`Command::Submit`].
    Submit,
    /// [`Command::TurnDown`].
    TurnDown,
    /// [`Command::Approve`].
    Approve,
    /// [`Command::Reopen`].
    Reopen,
    /// [`Command::Sign`].
    Sign,
    /// [`Command::MeetCondition`].
    MeetCondition,
    /// [`Command::Suspend`].
    Suspend,
    /// [`Command::Resume`].
    Resume,
    /// [`Command::Renew`].
    Renew,
    /// [`Command::DeclineRenewal`].
    DeclineRenewal,
    /// [`Command::Terminate`].
    Terminate,
    /// [`Command::Complete`].
    Complete,
    /// [`Command::Void`].
    Void,
    /// [`Command::Archive`].
    Archive,
    /// [`Command::SettleAnomaly`].
    SettleAnomaly,
}

impl Step {
    /// Every step, in the order a contract meets them.
    pub const ALL: &'static [Self] = &[
        Self::Share,
        Self::Submit,
        Self::TurnDown,
        Self::Approve,
        Self::Reopen,
        Self::Sign,
        Self::MeetCondition,
        Self::Suspend,
        Self::Resume,
        Self::Renew,
        Self::DeclineRenewal,
        Self::Terminate,
        Self::Complete,
        Self::Void,
        Self::Archive,
        Self::SettleAnomaly,
    ];
}
