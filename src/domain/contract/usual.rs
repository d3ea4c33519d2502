//! A contract with the usual terms: where drafting starts (the defaults of `contract-rules.md` part 1).

use super::Contract;
use super::breach::Breach;
use super::circumstances::Circumstances;
use super::clause::Clause;
use super::delivery::{Delivery, Manner};
use super::development::Development;
use super::disputes::Disputes;
use super::general::{Definitions, General, Notices};
use super::party::{Capacity, ContractKind, ContractLanguage, PartyNames, Relationship, Signing, SubjectKind};
use super::payment::{Payment, Plan};
use super::plan::{Due, Event, Instalment, PartLabel, Period, Share};
use super::price::{Price, PriceForm};
use super::protection::{Confidentiality, ForceMajeure, IntellectualProperty, PersonalInformation};
use super::service::Service;
use super::sharing::Sharing;
use super::support::Support;
use super::targets::Targets;
use super::term::{Term, TermLength};
use super::wording::Wording;
use crate::domain::date::Date;
use crate::domain::id::{ContractId, CustomerId, InstalmentId, NewId, OwnEntityId};
use crate::domain::late_fee::LateFeeError;
use crate::domain::late_fee::rate_table::RateTable;
use crate::domain::late_fee::rule::{DayCount, Fixing, LateFeeRule, LateRate};
use crate::domain::money::{Currency, Money};
use crate::domain::rate::Ppm;

/// Late payment costs so many hundredths of the one-year LPR (S8 `late_basis`).
const TIMES_PRIME_RATE: u32 = 150;
/// What late payment costs a day where the LPR is not kept, or is no rate of the currency: 0.05 %.
const DAILY_RATE: Ppm = Ppm(500);

/// What a new contract starts from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beginning {
    /// Our side.
    pub own_entity: OwnEntityId,
    /// The customer.
    pub customer: CustomerId,
    /// What sort of contract.
    pub kind: ContractKind,
    /// What is sold.
    pub subject_kind: SubjectKind,
    /// Its title: words that people read come from outside.
    pub title: Wording,
    /// Today.
    pub on: Date,
    /// The first reason why a clause does not apply, for kinds that leave clauses out.
    pub not_needed: Wording,
}

impl Contract {
    /// A contract with the usual terms: 30 % in advance, 60 % on delivery, 10 % on acceptance; a year from today; a late
    /// fee of 0.05 % a day without a cap; aggregate sharing; arbitration at an institution still to be named.
    ///
    /// A customer-management contract calls us Party A, as its model text does; in every other kind the customer, who
    /// pays, is Party A, as is the custom (`contract-rules.md` 4.1).
    ///
    /// # Errors
    /// None in practice: the rate table has one line.
    pub fn usual(beginning: Beginning, ids: &mut impl NewId) -> Result<Self, LateFeeError> {
        let Beginning { own_entity, customer, kind, subject_kind, title, on, not_needed } = beginning;
        let (our_capacity, relationship) = match kind {
            ContractKind::CustomerManagement => (Capacity::PartyA, Relationship::BuysForItself),
            ContractKind::Distribution => (Capacity::PartyB, Relationship::Resells),
            ContractKind::Sale | ContractKind::Service | ContractKind::Framework | ContractKind::NonDisclosure => {
                (Capacity::PartyB, Relationship::BuysForItself)
            }
        };
        let (tax_rate, manner) = match subject_kind {
            SubjectKind::Goods | SubjectKind::Mixed => (Ppm(130_000), Manner::Brought),
            SubjectKind::Services => (Ppm(60_000), Manner::OnSite),
            SubjectKind::Digital => (Ppm(60_000), Manner::Online),
        };
        let length = TermLength::Months { start: on, months: 12 };
        let currency = Currency::CNY;
        let mut price = Price::usual(currency, tax_rate);
        let orders = Period::working_days(3);
        price.form = match kind {
            ContractKind::Framework | ContractKind::Distribution => PriceForm::Framework { accept_within: orders },
            ContractKind::CustomerManagement
            | ContractKind::Sale
            | ContractKind::Service
            | ContractKind::NonDisclosure => PriceForm::FixedTotal,
        };
        let wide = match kind {
            ContractKind::CustomerManagement | ContractKind::Distribution => Breadth::Wide,
            ContractKind::Sale | ContractKind::Service | ContractKind::Framework => Breadth::Trade,
            ContractKind::NonDisclosure => Breadth::SecretsOnly,
        };
        Ok(Self {
            id: ContractId::fresh(ids),
            number: String::new(),
            title,
            kind,
            own_entity,
            customer,
            our_capacity,
            party_names: PartyNames::default(),
            relationship,
            subject_kind,
            language: ContractLanguage::Zh,
            sign_place: Wording::default(),
            drafted_from: None,
            drafted_on: on,
            owner: String::new(),
            note: String::new(),
            signing: Signing::default(),
            definitions: Definitions::usual(),
            price,
            adjustment: None,
            lines: std::collections::BTreeMap::new(),
            delivery: Delivery::usual(manner),
            sharing: Clause::Included(Sharing::usual()),
            development: wide.in_wide(&not_needed, Development::usual),
            targets: wide.in_wide(&not_needed, || Targets::usual(Money::new(100_000_000, currency))),
            service: wide.in_trade(&not_needed, Service::usual),
            breach: Clause::Included(match wide {
                Breadth::Wide | Breadth::Trade => Breach::usual(),
                Breadth::SecretsOnly => Breach::without_price(),
            }),
            term: match wide {
                Breadth::Wide | Breadth::Trade => Term::usual(length),
                Breadth::SecretsOnly => Term::without_payment(length),
            },
            support: wide.in_wide(&not_needed, Support::usual),
            payment: match wide {
                Breadth::Wide | Breadth::Trade => {
                    let rate = LateRate::Daily { table: RateTable::constant(DAILY_RATE)? };
                    Clause::Included(Payment::usual(usual_plan(ids), LateFeeRule::plain(rate)))
                }
                Breadth::SecretsOnly => Clause::NotApplicable { reason: not_needed.clone() },
            },
            disputes: Disputes::usual(),
            confidentiality: Confidentiality::usual(),
            personal_information: Clause::Included(PersonalInformation::usual()),
            intellectual_property: IntellectualProperty::usual(),
            force_majeure: ForceMajeure::usual(),
            notices: Notices::usual(),
            general: General::usual(),
            special: Wording::default(),
            own_clauses: std::collections::BTreeMap::new(),
            by_hand: std::collections::BTreeMap::new(),
            circumstances: Circumstances::default(),
            acknowledged: std::collections::BTreeMap::new(),
        })
    }
}

impl Contract {
    /// With what being late costs as the catalogue has it (S8 `late_basis`): one and a half times the one-year LPR at the time of the
    /// breach, where the book keeps that rate for the day of the draft. Otherwise as it is: nobody can reckon with a rate that is
    /// not known.
    #[must_use]
    pub fn late_by_prime_rate(mut self, kept: Option<RateTable>) -> Self {
        if let Some(reference) = kept.filter(|table| table.on(self.drafted_on).is_ok())
            && let Clause::Included(payment) = &mut self.payment
        {
            payment.late_fee.rate = LateRate::ReferenceMultiple {
                reference,
                hundredths: TIMES_PRIME_RATE,
                day_count: DayCount::Actual365,
                fixing: Fixing::AtBreach,
            };
        }
        self
    }

    /// With its prices in a currency. The LPR is a rate for the yuan: a price in another money is not late by it but by the day, as where
    /// that rate is not kept.
    #[must_use]
    pub fn priced_in(mut self, currency: Currency) -> Self {
        self.price.currency = currency;
        if currency != Currency::CNY
            && let Clause::Included(payment) = &mut self.payment
            && matches!(payment.late_fee.rate, LateRate::ReferenceMultiple { .. })
            && let Ok(table) = RateTable::constant(DAILY_RATE)
        {
            payment.late_fee.rate = LateRate::Daily { table };
        }
        self
    }
}

/// 30 % in advance, 60 % on delivery, 10 % on acceptance (S8 `schedule`).
fn usual_plan(ids: &mut impl NewId) -> Plan {
    let mut part = |label, share, event, within| Instalment {
        id: InstalmentId::fresh(ids),
        label,
        share: Share::Of(Ppm(share)),
        due: Due::After { event, within },
        condition: Wording::default(),
    };
    Plan::Instalments {
        parts: vec![
            part(PartLabel::Advance, 300_000, Event::Signing, Period::days(10)),
            part(PartLabel::OnDelivery, 600_000, Event::Delivery, Period::days(30)),
            part(PartLabel::Acceptance, 100_000, Event::Acceptance, Period::days(30)),
        ],
    }
}

/// How many clause areas a kind of contract uses.
#[derive(Clone, Copy)]
enum Breadth {
    /// All.
    Wide,
    /// Those of a sale.
    Trade,
    /// Secrecy only.
    SecretsOnly,
}

impl Breadth {
    fn in_wide<T>(self, reason: &Wording, terms: impl FnOnce() -> T) -> Clause<T> {
        match self {
            Self::Wide => Clause::Included(terms()),
            Self::Trade | Self::SecretsOnly => Clause::NotApplicable { reason: reason.clone() },
        }
    }

    fn in_trade<T>(self, reason: &Wording, terms: impl FnOnce() -> T) -> Clause<T> {
        match self {
            Self::Wide | Self::Trade => Clause::Included(terms()),
            Self::SecretsOnly => Clause::NotApplicable { reason: reason.clone() },
        }
    }
}
