//! Letters about money that is due: which figures and words stand in them, in both languages.

use counterpart::domain::account::{Account, Entries, Happened, account};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::dunning_rows::DunningRows;
use counterpart::domain::id::{AllocationId, DisputeId, OwnEntityId, ReceiptId, RecoveryCostId, uuid_v7};
use counterpart::domain::late_fee::debt::{CameIn, ReceiptBook};
use counterpart::domain::late_fee::dunning::Settled;
use counterpart::domain::late_fee::rule::Cap;
use counterpart::domain::late_fee_statement::LateFeeStatement;
use counterpart::domain::money::Money;
use counterpart::domain::own_entity::OwnEntity;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::recovery_cost::{CostKind, RecoveryCost};
use counterpart::domain::statement_line::StatementLine;
use counterpart::export::letter::{Letter, LetterFacts, LetterKind, Paid, Tone, compose};
use counterpart::i18n::{Locale, Text};

use crate::claims::{contract, day, heading, part_id};

fn late() -> ContractBrief {
    let title = Wording { zh: "泵站改造供货合同".to_owned(), en: "Pump Station Refit".to_owned() };
    ContractBrief { title, ..contract(1, 1, &[(10_000_000, day("2026-03-31"))], Cap::None) }
}

fn account_of(contract: &ContractBrief, statements: &[&LateFeeStatement], as_of: Date) -> Account {
    let rows = DunningRows { statements: statements.to_vec(), ..DunningRows::default() };
    let (receipts, dunning) = (ReceiptBook::default(), rows.book(as_of));
    let entries = Entries { receipts: &receipts, allocations: &[], dunning: &dunning };
    account(contract, &Happened::new(), None, &entries, &WorkCalendar::standard(), as_of).expect("an account")
}

pub(crate) fn letter(language: Locale, kind: LetterKind, as_of: &str, statement: Option<&LateFeeStatement>) -> Letter {
    let contract = late();
    let account = account_of(&contract, statement.as_slice(), day(as_of));
    let facts = LetterFacts {
        kind,
        from: None,
        to: "Harbour Pumps Ltd",
        attention: "",
        contract: &contract,
        account: &account,
        came: &CameIn::new(),
        statement,
        paid: &[],
        answer_by: day("2026-06-01"),
    };
    compose(language, &facts).expect("a letter")
}

/// Everything that is read before the annexes.
fn read(letter: &Letter) -> String {
    let rows = letter.tables.iter().flat_map(|it| it.rows.iter().chain([&it.sums])).flatten().cloned();
    let notes = letter.tables.iter().map(|it| it.note.clone());
    letter
        .opening
        .iter()
        .cloned()
        .chain(rows)
        .chain(notes)
        .chain(letter.asks.iter().cloned())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_friendly_reminder_speaks_of_the_price_and_not_of_the_fee() {
    let letter = letter(Locale::En, LetterKind::Reminder(Tone::Friendly), "2026-05-15", None);
    let words = read(&letter);
    assert!(words.contains("100,000.00") && words.contains("45"), "{words}");
    assert!(!words.contains("2,250.00"), "{words}");
    assert!(letter.annexes.is_empty());
}

#[test]
fn a_letter_says_at_its_end_who_writes_and_where_to_call() {
    let (contract, id) = (late(), OwnEntityId(uuid_v7(1, [4; 10])).to_string());
    let account = account_of(&contract, &[], day("2026-05-15"));
    let signed = |language, phone: &str| {
        let own = serde_json::json!({ "id": id, "name": "苏州丰禾仪表有限公司", "phone": phone });
        let own: OwnEntity = serde_json::from_value(own).expect("our company");
        let facts = LetterFacts {
            kind: LetterKind::Reminder(Tone::Firm),
            from: Some(&own),
            to: "Harbour Pumps Ltd",
            attention: "",
            contract: &contract,
            account: &account,
            came: &CameIn::new(),
            statement: None,
            paid: &[],
            answer_by: day("2026-06-01"),
        };
        compose(language, &facts).expect("a letter").signature
    };
    let name = "苏州丰禾仪表有限公司";
    assert_eq!(signed(Locale::Zh, "0512-6288 0417"), [name, "联系电话：0512-6288 0417", "2026年5月15日"]);
    assert_eq!(signed(Locale::En, "0512-6288 0417"), [name, "Telephone: 0512-6288 0417", "15 May 2026"]);
    assert_eq!(signed(Locale::Zh, " "), [name, "2026年5月15日"]);
}

#[test]
fn a_firm_and_a_final_reminder_name_the_fee_and_attach_its_working() {
    for (language, kind, said) in [
        (Locale::En, Tone::Firm, "late-payment damages of ¥2,250.00"),
        (Locale::Zh, Tone::Firm, "逾期违约金为¥2,250.00"),
        (Locale::En, Tone::Final, "starting arbitration or court proceedings"),
        (Locale::Zh, Tone::Final, "最迟于2026年6月1日付清"),
    ] {
        let letter = letter(language, LetterKind::Reminder(kind), "2026-05-15", None);
        let words = read(&letter);
        assert!(words.contains(said) && words.contains("2,250.00"), "{words}");
        assert_eq!(letter.annexes.len(), 1);
        let row = &letter.annexes[0].rows[0];
        assert_eq!((row[2].as_str(), row[3].as_str(), row[5].as_str()), ("45", "100,000.00", "2,250.00"));
        assert!(row[4].starts_with("0.05%"), "{row:?}");
    }
}

#[test]
fn a_demand_goes_by_its_statement_whatever_came_later() {
    let contract = late();
    let account = account_of(&contract, &[], day("2026-05-15"));
    let statement =
        LateFeeStatement::freeze(heading(0), &account, &CameIn::new(), None, &[], day("2026-05-20")).expect("frozen");
    // ten days on, the letter still says what the statement froze: 100,000.00 and 45 days of 50.00
    let chinese = letter(Locale::Zh, LetterKind::Demand, "2026-05-25", Some(&statement));
    let words = read(&chinese);
    assert_eq!(chinese.number, "编号：CK-202605-0001");
    assert!(words.contains("以上合计 ¥102,250.00（大写：人民币壹拾万贰仟贰佰伍拾元整）"), "{words}");
    let english = letter(Locale::En, LetterKind::Demand, "2026-05-25", Some(&statement));
    let words = read(&english);
    assert!(words.contains("The total is ¥102,250.00") && words.contains("15 May 2026"), "{words}");
}

#[test]
fn a_statement_of_account_balances_and_waives_nothing() {
    let chinese = letter(Locale::Zh, LetterKind::Account, "2026-05-15", None);
    let words = read(&chinese);
    assert!(words.contains("未付合计 ¥102,250.00"), "{words}");
    assert!(words.contains("不视为放弃逾期违约金"), "{words}");
    assert_eq!(chinese.agreed.len(), 3, "there is a place to sign");
}

#[test]
fn a_letter_about_nothing_late_says_so() {
    for kind in [LetterKind::Reminder(Tone::Firm), LetterKind::Demand] {
        let letter = letter(Locale::En, kind, "2026-03-31", None);
        assert_eq!(letter.opening, ["Nothing is overdue on 31 Mar 2026."]);
        assert!(letter.asks.is_empty() && letter.tables.is_empty());
    }
}

/// 100,000.00 that came in whole on 15 May, 45 days late: 2,250.00 of fee is left. Part of what came, 5,000.00, was counted
/// towards nothing.
fn letter_of_a_fee_alone(language: Locale, kind: LetterKind) -> Letter {
    let contract = late();
    let receipt = Receipt {
        id: ReceiptId(uuid_v7(1, [4; 10])),
        customer: contract.customer,
        on: day("2026-05-15"),
        amount: Money::cny(10_500_000),
        method: PaymentMethod::Transfer,
        reference: "NB-0515".to_owned(),
        reverses: None,
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    };
    let counted = Allocation {
        id: AllocationId(uuid_v7(1, [5; 10])),
        receipt: receipt.id,
        contract: contract.id,
        instalment: part_id(1, 1),
        part: ClaimPart::Principal,
        amount: Money::cny(10_000_000),
        on: None,
    };
    let (receipts, dunning) = (ReceiptBook::new([&receipt]), DunningRows::default().book(day("2026-05-20")));
    let entries = Entries { receipts: &receipts, allocations: &[&counted], dunning: &dunning };
    let calendar = WorkCalendar::standard();
    let account = account(&contract, &Happened::new(), None, &entries, &calendar, day("2026-05-20")).expect("one");
    let came = entries.came().expect("payments");
    let paid = Paid {
        on: receipt.on,
        method: receipt.method,
        reference: receipt.reference,
        counted: counted.amount,
        advance: Money::cny(500_000),
    };
    let facts = LetterFacts {
        kind,
        from: None,
        to: "Harbour Pumps Ltd",
        attention: "",
        contract: &contract,
        account: &account,
        came: &came,
        statement: None,
        paid: &[paid],
        answer_by: day("2026-06-01"),
    };
    compose(language, &facts).expect("a letter")
}

#[test]
fn where_only_a_fee_is_open_a_friendly_reminder_asks_for_nothing_and_says_why() {
    for (language, why) in
        [(Locale::Zh, "截至2026年5月20日没有逾期未付的本金"), (Locale::En, "No principal is overdue on 20 May 2026")]
    {
        let friendly = letter_of_a_fee_alone(language, LetterKind::Reminder(Tone::Friendly));
        assert!(friendly.opening[0].contains(why), "{:?}", friendly.opening);
        assert!(friendly.tables.is_empty() && friendly.asks.is_empty() && friendly.bank.is_empty());
    }
    // the others ask for the fee, which does not grow any more
    let firm = read(&letter_of_a_fee_alone(Locale::En, LetterKind::Reminder(Tone::Firm)));
    assert!(firm.contains("late-payment damages of ¥2,250.00 remained unpaid") && !firm.contains("accrue"), "{firm}");
    let demand = read(&letter_of_a_fee_alone(Locale::En, LetterKind::Demand));
    assert!(demand.contains("The total is ¥2,250.00") && !demand.contains("accrue"), "{demand}");
}

#[test]
fn a_statement_of_account_says_what_of_a_receipt_is_kept_as_an_advance() {
    for (language, said) in
        [(Locale::Zh, "NB-0515 · 作预收款 ¥5,000.00"), (Locale::En, "NB-0515 · ¥5,000.00 kept as an advance")]
    {
        let letter = letter_of_a_fee_alone(language, LetterKind::Account);
        let row = &letter.tables[1].rows[0];
        assert_eq!((row[2].as_str(), row[3].as_str()), (said, "100,000.00"));
    }
}

#[test]
fn money_that_paid_more_than_the_part_needed_says_what_is_left_of_it() {
    let received = |amount, principal| StatementLine::Received {
        on: day("2026-05-15"),
        amount: Money::cny(amount),
        principal: Money::cny(principal),
        late_fee: Money::cny(0),
        cost: Money::cny(0),
        whole: None,
        set_off: false,
    };
    for (line, zh, en) in [
        (
            received(10_500_000, 10_000_000),
            "2026年5月15日 收款 ¥105,000.00，抵本金 ¥100,000.00，作预收款 ¥5,000.00",
            "15 May 2026: received ¥105,000.00, ¥100,000.00 to principal, ¥5,000.00 kept as an advance",
        ),
        (
            received(500_000, 0),
            "2026年5月15日 收款 ¥5,000.00，作预收款 ¥5,000.00",
            "15 May 2026: received ¥5,000.00, ¥5,000.00 kept as an advance",
        ),
        (
            received(10_000_000, 10_000_000),
            "2026年5月15日 收款 ¥100,000.00，抵本金 ¥100,000.00",
            "15 May 2026: received ¥100,000.00, ¥100,000.00 to principal",
        ),
    ] {
        assert_eq!(Text::new(Locale::Zh).statement_event(&line).as_deref(), Some(zh));
        assert_eq!(Text::new(Locale::En).statement_event(&line).as_deref(), Some(en));
    }
}

#[test]
fn a_part_that_is_not_late_is_not_asked_for_though_it_cost_something() {
    // 800.00 for a lawyer on 10 March, three weeks before the day: the costs are claimed, the price is not
    let contract = late();
    let cost = RecoveryCost {
        id: RecoveryCostId(uuid_v7(1, [8; 10])),
        contract: contract.id,
        instalment: part_id(1, 1),
        on: day("2026-03-10"),
        amount: Money::cny(80_000),
        kind: CostKind::Lawyer,
        by: String::new(),
        note: String::new(),
        reverses: None,
    };
    let dunning = DunningRows { costs: vec![&cost], ..DunningRows::default() }.book(day("2026-03-15"));
    let receipts = ReceiptBook::default();
    let entries = Entries { receipts: &receipts, allocations: &[], dunning: &dunning };
    let calendar = WorkCalendar::standard();
    let account = account(&contract, &Happened::new(), None, &entries, &calendar, day("2026-03-15")).expect("one");
    let came = entries.came().expect("payments");
    let of = |kind| LetterFacts {
        kind,
        from: None,
        to: "Harbour Pumps Ltd",
        attention: "",
        contract: &contract,
        account: &account,
        came: &came,
        statement: None,
        paid: &[],
        answer_by: day("2026-04-01"),
    };
    let demand = compose(Locale::En, &of(LetterKind::Demand)).expect("a letter");
    assert!(read(&demand).contains("The total is ¥800.00"), "{}", read(&demand));
    let firm = compose(Locale::En, &of(LetterKind::Reminder(Tone::Firm))).expect("a letter");
    assert_eq!(firm.opening, ["Nothing is overdue on 15 Mar 2026."]);
}

#[test]
fn what_a_settlement_left_open_is_asked_for_once_it_is_late() {
    // 30,000.00 were settled for 5 March; the price itself is due three weeks later
    let contract = late();
    let settled = Settled {
        id: part_id(9, 9),
        dispute: DisputeId(uuid_v7(9, [7; 10])),
        due: day("2026-03-05"),
        amount: Money::cny(3_000_000),
    };
    let dunning = DunningRows::default().book(day("2026-03-15")).with_settled(vec![settled]);
    let receipts = ReceiptBook::default();
    let entries = Entries { receipts: &receipts, allocations: &[], dunning: &dunning };
    let calendar = WorkCalendar::standard();
    let account = account(&contract, &Happened::new(), None, &entries, &calendar, day("2026-03-15")).expect("one");
    let came = entries.came().expect("payments");
    for kind in [LetterKind::Reminder(Tone::Friendly), LetterKind::Reminder(Tone::Firm), LetterKind::Demand] {
        let facts = LetterFacts {
            kind,
            from: None,
            to: "Harbour Pumps Ltd",
            attention: "",
            contract: &contract,
            account: &account,
            came: &came,
            statement: None,
            paid: &[],
            answer_by: day("2026-04-01"),
        };
        let letter = compose(Locale::En, &facts).expect("a letter");
        assert_eq!(letter.tables[0].rows.len(), 1, "{kind:?}");
        assert!(read(&letter).contains("30,000.00"), "{kind:?}: {}", read(&letter));
        assert!(letter.annexes.is_empty(), "{kind:?}: it bears no late fee");
    }
}
