//! Enters the customers and the people there.

use std::collections::BTreeMap;

use super::DemoError;
use super::code::registration_code;
use super::firms::{CAST, Code, Role};
use super::scene::{Buyer, Scene};
use super::wares::yuan;
use crate::domain::address::Address;
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::customer::{Customer, PartyKind};
use crate::domain::id::{ContactId, CustomerId, NewId};
use crate::domain::money::Money;
use crate::domain::own_entity::BankAccount;

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
        let mut addressee = role.legal;
        for (name, title, part, mail) in role.people {
            line += 1;
            if *part == ContactRole::Notice {
                addressee = name;
            }
            scene.book.contacts.push(Contact {
                id: ContactId::fresh(scene.ids),
                customer: id,
                name: (*name).to_owned(),
                title: (*title).to_owned(),
                role: *part,
                phone: format!("139 0000 {line:04}"),
                email: format!("{mail}@example.com"),
                wechat: if *part == ContactRole::User { mail.replace('.', "_") } else { String::new() },
                merged_into: None,
            });
        }
        let customer = Customer {
            id,
            number: role.number.to_owned(),
            name: role.name.to_owned(),
            short_name: role.short.to_owned(),
            kind: PartyKind::Organisation,
            role: role.trade,
            level: role.level,
            code,
            industry: role.industry.to_owned(),
            source: role.source.to_owned(),
            address: Address { region: role.region.to_owned(), line: role.address.to_owned() },
            legal_representative: role.legal.to_owned(),
            phone: format!("400 000 {row:04}"),
            email: format!("office{row:02}@example.com"),
            bank: BankAccount {
                bank: format!("{}商贸银行营业部", role.region),
                account: format!("0000 6200 0000 {row:04} 01"),
            },
            credit_limit: (role.credit > 0).then(|| Money::cny(yuan(role.credit))),
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
