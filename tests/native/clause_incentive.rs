//! What clause S3 gives the other side: the table of `contract-rules.md` 5.4 on the way a page takes it, payments with claw-back, what
//! counts and since when, and the laws of tiers.

use std::sync::Arc;

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::clause_incentive::{
    Afterwards, ClauseIncentiveError, Condition, Later, Line, Payments, Period, Row, Settled, Sheet, Step, collected,
    commission_plan, invoiced, payments, reckon,
};
use counterpart::domain::commission::{CommissionLine, Payout, TierError};
use counterpart::domain::contract::targets::{
    Incentive, IncentiveBase, IncentiveForm, Targets, Tier, TierEnd, TierMethod,
};
use counterpart::domain::date::Date;
use counterpart::domain::id::{
    AllocationId, ContractId, CustomerId, EvaluationId, InstalmentId, InvoiceId, ReceiptId, uuid_v7,
};
use counterpart::domain::incentive::source::Source;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::period::{Counting, Period as Length, PeriodRule, Roll};
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::sales_measure::{Entry, Happening};
use counterpart::domain::scorecard::period::Span;
use counterpart::domain::tax_part::TaxPart;
use proptest::prelude::*;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// 5.4: to 800,000 2 %, to 1,000,000 3 %, to 1,200,000 5 %, above 6 %.
fn tiers() -> Vec<Tier> {
    let tier = |yuan: i64, rate| Tier { up_to: TierEnd::At(Money::cny(yuan * 100)), rate: Ppm(rate) };
    let open = Tier { up_to: TierEnd::Open, rate: Ppm(60_000) };
    vec![tier(800_000, 20_000), tier(1_000_000, 30_000), tier(1_200_000, 50_000), open]
}

pub(crate) fn clause(method: TierMethod, base: IncentiveBase) -> Targets {
    let form = IncentiveForm::Rebate;
    let incentive = Incentive::Tiered { form, method, tiers: tiers(), base, pay_within: Length::days(30) };
    Targets { incentive, ..Targets::usual(Money::cny(70_000_000)) }
}

/// All at 13 %.
fn at_13() -> Vec<TaxPart> {
    vec![TaxPart { rate: Ppm(130_000), gross: Money::cny(11_300_000) }]
}

fn given(method: TierMethod, gross: i64, condition: Condition) -> i64 {
    let plan = commission_plan(method, &tiers()).expect("tiers");
    let worked = reckon(&plan, IncentiveBase::Collected, Money::cny(gross), &at_13(), condition).expect("reckoned");
    assert!(matches!(worked.working.first(), Some(Line::Counted { .. })), "it begins with what counted");
    worked.value.minor
}

#[test]
fn the_table_of_the_catalogue_follows_from_the_clause() {
    // collected with 13 % of tax; marginal; whole: in fen
    let table = [
        (79_100_000, 1_400_000, 1_400_000),
        (90_400_000, 1_600_000, 1_600_000),
        (113_000_000, 2_200_000, 3_000_000),
        // 1,000,001.00 without tax: one yuan above the bound moves 20,000
        (113_000_113, 2_200_005, 5_000_005),
        (124_300_000, 2_700_000, 5_500_000),
        (146_900_000, 3_800_000, 7_800_000),
    ];
    for (gross, marginal, whole) in table {
        assert_eq!(given(TierMethod::Marginal, gross, Condition::NoAim), marginal, "{gross}");
        assert_eq!(given(TierMethod::Whole, gross, Condition::NoAim), whole, "{gross}");
    }
}

#[test]
fn a_target_that_is_missed_pays_nothing_and_says_what_it_would_have_paid() {
    let (aim, actual) = (Money::cny(70_000_000), Money::cny(69_999_999));
    let missed = Condition::Known { aim, actual };
    assert_eq!(given(TierMethod::Marginal, 79_100_000, missed), 0);
    assert_eq!(given(TierMethod::Marginal, 79_100_000, Condition::Known { aim, actual: aim }), 1_400_000);
    // a figure that comes from elsewhere is reckoned as if it is met
    assert_eq!(given(TierMethod::Marginal, 79_100_000, Condition::Unknown { aim }), 1_400_000);
    let plan = commission_plan(TierMethod::Marginal, &tiers()).expect("tiers");
    let worked = reckon(&plan, IncentiveBase::Collected, Money::cny(79_100_000), &at_13(), missed).expect("reckoned");
    assert_eq!(worked.working.last(), Some(&Line::Missed { aim, actual, would: Money::cny(1_400_000) }));
}

#[test]
fn tax_is_taken_out_by_what_the_lines_of_each_rate_come_to() {
    let plan =
        commission_plan(TierMethod::Marginal, &[Tier { up_to: TierEnd::Open, rate: Ppm(100_000) }]).expect("tiers");
    let part = |rate, gross| TaxPart { rate: Ppm(rate), gross: Money::cny(gross) };
    // three quarters at 13 %, a quarter at 6 %: of 400.00 that is 300.00 and 100.00
    let tax = [part(60_000, 10_000), part(130_000, 30_000)];
    let base = IncentiveBase::Collected;
    let worked = reckon(&plan, base, Money::cny(40_000), &tax, Condition::NoAim).expect("reckoned");
    // 100.00 ÷ 1.06 = 94.34, 300.00 ÷ 1.13 = 265.49; a tenth of 359.83
    assert_eq!(worked.value, Money::cny(3_598));
    let nets: Vec<i64> = worked
        .working
        .iter()
        .filter_map(|it| if let Line::WithoutTax(line) = it { Some(line.rounded.minor) } else { None })
        .collect();
    assert_eq!(nets, [9_434, 26_549]);
    // several rates and no amounts: nobody knows
    let unknown = [part(60_000, 0), part(130_000, 0)];
    let answer = reckon(&plan, base, Money::cny(40_000), &unknown, Condition::NoAim);
    assert_eq!(answer, Err(ClauseIncentiveError::TaxUnknown));
    // what was invoiced has no tax in it
    let worked = reckon(&plan, IncentiveBase::Invoiced, Money::cny(40_000), &unknown, Condition::NoAim).expect("it");
    assert_eq!(worked.value, Money::cny(4_000));
}

#[test]
fn tiers_out_of_order_are_refused() {
    let mut wrong = tiers();
    wrong.swap(0, 1);
    assert_eq!(commission_plan(TierMethod::Whole, &wrong), Err(TierError::NotIncreasing { tier: 2 }));
}

fn span(first: &str, last: &str) -> Span {
    Span { first: day(first), last: day(last) }
}

pub(crate) fn quarters() -> [Span; 3] {
    [span("2026-01-01", "2026-03-31"), span("2026-04-01", "2026-06-30"), span("2026-07-01", "2026-09-30")]
}

/// A row of receipts: the number, its day, the day from which it is known, yuan without tax.
pub(crate) fn row(number: u64, on: &str, known: &str, yuan: i64) -> Row {
    let id = ReceiptId(uuid_v7(number, [5; 10]));
    let source = if yuan < 0 { Source::Reversal(id) } else { Source::Receipt(id) };
    Row { source, on: day(on), known: day(known), amount: Money::cny(yuan * 113) }
}

pub(crate) fn settle(rows: &[Row], terms: &Targets, sheets: &[Option<Sheet>], as_of: &str) -> Settled {
    settle_counted(rows, terms, sheets, as_of, Counting::default())
}

/// The same under a contract that counts its periods in its own way.
fn settle_counted(rows: &[Row], terms: &Targets, sheets: &[Option<Sheet>], as_of: &str, counting: Counting) -> Settled {
    let periods: Vec<Period<'_>> = quarters()
        .into_iter()
        .filter(|it| it.first <= day(as_of))
        .enumerate()
        .map(|(nth, span)| {
            let sheet = sheets.get(nth).cloned().flatten();
            Period { span, terms, condition: Condition::NoAim, sheet }
        })
        .collect();
    let of = Payments {
        collected: rows,
        invoiced: &[],
        tax: &at_13(),
        currency: Currency::CNY,
        as_of: day(as_of),
        counting,
        calendar: &WorkCalendar::standard(),
    };
    payments(&periods, &of).expect("settled")
}

fn payout(due: i64, brought: i64, paid: i64, carried: i64) -> Payout {
    let yuan = |it: i64| Money::cny(it * 100);
    Payout { due: yuan(due), brought_forward: yuan(brought), paid: yuan(paid), carried_forward: yuan(carried) }
}

#[test]
fn what_is_given_back_later_lowers_the_next_payment_and_never_below_nothing() {
    let terms = clause(TierMethod::Marginal, IncentiveBase::Collected);
    let rows = [
        row(1, "2026-02-10", "2026-02-10", 800_000),
        row(2, "2026-03-10", "2026-03-10", 500_000),
        // 500,000 of the first quarter go back in the second
        row(2, "2026-03-10", "2026-05-20", -500_000),
        row(3, "2026-05-02", "2026-05-02", 700_000),
        row(4, "2026-08-15", "2026-08-15", 800_000),
    ];
    let settled = settle(&rows, &terms, &[], "2026-10-15");
    let told: Vec<Payout> = settled.periods.iter().map(|it| it.payout).collect();
    // 1,300,000 give 38,000; without the refund 16,000, so that 22,000 are taken off 14,000; the rest off 16,000
    assert_eq!(told, [payout(38_000, 0, 38_000, 0), payout(-8_000, 0, 0, -8_000), payout(16_000, -8_000, 8_000, 0)]);
    let later = Later { span: quarters()[0], before: Money::cny(3_800_000), after: Money::cny(1_600_000) };
    assert_eq!(settled.periods[1].later, [later]);
    assert_eq!(settled.afterwards, None);
    // the steps of a payment end with what is taken back and what is left to take
    let after_the_tiers = |nth: usize| -> Vec<Step> {
        settled.periods[nth].steps().into_iter().filter(|it| !matches!(it, Step::Line(_))).collect()
    };
    let yuan = |it: i64| Money::cny(it * 100);
    assert_eq!(after_the_tiers(0), [Step::Paid(yuan(38_000))]);
    let taken = [Step::Given(yuan(14_000)), Step::Later(later), Step::Paid(yuan(0)), Step::Carried(yuan(-8_000))];
    assert_eq!(after_the_tiers(1), taken);
    let made_up = [Step::Given(yuan(16_000)), Step::Brought(yuan(-8_000)), Step::Paid(yuan(8_000))];
    assert_eq!(after_the_tiers(2), made_up);
    // before the refund nothing is known of it, and a period that runs says what it comes to so far
    let early = settle(&rows, &terms, &[], "2026-05-10");
    let told: Vec<(bool, Payout)> = early.periods.iter().map(|it| (it.is_over, it.payout)).collect();
    assert_eq!(told, [(true, payout(38_000, 0, 38_000, 0)), (false, payout(14_000, 0, 14_000, 0))]);
}

#[test]
fn what_is_given_back_after_the_last_period_is_said_by_itself() {
    let terms = clause(TierMethod::Whole, IncentiveBase::Collected);
    let rows = [row(1, "2026-08-01", "2026-08-01", 1_000_001), row(1, "2026-08-01", "2026-11-05", -1)];
    let settled = settle(&rows, &terms, &[], "2026-11-05");
    assert_eq!(settled.periods[2].payout, payout(50_000, 0, 50_000, 0).plus_fen(5));
    // one yuan less falls a whole tier
    let (before, after) = (Money::cny(5_000_005), Money::cny(3_000_000));
    let later = vec![Later { span: quarters()[2], before, after }];
    assert_eq!(settled.afterwards, Some(Afterwards { later, net: Money::cny(-2_000_005) }));
    assert_eq!(settle(&rows, &terms, &[], "2026-11-04").afterwards, None);
}

/// A payment that is some fen more than whole yuan.
trait Fen {
    fn plus_fen(self, fen: i64) -> Self;
}

impl Fen for Payout {
    fn plus_fen(self, fen: i64) -> Self {
        let more = |it: Money| Money::cny(it.minor + fen);
        Self { due: more(self.due), paid: more(self.paid), ..self }
    }
}

/// The day on which the sheet became final, how the contract counts, and the day to pay: thirty days later, on a Saturday.
#[test]
fn it_is_due_as_the_contract_counts_its_periods() {
    let cases = [
        ("2026-04-16", PeriodRule::StatutoryCn, Roll::None, "2026-05-16"),
        ("2026-04-16", PeriodRule::StatutoryCn, Roll::Following, "2026-05-18"),
        ("2026-04-16", PeriodRule::ClearDays, Roll::None, "2026-05-17"),
        ("2026-04-20", PeriodRule::ClearDays, Roll::Following, "2026-05-21"),
    ];
    let terms = clause(TierMethod::Marginal, IncentiveBase::Collected);
    for (on, rule, roll, due) in cases {
        let sheet = Sheet { evaluation: EvaluationId(uuid_v7(1, [9; 10])), on: day(on), grade: "A".to_owned() };
        let rows = [row(1, "2026-02-10", "2026-02-10", 700_000)];
        let settled = settle_counted(&rows, &terms, &[Some(sheet)], "2026-07-01", Counting { rule, roll });
        assert_eq!(settled.periods[0].due, Some(day(due)), "{on} {rule:?} {roll:?}");
    }
}

#[test]
fn it_is_due_so_long_after_the_sheet_became_final() {
    let terms = clause(TierMethod::Marginal, IncentiveBase::Collected);
    let evaluation = EvaluationId(uuid_v7(1, [9; 10]));
    let sheet = Sheet { evaluation, on: day("2026-04-20"), grade: "A".to_owned() };
    let settled = settle(&[row(1, "2026-02-10", "2026-02-10", 700_000)], &terms, &[Some(sheet)], "2026-07-01");
    let dues: Vec<Option<Date>> = settled.periods.iter().map(|it| it.due).collect();
    assert_eq!(dues, [Some(day("2026-05-20")), None, None]);
    // the clause has no factor for grades
    assert_eq!(settled.periods[0].payout, payout(14_000, 0, 14_000, 0));
    assert!(
        settled.periods[0]
            .given
            .working
            .iter()
            .all(|it| !matches!(it, Line::Tiers(CommissionLine::GradeFactor { .. })))
    );
}

#[test]
fn a_period_without_an_incentive_in_its_clause_is_left_out() {
    let terms = Targets::usual(Money::cny(70_000_000));
    assert_eq!(settle(&[row(1, "2026-02-10", "2026-02-10", 700_000)], &terms, &[], "2026-07-01"), Settled::default());
}

fn receipt(number: u64, on: &str, reverses: Option<u64>) -> Receipt {
    let id = |number| ReceiptId(uuid_v7(number, [5; 10]));
    Receipt {
        id: id(number),
        customer: CustomerId(uuid_v7(1, [3; 10])),
        on: day(on),
        amount: Money::cny(100),
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses: reverses.map(id),
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    }
}

fn allocation(number: u64, part: ClaimPart, fen: i64, on: Option<&str>) -> Allocation {
    Allocation {
        id: AllocationId(uuid_v7(number, [6; 10])),
        receipt: ReceiptId(uuid_v7(number, [5; 10])),
        contract: ContractId(uuid_v7(1, [2; 10])),
        instalment: InstalmentId(uuid_v7(1, [7; 10])),
        part,
        amount: Money::cny(fen),
        on: on.map(day),
    }
}

#[test]
fn receipts_count_without_late_fees_from_the_day_on_which_they_are_known() {
    let receipts = [
        receipt(1, "2026-01-10", None),
        receipt(2, "2026-01-20", None),
        receipt(3, "2026-02-05", None),
        receipt(9, "2026-04-01", Some(3)),
        // no money came
        Receipt { method: PaymentMethod::SetOff, ..receipt(4, "2026-02-06", None) },
    ];
    let allocations = [
        allocation(1, ClaimPart::Principal, 500, None),
        allocation(1, ClaimPart::LateFee, 40, None),
        allocation(1, ClaimPart::Cost, 7, None),
        // an advance of January that was used in March
        allocation(2, ClaimPart::Principal, 300, Some("2026-03-02")),
        allocation(3, ClaimPart::Principal, 200, None),
        allocation(4, ClaimPart::Principal, 600, None),
        // money that is not in this book
        allocation(8, ClaimPart::Principal, 900, None),
    ];
    let rows = collected(&receipts.iter().collect::<Vec<_>>(), &allocations.iter().collect::<Vec<_>>());
    let told: Vec<_> = rows.iter().map(|it| (it.on.to_string(), it.known.to_string(), it.amount.minor)).collect();
    let row = |on: &str, known: &str, fen| (on.to_owned(), known.to_owned(), fen);
    assert_eq!(
        told,
        [
            row("2026-01-10", "2026-01-10", 500),
            row("2026-01-20", "2026-03-02", 300),
            row("2026-02-05", "2026-02-05", 200),
            row("2026-02-05", "2026-04-01", -200),
        ]
    );
}

#[test]
fn an_invoice_that_was_taken_back_leaves_the_period_in_which_it_counted() {
    let contract = |number| ContractId(uuid_v7(number, [2; 10]));
    let id = |number| InvoiceId(uuid_v7(number, [4; 10]));
    let entry = |on: &str, of, number, net: i64, back| Entry {
        on: day(on),
        what: Happening::Invoiced { invoice: id(number), gross: Money::cny(net + net / 10), net: Money::cny(net) },
        back,
        contract: Some(contract(of)),
        customer: CustomerId(uuid_v7(1, [3; 10])),
        keeper: Arc::from(""),
    };
    let entries = [
        entry("2026-01-10", 1, 1, 1_000, false),
        entry("2026-02-10", 1, 2, 2_000, false),
        entry("2026-02-11", 2, 7, 9_000, false),
        // the first was made void, half of the second taken back by a red one
        entry("2026-04-01", 1, 1, 1_000, true),
        entry("2026-05-01", 1, 3, -1_000, false),
    ];
    let rows = invoiced(&entries, contract(1), |it| (it == id(3)).then(|| id(2)));
    let told: Vec<_> = rows.iter().map(|it| (it.on.to_string(), it.known.to_string(), it.amount.minor)).collect();
    let row = |on: &str, known: &str, fen| (on.to_owned(), known.to_owned(), fen);
    assert_eq!(
        told,
        [
            row("2026-01-10", "2026-01-10", 1_000),
            row("2026-01-10", "2026-04-01", -1_000),
            row("2026-02-10", "2026-02-10", 2_000),
            row("2026-02-10", "2026-05-01", -1_000),
        ]
    );
}

proptest! {
    /// Who sells more never gets less, band by band; and the bands make the sum.
    #[test]
    fn more_collected_never_gives_less_band_by_band(low in 0_i64..=200_000_000, more in 0_i64..=50_000_000) {
        let plan = commission_plan(TierMethod::Marginal, &tiers()).expect("tiers");
        let at = |gross| {
            reckon(&plan, IncentiveBase::Collected, Money::cny(gross), &at_13(), Condition::NoAim).expect("reckoned")
        };
        prop_assert!(at(low).value.minor <= at(low + more).value.minor);
        let worked = at(low);
        let mut bands = counterpart::domain::exact::Ratio::ZERO;
        let mut inside_all = 0_i64;
        for line in &worked.working {
            if let Line::Tiers(CommissionLine::Band { inside, exact, .. }) = line {
                bands = bands.plus(*exact).expect("a sum");
                inside_all += inside.minor;
            }
        }
        let net = worked.working.iter().find_map(|it| if let Line::WithoutTax(tax) = it { Some(tax.rounded.minor) } else { None });
        prop_assert_eq!(Some(inside_all), net, "the bands hold all that counts");
        let sum = bands.round(counterpart::domain::exact::Rounding::HalfUp).expect("rounded");
        prop_assert_eq!(sum, i128::from(worked.value.minor));
    }

    /// Whatever goes back and whenever: what was paid, with what is still to be taken back, is what the periods give in the end.
    #[test]
    fn what_was_paid_and_what_is_carried_is_what_the_periods_give(
        sold in proptest::collection::vec((0_usize..3, 1_i64..900_000, prop::option::of(0_i64..200)), 0..8),
        whole in any::<bool>(),
    ) {
        let method = if whole { TierMethod::Whole } else { TierMethod::Marginal };
        let terms = clause(method, IncentiveBase::Collected);
        let mut rows = Vec::new();
        for (nth, (quarter, yuan, back)) in sold.iter().enumerate() {
            let on = quarters()[*quarter].first;
            let amount = Money::cny(yuan * 113);
            let id = ReceiptId(uuid_v7(u64::try_from(nth).expect("few"), [5; 10]));
            rows.push(Row { source: Source::Receipt(id), on, known: on, amount });
            if let Some(days) = back {
                let known = on.plus_days(*days).expect("a day");
                rows.push(Row { source: Source::Reversal(id), on, known, amount: amount.negated().expect("a sum") });
            }
        }
        let settled = settle(&rows, &terms, &[], "2027-03-01");
        let plan = commission_plan(method, &tiers()).expect("tiers");
        let in_the_end: i64 = quarters()
            .iter()
            .map(|span| {
                let counted = rows.iter().filter(|it| span.has(it.on)).map(|it| it.amount.minor).sum::<i64>();
                let base = IncentiveBase::Collected;
                reckon(&plan, base, Money::cny(counted), &at_13(), Condition::NoAim).expect("reckoned").value.minor
            })
            .sum();
        let paid: i64 = settled.periods.iter().map(|it| it.payout.paid.minor).sum();
        let carried = settled.periods.last().map_or(0, |it| it.payout.carried_forward.minor);
        let left = settled.afterwards.as_ref().map_or(carried, |it| it.net.minor);
        prop_assert_eq!(paid + left, in_the_end);
        prop_assert!(settled.periods.iter().all(|it| it.payout.paid.minor >= 0));
    }
}
