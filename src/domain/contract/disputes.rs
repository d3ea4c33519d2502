//! S9: how disputes are settled.

use serde::{Deserialize, Serialize};

use super::field;
use super::plan::Period;
use super::wording::Wording;
use crate::domain::problem::{Place, Problems, Reason};

/// Terms of S9: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Disputes {
    /// Talking first.
    pub negotiation: Negotiation,
    /// Mediation in between.
    pub mediation: Mediation,
    /// Who decides in the end.
    pub forum: Forum,
    /// What happens meanwhile.
    pub meanwhile: Meanwhile,
    /// Whether the paper reminds of the time within which claims are brought.
    #[serde(default, skip_serializing_if = "LimitationNote::is_not_stated")]
    pub limitation: LimitationNote,
}

/// Whether the paper says how long claims may be brought under the law of the mainland (S9 `limitation_note`; Civil Code arts 188,
/// 198, 594). It reminds and agrees on nothing: the time cannot be changed (art. 197).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LimitationNote {
    /// It says nothing.
    #[default]
    NotStated,
    /// It says it.
    Stated,
}

impl LimitationNote {
    /// What nobody said is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_not_stated(&self) -> bool {
        matches!(self, Self::NotStated)
    }
}

/// Talking first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Negotiation {
    /// Not required.
    None,
    /// For so long after a written request, 7 to 60 days.
    Within(Period),
}

/// Mediation between talking and deciding.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mediation {
    /// None.
    None,
    /// At a named body, for 15 to 60 days.
    At {
        /// The body.
        body: Wording,
        /// For how long.
        within: Period,
    },
}

/// Who decides in the end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forum {
    /// Arbitrators (S9.a).
    Arbitration(Arbitration),
    /// A court (S9.b).
    Litigation(Court),
    /// Both stand side by side (或裁或诉). Such a clause is generally held invalid; a draft may hold it, the checker blocks
    /// it (`domain.md` 7).
    Either {
        /// The arbitrators.
        arbitration: Arbitration,
        /// The court.
        court: Court,
    },
    /// Not chosen yet.
    Open,
}

/// Terms of an arbitration.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arbitration {
    /// Where.
    pub institution: Institution,
    /// The place of arbitration; blank is the institution's city.
    #[serde(default)]
    pub seat: Wording,
    /// In which language.
    pub language: ArbitrationLanguage,
    /// How many decide.
    pub arbitrators: Arbitrators,
}

/// An arbitration institution (the picker's list of `contract-rules.md` S9).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Institution {
    /// None was named: the clause has no effect (Arbitration Law).
    Unnamed,
    /// China International Economic and Trade Arbitration Commission.
    Cietac,
    /// Beijing Arbitration Commission.
    Bac,
    /// Shanghai International Arbitration Center.
    Shiac,
    /// Shanghai Arbitration Commission.
    Shac,
    /// Shenzhen Court of International Arbitration.
    Scia,
    /// Guangzhou Arbitration Commission.
    Gzac,
    /// Hong Kong International Arbitration Centre.
    Hkiac,
    /// Singapore International Arbitration Centre.
    Siac,
    /// ICC International Court of Arbitration.
    Icc,
    /// London Court of International Arbitration.
    Lcia,
    /// Another, by its exact official name.
    Named(Wording),
}

/// In which language arbitrators work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ArbitrationLanguage {
    /// Chinese.
    Chinese,
    /// English.
    English,
}

/// How many decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arbitrators {
    /// One.
    One,
    /// Three.
    Three,
}

/// A court.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Court {
    /// What ties the case to it (Civil Procedure Law art. 35).
    pub link: CourtLink,
    /// Its name; blank is the court that the link leads to.
    #[serde(default)]
    pub name: Wording,
}

/// What ties a case to a court.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CourtLink {
    /// Where the defendant lives.
    DefendantDomicile,
    /// Where the plaintiff lives.
    PlaintiffDomicile,
    /// Where the contract is performed.
    PlaceOfPerformance,
    /// Where it was signed.
    PlaceOfSigning,
    /// Where its subject is.
    LocationOfSubject,
}

/// What happens while a dispute lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meanwhile {
    /// What is not disputed goes on.
    GoesOn,
    /// Nothing was agreed.
    NotStated,
}

impl Arbitration {
    /// Whether an institution was named.
    pub fn is_named(&self) -> bool {
        match &self.institution {
            Institution::Unnamed => false,
            Institution::Named(name) => !name.is_blank(),
            Institution::Cietac
            | Institution::Bac
            | Institution::Shiac
            | Institution::Shac
            | Institution::Scia
            | Institution::Gzac
            | Institution::Hkiac
            | Institution::Siac
            | Institution::Icc
            | Institution::Lcia => true,
        }
    }
}

impl Disputes {
    /// The defaults of the catalogue (S9): thirty days of talks, then arbitration; the institution is still to be named.
    pub fn usual() -> Self {
        Self {
            negotiation: Negotiation::Within(Period::days(30)),
            mediation: Mediation::None,
            forum: Forum::Arbitration(Arbitration {
                institution: Institution::Unnamed,
                seat: Wording::default(),
                language: ArbitrationLanguage::Chinese,
                arbitrators: Arbitrators::Three,
            }),
            meanwhile: Meanwhile::GoesOn,
            limitation: LimitationNote::NotStated,
        }
    }

    /// What cannot stand: the ranges of S9, arbitration nowhere, arbitration beside a court, and nobody to decide.
    pub(super) fn check(&self, problems: &mut Problems) {
        let place = Place::of;
        match self.negotiation {
            Negotiation::None => {}
            Negotiation::Within(period) => {
                problems.period(place(field::DISPUTES_NEGOTIATION), period, Period::days(7), Period::days(60));
            }
        }
        match &self.mediation {
            Mediation::None => {}
            Mediation::At { body, within } => {
                problems.add_if(body.is_blank(), place(field::DISPUTES_MEDIATION), Reason::Missing);
                problems.period(place(field::DISPUTES_MEDIATION), *within, Period::days(15), Period::days(60));
            }
        }
        match &self.forum {
            Forum::Arbitration(arbitration) => {
                problems.add_if(!arbitration.is_named(), place(field::DISPUTES_INSTITUTION), Reason::Missing);
            }
            Forum::Litigation(_) => {}
            Forum::Either { .. } => problems.add(place(field::DISPUTES_FORUM), Reason::ChooseOne),
            Forum::Open => problems.add(place(field::DISPUTES_FORUM), Reason::Missing),
        }
    }
}
