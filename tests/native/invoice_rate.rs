//! The tax rate that a new invoice proposes: that of the contract's lines, by the terms in force.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::amendment::Begins;
use counterpart::domain::id::{LineId, uuid_v7};
use counterpart::domain::invoice_rate::InvoiceRate;
use counterpart::domain::line::{DocumentDiscount, Line};
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use counterpart::domain::tax::TaxMode;

use crate::amendments::amendment;
use crate::paper::contracts::day;
use crate::progress::{Counter, sale};

/// A sale with one line for each of these: price in fen, rate in ppm.
fn with_lines(lines: &[(i64, i64)]) -> Contract {
    let mut terms = sale(&mut Counter(0));
    let line = terms.lines.values().next().cloned().expect("a line");
    terms.lines.clear();
    for (place, (price, rate)) in (1_u64..).zip(lines) {
        let id = LineId(uuid_v7(place, [8; 10]));
        terms.lines.insert(id, Line { id, unit_price: Money::cny(*price), tax_rate: Ppm(*rate), ..line.clone() });
    }
    terms
}

/// Each rate with what stands under it, in fen.
fn several(rate: &InvoiceRate) -> Vec<(i64, i64)> {
    match rate {
        InvoiceRate::Several(rates) => rates.iter().map(|it| (it.rate.0, it.split.gross.minor)).collect(),
        InvoiceRate::Untaxed | InvoiceRate::One(_) => Vec::new(),
    }
}

#[test]
fn lines_of_one_rate_propose_it() {
    // goods, services, a small-scale seller at 3 % or at the reduced 1 %
    for rate in [130_000, 60_000, 30_000, 10_000] {
        let found = InvoiceRate::of(&with_lines(&[(5_000_000, rate), (100, rate)]));
        assert_eq!(found, InvoiceRate::One(Ppm(rate)));
        assert_eq!(found.proposed(), Ppm(rate));
    }
}

#[test]
fn an_exempt_sale_and_one_that_reckons_no_tax_propose_none() {
    let exempt = InvoiceRate::of(&with_lines(&[(5_000_000, 0)]));
    assert_eq!((&exempt, exempt.proposed()), (&InvoiceRate::Untaxed, Ppm(0)));
    let mut untaxed = with_lines(&[(5_000_000, 130_000)]);
    untaxed.price.tax_mode = TaxMode::NotApplicable;
    assert_eq!(InvoiceRate::of(&untaxed), InvoiceRate::Untaxed);
}

#[test]
fn of_several_rates_that_of_the_largest_amount_is_proposed_and_all_are_told() {
    // 80,000.00 of goods, 30,000.00 of service, 5,000.00 exempt
    let found = InvoiceRate::of(&with_lines(&[(3_000_000, 60_000), (8_000_000, 130_000), (500_000, 0)]));
    assert_eq!(several(&found), [(130_000, 8_000_000), (60_000, 3_000_000), (0, 500_000)]);
    assert_eq!(found.proposed(), Ppm(130_000));

    // a tenth off the sum is off each rate
    let mut terms = with_lines(&[(3_000_000, 60_000), (8_000_000, 130_000)]);
    terms.price.discount = DocumentDiscount::Share(Ppm(100_000));
    assert_eq!(several(&InvoiceRate::of(&terms)), [(130_000, 7_200_000), (60_000, 2_700_000)]);

    // prices without tax: 100.00 at 13 % come to 113.00, 110.00 at 1 % to 111.10
    let mut terms = with_lines(&[(10_000, 130_000), (11_000, 10_000)]);
    terms.price.tax_mode = TaxMode::TaxExcluded;
    assert_eq!(several(&InvoiceRate::of(&terms)), [(130_000, 11_300), (10_000, 11_110)]);

    // what costs nothing has nothing to be invoiced
    let found = InvoiceRate::of(&with_lines(&[(8_000_000, 60_000), (0, 130_000)]));
    assert_eq!(found, InvoiceRate::One(Ppm(60_000)));
}

#[test]
fn without_lines_the_rate_that_a_new_line_starts_with_is_proposed() {
    let mut terms = with_lines(&[]);
    terms.price.tax_rate = Ppm(90_000);
    assert_eq!(InvoiceRate::of(&terms), InvoiceRate::One(Ppm(90_000)));
}

#[test]
fn the_terms_in_force_on_the_day_are_taken() {
    let signed = with_lines(&[(10_000_000, 130_000)]);
    let changed = with_lines(&[(10_000_000, 60_000)]);
    let all = [amendment(1, &changed, Some("2026-05-20"), Begins::On(day("2026-06-01")))];
    for (on, rate) in [("2026-05-31", 130_000), ("2026-06-01", 60_000)] {
        assert_eq!(InvoiceRate::of(&signed.amended(&all, day(on))).proposed(), Ppm(rate), "on {on}");
    }
}
