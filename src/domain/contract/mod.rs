//! The contract (合同): typed terms that write the paper and drive every calculation (`domain.md` 5.3, `contract-rules.md` 1).
//!
//! Each top-level field of [`Contract`] is a register of its own; what belongs together is one struct. Ranges are checked
//! by [`Contract::check`]; what the law thinks of the terms is the checker's business.

pub mod acceptance;
pub mod adjustment;
pub mod amendment;
pub mod annex;
pub mod breach;
pub mod brief;
pub mod by_hand;
pub mod circumstances;
pub mod claims;
pub mod clause;
pub mod defined;
pub mod delivery;
pub mod development;
pub mod disputes;
pub mod event;
pub mod field;
pub mod following;
pub mod further;
pub mod general;
pub mod inclusion;
pub mod licence;
pub mod named;
pub mod own_words;
pub mod party;
pub mod payment;
pub mod payment_words;
pub mod plan;
pub mod price;
pub mod protection;
pub mod reckon;
pub mod sample;
pub mod service;
pub mod sharing;
pub mod support;
pub mod targets;
pub mod term;
pub mod usual;
pub mod version;
pub mod wording;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use self::adjustment::Adjustment;
use self::breach::Breach;
use self::by_hand::ByHand;
use self::circumstances::Circumstances;
use self::clause::{Clause, ClauseId};
use self::delivery::Delivery;
use self::development::Development;
use self::disputes::Disputes;
use self::general::{Definitions, General, Notices};
use self::party::{Capacity, ContractKind, ContractLanguage, PartyNames, Relationship, Signing, SubjectKind};
use self::payment::Payment;
use self::price::Price;
use self::protection::{Confidentiality, ForceMajeure, IntellectualProperty, PersonalInformation};
use self::service::Service;
use self::sharing::Sharing;
use self::support::Support;
use self::targets::Targets;
use self::term::Term;
use self::wording::Wording;
use super::date::Date;
use super::entity::Entity;
use super::exact::Worked;
use super::id::{ContractId, CustomerId, LineId, OwnArticleId, OwnEntityId};
use super::line::{Line, LineError, LineStep, Totals, sums, totals};
use super::money::Money;
use super::own_clause::article::OwnArticle;
use super::problem::{Item, Place, Problem, Problems, Reason};
use super::rate::Ppm;
use crate::kinds::Kind;

/// A contract with a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Its id.
    pub id: ContractId,
    /// Contract number (合同编号).
    #[serde(default)]
    pub number: String,
    /// Title.
    pub title: Wording,
    /// What sort of contract it is.
    pub kind: ContractKind,
    /// Our side.
    pub own_entity: OwnEntityId,
    /// The customer.
    pub customer: CustomerId,
    /// What we are called in it.
    pub our_capacity: Capacity,
    /// What the two sides are called in its text.
    #[serde(default, skip_serializing_if = "PartyNames::is_letters")]
    pub party_names: PartyNames,
    /// What the customer does with what it buys.
    pub relationship: Relationship,
    /// What is sold.
    pub subject_kind: SubjectKind,
    /// In which languages.
    pub language: ContractLanguage,
    /// Where it is signed (签订地点).
    #[serde(default)]
    pub sign_place: Wording,
    /// The earlier contract that it was drafted from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub drafted_from: Option<ContractId>,
    /// The day of the draft; it is printed as the date of signing until there is one.
    pub drafted_on: Date,
    /// Who looks after it, by name.
    #[serde(default)]
    pub owner: String,
    /// Free note; never printed.
    #[serde(default)]
    pub note: String,
    /// Who signs.
    #[serde(default)]
    pub signing: Signing,
    /// G2.
    pub definitions: Definitions,
    /// G3: currency, tax, discount.
    pub price: Price,
    /// G3.e: how unit prices follow an index; nothing where they are fixed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub adjustment: Option<Adjustment>,
    /// G3: goods and services; each line is a register of its own.
    #[serde(default)]
    pub lines: BTreeMap<LineId, Line>,
    /// G3: delivery, inspection, warranty.
    pub delivery: Delivery,
    /// S1.
    pub sharing: Clause<Sharing>,
    /// S2.
    pub development: Clause<Development>,
    /// S3.
    pub targets: Clause<Targets>,
    /// S4.
    pub service: Clause<Service>,
    /// S5.
    pub breach: Clause<Breach>,
    /// S6.
    pub term: Term,
    /// S7.
    pub support: Clause<Support>,
    /// S8.
    pub payment: Clause<Payment>,
    /// S9.
    pub disputes: Disputes,
    /// G4.
    pub confidentiality: Confidentiality,
    /// G5.
    pub personal_information: Clause<PersonalInformation>,
    /// G6.
    pub intellectual_property: IntellectualProperty,
    /// G7.
    pub force_majeure: ForceMajeure,
    /// G9.
    pub notices: Notices,
    /// G8 and G10 to G14.
    pub general: General,
    /// The person's own words (特别约定); no rule reads them.
    #[serde(default)]
    pub special: Wording,
    /// Clauses of one's own, with the text as it was taken from the library; each is a register of its own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub own_clauses: BTreeMap<OwnArticleId, OwnArticle>,
    /// Built-in clauses whose text a person wrote by hand: nothing is reckoned from the terms of these. Each is a register of its own.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub by_hand: BTreeMap<ClauseId, ByHand>,
    /// What is known of the sides and the deal that no clause says; it decides which rules of the checker apply.
    #[serde(default, skip_serializing_if = "Circumstances::is_unknown")]
    pub circumstances: Circumstances,
    /// Warnings of the checker that somebody has accepted, by the code of the rule, with the reason.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub acknowledged: BTreeMap<String, String>,
}

impl Contract {
    /// The totals of the lines, with their working.
    ///
    /// # Errors
    /// What [`totals`] refuses.
    pub fn totals(&self) -> Result<Worked<Totals, LineStep>, LineError> {
        totals(self.lines.values(), self.price.discount, self.price.tax_mode, self.price.currency)
    }

    /// What [`Contract::totals`] come to, without their working.
    ///
    /// # Errors
    /// What [`totals`] refuses.
    pub fn sums(&self) -> Result<Totals, LineError> {
        sums(self.lines.values(), self.price.discount, self.price.tax_mode, self.price.currency)
    }

    /// The amount to be paid.
    ///
    /// # Errors
    /// What [`totals`] refuses.
    pub fn total(&self) -> Result<Money, LineError> {
        self.sums().map(|sums| sums.gross)
    }

    /// The amount to be paid as far as a draft knows it: nothing while its lines cannot be reckoned. Only for what is said of a
    /// draft beside its lines, which say themselves what is wrong with them ([`Contract::check`]): nobody may owe by it.
    pub fn draft_total(&self) -> Money {
        self.total().unwrap_or(Money::zero(self.price.currency))
    }

    /// Whether goods or services change hands at all: a contract on secrecy alone has none.
    pub fn has_subject(&self) -> bool {
        matches!(self.payment, Clause::Included(_)) || !self.lines.is_empty()
    }

    /// Everything in the terms that lies outside its range or contradicts itself, in the order of the fields. It is told beside the
    /// findings of the checker ([`crate::domain::checker::outside`]).
    pub fn check(&self) -> Vec<Problem> {
        let mut problems = Problems::default();
        problems.add_if(self.title.is_blank(), Place::of(field::TITLE), Reason::Missing);
        problems.count(Place::of(field::NUMBER), i64::try_from(self.number.chars().count()).unwrap_or(i64::MAX), 0, 40);
        self.party_names.check(&mut problems);
        self.signing.check(&mut problems);
        self.definitions.check(&mut problems);
        self.price.check(&mut problems);
        if let Some(adjustment) = &self.adjustment {
            adjustment.check(&mut problems);
        }
        self.check_lines(&mut problems);
        self.delivery.check(&mut problems);
        if let Clause::Included(sharing) = &self.sharing {
            sharing.check(&mut problems);
        }
        if let Clause::Included(development) = &self.development {
            development.check(&mut problems);
        }
        if let Clause::Included(targets) = &self.targets {
            targets.check(&mut problems);
        }
        if let Clause::Included(service) = &self.service {
            service.check(&mut problems);
        }
        if let Clause::Included(support) = &self.support {
            support.check(&mut problems);
        }
        if let Clause::Included(payment) = &self.payment {
            payment.check(self.draft_total(), &mut problems);
        }
        if let Clause::Included(breach) = &self.breach {
            breach.check(&mut problems);
        }
        self.term.check(&mut problems);
        if self.leaves_out(ClauseId::Confidentiality) {
            let hollow = self.kind == ContractKind::NonDisclosure;
            problems.add_if(hollow, Place::of(field::CONFIDENTIALITY_SECRECY), Reason::Missing);
        } else {
            self.confidentiality.check(&mut problems);
        }
        if let Clause::Included(personal) = &self.personal_information {
            personal.check(&mut problems);
        }
        self.force_majeure.check(&mut problems);
        self.disputes.check(&mut problems);
        self.notices.check(&mut problems);
        self.general.check(self.signing.parties(), &mut problems);
        self.check_own_clauses(&mut problems);
        self.check_reasons(&mut problems);
        self.check_by_hand(&mut problems);
        problems.0
    }

    fn check_lines(&self, problems: &mut Problems) {
        for (id, line) in &self.lines {
            let place = Place { field: field::LINES, item: Item::Line(*id) };
            problems.add_if(line.name.trim().is_empty(), place, Reason::Missing);
            problems.add_if(line.unit_price.currency != self.price.currency, place, Reason::OtherCurrency);
            problems.rate(place, line.tax_rate, Ppm(0), Ppm(250_000));
            problems.add_if(line.value().is_err(), place, Reason::CannotBeReckoned);
        }
        problems.add_if(self.sums().is_err(), Place::of(field::LINES), Reason::CannotBeReckoned);
    }

    /// A clause that does not apply says why.
    fn check_reasons(&self, problems: &mut Problems) {
        let mut reason = |field, reason: Option<&Wording>| {
            problems.add_if(reason.is_some_and(Wording::is_blank), Place::of(field), Reason::Missing);
        };
        reason(field::SHARING, self.sharing.reason());
        reason(field::DEVELOPMENT, self.development.reason());
        reason(field::TARGETS, self.targets.reason());
        reason(field::SERVICE, self.service.reason());
        reason(field::SUPPORT, self.support.reason());
        reason(field::PAYMENT, self.payment.reason());
        reason(field::BREACH, self.breach.reason());
        reason(field::PERSONAL, self.personal_information.reason());
    }
}

impl Entity for Contract {
    type Id = ContractId;
    const KIND: Kind = Kind::Contract;
    const SETS: &'static [&'static str] = &["lines", "own_clauses", "by_hand"];

    fn id(&self) -> ContractId {
        self.id
    }
}
