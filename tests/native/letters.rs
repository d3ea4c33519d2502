//! Letters about money that is due: which figures and words stand in them, in both languages.

use counterpart::domain::account::{Account, Entries, Happened, account};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::dunning_rows::DunningRows;
use counterpart::domain::late_fee::debt::ReceiptBook;
use counterpart::domain::late_fee::rule::Cap;
use counterpart::domain::late_fee_statement::LateFeeStatement;
use counterpart::export::letter::{Letter, LetterFacts, LetterKind, Tone, compose};
use counterpart::i18n::Locale;

use crate::claims::{contract, day, heading};

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

fn letter(language: Locale, kind: LetterKind, as_of: &str, statement: Option<&LateFeeStatement>) -> Letter {
    let contract = late();
    let account = account_of(&contract, statement.as_slice(), day(as_of));
    let facts = LetterFacts {
        kind,
        from: None,
        to: "Harbour Pumps Ltd",
        attention: "",
        contract: &contract,
        account: &account,
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
    let statement = LateFeeStatement::freeze(heading(0), &account, None, &[], day("2026-05-20")).expect("frozen");
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
        assert_eq!(letter.opening, ["Nothing is overdue on this day."]);
        assert!(letter.asks.is_empty());
    }
}
