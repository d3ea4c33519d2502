//! How the ledger of a part tells of money that came in: one row for each receipt and day, as the payer made it, with what it paid.

use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::id::{AllocationId, ReceiptId, uuid_v7};
use counterpart::domain::late_fee::debt::CameIn;
use counterpart::domain::late_fee::rule::Cap;
use counterpart::domain::money::Money;
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::statement_line::StatementLine;
use counterpart::export::evidence::fee_table;
use counterpart::i18n::{Locale, Text};

use super::{Desk, contract, day, part_id};

/// A receipt: its day and how many fen.
type Came = (&'static str, i64);
/// What of a receipt, by its number, was counted towards a part, by its number; of which claim, how many fen, and from which day on
/// where an advance was used.
type Counted = (usize, u64, ClaimPart, i64, Option<&'static str>);

const PRICE: ClaimPart = ClaimPart::Principal;
const FEE: ClaimPart = ClaimPart::LateFee;

/// 100,000.00 due on 31 March and 50,000.00 due on 30 June; 0.05 % a day.
fn two_parts() -> ContractBrief {
    contract(1, 1, &[(10_000_000, day("2026-03-31")), (5_000_000, day("2026-06-30"))], Cap::None)
}

fn desk_of(contract: &ContractBrief, came: &[Came], counted: &[Counted]) -> Desk {
    let id = |number: usize| ReceiptId(uuid_v7(u64::try_from(number).expect("few"), [4; 10]));
    let receipt = |(number, (on, fen)): (usize, &Came)| Receipt {
        id: id(number),
        customer: contract.customer,
        on: day(on),
        amount: Money::cny(*fen),
        method: PaymentMethod::Transfer,
        reference: String::new(),
        reverses: None,
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    };
    let allocation = |(number, (of, part, claim, fen, on)): (u64, &Counted)| Allocation {
        id: AllocationId(uuid_v7(number, [5; 10])),
        receipt: id(*of),
        contract: contract.id,
        instalment: part_id(1, *part),
        part: *claim,
        amount: Money::cny(*fen),
        on: on.map(day),
    };
    Desk {
        receipts: came.iter().enumerate().map(receipt).collect(),
        allocations: (1..).zip(counted).map(allocation).collect(),
        ..Desk::default()
    }
}

/// The rows of the first part on 15 May that tell of money, in a language.
fn rows(desk: &Desk, contract: &ContractBrief, language: Locale) -> Vec<String> {
    let account = desk.account(contract, "2026-05-15");
    let lines = StatementLine::all_of(&account.parts[0], &desk.came()).expect("lines");
    let received = lines.iter().filter(|line| matches!(line, StatementLine::Received { .. }));
    received.filter_map(|line| Text::new(language).statement_event(line)).collect()
}

/// A case: what it is, what came, what it was counted towards, how it reads in Chinese and in English.
type Case = (&'static str, &'static [Came], &'static [Counted], &'static [&'static str], &'static [&'static str]);

#[test]
fn a_receipt_is_one_row_with_all_that_it_paid() {
    // by 20 April 1,000.00 of fee has accrued; each case: what came, what it was counted towards, how it reads
    let cases: [Case; 7] = [
        (
            "fee and price",
            &[("2026-04-20", 4_000_000)],
            &[(0, 1, FEE, 100_000, None), (0, 1, PRICE, 3_900_000, None)],
            &["2026年4月20日 收款 ¥40,000.00，抵违约金 ¥1,000.00，抵本金 ¥39,000.00"],
            &["20 Apr 2026: received ¥40,000.00, ¥1,000.00 to late fee, ¥39,000.00 to principal"],
        ),
        (
            "the price alone",
            &[("2026-04-20", 4_000_000)],
            &[(0, 1, PRICE, 4_000_000, None)],
            &["2026年4月20日 收款 ¥40,000.00，抵本金 ¥40,000.00"],
            &["20 Apr 2026: received ¥40,000.00, ¥40,000.00 to principal"],
        ),
        (
            "two receipts of one day stay two",
            &[("2026-04-20", 4_000_000), ("2026-04-20", 1_000_000)],
            &[(0, 1, FEE, 100_000, None), (0, 1, PRICE, 3_900_000, None), (1, 1, PRICE, 1_000_000, None)],
            &[
                "2026年4月20日 收款 ¥40,000.00，抵违约金 ¥1,000.00，抵本金 ¥39,000.00",
                "2026年4月20日 收款 ¥10,000.00，抵本金 ¥10,000.00",
            ],
            &[
                "20 Apr 2026: received ¥40,000.00, ¥1,000.00 to late fee, ¥39,000.00 to principal",
                "20 Apr 2026: received ¥10,000.00, ¥10,000.00 to principal",
            ],
        ),
        (
            "it paid another part too",
            &[("2026-04-20", 4_000_000)],
            &[(0, 1, FEE, 100_000, None), (0, 1, PRICE, 900_000, None), (0, 2, PRICE, 3_000_000, None)],
            &["2026年4月20日 收款 ¥40,000.00，其中 ¥10,000.00 计入本期：抵违约金 ¥1,000.00、抵本金 ¥9,000.00"],
            &[
                "20 Apr 2026: of ¥40,000.00 received, ¥10,000.00 towards this part: ¥1,000.00 to late fee and ¥9,000.00 to principal",
            ],
        ),
        (
            "some of it was counted towards nothing",
            &[("2026-04-20", 4_000_000)],
            &[(0, 1, PRICE, 900_000, None)],
            &["2026年4月20日 收款 ¥40,000.00，其中 ¥9,000.00 计入本期：抵本金 ¥9,000.00"],
            &["20 Apr 2026: of ¥40,000.00 received, ¥9,000.00 towards this part: ¥9,000.00 to principal"],
        ),
        (
            // 91,000.00 for 20 days more: 910.00
            "the rest of it was an advance, and used later",
            &[("2026-04-20", 4_000_000)],
            &[
                (0, 1, FEE, 100_000, None),
                (0, 1, PRICE, 900_000, None),
                (0, 1, FEE, 91_000, Some("2026-05-10")),
                (0, 1, PRICE, 2_909_000, Some("2026-05-10")),
            ],
            &[
                "2026年4月20日 收款 ¥40,000.00，其中 ¥10,000.00 计入本期：抵违约金 ¥1,000.00、抵本金 ¥9,000.00",
                "2026年5月10日 以2026年4月20日收款 ¥40,000.00 中的预收款抵付本期 ¥30,000.00：抵违约金 ¥910.00、抵本金 ¥29,090.00",
            ],
            &[
                "20 Apr 2026: of ¥40,000.00 received, ¥10,000.00 towards this part: ¥1,000.00 to late fee and ¥9,000.00 to principal",
                "10 May 2026: an advance of ¥30,000.00 out of the ¥40,000.00 received on 20 Apr 2026 was applied to this part: ¥910.00 to late fee and ¥29,090.00 to principal",
            ],
        ),
        (
            "more was counted towards the fee than had accrued",
            &[("2026-04-20", 4_000_000)],
            &[(0, 1, FEE, 120_000, None), (0, 1, PRICE, 3_880_000, None)],
            &["2026年4月20日 收款 ¥40,000.00，抵违约金 ¥1,000.00，抵本金 ¥38,800.00，作预收款 ¥200.00"],
            &[
                "20 Apr 2026: received ¥40,000.00, ¥1,000.00 to late fee, ¥38,800.00 to principal, ¥200.00 kept as an advance",
            ],
        ),
    ];
    let contract = two_parts();
    for (case, came, counted, zh, en) in cases {
        let desk = desk_of(&contract, came, counted);
        assert_eq!(rows(&desk, &contract, Locale::Zh), zh, "{case}");
        assert_eq!(rows(&desk, &contract, Locale::En), en, "{case}");
    }
}

/// The notice of a set-off arrived on 20 April: 1,000.00 of fee had accrued, as if the money had come on that day.
#[test]
fn what_was_set_off_is_told_as_that_and_counts_from_the_day_of_its_notice() {
    let contract = two_parts();
    // what is open of the price and of the fee on 15 May: 25 days on what is left of the first part
    let cases: [(Case, (i64, i64)); 2] = [
        (
            (
                "towards one part",
                &[("2026-04-20", 4_000_000)],
                &[(0, 1, FEE, 100_000, None), (0, 1, PRICE, 3_900_000, None)],
                &["2026年4月20日 抵销 ¥40,000.00，抵违约金 ¥1,000.00，抵本金 ¥39,000.00"],
                &["20 Apr 2026: ¥40,000.00 set off, ¥1,000.00 to late fee, ¥39,000.00 to principal"],
            ),
            (11_100_000, 76_250),
        ),
        (
            (
                "towards two parts",
                &[("2026-04-20", 4_000_000)],
                &[(0, 1, FEE, 100_000, None), (0, 1, PRICE, 900_000, None), (0, 2, PRICE, 3_000_000, None)],
                &["2026年4月20日 抵销 ¥40,000.00，其中 ¥10,000.00 计入本期：抵违约金 ¥1,000.00、抵本金 ¥9,000.00"],
                &[
                    "20 Apr 2026: of ¥40,000.00 set off, ¥10,000.00 towards this part: ¥1,000.00 to late fee and ¥9,000.00 to principal",
                ],
            ),
            (11_100_000, 113_750),
        ),
    ];
    for ((case, came, counted, zh, en), owed) in cases {
        let paid = desk_of(&contract, came, counted);
        let mut desk = desk_of(&contract, came, counted);
        desk.receipts.iter_mut().for_each(|it| it.method = PaymentMethod::SetOff);
        assert_eq!(rows(&desk, &contract, Locale::Zh), zh, "{case}");
        assert_eq!(rows(&desk, &contract, Locale::En), en, "{case}");
        for desk in [&paid, &desk] {
            let account = desk.account(&contract, "2026-05-15");
            assert_eq!((account.open.minor, account.late_fees.minor), owed, "{case}");
        }
        // a statement that is frozen keeps it, and one over money is written as before
        for (mut desk, is_kept) in [(paid, false), (desk, true)] {
            assert_eq!(desk.freeze(&contract, "2026-05-15"), Ok(owed.1), "{case}");
            let lines = serde_json::to_string(&desk.statements[0].parts[0].lines).expect("JSON");
            assert_eq!(lines.contains("\"set_off\":true"), is_kept, "{case}: {lines}");
            assert_eq!(lines.contains("set_off"), is_kept, "{case}: {lines}");
        }
    }
}

#[test]
fn the_table_for_the_file_and_a_frozen_statement_say_the_same() {
    let contract = two_parts();
    let counted = [(0, 1, FEE, 100_000, None), (0, 1, PRICE, 3_900_000, None)];
    let mut desk = desk_of(&contract, &[("2026-04-20", 4_000_000)], &counted);
    let said = "20 Apr 2026: received ¥40,000.00, ¥1,000.00 to late fee, ¥39,000.00 to principal";
    let table = fee_table(Text::new(Locale::En), &desk.account(&contract, "2026-05-15"), &desk.came());
    assert_eq!(table.iter().filter(|row| row.iter().any(|cell| cell.contains("received"))).count(), 1, "{table:?}");
    assert!(table.iter().any(|row| row.last().is_some_and(|cell| cell == said)), "{table:?}");
    // 61,000.00 for 25 days
    assert_eq!(desk.freeze(&contract, "2026-05-15"), Ok(76_250));
    let received = StatementLine::Received {
        on: day("2026-04-20"),
        amount: Money::cny(4_000_000),
        principal: Money::cny(3_900_000),
        late_fee: Money::cny(100_000),
        cost: Money::cny(0),
        whole: None,
        set_off: false,
    };
    let kept = &desk.statements[0].parts[0].lines;
    let told: Vec<_> = kept.iter().filter(|line| matches!(line, StatementLine::Received { .. })).collect();
    assert_eq!(told, [&received]);
}

#[test]
fn a_line_that_was_kept_before_receipts_were_told_reads_on() {
    let kept = r#"{"received":{"on":"2026-04-20","amount":{"amt":"100000","cur":"CNY"},"principal":{"amt":"0","cur":"CNY"},"late_fee":{"amt":"100000","cur":"CNY"},"cost":{"amt":"0","cur":"CNY"}}}"#;
    let line: StatementLine = serde_json::from_str(kept).expect("a line");
    let said = "20 Apr 2026: received ¥1,000.00, ¥1,000.00 to late fee";
    assert_eq!(Text::new(Locale::En).statement_event(&line).as_deref(), Some(said));
    assert_eq!(serde_json::to_string(&line).expect("JSON"), kept, "and is written as it was");
    // the demand that was served said it so
    let kept = r#"{"received":{"on":"2026-04-20","amount":{"amt":"500000","cur":"CNY"},"principal":{"amt":"350000","cur":"CNY"},"late_fee":{"amt":"100000","cur":"CNY"},"cost":{"amt":"50000","cur":"CNY"}}}"#;
    let line: StatementLine = serde_json::from_str(kept).expect("a line");
    for (locale, said) in [
        (Locale::Zh, "2026年4月20日 收款 ¥5,000.00，抵费用 ¥500.00，抵违约金 ¥1,000.00，抵本金 ¥3,500.00"),
        (
            Locale::En,
            "20 Apr 2026: received ¥5,000.00, ¥500.00 to costs, ¥1,000.00 to late fee, ¥3,500.00 to principal",
        ),
    ] {
        assert_eq!(Text::new(locale).statement_event(&line).as_deref(), Some(said));
    }
}

#[test]
fn receipts_that_nobody_knows_are_told_by_their_sum() {
    let contract = two_parts();
    let counted = [(0, 1, FEE, 100_000, None), (0, 1, PRICE, 3_900_000, None), (1, 1, PRICE, 1_000_000, None)];
    let desk = desk_of(&contract, &[("2026-04-20", 4_000_000), ("2026-04-20", 1_000_000)], &counted);
    let account = desk.account(&contract, "2026-05-15");
    let lines = StatementLine::all_of(&account.parts[0], &CameIn::new()).expect("lines");
    let received = lines.iter().filter(|line| matches!(line, StatementLine::Received { .. }));
    let told: Vec<_> = received.filter_map(|line| Text::new(Locale::Zh).statement_event(line)).collect();
    assert_eq!(told, ["2026年4月20日 收款 ¥50,000.00，抵违约金 ¥1,000.00，抵本金 ¥49,000.00"]);
}
