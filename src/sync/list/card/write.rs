//! Writes customers as contact cards: one for each person there, or one for the firm where nobody is known.

use crate::domain::contact::Contact;
use crate::domain::customer::Customer;

/// The longest line in bytes (RFC 2426, 2.6).
const LINE: usize = 75;

/// The cards of these customers and their people, as vCard 3.0 in UTF-8.
pub fn write<'a, C>(customers: impl IntoIterator<Item = (&'a Customer, C)>) -> String
where
    C: IntoIterator<Item = &'a Contact>,
{
    let mut text = String::new();
    for (customer, contacts) in customers {
        let mut contacts = contacts.into_iter().peekable();
        if contacts.peek().is_none() {
            card(&mut text, customer, None, Note::With);
        }
        let mut note = Note::With;
        for contact in contacts {
            card(&mut text, customer, Some(contact), note);
            // what is said of the firm is said once
            note = Note::Without;
        }
    }
    text
}

/// Whether a card carries the note on the firm.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Note {
    With,
    Without,
}

fn card(out: &mut String, customer: &Customer, contact: Option<&Contact>, note: Note) {
    let mut put = |name: &str, parts: &[&str]| {
        if parts.iter().any(|part| !part.is_empty()) {
            let value: Vec<String> = parts.iter().map(|part| escaped(part)).collect();
            fold(out, &format!("{name}:{}", value.join(";")));
        }
    };
    put("BEGIN", &["VCARD"]);
    put("VERSION", &["3.0"]);
    let name = contact.map_or(&customer.name, |contact| &contact.name);
    put("N", &[name, "", "", "", ""]);
    put("FN", &[name]);
    put("ORG", &[&customer.name]);
    if contact.is_none() {
        put("X-ABShowAs", &["COMPANY"]);
    }
    let (mobile, title, wechat) =
        contact.map_or(("", "", ""), |it| (it.phone.as_str(), it.title.as_str(), it.wechat.as_str()));
    put("TITLE", &[title]);
    for number in mobile.split("; ") {
        put("TEL;TYPE=CELL", &[number]);
    }
    for number in customer.phone.split("; ").filter(|_| customer.phone != mobile) {
        put("TEL;TYPE=WORK", &[number]);
    }
    let email = contact.map(|it| &it.email).filter(|email| !email.is_empty()).unwrap_or(&customer.email);
    for address in email.split("; ") {
        put("EMAIL;TYPE=INTERNET", &[address]);
    }
    put("X-WECHAT", &[wechat]);
    put("ADR;TYPE=WORK", &["", "", &customer.address.line, "", &customer.address.region, "", ""]);
    if note == Note::With {
        put("NOTE", &[&customer.note]);
    }
    put("END", &["VCARD"]);
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

/// Folds a line so that none is longer than the standard has it; never within a character.
fn fold(out: &mut String, line: &str) {
    let mut length = 0_usize;
    for c in line.chars() {
        if length.saturating_add(c.len_utf8()) > LINE {
            out.push_str("\r\n ");
            length = 1;
        }
        out.push(c);
        length = length.saturating_add(c.len_utf8());
    }
    out.push_str("\r\n");
}
