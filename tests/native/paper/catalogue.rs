//! Parameters of the clause catalogue one by one: what the paper says of each, that nothing of it is written where nothing is said,
//! and what cannot stand.

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::breach::Mitigation;
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::delivery::{Manner, TradeTerm};
use counterpart::domain::contract::development::Rhythm;
use counterpart::domain::contract::field;
use counterpart::domain::contract::further::Further;
use counterpart::domain::contract::general::{ByEmail, Carrier, Definitions, Notices, Precedence, RollForward};
use counterpart::domain::contract::inclusion::Inclusion;
use counterpart::domain::contract::named::FurtherRole;
use counterpart::domain::contract::party::{Authority, Capacity, PartyNames, Seal, Side, Signatory, Who};
use counterpart::domain::contract::plan::{Due, Period};
use counterpart::domain::contract::protection::{
    ForceEvent, HandlingRoles, LicenceEnd, PersonalAudit, SecrecyException, Subprocessing,
};
use counterpart::domain::contract::sharing::SecrecyLevel;
use counterpart::domain::contract::support::{SupportItem, SupportSpeed, SupportTitle};
use counterpart::domain::contract::targets::{Cycle, Direction, Incentive, TierMethod};
use counterpart::domain::contract::term::Effective;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::customer::PartyKind;
use counterpart::domain::duties::promise::When;
use counterpart::domain::money::Currency;
use counterpart::domain::performance::{MetricGoal, MetricValue};
use counterpart::domain::problem::{Place, Reason};
use counterpart::domain::rate::{Bp, Ppm, Quantity};
use counterpart::domain::scorecard::clause::plan_of;
use counterpart::export::paper::{AnnexId, Block, Paper, compose, plain_article, plain_text};
use proptest::prelude::*;

use super::contracts::{self, day};
use super::figures::{chinese_date, english_date, percent};
use super::read_back::tables::{rows_of, thousandths};
use super::variants::{BOTH, included, words};

/// What is wrong with these names, by the term and the reason.
fn check_names(ours: Wording, theirs: Wording, expected: &[(&str, Reason)]) {
    let mut contract = contracts::distribution();
    contract.party_names = PartyNames::Own { ours, theirs };
    let problems = contract.check();
    let of_names = problems.iter().filter(|it| it.place.field.starts_with(field::PARTY_NAMES));
    let found: Vec<_> = of_names.map(|it| (it.place.field, it.reason)).collect();
    assert_eq!(found, expected, "{:?}", contract.party_names);
}

#[test]
fn names_of_ones_own_are_there_short_and_tell_the_sides_apart() {
    let (we, they) = (field::PARTY_NAMES_OURS, field::PARTY_NAMES_THEIRS);
    check_names(Wording::new("受托方", "Consignee"), Wording::new("委托方", "Consignor"), &[]);
    // a paper in one language needs one
    check_names(Wording::new("受托方", ""), Wording::new("委托方", ""), &[]);
    check_names(Wording::default(), Wording::new(" ", ""), &[(we, Reason::Missing), (they, Reason::Missing)]);
    let long = Reason::CountOutOfRange { low: 0, high: 20 };
    check_names(Wording::new("甲".repeat(20), ""), Wording::new("乙".repeat(21), ""), &[(they, long)]);
    check_names(
        Wording::new("乙方", ""),
        Wording::new("", "party a"),
        &[(we, Reason::ChooseOne), (they, Reason::ChooseOne)],
    );
    // whoever joins a side goes by the next letter
    for (zh, en) in [("丙方", "Licensor"), ("许可方", "PARTY C"), (" 癸方 ", ""), ("", "party j")] {
        check_names(Wording::new(zh, en), Wording::new("被许可方", "Licensee"), &[(we, Reason::ChooseOne)]);
        check_names(Wording::new("被许可方", "Licensee"), Wording::new(zh, en), &[(they, Reason::ChooseOne)]);
    }
    check_names(Wording::new("子方", "Party K"), Wording::new("丑方", "Party of Two"), &[]);
    check_names(Wording::new("合作方", ""), Wording::new(" 合作方", "Partner"), &[(they, Reason::Twice)]);
    check_names(Wording::new("甲", "PARTNER"), Wording::new("乙", "Partner"), &[(they, Reason::Twice)]);
}

#[test]
fn a_name_that_is_missing_is_that_of_the_other_language_and_else_the_letter() {
    let half = PartyNames::Own { ours: Wording::new("受托方", " "), theirs: Wording::default() };
    assert_eq!(half.of(Side::Us, Capacity::PartyB), ("受托方", "受托方"));
    assert_eq!(half.of(Side::Them, Capacity::PartyB), ("甲方", "Party A"));
}

/// What G4 says of a contract with these exceptions from secrecy.
fn check_exceptions(exceptions: &[SecrecyException], zh: &str, en: &str) {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    contract.confidentiality.exceptions = exceptions.iter().copied().collect();
    let paper = compose(&contract, &own, &customer, BOTH);
    let blocks = paper.article(ClauseId::Confidentiality).expect("printed").blocks.clone();
    let said = blocks.iter().find_map(|block| match block {
        Block::Paragraph(it) if it.text.zh_text().contains("除外") => Some((it.text.zh_text(), it.text.en_text())),
        Block::Paragraph(_) | Block::Table(_) => None,
    });
    assert_eq!(said.unwrap_or_default(), (zh.to_owned(), en.to_owned()));
    let written = serde_json::to_value(&contract).expect("written");
    let kept = written["confidentiality"].get("exceptions").and_then(|it| it.as_array()).map(Vec::len);
    assert_eq!(kept, (exceptions.len() < 5).then_some(exceptions.len()), "an old record keeps its bytes");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}

#[test]
fn what_need_not_be_kept_secret_is_listed() {
    use SecrecyException::{Compelled, Developed, Known, Public, Received};
    check_exceptions(
        &[Public, Known, Developed, Received, Compelled],
        "已公开、事先合法知悉、独立开发、合法取自第三方或者依法必须披露的信息除外；依法披露前，应在允许的范围内通知对方。",
        "This does not cover information that is public, already lawfully known, independently developed, lawfully received from \
         others, or required by law to be disclosed, in which case the other party is told first where that is allowed.",
    );
    check_exceptions(
        &[Compelled, Public],
        "已公开或者依法必须披露的信息除外；依法披露前，应在允许的范围内通知对方。",
        "This does not cover information that is public or required by law to be disclosed, in which case the other party is \
         told first where that is allowed.",
    );
    check_exceptions(
        &[Known],
        "事先合法知悉的信息除外。",
        "This does not cover information that is already lawfully known.",
    );
    check_exceptions(&[], "", "");
}

#[test]
fn whoever_handles_personal_information_for_the_other_may_be_looked_at_and_may_be_kept_from_letting_others_act() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let text = |contract: &Contract| {
        let paper = compose(contract, &own, &customer, BOTH);
        plain_article(paper.article(ClauseId::PersonalInformation).expect("printed"))
    };
    for (subprocessing, zh, en) in [
        (
            Subprocessing::WithConsent,
            "接受甲方监督，不得自行转委托；",
            "accepts supervision by Party A and does not sub-delegate on its own.",
        ),
        (
            Subprocessing::Forbidden,
            "接受甲方监督，不得转委托；",
            "accepts supervision by Party A and does not sub-delegate at all.",
        ),
    ] {
        let terms = included(&mut contract.personal_information);
        terms.roles = HandlingRoles::Entrusted { handler: Side::Us, purpose: words() };
        terms.subprocessing = subprocessing;
        let said = text(&contract);
        assert!(said.contains(zh) && said.contains(en), "{said}");
    }
    let terms = included(&mut contract.personal_information);
    terms.audit = PersonalAudit::Allowed;
    terms.our_contact = "Lin Hao".to_owned();
    terms.their_contact = "Tan Mei Ling".to_owned();
    let said = text(&contract);
    for words in [
        "任何一方在提前合理时间通知对方后，可以核查对方处理个人信息的情况和保护措施，对方应予配合。乙方的个人信息保护联系人为Lin Hao。\
         甲方的个人信息保护联系人为Tan Mei Ling。",
        "A party may, with reasonable notice, look at how the other handles and protects Personal Information; the other assists. \
         The contact of Party B for Personal Information is Lin Hao. The contact of Party A for Personal Information is Tan Mei \
         Ling.",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
    let old = serde_json::to_value(contracts::distribution()).expect("written");
    let old = &old["personal_information"]["included"];
    let new = ["subprocessing", "audit", "our_contact", "their_contact"];
    assert!(new.iter().all(|name| old.get(name).is_none()), "an old record keeps its bytes");
}

#[test]
fn examples_of_force_majeure_are_listed_as_far_as_they_meet_the_conditions() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let text = |contract: &Contract| {
        let paper = compose(contract, &own, &customer, BOTH);
        plain_article(paper.article(ClauseId::ForceMajeure).expect("printed"))
    };
    assert!(!text(&contract).contains("客观情况包括"));
    contract.force_majeure.events =
        [ForceEvent::War, ForceEvent::Outage, ForceEvent::NaturalDisaster, ForceEvent::Epidemic].into();
    contract.force_majeure.own_events = Wording::new("港口关闭", "the closing of ports");
    let said = text(&contract);
    for words in [
        "前述客观情况包括自然灾害、疫情、战争、公共电力或者通信中断等，但以不能预见、不能避免且不能克服为限。下列情形不能预见、不能避免且不能克服的，\
         亦按不可抗力处理：港口关闭。",
        "Such circumstances are, for example, natural disasters, epidemics, war and failures of public power or communications, as \
         far as they could not be foreseen, avoided or overcome. The following counts as force majeure too, as far as it could not \
         be foreseen, avoided or overcome: the closing of ports.",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
    let old = serde_json::to_value(contracts::distribution()).expect("written");
    let old = &old["force_majeure"];
    assert!(old.get("events").or(old.get("own_events")).is_none(), "an old record keeps its bytes");
}

#[test]
fn the_duty_to_limit_loss_may_be_left_to_the_law() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let text = |contract: &Contract| {
        let paper = compose(contract, &own, &customer, BOTH);
        plain_article(paper.article(ClauseId::Breach).expect("printed"))
    };
    assert!(text(&contract).contains("防止损失扩大") && text(&contract).contains("limit its loss"));
    included(&mut contract.breach).mitigation = Mitigation::NotStated;
    assert!(!text(&contract).contains("防止损失扩大") && !text(&contract).contains("limit its loss"));
    let old = serde_json::to_value(contracts::distribution()).expect("written");
    assert!(old["breach"]["included"].get("mitigation").is_none(), "an old record keeps its bytes");
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}

#[test]
fn a_clause_that_was_left_out_is_not_printed() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let prints = |contract: &Contract, clause| {
        let paper = compose(contract, &own, &customer, BOTH);
        let numbers: Vec<usize> = paper.articles.iter().map(|article| usize::from(article.no)).collect();
        assert_eq!(numbers, (1..=paper.articles.len()).collect::<Vec<_>>(), "articles count up");
        paper.article(clause).is_some()
    };
    let old = serde_json::to_value(&contract).expect("written");
    assert!(old["general"].get("compliance").is_none(), "an old record keeps its bytes");
    assert!(old["confidentiality"].get("secrecy").is_none(), "an old record keeps its bytes");
    assert!(prints(&contract, ClauseId::Compliance) && prints(&contract, ClauseId::Confidentiality));
    contract.general.compliance = Inclusion::LeftOut;
    contract.confidentiality.secrecy = Inclusion::LeftOut;
    assert!(!prints(&contract, ClauseId::Compliance) && !prints(&contract, ClauseId::Confidentiality));
    let promised: Vec<&str> = contract.promises().iter().map(|it| it.matter.name()).collect();
    assert!(!promised.contains(&"keep_secret") && !promised.contains(&"secrets_at_end"), "{promised:?}");
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
    // what somebody wrote in its place stands
    contract.write_by_hand(ClauseId::Compliance, Wording::same("双方诚信履约。"));
    assert!(prints(&contract, ClauseId::Compliance));
}

#[test]
fn why_the_parties_meet_may_be_said_in_words_of_ones_own() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    contract.signing.recital =
        Wording::new("双方拟共同开拓东南亚市场。", "The parties wish to open the market of South-East Asia.");
    let opening = compose(&contract, &own, &customer, BOTH).opening;
    let said = (opening[0].text.zh_text(), opening[0].text.en_text());
    // one stop, and the law behind it
    assert!(said.0.starts_with("双方拟共同开拓东南亚市场。根据《中华人民共和国民法典》"), "{}", said.0);
    assert!(
        said.1.starts_with("The parties wish to open the market of South-East Asia. Under the Civil Code"),
        "{}",
        said.1
    );
    assert!(!contract.check().iter().any(|it| it.place.field == field::SIGNING_RECITAL));
    contract.signing.recital = Wording::new("长".repeat(301), "");
    let long = contract.check().into_iter().find(|it| it.place.field == field::SIGNING_RECITAL).map(|it| it.reason);
    assert_eq!(long, Some(Reason::CountOutOfRange { low: 0, high: 300 }));
    let old = serde_json::to_value(contracts::distribution()).expect("written");
    assert!(old["signing"].get("recital").is_none(), "an old record keeps its bytes");
}

#[test]
fn a_duty_names_who_helps_by_which_day_and_what_shows_that_it_is_done() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let text = |contract: &Contract| plain_text(&compose(contract, &own, &customer, BOTH));
    let before = text(&contract);
    assert!(before.contains("| 事项 / Task | 负责 / By | 时间 / When |"), "what no duty says has no column");
    let duties = &mut included(&mut contract.development).duties;
    duties[0].support = Some(Who::Them);
    duties[0].rhythm = Rhythm::By(day("2026-09-30"));
    duties[1].measure = Wording::new("提交需求清单", "a list of needs is handed over");
    let said = text(&contract);
    for row in [
        "| 事项 / Task | 负责 / By | 配合 / Helped by | 时间 / When | 完成标准 / Done when |",
        "| 寻找潜在客户 / Find prospects | 乙方 / Party B | 甲方 / Party A | 2026年9月30日前（含当日） / by 30 September 2026 | – |",
        "| 了解客户需求 / Learn what customers need | 乙方 / Party B | – | 持续 / continuously | 提交需求清单 / a list of needs is \
         handed over |",
    ] {
        assert!(said.contains(row), "{row} in {said}");
    }
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(written["development"]["included"]["duties"][0]["rhythm"], serde_json::json!({ "by": "2026-09-30" }));
    assert!(written["development"]["included"]["duties"][2].get("support").is_none(), "an old record keeps its bytes");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}

#[test]
fn nobody_helps_with_a_duty_of_their_own() {
    let (us, them, both) = (Who::Us, Who::Them, Who::Both);
    for (owner, helper, twice) in [
        (us, None, false),
        (us, Some(them), false),
        (us, Some(us), true),
        (us, Some(both), true),
        (them, Some(us), false),
        (them, Some(them), true),
        (both, None, false),
        (both, Some(us), true),
        (both, Some(both), true),
    ] {
        let mut contract = contracts::distribution();
        let duty = &mut included(&mut contract.development).duties[2];
        (duty.owner, duty.support) = (owner, helper);
        let problems = contract.check();
        let told = problems
            .iter()
            .any(|it| (it.place, it.reason) == (Place::row(field::DEVELOPMENT_DUTIES, 2), Reason::Twice));
        assert_eq!(told, twice, "{owner:?} {helper:?}");
    }
}

#[test]
fn a_loan_may_have_a_day_of_return_and_technical_support_its_times() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let text = |contract: &Contract| plain_text(&compose(contract, &own, &customer, BOTH));
    assert!(!text(&contract).contains("返还日期"), "where no loan has one there is no column for it");
    let support = included(&mut contract.support);
    support.items[0].return_by = Some(day("2026-12-31"));
    support.items.push(SupportItem { title: SupportTitle::Gift, ..support.items[0].clone() });
    support.speed = SupportSpeed::ByServiceLevels;
    let said = text(&contract);
    for words in [
        // the annex on service is named just before: which one is meant has to be said
        "附件五《物料与支持清单》列明返还日期的借用物，应在该日期前（含当日）返还。",
        "A loaned item for which Annex 5 (Materials and support) gives a day of return goes back by that day.",
        "技术支持适用附件四《服务等级与投诉升级》所列等级的响应和解决时限。",
        "Technical support keeps to the times of the levels in Annex 4 (Service levels and escalation).",
        "| 借用 / loan | 本合同签署后15日内 / within 15 days after signing of this contract | 2026年12月31日 / 31 December 2026 | ",
        "| 赠与 / gift | 本合同签署后15日内 / within 15 days after signing of this contract | – | ",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    contract.service = Clause::NotApplicable { reason: words() };
    assert!(!text(&contract).contains("Technical support keeps"), "there are no levels to keep to");
    let support = included(&mut contract.support);
    support.items[0].due = Due::On(day("2026-12-31"));
    let problem = |contract: &Contract| {
        let place = Place::row(field::SUPPORT_ITEMS, 0);
        contract.check().into_iter().find(|it| it.place == place).map(|it| it.reason)
    };
    assert_eq!(problem(&contract), Some(Reason::NotAfter { date: day("2026-12-31") }));
    included(&mut contract.support).items[0].due = Due::On(day("2026-12-30"));
    assert_eq!(problem(&contract), None);
    let old = serde_json::to_value(contracts::distribution()).expect("written");
    let old = &old["support"]["included"];
    assert!(old.get("speed").or(old["items"][0].get("return_by")).is_none(), "an old record keeps its bytes");
}

#[test]
fn a_notice_that_nobody_signs_for_counts_as_received_on_the_day_the_article_says() {
    let mut notices = Notices::usual();
    let calendar = WorkCalendar::standard();
    let rolled = Definitions::usual().counting();
    let stays = Definitions { roll: RollForward::Stays, ..Definitions::usual() }.counting();
    let received = |notices: &Notices, by, sent: &str, counting| {
        notices.received(by, day(sent), counting, &calendar).map(|it| it.expect("a day").value)
    };
    // a Friday: three days on is a Monday, five a Wednesday
    let friday = "2026-05-29";
    assert_eq!(received(&notices, Carrier::Courier, friday, rolled), Some(day("2026-06-01")));
    assert_eq!(received(&notices, Carrier::Registered, friday, rolled), Some(day("2026-06-03")));
    // a Wednesday: three days on is a Saturday, which G2 moves to the Monday, unless it leaves every last day where it is
    let wednesday = "2026-05-27";
    assert_eq!(received(&notices, Carrier::Courier, wednesday, rolled), Some(day("2026-06-01")));
    assert_eq!(received(&notices, Carrier::Courier, wednesday, stays), Some(day("2026-05-30")));
    notices.courier = Some(Period::working_days(3));
    assert_eq!(received(&notices, Carrier::Courier, friday, rolled), Some(day("2026-06-03")));
    (notices.courier, notices.registered) = (None, None);
    assert_eq!(received(&notices, Carrier::Courier, friday, rolled), None);
    assert_eq!(received(&notices, Carrier::Registered, friday, rolled), None);

    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let said = |contract: &Contract, at| {
        let paper = compose(contract, &own, &customer, BOTH);
        let article = paper.article(ClauseId::Notices).expect("printed").clone();
        let Some(Block::Paragraph(it)) = article.blocks.into_iter().nth(at) else { panic!("a paragraph") };
        (it.text.zh_text(), it.text.en_text())
    };
    let (zh, en) = said(&contract, 0);
    assert!(zh.starts_with("通知应以书面形式送至下列地址或者电子邮箱。"), "{zh}");
    assert!(en.starts_with("Notices are in writing and go to these addresses or e-mail boxes. Party B:"), "{en}");
    let (zh, en) = said(&contract, 1);
    assert!(
        zh.ends_with("以快递寄送而无人签收的，自寄出之日起满3日视为送达。以挂号信寄送的，自寄出之日起满5日视为送达。"),
        "{zh}"
    );
    assert!(
        en.ends_with(
            "A notice by courier that is neither signed for nor refused counts as received 3 days after it was sent. A notice sent \
             by registered mail counts as received 5 days after it was posted."
        ),
        "{en}"
    );
    contract.notices = notices;
    contract.notices.by_email = ByEmail::Never;
    let (zh, en) = said(&contract, 0);
    assert!(zh.starts_with("通知应以书面形式送至下列地址。乙方："), "no notice goes to a box: {zh}");
    assert!(en.starts_with("Notices are in writing and go to these addresses. Party B:"), "{en}");
    assert_eq!(
        said(&contract, 1),
        (
            "专人送达的，以签收为准；快递送达的，以签收或者拒收为准。电子邮件仅用于日常联络，不作为正式通知。".to_owned(),
            "A notice arrives by hand on signature and by courier on signature or refusal. E-mail serves for everyday contact \
             and is no formal notice."
                .to_owned(),
        )
    );
    contract.notices.courier = Some(Period::days(16));
    contract.notices.registered = Some(Period::days(0));
    let outside: Vec<_> = contract.check().into_iter().map(|it| it.place.field).collect();
    assert!(outside.contains(&field::NOTICES_COURIER) && outside.contains(&field::NOTICES_REGISTERED), "{outside:?}");
    let old = serde_json::json!({ "change": { "n": 3, "unit": "day" }, "service": "same_addresses" });
    let read: Notices = serde_json::from_value(old.clone()).expect("read");
    assert_eq!((read.courier, read.registered, read.by_email), (None, None, ByEmail::ExceptTermination));
    assert_eq!(serde_json::to_value(read).expect("written"), old, "an old record keeps its bytes");
}

#[test]
fn the_documents_apply_in_the_order_that_was_agreed() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let order = |contract: &Contract| {
        let paper = compose(contract, &own, &customer, BOTH);
        let article = paper.article(ClauseId::EntireAgreement).expect("printed").clone();
        let Some(Block::Paragraph(first)) = article.blocks.into_iter().next() else { panic!("a paragraph") };
        (first.text.zh_text(), first.text.en_text())
    };
    let (zh, en) = order(&contract);
    assert!(zh.ends_with("按下列顺序适用：正文、附件、订单。"), "{zh}");
    assert!(en.ends_with("in this order: body, annexes, orders."), "{en}");
    contract.general.precedence = Precedence::AnnexesFirst;
    contract.special = words();
    let (zh, en) = order(&contract);
    assert!(zh.ends_with("按下列顺序适用：特别约定、附件、正文、订单。"), "{zh}");
    assert!(en.ends_with("in this order: special terms, annexes, body, orders."), "{en}");
    contract.general.precedence = Precedence::NotStated;
    let (zh, en) = order(&contract);
    assert!(zh.ends_with("取代此前的口头和书面沟通。"), "{zh}");
    assert!(en.ends_with("replace earlier communications."), "{en}");
    let written = serde_json::to_value(contracts::distribution()).expect("written");
    let general = &written["general"];
    assert!(general.get("precedence").or(general.get("compliance_contact")).is_none(), "an old record keeps its bytes");
}

#[test]
fn whoever_signs_without_a_seal_is_asked_for_none() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::flow_meters();
    for signatory in [&mut contract.signing.ours, &mut contract.signing.theirs] {
        signatory.name = "Wu Yue".to_owned();
        signatory.authority = Authority::PowerOfAttorney;
    }
    let said = |contract: &Contract| {
        let paper = compose(contract, &own, &customer, BOTH);
        let account = plain_article(paper.article(ClauseId::Payment).expect("printed"));
        let powers = paper.annexes.iter().filter(|annex| annex.id == AnnexId::PowerOfAttorney);
        let powers = powers.flat_map(|annex| &annex.blocks).map(|block| match block {
            Block::Paragraph(it) => (it.text.zh_text(), it.text.en_text()),
            Block::Table(_) => panic!("no table"),
        });
        (account, powers.collect::<Vec<_>>())
    };
    let sealed = [
        (
            "乙方授权Wu Yue代表其签署本合同及其附件。委托人（盖章）：________　法定代表人（签字）：________　日期：________",
            "Party B authorises Wu Yue to sign this contract and its annexes on its behalf. Seal: ________ Legal \
             representative (signature): ________ Date: ________",
        ),
        (
            "甲方授权Wu Yue代表其签署本合同及其附件。委托人（盖章）：________　法定代表人（签字）：________　日期：________",
            "Party A authorises Wu Yue to sign this contract and its annexes on its behalf. Seal: ________ Legal \
             representative (signature): ________ Date: ________",
        ),
    ]
    .map(|(zh, en)| (zh.to_owned(), en.to_owned()));
    let (account, powers) = said(&contract);
    assert!(account.contains("变更账户应由乙方加盖公章书面通知，并经甲方"), "{account}");
    assert!(account.contains("needs a written notice under the seal of Party B, which Party A verifies"), "{account}");
    assert_eq!(powers, sealed);
    contract.signing.ours.seal = Seal::None;
    let (account, powers) = said(&contract);
    assert!(account.contains("变更账户应由乙方的法定代表人或者授权代表签字书面通知，并经甲方"), "{account}");
    let signed =
        "a written notice signed by the legal representative or an authorised representative of Party B, which";
    assert!(account.contains(signed), "{account}");
    assert!(!account.contains("公章") && !account.contains("under the seal"), "{account}");
    let unsealed = (
        "乙方授权Wu Yue代表其签署本合同及其附件。法定代表人（签字）：________　日期：________".to_owned(),
        "Party B authorises Wu Yue to sign this contract and its annexes on its behalf. Legal representative (signature): \
         ________ Date: ________"
            .to_owned(),
    );
    assert_eq!(powers, [unsealed, sealed[1].clone()], "the other side seals as before");
    // a further party likewise
    let mut guarantor = Further::joining(Side::Them, FurtherRole::Guarantor);
    guarantor.signatory = Signatory { authority: Authority::PowerOfAttorney, seal: Seal::None, ..Signatory::default() };
    contract.signing.further = vec![guarantor.clone()];
    let third = said(&contract).1.pop().expect("a third").0;
    assert!(third.starts_with("丙方授权") && third.ends_with("附件。法定代表人（签字）：________　日期：________"));
    contract.signing.further = vec![Further { kind: PartyKind::Person, ..guarantor }];
    let third = said(&contract).1.pop().expect("a third").0;
    assert!(
        third.ends_with("附件。委托人（签字）：________　日期：________"),
        "a person has no legal representative: {third}"
    );
}

#[test]
fn the_place_to_sign_names_the_seal() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::flow_meters();
    let seals = |contract: &Contract| {
        let blocks = compose(contract, &own, &customer, BOTH).signatures;
        blocks.iter().map(|it| format!("{}{}", it.seal.zh_text(), it.seal.en_text())).collect::<Vec<_>>()
    };
    // the customer is Party A
    assert_eq!(seals(&contract), ["（盖章）(seal)", "（盖章）(seal)"]);
    let effect = |contract: &Contract| {
        let paper = compose(contract, &own, &customer, BOTH);
        plain_article(paper.article(ClauseId::Term).expect("printed"))
    };
    let said = effect(&contract);
    assert!(said.contains("本合同自双方签字并盖章之日起生效。"), "{said}");
    assert!(said.contains("It takes effect when both parties have signed and sealed it."), "{said}");
    let old = serde_json::to_value(&contract).expect("written");
    assert!(old["signing"]["ours"].get("seal").is_none(), "an old record keeps its bytes");
    contract.signing.theirs.seal = Seal::Contract;
    contract.signing.ours.seal = Seal::Official;
    assert_eq!(seals(&contract), ["（合同专用章）(contract seal)", "（公章）(official seal)"]);
    contract.signing.theirs.seal = Seal::None;
    assert_eq!(seals(&contract), ["", "（公章）(official seal)"]);
    // it would never take effect if it waited for a seal that nobody sets
    for (effective, zh, en) in [
        (Effective::OnSigning, "本合同自双方签署之日起生效。", "It takes effect when both parties have signed it."),
        (
            Effective::OnFirstPayment,
            "本合同经双方签署，自首期款支付之日起生效。",
            "Once signed by both parties it takes effect when the first payment is made.",
        ),
        (
            Effective::OnCondition(Wording::new("甲方取得许可", "Party A has its licence")),
            "本合同经双方签署，并自下列条件成就时起生效：甲方取得许可。",
            "Once signed by both parties it takes effect when this condition is met: Party A has its licence.",
        ),
    ] {
        let mut contract = contract.clone();
        contract.term.effective = effective;
        let said = effect(&contract);
        assert!(said.contains(zh) && said.contains(en), "{said}");
    }
    let written = serde_json::to_value(&contract).expect("written");
    assert_eq!(written["signing"]["theirs"]["seal"], "none");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}

#[test]
fn a_range_and_a_floor_stand_in_the_annex_as_the_evaluation_reckons_with_them() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let rows = |contract: &Contract| {
        let paper = compose(contract, &own, &customer, BOTH);
        let annex = paper.annexes.iter().find(|it| it.id == AnnexId::Targets).expect("annexed").clone();
        plain_text(&Paper { annexes: vec![annex], ..paper })
    };
    assert!(!rows(&contract).contains("下限"), "where no score has a floor there is no column for it");
    let measures = &mut included(&mut contract.targets).measures;
    measures[1].direction = Direction::Range { to: Quantity { thousandths: 30_000 }, off_per_unit: Bp(250) };
    measures[1].floor = Ppm(400_000);
    let text = rows(&contract);
    assert!(text.contains(
        "| 新增客户 / New customers | 20至30 / 20 to 30 | 家 / customers | 15% | 区间内最佳，每偏离一个单位扣2.5分 / in the range; 2.5 \
         points off per unit outside | 120% | 40% | "
    ), "{text}");
    for words in [
        "目标为区间的指标，实际值在区间内（含两端）的，得分为100；在区间外的，每偏离一个单位按方向一栏扣分，不足一个单位的按比例扣分。",
        "得分不低于上表所列下限，不高于上表所列上限。",
        "A score is at least the lowest and at most the highest score in the table.",
    ] {
        assert!(text.contains(words), "{words}");
    }
    let mut one_point = contract.clone();
    included(&mut one_point.targets).measures[1].direction =
        Direction::Range { to: Quantity { thousandths: 30_000 }, off_per_unit: Bp(100) };
    assert!(rows(&one_point).contains("扣1分 / in the range; 1 point off per unit outside |"));
    let written = serde_json::to_value(&contract).expect("written");
    let range = serde_json::json!({ "range": { "to": 30_000, "off_per_unit": 250 } });
    assert_eq!(written["targets"]["included"]["measures"][1]["direction"], range);
    assert!(written["targets"]["included"]["measures"][2].get("floor").is_none(), "an old record keeps its bytes");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
}

#[test]
fn levels_beyond_the_target_stand_in_the_annex_and_the_article_says_what_they_are_for() {
    let (own, customer) = contracts::latin_parties();
    let text = |contract: &Contract| plain_text(&compose(contract, &own, &customer, BOTH));
    let with = |stretch: Option<i64>, challenge: Option<i64>| {
        let mut contract = contracts::distribution();
        let level = |thousandths| Quantity { thousandths };
        let sales = &mut included(&mut contract.targets).measures[0];
        sales.target = level(1_000_000_000);
        (sales.stretch, sales.challenge) = (stretch.map(level), challenge.map(level));
        contract
    };
    let none = text(&with(None, None));
    assert!(!none.contains("冲刺") && !none.contains("挑战目标") && !none.contains("hallenge target"), "{none}");

    let both = with(Some(1_200_000_500), Some(1_500_000_000));
    let said = text(&both);
    for words in [
        "| 每期目标 / Target per period | 冲刺目标 / Stretch target | 挑战目标 / Challenge target | 单位 / Unit |",
        "| 1,000,000 | 1,200,000.5 | 1,500,000 | ",
        // the others have none
        "| 20 | – | – | 家 / customers |",
        "冲刺目标和挑战目标高于目标，仅用于衡量更好的业绩；得分、等级和是否达到目标只按目标计算，未达到冲刺目标和挑战目标不构成违约。",
        "The stretch and challenge targets lie above the target and only tell how much better a result is: scores, grades and whether \
         the target is met go by the target alone, and missing the stretch and challenge targets is no breach.",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let one = text(&with(None, Some(1_500_000_000)));
    assert!(one.contains("| 1,000,000 | 1,500,000 | ") && !one.contains("冲刺"), "{one}");
    assert!(one.contains("missing the challenge targets is no breach"), "{one}");

    let written = serde_json::to_value(&both).expect("written");
    let measures = &written["targets"]["included"]["measures"];
    assert_eq!(measures[0]["stretch"], 1_200_000_500_i64);
    assert_eq!(measures[0]["challenge"], 1_500_000_000_i64);
    assert!(measures[1].get("stretch").is_none(), "an old record keeps its bytes");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), both);

    // each above the one before
    let wrong = |contract: Contract| contract.check().iter().any(|it| it.reason == Reason::NotInOrder);
    assert!(!wrong(both));
    assert!(wrong(with(Some(1_000_000_000), None)) && wrong(with(Some(1_200_000_000), Some(1_100_000_000))));
}

#[test]
fn levels_lie_below_the_target_where_lower_is_better() {
    let (own, customer) = contracts::latin_parties();
    let level = |thousandths| Quantity { thousandths };
    let with = |nths: &[usize]| {
        let mut contract = contracts::distribution();
        for nth in nths {
            let measure = &mut included(&mut contract.targets).measures[*nth];
            let is_low = measure.direction == Direction::Lower;
            measure.target = level(48_000);
            measure.stretch = Some(level(if is_low { 24_000 } else { 60_000 }));
        }
        contract
    };
    let lowest = contracts::distribution()
        .targets
        .terms()
        .expect("targets")
        .measures
        .iter()
        .position(|it| it.direction == Direction::Lower);
    let lowest = lowest.expect("a measure of which less is better");
    let said = plain_text(&compose(&with(&[lowest]), &own, &customer, BOTH));
    for words in [
        "| 48 | 24 | ",
        "冲刺目标低于目标，仅用于衡量更好的业绩",
        "The stretch targets lie below the target and only tell how much better a result is",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let both = plain_text(&compose(&with(&[0, lowest]), &own, &customer, BOTH));
    for words in [
        "| 48 | 60 | ",
        "| 48 | 24 | ",
        "冲刺目标在越高越好的指标中高于目标，在越低越好的指标中低于目标，仅用于衡量更好的业绩",
        "The stretch targets lie above the target where higher is better and below it where lower is better, and only tell how much \
         better a result is",
    ] {
        assert!(both.contains(words), "{words} in {both}");
    }
    // not on the other side
    let wrong = |contract: &Contract| contract.check().iter().any(|it| it.reason == Reason::NotInOrder);
    assert!(!wrong(&with(&[0, lowest])));
    let mut turned = with(&[lowest]);
    included(&mut turned.targets).measures[lowest].stretch = Some(level(60_000));
    assert!(wrong(&turned));
}

#[test]
fn new_customers_of_a_year_are_spread_in_whole_ones() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let currency = contract.price.currency;
    let terms = included(&mut contract.targets);
    terms.cycle = Cycle::Quarter;
    let ones = |it: i64| Quantity { thousandths: it * 1_000 };
    terms.measures[1].target = ones(20);
    terms.measures[1].spread(Cycle::Quarter, currency).expect("a year");
    assert_eq!((terms.measures[1].target, terms.measures[1].parts.as_slice()), (ones(80), [ones(20); 4].as_slice()));
    terms.measures[1].parts = [10, 30, 25, 15].map(ones).to_vec();
    assert!(terms.measures[1].parts_stand(Cycle::Quarter));
    let said = plain_text(&compose(&contract, &own, &customer, BOTH));
    for words in [
        "| 全年80 / 80 a year | 家 / customers |",
        "新增客户的全年目标（家）分配到各自然季度如下：",
        "New customers: the target of a year (customers) is spread over calendar quarters as follows:",
        "| 第二季度 / second quarter | 30 |",
        "| 全年 / Year | 80 |",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    // seven over four quarters are no whole ones each, three are less than one each
    let terms = included(&mut contract.targets);
    for (year, parts) in [(7_000, [2_000, 2_000, 2_000, 1_000]), (3_000, [750; 4])] {
        terms.measures[1].target = Quantity { thousandths: year };
        terms.measures[1].spread(Cycle::Quarter, currency).expect("a year");
        let spread: Vec<i64> = terms.measures[1].parts.iter().map(|it| it.thousandths).collect();
        assert_eq!(spread, parts, "{year}");
        assert!(terms.measures[1].parts_stand(Cycle::Quarter));
    }
    // as many every period again
    terms.measures[1].even_out();
    assert_eq!((terms.measures[1].target, terms.measures[1].parts.len()), (Quantity { thousandths: 750 }, 0));
}

#[test]
fn a_year_that_is_spread_stands_in_the_annex_part_by_part() {
    let (own, customer) = contracts::latin_parties();
    let text = |contract: &Contract| plain_text(&compose(contract, &own, &customer, BOTH));
    let before = contracts::distribution();
    assert!(!text(&before).contains("分配到各自然"), "{}", text(&before));
    let with = |cycle: Cycle, thousands: &[i64]| {
        let mut contract = before.clone();
        let terms = included(&mut contract.targets);
        terms.cycle = cycle;
        let figure = |it: i64| Quantity { thousandths: it * 1_000_000 };
        let sales = &mut terms.measures[0];
        sales.target = figure(thousands.iter().sum());
        sales.stretch = Some(figure(9_000));
        sales.parts = thousands.iter().map(|it| figure(*it)).collect();
        contract
    };
    let quarters = with(Cycle::Quarter, &[500, 1_500, 1_200, 800]);
    let said = text(&quarters);
    for words in [
        "| 全年4,000,000 / 4,000,000 a year | 全年9,000,000 / 9,000,000 a year | ",
        "净销售额（不含税、退货）的全年目标（",
        "）分配到各自然季度如下：",
        "is spread over calendar quarters as follows:",
        "| 第一季度 / first quarter | 500,000 |",
        "| 第二季度 / second quarter | 1,500,000 |",
        "| 第三季度 / third quarter | 1,200,000 |",
        "| 第四季度 / fourth quarter | 800,000 |",
        "| 全年 / Year | 4,000,000 |",
        "将全年目标分配到各自然季度的，各季度以所分配的数额为目标；评估期只包含某一自然季度部分天数的，该季度的数额按所含天数占该季度天数的比例计算。",
        "spreads the target of a year over calendar quarters, each has the part given there as its target; where an Evaluation \
         Period holds only some of the days of one, its part counts in proportion to those days.",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let months = text(&with(Cycle::Month, &[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]));
    for words in [
        "| 1月 / January | 1,000 |",
        "| 12月 / December | 12,000 |",
        "| 全年 / Year | 78,000 |",
        "评估期只包含某一自然月部分天数的，该月的数额按所含天数占该月天数的比例计算。",
        "a year over calendar months, each",
    ] {
        assert!(months.contains(words), "{words} in {months}");
    }
    let halves = text(&with(Cycle::HalfYear, &[1, 2]));
    assert!(halves.contains("将全年目标分配到各自然半年的，各半年以所分配的数额为目标；"), "{halves}");
    assert!(halves.contains("is spread over calendar half-years as follows:"), "{halves}");
    assert!(halves.contains("| 上半年 / first half-year | 1,000 |"), "{halves}");
    assert!(halves.contains("| 下半年 / second half-year | 2,000 |"), "{halves}");

    let written = serde_json::to_value(&quarters).expect("written");
    let measures = &written["targets"]["included"]["measures"];
    assert_eq!(measures[0]["parts"], serde_json::json!([500_000_000, 1_500_000_000, 1_200_000_000, 800_000_000]));
    assert!(measures[1].get("parts").is_none(), "an old record keeps its bytes");
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), quarters);

    // they make the year
    let wrong = |contract: &Contract| {
        contract.check().iter().any(|it| {
            it.place == Place::row(field::TARGETS_MEASURES, 0) && matches!(it.reason, Reason::DoesNotAddUp { .. })
        })
    };
    assert!(!wrong(&quarters));
    let mut short = quarters.clone();
    included(&mut short.targets).measures[0].parts[0].thousandths -= 1;
    assert!(wrong(&short));
    assert!(wrong(&with(Cycle::Month, &[500, 1_500, 1_200, 800])), "a year has twelve months");
}

#[test]
fn figures_that_no_sum_can_hold_are_a_problem_of_their_own() {
    let unreckoned = |contract: &Contract, place: Place| {
        contract.check().iter().any(|it| it.place == place && it.reason == Reason::CannotBeReckoned)
    };
    let sound = contracts::distribution();
    let measures = Place::of(field::TARGETS_MEASURES);
    let mut weights = sound.clone();
    for measure in &mut included(&mut weights.targets).measures {
        measure.weight = Bp(i64::MAX);
    }
    let first = Place::row(field::TARGETS_MEASURES, 0);
    let mut parts = sound.clone();
    included(&mut parts.targets).measures[0].parts = vec![Quantity { thousandths: i64::MAX }; 4];
    for (contract, place) in [(&weights, measures), (&parts, first)] {
        assert!(unreckoned(contract, place));
        assert!(!unreckoned(&sound, place));
    }
}

#[test]
fn a_rate_that_holds_for_the_whole_is_said_of_no_part() {
    let mut contract = contracts::distribution();
    let bands = |contract: &Contract| {
        let (own, customer) = contracts::latin_parties();
        let text = plain_text(&compose(contract, &own, &customer, BOTH));
        let bands = [
            [
                "| 不超过¥800,000.00 / up to RMB 800,000.00 | 2% |",
                "| 不超过¥800,000.00的部分 / up to RMB 800,000.00 | 2% |",
            ],
            [
                "| 超过¥1,000,000.00 / above RMB 1,000,000.00 | 5% |",
                "| 超过¥1,000,000.00的部分 / above RMB 1,000,000.00 | 5% |",
            ],
            [
                "| 超过¥800,000.00至¥1,000,000.00 / above RMB 800,000.00 up to RMB 1,000,000.00 | 3% |",
                "| 超过¥800,000.00至¥1,000,000.00的部分 / above RMB 800,000.00 up to RMB 1,000,000.00 | 3% |",
            ],
        ];
        bands.map(|it| it.map(|band| text.contains(band)))
    };
    // each band at its own rate
    assert_eq!(bands(&contract), [[false, true]; 3]);
    let Incentive::Tiered { method, .. } = &mut included(&mut contract.targets).incentive else { panic!("tiers") };
    *method = TierMethod::Whole;
    assert_eq!(bands(&contract), [[true, false]; 3]);
}

#[test]
fn the_right_to_use_marks_may_end_before_the_contract_if_they_are_misused() {
    let (own, customer) = contracts::latin_parties();
    let mut contract = contracts::distribution();
    let text = |contract: &Contract| {
        let paper = compose(contract, &own, &customer, BOTH);
        plain_article(paper.article(ClauseId::IntellectualProperty).expect("printed"))
    };
    assert!(!text(&contract).contains("终止该许可"));
    contract.intellectual_property.licence_end = LicenceEnd::AlsoOnBreach;
    let said = text(&contract);
    for words in [
        "甲方违反本条使用标识和资料，经乙方通知后未在合理期限内改正的，乙方可以终止该许可。",
        "If Party A uses the marks or materials in breach of this article and does not put that right within a reasonable time \
         after Party B gives notice, Party B may end this right.",
    ] {
        assert!(said.contains(words), "{words} in {said}");
    }
    let old = serde_json::to_value(contracts::distribution()).expect("written");
    assert!(old["intellectual_property"].get("licence_end").is_none(), "an old record keeps its bytes");
}

/// What stands between two pieces of a text.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let rest = text.split_once(before).unwrap_or_else(|| panic!("{before} in {text}")).1;
    rest.split_once(after).unwrap_or_else(|| panic!("{after} in {text}")).0
}

proptest! {
    #[test]
    fn a_range_reads_back_out_of_the_annex_as_the_evaluation_reckons_with_it(
        low in 0_i64..9_000_000,
        width in 1_i64..9_000_000,
        off in 1_i64..5_000,
        floor in 1_i64..=10_000,
    ) {
        let mut contract = contracts::distribution();
        let targets = included(&mut contract.targets);
        targets.measures[1].target = Quantity { thousandths: low };
        targets.measures[1].direction =
            Direction::Range { to: Quantity { thousandths: low + width }, off_per_unit: Bp(off) };
        targets.measures[1].floor = Ppm(floor * 100);
        let plan = plan_of(targets, Currency::CNY).expect("a plan");
        let number = |thousandths| MetricValue::Number(Quantity { thousandths });
        let goal = MetricGoal::WithinRange { low: number(low), high: number(low + width), off_per_unit: Bp(off) };
        prop_assert_eq!((plan.metrics[1].goal, plan.metrics[1].floor), (goal, Bp(floor)));

        let row = rows_of(&contract, AnnexId::Targets).swap_remove(1);
        let ends = |text: &str, to: &str| {
            let (from, until) = text.split_once(to).expect("from and to");
            (thousandths(from), thousandths(until))
        };
        prop_assert_eq!(ends(&row[1].0, "至"), (low, low + width));
        prop_assert_eq!(ends(&row[1].1, " to "), (low, low + width));
        // hundredths of a point
        prop_assert_eq!(thousandths(between(&row[4].0, "单位扣", "分")), off * 10);
        prop_assert_eq!(thousandths(between(&row[4].1, "in the range; ", " point")), off * 10);
        prop_assert_eq!((percent(&row[6].0), percent(&row[6].1)), (floor * 100, floor * 100));
    }

    #[test]
    fn levels_read_back_out_of_the_annex_as_they_are_aimed_at(
        target in 1_i64..9_000_000_000,
        more in 1_i64..9_000_000_000,
        most in 1_i64..9_000_000_000,
    ) {
        let mut contract = contracts::distribution();
        let level = |thousandths| Quantity { thousandths };
        let sales = &mut included(&mut contract.targets).measures[0];
        sales.target = level(target);
        (sales.stretch, sales.challenge) = (Some(level(target + more)), Some(level(target + more + most)));
        prop_assert!(sales.levels_stand());
        let row = rows_of(&contract, AnnexId::Targets).swap_remove(0);
        let figures = |pick: fn(&(String, String)) -> &String| -> Vec<i64> {
            row[1..4].iter().map(|cell| thousandths(pick(cell))).collect()
        };
        let aimed = vec![target, target + more, target + more + most];
        prop_assert_eq!((figures(|it| &it.0), figures(|it| &it.1)), (aimed.clone(), aimed));
    }

    #[test]
    fn the_days_of_loans_and_duties_read_back_out_of_the_annexes_as_they_fall_due(ahead in 0_i64..9_000) {
        let on = day("2026-06-01").plus_days(ahead).expect("a day");
        let mut contract = contracts::distribution();
        included(&mut contract.support).items[0].return_by = Some(on);
        included(&mut contract.development).duties[0].rhythm = Rhythm::By(on);
        let promised = |key: &str| {
            contract.promises().into_iter().find(|it| it.key() == key).map(|it| it.when)
        };
        prop_assert_eq!(promised("give_back"), Some(When::By(Due::On(on))));
        prop_assert_eq!(promised("work.find_leads"), Some(When::By(Due::On(on))));

        let loan = rows_of(&contract, AnnexId::Support).swap_remove(0);
        prop_assert_eq!((chinese_date(&loan[6].0), english_date(&loan[6].1)), (on, on));
        let duty = rows_of(&contract, AnnexId::DivisionOfWork).swap_remove(0);
        let (zh, en) = (duty[2].0.trim_end_matches("前（含当日）"), duty[2].1.trim_start_matches("by "));
        prop_assert_eq!((chinese_date(zh), english_date(en)), (on, on));
    }
}

#[test]
fn every_trade_term_of_2020_can_be_agreed_on() {
    // ICC Incoterms 2020: seven for any mode of transport, four for sea and inland waterway
    let letters = ["EXW", "FCA", "FAS", "FOB", "CFR", "CIF", "CPT", "CIP", "DAP", "DPU", "DDP"];
    assert_eq!(TradeTerm::ALL.map(TradeTerm::letters), letters);
    let (own, customer) = contracts::latin_parties();
    for rule in TradeTerm::ALL {
        let mut contract = contracts::flow_meters();
        contract.delivery.manner = Manner::TradeTerm { rule, edition: 2020 };
        let written = serde_json::to_value(&contract).expect("written");
        let name = rule.letters().to_lowercase();
        assert_eq!(written["delivery"]["manner"]["trade_term"]["rule"], name);
        assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
        let paper = compose(&contract, &own, &customer, BOTH);
        let text = plain_article(paper.article(ClauseId::Delivery).expect("printed"));
        let letters = rule.letters();
        for words in [format!("{letters}（《国际贸易术语解释通则2020》）"), format!("{letters} (Incoterms® 2020)")]
        {
            assert!(text.contains(&words), "{words} in {text}");
        }
    }
}

#[test]
fn marks_of_secrecy_say_how_what_they_stand_on_is_handled() {
    let (own, customer) = contracts::latin_parties();
    let said = |contract: &Contract| {
        plain_article(compose(contract, &own, &customer, BOTH).article(ClauseId::Confidentiality).expect("printed"))
    };
    let plain = contracts::distribution();
    let before = said(&plain);
    assert!(!before.contains("密级") && !before.contains("marked"), "{before}");
    let record = serde_json::to_value(&plain).expect("written");
    assert!(record["confidentiality"].get("levels").is_none(), "an old record keeps its bytes");
    let mut marked = plain;
    marked.confidentiality.levels = [SecrecyLevel::CoreSecret, SecrecyLevel::Internal].into();
    let text = said(&marked);
    for words in [
        "披露方标明密级的信息，还应当按下列要求处理：标明“内部”的，仅限接收方的工作人员知悉；标明“核心商密”的，仅限指名的人员知悉，不得复制，每次\
         查阅须经披露方批准。",
        "Information that its owner has marked is also handled as follows: marked “internal”, it stays with the recipient’s own \
         staff; marked “core trade secret”, it is open only to named persons, is not copied, and each access needs its owner’s \
         approval.",
    ] {
        assert!(text.contains(words), "{words} in {text}");
    }
    let written = serde_json::to_value(&marked).expect("written");
    assert_eq!(written["confidentiality"]["levels"], serde_json::json!(["internal", "core_secret"]));
    assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), marked);
}
