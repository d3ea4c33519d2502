//! Term and termination (`contract-rules.md` 2.7). The term is a year from 2026-06-01.

use counterpart::domain::checker::facts::LawPack;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::delivery::DeliveryTime;
use counterpart::domain::contract::development::{Development, Rhythm};
use counterpart::domain::contract::field;
use counterpart::domain::contract::party::{Relationship, Side};
use counterpart::domain::contract::plan::{Due, Period};
use counterpart::domain::contract::support::{Support, SupportItem, SupportKind, SupportTitle, Worth};
use counterpart::domain::contract::term::{GroundKind, Notice, Objection, Renewal, RenewalTimes, TermLength};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::money::Money;
use counterpart::domain::rate::Quantity;

use super::deal::{Deal, Row, day, on, row};

const FREE_EXIT: &str = "An open-ended contract may be ended at any time but only with reasonable notice.";
const RENEWAL: &str = "Automatic renewal needs a reminder and a modest length.";
const AGENCY: &str = "Minimum agency notice is one, two or three months.";

const fn ahead(days: u16) -> Notice {
    Notice::Ahead(Period::days(days))
}

fn open(deal: &mut Deal, ours: Notice, theirs: Notice) {
    deal.contract.term.length = TermLength::OpenEnded { start: day("2026-06-01") };
    deal.contract.term.renewal = Renewal::None;
    (deal.contract.term.our_notice, deal.contract.term.their_notice) = (ours, theirs);
}

fn automatic(deal: &mut Deal, months: u16, objection: Objection) {
    deal.contract.term.renewal = Renewal::Automatic { months, times: RenewalTimes::Unlimited, objection };
}

/// An agency under EU law, looked at on a day.
fn agency(deal: &mut Deal, months: u16, today: &str) {
    let notice = Notice::Ahead(Period::months(months));
    open(deal, notice, notice);
    deal.contract.relationship = Relationship::ActsForUs;
    deal.contract.circumstances.law = Some(LawPack::Eu);
    deal.today = day(today);
}

/// Somebody is trained on a day.
fn supported(deal: &mut Deal, on: &str) {
    let training = SupportItem {
        kind: SupportKind::Training,
        what: Wording::new("产品培训", "Product training"),
        quantity: Quantity::whole(1).expect("a quantity"),
        unit: Wording::new("次", "session"),
        worth: Worth::Of(Money::cny(500_000)),
        title: SupportTitle::Gift,
        due: Due::On(day(on)),
        return_by: None,
        borne_by: Side::Us,
    };
    deal.contract.support = Clause::Included(Support { items: vec![training], ..Support::usual() });
}

/// Prospects are found by a day.
fn looking(deal: &mut Deal, by: &str) {
    let mut terms = Development::usual();
    terms.duties[0].rhythm = Rhythm::By(day(by));
    deal.contract.development = Clause::Included(terms);
}

pub(super) fn rows() -> Vec<Row> {
    vec![
        row(
            "TRM-01",
            |deal| deal.contract.term.length = TermLength::Months { start: day("2026-06-01"), months: 0 },
            field::TERM_MONTHS,
            "Say when the contract starts and how long it lasts.",
            |deal| deal.contract.term.length = TermLength::Months { start: day("2026-06-01"), months: 1 },
        ),
        row(
            "TRM-02",
            |deal| {
                deal.contract.term.length = TermLength::Fixed { start: day("2026-06-01"), end: day("2026-06-01") };
            },
            field::TERM_END,
            "End is not after start.",
            |deal| {
                deal.contract.term.length = TermLength::Fixed { start: day("2026-06-01"), end: day("2026-06-02") };
            },
        ),
        row(
            "TRM-03",
            |deal| {
                // 15 days of term, 15 days to cure
                deal.contract.term.length = TermLength::Fixed { start: day("2026-06-01"), end: day("2026-06-15") };
            },
            field::TERM_CURE,
            "Notice of 15 days is not shorter than the term.",
            |deal| {
                // 31 days of term, 30 days to talk of renewal
                deal.contract.term.length = TermLength::Fixed { start: day("2026-06-01"), end: day("2026-07-01") };
            },
        ),
        row(
            "TRM-04",
            |deal| open(deal, ahead(14), ahead(14)),
            field::TERM_OUR_NOTICE,
            FREE_EXIT,
            |deal| {
                open(deal, ahead(15), ahead(15));
            },
        ),
        row("TRM-04", |deal| open(deal, ahead(30), Notice::None), field::TERM_THEIR_NOTICE, FREE_EXIT, |_| {}),
        row(
            "TRM-05",
            |deal| open(deal, ahead(15), ahead(31)),
            field::TERM_THEIR_NOTICE,
            "Only our side may leave freely.",
            |deal| open(deal, ahead(15), ahead(30)),
        ),
        row(
            "TRM-05",
            |deal| deal.contract.term.their_notice = ahead(30),
            field::TERM_OUR_NOTICE,
            "Only the other side may leave freely.",
            |_| {},
        ),
        row(
            "TRM-06",
            |deal| deal.contract.term.cure = Period::days(0),
            field::TERM_CURE,
            "Give time to cure before termination.",
            |deal| {
                deal.contract.term.cure = Period::days(0);
                deal.contract.term.grounds.retain(|ground| ground.kind != GroundKind::MaterialBreach);
            },
        ),
        row(
            "TRM-07",
            |deal| deal.special("乙方放弃法定解除权。"),
            field::SPECIAL,
            "Statutory termination rights should stay open.",
            |_| {},
        ),
        row(
            "TRM-08",
            |deal| automatic(deal, 12, Objection::NotStated),
            field::TERM_RENEWAL_NOTICE,
            RENEWAL,
            |deal| automatic(deal, 12, Objection::Before(Period::days(30))),
        ),
        row(
            "TRM-08",
            |deal| {
                deal.contract.term.length = TermLength::Months { start: day("2026-06-01"), months: 6 };
                automatic(deal, 7, Objection::Before(Period::days(30)));
            },
            field::TERM_RENEWAL_MONTHS,
            RENEWAL,
            |deal| {
                deal.contract.term.length = TermLength::Months { start: day("2026-06-01"), months: 6 };
                automatic(deal, 6, Objection::Before(Period::days(30)));
            },
        ),
        row(
            "TRM-09",
            |deal| deal.contract.term.length = TermLength::Months { start: day("2026-05-31"), months: 12 },
            field::TERM_START,
            "Terms reach back before signing; say so on purpose.",
            |_| {},
        ),
        row(
            "TRM-10",
            |deal| deal.contract.delivery.time = DeliveryTime::By(on("2027-06-01")),
            field::DELIVERY_TIME,
            "Delivery and inspection falls outside the term.",
            |deal| deal.contract.delivery.time = DeliveryTime::By(on("2027-05-31")),
        ),
        row(
            "TRM-10",
            |deal| supported(deal, "2027-06-01"),
            field::SUPPORT_ITEMS,
            "Materials and support falls outside the term.",
            |deal| supported(deal, "2027-05-31"),
        ),
        row(
            "TRM-10",
            |deal| looking(deal, "2026-05-31"),
            field::DEVELOPMENT_DUTIES,
            "Development of customers falls outside the term.",
            |deal| looking(deal, "2026-06-01"),
        ),
        row(
            "TRM-11",
            |deal| deal.contract.term.settle_within = Period::days(0),
            field::TERM_SETTLE,
            "Say what happens after the end.",
            |_| {},
        ),
        row(
            "TRM-12",
            |deal| deal.contract.term.exercise_window = Period::days(0),
            field::TERM_EXERCISE,
            "Without it a termination right lapses one year after it is known.",
            |_| {},
        ),
        row(
            "TRM-13",
            // the second year begins on 2027-06-01
            |deal| agency(deal, 1, "2027-06-01"),
            field::TERM_OUR_NOTICE,
            AGENCY,
            |deal| agency(deal, 1, "2027-05-31"),
        ),
        row(
            "TRM-13",
            |deal| agency(deal, 2, "2028-06-01"),
            field::TERM_OUR_NOTICE,
            AGENCY,
            |deal| {
                agency(deal, 3, "2030-01-01");
            },
        ),
        row(
            "TRM-14",
            |deal| deal.special("一方破产的，本合同自动终止。"),
            field::SPECIAL,
            "The insolvency administrator may decide otherwise.",
            |deal| deal.special("一方破产的，另一方可以通知解除。"),
        ),
    ]
}
