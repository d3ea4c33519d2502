//! One case of each subject: accounts by the month, clauses that followed one another, days not to be missed, floors and means.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpart::domain::contract::targets::Cycle;
use counterpart::domain::credit::{OpenClaim, credit_use};
use counterpart::domain::exact::Ratio;
use counterpart::domain::id::{ContractId, CustomerId, InstalmentId, SalesTargetId, uuid_v7};
use counterpart::domain::late_fee::convention::CONVENTIONS;
use counterpart::domain::late_fee::debt::Debt;
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::succession::{LateFeeBefore, rule_for, succeeding_ledgers};
use counterpart::domain::lifecycle::dispute::deadline::{AgreedTimes, StatutoryTimes, limitation};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::performance::{Score, weighted_mean};
use counterpart::domain::period::{Counting, PeriodRule, Roll};
use counterpart::domain::rate::{Bp, Ppm};
use counterpart::domain::sales_measure::{Entry, Happening, MeasuredRow, SalesMetric, Value};
use counterpart::domain::sales_target::attained::{AttainedLine, attained};
use counterpart::domain::sales_target::{SalesTarget, Scope};
use counterpart::domain::schedule::monthly::{Terms, so_far, whole_term};

use super::cases::{any_period, calendar, late_rule, written};
use super::draw::Draw;
use super::states::drawn_dispute;

fn counting(draw: &mut Draw) -> Counting {
    let roll = draw.one_of(&[Roll::None, Roll::Following, Roll::ModifiedFollowing, Roll::Preceding]);
    Counting { rule: draw.one_of(&[PeriodRule::StatutoryCn, PeriodRule::ClearDays]), roll }
}

pub(super) fn monthly(draw: &mut Draw) -> String {
    let first = draw.date();
    let last = first.plus_days(draw.between(-5, 400)).unwrap_or(first);
    let day = u8::try_from(draw.between(0, 32)).expect("a day");
    let terms = Terms { day, then: [any_period(draw), any_period(draw), any_period(draw)] };
    let (counting, calendar) = (counting(draw), calendar(draw));
    let answers = (
        whole_term(first, last, terms, counting, &calendar),
        so_far(first, last, terms, counting, &calendar),
        terms.due(first, counting, &calendar),
    );
    written((first, last, terms, counting), answers)
}

pub(super) fn succession(draw: &mut Draw) -> String {
    let (now, near) = (late_rule(draw), draw.date());
    let mut until = near;
    let before: Vec<LateFeeBefore> = (0..draw.between(0, 2))
        .map(|_| {
            until = until.plus_days(draw.between(0, 60)).unwrap_or(until);
            LateFeeBefore { until, rule: late_rule(draw) }
        })
        .collect();
    let debts: Vec<Debt> = (0..draw.between(0, 3))
        .map(|number| {
            let due = near.plus_days(draw.between(-60, 120)).unwrap_or(near);
            let id = InstalmentId(uuid_v7(u64::try_from(number).expect("a number"), [0; 10]));
            Debt::new(id, due, Money::cny(draw.between(1, 50_000_000)))
        })
        .collect();
    let as_of = near.plus_days(draw.between(0, 400)).unwrap_or(near);
    let total = Money::cny(150_000_000);
    let dues: Vec<_> = debts.iter().map(|debt| (debt.due, debt.principal)).collect();
    let fees = succeeding_ledgers(&before, &now, total, &debts, as_of).map(|found| {
        let fees: Vec<_> = found.fees.into_iter().map(|fee| (fee.value, fee.working)).collect();
        (fees, found.cap.is_some())
    });
    written((&before, &now, dues, as_of), (rule_for(&before, &now, near), fees))
}

pub(super) fn dispute_days(draw: &mut Draw) -> String {
    let (_, life, _) = drawn_dispute(draw);
    let some = |draw: &mut Draw| (draw.between(0, 2) > 0).then(|| any_period(draw));
    let times = AgreedTimes { negotiation: some(draw), mediation: some(draw), counting: counting(draw) };
    let (known, months) = (draw.date(), u16::try_from(draw.between(0, 60)).expect("months"));
    let calendar = calendar(draw);
    let answers = (limitation(known, months), life.stage.next_deadline(times, StatutoryTimes::default(), &calendar));
    written((&life.stage, times, known, months), answers)
}

pub(super) fn floors(draw: &mut Draw) -> String {
    let (rule, signed) = (late_rule(draw), draw.date());
    let step = RateStep {
        from: signed.plus_days(draw.between(-400, 10)).unwrap_or(signed),
        rate: Ppm(draw.between(0, 60_000)),
    };
    let reference = RateTable::new(vec![step]).expect("a table");
    let answers: Vec<_> = CONVENTIONS.iter().map(|row| row.against_floor(&rule.rate, &reference, signed)).collect();
    written((&rule.rate, &reference, signed), answers)
}

pub(super) fn means(draw: &mut Draw) -> String {
    let scores: Vec<(Bp, Score)> = (0..draw.between(0, 5))
        .map(|_| {
            let score = Ratio::new(i128::from(draw.minor()), i128::from(draw.between(1, 97))).expect("a ratio");
            (Bp(draw.between(-10, 10_000)), Score(score))
        })
        .collect();
    written(&scores, weighted_mean(&scores))
}

pub(super) fn credit(draw: &mut Draw) -> String {
    let limit = Money::cny(draw.between(-1, 10_000_000));
    let claims: Vec<OpenClaim> = (0..draw.between(0, 5))
        .map(|number| {
            let contract = ContractId(uuid_v7(u64::try_from(number).expect("a number"), [2; 10]));
            let currency = draw.one_of(&[Currency::CNY, Currency::CNY, Currency::USD]);
            OpenClaim { contract, open: Money::new(draw.minor(), currency) }
        })
        .collect();
    written((limit, &claims), credit_use(limit, claims.iter().copied()))
}

pub(super) fn target(draw: &mut Draw) -> String {
    let from = draw.date();
    let to = from.plus_days(draw.between(-1, 400)).unwrap_or(from);
    let base = draw.between(-1, 100_000_000);
    let target = SalesTarget {
        id: SalesTargetId(uuid_v7(1, [4; 10])),
        scope: Scope::Firm,
        contract: None,
        member: None,
        team: String::new(),
        metric: SalesMetric::Collected,
        product: String::new(),
        measure: String::new(),
        currency: Currency::CNY,
        from,
        to,
        grain: draw.one_of(&[Cycle::Month, Cycle::Quarter, Cycle::Year]),
        base,
        stretch: (draw.between(0, 1) == 0).then(|| base + draw.between(0, 1_000)),
        challenge: None,
        parts: if draw.between(0, 2) == 0 { vec![base] } else { Vec::new() },
        note: String::new(),
        done: BTreeMap::new(),
        life: Vec::new(),
    };
    let mut rows: Vec<MeasuredRow> = (0..draw.between(0, 6))
        .map(|_| {
            let amount = Money::cny(draw.between(-1_000_000, 40_000_000));
            let entry = Entry {
                on: from.plus_days(draw.between(-5, 410)).unwrap_or(from),
                what: Happening::Signed { total: amount },
                back: false,
                contract: None,
                customer: CustomerId(uuid_v7(1, [3; 10])),
                keeper: Arc::from(""),
            };
            MeasuredRow { entry, value: Value::Money(amount) }
        })
        .collect();
    rows.sort_by_key(|row| row.entry.on);
    let as_of = from.plus_days(draw.between(-10, 420)).unwrap_or(from);
    let told: Vec<_> = rows.iter().map(|row| (row.entry.on, row.value)).collect();
    // what the book does not measure is nothing of these targets: they are told as they were before there was any
    let shown = format!("{target:?}").replace(r#"measure: "", "#, "").replace("done: {}, ", "");
    let mut answer = attained(&target, &rows, as_of);
    if let Ok(it) = &mut answer {
        // and so is how far they are: what is said of the levels besides has its own tests
        let next = it.value.next.map(|(level, _)| level);
        it.working.retain(|line| match line {
            AttainedLine::Projected { .. } | AttainedLine::LevelPace { .. } | AttainedLine::Reached { .. } => false,
            AttainedLine::Missing { level, .. } => Some(*level) == next,
            AttainedLine::Share { .. }
            | AttainedLine::Over { .. }
            | AttainedLine::Runs { .. }
            | AttainedLine::Pace { .. } => true,
        });
    }
    let mut answer = format!("{answer:?}");
    if let (Some(from), Some(to)) = (answer.find(", projected: "), answer.find(", cells: ")) {
        answer.replace_range(from..to, "");
    }
    written((format_args!("{shown}"), told, as_of), format_args!("{answer}"))
}
