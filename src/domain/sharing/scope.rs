//! One row of the register of shared information: what goes from whom to whom, what for, until when, and what becomes of it then
//! (共享范围). Where it stands follows from its events.

use serde::{Deserialize, Serialize};

use super::field::{DataSet, ShareField};
use super::giving_back::ReturnTerms;
use super::persons::PersonsBand;
use crate::domain::contract::brief::Protection;
use crate::domain::contract::party::Side;
use crate::domain::contract::protection::{CrossBorder, ProtectiveMeasure};
use crate::domain::contract::sharing::{
    Channel, EndAction, Frequency, LegalBasis, Onward, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent,
    ShareMode, SharedItem, Sharing,
};
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::entity::Entity;
use crate::domain::id::{ContractId, CustomerId, SharingScopeEventId, SharingScopeId};
use crate::domain::lifecycle::due::Dueness;
use crate::domain::lifecycle::life::Stage as _;
use crate::domain::lifecycle::sharing_scope::command::Event;
use crate::domain::lifecycle::sharing_scope::{Facts, ScopeStatus, Stage, Validity};
use crate::domain::period::{Period, Unit};
use crate::kinds::Kind;

/// So many days before it is due, giving back is said to be due soon.
const LEAD_DAYS: u16 = 7;
/// What the clause says where nothing else is agreed: 15 days (S1 `return_days`).
const USUAL_RETURN_DAYS: u16 = 15;

/// What may be shared with a customer, or was shared by it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharingScope {
    /// Its id.
    pub id: SharingScopeId,
    /// Its number in the register (登记编号).
    #[serde(default)]
    pub number: String,
    /// The other side.
    pub customer: CustomerId,
    /// Under which contract; nothing: agreed apart.
    #[serde(default)]
    pub contract: Option<ContractId>,
    /// Which row of that contract's register it is, the first being 0.
    #[serde(default)]
    pub row: Option<u32>,
    /// Who gives.
    pub from: Side,
    /// What, in words.
    pub what: String,
    /// Which sorts of data.
    #[serde(default)]
    pub sets: Vec<DataSet>,
    /// Which fields were agreed: nothing else goes out.
    #[serde(default)]
    pub fields: Vec<ShareField>,
    /// What for (PIPL art. 23).
    #[serde(default)]
    pub purpose: String,
    /// Who receives: roles or names.
    #[serde(default)]
    pub recipients: String,
    /// Whether persons can be recognised in it.
    #[serde(default = "ordinary")]
    pub personal: PersonalMark,
    /// On what ground of law (PIPL art. 13).
    #[serde(default = "open")]
    pub basis: LegalBasis,
    /// What shows that ground: a law, a contract, where it was published.
    #[serde(default)]
    pub basis_note: String,
    /// Whether each person agreed separately (PIPL art. 23).
    #[serde(default = "missing")]
    pub separate_consent: SeparateConsent,
    /// The recipient's place under the law.
    #[serde(default = "independent")]
    pub role: RecipientRole,
    /// How secret it is.
    #[serde(default = "internal")]
    pub level: SecrecyLevel,
    /// By what way it travels.
    #[serde(default = "sealed")]
    pub channel: Channel,
    /// How often.
    #[serde(default = "once")]
    pub frequency: Frequency,
    /// Whether it may be passed on.
    #[serde(default = "forbidden")]
    pub onward: Onward,
    /// The first day of use.
    #[serde(default)]
    pub begins: Option<Date>,
    /// The last day of use.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// What happens to it then.
    #[serde(default = "destroy")]
    pub end_action: EndAction,
    /// Within how many days after the end, 1 to 90.
    #[serde(default = "usual_days")]
    pub return_days: u16,
    /// A word on it.
    #[serde(default)]
    pub note: String,
    /// Where it comes from, and how it was obtained (信息来源).
    #[serde(default)]
    pub source: String,
    /// How many persons are concerned.
    #[serde(default)]
    pub persons: PersonsBand,
    /// The day on which the persons were told (PIPL art. 17 and 23).
    #[serde(default)]
    pub notice_on: Option<Date>,
    /// By which version of the notice.
    #[serde(default)]
    pub notice_version: String,
    /// What shows that each person agreed separately.
    #[serde(default)]
    pub consent_evidence: String,
    /// Where it is kept (存放地点).
    #[serde(default)]
    pub location: String,
    /// Whether it leaves the mainland, and by what route (PIPL art. 38).
    #[serde(default = "stays")]
    pub border: CrossBorder,
    /// What protects it at the recipient's.
    #[serde(default)]
    pub measures: Vec<ProtectiveMeasure>,
    /// The number of the assessment of its impact (PIPL art. 55).
    #[serde(default)]
    pub assessment: String,
    /// The day of that assessment.
    #[serde(default)]
    pub assessed_on: Option<Date>,
    /// Under which law it is kept at the end, where it is.
    #[serde(default)]
    pub kept_under: String,
}

const fn stays() -> CrossBorder {
    CrossBorder::None
}
const fn ordinary() -> PersonalMark {
    PersonalMark::Ordinary
}
const fn open() -> LegalBasis {
    LegalBasis::Open
}
const fn missing() -> SeparateConsent {
    SeparateConsent::Missing
}
const fn independent() -> RecipientRole {
    RecipientRole::Independent
}
const fn internal() -> SecrecyLevel {
    SecrecyLevel::Internal
}
const fn sealed() -> Channel {
    Channel::EncryptedFile
}
const fn once() -> Frequency {
    Frequency::Once
}
const fn forbidden() -> Onward {
    Onward::Forbidden
}
const fn destroy() -> EndAction {
    EndAction::Destroy
}
const fn usual_days() -> u16 {
    USUAL_RETURN_DAYS
}

/// A fact in the life of a scope. Written once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharingScopeEvent {
    /// Its id.
    pub id: SharingScopeEventId,
    /// The scope.
    pub scope: SharingScopeId,
    /// The day.
    pub on: Date,
    /// Who entered it, by name.
    #[serde(default)]
    pub by: String,
    /// What happened.
    pub fact: Event,
}

/// How a scope went, up to a day.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScopeCourse {
    /// Where it stands by its events.
    pub stage: Stage,
    /// What moved it, in order.
    pub steps: Vec<SharingScopeEvent>,
    /// The last day of its contract, as soon as that is certain; nothing where it has none, or it goes on.
    pub contract_end: Option<Date>,
}

impl SharingScope {
    /// A scope of which only the parties are known.
    pub fn between(id: SharingScopeId, customer: CustomerId, from: Side) -> Self {
        Self {
            id,
            number: String::new(),
            customer,
            contract: None,
            row: None,
            from,
            what: String::new(),
            sets: Vec::new(),
            fields: Vec::new(),
            purpose: String::new(),
            recipients: String::new(),
            personal: ordinary(),
            basis: open(),
            basis_note: String::new(),
            separate_consent: missing(),
            role: independent(),
            level: internal(),
            channel: sealed(),
            frequency: once(),
            onward: forbidden(),
            begins: None,
            valid_to: None,
            end_action: destroy(),
            return_days: usual_days(),
            note: String::new(),
            source: String::new(),
            persons: PersonsBand::default(),
            notice_on: None,
            notice_version: String::new(),
            consent_evidence: String::new(),
            location: String::new(),
            border: stays(),
            measures: Vec::new(),
            assessment: String::new(),
            assessed_on: None,
            kept_under: String::new(),
        }
    }

    /// The scope that a row of a signed contract's register stands for: nothing of it is typed again. `words` says which of its
    /// two languages is written down, `fields` which fields the row names; where only aggregate data is exchanged (S1.c) it holds
    /// figures and nobody can be recognised in it, whatever its words name.
    #[must_use]
    pub fn with_clause(
        self,
        clause: &Sharing,
        (row, item): (u32, &SharedItem),
        words: impl Fn(&Wording) -> String,
        fields: Vec<ShareField>,
    ) -> Self {
        let of_figures = clause.mode == ShareMode::AggregateOnly;
        let mut fields = fields;
        fields.retain(|it| !of_figures || it.set() == DataSet::Figures);
        let told = |set: &DataSet| fields.iter().any(|it| it.set() == *set);
        let mut sets: Vec<DataSet> = DataSet::ALL.into_iter().filter(told).collect();
        if sets.is_empty() {
            sets.push(if of_figures { DataSet::Figures } else { DataSet::Other });
        }
        let (personal, basis, separate_consent) = if of_figures {
            (PersonalMark::None, LegalBasis::NotNeeded, SeparateConsent::NotNeeded)
        } else {
            (item.personal, item.basis, item.separate_consent)
        };
        Self {
            row: Some(row),
            from: item.from,
            what: words(&item.what),
            sets,
            fields,
            purpose: words(&item.purpose),
            recipients: words(&item.recipients),
            personal,
            basis,
            separate_consent,
            role: item.role,
            level: item.level,
            channel: clause.channel,
            frequency: clause.frequency,
            onward: clause.onward,
            begins: Some(item.start),
            valid_to: Some(item.end),
            end_action: item.end_action,
            return_days: days_of(clause.return_within),
            ..self
        }
    }

    /// The same with what its contract says of how personal information is handled (G5): by what route it may leave the mainland, and
    /// what protects it. Where nobody can be recognised it says nothing of the row.
    #[must_use]
    pub fn with_protection(self, protection: Option<&Protection>) -> Self {
        match protection.filter(|_| self.personal != PersonalMark::None) {
            None => self,
            Some(it) => Self { border: it.border, measures: it.measures.iter().copied().collect(), ..self },
        }
    }

    /// How it went up to `as_of`, by its events in any order. What does not fit where it stands, as copies joined may bring it,
    /// moves nothing.
    pub fn course<'a>(&self, events: impl IntoIterator<Item = &'a SharingScopeEvent>, as_of: Date) -> ScopeCourse {
        let mut own: Vec<&SharingScopeEvent> =
            events.into_iter().filter(|it| it.scope == self.id && it.on <= as_of).collect();
        // ids are made in the order of time: the order in which things were entered
        own.sort_by_key(|it| (it.on, it.id));
        let mut course = ScopeCourse::default();
        for event in own {
            if let Some(next) = course.stage.after(event.on, &event.fact) {
                course.stage = next;
                course.steps.push(event.clone());
            }
        }
        course
    }

    /// The ground of law that carries what a person did not agree to: any but consent, and only where it is said what shows it.
    /// Legitimate interests carry nobody: PIPL art. 13 has no such ground, and whom we hand over from the mainland it protects
    /// whatever law the contract has (art. 3).
    pub fn carrying_basis(&self) -> Option<LegalBasis> {
        match self.basis {
            LegalBasis::NotNeeded | LegalBasis::Open | LegalBasis::Consent | LegalBasis::LegitimateInterests => None,
            LegalBasis::ContractWithPerson
            | LegalBasis::LegalDuty
            | LegalBasis::Emergency
            | LegalBasis::PublicInterestNews
            | LegalBasis::LawfullyPublic
            | LegalBasis::OtherLaw => Some(self.basis).filter(|_| !self.basis_note.trim().is_empty()),
        }
    }
}

impl ScopeCourse {
    /// The same under a contract that ends on this day, if it does: nothing is shared beyond it.
    #[must_use]
    pub fn under(self, contract_end: Option<Date>) -> Self {
        Self { contract_end, ..self }
    }

    /// From when to when: up to the last day of the row, or of its contract if that comes first.
    pub fn validity(&self, scope: &SharingScope) -> Validity {
        let to = [scope.valid_to, self.contract_end].into_iter().flatten().min();
        Validity { from: scope.begins, to }
    }

    /// What a decision about it needs to know.
    pub fn facts(&self, scope: &SharingScope) -> Facts {
        Facts {
            validity: self.validity(scope),
            purpose: scope.purpose.clone(),
            recipients: vec![scope.recipients.clone()],
        }
    }

    /// What the scope is on a day.
    pub fn status(&self, scope: &SharingScope, as_of: Date) -> ScopeStatus {
        self.stage.status(self.validity(scope), as_of)
    }

    /// How giving back stands (EXE-08); nothing while it may be kept, and once it is confirmed.
    pub fn give_back(&self, scope: &SharingScope, terms: ReturnTerms<'_>, as_of: Date) -> Option<Dueness> {
        self.stage.give_back(self.validity(scope), self.return_by(scope, terms, as_of), as_of, LEAD_DAYS)
    }
}

/// A period of the clause in days; the clause allows 1 to 90 of them.
pub(super) const fn days_of(period: Period) -> u16 {
    match period.unit {
        Unit::Day | Unit::WorkingDay => period.n,
        Unit::Month => period.n.saturating_mul(30),
        Unit::Hour | Unit::WorkingHour | Unit::Year => USUAL_RETURN_DAYS,
    }
}

impl Entity for SharingScope {
    type Id = SharingScopeId;
    const KIND: Kind = Kind::SharingScope;

    fn id(&self) -> SharingScopeId {
        self.id
    }
}

impl Entity for SharingScopeEvent {
    type Id = SharingScopeEventId;
    const KIND: Kind = Kind::SharingScopeEvent;

    fn id(&self) -> SharingScopeEventId {
        self.id
    }
}
