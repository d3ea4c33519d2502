//! The clock of service as `domain.md` 6.8 works it out: working minutes alone, and none while the customer is awaited.

use counterpart::demo;
use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::calendar::hours::{DayHours, Window, WorkWeek};
use counterpart::domain::calendar::moment::{Minute, Moment};
use counterpart::domain::contract::service::{ServiceChannel, ServiceLevel, Urgency};
use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, TicketEventId, TicketId};
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::lifecycle::ticket::command::Event;
use counterpart::domain::period::{Period, Unit};
use counterpart::domain::service_policy::{HouseLevel, ServicePolicy};
use counterpart::domain::ticket::{Ticket, TicketEvent};
use uuid::Uuid;

use crate::browser::{Browser, Look, TODAY};
use crate::copy::Copy;

fn moment(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

fn id(number: u64) -> Uuid {
    Uuid::from_u64_pair(0x0193_f2a1_c0de_7000, 0x8000_0000_0000_0000 | number)
}

fn ticket(number: u64, customer: CustomerId, title: &str, received: &str) -> Ticket {
    Ticket {
        id: TicketId(id(number)),
        number: format!("FW-202605-{number:04}"),
        kind: TicketKind::Question,
        customer,
        contact: None,
        contract: None,
        area: None,
        clause: None,
        duty: None,
        product: None,
        channel: ServiceChannel::Phone,
        severity: Urgency::High,
        title: title.to_owned(),
        description: String::new(),
        wish: String::new(),
        received: moment(received),
        by: String::new(),
    }
}

/// The house of `domain.md` 6.8: Monday to Friday with a break at noon; four working hours to answer, eight to solve.
fn settings() -> BookSettings {
    let minute = |text| Minute::parse(text).expect("a time");
    let windows = [("09:00", "12:00"), ("13:30", "18:00")];
    let hours = DayHours::new(windows.map(|(from, to)| Window { from: minute(from), to: minute(to) }).to_vec());
    let hour = |n| Period { n, unit: Unit::WorkingHour };
    let level = ServiceLevel { urgency: Urgency::High, respond: hour(4), resolve: hour(8) };
    let service = ServicePolicy {
        levels: vec![HouseLevel { kind: TicketKind::Question, level }],
        week: WorkWeek::monday_to_friday(&hours.expect("hours in order")),
        ..ServicePolicy::default()
    };
    BookSettings { service: Some(service), ..BookSettings::default() }
}

/// The file of a book with the cases of `domain.md` 6.8.
fn cases() -> Vec<u8> {
    let book = demo::many(5, 1, Date::parse(TODAY).expect("a date")).expect("a book");
    let customer = book.customers[0].id;
    let tickets = [
        ticket(1, customer, "Friday half past four", "2026-05-15T16:30"),
        ticket(2, customer, "Thursday half past four", "2026-05-14T16:30"),
        ticket(3, customer, "Customer awaited", "2026-05-14T16:30"),
    ];
    let awaited = [
        ("2026-05-14T16:31", Event::Assigned { to: "Ann Lee".to_owned(), next_update: None }),
        ("2026-05-14T16:32", Event::Started),
        ("2026-05-15T11:00", Event::CustomerAsked { question: "Which readings?".to_owned() }),
        ("2026-05-16T10:00", Event::Resumed),
    ];
    let events: Vec<TicketEvent> = (0x100..)
        .zip(awaited)
        .map(|(number, (at, fact))| TicketEvent {
            id: TicketEventId(id(number)),
            ticket: tickets[2].id,
            at: moment(at),
            by: String::new(),
            fact,
            level: None,
        })
        .collect();
    let mut copy = Copy::new(0xc10c);
    copy.put(std::slice::from_ref(&book.own_entity));
    copy.put(&[settings()]);
    copy.put(&book.customers);
    copy.put(&tickets);
    copy.put(&events);
    copy.file()
}

/// A minute of May 2026 as the page says it.
fn said(browser: &Browser, day: u8, time: &str) -> String {
    browser.pick(format!("5月{day}日 {time}"), format!("{day} May {time}"))
}

/// A stretch of time and what became of it, as the page says it.
fn stretch(browser: &Browser, from: (u8, &str), to: (u8, &str), [zh, en]: [&str; 2]) -> String {
    let (from, to) = (said(browser, from.0, from.1), said(browser, to.0, to.1));
    browser.pick(format!("{from} 至 {to} {zh}"), format!("{from} to {to} {en}"))
}

const COUNTS: [&str; 2] = ["计时", "counts"];
const WAITS: [&str; 2] = ["等客户，不计", "waits for the customer and does not count"];

/// `domain.md` 6.8: only minutes inside the hours count, and none while the customer is awaited.
async fn clocks(look: Look) {
    let browser = Browser::start(look).await;
    let path = browser.downloads().join("clocks.json");
    std::fs::write(&path, cases()).expect("a file");
    browser.open("").await;
    browser.upload("#restore-file", &path).await;
    browser.press("#bring-in").await;
    browser.find("#home-answer").await;

    // Friday 16:30: four hours end on Monday 11:30, eight on Monday 17:00
    let friday = format!("#/service/{}", TicketId(id(1)));
    browser.open(&friday).await;
    browser.see_in("[data-target=answer]", &said(&browser, 18, "11:30")).await;
    browser.see_in("[data-target=solution]", &said(&browser, 18, "17:00")).await;
    browser.press("#open-answer").await;
    browser.see_in("#working-answer", &stretch(&browser, (15, "16:30"), (15, "18:00"), COUNTS)).await;
    browser.see_in("#working-answer", &stretch(&browser, (18, "09:00"), (18, "11:30"), COUNTS)).await;

    // Thursday 16:30: eight hours end on Friday 17:00 …
    browser.open(&format!("#/service/{}", TicketId(id(2)))).await;
    browser.see_in("[data-target=solution]", &said(&browser, 15, "17:00")).await;

    // … and where the customer was awaited from Friday 11:00 to Saturday 10:00, on Monday 15:00
    browser.open(&format!("#/service/{}", TicketId(id(3)))).await;
    browser.see_in("[data-target=solution]", &said(&browser, 18, "15:00")).await;
    browser.press("#open-solution").await;
    for line in [
        stretch(&browser, (14, "16:30"), (14, "18:00"), COUNTS),
        stretch(&browser, (15, "09:00"), (15, "11:00"), COUNTS),
        stretch(&browser, (15, "11:00"), (16, "10:00"), WAITS),
        stretch(&browser, (18, "09:00"), (18, "12:00"), COUNTS),
        stretch(&browser, (18, "13:30"), (18, "15:00"), COUNTS),
    ] {
        browser.see_in("#working-solution", &line).await;
    }
    browser.picture(browser.pick("example-clock-zh", "example-clock-en")).await;

    // once that Saturday is worked, four hours from Friday 16:30 end on it
    browser.open("#/settings/holidays").await;
    browser.set("#holiday-kind", "make_up").await;
    browser.set("#holiday-from", "2026-05-16").await;
    browser.press("#holiday-add").await;
    browser.find("#holidays-2026").await;
    browser.saved().await;
    browser.open(&friday).await;
    browser.see_in("[data-target=answer]", &said(&browser, 16, "11:30")).await;
    browser.end().await;
}

#[tokio::test]
async fn the_documents_examples_stand_on_the_screen_for_the_clock() {
    clocks(Look::EN).await;
}

#[tokio::test]
async fn the_documents_examples_stand_on_the_screen_for_the_clock_in_chinese() {
    clocks(Look::ZH).await;
}
