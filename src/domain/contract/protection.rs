//! G4 to G7: secrecy, personal information, intellectual property, and what nobody could foresee.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::field;
use super::inclusion::Inclusion;
use super::licence::LicenceForm;
use super::party::{Side, Who};
use super::plan::Period;
use super::sharing::SecrecyLevel;
use super::wording::Wording;
use crate::domain::money::Money;
use crate::domain::problem::{Place, Problems};

/// Terms of G4: one register.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Confidentiality {
    /// Whether the clause is part of the contract.
    #[serde(default, skip_serializing_if = "Inclusion::is_included")]
    pub secrecy: Inclusion,
    /// Who keeps the other's secrets.
    pub bound: Who,
    /// For how long after the end, 12 to 120 months; trade secrets as long as they are secret.
    pub lasts: Period,
    /// What happens to papers and copies.
    pub at_end: SecretsAtEnd,
    /// Agreed damages.
    pub damages: SecrecyDamages,
    /// What need not be kept secret; all of it unless something was left out.
    #[serde(default = "SecrecyException::all", skip_serializing_if = "SecrecyException::are_all")]
    pub exceptions: BTreeSet<SecrecyException>,
    /// The marks that the owner of information may put on it, each with its way of handling (`conf_levels`; `contract-rules.md` 5.5);
    /// none: nothing is marked.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub levels: BTreeSet<SecrecyLevel>,
}

/// What need not be kept secret (G4 `exceptions`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecrecyException {
    /// What is public.
    Public,
    /// What the recipient knew already, lawfully.
    Known,
    /// What the recipient developed by itself.
    Developed,
    /// What it lawfully received from others.
    Received,
    /// What the law compels it to disclose.
    Compelled,
}

impl SecrecyException {
    /// Every one, in the order in which they are printed.
    pub const ALL: [Self; 5] = [Self::Public, Self::Known, Self::Developed, Self::Received, Self::Compelled];

    fn all() -> BTreeSet<Self> {
        BTreeSet::from(Self::ALL)
    }

    /// All of them are left out of the record.
    fn are_all(exceptions: &BTreeSet<Self>) -> bool {
        exceptions.len() == Self::ALL.len()
    }
}

/// What happens to papers and copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecretsAtEnd {
    /// They go back.
    Return,
    /// They are destroyed.
    Destroy,
    /// One or the other, as the owner chooses.
    Either,
}

/// Agreed damages for a breach of secrecy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SecrecyDamages {
    /// None: proven loss only.
    None,
    /// A sum.
    Sum(Money),
}

/// Terms of G5: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PersonalInformation {
    /// How the sides stand to each other.
    pub roles: HandlingRoles,
    /// How long it is kept at most.
    pub retention: Period,
    /// What protects it.
    pub measures: BTreeSet<ProtectiveMeasure>,
    /// How soon a person's request is answered, 1 to 30 days.
    pub answer_within: Period,
    /// How many hours until the other side hears of a leak, 1 to 72.
    pub breach_notice_hours: u16,
    /// Whether it may leave the mainland.
    pub cross_border: CrossBorder,
    /// Whether whoever acts on instructions may let others act.
    #[serde(default, skip_serializing_if = "Subprocessing::is_usual")]
    pub subprocessing: Subprocessing,
    /// Whether a side may look at how the other protects it.
    #[serde(default, skip_serializing_if = "PersonalAudit::is_not_stated")]
    pub audit: PersonalAudit,
    /// Who answers for it on our side; empty: nobody was named.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub our_contact: String,
    /// Who answers for it at the customer.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub their_contact: String,
}

/// Whether whoever acts on instructions may let others act (G5 `subprocess`; PIPL art. 21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subprocessing {
    /// Not on its own: only if the other side agrees.
    #[default]
    WithConsent,
    /// Not at all.
    Forbidden,
}

impl Subprocessing {
    /// What the law gives is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_usual(&self) -> bool {
        matches!(self, Self::WithConsent)
    }
}

/// Whether a side may look at how the other protects personal information (G5 `audit`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonalAudit {
    /// Nothing was said.
    #[default]
    NotStated,
    /// It may, with notice.
    Allowed,
}

impl PersonalAudit {
    /// What nobody said is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_not_stated(&self) -> bool {
        matches!(self, Self::NotStated)
    }
}

/// How the sides stand to each other under the law of personal information.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HandlingRoles {
    /// Each decides for itself (G5.a).
    Independent,
    /// One acts on the other's instructions (G5.b).
    Entrusted {
        /// Who acts.
        handler: Side,
        /// What for.
        purpose: Wording,
    },
}

/// What protects personal information.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProtectiveMeasure {
    /// Encryption.
    Encryption,
    /// Access control.
    AccessControl,
    /// De-identification.
    Deidentification,
    /// Training.
    Training,
    /// A plan for incidents.
    IncidentPlan,
}

/// Whether personal information may leave the mainland (G5.c).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CrossBorder {
    /// It does not.
    None,
    /// By this route, once it is complete.
    By(Route),
}

/// The route by which personal information may leave the mainland.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// An exemption.
    Exempt,
    /// The standard contract.
    StandardContract,
    /// Certification.
    Certification,
    /// The authority's security assessment.
    Assessment,
    /// Still to be chosen.
    Undecided,
}

/// Terms of G6: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IntellectualProperty {
    /// Whose new results are.
    pub results: ResultsOwner,
    /// Where the customer may use our marks; blank is the mainland.
    #[serde(default)]
    pub territory: Wording,
    /// Who answers for infringement.
    pub indemnity: Who,
    /// When the right to use our marks ends.
    #[serde(default, skip_serializing_if = "LicenceEnd::is_usual")]
    pub licence_end: LicenceEnd,
    /// What the customer may use our marks for; blank is promoting and using the products.
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub licence_scope: Wording,
    /// Who else may use them there.
    #[serde(default, skip_serializing_if = "LicenceForm::is_usual")]
    pub licence_form: LicenceForm,
}

/// When the right to use our marks ends (G6 `licence`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LicenceEnd {
    /// With the contract.
    #[default]
    WithContract,
    /// Before it, if they are used otherwise than agreed.
    AlsoOnBreach,
}

impl LicenceEnd {
    /// What follows from the term is left out of the record.
    #[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
    const fn is_usual(&self) -> bool {
        matches!(self, Self::WithContract)
    }
}

/// Whose new results are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ResultsOwner {
    /// Whoever made them.
    Creator,
    /// This side's.
    Side(Side),
    /// Both sides'.
    Joint,
}

/// Terms of G7: one register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForceMajeure {
    /// How soon the other side hears of it, 1 to 15 days.
    pub notice: Period,
    /// How soon it is proved.
    pub proof: Period,
    /// How long it has to last before the affected part may be ended, 30 to 180 days.
    pub long: Period,
    /// Whether lack of money counts.
    pub lack_of_money: LackOfMoney,
    /// What counts for example, as far as it meets the conditions of the clause.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub events: BTreeSet<ForceEvent>,
    /// What else, in a person's own words.
    #[serde(default, skip_serializing_if = "Wording::is_blank")]
    pub own_events: Wording,
}

/// What may be force majeure (G7 `fm_events`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ForceEvent {
    /// 自然灾害.
    NaturalDisaster,
    /// 疫情.
    Epidemic,
    /// 战争.
    War,
    /// 骚乱.
    Unrest,
    /// 政府行为.
    Government,
    /// 公共电力或者通信中断.
    Outage,
}

/// Whether lack of money counts as force majeure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LackOfMoney {
    /// It never does.
    NeverCounts,
    /// Nothing was said.
    NotStated,
}

impl Confidentiality {
    /// The defaults of the catalogue (G4).
    pub fn usual() -> Self {
        Self {
            secrecy: Inclusion::Included,
            bound: Who::Both,
            lasts: Period::months(36),
            at_end: SecretsAtEnd::Either,
            damages: SecrecyDamages::None,
            exceptions: SecrecyException::all(),
            levels: BTreeSet::new(),
        }
    }

    pub(super) fn check(&self, problems: &mut Problems) {
        let place = Place::of(field::CONFIDENTIALITY_LASTS);
        problems.period(place, self.lasts, Period::months(12), Period::months(120));
        match self.damages {
            SecrecyDamages::None => {}
            SecrecyDamages::Sum(sum) => problems.amount(Place::of(field::CONFIDENTIALITY_DAMAGES), sum),
        }
    }
}

impl PersonalInformation {
    /// The defaults of the catalogue (G5).
    pub fn usual() -> Self {
        Self {
            roles: HandlingRoles::Independent,
            retention: Period::months(12),
            measures: BTreeSet::from([ProtectiveMeasure::Encryption, ProtectiveMeasure::AccessControl]),
            answer_within: Period::days(10),
            breach_notice_hours: 24,
            cross_border: CrossBorder::None,
            subprocessing: Subprocessing::WithConsent,
            audit: PersonalAudit::NotStated,
            our_contact: String::new(),
            their_contact: String::new(),
        }
    }

    pub(super) fn check(&self, problems: &mut Problems) {
        let place = Place::of;
        let answer = self.answer_within;
        problems.period(place(field::PERSONAL_ANSWER), answer, Period::days(1), Period::days(30));
        problems.count(place(field::PERSONAL_BREACH_HOURS), i64::from(self.breach_notice_hours), 1, 72);
    }
}

impl IntellectualProperty {
    /// The defaults of the catalogue (G6).
    pub fn usual() -> Self {
        Self {
            results: ResultsOwner::Creator,
            territory: Wording::default(),
            indemnity: Who::Both,
            licence_end: LicenceEnd::WithContract,
            licence_scope: Wording::default(),
            licence_form: LicenceForm::NonExclusive,
        }
    }
}

impl ForceMajeure {
    /// The defaults of the catalogue (G7).
    pub const fn usual() -> Self {
        Self {
            notice: Period::days(5),
            proof: Period::days(15),
            long: Period::days(60),
            lack_of_money: LackOfMoney::NeverCounts,
            events: BTreeSet::new(),
            own_events: Wording { zh: String::new(), en: String::new() },
        }
    }

    pub(super) fn check(&self, problems: &mut Problems) {
        let place = Place::of;
        problems.period(place(field::FORCE_NOTICE), self.notice, Period::days(1), Period::days(15));
        problems.period(place(field::FORCE_PROOF), self.proof, Period::days(1), Period::days(60));
        problems.period(place(field::FORCE_LONG), self.long, Period::days(30), Period::days(180));
    }
}
