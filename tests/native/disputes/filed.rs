//! What was filed stands with its working: the sums, what they were reckoned from, and what of it goes out.

use counterpart::domain::contract::plan::PartLabel;
use counterpart::domain::date::Date;
use counterpart::domain::dispute::claim::{Head, HeadSort, Source, claim};
use counterpart::domain::dispute::event::{DisputeEvent, Fact};
use counterpart::domain::dispute::filed::{FiledPart, FiledSum, Frozen};
use counterpart::domain::late_fee::debt::{CameIn, Part};
use counterpart::domain::late_fee::working::RateUnit;
use counterpart::domain::lifecycle::dispute::command::Event as Step;
use counterpart::domain::money::Money;
use counterpart::domain::rate::Ppm;
use counterpart::domain::statement_line::StatementLine;
use counterpart::export::evidence::csv;
use counterpart::export::evidence_filed::{FiledRow, FiledSpan, filed_rows, filed_table};
use counterpart::i18n::{Locale, Text};
use serde_json::{Value, json};

use super::{day, dispute, told};
use crate::account::one_late_part;
use crate::list_files::independent::Lent;

/// Price and late fee, as the account has them.
fn heads() -> [Head; 2] {
    [HeadSort::Principal, HeadSort::LateFee].map(|sort| Head { sort, source: Source::Account, note: String::new() })
}

/// 100,000.00 was due on 31 March; ten days at 0.05 % are 500.00.
fn filed() -> Frozen {
    let account = one_late_part();
    let made = claim(&heads(), Some(&account), &[], day("2026-04-10")).expect("sums");
    made.frozen(Some(&account), &CameIn::new()).expect("sums")
}

fn filing(claim: Frozen) -> DisputeEvent {
    let step = Step::CourtFiled { court: "Court".to_owned(), basis: String::new() };
    told(1, "2026-04-10", Fact::Filed { step, claim })
}

fn all(fen: i64) -> FiledSum {
    let (whole, nothing) = (Money::cny(fen), Money::cny(0));
    FiledSum { whole, paid: nothing, waived: nothing, open: whole }
}

#[test]
fn it_keeps_the_working_of_the_parts_that_make_its_sums_and_of_no_other() {
    let frozen = filed();
    assert_eq!(frozen.totals().expect("sums"), [Money::cny(10_050_000)]);
    let expected = FiledPart {
        number: 1,
        label: Some(PartLabel::Progress),
        due: day("2026-03-31"),
        days_late: 10,
        principal: all(10_000_000),
        late_fee: all(50_000),
        cost: Money::cny(0),
        lines: vec![StatementLine::Accrued {
            from: day("2026-03-31"),
            to: day("2026-04-10"),
            days: 10,
            base: Money::cny(10_000_000),
            rate: Ppm(500),
            unit: RateUnit::Day,
            amount: Money::cny(50_000),
        }],
    };
    // the second part falls due on 30 June
    assert_eq!(frozen.working, [expected]);
}

#[test]
fn a_fee_that_the_account_does_not_give_is_none_of_its_working() {
    let account = one_late_part();
    let [price, _] = heads();
    // the fee was written down by hand: how the account reckons it is nothing of what was filed
    let source = Source::Amount(Money::cny(30_000));
    let by_hand = Head { sort: HeadSort::LateFee, source, note: String::new() };
    let made = claim(&[price, by_hand], Some(&account), &[], day("2026-04-10")).expect("sums");
    let frozen = made.frozen(Some(&account), &CameIn::new()).expect("sums");
    assert_eq!(frozen.totals().expect("sums"), [Money::cny(10_030_000)]);
    let [part] = frozen.working.as_slice() else { panic!("one part: {:?}", frozen.working) };
    assert_eq!((part.principal, part.late_fee, part.lines.len()), (all(10_000_000), all(0), 0));
    let told = filed_table(Text::new(Locale::En), &frozen);
    let sums: Vec<&str> = told.iter().skip(1).map(|row| row[6].as_str()).collect();
    assert_eq!(sums, ["¥100,000.00", "¥100,000.00"], "its price, all of it open");
}

#[test]
fn it_is_written_with_it_and_one_of_an_old_book_reads_without() {
    let event = filing(filed());
    let mut written = serde_json::to_value(&event).expect("written");
    assert_eq!(serde_json::from_value::<DisputeEvent>(written.clone()).expect("read"), event);
    let claim = written.pointer_mut("/fact/filed/claim").and_then(Value::as_object_mut).expect("a claim");
    assert!(claim.remove("working").is_some());
    let old: DisputeEvent = serde_json::from_value(written).expect("read");
    let course = dispute(None).course([&old], day("2026-04-10"));
    let found = course.filed().expect("filed");
    assert_eq!(found, &Frozen { working: Vec::new(), ..filed() });
    assert_eq!(filed_table(Text::new(Locale::En), found).len(), 1, "the head alone");
}

#[test]
fn money_that_comes_later_changes_what_is_claimed_and_nothing_of_what_was_filed() {
    let event = filing(filed());
    // 40,000.00 came in after it was filed
    let mut later = one_late_part();
    later.parts[0].position.collected = Money::cny(4_000_000);
    later.parts[0].position.open = Money::cny(6_000_000);
    let now = claim(&heads(), Some(&later), &[], day("2026-04-20")).expect("sums");
    assert_eq!(now.totals, [Money::cny(6_050_000)]);
    let working = now.frozen(Some(&later), &CameIn::new()).expect("sums").working;
    assert_eq!(working[0].principal.paid, Money::cny(4_000_000), "filed anew it would say so");
    let course = dispute(None).course([&event], day("2026-04-20"));
    assert_eq!(course.filed(), Some(&filed()));
}

#[test]
fn it_goes_out_line_by_line_in_both_languages() {
    let read = |locale| {
        let table = csv(&filed_table(Text::new(locale), &filed()));
        Lent::new("filed.csv", table.as_bytes()).read_by_python()
    };
    let sum = |part: &str, amount: &str, words: &str| json!([part, "", "", "", "", "", amount, words]);
    let en = "Part 1 · Progress";
    assert_eq!(
        read(Locale::En),
        json!([
            ["Part of the payment plan", "After", "Until", "Days", "Base", "Rate", "Amount", "What happened"],
            sum(en, "¥100,000.00", "Principal, due on 31 Mar 2026, 10 days late"),
            sum(en, "¥100,000.00", "Principal open when it was filed"),
            [en, "2026-03-31", "2026-04-10", "10", "¥100,000.00", "0.05% a day", "¥500.00", ""],
            sum(en, "¥500.00", "In all (rounded once, at the end)"),
            sum(en, "¥500.00", "Fee owed when it was filed"),
        ])
    );
    let words = read(Locale::Zh).to_string();
    for said in ["本金，2026年3月31日到期，迟 10 天", "立案时未付本金", "立案时尚欠违约金"] {
        assert!(words.contains(said), "{said} in {words}");
    }
}

#[test]
fn its_rows_hold_days_and_sums_and_not_words_of_them() {
    let sum = |cents: i64, words: &str| FiledRow {
        part: "Part 1 · Progress".to_owned(),
        span: None,
        amount: Some(Money::cny(cents)),
        words: words.to_owned(),
    };
    let span = FiledSpan {
        from: day("2026-03-31"),
        to: day("2026-04-10"),
        days: 10,
        base: Money::cny(10_000_000),
        rate: "0.05% a day".to_owned(),
    };
    let expected = [
        sum(10_000_000, "Principal, due on 31 Mar 2026, 10 days late"),
        sum(10_000_000, "Principal open when it was filed"),
        FiledRow { span: Some(span), ..sum(50_000, "") },
        sum(50_000, "In all (rounded once, at the end)"),
        sum(50_000, "Fee owed when it was filed"),
    ];
    assert_eq!(filed_rows(Text::new(Locale::En), &filed()), expected);
}

#[test]
fn what_was_paid_given_up_and_spent_by_then_is_told() {
    let mut frozen = filed();
    let part = frozen.working.first_mut().expect("a part");
    let cny = Money::cny;
    part.principal =
        FiledSum { whole: cny(10_000_000), paid: cny(3_000_000), waived: cny(1_000_000), open: cny(6_000_000) };
    part.late_fee = FiledSum { whole: cny(50_000), paid: cny(20_000), waived: cny(10_000), open: cny(20_000) };
    part.cost = cny(150_000);
    let on: Date = day("2026-04-05");
    part.lines.push(StatementLine::Waived { on, part: Part::LateFee, amount: cny(10_000) });
    let rows = filed_table(Text::new(Locale::En), &frozen);
    let told: Vec<(&str, &str)> = rows.iter().skip(1).map(|row| (row[6].as_str(), row[7].as_str())).collect();
    for said in [
        ("¥30,000.00", "Less: principal already paid"),
        ("¥10,000.00", "Less: principal waived"),
        ("¥60,000.00", "Principal open when it was filed"),
        ("¥200.00", "Less: fee already paid"),
        ("¥100.00", "Less: fee waived"),
        ("¥200.00", "Fee owed when it was filed"),
        ("¥1,500.00", "Costs open when it was filed"),
    ] {
        assert!(told.contains(&said), "{said:?} in {told:?}");
    }
    assert_eq!(told.len(), 11, "a sum each, the days that bore a fee, and the waiver: {told:?}");
}
