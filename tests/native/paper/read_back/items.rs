//! Goods, services and their price: what stands in the table and in the article is what the totals are reckoned from.

use std::collections::BTreeSet;

use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::price::PriceForm;
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::line::{Line, Totals};
use counterpart::domain::money::Currency;
use counterpart::domain::rate::Ppm;
use counterpart::domain::tax::TaxMode;
use counterpart::export::paper::{Block, Paper, Table};

use super::super::figures::percent;
use super::amounts::{head, in_chinese, in_english, minor};
use super::between;
use super::tables::{column, find, optional, pair, thousandths};

/// `quantity × price × (1 − discount)` of what was read, in thousandths, coins and parts per million, rounded half up to the coin.
fn reckoned(quantity: i64, price: i64, off: i64) -> i64 {
    let exact = i128::from(quantity) * i128::from(price) * i128::from(1_000_000 - off);
    let whole = 1_000_i128 * 1_000_000;
    i64::try_from((2 * exact + whole) / (2 * whole)).expect("an amount")
}

/// The quantity, price and amount of each line; gives what the amounts add up to.
fn check_lines(table: &Table, lines: &[&Line], currency: Currency) -> i64 {
    let (quantities, prices) = (column(table, "Quantity"), column(table, &head("Unit price", currency)));
    let amounts = column(table, &head("Amount", currency));
    assert_eq!((quantities.len(), prices.len(), amounts.len()), (lines.len(), lines.len(), lines.len()));
    let mut sum = 0;
    for (row, line) in lines.iter().enumerate() {
        for (quantity, price, amount) in [
            (&quantities[row].0, &prices[row].0, &amounts[row].0),
            (&quantities[row].1, &prices[row].1, &amounts[row].1),
        ] {
            let quantity = thousandths(quantity.strip_suffix(line.unit.as_str()).expect("its unit").trim_end());
            let (price, off) = price.split_once(" −").map_or((price.as_str(), 0), |(price, off)| (price, percent(off)));
            let (price, amount) = (minor(price, currency), minor(amount, currency));
            assert_eq!((quantity, price, off), (line.quantity.thousandths, line.unit_price.minor, line.discount.0));
            assert_eq!(amount, reckoned(quantity, price, off), "{quantity} × {price} − {off}");
            assert_eq!(amount, line.amount().expect("an amount").value.minor);
        }
        sum += minor(&amounts[row].0, currency);
    }
    sum
}

/// Every line is called in the table of items what its terms call it, in either language, beside its code.
fn check_names(table: &Table, lines: &[&Line]) {
    let (codes, names) = (optional(table, "Code"), column(table, "Item"));
    assert_eq!(codes.is_some(), lines.iter().any(|line| !line.code.is_empty()), "a column for codes");
    for (row, line) in lines.iter().enumerate() {
        let english = if line.name_en.is_empty() { &line.name } else { &line.name_en };
        assert_eq!(names[row], (line.name.clone(), english.clone()));
        if let Some(codes) = &codes {
            let printed = if line.code.is_empty() { "–" } else { line.code.as_str() };
            assert_eq!(codes[row], (printed.to_owned(), printed.to_owned()));
        }
    }
}

/// Net and tax stand in the sentence where it says so, in either language.
fn check_price(paper: &Paper, mode: TaxMode, totals: &Totals) {
    let Some(Block::Paragraph(first)) = paper.article(ClauseId::Price).and_then(|it| it.blocks.first()) else {
        panic!("the price")
    };
    let (zh, en) = (first.text.zh_text(), first.text.en_text());
    let read = match mode {
        TaxMode::NotApplicable => return,
        TaxMode::TaxIncluded => {
            let zh_tax: &str = zh.split_once("，税款").expect("the tax").1;
            let zh_tax = zh_tax.split(['，', '。']).next().expect("an amount");
            let (net, tax) = en.split_once(" net and ").expect("net and tax");
            let net = net.rsplit_once(": ").expect("an amount").1;
            [between(&zh, "其中不含税价款", "，税款"), zh_tax, net, tax.split_once(" tax").expect("tax").0]
        }
        TaxMode::TaxExcluded => [
            between(&zh, "不含税价款", "，按"),
            between(&zh, "另计税款", "，价税合计"),
            between(&en, "The net price is ", "; VAT"),
            between(&en, " adds ", "; the total"),
        ],
    };
    let [net_zh, tax_zh, net_en, tax_en] = read;
    let (net, tax) = (Some(totals.net), Some(totals.tax));
    assert_eq!((in_chinese(net_zh), in_chinese(tax_zh)), (net, tax), "{zh}");
    assert_eq!((in_english(net_en), in_english(tax_en)), (net, tax), "{en}");
    assert_eq!(totals.net.minor + totals.tax.minor, totals.gross.minor);
}

/// The table of items, its total and the price of a contract.
pub(super) fn check(paper: &Paper, contract: &Contract) -> BTreeSet<&'static str> {
    let Some(table) = find(paper, "Item") else {
        assert!(contract.lines.is_empty(), "the items are listed");
        return BTreeSet::new();
    };
    let lines: Vec<&Line> = contract.lines.values().collect();
    check_names(table, &lines);
    let currency = contract.price.currency;
    let sum = check_lines(table, &lines, currency);
    let totals = contract.totals().expect("totals").value;
    assert_eq!(totals.lines.minor, sum);
    // a rate for each line where the article names none
    let rates: BTreeSet<Ppm> = lines.iter().map(|line| line.tax_rate).collect();
    let several = rates.len() > 1 && contract.price.tax_mode != TaxMode::NotApplicable;
    let printed = optional(table, "VAT rate");
    assert_eq!(printed.is_some(), several, "{rates:?}");
    for (cell, line) in printed.into_iter().flatten().zip(&lines) {
        assert_eq!((percent(&cell.0), percent(&cell.1)), (line.tax_rate.0, line.tax_rate.0));
    }
    match contract.price.form {
        PriceForm::FixedTotal => {
            let last = pair(table.total.last().expect("a total"));
            assert_eq!((minor(&last.0, currency), minor(&last.1, currency)), (sum, sum));
            assert_eq!(
                sum - totals.discount.minor,
                if contract.price.tax_mode == TaxMode::TaxExcluded { totals.net.minor } else { totals.gross.minor }
            );
            check_price(paper, contract.price.tax_mode, &totals);
        }
        PriceForm::Framework { .. } => assert!(table.total.is_empty(), "orders have their own totals"),
    }
    BTreeSet::from([field::LINES])
}
