//! What is done to get late claims in: statements freeze what is new, waivers give up what is open, and what was a mistake is
//! taken back by a counter-entry.

mod laws;
mod receipts;

use counterpart::domain::account::{Account, Entries, Happened, PartAccount, account};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::general::Definitions;
use counterpart::domain::contract::payment::{Payment, Plan};
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Share};
use counterpart::domain::contract::term::{Term, TermLength};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::dunning_rows::DunningRows;
use counterpart::domain::exact::Worked;
use counterpart::domain::id::{
    AllocationId, ContractId, CustomerId, InstalmentId, LateFeeStatementId, ReceiptId, RecoveryCostId, WaiverId,
    uuid_v7,
};
use counterpart::domain::late_fee::contract::ClaimableLine;
use counterpart::domain::late_fee::debt::{CameIn, Part, ReceiptBook};
use counterpart::domain::late_fee::dunning::DunningBook;
use counterpart::domain::late_fee::rate_table::RateTable;
use counterpart::domain::late_fee::rule::{Cap, LateFeeRule, LateRate, PaymentDay};
use counterpart::domain::late_fee::working::RateUnit;
use counterpart::domain::late_fee_statement::{Heading, LateFeeStatement, StatementError};
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::recovery_cost::{CostKind, RecoveryCost};
use counterpart::domain::statement_line::StatementLine;
use counterpart::domain::waiver::{Waiver, WaiverError};
use counterpart::i18n::{Locale, Text};

pub(super) fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

pub(super) fn part_id(contract: u64, number: u64) -> InstalmentId {
    InstalmentId(uuid_v7(contract * 100 + number, [1; 10]))
}

/// A contract whose parts are these sums in fen, each due on its day; 0.05 % a day.
pub(super) fn contract(number: u64, customer: u64, parts: &[(i64, Date)], cap: Cap) -> ContractBrief {
    let table = RateTable::constant(Ppm(500)).expect("a table");
    let rule = LateFeeRule { cap, ..LateFeeRule::plain(LateRate::Daily { table }) };
    let total: i64 = parts.iter().map(|(fen, _)| fen).sum();
    let plan = (1..)
        .zip(parts)
        .map(|(at, (fen, due))| Instalment {
            id: part_id(number, at),
            label: PartLabel::Progress,
            share: Share::Sum(Money::cny(*fen)),
            due: Due::On(*due),
            condition: Wording::default(),
        })
        .collect();
    ContractBrief {
        service: None,
        targets: None,
        sharing: None,
        tax: Vec::new(),
        loss: None,
        limitation_months: 36,
        exercise_window: None,
        personal: None,
        protection: None,
        secrecy: None,
        late_delivery: None,
        id: ContractId(uuid_v7(number, [2; 10])),
        number: format!("HT-{number}"),
        title: Wording::default(),
        customer: CustomerId(uuid_v7(customer, [3; 10])),
        owner: String::new(),
        joining: Vec::new(),
        drafted_from: None,
        total: Money::cny(total),
        unreckoned: None,
        definitions: Definitions::usual(),
        term: Term::usual(TermLength::Months { start: day("2026-01-01"), months: 12 }),
        payment: Clause::Included(Payment::usual(Plan::Instalments { parts: plan }, rule)),
        late_fees_before: Vec::new(),
        history: counterpart::domain::contract::amendment::history::History::default(),
        promises: Vec::new(),
        sold: Vec::new(),
    }
}

/// 100,000.00 due on 2026-03-31.
fn one() -> ContractBrief {
    contract(1, 1, &[(10_000_000, day("2026-03-31"))], Cap::None)
}

/// Everything that was entered about one contract.
#[derive(Default)]
struct Desk {
    receipts: Vec<Receipt>,
    allocations: Vec<Allocation>,
    waivers: Vec<Waiver>,
    costs: Vec<RecoveryCost>,
    statements: Vec<LateFeeStatement>,
}

impl Desk {
    fn receive(&mut self, contract: &ContractBrief, on: &str, fen: i64) {
        let number = u64::try_from(self.receipts.len()).expect("few");
        let id = ReceiptId(uuid_v7(number, [4; 10]));
        self.receipts.push(Receipt {
            id,
            customer: contract.customer,
            on: day(on),
            amount: Money::cny(fen),
            method: PaymentMethod::Transfer,
            reference: String::new(),
            reverses: None,
            note: String::new(),
            reason: String::new(),
            against: String::new(),
            bank_line: None,
            purpose: String::new(),
        });
        self.allocations.push(Allocation {
            id: AllocationId(uuid_v7(number, [5; 10])),
            receipt: id,
            contract: contract.id,
            instalment: part_id(1, 1),
            part: ClaimPart::Principal,
            amount: Money::cny(fen),
            on: None,
        });
    }

    fn waive(&mut self, contract: &ContractBrief, on: &str, part: ClaimPart, fen: i64) {
        let id = WaiverId(uuid_v7(u64::try_from(self.waivers.len()).expect("few"), [6; 10]));
        self.waivers.push(waiver(id, contract, on, part, fen));
    }

    /// What came in for the parts of its contract.
    fn came(&self) -> CameIn {
        let own: Vec<&Allocation> = self.allocations.iter().collect();
        let (receipts, dunning) = (ReceiptBook::new(&self.receipts), DunningBook::none());
        Entries { receipts: &receipts, allocations: &own, dunning: &dunning }.came().expect("payments")
    }

    fn account(&self, contract: &ContractBrief, as_of: &str) -> Account {
        let own: Vec<&Allocation> = self.allocations.iter().collect();
        let rows = DunningRows {
            waivers: self.waivers.iter().collect(),
            costs: self.costs.iter().collect(),
            statements: self.statements.iter().collect(),
        };
        let (receipts, dunning) = (ReceiptBook::new(&self.receipts), rows.book(day(as_of)));
        let entries = Entries { receipts: &receipts, allocations: &own, dunning: &dunning };
        account(contract, &Happened::new(), None, &entries, &WorkCalendar::standard(), day(as_of)).expect("an account")
    }

    /// Freezes a statement; what it claims, in fen.
    fn freeze(&mut self, contract: &ContractBrief, as_of: &str) -> Result<i64, StatementError> {
        let account = self.account(contract, as_of);
        let known: Vec<&LateFeeStatement> = self.statements.iter().collect();
        let (heading, came) = (heading(known.len()), self.came());
        let statement = LateFeeStatement::freeze(heading, &account, &came, None, &known, day("2026-12-31"))?;
        let sum = statement.sum(|part| part.claimed).expect("a sum").minor;
        self.statements.push(statement);
        Ok(sum)
    }
}

pub(super) fn heading(number: usize) -> Heading {
    let at = u64::try_from(number).expect("few");
    Heading {
        id: LateFeeStatementId(uuid_v7(at, [7; 10])),
        number: format!("CK-202605-{:04}", number + 1),
        by: "Li".to_owned(),
        note: String::new(),
    }
}

fn waiver(id: WaiverId, contract: &ContractBrief, on: &str, part: ClaimPart, fen: i64) -> Waiver {
    Waiver {
        id,
        contract: contract.id,
        instalment: part_id(1, 1),
        part,
        on: day(on),
        amount: Money::cny(fen),
        by: "Wang".to_owned(),
        reason: "an old customer, late for the first time".to_owned(),
        reverses: None,
    }
}

#[test]
fn a_statement_claims_what_is_new_so_that_statements_add_up() {
    let contract = one();
    let mut desk = Desk::default();
    // 50.00 a day: 45 days, then ten more
    assert_eq!(desk.freeze(&contract, "2026-05-15"), Ok(225_000));
    assert_eq!(desk.freeze(&contract, "2026-05-25"), Ok(50_000));
    let fee = desk.account(&contract, "2026-05-25").parts[0].late_fee.clone().expect("a fee").value;
    assert_eq!([fee.total, fee.claimed, fee.claimable].map(|it| it.minor), [275_000, 275_000, 0]);
    assert_eq!(desk.freeze(&contract, "2026-05-25"), Err(StatementError::NothingToClaim));
}

#[test]
fn what_was_paid_late_in_part_or_waived_is_not_claimed() {
    // domain.md 6.3 A: 20 days on 100,000.00 and 25 on 60,000.00
    let contract = one();
    let mut desk = Desk::default();
    desk.receive(&contract, "2026-04-20", 4_000_000);
    desk.waive(&contract, "2026-05-10", ClaimPart::LateFee, 20_000);
    assert_eq!(desk.freeze(&contract, "2026-05-15"), Ok(155_000), "1,750.00 less 200.00");
    // a waiver after the claim answers what was claimed: ten more days at 30.00 are new
    desk.waive(&contract, "2026-05-16", ClaimPart::LateFee, 30_000);
    assert_eq!(desk.freeze(&contract, "2026-05-25"), Ok(30_000));
}

#[test]
fn a_statement_shows_every_line_it_was_reckoned_by() {
    let contract = one();
    let mut desk = Desk::default();
    desk.receive(&contract, "2026-04-20", 4_000_000);
    desk.waive(&contract, "2026-05-10", ClaimPart::LateFee, 20_000);
    desk.costs.push(RecoveryCost {
        id: RecoveryCostId(uuid_v7(1, [8; 10])),
        contract: contract.id,
        instalment: part_id(1, 1),
        on: day("2026-05-12"),
        amount: Money::cny(150_000),
        kind: CostKind::Lawyer,
        by: "Li".to_owned(),
        note: String::new(),
        reverses: None,
    });
    desk.freeze(&contract, "2026-05-15").expect("a statement");
    let part = &desk.statements[0].parts[0];
    let [principal, cost, accrued, waived, claimed, owed] =
        [part.principal, part.cost, part.accrued, part.waived, part.claimed, part.owed].map(|it| it.minor);
    assert_eq!([principal, cost, accrued], [6_000_000, 150_000, 175_000]);
    assert_eq!([waived, claimed, owed], [20_000, 155_000, 155_000]);
    let accrued = |from: &str, to: &str, days, base, amount| StatementLine::Accrued {
        from: day(from),
        to: day(to),
        days,
        base: Money::cny(base),
        rate: Ppm(500),
        unit: RateUnit::Day,
        amount: Money::cny(amount),
    };
    let received = StatementLine::Received {
        on: day("2026-04-20"),
        amount: Money::cny(4_000_000),
        principal: Money::cny(4_000_000),
        late_fee: Money::cny(0),
        cost: Money::cny(0),
        whole: None,
        set_off: false,
    };
    let spans: Vec<&StatementLine> =
        part.lines.iter().filter(|line| matches!(line, StatementLine::Accrued { .. })).collect();
    let days: i64 =
        spans.iter().map(|line| if let StatementLine::Accrued { days, .. } = line { *days } else { 0 }).sum();
    assert_eq!(days, 45, "from 31 March to 15 May");
    assert_eq!(part.lines.first(), Some(&accrued("2026-03-31", "2026-04-20", 20, 10_000_000, 100_000)));
    assert!(part.lines.contains(&received));
    assert!(part.lines.contains(&StatementLine::Waived {
        on: day("2026-05-10"),
        part: Part::LateFee,
        amount: Money::cny(20_000)
    }));
    assert!(part.lines.contains(&StatementLine::Cost { on: day("2026-05-12"), amount: Money::cny(150_000) }));
    assert_eq!(desk.account(&contract, "2026-05-15").costs, Money::cny(150_000));
}

#[test]
fn nothing_is_claimed_before_its_day_beside_a_later_statement_or_twice() {
    let contract = one();
    let mut desk = Desk::default();
    let on_the_day = desk.freeze(&contract, "2026-03-31");
    assert_eq!(on_the_day, Err(StatementError::NothingToClaim), "the due day bears no fee");
    desk.freeze(&contract, "2026-05-15").expect("a statement");
    let earlier = desk.freeze(&contract, "2026-05-01");
    assert_eq!(earlier, Err(StatementError::LaterClaim { on: day("2026-05-15") }));
    let account = desk.account(&contract, "2026-06-30");
    let future = LateFeeStatement::freeze(heading(9), &account, &desk.came(), None, &[], day("2026-06-29"));
    assert_eq!(future, Err(StatementError::InFuture));
}

#[test]
fn a_row_that_was_taken_back_counted_until_then() {
    let contract = one();
    let mut desk = Desk::default();
    desk.freeze(&contract, "2026-05-15").expect("a statement");
    let id = LateFeeStatementId(uuid_v7(99, [7; 10]));
    let counter = desk.statements[0].counter(id, day("2026-05-18"), "Li".to_owned()).expect("a counter-entry");
    assert_eq!(counter.sum(|part| part.claimed), Ok(Money::cny(-225_000)));
    desk.statements.push(counter);
    desk.waive(&contract, "2026-05-10", ClaimPart::LateFee, 20_000);
    let counter = desk.waivers[0].counter(WaiverId(uuid_v7(99, [6; 10])), day("2026-05-19"), String::new());
    desk.waivers.push(counter.expect("a counter-entry"));
    // owed, claimed, claimable: 47 days less the 200.00, which the statement did not know of; 48 days without the statement;
    // 49 days without the waiver
    for (as_of, owed, claimed, claimable) in
        [("2026-05-17", 215_000, 225_000, 0), ("2026-05-18", 220_000, 0, 220_000), ("2026-05-19", 245_000, 0, 245_000)]
    {
        let fee = desk.account(&contract, as_of).parts[0].late_fee.clone().expect("a fee").value;
        let found = [fee.owed, fee.claimed, fee.claimable].map(|it| it.minor);
        assert_eq!(found, [owed, claimed, claimable], "{as_of}");
    }
    assert_eq!(desk.freeze(&contract, "2026-05-19"), Ok(245_000), "what was taken back is claimed anew");
}

#[test]
fn a_counter_entry_never_lies_before_what_it_takes_back() {
    let contract = one();
    let waiver = waiver(WaiverId(uuid_v7(1, [6; 10])), &contract, "2026-05-10", ClaimPart::LateFee, 20_000);
    let counter = waiver.counter(WaiverId(uuid_v7(2, [6; 10])), day("2026-05-01"), String::new()).expect("a row");
    assert_eq!((counter.on, counter.reverses), (day("2026-05-10"), Some(waiver.id)));
}

#[test]
fn a_waiver_says_why_and_gives_up_no_more_than_is_open() {
    let contract = one();
    let desk = Desk::default();
    let part = desk.account(&contract, "2026-05-15").parts[0].clone();
    for (of, fen, reason, expected) in [
        (ClaimPart::LateFee, 225_000, "goodwill", Ok(())),
        (ClaimPart::LateFee, 225_001, "goodwill", Err(WaiverError::MoreThanOpen { open: Money::cny(225_000) })),
        (ClaimPart::LateFee, 0, "goodwill", Err(WaiverError::NotPositive)),
        (ClaimPart::LateFee, -1, "goodwill", Err(WaiverError::NotPositive)),
        (ClaimPart::LateFee, 100, "  ", Err(WaiverError::NoReason)),
        (ClaimPart::Principal, 10_000_000, "settled", Ok(())),
        (ClaimPart::Principal, 10_000_001, "settled", Err(WaiverError::MoreThanOpen { open: Money::cny(10_000_000) })),
        (ClaimPart::Cost, 1, "settled", Err(WaiverError::MoreThanOpen { open: Money::cny(0) })),
    ] {
        let id = WaiverId(uuid_v7(1, [6; 10]));
        let waiver = Waiver { reason: reason.to_owned(), ..waiver(id, &contract, "2026-05-15", of, fen) };
        assert_eq!(waiver.check(&part, &part), expected, "{of:?} {fen} {reason:?}");
    }
}

/// 50.00 a day: of the 20 days by 20 April the fee of the last is not certain before the day is over, for a payment of that day
/// would take it away. What may be given up is what the ledger counts.
#[test]
fn where_the_day_of_payment_is_not_counted_the_fee_of_the_day_itself_is_not_given_up() {
    let mut contract = one();
    let Clause::Included(payment) = &mut contract.payment else { panic!("it is paid") };
    payment.late_fee.payment_day = PaymentDay::NotCounted;
    let mut desk = Desk::default();
    let part = desk.account(&contract, "2026-04-20").parts[0].clone();
    assert_eq!(part.open_of(ClaimPart::LateFee), Money::cny(100_000));
    for (fen, expected) in [(95_000, Ok(())), (95_001, Err(WaiverError::MoreThanOpen { open: Money::cny(95_000) }))] {
        let id = WaiverId(uuid_v7(1, [6; 10]));
        let waiver = waiver(id, &contract, "2026-04-20", ClaimPart::LateFee, fen);
        assert_eq!(waiver.check(&part, &part), expected, "{fen}");
    }
    desk.waive(&contract, "2026-04-20", ClaimPart::LateFee, 95_000);
    let fee = |on: &str| desk.account(&contract, on).parts[0].late_fee.clone().expect("a fee").value;
    assert_eq!((fee("2026-04-20").waived, fee("2026-04-20").owed), (Money::cny(95_000), Money::cny(5_000)));
    assert_eq!((fee("2026-04-21").waived, fee("2026-04-21").owed), (Money::cny(95_000), Money::cny(10_000)));
}

#[test]
fn a_waiver_that_is_dated_back_fits_on_its_own_day_and_today() {
    // 50.00 a day: 1,000.00 of fee on 20 April, 2,250.00 on 15 May; 90,000.00 of the price came on 21 April
    let contract = one();
    let mut desk = Desk::default();
    desk.receive(&contract, "2026-04-21", 9_000_000);
    let part = |on: &str| desk.account(&contract, on).parts[0].clone();
    // 21 days of 50.00 and 24 of 5.00
    let (then, today) = (part("2026-04-20"), part("2026-05-15"));
    let open = |of| [&then, &today].map(|part: &PartAccount| part.open_of(of).minor);
    assert_eq!((open(ClaimPart::LateFee), open(ClaimPart::Principal)), ([100_000, 117_000], [10_000_000, 1_000_000]));
    for (of, fen, room) in [
        (ClaimPart::LateFee, 100_000, None),
        // more than had accrued on its day, though it is open by now
        (ClaimPart::LateFee, 117_000, Some(100_000)),
        (ClaimPart::Principal, 1_000_000, None),
        // open on its day, and paid since
        (ClaimPart::Principal, 10_000_000, Some(1_000_000)),
    ] {
        let waiver = waiver(WaiverId(uuid_v7(1, [6; 10])), &contract, "2026-04-20", of, fen);
        let expected = room.map_or(Ok(()), |room| Err(WaiverError::MoreThanOpen { open: Money::cny(room) }));
        assert_eq!(waiver.check(&then, &today), expected, "{of:?} {fen}");
    }
}

#[test]
fn under_a_cap_on_the_contract_statements_together_stop_at_it() {
    // two parts of 100,000.00 due on the same day, 1,000.00 for both: reached after ten days of 100.00
    let due = day("2026-03-31");
    let cap = Cap::ContractShare { ppm: Ppm(5_000) };
    let contract = contract(1, 1, &[(10_000_000, due), (10_000_000, due)], cap);
    let mut desk = Desk::default();
    assert_eq!(desk.freeze(&contract, "2026-04-05"), Ok(50_000));
    assert_eq!(desk.freeze(&contract, "2026-05-15"), Ok(50_000));
    assert_eq!(desk.freeze(&contract, "2026-06-15"), Err(StatementError::NothingToClaim));
}

#[test]
fn what_all_parts_would_claim_is_explained_where_it_is_not_their_sum() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let [sum, over, left] = [25_000, 10_000, 15_000].map(Money::cny);
    let (sum, over) = (ClaimableLine::Instalments { sum }, ClaimableLine::Overclaimed { amount: over });
    let worked = Worked { value: left, working: vec![sum, over] };
    let chinese = "各期可新主张共 ¥250.00，减去多主张的 ¥100.00（最多减到零），合计可新主张 ¥150.00。";
    let english =
        "New to claim on the parts: ¥250.00, less the ¥100.00 over-claimed (never below zero), leaves ¥150.00.";
    assert_eq!(zh.fees_claimable_working(&worked).as_deref(), Some(chinese));
    assert_eq!(en.fees_claimable_working(&worked).as_deref(), Some(english));
    // the rows of the parts add up to it, and there is nothing to explain
    let plain = Worked { value: Money::cny(25_000), working: vec![sum] };
    assert_eq!(zh.fees_claimable_working(&plain), None);
}
