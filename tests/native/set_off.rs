//! When a debt is set off against one of ours (Civil Code art. 568 and 569), and what has to be said of it.

use counterpart::domain::date::Date;
use counterpart::domain::id::{AllocationId, ContractId, CustomerId, InstalmentId, ReceiptId, uuid_v7};
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::receipt::{Allocation, ClaimPart, PaymentMethod, Receipt};
use counterpart::domain::set_off::{SetOffFault, all_counted, check};
use counterpart::i18n::{Locale, Text};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a date")
}

/// 100.00, of which the notice arrived on 20 May.
fn set_off(against: &str) -> Receipt {
    Receipt {
        id: ReceiptId(uuid_v7(1, [4; 10])),
        customer: CustomerId(uuid_v7(1, [3; 10])),
        on: day("2026-05-20"),
        amount: Money::cny(10_000),
        method: PaymentMethod::SetOff,
        reference: String::new(),
        reverses: None,
        note: String::new(),
        reason: String::new(),
        against: against.to_owned(),
        bank_line: None,
        purpose: String::new(),
    }
}

#[test]
fn a_set_off_names_the_other_debt_has_arrived_and_leaves_nothing_over() {
    let left = |fen| Err(SetOffFault::LeftOver { left: Money::cny(fen) });
    let not_yet = Err(SetOffFault::NotYet { on: day("2026-05-20") });
    // what it is set off against, how much is counted, today, the answer
    for (against, counted, today, expected) in [
        ("our invoice 88", 10_000, "2026-05-20", Ok(())),
        ("our invoice 88", 10_000, "2026-06-01", Ok(())),
        ("", 10_000, "2026-05-20", Err(SetOffFault::NoGround)),
        (" ", 10_000, "2026-05-20", Err(SetOffFault::NoGround)),
        ("our invoice 88", 10_000, "2026-05-19", not_yet),
        ("our invoice 88", 9_999, "2026-05-20", left(1)),
        ("our invoice 88", 0, "2026-05-20", left(10_000)),
    ] {
        let found = check(&set_off(against), Money::cny(counted), day(today));
        assert_eq!(found, expected, "{against:?} {counted} {today}");
    }
    // money that came in may be told early, say nothing of another debt, and be kept as an advance
    let came = Receipt { method: PaymentMethod::Transfer, ..set_off("") };
    assert_eq!(check(&came, Money::cny(0), day("2026-05-19")), Ok(()));
    assert_eq!(all_counted(&came, Money::cny(0)), Ok(()));
    assert_eq!(all_counted(&set_off("88"), Money::cny(9_000)), left(1_000));
    let dollars = Money::new(10_000, Currency::USD);
    assert!(matches!(all_counted(&set_off("88"), dollars), Err(SetOffFault::Exact(_))));
}

/// It pays the debt, but nobody knows from it that the debtor agreed to perform: limitation does not begin anew by it.
#[test]
fn a_set_off_is_a_payment_that_was_not_made_in_money() {
    let money = Receipt { id: ReceiptId(uuid_v7(2, [4; 10])), method: PaymentMethod::Cash, ..set_off("") };
    let receipts = [set_off("our invoice 88"), money];
    let rows: Vec<Allocation> = (1_u64..)
        .zip(&receipts)
        .map(|(number, it)| Allocation {
            id: AllocationId(uuid_v7(number, [5; 10])),
            receipt: it.id,
            contract: ContractId(uuid_v7(1, [2; 10])),
            instalment: InstalmentId(uuid_v7(1, [1; 10])),
            part: ClaimPart::Principal,
            amount: it.amount,
            on: None,
        })
        .collect();
    let book = ReceiptBook::new(&receipts);
    let paid = book.payments(&rows).expect("payments").into_iter().map(|it| it.receipt);
    assert_eq!(paid.collect::<Vec<_>>(), [receipts[0].id, receipts[1].id]);
    let in_money = book.paid_in_money(&rows).expect("payments").into_iter().map(|it| it.receipt);
    assert_eq!(in_money.collect::<Vec<_>>(), [receipts[1].id]);
}

#[test]
fn what_is_wrong_with_a_set_off_is_said_with_what_to_do() {
    let left = SetOffFault::LeftOver { left: Money::cny(1_000) };
    for (fault, recorded, zh, en) in [
        (SetOffFault::NoGround, false, "请写明拿我方哪笔债务来抵", "Please say which debt of ours"),
        (SetOffFault::NotYet { on: day("2026-05-20") }, false, "请填通知到达日", "Please enter the day it did"),
        (left, false, "多出 ¥10.00", "¥10.00 of it ends no debt"),
        (left, true, "还有 ¥10.00 没有计入", "¥10.00 of it is counted towards nothing"),
    ] {
        for (locale, said) in [(Locale::Zh, zh), (Locale::En, en)] {
            let words = Text::new(locale).set_off_fault(fault, recorded);
            assert!(words.contains(said), "{words}");
        }
    }
}

/// What stands above the receipts of the book: what was set off is told apart, and is no part of what came in.
#[test]
fn the_answer_over_the_receipts_adds_no_set_off_to_what_came_in() {
    let (yuan, dollars) = (Money::cny(123_450), Money::new(500, Currency::USD));
    let off = Money::cny(500_000);
    // how many, what came in, what was set off
    for (n, came, set_off, zh, en) in [
        (0, vec![], vec![], "没有到账款项", "Nothing has come in"),
        (2, vec![yuan], vec![], "共 2 笔，到账 ¥1,234.50", "2 in all, ¥1,234.50 received"),
        (
            3,
            vec![yuan, dollars],
            vec![off],
            "共 3 笔，到账 ¥1,234.50 + $5.00，另抵销 ¥5,000.00",
            "3 in all, ¥1,234.50 + $5.00 received, ¥5,000.00 set off",
        ),
        (1, vec![], vec![off], "没有到账款项，另抵销 ¥5,000.00", "Nothing has come in, ¥5,000.00 set off"),
        // a set-off that was taken back
        (2, vec![], vec![Money::cny(0)], "没有到账款项", "Nothing has come in"),
    ] {
        for (locale, said) in [(Locale::Zh, zh), (Locale::En, en)] {
            assert_eq!(Text::new(locale).receipts_answer(n, came.clone(), &set_off), said);
        }
    }
}

#[test]
fn a_receipt_written_before_set_offs_were_known_reads_as_money() {
    let text = r#"{"id":"019b76da-a937-7b39-8f15-b1888587851f","customer":"019b76da-a80b-7bb3-aa5b-7763325342ca","on":"2026-05-14","amount":{"amt":"100","cur":"CNY"},"method":"bill"}"#;
    let receipt: Receipt = serde_json::from_str(text).expect("a receipt");
    assert!(!receipt.is_set_off() && receipt.against.is_empty() && receipt.reason.is_empty());
    let written = serde_json::to_value(set_off("our invoice 88")).expect("JSON");
    assert_eq!((&written["method"], &written["against"]), (&"set_off".into(), &"our invoice 88".into()));
}
