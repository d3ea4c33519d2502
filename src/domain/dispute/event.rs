//! What happened to a dispute (`DisputeStep`, `domain.md` 5.8): written once, never changed.

use serde::{Deserialize, Serialize};

use super::Side;
use super::filed::Frozen;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{AmendmentId, ContractId, DisputeEventId, DisputeId, InstalmentId, WaiverId};
use crate::domain::lifecycle::dispute::command::Event as Step;
use crate::domain::money::Money;
use crate::kinds::Kind;

/// A fact in the life of a dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DisputeEvent {
    /// Its id.
    pub id: DisputeEventId,
    /// The dispute.
    pub dispute: DisputeId,
    /// The day it happened.
    pub on: Date,
    /// Who entered it, by name.
    #[serde(default)]
    pub by: String,
    /// What happened.
    pub fact: Fact,
    /// A word on it.
    #[serde(default)]
    pub note: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fact {
    /// A step of its life.
    Step(Step),
    /// It was filed; the claims stand as they were on that day.
    Filed {
        /// The step.
        step: Step,
        /// What was claimed.
        claim: Frozen,
    },
    /// It was settled.
    Settled {
        /// The step.
        step: Step,
        /// When what is paid.
        payments: Vec<Payment>,
        /// What was given up with it.
        waivers: Vec<WaiverId>,
    },
    /// Something worth keeping.
    Note,
    /// An offer to settle.
    Offer(Offer),
    /// An answer to an offer.
    Answer {
        /// Which offer.
        offer: DisputeEventId,
        /// What was said to it.
        answer: Answer,
    },
    /// A day that must not be missed.
    Noted(Noted),
    /// It was kept: what had to be done by then was done.
    Kept {
        /// Which day.
        noted: DisputeEventId,
    },
    /// What was settled was put among what is owed under a contract.
    Owed {
        /// The contract.
        contract: ContractId,
        /// What is owed, with its days.
        parts: Vec<OwedPart>,
        /// What was given up since the settlement takes its place.
        #[serde(default)]
        waivers: Vec<WaiverId>,
    },
    /// That was taken back.
    OwedBack {
        /// Which.
        owed: DisputeEventId,
    },
    /// An amendment was drafted to carry out what was settled.
    Amended {
        /// Which.
        amendment: AmendmentId,
    },
}

/// A sum of a settlement among what is owed under a contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwedPart {
    /// Its id, which receipts name.
    pub id: InstalmentId,
    /// The last day to pay it.
    pub due: Date,
    /// How much.
    pub amount: Money,
}

/// A sum of a settlement, with its day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payment {
    /// The day.
    pub on: Date,
    /// How much.
    pub amount: Money,
}

/// An offer to settle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Who makes it.
    pub by: Side,
    /// How much is to be paid, if it is about money.
    pub amount: Option<Money>,
    /// In words.
    pub terms: String,
    /// The last day on which it can be accepted.
    pub until: Option<Date>,
}

/// What was said to an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// 接受.
    Accepted,
    /// 拒绝.
    Rejected,
    /// 撤回: whoever made it took it back.
    TakenBack,
}

/// A day that must not be missed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noted {
    /// The last day.
    pub day: Date,
    /// For what.
    pub sort: NotedSort,
    /// In words.
    pub what: String,
}

/// What a day is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotedSort {
    /// 答辩、答复.
    Answer,
    /// 举证.
    Evidence,
    /// 开庭.
    Hearing,
    /// 缴费.
    Fee,
    /// 其他.
    Other,
}

impl Fact {
    /// The step of its life, if it is one.
    pub const fn step(&self) -> Option<&Step> {
        match self {
            Self::Step(step) | Self::Filed { step, .. } | Self::Settled { step, .. } => Some(step),
            Self::Note
            | Self::Offer(_)
            | Self::Answer { .. }
            | Self::Noted(_)
            | Self::Kept { .. }
            | Self::Owed { .. }
            | Self::OwedBack { .. }
            | Self::Amended { .. } => None,
        }
    }

    /// Whether it is a step that both sides know of: what was offered without prejudice, what we noted, and the days that we must not
    /// miss are ours.
    pub fn is_between(&self) -> bool {
        self.step().is_some_and(|step| !matches!(step, Step::DeadlineSet { .. }))
    }
}

impl Answer {
    /// Every answer, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Accepted, Self::Rejected, Self::TakenBack];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Rejected => "rejected",
            Self::TakenBack => "taken_back",
        }
    }

    /// The answer of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl NotedSort {
    /// Every sort, in the order in which they are offered.
    pub const ALL: [Self; 5] = [Self::Answer, Self::Evidence, Self::Hearing, Self::Fee, Self::Other];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Answer => "answer",
            Self::Evidence => "evidence",
            Self::Hearing => "hearing",
            Self::Fee => "fee",
            Self::Other => "other",
        }
    }

    /// The sort of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Entity for DisputeEvent {
    type Id = DisputeEventId;
    const KIND: Kind = Kind::DisputeEvent;

    fn id(&self) -> DisputeEventId {
        self.id
    }
}
