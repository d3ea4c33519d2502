//! Promises to pay: what is recorded of them, and that limitation begins anew (Civil Code art. 195).

use counterpart::domain::agenda::{Agenda, What};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::event::{ContractEvent, Fact as Told};
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::Due;
use counterpart::domain::date::Date;
use counterpart::domain::id::{ContractEventId, ContractId, InstalmentId};
use counterpart::domain::interruption::{Interruption, InterruptionKind};
use counterpart::domain::pay_promise::{Fact, Known, Promise, Refusal, decide, promises};
use counterpart::i18n::{Locale, Text};
use uuid::Uuid;

use crate::progress::{Counter, day, progress_on, sale};

const fn row(n: u128) -> ContractEventId {
    ContractEventId(Uuid::from_u128(n))
}

const fn part() -> InstalmentId {
    InstalmentId(Uuid::from_u128(7))
}

fn made(document: &str) -> Fact {
    Fact::Made { instalment: part(), document: document.to_owned(), pay_by: None }
}

fn made_for(pay_by: &str) -> Fact {
    Fact::Made { instalment: part(), document: String::new(), pay_by: Some(day(pay_by)) }
}

fn standing(told: &[(u128, &str, Fact)], as_of: &str) -> Vec<Promise> {
    promises(told.iter().map(|(n, on, fact)| (row(*n), day(on), fact)), day(as_of))
}

#[test]
fn a_promise_stands_from_its_day_until_it_is_taken_back() {
    let told = [
        (1, "2026-05-04", made("mail")),
        (2, "2026-06-01", made("minutes")),
        (3, "2026-06-10", Fact::TakenBack { promise: row(1) }),
    ];
    let days = |as_of: &str| standing(&told, as_of).iter().map(|it| it.on).collect::<Vec<Date>>();
    assert_eq!(days("2026-05-03"), []);
    assert_eq!(days("2026-05-04"), [day("2026-05-04")]);
    assert_eq!(days("2026-06-09"), [day("2026-05-04"), day("2026-06-01")]);
    assert_eq!(days("2026-06-10"), [day("2026-06-01")]);
}

#[test]
fn what_cannot_be_is_refused() {
    let standing = standing(&[(1, "2026-05-04", made(""))], "2026-06-01");
    let known = Known { promises: &standing, binds: true, today: day("2026-06-01") };
    assert_eq!(decide(&known, made("mail"), day("2026-06-01")), Ok(made("mail")));
    assert_eq!(decide(&known, made("mail"), day("2026-06-02")), Err(Refusal::InFuture { on: day("2026-06-02") }));
    assert_eq!(decide(&known, made_for("2026-06-01"), day("2026-06-01")), Ok(made_for("2026-06-01")));
    let before = Err(Refusal::PaidBefore { on: day("2026-06-01") });
    assert_eq!(decide(&known, made_for("2026-05-31"), day("2026-06-01")), before);
    let unbound = Known { binds: false, ..known };
    assert_eq!(decide(&unbound, made("mail"), day("2026-06-01")), Err(Refusal::NotBinding));
    let back = |n| Fact::TakenBack { promise: row(n) };
    assert_eq!(decide(&unbound, back(1), day("2026-06-01")), Ok(back(1)));
    assert_eq!(decide(&known, back(2), day("2026-06-01")), Err(Refusal::NoSuchPromise));
}

#[test]
fn a_promise_after_the_due_day_begins_limitation_anew() {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    payment.plan = Plan::LumpSum { id: part(), due: Due::On(day("2026-03-02")) };
    let progress = progress_on(&contract, &[], "2026-06-01", &WorkCalendar::standard());
    let account = progress.account.expect("an account");
    let told = [(1, "2026-03-02", made("before it was late")), (2, "2026-03-03", made("mail"))];
    let found = Interruption::promised(&account.parts[0], &standing(&told, "2026-06-01"));
    let anew = Interruption { instalment: Some(part()), kind: InterruptionKind::Promise, on: day("2026-03-03") };
    assert_eq!(found, [anew]);
    let elsewhere = Promise {
        id: row(9),
        instalment: InstalmentId(Uuid::from_u128(8)),
        on: day("2026-05-01"),
        document: String::new(),
        pay_by: None,
    };
    assert_eq!(Interruption::promised(&account.parts[0], &[elsewhere]), []);
}

/// A lump sum of 100,000.00 that was due on 2 March: what the calendar says of it as of 1 June.
#[test]
fn the_day_that_was_promised_stands_in_the_calendar_while_the_part_is_open() {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    payment.plan = Plan::LumpSum { id: part(), due: Due::On(day("2026-03-02")) };
    let promised = |facts: &[Fact]| {
        let told: Vec<Told> = facts.iter().cloned().map(Told::Promise).collect();
        let standing = progress_on(&contract, &told, "2026-06-01", &WorkCalendar::standard());
        let mut agenda = Agenda::new(day("2026-06-01"));
        agenda.contract(&contract.brief(), &standing);
        let entries = agenda.into_entries();
        let days = entries.iter().filter(|it| matches!(it.what, What::Promised { .. })).map(|it| it.day);
        days.collect::<Vec<Date>>()
    };
    assert_eq!(promised(&[]), []);
    assert_eq!(promised(&[made("mail")]), [], "no day was named");
    assert_eq!(promised(&[made_for("2026-06-10")]), [day("2026-06-10")]);
    // a second word takes the place of the first, also one without a day
    assert_eq!(promised(&[made_for("2026-06-10"), made_for("2026-06-20")]), [day("2026-06-20")]);
    assert_eq!(promised(&[made_for("2026-06-10"), made("by phone")]), []);
}

/// A promise that was recorded before there was a day for the payment.
#[test]
fn a_promise_without_a_day_is_read_as_it_was_written() {
    let written = format!(r#"{{"made":{{"instalment":"{}","document":"mail"}}}}"#, part().0);
    assert_eq!(serde_json::from_str::<Fact>(&written).expect("read"), made("mail"));
    assert_eq!(serde_json::to_string(&made("mail")).expect("written"), written);
}

#[test]
fn it_is_a_line_of_the_history_that_both_sides_know_of() {
    for (fact, zh, en) in [
        (made(" "), "对方承诺付款", "They promised to pay"),
        (made("6月1日邮件"), "对方承诺付款：6月1日邮件", "They promised to pay: 6月1日邮件"),
        (Fact::TakenBack { promise: row(1) }, "承诺付款的登记已撤回", "A record of a promise to pay was withdrawn"),
    ] {
        let told = Told::Promise(fact);
        assert!(!told.is_among_us());
        assert_eq!(Text::new(Locale::Zh).contract_fact(&told), zh);
        assert_eq!(Text::new(Locale::En).contract_fact(&told), en);
        let event =
            ContractEvent { id: row(2), contract: ContractId(Uuid::from_u128(3)), on: day("2026-06-01"), fact: told };
        let written = serde_json::to_string(&event).expect("written");
        assert_eq!(serde_json::from_str::<ContractEvent>(&written).expect("read"), event);
    }
}
