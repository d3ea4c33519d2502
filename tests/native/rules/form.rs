//! Disputes, confidentiality, language, general part, signatures (`contract-rules.md` 2.8).

use std::collections::BTreeSet;

use counterpart::domain::checker::facts::{Answer, Body, SignedText};
use counterpart::domain::checker::finding::{Finding, Value};
use counterpart::domain::checker::noun::Noun;
use counterpart::domain::contract::adjustment::Adjustment;
use counterpart::domain::contract::by_hand::hand_place;
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::disputes::{
    Arbitration, ArbitrationLanguage, Arbitrators, Court, CourtLink, Forum, Institution, Mediation, Negotiation,
};
use counterpart::domain::contract::field;
use counterpart::domain::contract::further::{Further, Guarantee, GuaranteeForm};
use counterpart::domain::contract::general::{ByEmail, GoverningLaw, Precedence, Receivables, ServiceOfProcess};
use counterpart::domain::contract::inclusion::Inclusion;
use counterpart::domain::contract::named::FurtherRole;
use counterpart::domain::contract::party::{
    Authority, ChineseScript, ContractKind, ContractLanguage, Prevailing, Seal, Side, Signatory, Who,
};
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Period, Share};
use counterpart::domain::contract::protection::SecrecyException;
use counterpart::domain::contract::sample::{Keeper, Sample};
use counterpart::domain::contract::sharing::ShareMode;
use counterpart::domain::contract::support::{SupportKind, SupportTitle};
use counterpart::domain::contract::targets::{IncentiveBase, TierMethod};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::PartyKind;
use counterpart::domain::id::{InstalmentId, LineId, OwnClauseId};
use counterpart::domain::line::Line;
use counterpart::domain::own_clause::OwnClause;
use counterpart::domain::problem::{Item, Place};
use counterpart::i18n::{Locale, Text};

use super::deal::{
    Counter, Deal, Row, arbitration, day, deal, findings, incentive, item, row, share_one, sharing, special, support,
};

const fn at(field: &'static str) -> Place {
    Place::of(field)
}

fn named(deal: &mut Deal, zh: &str) {
    deal.contract.disputes.forum = arbitration(Institution::Named(Wording::new(zh, zh)));
}

fn court(deal: &mut Deal, link: CourtLink, zh: &str) {
    deal.contract.disputes.forum = Forum::Litigation(Court { link, name: Wording::new(zh, "") });
}

fn mediate(deal: &mut Deal, zh: &str, days: u16) {
    deal.contract.disputes.mediation = Mediation::At { body: Wording::new(zh, zh), within: Period::days(days) };
}

fn foreign(deal: &mut Deal, answer: Answer) {
    deal.contract.circumstances.foreign_related = answer;
}

fn consumer(deal: &mut Deal, form: Answer) {
    deal.customer.kind = PartyKind::Person;
    deal.contract.circumstances.personal_use = Answer::Yes;
    deal.contract.circumstances.standard_terms = form;
}

fn both(deal: &mut Deal, prevailing: Prevailing) {
    deal.contract.language = ContractLanguage::Both { prevailing };
}

fn called(deal: &mut Deal, name: &str, name_en: &str) {
    for line in deal.contract.lines.values_mut() {
        (line.name, line.name_en) = (name.to_owned(), name_en.to_owned());
    }
}

/// The only line of the deal.
fn first_line() -> Place {
    let id = *deal().contract.lines.keys().next().expect("a line");
    Place { field: field::LINES, item: Item::Line(id) }
}

fn by_sample(deal: &mut Deal, what: Wording, keeper: Keeper) {
    deal.contract.delivery.sample = Some(Sample { what, keeper, ..Sample::default() });
}

fn by_index(deal: &mut Deal, index: Wording) {
    let publisher = Wording::same("上海期货交易所");
    deal.contract.adjustment = Some(Adjustment { index, publisher, ..Adjustment::usual() });
}

/// Somebody guarantees what the customer owes, and signs.
fn guaranteed(deal: &mut Deal) -> &mut Signatory {
    let guarantor = Further {
        name: "宁波海闻担保有限公司".to_owned(),
        address: "宁波市海曙区灵桥路2号".to_owned(),
        guarantee: Guarantee { form: GuaranteeForm::Joint, months: Some(36) },
        ..Further::joining(Side::Them, FurtherRole::Guarantor)
    };
    deal.contract.signing.further = vec![guarantor];
    &mut deal.contract.signing.further[0].signatory
}

pub(super) fn rows() -> Vec<Row> {
    [forum_rows(), step_rows(), secrecy_rows(), language_rows(), general_rows(), signature_rows()]
        .into_iter()
        .flatten()
        .collect()
}

fn forum_rows() -> Vec<Row> {
    vec![
        row(
            "DSP-01",
            at(field::DISPUTES_FORUM),
            vec![],
            |d| {
                d.contract.disputes.forum = Forum::Either {
                    arbitration: Arbitration {
                        institution: Institution::Cietac,
                        seat: Wording::default(),
                        language: ArbitrationLanguage::Chinese,
                        arbitrators: Arbitrators::Three,
                    },
                    court: Court { link: CourtLink::DefendantDomicile, name: Wording::default() },
                };
            },
            |d| court(d, CourtLink::DefendantDomicile, ""),
        ),
        row(
            "DSP-02",
            at(field::DISPUTES_INSTITUTION),
            vec![],
            |d| d.contract.disputes.forum = arbitration(Institution::Unnamed),
            |d| d.contract.disputes.forum = arbitration(Institution::Bac),
        ),
        row(
            "DSP-03",
            at(field::DISPUTES_INSTITUTION),
            vec![],
            |d| named(d, "北京仲裁委员会或者上海仲裁委员会"),
            |d| named(d, "北京仲裁委员会/北京国际仲裁中心"),
        ),
        row(
            "DSP-04",
            at(field::DISPUTES_INSTITUTION),
            vec![],
            |d| named(d, "当地仲裁委员会"),
            |d| named(d, "深圳国际仲裁院"),
        ),
        row(
            "DSP-05",
            at(field::DISPUTES_FORUM),
            vec![],
            |d| d.contract.disputes.forum = Forum::Open,
            |d| d.contract.disputes.forum = arbitration(Institution::Bac),
        ),
        row(
            "DSP-06",
            at(field::DISPUTES_COURT),
            vec![],
            |d| court(d, CourtLink::DefendantDomicile, "广东省深圳市南山区人民法院"),
            |d| court(d, CourtLink::DefendantDomicile, "江苏省苏州市中级人民法院"),
        ),
        row(
            "DSP-07",
            at(field::DISPUTES_COURT),
            vec![],
            |d| court(d, CourtLink::DefendantDomicile, "苏州市虎丘区人民法院"),
            |d| court(d, CourtLink::DefendantDomicile, "苏州市有管辖权的人民法院"),
        ),
        row(
            "DSP-08",
            at(field::GENERAL_LAW),
            vec![],
            |d| {
                foreign(d, Answer::No);
                d.contract.general.law = GoverningLaw::Of(Wording::new("英国", "England"));
            },
            |d| {
                foreign(d, Answer::Yes);
                d.contract.general.law = GoverningLaw::Of(Wording::new("英国", "England"));
            },
        ),
        row("DSP-10", at(field::DISPUTES_SEAT), vec![], |d| foreign(d, Answer::Yes), |d| foreign(d, Answer::No)),
        row("DSP-13", at(field::DISPUTES_FORUM), vec![], |d| consumer(d, Answer::Yes), |d| consumer(d, Answer::No)),
    ]
}

fn step_rows() -> Vec<Row> {
    vec![
        row(
            "DSP-09",
            at(field::DISPUTES_NEGOTIATION),
            vec![],
            |d| d.contract.disputes.negotiation = Negotiation::Within(Period::days(91)),
            |d| d.contract.disputes.negotiation = Negotiation::Within(Period::days(90)),
        ),
        row(
            "DSP-11",
            at(field::SPECIAL),
            vec![],
            |d| special(d, "发生争议时，甲方有权选择仲裁或者向法院起诉。"),
            |d| special(d, "发生争议时，双方可以选择仲裁或者向法院起诉。"),
        ),
        row(
            "DSP-12",
            at(field::DISPUTES_MEDIATION),
            vec![],
            |d| mediate(d, "", 30),
            |d| mediate(d, "宁波市贸促会调解中心", 30),
        ),
    ]
}

fn secrecy_rows() -> Vec<Row> {
    vec![
        row(
            "CON-01",
            at(field::CONFIDENTIALITY_SECRECY),
            vec![],
            |d| {
                share_one(d, |_| {});
                d.contract.confidentiality.secrecy = Inclusion::LeftOut;
            },
            // nothing is shared
            |d| {
                sharing(d).mode = ShareMode::Nothing;
                d.contract.confidentiality.secrecy = Inclusion::LeftOut;
            },
        ),
        row(
            "CON-02",
            at(field::CONFIDENTIALITY_BOUND),
            vec![Value::Side(Side::Them)],
            |d| {
                share_one(d, |_| {});
                sharing(d).mode = ShareMode::Mutual;
                d.contract.confidentiality.bound = Who::Them;
            },
            |d| d.contract.confidentiality.bound = Who::Them,
        ),
        row(
            "CON-03",
            at(field::CONFIDENTIALITY_LASTS),
            vec![],
            |d| d.contract.confidentiality.lasts = Period::months(11),
            |d| d.contract.confidentiality.lasts = Period::months(12),
        ),
        row(
            "CON-04",
            Place::row(field::SHARING_REGISTER, 0),
            vec![],
            |d| share_one(d, |it| it.what = Wording::new("产品路线图（绝密）", "")),
            |d| share_one(d, |it| it.what = Wording::new("产品路线图（核心商业秘密）", "")),
        ),
        row(
            "CON-05",
            at(field::CONFIDENTIALITY_EXCEPTIONS),
            vec![],
            |d| d.contract.confidentiality.exceptions.clear(),
            |d| d.contract.confidentiality.exceptions = BTreeSet::from([SecrecyException::Public]),
        ),
    ]
}

fn language_rows() -> Vec<Row> {
    vec![
        row("LNG-01", at(field::LANGUAGE), vec![], |d| both(d, Prevailing::Equal), |d| both(d, Prevailing::Zh)),
        row(
            "LNG-03",
            at(field::SPECIAL),
            vec![Value::Field(field::SPECIAL), Value::Noun(Noun::English)],
            |d| {
                both(d, Prevailing::Zh);
                special(d, "甲方每季度派员巡检一次。");
            },
            |d| special(d, "甲方每季度派员巡检一次。"),
        ),
        row(
            "LNG-03",
            at(field::DELIVERY_SAMPLE_WHAT),
            vec![Value::Field(field::DELIVERY_SAMPLE_WHAT), Value::Noun(Noun::English)],
            |d| {
                both(d, Prevailing::Zh);
                by_sample(d, Wording::new("蓝色样机一台", ""), Keeper::Each);
            },
            |d| by_sample(d, Wording::new("蓝色样机一台", ""), Keeper::Each),
        ),
        row(
            "LNG-03",
            at(field::DELIVERY_SAMPLE_KEEPER),
            vec![Value::Field(field::DELIVERY_SAMPLE_KEEPER), Value::Noun(Noun::English)],
            |d| {
                both(d, Prevailing::Zh);
                by_sample(d, Wording::same("DN50"), Keeper::Other(Wording::new("公证处", "")));
            },
            |d| {
                both(d, Prevailing::Zh);
                by_sample(d, Wording::same("DN50"), Keeper::Other(Wording::new("公证处", "the notary")));
            },
        ),
        row(
            "LNG-03",
            first_line(),
            vec![Value::Field(field::LINES), Value::Noun(Noun::English)],
            |d| {
                both(d, Prevailing::Zh);
                called(d, "PLC 控制柜", "");
            },
            // a name in both languages is one in each
            |d| {
                both(d, Prevailing::Zh);
                called(d, "控制柜 Control cabinet", "");
            },
        ),
        row(
            "LNG-03",
            first_line(),
            vec![Value::Field(field::LINES), Value::Noun(Noun::English)],
            |d| {
                d.contract.language = ContractLanguage::En;
                called(d, "控制柜", "机柜");
            },
            |d| called(d, "控制柜", ""),
        ),
        row(
            "LNG-03",
            at(field::ADJUSTMENT_INDEX),
            vec![Value::Field(field::ADJUSTMENT_INDEX), Value::Noun(Noun::Chinese)],
            |d| by_index(d, Wording::new("", "Copper")),
            |d| by_index(d, Wording::new("铜价指数", "")),
        ),
        row(
            "LNG-04",
            at(field::LANGUAGE),
            vec![],
            |d| {
                both(d, Prevailing::En);
                court(d, CourtLink::DefendantDomicile, "");
            },
            |d| both(d, Prevailing::En),
        ),
        row(
            "LNG-05",
            at(field::SPECIAL),
            vec![Value::Field(field::SPECIAL)],
            |d| special(d, "質量問題由甲方负责处理。"),
            |d| special(d, "质量问题由甲方负责处理。"),
        ),
    ]
}

fn general_rows() -> Vec<Row> {
    vec![
        row(
            "GEN-01",
            at(field::CUSTOMER),
            vec![Value::Side(Side::Them)],
            |d| d.customer.email.clear(),
            |d| d.customer.phone.clear(),
        ),
        row(
            "GEN-01",
            at(field::CUSTOMER),
            vec![Value::Side(Side::Them)],
            |d| {
                d.contract.notices.by_email = ByEmail::Never;
                d.customer.address.line.clear();
            },
            // where no e-mail is a notice none is needed
            |d| {
                d.contract.notices.by_email = ByEmail::Never;
                d.customer.email.clear();
            },
        ),
        row(
            "GEN-02",
            at(field::NOTICES_SERVICE),
            vec![],
            |d| d.contract.notices.service = ServiceOfProcess::NotStated,
            |d| d.contract.notices.service = ServiceOfProcess::SameAddresses,
        ),
        row(
            "GEN-03",
            at(field::SPECIAL),
            vec![],
            |d| special(d, "甲方可以转让本合同的权利和义务。"),
            |d| special(d, "任何一方可以转让本合同的权利和义务。"),
        ),
        row(
            "GEN-04",
            at(field::GENERAL_RECEIVABLES),
            vec![],
            |d| d.contract.general.receivables = Receivables::WithConsent,
            |d| d.contract.general.receivables = Receivables::WithNotice,
        ),
        row(
            "GEN-05",
            at(field::SPECIAL),
            vec![Value::Side(Side::Us), Value::Text("价格".into())],
            |d| special(d, "供方有权随时调整价格，无须乙方同意。"),
            |d| special(d, "未经乙方同意，甲方不得单方变更价格。"),
        ),
        row(
            "GEN-07",
            at(field::GENERAL_PRECEDENCE),
            vec![],
            |d| d.contract.general.precedence = Precedence::NotStated,
            |d| d.contract.general.precedence = Precedence::AnnexesFirst,
        ),
        row(
            "GEN-07",
            at(field::GENERAL_PRECEDENCE),
            vec![],
            |d| d.contract.general.precedence = Precedence::NotStated,
            // one document alone needs no order
            alone,
        ),
        row("GEN-08", at(field::SPECIAL), vec![], |d| special(d, "甲方每季度派员巡检一次。"), |d| special(d, "  ")),
        row(
            "GEN-09",
            at(field::GENERAL_COMPLIANCE),
            vec![],
            |d| {
                d.contract.general.compliance = Inclusion::LeftOut;
                support(d).items = vec![item(SupportKind::Sample, SupportTitle::Gift, "样品", "台")];
            },
            // nothing is given
            |d| {
                d.contract.general.compliance = Inclusion::LeftOut;
                support(d).items = vec![item(SupportKind::Sample, SupportTitle::Loan, "样品", "台")];
            },
        ),
        row(
            "GEN-09",
            at(field::GENERAL_COMPLIANCE),
            vec![],
            |d| {
                d.contract.general.compliance = Inclusion::LeftOut;
                incentive(d, TierMethod::Marginal, IncentiveBase::Collected, &[(None, 10_000)]);
            },
            |d| incentive(d, TierMethod::Marginal, IncentiveBase::Collected, &[(None, 10_000)]),
        ),
    ]
}

/// Nothing says which document prevails, and nothing is annexed.
fn alone(d: &mut Deal) {
    d.contract.general.precedence = Precedence::NotStated;
    let none = || Wording::new("双方仅作单项交易", "the parties make a single deal only");
    d.contract.development = Clause::NotApplicable { reason: none() };
    d.contract.targets = Clause::NotApplicable { reason: none() };
    d.contract.service = Clause::NotApplicable { reason: none() };
}

fn of_lines(d: &mut Deal, count: usize) {
    let line = d.contract.lines.values().next().expect("a line").clone();
    let mut ids = Counter(60);
    while d.contract.lines.len() < count {
        let id = LineId::fresh(&mut ids);
        d.contract.lines.insert(id, Line { id, ..line.clone() });
    }
}

fn of_parts(d: &mut Deal, count: usize) {
    let Clause::Included(payment) = &mut d.contract.payment else { panic!("payment") };
    let mut ids = Counter(90);
    let part = |_| Instalment {
        id: InstalmentId::fresh(&mut ids),
        label: PartLabel::Progress,
        share: Share::Equal,
        due: Due::On(day("2026-09-30")),
        condition: Wording::default(),
    };
    payment.plan = Plan::Instalments { parts: (0..count).map(part).collect() };
}

#[test]
fn whatever_is_annexed_asks_which_document_prevails() {
    type Change = fn(&mut Deal);
    let cases: [(&str, Change, Change); 5] = [
        ("items", |d| of_lines(d, 11), |d| of_lines(d, 10)),
        ("a payment table", |d| of_parts(d, 11), |d| of_parts(d, 10)),
        (
            "a power of attorney",
            |d| d.contract.signing.theirs.authority = Authority::PowerOfAttorney,
            |d| d.contract.signing.theirs.name = "Wu Yue".to_owned(),
        ),
        (
            "a register that is still empty",
            |d| sharing(d).mode = ShareMode::OursToThem,
            |d| sharing(d).mode = ShareMode::AggregateOnly,
        ),
        (
            "a register",
            |d| share_one(d, |_| ()),
            |d| {
                share_one(d, |_| ());
                sharing(d).mode = ShareMode::Nothing;
            },
        ),
    ];
    let asks = |change: Change| {
        let mut deal = deal();
        alone(&mut deal);
        change(&mut deal);
        findings(&deal).iter().any(|it| it.rule.code() == "GEN-07")
    };
    for (what, annexed, plain) in cases {
        assert!(asks(annexed), "{what}");
        assert!(!asks(plain), "without {what}");
    }
}

fn signature_rows() -> Vec<Row> {
    vec![
        row(
            "SIG-01",
            at(field::SIGNING_THEIRS),
            vec![Value::Side(Side::Them)],
            |d| d.contract.signing.theirs.authority = Authority::PowerOfAttorney,
            |d| {
                d.contract.signing.theirs.authority = Authority::PowerOfAttorney;
                d.contract.signing.theirs.name = "沈若谷".into();
            },
        ),
        row(
            "SIG-01",
            Place::row(field::SIGNING_FURTHER, 0),
            vec![Value::Text("宁波海闻担保有限公司".to_owned())],
            |d| guaranteed(d).authority = Authority::PowerOfAttorney,
            |d| {
                let signatory = guaranteed(d);
                signatory.authority = Authority::PowerOfAttorney;
                signatory.name = "沈若谷".into();
            },
        ),
        row(
            "SIG-02",
            at(field::SIGNING_OUR_SEAL),
            vec![],
            |d| d.contract.signing.ours.seal = Seal::None,
            |d| d.contract.signing.ours.seal = Seal::Contract,
        ),
        row(
            "SIG-02",
            at(field::SIGNING_THEIR_SEAL),
            vec![],
            |d| d.contract.signing.theirs.seal = Seal::None,
            // abroad a signature is enough
            |d| {
                d.contract.signing.theirs.seal = Seal::None;
                d.contract.circumstances.theirs.body = Body::Foreign;
            },
        ),
        row(
            "SIG-02",
            at(field::SIGNING_THEIR_SEAL),
            vec![],
            |d| d.contract.signing.theirs.seal = Seal::None,
            |d| {
                d.contract.signing.theirs.seal = Seal::None;
                d.customer.kind = PartyKind::Person;
            },
        ),
        row(
            "SIG-02",
            at(field::SIGNING_THEIR_SEAL),
            vec![],
            |d| d.contract.signing.theirs.seal = Seal::None,
            // the text says that it comes from abroad
            |d| {
                d.contract.signing.theirs.seal = Seal::None;
                d.contract.signing.their_registry = Wording::new("新加坡", "Singapore");
            },
        ),
        row(
            "SIG-02",
            Place::row(field::SIGNING_FURTHER, 0),
            vec![],
            |d| guaranteed(d).seal = Seal::None,
            // abroad a signature is enough
            |d| {
                guaranteed(d).seal = Seal::None;
                d.contract.signing.further[0].registry = Wording::new("新加坡", "Singapore");
            },
        ),
        row(
            "SIG-03",
            at(field::GENERAL_COPIES),
            vec![],
            |d| d.contract.general.copies = 1,
            |d| d.contract.general.copies = 2,
        ),
        row(
            "SIG-03",
            at(field::GENERAL_COPIES),
            vec![],
            // the third has none
            |d| {
                guaranteed(d);
                d.contract.general.copies = 2;
            },
            |d| {
                guaranteed(d);
                d.contract.general.copies = 4;
            },
        ),
        row("SIG-04", at(field::NUMBER), vec![], |d| d.text = SignedText::Changed, |d| d.text = SignedText::Unchanged),
        row(
            "SIG-05",
            at(field::GENERAL_SIGNATURE),
            vec![],
            |_| {},
            |d| special(d, "电子签名通过双方认可的电子签约平台完成，签署记录由平台保存。"),
        ),
    ]
}

#[test]
fn words_typed_in_simplified_characters_stand_out_in_a_paper_of_traditional_ones() {
    for (script, words, expected) in [
        (ChineseScript::Traditional, "质量问题由甲方负责处理。", true),
        (ChineseScript::Traditional, "質量問題由甲方負責處理。", false),
        (ChineseScript::Simplified, "质量问题由甲方负责处理。", false),
    ] {
        let mut deal = deal();
        deal.contract.general.script = script;
        special(&mut deal, words);
        let told = findings(&deal).into_iter().any(|it| it.rule.code() == "LNG-05" && it.place == at(field::SPECIAL));
        assert_eq!(told, expected, "{words} in {script:?}");
    }
}

/// What is said of the script of the text at a place, with its values.
fn of_script(deal: &Deal, place: Place) -> Vec<Vec<Value>> {
    let found = findings(deal).into_iter().filter(|it| it.rule.code() == "LNG-05" && it.place == place);
    found.map(|it| it.values).collect()
}

fn in_traditional() -> Deal {
    let mut deal = deal();
    deal.contract.general.script = ChineseScript::Traditional;
    deal
}

#[test]
fn a_text_all_in_simplified_characters_is_not_called_mixed() {
    let values = || vec![Value::Field(field::SPECIAL)];
    let other = || vec![Value::Field(field::SPECIAL), Value::Noun(Noun::Simplified)];
    for (words, expected) in [
        ("质量问题由甲方负责处理。", vec![other()]),
        ("質量問題由甲方负责处理。", vec![values()]),
        ("質量問題由甲方負責處理。", Vec::new()),
        // letters that both scripts have tell nothing
        ("批准人為沈先生、周先生。", Vec::new()),
        ("著作權歸甲方。", Vec::new()),
        // each of these alone is simplified
        ("两", vec![other()]),
        ("贰", vec![other()]),
        ("骤", vec![other()]),
    ] {
        let mut deal = in_traditional();
        special(&mut deal, words);
        assert_eq!(of_script(&deal, at(field::SPECIAL)), expected, "{words}");
    }
    for (values, zh, en) in [
        (values(), "特别约定简繁混用。", "Mixed scripts in Special terms."),
        (
            other(),
            "特别约定是简体，与全文繁体不一致。",
            "Simplified characters in Special terms; the rest of the text is in traditional ones.",
        ),
    ] {
        let mut deal = in_traditional();
        special(&mut deal, "质量问题由甲方负责处理。");
        let found = findings(&deal).into_iter().find(|it| it.rule.code() == "LNG-05" && it.place == at(field::SPECIAL));
        let found = Finding { values, ..found.expect("told") };
        assert_eq!(
            (Text::new(Locale::Zh).finding(&found), Text::new(Locale::En).finding(&found)),
            (zh.to_owned(), en.to_owned())
        );
    }
}

#[test]
fn words_that_a_contract_begins_with_are_ours_and_others_at_their_place_are_not() {
    let text = Text::new(Locale::Zh);
    for kind in ContractKind::ALL {
        let mut deal = in_traditional();
        deal.contract.title = Wording::new(text.contract_kind_name(*kind), "");
        assert_eq!(of_script(&deal, at(field::TITLE)), Vec::<Vec<Value>>::new(), "{kind:?}");
    }
    let mut deal = in_traditional();
    deal.contract.title = Wording::new("流量计买卖合同", "");
    assert_eq!(of_script(&deal, at(field::TITLE)).len(), 1);
    for (reason, times) in [(text.contract_not_needed(), 0), ("双方另行签订物料协议", 1)] {
        let mut deal = in_traditional();
        deal.contract.support = Clause::NotApplicable { reason: Wording::new(reason, "") };
        assert_eq!(of_script(&deal, at(field::SUPPORT)).len(), times, "{reason}");
    }
}

#[test]
fn clauses_of_ones_own_and_clauses_written_by_hand_are_looked_at_each_by_itself() {
    let heading = Wording::new("驗收標準", "Standard of acceptance");
    let clause = |heading: &Wording, zh: &str| OwnClause {
        text: Wording::new(zh, ""),
        after: ClauseId::Delivery,
        ..OwnClause::new(OwnClauseId::fresh(&mut Counter(90)), heading.clone())
    };
    let other = || Value::Noun(Noun::Simplified);
    for (own, special_words, expected) in [
        (clause(&heading, "按{条款：交付}辦理。"), "質量問題由甲方負責處理。", Vec::new()),
        (clause(&heading, "按图纸验收。"), "質量問題由甲方負責處理。", vec![vec![Value::Words(heading.clone())]]),
        // a traditional clause beside simplified terms mixes nothing
        (clause(&heading, "按圖紙驗收。"), "质量问题由甲方负责处理。", Vec::new()),
        (
            clause(&Wording::new("验收标准", ""), "按图纸验收。"),
            "",
            vec![vec![Value::Words(Wording::new("验收标准", "")), other()]],
        ),
    ] {
        let mut deal = in_traditional();
        special(&mut deal, special_words);
        let id = deal.contract.take_own_clause(&own, &mut Counter(91));
        let place = Place { field: field::OWN_CLAUSES, item: Item::Own(id) };
        assert_eq!(of_script(&deal, place), expected, "{}", own.text.zh);
        assert_eq!(of_script(&deal, at(field::OWN_CLAUSES)), Vec::<Vec<Value>>::new());
        let of_special = if special_words.starts_with('质') {
            vec![vec![Value::Field(field::SPECIAL), other()]]
        } else {
            Vec::new()
        };
        assert_eq!(of_script(&deal, at(field::SPECIAL)), of_special);
    }
    let mut deal = in_traditional();
    deal.contract.write_by_hand(ClauseId::Assignment, Wording::new("未经对方书面同意，任何一方不得转让。", ""));
    let place = hand_place(ClauseId::Assignment);
    assert_eq!(of_script(&deal, place), [vec![Value::Clause(ClauseId::Assignment), other()]]);
    deal.contract.write_by_hand(ClauseId::Assignment, Wording::new("未經對方書面同意，不得轉讓，見{条款：付款}。", ""));
    assert_eq!(of_script(&deal, place), Vec::<Vec<Value>>::new());
}
