//! The settlement list of a contract that has ended: its lines as a clerk would read them, what may be said of it by hand, and what
//! that makes of the contract. The contract is worth 100,000.00; it ended on 2026-06-01 by agreement.

use std::collections::BTreeSet;
use std::sync::Arc;

use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::clause_incentive::{PeriodPayment, Settled, Sheet, Step};
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::event::Fact as Told;
use counterpart::domain::contract::party::{Side, Who};
use counterpart::domain::contract::plan::Event as Happening;
use counterpart::domain::contract::support::SupportKind;
use counterpart::domain::contract::targets::{IncentiveBase, TierMethod};
use counterpart::domain::duties::days::{DueOn, Reach, Subject};
use counterpart::domain::duties::rows::{Of, Row, Standing as DutyStanding};
use counterpart::domain::duties::timeline::Timeline;
use counterpart::domain::id::{
    ContractEventId, CustomerId, EvaluationId, MaterialEventId, ReceiptId, SharingScopeId, TicketId,
};
use counterpart::domain::lifecycle::contract::event::{Event, Termination, TerminationGround};
use counterpart::domain::lifecycle::contract::status::ContractStatus;
use counterpart::domain::lifecycle::material::Keeping;
use counterpart::domain::lifecycle::obligation::Stage;
use counterpart::domain::lifecycle::sharing_scope::ScopeStatus;
use counterpart::domain::materials::amount::Amount;
use counterpart::domain::materials::tally::Tally;
use counterpart::domain::materials::terms::Terms;
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::progress::Progress;
use counterpart::domain::rate::Quantity;
use counterpart::domain::settlement_list::SettlementList;
use counterpart::domain::settlement_list::incentives::{PayDuty, is_owed, of_incentives, pay_duty_id};
use counterpart::domain::settlement_list::keys::part_key;
use counterpart::domain::settlement_list::line::{
    Group, Line, Reckoned, Sort, Standing, Word, of_account, of_advance, of_credit, of_invoices, of_material, of_scope,
};
use counterpart::domain::settlement_list::record::{
    Command, Fact, Known, Record, Refusal, Stands, added_key, decide, record,
};
use counterpart::domain::sharing::scope::SharingScope;
use counterpart::export::letter::{SettlementFacts, StatedLine, compose_settlement};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;
use uuid::Uuid;

use crate::clause_incentive as given;
use crate::progress::{day, in_parts, progress_with};

const fn row(n: u128) -> ContractEventId {
    ContractEventId(Uuid::from_u128(n))
}

const fn yuan(n: i64) -> Money {
    Money::new(n * 100, Currency::CNY)
}

fn ended() -> (&'static str, Told) {
    let (notice_on, effective_on) = (day("2026-06-01"), day("2026-06-01"));
    let (ground, none) = (TerminationGround::Mutual, String::new);
    let termination = Termination { notice_on, effective_on, ground, evidence: none(), note: none() };
    ("2026-06-01", Told::Life(Event::Terminated { termination: Arc::new(termination) }))
}

/// A contract in two halves that has ended, with what was said of its list; as of the first of July.
fn settled(facts: &[Fact]) -> Progress {
    let said = facts.iter().map(|fact| ("2026-06-10", Told::Settlement(fact.clone())));
    let told: Vec<(&str, Told)> = std::iter::once(ended()).chain(said).collect();
    progress_with(&in_parts(2), &told, "2026-07-01", &WorkCalendar::standard())
}

fn part(n: usize) -> String {
    let found = settled(&[]);
    part_key(found.account.expect("its money").parts[n].id)
}

#[test]
fn what_is_said_of_the_list_is_among_ourselves() {
    let word = |it: &str| it.to_owned();
    let line = || part(0);
    for fact in [
        paid_in_cash(line()),
        Fact::Waived { line: line(), what: word("Part"), reason: word("not worth a suit") },
        Fact::Reopened { line: line(), what: word("Part"), reason: word("they can pay after all") },
        Fact::Added { what: word("Keys"), whose: Who::Them },
        Fact::Done { by: word("Li") },
        Fact::WaivedWhole { reason: word("they are gone") },
        Fact::Resumed { reason: word("they are back") },
    ] {
        assert!(Told::Settlement(fact.clone()).is_among_us(), "{fact:?}");
    }
    // what both sides can see: goods came, and the end that both agreed on
    assert!(!Told::Happened(Happening::Delivery).is_among_us() && !ended().1.is_among_us());
    // and a step that only we took
    assert!(Told::Life(Event::Archived { on: day("2026-07-01") }).is_among_us());
}

fn paid_in_cash(line: String) -> Fact {
    Fact::Settled { line, what: "Part".to_owned(), note: "cash receipt 12".to_owned() }
}

fn waived(line: String) -> Fact {
    Fact::Waived { line, what: "Part".to_owned(), reason: "goodwill".to_owned() }
}

fn reopened(line: String) -> Fact {
    Fact::Reopened { line, what: "Part".to_owned(), reason: "a slip".to_owned() }
}

fn added() -> Fact {
    Fact::Added { what: "two keys".to_owned(), whose: Who::Them }
}

fn done() -> Fact {
    Fact::Done { by: "Li Mei".to_owned() }
}

#[test]
fn what_a_person_says_of_the_list_counts_in_the_status_of_the_contract() {
    let gone = || Fact::WaivedWhole { reason: "they are wound up".to_owned() };
    let resumed = || Fact::Resumed { reason: "the receiver pays".to_owned() };
    for (what, facts, items) in [
        ("nothing said", vec![], 2),
        ("a part paid in cash", vec![paid_in_cash(part(0))], 1),
        ("a part given up", vec![waived(part(1))], 1),
        ("said twice of one part", vec![waived(part(1)), paid_in_cash(part(1))], 1),
        ("said of both", vec![paid_in_cash(part(0)), waived(part(1))], 0),
        ("taken back", vec![paid_in_cash(part(0)), waived(part(1)), reopened(part(0))], 1),
        ("of a line that is not there", vec![waived("part/none".to_owned())], 2),
        ("added by hand", vec![added()], 3),
        ("done", vec![done()], 0),
        ("given up as a whole", vec![gone()], 0),
        ("taken up again", vec![paid_in_cash(part(0)), gone(), resumed()], 1),
    ] {
        let found = settled(&facts);
        assert_eq!(found.facts.open_settlement, items, "{what}");
        let fits = if items > 0 {
            matches!(found.status, ContractStatus::Settling { items: open, .. } if open == items)
        } else {
            matches!(found.status, ContractStatus::Terminated { .. })
        };
        assert!(fits, "{what}: {:?}", found.status);
    }
}

/// The agreement took effect on Monday, 1 June: the thirty days to settle begin on the 2nd and end on Wednesday, 1 July.
#[test]
fn accounts_are_settled_so_long_after_the_day_on_which_the_end_took_effect() {
    let (brief, found, recorded) = (in_parts(2).brief(), settled(&[]), BTreeSet::new());
    let (calendar, as_of) = (WorkCalendar::standard(), day("2026-06-15"));
    let timeline = Timeline::of(&brief, &found, None, &calendar, as_of).expect("it bound");
    assert_eq!((timeline.last_day, timeline.ended_on), (Some(day("2026-05-31")), Some(day("2026-06-01"))));
    let settle = brief.promises.iter().find(|it| it.key() == "settle").expect("S6 has it settled");
    let due = settle.instances(&timeline, &Reach::around(as_of, &recorded));
    assert_eq!(due.iter().map(|it| it.due).collect::<Vec<_>>(), [DueOn::Day(day("2026-07-01"))]);
}

#[test]
fn a_contract_that_runs_heeds_nothing_of_it() {
    let told = [("2026-02-01", Told::Settlement(done()))];
    let found = progress_with(&in_parts(2), &told, "2026-03-01", &WorkCalendar::standard());
    assert!(found.is_in_force());
    assert_eq!((found.facts.open_settlement, found.facts.open_work.instalments), (0, 2));
}

#[test]
fn what_is_said_is_written_or_refused_with_the_reason() {
    let words = |it: &str| it.to_owned();
    let settle = |line: &str, note: &str| Command::Settle { line: words(line), what: words("A"), note: words(note) };
    let waive =
        |line: &str, reason: &str| Command::Waive { line: words(line), what: words("A"), reason: words(reason) };
    let reopen = |line: &str| Command::Reopen { line: words(line), what: words("A"), reason: words("a slip") };
    let finish = |by: &str| Command::Finish { by: words(by) };
    let resume = || Command::Resume { reason: words("more came up") };
    let open = record([], day("2026-12-31"));
    let marked = record([(row(1), day("2026-06-05"), &waived(words("b")))], day("2026-12-31"));
    let closed = record([(row(1), day("2026-06-20"), &done())], day("2026-12-31"));
    let told_settled = Fact::Settled { line: words("a"), what: words("A"), note: words("receipt") };
    let told_waived = Fact::Waived { line: words("a"), what: words("A"), reason: words("small") };
    let told_reopened = Fact::Reopened { line: words("b"), what: words("A"), reason: words("a slip") };
    let told_resumed = Fact::Resumed { reason: words("more came up") };
    let (a, none) = ([words("a")], []);
    let over = Stands::Ended;
    for (what, so_far, lines, stands, asks, on, expected) in [
        ("settled", &open, &a[..], over, settle("a", " receipt "), "2026-06-10", Ok(told_settled)),
        ("nothing shows it", &open, &a, over, settle("a", " "), "2026-06-10", Err(Refusal::WordsMissing)),
        ("not open", &open, &a, over, settle("b", "receipt"), "2026-06-10", Err(Refusal::NotOpen)),
        ("waived", &open, &a, over, waive("a", "small"), "2026-06-10", Ok(told_waived)),
        ("no reason", &open, &a, over, waive("a", ""), "2026-06-10", Err(Refusal::WordsMissing)),
        ("it runs", &open, &a, Stands::Neither, waive("a", "small"), "2026-06-10", Err(Refusal::NotEnded)),
        ("put away", &open, &a, Stands::Archived, waive("a", "small"), "2026-06-10", Err(Refusal::Archived)),
        (
            "tomorrow",
            &open,
            &a,
            over,
            waive("a", "small"),
            "2027-01-01",
            Err(Refusal::InFuture { on: day("2027-01-01") }),
        ),
        ("taken back", &marked, &a, over, reopen("b"), "2026-06-10", Ok(told_reopened)),
        ("nothing to take back", &marked, &a, over, reopen("a"), "2026-06-10", Err(Refusal::NotMarked)),
        ("done", &marked, &none, over, finish(" Li Mei "), "2026-06-10", Ok(done())),
        ("nobody", &marked, &none, over, finish(" "), "2026-06-10", Err(Refusal::NameMissing)),
        ("not done", &open, &a, over, finish("Li Mei"), "2026-06-10", Err(Refusal::StillOpen { lines: 1 })),
        (
            "closed",
            &closed,
            &a,
            over,
            waive("a", "small"),
            "2026-06-21",
            Err(Refusal::Closed { on: day("2026-06-20") }),
        ),
        ("taken up again", &closed, &a, over, resume(), "2026-06-21", Ok(told_resumed)),
        ("not closed", &open, &a, over, resume(), "2026-06-21", Err(Refusal::NotClosed)),
    ] {
        let known = Known { record: so_far, open: lines, stands, today: day("2026-12-31") };
        let found = decide(&known, asks, day(on));
        assert_eq!(found, expected, "{what}");
        if let Err(refusal) = found {
            for language in [Locale::Zh, Locale::En] {
                assert!(!Text::new(language).settlement_refusal(&refusal).is_empty(), "{what}");
            }
        }
    }
}

/// The lines as they are read: under which heading, whose, how much, open or not.
fn read(lines: &[Line]) -> Vec<(Group, Who, Option<Money>, bool)> {
    lines.iter().map(|it| (it.group(), it.whose, it.amount, it.standing == Standing::Open)).collect()
}

#[test]
fn each_part_of_the_plan_has_a_line_with_its_working() {
    let found = settled(&[]);
    let account = found.account.as_ref().expect("its money");
    let lines = of_account(Some(account));
    // the halves are open, whatever being late has cost
    assert_eq!(lines.len(), 2);
    for (line, part) in lines.iter().zip(&account.parts) {
        assert_eq!((line.group(), line.whose, line.key()), (Group::Theirs, Who::Them, part_key(part.id)));
        assert_eq!(line.standing, Standing::Open);
        assert_eq!(line.working[0], Reckoned::Figure(Word::Agreed, yuan(50_000)));
    }
    let unreckoned = of_account(None);
    assert_eq!(read(&unreckoned), [(Group::Theirs, Who::Both, None, true)]);
}

#[test]
fn invoices_are_measured_by_what_is_owed() {
    let found = settled(&[]);
    let account = found.account.as_ref().expect("its money");
    for (what, invoiced, is_promised, expected) in [
        ("all of it", 100_000, true, None),
        ("none, and none promised", 0, false, None),
        ("none, and one promised", 0, true, Some((Sort::Unbilled, 100_000))),
        ("a part", 60_000, false, Some((Sort::Unbilled, 40_000))),
        ("too much", 130_000, true, Some((Sort::Overbilled, 30_000))),
    ] {
        let line = of_invoices(account, yuan(invoiced), is_promised).expect("one currency");
        let found = line.map(|it| (it.sort, it.amount.expect("a sum")));
        assert_eq!(found, expected.map(|(sort, sum)| (sort, yuan(sum))), "{what}");
    }
}

#[test]
fn materials_are_to_be_given_or_given_back_by_who_has_them() {
    let pieces = |n: i64| Amount::Quantity(Quantity { thousandths: n * 1_000 });
    let tally = |keeping, delivered: i64, accepted: i64, returned: i64| Tally {
        delivered: delivered * 1_000,
        accepted: accepted * 1_000,
        returned: returned * 1_000,
        ..Tally::new(Terms { kind: SupportKind::Sample, amount: pieces(5), keeping })
    };
    let (lent, kept) = (Keeping::Returnable, Keeping::Kept);
    for (what, giver, tally, expected) in [
        ("nothing given", Side::Us, tally(kept, 0, 0, 0), vec![(Who::Us, Some(pieces(5)), true)]),
        ("not signed for", Side::Us, tally(kept, 5, 3, 0), vec![(Who::Us, Some(pieces(2)), true)]),
        ("given and kept", Side::Us, tally(kept, 5, 5, 0), vec![(Who::Us, None, false)]),
        ("lent", Side::Us, tally(lent, 5, 5, 0), vec![(Who::Them, Some(pieces(5)), true)]),
        ("lent by them", Side::Them, tally(lent, 5, 5, 2), vec![(Who::Us, Some(pieces(3)), true)]),
        (
            "some lent, some to come",
            Side::Us,
            tally(lent, 3, 3, 1),
            vec![(Who::Us, Some(pieces(2)), true), (Who::Them, Some(pieces(2)), true)],
        ),
        ("all back", Side::Us, tally(lent, 5, 5, 5), vec![(Who::Us, None, false)]),
    ] {
        let lines = of_material("give", giver, &tally, None, None);
        let found: Vec<_> = lines.iter().map(|it| (it.whose, it.quantity, it.standing == Standing::Open)).collect();
        assert_eq!(found, expected, "{what}");
    }
}

#[test]
fn what_was_shared_is_settled_by_who_received_it() {
    let scope = |from| SharingScope::between(SharingScopeId(Uuid::from_u128(1)), CustomerId(Uuid::from_u128(2)), from);
    let over = ScopeStatus::Ended { since: day("2026-06-01") };
    for (what, from, status, expected) in [
        ("only planned", Side::Us, ScopeStatus::Draft, None),
        ("in use", Side::Us, ScopeStatus::Active, Some((Who::Them, true))),
        ("over", Side::Us, over, Some((Who::Them, true))),
        ("over, and theirs", Side::Them, over, Some((Who::Us, true))),
        ("given back", Side::Us, ScopeStatus::Closed, Some((Who::Them, false))),
    ] {
        let line = of_scope(&scope(from), status, None);
        assert_eq!(line.map(|it| (it.whose, it.standing == Standing::Open)), expected, "{what}");
    }
}

/// A rebate by the quarter: to 800,000 2 %, to 1,000,000 3 %, to 1,200,000 5 %, above 6 %, each tier for what is in it; what was
/// received, in yuan without tax; the first quarter has a final sheet of the 20th of April, and 30 days to pay.
fn rebates(received: &[(u64, &str, &str, i64)], as_of: &str) -> Settled {
    let rows: Vec<_> = received.iter().map(|(no, on, known, yuan)| given::row(*no, on, known, *yuan)).collect();
    let terms = given::clause(TierMethod::Marginal, IncentiveBase::Collected);
    let evaluation = EvaluationId(Uuid::from_u128(3));
    let sheet = Sheet { evaluation, on: day("2026-04-20"), grade: String::new() };
    given::settle(&rows, &terms, &[Some(sheet)], as_of)
}

/// The duty to pay what a period gave, by the end of the second month after it.
fn pay_duty(it: &PeriodPayment, is_owed: bool) -> PayDuty {
    let (year, month) = (it.span.first.year(), it.span.first.month());
    let id = pay_duty_id(it.form, Subject::Month { year, month });
    let due = match id.as_str() {
        "pay_incentive/2026-01" => Some(day("2026-05-30")),
        "pay_incentive/2026-04" => Some(day("2026-08-29")),
        _ => None,
    };
    PayDuty { id, bearer: Who::Us, day: due, is_owed }
}

/// Key, heading, whose, how many yuan, by when.
type Owed = (&'static str, Group, Who, i64, Option<&'static str>);

#[test]
fn what_a_period_gave_and_was_not_paid_stands_with_its_amount() {
    const FIRST: Owed = ("duty/pay_incentive/2026-01", Group::Ours, Who::Us, 38_000, Some("2026-05-20"));
    const SECOND: Owed = ("duty/pay_incentive/2026-04", Group::Ours, Who::Us, 14_000, Some("2026-08-29"));
    let back = |yuan| ("incentive/back", Group::Theirs, Who::Them, yuan, None);
    let more = |yuan| ("incentive/more", Group::Ours, Who::Us, yuan, None);
    let first = (1, "2026-02-10", "2026-02-10", 1_300_000);
    let second = (2, "2026-05-02", "2026-05-02", 700_000);
    let third = (3, "2026-08-15", "2026-08-15", 800_000);
    let (none, january) = (vec![], vec!["pay_incentive/2026-01"]);
    for (what, received, as_of, done, expected) in [
        ("a quarter that runs gives nothing yet", vec![first, second, third], "2026-09-30", &none, vec![FIRST, SECOND]),
        ("nor is one over on its last day", vec![first, second], "2026-06-30", &none, vec![FIRST]),
        ("what was paid is gone", vec![first, second], "2026-08-01", &january, vec![SECOND]),
        ("a quarter without receipts gives nothing", vec![second], "2026-08-01", &none, vec![SECOND]),
        (
            // the third gave 14,000, less 22,000 as 500,000 of the first went back in it
            "no payment is left to take the rest off",
            vec![first, (1, "2026-02-10", "2026-08-20", -500_000), (4, "2026-08-15", "2026-08-15", 700_000)],
            "2026-11-05",
            &none,
            vec![FIRST, back(8_000)],
        ),
        (
            "what goes back after the last quarter",
            vec![second, (2, "2026-05-02", "2026-10-09", -700_000)],
            "2026-11-05",
            &none,
            vec![SECOND, back(14_000)],
        ),
        (
            "an advance of September that was used in November",
            vec![(5, "2026-09-10", "2026-11-01", 700_000)],
            "2026-11-05",
            &none,
            vec![more(14_000)],
        ),
    ] {
        let settled = rebates(&received, as_of);
        let lines = of_incentives(&settled, |it| {
            let duty = pay_duty(it, true);
            PayDuty { is_owed: !done.contains(&duty.id.as_str()), ..duty }
        });
        let read = |it: &Line| (it.key(), it.group(), it.whose, it.amount, it.day);
        let found: Vec<_> = lines.iter().map(read).collect();
        let owed = |it: Owed| (it.0.to_owned(), it.1, it.2, Some(yuan(it.3)), it.4.map(day));
        assert_eq!(found, expected.into_iter().map(owed).collect::<Vec<_>>(), "{what}");
        assert!(lines.iter().all(|it| it.standing == Standing::Open), "{what}");
    }
}

#[test]
fn the_line_of_an_amount_is_that_of_the_duty_and_shows_how_it_came_about() {
    let settled = rebates(&[(1, "2026-02-10", "2026-02-10", 1_300_000)], "2026-06-01");
    let mut lines = of_incentives(&settled, |it| pay_duty(it, true));
    // tier by tier, to what is paid
    let paid = Reckoned::Incentive(Step::Paid(yuan(38_000)), Currency::CNY);
    assert_eq!(lines[0].working.last(), Some(&paid));
    assert!(lines[0].working.len() > 4, "{:?}", lines[0].working);
    for language in [Locale::Zh, Locale::En] {
        let (words, sum) = Text::new(language).settle_reckoned(&paid);
        assert!(!words.is_empty());
        assert_eq!(sum, "¥38,000.00");
    }
    let duty = Sort::Duty("pay_incentive/2026-01".to_owned());
    lines.push(Line::plain(duty, Who::Us, true, Some(day("2026-05-30"))));
    let list = SettlementList::of(lines.clone(), [], Record::default());
    assert_eq!(read(&list.lines), [(Group::Ours, Who::Us, Some(yuan(38_000)), true)]);
    assert_eq!(list.sums(Currency::CNY).expect("sums").balance, yuan(-38_000));
    // what was said of the duty before the amount stood there holds of it
    let said = [(row(1), day("2026-06-10"), &paid_in_cash("duty/pay_incentive/2026-01".to_owned()))];
    let list = SettlementList::of(lines, [], record(said, day("2026-06-30")));
    assert_eq!((list.bars(), list.sums(Currency::CNY).expect("sums").balance), (0, yuan(0)));
}

#[test]
fn what_was_earned_is_owed_until_its_duty_is_done_or_given_up() {
    let on = day("2026-06-05");
    let none = String::new;
    for (what, standing, is_performed, expected) in [
        ("nobody began", Some(DutyStanding::Life(Stage::Planned)), false, true),
        ("begun", Some(DutyStanding::Life(Stage::InProgress { on })), false, true),
        ("said to be done", Some(DutyStanding::Life(Stage::Submitted { on, evidence: none() })), false, true),
        ("done", Some(DutyStanding::Life(Stage::Fulfilled { on, by: none() })), false, false),
        ("given up", Some(DutyStanding::Life(Stage::Waived { on, by: none(), reason: none() })), false, false),
        ("broken: still owed", Some(DutyStanding::Life(Stage::Breached { on, note: none() })), false, true),
        ("shown by the book", Some(DutyStanding::ByBook(Some(on))), false, false),
        ("long ago, and nothing recorded", None, false, true),
        ("both sides said that all was performed", None, true, false),
        ("performed, but this was begun", Some(DutyStanding::Life(Stage::InProgress { on })), true, true),
    ] {
        let subject = Subject::Month { year: 2026, month: 1 };
        let row = standing.map(|standing| Row { of: Of::Promise(0), subject, due: DueOn::Day(on), standing });
        assert_eq!(is_owed(row.as_ref(), is_performed), expected, "{what}");
    }
}

#[test]
fn the_list_sums_what_is_open_and_says_what_goes_on() {
    let found = settled(&[]);
    let account = found.account.as_ref().expect("its money");
    let mut lines = of_account(Some(account));
    // what being late costs is another test's matter
    for line in &mut lines {
        line.amount = Some(yuan(50_000));
    }
    lines.push(of_credit(TicketId(Uuid::from_u128(5)), yuan(300)));
    lines.push(of_advance(ReceiptId(Uuid::from_u128(6)), yuan(1_200)));
    // two copies that say the same are one line
    lines.push(of_advance(ReceiptId(Uuid::from_u128(6)), yuan(1_200)));
    let facts = [waived(part(0)), added()];
    let said = record(facts.iter().zip(1..).map(|(fact, n)| (row(n), day("2026-06-10"), fact)), day("2026-12-31"));
    let list = SettlementList::of(lines, [ClauseId::Confidentiality, ClauseId::Disputes], said);
    let groups: Vec<Group> = list.lines.iter().map(Line::group).collect();
    assert_eq!(
        groups,
        [Group::Theirs, Group::Theirs, Group::Ours, Group::Ours, Group::Added, Group::GoesOn, Group::GoesOn]
    );
    assert_eq!(list.bars(), 4);
    assert_eq!(list.added(&Sort::Added(row(2))), Some("two keys"));
    let sums = list.sums(Currency::CNY).expect("sums");
    assert_eq!((sums.theirs, sums.ours, sums.balance), (yuan(50_000), yuan(1_500), yuan(48_500)));
    assert!(list.sums(Currency::EUR).is_err(), "yuan are no euros");
}

#[test]
fn a_list_is_late_from_the_day_after_while_something_is_open() {
    let open = || vec![of_advance(ReceiptId(Uuid::from_u128(8)), yuan(100))];
    let gone = [(row(9), day("2026-06-30"), &Fact::WaivedWhole { reason: "wound up".to_owned() })];
    for (lines, as_of, late) in [
        (open(), "2026-06-10", false),
        (open(), "2026-06-11", true),
        (open(), "2026-06-29", true),
        // given up by then
        (open(), "2026-06-30", false),
        (Vec::new(), "2026-06-29", false),
    ] {
        let list = SettlementList::of(lines, [ClauseId::Disputes], record(gone, day(as_of)));
        assert_eq!(list.is_late(day("2026-06-10"), day(as_of)), late, "{as_of}");
    }
}

#[test]
fn a_rest_that_was_given_up_claims_nothing_more() {
    let lines = || vec![of_advance(ReceiptId(Uuid::from_u128(7)), yuan(1_500))];
    let gone = [(row(9), day("2026-06-11"), &Fact::WaivedWhole { reason: "wound up".to_owned() })];
    let list = SettlementList::of(lines(), [], record(gone, day("2026-06-30")));
    assert_eq!((list.open().count(), list.sums(Currency::CNY).expect("sums").ours), (0, yuan(0)));
    assert!(matches!(&list.lines[0].standing, Standing::Said(mark) if mark.words == "wound up"));
    // the day before, it is owed
    let before = SettlementList::of(lines(), [], record(gone, day("2026-06-10")));
    assert_eq!((before.open().count(), before.sums(Currency::CNY).expect("sums").ours), (1, yuan(1_500)));
}

#[test]
fn until_the_last_day_lines_are_settled_but_the_list_is_not_closed() {
    let open = ["own/a".to_owned()];
    let said = Record::default();
    let known = Known { record: &said, open: &open, stands: Stands::Ending, today: day("2026-06-10") };
    let settle = Command::Settle { line: "own/a".to_owned(), what: "A".to_owned(), note: "receipt".to_owned() };
    assert!(decide(&known, settle, day("2026-06-10")).is_ok());
    for close in [Command::Finish { by: "Li Mei".to_owned() }, Command::WaiveWhole { reason: "small".to_owned() }] {
        assert_eq!(decide(&known, close, day("2026-06-10")), Err(Refusal::NotEnded));
    }
}

#[test]
fn the_statement_is_written_in_either_language_for_both_to_sign() {
    let contract = in_parts(2).brief();
    let line = StatedLine {
        what: "Part 1".to_owned(),
        whose: "Them".to_owned(),
        much: "¥50,000.00".to_owned(),
        day: "1 March 2026".to_owned(),
        state: "Open".to_owned(),
    };
    let nothing = SettlementList::default();
    for (language, title, says, nothing_left) in [
        (Locale::En, "Settlement statement", "stay in force after the end", "nothing left to be settled"),
        (Locale::Zh, "结算书", "终止后继续有效", "没有尚待了结的事项"),
    ] {
        let facts = |groups: Vec<_>, is_settled| SettlementFacts {
            from: None,
            to: "Harbour Pumps Ltd",
            contract: &contract,
            on: day("2026-07-01"),
            settle_by: Some(day("2026-07-30")),
            is_settled,
            groups,
            sums: nothing.sums(Currency::CNY),
            survives: vec![ClauseId::Confidentiality],
        };
        let letter = compose_settlement(language, facts(vec![("Money".to_owned(), vec![line.clone()])], false));
        assert_eq!(letter.title, title);
        assert!(letter.asks.iter().any(|it| it.contains(says)), "{:?}", letter.asks);
        assert_eq!((letter.tables.len(), letter.agreed.len()), (1, 2));
        assert!(letter.tables.iter().flat_map(|it| &it.rows).all(|row| row.len() == letter.tables[0].head.len()));
        // what was settled by hand is told, and nothing is asked for
        for told in [Vec::new(), vec![("Money".to_owned(), vec![line.clone()])]] {
            let clear = compose_settlement(language, facts(told, true));
            assert!(clear.opening.iter().any(|it| it.contains(nothing_left)), "{:?}", clear.opening);
            assert!(!clear.asks.iter().any(|it| it.contains("30")), "{:?}", clear.asks);
        }
    }
}

#[test]
fn the_statement_tells_the_other_side_nothing_of_what_we_have_to_put_in() {
    let lost = || Sort::Lost { material: "give.stand".to_owned(), entry: MaterialEventId(Uuid::from_u128(5)) };
    let line = |sort, amount| Line { amount, ..Line::plain(sort, Who::Them, true, None) };
    for (line, en, zh) in [
        (
            line(lost(), None),
            Some("Stand: lost or spoilt, compensation to be determined"),
            Some("Stand：遗失或损坏，赔偿额待定"),
        ),
        (line(Sort::Unreckoned, None), Some("Money under the contract: to be reckoned"), Some("合同款项：待核算")),
        (line(Sort::ScopeRow(1), None), Some("Stand: shared under the contract"), Some("Stand：合同约定共享")),
        // these say the same on the page and on paper
        (line(lost(), Some(yuan(150))), None, None),
        (line(Sort::Unbilled, Some(yuan(150))), None, None),
    ] {
        assert_eq!(Text::new(Locale::En).settle_stated(&line, "Stand").as_deref(), en);
        assert_eq!(Text::new(Locale::Zh).settle_stated(&line, "Stand").as_deref(), zh);
    }
}

/// What may be said of a few lines, in any order.
fn facts() -> impl Strategy<Value = Vec<Fact>> {
    let line = || (0_u8..4).prop_map(|n| format!("own/{}", row(u128::from(n))));
    let one = prop_oneof![
        line().prop_map(paid_in_cash),
        line().prop_map(waived),
        line().prop_map(reopened),
        Just(added()),
        Just(done()),
        Just(Fact::WaivedWhole { reason: "small".to_owned() }),
        Just(Fact::Resumed { reason: "more".to_owned() }),
    ];
    proptest::collection::vec(one, 0..12)
}

proptest! {
    #[test]
    fn any_record_makes_a_list_whose_lines_are_told_apart(told in facts()) {
        let said: Record =
            record(told.iter().zip(0..).map(|(fact, n)| (row(n), day("2026-06-10"), fact)), day("2026-12-31"));
        let list = SettlementList::of(of_account(None), [ClauseId::Disputes], said.clone());
        let mut keys: Vec<String> = list.lines.iter().map(Line::key).collect();
        let count = keys.len();
        keys.sort();
        keys.dedup();
        prop_assert_eq!(keys.len(), count);
        let open = list.open().count();
        let added = said.added.iter().filter(|it| !said.marks.contains_key(&added_key(it.id))).count();
        // the account that cannot be reckoned, and what was added; nothing of a list whose rest was given up
        let is_given_up = said.given_up().is_some();
        prop_assert_eq!(open, if is_given_up { 0 } else { added + 1 });
        let expected = if said.closed.is_some() { 0 } else { open };
        prop_assert_eq!(usize::try_from(list.bars()).expect("few"), expected);
        prop_assert_eq!(said.left(1, 0), list.bars());
        // a closed list is open to nothing but being taken up again
        let open: Vec<String> = list.open().map(Line::key).collect();
        let known = Known { record: &said, open: &open, stands: Stands::Ended, today: day("2026-12-31") };
        let add = decide(&known, Command::Add { what: "a".to_owned(), whose: Who::Us }, day("2026-12-01"));
        prop_assert_eq!(add.is_ok(), said.closed.is_none());
    }
}
