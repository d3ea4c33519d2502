//! A row that was read: what it says of a customer and of one person there.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::address::Address;
use crate::domain::consent::Consent;
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::contract::circumstances::Size;
use crate::domain::customer::{Customer, Level, PartyKind, TradeRole};
use crate::domain::date::Date;
use crate::domain::id::{CustomerId, OwnFieldId};
use crate::domain::invoice_profile::InvoiceProfile;
use crate::domain::money::Money;
use crate::domain::own_entity::BankAccount;
use crate::domain::own_field::OwnValue;
use crate::domain::tags;
use crate::domain::telephone::{PhoneLabel, Telephone, same_number};

use super::fault::Remark;
use super::row_ids::RowIds;

/// Between several numbers or addresses in one line.
const BETWEEN: &str = "; ";

/// What one good row says. A text that is empty, and a value that is `None`, was not given and changes nothing.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Candidate {
    /// The row as a person counts it.
    pub row: usize,
    /// The line in the file.
    pub line: usize,
    /// Full name.
    pub name: String,
    /// What people call it.
    pub short_name: String,
    /// Our number for it.
    pub number: String,
    /// Unified social credit code, checked.
    pub code: String,
    /// An organisation or a person.
    pub kind: Option<PartyKind>,
    /// How it deals with us.
    pub role: Option<TradeRole>,
    /// How large the enterprise is.
    pub scale: Option<Size>,
    /// Our grading.
    pub level: Option<Level>,
    /// Trade.
    pub industry: String,
    /// Where it came from.
    pub source: String,
    /// Region and address.
    pub address: Address,
    /// Legal representative.
    pub legal_representative: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// What invoices say of it, where that differs.
    pub invoice: InvoiceProfile,
    /// Bank account.
    pub bank: BankAccount,
    /// How much it may owe us.
    pub credit_limit: Option<Money>,
    /// Who looks after it.
    pub owner: String,
    /// Customer since.
    pub since: Option<Date>,
    /// The customer that it belongs to, as it is called.
    pub parent: NamedParent,
    /// Words to group it by.
    pub tags: Vec<String>,
    /// What it says in the fields that the team defined.
    pub own: BTreeMap<OwnFieldId, OwnValue>,
    /// Note, with the columns that have no place of their own under their headings.
    pub note: String,
    /// The person there; empty name: nobody.
    pub contact: CandidateContact,
    /// Further people there, in the order of their numbers from 2; one without a name is nobody.
    pub further: Vec<CandidateContact>,
    /// What is worth a look.
    pub remarks: Vec<Remark>,
}

/// The person in a row.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct CandidateContact {
    /// Name; empty: nobody.
    pub name: String,
    /// Job title.
    pub title: String,
    /// Department.
    pub department: String,
    /// What they decide and receive.
    pub roles: Vec<ContactRole>,
    /// Mobile number.
    pub mobile: String,
    /// Further numbers.
    pub phones: Vec<Telephone>,
    /// Their own e-mail addresses.
    pub email: String,
    /// WeChat name.
    pub wechat: String,
    /// What they said of the handling of their personal information.
    pub consent: Consent,
    /// The day from which they are there no more.
    pub left_on: Option<Date>,
    /// The list keeps what reaches the person apart from what reaches the customer: neither stands in for the other.
    pub apart: bool,
}

/// The customer that a row belongs to.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct NamedParent {
    /// What the column is called: where nobody is called so, the note tells it under this heading.
    pub heading: String,
    /// Name, number or code; empty: nobody.
    pub name: String,
}

impl Candidate {
    /// The number to call: the switchboard, or the contact's mobile number when the list keeps no other.
    pub fn any_phone(&self) -> &str {
        if self.contact.apart { &self.phone } else { first_filled(&self.phone, &self.contact.mobile) }
    }

    /// The numbers of the person in it, the mobile one first. The customer's stand in where the list tells none of theirs.
    fn person_phones(&self) -> Vec<Telephone> {
        let several = |line: &str, label: fn(&str) -> PhoneLabel| {
            let numbers = line.split(BETWEEN).filter(|it| !it.is_empty());
            numbers.map(|it| Telephone { label: label(it), number: it.to_owned() }).collect::<Vec<_>>()
        };
        let mut phones = several(&self.contact.mobile, |_| PhoneLabel::Mobile);
        phones.extend(self.contact.phones.iter().cloned());
        // nobody rings a fax
        if !self.contact.apart && phones.iter().all(|it| it.label == PhoneLabel::Fax) {
            phones.splice(0..0, several(&self.phone, PhoneLabel::guess));
        }
        phones
    }

    /// Their addresses, the customer's where the list tells none of theirs.
    fn person_emails(&self) -> impl Iterator<Item = &str> {
        let own = &self.contact.email;
        let line = if own.is_empty() && !self.contact.apart { &self.email } else { own };
        line.split(BETWEEN).filter(|it| !it.is_empty())
    }
}

/// The customer of a candidate, and the person there if the row names one. The person gets the row's telephone and e-mail
/// too: a list has one column for both.
pub fn to_entities(candidate: &Candidate, ids: &mut impl RowIds) -> (Customer, Option<Contact>) {
    let customer = Customer {
        id: ids.customer(candidate),
        number: candidate.number.clone(),
        name: candidate.name.clone(),
        short_name: candidate.short_name.clone(),
        kind: candidate.kind.unwrap_or_default(),
        role: candidate.role.unwrap_or_default(),
        level: candidate.level.unwrap_or_default(),
        scale: candidate.scale.unwrap_or_default(),
        code: candidate.code.clone(),
        industry: candidate.industry.clone(),
        source: candidate.source.clone(),
        address: candidate.address.clone(),
        legal_representative: candidate.legal_representative.clone(),
        phone: candidate.any_phone().to_owned(),
        email: candidate.email.clone(),
        primary_contact: None,
        invoice: candidate.invoice.clone(),
        bank: candidate.bank.clone(),
        credit_limit: candidate.credit_limit,
        service_levels: Vec::new(),
        service_times: BTreeMap::new(),
        owner: candidate.owner.clone(),
        since: candidate.since,
        note: candidate.note.clone(),
        tags: candidate.tags.clone(),
        parent: None,
        merged_into: None,
        not_same: BTreeMap::new(),
        own: candidate.own.clone(),
    };
    let contact = contact_at(customer.id, candidate, ids);
    (customer, contact)
}

fn contact_at(customer: CustomerId, candidate: &Candidate, ids: &mut impl RowIds) -> Option<Contact> {
    let person = &candidate.contact;
    (!person.name.is_empty()).then(|| {
        let mut contact = Contact::named(ids.contact(), customer, &person.name);
        contact.title.clone_from(&person.title);
        contact.department.clone_from(&person.department);
        contact.set_roles(person.roles.iter().copied());
        contact.set_phones(candidate.person_phones());
        contact.set_emails(candidate.person_emails());
        contact.wechat.clone_from(&person.wechat);
        contact.consent.clone_from(&person.consent);
        contact.left_on = person.left_on;
        contact
    })
}

/// A known customer with what the row says put in: a value in the row replaces the known one, a blank one changes nothing,
/// a note is added below the known one, and tags join the known ones.
pub fn updated(known: &Customer, candidate: &Candidate) -> Customer {
    let mut new = known.clone();
    for (place, text) in [
        (&mut new.name, &candidate.name),
        (&mut new.short_name, &candidate.short_name),
        (&mut new.number, &candidate.number),
        (&mut new.code, &candidate.code),
        (&mut new.industry, &candidate.industry),
        (&mut new.source, &candidate.source),
        (&mut new.address.region, &candidate.address.region),
        (&mut new.address.line, &candidate.address.line),
        (&mut new.legal_representative, &candidate.legal_representative),
        (&mut new.email, &candidate.email),
        (&mut new.invoice.title, &candidate.invoice.title),
        (&mut new.invoice.tax_number, &candidate.invoice.tax_number),
        (&mut new.invoice.address, &candidate.invoice.address),
        (&mut new.invoice.phone, &candidate.invoice.phone),
        (&mut new.bank.bank, &candidate.bank.bank),
        (&mut new.bank.account, &candidate.bank.account),
        (&mut new.owner, &candidate.owner),
    ] {
        replace(place, text);
    }
    replace(&mut new.phone, candidate.any_phone());
    new.kind = candidate.kind.unwrap_or(new.kind);
    new.role = candidate.role.unwrap_or(new.role);
    new.level = candidate.level.unwrap_or(new.level);
    new.scale = candidate.scale.unwrap_or(new.scale);
    new.credit_limit = candidate.credit_limit.or(new.credit_limit);
    new.since = candidate.since.or(new.since);
    new.tags = tags::union(&new.tags, &candidate.tags);
    new.own.extend(candidate.own.clone());
    if !new.note.contains(&candidate.note) {
        if !new.note.is_empty() {
            new.note.push('\n');
        }
        new.note.push_str(&candidate.note);
    }
    new
}

/// The person of a row at a customer that is known: the known person of that name with the row's values put in, else a new
/// one; `None` when the row names nobody or says nothing new. Of several numbers and addresses the row's first one replaces the
/// known first one if it is new and, of numbers, of the same sort; all others stand behind those that are known. Roles join the
/// known ones, and of consent the later word counts.
pub fn updated_contact<'a>(
    customer: CustomerId,
    known: impl IntoIterator<Item = &'a Contact>,
    candidate: &Candidate,
    ids: &mut impl RowIds,
) -> Option<Contact> {
    let person = &candidate.contact;
    let Some(old) = known.into_iter().find(|contact| contact.customer == customer && contact.name == person.name)
    else {
        return contact_at(customer, candidate, ids);
    };
    let mut new = old.clone();
    replace(&mut new.title, &person.title);
    replace(&mut new.department, &person.department);
    replace(&mut new.wechat, &person.wechat);
    new.set_roles(old.roles().chain(person.roles.iter().copied()));
    let phones = candidate.person_phones();
    let known_further = |number: &str| old.further_phones.iter().any(|it| same_number(&it.number, number));
    let first = phones.first().filter(|it| it.label == old.first_label() && !known_further(&it.number));
    let known = old.phones().skip(usize::from(first.is_some()));
    let known = known.map(|(label, number)| Telephone { label, number: number.to_owned() });
    new.set_phones(first.cloned().into_iter().chain(known).chain(phones.iter().cloned()));
    let emails: Vec<&str> = candidate.person_emails().collect();
    let known_further = |email: &str| old.further_emails.iter().any(|it| it.eq_ignore_ascii_case(email));
    let first = emails.first().copied().filter(|it| !known_further(it));
    let known = old.emails().skip(usize::from(first.is_some()));
    new.set_emails(first.into_iter().chain(known).chain(emails.iter().copied()));
    new.consent = old.consent.with(&person.consent);
    new.left_on = person.left_on.or(old.left_on);
    (new != *old).then_some(new)
}

fn replace(place: &mut String, text: &str) {
    if !text.is_empty() {
        text.clone_into(place);
    }
}

fn first_filled<'a>(first: &'a str, second: &'a str) -> &'a str {
    if first.is_empty() { second } else { first }
}
