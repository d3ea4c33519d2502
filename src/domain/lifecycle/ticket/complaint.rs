//! How a complaint (投诉) is handled: the stages of `contract-rules.md` 5.1, named after ISO 10002:2018 clause 7.
//!
//! A complaint is a ticket that is worked on in this order. [`super::Ticket`] counts what stops the clock; the file here keeps
//! what each stage needs before the next may begin. The channel of 5.1 (公示渠道) is always open and is no stage of a case.

use serde::{Deserialize, Serialize};

use super::command::Step;
use super::resolution::Outcome;
use super::{Stage, Ticket};
use crate::domain::calendar::moment::Moment;
use crate::domain::date::Date;
use crate::domain::lifecycle::due::{Dueness, dueness};
use crate::domain::money::Money;
use crate::domain::service_clock::level::Priority;

/// What was done about a complaint so far.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ComplaintFile {
    /// That it arrived, as the customer was told.
    pub acknowledged: Option<Acknowledgement>,
    /// Its weight.
    pub assessment: Option<Assessment>,
    /// What was found.
    pub investigation: Option<Investigation>,
    /// The answer that is to be given.
    pub draft: Option<DraftAnswer>,
    /// Who approved that answer, by name, and when.
    pub approved: Option<(Moment, String)>,
}

/// That a complaint arrived, as the customer was told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Acknowledgement {
    /// When.
    pub at: Moment,
    /// Through which channel.
    pub channel: String,
}

/// The first assessment (初步评估).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// How urgent it is.
    pub priority: Priority,
    /// Whether somebody's safety is at stake.
    pub safety: Safety,
    /// How hard it is to clear up.
    pub complexity: Complexity,
    /// Whom and what it affects.
    pub impact: String,
    /// What was done at once.
    pub immediate_action: String,
}

/// Whether somebody's safety is at stake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Safety {
    /// It is not.
    NotConcerned,
    /// It is.
    Concerned,
}

/// How hard a complaint is to clear up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Complexity {
    /// One answer does.
    Simple,
    /// Several causes, or several people.
    Complex,
}

/// What was found (调查).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Investigation {
    /// The facts.
    pub facts: String,
    /// Where the documents lie.
    pub documents: String,
    /// Who was heard, and what they said.
    pub interviews: String,
}

/// The answer that is to be given (拟定答复).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftAnswer {
    /// What had caused it: without a known cause nothing is answered.
    pub cause: String,
    /// What we offer.
    pub remedy: String,
    /// What it costs us, if anything.
    pub cost: Option<Money>,
}

/// Where a complaint stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintStage {
    /// 已受理登记: logged.
    Received,
    /// 跟踪中: somebody looks after it.
    Tracked,
    /// 已确认: the customer knows that it arrived.
    Acknowledged,
    /// 初步评估: its level is set.
    InitialAssessment,
    /// 调查中.
    Investigating,
    /// 拟定答复: the cause is known and an answer drafted.
    ResponsePrepared,
    /// 已告知结果: the customer answers, or the time for an answer runs out.
    DecisionCommunicated,
    /// 已结案（接受）.
    ClosedAccepted,
    /// 已结案（未接受）: a dispute may follow.
    ClosedNotAccepted,
}

/// The steps of the file, in their order.
const ORDER: [Step; 5] = [Step::Acknowledge, Step::Assess, Step::Investigate, Step::DraftAnswer, Step::ApproveAnswer];

impl ComplaintFile {
    /// The next step of the file; `None` when the answer is approved.
    pub fn next(&self) -> Option<Step> {
        let done = [
            self.acknowledged.is_some(),
            self.assessment.is_some(),
            self.investigation.is_some(),
            self.draft.is_some(),
            self.approved.is_some(),
        ];
        ORDER.into_iter().zip(done).find_map(|(step, done)| (!done).then_some(step))
    }

    /// The step that comes before `step`, if one is missing.
    pub(super) fn missing_before(&self, step: Step) -> Option<Step> {
        let place = |wanted: Step| ORDER.iter().position(|it| *it == wanted);
        let next = self.next()?;
        // what is no step of the file comes after all of them
        (place(next) < place(step).or(Some(ORDER.len()))).then_some(next)
    }

    /// A further round begins: what was found stands, the answer does not.
    pub(super) fn reopened(self) -> Self {
        Self { draft: None, approved: None, ..self }
    }
}

impl Ticket {
    /// Where a complaint stands. Total: any ticket read as a complaint.
    pub const fn complaint_stage(&self) -> ComplaintStage {
        match &self.stage {
            Stage::Closed { outcome: Outcome::Accepted | Outcome::NoAnswer, .. } => ComplaintStage::ClosedAccepted,
            Stage::Closed { outcome: Outcome::NotAccepted { .. }, .. } => ComplaintStage::ClosedNotAccepted,
            Stage::Resolved { .. } => ComplaintStage::DecisionCommunicated,
            Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => {
                let file = &self.file;
                if file.draft.is_some() {
                    ComplaintStage::ResponsePrepared
                } else if file.investigation.is_some() {
                    ComplaintStage::Investigating
                } else if file.assessment.is_some() {
                    ComplaintStage::InitialAssessment
                } else if file.acknowledged.is_some() {
                    ComplaintStage::Acknowledged
                } else if matches!(self.stage, Stage::New) {
                    ComplaintStage::Received
                } else {
                    ComplaintStage::Tracked
                }
            }
        }
    }

    /// How the promise to tell the customer again stands on `as_of` (S4 `update_every`); nothing is due once the decision is told.
    pub fn update_dueness(&self, as_of: Date, lead_days: u16) -> Dueness {
        match &self.stage {
            Stage::New | Stage::Assigned { .. } | Stage::InProgress { .. } | Stage::WaitingCustomer { .. } => {
                dueness(self.next_update, as_of, lead_days)
            }
            Stage::Resolved { .. } | Stage::Closed { .. } => Dueness::Undated,
        }
    }
}
