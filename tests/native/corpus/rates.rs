//! One case of each subject: months of thirty days, the reference rates of a book, and receipts that share what is open.

use std::sync::Arc;

use counterpart::domain::allotment::{OpenPart, count};
use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::collection::DueDay;
use counterpart::domain::counting::{Sum, by_hand, open_claims, recount, room};
use counterpart::domain::date::Date;
use counterpart::domain::id::{AllocationId, ContractId, InstalmentId, ReceiptId, uuid_v7};
use counterpart::domain::late_fee::allocation::Parts;
use counterpart::domain::late_fee::convention::Reference;
use counterpart::domain::late_fee::known::KnownRule;
use counterpart::domain::late_fee::ledger::{known_ledger, ledger};
use counterpart::domain::late_fee::precedence::OpenDebt;
use counterpart::domain::late_fee::rate_table::RateStep;
use counterpart::domain::late_fee::rule::{DayCount, Fixing, LateFeeRule, LateRate};
use counterpart::domain::late_fee::succession::LateFeeBefore;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::Allocation;
use counterpart::domain::reference_rates::KeptRates;

use super::cases::{late_rule, table, written};
use super::claims::{ORDERS, debt, instalment, parts};
use super::draw::Draw;

const REFERENCES: [Reference; 4] =
    [Reference::LprOneYear, Reference::EcbMainRefinancing, Reference::BankOfEngland, Reference::PbocBenchmark];

pub(super) fn thirty_days(draw: &mut Draw) -> String {
    let day_count = DayCount::Thirty360;
    let fixing = draw.one_of(&[Fixing::Running, Fixing::AtBreach, Fixing::HalfYearRefixed, Fixing::HalfYearFrozen]);
    let rate = match draw.between(0, 2) {
        0 => LateRate::Annual { table: table(draw, 200_000), day_count },
        1 => LateRate::ReferenceMultiple { reference: table(draw, 50_000), hundredths: 150, day_count, fixing },
        _ => LateRate::ReferencePlus { reference: table(draw, 50_000), margin: Ppm(80_000), day_count, fixing },
    };
    let rule = LateFeeRule { rate, ..late_rule(draw) };
    let near = draw.date();
    let debt = debt(draw, 1, near);
    let as_of = near.plus_days(draw.between(-20, 400)).unwrap_or(near);
    written((&rule, &debt, as_of), ledger(&rule, &debt, as_of))
}

/// A clause that follows a reference rate, at times with one rate that has no day.
fn following(draw: &mut Draw) -> LateFeeRule {
    let day_count = draw.one_of(&[DayCount::Actual365, DayCount::Actual360, DayCount::Thirty360]);
    let fixing = draw.one_of(&[Fixing::Running, Fixing::AtBreach, Fixing::HalfYearRefixed, Fixing::HalfYearFrozen]);
    let reference = table(draw, 50_000);
    let rate = match draw.between(0, 1) {
        0 => LateRate::ReferenceMultiple { reference, hundredths: 150, day_count, fixing },
        _ => LateRate::ReferencePlus { reference, margin: Ppm(80_000), day_count, fixing },
    };
    LateFeeRule { rate, ..late_rule(draw) }
}

pub(super) fn reference_rates(draw: &mut Draw) -> String {
    let (rule, before) = (following(draw), following(draw));
    let first = Date::new(2024, 6, 1).expect("a date");
    let day = |draw: &mut Draw| first.plus_days(draw.between(0, 900)).expect("a date");
    let mut asked: Vec<(Reference, RateStep)> = (0..draw.between(0, 6))
        .map(|_| (draw.one_of(&REFERENCES), RateStep { from: day(draw), rate: Ppm(draw.between(-60_000, 60_000)) }))
        .collect();
    // mostly the book keeps the rate that the clause was drafted with
    let own = rule.rate.reference().and_then(|(table, of)| of.zip(table.last()));
    asked.extend(own.filter(|_| draw.between(0, 3) > 0));
    let mut settings = BookSettings::default();
    let mut refused = Vec::new();
    for (of, step) in &asked {
        match settings.clone().with_rate(*of, *step) {
            Ok(next) => settings = next,
            Err(why) => refused.push(why),
        }
    }
    let kept = KeptRates::of_book(Some(Arc::new(settings)));
    let agreed_on = (draw.between(0, 3) > 0).then(|| day(draw));
    let later = kept.later(&rule.rate, agreed_on);
    let as_of = day(draw);
    let debt = debt(draw, 1, as_of);
    let earlier = [LateFeeBefore { until: day(draw), rule: before }];
    let continued = kept.continued(&earlier, &rule, agreed_on, as_of);
    let fee = known_ledger(KnownRule { rule: &rule, later: Some(later) }, &debt, as_of);
    written((&rule, &asked, agreed_on, &debt, as_of), (refused, later, continued.1.rate, continued.0.len(), fee))
}

/// Open parts that little sets apart, so that they share a payment, with what came in on the same day.
fn open_parts(draw: &mut Draw, on: Date) -> Vec<OpenPart> {
    let order = draw.one_of(&ORDERS);
    (0..draw.between(1, 4))
        .map(|number| OpenPart {
            contract: ContractId(uuid_v7(u64::try_from(number).expect("a number"), [2; 10])),
            number: usize::try_from(number + 1).expect("a place"),
            debt: OpenDebt {
                instalment: instalment(number),
                due: DueDay::On(on.plus_days(draw.one_of(&[-1, -1, -1, 1])).unwrap_or(on)),
                secured: Money::cny(0),
                burden: Ppm(0),
                open: parts(draw),
                order,
                stated: None,
            },
            earlier: match draw.between(0, 2) {
                0 => parts(draw),
                1 => Parts { principal: Money::cny(draw.between(0, 100)), ..Parts::nothing(Currency::CNY) },
                _ => Parts::nothing(Currency::CNY),
            },
        })
        .collect()
}

pub(super) fn counting(draw: &mut Draw) -> String {
    let on = draw.date();
    let open = open_parts(draw, on);
    let amount = Money::cny(draw.between(-1, 12_000_000));
    let named: Vec<InstalmentId> = (0..draw.between(0, 2)).map(|_| instalment(draw.between(0, 4))).collect();
    written((amount, &named, &open, on), count(amount, &named, &open, on))
}

pub(super) fn counting_by_hand(draw: &mut Draw) -> String {
    let on = draw.date();
    let open = open_claims(&open_parts(draw, on));
    let part = |draw: &mut Draw, of: &Sum| {
        let most = of.amount.minor;
        Sum { amount: Money::cny(draw.one_of(&[most, most, most / 2, 0, -1, most + 1])), ..*of }
    };
    let mut chosen = Vec::new();
    for it in &open {
        if draw.between(0, 1) == 0 {
            chosen.push(part(draw, it));
        }
    }
    let rows: Vec<Allocation> = (0_u64..)
        .zip(&open)
        .filter(|_| draw.between(0, 1) == 0)
        .map(|(number, it)| Allocation {
            id: AllocationId(uuid_v7(number, [4; 10])),
            receipt: ReceiptId(uuid_v7(1, [1; 10])),
            contract: it.claim.contract,
            instalment: it.claim.instalment,
            part: it.claim.part,
            amount: it.amount,
            on: None,
        })
        .collect();
    let amount = Money::cny(draw.between(0, 12_000_000));
    let known: Vec<&Allocation> = rows.iter().collect();
    let answers = (by_hand(amount, &chosen, &open), room(&open, &chosen), recount(&known, &chosen));
    written((amount, &open, &chosen, &rows), answers)
}
