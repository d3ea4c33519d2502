//! Two entries of one person as one.

use crate::domain::contact::{Contact, ContactRole};

/// The entry that stays, its blanks filled from the one that goes.
pub fn joined(stays: &Contact, goes: &Contact) -> Contact {
    let filled = |own: &str, other: &str| if own.is_empty() { other.to_owned() } else { own.to_owned() };
    Contact {
        name: filled(&stays.name, &goes.name),
        title: filled(&stays.title, &goes.title),
        role: if stays.role == ContactRole::General { goes.role } else { stays.role },
        phone: filled(&stays.phone, &goes.phone),
        email: filled(&stays.email, &goes.email),
        wechat: filled(&stays.wechat, &goes.wechat),
        ..stays.clone()
    }
}
