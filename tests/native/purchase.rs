//! What a customer bought: the lines of signed contracts, to the fen, and summed by what they are.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::party::{ContractKind, SubjectKind};
use counterpart::domain::contract::usual::Beginning;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::exact::Ratio;
use counterpart::domain::id::{CustomerId, LineId, NewId, OwnEntityId, PurchaseRecordId, uuid_v7};
use counterpart::domain::line::{DocumentDiscount, Line, LineError};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::purchase::{Bought, Purchase, PurchaseLine, by_product, purchases};
use counterpart::domain::purchase_record::{PurchaseOrigin, PurchaseRecord};
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::tax::TaxMode;
use proptest::prelude::*;

struct Counter(u64);

impl NewId for Counter {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(1_780_000_000_000 + self.0, [0; 10])
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// Name, thousandths, price of one in fen, discount, tax rate.
type Row = (&'static str, i64, i64, i64, i64);

fn sale(rows: &[Row], discount: DocumentDiscount, mode: TaxMode, currency: Currency) -> Contract {
    let ids = &mut Counter(0);
    let beginning = Beginning {
        own_entity: OwnEntityId::fresh(ids),
        customer: CustomerId::fresh(ids),
        kind: ContractKind::Sale,
        subject_kind: SubjectKind::Goods,
        title: Wording::default(),
        on: day("2026-01-01"),
        not_needed: Wording::default(),
    };
    let mut contract = Contract::usual(beginning, ids).expect("a contract");
    contract.price.discount = discount;
    contract.price.tax_mode = mode;
    contract.price.currency = currency;
    for (name, thousandths, minor, off, tax) in rows {
        let line = Line {
            id: LineId::fresh(ids),
            code: String::new(),
            name: (*name).to_owned(),
            name_en: String::new(),
            spec: String::new(),
            unit: "台".to_owned(),
            quantity: Quantity { thousandths: *thousandths },
            unit_price: Money::new(*minor, currency),
            discount: Ppm(*off),
            tax_rate: Ppm(*tax),
        };
        contract.lines.insert(line.id, line);
    }
    contract
}

fn amounts(contract: &Contract) -> Vec<i64> {
    let worked = purchases(contract, day("2026-03-01")).expect("reckoned");
    worked.value.iter().map(|it| it.amount.minor).collect()
}

#[test]
fn a_line_costs_what_is_paid_for_it_after_every_discount_and_with_the_tax() {
    const THIRTEEN: i64 = 130_000;
    for (case, rows, discount, mode, expected) in [
        (
            "plain",
            &[("meter", 2_000, 620_000, 0, THIRTEEN), ("valve", 1_500, 100, 0, THIRTEEN)][..],
            DocumentDiscount::None,
            TaxMode::TaxIncluded,
            &[1_240_000, 150][..],
        ),
        // 10 % off the first line
        (
            "a line's discount",
            &[("meter", 1_000, 1_000, 100_000, THIRTEEN)],
            DocumentDiscount::None,
            TaxMode::TaxIncluded,
            &[900],
        ),
        // 1.00 off three equal lines: the odd fen stay with the first ones
        (
            "a sum off the whole",
            &[("a", 1_000, 100, 0, THIRTEEN), ("b", 1_000, 100, 0, THIRTEEN), ("c", 1_000, 100, 0, THIRTEEN)],
            DocumentDiscount::Amount(Money::cny(100)),
            TaxMode::TaxIncluded,
            &[67, 67, 66],
        ),
        (
            "tax on top",
            &[("meter", 1_000, 10_000, 0, THIRTEEN)],
            DocumentDiscount::None,
            TaxMode::TaxExcluded,
            &[11_300],
        ),
        (
            "two rates on top",
            &[("meter", 1_000, 10_000, 0, THIRTEEN), ("service", 1_000, 10_000, 0, 60_000)],
            DocumentDiscount::None,
            TaxMode::TaxExcluded,
            &[11_300, 10_600],
        ),
        ("given away", &[("gift", 1_000, 0, 0, THIRTEEN)], DocumentDiscount::None, TaxMode::TaxIncluded, &[0]),
        // a list of prices bought nothing
        (
            "a price without a quantity",
            &[("meter", 0, 620_000, 0, THIRTEEN), ("valve", 1_000, 500, 0, THIRTEEN)],
            DocumentDiscount::None,
            TaxMode::TaxIncluded,
            &[500],
        ),
        ("no lines", &[], DocumentDiscount::None, TaxMode::TaxIncluded, &[]),
    ] {
        assert_eq!(amounts(&sale(rows, discount, mode, Currency::CNY)), expected, "{case}");
    }
    let broken = sale(&[("meter", -1, 100, 0, THIRTEEN)], DocumentDiscount::None, TaxMode::TaxIncluded, Currency::CNY);
    let line = *broken.lines.keys().next().expect("a line");
    assert_eq!(purchases(&broken, day("2026-03-01")), Err(LineError::NegativeQuantity { line }));
}

#[test]
fn a_line_shows_its_part_of_what_the_lines_of_its_rate_cost() {
    // 1.00 off three lines of 1.00: 2.00 are paid, 0.666… for each
    let rows = &[("a", 1_000, 100, 0, 130_000), ("b", 1_000, 100, 0, 130_000), ("c", 1_000, 100, 0, 130_000)];
    let contract = sale(rows, DocumentDiscount::Amount(Money::cny(100)), TaxMode::TaxIncluded, Currency::CNY);
    let worked = purchases(&contract, day("2026-03-01")).expect("reckoned");
    let ids: Vec<LineId> = contract.lines.keys().copied().collect();
    let row = |line: LineId, paid| PurchaseLine {
        line,
        rate: Ppm(130_000),
        amount: Money::cny(100),
        lines: Money::cny(300),
        gross: Money::cny(200),
        exact: Ratio::new(200, 3).expect("a ratio"),
        paid: Money::cny(paid),
    };
    assert_eq!(worked.working, [row(ids[0], 67), row(ids[1], 67), row(ids[2], 66)]);
}

fn bought(of: &Contract, on: &str) -> Vec<Purchase> {
    purchases(of, day(on)).expect("reckoned").value
}

#[test]
fn what_was_bought_again_is_one_line_with_the_last_price() {
    let none = DocumentDiscount::None;
    let first = sale(
        &[("meter", 10_000, 600, 0, 0), ("valve", 1_000, 50_000, 0, 0)],
        none,
        TaxMode::NotApplicable,
        Currency::CNY,
    );
    let second = sale(&[("meter ", 5_000, 620, 100_000, 0)], none, TaxMode::NotApplicable, Currency::CNY);
    let abroad = sale(&[("meter", 1_000, 90, 0, 0)], none, TaxMode::NotApplicable, Currency::USD);
    // the newest first, as the page has them
    let all = [bought(&second, "2026-03-01"), bought(&abroad, "2026-02-01"), bought(&first, "2026-01-01")].concat();
    let worked = by_product(&all).expect("sums");
    // every purchase stands in the working, under its sum, with what the sum is so far
    let told: Vec<_> =
        worked.working.iter().map(|it| (it.of, it.on.to_string(), it.amount.minor, it.sum.minor)).collect();
    let told_as = |of, on: &str, amount, sum| (of, on.to_owned(), amount, sum);
    assert_eq!(
        told,
        [
            told_as(0, "2026-01-01", 50_000, 50_000),
            told_as(1, "2026-03-01", 2_790, 2_790),
            told_as(1, "2026-01-01", 6_000, 8_790),
            told_as(2, "2026-02-01", 90, 90),
        ]
    );
    let found = worked.value;
    let line = |name: &str, times, thousandths, amount, on: &str, price, off| Bought {
        name: name.to_owned(),
        spec: String::new(),
        unit: "台".to_owned(),
        times,
        quantity: Quantity { thousandths },
        amount,
        last_on: day(on),
        last_price: price,
        last_discount: Ppm(off),
    };
    let dollars = |minor| Money::new(minor, Currency::USD);
    assert_eq!(
        found,
        [
            line("valve", 1, 1_000, Money::cny(50_000), "2026-01-01", Money::cny(50_000), 0),
            // 10 x 6.00 and 5 x 6.20 less 10 %
            line("meter", 2, 15_000, Money::cny(8_790), "2026-03-01", Money::cny(620), 100_000),
            line("meter", 1, 1_000, dollars(90), "2026-02-01", dollars(90), 0),
        ]
    );
    // of two signed on one day the newer contract, which comes first, tells the price
    let of_a_day = [bought(&second, "2026-03-01"), bought(&first, "2026-03-01")].concat();
    let meter = by_product(&of_a_day).expect("sums").value.into_iter().find(|it| it.name == "meter").expect("it");
    assert_eq!((meter.last_price, meter.last_discount), (Money::cny(620), Ppm(100_000)));
    let sums = Money::by_currency(found.iter().map(|it| it.amount)).expect("sums");
    assert_eq!(sums, [Money::cny(58_790), dollars(90)]);
}

proptest! {
    #[test]
    fn the_lines_add_up_to_the_total_of_the_contract(
        rows in proptest::collection::vec((1_i64..5_000, 0_i64..100_000, 0_i64..1_000_000, 0_usize..3), 1..6),
        share in 0_i64..1_000_000,
        mode in 0_usize..3,
    ) {
        const RATES: [i64; 3] = [0, 60_000, 130_000];
        let modes = [TaxMode::TaxIncluded, TaxMode::TaxExcluded, TaxMode::NotApplicable];
        let rows: Vec<Row> = rows.into_iter().map(|(n, price, off, rate)| ("meter", n, price, off, RATES[rate])).collect();
        let contract = sale(&rows, DocumentDiscount::Share(Ppm(share)), modes[mode], Currency::CNY);
        prop_assert_eq!(amounts(&contract).iter().sum::<i64>(), contract.total().expect("a total").minor);
    }
}

fn record(thousandths: i64, minor: i64) -> PurchaseRecord {
    let ids = &mut Counter(50);
    PurchaseRecord {
        id: PurchaseRecordId::fresh(ids),
        customer: CustomerId::fresh(ids),
        on: day("2024-03-05"),
        name: " meter".to_owned(),
        spec: String::new(),
        unit: "台".to_owned(),
        quantity: Quantity { thousandths },
        amount: Money::new(minor, Currency::CNY),
        reference: "XS-17".to_owned(),
        origin: PurchaseOrigin::Imported,
        note: String::new(),
    }
}

#[test]
fn one_unit_of_what_was_written_down_costs_the_amount_over_the_quantity() {
    for (case, thousandths, minor, expected) in [
        ("twelve for 103 200", 12_000, 10_320_000, 860_000),
        // 100.00 for three: 33.333… and 33.335 rounds up
        ("three for a hundred", 3_000, 10_000, 3_333),
        ("two for 66.67", 2_000, 6_667, 3_334),
        ("half a tonne", 500, 10_000, 20_000),
        ("nobody knows how much", 0, 10_000, 10_000),
        ("a return", 2_000, -10_000, -5_000),
    ] {
        let bought = record(thousandths, minor).purchase().expect("reckoned");
        assert_eq!((bought.unit_price.minor, bought.amount.minor), (expected, minor), "{case}");
    }
    assert!(record(1, i64::MAX).purchase().is_err(), "a thousand times the largest amount");
}

#[test]
fn what_contracts_and_records_tell_adds_up_by_product() {
    let contract =
        sale(&[("meter", 2_000, 620_000, 0, 130_000)], DocumentDiscount::None, TaxMode::TaxIncluded, Currency::CNY);
    let mut all = purchases(&contract, day("2026-03-01")).expect("reckoned").value;
    all.push(record(12_000, 10_320_000).purchase().expect("reckoned"));
    let sums = by_product(&all).expect("sums").value;
    let told: Vec<_> =
        sums.iter().map(|it| (it.name.as_str(), it.times, it.quantity.thousandths, it.amount.minor)).collect();
    assert_eq!(told, [("meter", 2, 14_000, 11_560_000)]);
    assert_eq!(
        (sums[0].last_price.minor, sums[0].last_on),
        (620_000, day("2026-03-01")),
        "the last price is the contract's"
    );
}
