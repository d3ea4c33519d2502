//! The statement of account of a customer: contract by contract with subtotals, what all come to, advances at the end.

use counterpart::domain::account::{Account, Entries, Happened, account};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::dunning_rows::DunningRows;
use counterpart::domain::id::{AllocationId, ReceiptId, uuid_v7};
use counterpart::domain::late_fee::debt::{CameIn, ReceiptBook};
use counterpart::domain::late_fee::rule::Cap;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::export::letter::{
    AdvanceStated, ContractStated, CustomerFacts, Letter, LetterTable, Paid, compose_customer,
};
use counterpart::i18n::Locale;

use crate::claims::{contract, day, part_id};

const AS_OF: &str = "2026-05-15";

/// 100,000.00 due on 31 March, of which nothing came: 45 days late on 15 May, at 50.00 a day.
fn refit() -> ContractBrief {
    let title = Wording { zh: "泵站改造供货合同".to_owned(), en: "Pump Station Refit".to_owned() };
    ContractBrief { title, ..contract(1, 1, &[(10_000_000, day("2026-03-31"))], Cap::None) }
}

/// 40,000.00 due on 29 May, of which 10,000.00 came on 10 May.
fn spares() -> ContractBrief {
    let title = Wording { zh: "备件供货合同".to_owned(), en: "Spare Parts".to_owned() };
    ContractBrief { title, ..contract(2, 1, &[(4_000_000, day("2026-05-29"))], Cap::None) }
}

/// 15,000.00 of which 5,000.00 are counted towards nothing.
fn receipt() -> Receipt {
    Receipt {
        id: ReceiptId(uuid_v7(1, [4; 10])),
        customer: spares().customer,
        on: day("2026-05-10"),
        amount: Money::cny(1_500_000),
        method: PaymentMethod::Transfer,
        reference: "NB-0510".to_owned(),
        reverses: None,
        note: String::new(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: String::new(),
    }
}

fn account_of(contract: &ContractBrief, receipts: &[&Receipt], counted: &[&Allocation]) -> (Account, CameIn) {
    let dunning = DunningRows::default().book(day(AS_OF));
    let receipts = ReceiptBook::new(receipts.iter().copied());
    let entries = Entries { receipts: &receipts, allocations: counted, dunning: &dunning };
    let calendar = WorkCalendar::standard();
    let found = account(contract, &Happened::new(), None, &entries, &calendar, day(AS_OF)).expect("an account");
    (found, entries.came().expect("payments"))
}

fn advance() -> AdvanceStated {
    let it = receipt();
    AdvanceStated {
        on: it.on,
        method: it.method,
        reference: it.reference,
        received: it.amount,
        kept: Money::cny(500_000),
    }
}

/// The statement of both contracts and the advance.
pub(crate) fn statement(language: Locale) -> Letter {
    let (refit, spares, receipt) = (refit(), spares(), receipt());
    let counted = Allocation {
        id: AllocationId(uuid_v7(1, [5; 10])),
        receipt: receipt.id,
        contract: spares.id,
        instalment: part_id(2, 1),
        part: ClaimPart::Principal,
        amount: Money::cny(1_000_000),
        on: None,
    };
    let (late, none) = account_of(&refit, &[], &[]);
    let (open, came) = account_of(&spares, &[&receipt], &[&counted]);
    let paid = [Paid {
        on: receipt.on,
        method: receipt.method,
        reference: receipt.reference.clone(),
        counted: counted.amount,
        advance: Money::cny(500_000),
    }];
    let facts = CustomerFacts {
        from: None,
        to: "Harbour Pumps Ltd",
        attention: "Mary Ward",
        on: day(AS_OF),
        contracts: &[
            ContractStated { contract: &refit, account: &late, came: &none, paid: &[] },
            ContractStated { contract: &spares, account: &open, came: &came, paid: &paid },
        ],
        advances: &[advance()],
        answer_by: day("2026-05-25"),
    };
    compose_customer(language, &facts).expect("a letter")
}

#[test]
fn a_statement_of_a_customer_goes_contract_by_contract_and_ends_with_the_advances() {
    for (language, titles, [subtotal, total], balances) in [
        (
            Locale::Zh,
            [
                "《泵站改造供货合同》（合同编号 HT-1）",
                "《备件供货合同》（合同编号 HT-2）",
                "已收款项（合同 HT-2）",
                "各合同汇总（CNY）",
                "预收款（CNY）",
            ],
            ["小计", "合计"],
            ["未付合计 ¥102,250.00", "未付合计 ¥30,000.00"],
        ),
        (
            Locale::En,
            [
                "Pump Station Refit (no. HT-1)",
                "Spare Parts (no. HT-2)",
                "Payments received, contract HT-2",
                "Summary of contracts (CNY)",
                "Advances held (CNY)",
            ],
            ["Subtotal", "Total"],
            ["Balance ¥102,250.00", "Balance ¥30,000.00"],
        ),
    ] {
        let letter = statement(language);
        let found: Vec<&str> = letter.tables.iter().map(|it| it.title.as_str()).collect();
        assert_eq!(found, titles);
        let [late, open, received, summary, kept] = letter.tables.as_slice() else { panic!("{found:?}") };
        for table in [late, open] {
            assert_eq!((table.rows.len(), table.rows[0].len()), (1, table.head.len()));
        }
        assert_eq!(late.rows[0][2..], ["100,000.00", "0.00", "0.00", "100,000.00", "2,250.00"]);
        assert_eq!(late.sums, [subtotal, "", "¥100,000.00", "¥0.00", "¥0.00", "¥100,000.00", "¥2,250.00"]);
        assert_eq!(open.rows[0][2..], ["40,000.00", "10,000.00", "0.00", "30,000.00", "0.00"]);
        assert_eq!([late.note.as_str(), open.note.as_str()], balances);
        // what of the receipt is kept is told once, at the end
        assert_eq!(received.rows[0][2..], ["NB-0510", "10,000.00"]);
        assert_eq!(received.sums, [subtotal, "", "", "¥10,000.00"]);
        assert_eq!(
            summary.rows,
            [
                ["HT-1", "100,000.00", "0.00", "0.00", "100,000.00", "2,250.00", "0.00", "102,250.00"],
                ["HT-2", "40,000.00", "10,000.00", "0.00", "30,000.00", "0.00", "0.00", "30,000.00"],
            ]
        );
        let sums = ["¥140,000.00", "¥10,000.00", "¥0.00", "¥130,000.00", "¥2,250.00", "¥0.00", "¥132,250.00"];
        assert_eq!(summary.sums, [&[total][..], &sums].concat());
        assert_eq!(summary.head.len(), summary.sums.len());
        assert_eq!(kept.rows[0][2..], ["NB-0510", "15,000.00", "5,000.00"]);
        assert_eq!(kept.sums, [total, "", "", "", "¥5,000.00"]);
        assert!(!kept.note.is_empty());
        // the working of the one late fee names its contract
        assert_eq!(letter.annexes.len(), 1);
        assert!(letter.annexes[0].title.contains("HT-1"), "{}", letter.annexes[0].title);
        assert_eq!(letter.annexes[0].sums[5], "¥2,250.00");
        assert_eq!((letter.agreed.len(), letter.to.len()), (3, 2), "a place to sign, and whom it is for");
    }
    let words = statement(Locale::Zh);
    assert!(words.opening[0].contains("截至2026年5月15日"), "{:?}", words.opening);
    assert!(words.asks[1].contains("不视为放弃逾期违约金"), "{:?}", words.asks);
}

#[test]
fn currencies_are_never_added_to_each_other() {
    let (refit, spares) = (refit(), spares());
    let (late, none) = account_of(&refit, &[], &[]);
    let dollars = |minor| Money::new(minor, Currency::USD);
    let (yuan, came) = account_of(&spares, &[], &[]);
    let abroad = Account {
        total: dollars(250_000),
        collected: dollars(0),
        waived: dollars(0),
        open: dollars(250_000),
        late_fees: dollars(0),
        costs: dollars(0),
        parts: Vec::new(),
        ..yuan
    };
    let foreign = AdvanceStated { received: dollars(9_900), kept: dollars(9_900), ..advance() };
    let facts = CustomerFacts {
        from: None,
        to: "Harbour Pumps Ltd",
        attention: "",
        on: day(AS_OF),
        contracts: &[
            ContractStated { contract: &spares, account: &abroad, came: &came, paid: &[] },
            ContractStated { contract: &refit, account: &late, came: &none, paid: &[] },
        ],
        advances: &[foreign, advance()],
        answer_by: day("2026-05-25"),
    };
    let letter = compose_customer(Locale::En, &facts).expect("a letter");
    let found: Vec<(&str, &str)> = letter.tables[2..]
        .iter()
        .map(|it| (it.title.as_str(), it.sums.last().map(String::as_str).unwrap_or_default()))
        .collect();
    assert_eq!(
        found,
        [
            ("Summary of contracts (CNY)", "¥102,250.00"),
            ("Summary of contracts (USD)", "$2,500.00"),
            ("Advances held (CNY)", "¥5,000.00"),
            ("Advances held (USD)", "$99.00"),
        ]
    );
}

/// A table as text: its title, head, rows, sums and note, a line each; cells stand between bars.
fn table_text(table: &LetterTable) -> Vec<String> {
    let head: Vec<String> = table.head.iter().map(|(words, _)| words.clone()).collect();
    let rows = table.rows.iter().chain([&table.sums]).map(|cells| cells.join(" | "));
    [table.title.clone(), head.join(" | ")].into_iter().chain(rows).chain([table.note.clone()]).collect()
}

/// A letter as text, a line for each of its own.
fn letter_text(letter: &Letter) -> String {
    let lines = [vec![letter.title.clone()], letter.to.clone(), vec![letter.subject.clone()], letter.opening.clone()];
    let tables = letter.tables.iter().flat_map(table_text);
    let ends = [letter.asks.clone(), letter.bank.clone(), letter.signature.clone(), letter.agreed.clone()];
    let annexes = letter.annexes.iter().flat_map(table_text);
    let all = lines.into_iter().flatten().chain(tables).chain(ends.into_iter().flatten()).chain(annexes);
    all.filter(|line| !line.is_empty()).flat_map(|line| [line, "\n".to_owned()]).collect()
}

/// 10,000.00 of the spares were set off; the notice arrived on 10 May.
#[test]
fn a_statement_says_what_was_set_off_and_against_what() {
    let spares = spares();
    let set_off = Receipt {
        amount: Money::cny(1_000_000),
        method: PaymentMethod::SetOff,
        reference: String::new(),
        against: "JH-2026-88".to_owned(),
        ..receipt()
    };
    let counted = Allocation {
        id: AllocationId(uuid_v7(1, [5; 10])),
        receipt: set_off.id,
        contract: spares.id,
        instalment: part_id(2, 1),
        part: ClaimPart::Principal,
        amount: set_off.amount,
        on: None,
    };
    let (open, came) = account_of(&spares, &[&set_off], &[&counted]);
    let paid = [Paid {
        on: set_off.on,
        method: set_off.method,
        reference: set_off.against.clone(),
        counted: counted.amount,
        advance: Money::cny(0),
    }];
    for (language, title, row, note) in [
        (
            Locale::Zh,
            "已收款项和抵销（合同 HT-2）",
            ["2026年5月10日", "抵销", "JH-2026-88", "10,000.00"],
            "抵销通知到达之日",
        ),
        (
            Locale::En,
            "Payments received and set-offs, contract HT-2",
            ["10 May 2026", "Set-off", "JH-2026-88", "10,000.00"],
            "the day its notice arrived",
        ),
    ] {
        let facts = CustomerFacts {
            from: None,
            to: "Harbour Pumps Ltd",
            attention: "",
            on: day(AS_OF),
            contracts: &[ContractStated { contract: &spares, account: &open, came: &came, paid: &paid }],
            advances: &[],
            answer_by: day("2026-05-25"),
        };
        let letter = compose_customer(language, &facts).expect("a letter");
        let table = &letter.tables[1];
        assert_eq!((table.title.as_str(), &table.rows), (title, &vec![row.map(str::to_owned).to_vec()]));
        assert!(table.note.contains(note), "{}", table.note);
        // 40,000.00 less what was set off
        assert!(letter.tables[0].note.contains("¥30,000.00"), "{}", letter.tables[0].note);
    }
}

/// The statement reads as the text in `tests/fixtures/letters`, which was written by hand.
#[test]
fn the_whole_statement_reads_as_a_clerk_would_write_it() {
    for (name, language) in [("customer.zh", Locale::Zh), ("customer.en", Locale::En)] {
        let path = format!("{}/tests/fixtures/letters/{name}.txt", env!("CARGO_MANIFEST_DIR"));
        let kept = std::fs::read_to_string(&path).expect("a kept letter");
        let text = letter_text(&statement(language));
        for (row, (now, kept)) in text.lines().zip(kept.lines()).enumerate() {
            assert_eq!(now, kept, "{name}, line {}", row + 1);
        }
        assert_eq!(text.lines().count(), kept.lines().count(), "{name}");
    }
}
