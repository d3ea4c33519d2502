//! The figures that the documents work out by hand stand on the screen, with their working: commission (`domain.md` 6.5), scores
//! (`domain.md` 6.6, `contract-rules.md` 5.3) and the clock of service (`domain.md` 6.8).

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
use thirtyfour::Key;
use uuid::Uuid;

use super::draft_a_contract::{CUSTOMER, drafted_in, sign};
use super::evaluate_a_customer::enter;
use super::incentives::{add_member, receive};
use super::keep_the_book::{enter_customer, start_book};
use crate::browser::{Browser, Look, TODAY};
use crate::copy::Copy;

/// Takes back the receipt in whose row this stands.
const TAKE_BACK: &str = "const rows = [...document.querySelectorAll('#receipts tr[data-row]')];
    const row = rows.find(it => it.innerText.includes(arguments[0]));
    row?.querySelector('button').click(); return !!row";

/// Writes a plan that counts all contracts, with these boxes and shares.
async fn write_plan(browser: &Browser, name: &str, boxes: &[(&str, &str)], shares: &[(&str, &str)]) {
    browser.open("#/incentives").await;
    browser.press("#new-plan").await;
    browser.write("#plan-name", name).await;
    browser.set("#plan-reach", "all").await;
    for (name, typed) in boxes {
        browser.set(&format!("#plan-{name}"), typed).await;
    }
    for (nth, (who, part)) in (1..).zip(shares) {
        browser.choose(&format!("#plan-who{nth}"), who).await;
        browser.set(&format!("#plan-part{nth}"), part).await;
    }
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#plan-page h1", name).await;
}

/// Supposes that so much counts.
async fn suppose(browser: &Browser, amount: &str) {
    browser.write("#what-if-amount", amount).await;
    browser.keys(Key::Tab).await;
}

/// The tiers of `domain.md` 6.5.
const TIERS: [(&str, &str); 5] = [("to1", "100000"), ("rate1", "2"), ("to2", "300000"), ("rate2", "3"), ("rate3", "5")];

/// `domain.md` 6.5: tiers both ways, what is held back, shares, a bonus on target, and a refund.
async fn commission(look: Look) {
    let browser = drafted_in(look).await;
    browser.write(".lines__row [name=price]", "500000").await;
    browser.see_in("#contract-total", "500,000.00").await;
    browser.set("#term-drafted_on", "2026-03-01").await;
    browser.set("#term-payment-plan", "lump").await;
    browser.set("#term-payment-plan-due-day", "2026-05-20").await;
    sign(&browser).await;
    browser.open("#/team").await;
    add_member(&browser, "Ann Lee").await;
    add_member(&browser, "Bob Hill").await;

    // a bound belongs to the tier below it; on the whole one fen more moves 6,000.00
    let held = TIERS.into_iter().chain([("hold", "20")]).collect::<Vec<_>>();
    write_plan(&browser, "A", &held, &[("Ann Lee", "100")]).await;
    let plan = format!("#{}", browser.fragment().await);
    for (collected, by_bands, on_the_whole) in [
        ("100000", "¥2,000.00", "¥2,000.00"),
        ("100000.01", "¥2,000.00", "¥3,000.00"),
        ("300000", "¥8,000.00", "¥9,000.00"),
        ("300000.01", "¥8,000.00", "¥15,000.00"),
        ("450000", "¥15,500.00", "¥22,500.00"),
    ] {
        suppose(&browser, collected).await;
        browser.reads("#what-if-marginal", by_bands).await;
        browser.reads("#what-if-whole", on_the_whole).await;
    }
    browser.reads("#what-if-answer", "¥15,500.00").await;
    browser.see_in("#what-if .incentives__cliffs", "¥300,000.00").await;
    // 100,000.00 at 2 %, 200,000.00 at 3 %, 150,000.00 at 5 %; a fifth of it is held back
    for step in ["2,000.00", "6,000.00", "7,500.00", "¥3,100.00", "¥12,400.00"] {
        browser.see_in("#what-if .incentives__working", step).await;
    }
    browser.picture(browser.pick("example-commission-zh", "example-commission-en")).await;

    // what was collected counts as what was supposed
    browser.press("#approve-plan").await;
    browser.write("#incentive-by", "Grace Wu").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    receive(&browser, "400000", "400,000.00").await;
    receive(&browser, "50000", "50,000.00").await;
    browser.open(&plan).await;
    browser.see_in("#plan-periods summary", "¥15,500.00").await;
    browser.press("#plan-periods [data-book]").await;
    browser.saved().await;
    for booked in ["15,500.00", "3,100.00", "12,400.00"] {
        browser.see_in("#plan-entries", booked).await;
    }

    // 50,000.00 goes back in the period: 13,000.00 are due, and the difference is an entry of its own
    browser.open("#/money?view=receipts").await;
    browser.wait_for("the receipt to be taken back", TAKE_BACK, "50,000.00").await;
    browser.saved().await;
    browser.open(&plan).await;
    browser.see_in("#plan-periods summary", "¥13,000.00").await;
    browser.see_in("#plan-periods [data-change]", "-2,500.00").await;
    browser.press("#plan-periods [data-book]").await;
    browser.saved().await;
    browser.see_in("#plan-entries [data-entry]", "-2,500.00").await;

    // shares of 15,500.01: the odd fen goes to the larger part
    write_plan(&browser, "B", &TIERS, &[("Ann Lee", "60"), ("Bob Hill", "40")]).await;
    suppose(&browser, "450000.20").await;
    browser.reads("#what-if-answer", "¥15,500.01").await;
    browser.see_in("#what-if .incentives__working", "¥9,300.01").await;
    browser.see_in("#what-if .incentives__working", "¥6,200.00").await;

    // a bonus of 10,000.00 on target: 110 % earns 125 % of it; above the last point it stays
    let points = [
        ("method", "on_target"),
        ("bonus", "10000"),
        ("goal", "100000"),
        ("to1", "0"),
        ("rate1", "0"),
        ("to2", "80"),
        ("rate2", "50"),
        ("to3", "100"),
        ("rate3", "100"),
        ("to4", "120"),
        ("rate4", "150"),
    ];
    write_plan(&browser, "C", &points, &[("Ann Lee", "100")]).await;
    for (sold, earned) in [("110000", "¥12,500.00"), ("120000", "¥15,000.00"), ("180000", "¥15,000.00")] {
        suppose(&browser, sold).await;
        browser.reads("#what-if-answer", earned).await;
    }
    suppose(&browser, "110000").await;
    browser.see_in("#what-if .incentives__working", "110%").await;
    browser.see_in("#what-if .incentives__working", "125%").await;
    browser.end().await;
}

#[tokio::test]
async fn the_documents_examples_stand_on_the_screen_for_commission() {
    commission(Look::EN).await;
}

#[tokio::test]
async fn the_documents_examples_stand_on_the_screen_for_commission_in_chinese() {
    commission(Look::ZH).await;
}

/// A metric of an example: what is measured, its target, its weight, which way is better; its value, and the points it adds.
struct Metric {
    measured: &'static str,
    target: &'static str,
    weight: &'static str,
    better: &'static str,
    value: &'static str,
    points: &'static str,
}

impl Metric {
    const fn new(
        [measured, target, weight]: [&'static str; 3],
        better: &'static str,
        [value, points]: [&'static str; 2],
    ) -> Self {
        Self { measured, target, weight, better, value, points }
    }
}

/// `domain.md` 6.6: the overdue ratio is none of the measures that the book knows.
const DOMAIN: [Metric; 5] = [
    Metric::new(["collected", "400000", "40"], "higher", ["370000", "37.00"]),
    Metric::new(["new_customers", "5", "15"], "higher", ["6", "18.00"]),
    Metric::new(["service_in_time", "100", "20"], "higher", ["90", "18.00"]),
    Metric::new(["satisfaction", "5", "15"], "higher", ["4.6", "13.80"]),
    Metric::new(["own", "5", "10"], "ratio", ["4", "12.00"]),
];

/// `contract-rules.md` 5.3.
const RULES: [Metric; 5] = [
    Metric::new(["net_sales", "1000000", "40"], "higher", ["1100000", "44.00"]),
    Metric::new(["new_customers", "20", "15"], "higher", ["18", "13.50"]),
    Metric::new(["collection_rate", "95", "20"], "higher", ["91.2", "19.20"]),
    Metric::new(["satisfaction", "4.5", "15"], "higher", ["4.32", "14.40"]),
    Metric::new(["complaint_hours", "48", "10"], "lower", ["60", "7.50"]),
];

/// Writes a plan of these metrics, evaluates the customer by it, and enters what was measured.
async fn score(browser: &Browser, customer: &str, plan: &str, metrics: &[Metric]) {
    browser.open("#/evaluations/plans").await;
    browser.press("#new-evaluation-plan").await;
    browser.write("#plan-name", plan).await;
    for (nth, metric) in (1..).zip(metrics) {
        if nth > 1 {
            browser.press("#add-metric").await;
        }
        browser.set(&format!("#measured-{nth}"), metric.measured).await;
        if metric.measured == "own" {
            browser.set(&format!("#name-{nth}"), "Overdue ratio").await;
        } else {
            browser.set(&format!("#source-{nth}"), "hand").await;
        }
        browser.set(&format!("#target-{nth}"), metric.target).await;
        browser.set(&format!("#weight-{nth}"), metric.weight).await;
        browser.set(&format!("#direction-{nth}"), metric.better).await;
    }
    browser.see_in("#plan-weights", "100%").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("#own-plans", plan).await;
    browser.open(customer).await;
    browser.press("#new-evaluation-here").await;
    browser.choose("#evaluation-plan", plan).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    for (nth, metric) in (0..).zip(metrics) {
        enter(browser, nth, metric.value, "By the example").await;
        browser.see_in(&format!("[data-metric='{nth}'] [data-points]"), metric.points).await;
    }
}

/// `domain.md` 6.6 and `contract-rules.md` 5.3: weights, caps, what is not applicable, grades.
async fn scores(look: Look) {
    let browser = Browser::start(look).await;
    start_book(&browser).await;
    enter_customer(&browser, CUSTOMER, "020 7946 0001").await;
    let customer = format!("#{}", browser.fragment().await);

    score(&browser, &customer, "A", &DOMAIN).await;
    browser.see_in("#evaluation-how", "98.80").await;
    browser.reads("#evaluation-score", "98.80").await;
    browser.reads("#evaluation-grade", "A").await;
    // 4 % against 5 % would be 125 points: the cap holds it at 120
    let capped = browser.pick("超过上限，按 120.00 计", "above the cap: counts as 120.00");
    browser.see_in("[data-metric='4']", "80%").await;
    browser.see_in("[data-metric='4']", "120.00").await;
    browser.see_in("[data-metric='4']", capped).await;
    // without complaints the metric is neither nought nor full: the others are re-weighted, and the page says so
    browser.press("[data-enter='2']").await;
    browser.keep(&[("evaluation-applies", "no"), ("evaluation-note", "No complaints")]).await;
    browser.see_in("#evaluation-how", "80.80 ÷ 80% = 101.00").await;
    let reweighted = browser.pick("已重新加权", "it was re-weighted");
    browser.see_in("#evaluation-how", reweighted).await;
    browser.reads("#evaluation-score", "101.00").await;
    browser.picture(browser.pick("example-score-zh", "example-score-en")).await;

    score(&browser, &customer, "B", &RULES).await;
    browser.see_in("#evaluation-how", "98.60").await;
    browser.reads("#evaluation-score", "98.60").await;
    browser.reads("#evaluation-grade", "A").await;
    browser.end().await;
}

#[tokio::test]
async fn the_documents_examples_stand_on_the_screen_for_scores() {
    scores(Look::EN).await;
}

#[tokio::test]
async fn the_documents_examples_stand_on_the_screen_for_scores_in_chinese() {
    scores(Look::ZH).await;
}

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
