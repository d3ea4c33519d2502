//! Two entries of one person as one.

use crate::domain::contact::Contact;
use crate::domain::telephone::Telephone;

/// The entry that stays, its blanks filled from the one that goes. Numbers, addresses and parts of both stay, the own ones first.
pub fn joined(stays: &Contact, goes: &Contact) -> Contact {
    let filled = |own: &str, other: &str| if own.is_empty() { other.to_owned() } else { own.to_owned() };
    let phones = stays.phones().chain(goes.phones());
    let phones: Vec<Telephone> = phones.map(|(label, number)| Telephone { label, number: number.to_owned() }).collect();
    let mut one = Contact {
        name: filled(&stays.name, &goes.name),
        title: filled(&stays.title, &goes.title),
        department: filled(&stays.department, &goes.department),
        wechat: filled(&stays.wechat, &goes.wechat),
        consent: stays.consent.with(&goes.consent),
        left_on: stays.left_on.or(goes.left_on),
        ..stays.clone()
    };
    one.set_roles(stays.roles().chain(goes.roles()));
    one.set_phones(phones);
    one.set_emails(stays.emails().chain(goes.emails()));
    one
}
