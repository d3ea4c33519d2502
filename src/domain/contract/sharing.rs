//! S1: what information the sides share, and on what conditions.

use serde::{Deserialize, Serialize};

use super::field;
use super::party::Side;
use super::plan::Period;
use super::wording::Wording;
use crate::domain::date::Date;
use crate::domain::problem::{Place, Problems, Reason};

/// Terms of S1: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sharing {
    /// Who gives what to whom.
    pub mode: ShareMode,
    /// What for, said concretely.
    #[serde(default)]
    pub purpose: Wording,
    /// What is shared (信息共享登记表, annex 2). What is not entered here is not shared.
    #[serde(default)]
    pub register: Vec<SharedItem>,
    /// Who tells the persons concerned and asks for their consent.
    pub consent_by: ConsentBy,
    /// By what way it travels.
    pub channel: Channel,
    /// How often.
    pub frequency: Frequency,
    /// Whether the recipient may pass it on.
    pub onward: Onward,
    /// How soon it is returned or deleted after the end, 1 to 90 days.
    pub return_within: Period,
    /// Whether the recipient leaves the customers named in the register alone.
    pub non_solicitation: NonSolicitation,
}

/// Who gives what to whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShareMode {
    /// Nothing is shared (S1.d).
    Nothing,
    /// Only figures in which no person can be recognised (S1.c).
    AggregateOnly,
    /// We give, the customer receives.
    OursToThem,
    /// The customer gives, we receive.
    TheirsToUs,
    /// Both give and receive (S1.a).
    Mutual,
}

/// Who informs the persons concerned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ConsentBy {
    /// Whoever provides the information.
    Provider,
    /// Always this side.
    Always(Side),
}

/// By what way information travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// An encrypted file.
    EncryptedFile,
    /// A portal with accounts.
    Portal,
    /// A programming interface.
    Interface,
    /// Paper against receipt.
    Paper,
}

/// How often information is given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Once.
    Once,
    /// Every month.
    Monthly,
    /// When asked.
    OnRequest,
}

/// Whether the recipient may pass information on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Onward {
    /// Never.
    Forbidden,
    /// With the provider's written consent.
    WithConsent,
}

/// Whether the recipient leaves the provider's named customers alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NonSolicitation {
    /// Nothing was agreed.
    None,
    /// For the customers in the register only, for so long after the end: at most 24 months.
    For(Period),
}

/// One row of the register (`contract-rules.md` 5.6), as far as the paper states it; the log of transfers is kept apart.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedItem {
    /// Category and fields.
    pub what: Wording,
    /// Who gives it.
    pub from: Side,
    /// Which people receive it: roles or names.
    pub recipients: Wording,
    /// What for.
    pub purpose: Wording,
    /// Whether persons can be recognised in it.
    pub personal: PersonalMark,
    /// On what ground of law.
    pub basis: LegalBasis,
    /// Whether each person agreed separately.
    pub separate_consent: SeparateConsent,
    /// The recipient's place under the law.
    pub role: RecipientRole,
    /// How secret it is.
    pub level: SecrecyLevel,
    /// First day of use.
    pub start: Date,
    /// Last day of use.
    pub end: Date,
    /// What happens to it then.
    pub end_action: EndAction,
}

/// Whether persons can be recognised.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonalMark {
    /// No.
    None,
    /// Ordinary personal information.
    Ordinary,
    /// Sensitive personal information (PIPL art. 28).
    Sensitive,
    /// Of children under fourteen (PIPL art. 31).
    UnderFourteen,
}

/// The ground for handling personal information (PIPL art. 13).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LegalBasis {
    /// None is needed: no personal information.
    NotNeeded,
    /// None was entered yet.
    Open,
    /// Consent.
    Consent,
    /// A contract with the person.
    ContractWithPerson,
    /// A duty under law.
    LegalDuty,
    /// An emergency.
    Emergency,
    /// News reporting or supervision by public opinion in the public interest.
    PublicInterestNews,
    /// Information lawfully public.
    LawfullyPublic,
    /// Legitimate interests (GDPR and UK GDPR art. 6(1)(f)): no ground under the law of the mainland.
    LegitimateInterests,
    /// Another ground named by law.
    OtherLaw,
}

/// Whether each person agreed separately to the transfer (PIPL art. 23).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeparateConsent {
    /// Not needed.
    NotNeeded,
    /// Obtained, with evidence.
    Obtained,
    /// Not yet.
    Missing,
}

/// The recipient's place under the law of personal information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecipientRole {
    /// Decides for itself (PIPL art. 23).
    Independent,
    /// Decides together with the provider (art. 20).
    Joint,
    /// Acts on the provider's instructions (art. 21).
    Entrusted,
}

/// How secret information is (`contract-rules.md` 5.5).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecrecyLevel {
    /// 公开.
    Public,
    /// 内部.
    Internal,
    /// 普通商密.
    OrdinarySecret,
    /// 核心商密.
    CoreSecret,
}

/// What happens to information at its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EndAction {
    /// It goes back.
    Return,
    /// It is destroyed.
    Destroy,
    /// Persons are made unrecognisable for good.
    Anonymise,
    /// It is kept because a law says so.
    KeepByLaw,
}

impl Sharing {
    /// The default: aggregate figures only (`contract-rules.md` 0.1 finding 2).
    pub fn usual() -> Self {
        Self {
            mode: ShareMode::AggregateOnly,
            purpose: Wording::default(),
            register: Vec::new(),
            consent_by: ConsentBy::Provider,
            channel: Channel::EncryptedFile,
            frequency: Frequency::Once,
            onward: Onward::Forbidden,
            return_within: Period::days(15),
            non_solicitation: NonSolicitation::None,
        }
    }

    /// Whether a row holds information about persons.
    pub fn has_personal(&self) -> bool {
        self.register.iter().any(|row| row.personal != PersonalMark::None)
    }

    /// What cannot stand: the ranges of S1, and rows that end before they begin.
    pub(super) fn check(&self, problems: &mut Problems) {
        problems.period(Place::of(field::SHARING_RETURN), self.return_within, Period::days(1), Period::days(90));
        match self.non_solicitation {
            NonSolicitation::None => {}
            NonSolicitation::For(period) => {
                let place = Place::of(field::SHARING_NON_SOLICITATION);
                problems.period(place, period, Period::months(1), Period::months(24));
            }
        }
        match self.mode {
            ShareMode::Nothing | ShareMode::AggregateOnly => {}
            ShareMode::OursToThem | ShareMode::TheirsToUs | ShareMode::Mutual => {
                problems.add_if(self.register.is_empty(), Place::of(field::SHARING_REGISTER), Reason::Missing);
                problems.add_if(self.purpose.is_blank(), Place::of(field::SHARING_PURPOSE), Reason::Missing);
            }
        }
        for (row, item) in self.register.iter().enumerate() {
            let place = Place::row(field::SHARING_REGISTER, row);
            let blank = item.what.is_blank() || item.recipients.is_blank() || item.purpose.is_blank();
            problems.add_if(blank, place, Reason::Missing);
            problems.add_if(item.end < item.start, place, Reason::NotAfter { date: item.start });
        }
    }
}
