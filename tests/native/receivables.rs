//! Who owes what, how late it is, what comes next, and the ledger of contracts.

use std::collections::BTreeMap;
use std::sync::Arc;

use counterpart::demo::{DemoBook, Seeded, book};
use counterpart::domain::account::Entries;
use counterpart::domain::ageing::AgeingBucket;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::collection::DueDay;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::event::ContractEvent;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Share};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::credit::{OpenClaim, credit_use, open_claims};
use counterpart::domain::date::Date;
use counterpart::domain::dunning_rows::DunningRows;
use counterpart::domain::id::{ContractId, CustomerId, InstalmentId, uuid_v7};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::progress::{Progress, progress};
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::{Allocation, ClaimPart};
use counterpart::domain::receivables::aged::{Aged, aged};
#[cfg(not(target_arch = "wasm32"))]
use counterpart::domain::receivables::expected::ExpectedLine;
use counterpart::domain::receivables::expected::{MONTHS, When, expected};
use counterpart::domain::receivables::figure::{Column, Figure};
use counterpart::domain::receivables::grouping::{GroupKey, Grouping};
use counterpart::domain::receivables::ledger::{LedgerLine, LedgerSums, totals};
use counterpart::domain::receivables::open_part::{Claimant, OpenBook, OpenPart};
use counterpart::domain::receivables::over_limit::{OverLimit, furthest_first};
#[cfg(not(target_arch = "wasm32"))]
use proptest::prelude::*;
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use crate::progress::{Counter, progress_on, sale};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

const fn customer(number: u64) -> CustomerId {
    CustomerId(uuid::Uuid::from_u64_pair(1, number))
}

fn contract(number: u64) -> ContractId {
    ContractId(uuid_v7(number, [2; 10]))
}

/// What is open: customer, owner, contract, due day (`?` while it hangs on an event), currency and whole units.
type Row = (u64, &'static str, u64, &'static str, &'static str, i64);

/// As of 30 June 2026.
const BOOK: [Row; 8] = [
    (1, "Li", 11, "2026-07-31", "CNY", 4_000),
    (1, "Li", 11, "2026-06-30", "CNY", 1_000),
    (1, "Zhou", 12, "2026-06-29", "CNY", 300),
    (2, "Zhou", 21, "2026-05-20", "CNY", 700),
    (2, "Zhou", 21, "2026-04-10", "CNY", 50),
    (3, "", 31, "2026-03-31", "CNY", 9),
    (3, "", 31, "?", "CNY", 6_000),
    (1, "Li", 13, "2026-06-01", "USD", 80),
];

fn parts(rows: &[Row]) -> Vec<OpenPart> {
    (1_usize..)
        .zip(rows)
        .map(|(number, (who, owner, deal, due, code, units))| OpenPart {
            contract: contract(*deal),
            number,
            customer: customer(*who),
            owner: Arc::from(*owner),
            due: if *due == "?" { DueDay::AwaitsEvent } else { DueDay::On(day(due)) },
            open: Money::new(units * 100, Currency::of(code).expect("a currency")),
        })
        .collect()
}

#[test]
fn who_owes_more_than_the_limit_is_told_of_the_furthest_over_first() {
    let units = |code: &str, units: i64| Money::new(units * 100, Currency::of(code).expect("a currency"));
    // 1 owes ¥5,300 and $80, 2 owes ¥750, 3 owes ¥6,009
    let over = |limits: &[(u64, &str, i64)]| -> Vec<(u64, &'static str, i64, i64, i64)> {
        let used = |(who, code, limit): &(u64, &str, i64)| {
            let claims = parts(&BOOK).into_iter().filter(|it| it.customer == customer(*who));
            let claims = claims.map(|it| OpenClaim { contract: it.contract, open: it.open });
            let used = credit_use(units(code, *limit), claims).expect("small").value;
            OverLimit::of(customer(*who), &used).expect("small")
        };
        let mut found: Vec<OverLimit> = limits.iter().filter_map(used).collect();
        furthest_first(&mut found);
        let row = |it: &OverLimit| {
            let whole = |amount: Money| amount.minor / 100;
            (it.customer.0.as_u64_pair().1, it.limit.currency.code(), whole(it.used), whole(it.limit), whole(it.over))
        };
        found.iter().map(row).collect()
    };
    assert!(over(&[]).is_empty(), "nobody is over a limit that was never set");
    let tied = over(&[(3, "USD", -5), (2, "USD", -5)]);
    assert_eq!(
        tied.iter().map(|it| it.0).collect::<Vec<_>>(),
        [2, 3],
        "those over by as much stand in the order of the book"
    );
    assert_eq!(
        over(&[(1, "CNY", 5_000), (2, "CNY", 750), (3, "CNY", 9)]),
        [(3, "CNY", 6_009, 9, 6_000), (1, "CNY", 5_300, 5_000, 300)],
        "what is owed to the limit is within it"
    );
    assert_eq!(
        over(&[(1, "USD", 50), (2, "CNY", 700)]),
        [(2, "CNY", 750, 700, 50), (1, "USD", 80, 50, 30)],
        "currencies are not added, and only that of the limit counts"
    );
    let most = OpenClaim { contract: contract(11), open: Money::cny(i64::MAX) };
    let used = credit_use(Money::cny(-1), [most]).expect("fits").value;
    assert!(OverLimit::of(customer(1), &used).is_err());
}

/// A row as a clerk reads it: whose, the five ages, what is overdue, all of it.
type Read = (String, [i64; 5], i64, i64);

fn named(key: &GroupKey) -> String {
    match key {
        GroupKey::Customer(id) => format!("customer {}", id.0.as_u64_pair().1),
        GroupKey::Owner(name) => format!("owner {name}"),
        GroupKey::Contract(id) => {
            let number = (1..100).find(|number| contract(*number) == *id).expect("one of the book");
            format!("contract {number}")
        }
    }
}

fn read(table: &Aged) -> Vec<Read> {
    let units = |amount: Money| amount.minor / 100;
    let row = |name: String, sums: &counterpart::domain::ageing::AgeingSums, overdue: Money| {
        (name, AgeingBucket::ALL.map(|bucket| units(sums.of(bucket))), units(overdue), units(sums.total))
    };
    let mut rows: Vec<Read> = table.rows.iter().map(|it| row(named(&it.key), &it.sums, it.overdue)).collect();
    rows.push(row("total".to_owned(), &table.sums, table.overdue));
    rows
}

/// A row as a clerk writes it: who, the sums by age, what is overdue, and all.
type Written = (&'static str, [i64; 5], i64, i64);

/// The tables of the book, each behind its currency.
fn check(by: Grouping, expected: &[(&str, &[Written])]) {
    let tables = aged(&parts(&BOOK), by, day("2026-06-30")).expect("tables");
    let found: Vec<(&str, Vec<Read>)> = tables.iter().map(|table| (table.currency.code(), read(table))).collect();
    let expected: Vec<(&str, Vec<Read>)> = expected
        .iter()
        .map(|(code, rows)| {
            (*code, rows.iter().map(|(name, ages, late, all)| ((*name).to_owned(), *ages, *late, *all)).collect())
        })
        .collect();
    assert_eq!(found, expected, "{by:?}");
}

#[test]
fn receivables_are_added_up_by_customer_owner_and_contract_who_is_latest_first() {
    let total = ("total", [11_000, 300, 700, 50, 9], 1_059, 12_059);
    let dollars = ("total", [0, 80, 0, 0, 0], 80, 80);
    check(
        Grouping::Customer,
        &[
            (
                "CNY",
                &[
                    ("customer 2", [0, 0, 700, 50, 0], 750, 750),
                    ("customer 1", [5_000, 300, 0, 0, 0], 300, 5_300),
                    ("customer 3", [6_000, 0, 0, 0, 9], 9, 6_009),
                    total,
                ],
            ),
            ("USD", &[("customer 1", [0, 80, 0, 0, 0], 80, 80), dollars]),
        ],
    );
    check(
        Grouping::Owner,
        &[
            (
                "CNY",
                &[
                    ("owner Zhou", [0, 300, 700, 50, 0], 1_050, 1_050),
                    ("owner ", [6_000, 0, 0, 0, 9], 9, 6_009),
                    ("owner Li", [5_000, 0, 0, 0, 0], 0, 5_000),
                    total,
                ],
            ),
            ("USD", &[("owner Li", [0, 80, 0, 0, 0], 80, 80), dollars]),
        ],
    );
    check(
        Grouping::Contract,
        &[
            (
                "CNY",
                &[
                    ("contract 21", [0, 0, 700, 50, 0], 750, 750),
                    ("contract 12", [0, 300, 0, 0, 0], 300, 300),
                    ("contract 31", [6_000, 0, 0, 0, 9], 9, 6_009),
                    ("contract 11", [5_000, 0, 0, 0, 0], 0, 5_000),
                    total,
                ],
            ),
            ("USD", &[("contract 13", [0, 80, 0, 0, 0], 80, 80), dollars]),
        ],
    );
}

#[test]
fn a_figure_shows_the_instalments_it_is_made_of_the_earliest_first() {
    let all = parts(&BOOK);
    let made = |row: Option<GroupKey>, column: Column| -> Vec<i64> {
        let figure = Figure::Aged { row, column, currency: Currency::CNY };
        figure.working(&all, day("2026-06-30")).iter().map(|part| part.open.minor / 100).collect()
    };
    let two = || Some(GroupKey::Customer(customer(2)));
    assert_eq!(made(two(), Column::Overdue), [50, 700]);
    assert_eq!(made(two(), Column::Age(AgeingBucket::Days31To60)), [700]);
    assert_eq!(made(two(), Column::Age(AgeingBucket::Current)), [0_i64; 0]);
    assert_eq!(made(Some(GroupKey::Owner(Arc::from("Li"))), Column::Total), [1_000, 4_000], "no dollars among them");
    assert_eq!(made(None, Column::Age(AgeingBucket::Current)), [1_000, 4_000, 6_000], "the day not known comes last");
    assert_eq!(made(None, Column::Overdue), [9, 50, 700, 300]);
}

/// When is an instalment of this day to come, seen from 15 November 2026?
#[test]
fn what_is_to_come_falls_into_the_months_ahead() {
    let as_of = day("2026-11-15");
    for (due, when) in [
        ("2026-10-31", When::Overdue),
        ("2026-11-14", When::Overdue),
        ("2026-11-15", When::Month(2026, 11)),
        ("2026-11-30", When::Month(2026, 11)),
        ("2026-12-01", When::Month(2026, 12)),
        ("2027-01-31", When::Month(2027, 1)),
        ("2027-10-31", When::Month(2027, 10)),
        ("2027-11-01", When::Later),
        ("9999-12-31", When::Later),
    ] {
        assert_eq!(When::of(DueDay::On(day(due)), as_of), when, "due {due}");
    }
    assert_eq!(When::of(DueDay::AwaitsEvent, as_of), When::AwaitsEvent);
    let all = When::all(as_of);
    assert_eq!(all.len(), usize::from(MONTHS) + 3);
    assert_eq!(all[1], When::Month(2026, 11));
    assert_eq!(all[12], When::Month(2027, 10));
    // where the calendar ends nothing is made up
    assert_eq!(When::all(day("9999-11-30")).len(), 2 + 3);
}

/// What is to come in a currency: when, how many parts, how much; and all.
type Shown = (&'static str, Vec<(When, usize, i64)>, i64);

#[test]
fn a_month_without_money_is_shown_and_currencies_stay_apart() {
    let worked = expected(&parts(&BOOK), day("2026-06-30")).expect("tables");
    let tables = worked.value;
    // the working: every instalment where it counts, the earliest day first
    let told: Vec<_> = worked.working.iter().map(|it| (it.contract, it.when, it.open.minor / 100)).collect();
    let overdue = |number, units| (contract(number), When::Overdue, units);
    assert_eq!(
        told,
        [
            overdue(31, 9),
            overdue(21, 50),
            overdue(21, 700),
            overdue(13, 80),
            overdue(12, 300),
            (contract(11), When::Month(2026, 6), 1_000),
            (contract(11), When::Month(2026, 7), 4_000),
            (contract(31), When::AwaitsEvent, 6_000),
        ]
    );
    let shown: Vec<Shown> = tables
        .iter()
        .map(|table| {
            let rows = table.rows.iter().filter(|row| row.parts > 0);
            let rows = rows.map(|row| (row.when, row.parts, row.amount.minor / 100)).collect();
            (table.currency.code(), rows, table.total.minor / 100)
        })
        .collect();
    let yuan = vec![
        (When::Overdue, 4, 1_059),
        (When::Month(2026, 6), 1, 1_000),
        (When::Month(2026, 7), 1, 4_000),
        (When::AwaitsEvent, 1, 6_000),
    ];
    assert_eq!(shown, [("CNY", yuan, 12_059), ("USD", vec![(When::Overdue, 1, 80)], 80)]);
    assert!(tables.iter().all(|table| table.rows.len() == usize::from(MONTHS) + 3));
}

/// A contract of the ledger in whole units: amount, collected, open, overdue, invoiced, whether it is signed. What is neither in nor
/// open of a signed one was given up.
fn line(currency: Currency, units: [i64; 5], binding: bool) -> LedgerLine {
    let [amount, collected, open, overdue, invoiced] = units.map(|it| Money::new(it * 100, currency));
    let waived = if binding { amount.minor - collected.minor - open.minor } else { 0 };
    let sums = LedgerSums { amount, collected, waived: Money::new(waived, currency), open, overdue, invoiced };
    LedgerLine { sums, binding, parts: 1, settled: usize::from(open.is_zero()) }
}

#[test]
fn the_ledger_adds_up_what_is_signed_each_currency_by_itself() {
    let lines = [
        line(Currency::CNY, [1_000, 600, 400, 100, 1_000], true),
        line(Currency::CNY, [500, 0, 480, 0, 0], true),
        line(Currency::CNY, [9_000, 0, 0, 0, 0], false),
        line(Currency::USD, [70, 70, 0, 0, 35], true),
    ];
    let found: Vec<_> = totals(&lines)
        .expect("totals")
        .into_iter()
        .map(|total| {
            let LedgerSums { amount, collected, waived, open, overdue, invoiced } = total.sums;
            let units = [amount, collected, waived, open, overdue, invoiced].map(|it| it.minor / 100);
            let shares = [total.sums.collected_share(), total.sums.invoiced_share()].map(|it| it.map(|it| it.value.0));
            (amount.currency.code(), total.contracts, units, shares)
        })
        .collect();
    assert_eq!(
        found,
        [
            ("CNY", 2, [1_500, 600, 20, 880, 100, 1_000], [Some(4_000), Some(6_666)]),
            ("USD", 1, [70, 70, 0, 0, 0, 35], [Some(10_000), Some(5_000)]),
        ],
        "a share is floored: 66.66 % and no more"
    );
    let nothing = line(Currency::CNY, [0, 0, 0, 0, 0], true);
    assert_eq!((nothing.sums.collected_share(), nothing.sums.invoiced_share()), (None, None));
    // by what the ledger sorts: a draft has no share, whatever stands in it
    let parts = |it: &LedgerLine| [it.collected_part(), it.invoiced_part()].map(|it| it.map(|it| it.0));
    for (it, expected) in [
        (lines[0], [Some(6_000), Some(10_000)]),
        (lines[1], [Some(0), Some(0)]),
        (lines[2], [None, None]),
        (lines[3], [Some(10_000), Some(5_000)]),
        (nothing, [None, None]),
    ] {
        assert_eq!(parts(&it), expected, "{it:?}");
    }
}

/// Where a contract of the sample book stands.
fn standing(book: &DemoBook, contract: &Contract, as_of: Date) -> Progress {
    let events: Vec<&ContractEvent> = book.contract_events.iter().filter(|it| it.contract == contract.id).collect();
    let counted: Vec<&Allocation> = book.allocations.iter().filter(|it| it.contract == contract.id).collect();
    let receipts = ReceiptBook::new(&book.receipts);
    let dunning = DunningRows {
        waivers: book.waivers.iter().collect(),
        costs: book.recovery_costs.iter().collect(),
        statements: book.late_fee_statements.iter().collect(),
    };
    let entries = Entries { receipts: &receipts, allocations: &counted, dunning: &dunning.book(as_of) };
    progress(&contract.brief(), &events, &entries, &WorkCalendar::standard(), as_of).expect("a standing")
}

fn open_book(book: &DemoBook, as_of: Date) -> OpenBook {
    let mut open = OpenBook::default();
    for contract in &book.contracts {
        let claimant =
            Claimant { contract: contract.id, customer: contract.customer, owner: Arc::from(contract.owner.as_str()) };
        open.add(&claimant, &standing(book, contract, as_of));
    }
    open
}

/// How many instalments of the sample book stand in each column, late ones only.
fn late_by_column(book: &DemoBook, as_of: Date) -> [usize; 4] {
    let open = open_book(book, as_of);
    let count = |bucket| open.parts.iter().filter(|part| part.bucket(as_of) == bucket).count();
    [AgeingBucket::Days1To30, AgeingBucket::Days31To60, AgeingBucket::Days61To90, AgeingBucket::Over90].map(count)
}

#[test]
fn the_sample_book_owes_what_its_story_says_and_more_a_month_later() {
    let today = day("2026-05-20");
    let book = book(today, &mut Seeded::new(7)).expect("the sample book");
    // 3 and 12 days; 50; 70; 104
    assert_eq!(late_by_column(&book, today), [2, 1, 1, 1]);
    // 1, 3, 5, 6, 8, 12 and 20 days; 31, 34 and 43; 81; 101 and 135
    assert_eq!(late_by_column(&book, day("2026-06-20")), [7, 3, 1, 2]);
    let open = open_book(&book, today);
    assert_eq!(open.unreckoned, []);
    // all of it is in yuan, and a month later it is the same money
    let sum = |as_of| open_book(&book, as_of).parts.iter().map(|part| part.open.minor).sum::<i64>();
    assert!(open.parts.iter().all(|part| part.open.currency == Currency::CNY));
    assert_eq!(sum(today), sum(day("2026-06-20")));
    let table = &aged(&open.parts, Grouping::Customer, today).expect("tables")[0];
    // 96,000.00 since 3 days and 149,200.00 since 12; 70,000.00 since 50
    assert_eq!(table.sums.days_1_to_30, Money::cny(24_520_000));
    assert_eq!(table.sums.days_31_to_60, Money::cny(7_000_000));
}

/// A sale of 100,000.00 of whose price the plan divides nine tenths only, signed on 1 January 2026, and the same as a draft.
#[test]
fn a_plan_that_does_not_work_out_is_named_apart_and_counted_nowhere() {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    let part = Instalment {
        id: InstalmentId(uuid_v7(7, [0; 10])),
        label: PartLabel::Progress,
        share: Share::Of(Ppm(900_000)),
        due: Due::On(day("2026-06-30")),
        condition: Wording::default(),
    };
    payment.plan = Plan::Instalments { parts: vec![part] };
    let claimant = Claimant { contract: contract.id, customer: contract.customer, owner: Arc::from("Li") };
    let calendar = WorkCalendar::standard();
    let (receipts, dunning) = (ReceiptBook::default(), DunningRows::default().book(day("2026-07-31")));
    let entries = Entries { receipts: &receipts, allocations: &[], dunning: &dunning };
    let signed = progress_on(&contract, &[], "2026-07-31", &calendar);
    let draft = progress(&contract.brief(), &[], &entries, &calendar, day("2026-07-31")).expect("a standing");
    for (what, standing, unreckoned, line) in
        [("signed", &signed, vec![contract.id], None), ("a draft", &draft, vec![], Some((10_000_000, 0, 0, 2_500)))]
    {
        let mut open = OpenBook::default();
        open.add(&claimant, standing);
        assert_eq!((open.parts.len(), open.unreckoned), (0, unreckoned), "{what}");
        // of a credit limit nothing is said to be used while it is not known how much is
        let claims = open_claims([(contract.id, standing)]);
        assert_eq!(claims, (what == "a draft").then(Vec::new), "{what}");
        let found = LedgerLine::of(standing, Money::cny(2_500)).map(|it| it.sums);
        let found = found.map(|it| (it.amount.minor, it.open.minor, it.overdue.minor, it.invoiced.minor));
        assert_eq!(found, line, "{what}");
    }
}

#[test]
fn the_ledger_and_the_receivables_of_the_sample_book_agree() {
    let today = day("2026-05-20");
    let book = book(today, &mut Seeded::new(7)).expect("the sample book");
    let nothing = |contract: &Contract| Money::zero(contract.price.currency);
    let lines: Vec<LedgerLine> = book
        .contracts
        .iter()
        .filter_map(|contract| LedgerLine::of(&standing(&book, contract, today), nothing(contract)))
        .collect();
    let sums: BTreeMap<&str, LedgerSums> =
        totals(&lines).expect("totals").into_iter().map(|it| (it.sums.amount.currency.code(), it.sums)).collect();
    let tables = aged(&open_book(&book, today).parts, Grouping::Contract, today).expect("tables");
    assert!(!tables.is_empty());
    for table in &tables {
        let sums = sums[table.currency.code()];
        assert_eq!((sums.open, sums.overdue), (table.sums.total, table.overdue), "{}", table.currency.code());
    }
    // what came in and still stands, towards principal of what is signed
    let reversed: Vec<_> = book.receipts.iter().filter_map(|it| it.reverses).collect();
    let signed: Vec<ContractId> = book
        .contracts
        .iter()
        .filter(|contract| standing(&book, contract, today).is_binding())
        .map(|contract| contract.id)
        .collect();
    let came: i64 = book
        .allocations
        .iter()
        .filter(|it| {
            it.part == ClaimPart::Principal && !reversed.contains(&it.receipt) && signed.contains(&it.contract)
        })
        .filter(|it| it.amount.currency == Currency::CNY)
        .map(|it| it.amount.minor)
        .sum();
    assert_eq!(sums["CNY"].collected, Money::cny(came));
    // what came in, was given up and is open makes the amount, where the plan is the price and nothing was settled beside it
    let mut seen = 0;
    for (contract, line) in book.contracts.iter().filter_map(|contract| {
        let line = LedgerLine::of(&standing(&book, contract, today), nothing(contract))?;
        Some((contract, line)).filter(|(_, line)| line.binding)
    }) {
        let account = standing(&book, contract, today).account.expect("an account");
        let plan = contract.payment.terms().map(|payment| &payment.plan);
        let is_price = matches!(plan, Some(Plan::LumpSum { .. } | Plan::Instalments { .. } | Plan::Milestones { .. }));
        if is_price && account.parts.iter().all(|part| part.settles.is_none()) {
            let sums = line.sums;
            let made = sums.collected.minor + sums.waived.minor + sums.open.minor;
            assert_eq!(made, sums.amount.minor, "{}", contract.number);
            assert_eq!(line.parts, account.parts.len(), "{}", contract.number);
            assert_eq!(line.settled == line.parts, sums.open.is_zero(), "{}", contract.number);
            seen += 1;
        }
    }
    assert!(seen > 5, "{seen} contracts");
    // a draft has an amount and owes nothing
    let drafts: Vec<&LedgerLine> = lines.iter().filter(|line| !line.binding).collect();
    assert!(drafts.iter().any(|line| !line.sums.amount.is_zero()));
    assert!(drafts.iter().all(|line| line.sums.open.is_zero() && line.sums.overdue.is_zero()));
}

#[cfg(not(target_arch = "wasm32"))]
fn any_part() -> impl Strategy<Value = OpenPart> {
    let due = prop_oneof![8 => (-500_i64..800).prop_map(Some), 1 => Just(None)];
    let currency = prop_oneof![Just(Currency::CNY), Just(Currency::USD), Just(Currency::JPY)];
    (0_u64..6, 0_u64..3, 0_u64..12, 0_usize..9, due, 1_i64..10_000_000, currency).prop_map(
        |(who, owner, deal, number, due, minor, currency)| OpenPart {
            contract: contract(deal),
            number,
            customer: customer(who),
            owner: Arc::from(["", "Li", "Zhou"][usize::try_from(owner).expect("a name")]),
            due: due
                .map_or(DueDay::AwaitsEvent, |offset| DueDay::On(day("2026-06-30").plus_days(offset).expect("a date"))),
            open: Money::new(minor, currency),
        },
    )
}

#[cfg(not(target_arch = "wasm32"))]
proptest! {
    #[test]
    fn whatever_they_are_added_up_by_the_sums_are_those_of_the_instalments(
        parts in proptest::collection::vec(any_part(), 0..80),
    ) {
        let as_of = day("2026-06-30");
        let mut by_hand: BTreeMap<&str, i64> = BTreeMap::new();
        for part in &parts {
            *by_hand.entry(part.open.currency.code()).or_default() += part.open.minor;
        }
        for by in Grouping::ALL {
            let tables = aged(&parts, by, as_of).expect("tables");
            let rows: BTreeMap<&str, i64> = tables
                .iter()
                .map(|table| (table.currency.code(), table.rows.iter().map(|row| row.sums.total.minor).sum()))
                .collect();
            prop_assert_eq!(&rows, &by_hand, "{:?}", by);
            for table in &tables {
                let own = table.rows.iter().map(|row| (Some(row.key.clone()), row.sums));
                for (row, sums) in own.chain([(None, table.sums)]) {
                    let ages: i64 = AgeingBucket::ALL.iter().map(|bucket| sums.of(*bucket).minor).sum();
                    prop_assert_eq!(ages, sums.total.minor, "the columns are the whole");
                    for column in Column::ALL {
                        let figure = Figure::Aged { row: row.clone(), column, currency: table.currency };
                        let made: i64 = figure.working(&parts, as_of).iter().map(|part| part.open.minor).sum();
                        prop_assert_eq!(column.of(&sums).expect("a sum").minor, made, "{:?}", figure);
                    }
                }
                let columns = AgeingBucket::ALL.map(|bucket| {
                    table.rows.iter().map(|row| row.sums.of(bucket).minor).sum::<i64>()
                });
                prop_assert_eq!(columns, AgeingBucket::ALL.map(|bucket| table.sums.of(bucket).minor));
                prop_assert!(table.rows.is_sorted_by(|a, b| a.overdue.minor >= b.overdue.minor));
            }
        }
    }

    #[test]
    fn what_is_to_come_is_all_that_is_open_and_what_is_overdue_is_the_same_figure(
        parts in proptest::collection::vec(any_part(), 0..80),
    ) {
        let as_of = day("2026-06-30");
        let worked = expected(&parts, as_of).expect("tables");
        let months = worked.value;
        let ages = aged(&parts, Grouping::Customer, as_of).expect("tables");
        prop_assert_eq!(months.len(), ages.len());
        for (months, ages) in months.iter().zip(&ages) {
            prop_assert_eq!(months.currency, ages.currency);
            prop_assert_eq!(months.total, ages.sums.total);
            prop_assert_eq!(months.rows.iter().map(|row| row.amount.minor).sum::<i64>(), months.total.minor);
            prop_assert_eq!(months.rows[0].amount, ages.overdue);
            for row in &months.rows {
                let figure = Figure::Expected { when: Some(row.when), currency: months.currency };
                let made = figure.working(&parts, as_of);
                let of_row = |it: &&ExpectedLine| it.when == row.when && it.open.currency == months.currency;
                let lines: Vec<_> = worked.working.iter().filter(of_row).map(|it| (it.contract, it.number)).collect();
                prop_assert_eq!(lines, made.iter().map(|it| (it.contract, it.number)).collect::<Vec<_>>());
                prop_assert_eq!(made.len(), row.parts);
                prop_assert_eq!(made.iter().map(|part| part.open.minor).sum::<i64>(), row.amount.minor);
            }
        }
    }
}
