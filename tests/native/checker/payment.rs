//! Payment (`contract-rules.md` 2.6). The price is ¥100,000.00.

use counterpart::domain::checker::facts::{Answer, Body, LawPack, Size};
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::delivery::DeliveryTime;
use counterpart::domain::contract::field;
use counterpart::domain::contract::payment::{Acceleration, Earnest, InvoiceOrder, Plan, Suspension};
use counterpart::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::id::{InstalmentId, uuid_v7};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::PaymentMethod;

use super::deal::{Deal, Row, after, on, row};

const OUT_OF_ORDER: &str = "Due dates are out of order.";
const RETENTION: &str = "Retention is high or never released.";
const FIFTH: &str = "Acceleration needs at least one fifth overdue and a demand.";
const CURRENCY: &str = "Currency is not uniform or not usual between mainland parties.";
const STATEMENT: &str = "Use day 1-28 and give at least five days to check the statement.";

const fn percent(percent: i64) -> Share {
    Share::Of(Ppm(percent * 10_000))
}

const fn yuan(yuan: i64) -> Share {
    Share::Sum(Money::cny(yuan * 100))
}

/// A small firm is owed by a large one.
fn small_owed_by_large(deal: &mut Deal) {
    deal.contract.circumstances.ours.size = Size::Small;
}

/// A small firm is owed by a public body.
fn small_owed_by_public(deal: &mut Deal) {
    deal.contract.circumstances.ours.size = Size::Small;
    deal.contract.circumstances.theirs.body = Body::PublicBody;
}

fn monthly(deal: &mut Deal, day: u8, confirm: u16, pay: u16) {
    deal.payment().plan = Plan::Monthly {
        day,
        statement_within: Period::days(5),
        confirm_within: Period::days(confirm),
        pay_within: Period::days(pay),
    };
}

fn milestone(deal: &mut Deal, label: &str, answer: u16) {
    let id = InstalmentId::from(uuid_v7(1_780_000_000_000, [9; 10]));
    let part = Instalment {
        id,
        label: PartLabel::Own(Wording::same(label)),
        share: percent(100),
        due: Due::After { event: Event::Milestone(id), within: Period::days(30) },
    };
    deal.payment().plan = Plan::Milestones { parts: vec![part], accept_within: Period::days(answer) };
}

fn accelerated(deal: &mut Deal, overdue: i64, cure: u16) {
    deal.payment().acceleration = Acceleration::When { overdue: Ppm(overdue), cure: Period::days(cure) };
}

fn retained(deal: &mut Deal, share: i64) {
    let rest = percent(100 - share);
    deal.parts(&[
        (PartLabel::OnDelivery, rest, after(Event::Delivery, 30)),
        (PartLabel::Retention, percent(share), after(Event::WarrantyEnd, 10)),
    ]);
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = plans();
    rows.extend(earnest());
    rows.extend(small_firms());
    rows.extend(others());
    rows
}

fn plans() -> Vec<Row> {
    vec![
        row(
            "PAY-01",
            |deal| deal.contract.payment = Clause::NotApplicable { reason: Wording::same("-") },
            field::PAYMENT,
            "Payment 1 has no due date.",
            |_| {},
        ),
        row(
            "PAY-01",
            |deal| {
                // the milestone it waits for is not in the plan
                let lost = InstalmentId::from(uuid_v7(1_780_000_000_000, [8; 10]));
                let due = Due::After { event: Event::Milestone(lost), within: Period::days(30) };
                deal.parts(&[
                    (PartLabel::Advance, percent(50), after(Event::Signing, 10)),
                    (PartLabel::Balance, percent(50), due),
                ]);
            },
            field::PAYMENT_PLAN,
            "Payment 2 has no due date.",
            |deal| milestone(deal, "Pilot line runs 72 hours", 7),
        ),
        row(
            "PAY-02",
            |deal| {
                deal.parts(&[
                    (PartLabel::Advance, yuan(30_000), after(Event::Signing, 10)),
                    (PartLabel::Balance, yuan(60_000), after(Event::Delivery, 30)),
                ]);
            },
            field::PAYMENT_PLAN,
            "Instalments add up to ¥90,000.00, price is ¥100,000.00.",
            |deal| {
                deal.parts(&[
                    (PartLabel::Advance, yuan(30_000), after(Event::Signing, 10)),
                    (PartLabel::Balance, yuan(70_000), after(Event::Delivery, 30)),
                ]);
            },
        ),
        row(
            "PAY-03",
            |deal| {
                deal.parts(&[
                    (PartLabel::Advance, percent(30), after(Event::Signing, 10)),
                    (PartLabel::Balance, percent(60), after(Event::Delivery, 30)),
                ]);
            },
            field::PAYMENT_PLAN,
            "Percentages add up to 90%.",
            |deal| {
                deal.parts(&[
                    (PartLabel::Advance, percent(30), after(Event::Signing, 10)),
                    (PartLabel::Balance, Share::Equal, after(Event::Delivery, 30)),
                ]);
            },
        ),
        row(
            "PAY-04",
            |deal| {
                deal.parts(&[
                    (PartLabel::Advance, percent(50), on("2026-08-01")),
                    (PartLabel::Balance, percent(50), on("2026-07-31")),
                ]);
            },
            field::PAYMENT_PLAN,
            OUT_OF_ORDER,
            |deal| {
                deal.parts(&[
                    (PartLabel::Advance, percent(50), on("2026-08-01")),
                    (PartLabel::Balance, percent(50), on("2026-08-01")),
                ]);
            },
        ),
        row(
            "PAY-04",
            |deal| deal.parts(&[(PartLabel::Balance, percent(100), on("2026-05-31"))]),
            field::PAYMENT_PLAN,
            OUT_OF_ORDER,
            |deal| deal.parts(&[(PartLabel::Balance, percent(100), on("2026-06-01"))]),
        ),
        row(
            "PAY-05",
            |deal| deal.parts(&[(PartLabel::Balance, percent(100), on("2027-06-01"))]),
            field::PAYMENT_PLAN,
            "Last payment falls after the end.",
            // a year from 2026-06-01 ends on 2027-05-31
            |deal| deal.parts(&[(PartLabel::Balance, percent(100), on("2027-05-31"))]),
        ),
        row(
            "PAY-05",
            |deal| deal.parts(&[(PartLabel::Balance, percent(100), on("2027-06-01"))]),
            field::PAYMENT_PLAN,
            "Last payment falls after the end.",
            |deal| {
                deal.parts(&[(PartLabel::Balance, percent(100), on("2027-06-01"))]);
                deal.contract.term.survives.insert(ClauseId::Payment);
            },
        ),
        row(
            "PAY-06",
            |deal| milestone(deal, "Pilot line runs to the buyer's satisfaction", 7),
            field::PAYMENT_PLAN,
            "Milestone 1 depends on the buyer's will alone.",
            |deal| milestone(deal, "Pilot line runs 72 hours", 7),
        ),
        row(
            "PAY-06",
            |deal| milestone(deal, "Pilot line runs 72 hours", 0),
            field::PAYMENT_PLAN,
            "Milestone 1 depends on the buyer's will alone.",
            |_| {},
        ),
    ]
}

fn earnest() -> Vec<Row> {
    vec![
        row(
            "PAY-07",
            |deal| deal.payment().earnest = Earnest::Sum(Money::cny(2_000_001)),
            field::PAYMENT_EARNEST,
            "Earnest money above 20 % has no effect for the excess.",
            |deal| deal.payment().earnest = Earnest::Sum(Money::cny(2_000_000)),
        ),
        row(
            "PAY-08",
            |deal| deal.special("客户违约的，订金不予退还。"),
            field::SPECIAL,
            "Only money named 定金 carries the double-return rule.",
            |deal| deal.special("客户应另付订金一千元。"),
        ),
        row(
            "PAY-09",
            |deal| {
                deal.payment().earnest = Earnest::Sum(Money::cny(100_000));
                deal.special("违约的，定金和违约金可同时主张。");
            },
            field::SPECIAL,
            "Choose one: earnest money or agreed damages.",
            |deal| deal.payment().earnest = Earnest::Sum(Money::cny(100_000)),
        ),
        row(
            "PAY-10",
            |deal| accelerated(deal, 199_999, 15),
            field::PAYMENT_ACCELERATION,
            FIFTH,
            |deal| accelerated(deal, 200_000, 15),
        ),
        row(
            "PAY-10",
            |deal| accelerated(deal, 200_000, 0),
            field::PAYMENT_ACCELERATION,
            FIFTH,
            |deal| {
                // two parts are no sale by instalments
                accelerated(deal, 100_000, 15);
                retained(deal, 5);
            },
        ),
    ]
}

fn small_firms() -> Vec<Row> {
    vec![
        row(
            "PAY-11",
            |deal| {
                small_owed_by_public(deal);
                deal.after_delivery(61);
            },
            field::PAYMENT_PLAN,
            "A public body must pay an SME within 60 days at most.",
            |deal| {
                small_owed_by_public(deal);
                deal.after_delivery(60);
            },
        ),
        row(
            "PAY-11",
            |deal| {
                small_owed_by_public(deal);
                monthly(deal, 25, 5, 51);
            },
            field::PAYMENT_PLAN,
            "A public body must pay an SME within 60 days at most.",
            |deal| {
                // statement 5, confirmation 5, payment 50
                small_owed_by_public(deal);
                monthly(deal, 25, 5, 50);
            },
        ),
        row(
            "PAY-12",
            |deal| {
                small_owed_by_large(deal);
                deal.after_delivery(90);
            },
            field::PAYMENT_PLAN,
            "Beyond 60 days only if reasonable for the trade; otherwise abusive.",
            |deal| deal.after_delivery(90),
        ),
        row(
            "PAY-12",
            |deal| {
                // delivered by 2026-07-01, paid on a day that is 61 days later
                small_owed_by_large(deal);
                deal.parts(&[(PartLabel::Balance, percent(100), on("2026-08-31"))]);
            },
            field::PAYMENT_PLAN,
            "Beyond 60 days only if reasonable for the trade; otherwise abusive.",
            |deal| {
                small_owed_by_large(deal);
                deal.parts(&[(PartLabel::Balance, percent(100), on("2026-08-30"))]);
            },
        ),
        row(
            "PAY-13",
            |deal| {
                small_owed_by_large(deal);
                deal.special("The price is due once the Customer is paid by a third party.");
            },
            field::SPECIAL,
            "Pay-when-paid terms are not allowed against an SME.",
            |deal| deal.special("The price is due once the Customer is paid by a third party."),
        ),
        row(
            "PAY-15",
            |deal| {
                small_owed_by_large(deal);
                deal.payment().method = PaymentMethod::Bill;
            },
            field::PAYMENT_METHOD,
            "Non-cash payment must be agreed and not lengthen the term.",
            |deal| deal.payment().method = PaymentMethod::Bill,
        ),
        row(
            "PAY-17",
            |deal| {
                deal.contract.circumstances.law = Some(LawPack::Uk);
                deal.after_delivery(61);
            },
            field::PAYMENT_PLAN,
            "Over 60 days needs express agreement and must not be grossly unfair; UK law is tightening.",
            |deal| {
                deal.contract.circumstances.law = Some(LawPack::Uk);
                deal.after_delivery(60);
            },
        ),
        row(
            "PAY-18",
            |deal| {
                deal.contract.circumstances.law = Some(LawPack::Eu);
                deal.contract.circumstances.theirs.body = Body::PublicBody;
                deal.after_delivery(31);
            },
            field::PAYMENT_PLAN,
            "Public bodies in the EU pay within 30 days.",
            |deal| {
                deal.contract.circumstances.law = Some(LawPack::Eu);
                deal.after_delivery(31);
            },
        ),
    ]
}

fn others() -> Vec<Row> {
    vec![
        row(
            "PAY-14",
            |deal| deal.contract.delivery.inspection = Period::days(0),
            field::PAYMENT_PLAN,
            "Fix an acceptance period; if the buyer delays, time runs from its end.",
            |deal| {
                deal.contract.delivery.inspection = Period::days(0);
                deal.after_delivery(30);
            },
        ),
        row(
            "PAY-16",
            |deal| deal.payment().invoice.order = InvoiceOrder::BeforePayment,
            field::PAYMENT_INVOICE_ORDER,
            "Courts differ on whether a missing invoice excuses payment; keep the wording express and narrow.",
            |_| {},
        ),
        row(
            "PAY-19",
            |deal| monthly(deal, 29, 5, 30),
            field::PAYMENT_SETTLE_DAY,
            STATEMENT,
            |deal| {
                monthly(deal, 28, 5, 30);
            },
        ),
        row("PAY-19", |deal| monthly(deal, 25, 4, 30), field::PAYMENT_SETTLE_DAY, STATEMENT, |_| {}),
        row(
            "PAY-20",
            |deal| deal.payment().earnest = Earnest::Sum(Money::new(100, Currency::USD)),
            field::PRICE_CURRENCY,
            CURRENCY,
            |deal| deal.payment().earnest = Earnest::Sum(Money::cny(100)),
        ),
        row(
            "PAY-20",
            |deal| {
                deal.contract.price.currency = Currency::USD;
                deal.line().unit_price = Money::new(100_000, Currency::USD);
            },
            field::PRICE_CURRENCY,
            CURRENCY,
            |deal| {
                deal.contract.price.currency = Currency::USD;
                deal.line().unit_price = Money::new(100_000, Currency::USD);
                deal.contract.circumstances.foreign_related = Answer::Yes;
            },
        ),
        row("PAY-21", |deal| retained(deal, 11), field::PAYMENT_PLAN, RETENTION, |deal| retained(deal, 10)),
        row(
            "PAY-21",
            |deal| {
                // no warranty: it never ends
                retained(deal, 5);
                deal.contract.delivery.warranty = Period::months(0);
            },
            field::PAYMENT_PLAN,
            RETENTION,
            |deal| retained(deal, 5),
        ),
        row(
            "PAY-22",
            |deal| {
                deal.parts(&[
                    (PartLabel::Advance, percent(51), after(Event::Signing, 10)),
                    (PartLabel::Balance, percent(49), after(Event::Delivery, 30)),
                ]);
            },
            field::PAYMENT_PLAN,
            "Large advance without guarantee.",
            |deal| {
                deal.parts(&[
                    (PartLabel::Advance, percent(51), after(Event::Signing, 10)),
                    (PartLabel::Balance, percent(49), after(Event::Delivery, 30)),
                ]);
                deal.contract.circumstances.advance_secured = Answer::Yes;
            },
        ),
        row(
            "PAY-22",
            |deal| {
                deal.parts(&[
                    (PartLabel::Advance, percent(51), after(Event::Signing, 10)),
                    (PartLabel::Balance, percent(49), after(Event::Delivery, 30)),
                ]);
            },
            field::PAYMENT_PLAN,
            "Large advance without guarantee.",
            |deal| {
                deal.contract.delivery.time = DeliveryTime::PerOrder;
                deal.parts(&[
                    (PartLabel::Advance, percent(50), after(Event::Signing, 10)),
                    (PartLabel::Balance, percent(50), after(Event::Delivery, 30)),
                ]);
            },
        ),
        row(
            "PAY-23",
            |deal| {
                deal.payment().suspension = Suspension::After { overdue: Period::days(15), notice: Period::days(0) };
            },
            field::PAYMENT_SUSPENSION,
            "Tell the buyer before stopping supply.",
            |deal| deal.payment().suspension = Suspension::AsLaw,
        ),
        row(
            "PAY-24",
            |deal| deal.special("乙方不得抵销任何款项。"),
            field::SPECIAL,
            "Set-off is one-sided.",
            |deal| deal.special("双方可以协商抵销。"),
        ),
    ]
}
