//! Enters the customers and the people there.

use std::collections::BTreeMap;

use super::DemoError;
use super::code::registration_code;
use super::firms::{CAST, Code, Firm, Role};
use super::scene::{Buyer, Scene};
use super::seeded::scale_of;
use super::wares::yuan;
use crate::domain::address::Address;
use crate::domain::consent::{Consent, ConsentAct, ConsentWay};
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::contract::service::{ServiceLevel, Urgency};
use crate::domain::customer::{Customer, Level, PartyKind};
use crate::domain::date::Date;
use crate::domain::id::{ContactId, CustomerId, NewId};
use crate::domain::invoice_profile::InvoiceProfile;
use crate::domain::lifecycle::ticket::TicketKind;
use crate::domain::money::Money;
use crate::domain::own_entity::BankAccount;
use crate::domain::period::{Period, Unit};
use crate::domain::service_policy::HouseLevel;
use crate::domain::telephone::{PhoneLabel, Telephone};

/// Enters the cast into the book.
pub(super) fn enter<I: NewId>(scene: &mut Scene<'_, I>) -> Result<(), DemoError> {
    enter_all(scene, CAST)
}

/// Enters customers and the people there, numbered on from those who are there already.
pub(super) fn enter_all<I: NewId>(scene: &mut Scene<'_, I>, roles: &[Role]) -> Result<(), DemoError> {
    let mut line = scene.book.contacts.len();
    let first = scene.book.customers.len() + 1;
    for (row, role) in (first..).zip(roles) {
        let id = CustomerId::fresh(scene.ids);
        let code = match role.code {
            Code::Mainland(division, serial) => registration_code(division, serial)?,
            Code::Abroad => String::new(),
        };
        let (mut addressee, mut primary) = (role.legal, None);
        for (name, title, part, mail) in role.people {
            line += 1;
            if *part == ContactRole::Notice {
                addressee = name;
            }
            let entry = ContactId::fresh(scene.ids);
            let contact = person(scene.today, role, row, (entry, id), (*name, *title, *part, *mail), line)?;
            // whom to ask first is the one who decides
            if *part == ContactRole::Decision && primary.is_none() {
                primary = Some(contact.id);
            }
            scene.book.contacts.push(contact);
        }
        let customer = Customer {
            id,
            number: role.number.to_owned(),
            name: role.name.to_owned(),
            short_name: role.short.to_owned(),
            kind: PartyKind::Organisation,
            role: role.trade,
            level: role.level,
            scale: scale_of(role.level),
            code,
            industry: role.industry.to_owned(),
            source: role.source.to_owned(),
            address: Address { region: role.region.to_owned(), line: role.address.to_owned() },
            legal_representative: role.legal.to_owned(),
            phone: format!("400 000 {row:04}"),
            email: format!("office{row:02}@example.com"),
            primary_contact: primary,
            invoice: invoice(role, row),
            bank: BankAccount {
                bank: format!("{}商贸银行营业部", role.region),
                account: format!("0000 6200 0000 {row:04} 01"),
            },
            credit_limit: (role.credit > 0).then(|| Money::cny(yuan(role.credit))),
            service_levels: own_levels(role.firm),
            service_times: BTreeMap::new(),
            owner: role.owner.to_owned(),
            since: Some(scene.today.plus_months(-role.months)?),
            note: role.note.to_owned(),
            tags: Vec::new(),
            parent: None,
            merged_into: None,
            not_same: BTreeMap::new(),
            own: BTreeMap::new(),
        };
        scene.buyers.insert(role.firm, Buyer { customer: customer.clone(), addressee: addressee.to_owned() });
        scene.book.customers.push(customer);
    }
    Ok(())
}

/// One distributor is answered sooner than the house promises everybody.
fn own_levels(firm: Firm) -> Vec<HouseLevel> {
    if firm != Firm::Luyu {
        return Vec::new();
    }
    let respond = Period { n: 2, unit: Unit::WorkingHour };
    let level = ServiceLevel { urgency: Urgency::High, respond, resolve: Period::working_days(2) };
    vec![HouseLevel { kind: TicketKind::Complaint, level }]
}

/// A person at a firm. Whoever has a desk there has a number at it; whoever decides or receives notices agreed on paper that
/// we keep their name, and some of those who use the goods have taken back what they said in a message.
fn person(
    today: Date,
    firm: &Role,
    row: usize,
    (id, customer): (ContactId, CustomerId),
    (name, title, part, mail): (&str, &str, ContactRole, &str),
    line: usize,
) -> Result<Contact, DemoError> {
    let mut it = Contact::named(id, customer, name);
    title.clone_into(&mut it.title);
    it.role = part;
    it.phone = format!("139 0000 {line:04}");
    it.email = format!("{mail}@example.com");
    if part == ContactRole::User {
        it.wechat = mail.replace('.', "_");
    }
    let mainland = matches!(firm.code, Code::Mainland(..));
    if mainland && matches!(part, ContactRole::Finance | ContactRole::Legal) {
        let number = format!("400 000 {row:04} 转 {}", 800 + line % 100);
        it.further_phones.push(Telephone { label: PhoneLabel::Office, number });
        if !title.contains('部') {
            let department = if part == ContactRole::Finance { "财务部" } else { "法务部" };
            department.clone_into(&mut it.department);
        }
    }
    let met = today.plus_months(-firm.months)?;
    let act = |on, way| Some(ConsentAct { on, way });
    it.consent = match part {
        ContactRole::Decision | ContactRole::Notice => {
            let purpose = if mainland { "签约与履约联络" } else { "Concluding and performing contracts" };
            Consent { given: act(met, ConsentWay::Written), purpose: purpose.to_owned(), withdrawn: None }
        }
        ContactRole::User if row.is_multiple_of(4) => Consent {
            given: act(met, ConsentWay::Wechat),
            purpose: "产品资料与活动通知".to_owned(),
            withdrawn: act(today.plus_days(-20)?, ConsentWay::Wechat),
        },
        ContactRole::User | ContactRole::Finance | ContactRole::Legal | ContactRole::General => Consent::default(),
    };
    Ok(it)
}

/// Key accounts have their invoices sent to a desk of its own.
fn invoice(firm: &Role, row: usize) -> InvoiceProfile {
    if firm.level != Level::A {
        return InvoiceProfile::default();
    }
    InvoiceProfile { phone: format!("400 000 {row:04} 转 601"), ..InvoiceProfile::default() }
}
