//! What is shared under a contract: it ends with the contract, goes back by the period of the clause, and settles the duty to share.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use counterpart::domain::agenda::Agenda;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::moment::Moment;
use counterpart::domain::consent::{Consent, ConsentAct, ConsentWay};
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::amendment::history::Window;
use counterpart::domain::contract::brief::ContractBrief;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::event::{ContractEvent, Fact};
use counterpart::domain::contract::inclusion::Inclusion;
use counterpart::domain::contract::party::Side;
use counterpart::domain::contract::protection::{CrossBorder, ProtectiveMeasure, Route, SecrecyDamages};
use counterpart::domain::contract::sharing::{
    EndAction, Frequency, LegalBasis, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent, ShareMode,
    SharedItem, Sharing,
};
use counterpart::domain::contract::term::Renewal;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::duties::days::{DayLine, DueOn, Reach, Subject};
use counterpart::domain::duties::promise::Promise;
use counterpart::domain::duties::rows::{Of, Recorded, Standing, rows};
use counterpart::domain::duties::timeline::{Cut, Timeline};
use counterpart::domain::id::{ContactId, ContractId, SharingEventId, SharingScopeId};
use counterpart::domain::lifecycle::contract::event::{Event, Termination, TerminationGround};
use counterpart::domain::lifecycle::sharing_scope::command::Event as ScopeEvent;
use counterpart::domain::lifecycle::sharing_scope::{Ending, ScopeStatus};
use counterpart::domain::materials::settled::Settled;
use counterpart::domain::money::Money;
use counterpart::domain::period::{Period, PeriodLine, PeriodRule};
use counterpart::domain::progress::Progress;
use counterpart::domain::sharing::given::{Carried, SharingEvent};
use counterpart::domain::sharing::giving_back::{contract_end, held_on};
use counterpart::domain::sharing::incident::concerned;
use counterpart::domain::sharing::scope::{SharingScope, SharingScopeEvent};
use counterpart::domain::sharing::settled::{Registered, Settling, settled};
use counterpart::domain::transfer::{Fact as TransferFact, Sort, Told};

use super::{day, id, scope, step, steps};
use crate::progress::{Counter, progress_with, sale};

fn item(from: Side) -> SharedItem {
    SharedItem {
        what: Wording::same("customers to visit".to_owned()),
        from,
        recipients: Wording::default(),
        purpose: Wording::default(),
        personal: PersonalMark::None,
        basis: LegalBasis::NotNeeded,
        separate_consent: SeparateConsent::NotNeeded,
        role: RecipientRole::Independent,
        level: SecrecyLevel::Internal,
        start: day("2026-02-01"),
        end: day("2026-06-30"),
        end_action: EndAction::Destroy,
    }
}

/// A sale signed on 2026-01-01 for a year, with a register.
fn contract(mode: ShareMode, frequency: Frequency, within: Period, register: Vec<SharedItem>) -> Contract {
    let mut it = sale(&mut Counter(0));
    it.sharing = Clause::Included(Sharing { mode, frequency, return_within: within, register, ..Sharing::usual() });
    it
}

fn on(contract: &Contract, more: &[(&str, Fact)], as_of: &str) -> Progress {
    progress_with(contract, more, as_of, &WorkCalendar::standard())
}

fn terminated(notice: &str, first_day_over: &str) -> Fact {
    let termination = Termination {
        notice_on: day(notice),
        effective_on: day(first_day_over),
        ground: TerminationGround::Mutual,
        evidence: String::new(),
        note: String::new(),
    };
    Fact::Life(Event::Terminated { termination: Arc::new(termination) })
}

fn transferred(sort: Sort, from: &str, needs_consent: bool) -> Fact {
    Fact::Transfer(TransferFact::Told(Told {
        by: Side::Them,
        sort,
        to: "Harbour Holdings".to_owned(),
        from: day(from),
        affiliate: false,
        document: "letter".to_owned(),
        needs_consent,
    }))
}

/// What happened, to which contract, by which facts on their days; as of when, and the last day.
type Ends<'a> = (&'a str, &'a Contract, Vec<(&'a str, Fact)>, &'a str, Option<&'a str>);

#[test]
fn a_contract_ends_for_what_is_shared_by_its_term_by_notice_and_when_a_side_leaves_it() {
    let mut ends = sale(&mut Counter(0));
    ends.term.renewal = Renewal::None;
    let mut goes_on = sale(&mut Counter(0));
    goes_on.term.renewal = Renewal::ByAgreement { talk_before: Period::days(30) };
    let completed = Fact::Life(Event::Completed { on: day("2026-06-15"), by: "Li".to_owned() });
    let rows: [Ends<'_>; 10] = [
        ("its term does not go on", &ends, vec![], "2026-03-01", Some("2026-12-31")),
        ("it may be renewed", &goes_on, vec![], "2026-03-01", None),
        ("it was not renewed", &goes_on, vec![], "2027-01-01", Some("2026-12-31")),
        (
            "before the notice",
            &goes_on,
            vec![("2026-04-01", terminated("2026-04-01", "2026-05-11"))],
            "2026-03-31",
            None,
        ),
        (
            "notice runs",
            &goes_on,
            vec![("2026-04-01", terminated("2026-04-01", "2026-05-11"))],
            "2026-04-02",
            Some("2026-05-10"),
        ),
        (
            "it was ended before its term",
            &ends,
            vec![("2026-04-01", terminated("2026-04-01", "2026-05-11"))],
            "2026-08-01",
            Some("2026-05-10"),
        ),
        ("everything was done", &goes_on, vec![("2026-06-15", completed)], "2026-07-01", Some("2026-06-15")),
        (
            "the customer handed it over",
            &goes_on,
            vec![("2026-04-20", transferred(Sort::Contract, "2026-05-01", false))],
            "2026-04-21",
            Some("2026-04-30"),
        ),
        (
            "nobody agreed to it yet",
            &goes_on,
            vec![("2026-04-20", transferred(Sort::Contract, "2026-05-01", true))],
            "2026-06-01",
            None,
        ),
        (
            "only claims went",
            &goes_on,
            vec![("2026-04-20", transferred(Sort::Claims, "2026-05-01", false))],
            "2026-06-01",
            None,
        ),
    ];
    for (what, contract, more, as_of, expected) in rows {
        assert_eq!(contract_end(&on(contract, &more, as_of), day(as_of)), expected.map(day), "{what}");
    }
}

#[test]
fn a_contract_that_was_given_up_ends_what_is_shared_the_day_before() {
    use counterpart::domain::account::Entries;
    use counterpart::domain::id::{ContractEventId, NewId as _};
    use counterpart::domain::late_fee::debt::ReceiptBook;
    use counterpart::domain::late_fee::dunning::DunningBook;
    use counterpart::domain::progress::progress;

    let (mut ids, draft) = (Counter(5_000), sale(&mut Counter(0)));
    let fact = Fact::Life(Event::Voided { on: day("2026-02-10"), reason: "no budget".to_owned() });
    let event = ContractEvent { id: ContractEventId(ids.new_id()), contract: draft.id, on: day("2026-02-10"), fact };
    let (receipts, dunning) = (ReceiptBook::new([]), DunningBook::default());
    let entries = Entries { receipts: &receipts, allocations: &[], dunning: &dunning };
    let end = |events: &[&ContractEvent]| {
        let as_of = day("2026-03-01");
        let found = progress(&draft.brief(), events, &entries, &WorkCalendar::standard(), as_of).expect("a standing");
        contract_end(&found, as_of)
    };
    assert_eq!(end(&[&event]), Some(day("2026-02-09")));
    assert_eq!(end(&[]), None, "a draft holds nobody, and ends nothing");
}

#[test]
fn a_contract_holds_from_its_first_day_to_its_last() {
    let it = sale(&mut Counter(0));
    let notice = [("2026-04-01", terminated("2026-04-01", "2026-05-11"))];
    let found = on(&it, &notice, "2026-08-01");
    for (asked, expected) in [("2025-12-31", false), ("2026-01-01", true), ("2026-05-10", true), ("2026-05-11", false)]
    {
        assert_eq!(held_on(&found, day(asked), day("2026-08-01")), expected, "{asked}");
    }
}

/// A row that the clause filled.
fn row_of(contract: &Contract) -> SharingScope {
    let clause = contract.sharing.terms().expect("a clause on sharing");
    let row = SharingScope {
        contract: Some(contract.id),
        begins: Some(day("2026-03-10")),
        valid_to: Some(day("2026-06-30")),
        ..scope(&[])
    };
    let days = row.clone().with_clause(clause, (0, &clause.register[0]), |_| String::new(), Vec::new()).return_days;
    SharingScope { row: Some(0), return_days: days, ..row }
}

#[test]
fn what_was_shared_goes_back_by_the_period_of_the_clause_counted_as_it_says() {
    // the contract ends on Sunday, 10 May 2026
    let days = Period::days;
    let rows: [(&str, Period, PeriodRule, &str); 5] = [
        ("fifteen days after it", days(15), PeriodRule::StatutoryCn, "2026-05-25"),
        ("fifteen days that lie between", days(15), PeriodRule::ClearDays, "2026-05-26"),
        ("ten working days", Period::working_days(10), PeriodRule::StatutoryCn, "2026-05-22"),
        ("a Sunday gives way to the Monday", days(14), PeriodRule::StatutoryCn, "2026-05-25"),
        ("a month", Period::months(1), PeriodRule::StatutoryCn, "2026-06-10"),
    ];
    let calendar = WorkCalendar::standard();
    for (what, within, rule, expected) in rows {
        let mut it = contract(ShareMode::Mutual, Frequency::Once, within, vec![item(Side::Us)]);
        it.definitions.period = rule;
        let (brief, scope) = (it.brief(), row_of(&it));
        let as_of = day("2026-05-11");
        let course = scope.course(&steps(), as_of).under(Some(day("2026-05-10")));
        assert_eq!(course.status(&scope, as_of), ScopeStatus::Expired { last_day: day("2026-05-10") }, "{what}");
        assert_eq!(course.status(&scope, day("2026-05-10")), ScopeStatus::Active, "{what}: the last day still counts");
        assert!(course.stage.may_share(course.validity(&scope), as_of).is_err(), "{what}");
        let back = course.giving_back(&scope, scope.return_terms(Some(&brief), &calendar), as_of).expect("a day");
        assert_eq!(back.value, day(expected), "{what}");
        assert_eq!(back.working.first(), Some(&DayLine::End(day("2026-05-10"))), "{what}");
        let is_counted =
            |line: &DayLine| matches!(line, DayLine::Counted(PeriodLine::Counted { period, .. }) if *period == within);
        assert!(back.working.iter().any(is_counted), "{what}: {:?}", back.working);
    }
}

#[test]
fn the_calendar_tells_of_the_end_of_the_contract_and_then_of_the_day_of_return() {
    let it = contract(ShareMode::Mutual, Frequency::Once, Period::days(15), vec![item(Side::Us)]);
    let (brief, scope, calendar) = (it.brief(), row_of(&it), WorkCalendar::standard());
    let days = |end: Option<&str>, as_of: &str| {
        let course = scope.course(&steps(), day(as_of)).under(end.map(day));
        let back = course.return_by(&scope, scope.return_terms(Some(&brief), &calendar), day(as_of));
        let mut agenda = Agenda::new(day(as_of));
        agenda.sharing(&scope, &course, back);
        agenda.into_entries().into_iter().map(|it| it.day.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(days(None, "2026-04-02"), ["2026-06-30"], "the last day of the row");
    assert_eq!(days(Some("2026-12-31"), "2026-04-02"), ["2026-06-30"], "the contract outlives it");
    assert_eq!(days(Some("2026-05-10"), "2026-04-02"), ["2026-05-10"], "notice was given");
    assert_eq!(days(Some("2026-05-10"), "2026-05-11"), ["2026-05-25"], "fifteen days after it");
}

#[test]
fn days_written_into_a_row_stand_and_a_row_without_a_contract_counts_plain_days() {
    let it = contract(ShareMode::Mutual, Frequency::Once, Period::working_days(10), vec![item(Side::Us)]);
    let (brief, calendar, as_of) = (it.brief(), WorkCalendar::standard(), day("2026-07-01"));
    let by = |scope: &SharingScope, contract: Option<&ContractBrief>, events: &[SharingScopeEvent]| {
        let terms = scope.return_terms(contract, &calendar);
        scope.course(events, as_of).giving_back(scope, terms, as_of).map(|it| (it.value, it.working[0]))
    };
    let written = SharingScope { return_days: 30, ..row_of(&it) };
    let last_use = DayLine::LastUse(day("2026-06-30"));
    assert_eq!(by(&written, Some(&brief), &steps()), Some((day("2026-07-30"), last_use)));
    let apart = SharingScope { contract: None, row: None, return_days: 4, ..row_of(&it) };
    assert_eq!(by(&apart, None, &steps()), Some((day("2026-07-04"), last_use)), "a Saturday, as nobody said otherwise");
    let stopped = [steps(), vec![step(33, "2026-05-04", ScopeEvent::Ended { reason: "done".to_owned() })]].concat();
    assert_eq!(by(&apart, None, &stopped), Some((day("2026-05-08"), DayLine::Stopped(day("2026-05-04")))));
}

fn given(number: u128, scope: &SharingScope, from: Side, on: &str) -> SharingEvent {
    SharingEvent {
        id: SharingEventId(id(number)),
        scope: scope.id,
        from,
        at: Moment::start_of(day(on)),
        by: String::new(),
        recipient: String::new(),
        customers: Vec::new(),
        people: Vec::new(),
        fields: Vec::new(),
        count: 1,
        file: None,
        left_out: Vec::new(),
        carried: Vec::new(),
        note: String::new(),
    }
}

/// The days on which instances are settled, by their ids, and by which entry.
fn settled_days(
    contract: &Contract,
    scope: &SharingScope,
    events: &[SharingEvent],
    as_of: &str,
    done: &[&str],
) -> Vec<(String, String, Option<u128>)> {
    let (brief, progress, calendar) = (contract.brief(), on(contract, &[], as_of), WorkCalendar::standard());
    let timeline = Timeline::of(&brief, &progress, None, &calendar, day(as_of)).expect("it binds");
    let closed = ScopeEvent::Closed { ending: Ending::Destroyed, confirmed_by: "Ann Lee".to_owned() };
    let moved = [steps(), vec![step(34, "2026-07-10", closed)]].concat();
    let row = Registered {
        scope,
        course: scope.course(&moved, day(as_of)),
        given: events.iter().filter(|it| it.at.date() <= day(as_of)).collect(),
    };
    let clause = brief.sharing.as_ref();
    let found = settled(&brief.promises, clause, &[row], &timeline, |id| done.contains(&id));
    let told = |(key, it): (String, Settling)| {
        assert_eq!(it.scope, scope.id, "{key}");
        (key, it.on.to_string(), it.given.map(|given| given.0.as_u128() - id(0).as_u128()))
    };
    found.into_iter().map(told).collect()
}

#[test]
fn what_was_given_settles_the_duty_to_share() {
    let told = |id: &str, on: &str, by: Option<u128>| (id.to_owned(), on.to_owned(), by);
    let once = contract(ShareMode::TheirsToUs, Frequency::Once, Period::days(15), vec![item(Side::Them)]);
    let row = row_of(&once);
    let events = [
        given(50, &row, Side::Us, "2026-03-11"),
        given(52, &row, Side::Them, "2026-04-02"),
        given(51, &row, Side::Them, "2026-03-12"),
    ];
    // the first that the side gave which owes it
    assert_eq!(settled_days(&once, &row, &events, "2026-03-11", &[]), []);
    let kept = [told("share/once", "2026-03-12", Some(51))];
    assert_eq!(settled_days(&once, &row, &events, "2026-05-01", &[]), kept);
    // another row settles nothing of it
    let other = SharingScope { row: Some(1), ..row.clone() };
    assert_eq!(settled_days(&once, &other, &events, "2026-05-01", &[]), []);
    // that it was destroyed settles the duty of the other side to do so
    let closed = [told("end_use/once", "2026-07-10", None), told("share/once", "2026-03-12", Some(51))];
    assert_eq!(settled_days(&once, &row, &events, "2026-07-10", &[]), closed);
}

#[test]
fn of_what_is_given_every_month_each_entry_settles_the_earliest_month_that_is_open() {
    let told = |id: &str, on: &str, by: u128| (id.to_owned(), on.to_owned(), Some(by));
    let monthly = contract(ShareMode::TheirsToUs, Frequency::Monthly, Period::days(15), vec![item(Side::Them)]);
    let row = row_of(&monthly);
    let events = [
        given(50, &row, Side::Them, "2026-02-10"),
        // a second one of the month, when March had not begun
        given(51, &row, Side::Them, "2026-02-20"),
        // late: that of March
        given(52, &row, Side::Them, "2026-04-02"),
        given(53, &row, Side::Them, "2026-04-20"),
    ];
    let found = settled_days(&monthly, &row, &events, "2026-04-30", &[]);
    let expected = [
        told("share/2026-02", "2026-02-10", 50),
        told("share/2026-03", "2026-04-02", 52),
        told("share/2026-04", "2026-04-20", 53),
    ];
    assert_eq!(found, expected);
    // what a person recorded of March is not settled once more
    let found = settled_days(&monthly, &row, &events, "2026-04-30", &["share/2026-03"]);
    assert_eq!(found, [told("share/2026-02", "2026-02-10", 50), told("share/2026-04", "2026-04-02", 52)]);
}

#[test]
fn figures_that_both_sides_owe_are_settled_once_both_gave_them() {
    let monthly = contract(ShareMode::AggregateOnly, Frequency::Monthly, Period::days(15), Vec::new());
    let row = SharingScope { contract: Some(monthly.id), row: None, ..scope(&[]) };
    let events = [
        given(50, &row, Side::Us, "2026-01-10"),
        given(51, &row, Side::Them, "2026-01-20"),
        given(52, &row, Side::Us, "2026-02-03"),
    ];
    let found = settled_days(&monthly, &row, &events, "2026-02-15", &[]);
    assert_eq!(found, [("share/2026-01".to_owned(), "2026-01-20".to_owned(), Some(51))]);
}

#[test]
fn figures_that_an_amendment_brought_are_settled_from_its_day_on() {
    let monthly = contract(ShareMode::AggregateOnly, Frequency::Monthly, Period::days(15), Vec::new());
    let row = SharingScope { contract: Some(monthly.id), row: None, ..scope(&[]) };
    let events = [given(50, &row, Side::Us, "2026-04-10"), given(51, &row, Side::Them, "2026-04-12")];
    let (brief, progress, calendar) = (monthly.brief(), on(&monthly, &[], "2026-04-30"), WorkCalendar::standard());
    for (since, expected) in [(None, "share/2026-01"), (Some("2026-04-01"), "share/2026-04")] {
        let windows = vec![Window { since: since.map(day), until: None }; brief.promises.len()];
        let mut timeline = Timeline::of(&brief, &progress, None, &calendar, day("2026-04-30")).expect("it binds");
        timeline.windows = &windows;
        let course = row.course(&steps(), day("2026-04-30"));
        let registered = Registered { scope: &row, course, given: events.iter().collect() };
        let found = settled(&brief.promises, None, &[registered], &timeline, |_| false);
        let found: Vec<(&str, String)> = found.iter().map(|(key, it)| (key.as_str(), it.on.to_string())).collect();
        assert_eq!(found, [(expected, "2026-04-12".to_owned())], "{since:?}");
    }
}

#[test]
fn a_duty_that_the_register_settles_is_shown_as_done() {
    let once = contract(ShareMode::OursToThem, Frequency::Once, Period::days(15), vec![item(Side::Us)]);
    let as_of = day("2026-04-01");
    let (brief, progress, calendar) = (once.brief(), on(&once, &[], "2026-04-01"), WorkCalendar::standard());
    let standing = |settled: &BTreeMap<String, Settled>| {
        let timeline = Timeline::of(&brief, &progress, None, &calendar, as_of).expect("it binds");
        let all = rows(&brief.promises, &[], &Recorded::of([], as_of), &timeline.with_settled(settled));
        let place = brief.promises.iter().map(Promise::key).position(|it| it == "share").expect("a duty to share");
        all.into_iter().find(|it| it.of == Of::Promise(place) && it.subject == Subject::Once).map(|it| it.standing)
    };
    let given_on = BTreeMap::from([("share/once".to_owned(), Settled::Done(day("2026-03-12")))]);
    assert_eq!(standing(&given_on), Some(Standing::ByBook(Some(day("2026-03-12")))));
    assert!(matches!(standing(&BTreeMap::new()), Some(Standing::Life(_))));
}

/// The customer hands the whole contract on from 1 May, in the middle of the use that the register gives until 30 June: the duty to
/// destroy runs from the day before, as the row of the register does.
#[test]
fn a_duty_to_destroy_is_counted_from_the_day_before_a_side_handed_the_contract_on() {
    let it = contract(ShareMode::OursToThem, Frequency::Once, Period::days(15), vec![item(Side::Us)]);
    let (brief, scope, calendar, as_of) = (it.brief(), row_of(&it), WorkCalendar::standard(), day("2026-05-11"));
    for (what, sort, needs_consent, expected, first) in [
        ("the whole contract", Sort::Contract, false, "2026-05-15", DayLine::End(day("2026-04-30"))),
        ("nobody agreed to it yet", Sort::Contract, true, "2026-07-15", DayLine::LastUse(day("2026-06-30"))),
        ("claims alone", Sort::Claims, false, "2026-07-15", DayLine::LastUse(day("2026-06-30"))),
    ] {
        let progress = on(&it, &[("2026-04-20", transferred(sort, "2026-05-01", needs_consent))], "2026-05-11");
        let timeline = Timeline::of(&brief, &progress, None, &calendar, as_of).expect("it binds");
        let promise = brief.promises.iter().find(|it| it.key() == "end_use").expect("a duty to destroy");
        let (_, due) = due_of(promise, &timeline, as_of).expect("an instance");
        assert_eq!(due, DueOn::Day(day(expected)), "{what}");
        assert_eq!(promise.why(Subject::Once, &timeline, Cut::default()).first(), Some(&first), "{what}");
        let course = scope.course(&steps(), as_of).under(contract_end(&progress, as_of));
        let of_row = course.return_by(&scope, scope.return_terms(Some(&brief), &calendar), as_of);
        let handed_on = sort == Sort::Contract && !needs_consent;
        assert_eq!(of_row, handed_on.then(|| day(expected)), "{what}: the row of the register says the same");
    }
}

fn due_of(promise: &Promise, timeline: &Timeline<'_>, as_of: Date) -> Option<(Subject, DueOn)> {
    let recorded = BTreeSet::new();
    let all = promise.instances(timeline, &Reach::around(as_of, &recorded));
    all.into_iter().next().map(|it| (it.subject, it.due))
}

#[test]
fn a_leak_goes_by_the_contract_that_is_named_and_else_by_that_of_its_row() {
    let (named, of_row) = (ContractId(id(70)), ContractId(id(71)));
    let row = SharingScope { id: SharingScopeId(id(1)), contract: Some(of_row), ..scope(&[]) };
    let apart = SharingScope { contract: None, ..row.clone() };
    for (contract, scope, expected) in [
        (Some(named), Some(&row), Some(named)),
        (None, Some(&row), Some(of_row)),
        (None, Some(&apart), None),
        (None, None, None),
    ] {
        assert_eq!(concerned(contract, scope), expected);
    }
    let mut it = sale(&mut Counter(0));
    assert_eq!(it.brief().personal.map(|it| it.leak_hours), Some(24), "as the catalogue has it (G5)");
    if let Clause::Included(clause) = &mut it.personal_information {
        clause.breach_notice_hours = 8;
    }
    assert_eq!(it.brief().personal.map(|it| it.leak_hours), Some(8));
}

/// What G5 says of how personal information is handled goes into a row that names persons, and into no other.
#[test]
fn a_row_takes_the_route_and_the_protection_from_the_contract() {
    let of = |personal: PersonalMark, mode: ShareMode, change: fn(&mut Contract)| {
        let mut it = contract(mode, Frequency::Once, Period::days(15), vec![SharedItem { personal, ..item(Side::Us) }]);
        change(&mut it);
        let (brief, clause) = (it.brief(), it.sharing.terms().expect("a clause on sharing"));
        let row = scope(&[]).with_clause(clause, (0, &clause.register[0]), |_| String::new(), Vec::new());
        let row = row.with_protection(brief.protection.as_ref());
        (row.border, row.measures)
    };
    let usual: fn(&mut Contract) = |_| {};
    let abroad: fn(&mut Contract) = |it| {
        let Clause::Included(clause) = &mut it.personal_information else { panic!("the clause is usual") };
        clause.cross_border = CrossBorder::By(Route::StandardContract);
        clause.measures = BTreeSet::from([ProtectiveMeasure::Deidentification]);
    };
    let silent: fn(&mut Contract) = |it| {
        it.personal_information = Clause::NotApplicable { reason: Wording::default() };
    };
    let none = (CrossBorder::None, Vec::new());
    let both = vec![ProtectiveMeasure::Encryption, ProtectiveMeasure::AccessControl];
    let sent = (CrossBorder::By(Route::StandardContract), vec![ProtectiveMeasure::Deidentification]);
    for (what, personal, mode, change, expected) in [
        ("as the catalogue has it", PersonalMark::Ordinary, ShareMode::OursToThem, usual, (CrossBorder::None, both)),
        ("abroad", PersonalMark::Sensitive, ShareMode::Mutual, abroad, sent),
        ("the contract does not say", PersonalMark::Ordinary, ShareMode::OursToThem, silent, none.clone()),
        ("nobody is in it", PersonalMark::None, ShareMode::OursToThem, abroad, none.clone()),
        ("figures only", PersonalMark::Ordinary, ShareMode::AggregateOnly, abroad, none),
    ] {
        assert_eq!(of(personal, mode, change), expected, "{what}");
    }
}

/// What G4 says of secrets: for how long, in whole years, and what a leak costs.
#[test]
fn what_a_contract_says_of_secrets_is_known_of_it() {
    let of = |change: &dyn Fn(&mut Contract)| {
        let mut it = sale(&mut Counter(0));
        change(&mut it);
        it.brief().secrecy.map(|it| (it.years(), it.damages))
    };
    assert_eq!(of(&|_| {}), Some((3, None)), "36 months, as the catalogue has it");
    for (lasts, years) in [
        (Period::months(60), 5),
        (Period::months(61), 6),
        (Period::months(12), 1),
        (Period::years(2), 2),
        (Period::days(731), 3),
    ] {
        let damages = Some(Money::cny(20_000_000));
        let said = of(&|it| {
            it.confidentiality.lasts = lasts;
            it.confidentiality.damages = SecrecyDamages::Sum(Money::cny(20_000_000));
        });
        assert_eq!(said, Some((years, damages)), "{lasts:?}");
    }
    assert_eq!(of(&|it| it.confidentiality.secrecy = Inclusion::LeftOut), None, "it was left out");
}

/// Whom the other side has to be told of: who is in what we gave, and took their consent back since.
#[test]
fn who_took_their_consent_back_after_it_went_out_is_known_of_what_was_given() {
    let [mary, john] = [id(81), id(82)].map(ContactId);
    let act = |on: &str| Some(ConsentAct { on: day(on), way: ConsentWay::Email });
    let said =
        |given: &str, withdrawn: &str| Consent { given: act(given), purpose: String::new(), withdrawn: act(withdrawn) };
    let gone = said("2026-01-10", "2026-04-20");
    let never = Consent { given: act("2026-01-10"), ..Consent::default() };
    let of_law = Carried { customer: scope(&[]).customer, person: Some(mary), basis: LegalBasis::LegalDuty };
    let sent = SharingEvent { people: vec![mary], ..given(60, &scope(&[]), Side::Us, "2026-03-12") };
    let theirs = SharingEvent { from: Side::Them, ..sent.clone() };
    let carried = SharingEvent { carried: vec![of_law], ..sent.clone() };
    for (what, event, who, consent, on, expected) in [
        ("since then", &sent, mary, &gone, "2026-04-20", Some("2026-04-20")),
        ("the day before", &sent, mary, &gone, "2026-04-19", None),
        ("who still agrees", &sent, mary, &never, "2026-04-20", None),
        ("who agreed anew", &sent, mary, &said("2026-05-01", "2026-04-20"), "2026-05-01", None),
        ("who is not in it", &sent, john, &gone, "2026-04-20", None),
        ("what they gave", &theirs, mary, &gone, "2026-04-20", None),
        ("a duty under law", &carried, mary, &gone, "2026-04-20", None),
    ] {
        assert_eq!(event.withdrawn_by(who, consent, day(on)), expected.map(day), "{what}");
    }
}

#[test]
fn what_becomes_of_shared_things_is_what_was_agreed() {
    let endings = [EndAction::Return, EndAction::Destroy, EndAction::Anonymise, EndAction::KeepByLaw].map(Ending::of);
    assert_eq!(endings, [Ending::Returned, Ending::Destroyed, Ending::Anonymised, Ending::KeptByLaw]);
}
