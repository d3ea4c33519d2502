//! Rules of the contract checker on customers and their information, on form and disputes, and on performance: for each one a
//! contract that breaks it, and its neighbour that does not.

#[path = "rules/balance.rs"]
mod balance;
#[path = "rules/customers.rs"]
mod customers;
#[path = "rules/deal.rs"]
mod deal;
#[path = "rules/form.rs"]
mod form;
#[path = "rules/information.rs"]
mod information;
#[path = "rules/mending.rs"]
mod mending;
#[path = "rules/outside.rs"]
mod outside;
#[path = "rules/performing.rs"]
mod performing;
#[path = "rules/phrases.rs"]
mod phrases;

use std::collections::BTreeSet;

use counterpart::demo::{Seeded, book};
use counterpart::domain::checker::facts::Facts;
use counterpart::domain::checker::pack;
use counterpart::domain::checker::rule::{RuleId, Severity};
use counterpart::domain::checker::{Subject, check};
use counterpart::domain::contract::wording::Wording;
use counterpart::export::paper::{self, compose};

use deal::{Deal, Row, deal, findings};

/// The families whose rows stand in this folder.
const FAMILIES: [&str; 12] = ["INF", "PIP", "DEV", "KPI", "SVC", "SUP", "DSP", "CON", "LNG", "GEN", "SIG", "EXE"];

/// Rules that read the paper; their rows stand with the paper.
const ON_PAPER: [&str; 2] = ["LNG-02", "GEN-06"];

fn tables() -> [Vec<Row>; 3] {
    [information::rows(), customers::rows(), form::rows()]
}

fn rows() -> Vec<Row> {
    tables().into_iter().flatten().collect()
}

/// The rules of a table; one that looks at several things has a row for each, one after the other.
fn rules_of(table: &[Row]) -> Vec<&'static str> {
    let mut rules: Vec<&str> = table.iter().map(|row| row.rule).collect();
    rules.dedup();
    rules
}

#[test]
fn a_rule_finds_its_fault_and_not_its_neighbour() {
    for row in rows() {
        let mut broken = deal();
        (row.fires)(&mut broken);
        let found: Vec<_> = findings(&broken).into_iter().filter(|it| it.rule.code() == row.rule).collect();
        let told: Vec<_> = found.iter().map(|it| (it.place, it.values.clone())).collect();
        assert_eq!(told, [(row.place, row.values)], "{} does not find its fault", row.rule);

        let mut neighbour = deal();
        (row.rests)(&mut neighbour);
        let silent = findings(&neighbour).into_iter().all(|it| it.rule.code() != row.rule);
        assert!(silent, "{} finds fault with its neighbour", row.rule);
    }
}

/// The same words among many more that no rule speaks of: a long text is searched another way.
fn amid(words: &Wording) -> Wording {
    let within = |words: &str, idle: &str| {
        let idle = idle.repeat(8);
        if words.trim().is_empty() { String::new() } else { format!("{idle}\n{words}\n{idle}") }
    };
    Wording::new(
        within(&words.zh, "今天天晴，山上有雨，水在石下。"),
        within(&words.en, "The weather is fine today and two trees stand in the yard. "),
    )
}

#[test]
fn a_rule_finds_in_a_long_text_what_it_finds_in_a_short_one() {
    let told = |of: &Deal, rule: &str| -> Vec<_> {
        let found = findings(of).into_iter().filter(|it| it.rule.code() == rule);
        found.map(|it| (it.place, it.values)).collect()
    };
    let mut searched = 0;
    for row in rows() {
        for spoil in [row.fires, row.rests] {
            let mut short = deal();
            spoil(&mut short);
            let special = &short.contract.special;
            if special.is_blank() {
                continue;
            }
            let mut long = deal();
            spoil(&mut long);
            long.contract.special = amid(special);
            assert_eq!(told(&long, row.rule), told(&short, row.rule), "{}", row.rule);
            searched += 1;
        }
    }
    assert!(searched > 20, "{searched} texts");
}

#[test]
fn every_rule_of_these_families_has_a_row() {
    let expected: BTreeSet<&str> =
        RuleId::all().map(RuleId::code).filter(|code| FAMILIES.contains(&&code[..3])).collect();
    assert_eq!(expected.len(), 109);
    let told: Vec<&str> = tables()
        .iter()
        .flat_map(|table| rules_of(table))
        .chain(performing::CASES.iter().map(|case| case.rule))
        .chain(ON_PAPER)
        .collect();
    let once: BTreeSet<&str> = told.iter().copied().collect();
    assert_eq!(once, expected);
    assert_eq!(told.len(), once.len(), "a rule stands in one place");
}

#[test]
fn a_sound_contract_is_only_advised_to_keep_proof_of_electronic_signatures() {
    let found: Vec<&str> =
        findings(&deal()).iter().map(|it| it.rule.code()).filter(|code| FAMILIES.contains(&&code[..3])).collect();
    assert_eq!(found, ["SIG-05"]);
}

#[test]
fn the_contracts_of_the_sample_book_have_no_error_of_these_families() {
    let today = deal::day("2026-05-20");
    let book = book(today, &mut Seeded::new(7)).expect("a sample book");
    let mut told = Vec::new();
    for contract in book.contracts.iter().filter(|contract| !contract.lines.is_empty()) {
        let customer = book.customers.iter().find(|it| it.id == contract.customer).expect("its customer");
        let facts = Facts::of(contract, today);
        let found = check(&Subject { contract, own: &book.own_entity, customer, facts: &facts });
        let paper = compose(contract, &book.own_entity, customer, contract.language);
        let found = found
            .into_iter()
            .chain(paper::check(&paper, pack::of(contract)))
            .filter(|it| it.severity() == Severity::Error);
        let of_these = found.filter(|it| FAMILIES.contains(&&it.rule.code()[..3]));
        told.extend(of_these.map(|it| (contract.number.clone(), it.rule.code(), it.place, it.values)));
    }
    assert!(told.is_empty(), "{told:?}");
}
