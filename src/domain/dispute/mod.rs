//! A dispute with a customer (争议, `domain.md` 5.8): what it is about, what is claimed, and what the contract says of the way to a
//! decision. Where it stands follows from its events.

pub mod claim;
pub mod concerned;
pub mod course;
pub mod deadlines;
pub mod delay;
pub mod event;
pub mod filed;
pub mod ladder;
pub mod matter;
pub mod owed;

use serde::{Deserialize, Serialize};

use self::claim::Head;
use self::matter::Matter;
use super::calendar::WorkCalendar;
use super::contract::Contract;
use super::contract::disputes::Disputes;
use super::contract::general::WorkingDays;
use super::contract::wording::Wording;
use super::date::Date;
use super::entity::Entity;
use super::id::{ContractId, CustomerId, DisputeId, IncidentId, InstalmentId, TicketId};
use super::lifecycle::dispute::deadline::{AgreedTimes, StatutoryTimes};
use super::lifecycle::dispute::forum::{AgreedForum, Facts, Talks};
use super::period::Counting;
use crate::kinds::Kind;

/// A dispute.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Its id.
    pub id: DisputeId,
    /// Its number (争议编号).
    #[serde(default)]
    pub number: String,
    /// With whom.
    pub customer: CustomerId,
    /// Under which contract.
    #[serde(default)]
    pub contract: Option<ContractId>,
    /// What the contract said of disputes when this one was opened: the version that binds.
    #[serde(default)]
    pub binding: Option<Binding>,
    /// What it is about.
    #[serde(default)]
    pub subject: Subject,
    /// Who claims.
    #[serde(default)]
    pub claimant: Side,
    /// In a few words.
    pub title: String,
    /// What happened.
    #[serde(default)]
    pub facts: String,
    /// What is demanded.
    #[serde(default)]
    pub demand: String,
    /// The day it was raised.
    pub raised_on: Date,
    /// The day the claimant knew of the breach: limitation runs from here (Civil Code art. 188).
    pub known_on: Date,
    /// A day from which it runs anew: a demand, an acknowledgment of the debt (Civil Code art. 195).
    #[serde(default)]
    pub anew_on: Option<Date>,
    /// How many months it runs: 36, for the international sale of goods 48 (Civil Code art. 594).
    #[serde(default = "usual_limitation")]
    pub limitation_months: u16,
    /// What is claimed.
    #[serde(default)]
    pub heads: Vec<Head>,
    /// The ticket it came of.
    #[serde(default)]
    pub ticket: Option<TicketId>,
    /// The leak it came of.
    #[serde(default)]
    pub incident: Option<IncidentId>,
    /// The part of the payment plan it came of.
    #[serde(default)]
    pub instalment: Option<InstalmentId>,
    /// The duty it came of, by the id of its instance.
    #[serde(default)]
    pub duty: String,
    /// What that duty was called when the dispute was opened.
    #[serde(default)]
    pub duty_title: String,
    /// What else it is about, beside what it came of.
    #[serde(default)]
    pub further: Vec<Matter>,
    /// Who looks after it, by name.
    #[serde(default)]
    pub owner: String,
}

/// What a contract says of disputes, as it bound both sides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Binding {
    /// S9.
    pub clause: Disputes,
    /// How the contract counts periods.
    #[serde(default)]
    pub counting: Counting,
    /// Whether its working days are those of another place: Monday to Friday where the book keeps none for it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub counts_weekdays: bool,
    /// Of which place; nothing where they are those of the mainland, or were noted before the place was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Wording>,
    /// The number of the version, if one was kept.
    #[serde(default)]
    pub version: Option<u32>,
}

/// What a dispute is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// 付款.
    Payment,
    /// 质量.
    Quality,
    /// 交付.
    Delivery,
    /// 保密.
    Confidentiality,
    /// 业绩目标.
    Targets,
    /// 其他.
    #[default]
    Other,
}

/// One of the sides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// 我方.
    #[default]
    Us,
    /// 对方.
    Them,
}

fn usual_limitation() -> u16 {
    StatutoryTimes::default().limitation
}

impl Binding {
    /// What a contract says of disputes; `version` is the number under which its terms were kept.
    pub fn of(contract: &Contract, version: Option<u32>) -> Self {
        Self {
            clause: contract.disputes.clone(),
            counting: contract.definitions.counting(),
            counts_weekdays: contract.definitions.working_days.is_elsewhere(),
            place: match &contract.definitions.working_days {
                WorkingDays::MainlandChina => None,
                WorkingDays::Of(place) => Some(place.clone()),
            },
            version,
        }
    }
}

impl Dispute {
    /// The way that the contract lays down; a court by statute, at once, where there is none.
    pub fn way(&self) -> Facts {
        let silent = Facts { agreed: AgreedForum::Silent, talks: Talks::NotRequired };
        self.binding.as_ref().map_or(silent, |it| Facts::from(&it.clause))
    }

    /// The days of work and of rest by which its times are counted: those of the book, or where the contract counted by another place
    /// when the dispute was opened, those kept for it, else Monday to Friday.
    pub fn calendar<'a>(&self, of_book: &'a WorkCalendar) -> &'a WorkCalendar {
        match self.binding.as_ref().filter(|it| it.counts_weekdays) {
            None => of_book,
            Some(Binding { place: Some(place), .. }) => of_book.at([&place.zh, &place.en]),
            Some(Binding { place: None, .. }) => WorkCalendar::weekdays(),
        }
    }

    /// How long its talks and its mediation run.
    pub fn times(&self) -> AgreedTimes {
        let none = AgreedTimes { negotiation: None, mediation: None, counting: Counting::default() };
        self.binding.as_ref().map_or(none, |it| AgreedTimes::of(&it.clause, it.counting))
    }
}

impl Subject {
    /// Every subject, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Payment, Self::Quality, Self::Delivery, Self::Confidentiality, Self::Targets, Self::Other];

    /// Its name in forms and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Quality => "quality",
            Self::Delivery => "delivery",
            Self::Confidentiality => "confidentiality",
            Self::Targets => "targets",
            Self::Other => "other",
        }
    }

    /// The subject of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Side {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Us, Self::Them];

    /// Its name in forms.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Us => "us",
            Self::Them => "them",
        }
    }

    /// The side of this name.
    pub fn of(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }
}

impl Entity for Dispute {
    type Id = DisputeId;
    const KIND: Kind = Kind::Dispute;

    fn id(&self) -> DisputeId {
        self.id
    }
}
