//! Rule packs: a contract is checked by the law of its day, and every finding says of which day that law is.

use counterpart::domain::checker::facts::{Body, LawPack, Size};
use counterpart::domain::checker::finding::Finding;
use counterpart::domain::checker::pack::{PACKS, Pack, in_force, of};
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::general::GoverningLaw;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::late_fee::convention::LawDay;

use super::deal::{Deal, day};
use super::of_rule;

/// A medium firm is owed after 61 days, by a contract of this day.
fn slow(drafted_on: &str, change: fn(&mut Deal)) -> Vec<Finding> {
    let mut deal = Deal::sound();
    deal.contract.circumstances.ours.size = Size::Medium;
    deal.after_delivery(61);
    deal.contract.drafted_on = day(drafted_on);
    change(&mut deal);
    deal.check()
}

#[test]
fn a_large_enterprise_was_not_bound_to_60_days_before_the_regulation_of_2025() {
    let told = |on| !of_rule(&slow(on, |_| {}), "PAY-12").is_empty();
    assert!(!told("2025-05-31"), "the regulation of 2020 leaves a large enterprise to custom");
    assert!(told("2025-06-01"), "that of 2025 is in force from this day");
}

#[test]
fn a_public_body_is_bound_to_60_days_since_the_regulation_of_2020() {
    let told = |on| {
        let found = slow(on, |deal| deal.contract.circumstances.theirs.body = Body::PublicBody);
        !of_rule(&found, "PAY-11").is_empty()
    };
    assert!(!told("2020-08-31"));
    assert!(told("2020-09-01"));
    assert!(told("2025-05-31"));
    assert!(told("2025-06-01"));
}

#[test]
fn a_finding_says_of_which_day_its_law_is() {
    for (on, law_as_at) in [("2024-03-01", "2025-05-31"), ("2025-06-01", "2026-11-01")] {
        let found = slow(on, |deal| deal.special("不得抵销"));
        assert!(!of_rule(&found, "PAY-24").is_empty());
        for finding in found {
            assert_eq!(finding.law_as_at.date(), Ok(day(law_as_at)), "{on}: {}", finding.rule.code());
        }
    }
}

#[test]
fn the_packs_of_a_law_follow_each_other_and_end_where_the_next_begins() {
    for (place, pack) in PACKS.iter().enumerate() {
        let from = pack.in_force_from.date().expect("a day");
        let looked_at = pack.looked_at.date().expect("a day");
        match PACKS[place + 1..].iter().find(|next| next.law == pack.law) {
            Some(next) => {
                let begins = next.in_force_from.date().expect("a day");
                assert!(from < begins, "{pack:?}");
                assert_eq!(looked_at.plus_days(1), Ok(begins), "{pack:?}");
            }
            None => assert_eq!(looked_at, day("2026-11-01"), "{pack:?}"),
        }
    }
    for law in [LawPack::Cn, LawPack::Eu, LawPack::Uk, LawPack::Us, LawPack::Other] {
        assert!(PACKS.iter().any(|pack| pack.law == law), "{law:?} has a pack");
    }
}

#[test]
fn a_change_of_the_law_is_a_new_row() {
    let base = in_force(PACKS, LawPack::Uk, day("2026-06-01"));
    let mut later = Pack { in_force_from: LawDay::new(2027, 1, 1), ..base };
    later.limits.business_owes = Some(45);
    let packs = [base, later];
    assert_eq!(in_force(&packs, LawPack::Uk, day("2026-12-31")), base);
    assert_eq!(in_force(&packs, LawPack::Uk, day("2027-01-01")), later);
    // before the first pack of a law there is nothing older to take
    assert_eq!(in_force(&packs, LawPack::Uk, day("2001-01-01")), base);
    // a law without a pack bounds no times for payment
    let none = in_force(&packs, LawPack::Eu, day("2027-01-01"));
    assert_eq!((none.law, none.limits.business_owes), (LawPack::Other, None));
}

#[test]
fn the_pack_is_of_the_law_that_the_contract_names() {
    let mut deal = Deal::sound();
    assert_eq!(of(&deal.contract).law, LawPack::Cn);
    deal.contract.circumstances.law = None;
    deal.contract.general.law = GoverningLaw::Of(Wording::new("英格兰", "England"));
    assert_eq!(of(&deal.contract).law, LawPack::Uk);
    // of a clause that was written by hand only what is usual is known
    let words = Wording::new("适用英格兰法律。", "The law of England governs.");
    let mut by_hand = deal.contract.clone();
    by_hand.write_by_hand(ClauseId::GoverningLaw, words);
    assert_eq!(of(&by_hand).law, LawPack::Cn);
    by_hand.bind_again(ClauseId::GoverningLaw);
    assert_eq!(of(&by_hand).law, LawPack::Uk);
    // what the contract was told goes before its clause
    deal.contract.circumstances.law = Some(LawPack::Eu);
    assert_eq!(of(&deal.contract).law, LawPack::Eu);
}
