//! The amounts of a contract's payment plan.

use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Share, part_amounts};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::InstalmentId;
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use counterpart::domain::split::SplitPolicy;
use proptest::prelude::*;

fn parts(shares: &[Share]) -> Vec<Instalment> {
    shares
        .iter()
        .zip(1_u128..)
        .map(|(share, number)| Instalment {
            id: InstalmentId(uuid::Uuid::from_u128(number)),
            label: PartLabel::Progress,
            share: *share,
            due: Due::On(Date::parse("2026-06-30").expect("a date")),
            condition: Wording::default(),
        })
        .collect()
}

fn check(total: i64, shares: &[Share], expected: &[i64]) {
    let worked = part_amounts(&parts(shares), Money::cny(total), SplitPolicy::Largest).expect("it splits");
    assert_eq!(worked.working.len(), shares.len(), "one line for each part");
    assert_eq!(worked.value, expected.iter().copied().map(Money::cny).collect::<Vec<_>>());
}

#[test]
fn plans_split_to_the_fen() {
    let percent = |percent: i64| Share::Of(Ppm(percent * 10_000));
    check(10_000_000, &[Share::Equal; 3], &[3_333_334, 3_333_333, 3_333_333]);
    check(
        123_456_789,
        &[percent(30), percent(40), percent(25), percent(5)],
        &[37_037_037, 49_382_716, 30_864_197, 6_172_839],
    );
    // 30 % in advance, the rest in two equal parts
    check(100_001, &[percent(30), Share::Equal, Share::Equal], &[30_000, 35_001, 35_000]);
    check(100_000, &[Share::Sum(Money::cny(20_000)), Share::Equal, Share::Equal], &[20_000, 40_000, 40_000]);
}

#[test]
fn a_draft_that_does_not_fit_yet_still_shows_amounts() {
    let nothing = Share::Of(Ppm(0));
    check(100_000, &[], &[]);
    check(0, &[Share::Equal; 2], &[0, 0]);
    check(100_000, &[nothing, nothing], &[0, 0]);
    check(100_000, &[Share::Sum(Money::cny(20_000)), nothing], &[20_000, 0]);
    // 30 and 30 per cent are halves until the person has typed the rest
    check(100_000, &[Share::Of(Ppm(300_000)), Share::Of(Ppm(300_000))], &[50_000, 50_000]);
}

proptest! {
    /// Equal parts of any price sum to it and differ by one fen at most.
    #[test]
    fn equal_parts_are_equal(total in 1_i64..=i64::MAX, count in 1_usize..60) {
        let parts = parts(&vec![Share::Equal; count]);
        let amounts = part_amounts(&parts, Money::cny(total), SplitPolicy::Largest).expect("it splits").value;
        let minor: Vec<i64> = amounts.iter().map(|amount| amount.minor).collect();
        prop_assert_eq!(minor.iter().map(|it| i128::from(*it)).sum::<i128>(), i128::from(total));
        let (least, most) = (minor.iter().min().expect("some"), minor.iter().max().expect("some"));
        prop_assert!(most - least <= 1);
    }
}
