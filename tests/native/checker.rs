//! The contract checker: for every rule a contract where it fires, with the message a clerk reads, and a neighbour where it
//! does not. Messages are typed from the catalogue (`contract-rules.md` 2) with the gaps filled by hand.

#[path = "checker/credit.rs"]
mod credit;
#[path = "checker/deal.rs"]
mod deal;
#[path = "checker/late_payment.rs"]
mod late_payment;
#[path = "checker/liability.rs"]
mod liability;
#[path = "checker/pack.rs"]
mod pack;
#[path = "checker/party.rs"]
mod party;
#[path = "checker/payment.rs"]
mod payment;
#[path = "checker/subject.rs"]
mod subject;
#[path = "checker/term.rs"]
mod term;

use std::collections::BTreeSet;

use counterpart::demo::{Seeded, book};
use counterpart::domain::checker::facts::LawPack;
use counterpart::domain::checker::finding::Finding;
use counterpart::domain::checker::rule::{Fm, Lia, Lpi, Pay, Pty, RuleId, Severity, Sub, Trm};
use counterpart::domain::contract::field;
use counterpart::i18n::{Locale, Text};

use deal::{Deal, Row, day};

/// The families whose rows stand here.
const FAMILIES: [&[RuleId]; 7] = [Pty::ALL, Sub::ALL, Pay::ALL, Lpi::ALL, Lia::ALL, Fm::ALL, Trm::ALL];

fn rows() -> Vec<Row> {
    [
        party::rows(),
        subject::rows(),
        payment::rows(),
        credit::rows(),
        late_payment::rows(),
        liability::rows(),
        term::rows(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn of_rule<'a>(found: &'a [Finding], code: &str) -> Vec<&'a Finding> {
    found.iter().filter(|finding| finding.rule.code() == code).collect()
}

#[test]
fn a_rule_fires_where_it_should_with_its_words_and_not_beside_it() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let mut wrong = Vec::new();
    for row in rows() {
        let found = Deal::sound().with(row.fires).check();
        let own = of_rule(&found, row.code);
        let said: Vec<String> = own.iter().map(|finding| en.finding(finding)).collect();
        if !own.iter().any(|finding| finding.place.field == row.place && en.finding(finding) == row.words) {
            let places: Vec<&str> = own.iter().map(|finding| finding.place.field).collect();
            wrong
                .push(format!("{} should say {:?} at {}, says {said:?} at {places:?}", row.code, row.words, row.place));
        }
        for finding in own {
            assert!(!zh.finding(finding).contains(['{', '}']), "{}: {}", row.code, zh.finding(finding));
            assert_eq!(finding.values.len(), zh.rule_message(finding.rule).1, "{}: one value for each gap", row.code);
        }
        let beside = Deal::sound().with(row.beside).check();
        if !of_rule(&beside, row.code).is_empty() {
            wrong.push(format!("{} fires beside its case", row.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// L14 of `contract-rules.md` 3.3: at an LPR of 3.00 % a year, 1.95 times it is 5.85 % and four times it 12.00 %; 500 ppm a day are
/// 18.25 % a year, 300 are 10.95 % and 120 are 4.38 %.
#[test]
fn l14_a_daily_rate_is_held_against_the_prime_rate() {
    for (ppm, expected) in [(500, vec!["LPI-02"]), (300, vec!["LPI-04"]), (120, vec![])] {
        let mut deal = Deal::sound();
        deal.reference(LawPack::Cn, 30_000);
        deal.daily(ppm);
        let found = deal.check();
        let codes = found.iter().map(|finding| finding.rule.code());
        let codes: Vec<&str> = codes.filter(|code| ("LPI-02"..="LPI-05").contains(code)).collect();
        assert_eq!(codes, expected, "{ppm} ppm a day");
    }
}

#[test]
fn a_part_that_waits_for_no_milestone_is_not_called_one() {
    let zh = Text::new(Locale::Zh);
    let said = |fires: fn(&mut Deal)| -> Vec<String> {
        let found = Deal::sound().with(fires).check();
        of_rule(&found, "PAY-06").into_iter().map(|finding| zh.finding(finding)).collect()
    };
    assert_eq!(said(|deal| payment::milestone(deal, "试运行合格", 0)), ["里程碑1缺少客观标准或答复期限。"]);
    let condition = said(|deal| payment::condition(deal, "验收结果令买方满意"));
    assert_eq!(condition, ["第1期付款的条件仅取决于买方意愿。"]);
}

#[test]
fn every_rule_has_rows() {
    let with_rows: BTreeSet<&str> = rows().iter().map(|row| row.code).collect();
    for rule in FAMILIES.into_iter().flatten() {
        assert!(with_rows.contains(rule.code()), "{} has rows", rule.code());
    }
}

#[test]
fn the_catalogue_has_209_rules_with_ids_of_their_own() {
    let codes: BTreeSet<&str> = RuleId::all().map(RuleId::code).collect();
    assert_eq!((codes.len(), RuleId::all().count()), (209, 209));
    // PTY 11, SUB 19, INF 11, PIP 12, DEV 7, KPI 12, SVC 9, SUP 7, PAY 25, LPI 14, LIA 12, FM 5, TRM 14, DSP 13, CON 5, LNG 5,
    // GEN 9, SIG 5, EXE 14 (contract-rules.md 2.9)
    for (family, count) in [
        ("PTY", 11),
        ("SUB", 19),
        ("INF", 11),
        ("PIP", 12),
        ("DEV", 7),
        ("KPI", 12),
        ("SVC", 9),
        ("SUP", 7),
        ("PAY", 25),
        ("LPI", 14),
        ("LIA", 12),
        ("FM-", 5),
        ("TRM", 14),
        ("DSP", 13),
        ("CON", 5),
        ("LNG", 5),
        ("GEN", 9),
        ("SIG", 5),
        ("EXE", 14),
    ] {
        assert_eq!(codes.iter().filter(|code| code.starts_with(family)).count(), count, "{family}");
    }
    for rule in RuleId::all() {
        assert_eq!(RuleId::of(rule.code()), Some(rule));
        assert!(!rule.rule().grounds.is_empty(), "{} stands on something", rule.code());
    }
    assert_eq!(RuleId::of("PTY-12"), None);
}

#[test]
fn a_sound_deal_is_in_order() {
    let found = Deal::sound().check();
    let codes: Vec<&str> = found.iter().map(|finding| finding.rule.code()).collect();
    // stamp duty is due on every written sale
    assert_eq!(codes, ["SUB-15"]);
}

#[test]
fn a_fix_mends_its_finding_and_breaks_nothing() {
    let mut tried = BTreeSet::new();
    for row in rows() {
        let deal = Deal::sound().with(row.fires);
        let before = deal.check();
        for finding in of_rule(&before, row.code) {
            let Some(fix) = &finding.fix else { continue };
            let mut mended = deal.clone();
            fix.apply(&mut mended.contract);
            let after = mended.check();
            let gone = !after.iter().any(|it| it.rule == finding.rule && it.place == finding.place);
            assert!(gone, "{}: {fix:?} leaves it", row.code);
            let errors = |found: &[Finding]| -> BTreeSet<&str> {
                let errors = found.iter().filter(|it| it.severity() == Severity::Error);
                errors.map(|it| it.rule.code()).collect()
            };
            let fresh: Vec<&str> = errors(&after).difference(&errors(&before)).copied().collect();
            assert!(fresh.is_empty(), "{}: {fix:?} brings {fresh:?}", row.code);
            for locale in [Locale::Zh, Locale::En] {
                assert!(!Text::new(locale).checker_fix(fix).is_empty());
            }
            tried.insert(row.code);
        }
    }
    for code in ["SUB-10", "PAY-03", "PAY-07", "PAY-11", "LPI-02", "LIA-03", "TRM-02", "TRM-04", "TRM-08"] {
        assert!(tried.contains(code), "{code} has a fix");
    }
}

#[test]
fn the_contracts_of_the_sample_book_have_no_error() {
    let book = book(day("2026-05-20"), &mut Seeded::new(7)).expect("a book");
    // one is still being drafted and has no lines yet
    for contract in book.contracts.iter().filter(|it| !it.lines.is_empty()) {
        let customer = book.customers.iter().find(|it| it.id == contract.customer).expect("a customer");
        let deal = Deal {
            contract: contract.clone(),
            own: book.own_entity.clone(),
            customer: customer.clone(),
            today: day("2026-05-20"),
        };
        let own_families = |finding: &Finding| FAMILIES.into_iter().flatten().any(|rule| *rule == finding.rule);
        let errors: Vec<String> = deal
            .check()
            .iter()
            .filter(|finding| finding.severity() == Severity::Error && own_families(finding))
            .map(|finding| format!("{} {}", finding.rule.code(), Text::new(Locale::En).finding(finding)))
            .collect();
        assert!(errors.is_empty(), "{}: {errors:?}", contract.number);
    }
}

#[test]
fn grounds_read_as_people_cite_them() {
    let rule = RuleId::from(Pay::R07).rule();
    assert_eq!(Text::new(Locale::Zh).grounds(rule.grounds), "《民法典》第586条");
    assert_eq!(Text::new(Locale::En).grounds(rule.grounds), "Civil Code, art. 586");
    let rule = RuleId::from(Trm::R01).rule();
    assert_eq!(Text::new(Locale::Zh).grounds(rule.grounds), "《民法典》第470(6)条；条款S6");
    assert_eq!(Text::new(Locale::En).grounds(rule.grounds), "Civil Code, art. 470(6); clause S6");
}

#[test]
fn every_place_a_rule_points_at_is_a_term() {
    for row in rows() {
        assert!(field::ALL.contains(&row.place), "{}: {}", row.code, row.place);
    }
}
