//! What is shared, who does what, how soon complaints are answered, what is given: the annexes against what the book takes of them.

use std::collections::BTreeSet;

use counterpart::domain::contract::plan::{Due, Period};
use counterpart::domain::contract::service::Urgency;
use counterpart::domain::contract::sharing::{EndAction, ShareMode};
use counterpart::domain::contract::{Contract, field};
use counterpart::domain::date::Date;
use counterpart::domain::duties::matter::Matter;
use counterpart::domain::duties::promise::{Promise, When};
use counterpart::export::paper::Paper;

use super::super::figures::{chinese_date, chinese_period, english_date, english_period};
use super::amounts::{in_chinese, in_english};
use super::tables::{column, due, find, optional, says, thousandths};
use super::terms::length;

/// The promises of a sort, in their order.
fn promised(contract: &Contract, is_of: fn(&Matter) -> bool) -> Vec<Promise> {
    contract.promises().into_iter().filter(|it| is_of(&it.matter)).collect()
}

/// The register: from when to when each thing may be used, and when it is given and given up.
fn check_register(paper: &Paper, contract: &Contract) -> Option<&'static str> {
    let sharing = contract.brief().sharing?;
    let Some(table) = find(paper, "Time of use") else {
        assert_eq!(sharing.mode, ShareMode::Nothing);
        return None;
    };
    let days: Vec<(Date, Date)> = column(table, "Time of use")
        .iter()
        .map(|(zh, en)| {
            let ((from_zh, to_zh), (from_en, to_en)) =
                (zh.split_once('至').expect("from and to"), en.split_once(" to ").expect("from and to"));
            let days = (chinese_date(from_zh), chinese_date(to_zh));
            assert_eq!((english_date(from_en), english_date(to_en)), days, "{zh} / {en}");
            days
        })
        .collect();
    let kept: Vec<(Date, Date)> = sharing.register.iter().map(|it| (it.start, it.end)).collect();
    assert_eq!(days, kept);
    let named = promised(contract, |it| matches!(it, Matter::Share { what: Some(_) }));
    for (promise, (first, last)) in named.iter().zip(&days) {
        if let When::By(day) = &promise.when {
            assert_eq!(*day, Due::On(*first));
        } else if let When::Between { first: from, last: to, .. } = &promise.when {
            assert_eq!((from, to), (first, last));
        } else {
            assert!(matches!(promise.when, When::OnRequest(_)), "{:?}", promise.when);
        }
    }
    let ended = promised(contract, |it| matches!(it, Matter::EndUse { .. }));
    let ending = sharing.register.iter().zip(&days).filter(|(it, _)| it.end_action != EndAction::KeepByLaw);
    for (promise, (_, (_, last))) in ended.iter().zip(ending) {
        assert_eq!(promise.when, When::AfterUse { last: *last, within: sharing.return_within });
    }
    Some(field::SHARING_REGISTER)
}

/// `每3个月一次`.
fn chinese_rhythm(text: &str) -> When {
    if text == "持续" {
        When::Always
    } else if let Some(every) = text.strip_prefix('每').and_then(|it| it.strip_suffix("一次")) {
        When::Each { every: chinese_period(every), then: Vec::new() }
    } else if let Some(within) = text.strip_prefix("应要求，").and_then(|it| it.strip_suffix('内')) {
        When::OnRequest(chinese_period(within))
    } else {
        When::By(Due::On(chinese_date(text.strip_suffix("前（含当日）").expect("a day"))))
    }
}

/// `every 3 months`.
fn english_rhythm(text: &str) -> When {
    if text == "continuously" {
        When::Always
    } else if let Some(every) = text.strip_prefix("every ") {
        When::Each { every: english_period(every), then: Vec::new() }
    } else if let Some(within) = text.strip_prefix("on request, within ") {
        When::OnRequest(english_period(within))
    } else {
        When::By(Due::On(english_date(text.strip_prefix("by ").expect("a day"))))
    }
}

/// The division of work: when each duty is owed.
fn check_duties(paper: &Paper, contract: &Contract) -> Option<&'static str> {
    let owed = promised(contract, |it| matches!(it, Matter::Work { .. }));
    let Some(table) = find(paper, "Task") else {
        assert!(owed.is_empty(), "who does what is annexed");
        return None;
    };
    let said = column(table, "When");
    assert_eq!(said.len(), owed.len());
    for ((zh, en), promise) in said.iter().zip(&owed) {
        assert_eq!((chinese_rhythm(zh), english_rhythm(en)), (promise.when.clone(), promise.when.clone()));
    }
    Some(field::DEVELOPMENT_DUTIES)
}

/// How soon each level is answered and settled, and who takes over when: what the clocks of a ticket run by.
fn check_service(paper: &Paper, contract: &Contract, read: &mut BTreeSet<&'static str>) {
    let Some(service) = contract.brief().service else {
        assert_eq!(find(paper, "Respond within"), None);
        return;
    };
    let table = find(paper, "Respond within").expect("the levels are annexed");
    let [names, respond, resolve] = ["Level", "Respond within", "Resolve within"].map(|head| column(table, head));
    assert_eq!(names.len(), service.levels.len());
    for (row, level) in service.levels.iter().enumerate() {
        let name = match level.urgency {
            Urgency::Urgent => "P1 ",
            Urgency::High => "P2 ",
            Urgency::Medium => "P3 ",
            Urgency::Low => "P4 ",
        };
        assert!(names[row].0.starts_with(name) && names[row].1.starts_with(name), "{:?}", names[row]);
        says(&respond[row], &[length(level.respond)]);
        says(&resolve[row], &[length(level.resolve)]);
    }
    read.insert(field::SERVICE_LEVELS);
    let steps = find(paper, "Escalates to").map(|table| column(table, "After receipt")).unwrap_or_default();
    assert_eq!(steps.len(), service.escalation.len());
    for (cell, step) in steps.iter().zip(&service.escalation) {
        says(cell, &[length(step.after)]);
        read.insert(field::SERVICE_ESCALATION);
    }
}

/// What is given: how much, of what worth, when, and when a loan goes back.
fn check_support(paper: &Paper, contract: &Contract) -> Option<&'static str> {
    let given = promised(contract, |it| matches!(it, Matter::Give { .. }));
    let Some(table) = find(paper, "Cost borne by") else {
        assert!(given.is_empty(), "what is given is annexed");
        return None;
    };
    let [quantities, values, titles, days] = ["Quantity", "Value", "Title", "Due"].map(|head| column(table, head));
    let back = optional(table, "Return by");
    let mut returned = promised(contract, |it| matches!(it, Matter::GiveBack { .. })).into_iter();
    assert_eq!(quantities.len(), given.len());
    for (row, promise) in given.iter().enumerate() {
        let Matter::Give { quantity, worth, loan, .. } = &promise.matter else { panic!("something given") };
        for text in [&quantities[row].0, &quantities[row].1] {
            assert_eq!(thousandths(text.split(' ').next().expect("a quantity")), quantity.thousandths, "{text}");
        }
        let (zh, en) = &values[row];
        assert_eq!((in_chinese(zh), in_english(en)), (*worth, *worth), "{zh} / {en}");
        assert_eq!((zh == "–", en == "–"), (worth.is_none(), worth.is_none()), "{zh} / {en}");
        assert_eq!(promise.when, When::By(due(&days[row], None)));
        assert_eq!((titles[row].0 == "借用", titles[row].1 == "loan"), (*loan, *loan));
        let cell = back.as_ref().map(|back| &back[row]).filter(|(zh, _)| zh != "–");
        let on = cell.map(|(zh, en)| {
            assert_eq!(chinese_date(zh), english_date(en));
            chinese_date(zh)
        });
        let promised = if *loan { Some(returned.next().expect("it goes back").when) } else { None };
        match (on, promised) {
            (Some(day), Some(when)) => assert_eq!(when, When::By(Due::On(day))),
            (None, Some(when)) => assert!(matches!(when, When::AfterEnd(Period { .. })), "{when:?}"),
            (on, None) => assert_eq!(on, None, "only a loan goes back"),
        }
    }
    Some(field::SUPPORT_ITEMS)
}

/// The annexes on sharing, work, service and support.
pub(super) fn check(paper: &Paper, contract: &Contract) -> BTreeSet<&'static str> {
    let mut read = BTreeSet::new();
    read.extend(check_register(paper, contract));
    read.extend(check_duties(paper, contract));
    read.extend(check_support(paper, contract));
    check_service(paper, contract, &mut read);
    read
}
