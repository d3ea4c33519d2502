//! Payment (`contract-rules.md` 2.6). The price is ¥100,000.00.

use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::field;
use counterpart::domain::contract::payment::{Acceleration, Earnest, Plan};
use counterpart::domain::contract::plan::{Due, Event, Instalment, PartLabel, Period, Share};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::id::{InstalmentId, uuid_v7};
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;

use super::deal::{Deal, Row, after, on, row};

const OUT_OF_ORDER: &str = "Due dates are out of order.";
const FIFTH: &str = "Acceleration needs at least one fifth overdue and a demand.";

pub(super) const fn percent(percent: i64) -> Share {
    Share::Of(Ppm(percent * 10_000))
}

const fn yuan(yuan: i64) -> Share {
    Share::Sum(Money::cny(yuan * 100))
}

pub(super) fn milestone(deal: &mut Deal, label: &str, answer: u16) {
    let id = InstalmentId::from(uuid_v7(1_780_000_000_000, [9; 10]));
    let part = Instalment {
        id,
        label: PartLabel::Own(Wording::same(label)),
        share: percent(100),
        due: Due::After { event: Event::Milestone(id), within: Period::days(30) },
        condition: Wording::default(),
    };
    deal.payment().plan = Plan::Milestones { parts: vec![part], accept_within: Period::days(answer) };
}

/// The whole price is paid by a day, under a condition.
pub(super) fn condition(deal: &mut Deal, words: &str) {
    deal.parts(&[(PartLabel::Balance, percent(100), on("2026-09-30"))]);
    let Plan::Instalments { parts } = &mut deal.payment().plan else { panic!("a plan in parts") };
    parts[0].condition = Wording::same(words);
}

fn accelerated(deal: &mut Deal, overdue: i64, cure: u16) {
    deal.payment().acceleration = Acceleration::When { overdue: Ppm(overdue), cure: Period::days(cure) };
}

pub(super) fn retained(deal: &mut Deal, share: i64) {
    let rest = percent(100 - share);
    deal.parts(&[
        (PartLabel::OnDelivery, rest, after(Event::Delivery, 30)),
        (PartLabel::Retention, percent(share), after(Event::WarrantyEnd, 10)),
    ]);
}

pub(super) fn rows() -> Vec<Row> {
    let mut rows = plans();
    rows.extend(earnest());
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
        row(
            "PAY-06",
            |deal| condition(deal, "验收结果令买方满意"),
            field::PAYMENT_PLAN,
            "Part 1 depends on the buyer's will alone.",
            |deal| condition(deal, "试运行满72小时"),
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
