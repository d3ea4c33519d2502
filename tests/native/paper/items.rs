//! The table of goods and services: the code of each, and what each is called in either language (G3 `items`).

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::party::ContractLanguage;
use counterpart::domain::line::Line;
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
