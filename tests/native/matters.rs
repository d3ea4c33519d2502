//! What happens to a contract from outside: what a clerk may record of force majeure and of transfers, and what follows from it.
//! The contract is a sale of 100,000.00 signed on 1 January 2026.

use counterpart::domain::agenda::{Agenda, What};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::collection::{DueDay, InstalmentStatus};
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::event::{ContractEvent, Fact};
use counterpart::domain::contract::general::Assignment;
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::Due;
use counterpart::domain::contract::protection::{ForceMajeure, LackOfMoney};
use counterpart::domain::date::Date;
use counterpart::domain::force_majeure::{
    self, Command, Held, Hold, Known, Reach, Refusal, decide, duty_due, events, payment_due,
};
use counterpart::domain::id::{ContractEventId, InstalmentId};
use counterpart::domain::transfer::{self, Sort, State, stands_for, transfers};
use counterpart::export::letter::{Notice, NoticeFacts, compose_notice};
use counterpart::i18n::{Locale, Text};

use crate::progress::{Counter, progress_with, sale};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

const fn id(n: u128) -> ContractEventId {
    ContractEventId(uuid::Uuid::from_u128(n))
}

fn told(by: Side, reach: Reach, began: &str) -> force_majeure::Fact {
    force_majeure::Fact::Told(force_majeure::Told {
        by,
        what: "flood".to_owned(),
        began_on: day(began),
        reach,
        notice_by: Some(day("2026-03-09")),
        proof_by: Some(day("2026-03-17")),
        long_until: Some(day("2026-05-01")),
    })
}

fn ended(n: u128) -> force_majeure::Fact {
    force_majeure::Fact::Ended { event: id(n) }
}

/// What was told so far, with the day and the number of the row.
fn told_so_far(rows: &[(u128, &str, force_majeure::Fact)], as_of: &str) -> Vec<force_majeure::Event> {
    events(rows.iter().map(|(n, on, fact)| (id(*n), day(on), fact)), day(as_of))
}

fn decided(
    rows: &[(u128, &str, force_majeure::Fact)],
    lack: LackOfMoney,
    binds: bool,
    asked: Command,
    on: &str,
) -> Result<force_majeure::Fact, Refusal> {
    let clause = ForceMajeure { lack_of_money: lack, ..ForceMajeure::usual() };
    let calendar = WorkCalendar::standard();
    let so_far = told_so_far(rows, "2026-12-31");
    let counting = sale(&mut Counter(0)).definitions.counting();
    let known =
        Known { events: &so_far, clause: &clause, counting, calendar: &calendar, binds, today: day("2026-12-31") };
    decide(&known, asked, day(on))
}

fn tell(by: Side, what: &str, began: &str, reach: Reach, not_for_want_of_money: bool) -> Command {
    Command::Tell { by, what: what.to_owned(), began_on: day(began), reach, not_for_want_of_money }
}

#[test]
fn a_notice_of_force_majeure_is_written_or_refused_with_the_reason() {
    use Reach::{Duties, Everything, Payments};
    let lasting = vec![(1_u128, "2026-03-05", told(Side::Us, Duties, "2026-03-02"))];
    let none: Vec<(u128, &str, force_majeure::Fact)> = Vec::new();
    for (what, rows, lack, binds, asked, on, refused) in [
        (
            "in order",
            &none,
            LackOfMoney::NeverCounts,
            true,
            tell(Side::Us, "flood", "2026-03-02", Duties, true),
            "2026-03-05",
            None,
        ),
        (
            "a draft",
            &none,
            LackOfMoney::NeverCounts,
            false,
            tell(Side::Us, "flood", "2026-03-02", Duties, true),
            "2026-03-05",
            Some(Refusal::NotBinding),
        ),
        (
            "no words",
            &none,
            LackOfMoney::NeverCounts,
            true,
            tell(Side::Us, "  ", "2026-03-02", Duties, true),
            "2026-03-05",
            Some(Refusal::WhatMissing),
        ),
        (
            "told first",
            &none,
            LackOfMoney::NeverCounts,
            true,
            tell(Side::Us, "flood", "2026-03-06", Duties, true),
            "2026-03-05",
            Some(Refusal::ToldBeforeBegan { began_on: day("2026-03-06") }),
        ),
        (
            "no money",
            &none,
            LackOfMoney::NeverCounts,
            true,
            tell(Side::Them, "crisis", "2026-03-02", Payments, false),
            "2026-03-05",
            Some(Refusal::LackOfMoney),
        ),
        (
            "no money, not excluded",
            &none,
            LackOfMoney::NotStated,
            true,
            tell(Side::Them, "crisis", "2026-03-02", Payments, false),
            "2026-03-05",
            None,
        ),
        (
            "banks are closed",
            &none,
            LackOfMoney::NeverCounts,
            true,
            tell(Side::Them, "banks closed", "2026-03-02", Payments, true),
            "2026-03-05",
            None,
        ),
        (
            "twice",
            &lasting,
            LackOfMoney::NeverCounts,
            true,
            tell(Side::Us, "flood", "2026-03-04", Everything, true),
            "2026-03-05",
            Some(Refusal::StillLasts { began_on: day("2026-03-02") }),
        ),
        (
            "the other side",
            &lasting,
            LackOfMoney::NeverCounts,
            true,
            tell(Side::Them, "flood", "2026-03-04", Duties, true),
            "2026-03-05",
            None,
        ),
        (
            "tomorrow",
            &none,
            LackOfMoney::NeverCounts,
            true,
            tell(Side::Us, "flood", "2026-03-02", Duties, true),
            "2027-01-01",
            Some(Refusal::InFuture { on: day("2027-01-01") }),
        ),
    ] {
        assert_eq!(decided(rows, lack, binds, asked, on).err(), refused, "{what}");
    }
}

#[test]
fn a_notice_keeps_the_days_that_the_clause_gives() {
    // began on Monday 2 March: five days end on Saturday, which gives way to Monday the 9th; fifteen on Tuesday the 17th; sixty on
    // Friday 1 May, which is a holiday nobody has entered
    let asked = tell(Side::Us, "flood", "2026-03-02", Reach::Duties, true);
    let fact = decided(&[], LackOfMoney::NeverCounts, true, asked, "2026-03-05").expect("it is in order");
    assert_eq!(fact, told(Side::Us, Reach::Duties, "2026-03-02"));
}

#[test]
fn proof_and_end_follow_a_notice_once() {
    let open = vec![(1_u128, "2026-03-05", told(Side::Us, Reach::Duties, "2026-03-02"))];
    let proof = force_majeure::Fact::Proved { event: id(1), document: "certificate".to_owned() };
    let mut done = open.clone();
    done.push((2, "2026-03-10", proof));
    done.push((3, "2026-04-01", ended(1)));
    let prove = |n, document: &str| Command::Prove { event: id(n), document: document.to_owned() };
    for (what, rows, asked, on, refused) in [
        ("proved", &open, prove(1, "certificate"), "2026-03-10", None),
        ("by nothing", &open, prove(1, " "), "2026-03-10", Some(Refusal::DocumentMissing)),
        ("of nothing", &open, prove(9, "certificate"), "2026-03-10", Some(Refusal::NoSuchEvent)),
        ("twice", &done, prove(1, "certificate"), "2026-03-11", Some(Refusal::AlreadyProved { on: day("2026-03-10") })),
        ("over", &open, Command::End { event: id(1) }, "2026-04-01", None),
        (
            "over before it began",
            &open,
            Command::End { event: id(1) },
            "2026-03-01",
            Some(Refusal::OverBeforeBegan { began_on: day("2026-03-02") }),
        ),
        (
            "over twice",
            &done,
            Command::End { event: id(1) },
            "2026-04-02",
            Some(Refusal::AlreadyOver { on: day("2026-04-01") }),
        ),
    ] {
        assert_eq!(decided(rows, LackOfMoney::NeverCounts, true, asked, on).err(), refused, "{what}");
    }
}

#[test]
fn what_falls_due_while_it_lasts_waits_and_is_due_on_the_day_after() {
    let hold = |from: &str, until: Option<&str>| Hold {
        side: Side::Them,
        reach: Reach::Payments,
        from: day(from),
        until: until.map(day),
    };
    let over = [hold("2026-03-02", Some("2026-03-31"))];
    let lasting = [hold("2026-03-02", None)];
    let nothing: [Hold; 0] = [];
    let chained = [hold("2026-03-02", Some("2026-03-31")), hold("2026-04-01", Some("2026-04-10"))];
    for (what, holds, due, held) in [
        ("late before it began (art. 590)", &over[..], "2026-03-01", Held::Stays),
        ("on its first day", &over[..], "2026-03-02", Held::Moves(day("2026-04-01"))),
        ("on its last day", &over[..], "2026-03-31", Held::Moves(day("2026-04-01"))),
        ("after it", &over[..], "2026-04-01", Held::Stays),
        ("while it lasts", &lasting[..], "2026-09-01", Held::Waits),
        ("late before one that lasts", &lasting[..], "2026-03-01", Held::Stays),
        ("one after the other", &chained[..], "2026-03-15", Held::Moves(day("2026-04-11"))),
        ("nothing at all", &nothing[..], "2026-03-15", Held::Stays),
    ] {
        assert_eq!(payment_due(holds, Side::Them, day(due)), held, "{what}");
        assert_eq!(payment_due(holds, Side::Us, day(due)), Held::Stays, "{what}: the other side is not excused");
        assert_eq!(duty_due(holds, Side::Them, day(due)), Held::Stays, "{what}: it is about payments alone");
    }
}

/// The one part of the price is due on Monday 2 March 2026.
fn account_on(facts: &[(&str, Fact)], as_of: &str) -> (DueDay, InstalmentStatus, bool) {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    let part = InstalmentId(uuid::Uuid::from_u128(7));
    payment.plan = Plan::LumpSum { id: part, due: Due::On(day("2026-03-02")) };
    let found = progress_with(&contract, facts, as_of, &WorkCalendar::standard());
    let account = found.account.expect("an account");
    (account.parts[0].due, account.parts[0].status, account.late_fees.is_zero())
}

#[test]
fn a_payment_is_not_late_while_force_majeure_keeps_the_customer_from_it() {
    let force = |began: &str, by, reach| ("2026-03-03", Fact::ForceMajeure(told(by, reach, began)));
    let first = ContractEventId(progress_with_id());
    let over = ("2026-03-20", Fact::ForceMajeure(force_majeure::Fact::Ended { event: first }));
    for (what, facts, as_of, due, late) in [
        ("nothing happened", vec![], "2026-03-10", Some("2026-03-02"), true),
        ("it lasts", vec![force("2026-03-02", Side::Them, Reach::Payments)], "2026-03-10", None, false),
        (
            "it began a day later",
            vec![force("2026-03-03", Side::Them, Reach::Payments)],
            "2026-03-10",
            Some("2026-03-02"),
            true,
        ),
        ("our own", vec![force("2026-03-02", Side::Us, Reach::Everything)], "2026-03-10", Some("2026-03-02"), true),
        ("duties alone", vec![force("2026-03-02", Side::Them, Reach::Duties)], "2026-03-10", Some("2026-03-02"), true),
        (
            "over, on its new day",
            vec![force("2026-03-02", Side::Them, Reach::Payments), over.clone()],
            "2026-03-21",
            Some("2026-03-21"),
            false,
        ),
        (
            "over, a day later",
            vec![force("2026-03-02", Side::Them, Reach::Payments), over],
            "2026-03-22",
            Some("2026-03-21"),
            true,
        ),
    ] {
        let (found, status, no_fee) = account_on(&facts, as_of);
        assert_eq!(found, due.map_or(DueDay::AwaitsEvent, |due| DueDay::On(day(due))), "{what}");
        assert_eq!(status == InstalmentStatus::Overdue, late, "{what}");
        assert_eq!(!no_fee, late, "{what}: late fees");
    }
}

/// The id that the first fact after signing gets.
fn progress_with_id() -> uuid::Uuid {
    let contract = sale(&mut Counter(0));
    let facts = [("2026-03-03", Fact::ForceMajeure(told(Side::Us, Reach::Duties, "2026-03-02")))];
    let found = progress_with(&contract, &facts, "2026-03-03", &WorkCalendar::standard());
    found.force_majeure[0].id.0
}

#[test]
fn the_days_of_force_majeure_stand_in_the_calendar_until_they_are_done() {
    let contract = sale(&mut Counter(0));
    let brief = contract.brief();
    let first = ContractEventId(progress_with_id());
    let force = ("2026-03-03", Fact::ForceMajeure(told(Side::Them, Reach::Duties, "2026-03-02")));
    let proof = force_majeure::Fact::Proved { event: first, document: "certificate".to_owned() };
    let proved = ("2026-03-10", Fact::ForceMajeure(proof));
    let over = ("2026-03-20", Fact::ForceMajeure(force_majeure::Fact::Ended { event: first }));
    for (what, facts, days) in [
        ("told", vec![force.clone()], vec!["2026-03-17", "2026-05-02"]),
        ("proved", vec![force.clone(), proved.clone()], vec!["2026-05-02"]),
        ("over", vec![force, proved, over], vec![]),
    ] {
        let found = progress_with(&contract, &facts, "2026-03-25", &WorkCalendar::standard());
        let mut agenda = Agenda::new(day("2026-03-25"));
        agenda.contract(&brief, &found);
        let is_ours = |it: &What| matches!(it, What::ForceMajeureProof { .. } | What::ForceMajeureEnd { .. });
        let own = agenda.into_entries().into_iter().filter(|it| is_ours(&it.what));
        let own: Vec<String> = own.map(|it| it.day.to_string()).collect();
        assert_eq!(own, days, "{what}");
    }
}

#[test]
fn a_late_notice_and_a_long_event_are_known() {
    let open = told_so_far(&[(1, "2026-03-09", told(Side::Us, Reach::Duties, "2026-03-02"))], "2026-12-31");
    assert!(!open[0].is_told_late());
    let late = told_so_far(&[(1, "2026-03-10", told(Side::Us, Reach::Duties, "2026-03-02"))], "2026-12-31");
    assert!(late[0].is_told_late());
    assert_eq!(open[0].may_end_since(day("2026-05-01")), None);
    assert_eq!(open[0].may_end_since(day("2026-05-02")), Some(day("2026-05-02")));
    let rows = [(1, "2026-03-09", told(Side::Us, Reach::Duties, "2026-03-02")), (2, "2026-05-01", ended(1))];
    assert_eq!(told_so_far(&rows, "2026-12-31")[0].may_end_since(day("2026-12-31")), None, "it was over in time");
}

fn transfer_told(by: Side, sort: Sort, to: &str, document: &str) -> transfer::Told {
    transfer::Told {
        by,
        sort,
        to: to.to_owned(),
        from: day("2026-04-01"),
        affiliate: false,
        document: document.to_owned(),
        needs_consent: false,
    }
}

fn transfer_decided(
    rows: &[(u128, &str, transfer::Fact)],
    assignment: Assignment,
    binds: bool,
    asked: transfer::Command,
    on: &str,
) -> Result<transfer::Fact, transfer::Refusal> {
    let so_far = transfers(rows.iter().map(|(n, on, fact)| (id(*n), day(on), fact)), day("2026-12-31"));
    let known = transfer::Known { transfers: &so_far, assignment, binds, today: day("2026-12-31") };
    transfer::decide(&known, asked, day(on))
}

#[test]
fn consent_is_asked_for_as_the_clause_says() {
    for (what, sort, affiliate, assignment, asks) in [
        ("claims", Sort::Claims, false, Assignment::WithConsent, false),
        ("the contract", Sort::Contract, false, Assignment::WithConsent, true),
        ("the contract, free", Sort::Contract, false, Assignment::Free, false),
        ("the contract, to the group", Sort::Contract, true, Assignment::AffiliatesOnly, false),
        ("the contract, outside the group", Sort::Contract, false, Assignment::AffiliatesOnly, true),
    ] {
        let told = transfer::Told { affiliate, ..transfer_told(Side::Us, sort, "Bank", "deed") };
        let fact = transfer_decided(&[], assignment, true, transfer::Command::Tell(told), "2026-03-20");
        let Ok(transfer::Fact::Told(told)) = fact else { panic!("{what}") };
        assert_eq!(told.needs_consent, asks, "{what}");
    }
}

#[test]
fn a_transfer_is_written_or_refused_with_the_reason() {
    use transfer::{Command, Refusal};
    let asks = transfer::Told { needs_consent: true, ..transfer_told(Side::Them, Sort::Contract, "Heir Ltd", "deed") };
    let open = vec![(1_u128, "2026-03-20", transfer::Fact::Told(asks.clone()))];
    let mut agreed = open.clone();
    agreed.push((2, "2026-03-25", transfer::Fact::Agreed { transfer: id(1), document: "letter".to_owned() }));
    let none: Vec<(u128, &str, transfer::Fact)> = Vec::new();
    let tell = |to: &str, document: &str| Command::Tell(transfer_told(Side::Them, Sort::Contract, to, document));
    let agree = |n| Command::Agree { transfer: id(n), document: "letter".to_owned() };
    for (what, rows, binds, asked, on, refused) in [
        ("in order", &none, true, tell("Heir Ltd", "deed"), "2026-03-20", None),
        ("a draft", &none, false, tell("Heir Ltd", "deed"), "2026-03-20", Some(Refusal::NotBinding)),
        ("to nobody", &none, true, tell("", "deed"), "2026-03-20", Some(Refusal::NameMissing)),
        ("by nothing", &none, true, tell("Heir Ltd", ""), "2026-03-20", Some(Refusal::DocumentMissing)),
        (
            "while one waits",
            &open,
            true,
            tell("Other Ltd", "deed"),
            "2026-03-21",
            Some(Refusal::Waiting { on: day("2026-03-20") }),
        ),
        (
            "after one stands",
            &agreed,
            true,
            tell("Other Ltd", "deed"),
            "2026-04-21",
            Some(Refusal::AlreadyGone { from: day("2026-04-01") }),
        ),
        ("agreed", &open, true, agree(1), "2026-03-25", None),
        (
            "agreed before it was told",
            &open,
            true,
            agree(1),
            "2026-03-19",
            Some(Refusal::AnswerFirst { told_on: day("2026-03-20") }),
        ),
        ("agreed twice", &agreed, true, agree(1), "2026-03-26", Some(Refusal::NothingToAnswer)),
        ("agreed to nothing", &open, true, agree(9), "2026-03-25", Some(Refusal::NoSuchTransfer)),
        (
            "refused without a reason",
            &open,
            true,
            Command::Refuse { transfer: id(1), reason: " ".to_owned() },
            "2026-03-25",
            Some(Refusal::ReasonMissing),
        ),
    ] {
        assert_eq!(transfer_decided(rows, Assignment::WithConsent, binds, asked, on).err(), refused, "{what}");
    }
}

#[test]
fn another_party_stands_on_a_side_from_the_day_on_and_not_before() {
    let asks = transfer::Told { needs_consent: true, ..transfer_told(Side::Them, Sort::Contract, "Heir Ltd", "deed") };
    let told = ("2026-03-20", Fact::Transfer(transfer::Fact::Told(asks)));
    let contract = sale(&mut Counter(0));
    let first = {
        let found = progress_with(&contract, std::slice::from_ref(&told), "2026-03-20", &WorkCalendar::standard());
        assert_eq!(found.transfers[0].state, State::Waits);
        found.transfers[0].id
    };
    let agreed = transfer::Fact::Agreed { transfer: first, document: "letter".to_owned() };
    let agreed = ("2026-03-25", Fact::Transfer(agreed));
    for (as_of, facts, now) in [
        ("2026-04-02", vec![told.clone()], None),
        ("2026-03-31", vec![told.clone(), agreed.clone()], None),
        ("2026-04-01", vec![told, agreed], Some("Heir Ltd")),
    ] {
        let found = progress_with(&contract, &facts, as_of, &WorkCalendar::standard());
        let stands = stands_for(&found.transfers, Side::Them, day(as_of)).map(|it| it.told.to.as_str());
        assert_eq!(stands, now, "{as_of}");
        assert_eq!(stands_for(&found.transfers, Side::Us, day(as_of)), None);
    }
}

#[test]
fn notices_say_what_the_law_asks_for_in_both_languages() {
    let contract = sale(&mut Counter(0)).brief();
    let open = told_so_far(&[(1, "2026-03-05", told(Side::Us, Reach::Duties, "2026-03-02"))], "2026-12-31");
    let claims =
        [(1, "2026-03-20", transfer::Fact::Told(transfer_told(Side::Us, Sort::Claims, "Harbour Bank", "Deed 7")))];
    let claims = transfers(claims.iter().map(|(n, on, fact)| (id(*n), day(on), fact)), day("2026-12-31"));
    for (language, notice, words) in [
        (Locale::Zh, Notice::ForceMajeure(&open[0]), ["flood", "事件发生前已经到期的义务不受本通知影响", "2026"]),
        (Locale::En, Notice::ForceMajeure(&open[0]), ["flood", "had fallen due before the event began", "2 Mar 2026"]),
        (Locale::Zh, Notice::Transfer(&claims[0]), ["Harbour Bank", "债权", "Deed 7"]),
        (Locale::En, Notice::Transfer(&claims[0]), ["Harbour Bank", "assigned our claims", "Deed 7"]),
    ] {
        let letter =
            compose_notice(language, &NoticeFacts { notice, from: None, to: "Harbour Pumps Ltd", contract: &contract });
        let all = letter.opening.join(" ");
        for word in words {
            assert!(all.contains(word), "{word}: {all}");
        }
        assert!(letter.to[0].contains("Harbour Pumps Ltd"));
    }
}

#[test]
fn every_refusal_has_words_of_its_own_in_both_languages() {
    for language in [Locale::Zh, Locale::En] {
        let text = Text::new(language);
        let on = day("2026-03-02");
        let all = [
            text.force_majeure_refusal(Refusal::NotBinding),
            text.force_majeure_refusal(Refusal::InFuture { on }),
            text.force_majeure_refusal(Refusal::WhatMissing),
            text.force_majeure_refusal(Refusal::ToldBeforeBegan { began_on: on }),
            text.force_majeure_refusal(Refusal::LackOfMoney),
            text.force_majeure_refusal(Refusal::StillLasts { began_on: on }),
            text.force_majeure_refusal(Refusal::NoSuchEvent),
            text.force_majeure_refusal(Refusal::DocumentMissing),
            text.force_majeure_refusal(Refusal::AlreadyProved { on }),
            text.force_majeure_refusal(Refusal::AlreadyOver { on }),
            text.force_majeure_refusal(Refusal::OverBeforeBegan { began_on: on }),
            text.transfer_refusal(transfer::Refusal::NameMissing),
            text.transfer_refusal(transfer::Refusal::AlreadyGone { from: on }),
            text.transfer_refusal(transfer::Refusal::Waiting { on }),
            text.transfer_refusal(transfer::Refusal::NothingToAnswer),
            text.transfer_refusal(transfer::Refusal::AnswerFirst { told_on: on }),
            text.transfer_refusal(transfer::Refusal::ReasonMissing),
        ];
        let distinct: std::collections::BTreeSet<&String> = all.iter().collect();
        assert_eq!(distinct.len(), all.len());
    }
}

/// Rows are read from disk: what a copy wrote reads back the same, and what an older one left out stays empty.
#[test]
fn facts_read_back_as_they_were_written() {
    let fact = Fact::ForceMajeure(told(Side::Us, Reach::Everything, "2026-03-02"));
    let row = ContractEvent { id: id(1), contract: sale(&mut Counter(0)).id, on: day("2026-03-05"), fact };
    let written = serde_json::to_string(&row).expect("it is written");
    assert_eq!(serde_json::from_str::<ContractEvent>(&written).expect("it reads"), row);
    let short = r#"{"told":{"by":"us","what":"flood","began_on":"2026-03-02","reach":"duties"}}"#;
    let force_majeure::Fact::Told(read) = serde_json::from_str(short).expect("it reads") else { panic!("a notice") };
    assert_eq!((read.notice_by, read.proof_by, read.long_until), (None, None, None));
}
