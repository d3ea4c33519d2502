//! G2: the words that a contract defines, and how the other articles use them.

use std::collections::BTreeSet;

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::defined::{Concept, OwnTerm};
use counterpart::domain::contract::field;
use counterpart::domain::contract::general::Definitions;
use counterpart::domain::contract::party::{ContractKind, ContractLanguage, Prevailing};
use counterpart::domain::contract::sharing::ShareMode;
use counterpart::domain::contract::targets::{Incentive, IncentiveBase, Metric};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::problem::{Place, Reason};
use counterpart::export::paper::{Block, Cell, Paper, Span, compose, plain_text, starting_words};

use super::contracts;

fn paper(contract: &Contract) -> Paper {
    let (own, customer) = contracts::latin_parties();
    compose(contract, &own, &customer, ContractLanguage::Both { prevailing: Prevailing::Zh })
}

/// The words of the catalogue.
const CATALOGUE: [(&str, &str); 6] = [
    ("产品", "Products"),
    ("客户信息", "Customer Information"),
    ("保密信息", "Confidential Information"),
    ("个人信息", "Personal Information"),
    ("净销售额", "Net Sales"),
    ("评估期", "Evaluation Period"),
];

/// Every word of the catalogue that a paper defines is used in both languages outside the article that defines it, and no other is
/// written with the capitals of a defined word.
pub(super) fn check_used(what: &str, paper: &Paper) {
    let defined = defined_in(paper);
    let mut rest = paper.clone();
    rest.articles.retain(|article| article.clause != ClauseId::Definitions);
    let rest = plain_text(&rest);
    for (zh, en) in CATALOGUE {
        if defined.iter().any(|(word, _)| word == zh) {
            assert!(rest.contains(zh) && rest.contains(en), "{what}: {zh}, {en} is defined and used");
        } else {
            assert!(!rest.contains(en), "{what}: {en} is used and not defined");
        }
    }
}

/// The words that are defined, in Chinese and English, in the order in which they stand.
fn defined(contract: &Contract) -> Vec<(String, String)> {
    defined_in(&paper(contract))
}

fn defined_in(paper: &Paper) -> Vec<(String, String)> {
    let article = paper.article(ClauseId::Definitions).expect("printed");
    let rows = article.blocks.iter().flat_map(|block| match block {
        Block::Table(table) => table.rows.as_slice(),
        Block::Paragraph(_) => &[],
    });
    rows.map(|row| match row.first() {
        Some(Cell::Each(columns)) => (columns.zh_text(), columns.en_text()),
        Some(Cell::Same(_)) | None => panic!("a word in both languages"),
    })
    .collect()
}

/// The Chinese words that are defined.
fn words(contract: &Contract) -> Vec<String> {
    defined(contract).into_iter().map(|(zh, _)| zh).collect()
}

fn without<T>(clause: &mut Clause<T>) {
    *clause = Clause::NotApplicable { reason: Wording::same("1") };
}

#[test]
fn the_words_of_the_catalogue_are_defined_as_far_as_the_contract_uses_them() {
    let all = ["产品", "客户信息", "保密信息", "个人信息", "净销售额", "评估期"];
    assert_eq!(words(&contracts::distribution()), all);
    assert_eq!(words(&contracts::flow_meters()), ["产品", "保密信息", "个人信息"]);
    assert_eq!(words(&contracts::secrecy()), ["保密信息", "个人信息"]);
    let mut contract = contracts::distribution();
    without(&mut contract.sharing);
    without(&mut contract.personal_information);
    assert_eq!(words(&contract), ["产品", "保密信息", "净销售额", "评估期"]);
    let Clause::Included(targets) = &mut contract.targets else { panic!("targets") };
    targets.measures.retain(|measure| measure.metric != Metric::NetSales);
    assert_eq!(words(&contract), ["产品", "保密信息", "净销售额", "评估期"], "a rebate is reckoned from them");
    let Clause::Included(targets) = &mut contract.targets else { panic!("targets") };
    targets.incentive = Incentive::None;
    assert_eq!(words(&contract), ["产品", "保密信息", "评估期"]);
    contract.write_by_hand(ClauseId::Targets, Wording::same("1"));
    assert_eq!(words(&contract), ["产品", "保密信息"], "of a clause that was written by hand nothing is known");
}

/// The contract with a clause that somebody wrote by hand who left the text as it was.
fn started_by_hand(contract: &Contract, clause: ClauseId) -> Contract {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contract.clone();
    if clause == ClauseId::Targets {
        // that text says itself what a period is, and no definition can say it any more
        contract.definitions.concepts.remove(&Concept::EvaluationPeriod);
    }
    let words = starting_words(&contract, &own, &customer, clause);
    contract.write_by_hand(clause, words);
    contract
}

#[test]
fn a_word_that_a_text_written_by_hand_uses_stays_defined() {
    for (clause, word) in [
        (ClauseId::IntellectualProperty, "产品"),
        (ClauseId::Sharing, "客户信息"),
        (ClauseId::Confidentiality, "保密信息"),
        (ClauseId::PersonalInformation, "个人信息"),
        (ClauseId::Targets, "净销售额"),
    ] {
        let mut chinese = contracts::distribution();
        chinese.write_by_hand(clause, Wording::new(format!("{word}以清单为准。"), ""));
        assert!(words(&chinese).contains(&word.to_owned()), "{clause:?} in Chinese alone");
        let mut contract = started_by_hand(&contracts::distribution(), clause);
        assert!(contract.is_by_hand(clause) && words(&contract).contains(&word.to_owned()), "{clause:?}");
        contract.write_by_hand(clause, Wording::same("1"));
        assert!(!words(&contract).contains(&word.to_owned()), "{clause:?} says nothing of it");
    }
}

#[test]
fn every_word_that_is_defined_is_used() {
    let check = |what: &str, contract: &Contract| check_used(what, &paper(contract));
    for contract in contracts::samples() {
        check("a sample", &contract);
    }
    for kind in ContractKind::ALL {
        for mode in [
            ShareMode::Nothing,
            ShareMode::AggregateOnly,
            ShareMode::OursToThem,
            ShareMode::TheirsToUs,
            ShareMode::Mutual,
        ] {
            let mut contract = contracts::usual(*kind);
            if let Clause::Included(sharing) = &mut contract.sharing {
                sharing.mode = mode;
            }
            check(&format!("{kind:?} {mode:?}"), &contract);
            for clause in ClauseId::PRINTED {
                let mut contract = contract.clone();
                contract.write_by_hand(*clause, Wording::same("1"));
                check(&format!("{kind:?} {mode:?} without {clause:?}"), &contract);
            }
            for clause in ClauseId::PRINTED {
                check(&format!("{kind:?} {mode:?} with {clause:?} by hand"), &started_by_hand(&contract, *clause));
            }
        }
    }
    // a rebate that nothing else speaks of
    for base in [IncentiveBase::Collected, IncentiveBase::Invoiced] {
        let mut contract = contracts::distribution();
        let Clause::Included(targets) = &mut contract.targets else { panic!("targets") };
        targets.measures.retain(|measure| measure.metric != Metric::NetSales);
        let Incentive::Tiered { base: counted, .. } = &mut targets.incentive else { panic!("a rebate") };
        *counted = base;
        assert!(words(&contract).contains(&"净销售额".to_owned()), "{base:?}");
        check(&format!("{base:?}"), &contract);
    }
}

#[test]
fn a_word_that_is_defined_has_capitals_wherever_an_article_uses_it() {
    let contract = contracts::distribution();
    let mut plain = contract.clone();
    plain.definitions.concepts.clear();
    let (with, without) = (plain_text(&paper(&contract)), plain_text(&paper(&plain)));
    for (capital, lower) in [
        ("use the Products,", "use the products,"),
        ("载明的客户信息，", "载明的信息，"),
        ("the Customer Information entered in", "the information entered in"),
        ("may use the Customer Information only", "may use the information only"),
        ("以实际收到的净销售额为基数", "以实际收到的不含税款项为基数"),
        ("computed on the Net Sales received,", "computed on money received, net of tax and returns,"),
        ("hold Confidential Information and", "hold confidential information and"),
        ("a handler of Personal Information in", "a handler of personal information in"),
        ("No Personal Information is transferred", "No personal information is transferred"),
        ("Net Sales (without", "Net sales (without"),
        ("An Evaluation Period is", "An evaluation period is"),
        ("after each Evaluation Period the parties", "after each period the parties"),
    ] {
        assert!(with.contains(capital) && !with.contains(lower), "{capital}");
        assert!(without.contains(lower) && !without.contains(capital), "{lower}");
    }
    assert!(!without.contains("下列用语"), "and nothing is said where no word is defined");
}

#[test]
fn a_definition_says_which_article_and_follows_the_terms() {
    let contract = contracts::distribution();
    let paper = paper(&contract);
    let article = paper.article(ClauseId::Definitions).expect("printed");
    let table = article.blocks.iter().find_map(|block| match block {
        Block::Table(table) => Some(table),
        Block::Paragraph(_) => None,
    });
    let meanings: Vec<_> = table.expect("a table").rows.iter().filter_map(|row| row.get(1)).collect();
    let Some(Cell::Each(period)) = meanings.last().copied() else { panic!("the period") };
    assert_eq!(period.zh_text(), "依第七条进行评估的期间，自期限首日起以三个月为一期");
    assert_eq!(
        period.en_text(),
        "each period of evaluation under Article 7: three months, counted from the first day of the term"
    );
    for spans in [&period.zh, &period.en] {
        assert!(spans.iter().any(|it| matches!(it, Span::Reference { clause: ClauseId::Targets, .. })));
        assert!(spans.iter().all(|it| it.place().is_none()), "the term is found where its own article says it");
    }
}

#[test]
fn words_of_ones_own_follow_those_of_the_catalogue() {
    let mut contract = contracts::distribution();
    contract.definitions.concepts = BTreeSet::from([Concept::Products]);
    contract.definitions.own_terms = vec![
        OwnTerm {
            word: Wording::new("校准证书", "Calibration Certificate"),
            meaning: Wording::new("由认可实验室出具的校准结果文件", "what an accredited laboratory certifies"),
        },
        OwnTerm { word: Wording::new("备件", ""), meaning: Wording::default() },
    ];
    assert_eq!(defined(&contract).get(1).map(|it| it.1.as_str()), Some("Calibration Certificate"));
    assert_eq!(words(&contract), ["产品", "校准证书", "备件"]);
    let text = plain_text(&paper(&contract));
    assert!(text.contains("由认可实验室出具的校准结果文件 / what an accredited laboratory certifies"));
    assert!(text.contains("| 备件 | ________"), "what is missing is a ruled space: {text}");
}

/// What is wrong with a word of one's own, among those that are defined already.
fn check(word: Wording, expected: &[Reason]) {
    let mut contract = contracts::distribution();
    let meaning = || Wording::same("1");
    contract.definitions.own_terms = vec![
        OwnTerm { word: Wording::new("备件", "Spare Part"), meaning: meaning() },
        OwnTerm { word: word.clone(), meaning: meaning() },
    ];
    let problems = contract.check();
    let found = problems.iter().filter(|it| it.place == Place::row(field::DEFINITIONS_OWN, 1)).map(|it| it.reason);
    assert_eq!(found.collect::<Vec<_>>(), expected, "{word:?}");
}

#[test]
fn a_word_is_there_and_is_defined_once() {
    check(Wording::new("校准证书", "Calibration Certificate"), &[]);
    check(Wording::default(), &[Reason::Missing]);
    check(Wording::new("备件", "Part"), &[Reason::Twice]);
    check(Wording::new("零件", " spare part "), &[Reason::Twice]);
    check(Wording::new("产品", ""), &[Reason::Twice]);
    check(Wording::new("", "working day"), &[Reason::Twice]);
}

#[test]
fn a_record_from_before_there_was_a_choice_defines_nothing_and_keeps_its_bytes() {
    let old = serde_json::json!({
        "working_days": "mainland_china", "roll": "next_working_day", "amounts": "words_prevail",
    });
    let read: Definitions = serde_json::from_value(old.clone()).expect("read");
    assert!(read.concepts.is_empty() && read.own_terms.is_empty());
    assert_eq!(serde_json::to_value(read).expect("written"), old);
    let written = serde_json::to_value(Definitions::usual()).expect("written");
    assert_eq!(
        written["concepts"],
        serde_json::json!([
            "products",
            "customer_information",
            "confidential_information",
            "personal_information",
            "net_sales",
            "evaluation_period",
        ])
    );
    assert_eq!(serde_json::from_value::<Definitions>(written).expect("read"), Definitions::usual());
}
