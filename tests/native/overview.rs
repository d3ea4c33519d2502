//! The figures of the first page, as a person would add them up.

use counterpart::demo::{Seeded, book};
use counterpart::domain::account::Entries;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::event::{ContractEvent, Fact};
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Period, Share};
use counterpart::domain::contract::term::{Objection, Renewal, RenewalTimes};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::dunning_rows::DunningRows;
use counterpart::domain::id::{AllocationId, ContractEventId, CustomerId, InstalmentId, ReceiptId, uuid_v7};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::lifecycle::contract::event::Event;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::overview::day::DayBook;
use counterpart::domain::overview::figures::Figures;
use counterpart::domain::overview::gather::Gathering;
use counterpart::domain::progress::progress;
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::taking_back::counts;
use counterpart::domain::term::renewal::{RenewalChoice, RenewalDecision};

use crate::progress::{Counter, day, progress_on, sale, signed};

/// A sale of 100,000.00 signed on 1 January 2026 for the year: 40,000.00 on 10 March, 60,000.00 on 10 June.
fn in_two_parts() -> Contract {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    let part = |number: u64, share: i64, due: &str| Instalment {
        id: InstalmentId(uuid_v7(number, [0; 10])),
        label: PartLabel::Progress,
        share: Share::Of(Ppm(share)),
        due: Due::On(day(due)),
        condition: Wording::default(),
    };
    payment.plan = Plan::Instalments { parts: vec![part(1, 400_000, "2026-03-10"), part(2, 600_000, "2026-06-10")] };
    contract
}

fn receipt(number: u64, on: &str, units: i64, currency: Currency) -> Receipt {
    Receipt {
        id: ReceiptId(uuid_v7(number, [0; 10])),
        customer: CustomerId::fresh(&mut Counter(number)),
        on: day(on),
        amount: Money::new(units * 100, currency),
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses: None,
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        note: String::new(),
        purpose: String::new(),
    }
}

/// The figures of this one contract, and of these receipts.
fn on(contract: &Contract, receipts: &[Receipt], as_of: &str) -> Vec<Figures> {
    let mut gathering = Gathering::new();
    gathering.contract(&progress_on(contract, &[], as_of, &WorkCalendar::standard()));
    for receipt in receipts {
        gathering.receipt(receipt);
    }
    gathering.figures(day(as_of)).expect("sums")
}

fn units(amount: Money) -> i64 {
    amount.minor / 100
}

/// As of, planned this month, overdue, newly overdue, receivable, newly signed, ending, and what is open by age.
type Row = (&'static str, i64, (i64, usize), (i64, usize), (i64, usize), usize, usize, [i64; 5]);

#[test]
fn a_contract_counts_in_every_figure_by_the_day_looked_at() {
    let rows: [Row; 8] = [
        ("2026-01-30", 0, (0, 0), (0, 0), (100_000, 2), 1, 0, [100_000, 0, 0, 0, 0]),
        // the thirtieth day after the first no longer counts as lately
        ("2026-01-31", 0, (0, 0), (0, 0), (100_000, 2), 0, 0, [100_000, 0, 0, 0, 0]),
        ("2026-03-10", 40_000, (0, 0), (0, 0), (100_000, 2), 0, 0, [100_000, 0, 0, 0, 0]),
        ("2026-03-11", 40_000, (40_000, 1), (40_000, 1), (100_000, 2), 0, 0, [60_000, 40_000, 0, 0, 0]),
        ("2026-04-09", 0, (40_000, 1), (40_000, 1), (100_000, 2), 0, 0, [60_000, 40_000, 0, 0, 0]),
        ("2026-04-10", 0, (40_000, 1), (0, 0), (100_000, 2), 0, 0, [60_000, 0, 40_000, 0, 0]),
        ("2026-06-20", 60_000, (100_000, 2), (60_000, 1), (100_000, 2), 0, 0, [0, 60_000, 0, 0, 40_000]),
        ("2026-11-01", 0, (100_000, 2), (0, 0), (100_000, 2), 0, 1, [0, 0, 0, 0, 100_000]),
    ];
    for (as_of, planned, overdue, newly, receivable, signed, ending, ages) in rows {
        let all = on(&in_two_parts(), &[], as_of);
        let it = &all[0];
        assert_eq!(units(it.planned), planned, "planned on {as_of}");
        assert_eq!((units(it.overdue.amount), it.overdue.count), overdue, "overdue on {as_of}");
        assert_eq!((units(it.newly_overdue.amount), it.newly_overdue.count), newly, "newly overdue on {as_of}");
        assert_eq!((units(it.receivable.amount), it.receivable.count), receivable, "receivable on {as_of}");
        assert_eq!((units(it.in_force.amount), it.in_force.count), (100_000, 1), "in force on {as_of}");
        assert_eq!(it.newly_signed.count, signed, "signed lately on {as_of}");
        assert_eq!(it.ending, ending, "ending on {as_of}");
        assert_eq!(it.ages.map(|it| units(it.amount)), ages, "by age on {as_of}");
    }
}

#[test]
fn what_fell_due_lately_counts_for_thirty_days_from_its_own() {
    for (as_of, expected) in [
        ("2026-03-09", (0, 0)),
        ("2026-03-10", (40_000, 1)),
        ("2026-04-08", (40_000, 1)),
        ("2026-04-09", (0, 0)),
        ("2026-06-20", (60_000, 1)),
        ("2026-07-10", (0, 0)),
    ] {
        let it = on(&in_two_parts(), &[], as_of)[0].newly_due;
        assert_eq!((units(it.amount), it.count), expected, "{as_of}");
    }
}

#[test]
fn the_months_of_the_year_say_what_falls_due_and_what_came_in() {
    let receipts = [
        receipt(1, "2025-12-31", 7, Currency::CNY),
        receipt(2, "2026-02-25", 100, Currency::CNY),
        receipt(3, "2026-02-26", 30, Currency::CNY),
        receipt(4, "2026-03-02", 500, Currency::CNY),
        receipt(5, "2026-03-20", -500, Currency::CNY),
        receipt(6, "2026-03-25", 80, Currency::CNY),
        receipt(7, "2026-03-26", 1_000, Currency::CNY),
    ];
    let all = on(&in_two_parts(), &receipts, "2026-03-25");
    let it = &all[0];
    assert_eq!(units(it.received), 80, "what was taken back is off again, what comes tomorrow is not known");
    assert_eq!(units(it.received_before), 100, "last month up to the same day");
    let months: Vec<(u32, i64, i64, i64)> = it
        .cash
        .iter()
        .map(|month| (month.start.month(), units(month.received), units(month.planned), units(month.open)))
        .filter(|(_, received, planned, open)| (*received, *planned, *open) != (0, 0, 0))
        .collect();
    assert_eq!(months, [(2, 130, 0, 0), (3, 80, 40_000, 40_000), (6, 0, 60_000, 60_000)]);
    assert_eq!(it.cash.len(), 12);
}

/// 25,000.00 of the first part are paid on 20 March by a transfer, or set off.
#[test]
fn what_was_set_off_pays_the_debt_and_is_no_cash() {
    let (contract, as_of) = (in_two_parts(), day("2026-03-25"));
    let signed: Vec<ContractEvent> = (1..)
        .zip(signed())
        .map(|(number, event)| ContractEvent::of_life(ContractEventId(uuid_v7(number, [7; 10])), contract.id, event))
        .collect();
    let signed: Vec<&ContractEvent> = signed.iter().collect();
    for (method, received) in [(PaymentMethod::Transfer, 25_000), (PaymentMethod::SetOff, 0)] {
        let came = Receipt { method, ..receipt(1, "2026-03-20", 25_000, Currency::CNY) };
        let counted = Allocation {
            id: AllocationId(uuid_v7(1, [8; 10])),
            receipt: came.id,
            contract: contract.id,
            instalment: InstalmentId(uuid_v7(1, [0; 10])),
            part: ClaimPart::Principal,
            amount: came.amount,
            on: None,
        };
        let (receipts, dunning) = (ReceiptBook::new([&came]), DunningRows::default().book(as_of));
        let entries = Entries { receipts: &receipts, allocations: &[&counted], dunning: &dunning };
        let standing = progress(&contract.brief(), &signed, &entries, &WorkCalendar::standard(), as_of);
        let mut gathering = Gathering::new();
        gathering.contract(&standing.expect("a standing"));
        gathering.receipt(&came);
        let all = gathering.figures(as_of).expect("sums");
        let it = &all[0];
        assert_eq!(units(it.received), received, "{method:?}");
        let march = &it.cash[2];
        let cash = [march.received, march.planned, march.open].map(units);
        assert_eq!(cash, [received, 40_000, 15_000], "{method:?}");
        assert_eq!((units(it.receivable.amount), units(it.overdue.amount)), (75_000, 15_000), "{method:?}");
        assert_eq!(it.ages.map(|it| units(it.amount)), [60_000, 15_000, 0, 0, 0], "{method:?}");

        // the book that is kept from day to day says the same, and lists either among the latest
        let mut book = DayBook::new(as_of);
        book.put_receipt(came.id, Some(&came));
        let cash: Vec<i64> = book.figures().expect("sums").iter().map(|it| units(it.received)).collect();
        assert_eq!(cash, if received == 0 { vec![] } else { vec![received] }, "{method:?}");
        let of_some = book.figures_of([], [came.id]).expect("sums");
        assert_eq!(of_some.len(), cash.len(), "{method:?}");
        assert_eq!(book.latest(as_of, 5), [came.id], "{method:?}");
        book.put_receipt(came.id, None);
        assert_eq!(book.figures(), Ok(Vec::new()), "{method:?}");
    }
}

/// 900 came in on 2 March. Two devices each took it back before they knew of each other, and 100 came in besides.
#[test]
fn a_receipt_that_two_devices_took_back_is_off_what_came_in_once() {
    let came = receipt(1, "2026-03-02", 900, Currency::CNY);
    let counter = |number: u64, on: &str| Receipt {
        reverses: Some(came.id),
        reason: "bounced".to_owned(),
        ..receipt(number, on, -900, Currency::CNY)
    };
    let besides = receipt(2, "2026-04-01", 100, Currency::CNY);
    // the counter-entries in the order in which a book has them; what came in up to 31 March and up to 30 April
    for (case, counters, march, april) in [
        ("it stands", vec![], 900, 100),
        ("taken back once", vec![counter(5, "2026-03-20")], 0, 100),
        ("twice in one month", vec![counter(5, "2026-03-20"), counter(6, "2026-03-25")], 0, 100),
        ("the later one was known first", vec![counter(6, "2026-04-25"), counter(5, "2026-03-20")], 0, 100),
        ("the earlier day holds", vec![counter(5, "2026-04-02"), counter(6, "2026-04-03")], 900, -800),
        (
            "of one day the one that was entered first",
            vec![counter(6, "2026-04-02"), counter(5, "2026-04-02")],
            900,
            -800,
        ),
    ] {
        let rows: Vec<&Receipt> = [&came, &besides].into_iter().chain(&counters).collect();
        for (as_of, received) in [("2026-03-31", march), ("2026-04-30", april)] {
            let mut book = DayBook::new(day(as_of));
            for row in rows.iter().copied() {
                book.put_receipt(row.id, Some(row));
            }
            let of = |found: Vec<Figures>| units(found[0].received);
            assert_eq!(of(book.figures().expect("sums")), received, "{case} {as_of}");
            let of_these = book.figures_of([], rows.iter().map(|it| it.id)).expect("sums");
            assert_eq!(of(of_these), received, "{case} {as_of}, one by one");
            // the list that the figure leads to: the same rows, summed by the same rule
            let listed = rows.iter().filter(|it| it.came_in(day(as_of), day(as_of)));
            let summed = listed.filter(|it| counts(it, rows.iter().copied())).map(|it| units(it.amount));
            assert_eq!(summed.sum::<i64>(), received, "{case} {as_of}, listed");
            // and each device that gives its entry up again leaves the other's
            for (gone, left) in counters.iter().zip(counters.iter().rev()) {
                if gone.id != left.id {
                    let mut book = book.clone();
                    book.put_receipt(gone.id, None);
                    // each of them is dated in March or in April, and both are looked at on their last day
                    let own = if left.on.month() == day(as_of).month() { -900 } else { 0 };
                    let others = if as_of == "2026-03-31" { 900 } else { 100 };
                    assert_eq!(
                        of(book.figures().expect("sums")),
                        others + own,
                        "{case} {as_of}, without {:?}",
                        gone.on
                    );
                }
            }
        }
    }
}

/// The last day of a longer month is compared with the last of the shorter one before.
#[test]
fn a_month_is_compared_with_as_much_of_the_last_one() {
    let receipts = [receipt(1, "2026-02-28", 9, Currency::CNY), receipt(2, "2026-04-30", 4, Currency::CNY)];
    let before = |as_of| units(on(&in_two_parts(), &receipts, as_of)[0].received_before);
    assert_eq!([before("2026-03-27"), before("2026-03-28"), before("2026-03-31")], [0, 9, 9]);
    assert_eq!([before("2026-05-29"), before("2026-05-30"), before("2026-05-31")], [0, 4, 4]);
}

#[test]
fn what_ends_and_what_renews_by_itself_stand_apart_in_the_month_of_its_last_day() {
    let renewing = |contract: &mut Contract| {
        let objection = Objection::Before(Period::days(30));
        contract.term.renewal = Renewal::Automatic { months: 12, times: RenewalTimes::Unlimited, objection };
    };
    for renews in [false, true] {
        let mut contract = in_two_parts();
        if renews {
            renewing(&mut contract);
        }
        let all = on(&contract, &[], "2026-03-25");
        let ends: Vec<_> = all[0]
            .ends
            .iter()
            .map(|it| (it.start.to_string(), it.ending.count, it.renewing.count))
            .filter(|(_, ending, renewing)| ending + renewing > 0)
            .collect();
        assert_eq!(ends, [("2026-12-01".to_owned(), usize::from(!renews), usize::from(renews))]);
        assert_eq!((all[0].ends.len(), all[0].ends[0].start.to_string()), (12, "2026-03-01".to_owned()));
    }
}

/// A term that ends on 31 December 2026, seen on 20 December: what was decided counts, and not only how the term would go by itself.
#[test]
fn a_term_ends_or_goes_on_as_was_decided() {
    let automatic = Renewal::Automatic {
        months: 12,
        times: RenewalTimes::Unlimited,
        objection: Objection::Before(Period::days(30)),
    };
    let agreed = Renewal::ByAgreement { talk_before: Period::days(30) };
    let told = RenewalChoice::Decline { notice_on: day("2026-11-10") };
    for (renewal, choice, goes_on) in [
        (automatic, None, true),
        (automatic, Some(told), false),
        (automatic, Some(RenewalChoice::Renew), true),
        (agreed, None, false),
        (agreed, Some(RenewalChoice::Renew), true),
    ] {
        let mut contract = in_two_parts();
        contract.term.renewal = renewal;
        let decided = choice.map(|choice| {
            let decision = RenewalDecision { term_no: 0, choice, decided_on: day("2026-11-10") };
            Fact::Life(Event::RenewalDecided { decision })
        });
        let events: Vec<Fact> = decided.into_iter().collect();
        let mut gathering = Gathering::new();
        gathering.contract(&progress_on(&contract, &events, "2026-12-20", &WorkCalendar::standard()));
        let all = gathering.figures(day("2026-12-20")).expect("sums");
        let counted = (all[0].ends[0].ending.count, all[0].ends[0].renewing.count);
        assert_eq!(counted, (usize::from(!goes_on), usize::from(goes_on)), "{renewal:?} {choice:?}");
    }
}

#[test]
fn currencies_stay_apart_and_the_one_of_most_contracts_leads() {
    let dollars = [receipt(1, "2026-03-20", 70, Currency::USD)];
    let all = on(&in_two_parts(), &dollars, "2026-03-25");
    let shown: Vec<_> = all.iter().map(|it| (it.currency.code(), units(it.received), it.in_force.count)).collect();
    assert_eq!(shown, [("CNY", 0, 1), ("USD", 70, 0)]);
    assert_eq!(Gathering::new().figures(day("2026-03-25")), Ok(Vec::new()), "an empty book has none");
}

#[test]
fn a_draft_counts_nowhere() {
    let contract = in_two_parts();
    let receipts = ReceiptBook::default();
    let dunning = DunningRows::default().book(day("2026-03-25"));
    let entries = Entries { receipts: &receipts, allocations: &[], dunning: &dunning };
    let draft = progress(&contract.brief(), &[], &entries, &WorkCalendar::standard(), day("2026-03-25"));
    let mut gathering = Gathering::new();
    gathering.contract(&draft.expect("a standing"));
    assert_eq!(gathering.figures(day("2026-03-25")), Ok(Vec::new()));
}

/// The sample book has 443,200.00 overdue in five parts (its story), 4,011,210.00 receivable in 23, and 17 contracts in force.
#[test]
fn the_first_page_of_the_sample_book_says_what_its_story_says() {
    let today = day("2026-05-20");
    let book = book(today, &mut Seeded::new(7)).expect("the sample book");
    let receipts = ReceiptBook::new(&book.receipts);
    let dunning = DunningRows {
        waivers: book.waivers.iter().collect(),
        costs: book.recovery_costs.iter().collect(),
        statements: book.late_fee_statements.iter().collect(),
    };
    let dunning = dunning.book(today);
    let mut gathering = Gathering::new();
    for contract in &book.contracts {
        let events: Vec<&ContractEvent> = book.contract_events.iter().filter(|it| it.contract == contract.id).collect();
        let counted: Vec<&Allocation> = book.allocations.iter().filter(|it| it.contract == contract.id).collect();
        let entries = Entries { receipts: &receipts, allocations: &counted, dunning: &dunning };
        let standing = progress(&contract.brief(), &events, &entries, &WorkCalendar::standard(), today);
        gathering.contract(&standing.expect("a standing"));
    }
    for receipt in &book.receipts {
        gathering.receipt(receipt);
    }
    let all = gathering.figures(today).expect("sums");
    let it = &all[0];
    assert_eq!((it.currency, it.overdue.amount, it.overdue.count), (Currency::CNY, Money::cny(44_320_000), 5));
    // 3 and 12 days late
    assert_eq!((it.newly_overdue.amount, it.newly_overdue.count), (Money::cny(24_520_000), 2));
    let by_age: i64 = it.ages.iter().map(|it| it.amount.minor).sum();
    assert_eq!(by_age, it.receivable.amount.minor);
}
