//! Late fees by a reference rate, in the account of a contract: with what the book keeps of it since the contract was drafted.

use std::sync::Arc;

use counterpart::domain::account::{Account, Entries, Happened, account};
use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::plan::Event;
use counterpart::domain::late_fee::debt::{CameIn, ReceiptBook};
use counterpart::domain::late_fee::dunning::DunningBook;
use counterpart::domain::late_fee::known::RateSource;
use counterpart::domain::late_fee::rate_table::{RateStep, RateTable};
use counterpart::domain::late_fee::rule::{Cap, DayCount, Fixing, Grace, GraceMode, LateFeeRule, LateRate};
use counterpart::domain::late_fee::succession::LateFeeBefore;
use counterpart::domain::late_fee::working::LedgerLine;
use counterpart::domain::rate::Ppm;
use counterpart::domain::reference_rates::KeptRates;
use counterpart::domain::statement_line::StatementLine;
use counterpart::i18n::{Locale, Text};
#[cfg(target_arch = "wasm32")]
use wasm_bindgen_test::wasm_bindgen_test as test;

use super::{at_the_end_of_april, contract, day, reckoned, rule};

fn step(from: &str, rate: i64) -> RateStep {
    RateStep { from: day(from), rate: Ppm(rate) }
}

/// One and a half times LPR, of which the contract kept 3 %.
fn by_lpr(fixing: Fixing) -> LateFeeRule {
    let reference = RateTable::new(vec![step("2025-10-20", 30_000)]).expect("a table");
    let day_count = DayCount::Actual365;
    LateFeeRule::plain(LateRate::ReferenceMultiple { reference, hundredths: 150, day_count, fixing })
}

/// Two parts of 100,000.00, due at the end of March and of April.
fn deal(late_fee: LateFeeRule) -> ContractBrief {
    let mut deal = contract(at_the_end_of_april(), Cap::None);
    let Clause::Included(payment) = &mut deal.payment else { panic!("it is paid") };
    payment.late_fee = late_fee;
    deal
}

/// A book that keeps 2.8 % from 20 April and 3.1 % from 20 June.
fn book() -> DunningBook {
    let lpr = vec![step("2025-10-20", 30_000), step("2026-04-20", 28_000), step("2026-06-20", 31_000)];
    let settings = BookSettings { lpr, ..BookSettings::default() };
    DunningBook::none().with_rates(KeptRates::of_book(Some(Arc::new(settings))))
}

fn fees(deal: &ContractBrief, book: &DunningBook, as_of: &str) -> [i64; 2] {
    let account = reckoned(deal, &[], book, day(as_of)).expect("an account");
    [0, 1].map(|at| account.parts[at].late_fee.as_ref().map_or(0, |fee| fee.value.total.minor))
}

#[test]
fn each_part_bears_the_rate_of_its_own_breach() {
    let deal = deal(by_lpr(Fixing::AtBreach));
    // 73 days are a fifth of a year: 900.00 at 4.5 %, 840.00 at 4.2 %
    for (as_of, alone, known) in
        [("2026-06-12", [90_000, 53_014], [90_000, 49_479]), ("2026-07-12", [126_986, 90_000], [126_986, 84_000])]
    {
        assert_eq!(fees(&deal, &DunningBook::none(), as_of), alone, "{as_of}");
        assert_eq!(fees(&deal, &book(), as_of), known, "{as_of}");
    }
}

#[test]
fn an_amended_clause_follows_the_rate_up_to_its_last_day() {
    let mut deal = deal(rule(Cap::None));
    deal.late_fees_before = vec![LateFeeBefore { until: day("2026-05-15"), rule: by_lpr(Fixing::Running) }];
    // the first part: 19 days of 4.5 % a year, 25 of 4.2 %, 10 of 0.05 % a day; all 44 of 4.5 % by the clause alone
    assert_eq!(fees(&deal, &DunningBook::none(), "2026-05-24")[0], 104_247);
    assert_eq!(fees(&deal, &book(), "2026-05-24")[0], 102_192);
    let account = reckoned(&deal, &[], &book(), day("2026-05-24")).expect("an account");
    let fee = account.parts[0].late_fee.as_ref().expect("a fee");
    let told = fee.working.iter().filter_map(|line| {
        let LedgerLine::Reference { from, reference: it } = line else { return None };
        Some((*from, it.rate, it.source, it.is_last))
    });
    let expected = [
        (day("2026-04-01"), Ppm(30_000), RateSource::Clause, false),
        (day("2026-04-20"), Ppm(28_000), RateSource::Book, false),
    ];
    assert_eq!(told.collect::<Vec<_>>(), expected, "the amended clause has a rate of its own");
    // the part that falls due under the clause that followed knows nothing of the one before
    deal.late_fees_before[0].until = day("2026-04-15");
    let account = reckoned(&deal, &[], &book(), day("2026-05-10")).expect("an account");
    let fee = account.parts[1].late_fee.as_ref().expect("a fee");
    // ten days of 0.05 %
    assert_eq!(fee.value.total.minor, 50_000);
    assert!(!fee.working.iter().any(|line| matches!(line, LedgerLine::Reference { .. })));
}

/// The account of a contract that was signed on 3 November 2025, and to which nothing was paid.
fn signed(deal: &ContractBrief, book: &DunningBook, as_of: &str) -> Account {
    let happened = Happened::from([(Event::Signing, day("2025-11-03"))]);
    let receipts = ReceiptBook::new(&[]);
    let entries = Entries { receipts: &receipts, allocations: &[], dunning: book };
    account(deal, &happened, None, &entries, &WorkCalendar::standard(), day(as_of)).expect("an account")
}

#[test]
fn an_amendment_that_leaves_the_reference_rate_alone_keeps_what_followed_it() {
    // typed by hand at 3.1 %, which held when it was signed; 3 % came between that and the amendment
    let lpr = vec![step("2025-10-20", 31_000), step("2025-12-22", 30_000)];
    let settings = BookSettings { lpr, ..BookSettings::default() };
    let book = DunningBook::none().with_rates(KeptRates::of_book(Some(Arc::new(settings))));
    // 73 days of 100,000.00 are 900.00 at 4.5 % and 930.00 at 4.65 %; 103 are 1,269.86, 43 are 530.14
    for (fixing, as_of, expected) in [
        (Fixing::AtBreach, "2026-07-12", [126_986, 90_000]),
        (Fixing::Running, "2026-06-12", [90_000, 53_014]),
        (Fixing::Running, "2026-07-12", [126_986, 90_000]),
    ] {
        let reference = RateTable::constant(Ppm(31_000)).expect("a table");
        let day_count = DayCount::Actual365;
        let old = LateFeeRule::plain(LateRate::ReferenceMultiple { reference, hundredths: 150, day_count, fixing });
        let now = LateFeeRule { grace: Grace { days: 5, mode: GraceMode::Retroactive }, ..old.clone() };
        let mut deal = deal(now);
        deal.late_fees_before = vec![LateFeeBefore { until: day("2026-04-15"), rule: old }];
        let account = signed(&deal, &book, as_of);
        let fees = [0, 1].map(|at| account.parts[at].late_fee.as_ref().expect("a fee"));
        assert_eq!(fees.map(|fee| fee.value.total.minor), expected, "{fixing:?} {as_of}");
        for fee in fees {
            let told = fee.working.iter().filter_map(|line| {
                let LedgerLine::Reference { reference: it, .. } = line else { return None };
                Some((it.rate, it.since, it.source))
            });
            let of_the_book = (Ppm(30_000), Some(day("2025-12-22")), RateSource::Book);
            assert_eq!(told.collect::<Vec<_>>(), [of_the_book], "{fixing:?} {as_of}");
        }
    }
}

#[test]
fn the_working_names_the_rate_its_day_and_where_it_was_read() {
    let deal = deal(by_lpr(Fixing::AtBreach));
    let said = |book: &DunningBook, part: usize, locale| {
        let account = reckoned(&deal, &[], book, day("2026-06-12")).expect("an account");
        let lines = StatementLine::all_of(&account.parts[part], &CameIn::new()).expect("lines");
        lines.iter().filter_map(|line| Text::new(locale).statement_event(line)).collect::<Vec<_>>()
    };
    let none = DunningBook::none().with_rates(KeptRates::default());
    for (case, book, part, zh, en) in [
        (
            "of the clause",
            &book(),
            0,
            "自 2026年4月1日 起按一年期贷款市场报价利率（LPR）3%计算（起草合同时录入，2025年10月20日 起执行）",
            "From 1 Apr 2026: One-year loan prime rate (LPR), 3% (entered when the contract was drafted, in force from 20 Oct 2025)",
        ),
        (
            "of the book",
            &book(),
            1,
            "自 2026年5月1日 起按一年期贷款市场报价利率（LPR）2.8%计算（2026年4月20日 起执行，我方按公布数值录入）",
            "From 1 May 2026: One-year loan prime rate (LPR), 2.8% (in force from 20 Apr 2026, as published and entered by us)",
        ),
        (
            "none later",
            &none,
            1,
            "自 2026年5月1日 起按一年期贷款市场报价利率（LPR）3%计算（起草合同时录入，2025年10月20日 起执行）；未录入此后公布的利率，\
             沿用此利率",
            "From 1 May 2026: One-year loan prime rate (LPR), 3% (entered when the contract was drafted, in force from 20 Oct \
             2025); no later rate has been entered, so this one continues to apply",
        ),
    ] {
        assert_eq!(said(book, part, Locale::Zh), [zh], "{case}");
        assert_eq!(said(book, part, Locale::En), [en], "{case}");
    }
    let unasked: Vec<String> = said(&DunningBook::none(), 0, Locale::En);
    assert!(unasked.is_empty(), "{unasked:?}");
}

#[test]
fn the_working_names_the_rate_of_the_clause_where_nobody_can_say_which_came_later() {
    // in force when it was drafted, whenever that was
    let reference = RateTable::constant(Ppm(30_000)).expect("a table");
    let (day_count, fixing) = (DayCount::Actual365, Fixing::Running);
    let multiple = LateRate::ReferenceMultiple { reference: reference.clone(), hundredths: 150, day_count, fixing };
    let plus = LateRate::ReferencePlus { reference, margin: Ppm(15_000), day_count, fixing };
    let none = DunningBook::none().with_rates(KeptRates::default());
    for (case, rate) in [("unsigned", multiple), ("of no rate by name", plus)] {
        let deal = deal(LateFeeRule::plain(rate));
        for (book, is_last) in [(book(), false), (none.clone(), true)] {
            let account = reckoned(&deal, &[], &book, day("2026-06-12")).expect("an account");
            let fee = account.parts[0].late_fee.as_ref().expect("a fee");
            // 73 days of 4.5 % a year
            assert_eq!(fee.value.total.minor, 90_000, "{case}");
            let told = fee.working.iter().filter_map(|line| {
                let LedgerLine::Reference { reference: it, .. } = line else { return None };
                Some((it.rate, it.since, it.source, it.is_last))
            });
            let expected = (Ppm(30_000), None, RateSource::Clause, is_last);
            assert_eq!(told.collect::<Vec<_>>(), [expected], "{case}");
            // what nobody knows is not said
            let lines = StatementLine::all_of(&account.parts[0], &CameIn::new()).expect("lines");
            let words: Vec<_> = lines.iter().filter_map(|line| Text::new(Locale::En).statement_event(line)).collect();
            assert_eq!(words.len(), 1, "{case}: {words:?}");
            assert_eq!(words[0].contains("no later rate has been entered"), is_last, "{case}: {words:?}");
        }
    }
}
