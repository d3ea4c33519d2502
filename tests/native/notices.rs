//! Notices under a contract: which figures and words stand in them, in both languages, and what the other side signs.

use counterpart::domain::contract::party::{ContractLanguage, Prevailing};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::cure::{NoCure, Route};
use counterpart::domain::date::Date;
use counterpart::domain::id::ContractEventId;
use counterpart::domain::lifecycle::contract::event::TerminationGround;
use counterpart::domain::lifecycle::contract::status::TerminationNotice;
use counterpart::domain::money::Money;
use counterpart::domain::period::Period;
use counterpart::export::notices::{CureTold, EndTold, NoticeSheet, RenewalTold, Settle, Tells};
use counterpart::export::paper::{Columns, Paper};
use counterpart::export::word::docx;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn article(no: u8, zh: &str, en: &str) -> Wording {
    let numeral = if no == 4 { "四" } else { "十三" };
    Wording::new(format!("第{numeral}条（{zh}）"), format!("Article {no} ({en})"))
}

fn sheet(on: &str, tells: Tells) -> NoticeSheet {
    NoticeSheet {
        language: ContractLanguage::Both { prevailing: Prevailing::Zh },
        own: "宁波衡川仪表有限公司".to_owned(),
        to: "Harbour Pumps Ltd".to_owned(),
        attention: "Ada Quay".to_owned(),
        number: "HT-202605-0007".to_owned(),
        title: Wording::new("泵站供货合同", "Pump Station Supply"),
        mainland: true,
        on: day(on),
        draft: false,
        tells,
    }
}

fn settle() -> Settle {
    Settle {
        within: Period::days(30),
        by: Some(day("2026-07-17")),
        open: Some(Money::cny(1_234_500)),
        back: vec![Wording::new("展示柜 2 台", "display cabinet 2 sets")],
    }
}

fn end(ground: TerminationGround, route: Option<Route>) -> Tells {
    Tells::End(Box::new(EndTold {
        ground,
        route,
        asked: Some((day("2026-06-01"), "交付迟延三十日".to_owned())),
        note: "见催告函".to_owned(),
        term: Some(article(13, "期限与解除", "Term and termination")),
        notice: Some(Period::days(30)),
        effective_on: day("2026-06-17"),
        settle: settle(),
        survives: vec![article(4, "保密", "Confidentiality")],
    }))
}

fn read(paper: &Paper, of: fn(&Columns) -> String) -> String {
    let facts = paper.facts.iter().map(|it| of(&it.value));
    let body = paper.opening.iter().map(|it| of(&it.text));
    [of(&paper.title)].into_iter().chain(facts).chain(body).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_notice_says_what_the_record_says_in_both_languages() {
    use TerminationGround::{Expiry, ForceMajeure, MaterialBreach, Mutual, NoticeIndefinite, Other, Statutory};
    let ran_out = Route::RanOut { notice: ContractEventId(uuid::Uuid::from_u128(1)), last_day: day("2026-06-16") };
    let cure = Tells::Cure(CureTold {
        breach: "交付迟延三十日".to_owned(),
        clause: Some(article(4, "交付与检验", "Delivery")),
        term: Some(article(13, "期限与解除", "Term and termination")),
        time: Period::days(15),
        last_day: day("2026-06-16"),
    });
    let renews = RenewalTold::Renews { ends: day("2026-12-31"), next: Some((day("2027-01-01"), day("2027-12-31"))) };
    let declines =
        RenewalTold::Ends { ends: day("2026-12-31"), last: Some(day("2026-12-01")), term: None, settle: settle() };
    let reminds = RenewalTold::Reminds {
        ends: day("2026-12-31"),
        last: day("2026-12-01"),
        next: Some((day("2027-01-01"), day("2027-12-31"))),
        term: None,
    };
    let asks = RenewalTold::Asks { ends: day("2026-12-31"), last: day("2026-12-01") };
    let without = |why| Some(Route::Without { why });
    let mut by_working_days = end(NoticeIndefinite, None);
    if let Tells::End(told) = &mut by_working_days {
        told.notice = Some(TerminationNotice::WorkingDays(20).period());
    }
    for (tells, zh, en) in [
        (
            by_working_days,
            ["提前20个工作日", "第二款", "2026年6月17日", "第五百六十五条"],
            ["notice of 20 working days", "art. 563 (2)", "17 Jun 2026", "art. 565"],
        ),
        (
            cure,
            ["限期改正通知书", "第四条（交付与检验）", "15日内", "2026年6月16日"],
            ["Notice to Cure", "Article 4 (Delivery)", "within 15 days", "16 Jun 2026"],
        ),
        (
            end(MaterialBreach, Some(ran_out)),
            ["2026年6月1日", "交付迟延三十日", "第一款第三项", "第十三条（期限与解除）"],
            ["1 Jun 2026", "ran out on 16 Jun 2026", "art. 563 (1) (3)", "Article 13 (Term and termination)"],
        ),
        (
            end(MaterialBreach, without(NoCure::Refused)),
            ["不履行主要债务", "第一款第二项", "¥12,345.00", "展示柜 2 台"],
            ["will not perform", "art. 563 (1) (2)", "¥12,345.00", "display cabinet 2 sets"],
        ),
        (
            end(MaterialBreach, without(NoCure::Defeated)),
            ["合同目的不能实现", "第一款第四项", "第四条（保密）", "2026年7月17日"],
            ["defeats the purpose", "art. 563 (1) (4)", "Article 4 (Confidentiality)", "17 Jul 2026"],
        ),
        (
            end(NoticeIndefinite, None),
            ["提前30日", "第二款", "2026年6月17日", "第五百六十五条"],
            ["notice of 30 days", "art. 563 (2)", "17 Jun 2026", "art. 565"],
        ),
        (
            end(Mutual, None),
            ["合同终止确认书", "协商一致", "第五百六十二条", "30日内"],
            ["by Agreement", "have agreed", "art. 562", "Within 30 days"],
        ),
        (
            end(Expiry, None),
            ["期限届满", "2026年6月17日", "见催告函", "30日内"],
            ["is over", "17 Jun 2026", "见催告函", "Within 30 days"],
        ),
        (
            end(ForceMajeure, None),
            ["不可抗力", "第一款第一项", "解除", "到达"],
            ["force majeure", "art. 563 (1) (1)", "termination", "reaches"],
        ),
        (
            end(Statutory, None),
            ["法律规定", "现通知贵方解除", "见催告函", "到达"],
            ["the law allows", "hereby", "见催告函", "reaches"],
        ),
        (
            end(Other, None),
            ["现通知贵方解除", "见催告函", "到达", "第五百六十五条"],
            ["hereby", "见催告函", "reaches", "art. 565"],
        ),
        (
            Tells::Renewal(renews),
            ["续期确认书", "2026年12月31日", "2027年1月1日", "2027年12月31日"],
            ["Renewal", "31 Dec 2026", "1 Jan 2027", "31 Dec 2027"],
        ),
        (
            Tells::Renewal(declines),
            ["不再续期通知书", "2026年12月31日", "2026年12月1日", "“期限与解除”条款"],
            ["Non-Renewal", "31 Dec 2026", "1 Dec 2026", "the clause on term"],
        ),
        (
            Tells::Renewal(reminds),
            ["自动续期提醒函", "自动延长", "2026年12月1日", "2027年12月31日"],
            ["Automatic Renewal", "extends by itself", "1 Dec 2026", "31 Dec 2027"],
        ),
        (
            Tells::Renewal(asks),
            ["续签征询函", "期满终止", "2026年12月1日", "2026年12月31日"],
            ["Enquiry about Renewal", "written renewal", "1 Dec 2026", "31 Dec 2026"],
        ),
    ] {
        let paper = sheet("2026-06-17", tells).paper();
        let both = [(read(&paper, Columns::zh_text), zh), (read(&paper, Columns::en_text), en)];
        for (said, words) in both {
            for word in words {
                assert!(said.contains(word), "{word}: {said}");
            }
            assert!(said.contains("Harbour Pumps Ltd") && said.contains("Ada Quay"), "{said}");
        }
        assert_eq!(paper.number.value.zh_text(), "HT-202605-0007");
    }
}

#[test]
fn where_another_law_governs_no_article_of_the_civil_code_is_named() {
    use TerminationGround::{ForceMajeure, MaterialBreach, Mutual, NoticeIndefinite};
    for ground in [Mutual, MaterialBreach, NoticeIndefinite, ForceMajeure] {
        for mainland in [true, false] {
            let paper = NoticeSheet { mainland, ..sheet("2026-06-17", end(ground, None)) }.paper();
            let (zh, en) = (read(&paper, Columns::zh_text), read(&paper, Columns::en_text));
            assert_eq!((zh.contains("民法典"), en.contains("Civil Code")), (mainland, mainland), "{zh} {en}");
        }
    }
}

#[test]
fn a_time_to_cure_that_no_article_says_is_asked_for_without_one() {
    let term = article(13, "期限与解除", "Term and termination");
    for (term, in_zh, in_en) in [
        (
            Some(term),
            "依据合同第十三条（期限与解除），请贵方",
            "Under Article 13 (Term and termination) of the contract we ask",
        ),
        (None, "\n请贵方自收到本通知的次日起15日内", "\nWe ask you to cure this within 15 days"),
    ] {
        let breach = "交付迟延三十日".to_owned();
        let told = CureTold { breach, clause: None, term, time: Period::days(15), last_day: day("2026-06-16") };
        let paper = sheet("2026-06-01", Tells::Cure(told)).paper();
        let (zh, en) = (read(&paper, Columns::zh_text), read(&paper, Columns::en_text));
        assert!(zh.contains(in_zh) && en.contains(in_en), "{zh} {en}");
    }
}

#[test]
fn only_what_is_agreed_asks_for_consent() {
    let renews = RenewalTold::Renews { ends: day("2026-12-31"), next: None };
    let asks = RenewalTold::Asks { ends: day("2026-12-31"), last: day("2026-12-01") };
    for (tells, label) in [
        (end(TerminationGround::Mutual, None), "Agreed by"),
        (end(TerminationGround::MaterialBreach, None), "Received by"),
        (Tells::Renewal(renews), "Agreed by"),
        (Tells::Renewal(asks), "Received by"),
    ] {
        let paper = sheet("2026-06-17", tells).paper();
        let signs: Vec<(String, String)> =
            paper.signatures.iter().map(|it| (it.label.en_text(), it.name.en_text())).collect();
        assert_eq!(signs[1], (label.to_owned(), "Harbour Pumps Ltd".to_owned()));
        assert_eq!(signs[0].1, "宁波衡川仪表有限公司");
    }
}

/// The page hands a notice to the worker as JSON, which writes it as a Word file.
#[test]
fn a_notice_goes_to_the_worker_and_becomes_a_word_file() {
    for language in [ContractLanguage::Zh, ContractLanguage::En] {
        let sheet = NoticeSheet { language, ..sheet("2026-06-17", end(TerminationGround::Other, None)) };
        let handed = serde_json::to_vec(&sheet).expect("it is written");
        let read: NoticeSheet = serde_json::from_slice(&handed).expect("it reads");
        assert_eq!(read, sheet);
        let printed = [read.paper().title.zh.is_empty(), read.paper().title.en.is_empty()];
        assert_eq!(printed, [language == ContractLanguage::En, language == ContractLanguage::Zh]);
        assert!(docx(&read.paper(), false).is_ok_and(|file| file.starts_with(b"PK")));
    }
}
