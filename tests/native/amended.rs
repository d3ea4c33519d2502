//! What an amendment leaves as it was: past periods, past days, and what another amendment changed.

use std::collections::BTreeMap;

use counterpart::domain::account::{Account, Entries, Happened, account};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::collection::DueDay;
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::amendment::binding::{Met, bound, stands};
use counterpart::domain::contract::amendment::bought::bought;
use counterpart::domain::contract::amendment::history::{History, changes};
use counterpart::domain::contract::amendment::refusal::{Refusal, Setting};
use counterpart::domain::contract::amendment::replan::{check, replanned};
use counterpart::domain::contract::amendment::{Amendment, Begins};
use counterpart::domain::contract::claims::ClaimLine;
use counterpart::domain::contract::clause::{Clause, ClauseId};
use counterpart::domain::contract::general::RollForward;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Period, Share};
use counterpart::domain::contract::targets::{Cycle, Targets};
use counterpart::domain::contract::term::TermLength;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::duties::days::Subject;
use counterpart::domain::id::{AmendmentId, InstalmentId};
use counterpart::domain::late_fee::debt::{Part, ReceiptBook, Waiver};
use counterpart::domain::late_fee::dunning::{Dunning, DunningBook};
use counterpart::domain::late_fee::rule::{Cap, CapBase, FeeBase, LateFeeRule};
use counterpart::domain::line::Line;
use counterpart::domain::money::Money;
use counterpart::domain::rate::{Ppm, Quantity};
use proptest::prelude::*;

use crate::amendments::{account_by, account_paid, amendment, contract, daily, extra, instalment, set_total, sums};
use crate::paper::contracts::{day, payment_of};

const DUE: &str = "2026-12-31";

/// The usual contract over 300.00, signed on 10 January.
fn signed() -> Contract {
    contract(30_000, &[(1, Share::Equal, DUE)])
}

/// An amendment that was drawn up from these terms.
fn drawn(n: u64, basis: &Contract, terms: &Contract, signed_on: &str, begins: Begins) -> Amendment {
    let it = amendment(n, terms, Some(signed_on), begins);
    Amendment { basis: Some(Box::new(basis.to_amend(it.id))), ..it }
}

fn worth(total: i64) -> Contract {
    let mut terms = signed();
    set_total(&mut terms, total);
    terms
}

/// Signed on 20 May for June, worth 400.00; signed on 10 July for May already, worth 250.00.
fn twice() -> [Amendment; 2] {
    let first = drawn(1, &signed(), &worth(40_000), "2026-05-20", Begins::On(day("2026-06-01")));
    let second = drawn(2, &worth(40_000), &worth(25_000), "2026-07-10", Begins::On(day("2026-06-15")));
    [first.clone(), Amendment { after: Some(first.id), ..second }]
}

#[test]
fn what_was_signed_in_a_period_stays_and_each_amendment_counts_on_its_own_day() {
    let (basis, all) = (signed(), twice());
    let all: Vec<&Amendment> = all.iter().collect();
    // the day looked at, and what the amendments had changed by then, each on its day
    let table: [(&str, &[(&str, i64)]); 6] = [
        ("2026-05-20", &[]),
        ("2026-05-31", &[]),
        ("2026-06-01", &[("2026-06-01", 10_000)]),
        ("2026-06-20", &[("2026-06-01", 10_000)]),
        ("2026-07-09", &[("2026-06-01", 10_000)]),
        // agreed on 10 July for a day before: it was not known then
        ("2026-07-10", &[("2026-06-01", 10_000), ("2026-07-10", -15_000)]),
    ];
    for (as_of, expected) in table {
        let told: Vec<(String, i64)> =
            changes(&basis.brief(), &all, day(as_of)).iter().map(|it| (it.on.to_string(), it.by.minor)).collect();
        let expected: Vec<(String, i64)> = expected.iter().map(|(on, by)| ((*on).to_owned(), *by)).collect();
        assert_eq!(told, expected, "as of {as_of}");
    }
}

#[test]
fn what_was_sold_keeps_its_model_and_its_unit() {
    let of_model = |terms: &Contract, model: &str| {
        let mut other = terms.clone();
        for line in other.lines.values_mut() {
            (line.spec, line.unit) = (model.to_owned(), "pcs".to_owned());
        }
        other
    };
    let (basis, terms) = (of_model(&signed(), "DN50"), of_model(&signed(), "DN80"));
    let sold = basis.brief().sold;
    assert!(!sold.is_empty());
    assert!(sold.iter().all(|it| (it.spec.as_str(), it.unit.as_str()) == ("DN50", "pcs")), "{sold:?}");
    // an amendment that makes it another model takes the one back and sells the other
    let change = drawn(1, &basis, &terms, "2026-05-20", Begins::On(day("2026-06-01")));
    let told = changes(&basis.brief(), &[&change], day("2026-06-01"));
    let sold: Vec<(&str, i64)> =
        told.iter().flat_map(|it| &it.sold).map(|it| (it.spec.as_str(), it.minor.signum())).collect();
    assert_eq!(sold, [("DN50", -1), ("DN80", 1)]);
    assert!(told.iter().all(|it| it.by.is_zero()), "{told:?}");
}

#[test]
fn periods_know_the_cycles_that_were_replaced_and_where_one_was_cut() {
    let with = |cycle| {
        let mut terms = signed();
        terms.term.length = TermLength::Months { start: day("2026-01-01"), months: 36 };
        terms.targets = Clause::Included(Targets { cycle, ..Targets::usual(Money::cny(10_000_000)) });
        terms
    };
    let (quarters, years) = (with(Cycle::Quarter), with(Cycle::Year));
    let change = drawn(1, &quarters, &years, "2026-05-20", Begins::On(day("2026-07-06")));
    let brief = |as_of: &str| bound(&quarters.brief(), [&change], day(as_of)).unwrap_or_else(|| quarters.brief());
    let (before, after) = (brief("2026-07-05"), brief("2026-07-06"));
    assert_eq!(before.cycles_before(), []);
    assert_eq!(after.cycles_before(), [(Cycle::Quarter, day("2026-07-06"))]);
    let month = |month| Subject::Month { year: 2026, month };
    for (what, brief, first, expected) in [
        ("nothing changed", &before, "2026-04-01", month(4)),
        ("a quarter that was over", &after, "2026-04-01", month(4)),
        ("the quarter that was cut", &after, "2026-07-01", month(7)),
        ("the rest of the year", &after, "2026-07-06", Subject::Day(day("2026-07-06"))),
        ("the next year", &after, "2027-01-01", Subject::Month { year: 2027, month: 1 }),
    ] {
        assert_eq!(brief.instance_from(day(first)), expected, "{what}");
    }
    // where a year begins on the day nothing is cut
    let change = drawn(1, &quarters, &years, "2026-05-20", Begins::On(day("2027-01-01")));
    let whole = bound(&quarters.brief(), [&change], day("2027-01-01")).expect("it binds");
    assert_eq!(whole.instance_from(day("2027-01-01")), Subject::Month { year: 2027, month: 1 });
}

/// The name, the pieces and the price of one of each line.
fn with_lines(lines: &[(usize, &str, i64, i64)]) -> Contract {
    let mut terms = signed();
    let (id, line) = terms.lines.iter().next().map(|(id, line)| (*id, line.clone())).expect("a line");
    let made = lines.iter().map(|(place, name, pieces, price)| {
        let mut bytes = *id.0.as_bytes();
        bytes[15] = u8::try_from(*place).expect("few lines");
        let id = counterpart::domain::id::LineId(uuid::Uuid::from_bytes(bytes));
        let quantity = Quantity::whole(*pieces).expect("pieces");
        (id, Line { id, name: (*name).to_owned(), quantity, unit_price: Money::cny(*price), ..line.clone() })
    });
    terms.lines = made.collect::<BTreeMap<_, _>>();
    terms
}

#[test]
fn purchases_follow_the_contract_as_it_was_amended_line_by_line() {
    let basis = with_lines(&[(1, "meter", 2, 10_000), (2, "valve", 4, 1_000)]);
    // one meter more, the valves are dropped, two pumps instead
    let more = with_lines(&[(1, "meter", 3, 10_000), (3, "pump", 2, 2_500)]);
    let all = [drawn(1, &basis, &more, "2026-05-20", Begins::On(day("2026-06-01")))];
    let all: Vec<&Amendment> = all.iter().collect();
    let rows = |as_of: &str| -> Vec<(String, String, i64, i64, i64)> {
        let rows = bought(&basis, day("2026-01-10"), &all, day(as_of)).expect("reckoned");
        let row = |it: &counterpart::domain::purchase::Purchase| {
            (it.on.to_string(), it.name.clone(), it.quantity.thousandths / 1_000, it.amount.minor, it.times)
        };
        rows.iter().map(row).collect()
    };
    let row = |on: &str, name: &str, pieces, amount, times| (on.to_owned(), name.to_owned(), pieces, amount, times);
    let first = [row("2026-01-10", "meter", 2, 20_000, 1), row("2026-01-10", "valve", 4, 4_000, 1)];
    assert_eq!(rows("2026-05-31"), first);
    let later = [
        row("2026-06-01", "meter", 1, 10_000, 0),
        row("2026-06-01", "pump", 2, 5_000, 1),
        row("2026-06-01", "valve", -4, -4_000, -1),
    ];
    assert_eq!(rows("2026-06-01"), [&first[..], &later[..]].concat());
    let bought = bought(&basis, day("2026-01-10"), &all, day("2026-06-01")).expect("reckoned");
    let sums = counterpart::domain::purchase::by_product(&bought).expect("sums").value;
    let told: Vec<(&str, i64, i64)> = sums.iter().map(|it| (it.name.as_str(), it.times, it.amount.minor)).collect();
    assert_eq!(told, [("meter", 1, 30_000), ("pump", 1, 5_000)], "valves were not bought after all");
}

/// Two halves, of which the first is late since 31 March, at 0.05 % a day; from 21 April on the contract is worth 1 200.00.
fn late(rule: &LateFeeRule, as_of: &str) -> i64 {
    let halves = |first, second| {
        contract(
            first + second,
            &[(1, Share::Sum(Money::cny(first)), "2026-03-31"), (2, Share::Sum(Money::cny(second)), DUE)],
        )
    };
    let (mut basis, mut terms) = (halves(5_000_000, 5_000_000), halves(5_000_000, 7_000_000));
    payment_of(&mut basis).late_fee = rule.clone();
    payment_of(&mut terms).late_fee = rule.clone();
    let all = [drawn(1, &basis, &terms, "2026-04-10", Begins::On(day("2026-04-21")))];
    let brief = basis.brief();
    let brief = bound(&brief, &all, day(as_of)).unwrap_or(brief);
    account_by(&brief, &[], as_of).late_fees.minor
}

#[test]
fn a_late_fee_on_the_whole_contract_takes_the_amount_of_each_day() {
    let whole = LateFeeRule { base: FeeBase::ContractTotal, ..LateFeeRule::plain(daily(500)) };
    // 20 days of 100 000.00, then days of 120 000.00
    assert_eq!(late(&whole, "2026-04-20"), 20 * 5_000);
    assert_eq!(late(&whole, "2026-04-21"), 20 * 5_000 + 6_000);
    assert_eq!(late(&whole, "2026-04-30"), 20 * 5_000 + 10 * 6_000);
    // the bound of a part is that of the contract under which it fell due: 1 % of 100 000.00
    let bounded = LateFeeRule { cap: Cap::Share { ppm: Ppm(10_000), of: CapBase::Contract }, ..whole };
    assert_eq!(late(&bounded, "2026-04-20"), 100_000);
    assert_eq!(late(&bounded, "2026-05-31"), 100_000);
    // on what is unpaid the amount of the contract makes no difference
    let unpaid = LateFeeRule::plain(daily(500));
    assert_eq!(late(&unpaid, "2026-04-30"), 30 * 2_500);
}

#[test]
fn amendments_drawn_up_apart_both_hold_clause_by_clause() {
    let basis = signed();
    let dearer = worth(40_000);
    let mut slower = signed();
    payment_of(&mut slower).late_fee = LateFeeRule::plain(daily(123));
    let mut titled = worth(50_000);
    titled.special = Wording::same("apart");
    let first = drawn(1, &basis, &dearer, "2026-05-20", Begins::OnSigning);
    let second = drawn(2, &basis, &slower, "2026-05-25", Begins::OnSigning);
    let third = drawn(3, &basis, &titled, "2026-05-30", Begins::OnSigning);
    let all = [third, first, second];
    let as_of = |on: &str| basis.amended(&all, day(on));
    // the day, the amount, whether the new late fee holds, and the words of the person
    let table = [
        ("2026-05-19", 30_000, false, ""),
        ("2026-05-20", 40_000, false, ""),
        ("2026-05-25", 40_000, true, ""),
        ("2026-05-30", 50_000, true, "apart"),
    ];
    for (on, amount, new_fee, words) in table {
        let terms = as_of(on);
        assert_eq!(terms.total(), Ok(Money::cny(amount)), "on {on}");
        let fee = &terms.payment.terms().expect("payment").late_fee;
        assert_eq!(*fee == LateFeeRule::plain(daily(123)), new_fee, "on {on}");
        assert_eq!(terms.special.zh, words, "on {on}");
        assert_eq!(terms.id, basis.id);
    }
    let met: Vec<Met> = stands(&all, day("2026-12-31")).into_iter().map(|it| it.met).collect();
    let apart = |both: &[Option<ClauseId>]| Met::Apart { both: both.to_vec() };
    assert_eq!(met, [Met::InTurn, apart(&[]), apart(&[Some(ClauseId::Subject)])], "the amount was changed twice");
    for turned in [[1, 2, 0], [2, 0, 1], [0, 2, 1]] {
        let other: Vec<Amendment> = turned.iter().map(|place: &usize| all[*place].clone()).collect();
        assert_eq!(basis.amended(&other, day("2026-12-31")), as_of("2026-12-31"), "in any order");
    }
}

#[test]
fn a_draft_that_another_one_overtook_is_brought_to_the_terms_in_force() {
    let basis = signed();
    let first = drawn(1, &basis, &worth(40_000), "2026-05-20", Begins::OnSigning);
    let mut other = signed();
    other.special = Wording::same("ours");
    let draft = amendment(2, &other, None, Begins::OnSigning);
    let now = basis.amended([&first], day("2026-06-01"));
    let rebased = draft.rebased(&basis, &now, Some(first.id));
    assert!(rebased.both.is_empty());
    assert_eq!(rebased.amendment.after, Some(first.id));
    assert_eq!(rebased.amendment.terms.total(), Ok(Money::cny(40_000)), "it keeps what the other one changed");
    assert_eq!(rebased.amendment.terms.special.zh, "ours");
    let again = amendment(3, &worth(55_000), None, Begins::OnSigning).rebased(&basis, &now, Some(first.id));
    assert_eq!(again.both, [Some(ClauseId::Subject)]);
    assert_eq!(again.amendment.terms.total(), Ok(Money::cny(55_000)), "it goes on saying what it says");
}

/// What the months cost, by the day of the account.
fn months(basis: &Contract, all: &[Amendment], as_of: &str) -> Vec<i64> {
    let brief = basis.brief();
    let brief = bound(&brief, all, day(as_of)).unwrap_or(brief);
    account_by(&brief, &[], as_of).parts.iter().map(|it| it.position.amount.minor).collect()
}

fn by_the_month(total: i64, length: TermLength) -> Contract {
    let mut terms = worth(total);
    terms.term.length = length;
    let within = Period::days(1);
    payment_of(&mut terms).plan =
        Plan::Monthly { day: 25, statement_within: within, confirm_within: within, pay_within: within };
    terms
}

#[test]
fn months_whose_account_was_made_up_keep_their_price() {
    let half_year = TermLength::Months { start: day("2026-01-01"), months: 6 };
    let basis = by_the_month(60_000, half_year);
    let all = [drawn(1, &basis, &by_the_month(90_000, half_year), "2026-03-10", Begins::OnSigning)];
    assert_eq!(months(&basis, &all, "2026-03-09"), [10_000; 6]);
    // two months are settled: 700.00 are left for four
    assert_eq!(months(&basis, &all, "2026-03-10"), [10_000, 10_000, 17_500, 17_500, 17_500, 17_500]);
}

/// The account of a contract with its amendments, and what was paid of its parts.
fn standing(basis: &Contract, all: &[Amendment], paid: &[(InstalmentId, i64, &str)], as_of: &str) -> Account {
    let brief = basis.brief();
    let brief = bound(&brief, all, day(as_of)).unwrap_or(brief);
    account_paid(&brief, paid, as_of)
}

/// When each part is due, and its amount.
fn dues(account: &Account) -> Vec<(String, i64)> {
    let due = |it: DueDay| match it {
        DueDay::On(day) => day.to_string(),
        DueDay::AwaitsEvent => "some day".to_owned(),
    };
    account.parts.iter().map(|it| (due(it.due), it.position.amount.minor)).collect()
}

fn told(rows: &[(&str, i64)]) -> Vec<(String, i64)> {
    rows.iter().map(|(on, amount)| ((*on).to_owned(), *amount)).collect()
}

/// From January to June, 600.00 by the month: the accounts are made up on the 25th and paid on the 28th, whatever day that is.
fn half_year(total: i64) -> Contract {
    let mut terms = by_the_month(total, TermLength::Months { start: day("2026-01-01"), months: 6 });
    terms.definitions.roll = RollForward::Stays;
    payment_of(&mut terms).late_fee = LateFeeRule::plain(daily(500));
    terms
}

/// The same, made up on the 5th and paid 32 days later.
fn on_the_fifth(total: i64) -> Contract {
    let mut terms = half_year(total);
    let within = Period::days(1);
    payment_of(&mut terms).plan =
        Plan::Monthly { day: 5, statement_within: within, confirm_within: within, pay_within: Period::days(30) };
    terms
}

#[test]
fn months_that_were_made_up_are_due_by_the_terms_that_held_then() {
    let basis = half_year(60_000);
    let all = [drawn(1, &basis, &on_the_fifth(60_000), "2026-03-10", Begins::OnSigning)];
    let before: Vec<(String, i64)> = (1..=6).map(|month| (format!("2026-{month:02}-28"), 10_000)).collect();
    let account = standing(&basis, &all, &[], "2026-03-09");
    assert_eq!(dues(&account), before);
    // 40 and 9 days late at 0.05 a day
    assert_eq!(account.late_fees, Money::cny(40 * 5 + 9 * 5));
    let account = standing(&basis, &all, &[], "2026-03-10");
    let expected = [
        ("2026-01-28", 10_000),
        ("2026-02-28", 10_000),
        // the 5th was over before the new terms held: counted from their first day
        ("2026-04-11", 10_000),
        ("2026-05-07", 10_000),
        ("2026-06-06", 10_000),
        ("2026-07-07", 10_000),
    ];
    assert_eq!(dues(&account), told(&expected));
    assert_eq!(account.late_fees, Money::cny(41 * 5 + 10 * 5), "the new days take no fee away");
    // a plan that comes to be one by the month makes nothing late that was not
    let mut parts = half_year(60_000);
    payment_of(&mut parts).plan = Plan::LumpSum { id: instalment(1), due: Due::On(day(DUE)) };
    let all = [drawn(1, &parts, &basis, "2026-03-10", Begins::OnSigning)];
    let found = dues(&standing(&parts, &all, &[], "2026-03-10"));
    assert_eq!(found[..3], told(&[("2026-03-13", 10_000), ("2026-03-13", 10_000), ("2026-03-28", 10_000)]));
}

/// Settled on this day of the month.
fn settled_on(on: u8, total: i64, length: TermLength) -> Contract {
    let mut terms = by_the_month(total, length);
    let within = Period::days(1);
    payment_of(&mut terms).plan =
        Plan::Monthly { day: on, statement_within: within, confirm_within: within, pay_within: within };
    terms
}

#[test]
fn another_day_of_the_month_makes_no_second_account_for_days_that_have_one() {
    let start = day("2026-01-15");
    let year = TermLength::Months { start, months: 12 };
    // twelve accounts from 25 January on, of which two are made up; eleven are left from 5 March on
    let basis = settled_on(25, 120_000, year);
    let all = [drawn(1, &basis, &settled_on(5, 120_000, year), "2026-03-10", Begins::OnSigning)];
    let expected: Vec<i64> = [&[10_000; 2][..], &[9_091; 10], &[9_090]].concat();
    assert_eq!(months(&basis, &all, "2026-03-10"), expected);
    // the price of a month without an end: 5 February and 5 March, then 25 April
    let open = TermLength::OpenEnded { start };
    let basis = settled_on(5, 10_000, open);
    let all = [drawn(1, &basis, &settled_on(25, 10_000, open), "2026-03-10", Begins::OnSigning)];
    for (as_of, count) in [("2026-03-09", 2), ("2026-03-31", 2), ("2026-04-24", 2), ("2026-04-25", 3)] {
        assert_eq!(months(&basis, &all, as_of), vec![10_000_i64; count], "as of {as_of}");
    }
}

#[test]
fn a_month_paid_ahead_keeps_its_price_and_its_day() {
    let basis = half_year(60_000);
    let june = standing(&basis, &[], &[], "2026-01-15").parts[5].id;
    let paid = [(june, 10_000, "2026-03-01")];
    let rows = |all: &[Amendment], as_of: &str| dues(&standing(&basis, all, &paid, as_of));
    let signed = |begins| [drawn(1, &basis, &half_year(90_000), "2026-03-10", begins)];
    // 600.00 are left for March, April and May
    let expected = [
        ("2026-01-28", 10_000),
        ("2026-02-28", 10_000),
        ("2026-03-28", 20_000),
        ("2026-04-28", 20_000),
        ("2026-05-28", 20_000),
        ("2026-06-28", 10_000),
    ];
    assert_eq!(rows(&signed(Begins::OnSigning), "2026-03-10"), told(&expected));
    // signed for a day before the payment: who paid knew nothing of it. 700.00 are left for four months
    let expected = [
        ("2026-01-28", 10_000),
        ("2026-02-28", 17_500),
        ("2026-03-28", 17_500),
        ("2026-04-28", 17_500),
        ("2026-05-28", 17_500),
        ("2026-06-28", 10_000),
    ];
    assert_eq!(rows(&signed(Begins::On(day("2026-02-20"))), "2026-03-10"), told(&expected));
    // the days change, and that of June does not
    let all = [drawn(1, &basis, &on_the_fifth(60_000), "2026-03-10", Begins::OnSigning)];
    let found = rows(&all, "2026-03-10");
    assert_eq!(found[4..], told(&[("2026-06-06", 10_000), ("2026-06-28", 10_000)]));
}

/// Due on the 28th of January to June, each with its amount.
fn half_a_year(amounts: [i64; 6]) -> Vec<(String, i64)> {
    (1..).zip(amounts).map(|(month, amount)| (format!("2026-{month:02}-28"), amount)).collect()
}

#[test]
fn months_that_were_paid_ahead_leave_no_hole_in_the_price() {
    let basis = half_year(60_000);
    let parts = standing(&basis, &[], &[], "2026-01-15").parts;
    let paid: Vec<(InstalmentId, i64, &str)> = parts.iter().map(|it| (it.id, 10_000, "2026-03-01")).collect();
    // signed in January for March; March to June were paid between the two. January and February are made up
    let signed = |total| [drawn(1, &basis, &half_year(total), "2026-01-10", Begins::On(day("2026-03-10")))];
    let found = |total, paid: &[(InstalmentId, i64, &str)]| dues(&standing(&basis, &signed(total), paid, "2026-03-10"));
    // 700.00 are left for four months: all of them are paid, and nobody could take what the amendment adds
    assert_eq!(found(90_000, &paid), half_a_year([10_000, 10_000, 17_500, 17_500, 17_500, 17_500]));
    // May is not paid: it takes what the others leave of 900.00
    assert_eq!(
        found(90_000, &[&paid[..4], &paid[5..]].concat()),
        half_a_year([10_000, 10_000, 10_000, 10_000, 40_000, 10_000])
    );
    // 100.00 are left, and what is paid beyond it is too much
    let account = standing(&basis, &signed(30_000), &paid, "2026-03-10");
    assert_eq!(dues(&account), half_a_year([10_000, 10_000, 2_500, 2_500, 2_500, 2_500]));
    let excess: Vec<i64> = account.parts.iter().map(|it| it.position.excess.minor).collect();
    assert_eq!(excess, [0, 0, 7_500, 7_500, 7_500, 7_500]);
    // a month that was paid ahead is made up in its turn: it stands, whatever becomes of the price
    let first = drawn(1, &basis, &half_year(90_000), "2026-01-10", Begins::On(day("2026-01-11")));
    let second = drawn(2, &half_year(90_000), &half_year(20_000), "2026-03-10", Begins::OnSigning);
    let all = [first.clone(), Amendment { after: Some(first.id), ..second }];
    let february = [(parts[1].id, 10_000, "2026-01-05")];
    assert_eq!(
        dues(&standing(&basis, &all, &february, "2026-03-10")),
        told(&[("2026-01-28", 16_000), ("2026-02-28", 10_000)])
    );
    // less than what was made up: that stands, and nothing is left for the others
    assert_eq!(found(15_000, &[]), half_a_year([10_000, 10_000, 0, 0, 0, 0])[..2]);
}

#[test]
fn a_month_that_was_given_up_ahead_keeps_its_price() {
    let basis = half_year(60_000);
    let june = standing(&basis, &[], &[], "2026-01-15").parts[5].id;
    let all = [drawn(1, &basis, &half_year(90_000), "2026-03-10", Begins::OnSigning)];
    let brief = bound(&basis.brief(), &all, day("2026-03-10")).expect("it binds");
    let amounts = |waivers: &[(&str, i64)]| -> Vec<i64> {
        let waivers =
            waivers.iter().map(|(on, minor)| Waiver { on: day(on), part: Part::Principal, amount: Money::cny(*minor) });
        let done = Dunning { waivers: waivers.collect(), ..Dunning::default() };
        let (receipts, dunning) = (ReceiptBook::new(&[]), DunningBook::new([(june, done)]));
        let entries = Entries { receipts: &receipts, allocations: &[], dunning: &dunning };
        let (nothing, calendar) = (Happened::new(), WorkCalendar::standard());
        let account = account(&brief, &nothing, None, &entries, &calendar, day("2026-03-10")).expect("an account");
        account.parts.iter().map(|it| it.position.amount.minor).collect()
    };
    // 600.00 are left for March, April and May
    assert_eq!(amounts(&[("2026-03-01", 10_000)]), [10_000, 10_000, 20_000, 20_000, 20_000, 10_000]);
    // part of it
    assert_eq!(amounts(&[("2026-03-05", 1)]), [10_000, 10_000, 20_000, 20_000, 20_000, 10_000]);
    // not yet: 700.00 are left for four months
    assert_eq!(amounts(&[("2026-03-11", 10_000)]), [10_000, 10_000, 17_500, 17_500, 17_500, 17_500]);
}

#[test]
fn terms_that_were_replaced_on_their_first_day_leave_nothing_behind() {
    let year = TermLength::Months { start: day("2026-01-15"), months: 12 };
    let (basis, other) = (settled_on(25, 120_000, year), settled_on(5, 240_000, year));
    let first = drawn(1, &basis, &other, "2026-03-10", Begins::OnSigning);
    let second = drawn(2, &other, &basis, "2026-03-10", Begins::OnSigning);
    let all = [first.clone(), Amendment { after: Some(first.id), ..second }];
    // 5 March was over before either held
    assert_eq!(months(&basis, &all, "2026-03-10"), [10_000; 12]);
}

#[test]
fn months_that_another_plan_replaced_do_not_come_back_late() {
    let basis = half_year(60_000);
    let mut at_once = half_year(60_000);
    payment_of(&mut at_once).plan = Plan::LumpSum { id: instalment(1), due: Due::On(day(DUE)) };
    let first = drawn(1, &basis, &at_once, "2026-03-10", Begins::OnSigning);
    let second = drawn(2, &at_once, &basis, "2026-06-10", Begins::OnSigning);
    let all = [first.clone(), Amendment { after: Some(first.id), ..second }];
    assert_eq!(dues(&standing(&basis, &all, &[], "2026-06-09")), told(&[(DUE, 60_000)]));
    let account = standing(&basis, &all, &[], "2026-06-10");
    let (again, june) = (("2026-06-13", 10_000), ("2026-06-28", 10_000));
    assert_eq!(dues(&account), told(&[again, again, again, again, again, june]));
    assert_eq!(account.late_fees, Money::cny(0));
}

#[test]
fn the_price_of_every_month_is_told_after_an_amendment() {
    let basis = half_year(60_000);
    let june = standing(&basis, &[], &[], "2026-01-15").parts[5].id;
    let all = [drawn(1, &basis, &half_year(90_000), "2026-03-10", Begins::OnSigning)];
    let brief = bound(&basis.brief(), &all, day("2026-03-10")).expect("it binds");
    let settled = account_paid(&brief, &[(june, 10_000, "2026-03-01")], "2026-03-10").settled;
    let payment = brief.payment.terms().expect("payment");
    let steps = brief.claim_steps(payment, None, &WorkCalendar::standard(), &settled, day("2026-03-10"));
    let prices: Vec<(i64, bool)> = steps
        .expect("steps")
        .iter()
        .filter_map(|line| match line {
            ClaimLine::Price { price, stands } => Some((price.minor, *stands)),
            ClaimLine::Account { .. } | ClaimLine::Months { .. } | ClaimLine::Share(_) => None,
        })
        .collect();
    let now = (20_000, false);
    assert_eq!(prices, [(10_000, true), (10_000, true), now, now, now, (10_000, true)]);
}

#[test]
fn an_excerpt_from_before_the_days_were_kept_is_read() {
    let basis = half_year(60_000);
    let all = [drawn(1, &basis, &half_year(90_000), "2026-03-10", Begins::OnSigning)];
    let mut brief = bound(&basis.brief(), &all, day("2026-03-10")).expect("it binds");
    let mut written = serde_json::to_value(&brief.history).expect("JSON");
    let before = written["earlier"][0].as_object_mut().expect("the terms before");
    assert!(before.remove("days").is_some());
    brief.history = serde_json::from_value::<History>(written).expect("terms");
    let amounts: Vec<i64> =
        account_by(&brief, &[], "2026-03-10").parts.iter().map(|it| it.position.amount.minor).collect();
    assert_eq!(amounts, [10_000, 10_000, 17_500, 17_500, 17_500, 17_500]);
}

#[test]
fn months_that_cannot_stand_bar_the_amendment() {
    let basis = half_year(60_000);
    let months = |total, months| {
        let mut terms = half_year(total);
        terms.term.length = TermLength::Months { start: day("2026-01-01"), months };
        terms
    };
    let june = standing(&basis, &[], &[], "2026-01-15").parts[5].id;
    let go_on = |basis: &Contract, terms: &Contract, paid: &[(InstalmentId, i64, &str)]| {
        let account = standing(basis, &[], paid, "2026-03-10");
        let setting = Setting {
            basis,
            signed_on: Some(day("2026-01-02")),
            account: Some(&account),
            all: &[],
            today: day("2026-03-10"),
        };
        amendment(1, terms, None, Begins::OnSigning).may_go_on(&setting)
    };
    let ahead = [(june, 10_000, "2026-03-01")];
    let by = |fen| Money::cny(fen);
    // the new terms, whether June was paid, and what bars them: January and February are made up
    let table = vec![
        (months(90_000, 6), true, Ok(())),
        (months(50_000, 5), true, Err(Refusal::PaidRowMissing { number: 6 })),
        (months(50_000, 5), false, Ok(())),
        (months(25_000, 6), true, Err(Refusal::MonthsExcess { by: by(5_000) })),
        (months(25_000, 6), false, Ok(())),
        (months(30_000, 6), true, Err(Refusal::MonthsWithoutPrice)),
        (months(40_000, 2), false, Err(Refusal::MonthsMissing { by: by(20_000) })),
        (months(20_000, 2), false, Ok(())),
        (on_the_fifth(60_000), true, Ok(())),
    ];
    for (terms, is_paid, expected) in table {
        let paid = if is_paid { &ahead[..] } else { &[] };
        let (total, length) = (terms.total(), &terms.term.length);
        assert_eq!(go_on(&basis, &terms, paid), expected, "{total:?} over {length:?}, paid: {is_paid}");
    }
    // made up on 25 February, due on the 28th and not paid: the account of an amendment that begins before it would be more
    let account = standing(&basis, &[], &[], "2026-03-10");
    let signed_on = Some(day("2026-01-02"));
    let today = day("2026-03-10");
    let setting = Setting { basis: &basis, signed_on, account: Some(&account), all: &[], today };
    let raised = Err(Refusal::OverdueMonthRaised { was: by(10_000), made_up_on: day("2026-02-25") });
    // 800.00 are left for five months, 400.00 for five, 700.00 for four
    for (total, from, expected) in
        [(90_000, "2026-02-20", raised), (50_000, "2026-02-20", Ok(())), (90_000, "2026-02-26", Ok(()))]
    {
        let draft = amendment(1, &half_year(total), None, Begins::On(day(from)));
        assert_eq!(draft.may_go_on(&setting), expected, "{total} from {from}");
    }
    // 100.00 a month without an end: four accounts are made up by 10 May, two of them after today
    let mut endless = half_year(10_000);
    endless.term.length = TermLength::OpenEnded { start: day("2026-01-01") };
    let account = standing(&endless, &[], &[], "2026-03-10");
    let setting = Setting { basis: &endless, signed_on, account: Some(&account), all: &[], today };
    for (total, expected) in [(30_000, Err(Refusal::MonthsExcess { by: by(10_000) })), (50_000, Ok(()))] {
        let draft = amendment(1, &half_year(total), None, Begins::On(day("2026-05-10")));
        assert_eq!(draft.may_go_on(&setting), expected, "{total}");
    }
    // a row that was paid is no month
    let parts = contract(60_000, &[(1, Share::Equal, "2026-06-30"), (2, Share::Equal, DUE)]);
    let mut monthly = parts.clone();
    payment_of(&mut monthly).plan = payment_of(&mut half_year(60_000)).plan.clone();
    assert_eq!(go_on(&parts, &monthly, &[]), Ok(()));
    let paid = [(instalment(2), 1, "2026-03-01")];
    assert_eq!(go_on(&parts, &monthly, &paid), Err(Refusal::PaidRowMissing { number: 2 }));
}

#[test]
fn a_balance_that_was_paid_in_stands() {
    let prepaid = |n, balance, due| {
        let mut terms = worth(30_000);
        payment_of(&mut terms).plan = Plan::Prepaid {
            id: instalment(n),
            balance: Money::cny(balance),
            due: Due::On(day(due)),
            refund_within: Period::days(30),
        };
        terms
    };
    let brief = prepaid(1, 10_000, "2026-03-31").brief();
    let (was, paid) = (Money::cny(10_000), [(1, 4_000, "2026-01-10")]);
    let changed = |now| Err(Refusal::PaidBalanceChanged { was, now: Money::cny(now) });
    // the balance, its day, what is said where part of it was paid, and where nothing was and it is overdue
    let table = [
        (1, 10_000, "2026-03-31", Ok(()), Ok(())),
        (1, 12_000, "2026-03-31", changed(12_000), Err(Refusal::OverdueBalanceRaised { was })),
        (1, 8_000, "2026-03-31", changed(8_000), Ok(())),
        (1, 10_000, "2026-04-30", Err(Refusal::PaidBalanceMoved), Ok(())),
        (1, 12_000, "2026-06-30", changed(12_000), Ok(())),
        (2, 10_000, "2026-03-31", Err(Refusal::PaidRowMissing { number: 1 }), Ok(())),
    ];
    for (n, balance, due, when_paid, when_overdue) in table {
        let terms = prepaid(n, balance, due);
        assert_eq!(check(&account_by(&brief, &paid, "2026-01-15").parts, &terms), when_paid, "{balance} on {due}");
        assert_eq!(check(&account_by(&brief, &[], "2026-05-01").parts, &terms), when_overdue, "{balance} on {due}");
    }
}

#[test]
fn days_that_are_counted_otherwise_leave_rows_alone_that_were_due_or_paid() {
    // a Saturday and two Sundays
    let days = ["2026-02-28", "2026-12-27", "2026-11-29"];
    let parts: Vec<(u64, Share, &str)> = (1_u64..).zip(days).map(|(n, due)| (n, Share::Equal, due)).collect();
    let mut basis = contract(30_000, &parts);
    basis.definitions.roll = RollForward::NextWorkingDay;
    let mut terms = basis.clone();
    terms.definitions.roll = RollForward::Stays;
    let all = [drawn(1, &basis, &terms, "2026-03-10", Begins::OnSigning)];
    let paid = [(instalment(3), 10_000, "2026-03-01")];
    let table = [
        ("2026-03-09", [("2026-03-02", 10_000), ("2026-12-28", 10_000), ("2026-11-30", 10_000)]),
        // the first was due, and the third is paid
        ("2026-03-10", [("2026-03-02", 10_000), ("2026-12-27", 10_000), ("2026-11-30", 10_000)]),
    ];
    for (as_of, expected) in table {
        assert_eq!(dues(&standing(&basis, &all, &paid, as_of)), told(&expected), "as of {as_of}");
    }
    assert_eq!(
        dues(&standing(&basis, &all, &[], "2026-03-10"))[2..],
        told(&[("2026-11-29", 10_000)]),
        "nothing was paid"
    );
    // a Sunday whose Monday is the first day of the new terms: it was not late then
    let mut basis = contract(30_000, &[(1, Share::Equal, "2026-03-08")]);
    basis.definitions.roll = RollForward::NextWorkingDay;
    let mut terms = basis.clone();
    terms.definitions.roll = RollForward::Stays;
    let all = [drawn(1, &basis, &terms, "2026-03-09", Begins::OnSigning)];
    for as_of in ["2026-03-08", "2026-03-09"] {
        assert_eq!(dues(&standing(&basis, &all, &[], as_of)), told(&[("2026-03-09", 30_000)]), "as of {as_of}");
    }
}

#[test]
fn what_is_overdue_is_not_raised_for_days_that_are_over() {
    let parts = [(1, Share::Sum(Money::cny(10_000)), "2026-03-31"), (2, Share::Sum(Money::cny(20_000)), DUE)];
    let basis = contract(30_000, &parts);
    let rows = account_by(&basis.brief(), &[], "2026-05-01").parts;
    let raised = contract(35_000, &[(1, Share::Sum(Money::cny(15_000)), "2026-03-31"), parts[1]]);
    assert_eq!(check(&rows, &raised), Err(Refusal::OverdueRowRaised { number: 1, was: Money::cny(10_000) }));
    // planned anew, all that is added falls on what is not due yet
    let mut terms = basis.clone();
    set_total(&mut terms, 35_000);
    let plan = replanned(&rows, &terms, extra()).expect("a plan");
    assert_eq!(sums(&plan), [10_000, 25_000]);
    payment_of(&mut terms).plan = plan;
    assert_eq!(check(&rows, &terms), Ok(()));
    // a lower amount may forgive what is overdue
    set_total(&mut terms, 9_000);
    let plan = replanned(&rows, &terms, extra()).expect("a plan");
    assert_eq!(sums(&plan).iter().sum::<i64>(), 9_000);
}

proptest! {
    /// Whatever day an amendment settles on, and whichever month was paid ahead of it, the months come to the new amount and what was
    /// paid stays as it was.
    #[test]
    fn months_come_to_the_new_amount_and_what_was_paid_stays(
        before in 120_000_i64..900_000,
        more in 0_i64..900_000,
        on in (1_u8..=28, 1_u8..=28),
        start in 0_i64..31,
        after in 0_i64..200,
        ahead in 0_usize..11,
    ) {
        let start = day("2026-01-01").plus_days(start).expect("a day");
        let length = TermLength::Months { start, months: 12 };
        let basis = settled_on(on.0, before, length);
        let terms = settled_on(on.1, before + more, length);
        let signed_on = start.plus_days(after).expect("a day").to_string();
        let part = standing(&basis, &[], &[], &signed_on).parts[ahead].clone();
        let paid = [(part.id, part.position.amount.minor, signed_on.as_str())];
        let all = [drawn(1, &basis, &terms, &signed_on, Begins::OnSigning)];
        let now = standing(&basis, &all, &paid, &signed_on);
        prop_assert_eq!(now.parts.iter().map(|it| it.position.amount.minor).sum::<i64>(), before + more);
        let kept = now.parts.iter().find(|it| it.id == part.id).expect("it stands");
        prop_assert_eq!((kept.position.amount, kept.due), (part.position.amount, part.due));
        prop_assert!(kept.position.open.is_zero());
    }

    /// On every day what was signed and what amendments changed since add up to the contract as it stands, whichever of them were
    /// drawn up apart and for whatever day.
    #[test]
    fn signed_and_changed_add_up_to_the_contract_on_every_day(
        drawn_up in prop::collection::vec((10_000_i64..90_000, 0_i64..200, -40_i64..40, any::<bool>()), 0..5),
        looked_at in 0_i64..260,
    ) {
        let basis = signed();
        let from = |days: i64| -> Date { day("2026-02-01").plus_days(days).expect("a day") };
        let mut all: Vec<Amendment> = Vec::new();
        for (n, (total, signed_on, shift, follows)) in (1_u64..).zip(&drawn_up) {
            let begins = Begins::On(from(signed_on + shift));
            let it = drawn(n, &basis, &worth(*total), &from(*signed_on).to_string(), begins);
            let after: Option<AmendmentId> = all.last().map(|it| it.id).filter(|_| *follows);
            all.push(Amendment { after, ..it });
        }
        let all: Vec<&Amendment> = all.iter().collect();
        let (as_of, brief) = (from(looked_at), basis.brief());
        let stands = bound(&brief, all.iter().copied(), as_of).map_or(brief.total, |it| it.total);
        let told = changes(&brief, &all, as_of);
        prop_assert_eq!(30_000 + told.iter().map(|it| it.by.minor).sum::<i64>(), stands.minor);
        prop_assert!(told.iter().all(|it| it.on <= as_of));
        let bought = bought(&basis, day("2026-01-10"), &all, as_of).expect("reckoned");
        prop_assert_eq!(bought.iter().map(|it| it.amount.minor).sum::<i64>(), stands.minor);
        // what was known on a day stays as it was told then
        let earlier = changes(&brief, &all, from(looked_at / 2));
        prop_assert_eq!(&told[..earlier.len()], &earlier[..]);
    }
}
