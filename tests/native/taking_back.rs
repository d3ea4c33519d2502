//! How a receipt is taken back: the counter-entry that is made, why it is not, and the life that a book tells.

use counterpart::domain::date::Date;
use counterpart::domain::id::{CustomerId, ReceiptId, uuid_v7};
use counterpart::domain::lifecycle::Refusal;
use counterpart::domain::lifecycle::receipt::{Event, Guard, Stage};
use counterpart::domain::money::Money;
use counterpart::domain::receipt::{PaymentMethod, Receipt};
use counterpart::domain::taking_back::{counter, life};
use counterpart::i18n::{Locale, Text};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

fn id(number: u64) -> ReceiptId {
    ReceiptId(uuid_v7(number, [4; 10]))
}

/// 100.00 by a bill.
fn receipt(on: &str) -> Receipt {
    Receipt {
        id: id(1),
        customer: CustomerId(uuid_v7(1, [3; 10])),
        on: day(on),
        amount: Money::cny(10_000),
        method: PaymentMethod::Bill,
        reference: "8812".to_owned(),
        reverses: None,
        note: "by post".to_owned(),
        reason: String::new(),
        against: String::new(),
        bank_line: None,
        purpose: "part 1".to_owned(),
    }
}

/// What took the receipt back, as a book keeps it.
fn taken(number: u64, on: &str, reason: &str) -> Receipt {
    Receipt {
        id: id(number),
        amount: Money::cny(-10_000),
        reverses: Some(id(1)),
        reason: reason.to_owned(),
        ..receipt(on)
    }
}

fn reversed(on: &str, by: u64, reason: &str) -> Stage {
    Stage::Reversed { on: day(on), by: id(by), reason: reason.to_owned() }
}

#[test]
fn a_counter_entry_is_the_receipt_the_other_way_with_the_reason() {
    // the day of the receipt, today, the day of the counter-entry: none is older than its receipt
    for (received, today, on) in [
        ("2026-03-01", "2026-03-05", "2026-03-05"),
        ("2026-03-05", "2026-03-05", "2026-03-05"),
        ("2026-03-09", "2026-03-05", "2026-03-09"),
    ] {
        let receipt = receipt(received);
        let made = counter(&receipt, &Stage::Recorded, id(2), " bounced ", day(today)).expect("it may be");
        let expected = Receipt { note: String::new(), ..taken(2, on, "bounced") };
        assert_eq!(made, expected, "{received} {today}");
        assert_eq!(life(receipt.id, [&receipt, &made]).stage, reversed(on, 2, "bounced"));
    }
}

#[test]
fn a_receipt_is_taken_back_once_for_a_reason() {
    let today = day("2026-03-05");
    let gone = reversed("2026-03-02", 2, "bounced");
    let least = Receipt { amount: Money::cny(i64::MIN), ..receipt("2026-03-01") };
    let beyond = Guard::NoCounterAmount { amount: least.amount };
    for (case, receipt, stage, reason, expected, zh, en) in [
        (
            "no reason",
            receipt("2026-03-01"),
            Stage::Recorded,
            " ",
            Refusal::ReasonMissing,
            "请写原因。",
            "Please give a reason.",
        ),
        (
            "it was taken back",
            receipt("2026-03-01"),
            gone.clone(),
            "again",
            Refusal::Ended { stage: gone.clone() },
            "请重新登记",
            "record it anew",
        ),
        (
            "it takes another one back",
            taken(2, "2026-03-02", "bounced"),
            Stage::Recorded,
            "a mistake",
            Refusal::Guard(Guard::IsCounterEntry { of: id(1) }),
            "不能再冲正",
            "cannot be reversed itself",
        ),
        (
            "no amount is as large",
            least,
            Stage::Recorded,
            "a mistake",
            Refusal::Guard(beyond),
            "数字太大，超出可以准确计算的范围。",
            "The figure is too large to be computed exactly.",
        ),
    ] {
        let refusal = counter(&receipt, &stage, id(9), reason, today).expect_err(case);
        assert_eq!(refusal, expected, "{case}");
        for (locale, said) in [(Locale::Zh, zh), (Locale::En, en)] {
            let words = Text::new(locale).receipt_refusal(&refusal);
            assert!(words.contains(said), "{case}: {words}");
        }
    }
}

#[test]
fn a_book_tells_the_life_of_a_receipt_in_any_order() {
    let (early, late, same) =
        (taken(7, "2026-03-02", "bounced"), taken(3, "2026-03-04", "a double"), taken(8, "2026-03-02", "a slip"));
    let of_another = Receipt { reverses: Some(id(5)), ..taken(6, "2026-03-01", "another") };
    let old = taken(2, "2026-03-03", "");
    for (case, rows, stage, anomalies) in [
        ("it stands", vec![], Stage::Recorded, vec![]),
        ("another one was taken back", vec![&of_another], Stage::Recorded, vec![]),
        ("taken back", vec![&early], reversed("2026-03-02", 7, "bounced"), vec![]),
        ("by an entry from before reasons", vec![&old], reversed("2026-03-03", 2, ""), vec![]),
        ("on two devices: the earlier day", vec![&late, &early], reversed("2026-03-02", 7, "bounced"), vec![id(3)]),
        ("the same, joined the other way", vec![&early, &late], reversed("2026-03-02", 7, "bounced"), vec![id(3)]),
        ("on one day: entered first", vec![&same, &early], reversed("2026-03-02", 7, "bounced"), vec![id(8)]),
    ] {
        let receipt = receipt("2026-03-01");
        let found = life(receipt.id, std::iter::once(&receipt).chain(rows));
        let others: Vec<ReceiptId> = found
            .anomalies
            .iter()
            .map(|it| match &it.event.what {
                Event::Reversed { by, .. } => *by,
            })
            .collect();
        assert_eq!((found.stage, others), (stage, anomalies), "{case}");
    }
}
