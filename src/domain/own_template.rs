//! Contract templates of one's own (自有模板, `domain.md` 5.3 *ContractTemplate*): which clauses, which variants, the terms a
//! draft starts with, and clauses of one's own in their places.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::contract::Contract;
use super::contract::circumstances::Circumstances;
use super::contract::clause::Clause;
use super::contract::delivery::DeliveryTime;
use super::contract::party::Signing;
use super::contract::payment::Plan;
use super::contract::plan::{Due, Event, Instalment};
use super::contract::term::{Effective, TermLength};
use super::contract::wording::Wording;
use super::date::Date;
use super::entity::Entity;
use super::id::{ContractId, CustomerId, InstalmentId, NewId, OwnArticleId, OwnEntityId, OwnTemplateId};
use super::line::DocumentDiscount;
use crate::kinds::Kind;

/// A template.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnTemplate {
    /// Its id.
    pub id: OwnTemplateId,
    /// What it is called in lists.
    #[serde(default)]
    pub name: String,
    /// When to use it; never printed.
    #[serde(default)]
    pub note: String,
    /// Whether it is no longer offered.
    #[serde(default)]
    pub archived: bool,
    /// The terms a draft starts with. Its customer is nobody's: a draft gets one when it is begun.
    pub terms: Contract,
}

/// What a draft does not take from its template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Begun {
    /// Our side.
    pub own_entity: OwnEntityId,
    /// The customer.
    pub customer: CustomerId,
    /// Today: days in the terms move with it.
    pub on: Date,
}

impl OwnTemplate {
    /// A template from terms, on a day. What belongs to one deal only is left behind: number, customer, who signs, who receives
    /// notices, goods, notes, accepted warnings.
    pub fn of(terms: &Contract, name: String, ids: &mut impl NewId) -> Self {
        let id = OwnTemplateId::fresh(ids);
        let mut terms = fresh(terms, ids);
        terms.customer = CustomerId::fresh(ids);
        terms.number = String::new();
        terms.owner = String::new();
        terms.sign_place = Wording::default();
        terms.lines = BTreeMap::new();
        // a reduction was agreed for those goods
        terms.price.discount = DocumentDiscount::default();
        if let Some(sample) = &mut terms.delivery.sample {
            sample.unseal();
        }
        // prices and the month on which they rest go together
        if let Some(adjustment) = &mut terms.adjustment {
            (adjustment.base_month, adjustment.base_value) = (None, None);
        }
        Self { id, name, note: String::new(), archived: false, terms }
    }

    /// The same terms under another name.
    #[must_use]
    pub fn twin(&self, name: String, ids: &mut impl NewId) -> Self {
        let id = OwnTemplateId::fresh(ids);
        Self { id, name, archived: false, terms: fresh(&self.terms, ids), ..self.clone() }
    }

    /// A draft from the template.
    pub fn begin(&self, begun: Begun, ids: &mut impl NewId) -> Contract {
        let Begun { own_entity, customer, on } = begun;
        let mut contract = fresh(&self.terms, ids);
        let days = self.terms.drafted_on.days_until(on);
        contract.own_entity = own_entity;
        contract.customer = customer;
        contract.drafted_on = on;
        move_days(&mut contract, days);
        contract
    }
}

/// The terms without what belongs to one deal only, with ids of their own.
pub(super) fn fresh(terms: &Contract, ids: &mut impl NewId) -> Contract {
    let mut fresh = Contract {
        id: ContractId::fresh(ids),
        drafted_from: None,
        note: String::new(),
        signing: Signing {
            ours: terms.signing.ours.clone(),
            recital: terms.signing.recital.clone(),
            our_registry: terms.signing.our_registry.clone(),
            ..Signing::default()
        },
        circumstances: Circumstances::default(),
        acknowledged: BTreeMap::new(),
        own_clauses: terms.own_in_order().into_iter().map(|(_, it)| (OwnArticleId::fresh(ids), it.clone())).collect(),
        ..terms.clone()
    };
    fresh.notices.their_addressee.clear();
    if let Some(sample) = &mut fresh.delivery.sample {
        sample.unseal();
    }
    if let Clause::Included(development) = &mut fresh.development {
        development.their_contact.clear();
    }
    if let Clause::Included(payment) = &mut fresh.payment {
        renew_plan(&mut payment.plan, ids);
    }
    fresh
}

/// The parts of a plan that came from another contract get ids of their own.
pub fn renew_plan(plan: &mut Plan, ids: &mut impl NewId) {
    match plan {
        Plan::Instalments { parts } | Plan::Milestones { parts, .. } => renew(parts, ids),
        Plan::LumpSum { id, .. } | Plan::Prepaid { id, .. } => *id = InstalmentId::fresh(ids),
        Plan::Monthly { .. } => {}
    }
}

/// Parts of the plan get ids of their own; a milestone goes on meaning its own part.
fn renew(parts: &mut [Instalment], ids: &mut impl NewId) {
    let known: Vec<(InstalmentId, InstalmentId)> =
        parts.iter().map(|part| (part.id, InstalmentId::fresh(ids))).collect();
    let now = |was: InstalmentId| known.iter().find(|(old, _)| *old == was).map_or(was, |(_, new)| *new);
    for part in parts {
        part.id = now(part.id);
        if let Due::After { event: Event::Milestone(of), within } = part.due {
            part.due = Due::After { event: Event::Milestone(now(of)), within };
        }
    }
}

/// Moves the days of the term, of delivery, of support and of payment by so many days; a day that cannot move stays.
pub(super) fn move_days(contract: &mut Contract, days: i64) {
    let moved = |day: Date| day_moved(day, days);
    contract.term.length = match contract.term.length {
        TermLength::Fixed { start, end } => TermLength::Fixed { start: moved(start), end: moved(end) },
        TermLength::Months { start, months } => TermLength::Months { start: moved(start), months },
        TermLength::OpenEnded { start } => TermLength::OpenEnded { start: moved(start) },
        TermLength::UntilPerformed { start } => TermLength::UntilPerformed { start: moved(start) },
    };
    let due = |due: Due| due_moved(due, days);
    if let Effective::On(day) = contract.term.effective {
        contract.term.effective = Effective::On(moved(day));
    }
    contract.delivery.time = match contract.delivery.time {
        DeliveryTime::By(when) => DeliveryTime::By(due(when)),
        DeliveryTime::Between { from, to } => DeliveryTime::Between { from: moved(from), to: moved(to) },
        open @ (DeliveryTime::Open | DeliveryTime::PerOrder) => open,
    };
    if let Clause::Included(sharing) = &mut contract.sharing {
        for item in &mut sharing.register {
            (item.start, item.end) = (moved(item.start), moved(item.end));
        }
    }
    if let Clause::Included(support) = &mut contract.support {
        for item in &mut support.items {
            item.due = due(item.due);
        }
    }
    if let Clause::Included(payment) = &mut contract.payment {
        move_plan(&mut payment.plan, days);
    }
}

/// Moves the days of a plan of payment by so many days; a day that cannot move stays.
pub fn move_plan(plan: &mut Plan, days: i64) {
    match plan {
        Plan::Instalments { parts } | Plan::Milestones { parts, .. } => {
            for part in parts {
                part.due = due_moved(part.due, days);
            }
        }
        Plan::LumpSum { due, .. } | Plan::Prepaid { due, .. } => *due = due_moved(*due, days),
        Plan::Monthly { .. } => {}
    }
}

fn day_moved(day: Date, days: i64) -> Date {
    day.plus_days(days).unwrap_or(day)
}

fn due_moved(due: Due, days: i64) -> Due {
    match due {
        Due::On(day) => Due::On(day_moved(day, days)),
        Due::After { .. } => due,
    }
}

impl Entity for OwnTemplate {
    type Id = OwnTemplateId;
    const KIND: Kind = Kind::OwnTemplate;

    fn id(&self) -> OwnTemplateId {
        self.id
    }
}
