//! Writes customers as contact cards: one for each person there, or one for the firm where nobody is known.

use super::{CONSENT, KIND, LEFT, OF, OWN, PARENT, PERSON, ROLES, TRADE_ROLE};
use crate::domain::consent::ConsentAct;
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::content_line::fold;
use crate::domain::customer::{Customer, PartyKind, TradeRole};
use crate::domain::id::CustomerId;
use crate::domain::telephone::PhoneLabel;

/// The cards of these customers and their people, as vCard 3.0 in UTF-8. `called` says what a customer is called that another
/// one belongs to; `own` gives what it says in the fields that the team defined, by their names.
pub fn write<'a, C>(
    customers: impl IntoIterator<Item = (&'a Customer, C)>,
    called: impl Fn(CustomerId) -> String,
    own: impl Fn(&Customer) -> Vec<(String, String)>,
) -> String
where
    C: IntoIterator<Item = &'a Contact>,
{
    let mut text = String::new();
    for (customer, contacts) in customers {
        let mut contacts = contacts.into_iter().peekable();
        let parent = customer.parent.map(&called).unwrap_or_default();
        let firm = Firm { customer, parent, own: own(customer) };
        if contacts.peek().is_none() {
            card(&mut text, &firm, None, Note::With);
        }
        let mut note = Note::With;
        for contact in contacts {
            card(&mut text, &firm, Some(contact), note);
            // what is said of the firm is said once
            note = Note::Without;
        }
    }
    text
}

/// The firm of a card.
struct Firm<'a> {
    customer: &'a Customer,
    /// The name of the one that it belongs to.
    parent: String,
    /// What it says in the fields that the team defined.
    own: Vec<(String, String)>,
}

/// Whether a card carries the note on the firm.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Note {
    With,
    Without,
}

fn card(out: &mut String, firm: &Firm<'_>, contact: Option<&Contact>, note: Note) {
    let customer = firm.customer;
    line(out, "BEGIN", ";", &["VCARD"]);
    line(out, "VERSION", ";", &["3.0"]);
    let name = contact.map_or(&customer.name, |contact| &contact.name);
    line(out, "N", ";", &[name, "", "", "", ""]);
    line(out, "FN", ";", &[name]);
    match contact.map(|it| it.department.as_str()).filter(|it| !it.is_empty()) {
        Some(department) => line(out, "ORG", ";", &[&customer.name, department]),
        None => line(out, "ORG", ";", &[&customer.name]),
    }
    match contact {
        None => line(out, "X-ABShowAs", ";", &["COMPANY"]),
        Some(contact) => numbers(out, contact),
    }
    for number in customer.phone.split("; ").filter(|_| contact.is_none_or(|it| it.phone != customer.phone)) {
        line(out, "TEL;TYPE=WORK", ";", &[number]);
    }
    let email = contact.map(Contact::email_line).filter(|email| !email.is_empty());
    for address in email.as_deref().unwrap_or(&customer.email).split("; ") {
        line(out, "EMAIL;TYPE=INTERNET", ";", &[address]);
    }
    if let Some(contact) = contact {
        line(out, "TITLE", ";", &[&contact.title]);
        line(out, "X-WECHAT", ";", &[&contact.wechat]);
        line(out, ROLES, ",", &contact.roles().map(ContactRole::name).collect::<Vec<_>>());
        consent(out, contact);
        line(out, LEFT, ";", &[&contact.left_on.map(|it| it.to_string()).unwrap_or_default()]);
    }
    line(out, "ADR;TYPE=WORK", ";", &["", "", &customer.address.line, "", &customer.address.region, "", ""]);
    line(out, "CATEGORIES", ",", &customer.tags.iter().map(String::as_str).collect::<Vec<_>>());
    line(out, PARENT, ";", &[&firm.parent]);
    let kind = match customer.kind {
        PartyKind::Organisation => "",
        PartyKind::Person => "person",
    };
    line(out, KIND, ";", &[kind]);
    let role = match customer.role {
        TradeRole::Customer => "",
        TradeRole::Distributor => "distributor",
        TradeRole::Partner => "partner",
    };
    line(out, TRADE_ROLE, ";", &[role]);
    for (name, value) in &firm.own {
        line(out, OWN, ";", &[name, value]);
    }
    if note == Note::With {
        line(out, "NOTE", ";", &[&customer.note]);
    }
    line(out, "END", ";", &["VCARD"]);
}

/// The numbers of a person: the first mobile one as every program writes it, the others said to be theirs.
fn numbers(out: &mut String, contact: &Contact) {
    let mobile = contact.first_label() == PhoneLabel::Mobile && !contact.phone.is_empty();
    if mobile {
        for number in contact.phone.split("; ") {
            line(out, "TEL;TYPE=CELL", ";", &[number]);
        }
    }
    for (label, number) in contact.phones().skip(usize::from(mobile)) {
        let kind = match label {
            PhoneLabel::Mobile => "CELL",
            PhoneLabel::Office => "WORK,VOICE",
            PhoneLabel::Fax => "WORK,FAX",
            PhoneLabel::Home => "HOME,VOICE",
            PhoneLabel::Other => "VOICE",
        };
        line(out, &format!("TEL;TYPE={kind};{OF}={PERSON}"), ";", &[number]);
    }
}

/// What a person said of the handling of their personal information.
fn consent(out: &mut String, contact: &Contact) {
    let act = |act: Option<ConsentAct>| act.map_or((String::new(), ""), |it| (it.on.to_string(), it.way.name()));
    let (given, given_by) = act(contact.consent.given);
    let (withdrawn, withdrawn_by) = act(contact.consent.withdrawn);
    line(out, CONSENT, ";", &[&given, given_by, &contact.consent.purpose, &withdrawn, withdrawn_by]);
}

/// A property, if any of its parts says something.
fn line(out: &mut String, name: &str, between: &str, parts: &[&str]) {
    if parts.iter().any(|part| !part.is_empty()) {
        let value: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
        fold(out, &format!("{name}:{}", value.join(between)));
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ',' | ';' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out
}
