//! Payment plans: what is due when, adding up to the amount.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::collection::DueDay;
use counterpart::domain::date::Date;
use counterpart::domain::exact::ExactError;
use counterpart::domain::id::{InstalmentId, uuid_v7};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::period::{Counting, Period, PeriodRule, PeriodUnit, Roll};
use counterpart::domain::rate::Ppm;
use counterpart::domain::schedule::terms::{
    DueEvent, FixedPart, Milestone, MonthEnd, PartDue, PaymentPlan, PlanMode, PlanPart, SharePart,
};
use counterpart::domain::schedule::{
    AmountStep, Due, EventDays, Instalment, PlanError, planned_instalments, replanned_instalments,
};
use counterpart::domain::split::SplitPolicy;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn id(n: u64) -> InstalmentId {
    InstalmentId(uuid_v7(n, [7; 10]))
}

/// Mon–Fri, 2026 entered without holidays, and with these make-up days.
fn calendar(make_up_days: &[&str]) -> WorkCalendar {
    let year = CalendarYear::new(2026, [], make_up_days.iter().copied().map(day)).expect("a year");
    WorkCalendar::standard().expect("a calendar").with_year(year)
}

fn part(n: u64, due: PartDue) -> PlanPart {
    PlanPart { id: id(n), label: format!("part {n}"), due }
}

fn on(n: u64, date: &str) -> PlanPart {
    part(n, PartDue::On(day(date)))
}

fn monthly(anchor: &str, steps: std::ops::RangeInclusive<u16>, month_end: MonthEnd) -> Vec<PlanPart> {
    let step = |k| PartDue::step(day(anchor), Period::months(1), k, month_end).expect("a step");
    steps.map(|k| part(u64::from(k), step(k))).collect()
}

fn plan(mode: PlanMode, roll: Roll) -> PaymentPlan {
    PaymentPlan { mode, policy: SplitPolicy::Largest, counting: Counting { rule: PeriodRule::StatutoryCn, roll } }
}

fn shares(percents: &[i64]) -> PlanMode {
    let dates = ["2026-03-02", "2026-04-01", "2026-05-06", "2026-06-01"];
    let part = |((n, percent), date): ((u64, &i64), &str)| SharePart {
        part: on(n, date),
        share: Ppm::percent(*percent).expect("a share"),
    };
    PlanMode::Shares((1..).zip(percents).zip(dates).map(part).collect())
}

fn fixed(amounts: &[i64]) -> PlanMode {
    let part = |(n, amount): (u64, &i64)| FixedPart { part: on(n, "2026-03-02"), amount: Money::cny(*amount) };
    PlanMode::Fixed((1..).zip(amounts).map(part).collect())
}

fn due_days(mode: PlanMode, roll: Roll, calendar: &WorkCalendar) -> Vec<String> {
    let rows = planned_instalments(Money::cny(1_000_000), &plan(mode, roll), calendar, &EventDays::new());
    let text = |row: &Instalment| match row.due_on {
        DueDay::On(date) => date.to_string(),
        DueDay::AwaitsEvent => "awaited".to_owned(),
    };
    rows.expect("a plan").value.iter().map(text).collect()
}

fn check_amounts(total: i64, mode: PlanMode, policy: SplitPolicy, expected: &[i64]) {
    let terms = PaymentPlan { policy, ..plan(mode, Roll::None) };
    let worked = planned_instalments(Money::cny(total), &terms, &calendar(&[]), &EventDays::new()).expect("a plan");
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
    let three = || PlanMode::Equal(monthly("2026-01-31", 1..=3, MonthEnd::SameDay));
    check_amounts(12_345, PlanMode::LumpSum(on(1, "2026-03-02")), Largest, &[12_345]);
    check_amounts(3_000_000, three(), Largest, &[1_000_000, 1_000_000, 1_000_000]);
    check_amounts(10_000_000, three(), Largest, &[3_333_334, 3_333_333, 3_333_333]);
    check_amounts(10_000_000, three(), Last, &[3_333_333, 3_333_333, 3_333_334]);
    check_amounts(100_001, shares(&[30, 30, 30, 10]), Largest, &[30_001, 30_000, 30_000, 10_000]);
    check_amounts(9_999_999, shares(&[30, 60, 10]), HalfUpLast, &[3_000_000, 5_999_999, 1_000_000]);
    check_amounts(123_456_789, shares(&[30, 40, 25, 5]), Last, &[37_037_036, 49_382_715, 30_864_197, 6_172_841]);
    check_amounts(600, fixed(&[100, 200, 300]), Largest, &[100, 200, 300]);
    let recurring =
        PlanMode::Recurring { each: Money::cny(500), parts: monthly("2026-01-31", 0..=3, MonthEnd::SameDay) };
    check_amounts(2_000, recurring, Largest, &[500, 500, 500, 500]);
}

#[test]
fn due_days_are_counted_from_the_anchor_never_from_the_date_before() {
    for (anchor, month_end, expected) in [
        ("2026-01-31", MonthEnd::SameDay, ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30"]),
        ("2026-02-28", MonthEnd::LastDay, ["2026-03-31", "2026-04-30", "2026-05-31", "2026-06-30", "2026-07-31"]),
        ("2026-02-28", MonthEnd::SameDay, ["2026-03-28", "2026-04-28", "2026-05-28", "2026-06-28", "2026-07-28"]),
        ("2026-01-30", MonthEnd::LastDay, ["2026-02-28", "2026-03-30", "2026-04-30", "2026-05-30", "2026-06-30"]),
    ] {
        let parts = monthly(anchor, 1..=5, month_end);
        assert_eq!(due_days(PlanMode::Equal(parts), Roll::None, &calendar(&[])), expected, "{anchor} {month_end:?}");
    }
    let weekly = |k| PartDue::step(day("2026-02-26"), Period::days(7), k, MonthEnd::LastDay).expect("a step");
    let parts = (0..3).map(|k| part(u64::from(k), weekly(k))).collect();
    assert_eq!(
        due_days(PlanMode::Equal(parts), Roll::None, &calendar(&[])),
        ["2026-02-26", "2026-03-05", "2026-03-12"]
    );
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
        let lump = PlanMode::LumpSum(on(1, "2026-02-28"));
        assert_eq!(due_days(lump, roll, &calendar(make_up)), [expected], "{roll:?} {make_up:?}");
        let series = PlanMode::Equal(monthly("2026-01-31", 1..=1, MonthEnd::SameDay));
        assert_eq!(due_days(series, roll, &calendar(make_up)), [expected], "{roll:?} {make_up:?}");
    }
}

#[test]
fn a_payment_after_an_event_is_due_once_the_event_is_recorded() {
    let milestone = |n, percent, event, period| Milestone {
        id: id(n),
        label: format!("part {n}"),
        share: Ppm::percent(percent).expect("a share"),
        event,
        period,
    };
    let mode = PlanMode::Milestones(vec![
        milestone(1, 30, DueEvent::Signing, Period::biz_days(5)),
        milestone(2, 60, DueEvent::Delivery, Period::days(30)),
        milestone(3, 10, DueEvent::Milestone(id(3)), Period::months(1)),
    ]);
    for (events, roll, expected) in [
        (&[][..], Roll::Following, [None, None, None]),
        (&[(DueEvent::Delivery, "2026-03-12")], Roll::Following, [None, Some("2026-04-13"), None]),
        (&[(DueEvent::Delivery, "2026-03-12")], Roll::None, [None, Some("2026-04-11"), None]),
        (
            &[(DueEvent::Signing, "2026-01-30"), (DueEvent::Milestone(id(3)), "2026-01-31")],
            Roll::Following,
            [Some("2026-02-06"), None, Some("2026-03-02")],
        ),
    ] {
        let events: EventDays = events.iter().map(|(event, date)| (*event, day(date))).collect();
        let rows = planned_instalments(Money::cny(1_000), &plan(mode.clone(), roll), &calendar(&[]), &events);
        let rows = rows.expect("a plan").value;
        let days: Vec<DueDay> = rows.iter().map(|row| row.due_on).collect();
        let expected = expected.map(|date| date.map_or(DueDay::AwaitsEvent, |date| DueDay::On(day(date))));
        assert_eq!(days, expected, "{events:?} {roll:?}");
        assert_eq!(rows[1].due, Due::After { event: DueEvent::Delivery, period: Period::days(30) });
        assert_eq!(rows[1].share, Some(Ppm(600_000)));
    }
}

#[test]
fn a_plan_that_does_not_work_out_says_what_is_wrong() {
    let sum = |planned, amount, difference| PlanError::Sum {
        planned: Money::cny(planned),
        amount: Money::cny(amount),
        difference: Money::cny(difference),
    };
    let three = || PlanMode::Equal(monthly("2026-01-31", 1..=3, MonthEnd::SameDay));
    let twice = PlanMode::Equal(vec![on(1, "2026-03-02"), on(1, "2026-04-01")]);
    let negative = PlanMode::Shares(vec![
        SharePart { part: on(1, "2026-03-02"), share: Ppm(-1) },
        SharePart { part: on(2, "2026-03-02"), share: Ppm(1_000_001) },
    ]);
    let yen = PlanMode::Fixed(vec![FixedPart { part: on(1, "2026-03-02"), amount: Money::new(100, Currency::JPY) }]);
    let recurring =
        PlanMode::Recurring { each: Money::cny(33), parts: monthly("2026-01-31", 0..=2, MonthEnd::SameDay) };
    let late = PlanMode::Equal(monthly("9999-12-31", 0..=1, MonthEnd::SameDay));
    let crowd = PlanMode::Equal((0..2_000).map(|n| on(n, "2026-03-02")).collect());
    for (amount, mode, expected) in [
        (600, fixed(&[100, 200, 299]), sum(599, 600, 1)),
        (600, fixed(&[100, 200, 301]), sum(601, 600, -1)),
        (100, recurring, sum(99, 100, 1)),
        (1, three(), PlanError::PartNotPositive { id: id(2), seq: 2 }),
        (0, three(), PlanError::PartNotPositive { id: id(1), seq: 1 }),
        (-300, three(), PlanError::PartNotPositive { id: id(1), seq: 1 }),
        (300, fixed(&[300, 0]), PlanError::PartNotPositive { id: id(2), seq: 2 }),
        (300, fixed(&[400, -100]), PlanError::PartNotPositive { id: id(2), seq: 2 }),
        (300, shares(&[30, 60]), PlanError::Shares { difference: Ppm(100_000) }),
        (300, shares(&[30, 60, 20]), PlanError::Shares { difference: Ppm(-100_000) }),
        (300, shares(&[0, 100]), PlanError::PartNotPositive { id: id(1), seq: 1 }),
        (300, negative, PlanError::NegativeShare { id: id(1) }),
        (300, PlanMode::Equal(Vec::new()), PlanError::NoParts),
        (300, crowd, PlanError::TooManyParts),
        (300, twice, PlanError::SameId { id: id(1) }),
        (100, yen, PlanError::Exact(ExactError::CurrencyMismatch)),
        (300, late, PlanError::Exact(ExactError::DateOutOfRange)),
    ] {
        let terms = plan(mode, Roll::None);
        let planned = planned_instalments(Money::cny(amount), &terms, &calendar(&[]), &EventDays::new());
        assert_eq!(planned, Err(expected), "{amount} {terms:?}");
    }
    assert_eq!(
        PartDue::step(day("2026-01-31"), Period::months(300), 300, MonthEnd::SameDay),
        Err(ExactError::Overflow)
    );
}

#[test]
fn an_amendment_re_plans_only_the_unpaid_rows() {
    let events = EventDays::new();
    let equal = plan(PlanMode::Equal(monthly("2026-01-31", 1..=3, MonthEnd::SameDay)), Roll::None);
    let percent = plan(shares(&[30, 30, 30, 10]), Roll::None);
    for (terms, before, after, paid, expected) in [
        (&equal, 30_000, 40_001, &[1][..], &[10_000, 15_001, 15_000][..]),
        (&equal, 30_000, 15_000, &[1], &[10_000, 2_500, 2_500]),
        (&equal, 30_000, 30_500, &[1, 3], &[10_000, 10_500, 10_000]),
        (&equal, 30_000, 30_000, &[1, 2, 3], &[10_000, 10_000, 10_000]),
        // 30 % of the old amount is paid; the rest is shared 30 : 30 : 10
        (&percent, 100_000, 170_000, &[1], &[30_000, 60_000, 60_000, 20_000]),
    ] {
        let calendar = calendar(&[]);
        let old = planned_instalments(Money::cny(before), terms, &calendar, &events).expect("a plan").value;
        let settled: Vec<Instalment> = old.iter().filter(|row| paid.contains(&row.seq)).cloned().collect();
        let worked = replanned_instalments(Money::cny(after), terms, &settled, &calendar, &events).expect("a plan");
        let amounts: Vec<i64> = worked.value.iter().map(|row| row.amount.minor).collect();
        assert_eq!(amounts, expected, "{before} becomes {after}, {paid:?} paid");
        for row in &settled {
            let index = usize::from(row.seq) - 1;
            assert_eq!(&worked.value[index], row, "a paid row stays as it was");
            assert_eq!(worked.working[index].amount, AmountStep::Settled(row.amount));
        }
        let named = terms.naming_sums(&worked.value);
        let again = planned_instalments(Money::cny(after), &named, &calendar, &events).expect("a plan").value;
        let kept = |rows: &[Instalment]| rows.iter().map(|r| (r.id, r.amount, r.due_on)).collect::<Vec<_>>();
        assert_eq!(kept(&again), kept(&worked.value), "the stored plan reads the same ever after");
    }
}

#[test]
fn an_amendment_that_takes_back_what_is_paid_is_refused() {
    let (events, calendar) = (EventDays::new(), calendar(&[]));
    let terms = plan(PlanMode::Equal(monthly("2026-01-31", 1..=3, MonthEnd::SameDay)), Roll::None);
    let rows = planned_instalments(Money::cny(30_000), &terms, &calendar, &events).expect("a plan").value;
    let again = |amount, terms: &PaymentPlan, settled: &[Instalment]| {
        replanned_instalments(Money::cny(amount), terms, settled, &calendar, &events).map(|worked| worked.value)
    };
    assert_eq!(again(10_000, &terms, &rows[..1]), Err(PlanError::PartNotPositive { id: id(2), seq: 2 }));
    let difference = Money::cny(5);
    let (planned, amount) = (Money::cny(30_000), Money::cny(30_005));
    assert_eq!(again(30_005, &terms, &rows), Err(PlanError::Sum { planned, amount, difference }));
    let other = plan(PlanMode::LumpSum(on(9, "2026-03-02")), Roll::None);
    assert_eq!(again(30_000, &other, &rows[..1]), Err(PlanError::SettledRowMissing { id: id(1) }));
    let twice = [rows[0].clone(), rows[0].clone()];
    assert_eq!(again(30_000, &terms, &twice), Err(PlanError::SameId { id: id(1) }));
}

#[test]
fn a_plan_is_read_back_as_it_was_written() {
    let milestone = Milestone {
        id: id(1),
        label: "验收款".to_owned(),
        share: Ppm::WHOLE,
        event: DueEvent::Milestone(id(1)),
        period: Period::days(30),
    };
    for mode in [
        PlanMode::LumpSum(on(1, "2026-03-02")),
        PlanMode::Equal(monthly("2026-01-31", 1..=3, MonthEnd::LastDay)),
        shares(&[30, 60, 10]),
        fixed(&[1, 2]),
        PlanMode::Milestones(vec![milestone]),
        PlanMode::Recurring { each: Money::cny(5), parts: vec![on(1, "2026-03-02")] },
    ] {
        let terms = plan(mode, Roll::Following);
        let written = serde_json::to_value(&terms).expect("writes");
        assert_eq!(serde_json::from_value::<PaymentPlan>(written).expect("reads"), terms);
    }
}

fn any_date() -> impl Strategy<Value = Date> {
    (0_i64..2_958_464).prop_map(|days| day("1900-01-01").plus_days(days).expect("in range"))
}

fn any_roll() -> impl Strategy<Value = Roll> {
    prop::sample::select(vec![Roll::None, Roll::Following, Roll::ModifiedFollowing, Roll::Preceding])
}

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
        let parts = (1..).zip(&shares).map(|(n, share)| SharePart { part: on(n, "2026-03-02"), share: Ppm(*share) });
        let terms = PaymentPlan { policy, ..plan(PlanMode::Shares(parts.collect()), Roll::None) };
        match planned_instalments(Money::cny(amount), &terms, &calendar(&[]), &EventDays::new()) {
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
        let step = |k: u16| PartDue::step(anchor, Period::months(every), k, month_end).expect("a step");
        let parts = (0..24_u16).map(|k| part(u64::from(k), step(k))).collect();
        let terms = plan(PlanMode::Equal(parts), roll);
        if let Ok(worked) = planned_instalments(Money::cny(100_000), &terms, &calendar(&[]), &EventDays::new()) {
            for rows in worked.value.windows(2) {
                prop_assert!(rows[0].due_on <= rows[1].due_on, "{:?}", rows);
            }
            for (k, row) in (0_i32..).zip(&worked.value) {
                let Due::On(nominal) = row.due else { panic!("a series has days") };
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
        unit in prop::sample::select(vec![PeriodUnit::Day, PeriodUnit::Month, PeriodUnit::Year]),
        roll in any_roll(),
    ) {
        let due = PartDue::FromAnchor { anchor, after: Period { n, unit }, month_end: MonthEnd::LastDay };
        let after = PartDue::After { event: DueEvent::Delivery, period: Period { n, unit } };
        let events: EventDays = [(DueEvent::Delivery, anchor)].into();
        let terms = plan(PlanMode::Equal(vec![part(1, due), part(2, after)]), roll);
        if let Ok(worked) = planned_instalments(Money::cny(amount), &terms, &calendar(&[]), &events) {
            let sum = Money::sum(worked.value.iter().map(|row| row.amount), Currency::CNY);
            prop_assert_eq!(sum, Ok(Money::cny(amount)));
        }
    }
}
