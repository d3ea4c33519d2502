//! What is told of people and of invoices, in words: numbers, parts, consent.

use serde_json::Value;

use crate::domain::consent::{Consent, ConsentAct, ConsentStatus};
use crate::domain::contact::{Contact, ContactRole};
use crate::domain::date::Date;
use crate::domain::id::ContactId;
use crate::domain::invoice_profile::{InvoicePart, InvoiceProfile};
use crate::domain::own_level::{OwnLevel, OwnTimes};
use crate::domain::service_policy::HouseLevel;
use crate::domain::telephone::{PhoneLabel, Telephone};
use crate::i18n::Text;
use crate::state::App;

/// Parts in one line.
pub(crate) fn roles_words(text: Text, roles: impl IntoIterator<Item = ContactRole>) -> String {
    roles.into_iter().map(|it| text.contact_role(it)).collect::<Vec<_>>().join(text.between_tags())
}

/// Numbers in one line, each behind where it rings.
pub(crate) fn phones_words(text: Text, phones: &[Telephone]) -> String {
    let words = phones.iter().map(|it| format!("{} {}", text.phone_label(it.label), it.number));
    words.collect::<Vec<_>>().join(text.between_tags())
}

/// Where consent stands on a day, in two or three words.
pub(crate) fn consent_status(text: Text, consent: &Consent, as_of: Date) -> &'static str {
    match consent.status(as_of) {
        ConsentStatus::Unknown => text.consent_unknown(),
        ConsentStatus::Given => text.consent_given(),
        ConsentStatus::Withdrawn => text.consent_withdrawn(),
    }
}

/// All that is recorded of consent, in one line.
pub(crate) fn consent_words(text: Text, consent: &Consent) -> String {
    let act = |act: ConsentAct, words: &str| format!("{} {words} ({})", text.date(act.on), text.consent_way(act.way));
    let parts = [
        consent.given.map(|it| act(it, text.consent_given())),
        Some(consent.purpose.clone()).filter(|it| !it.is_empty()),
        consent.withdrawn.map(|it| act(it, text.consent_withdrawn())),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What a profile says of its own, each part behind what it is called.
pub(crate) fn invoice_words(text: Text, profile: &InvoiceProfile) -> String {
    let parts = [
        (InvoicePart::Title, &profile.title),
        (InvoicePart::TaxNumber, &profile.tax_number),
        (InvoicePart::Address, &profile.address),
        (InvoicePart::Phone, &profile.phone),
    ];
    let said = parts.into_iter().filter(|(_, value)| !value.is_empty());
    said.map(|(part, value)| format!("{} {value}", text.invoice_part(part))).collect::<Vec<_>>().join(" · ")
}

/// A register of a person, or of a customer's people and invoices, in words, which a blank one has none of; `None` for any other.
pub(crate) fn register_words(app: App, kind: &str, field: &str, value: &Value) -> Option<String> {
    fn of<T: serde::de::DeserializeOwned>(value: &Value) -> Option<T> {
        serde_json::from_value(value.clone()).ok()
    }
    let text = app.text();
    match (kind, field) {
        ("contact", "role") => of::<ContactRole>(value).map(|it| text.contact_role(it).to_owned()),
        ("contact", "further_roles") => of::<Vec<ContactRole>>(value).map(|all| roles_words(text, all)),
        ("contact", "phone_label") => of::<PhoneLabel>(value).map(|it| text.phone_label(it).to_owned()),
        ("contact", "further_phones") => of::<Vec<Telephone>>(value).map(|all| phones_words(text, &all)),
        ("contact", "further_emails") => of::<Vec<String>>(value).map(|all| all.join(text.between_tags())),
        ("contact", "consent") => of::<Consent>(value).map(|it| consent_words(text, &it)),
        ("activity" | "opportunity", "further_contacts") => of::<Vec<ContactId>>(value).map(|all| {
            let names = all.into_iter().filter_map(|id| app.peek::<Contact>(id)).map(|it| it.name.clone());
            names.collect::<Vec<_>>().join(text.between_tags())
        }),
        ("customer", "service_levels") => {
            of::<Vec<HouseLevel>>(value).map(|all| text.own_levels_words(&OwnTimes::from(all.as_slice()).spans()))
        }
        ("customer", item) if item.split('/').next() == Some("service_times") => {
            of::<OwnLevel>(value).map(|it| text.own_change_words(&it))
        }
        ("customer", "invoice") => of::<InvoiceProfile>(value).map(|it| invoice_words(text, &it)),
        ("customer", "primary_contact") => {
            of::<ContactId>(value).and_then(|id| app.peek::<Contact>(id)).map(|it| it.name.clone())
        }
        _ => None,
    }
}
