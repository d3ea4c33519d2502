//! The amounts of a contract's payment plan.

use counterpart::domain::contract::plan::{
    Due, Event, Instalment, PartLabel, Period, Share, check_amounts, part_amounts,
};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::InstalmentId;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
use counterpart::domain::schedule::regular::{Regular, next_day};
use counterpart::domain::schedule::reshaped::{in_equal_parts, in_shares, in_sums, on_days};
use counterpart::domain::schedule::series::MonthEnd;
use counterpart::domain::split::SplitPolicy;
use counterpart::i18n::{Locale, Text};
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

fn shares(parts: &[Instalment]) -> Vec<Share> {
    parts.iter().map(|part| part.share).collect()
}

#[test]
fn parts_that_are_paid_another_way_keep_what_they_came_to() {
    let ppm = |share: i64| Share::Of(Ppm(share));
    let sum = |yuan: i64| Share::Sum(Money::cny(yuan * 100));
    let euro = |euros: i64| Share::Sum(Money::new(euros * 100, Currency::EUR));
    // yuan in all, parts, their shares
    let table: &[(i64, &[Share], &[Share])] = &[
        (100_000, &[sum(20_000), sum(80_000)], &[ppm(200_000), ppm(800_000)]),
        (90_000, &[Share::Equal; 3], &[ppm(333_333), ppm(333_333), ppm(333_334)]),
        // two thirds of a million are nearer to 666,667
        (90_000, &[sum(60_000), sum(30_000)], &[ppm(666_667), ppm(333_333)]),
        // of sums that do not come to the price each keeps its own share, and the plan says what is missing
        (100_000, &[sum(20_000), sum(70_000)], &[ppm(200_000), ppm(700_000)]),
        (100_000, &[sum(60_000), sum(50_000), sum(10_000)], &[ppm(600_000), ppm(500_000), ppm(100_000)]),
        // without a price, or with one in other money, the sums say it among themselves
        (0, &[sum(100), sum(300)], &[ppm(250_000), ppm(750_000)]),
        (100_000, &[euro(100), euro(300)], &[ppm(250_000), ppm(750_000)]),
        (0, &[sum(0), sum(0)], &[ppm(500_000), ppm(500_000)]),
        (0, &[Share::Equal; 2], &[ppm(500_000), ppm(500_000)]),
        // what has shares in it is one of shares already
        (100_000, &[ppm(300_000), ppm(700_000)], &[ppm(300_000), ppm(700_000)]),
        (100_000, &[ppm(300_000), Share::Equal], &[ppm(300_000), Share::Equal]),
        (100_000, &[sum(20_000), ppm(1_000_000)], &[sum(20_000), ppm(1_000_000)]),
        (100_000, &[], &[]),
    ];
    for (yuan, before, after) in table {
        assert_eq!(shares(&in_shares(parts(before), Money::cny(yuan * 100))), *after, "{yuan} {before:?}");
    }
    let equal = in_equal_parts(parts(&[sum(20_000), ppm(300_000), Share::Equal]));
    assert_eq!(shares(&equal), [Share::Equal; 3]);
    let sums = |yuan: i64, before: &[Share]| in_sums(parts(before), Money::cny(yuan * 100), SplitPolicy::Largest);
    let made = sums(100_000, &[ppm(300_000), ppm(700_000)]).expect("a price");
    assert_eq!(shares(&made), [sum(30_000), sum(70_000)]);
    assert_eq!(sums(0, &[ppm(300_000), ppm(700_000)]), None, "sums of nothing would forget the shares");
}

#[test]
fn parts_that_are_paid_another_way_keep_their_names_days_and_conditions() {
    let mut own = parts(&[Share::Of(Ppm(300_000)), Share::Of(Ppm(700_000))]);
    own[0].label = PartLabel::Own(Wording::same("Mobilisation"));
    own[0].due = Due::After { event: Event::Signing, within: Period::days(10) };
    own[1].label = PartLabel::Retention;
    own[1].condition = Wording::same("The certificate is there");
    let total = Money::cny(10_000_000);
    let summed = in_sums(own.clone(), total, SplitPolicy::Largest).expect("a price");
    let of_shares = |parts: Vec<Instalment>| -> Vec<Instalment> {
        parts.into_iter().map(|part| Instalment { share: Share::Equal, ..part }).collect()
    };
    for made in [summed.clone(), in_shares(summed.clone(), total), in_equal_parts(own.clone())] {
        assert_eq!(of_shares(made), of_shares(own.clone()));
    }
    assert_eq!(in_shares(summed, total), own, "there and back");
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

#[test]
fn parts_that_wait_for_no_milestone_any_more_fall_a_month_after_each_other() {
    let mut own = parts(&[Share::Equal; 4]);
    let within = Period::days(30);
    for part in &mut own {
        part.due = Due::After { event: Event::Milestone(part.id), within };
    }
    let waiting = own.clone();
    // what has another day keeps it, and the next one falls by its place
    own[1].due = Due::After { event: Event::Signing, within };
    let due: Vec<Due> = on_days(own, day("2026-01-31")).iter().map(|part| part.due).collect();
    let on = |text: &str| Due::On(day(text));
    assert_eq!(
        due,
        [on("2026-01-31"), Due::After { event: Event::Signing, within }, on("2026-03-31"), on("2026-04-30")]
    );
    let last: Vec<Due> = on_days(waiting, day("9999-12-31")).iter().map(|part| part.due).collect();
    assert_eq!(last, [on("9999-12-31"); 4], "no month comes after it");
}

#[test]
fn what_is_said_under_the_table_is_what_the_parts_come_to() {
    let sum = |yuan: i64| Share::Sum(Money::cny(yuan * 100));
    let percent = |percent: i64| Share::Of(Ppm(percent * 10_000));
    let rows: &[(&[Share], &str, &str)] = &[
        (&[sum(20_000), sum(80_000)], "各期之和等于总价", "The parts add up to the price"),
        (
            &[sum(20_000), sum(70_000)],
            "各期金额合计比总价少 ¥10,000.00。",
            "The parts are ¥10,000.00 short of the price.",
        ),
        (&[sum(40_000), sum(70_000)], "各期金额合计比总价多 ¥10,000.00。", "The parts are ¥10,000.00 above the price."),
        // a sum and shares of what it leaves
        (&[sum(20_000), percent(30), percent(70)], "各期之和等于总价", "The parts add up to the price"),
        (
            &[sum(120_000), percent(100)],
            "各期金额合计比总价多 ¥20,000.00。",
            "The parts are ¥20,000.00 above the price.",
        ),
        (
            &[sum(20_000), percent(30), percent(30)],
            "各期比例合计不到 100%，还差 40%。",
            "The shares are 40% short of 100%.",
        ),
        (
            &[sum(100_000), sum(0)],
            "第 2 期算下来不足一分，请调整。",
            "Part 2 comes to less than the smallest unit: please change it.",
        ),
        (&[], "付款计划还没有分期。", "The payment plan has no parts yet."),
    ];
    for (shares, zh, en) in rows {
        let stands = check_amounts(&parts(shares), Money::cny(10_000_000), SplitPolicy::Largest);
        assert_eq!(Text::new(Locale::Zh).plan_stands(stands), *zh, "{shares:?}");
        assert_eq!(Text::new(Locale::En).plan_stands(stands), *en, "{shares:?}");
    }
}

#[test]
fn regular_parts_are_counted_from_the_first_day() {
    for (first, every, month_end, expected) in [
        ("2026-01-31", Period::months(1), MonthEnd::SameDay, ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"]),
        ("2026-02-28", Period::months(1), MonthEnd::SameDay, ["2026-02-28", "2026-03-28", "2026-04-28", "2026-05-28"]),
        // at the end of each month, whatever the first day
        ("2026-02-28", Period::months(1), MonthEnd::LastDay, ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]),
        ("2026-02-10", Period::months(3), MonthEnd::LastDay, ["2026-02-28", "2026-05-31", "2026-08-31", "2026-11-30"]),
        // weeks have no end of a month
        ("2026-02-10", Period::days(14), MonthEnd::LastDay, ["2026-02-10", "2026-02-24", "2026-03-10", "2026-03-24"]),
    ] {
        let regular = Regular { first: day(first), every, count: 4, month_end };
        assert_eq!(regular.days(), Ok(expected.map(day).to_vec()), "{first} {month_end:?}");
    }
    let none = Regular { first: day("2026-01-31"), every: Period::months(1), count: 0, month_end: MonthEnd::SameDay };
    assert_eq!(none.days(), Ok(Vec::new()));
}

#[test]
fn one_more_part_is_counted_from_the_first_day_of_the_plan() {
    let rows: &[(&[&str], Option<&str>)] = &[
        (&["2026-01-31"], Some("2026-02-28")),
        // a day after the day before would drift to 28 March
        (&["2026-01-31", "2026-02-28"], Some("2026-03-31")),
        (&["2026-02-28", "2026-03-28"], Some("2026-04-28")),
        (&["2026-02-28", "2026-03-31"], Some("2026-04-30")),
        (&["2026-01-15", "2026-06-01"], Some("2026-06-15")),
        (&["2026-01-15", "2026-06-15", "2026-03-15"], Some("2026-07-15")),
        (&[], None),
        (&["9999-12-31"], None),
    ];
    for (days, expected) in rows {
        let waiting = Due::After { event: Event::Signing, within: Period::days(30) };
        let dues = std::iter::once(waiting).chain(days.iter().map(|it| Due::On(day(it))));
        assert_eq!(next_day(dues), expected.map(day), "{days:?}");
    }
}

proptest! {
    /// Of a million yuan and more a fen is less than half a millionth: the shares come back from their sums.
    #[test]
    fn shares_come_back_from_their_sums(
        total in 100_000_000_i64..=1_000_000_000_000,
        cuts in proptest::collection::btree_set(1_i64..1_000_000, 1..8),
    ) {
        let ends: Vec<i64> = cuts.into_iter().chain([1_000_000]).collect();
        let starts = [0].into_iter().chain(ends.iter().copied());
        let before: Vec<Share> = ends.iter().zip(starts).map(|(end, start)| Share::Of(Ppm(end - start))).collect();
        let sums = in_sums(parts(&before), Money::cny(total), SplitPolicy::Largest).expect("a price");
        prop_assert_eq!(shares(&in_shares(sums, Money::cny(total))), before);
    }

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
