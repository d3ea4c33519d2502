//! The rules that read the paper: LNG-02, GEN-06.

use counterpart::domain::checker::finding::{Finding, Value};
use counterpart::domain::checker::pack;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::party::{ChineseScript, ContractLanguage, Prevailing};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::problem::Place;
use counterpart::export::paper::{check, compose};

use super::contracts;

const BOTH: ContractLanguage = ContractLanguage::Both { prevailing: Prevailing::Zh };

fn found(contract: &Contract) -> Vec<Finding> {
    check(&compose(contract, &contracts::own(), &contracts::customer(), BOTH), pack::of(contract))
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
        ("违约金为5%。", "Agreed damages are 6 %.", &["5%"], &["6%"]),
        ("违约金为5%。", "Agreed damages are six per cent.", &["5%"], &[]),
        ("利率上浮5个百分点。", "The rate rises by 5 per cent.", &["5"], &["5%"]),
        ("按日万分之5计付。", "It is charged at 0.5% a day.", &["0.05%"], &["0.5%"]),
        ("验收日为2026年3月31日。", "Acceptance is on 30th March 2026.", &["2026-03-31"], &["2026-03-30"]),
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
        ("违约金为5%。", "Agreed damages are 5 %."),
        ("违约金为5%。", "Agreed damages are 5\u{a0}%."),
        ("违约金为 5 %。", "Agreed damages are 5%."),
        ("违约金为５％。", "Agreed damages are 5%."),
        ("违约金为5%。", "Agreed damages are 5 per cent."),
        ("违约金为5%。", "Agreed damages are 5 percent of the price."),
        ("违约金为5%。", "Agreed damages are five (5) per cent."),
        ("违约金为25%。", "Agreed damages are twenty-five percent."),
        ("违约金为百分之五。", "Agreed damages are 5 %."),
        ("违约金为百分之5。", "Agreed damages are 5%."),
        ("按日万分之5计付。", "It is charged at 0.05 % a day."),
        ("按日千分之1.5计付。", "It is charged at 0.15% a day."),
        ("按日1‰计付。", "It is charged at 0.1% a day."),
        ("利率上浮5个百分点。", "The rate rises by 5 percentage points."),
        ("验收日为2026年3月31日。", "Acceptance is on 31st March 2026."),
        ("验收日为2026年3月1日。", "Acceptance is on 1st March 2026."),
        ("验收日为2026年3月31日。", "Acceptance is on March 31st, 2026."),
        ("验收日为2026年3月31日。", "Acceptance is on the 31st day of March, 2026."),
        ("验收日为2026年3月31日。", "Acceptance is on the 31st of March 2026."),
        ("验收日为2026/3/31。", "Acceptance is on 31 March 2026."),
        ("验收日为2026.3.31。", "Acceptance is on 31 March 2026."),
        ("另收运费1,200.50元，计3件。", "Carriage of 1,200.50 yuan is added, for 3 pieces."),
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
fn letters_of_a_placeholder_are_one_only_where_they_stand_for_something() {
    let annexes = [("样式见附件12。", "附件12"), ("样式见附件十二，一式两份。", "附件十二")];
    let open = ["价格待定。", "价格待定", "另行待定。", "交付日期待定。", "工期待定，另行通知。", "尾款待定。"];
    let open_noun = ["待定金额另行书面确认。", "待定型号见补充协议。", "待定期限由双方商定。"];
    let crosses = ["联系人：XXX。", "联系人：XXXX公司。", "电话400-XXX-1234。"];
    let found = annexes
        .into_iter()
        .chain(open.into_iter().chain(open_noun).map(|zh| (zh, "待定")))
        .chain(crosses.into_iter().map(|zh| (zh, "XXX")))
        .chain([("验收标准（待补充）。", "待补充"), ("联系人：待填写", "待填写"), ("价格：TBD。", "TBD")])
        .chain([("交付地点为____。", "____"), ("单价为【】元。", "【】"), ("单价为【 】元。", "【 】")])
        .chain([("联系人为××。", "××"), ("型号为[●]。", "[●]"), ("按标准}}验收。", "}}")]);
    for (zh, what) in found {
        let found = told(&special(zh, ""), "GEN-06");
        assert_eq!(found, [(Place::of(field::SPECIAL), vec![text(what)])], "{zh}");
    }
    for (en, what) in [
        ("Place of delivery: to be confirmed.", "to be confirmed"),
        ("Place of delivery [to be completed]", "to be completed"),
    ] {
        let found = told(&special("交付地点见右栏。", en), "GEN-06");
        assert_eq!(found, [(Place::of(field::SPECIAL), vec![text(what)])], "{en}");
    }
    for zh in [
        "乙方为甲方人员安排接待定点酒店。",
        "设备等待定期检查时停机。",
        "待定金到账后，甲方安排生产。",
        "图纸待定稿后执行。",
        "客户接待定于每月第一周。",
        "另供XXXL码工作服50套。",
        "型号为LXXX20的表壳另行报价。",
        "待补充材料齐全后三日内答复。",
        "随附件12份交付。",
        "收到附件30日内答复。",
        "附件十二页另行装订。",
    ] {
        let found = told(&special(zh, ""), "GEN-06");
        assert!(found.is_empty(), "{zh}: {found:?}");
    }
    for en in [
        "Quantities to be confirmed by Party B bind both parties.",
        "Works to be completed within 30 days are listed in Annex 1.",
        "The works are to be completed.",
    ] {
        let found = told(&special("以上见左栏。", en), "GEN-06");
        assert!(found.is_empty(), "{en}: {found:?}");
    }
}

#[test]
fn copies_of_annexes_are_no_reference_where_there_is_no_annex() {
    let mut bare = contracts::secrecy();
    bare.special = Wording::new("本合同附件一式两份，双方各执一份。", "");
    assert!(compose(&bare, &contracts::own(), &contracts::customer(), BOTH).annexes.is_empty());
    assert!(told(&bare, "GEN-06").is_empty());
    bare.special = Wording::new("样式见附件一。", "");
    assert_eq!(told(&bare, "GEN-06"), [(Place::of(field::SPECIAL), vec![text("附件一")])]);
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

fn traditional(mut contract: Contract) -> Contract {
    contract.general.script = ChineseScript::Traditional;
    contract
}

#[test]
fn the_paper_of_the_same_terms_in_traditional_characters_has_the_same_findings() {
    for contract in contracts::samples() {
        assert_eq!(found(&traditional(contract.clone())), found(&contract), "{}", contract.title.zh);
    }
    // one that has something to find
    let faulty = special("按日万分之五计付，联系人：待定。", "It is charged at 0.5% a day.");
    assert_eq!(found(&faulty).len(), 2);
    assert_eq!(found(&traditional(faulty.clone())), found(&faulty));
}

#[test]
fn figures_and_openings_are_read_in_traditional_characters_too() {
    for (zh, en) in [
        ("最高賠償3萬元。", "Compensation is at most RMB 30,000."),
        ("最高賠償1.5億元。", "Compensation is at most RMB 150 million."),
        ("按日萬分之五計付。", "It is charged at 0.05% a day."),
        ("按日萬分之5計付。", "It is charged at 0.05% a day."),
        ("巡檢兩次。", "There are 2 inspections."),
        // words in one language only stand in both columns
        ("最高賠償3萬元。", ""),
    ] {
        for contract in [special(zh, en), traditional(special(zh, en))] {
            let found = told(&contract, "LNG-02");
            assert!(found.is_empty(), "{zh} / {en}: {found:?}");
        }
    }
    for (zh, what) in [
        ("價格按本合同第九十九條執行。", "本合同第九十九條"),
        ("驗收標準（待補充）。", "待補充"),
        ("聯繫人：待填寫", "待填寫"),
        ("待定金額另行書面確認。", "待定"),
        ("樣式見附件12。", "附件12"),
    ] {
        for contract in [special(zh, ""), traditional(special(zh, ""))] {
            let found = told(&contract, "GEN-06");
            assert_eq!(found, [(Place::of(field::SPECIAL), vec![text(what)])], "{zh}");
        }
    }
    for zh in
        ["價格按本合同第二條執行。", "客戶接待定於每月第一週。", "附件十二頁另行裝訂。", "待補充材料齊全後三日內答覆。"]
    {
        let found = told(&special(zh, ""), "GEN-06");
        assert!(found.is_empty(), "{zh}: {found:?}");
    }
}
