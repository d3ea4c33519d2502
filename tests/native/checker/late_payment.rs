//! Late payment (`contract-rules.md` 2.6). 0.05 % a day is 18.25 % a year; one-year LPR is 3 %, four times it 12 %, and 1.95
//! times it 5.85 %.

use counterpart::domain::checker::facts::{LawPack, Size};
use counterpart::domain::contract::field;
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::{AllocationOrder, DayCount, LateRate, MonthCount};
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;

use super::deal::{Deal, Row, row};

const BELOW_COST: &str = "The late rate is below the cost of money.";
const UNIT: &str = "Check the unit: per day, month or year?";

/// A rate per year.
fn annual(deal: &mut Deal, ppm: i64) {
    let table = RateTable::constant(Ppm(ppm)).expect("a table");
    deal.payment().late_fee.rate = LateRate::Annual { table, day_count: DayCount::Actual365 };
}

fn monthly(deal: &mut Deal, ppm: i64) {
    let table = RateTable::constant(Ppm(ppm)).expect("a table");
    deal.payment().late_fee.rate = LateRate::Monthly { table, month: MonthCount::TwelveIn365 };
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row(
            "LPI-01",
            |deal| deal.daily(0),
            field::PAYMENT_LATE_RATE,
            "No late-payment rate; the legal default applies: one-year LPR plus 30 to 50 %.",
            |deal| deal.daily(1),
        ),
        row(
            "LPI-01",
            |deal| {
                deal.daily(0);
                deal.contract.circumstances.ours.size = Size::Micro;
            },
            field::PAYMENT_LATE_RATE,
            "No late-payment rate; the legal default applies: 0.05 % a day.",
            |deal| deal.payment().late_fee.rate = LateRate::FixedSum { amount: Money::cny(100) },
        ),
        row(
            "LPI-02",
            |deal| deal.reference(LawPack::Cn, 30_000),
            field::PAYMENT_LATE_RATE,
            "0.05% a day is 18.25% a year, above four times LPR (12%); a court may cut it.",
            // the rate of LPI-03's pair is the law's own
            |deal| {
                deal.reference(LawPack::Cn, 30_000);
                deal.contract.circumstances.ours.size = Size::Small;
            },
        ),
        row(
            "LPI-02",
            |deal| {
                deal.reference(LawPack::Cn, 30_000);
                annual(deal, 120_001);
            },
            field::PAYMENT_LATE_RATE,
            // 120 001 ppm ÷ 365 = 328.77
            "0.0329% a day is 12.0001% a year, above four times LPR (12%); a court may cut it.",
            |deal| {
                deal.reference(LawPack::Cn, 30_000);
                annual(deal, 120_000);
            },
        ),
        row(
            "LPI-03",
            |deal| {
                deal.reference(LawPack::Cn, 30_000);
                deal.contract.circumstances.ours.size = Size::Medium;
                annual(deal, 29_999);
            },
            field::PAYMENT_LATE_RATE,
            "Late interest owed to an SME may not be below the one-year LPR (3%).",
            |deal| {
                deal.reference(LawPack::Cn, 30_000);
                deal.contract.circumstances.ours.size = Size::Medium;
                annual(deal, 30_000);
            },
        ),
        row(
            "LPI-04",
            |deal| {
                deal.reference(LawPack::Cn, 30_000);
                annual(deal, 58_501);
            },
            field::PAYMENT_LATE_RATE,
            "Above the usual loss measure by more than 30 %; keep proof of real loss.",
            |deal| {
                deal.reference(LawPack::Cn, 30_000);
                annual(deal, 58_500);
            },
        ),
        row(
            "LPI-05",
            |deal| {
                deal.reference(LawPack::Cn, 30_000);
                annual(deal, 29_999);
            },
            field::PAYMENT_LATE_RATE,
            BELOW_COST,
            |deal| {
                deal.reference(LawPack::Cn, 30_000);
                annual(deal, 30_000);
            },
        ),
        row(
            "LPI-05",
            |deal| {
                // the European Central Bank's 2.15 % and eight points
                deal.reference(LawPack::Eu, 21_500);
                annual(deal, 101_499);
            },
            field::PAYMENT_LATE_RATE,
            BELOW_COST,
            |deal| {
                deal.reference(LawPack::Eu, 21_500);
                annual(deal, 101_500);
            },
        ),
        row("LPI-06", |deal| deal.daily(50_000), field::PAYMENT_LATE_RATE, UNIT, |deal| annual(deal, 50_000)),
        row("LPI-06", |deal| annual(deal, 500), field::PAYMENT_LATE_RATE, UNIT, |deal| deal.daily(500)),
        row(
            "LPI-07",
            |deal| deal.special("甲方不承担逾期退款的利息。"),
            field::SPECIAL,
            "Late interest runs one way only.",
            |_| {},
        ),
        row(
            "LPI-08",
            |deal| deal.payment().late_fee.order = AllocationOrder::NotStated,
            field::PAYMENT_LATE_ORDER,
            "Say what a part payment pays first; law: costs, interest, principal.",
            |deal| deal.payment().late_fee.order = AllocationOrder::PayersChoice,
        ),
        row(
            "LPI-09",
            |deal| deal.special("逾期违约金按月计算复利。"),
            field::SPECIAL,
            "Compound late interest is unusual and may fail.",
            |_| {},
        ),
        row(
            "LPI-10",
            |deal| deal.special("任何一方不得请求调整违约金。"),
            field::SPECIAL,
            "A promise never to ask for adjustment does not bind the court.",
            |deal| deal.special("违约金可依法调整。"),
        ),
        row(
            "LPI-11",
            |deal| {
                // the Bank of England's 3.75 % and eight points
                deal.reference(LawPack::Uk, 37_500);
                annual(deal, 117_499);
            },
            field::PAYMENT_LATE_RATE,
            "A low rate only displaces the Act if it is a substantial remedy; pending law removes the choice.",
            |deal| {
                deal.reference(LawPack::Uk, 37_500);
                annual(deal, 117_500);
            },
        ),
        row(
            "LPI-12",
            |deal| {
                deal.contract.circumstances.law = Some(LawPack::Us);
                monthly(deal, 15_001);
            },
            field::PAYMENT_LATE_RATE,
            "Check the usury and late-fee limits of the state.",
            |deal| {
                deal.contract.circumstances.law = Some(LawPack::Us);
                monthly(deal, 15_000);
            },
        ),
        row(
            "LPI-13",
            |deal| {
                deal.contract.circumstances.law = Some(LawPack::Eu);
                deal.special("There is no compensation for recovery costs.");
            },
            field::SPECIAL,
            "Excluding the EUR 40 is presumed grossly unfair; excluding interest is always so.",
            |deal| deal.special("There is no compensation for recovery costs."),
        ),
        row(
            "LPI-14",
            |deal| {
                annual(deal, 100_000);
                deal.payment().late_fee.rate.count_days(DayCount::NotStated);
            },
            field::PAYMENT_LATE_RATE,
            "State 365 or 360 days a year.",
            |deal| annual(deal, 100_000),
        ),
    ]
}
