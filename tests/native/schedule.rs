//! Payment plans: what is due when, adding up to the amount.

use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::calendar::{CalendarError, WorkCalendar};
use counterpart::domain::collection::DueDay;
use counterpart::domain::contract::plan::{Due, Event, Share};
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::id::{InstalmentId, uuid_v7};
use counterpart::domain::money::{Currency, Money};
#[cfg(not(target_arch = "wasm32"))]
use counterpart::domain::period::Unit;
use counterpart::domain::period::{Counting, Period, PeriodRule, Roll};
use counterpart::domain::rate::Ppm;
use counterpart::domain::schedule::series::{MonthEnd, series, step};
use counterpart::domain::schedule::{
    AmountStep, Happened, Part, PlanError, Planned, Rules, due_day, planned_instalments, replanned_instalments,
};
use counterpart::domain::split::SplitPolicy;
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn id(n: u64) -> InstalmentId {
    InstalmentId(uuid_v7(n, [7; 10]))
}

/// Mon–Fri, 2026 entered without holidays, and with these make-up days.
fn calendar(make_up_days: &[&str]) -> WorkCalendar {
    let year = CalendarYear::new(2026, [], make_up_days.iter().copied().map(day)).expect("a year");
    WorkCalendar::standard().with_year(year)
}

fn part(n: u64, share: Share, due: Due) -> Part {
    Part { id: id(n), share, due }
}

fn on(n: u64, share: Share, date: &str) -> Part {
    part(n, share, Due::On(day(date)))
}

fn lump(date: &str) -> Vec<Part> {
    vec![on(1, Share::Equal, date)]
}

fn sum(minor: i64) -> Share {
    Share::Sum(Money::cny(minor))
}

fn percent(percent: i64) -> Share {
    Share::Of(Ppm(percent * 10_000))
}

/// Parts of this share on the days of a monthly series.
fn monthly(share: Share, anchor: &str, steps: std::ops::RangeInclusive<u16>, month_end: MonthEnd) -> Vec<Part> {
    let days = series(day(anchor), Period::months(1), steps.clone(), month_end, &calendar(&[])).expect("days");
    steps.zip(days).map(|(k, date)| part(u64::from(k), share, Due::On(date))).collect()
}

fn rules(roll: Roll) -> Rules {
    Rules { policy: SplitPolicy::Largest, counting: Counting { rule: PeriodRule::StatutoryCn, roll } }
}

fn shares(percents: &[i64]) -> Vec<Part> {
    let dates = ["2026-03-02", "2026-04-01", "2026-05-06", "2026-06-01"];
    (1..).zip(percents).zip(dates).map(|((n, of), date)| on(n, percent(*of), date)).collect()
}

fn fixed(amounts: &[i64]) -> Vec<Part> {
    (1..).zip(amounts).map(|(n, amount)| on(n, sum(*amount), "2026-03-02")).collect()
}

fn text(due: DueDay) -> String {
    match due {
        DueDay::On(date) => date.to_string(),
        DueDay::AwaitsEvent => "awaited".to_owned(),
    }
}

fn due_days(parts: &[Part], roll: Roll, calendar: &WorkCalendar) -> Vec<String> {
    let rows = planned_instalments(Money::cny(1_000_000), parts, rules(roll), calendar, &Happened::new());
    rows.expect("a plan").value.iter().map(|row| text(row.due_on)).collect()
}

fn check_amounts(total: i64, parts: &[Part], policy: SplitPolicy, expected: &[i64]) {
    let rules = Rules { policy, ..rules(Roll::None) };
    let worked = planned_instalments(Money::cny(total), parts, rules, &calendar(&[]), &Happened::new());
    let worked = worked.expect("a plan");
    let amounts: Vec<i64> = worked.value.iter().map(|row| row.amount.minor).collect();
    assert_eq!(amounts, expected, "{total} under {policy:?}");
    assert_eq!(amounts.iter().sum::<i64>(), total, "the instalments are the amount");
    let places: Vec<u16> = worked.value.iter().map(|row| row.seq).collect();
    assert_eq!(places, (1..).take(expected.len()).collect::<Vec<u16>>());
    assert_eq!(worked.working.len(), expected.len(), "one row of working each");
}

#[test]
fn the_amount_is_divided_as_the_plan_says() {
    use SplitPolicy::{HalfUpLast, Largest, Last};
    let three = monthly(Share::Equal, "2026-01-31", 1..=3, MonthEnd::SameDay);
    check_amounts(12_345, &lump("2026-03-02"), Largest, &[12_345]);
    check_amounts(3_000_000, &three, Largest, &[1_000_000, 1_000_000, 1_000_000]);
    check_amounts(10_000_000, &three, Largest, &[3_333_334, 3_333_333, 3_333_333]);
    check_amounts(10_000_000, &three, Last, &[3_333_333, 3_333_333, 3_333_334]);
    check_amounts(100_001, &shares(&[30, 30, 30, 10]), Largest, &[30_001, 30_000, 30_000, 10_000]);
    check_amounts(9_999_999, &shares(&[30, 60, 10]), HalfUpLast, &[3_000_000, 5_999_999, 1_000_000]);
    check_amounts(123_456_789, &shares(&[30, 40, 25, 5]), Last, &[37_037_036, 49_382_715, 30_864_197, 6_172_841]);
    check_amounts(600, &fixed(&[100, 200, 300]), Largest, &[100, 200, 300]);
    let recurring = monthly(sum(500), "2026-01-31", 0..=3, MonthEnd::SameDay);
    check_amounts(2_000, &recurring, Largest, &[500, 500, 500, 500]);
}

#[test]
fn sums_shares_and_equal_parts_mix_in_one_plan() {
    use SplitPolicy::{Largest, Last};
    let date = "2026-03-02";
    let mixed = |shares: &[Share]| (1..).zip(shares).map(|(n, share)| on(n, *share, date)).collect::<Vec<_>>();
    for (total, parts, policy, expected) in [
        // 30 % in advance, the rest in two equal parts
        (100_001, &[percent(30), Share::Equal, Share::Equal][..], Largest, &[30_000, 35_001, 35_000][..]),
        (100_001, &[percent(30), Share::Equal, Share::Equal], Last, &[30_000, 35_000, 35_001]),
        // a deposit of 200.00, then halves
        (100_000, &[sum(20_000), Share::Equal, Share::Equal], Largest, &[20_000, 40_000, 40_000]),
        // a deposit of 200.00, then 30 % and 70 % of what is left
        (100_000, &[sum(20_000), percent(30), percent(70)], Largest, &[20_000, 24_000, 56_000]),
        (100_000, &[percent(30), sum(20_000), percent(70)], Largest, &[24_000, 20_000, 56_000]),
    ] {
        check_amounts(total, &mixed(parts), policy, expected);
    }
}

#[test]
fn due_days_are_counted_from_the_anchor_never_from_the_date_before() {
    for (anchor, month_end, expected) in [
        ("2026-01-31", MonthEnd::SameDay, ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"]),
        ("2026-02-28", MonthEnd::LastDay, ["2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31"]),
        ("2026-02-28", MonthEnd::SameDay, ["2026-03-28", "2026-04-28", "2026-05-28", "2026-06-28", "2026-07-28"]),
        ("2026-01-30", MonthEnd::LastDay, ["2026-02-28", "2026-03-30", "2026-04-30", "2026-05-30", "2026-06-30"]),
    ] {
        let parts = monthly(Share::Equal, anchor, 1..=5, month_end);
        assert_eq!(due_days(&parts, Roll::None, &calendar(&[])), expected, "{anchor} {month_end:?}");
    }
    let weekly = series(day("2026-02-26"), Period::days(7), 0..=2, MonthEnd::LastDay, &calendar(&[])).expect("days");
    assert_eq!(weekly, ["2026-02-26", "2026-03-05", "2026-03-12"].map(day));
    let quarterly = series(day("2025-11-30"), Period::months(3), 0..=4, MonthEnd::SameDay, &calendar(&[]));
    let expected = ["2025-11-30", "2026-02-28", "2026-05-30", "2026-08-30", "2026-11-30"].map(day);
    assert_eq!(quarterly.expect("days"), expected);
    let yearly = series(day("2024-02-29"), Period::years(1), 0..=4, MonthEnd::SameDay, &calendar(&[])).expect("days");
    assert_eq!(yearly, ["2024-02-29", "2025-02-28", "2026-02-28", "2027-02-28", "2028-02-29"].map(day));
}

#[test]
fn a_due_day_on_a_day_of_rest_moves_if_the_contract_chose_so() {
    for (make_up, roll, expected) in [
        (&[][..], Roll::None, "2026-02-28"),
        (&[], Roll::Following, "2026-03-02"),
        (&[], Roll::ModifiedFollowing, "2026-02-27"),
        (&[], Roll::Preceding, "2026-02-27"),
        (&["2026-02-28"], Roll::Following, "2026-02-28"),
    ] {
        assert_eq!(due_days(&lump("2026-02-28"), roll, &calendar(make_up)), [expected], "{roll:?} {make_up:?}");
        let series = monthly(Share::Equal, "2026-01-31", 1..=1, MonthEnd::SameDay);
        assert_eq!(due_days(&series, roll, &calendar(make_up)), [expected], "{roll:?} {make_up:?}");
    }
}

#[test]
fn a_payment_after_an_event_is_due_once_the_event_is_recorded() {
    let after = |n, of, event, within| part(n, percent(of), Due::After { event, within });
    let parts = [
        after(1, 30, Event::Signing, Period::working_days(5)),
        after(2, 60, Event::Delivery, Period::days(30)),
        after(3, 10, Event::Milestone(id(3)), Period::months(1)),
    ];
    for (happened, roll, expected) in [
        (&[][..], Roll::Following, ["awaited", "awaited", "awaited"]),
        (&[(Event::Delivery, "2026-03-12")], Roll::Following, ["awaited", "2026-04-13", "awaited"]),
        (&[(Event::Delivery, "2026-03-12")], Roll::None, ["awaited", "2026-04-11", "awaited"]),
        (
            &[(Event::Signing, "2026-01-30"), (Event::Milestone(id(3)), "2026-01-31")],
            Roll::Following,
            ["2026-02-06", "awaited", "2026-03-02"],
        ),
        // the milestone of another part is another event
        (&[(Event::Milestone(id(2)), "2026-01-31")], Roll::None, ["awaited", "awaited", "awaited"]),
    ] {
        let happened: Happened = happened.iter().map(|(event, date)| (*event, day(date))).collect();
        let rows = planned_instalments(Money::cny(1_000), &parts, rules(roll), &calendar(&[]), &happened);
        let rows = rows.expect("a plan").value;
        let days: Vec<String> = rows.iter().map(|row| text(row.due_on)).collect();
        assert_eq!(days, expected, "{happened:?} {roll:?}");
        assert_eq!(rows[1].part.due, Due::After { event: Event::Delivery, within: Period::days(30) });
    }
}

#[test]
fn a_term_in_hours_counts_the_days_it_starts() {
    for (hours, expected) in [(0, "2026-03-12"), (1, "2026-03-13"), (24, "2026-03-13"), (25, "2026-03-14")] {
        let term = Due::After { event: Event::Delivery, within: Period::hours(hours) };
        let happened = Happened::from([(Event::Delivery, day("2026-03-12"))]);
        let due = due_day(term, Counting::default(), &calendar(&[]), &happened).expect("a day").value;
        assert_eq!(text(due), expected, "{hours} hours after 2026-03-12");
    }
}

#[test]
fn a_plan_that_does_not_work_out_says_what_is_wrong() {
    let wrong_sum = |planned, amount, difference| PlanError::Sum {
        planned: Money::cny(planned),
        amount: Money::cny(amount),
        difference: Money::cny(difference),
    };
    let date = "2026-03-02";
    let three = || monthly(Share::Equal, "2026-01-31", 1..=3, MonthEnd::SameDay);
    let twice = vec![on(1, Share::Equal, date), on(1, Share::Equal, "2026-04-01")];
    let negative = vec![on(1, Share::Of(Ppm(-1)), date), on(2, Share::Of(Ppm(1_000_001)), date)];
    let yen = vec![on(1, Share::Sum(Money::new(100, Currency::JPY)), date)];
    let recurring = monthly(sum(33), "2026-01-31", 0..=2, MonthEnd::SameDay);
    let late = vec![part(1, Share::Equal, Due::After { event: Event::Signing, within: Period::months(1) })];
    let crowd = (0..2_000).map(|n| on(n, Share::Equal, date)).collect();
    let nothing_left = vec![on(1, percent(100), date), on(2, Share::Equal, date)];
    let too_dear = vec![on(1, sum(301), date), on(2, Share::Equal, date)];
    let signed = Happened::from([(Event::Signing, day("9999-12-31"))]);
    for (amount, parts, expected) in [
        (600, fixed(&[100, 200, 299]), wrong_sum(599, 600, 1)),
        (600, fixed(&[100, 200, 301]), wrong_sum(601, 600, -1)),
        (100, recurring, wrong_sum(99, 100, 1)),
        (300, too_dear, wrong_sum(301, 300, -1)),
        (1, three(), PlanError::PartNotPositive { id: id(2), seq: 2 }),
        (0, three(), PlanError::PartNotPositive { id: id(1), seq: 1 }),
        (-300, three(), PlanError::PartNotPositive { id: id(1), seq: 1 }),
        (300, fixed(&[300, 0]), PlanError::PartNotPositive { id: id(2), seq: 2 }),
        (300, fixed(&[400, -100]), PlanError::PartNotPositive { id: id(2), seq: 2 }),
        (300, shares(&[30, 60]), PlanError::Shares { difference: Ppm(100_000) }),
        (300, shares(&[30, 60, 20]), PlanError::Shares { difference: Ppm(-100_000) }),
        (300, nothing_left, PlanError::Shares { difference: Ppm(0) }),
        (300, shares(&[0, 100]), PlanError::PartNotPositive { id: id(1), seq: 1 }),
        (300, negative, PlanError::NegativeShare { id: id(1) }),
        (300, Vec::new(), PlanError::NoParts),
        (300, crowd, PlanError::TooManyParts),
        (300, twice, PlanError::SameId { id: id(1) }),
        (100, yen, PlanError::Exact(ExactError::CurrencyMismatch)),
        (300, late, PlanError::Exact(ExactError::DateOutOfRange)),
    ] {
        let planned = planned_instalments(Money::cny(amount), &parts, rules(Roll::None), &calendar(&[]), &signed);
        assert_eq!(planned, Err(expected), "{amount} {parts:?}");
    }
    let step = |anchor, every, k| step(day(anchor), every, k, MonthEnd::SameDay, &calendar(&[])).map(|it| it.value);
    assert_eq!(step("2026-01-31", Period::months(300), 300), Err(CalendarError::Exact(ExactError::Overflow)));
    assert_eq!(step("9999-12-31", Period::months(1), 1), Err(CalendarError::Exact(ExactError::DateOutOfRange)));
    assert_eq!(step("2026-01-31", Period::hours(5), 1), Err(CalendarError::Hours));
}

#[test]
fn an_amendment_re_plans_only_the_unpaid_rows() {
    let happened = Happened::new();
    let equal = monthly(Share::Equal, "2026-01-31", 1..=3, MonthEnd::SameDay);
    let percents = shares(&[30, 30, 30, 10]);
    for (parts, before, after, paid, expected) in [
        (&equal, 30_000, 40_001, &[1][..], &[10_000, 15_001, 15_000][..]),
        (&equal, 30_000, 15_000, &[1], &[10_000, 2_500, 2_500]),
        (&equal, 30_000, 30_500, &[1, 3], &[10_000, 10_500, 10_000]),
        (&equal, 30_000, 30_000, &[1, 2, 3], &[10_000, 10_000, 10_000]),
        // 30 % of the old amount is paid; the rest is shared 30 : 30 : 10
        (&percents, 100_000, 170_000, &[1], &[30_000, 60_000, 60_000, 20_000]),
    ] {
        let (calendar, rules) = (calendar(&[]), rules(Roll::None));
        let old = planned_instalments(Money::cny(before), parts, rules, &calendar, &happened).expect("a plan").value;
        let settled: Vec<Planned> = old.iter().filter(|row| paid.contains(&row.seq)).copied().collect();
        let worked = replanned_instalments(Money::cny(after), parts, rules, &settled, &calendar, &happened);
        let worked = worked.expect("a plan");
        let amounts: Vec<i64> = worked.value.iter().map(|row| row.amount.minor).collect();
        assert_eq!(amounts, expected, "{before} becomes {after}, {paid:?} paid");
        for row in &settled {
            let index = usize::from(row.seq) - 1;
            assert_eq!(&worked.value[index], row, "a paid row stays as it was");
            assert_eq!(worked.working[index].amount, AmountStep::Settled(row.amount));
        }
        let named: Vec<Part> = worked.value.iter().map(Planned::named).collect();
        let again = planned_instalments(Money::cny(after), &named, rules, &calendar, &happened).expect("a plan").value;
        let kept = |rows: &[Planned]| rows.iter().map(|r| (r.part.id, r.amount, r.due_on)).collect::<Vec<_>>();
        assert_eq!(kept(&again), kept(&worked.value), "the stored plan reads the same ever after");
    }
}

#[test]
fn an_amendment_that_takes_back_what_is_paid_is_refused() {
    let (happened, calendar) = (Happened::new(), calendar(&[]));
    let parts = monthly(Share::Equal, "2026-01-31", 1..=3, MonthEnd::SameDay);
    let rows = planned_instalments(Money::cny(30_000), &parts, rules(Roll::None), &calendar, &happened);
    let rows = rows.expect("a plan").value;
    let again = |amount, parts: &[Part], settled: &[Planned]| {
        let rules = rules(Roll::None);
        replanned_instalments(Money::cny(amount), parts, rules, settled, &calendar, &happened).map(|it| it.value)
    };
    assert_eq!(again(10_000, &parts, &rows[..1]), Err(PlanError::PartNotPositive { id: id(2), seq: 2 }));
    let difference = Money::cny(5);
    let (planned, amount) = (Money::cny(30_000), Money::cny(30_005));
    assert_eq!(again(30_005, &parts, &rows), Err(PlanError::Sum { planned, amount, difference }));
    let other = [on(9, Share::Equal, "2026-03-02")];
    assert_eq!(again(30_000, &other, &rows[..1]), Err(PlanError::SettledRowMissing { id: id(1) }));
    let twice = [rows[0], rows[0]];
    assert_eq!(again(30_000, &parts, &twice), Err(PlanError::SameId { id: id(1) }));
}

#[cfg(not(target_arch = "wasm32"))]
fn any_date() -> impl Strategy<Value = Date> {
    (0_i64..2_958_464).prop_map(|days| day("1900-01-01").plus_days(days).expect("in range"))
}

#[cfg(not(target_arch = "wasm32"))]
fn any_share() -> impl Strategy<Value = Share> {
    prop_oneof![
        Just(Share::Equal),
        prop_oneof![0_i64..=1_000_000, any::<i64>()].prop_map(|ppm| Share::Of(Ppm(ppm))),
        any::<i64>().prop_map(sum),
    ]
}

#[cfg(not(target_arch = "wasm32"))]
fn any_roll() -> impl Strategy<Value = Roll> {
    prop::sample::select(vec![Roll::None, Roll::Following, Roll::ModifiedFollowing, Roll::Preceding])
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn instalments_add_up_to_the_amount(
        amount in any::<i64>(),
        weights in prop::collection::vec(1_i64..1_000, 1..60),
        policy in prop::sample::select(vec![
            SplitPolicy::Largest, SplitPolicy::Last, SplitPolicy::First, SplitPolicy::HalfUpLast,
        ]),
    ) {
        // shares of a million in proportion to the weights, the last taking the rest
        let whole: i64 = weights.iter().sum();
        let mut shares: Vec<i64> = weights.iter().map(|weight| weight * 1_000_000 / whole).collect();
        let given: i64 = shares.iter().sum();
        *shares.last_mut().expect("one share") += 1_000_000 - given;
        let parts: Vec<Part> =
            (1..).zip(&shares).map(|(n, share)| on(n, Share::Of(Ppm(*share)), "2026-03-02")).collect();
        let rules = Rules { policy, ..rules(Roll::None) };
        match planned_instalments(Money::cny(amount), &parts, rules, &calendar(&[]), &Happened::new()) {
            Ok(worked) => {
                let sum: i128 = worked.value.iter().map(|row| i128::from(row.amount.minor)).sum();
                prop_assert_eq!(sum, i128::from(amount));
                prop_assert!(worked.value.iter().all(|row| row.amount.minor > 0));
            }
            Err(error) => prop_assert!(matches!(error, PlanError::PartNotPositive { .. }), "{:?}", error),
        }
    }

    #[test]
    fn due_days_of_a_series_are_in_order_and_near_the_anchors_day(
        anchor in any_date(),
        every in 1_u16..13,
        roll in any_roll(),
        month_end in prop::sample::select(vec![MonthEnd::SameDay, MonthEnd::LastDay]),
    ) {
        let Ok(days) = series(anchor, Period::months(every), 0..=23, month_end, &calendar(&[])) else { return Ok(()) };
        let parts: Vec<Part> = (0..).zip(&days).map(|(n, day)| part(n, Share::Equal, Due::On(*day))).collect();
        if let Ok(worked) =
            planned_instalments(Money::cny(100_000), &parts, rules(roll), &calendar(&[]), &Happened::new())
        {
            for rows in worked.value.windows(2) {
                prop_assert!(rows[0].due_on <= rows[1].due_on, "{:?}", rows);
            }
            for (k, row) in (0_i32..).zip(&worked.value) {
                let Due::On(nominal) = row.part.due else { panic!("a series has days") };
                let months = nominal.year() * 12 + i32::try_from(nominal.month()).expect("a month");
                let from = anchor.year() * 12 + i32::try_from(anchor.month()).expect("a month");
                prop_assert_eq!(months - from, k * i32::from(every));
                let same_day = nominal.day() == anchor.day();
                prop_assert!(same_day || nominal.is_month_end());
            }
        }
    }

    #[test]
    fn no_plan_panics(
        amount in prop_oneof![any::<i64>(), Just(i64::MAX), Just(i64::MIN)],
        anchor in any_date(),
        n in any::<u16>(),
        unit in prop::sample::select(vec![Unit::Hour, Unit::WorkingHour, Unit::Day, Unit::Month, Unit::Year]),
        roll in any_roll(),
        shares in prop::collection::vec(any_share(), 1..6),
    ) {
        let within = Period { n, unit };
        let _days = series(anchor, within, 0..=3, MonthEnd::LastDay, &calendar(&[]));
        let happened: Happened = [(Event::Delivery, anchor)].into();
        let due = Due::After { event: Event::Delivery, within };
        let parts: Vec<Part> = (0..).zip(&shares).map(|(n, share)| part(n, *share, due)).collect();
        if let Ok(worked) = planned_instalments(Money::cny(amount), &parts, rules(roll), &calendar(&[]), &happened) {
            let sum = Money::sum(worked.value.iter().map(|row| row.amount), Currency::CNY);
            prop_assert_eq!(sum, Ok(Money::cny(amount)));
        }
    }
}
