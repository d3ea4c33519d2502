//! Requests of persons about their data (个人信息主体的请求: PIPL arts. 44 to 50; GDPR arts. 12 to 22): what is asked, by when it has
//! to be answered, and how it was.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::domain::calendar::{Direction, WorkCalendar};
use crate::domain::contract::brief::ContractBrief;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{ContactId, ContractId, CustomerId, LeadId, RequestStepId, SubjectRequestId};
use crate::kinds::Kind;

/// A request. Its course is only ever added to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubjectRequest {
    /// Its id.
    pub id: SubjectRequestId,
    /// The day on which it came (收到日期).
    pub received: Date,
    /// Who asks, by name; empty once they are erased.
    #[serde(default)]
    pub name: String,
    /// The person at a customer who asks. It stays as a number when they are erased.
    #[serde(default)]
    pub contact: Option<ContactId>,
    /// The customer that is a person and asks.
    #[serde(default)]
    pub customer: Option<CustomerId>,
    /// Somebody who asked us something before and asks now.
    #[serde(default)]
    pub lead: Option<LeadId>,
    /// What is asked.
    #[serde(default)]
    pub asks: Ask,
    /// By which law the time to answer is reckoned.
    #[serde(default)]
    pub law: Law,
    /// What was asked in their words, and how they showed who they are; empty once they are erased.
    #[serde(default)]
    pub note: String,
    /// What was done about it, each a register of its own.
    #[serde(default)]
    pub course: BTreeMap<RequestStepId, RequestStep>,
}

/// What a person may ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ask {
    /// To see, or have a copy of, what is held (查阅、复制: PIPL art. 45; GDPR arts. 15, 20).
    #[default]
    Access,
    /// To correct or complete it (更正、补充: PIPL art. 46; GDPR art. 16).
    Correct,
    /// To have it erased (删除: PIPL art. 47; GDPR art. 17).
    Erase,
    /// To have its use restricted (限制处理: PIPL art. 44; GDPR art. 18).
    Restrict,
    /// To refuse its use, or to take a consent back (拒绝、撤回同意: PIPL arts. 15, 44; GDPR art. 21).
    Object,
}

/// By which law the time to answer is reckoned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Law {
    /// Promptly (PIPL art. 50), as a rule within fifteen working days (个人信息保护法).
    #[default]
    Pipl,
    /// Within one month, which two more may be added to (GDPR art. 12(3)).
    Gdpr,
}

/// The last day to answer a request, and what makes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AnswerDay {
    /// The day.
    pub day: Date,
    /// The contract whose clause makes it; nothing: the law does.
    pub contract: Option<ContractId>,
}

/// Something that was done about a request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RequestStep {
    /// On which day.
    pub on: Date,
    /// By whom of us, by name.
    #[serde(default)]
    pub by: String,
    /// What.
    pub what: RequestFact,
    /// What was said; of a refusal also where they can complain.
    #[serde(default)]
    pub words: String,
}

/// What may be done about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RequestFact {
    /// More time was taken, and the person told why (GDPR art. 12(3)).
    Extended,
    /// It was done and answered.
    Answered,
    /// It was refused, on this ground.
    Refused(Refusal),
    /// The person was erased: that was the answer.
    Erased,
}

/// Why a request may be refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Who asks did not show who they are (GDPR art. 12(2), (6)).
    Unidentified,
    /// The law says that it is kept, or kept secret (PIPL arts. 18, 45, 47; GDPR art. 17(3)(b)).
    LawKeeps,
    /// It is needed for a contract or for claims (GDPR art. 17(3)(e)).
    Claims,
    /// It is without any ground, or asked again and again (GDPR art. 12(5)).
    Excessive,
    /// Nothing is held on them.
    NothingHeld,
}

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestState {
    /// It waits for an answer.
    Open {
        /// Whether more time was taken.
        extended: bool,
    },
    /// It was answered on this day.
    Answered(Date),
    /// It was refused on this day, on this ground.
    Refused(Date, Refusal),
    /// The person was erased on this day.
    Erased(Date),
}

/// Why a step may not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RequestFault {
    /// The request came after that day.
    #[error("the request came on {received}")]
    BeforeReceipt {
        /// When it came.
        received: Date,
    },
    /// The day has not come.
    #[error("that day has not come")]
    Future,
    /// It is closed already.
    #[error("the request is closed")]
    Closed,
    /// By this law no more time may be taken, or it was taken already.
    #[error("no more time may be taken")]
    NoExtension,
    /// The time to take more of it, or the month to say so, is over.
    #[error("the month in which more time may be taken is over")]
    TooLate,
}

/// Fifteen working days.
const PIPL_DAYS: u16 = 15;

impl SubjectRequest {
    /// A request that came on a day, of nobody yet.
    pub const fn received_on(id: SubjectRequestId, received: Date) -> Self {
        Self {
            id,
            received,
            name: String::new(),
            contact: None,
            customer: None,
            lead: None,
            asks: Ask::Access,
            law: Law::Pipl,
            note: String::new(),
            course: BTreeMap::new(),
        }
    }

    /// What was done by a day, in the order of the days.
    pub fn steps(&self, as_of: Date) -> Vec<&RequestStep> {
        let mut steps: Vec<(Date, RequestStepId, &RequestStep)> =
            self.course.iter().filter(|(_, it)| it.on <= as_of).map(|(id, it)| (it.on, *id, it)).collect();
        steps.sort_by_key(|(on, id, _)| (*on, *id));
        steps.into_iter().map(|(.., it)| it).collect()
    }

    /// Where it stands on a day: the first step that closes it does.
    pub fn state(&self, as_of: Date) -> RequestState {
        let mut extended = false;
        for step in self.steps(as_of) {
            match step.what {
                RequestFact::Extended => extended = true,
                RequestFact::Answered => return RequestState::Answered(step.on),
                RequestFact::Refused(ground) => return RequestState::Refused(step.on, ground),
                RequestFact::Erased => return RequestState::Erased(step.on),
            }
        }
        RequestState::Open { extended }
    }

    /// Whether it waits for an answer.
    pub fn is_open(&self, as_of: Date) -> bool {
        matches!(self.state(as_of), RequestState::Open { .. })
    }

    /// The last day to answer it, whether it was or not: fifteen working days after it came, or one month, three with an
    /// extension. Nothing where the calendar ends.
    pub fn due(&self, calendar: &WorkCalendar, as_of: Date) -> Option<Date> {
        match self.law {
            Law::Pipl => calendar.working_days_from(self.received, PIPL_DAYS, Direction::Later).ok().map(|it| it.value),
            Law::Gdpr => {
                let extended = self.steps(as_of).iter().any(|it| it.what == RequestFact::Extended);
                self.received.plus_months(if extended { 3 } else { 1 }).ok()
            }
        }
    }

    /// The last day to answer it, and what makes it: the law, or a contract whose clause on personal information (G5) leaves less time.
    /// `contracts`: those that hold with the one it is about. More time by law adds none to what a contract says.
    pub fn answer_day<'a>(
        &self,
        contracts: impl IntoIterator<Item = &'a ContractBrief>,
        calendar: &WorkCalendar,
        as_of: Date,
    ) -> Option<AnswerDay> {
        let by_law = self.due(calendar, as_of).map(|day| (day, None));
        let by_contract = contracts.into_iter().filter_map(|it| {
            let (within, calendar) = (it.personal?.answer_within.by_the_day(), it.definitions.calendar(calendar));
            let day = within.due(self.received, it.definitions.counting(), calendar).ok()?.value;
            Some((day, Some((it.number.as_str(), it.id))))
        });
        // of two of the same day the law comes first, then the contract of the lower number
        let (day, contract) = by_law.into_iter().chain(by_contract).min()?;
        Some(AnswerDay { day, contract: contract.map(|(_, id)| id) })
    }

    /// The same with one more step, if it may be taken today.
    ///
    /// # Errors
    /// Why it may not.
    pub fn with(&self, id: RequestStepId, step: RequestStep, today: Date) -> Result<Self, RequestFault> {
        if step.on < self.received {
            return Err(RequestFault::BeforeReceipt { received: self.received });
        }
        if step.on > today {
            return Err(RequestFault::Future);
        }
        let RequestState::Open { extended } = self.state(today) else { return Err(RequestFault::Closed) };
        if step.what == RequestFact::Extended {
            if self.law != Law::Gdpr || extended {
                return Err(RequestFault::NoExtension);
            }
            // the person is told within the first month
            if self.received.plus_months(1).is_ok_and(|last| step.on > last) {
                return Err(RequestFault::TooLate);
            }
        }
        let mut after = self.clone();
        after.course.insert(id, step);
        Ok(after)
    }

    /// The same once the person was erased: no name and no word of theirs is left, and words of ours in which `names` finds them
    /// are emptied. One that asked for it, and waits, is answered by that.
    #[must_use]
    pub fn erased(&self, id: RequestStepId, on: Date, by: &str, names: impl Fn(&str) -> bool) -> Self {
        let mut after = Self { name: String::new(), note: String::new(), ..self.clone() };
        for step in after.course.values_mut().filter(|it| names(&it.words)) {
            step.words.clear();
        }
        if self.asks == Ask::Erase && self.is_open(on) {
            let step = RequestStep { on, by: by.to_owned(), what: RequestFact::Erased, words: String::new() };
            after.course.insert(id, step);
        }
        after
    }
}

impl Entity for SubjectRequest {
    type Id = SubjectRequestId;
    const KIND: Kind = Kind::SubjectRequest;
    const SETS: &'static [&'static str] = &["course"];

    fn id(&self) -> SubjectRequestId {
        self.id
    }
}
