//! The table of goods and services: the code of each, and what each is called in either language (G3 `items`).

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::party::ContractLanguage;
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::price::PriceForm;
use counterpart::domain::line::{DocumentDiscount, Line};
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use counterpart::domain::tax::TaxMode;
use counterpart::export::paper::{compose, plain_text};

use super::contracts;
use super::variants::BOTH;

/// The flow meters, with these codes and English names, line by line.
fn called(rows: &[(&str, &str)]) -> Contract {
    let mut contract = contracts::flow_meters();
    for (line, (code, name_en)) in contract.lines.values_mut().zip(rows) {
        (line.code, line.name_en) = ((*code).to_owned(), (*name_en).to_owned());
    }
    contract
}

fn said(contract: &Contract, language: ContractLanguage) -> String {
    let (own, customer) = contracts::latin_parties();
    plain_text(&compose(contract, &own, &customer, language))
}

#[test]
fn a_line_has_its_code_and_a_name_in_either_language() {
    let contract = called(&[("EM-80", "Electromagnetic flow meter"), ("US-150", ""), ("", "Installation guidance")]);
    let both = said(&contract, BOTH);
    for row in [
        "| 编码 / Code | 名称 / Item | 规格 / Specification | 数量 / Quantity |",
        "| EM-80 | 电磁流量计 / Electromagnetic flow meter | DN80 PN16 | 120 台 |",
        "| US-150 | 超声波流量计 | DN150 | 48 台 |",
        "| – | 安装指导与首年检定 / Installation guidance | – | 1 项 |",
    ] {
        assert!(both.contains(row), "{row} in {both}");
    }
    let zh = said(&contract, ContractLanguage::Zh);
    assert!(zh.contains("| EM-80 | 电磁流量计 | DN80 PN16 |") && !zh.contains("flow meter"), "{zh}");
    let en = said(&contract, ContractLanguage::En);
    assert!(en.contains("| EM-80 | Electromagnetic flow meter | DN80 PN16 |") && !en.contains("电磁流量计"), "{en}");
}

#[test]
fn where_no_line_has_a_code_there_is_no_column_for_it() {
    let plain = said(&contracts::flow_meters(), BOTH);
    assert!(plain.contains("| 名称 / Item | 规格 / Specification |") && !plain.contains("编码"), "{plain}");
    // blanks are no code and no name
    assert_eq!(said(&called(&[(" ", " "), ("", ""), ("", "")]), BOTH), plain);
}

/// The flow meters at 13 % and the services that go with them at this rate.
fn taxed(form: PriceForm, mode: TaxMode, services: i64) -> String {
    let mut contract = contracts::flow_meters();
    (contract.price.form, contract.price.tax_mode) = (form, mode);
    contract.lines.values_mut().next_back().expect("a line").tax_rate = Ppm(services);
    said(&contract, BOTH)
}

#[test]
fn where_the_tax_rates_differ_the_table_says_the_rate_of_each_line() {
    let orders = PriceForm::Framework { accept_within: Period::days(3) };
    for form in [PriceForm::FixedTotal, orders] {
        for mode in [TaxMode::TaxIncluded, TaxMode::TaxExcluded] {
            let text = taxed(form, mode, 60_000);
            for row in [
                "| 单价（元） / Unit price (RMB) | 税率 / VAT rate | 金额（元） / Amount (RMB) |",
                "| 120 台 | 6,200.00 | 13% | 744,000.00 |",
                "| 1 项 | 132,000.00 | 6% | 132,000.00 |",
            ] {
                assert!(text.contains(row), "{row} in {text}");
            }
            assert!(!taxed(form, mode, 130_000).contains("VAT rate |"), "one rate is said with the price");
        }
        assert!(!taxed(form, TaxMode::NotApplicable, 60_000).contains("VAT rate"), "there is no tax");
    }
    let included = taxed(orders, TaxMode::TaxIncluded, 60_000);
    assert!(included.contains("单价含增值税，各项税率见明细。"), "{included}");
    assert!(included.contains("which include VAT at the rate of each item."), "{included}");
    let excluded = taxed(orders, TaxMode::TaxExcluded, 60_000);
    assert!(excluded.contains("单价不含增值税，税款按各项税率另计。"), "{excluded}");
    assert!(excluded.contains("VAT at the rate of each item is added to it."), "{excluded}");
}

#[test]
fn orders_are_priced_at_the_tax_rate_of_the_lines_and_not_at_that_of_a_new_one() {
    let mut contract = contracts::flow_meters();
    contract.price.form = PriceForm::Framework { accept_within: Period::days(3) };
    contract.lines.values_mut().for_each(|line| line.tax_rate = Ppm(60_000));
    let text = said(&contract, BOTH);
    assert!(text.contains("单价含增值税，税率6%。") && text.contains("which include VAT at 6%."), "{text}");
    contract.lines.clear();
    let text = said(&contract, BOTH);
    assert!(text.contains("单价含增值税，税率13%。") && text.contains("which include VAT at 13%."), "{text}");
}

#[test]
fn where_no_totals_can_be_reckoned_the_tax_rates_are_still_those_of_the_lines() {
    let mut contract = contracts::flow_meters();
    // more than all lines come to
    contract.price.discount = DocumentDiscount::Amount(Money::cny(1_000_000_000_000));
    contract.lines.values_mut().for_each(|line| line.tax_rate = Ppm(60_000));
    assert!(contract.totals().is_err());
    contract.price.form = PriceForm::Framework { accept_within: Period::days(3) };
    let one = said(&contract, BOTH);
    assert!(one.contains("单价含增值税，税率6%。") && one.contains("which include VAT at 6%."), "{one}");
    contract.lines.values_mut().next_back().expect("a line").tax_rate = Ppm(130_000);
    let orders = said(&contract, BOTH);
    assert!(orders.contains("单价含增值税，各项税率见明细。"), "{orders}");
    assert!(orders.contains("which include VAT at the rate of each item."), "{orders}");
    contract.price.form = PriceForm::FixedTotal;
    for text in [orders, said(&contract, BOTH)] {
        assert!(text.contains("| 120 台 | 6,200.00 | 6% | 744,000.00 |"), "{text}");
        assert!(text.contains("| 1 项 | 132,000.00 | 13% | 132,000.00 |"), "{text}");
    }
}

#[test]
fn a_discount_of_orders_is_taken_off_no_total_price() {
    for (discount, zh, en) in [
        (DocumentDiscount::Share(Ppm(30_000)), "优惠3%", "A discount of 3%"),
        (DocumentDiscount::Amount(Money::cny(100_000)), "优惠¥1,000.00", "A discount of RMB 1,000.00"),
    ] {
        let mut contract = contracts::flow_meters();
        contract.price.discount = discount;
        let fixed = said(&contract, BOTH);
        assert!(fixed.contains(&format!("上述总价已在明细合计的基础上{zh}")), "{fixed}");
        assert!(fixed.contains(&format!("{en} on the sum of the items")), "{fixed}");
        contract.price.form = PriceForm::Framework { accept_within: Period::days(3) };
        let orders = said(&contract, BOTH);
        assert!(orders.contains(&format!("明细合计{zh}。")) && !orders.contains("上述总价"), "{orders}");
        assert!(orders.contains(&format!("{en} is taken off the sum of the items.")), "{orders}");
    }
}

#[test]
fn lines_without_code_and_english_name_are_kept_as_before() {
    let old = serde_json::to_value(contracts::flow_meters()).expect("written");
    let lines = old["lines"].as_object().expect("lines");
    assert!(
        lines.values().all(|line| line.get("code").or(line.get("name_en")).is_none()),
        "an old record keeps its bytes"
    );
    let contract = called(&[("EM-80", "Electromagnetic flow meter")]);
    let line = contract.lines.values().next().expect("a line");
    let written = serde_json::to_value(line).expect("written");
    assert_eq!(written["code"], "EM-80");
    assert_eq!(written["name_en"], "Electromagnetic flow meter");
    assert_eq!(serde_json::from_value::<Line>(written).expect("read"), *line);
}
