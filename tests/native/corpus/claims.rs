//! One case of each subject: what a payment pays, what several instalments owe, what the law adds, how far it is collected.

use counterpart::domain::amendment::{SignedAmendment, amended_amount};
use counterpart::domain::collection::{Dated, DueDay, Position, share};
use counterpart::domain::date::Date;
use counterpart::domain::id::{InstalmentId, ReceiptId, uuid_v7};
use counterpart::domain::late_fee::allocation::{Parts, divide_payment};
use counterpart::domain::late_fee::contract::contract_fee;
use counterpart::domain::late_fee::convention::CONVENTIONS;
use counterpart::domain::late_fee::debt::{Debt, Part, Payment, Purpose, Standing, Waiver};
use counterpart::domain::late_fee::precedence::{OpenDebt, allocate};
use counterpart::domain::late_fee::rule::AllocationOrder;
use counterpart::domain::late_fee::yearly::{against_loss, against_lpr};
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;

use super::cases::{late_rule, written};
use super::draw::Draw;

pub(super) const ORDERS: [AllocationOrder; 4] = [
    AllocationOrder::CostInterestPrincipal,
    AllocationOrder::PrincipalFirst,
    AllocationOrder::Proportional,
    AllocationOrder::PayersChoice,
];
const PARTS: [Part; 3] = [Part::Cost, Part::LateFee, Part::Principal];

pub(super) fn instalment(number: i64) -> InstalmentId {
    InstalmentId(uuid_v7(u64::try_from(number).expect("a number"), [0; 10]))
}

pub(super) fn parts(draw: &mut Draw) -> Parts {
    Parts {
        cost: Money::cny(draw.between(0, 50_000)),
        late_fee: Money::cny(draw.between(0, 200_000)),
        principal: Money::cny(draw.between(0, 5_000_000)),
    }
}

pub(super) fn division(draw: &mut Draw) -> String {
    let (amount, open, order) = (Money::cny(draw.between(-1, 6_000_000)), parts(draw), draw.one_of(&ORDERS));
    let purpose = match draw.between(0, 3) {
        0 => Purpose::Stated(draw.one_of(&PARTS)),
        1 => Purpose::Counted(draw.one_of(&PARTS)),
        _ => Purpose::ByOrder,
    };
    written((amount, open, order, purpose), divide_payment(amount, open, order, purpose))
}

pub(super) fn allocation(draw: &mut Draw) -> String {
    let as_of = draw.date();
    let debts: Vec<OpenDebt> = (0..draw.between(0, 5))
        .map(|number| OpenDebt {
            instalment: instalment(number),
            // a few days and burdens only, so that debts tie
            due: match draw.between(0, 3) {
                0 => DueDay::AwaitsEvent,
                _ => DueDay::On(as_of.plus_days(draw.between(-1, 1)).unwrap_or(as_of)),
            },
            secured: Money::cny(draw.one_of(&[0, 0, 100_000])),
            burden: draw.one_of(&[Ppm(0), Ppm(182_500)]),
            open: parts(draw),
            order: draw.one_of(&ORDERS),
            stated: None,
        })
        .collect();
    let amount = Money::cny(draw.between(0, 15_000_000));
    let named: Vec<InstalmentId> = (0..draw.between(0, 2)).map(|_| instalment(draw.between(0, 5))).collect();
    written((amount, &named, &debts, as_of), allocate(&[], amount, &named, &debts, as_of))
}

pub(super) fn debt(draw: &mut Draw, number: i64, near: Date) -> Debt {
    let due = near.plus_days(draw.between(-60, 60)).unwrap_or(near);
    let mut debt = Debt::new(instalment(number), due, Money::cny(draw.between(1, 50_000_000)));
    debt.contract_total = Money::cny(150_000_000);
    let day = |draw: &mut Draw| due.plus_days(draw.between(-10, 200)).unwrap_or(due);
    debt.payments = (0..draw.between(0, 5))
        .map(|number| Payment {
            receipt: ReceiptId(uuid_v7(u64::try_from(number).expect("a number"), [1; 10])),
            on: day(draw),
            amount: Money::cny(draw.between(1, 20_000_000)),
            purpose: draw.one_of(&[
                Purpose::ByOrder,
                Purpose::ByOrder,
                Purpose::Stated(Part::Principal),
                Purpose::Counted(Part::Principal),
                Purpose::Counted(Part::LateFee),
            ]),
            standing: if draw.between(0, 4) == 0 { Standing::ReversedOn(day(draw)) } else { Standing::Stands },
        })
        .collect();
    if draw.between(0, 1) == 0 {
        debt.costs.push(Dated { on: day(draw), amount: Money::cny(draw.between(0, 100_000)) });
    }
    if draw.between(0, 2) == 0 {
        let part = draw.one_of(&PARTS);
        debt.waivers.push(Waiver { on: day(draw), part, amount: Money::cny(draw.between(0, 500_000)) });
    }
    if draw.between(0, 2) == 0 {
        debt.claims.push(Dated { on: day(draw), amount: Money::cny(draw.between(0, 500_000)) });
    }
    debt
}

pub(super) fn contract_fees(draw: &mut Draw) -> String {
    let (rule, near) = (late_rule(draw), draw.date());
    let debts: Vec<Debt> = (0..draw.between(0, 3)).map(|number| debt(draw, number, near)).collect();
    let as_of = near.plus_days(draw.between(-30, 400)).unwrap_or(near);
    let total = Money::cny(150_000_000);
    written((&rule, &debts, as_of), contract_fee(&rule, total, &debts, as_of))
}

pub(super) fn conventions(draw: &mut Draw) -> String {
    let (rule, on) = (late_rule(draw), draw.date());
    let debt = draw.money();
    let sums: Vec<_> = CONVENTIONS.iter().map(|row| row.recovery_sum(debt)).collect();
    let yearly = Ppm(draw.between(-1, 400_000));
    let lpr = Ppm(draw.between(0, 60_000));
    let (fee, loss) = (Money::cny(draw.between(0, 200_000)), Money::cny(draw.between(-1, 100_000)));
    let answers = (rule.rate.yearly(on), against_lpr(yearly, lpr), against_loss(fee, loss), sums);
    written((&rule.rate, on, yearly, lpr, fee, loss, debt), answers)
}

pub(super) fn collection(draw: &mut Draw) -> String {
    let (as_of, amount) = (draw.date(), Money::cny(draw.between(-1, 10_000_000)));
    let entries = |draw: &mut Draw, most| -> Vec<Dated> {
        (0..draw.between(0, most))
            .map(|_| Dated {
                on: as_of.plus_days(draw.between(-30, 5)).unwrap_or(as_of),
                amount: Money::cny(draw.between(-500_000, 6_000_000)),
            })
            .collect()
    };
    let (allocations, waivers) = (entries(draw, 4), entries(draw, 1));
    let due = match draw.between(0, 4) {
        0 => DueDay::AwaitsEvent,
        _ => DueDay::On(as_of.plus_days(draw.between(-20, 20)).unwrap_or(as_of)),
    };
    let position = Position::on(amount, &allocations, &waivers, as_of);
    let status = position.map(|position| (position.status(due, as_of, 7), share(position.collected, amount)));
    written((amount, &allocations, &waivers, due, as_of), (position, status))
}

pub(super) fn amendments(draw: &mut Draw) -> String {
    let (base, as_of) = (Money::cny(draw.between(0, 50_000_000)), draw.date());
    let amendments: Vec<SignedAmendment> = (0..draw.between(0, 4))
        .map(|number| SignedAmendment {
            number: format!("BC{number:02}"),
            signed_on: as_of.plus_days(draw.between(-60, 20)).unwrap_or(as_of),
            delta: Money::cny(draw.between(-20_000_000, 20_000_000)),
        })
        .collect();
    written((base, &amendments, as_of), amended_amount(base, &amendments, as_of))
}
