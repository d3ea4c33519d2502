//! The rules that read the paper: LNG-02, GEN-06.

use counterpart::domain::checker::finding::{Finding, Value};
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::party::{ContractLanguage, Prevailing};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::problem::Place;
use counterpart::export::paper::{check, compose};

use super::contracts;

const BOTH: ContractLanguage = ContractLanguage::Both { prevailing: Prevailing::Zh };

fn found(contract: &Contract) -> Vec<Finding> {
    check(&compose(contract, &contracts::own(), &contracts::customer(), BOTH))
}

fn told(contract: &Contract, rule: &str) -> Vec<(Place, Vec<Value>)> {
    found(contract).into_iter().filter(|it| it.rule.code() == rule).map(|it| (it.place, it.values)).collect()
}

fn special(zh: &str, en: &str) -> Contract {
    let mut contract = contracts::usual_with_goods();
    contract.special = Wording::new(zh, en);
    contract
}

fn text(words: &str) -> Value {
    Value::Text(words.into())
}

#[test]
fn both_texts_of_the_same_terms_agree() {
    for contract in contracts::samples() {
        let found = found(&contract);
        assert!(found.is_empty(), "{}: {found:?}", contract.title.zh);
    }
}

#[test]
fn figures_and_days_that_differ_between_the_languages_are_found() {
    for (zh, en, a, b) in [
        ("甲方在10日内更换。", "Party A replaces it within 15 days.", &["10"][..], &["15"][..]),
        ("验收日为2026年9月30日。", "Acceptance is on 3 September 2026.", &["2026-09-30"], &["2026-09-03"]),
        ("另收运费1,200元。", "Carriage of 1,250.00 yuan is added.", &["1200"], &["1250"]),
        ("最高赔偿30万元。", "Compensation is at most RMB 3,000,000.", &["300000"], &["3000000"]),
        ("按日万分之五计付。", "It is charged at 0.5% a day.", &[], &["0.5%"]),
        ("每月巡检两次。", "Inspections take place 3 times a month.", &[], &["3"]),
        ("账期为45日。", "The usual credit applies.", &["45"], &[]),
    ] {
        let list = |figures: &[&str]| {
            if figures.is_empty() { Value::Nothing } else { Value::List(figures.iter().map(|it| text(it)).collect()) }
        };
        let expected = vec![(Place::of(field::SPECIAL), vec![Value::Field(field::SPECIAL), list(a), list(b)])];
        assert_eq!(told(&special(zh, en), "LNG-02"), expected, "{zh} / {en}");
    }
}

#[test]
fn one_figure_in_two_dresses_is_the_same() {
    for (zh, en) in [
        ("甲方在10日内更换。", "Party A replaces it within ten days."),
        ("甲方在三十日内更换。", "Party A replaces it within 30 days."),
        ("验收日为2026年9月30日。", "Acceptance is on 30 September 2026."),
        ("验收日为2026年9月30日。", "Acceptance is on September 30, 2026."),
        ("验收日为2026-09-30。", "Acceptance is on 30 September 2026."),
        ("不迟于2026年9月。", "No later than September 2026."),
        ("每年6月盘点。", "Stock is taken in June of each year."),
        ("另收运费１２００元。", "Carriage of 1,200 yuan is added."),
        ("另收运费1200元。", "Carriage of 1,200.00 yuan is added."),
        ("最高赔偿3万元。", "Compensation is at most RMB 30,000."),
        ("最高赔偿1.5亿元。", "Compensation is at most RMB 150 million."),
        ("按日万分之五计付。", "It is charged at 0.05% a day."),
        ("按5%计付。", "It is charged at 5.0%."),
        ("巡检两次。", "There are 2 inspections."),
        ("服务时间为9:00至18:00。", "Service hours are 9:00 to 18:00."),
    ] {
        let found = told(&special(zh, en), "LNG-02");
        assert!(found.is_empty(), "{zh} / {en}");
    }
}

#[test]
fn what_a_draft_left_open_is_found() {
    for (zh, what) in [
        ("交付验收标准【】。", "【】"),
        ("联系人：待定。", "待定"),
        ("价格按本合同第九十九条执行。", "本合同第九十九条"),
        ("样式见附件12。", "附件12"),
        ("按{{standard}}验收。", "{{"),
    ] {
        let found = told(&special(zh, ""), "GEN-06");
        assert_eq!(found, [(Place::of(field::SPECIAL), vec![text(what)])], "{zh}");
    }
    for zh in ["价格按本合同第二条执行。", "样式见附件一。", "按民法典第五百八十五条处理。"]
    {
        let found = told(&special(zh, ""), "GEN-06");
        assert!(found.is_empty(), "{zh}");
    }
}

#[test]
fn a_space_that_no_other_rule_speaks_of_is_unresolved() {
    let mut ungraded = contracts::usual_with_goods();
    let Clause::Included(targets) = &mut ungraded.targets else { panic!("targets") };
    targets.grades.clear();
    let expected = vec![(Place::of(field::TARGETS_GRADES), vec![Value::Field(field::TARGETS_GRADES)])];
    assert_eq!(told(&ungraded, "GEN-06"), expected);

    // where and when to deliver is a warning of its own
    let mut undelivered = contracts::usual_with_goods();
    undelivered.delivery.place = Wording::default();
    assert!(told(&undelivered, "GEN-06").is_empty());
}
