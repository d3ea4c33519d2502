//! One case of each subject: amounts and the days they fall due.

use std::fmt::Debug;

use counterpart::domain::ageing::{OpenBalance, age};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::moment::{Minute, Moment};
use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::collection::DueDay;
use counterpart::domain::commission::{
    BonusCurve, BonusPoint, CommissionBasis, CommissionCap, CommissionClaim, CommissionMethod, CommissionPlan,
    RateTier, RateTiers, Retention, UpperBound,
};
use counterpart::domain::contract::plan::{Due, Event, Share};
use counterpart::domain::date::Date;
use counterpart::domain::exact::{Ratio, Rounding, divide};
use counterpart::domain::forecast::{ExpectedSale, forecast as weighted};
use counterpart::domain::id::{InstalmentId, LineId, ReceiptId, uuid_v7};
use counterpart::domain::late_fee::debt::{Debt, Part as DebtPart, Payment, Purpose, Standing};
use counterpart::domain::late_fee::ledger::ledger;
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::rule::{
    AllocationOrder, Cap, CapBase, DayCount, FeeBase, Fixing, Grace, GraceMode, LateFeeRule, LateRate, MonthCount,
    PaymentDay,
};
use counterpart::domain::line::{DocumentDiscount, Line, totals};
use counterpart::domain::money::Money;
use counterpart::domain::performance::{LowerScale, Metric, MetricGoal, MetricValue};
use counterpart::domain::period::{Counting, Period, PeriodRule, Roll, Unit};
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::schedule::{Happened, Part, Rules, planned_instalments};
use counterpart::domain::service_clock::level::{ServiceLimit, ServiceTime};
use counterpart::domain::service_clock::{ClockKind, Pause, PauseEnd, PauseReason, ServiceCase, service_due};
use counterpart::domain::split::{SplitPolicy, by_weights};
use counterpart::domain::tax::TaxMode;
use counterpart::domain::term::renewal::{Renewal, RenewalChoice, RenewalDecision, RenewalLimit, term_standing};
use counterpart::domain::term::{Term, TermLength};

use super::draw::Draw;

const POLICIES: [SplitPolicy; 4] =
    [SplitPolicy::Largest, SplitPolicy::Last, SplitPolicy::First, SplitPolicy::HalfUpLast];
const ROLLS: [Roll; 4] = [Roll::None, Roll::Following, Roll::ModifiedFollowing, Roll::Preceding];

pub(super) fn written(question: impl Debug, answer: impl Debug) -> String {
    format!("{question:?} => {answer:?}")
}

fn wide(draw: &mut Draw) -> i128 {
    match draw.between(0, 9) {
        0 => draw.one_of(&[i128::MAX, i128::MIN, 0, 1, -1]),
        _ => i128::from(draw.minor()) * i128::from(draw.between(-2_000_000, 2_000_000)),
    }
}

pub(super) fn calendar(draw: &mut Draw) -> WorkCalendar {
    let first = Date::new(2026, 1, 1).expect("a date");
    let days: Vec<Date> = (0..12).map(|_| first.plus_days(draw.between(0, 364)).expect("a date")).collect();
    let (holidays, make_up) = days.split_at(8);
    let make_up = make_up.iter().filter(|day| !holidays.contains(day)).copied();
    let year = CalendarYear::new(2026, holidays.iter().copied(), make_up).expect("a year");
    WorkCalendar::standard().with_year(year)
}

pub(super) fn any_period(draw: &mut Draw) -> Period {
    let unit =
        draw.one_of(&[Unit::Hour, Unit::WorkingHour, Unit::Day, Unit::Day, Unit::WorkingDay, Unit::Month, Unit::Year]);
    Period { n: u16::try_from(draw.between(0, 90)).expect("a count"), unit }
}

pub(super) fn rounding(draw: &mut Draw) -> String {
    let (numerator, denominator) = (wide(draw), wide(draw));
    let answers = [Rounding::HalfUp, Rounding::HalfEven, Rounding::Floor, Rounding::Ceil]
        .map(|rule| divide(numerator, denominator, rule));
    let ratio = Ratio::new(numerator, denominator);
    let sum = ratio.and_then(|ratio| ratio.plus(Ratio::new(wide(draw), 360)?));
    written((numerator, denominator), (answers, ratio, sum))
}

pub(super) fn money(draw: &mut Draw) -> String {
    let left = draw.money();
    let right = if draw.between(0, 9) == 0 { draw.money() } else { Money::new(draw.minor(), left.currency) };
    let share = Ppm(draw.between(-2_000_000, 2_000_000));
    written((left, right, share), (left.plus(right), left.minus(right), share.of(left, Rounding::HalfUp)))
}

pub(super) fn split(draw: &mut Draw) -> String {
    let total = draw.money();
    let weights: Vec<i64> = (0..draw.between(0, 6)).map(|_| draw.between(-1, 1_000_000)).collect();
    let policy = draw.one_of(&POLICIES);
    written((total, &weights, policy), by_weights(total, &weights, policy))
}

pub(super) fn schedule(draw: &mut Draw) -> String {
    let total = Money::cny(draw.minor());
    let count = draw.between(1, 5);
    let parts: Vec<Part> = (0..count)
        .map(|number| {
            let share = match draw.between(0, 3) {
                0 => Share::Sum(Money::cny(draw.between(1, 1_000_000))),
                1 => Share::Of(Ppm(1_000_000 / count)),
                _ => Share::Equal,
            };
            let due = match draw.between(0, 1) {
                0 => Due::On(draw.date()),
                _ => Due::After {
                    event: draw.one_of(&[Event::Signing, Event::Delivery, Event::Acceptance]),
                    within: any_period(draw),
                },
            };
            let id = InstalmentId(uuid_v7(u64::try_from(number).expect("a number"), [0; 10]));
            Part { id, share, due }
        })
        .collect();
    let happened = Happened::from([(Event::Signing, draw.date()), (Event::Delivery, draw.date())]);
    let rules = Rules {
        policy: draw.one_of(&POLICIES),
        counting: Counting { rule: PeriodRule::StatutoryCn, roll: draw.one_of(&ROLLS) },
    };
    let calendar = calendar(draw);
    written((total, &parts, rules), planned_instalments(total, &parts, rules, &calendar, &happened))
}

pub(super) fn period(draw: &mut Draw) -> String {
    let (period, from) = (any_period(draw), draw.date());
    let rule = draw.one_of(&[PeriodRule::StatutoryCn, PeriodRule::ClearDays]);
    let counting = Counting { rule, roll: draw.one_of(&ROLLS) };
    let calendar = calendar(draw);
    let answers = (period.due(from, counting, &calendar), period.before(from, &calendar));
    written((period, from, counting), answers)
}

pub(super) fn table(draw: &mut Draw, most: i64) -> RateTable {
    let from = |text| Date::parse(text).expect("a date");
    let steps = ["1900-01-01", "2024-07-01", "2026-01-20"].map(from).into_iter();
    RateTable::new(steps.map(|from| RateStep { from, rate: Ppm(draw.between(0, most)) }).collect()).expect("a table")
}

pub(super) fn late_rule(draw: &mut Draw) -> LateFeeRule {
    let day_count = draw.one_of(&[DayCount::Actual365, DayCount::Actual360, DayCount::ActualActual]);
    let fixing = draw.one_of(&[Fixing::Running, Fixing::AtBreach, Fixing::HalfYearRefixed, Fixing::HalfYearFrozen]);
    let rate = match draw.between(0, 6) {
        0 => LateRate::Daily { table: table(draw, 1_000) },
        1 => LateRate::Annual { table: table(draw, 200_000), day_count },
        2 => LateRate::ReferenceMultiple { reference: table(draw, 50_000), hundredths: 150, day_count, fixing },
        3 => LateRate::ReferencePlus { reference: table(draw, 50_000), margin: Ppm(80_000), day_count, fixing },
        4 => LateRate::Monthly {
            table: table(draw, 20_000),
            month: draw.one_of(&[MonthCount::TwelveIn365, MonthCount::ThirtyDays]),
        },
        5 => LateRate::StartedPeriod { days: 7, rate: Ppm(draw.between(0, 20_000)) },
        _ => LateRate::FixedSum { amount: Money::cny(draw.between(0, 100_000)) },
    };
    LateFeeRule {
        rate,
        base: draw.one_of(&[
            FeeBase::UnpaidPrincipal,
            FeeBase::UnpaidPrincipal,
            FeeBase::InstalmentTotal,
            FeeBase::ContractTotal,
        ]),
        grace: Grace {
            days: u32::try_from(draw.between(0, 6)).expect("days"),
            mode: draw.one_of(&[GraceMode::Retroactive, GraceMode::Prospective]),
        },
        cap: match draw.between(0, 2) {
            0 => Cap::None,
            1 => Cap::Share {
                ppm: Ppm(draw.between(0, 100_000)),
                of: draw.one_of(&[CapBase::Instalment, CapBase::OverdueSum, CapBase::Contract]),
            },
            _ => Cap::Amount(Money::cny(draw.between(0, 1_000_000))),
        },
        payment_day: draw.one_of(&[PaymentDay::Counted, PaymentDay::NotCounted]),
        order: draw.one_of(&[
            AllocationOrder::CostInterestPrincipal,
            AllocationOrder::PrincipalFirst,
            AllocationOrder::Proportional,
            AllocationOrder::PayersChoice,
        ]),
    }
}

pub(super) fn late_fee(draw: &mut Draw) -> String {
    let rule = late_rule(draw);
    let due = draw.date();
    let mut debt = Debt::new(InstalmentId(uuid_v7(1, [0; 10])), due, Money::cny(draw.between(1, 100_000_000)));
    debt.contract_total = Money::cny(200_000_000);
    debt.payments = (0..draw.between(0, 4))
        .filter_map(|number| {
            let on = due.plus_days(draw.between(-10, 120)).ok()?;
            let reversed = due.plus_days(draw.between(100, 150)).ok()?;
            Some(Payment {
                receipt: ReceiptId(uuid_v7(u64::try_from(number).ok()?, [1; 10])),
                on,
                amount: Money::cny(draw.between(1, 40_000_000)),
                purpose: draw.one_of(&[Purpose::ByOrder, Purpose::ByOrder, Purpose::Stated(DebtPart::Principal)]),
                standing: draw.one_of(&[Standing::Stands, Standing::Stands, Standing::ReversedOn(reversed)]),
            })
        })
        .collect();
    let as_of = due.plus_days(draw.between(-20, 400)).unwrap_or(due);
    written((&rule, &debt, as_of), ledger(&rule, &debt, as_of))
}

pub(super) fn tax(draw: &mut Draw) -> String {
    let mode = draw.one_of(&[TaxMode::TaxIncluded, TaxMode::TaxExcluded, TaxMode::NotApplicable]);
    let rate = match draw.between(0, 4) {
        0 => Ppm(draw.between(-10, 1_100_000)),
        _ => draw.one_of(&[Ppm(130_000), Ppm(90_000), Ppm(60_000), Ppm(30_000), Ppm(0)]),
    };
    let amount = draw.money();
    written((mode, amount, rate), mode.split(amount, rate))
}

pub(super) fn lines(draw: &mut Draw) -> String {
    let lines: Vec<Line> = (0..draw.between(1, 4))
        .map(|number| Line {
            id: LineId(uuid_v7(u64::try_from(number).expect("a number"), [2; 10])),
            code: String::new(),
            name: "m".to_owned(),
            name_en: String::new(),
            spec: String::new(),
            unit: String::new(),
            quantity: Quantity { thousandths: draw.between(0, 5_000_000) },
            unit_price: Money::cny(draw.between(0, 10_000_000)),
            discount: Ppm(draw.between(0, 300_000)),
            tax_rate: draw.one_of(&[Ppm(130_000), Ppm(60_000)]),
        })
        .collect();
    let discount = match draw.between(0, 2) {
        0 => DocumentDiscount::None,
        1 => DocumentDiscount::Amount(Money::cny(draw.between(0, 1_000))),
        _ => DocumentDiscount::Share(Ppm(draw.between(0, 100_000))),
    };
    let mode = draw.one_of(&[TaxMode::TaxIncluded, TaxMode::TaxExcluded, TaxMode::NotApplicable]);
    let answer = totals(&lines, discount, mode, Money::cny(0).currency);
    written((lines.len(), discount, mode), answer)
}

pub(super) fn ageing(draw: &mut Draw) -> String {
    let as_of = draw.date();
    let balances: Vec<OpenBalance<i64>> = (0..draw.between(1, 6))
        .map(|_| OpenBalance {
            key: draw.between(1, 3),
            due: if draw.between(0, 5) == 0 { DueDay::AwaitsEvent } else { DueDay::On(draw.date()) },
            open: Money::new(draw.between(-1, 10_000_000), draw.currency()),
        })
        .collect();
    let answer = age(balances.iter().copied(), as_of);
    written((as_of, &balances), answer)
}

pub(super) fn forecast(draw: &mut Draw) -> String {
    let sales: Vec<ExpectedSale<i64>> = (0..draw.between(0, 6))
        .map(|key| {
            let amount = Money::new(draw.between(-1, 10_000_000), draw.currency());
            ExpectedSale { key, amount, probability: Bp(draw.between(-1, 10_000)) }
        })
        .collect();
    let answer = weighted(sales.iter().copied());
    written(&sales, answer)
}

pub(super) fn commission(draw: &mut Draw) -> String {
    let bounds = [10_000_000, 30_000_000].map(|bound| bound + draw.between(-5_000_000, 5_000_000));
    let tiers = bounds
        .map(|bound| UpperBound::UpTo(Money::cny(bound)))
        .into_iter()
        .chain([UpperBound::Open])
        .map(|upper| RateTier { upper, rate: Ppm(draw.between(0, 80_000)) })
        .collect();
    let tiers = RateTiers::new(tiers).expect("in order");
    let (method, basis) = match draw.between(0, 2) {
        0 => (CommissionMethod::Marginal(tiers), CommissionBasis::Amount(Money::cny(draw.between(-1, 60_000_000)))),
        1 => (CommissionMethod::Whole(tiers), CommissionBasis::Amount(Money::cny(draw.between(-1, 60_000_000)))),
        _ => {
            let point = |at, pays| BonusPoint { attainment: Ppm(at), payout: Ppm(pays) };
            let points =
                vec![point(0, 0), point(800_000, 500_000), point(1_000_000, 1_000_000), point(1_200_000, 1_500_000)];
            let curve = BonusCurve::new(points).expect("a curve");
            let attained = Ratio::new(i128::from(draw.between(-1, 1_500)), 1_000).expect("a ratio");
            let bonus = Money::cny(draw.between(0, 5_000_000));
            (CommissionMethod::OnTarget { bonus, curve }, CommissionBasis::Attainment(attained))
        }
    };
    let cap = match draw.between(0, 2) {
        0 => CommissionCap::AtMost(Money::cny(draw.between(0, 1_000_000))),
        _ => CommissionCap::None,
    };
    let plan = CommissionPlan { method, cap, hold_back: Ppm(draw.between(0, 300_000)) };
    let claim = CommissionClaim {
        basis,
        grade_factor: draw.one_of(&[Ppm::WHOLE, Ppm(1_100_000), Ppm(800_000)]),
        retention: draw.one_of(&[Retention::Holding, Retention::Released]),
    };
    written((&plan, &claim), plan.accrue(&claim))
}

/// A metric of numbers, and a value for it.
pub(super) fn metric(draw: &mut Draw) -> (Metric, MetricValue) {
    let value = |draw: &mut Draw| MetricValue::Number(Quantity { thousandths: draw.between(-1_000, 200_000) });
    let target = value(draw);
    let goal = match draw.between(0, 3) {
        0 => MetricGoal::LowerIsBetter { target, scale: LowerScale::Linear },
        1 => MetricGoal::LowerIsBetter { target, scale: LowerScale::Ratio },
        2 => MetricGoal::WithinRange { low: value(draw), high: target, off_per_unit: Bp(draw.between(0, 1_000)) },
        _ => MetricGoal::HigherIsBetter { target },
    };
    let metric =
        Metric { name: "m".to_owned(), goal, weight: Bp(10_000), cap: Bp(12_000), floor: Bp(draw.between(0, 5_000)) };
    let actual = value(draw);
    (metric, actual)
}

pub(super) fn score(draw: &mut Draw) -> String {
    let (metric, actual) = metric(draw);
    let found = metric.score(actual);
    let shown = found.as_ref().map(|worked| worked.value.hundredths());
    written((&metric, actual), (&found, shown))
}

pub(super) fn term(draw: &mut Draw) -> String {
    let start = draw.date();
    let length = match draw.between(0, 1) {
        0 => TermLength::Months(u16::try_from(draw.between(0, 40)).expect("months")),
        _ => TermLength::Until(start.plus_days(draw.between(-2, 900)).unwrap_or(start)),
    };
    let months = u16::try_from(draw.between(0, 24)).expect("months");
    let notice = Period::days(u16::try_from(draw.between(0, 120)).expect("days"));
    let renewal = match draw.between(0, 3) {
        0 => Renewal::None,
        1 => Renewal::ByAgreement { months, notice },
        2 => Renewal::Automatic { months, notice, limit: RenewalLimit::Times(2) },
        _ => Renewal::Automatic { months, notice, limit: RenewalLimit::Unlimited },
    };
    let decisions: Vec<RenewalDecision> = (0..draw.between(0, 3))
        .map(|term_no| {
            let decided_on = start.plus_days(draw.between(0, 900)).unwrap_or(start);
            let choice = match draw.between(0, 3) {
                0 => RenewalChoice::Renew,
                1 => RenewalChoice::RenewFor { months: std::num::NonZeroU16::new(6).expect("six") },
                2 => RenewalChoice::DeclineUnsent,
                _ => RenewalChoice::Decline { notice_on: decided_on },
            };
            RenewalDecision { term_no: u32::try_from(term_no).expect("a number"), choice, decided_on }
        })
        .collect();
    let as_of = start.plus_days(draw.between(-100, 2_000)).unwrap_or(start);
    let answer = term_standing(Term::Fixed { start, length }, renewal, &decisions, as_of, &calendar(draw));
    written((start, length, renewal, &decisions, as_of), answer)
}

pub(super) fn service_clock(draw: &mut Draw) -> String {
    let moment = |draw: &mut Draw| {
        let date = Date::new(2026, 3, 1).expect("a date").plus_days(draw.between(0, 60)).expect("a date");
        let hour = u16::try_from(draw.between(0, 23)).expect("an hour");
        let minute = u16::try_from(draw.between(0, 59)).expect("a minute");
        Moment::new(date, Minute::at(hour, minute).expect("a time")).expect("a moment")
    };
    let mut moments = [moment(draw), moment(draw), moment(draw)];
    moments.sort();
    let [received, from, until] = moments;
    let end = if draw.between(0, 3) == 0 { PauseEnd::Open } else { PauseEnd::At(until) };
    let pauses = [Pause { from, end, reason: PauseReason::AwaitingCustomer }];
    let limit = ServiceLimit {
        time: match draw.between(0, 2) {
            0 => ServiceTime::BizDays(u16::try_from(draw.between(0, 15)).expect("days")),
            _ => ServiceTime::Minutes(u32::try_from(draw.between(0, 6_000)).expect("minutes")),
        },
        clock: draw.one_of(&[ClockKind::Business, ClockKind::Business, ClockKind::Calendar]),
    };
    let used = usize::try_from(draw.between(0, 1)).expect("a count");
    let case = ServiceCase { received, pauses: &pauses[..used] };
    written((received, &pauses[..used], limit), service_due(case, limit, &calendar(draw)))
}
