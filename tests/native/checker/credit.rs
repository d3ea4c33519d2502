//! Credit between firms of different sizes, statements, invoices and currencies (`contract-rules.md` 2.6). The price is
//! ¥100,000.00.

use counterpart::domain::checker::facts::{Answer, Body, LawPack, Size};
use counterpart::domain::contract::delivery::DeliveryTime;
use counterpart::domain::contract::field;
use counterpart::domain::contract::payment::{Earnest, InvoiceOrder, Plan, Suspension};
use counterpart::domain::contract::plan::{Event, PartLabel, Period};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::receipt::PaymentMethod;

use super::deal::{Deal, Row, after, on, row};
use super::payment::{condition, percent, retained};

const RETENTION: &str = "Retention is high or never released.";
const CURRENCY: &str = "Currency is not uniform or not usual between mainland parties.";
const STATEMENT: &str = "Use day 1-28 and give at least five days to check the statement.";

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

pub(super) fn rows() -> Vec<Row> {
    let mut rows = small_firms();
    rows.extend(others());
    rows
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
            "PAY-13",
            |deal| {
                small_owed_by_large(deal);
                condition(deal, "甲方收到业主付款");
            },
            field::PAYMENT_PLAN,
            "Pay-when-paid terms are not allowed against an SME.",
            |deal| {
                small_owed_by_large(deal);
                condition(deal, "收到等额发票");
            },
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
                deal.payment().method = PaymentMethod::Cash;
                deal.payment().cash_limit = Some(Money::new(100, Currency::USD));
            },
            field::PRICE_CURRENCY,
            CURRENCY,
            // a limit that does not apply
            |deal| deal.payment().cash_limit = Some(Money::new(100, Currency::USD)),
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
        row(
            "PAY-25",
            |deal| deal.special("付款：货到 30 天内付清全款"),
            field::SPECIAL,
            "The special terms say how it is paid and prevail over the payment plan: make the two agree, or take it out there.",
            |deal| deal.special("随货附三年备件清单。"),
        ),
    ]
}
