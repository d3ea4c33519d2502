//! What goes into a share pack: of chosen customers only the fields that were agreed, of people only those who agreed or for whom
//! a ground of law was entered (`domain.md` 5.9; EXE-09). What they bought and like is a row each, under the same rules; figures over
//! all of them are a row for each month, and name nobody. A row has a running number of its own: no id, history, owner, tag or note of
//! the book goes out.

use std::collections::BTreeSet;

use thiserror::Error;

use super::dealings::{Dealt, PreferenceRow, PurchaseRow};
use super::field::{DataSet, ShareField};
use super::figures::{FigureRow, FigureTable};
use super::given::{Carried, LeftOut, WhyLeftOut};
use super::scope::{ScopeCourse, SharingScope};
use crate::domain::consent::ConsentStatus;
use crate::domain::contact::Contact;
use crate::domain::contract::party::Side;
use crate::domain::contract::sharing::PersonalMark;
use crate::domain::customer::{Customer, PartyKind};
use crate::domain::date::Date;
use crate::domain::exact::ExactError;
use crate::domain::id::{ContactId, CustomerId};
use crate::domain::lifecycle::refusal::Refusal;
use crate::domain::lifecycle::sharing_scope::Stage;

/// A customer that is picked, with the people there.
pub type Picked<'a> = (&'a Customer, Vec<&'a Contact>);

/// What a share pack holds, and who is not in it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pack {
    /// The fields, in the order of the columns.
    pub fields: Vec<ShareField>,
    /// The rows: a cell for each field.
    pub rows: Vec<Vec<String>>,
    /// Which customers are in it.
    pub customers: Vec<CustomerId>,
    /// Which people.
    pub people: Vec<ContactId>,
    /// Who was left out.
    pub left_out: Vec<LeftOut>,
    /// Who is in it without consent.
    pub carried: Vec<Carried>,
}

/// Why there is no pack.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PackFault {
    /// What it holds was given by the other side: it is not ours to give.
    #[error("the other side gives under this scope")]
    NotOurs,
    /// Nothing may be shared under the scope on this day.
    #[error("nothing may be shared now")]
    Scope(Refusal<Stage>),
    /// No field is chosen that was agreed.
    #[error("no agreed field is chosen")]
    NoField,
    /// Figures do not fit.
    #[error(transparent)]
    Sums(#[from] ExactError),
    /// Nobody may be shared.
    #[error("nothing is left to share")]
    Empty,
}

/// What a row of a pack tells of besides its customer.
enum Told<'a> {
    Customer,
    Person(&'a Contact),
    Purchase(&'a PurchaseRow),
    Preference(&'a PreferenceRow, Option<&'a Contact>),
}

impl Told<'_> {
    fn cell(&self, customer: &Customer, field: ShareField) -> String {
        match self {
            Self::Customer => field.read(customer, None),
            Self::Person(person) => field.read(customer, Some(person)),
            Self::Purchase(row) => row.read(field).unwrap_or_else(|| field.read(customer, None)),
            Self::Preference(row, person) => row.read(field).unwrap_or_else(|| field.read(customer, *person)),
        }
    }
}

/// Makes the pack of the picked customers, with their `dealings`, and the `figures` over them. Of `wanted` only what the scope agreed
/// counts. Consent is looked at on `on`.
///
/// # Errors
/// [`PackFault`].
pub fn pack(
    scope: &SharingScope,
    course: &ScopeCourse,
    picked: &[Picked<'_>],
    dealings: &Dealt,
    figures: &FigureTable,
    wanted: &BTreeSet<ShareField>,
    on: Date,
) -> Result<Pack, PackFault> {
    if scope.from != Side::Us {
        return Err(PackFault::NotOurs);
    }
    course.stage.may_share(course.validity(scope), on).map_err(PackFault::Scope)?;
    // a scope in which no person can be recognised carries nobody's fields, whatever else it lists
    let is_anonymous = scope.personal == PersonalMark::None;
    let agreed = |field: &ShareField| {
        scope.fields.contains(field) && wanted.contains(field) && !(is_anonymous && field.is_of_person())
    };
    let of_figures = ShareField::ALL.iter().any(|it| it.is_figure() && agreed(it));
    // a figure says nothing without its month, nor the month without a figure
    let is_in = |field: &ShareField| if *field == ShareField::FigureMonth { of_figures } else { agreed(field) };
    let fields: Vec<ShareField> = ShareField::ALL.into_iter().filter(is_in).collect();
    if fields.is_empty() {
        return Err(PackFault::NoField);
    }
    let of = |set: DataSet| fields.iter().any(|it| it.set() == set);
    let (of_people, of_customers) = (of(DataSet::Contacts), of(DataSet::CustomerList));
    let (of_purchases, of_preferences) = (of(DataSet::PurchaseHistory), of(DataSet::Preferences));
    // of whom only figures are told nobody is asked anything
    let of_records = fields.iter().any(|it| it.set() != DataSet::Figures);
    let mut made = Pack { fields, ..Pack::default() };
    for (customer, people) in picked.iter().filter(|_| of_records) {
        if !made.admits_customer(scope, customer, people, on) {
            continue;
        }
        let known = dealings.get(&customer.id);
        let liked = known.map(|it| it.preferences.as_slice()).filter(|_| of_preferences).unwrap_or_default();
        let liked: Vec<&PreferenceRow> = liked.iter().filter(|it| !(is_anonymous && it.person.is_some())).collect();
        // of whom nothing would go out nobody asks for consent
        let is_told = |who: &Contact| of_people || liked.iter().any(|it| !it.sensitive && it.person == Some(who.id));
        let judged: Vec<&Contact> = people.iter().copied().filter(|it| is_told(it)).collect();
        let admitted: Vec<&Contact> =
            judged.iter().copied().filter(|it| made.admits(scope, customer, it, on)).collect();
        let mut rows: Vec<Told<'_>> = Vec::new();
        if of_people {
            rows.extend(admitted.iter().copied().map(Told::Person));
        }
        if of_purchases {
            rows.extend(known.into_iter().flat_map(|it| &it.purchases).map(Told::Purchase));
        }
        for row in liked {
            let person = row.person.and_then(|id| admitted.iter().copied().find(|it| it.id == id));
            let is_judged = |id: ContactId| judged.iter().any(|it| it.id == id);
            if row.sensitive {
                made.leave_out(customer.id, row.person, WhyLeftOut::Sensitive);
            } else if row.person.is_none() || person.is_some() {
                rows.push(Told::Preference(row, person));
            } else if row.person.is_some_and(|id| !is_judged(id)) {
                // of somebody who is not there any more nobody knows
                made.leave_out(customer.id, row.person, WhyLeftOut::NoConsent);
            }
        }
        if rows.is_empty() && of_customers {
            rows.push(Told::Customer);
        }
        if !rows.is_empty() {
            made.customers.push(customer.id);
        }
        for told in rows {
            if let Told::Person(who) | Told::Preference(_, Some(who)) = told
                && !made.people.contains(&who.id)
            {
                made.people.push(who.id);
            }
            let row = made.fields.iter().map(|field| told.cell(customer, *field)).collect();
            made.rows.push(row);
        }
    }
    if of_figures {
        made.add_figures(picked, figures);
    }
    if made.rows.is_empty() { Err(PackFault::Empty) } else { Ok(made) }
}

impl Pack {
    /// The figures over the picked customers, a row for each month; for whose sake some are withheld is told.
    fn add_figures(&mut self, picked: &[Picked<'_>], figures: &FigureTable) {
        for (customer, _) in picked {
            if !self.customers.contains(&customer.id) {
                self.customers.push(customer.id);
            }
        }
        for customer in &figures.withheld {
            self.leave_out(*customer, None, WhyLeftOut::TooFew);
        }
        let row = |row: &FigureRow| self.fields.iter().map(|field| row.read(*field)).collect::<Vec<String>>();
        let rows: Vec<Vec<String>> = figures.rows.iter().map(row).collect();
        self.rows.extend(rows);
    }

    /// Tells once that something of somebody is left out.
    fn leave_out(&mut self, customer: CustomerId, person: Option<ContactId>, why: WhyLeftOut) {
        let it = LeftOut { customer, person, why };
        if !self.left_out.contains(&it) {
            self.left_out.push(it);
        }
    }

    /// Whether a customer may be in it: an organisation may; of a person nothing is known of their consent, so that only a
    /// ground of law carries them, unless they refused as somebody to talk to there (PIPL art. 15).
    fn admits_customer(&mut self, scope: &SharingScope, customer: &Customer, people: &[&Contact], on: Date) -> bool {
        let has_refused = people.iter().any(|it| it.consent.status(on) == ConsentStatus::Withdrawn);
        if customer.kind == PartyKind::Person && has_refused {
            self.left_out.push(LeftOut { customer: customer.id, person: None, why: WhyLeftOut::Withdrawn });
            return false;
        }
        match (customer.kind, scope.carrying_basis()) {
            (PartyKind::Organisation, _) => true,
            (PartyKind::Person, Some(basis)) => {
                self.carried.push(Carried { customer: customer.id, person: None, basis });
                true
            }
            (PartyKind::Person, None) => {
                self.left_out.push(LeftOut { customer: customer.id, person: None, why: WhyLeftOut::NoConsent });
                false
            }
        }
    }

    /// Whether a person may be in it: who refused never is.
    fn admits(&mut self, scope: &SharingScope, customer: &Customer, person: &Contact, on: Date) -> bool {
        let (customer, id) = (customer.id, Some(person.id));
        match (person.consent.status(on), scope.carrying_basis()) {
            (ConsentStatus::Given, _) => true,
            (ConsentStatus::Withdrawn, _) => {
                self.left_out.push(LeftOut { customer, person: id, why: WhyLeftOut::Withdrawn });
                false
            }
            (ConsentStatus::Unknown, Some(basis)) => {
                self.carried.push(Carried { customer, person: id, basis });
                true
            }
            (ConsentStatus::Unknown, None) => {
                self.left_out.push(LeftOut { customer, person: id, why: WhyLeftOut::NoConsent });
                false
            }
        }
    }
}
