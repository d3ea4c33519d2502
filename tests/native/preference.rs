//! Preferences: how strong they may be, and in which order they are read.

use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, PreferenceId};
use counterpart::domain::preference::{Preference, PreferenceCategory, Strength, in_order};
use uuid::Uuid;

fn preference(number: u128, category: PreferenceCategory, strength: u8, noted_on: &str) -> Preference {
    Preference {
        id: PreferenceId(Uuid::from_u128(number)),
        customer: CustomerId(Uuid::from_u128(99)),
        contact: None,
        category,
        value: "x".to_owned(),
        strength: Strength::from(strength),
        source: String::new(),
        noted_on: Date::parse(noted_on).expect("a day"),
        sensitive: false,
    }
}

#[test]
fn a_strength_is_one_to_five_and_what_lies_beyond_is_read_as_the_nearest() {
    for (written, read) in [(0, 1), (1, 1), (3, 3), (5, 5), (6, 5), (255, 5)] {
        assert_eq!(Strength::from(written).get(), read, "{written}");
        let json: Strength = serde_json::from_str(&written.to_string()).expect("a number");
        assert_eq!(json.get(), read, "{written} in a file");
    }
    assert_eq!(serde_json::to_string(&Strength::from(4)).expect("JSON"), "4");
    assert_eq!(Strength::default().get(), 3);
}

#[test]
fn preferences_are_read_by_matter_the_strongest_first_then_the_latest() {
    use PreferenceCategory::{Communication, Delivery, Price, Product};
    let all = [
        preference(1, Communication, 5, "2026-05-01"),
        preference(2, Product, 2, "2026-05-01"),
        preference(3, Product, 5, "2025-01-01"),
        preference(4, Delivery, 3, "2026-01-01"),
        preference(5, Delivery, 3, "2026-02-01"),
        preference(6, Price, 1, "2026-01-01"),
        preference(7, Price, 1, "2026-01-01"),
    ];
    for turn in 0..all.len() {
        let mut told: Vec<&Preference> = all.iter().collect();
        told.rotate_left(turn);
        let numbers: Vec<u128> = in_order(&told).iter().map(|it| it.id.0.as_u128()).collect();
        assert_eq!(numbers, [3, 2, 6, 7, 5, 4, 1], "told from the {turn}th on");
    }
}
