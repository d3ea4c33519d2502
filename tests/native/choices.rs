//! What was chosen for a register is said in words of both languages, and not by the name it is kept under.

use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::protection::{ProtectiveMeasure, Route};
use counterpart::domain::contract::sharing::{
    Channel, EndAction, Frequency, LegalBasis, Onward, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent,
};
use counterpart::domain::dispute::{Side as Claimant, Subject};
use counterpart::domain::id::{CustomerId, SharingScopeId};
use counterpart::domain::lifecycle::incident::Leaked;
use counterpart::domain::saved_view::ViewedList;
use counterpart::domain::sharing::field::{DataSet, ShareField};
use counterpart::domain::sharing::incident::Severity;
use counterpart::domain::sharing::persons::PersonsBand;
use counterpart::domain::sharing::request::{Ask, Law};
use counterpart::domain::sharing::scope::SharingScope;
use counterpart::i18n::{Locale, Text};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

/// The names of all variants, as the reader itself counts them when it meets one that there is not.
fn names<T: DeserializeOwned>() -> Vec<Value> {
    let Err(fault) = serde_json::from_value::<T>(json!("there is no such variant")) else { panic!("it was read") };
    let fault = fault.to_string();
    // the first name in the message is the one that there is not
    let names: Vec<Value> = fault.split('`').skip(1).step_by(2).skip(1).map(|name| json!(name)).collect();
    assert!(names.len() > 1, "{fault}");
    names
}

fn words(locale: Locale, kind: &str, field: &str, value: &Value) -> Option<String> {
    Text::new(locale).choice_words(kind, field, value)
}

/// Whether a text has Chinese signs.
fn is_chinese(text: &str) -> bool {
    text.chars().any(|it| ('\u{4e00}'..='\u{9fff}').contains(&it))
}

#[test]
fn every_choice_has_words_in_both_languages() {
    let several = |all: Vec<Value>| all.into_iter().map(|it| json!([it])).collect::<Vec<_>>();
    let routes = names::<Route>().into_iter().map(|it| json!({"by": it})).chain([json!("none")]).collect();
    for (kind, field, values) in [
        ("sharing_scope", "from", names::<Side>()),
        ("sharing_scope", "sets", several(names::<DataSet>())),
        ("sharing_scope", "fields", several(names::<ShareField>())),
        ("sharing_scope", "personal", names::<PersonalMark>()),
        ("sharing_scope", "basis", names::<LegalBasis>()),
        ("sharing_scope", "separate_consent", names::<SeparateConsent>()),
        ("sharing_scope", "role", names::<RecipientRole>()),
        ("sharing_scope", "level", names::<SecrecyLevel>()),
        ("sharing_scope", "channel", names::<Channel>()),
        ("sharing_scope", "frequency", names::<Frequency>()),
        ("sharing_scope", "onward", names::<Onward>()),
        ("sharing_scope", "end_action", names::<EndAction>()),
        ("sharing_scope", "persons", names::<PersonsBand>()),
        ("sharing_scope", "border", routes),
        ("sharing_scope", "measures", several(names::<ProtectiveMeasure>())),
        ("saved_view", "list", names::<ViewedList>()),
        ("dispute", "subject", names::<Subject>()),
        ("dispute", "claimant", names::<Claimant>()),
        ("incident", "leaked", names::<Leaked>()),
        ("incident", "severity", names::<Severity>()),
        ("undertaking", "level", names::<SecrecyLevel>()),
        ("subject_request", "asks", names::<Ask>()),
        ("subject_request", "law", names::<Law>()),
    ] {
        let mut met: Vec<[String; 2]> = Vec::new();
        for value in &values {
            let both = [Locale::Zh, Locale::En].map(|locale| {
                let said = words(locale, kind, field, value);
                said.unwrap_or_else(|| panic!("{kind} {field} {value}: no words"))
            });
            assert!(is_chinese(&both[0]) && !is_chinese(&both[1]), "{kind} {field} {value}: {both:?}");
            assert!(!both[1].is_empty() && !both[1].contains('_'), "{kind} {field} {value}: {both:?}");
            assert!(!met.contains(&both), "{kind} {field}: {both:?} twice");
            met.push(both);
        }
    }
}

#[test]
fn a_scope_has_no_choice_without_words() {
    let id = Uuid::from_u128(1);
    let scope = SharingScope::between(SharingScopeId(id), CustomerId(id), Side::Us);
    let kept = serde_json::to_value(scope).expect("JSON");
    let mut chosen = 0;
    for (field, value) in kept.as_object().expect("fields") {
        let is_name = |it: &str| !it.is_empty() && it.chars().all(|sign| sign.is_ascii_lowercase() || sign == '_');
        if value.as_str().is_some_and(is_name) {
            chosen += 1;
            assert!(words(Locale::Zh, "sharing_scope", field, value).is_some(), "{field} {value}");
        }
    }
    assert_eq!(chosen, 12, "{kept}");
}

#[test]
fn several_choices_stand_beside_each_other_and_what_is_none_has_no_words() {
    let measures = json!(["encryption", "training"]);
    assert_eq!(words(Locale::Zh, "sharing_scope", "measures", &measures).as_deref(), Some("加密、培训"));
    assert_eq!(words(Locale::En, "sharing_scope", "measures", &measures).as_deref(), Some("Encryption, Training"));
    assert_eq!(words(Locale::En, "sharing_scope", "persons", &json!("billions")), None);
    assert_eq!(words(Locale::En, "sharing_scope", "note", &json!("paper")), None);
    assert_eq!(words(Locale::En, "customer", "channel", &json!("paper")), None);
}

#[test]
fn what_a_dispute_came_of_is_told_without_its_id() {
    let part = json!("018f3c5e-0000-7000-8000-000000000001");
    let duty = json!("018f3c5e-0000-7000-8000-000000000002:0");
    let both = |field, value: &Value| [Locale::Zh, Locale::En].map(|locale| words(locale, "dispute", field, value));
    let said = |zh: &str, en: &str| [zh, en].map(|it| Some(it.to_owned()));
    assert_eq!(both("instalment", &part), said("分期", "Part of the payment plan"));
    assert_eq!(both("duty", &duty), said("义务", "Duty"));
    // taken off, there is nothing to tell
    for (field, none) in [("instalment", json!(null)), ("duty", json!("")), ("duty", json!(null))] {
        assert_eq!(both(field, &none), [None, None], "{field} {none}");
    }
}

#[test]
fn a_probability_reads_as_the_share_it_is() {
    for (value, said) in [(json!(6_550), Some("65.5%")), (json!(0), Some("0%")), (json!(10_000), Some("100%"))] {
        for locale in [Locale::Zh, Locale::En] {
            assert_eq!(words(locale, "opportunity", "probability", &value).as_deref(), said, "{value}");
        }
    }
    assert_eq!(words(Locale::En, "opportunity", "probability", &json!(null)), None, "its stage says it");
}
