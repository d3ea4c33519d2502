//! The clauses of the catalogue (`contract-rules.md` part 1), by ids that never change.

use serde::{Deserialize, Serialize};

use super::wording::Wording;
use crate::domain::id::OwnArticleId;

/// A clause of the catalogue. Articles are numbered when they are printed; references are kept as these ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ClauseId {
    /// G2: definitions and how periods are counted.
    Definitions,
    /// G3: goods, quantity, quality.
    Subject,
    /// G3: price, tax, discount.
    Price,
    /// G3: delivery, risk, inspection, warranty.
    Delivery,
    /// S1: sharing of customer information.
    Sharing,
    /// S2: development and maintenance of customers.
    Development,
    /// S3: targets and evaluation.
    Targets,
    /// S4: service and complaints.
    Service,
    /// S7: materials and support.
    Support,
    /// S8: payment.
    Payment,
    /// S8: late payment.
    LatePayment,
    /// S5: breach and remedies.
    Breach,
    /// S6: term and termination.
    Term,
    /// G4: confidentiality.
    Confidentiality,
    /// G5: personal information.
    PersonalInformation,
    /// G6: intellectual property.
    IntellectualProperty,
    /// G7: force majeure and change of circumstances.
    ForceMajeure,
    /// G8: compliance.
    Compliance,
    /// S9: disputes, with G13 governing law.
    Disputes,
    /// G9: notices.
    Notices,
    /// G10: assignment and subcontracting.
    Assignment,
    /// G11 and G12: entire agreement, amendment, waiver, severability.
    EntireAgreement,
    /// G13: governing law.
    GoverningLaw,
    /// G14: language and counterparts.
    Counterparts,
    /// The person's own words, which no rule reads.
    SpecialTerms,
    /// A clause of one's own (自有条款), as the contract took it from the library.
    Own(OwnArticleId),
}

/// What the key of a clause of one's own begins with.
const OWN: &str = "own/";

impl ClauseId {
    /// Every clause in the order it is printed.
    pub const PRINTED: &'static [Self] = &[
        Self::Definitions,
        Self::Subject,
        Self::Price,
        Self::Delivery,
        Self::Sharing,
        Self::Development,
        Self::Targets,
        Self::Service,
        Self::Support,
        Self::Payment,
        Self::LatePayment,
        Self::Breach,
        Self::Term,
        Self::Confidentiality,
        Self::PersonalInformation,
        Self::IntellectualProperty,
        Self::ForceMajeure,
        Self::Compliance,
        Self::Disputes,
        Self::Notices,
        Self::Assignment,
        Self::EntireAgreement,
        Self::GoverningLaw,
        Self::Counterparts,
        Self::SpecialTerms,
    ];

    /// Its name in a record; clauses of one's own go by their ids instead.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Definitions => "definitions",
            Self::Subject => "subject",
            Self::Price => "price",
            Self::Delivery => "delivery",
            Self::Sharing => "sharing",
            Self::Development => "development",
            Self::Targets => "targets",
            Self::Service => "service",
            Self::Support => "support",
            Self::Payment => "payment",
            Self::LatePayment => "late_payment",
            Self::Breach => "breach",
            Self::Term => "term",
            Self::Confidentiality => "confidentiality",
            Self::PersonalInformation => "personal_information",
            Self::IntellectualProperty => "intellectual_property",
            Self::ForceMajeure => "force_majeure",
            Self::Compliance => "compliance",
            Self::Disputes => "disputes",
            Self::Notices => "notices",
            Self::Assignment => "assignment",
            Self::EntireAgreement => "entire_agreement",
            Self::GoverningLaw => "governing_law",
            Self::Counterparts => "counterparts",
            Self::SpecialTerms => "special_terms",
            Self::Own(_) => "own",
        }
    }

    /// The clause of the catalogue of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::PRINTED.iter().copied().find(|it| it.name() == name)
    }

    /// What it is known by among all clauses of a contract: its name, or of one's own `own/` with its id.
    pub fn key(self) -> String {
        if let Self::Own(id) = self { format!("{OWN}{id}") } else { self.name().to_owned() }
    }

    /// The clause of a key; whether the contract has it is not asked.
    pub fn of_key(key: &str) -> Option<Self> {
        match key.strip_prefix(OWN) {
            Some(id) => OwnArticleId::parse(id).map(Self::Own),
            None => Self::named(key),
        }
    }

    /// The clause area of the source document, or the general part.
    pub const fn area(self) -> Area {
        match self {
            Self::Sharing => Area::S1,
            Self::Development => Area::S2,
            Self::Targets => Area::S3,
            Self::Service => Area::S4,
            Self::Breach => Area::S5,
            Self::Term => Area::S6,
            Self::Support => Area::S7,
            Self::Payment | Self::LatePayment => Area::S8,
            Self::Disputes => Area::S9,
            Self::Definitions
            | Self::Subject
            | Self::Price
            | Self::Delivery
            | Self::Confidentiality
            | Self::PersonalInformation
            | Self::IntellectualProperty
            | Self::ForceMajeure
            | Self::Compliance
            | Self::Notices
            | Self::Assignment
            | Self::EntireAgreement
            | Self::GoverningLaw
            | Self::Counterparts
            | Self::SpecialTerms
            | Self::Own(_) => Area::General,
        }
    }
}

/// A clause area (`domain.md` 5.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Sharing.
    S1,
    /// Development and maintenance.
    S2,
    /// Targets and evaluation.
    S3,
    /// Service and complaints.
    S4,
    /// Breach and remedies.
    S5,
    /// Term and termination.
    S6,
    /// Materials and support.
    S7,
    /// Payment.
    S8,
    /// Disputes.
    S9,
    /// The general part, which makes the contract complete and fair (SF).
    General,
}

/// Whether a clause area has terms (`domain.md` 7: no clause without "not applicable" and a reason).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Clause<T> {
    /// It has.
    Included(T),
    /// It does not apply to this contract.
    NotApplicable {
        /// Why; it is printed.
        reason: Wording,
    },
}

impl<T> Clause<T> {
    /// The terms, where there are any.
    pub const fn terms(&self) -> Option<&T> {
        match self {
            Self::Included(terms) => Some(terms),
            Self::NotApplicable { .. } => None,
        }
    }

    /// Why it does not apply, where it does not.
    pub const fn reason(&self) -> Option<&Wording> {
        match self {
            Self::Included(_) => None,
            Self::NotApplicable { reason } => Some(reason),
        }
    }
}
