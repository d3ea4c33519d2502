//! What the customer may not claim where it may not use our marks (S7 `claims_rule`).

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::support::{BrandUse, Promotion};
use counterpart::export::paper::{compose, plain_article};

use super::contracts;
use super::variants::{BOTH, included};

/// The article on support. We are Party B.
fn said(contract: &Contract) -> String {
    let (own, customer) = contracts::latin_parties();
    plain_article(compose(contract, &own, &customer, BOTH).article(ClauseId::Support).expect("printed"))
}

#[test]
fn nobody_makes_false_claims_though_it_may_not_use_our_marks() {
    let mut contract = contracts::distribution();
    let rule = ["作虚假或者使人误解的宣传", "false or misleading claims"];
    // under the guidelines the rule is a part of them, whatever was chosen
    for promotion in [Promotion::Honest, Promotion::NotStated] {
        included(&mut contract.support).promotion = promotion;
        let text = said(&contract);
        assert!(rule.iter().all(|words| text.matches(words).count() == 1), "{text}");
    }
    included(&mut contract.support).brand = BrandUse::None;
    let text = said(&contract);
    assert!(!rule.iter().any(|words| text.contains(words)), "a contract from before says what it said: {text}");
    included(&mut contract.support).promotion = Promotion::Honest;
    let text = said(&contract);
    for words in [
        "甲方不得使用乙方的商标、标识和宣传资料。甲方不得作虚假或者使人误解的宣传。",
        "Party A may not use the trade marks, signs or promotional material of Party B. Party A makes no false or misleading \
         claims.",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
}

#[test]
fn an_old_record_says_nothing_of_claims_and_a_new_contract_does() {
    let written = serde_json::to_value(contracts::distribution()).expect("written");
    assert_eq!(written["support"]["included"]["promotion"], "honest");
    let mut old = written.clone();
    let terms = old["support"]["included"].as_object_mut().expect("terms");
    terms.remove("promotion").expect("a new field");
    let mut read: Contract = serde_json::from_value(old.clone()).expect("read");
    assert_eq!(included(&mut read.support).promotion, Promotion::NotStated);
    assert_eq!(serde_json::to_value(&read).expect("written"), old, "an old record keeps its bytes");
}
