//! Monthly settlement: when accounts are made up, what each claims, and what becomes of it.

use std::sync::Arc;

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::collection::{DueDay, InstalmentStatus};
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::claims::{ClaimLine, Settled};
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::event::Fact;
use counterpart::domain::contract::general::RollForward;
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Event as Awaited, PartLabel, Period};
use counterpart::domain::contract::term::TermLength;
use counterpart::domain::date::Date;
use counterpart::domain::id::InstalmentId;
use counterpart::domain::lifecycle::contract::event::{Event, Termination, TerminationGround};
use counterpart::domain::lifecycle::contract::status::{ContractStatus, Ended};
use counterpart::domain::money::Money;
use counterpart::domain::period::{Counting, PeriodLine, PeriodRule, Roll};
use counterpart::domain::progress::Progress;
use counterpart::domain::schedule::PlanError;
use counterpart::domain::schedule::monthly::{Month, Terms, so_far, whole_term};
use proptest::prelude::*;

use super::holidays::prc;
use super::progress::{Counter, day, progress_on, sale};

/// Statement within 5 days, confirmed within 5, paid within 30.
fn terms(day: u8) -> Terms {
    Terms { day, then: [Period::days(5), Period::days(5), Period::days(30)] }
}

const STAYS: Counting = Counting { rule: PeriodRule::StatutoryCn, roll: Roll::None };
const MOVES: Counting = Counting { rule: PeriodRule::StatutoryCn, roll: Roll::Following };

fn made_up(months: Result<Vec<Month>, PlanError>) -> Vec<String> {
    months.expect("accounts").iter().map(|month| month.made_up_on.to_string()).collect()
}

#[test]
fn an_account_is_made_up_on_its_day_of_every_month_or_on_the_last_one() {
    let calendar = WorkCalendar::standard();
    for (first, last, on, expected) in [
        // the 31st comes back after February
        ("2026-01-31", "2026-05-31", 31, &["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"][..]),
        ("2028-01-01", "2028-03-31", 30, &["2028-01-30", "2028-02-29", "2028-03-30"]),
        ("2026-03-25", "2026-05-24", 25, &["2026-03-25", "2026-04-25"]),
        ("2026-03-26", "2026-05-25", 25, &["2026-04-25", "2026-05-25"]),
        ("2026-12-26", "2027-02-24", 25, &["2027-01-25"]),
        // a draft whose day is empty
        ("2026-03-01", "2026-04-01", 0, &["2026-03-01", "2026-04-01"]),
        ("9999-11-30", "9999-11-30", 30, &["9999-11-30"]),
    ] {
        let one_day = Terms { day: on, then: [Period::days(1), Period::days(1), Period::days(1)] };
        assert_eq!(made_up(whole_term(day(first), day(last), one_day, STAYS, &calendar)), expected, "{first}");
        assert_eq!(made_up(so_far(day(first), day(last), one_day, STAYS, &calendar)), expected, "{first}");
    }
    let twelve = whole_term(day("2026-03-01"), day("2027-02-28"), terms(25), STAYS, &calendar).expect("accounts");
    assert_eq!(twelve.len(), 12, "a year has twelve accounts");
    let (first, last) = (day("2026-03-01"), day("2026-03-10"));
    assert_eq!(made_up(whole_term(first, last, terms(25), STAYS, &calendar)), ["2026-03-10"]);
    assert_eq!(made_up(so_far(first, last, terms(25), STAYS, &calendar)), [""; 0]);
}

#[test]
fn statement_confirmation_and_payment_follow_each_other_over_holidays_and_make_up_days() {
    for (made_up_on, counting, entered, expected) in [
        // Fri 30 January, Wed 4 February, Fri 6 March
        ("2026-01-25", MOVES, true, "2026-03-06"),
        // Mon 2 March; Sat 7 March gives way to Mon 9; Wed 8 April
        ("2026-02-25", MOVES, true, "2026-04-08"),
        ("2026-02-25", STAYS, true, "2026-04-06"),
        // Mon 30 March; Sat 4 April begins Qingming, so that Tue 7 is next; Thu 7 May
        ("2026-03-25", MOVES, true, "2026-05-07"),
        // where nobody entered the year only the week counts: Mon 6 April; Wed 6 May
        ("2026-03-25", MOVES, false, "2026-05-06"),
        // in clear days: Tue 31 March; Mon 6 April; Thu 7 May
        ("2026-03-25", Counting { rule: PeriodRule::ClearDays, roll: Roll::None }, true, "2026-05-07"),
    ] {
        let calendar = if entered { prc() } else { WorkCalendar::standard() };
        let on = day(made_up_on);
        let found = whole_term(on, on, terms(25), counting, &calendar).expect("accounts");
        let days: Vec<_> = found.iter().map(|month| (month.made_up_on, month.due_on)).collect();
        assert_eq!(days, [(on, day(expected))], "{counting:?}");
    }
}

#[test]
fn the_day_of_an_account_says_when_statement_and_confirmation_were_due() {
    let on = day("2026-02-25");
    let due = terms(25).due(on, MOVES, &prc()).expect("a day");
    assert_eq!(due.value, day("2026-04-08"));
    let steps = due.working.iter().filter_map(|step| match step {
        PeriodLine::Counted { period, on } => Some(format!("{} d: {on}", period.n)),
        PeriodLine::Moved { to, .. } => Some(format!("a day of rest: {to}")),
        PeriodLine::From { .. } | PeriodLine::DayAfter { .. } | PeriodLine::Calendar(_) => None,
    });
    let steps: Vec<String> = steps.collect();
    assert_eq!(steps, ["5 d: 2026-03-02", "5 d: 2026-03-07", "a day of rest: 2026-03-09", "30 d: 2026-04-08"]);
}

/// A sale of 100,000.00 that is settled on the 25th of every month.
fn settled_monthly(length: TermLength) -> Contract {
    let mut contract = sale(&mut Counter(0));
    contract.term.length = length;
    contract.definitions.roll = RollForward::Stays;
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid for") };
    let [statement_within, confirm_within, pay_within] = terms(25).then;
    payment.plan = Plan::Monthly { day: 25, statement_within, confirm_within, pay_within };
    contract
}

fn year() -> TermLength {
    TermLength::Months { start: day("2026-01-01"), months: 12 }
}

fn open_ended() -> TermLength {
    TermLength::OpenEnded { start: day("2026-01-01") }
}

fn on(contract: &Contract, more: &[Fact], as_of: &str) -> Progress {
    progress_on(contract, more, as_of, &WorkCalendar::standard())
}

/// How the parts of the plan came about.
fn steps(contract: &Contract, last_day: Option<Date>, as_of: &str) -> Vec<String> {
    let brief = contract.brief();
    let Clause::Included(payment) = &brief.payment else { panic!("a sale is paid for") };
    let steps =
        brief.claim_steps(payment, last_day, &WorkCalendar::standard(), &Settled::new(), day(as_of)).expect("steps");
    let told = steps.iter().map(|line| match line {
        ClaimLine::Share(share) => format!("{} of {}", share.amount.minor, share.weight),
        ClaimLine::Price { price, stands } => format!("{} stands: {stands}", price.minor),
        ClaimLine::Account { made_up_on, due_on, due_steps } => {
            format!("{made_up_on} due {due_on} in {} steps", due_steps.len())
        }
        ClaimLine::Months { price, count, total } => format!("{} x {count} = {}", price.minor, total.minor),
    });
    told.collect()
}

/// What each part is called, when it is due, its amount in fen and where it stands.
fn parts(progress: &Progress) -> Vec<(String, String, i64, InstalmentStatus)> {
    let account = progress.account.as_ref().expect("an account");
    let parts = account.parts.iter().map(|part| {
        let Some(PartLabel::Own(label)) = &part.label else { panic!("{:?}", part.label) };
        let DueDay::On(due) = part.due else { panic!("a day") };
        (label.en.clone(), due.to_string(), part.position.amount.minor, part.status)
    });
    parts.collect()
}

#[test]
fn a_fixed_term_shares_the_price_equally_over_its_months() {
    let contract = settled_monthly(year());
    let found = on(&contract, &[], "2026-04-10");
    let account = found.account.as_ref().expect("an account");
    // 100,000.00 in twelve: the four fen left over go to the first four
    let amounts: Vec<i64> = account.parts.iter().map(|part| part.position.amount.minor).collect();
    assert_eq!(amounts[..4], [833_334; 4]);
    assert_eq!(amounts[4..], [833_333; 8]);
    assert_eq!((account.total, account.open), (Money::cny(10_000_000), Money::cny(10_000_000)));
    let rows = parts(&found);
    for (place, label, due, status) in [
        (0, "2026-01", "2026-03-06", InstalmentStatus::Overdue),
        (1, "2026-02", "2026-04-06", InstalmentStatus::Overdue),
        (2, "2026-03", "2026-05-04", InstalmentStatus::NotDue),
        (11, "2026-12", "2027-02-03", InstalmentStatus::NotDue),
    ] {
        let (found_label, found_due, _, found_status) = &rows[place];
        assert_eq!((found_label.as_str(), found_due.as_str(), *found_status), (label, due, status));
    }
    assert_eq!(account.overdue, Money::cny(1_666_668));
    assert_eq!(found.days_late(), 35);
    assert_eq!((found.facts.open_work.instalments, found.facts.oldest_unpaid_due), (12, Some(day("2026-03-06"))));
}

#[test]
fn a_term_without_an_end_claims_the_price_of_every_month_made_up_so_far() {
    let contract = settled_monthly(open_ended());
    for (as_of, count, total, overdue) in [
        ("2026-01-24", 0, 10_000_000, 0),
        ("2026-01-25", 1, 10_000_000, 0),
        ("2026-02-24", 1, 10_000_000, 0),
        ("2026-02-25", 2, 20_000_000, 0),
        ("2026-03-06", 2, 20_000_000, 0),
        ("2026-03-07", 2, 20_000_000, 10_000_000),
        ("2027-01-25", 13, 130_000_000, 110_000_000),
    ] {
        let found = on(&contract, &[], as_of);
        let account = found.account.as_ref().expect("an account");
        let sums = (account.parts.len(), account.open.minor, account.overdue.minor);
        assert_eq!(sums, (count, if count == 0 { 0 } else { total }, overdue), "as of {as_of}");
        assert_eq!(account.misfit, None);
    }
}

#[test]
fn after_the_end_no_further_account_is_made_up() {
    let contract = settled_monthly(open_ended());
    let termination = Termination {
        notice_on: day("2026-03-01"),
        effective_on: day("2026-03-31"),
        ground: TerminationGround::Mutual,
        evidence: String::new(),
        note: String::new(),
    };
    let ended = [Fact::Life(Event::Terminated { termination: Arc::new(termination) })];
    for (as_of, labels) in [
        ("2026-03-24", &["2026-01", "2026-02"][..]),
        ("2026-03-31", &["2026-01", "2026-02", "2026-03"]),
        ("2026-12-31", &["2026-01", "2026-02", "2026-03"]),
    ] {
        let found = on(&contract, &ended, as_of);
        let rows: Vec<String> = parts(&found).into_iter().map(|(label, ..)| label).collect();
        assert_eq!(rows, labels, "as of {as_of}");
    }
    // of a price for the whole term the months that were made up count, each at its share of the whole
    let found = on(&settled_monthly(year()), &ended, "2026-12-31");
    let account = found.account.as_ref().expect("an account");
    assert_eq!((account.total, account.overdue), (Money::cny(2_500_002), Money::cny(2_500_002)));
    assert_eq!(account.parts.len(), 3);
    assert_eq!(
        steps(&settled_monthly(year()), Some(day("2026-03-31")), "2026-12-31"),
        [
            "833334 of 1",
            "2026-01-25 due 2026-03-06 in 6 steps",
            "833334 of 1",
            "2026-02-25 due 2026-04-06 in 6 steps",
            "833334 of 1",
            "2026-03-25 due 2026-05-04 in 6 steps"
        ]
    );
    // three months are still to be paid
    let settling = ContractStatus::Settling { ended: Ended::Terminated { on: day("2026-03-31") }, items: 3 };
    assert_eq!(on(&contract, &ended, "2026-04-01").status, settling);
}

#[test]
fn a_month_keeps_its_id_whatever_day_is_looked_at_and_no_other_has_it() {
    let ids = |contract: &Contract, as_of: &str| -> Vec<InstalmentId> {
        let found = on(contract, &[], as_of);
        found.account.expect("an account").parts.iter().map(|part| part.id).collect()
    };
    let contract = settled_monthly(open_ended());
    let later = ids(&contract, "2035-12-31");
    assert_eq!(later.len(), 120);
    assert_eq!(ids(&contract, "2026-03-25"), later[..3]);
    let mut other = settled_monthly(open_ended());
    other.id = counterpart::domain::id::ContractId(uuid::Uuid::from_u128(other.id.0.as_u128() + 1));
    let mut all: Vec<InstalmentId> = later.iter().copied().chain(ids(&other, "2035-12-31")).collect();
    all.sort_unstable();
    all.dedup();
    assert!(later.iter().all(|id| id.0.get_version_num() == 8));
    assert_eq!(all.len(), 240);
}

#[test]
fn a_term_of_more_months_than_a_plan_may_have_is_a_misfit_and_not_an_endless_list() {
    let contract = settled_monthly(TermLength::OpenEnded { start: day("1900-01-01") });
    let found = on(&contract, &[], "2026-04-10");
    assert_eq!(found.account.expect("an account").misfit, Some(PlanError::TooManyParts));
}

#[test]
fn the_periods_of_a_contract_run_by_its_own_rule() {
    // delivered on 2026-01-29: 30 days later is Sat 28 February, after 30 full days it is Sun 1 March
    for (rule, roll, expected) in [
        (PeriodRule::StatutoryCn, RollForward::Stays, "2026-02-28"),
        (PeriodRule::StatutoryCn, RollForward::NextWorkingDay, "2026-03-02"),
        (PeriodRule::ClearDays, RollForward::Stays, "2026-03-01"),
        (PeriodRule::ClearDays, RollForward::NextWorkingDay, "2026-03-02"),
    ] {
        let mut contract = sale(&mut Counter(0));
        (contract.definitions.period, contract.definitions.roll) = (rule, roll);
        let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid for") };
        let due = Due::After { event: Awaited::Delivery, within: Period::days(30) };
        payment.plan = Plan::LumpSum { id: InstalmentId(uuid::Uuid::from_u128(7)), due };
        let found = on(&contract, &[Fact::Happened(Awaited::Delivery)], "2026-02-01");
        let dues: Vec<DueDay> = found.account.expect("an account").parts.iter().map(|part| part.due).collect();
        assert_eq!(dues, [DueDay::On(day(expected))], "{rule:?} {roll:?}");
    }
}

#[test]
fn a_contract_without_a_rule_of_its_own_keeps_the_statutory_one_and_is_written_without_it() {
    let contract = sale(&mut Counter(0));
    let mut written = serde_json::to_value(&contract.definitions).expect("JSON");
    assert_eq!(written.get("period"), None);
    assert_eq!(contract.definitions.counting().rule, PeriodRule::StatutoryCn);
    written["period"] = "clear_days".into();
    let read: counterpart::domain::contract::general::Definitions = serde_json::from_value(written).expect("terms");
    assert_eq!(read.counting().rule, PeriodRule::ClearDays);
}

fn any_date() -> impl Strategy<Value = Date> {
    (0_i64..40_000).prop_map(|days| day("1950-01-01").plus_days(days).expect("a date"))
}

proptest! {
    #[test]
    fn every_month_of_a_term_has_one_account_at_most_and_days_of_whole_months_exactly_one(
        first in any_date(),
        months in 1_u16..120,
        on in 1_u8..=28,
    ) {
        let length = TermLength::Months { start: first, months };
        let last = length.last_day().expect("a day").expect("an end");
        let found = whole_term(first, last, terms(on), STAYS, &WorkCalendar::standard()).expect("accounts");
        prop_assert_eq!(found.len(), usize::from(months));
        for pair in found.windows(2) {
            prop_assert!(pair[0].made_up_on < pair[1].made_up_on);
            prop_assert!(pair[0].made_up_on.month() != pair[1].made_up_on.month());
        }
        for month in &found {
            prop_assert!(month.made_up_on.day() == u32::from(on));
            prop_assert!(first <= month.made_up_on && month.made_up_on <= last);
        }
    }
}
