//! One case of each subject: what is measured of sales and payments, grades that stay low, and plans in another shape.

use std::sync::Arc;

use counterpart::domain::contract::plan::{Due, Event, Instalment, PartLabel, Share};
use counterpart::domain::contract::targets::{Consequence, Failing};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContractId, CustomerId, InvoiceId, ReceiptId, uuid_v7};
use counterpart::domain::money::Money;
use counterpart::domain::period::Period;
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::sales_measure::{Asked, Entry, Happening, SalesMetric, Subject, in_order, measure};
use counterpart::domain::schedule::regular::{Regular, next_day};
use counterpart::domain::schedule::reshaped::{in_equal_parts, in_shares, in_sums, on_days};
use counterpart::domain::schedule::series::MonthEnd;
use counterpart::domain::scorecard::failing::{Improvement, follows, low_row, plan_days};
use counterpart::domain::scorecard::measure::{DuePart, collection_rate, mean, paid_in_time, share};
use counterpart::domain::scorecard::period::Span;
use counterpart::domain::split::SplitPolicy;

use super::cases::{any_period, calendar, written};
use super::claims::instalment;
use super::draw::Draw;

fn day(draw: &mut Draw, most: i64) -> Date {
    Date::new(2026, 1, 1).and_then(|first| first.plus_days(draw.between(0, most))).expect("a date")
}

fn happening(draw: &mut Draw) -> Happening {
    let amount = Money::new(draw.between(-100_000, 10_000_000), draw.currency());
    match draw.between(0, 5) {
        0 => Happening::Signed { total: amount },
        1 => Happening::Amended { by: amount },
        2 => Happening::Line {
            product: Arc::from(draw.one_of(&["Pump", "pump", "Valve"])),
            quantity: Quantity { thousandths: draw.between(0, 20_000) },
            amount,
        },
        3 => Happening::Invoiced {
            invoice: InvoiceId(uuid_v7(1, [6; 10])),
            gross: amount,
            net: Money::new(amount.minor - amount.minor / 8, amount.currency),
        },
        4 => Happening::Collected { receipt: ReceiptId(uuid_v7(1, [1; 10])), amount },
        _ => Happening::FirstContract,
    }
}

pub(super) fn measured_sales(draw: &mut Draw) -> String {
    let contract = |number: i64| ContractId(uuid_v7(u64::try_from(number).expect("a number"), [2; 10]));
    let mut entries: Vec<Entry> = (0..draw.between(0, 8))
        .map(|_| Entry {
            on: day(draw, 120),
            what: happening(draw),
            back: draw.between(0, 4) == 0,
            contract: (draw.between(0, 4) > 0).then(|| contract(draw.between(1, 2))),
            customer: CustomerId(uuid_v7(1, [3; 10])),
            keeper: Arc::from(draw.one_of(&["Li Na", "li na", "Wu", ""])),
        })
        .collect();
    in_order(&mut entries);
    let subject = match draw.between(0, 2) {
        0 => Subject::Contract(contract(1)),
        1 => Subject::people(["Li  Na"]),
        _ => Subject::Firm,
    };
    let asked = Asked {
        metric: draw.one_of(&SalesMetric::ALL),
        product: draw.one_of(&["", "PUMP", "Valve"]),
        subject: &subject,
        from: day(draw, 60),
        to: day(draw, 120),
        as_of: day(draw, 120),
    };
    written((&entries, asked), measure(&entries, &asked))
}

pub(super) fn measured_payments(draw: &mut Draw) -> String {
    let parts: Vec<DuePart> = (0..draw.between(0, 4))
        .map(|_| DuePart {
            due: day(draw, 60),
            amount: Money::cny(draw.between(0, 1_000_000)),
            paid: (0..draw.between(0, 3))
                .map(|_| (day(draw, 90), Money::cny(draw.between(-100_000, 800_000))))
                .collect(),
        })
        .collect();
    let last = day(draw, 90);
    let values: Vec<i64> = (0..draw.between(0, 5)).map(|_| draw.between(0, 100_000)).collect();
    let count = |draw: &mut Draw| usize::try_from(draw.between(0, 40)).expect("a count");
    let (counted, of) = (count(draw), count(draw));
    let answers = (collection_rate(&parts, last), paid_in_time(&parts), mean(&values), share(counted, of));
    written((&parts, last, &values, counted, of), answers)
}

pub(super) fn low_grades(draw: &mut Draw) -> String {
    let first = day(draw, 300);
    // quarters of ninety days, the latest first; now and then one was not evaluated, or was so twice
    let mut evaluated: Vec<(Span, bool, i64)> = Vec::new();
    for nth in (0..draw.between(1, 6)).rev() {
        let start = first.plus_days(nth * 90).expect("a date");
        let span = Span { first: start, last: start.plus_days(89).expect("a date") };
        for again in 0..draw.one_of(&[1, 1, 1, 1, 0, 2]) {
            evaluated.push((span, draw.between(0, 3) > 0, nth * 10 + again));
        }
    }
    let start = first.plus_days(draw.between(0, 5) * 90).expect("a date");
    let of = Span { first: start, last: start.plus_days(89).expect("a date") };
    let failing = Failing {
        periods: u8::try_from(draw.between(1, 4)).expect("periods"),
        grade: String::new(),
        plan: any_period(draw),
        then: Consequence::Review,
    };
    let agreed = day(draw, 700);
    let until = agreed.plus_days(draw.between(30, 180)).expect("a date");
    let plan = (draw.between(0, 1) == 0).then_some(Improvement { agreed, until });
    let (as_of, object_until) = (day(draw, 900), (draw.between(0, 1) == 0).then(|| day(draw, 900)));
    let row = low_row(evaluated.iter().copied(), of);
    let next = follows(&failing, row.up_to.len(), of, plan, as_of);
    let days = plan_days(&failing, object_until, as_of, &calendar(draw));
    written((&evaluated, of, failing.periods, failing.plan, plan, as_of, object_until), (row, next, days))
}

pub(super) fn reshaped_plans(draw: &mut Draw) -> String {
    let total = Money::cny(draw.between(-1, 50_000_000));
    let count = draw.between(1, 4);
    let kind = draw.between(0, 3);
    let parts: Vec<Instalment> = (0..count)
        .map(|number| {
            // all alike, or a plan that mixes them
            let sort = if kind == 3 { draw.between(0, 2) } else { kind };
            let share = match sort {
                0 => Share::Sum(Money::cny(draw.between(0, 20_000_000))),
                1 => Share::Of(Ppm(1_000_000 / count)),
                _ => Share::Equal,
            };
            let id = instalment(number);
            let due = match draw.between(0, 2) {
                0 => Due::On(day(draw, 700)),
                1 => Due::After { event: Event::Delivery, within: Period::days(30) },
                _ => Due::After { event: Event::Milestone(id), within: Period::days(10) },
            };
            Instalment { id, label: PartLabel::Progress, share, due, condition: Wording::default() }
        })
        .collect();
    let first = day(draw, 700);
    let policy = draw.one_of(&[SplitPolicy::Largest, SplitPolicy::Last, SplitPolicy::First, SplitPolicy::HalfUpLast]);
    let regular = Regular {
        first,
        every: any_period(draw),
        count: u16::try_from(draw.between(0, 12)).expect("parts"),
        month_end: draw.one_of(&[MonthEnd::SameDay, MonthEnd::LastDay]),
    };
    let shares = |parts: Vec<Instalment>| parts.into_iter().map(|it| it.share).collect::<Vec<_>>();
    let dues: Vec<Due> = on_days(parts.clone(), first).into_iter().map(|it| it.due).collect();
    let answers = (
        shares(in_equal_parts(parts.clone())),
        in_sums(parts.clone(), total, policy).map(shares),
        shares(in_shares(parts.clone(), total)),
        &dues,
        next_day(dues.iter().copied()),
        regular.days(),
    );
    let asked: Vec<_> = parts.iter().map(|it| (it.share, it.due)).collect();
    written((asked, total, policy, regular), answers)
}
