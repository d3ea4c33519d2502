//! Services by scope and acceptance (G3.c): what is done, and when it counts as done.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::acceptance::Acceptance;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::field;
use counterpart::domain::contract::party::SubjectKind;
use counterpart::domain::contract::plan::Period;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::problem::Place;
use counterpart::export::paper::{Block, Columns, Span, compose};

use super::contracts;
use super::variants::BOTH;

fn serving(kind: SubjectKind) -> Contract {
    let mut contract = contracts::flow_meters();
    contract.subject_kind = kind;
    contract.delivery.inspection = Period::working_days(7);
    contract.delivery.acceptance = Some(Acceptance {
        scope: Wording::new("四十台流量计的检定及检定报告", "calibration of forty flow meters and its reports"),
        criteria: Wording::new("JJG 1033—2007", "JJG 1033-2007"),
    });
    contract
}

/// The paragraphs of an article. We are Party B.
fn paragraphs(contract: &Contract, clause: ClauseId) -> Vec<Columns> {
    let (own, customer) = contracts::latin_parties();
    let article = compose(contract, &own, &customer, BOTH).article(clause).expect("printed").clone();
    let text = |block| match block {
        Block::Paragraph(it) => Some(it.text),
        Block::Table(_) => None,
    };
    article.blocks.into_iter().filter_map(text).collect()
}

fn says(paragraphs: &[Columns], zh: &str, en: &str) -> bool {
    paragraphs.iter().any(|it| it.zh_text() == zh && it.en_text() == en)
}

#[test]
fn a_service_says_what_is_done_and_by_what_it_is_judged() {
    let contract = serving(SubjectKind::Services);
    assert!(says(
        &paragraphs(&contract, ClauseId::Subject),
        "服务的范围和应当提交的成果为：四十台流量计的检定及检定报告。",
        "The scope of the services and what is handed over: calibration of forty flow meters and its reports.",
    ));
    let delivery = paragraphs(&contract, ClauseId::Delivery);
    assert!(says(
        &delivery,
        "乙方完成服务后，应书面通知甲方验收并提交服务成果。甲方应在收到通知后7个工作日内按下列标准验收并书面答复：JJG 1033—2007。甲方无正当\
         理由逾期未答复的，视为验收合格。",
        "Once the services are done Party B hands over their results and asks Party A in writing to accept them. Party A examines \
         them by these criteria and answers in writing within 7 Working Days of receiving that notice: JJG 1033-2007. If Party A \
         fails without good reason to answer in that time, they count as accepted.",
    ));
    assert!(says(
        &delivery,
        "验收不合格的，甲方应书面说明不符合之处，乙方应在合理期限内自费改正并重新提交验收。",
        "If they are not accepted, Party A says in writing why; Party B puts that right within a reasonable time at its own cost \
         and submits them again.",
    ));
    // nothing is received that could be lost or hide a defect
    for paragraph in &delivery {
        let (zh, en) = (paragraph.zh_text(), paragraph.en_text());
        for words in ["毁损", "外观", "隐蔽缺陷", "risk of loss", "appearance", "Hidden defects"] {
            assert!(!zh.contains(words) && !en.contains(words), "{words} in {zh} / {en}");
        }
    }
}

#[test]
fn goods_that_come_with_a_service_are_inspected_as_before() {
    let plain = paragraphs(&contracts::flow_meters(), ClauseId::Delivery);
    let mut contract = serving(SubjectKind::Mixed);
    contract.delivery.inspection = contracts::flow_meters().delivery.inspection;
    let with = paragraphs(&contract, ClauseId::Delivery);
    assert_eq!(with.len(), plain.len() + 2);
    for paragraph in &plain {
        assert!(with.contains(paragraph), "{}", paragraph.zh_text());
    }
}

#[test]
fn what_is_missing_is_a_blank_that_leads_to_its_term() {
    let mut contract = serving(SubjectKind::Services);
    contract.delivery.acceptance = Some(Acceptance::default());
    for (clause, term) in [
        (ClauseId::Subject, field::DELIVERY_ACCEPTANCE_SCOPE),
        (ClauseId::Delivery, field::DELIVERY_ACCEPTANCE_CRITERIA),
    ] {
        let blank = Span::Blank { place: Place::of(term) };
        let found = paragraphs(&contract, clause);
        assert!(found.iter().any(|it| it.zh.contains(&blank) && it.en.contains(&blank)), "{term}");
    }
}

#[test]
fn an_old_record_has_no_such_service_and_keeps_its_bytes() {
    let old = serde_json::to_value(contracts::flow_meters()).expect("written");
    assert!(old["delivery"].get("acceptance").is_none());
    let contract = serving(SubjectKind::Services);
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}
