//! Why a step may not be taken: what a person needs to know to act on it.

use serde::{Deserialize, Serialize};

use super::command::Step;
use super::event::Version;
use super::status::{ContractStatus, Effect, OpenWork};
use crate::domain::calendar::CalendarError;
use crate::domain::contract::named::SigningParty;
use crate::domain::cure::Short;
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::lifecycle::digest::Digest;

/// Why a step may not be taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Another step comes first.
    NeedsFirst {
        /// That step.
        step: Step,
    },
    /// Another step does what is meant, where the contract stands now.
    Instead {
        /// That step.
        step: Step,
    },
    /// The contract is past this step; a signed contract is changed by an amendment.
    AlreadyPast {
        /// Where it stands.
        status: ContractStatus,
    },
    /// The contract has ended.
    Ended {
        /// How.
        status: ContractStatus,
    },
    /// The contract has not ended; it cannot be put away.
    StillRunning {
        /// Where it stands; for a termination, until when.
        status: ContractStatus,
    },
    /// The contract is signed but not yet in force. Until then it can only be ended by agreement.
    NotYetEffective {
        /// What puts it in force.
        effect: Effect,
    },
    /// It is not suspended, so there is nothing to resume.
    NotSuspended,
    /// The suspension would end before it begins.
    SuspensionEndsFirst {
        /// Its first day.
        on: Date,
    },
    /// The version is not locked: it can be changed as it is.
    NotLocked,
    /// No condition is open: the contract takes effect in another way, or the condition was met.
    NoOpenCondition,
    /// The step is dated after today.
    DatedInFuture {
        /// The day given.
        on: Date,
        /// Today.
        today: Date,
    },
    /// The step is dated before the step it follows.
    BeforeLastStep {
        /// The day given.
        on: Date,
        /// The day of the last step.
        last: Date,
    },
    /// The review found something that has to be fixed first.
    OpenBlockFindings {
        /// The rules that found it.
        rules: Vec<String>,
    },
    /// This number belongs to an approved version with another text: a change needs a new number.
    VersionLocked {
        /// The approved version.
        locked: Version,
    },
    /// This person is not among the approvers.
    NotAnApprover {
        /// The person.
        by: String,
        /// The approvers.
        approvers: Vec<String>,
    },
    /// This person has approved already.
    AlreadyApproved {
        /// The person.
        by: String,
        /// When.
        on: Date,
    },
    /// This party has signed already.
    AlreadySigned {
        /// The party.
        party: SigningParty,
        /// When.
        on: Date,
    },
    /// The text names no such party.
    NotAParty {
        /// The party.
        party: SigningParty,
    },
    /// What was signed is not the approved text.
    OtherText {
        /// The approved version.
        version: Version,
        /// The digest of what was signed.
        signed: Digest,
    },
    /// The step needs a name.
    NameMissing {
        /// The step.
        step: Step,
    },
    /// The step needs a reason, a note, or what shows it.
    ReasonMissing {
        /// The step.
        step: Step,
    },
    /// The notice is too short, or the end lies before the notice.
    NoticeTooShort {
        /// The earliest day on which the contract can have ended.
        earliest: Date,
    },
    /// The breach may still be cured, was cured, or the other side was not asked to.
    Uncured {
        /// What is missing first.
        short: Short,
    },
    /// A fixed term cannot be ended by notice alone.
    TermIsFixed {
        /// Its last day.
        end: Date,
    },
    /// A contract that runs until it is performed cannot be ended by notice alone.
    TermIsUntilPerformed,
    /// The contract provides for no further term: one is agreed in an amendment.
    NothingToRenew,
    /// The next term can no longer be stopped or agreed: it will come.
    RenewalCommitted {
        /// The last day of the term that runs.
        end: Date,
    },
    /// Notice against the next term was given already.
    RenewalDeclined {
        /// When.
        on: Date,
    },
    /// The notice against the next term came after the last day for it: the contract goes on.
    NoticeTooLate {
        /// The last day for it.
        last_day: Date,
    },
    /// The day lies in an earlier term: the decision is made as of that day.
    EarlierTerm {
        /// The first day of the term that runs.
        start: Date,
    },
    /// Something is still owed.
    OpenWork {
        /// How much.
        open: OpenWork,
    },
    /// The settlement list has open items.
    OpenSettlement {
        /// How many.
        items: u32,
    },
    /// No such event is waiting to be settled.
    NoSuchAnomaly,
    /// The days leave the calendar.
    Exact(ExactError),
    /// The day cannot be found: the calendar has no working day near.
    Days(CalendarError),
}

impl From<CalendarError> for Refusal {
    /// Arithmetic without an answer is one refusal, wherever it was met.
    fn from(error: CalendarError) -> Self {
        if let CalendarError::Exact(error) = error { Self::Exact(error) } else { Self::Days(error) }
    }
}
