//! The people at a customer.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use super::consent::Consent;
use super::date::Date;
use super::entity::Entity;
use super::id::{ContactId, CustomerId};
use super::telephone::{PhoneLabel, Telephone, same_number};
use crate::kinds::Kind;

/// A person at a customer (联系人).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// Its id.
    pub id: ContactId,
    /// The customer this person works for.
    pub customer: CustomerId,
    /// Name (姓名).
    pub name: String,
    /// Job title (职务).
    #[serde(default)]
    pub title: String,
    /// Department (部门).
    #[serde(default)]
    pub department: String,
    /// What this person decides or receives.
    #[serde(default)]
    pub role: ContactRole,
    /// What else they decide or receive: the head of a small firm often does both.
    #[serde(default)]
    pub further_roles: Vec<ContactRole>,
    /// Telephone: the number to try first.
    #[serde(default)]
    pub phone: String,
    /// Where that number rings; nothing where nobody said that it is no mobile one.
    #[serde(default)]
    pub phone_label: Option<PhoneLabel>,
    /// Further numbers, in the order to try them.
    #[serde(default)]
    pub further_phones: Vec<Telephone>,
    /// E-mail: the address to write to first.
    #[serde(default)]
    pub email: String,
    /// Further addresses.
    #[serde(default)]
    pub further_emails: Vec<String>,
    /// WeChat name.
    #[serde(default)]
    pub wechat: String,
    /// Whether they agreed that we handle what we know of them (个人信息同意).
    #[serde(default)]
    pub consent: Consent,
    /// The day from which they work there no more (离职); nothing for who is there.
    #[serde(default)]
    pub left_on: Option<Date>,
    /// The entry that stands for this one, since both are the same person (合并到). See [`merging`](super::merging).
    #[serde(default)]
    pub merged_into: Option<ContactId>,
}

/// What a contact decides or receives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ContactRole {
    /// No particular part.
    #[default]
    General,
    /// 决策人.
    Decision,
    /// 使用人.
    User,
    /// 财务.
    Finance,
    /// 法务.
    Legal,
    /// 通知送达人.
    Notice,
}

impl ContactRole {
    /// Every particular part, in the order of a form.
    pub const PARTICULAR: [Self; 5] = [Self::Decision, Self::User, Self::Finance, Self::Legal, Self::Notice];

    /// Its name in forms and files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::General => "general",
            Self::Decision => "decision",
            Self::User => "user",
            Self::Finance => "finance",
            Self::Legal => "legal",
            Self::Notice => "notice",
        }
    }

    /// The part of a name.
    pub fn named(name: &str) -> Option<Self> {
        [Self::General].into_iter().chain(Self::PARTICULAR).find(|it| it.name() == name)
    }
}

/// Of several people the first, and the others in their order; who is named twice is there once.
pub(super) fn first_and_further(all: impl IntoIterator<Item = ContactId>) -> (Option<ContactId>, Vec<ContactId>) {
    let mut kept: Vec<ContactId> = Vec::new();
    for id in all {
        if !kept.contains(&id) {
            kept.push(id);
        }
    }
    let mut kept = kept.into_iter();
    (kept.next(), kept.collect())
}

impl Contact {
    /// A person of whom only the name is known.
    pub fn named(id: ContactId, customer: CustomerId, name: &str) -> Self {
        Self {
            id,
            customer,
            name: name.to_owned(),
            title: String::new(),
            department: String::new(),
            role: ContactRole::General,
            further_roles: Vec::new(),
            phone: String::new(),
            phone_label: None,
            further_phones: Vec::new(),
            email: String::new(),
            further_emails: Vec::new(),
            wechat: String::new(),
            consent: Consent::default(),
            left_on: None,
            merged_into: None,
        }
    }

    /// Whether they have left by a day; from the day itself on nobody is reached there.
    pub fn has_left(&self, day: Date) -> bool {
        self.left_on.is_some_and(|left| left <= day)
    }

    /// What this person decides and receives, in the order of a form; nothing for one without a particular part.
    pub fn roles(&self) -> impl Iterator<Item = ContactRole> {
        ContactRole::PARTICULAR.into_iter().filter(|it| self.role == *it || self.further_roles.contains(it))
    }

    /// Gives them these parts.
    pub fn set_roles(&mut self, roles: impl IntoIterator<Item = ContactRole>) {
        let wanted: Vec<ContactRole> = roles.into_iter().collect();
        let mut own = ContactRole::PARTICULAR.into_iter().filter(|it| wanted.contains(it));
        self.role = own.next().unwrap_or_default();
        self.further_roles = own.collect();
    }

    /// Every number, the first one first.
    pub fn phones(&self) -> impl Iterator<Item = (PhoneLabel, &str)> {
        let further = self.further_phones.iter().map(|it| (it.label, it.number.as_str()));
        std::iter::once((self.first_label(), self.phone.as_str()))
            .chain(further)
            .filter(|(_, number)| !number.is_empty())
    }

    /// Where the first number rings.
    pub fn first_label(&self) -> PhoneLabel {
        let guess = || if self.phone.is_empty() { PhoneLabel::default() } else { PhoneLabel::guess(&self.phone) };
        self.phone_label.unwrap_or_else(guess)
    }

    /// Gives them these numbers; blank ones and those that are there already are left out.
    pub fn set_phones(&mut self, phones: impl IntoIterator<Item = Telephone>) {
        let mut kept: Vec<Telephone> = Vec::new();
        for Telephone { label, number } in phones {
            let number = number.trim();
            // a telephone and a fax may share one number, and both are to be seen
            let is_fax = |label: PhoneLabel| label == PhoneLabel::Fax;
            let is_there = |it: &Telephone| is_fax(it.label) == is_fax(label) && same_number(&it.number, number);
            if !number.is_empty() && !kept.iter().any(is_there) {
                kept.push(Telephone { label, number: number.to_owned() });
            }
        }
        let mut kept = kept.into_iter();
        let first = kept.next();
        self.phone_label = first.as_ref().and_then(|it| it.label.kept(&it.number));
        self.phone = first.map(|it| it.number).unwrap_or_default();
        self.further_phones = kept.collect();
    }

    /// Every e-mail address, the first one first.
    pub fn emails(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.email).chain(&self.further_emails).map(String::as_str).filter(|it| !it.is_empty())
    }

    /// Gives them these addresses; blank ones and those that are there already are left out.
    pub fn set_emails<S: AsRef<str>>(&mut self, emails: impl IntoIterator<Item = S>) {
        let mut kept: Vec<String> = Vec::new();
        for email in emails {
            let email = email.as_ref().trim();
            if !email.is_empty() && !kept.iter().any(|it| it.eq_ignore_ascii_case(email)) {
                kept.push(email.to_owned());
            }
        }
        let mut kept = kept.into_iter();
        self.email = kept.next().unwrap_or_default();
        self.further_emails = kept.collect();
    }

    /// Every number in one line, parted as in a list.
    pub fn phone_line(&self) -> Cow<'_, str> {
        if self.further_phones.is_empty() {
            return Cow::Borrowed(&self.phone);
        }
        Cow::Owned(self.phones().map(|(_, number)| number).collect::<Vec<_>>().join("; "))
    }

    /// Every address in one line, parted as in a list.
    pub fn email_line(&self) -> Cow<'_, str> {
        if self.further_emails.is_empty() {
            return Cow::Borrowed(&self.email);
        }
        Cow::Owned(self.emails().collect::<Vec<_>>().join("; "))
    }
}

/// Who of these a name means that notices are sent to, if that person has left by a day and nobody of the name is still there.
pub fn left_addressee<'a>(people: impl IntoIterator<Item = &'a Contact>, name: &str, day: Date) -> Option<&'a Contact> {
    let name = name.trim();
    let mut left = None;
    for it in people {
        if name.is_empty() || it.name.trim() != name {
            continue;
        }
        if !it.has_left(day) {
            return None;
        }
        left = Some(it);
    }
    left
}

impl Entity for Contact {
    type Id = ContactId;
    const KIND: Kind = Kind::Contact;

    fn id(&self) -> ContactId {
        self.id
    }
}
