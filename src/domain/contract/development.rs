//! S2: who does what to find and keep customers.

use serde::{Deserialize, Serialize};

use super::field;
use super::party::Who;
use super::plan::Period;
use super::wording::Wording;
use crate::domain::date::Date;
use crate::domain::problem::{Place, Problems, Reason};

/// Terms of S2: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Development {
    /// Who does what (annex 3).
    pub duties: Vec<Duty>,
    /// Where; blank is everywhere.
    #[serde(default)]
    pub territory: Wording,
    /// Whether the customer is the only one.
    pub exclusivity: Exclusivity,
    /// What a registered lead gives.
    pub leads: LeadRegistration,
    /// How often the sides meet.
    pub meeting: Meeting,
    /// Who looks after the customer on our side.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub our_contact: String,
    /// Whom we turn to at the customer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub their_contact: String,
    /// How resale prices come about. There is no fixed and no minimum resale price: that would be unlawful (DEV-03).
    pub resale_price: ResalePrice,
    /// Whether one may act in the other's name.
    pub authority: AuthorityToBind,
}

/// One duty in the division of work.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// What is done.
    pub task: Task,
    /// Who does it.
    pub owner: Who,
    /// When.
    pub rhythm: Rhythm,
    /// Who helps; nothing: nobody was named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub support: Option<Who>,
    /// How it is seen whether it was done; blank: nothing was said.
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub measure: Wording,
}

impl Duty {
    /// A duty without help and measure.
    pub fn plain(task: Task, owner: Who, rhythm: Rhythm) -> Self {
        Self { task, owner, rhythm, support: None, measure: Wording::default() }
    }

    /// Whether somebody would help with what is theirs already.
    pub fn helps_itself(&self) -> bool {
        let owns = |side| self.owner == side || self.owner == Who::Both;
        self.support.is_some_and(|helper| match helper {
            Who::Us | Who::Them => owns(helper),
            Who::Both => true,
        })
    }
}

/// What is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Task {
    /// Find prospects (寻找潜在客户).
    FindLeads,
    /// Learn what they need (了解需求).
    LearnNeeds,
    /// Supply goods or services (供应产品或服务).
    Supply,
    /// Report on the market (市场反馈).
    Feedback,
    /// Help with premises or staff (场地或人员配合).
    Assist,
    /// Visit together (共同拜访).
    VisitTogether,
    /// Something else.
    Own(Wording),
}

/// When a duty falls due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// All the time.
    Continuous,
    /// Every so long.
    Every(Period),
    /// When asked, within so long.
    OnRequest(Period),
    /// Once, by a day.
    By(Date),
}

/// Whether the customer is the only one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Exclusivity {
    /// It is not.
    None,
    /// For the products of this contract.
    ForProducts,
    /// In the territory.
    ForTerritory,
}

/// What a registered lead gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LeadRegistration {
    /// Leads are not registered.
    None,
    /// The first to register may follow up first.
    Protected {
        /// How long the other side has to confirm, 1 to 15 days.
        confirm_within: Period,
        /// How long the right lasts, 30 to 365 days.
        lasts: Period,
    },
}

/// How often the sides meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meeting {
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// Every quarter.
    Quarterly,
    /// Every half-year.
    HalfYearly,
}

/// How resale prices come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResalePrice {
    /// The customer sets them.
    Free,
    /// We recommend, the customer sets them.
    Recommended,
}

/// Whether one may act in the other's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthorityToBind {
    /// Never.
    None,
    /// With a written power of attorney.
    ByPowerOfAttorney,
}

impl Development {
    /// The defaults of the catalogue (S2).
    pub fn usual() -> Self {
        let duty = Duty::plain;
        let on_request = Rhythm::OnRequest(Period::working_days(5));
        Self {
            duties: vec![
                duty(Task::FindLeads, Who::Us, Rhythm::Continuous),
                duty(Task::LearnNeeds, Who::Us, Rhythm::Continuous),
                duty(Task::Supply, Who::Us, Rhythm::Continuous),
                duty(Task::Feedback, Who::Them, Rhythm::Every(Period::months(1))),
                duty(Task::Assist, Who::Them, on_request),
                duty(Task::VisitTogether, Who::Both, Rhythm::Every(Period::months(3))),
            ],
            territory: Wording::default(),
            exclusivity: Exclusivity::None,
            leads: LeadRegistration::Protected { confirm_within: Period::working_days(3), lasts: Period::days(90) },
            meeting: Meeting::Monthly,
            our_contact: String::new(),
            their_contact: String::new(),
            resale_price: ResalePrice::Free,
            authority: AuthorityToBind::None,
        }
    }

    /// What cannot stand: the ranges of S2, and a duty whose owner is named as its helper too.
    pub(super) fn check(&self, problems: &mut Problems) {
        for (row, duty) in self.duties.iter().enumerate() {
            problems.add_if(duty.helps_itself(), Place::row(field::DEVELOPMENT_DUTIES, row), Reason::Twice);
        }
        match self.leads {
            LeadRegistration::None => {}
            LeadRegistration::Protected { confirm_within, lasts } => {
                let place = Place::of(field::DEVELOPMENT_LEAD_CONFIRM);
                problems.period(place, confirm_within, Period::days(1), Period::days(15));
                let place = Place::of(field::DEVELOPMENT_LEAD_LASTS);
                problems.period(place, lasts, Period::days(30), Period::days(365));
            }
        }
    }
}
