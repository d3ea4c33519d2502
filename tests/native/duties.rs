//! Duties of both sides: which clauses put which duty on whom, on which day; ids that stay; lives in any order.

use std::collections::{BTreeMap, BTreeSet};

use counterpart::domain::account::{Happened, PartAccount};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::collection::{DueDay, InstalmentStatus, Position};
use counterpart::domain::contract::Contract;
use counterpart::domain::contract::acceptance::Acceptance;
use counterpart::domain::contract::amendment::binding::bound;
use counterpart::domain::contract::amendment::history::Window;
use counterpart::domain::contract::amendment::{Amendment, Begins};
use counterpart::domain::contract::clause::{Area, Clause};
use counterpart::domain::contract::delivery::DeliveryTime;
use counterpart::domain::contract::development::{Duty as Share, Rhythm, Task};
use counterpart::domain::contract::event::{ContractEvent, Fact};
use counterpart::domain::contract::party::{ContractKind, Side, SubjectKind, Who};
use counterpart::domain::contract::payment::{Earnest, Plan};
use counterpart::domain::contract::plan::{Due, Event, Period};
use counterpart::domain::contract::sharing::{
    EndAction, Frequency, LegalBasis, NonSolicitation, PersonalMark, RecipientRole, SecrecyLevel, SeparateConsent,
    ShareMode, SharedItem,
};
use counterpart::domain::contract::support::{SupportItem, SupportKind, SupportTitle, Worth};
use counterpart::domain::contract::targets::{Cycle, Incentive, IncentiveBase, IncentiveForm, Targets, TierMethod};
use counterpart::domain::contract::term::{Objection, Renewal, RenewalTimes, TermLength};
use counterpart::domain::contract::usual::Beginning;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::duties::days::{Awaits, DayLine, DueOn, Reach, Subject};
use counterpart::domain::duties::doing::{Deed, awaits_other_side, companion, steps};
use counterpart::domain::duties::matter::Matter;
use counterpart::domain::duties::promise::{Promise, When};
use counterpart::domain::duties::record::{Duty, DutyEvent, DutyFact};
use counterpart::domain::duties::rows::{Of, Recorded, Row, Standing, rows};
use counterpart::domain::duties::timeline::{Cut, Phase, Timeline};
use counterpart::domain::id::{
    ContractEventId, ContractId, CustomerId, DutyEventId, DutyId, InstalmentId, LineId, NewId, OwnEntityId, uuid_v7,
};
use counterpart::domain::lifecycle::obligation::{self, Evidence, Guard, Stage};
use counterpart::domain::lifecycle::refusal::Refusal;
use counterpart::domain::line::Line;
use counterpart::domain::money::Money;
use counterpart::domain::period::Counting;
use counterpart::domain::rate::{Ppm, Quantity};
use counterpart::domain::repetition::{RepeatUnit, Repetition};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;

use crate::amendments::amendment;
use crate::clause_incentive::clause as usual_incentive;

struct Counter(u64);

impl NewId for Counter {
    fn new_id(&mut self) -> uuid::Uuid {
        self.0 += 1;
        uuid_v7(1_780_000_000_000 + self.0, [0; 10])
    }
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

/// A year from 1 January 2026, with one line of goods.
fn contract(kind: ContractKind) -> Contract {
    let mut ids = Counter(0);
    let beginning = Beginning {
        own_entity: OwnEntityId::fresh(&mut ids),
        customer: CustomerId::fresh(&mut ids),
        kind,
        subject_kind: SubjectKind::Goods,
        title: Wording::default(),
        on: day("2026-01-01"),
        not_needed: Wording::default(),
    };
    let mut contract = Contract::usual(beginning, &mut ids).expect("a contract");
    let line = Line {
        id: LineId::fresh(&mut ids),
        code: String::new(),
        name: "流量计".to_owned(),
        name_en: String::new(),
        spec: String::new(),
        unit: "台".to_owned(),
        quantity: Quantity::whole(1).expect("one"),
        unit_price: Money::cny(10_000_000),
        discount: Ppm(0),
        tax_rate: Ppm(130_000),
    };
    contract.lines.insert(line.id, line);
    contract
}

/// The promises as a clerk would list them: id, whose, by when.
fn listed(contract: &Contract) -> Vec<(String, Who, When)> {
    contract.promises().into_iter().map(|it| (it.key(), it.bearer, it.when)).collect()
}

fn keys(contract: &Contract) -> Vec<String> {
    contract.dated_promises().iter().map(Promise::key).collect()
}

fn within(event: Event, days: u16) -> When {
    When::By(Due::After { event, within: Period::days(days) })
}

#[test]
fn a_sale_with_the_usual_terms_puts_these_duties_on_the_sides() {
    let mut it = contract(ContractKind::Sale);
    it.delivery.time = DeliveryTime::By(Due::On(day("2026-02-10")));
    let expected = [
        ("deliver", Who::Us, When::By(Due::On(day("2026-02-10")))),
        ("insure", Who::Us, When::By(Due::On(day("2026-02-10")))),
        ("inspect", Who::Them, within(Event::Delivery, 10)),
        ("tell_hidden", Who::Them, When::OnRequest(Period::days(15))),
        ("warrant", Who::Us, When::Always),
        ("share", Who::Both, When::Always),
        ("acknowledge", Who::Us, When::OnRequest(Period::working_days(1))),
        ("settle_complaint", Who::Us, When::OnRequest(Period::working_days(15))),
        ("keep_records", Who::Us, When::Always),
        ("invoice", Who::Us, When::EachPart(Period::days(10))),
        ("settle", Who::Both, When::AfterEnd(Period::days(30))),
        ("talk_renewal", Who::Both, When::BeforeRenewal),
        ("secrets_at_end", Who::Both, When::AfterEnd(Period::days(30))),
        ("keep_secret", Who::Both, When::Always),
    ];
    let found = listed(&it);
    for (at, (key, bearer, when)) in expected.iter().enumerate() {
        assert_eq!(found[at], ((*key).to_owned(), *bearer, when.clone()), "{at}");
    }
    let rest: Vec<&str> = found.iter().skip(expected.len()).map(|(key, ..)| key.as_str()).collect();
    assert_eq!(rest, ["delete_personal", "answer_person", "tell_leak", "tell_force_majeure"]);
}

#[test]
fn a_contract_without_goods_puts_no_delivery_on_anybody() {
    let mut it = contract(ContractKind::NonDisclosure);
    it.lines.clear();
    let dated = keys(&it);
    assert_eq!(dated, ["settle", "talk_renewal", "secrets_at_end", "delete_personal"]);
}

/// Where the words of a term change, and what follows.
#[test]
fn each_clause_says_its_own() {
    let of = |change: fn(&mut Contract)| {
        let mut it = contract(ContractKind::CustomerManagement);
        change(&mut it);
        listed(&it)
    };
    let has = |list: &[(String, Who, When)], key: &str| {
        list.iter().find(|(it, ..)| it == key).map(|(_, bearer, when)| (*bearer, when.clone()))
    };
    let each = |every: Period, then: Vec<Period>| When::Each { every, then };
    let month = Period::months(1);

    let usual = of(|_| {});
    assert_eq!(has(&usual, "deliver"), None, "nothing was agreed on the time");
    assert_eq!(has(&usual, "work.find_leads"), Some((Who::Us, When::Always)));
    assert_eq!(has(&usual, "work.feedback"), Some((Who::Them, each(month, vec![]))));
    assert_eq!(has(&usual, "work.assist"), Some((Who::Them, When::OnRequest(Period::working_days(5)))));
    assert_eq!(has(&usual, "work.visit"), Some((Who::Both, each(Period::months(3), vec![]))));
    assert_eq!(has(&usual, "answer_lead"), Some((Who::Both, When::OnRequest(Period::working_days(3)))));
    assert_eq!(has(&usual, "meet"), Some((Who::Both, each(month, vec![]))));
    assert_eq!(has(&usual, "evaluate"), Some((Who::Both, each(Period::months(3), vec![Period::days(15)]))));
    assert_eq!(has(&usual, "pay_incentive"), None);
    assert_eq!(has(&usual, "train"), Some((Who::Us, When::By(Due::On(day("2026-12-31"))))));

    let fetched = of(|it| it.delivery.time = DeliveryTime::PerOrder);
    assert_eq!(has(&fetched, "deliver"), Some((Who::Us, When::Always)));
    assert_eq!(has(&fetched, "inspect"), Some((Who::Them, When::OnRequest(Period::days(10)))));

    let insured = of(|it| {
        it.delivery.time = DeliveryTime::Between { from: day("2026-03-01"), to: day("2026-03-31") };
        it.delivery.insurance = Side::Them;
    });
    assert_eq!(has(&insured, "insure"), Some((Who::Them, When::By(Due::On(day("2026-03-31"))))));

    let own_work = of(|it| {
        if let Clause::Included(terms) = &mut it.development {
            let task = || Task::Own(Wording::same("市场调研".to_owned()));
            let duty = |rhythm| Share::plain(task(), Who::Them, rhythm);
            let every = |n| Rhythm::Every(Period::months(n));
            terms.duties = vec![duty(every(1)), duty(every(6)), duty(Rhythm::By(day("2026-04-30")))];
        }
    });
    assert_eq!(has(&own_work, "work.own"), Some((Who::Them, each(month, vec![]))));
    assert_eq!(has(&own_work, "work.own.2"), Some((Who::Them, each(Period::months(6), vec![]))));
    assert_eq!(has(&own_work, "work.own.3"), Some((Who::Them, When::By(Due::On(day("2026-04-30"))))));

    let earnest = of(|it| {
        if let Clause::Included(terms) = &mut it.payment {
            terms.earnest = Earnest::Sum(Money::cny(1_000_000));
        }
    });
    assert_eq!(has(&earnest, "release_earnest"), Some((Who::Us, When::AfterEnd(Period::days(30)))));

    let by_itself = of(|it| {
        it.term.renewal = Renewal::Automatic {
            months: 12,
            times: RenewalTimes::Unlimited,
            objection: Objection::Before(Period::days(30)),
        };
    });
    assert_eq!(has(&by_itself, "remind_renewal"), Some((Who::Us, When::BeforeRenewal)));
    assert_eq!(has(&by_itself, "talk_renewal"), None);
}

#[test]
fn what_is_shared_is_consented_to_given_and_given_back() {
    let mut it = contract(ContractKind::CustomerManagement);
    if let Clause::Included(terms) = &mut it.sharing {
        terms.mode = ShareMode::TheirsToUs;
        terms.frequency = Frequency::Monthly;
        terms.register = vec![SharedItem {
            what: Wording::same("最终客户名单".to_owned()),
            from: Side::Them,
            recipients: Wording::default(),
            purpose: Wording::default(),
            personal: PersonalMark::Ordinary,
            basis: LegalBasis::Consent,
            separate_consent: SeparateConsent::Missing,
            role: RecipientRole::Independent,
            level: SecrecyLevel::Internal,
            start: day("2026-02-01"),
            end: day("2026-06-30"),
            end_action: EndAction::Destroy,
        }];
    }
    let found: Vec<_> = listed(&it)
        .into_iter()
        .filter(|(key, ..)| key.contains("share") || key.contains("use") || key.contains("consent"))
        .collect();
    let between = When::Between { first: day("2026-02-01"), last: day("2026-06-30"), every: Period::months(1) };
    assert_eq!(
        found,
        [
            ("get_consent".to_owned(), Who::Them, When::By(Due::On(day("2026-02-01")))),
            ("share".to_owned(), Who::Them, between),
            ("end_use".to_owned(), Who::Us, When::AfterUse { last: day("2026-06-30"), within: Period::days(15) }),
        ]
    );
}

#[test]
fn what_the_paper_does_not_say_is_no_duty() {
    let has = |it: &Contract, key: &str| listed(it).iter().any(|(found, ..)| found == key);
    let mut it = contract(ContractKind::CustomerManagement);
    if let Clause::Included(terms) = &mut it.sharing {
        terms.non_solicitation = NonSolicitation::For(Period::months(12));
    }
    for (mode, said) in [
        (ShareMode::Nothing, false),
        (ShareMode::AggregateOnly, false),
        (ShareMode::OursToThem, true),
        (ShareMode::TheirsToUs, true),
        (ShareMode::Mutual, true),
    ] {
        if let Clause::Included(terms) = &mut it.sharing {
            terms.mode = mode;
        }
        assert_eq!(has(&it, "leave_customers"), said, "{mode:?}");
    }
    for (kind, accepted, said) in [
        (SubjectKind::Goods, true, true),
        (SubjectKind::Mixed, true, true),
        (SubjectKind::Services, true, false),
        (SubjectKind::Digital, true, false),
        (SubjectKind::Services, false, true),
    ] {
        it.subject_kind = kind;
        it.delivery.acceptance = accepted.then(Acceptance::default);
        assert_eq!(has(&it, "tell_hidden"), said, "{kind:?}");
        assert!(has(&it, "inspect"), "{kind:?}");
    }
}

#[test]
fn loans_go_out_with_proof_and_come_back() {
    let mut it = contract(ContractKind::CustomerManagement);
    let item = |title| SupportItem {
        kind: SupportKind::Display,
        what: Wording::same("展柜".to_owned()),
        quantity: Quantity::whole(2).expect("two"),
        unit: Wording::same("件".to_owned()),
        worth: Worth::NotStated,
        title,
        due: Due::After { event: Event::Signing, within: Period::days(20) },
        return_by: None,
        borne_by: Side::Us,
    };
    if let Clause::Included(terms) = &mut it.support {
        terms.items = vec![item(SupportTitle::Gift), item(SupportTitle::Loan)];
    }
    let given: Vec<_> = it.promises().into_iter().filter(|it| it.matter.area() == Area::S7).collect();
    let told: Vec<_> = given.iter().map(|it| (it.key(), it.bearer, it.matter.evidence())).collect();
    assert_eq!(
        told,
        [
            ("give.display".to_owned(), Who::Us, Evidence::Optional),
            ("give.display.2".to_owned(), Who::Us, Evidence::Required),
            ("give_back".to_owned(), Who::Them, Evidence::Required),
            ("train".to_owned(), Who::Us, Evidence::Optional),
        ]
    );
}

#[test]
fn a_loan_goes_back_by_the_day_of_its_row_and_else_after_the_end() {
    let mut it = contract(ContractKind::CustomerManagement);
    let Clause::Included(terms) = &mut it.support else { panic!("support") };
    let item = |title, return_by| SupportItem {
        kind: SupportKind::Display,
        what: Wording::same("展柜".to_owned()),
        quantity: Quantity::whole(2).expect("two"),
        unit: Wording::same("件".to_owned()),
        worth: Worth::NotStated,
        title,
        due: Due::On(day("2026-03-01")),
        return_by,
        borne_by: Side::Us,
    };
    let back = Some(day("2026-09-30"));
    terms.items = vec![item(SupportTitle::Loan, back), item(SupportTitle::Loan, None), item(SupportTitle::Gift, back)];
    terms.return_within = Period::days(20);
    let given_back: Vec<_> =
        it.promises().into_iter().filter(|it| it.key().starts_with("give_back")).map(|it| it.when).collect();
    assert_eq!(given_back, [When::By(Due::On(day("2026-09-30"))), When::AfterEnd(Period::days(20))]);
}

/// The days of a contract in force since 1 January 2026, looked at on a day.
struct Days {
    happened: Happened,
    calendar: WorkCalendar,
    last_day: Option<Date>,
    until: Option<Date>,
    phase: Phase,
    renewal: Option<(u32, Date)>,
    counting: Counting,
}

impl Days {
    fn new() -> Self {
        Self {
            happened: BTreeMap::from([(Event::Signing, day("2026-01-01")), (Event::TakingEffect, day("2026-01-01"))]),
            calendar: WorkCalendar::standard(),
            last_day: None,
            until: Some(day("2026-12-31")),
            phase: Phase::Running,
            renewal: Some((0, day("2026-12-01"))),
            counting: Counting::default(),
        }
    }

    fn on(&self, as_of: Date) -> Timeline<'_> {
        Timeline {
            windows: &[],
            changed: Vec::new(),
            as_of,
            start: day("2026-01-01"),
            in_force: self.happened.get(&Event::TakingEffect).copied(),
            last_day: self.last_day,
            ended_on: None,
            until: self.until,
            together_until: self.last_day,
            phase: self.phase,
            renewal: self.renewal,
            happened: &self.happened,
            parts: &[],
            invoiced: None,
            settled: None,
            counting: self.counting,
            calendar: &self.calendar,
        }
    }
}

fn promise(when: When) -> Promise {
    Promise { matter: counterpart::domain::duties::matter::Matter::Meet, nth: 1, bearer: Who::Both, when }
}

fn days_of(when: When, days: &Days, as_of: &str) -> Vec<(String, DueOn)> {
    let (promise, recorded) = (promise(when), BTreeSet::new());
    let timeline = days.on(day(as_of));
    let reach = Reach::around(day(as_of), &recorded);
    promise.instances(&timeline, &reach).into_iter().map(|it| (it.subject.to_string(), it.due)).collect()
}

/// A monthly meeting that an amendment gave up from May on, and one by the 10th of the next month that it brought instead.
#[test]
fn what_recurs_is_owed_by_the_terms_of_its_day() {
    let it = Days::new();
    let meet = |then| promise(When::Each { every: Period::months(1), then });
    let promises = [meet(vec![Period::days(10)]), meet(Vec::new())];
    let may = Some(day("2026-05-01"));
    let windows = [Window { since: may, until: None }, Window { since: None, until: may }];
    let timeline = Timeline { windows: &windows, ..it.on(day("2026-05-20")) };
    let found = rows(&promises, &[], &Recorded::default(), &timeline);
    let due = |place: usize| -> Vec<String> {
        let own = found.iter().filter(|it| it.of == Of::Promise(place));
        own.filter_map(|it| it.due.day()).map(|day| day.to_string()).collect()
    };
    let old = due(1);
    assert!(!old.is_empty() && old.iter().all(|day| day.as_str() < "2026-05-01"), "{old:?}");
    let new = due(0);
    assert!(!new.is_empty() && new.iter().all(|day| day.as_str() >= "2026-05-01"), "{new:?}");
}

/// What recurred by the quarter or otherwise until 6 July 2026 and by other terms from then on: the place of the promise, the instance and
/// its day.
fn changed(before: &Promise, after: &Promise, as_of: &str) -> Vec<(usize, String, String)> {
    let it = Days { until: Some(day("2027-12-31")), ..Days::new() };
    let promises = [after.clone(), before.clone()];
    let change = Some(day("2026-07-06"));
    let windows = [Window { since: change, until: None }, Window { since: None, until: change }];
    let every = |it: &Promise| if let When::Each { every, .. } = it.when { Some(every) } else { None };
    let changed = change.filter(|_| every(before) != every(after)).into_iter().collect();
    let timeline = Timeline { windows: &windows, changed, ..it.on(day(as_of)) };
    let row = |it: &Row| {
        let Of::Promise(place) = it.of else { panic!("a promise") };
        (place, it.subject.to_string(), it.due.day().expect("a day").to_string())
    };
    rows(&promises, &[], &Recorded::default(), &timeline).iter().map(row).collect()
}

/// What is asked, two promises, the day looked at, and the instances: their row, period and day.
type Changed<'a> = (&'a str, &'a Promise, &'a Promise, &'a str, &'a [(usize, &'a str, &'a str)]);

#[test]
fn a_changed_cycle_leaves_what_was_over_and_cuts_what_ran() {
    let each = |matter: Matter, months, days| {
        let then = if days == 0 { Vec::new() } else { vec![Period::days(days)] };
        Promise { matter, ..promise(When::Each { every: Period::months(months), then }) }
    };
    let pay = |months, days| each(Matter::PayIncentive { form: IncentiveForm::Rebate }, months, days);
    let meet = |months| each(Matter::Meet, months, 0);
    let (quarters, years) = (pay(3, 15), pay(12, 15));
    let table: [Changed<'_>; 6] = [
        // the second quarter was over on 30 June, the third ended on 5 July
        (
            "quarters, then years",
            &quarters,
            &years,
            "2026-09-15",
            &[(1, "2026-04", "2026-07-15"), (1, "2026-07", "2026-07-20")],
        ),
        ("the first year begins on the day", &quarters, &years, "2026-11-15", &[(0, "2026-07-06", "2027-01-15")]),
        (
            "years, then quarters",
            &years,
            &quarters,
            "2026-09-15",
            &[(0, "2026-07-06", "2026-10-15"), (1, "2026-01", "2026-07-20")],
        ),
        (
            "evaluations too",
            &each(Matter::Evaluate, 3, 15),
            &each(Matter::Evaluate, 12, 15),
            "2026-09-15",
            &[(1, "2026-04", "2026-07-15"), (1, "2026-07", "2026-07-20")],
        ),
        // of one cycle nothing is cut: what is due from the day on is due by the new terms
        (
            "five days later",
            &quarters,
            &pay(3, 20),
            "2026-09-15",
            &[(0, "2026-04", "2026-07-20"), (0, "2026-07", "2026-10-20")],
        ),
        ("a meeting accounts for no period", &meet(3), &meet(12), "2026-09-15", &[(1, "2026-04", "2026-06-30")]),
    ];
    for (case, before, after, as_of, expected) in table {
        let found = changed(before, after, as_of);
        let expected: Vec<(usize, String, String)> =
            expected.iter().map(|(place, of, due)| (*place, (*of).to_owned(), (*due).to_owned())).collect();
        assert_eq!(found, expected, "{case}");
    }
}

/// From which day on an amendment gives the clause on targets which cycle and whether anything is paid by it; nothing where it takes
/// the clause out.
type Given<'a> = (&'a str, Option<(Cycle, bool)>);

/// The contract as it was signed, its amendments, the day looked at, the instances of the duty to pay, and under which of them a
/// period that begins on a day is paid.
type Amended<'a> = (&'a str, (Cycle, bool), &'a [Given<'a>], &'a str, &'a [&'a str], &'a [(&'a str, &'a str)]);

/// What the terms promise and what a period is paid under agree, whichever way the cycle changes.
#[test]
fn an_incentive_is_paid_under_the_duty_that_the_changed_cycle_makes() {
    use Cycle::{Month, Quarter, Year};
    let with = |clause: Option<(Cycle, bool)>| {
        let mut it = contract(ContractKind::CustomerManagement);
        it.term.length = TermLength::Months { start: day("2026-01-01"), months: 36 };
        let targets = clause.map(|(cycle, pays)| {
            let usual = usual_incentive(TierMethod::Marginal, IncentiveBase::Collected);
            let incentive = if pays { usual.incentive.clone() } else { Incentive::None };
            Targets { cycle, incentive, ..usual }
        });
        it.targets = targets.map_or_else(|| Clause::NotApplicable { reason: Wording::default() }, Clause::Included);
        it
    };
    let table: &[Amended<'_>] = &[
        (
            "the incentive comes in with another cycle",
            (Quarter, false),
            &[("2026-07-06", Some((Year, true)))],
            "2026-12-31",
            &["2026-07-06"],
            &[("2026-07-06", "2026-07-06")],
        ),
        (
            "the incentive is dropped with the cycle",
            (Quarter, true),
            &[("2026-07-06", Some((Year, false)))],
            "2026-09-15",
            &["2026-04", "2026-07"],
            &[("2026-04-01", "2026-04"), ("2026-07-01", "2026-07")],
        ),
        (
            "the clause is out for a while, and comes back with another cycle",
            (Quarter, true),
            &[("2026-06-10", None), ("2026-07-06", Some((Year, true)))],
            "2026-12-31",
            &["2026-07-06"],
            &[("2026-07-06", "2026-07-06")],
        ),
        (
            "the clause is taken out after its cycle changed",
            (Quarter, true),
            &[("2026-07-06", Some((Month, true))), ("2026-10-12", None)],
            "2026-10-20",
            &["2026-04", "2026-07", "2026-07-06"],
            &[("2026-04-01", "2026-04"), ("2026-07-01", "2026-07"), ("2026-07-06", "2026-07-06")],
        ),
        (
            "two amendments on one day: a month begins on it, the year that holds does not",
            (Quarter, true),
            &[("2026-08-01", Some((Month, true))), ("2026-08-01", Some((Year, true)))],
            "2026-12-31",
            &["2026-08-01"],
            &[("2026-08-01", "2026-08-01")],
        ),
        (
            "the cycle stays, the incentive comes in: nothing is cut",
            (Quarter, false),
            &[("2026-07-06", Some((Quarter, true)))],
            "2026-09-15",
            &["2026-04", "2026-07"],
            &[("2026-04-01", "2026-04"), ("2026-07-01", "2026-07")],
        ),
    ];
    for (case, signed, given, as_of, duties, paid) in table {
        let signed = with(Some(*signed)).brief();
        let mut amendments: Vec<Amendment> = Vec::new();
        for ((from, clause), n) in given.iter().zip(1_u64..) {
            let begins = Begins::On(day(from));
            let after = amendments.last().map(|it| it.id);
            amendments.push(Amendment { after, ..amendment(n, &with(*clause), Some("2026-05-20"), begins) });
        }
        let brief = bound(&signed, &amendments, day(as_of)).expect("it binds");
        let it = Days { until: Some(day("2028-12-31")), ..Days::new() };
        let changed = brief.cycle_changes().collect();
        let timeline = Timeline { windows: &brief.history.windows, changed, ..it.on(day(as_of)) };
        let rows = rows(&brief.promises, &[], &Recorded::default(), &timeline);
        let pays = |row: &&Row| {
            let Of::Promise(place) = row.of else { return false };
            matches!(brief.promises[place].matter, Matter::PayIncentive { .. })
        };
        let mut found: Vec<String> = rows.iter().filter(pays).map(|it| it.subject.to_string()).collect();
        found.sort();
        assert_eq!(found, *duties, "{case}");
        for (first, expected) in *paid {
            assert_eq!(brief.instance_from(day(first)).to_string(), *expected, "{case}: {first}");
        }
    }
}

/// A rule, the day looked at, and what is due when.
#[test]
fn days_follow_from_the_terms() {
    let it = Days::new();
    let on = |name: &str, text: &str| (name.to_owned(), DueOn::Day(day(text)));
    let signing = When::By(Due::After { event: Event::Signing, within: Period::days(20) });
    assert_eq!(days_of(signing, &it, "2026-05-20"), [on("once", "2026-01-21")]);
    let delivery = When::By(Due::After { event: Event::Delivery, within: Period::days(10) });
    let waits = vec![("once".to_owned(), DueOn::Waits(Awaits::Event(Event::Delivery)))];
    assert_eq!(days_of(delivery, &it, "2026-05-20"), waits);
    // quarters of the term and fifteen days; a quarter back and ahead is looked at
    let quarters = When::Each { every: Period::months(3), then: vec![Period::days(15)] };
    assert_eq!(days_of(quarters, &it, "2026-05-20"), [on("2026-01", "2026-04-15"), on("2026-04", "2026-07-15")]);
    let monthly = When::Each { every: Period::months(1), then: Vec::new() };
    assert_eq!(
        days_of(monthly.clone(), &it, "2026-02-10"),
        [
            on("2026-01", "2026-01-31"),
            on("2026-02", "2026-02-28"),
            on("2026-03", "2026-03-31"),
            on("2026-04", "2026-04-30")
        ]
    );
    // nothing recurs before the contract is in force, nor after its end
    let mut late = Days::new();
    late.happened.insert(Event::TakingEffect, day("2026-02-15"));
    late.until = Some(day("2026-03-10"));
    assert_eq!(days_of(monthly, &late, "2026-02-10"), [on("2026-02", "2026-02-28"), on("2026-03", "2026-03-10")]);
    // accounts on the 31st, or the last day of a shorter month
    let accounts = When::Monthly { day: 31, then: vec![Period::days(5)] };
    assert_eq!(
        days_of(accounts, &it, "2026-03-20").into_iter().take(3).collect::<Vec<_>>(),
        [on("2026-01", "2026-02-05"), on("2026-02", "2026-03-05"), on("2026-03", "2026-04-05")]
    );
    assert_eq!(days_of(When::BeforeRenewal, &it, "2026-05-20"), [on("term-0", "2026-12-01")]);
    // what follows from the end waits for it
    let end = When::AfterEnd(Period::days(30));
    assert_eq!(days_of(end.clone(), &it, "2026-05-20"), [("once".to_owned(), DueOn::Waits(Awaits::End))]);
    let mut ended = Days::new();
    ended.last_day = Some(day("2026-12-31"));
    ended.phase = Phase::Over;
    assert_eq!(days_of(end, &ended, "2027-01-05"), [on("once", "2027-01-30")]);
    let used = When::AfterUse { last: day("2026-06-30"), within: Period::days(15) };
    assert_eq!(days_of(used, &it, "2026-05-20"), [on("once", "2026-07-15")]);
}

/// A contract that a notice of 17 June ended: what is owed within thirty days after the end is owed by the day that the notice names, 17
/// July, and not a day sooner. Of a term that runs out the last day is the one that is not counted.
#[test]
fn what_follows_from_an_end_by_notice_is_counted_from_the_day_of_its_effect() {
    let mut ended = Days::new();
    (ended.last_day, ended.phase) = (Some(day("2026-06-16")), Phase::Over);
    let (none, as_of) = (BTreeSet::new(), day("2026-06-20"));
    let settle = promise(When::AfterEnd(Period::days(30)));
    for (ended_on, due, first) in [
        (Some("2026-06-17"), "2026-07-17", DayLine::Ended(day("2026-06-17"))),
        (None, "2026-07-16", DayLine::End(day("2026-06-16"))),
    ] {
        let timeline = Timeline { ended_on: ended_on.map(day), ..ended.on(as_of) };
        let found = settle.instances(&timeline, &Reach::around(as_of, &none));
        assert_eq!(found.iter().map(|it| it.due).collect::<Vec<_>>(), [DueOn::Day(day(due))], "{ended_on:?}");
        assert_eq!(settle.why(Subject::Once, &timeline, Cut::default()).first(), Some(&first), "{ended_on:?}");
    }
}

/// What is tried: its name, how often, from when, and what comes of it.
type Tried = (&'static str, Period, &'static str, &'static [(&'static str, &'static str)]);

/// The first day, how long a period is, the day looked at, and the last days of the periods under their names (`domain.md` 6.7).
#[test]
fn periods_from_the_end_of_a_month_lose_no_day() {
    let cases: [Tried; 3] = [
        (
            "2026-01-31",
            Period::months(1),
            "2026-03-15",
            &[
                ("2026-01", "2026-02-28"),
                ("2026-02", "2026-03-30"),
                ("2026-03", "2026-04-30"),
                ("2026-04", "2026-05-30"),
            ],
        ),
        // 31 August to 28 February, 1 March to 30 August
        ("2025-08-31", Period::months(6), "2026-05-20", &[("2025-08", "2026-02-28")]),
        (
            "2026-01-28",
            Period::months(1),
            "2026-01-28",
            &[("2026-01", "2026-02-27"), ("2026-02", "2026-03-27"), ("2026-03", "2026-04-27")],
        ),
    ];
    for (first, every, as_of, expected) in cases {
        let when = When::Between { first: day(first), last: day("2026-12-31"), every };
        let mut days = Days::new();
        days.happened.insert(Event::TakingEffect, day("2025-01-01"));
        let expected: Vec<_> = expected.iter().map(|(name, on)| ((*name).to_owned(), DueOn::Day(day(on)))).collect();
        assert_eq!(days_of(when, &days, as_of), expected, "{first}");
    }
}

/// A part of a plan, of which nothing was paid.
fn part(term: Due, due: DueDay) -> PartAccount {
    let zero = Money::cny(0);
    PartAccount {
        id: InstalmentId(uuid_v7(7, [0; 10])),
        number: 1,
        label: None,
        term,
        due,
        due_steps: Vec::new(),
        position: Position {
            amount: Money::cny(100),
            collected: zero,
            waived: zero,
            open: Money::cny(100),
            excess: zero,
        },
        paid: [].into(),
        status: InstalmentStatus::Overdue,
        days_late: 0,
        late_fee: None,
        settles: None,
    }
}

/// A payment of 10 January, to be invoiced within ten days, and the day looked at.
#[test]
fn an_invoice_that_is_late_stays_late_however_long() {
    let (it, none) = (Days::new(), BTreeSet::new());
    let on = day("2026-01-10");
    let parts = [part(Due::On(on), DueDay::On(on))];
    for as_of in ["2026-01-15", "2026-03-01", "2026-04-30", "2026-12-31", "2027-12-31"] {
        let timeline = Timeline { parts: &parts, ..it.on(day(as_of)) };
        let found = promise(When::EachPart(Period::days(10))).instances(&timeline, &Reach::around(day(as_of), &none));
        assert_eq!(found.iter().map(|it| it.due).collect::<Vec<_>>(), [DueOn::Day(day("2026-01-20"))], "{as_of}");
    }
}

/// When a payment is due under a contract signed on 1 January, how long its invoice may take, and by when it is there: the paper counts
/// from the day on which the conditions of the payment are met, not from that by which it is paid.
#[test]
fn an_invoice_is_counted_from_what_its_payment_waits_for() {
    let after = |event| Due::After { event, within: Period::days(30) };
    let due = DueDay::On(day("2026-01-31"));
    let cases = [
        (after(Event::Signing), due, 10, DueOn::Day(day("2026-01-11"))),
        // payment waits for it
        (after(Event::Signing), due, 0, DueOn::Day(day("2026-01-31"))),
        (Due::On(day("2026-01-31")), due, 10, DueOn::Day(day("2026-02-10"))),
        (after(Event::Delivery), DueDay::AwaitsEvent, 10, DueOn::Waits(Awaits::Event(Event::Delivery))),
    ];
    let (it, none, as_of) = (Days::new(), BTreeSet::new(), day("2026-01-05"));
    for (term, due, within, expected) in cases {
        let parts = [part(term, due)];
        let timeline = Timeline { parts: &parts, ..it.on(as_of) };
        let found = promise(When::EachPart(Period::days(within))).instances(&timeline, &Reach::around(as_of, &none));
        assert_eq!(found.iter().map(|it| it.due).collect::<Vec<_>>(), [expected], "{term:?} {within}");
    }
}

/// A day that the contract names, how far its life has come by 30 June, and whether anything is owed on that day.
#[test]
fn nothing_is_owed_on_a_day_after_the_contract_has_ended_early() {
    let cases = [
        ("2026-06-15", Phase::Over, true),
        ("2026-06-30", Phase::Over, true),
        ("2026-07-01", Phase::Over, false),
        ("2026-12-31", Phase::Over, false),
        // notice was given, and it runs
        ("2026-12-31", Phase::Running, true),
    ];
    for (on, phase, owed) in cases {
        let mut it = Days::new();
        it.last_day = Some(day("2026-06-30"));
        it.phase = phase;
        let found = days_of(When::By(Due::On(day(on))), &it, "2027-01-15");
        assert_eq!(!found.is_empty(), owed, "{on} {phase:?}");
    }
    // what was recorded of it stays
    let mut it = Days::new();
    it.last_day = Some(day("2026-06-30"));
    it.phase = Phase::Over;
    let recorded = BTreeSet::from(["meet/once"]);
    let reach = Reach::around(day("2027-01-15"), &recorded);
    let late = promise(When::By(Due::On(day("2026-12-31"))));
    assert_eq!(late.instances(&it.on(day("2027-01-15")), &reach).len(), 1);
}

#[test]
fn why_a_day_is_that_day_is_told_from_its_beginning() {
    let it = Days::new();
    let timeline = it.on(day("2026-05-20"));
    let quarters = promise(When::Each { every: Period::months(3), then: vec![Period::days(15)] });
    let lines = quarters.why(Subject::Month { year: 2026, month: 1 }, &timeline, Cut::default());
    assert_eq!(lines.first(), Some(&DayLine::Period(day("2026-01-01"), day("2026-03-31"))));
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert_eq!(quarters.why(Subject::Once, &timeline, Cut::default()), []);
}

fn event(number: u64, duty: &str, on: &str, fact: DutyFact) -> DutyEvent {
    DutyEvent {
        id: DutyEventId(uuid_v7(number, [0; 10])),
        contract: ContractId(uuid_v7(1, [0; 10])),
        duty: duty.to_owned(),
        title: "会商".to_owned(),
        due: Some(day("2026-01-31")),
        on: day(on),
        by: "李".to_owned(),
        fact,
        file: None,
    }
}

fn done() -> Vec<obligation::Event> {
    vec![
        obligation::Event::Started,
        obligation::Event::Submitted { evidence: "纪要".to_owned() },
        obligation::Event::Confirmed { by: "李".to_owned() },
    ]
}

fn rows_of(promises: &[Promise], own: &[&Duty], events: &[DutyEvent], as_of: &str) -> Vec<Row> {
    let it = Days::new();
    rows(promises, own, &Recorded::of(events, day(as_of)), &it.on(day(as_of)))
}

#[test]
fn what_was_recorded_stands_beside_its_day_and_is_taken_back_by_an_entry() {
    let monthly = vec![promise(When::Each { every: Period::months(1), then: Vec::new() })];
    let mut events = vec![event(1, "meet/2026-01", "2026-01-30", DutyFact::Steps(done()))];
    let stage = |events: &[DutyEvent], as_of: &str| {
        let found = rows_of(&monthly, &[], events, as_of);
        let row = found.into_iter().find(|it| it.id(&monthly) == "meet/2026-01").expect("it is there");
        row.is_open()
    };
    assert!(!stage(&events, "2026-02-10"));
    assert!(stage(&events, "2026-01-29"), "on the day before it was open");
    // long past, and still there since something was recorded
    assert!(!stage(&events, "2026-11-30"));
    events.push(event(2, "meet/2026-01", "2026-02-01", DutyFact::TakesBack(DutyEventId(uuid_v7(1, [0; 10])))));
    assert!(stage(&events, "2026-02-10"));
    // the terms no longer say so: what was done stays, what was only begun goes
    let gone = vec![event(3, "evaluate/2026-01", "2026-01-30", DutyFact::Steps(done()))];
    let found = rows_of(&monthly, &[], &gone, "2026-02-10");
    assert!(found.iter().any(|it| it.of == Of::Gone("evaluate/2026-01".to_owned())));
    let begun = vec![event(3, "evaluate/2026-01", "2026-01-30", DutyFact::Steps(vec![obligation::Event::Started]))];
    assert!(rows_of(&monthly, &[], &begun, "2026-02-10").iter().all(|it| !matches!(it.of, Of::Gone(_))));
    // who looks after it
    let named = [event(4, "meet", "2026-02-01", DutyFact::Owner("周".to_owned()))];
    assert_eq!(Recorded::of(&named, day("2026-02-10")).owner("meet"), Some("周"));
    assert_eq!(Recorded::of(&named, day("2026-01-10")).owner("meet"), None);
}

/// A duty done on 10 May: the day it is looked at, whether its line is open, and whether doing it (today, 20 May) is refused.
#[test]
fn steps_are_decided_on_the_stage_of_today_whatever_day_is_looked_at() {
    let promises = vec![promise(When::By(Due::On(day("2026-05-06"))))];
    let events = vec![event(1, "meet/once", "2026-05-10", DutyFact::Steps(done()))];
    let today = day("2026-05-20");
    for (looked_at, open) in [("2026-05-05", true), ("2026-05-10", false), ("2026-05-20", false)] {
        let found = rows_of(&promises, &[], &events, looked_at);
        assert_eq!(found.iter().map(Row::is_open).collect::<Vec<_>>(), [open], "{looked_at}");
    }
    let stage = Recorded::of(&events, today).life("meet/once", today).stage;
    let deed = Deed::Do { evidence: String::new(), confirmed_by: Some("李".to_owned()) };
    assert!(matches!(steps(&stage, deed, today, today, Evidence::Optional), Err(Refusal::Ended { .. })));
    // another one, of which nothing was recorded, is open as of today
    assert_eq!(Recorded::of(&events, today).life("meet/2026-05", today).stage, Stage::Planned);
}

#[test]
fn what_the_book_shows_needs_no_entry() {
    let mut it = contract(ContractKind::Sale);
    it.delivery.time = DeliveryTime::By(Due::On(day("2026-02-10")));
    let promises = it.dated_promises();
    let mut days = Days::new();
    days.happened.insert(Event::Delivery, day("2026-02-08"));
    let found = rows(&promises, &[], &Recorded::default(), &days.on(day("2026-02-20")));
    let standing = |name: &str| found.iter().find(|row| row.id(&promises) == name).map(|row| row.standing.clone());
    assert_eq!(standing("deliver/once"), Some(Standing::ByBook(Some(day("2026-02-08")))));
    assert_eq!(standing("inspect/once"), Some(Standing::Life(Stage::Planned)));
    let due = found.iter().find(|row| row.id(&promises) == "inspect/once").map(|row| row.due);
    assert_eq!(due, Some(DueOn::Day(day("2026-02-18"))));
}

/// Steps recorded of a delivery that the book shows too, and whether its line is still open.
#[test]
fn a_delivery_that_waits_to_be_confirmed_is_open_although_the_book_shows_it() {
    let mut it = contract(ContractKind::Sale);
    it.delivery.time = DeliveryTime::By(Due::On(day("2026-02-10")));
    let promises = it.dated_promises();
    let mut days = Days::new();
    days.happened.insert(Event::Delivery, day("2026-02-08"));
    let all = done();
    let cases = [(0, false), (1, false), (2, true), (3, false)];
    for (taken, open) in cases {
        let steps: Vec<_> = all.iter().take(taken).cloned().collect();
        let events = [event(1, "deliver/once", "2026-02-08", DutyFact::Steps(steps))];
        let found = rows(&promises, &[], &Recorded::of(&events, day("2026-02-20")), &days.on(day("2026-02-20")));
        let row = found.iter().find(|row| row.id(&promises) == "deliver/once").expect("it is there");
        assert_eq!(row.is_open(), open, "{taken} steps");
    }
}

/// An entry of a duty (written down at moment 10, of 8 February), what the book says of a day, when that was written down, and
/// whether it goes when the entry is taken back.
#[test]
fn what_a_deed_said_to_the_book_goes_with_it_and_nothing_else() {
    let mut it = contract(ContractKind::Sale);
    it.delivery.time = DeliveryTime::By(Due::On(day("2026-02-10")));
    let promises = it.promises();
    let cases = [
        ("deliver", done(), Event::Delivery, "2026-02-08", 10, true),
        ("deliver", done(), Event::Delivery, "2026-02-08", 11, true),
        // a person had recorded the delivery before
        ("deliver", done(), Event::Delivery, "2026-02-08", 9, false),
        ("deliver", done(), Event::Delivery, "2026-02-07", 11, false),
        ("deliver", done(), Event::Acceptance, "2026-02-08", 11, false),
        ("deliver", vec![obligation::Event::Started], Event::Delivery, "2026-02-08", 11, false),
        ("inspect", done(), Event::Acceptance, "2026-02-08", 11, true),
        ("insure", done(), Event::Delivery, "2026-02-08", 11, false),
    ];
    for (name, steps, what, on, written, goes) in cases {
        let matter = promises.iter().find(|it| it.key() == name).map(|it| it.matter.clone()).expect("it is promised");
        let entry = event(10, &format!("{name}/once"), "2026-02-08", DutyFact::Steps(steps));
        let id = ContractEventId(uuid_v7(written, [0; 10]));
        let kept = [ContractEvent { id, contract: entry.contract, on: day(on), fact: Fact::Happened(what) }];
        assert_eq!(
            companion(&matter, &entry, &kept),
            goes.then_some(id),
            "{name} {what:?} of {on}, written at {written}"
        );
    }
}

/// An id, and whether it is that of the third period of the second of two meetings.
#[test]
fn an_instance_knows_its_id() {
    let monthly = || promise(When::Each { every: Period::months(1), then: Vec::new() });
    let promises = vec![monthly(), Promise { nth: 2, ..monthly() }];
    let found = rows_of(&promises, &[], &[], "2026-03-15");
    let third = Subject::Month { year: 2026, month: 3 };
    let row = found.iter().find(|row| row.of == Of::Promise(1) && row.subject == third).expect("it is there");
    let cases =
        [("meet.2/2026-03", true), ("meet/2026-03", false), ("meet.2/2026-02", false), ("meet", false), ("", false)];
    for (id, same) in cases {
        assert_eq!(row.is(id, &promises), same, "{id}");
    }
}

/// Steps recorded of a meeting of 20 May, the day looked at, and whether somebody has to do something about it within a week.
#[test]
fn what_needs_action_is_due_within_a_week_or_waits_to_be_confirmed() {
    let promises = vec![promise(When::By(Due::On(day("2026-05-20"))))];
    let all = done();
    let cases = [
        (0, "2026-05-12", false),
        (0, "2026-05-13", true),
        (1, "2026-06-20", true),
        (2, "2026-05-05", true),
        (3, "2026-05-20", false),
    ];
    for (taken, as_of, needs) in cases {
        let steps: Vec<_> = all.iter().take(taken).cloned().collect();
        let found = rows_of(&promises, &[], &[event(1, "meet/once", "2026-05-02", DutyFact::Steps(steps))], as_of);
        assert_eq!(
            found.iter().map(|row| row.needs_action(day(as_of))).collect::<Vec<_>>(),
            [needs],
            "{taken} {as_of}"
        );
    }
}

/// A duty, the day, and whether it keeps the contract from being completed.
#[test]
fn a_contract_is_completed_when_nothing_that_is_due_is_open() {
    let cases = [
        (When::By(Due::On(day("2026-09-01"))), "2026-05-20", 1),
        (When::Each { every: Period::months(1), then: Vec::new() }, "2026-03-01", 2),
        (When::AfterEnd(Period::days(30)), "2026-05-20", 0),
        (When::BeforeRenewal, "2026-12-20", 0),
    ];
    for (when, as_of, expected) in cases {
        let promises = vec![promise(when.clone())];
        let found = rows_of(&promises, &[], &[], as_of);
        let open = found.iter().filter(|row| row.holds(&promises, day(as_of))).count();
        assert_eq!(open, expected, "{when:?}");
    }
}

fn own(due: Option<&str>, repeats: Option<Repetition>) -> Duty {
    Duty {
        id: DutyId(uuid_v7(9, [0; 10])),
        contract: ContractId(uuid_v7(1, [0; 10])),
        title: "寄证书".to_owned(),
        detail: String::new(),
        bearer: Who::Us,
        area: Area::General,
        due: due.map(day),
        repeats,
        owner: String::new(),
        evidence: Evidence::Required,
        made_on: day("2026-01-01"),
    }
}

#[test]
fn what_is_written_by_hand_is_owed_once_or_on_clamped_days() {
    let subjects = |duty: &Duty, as_of: &str| {
        rows_of(&[], &[duty], &[], as_of).iter().map(|row| row.subject.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(subjects(&own(Some("2026-02-10"), None), "2026-05-20"), ["once"]);
    assert_eq!(subjects(&own(None, None), "2026-05-20"), ["once"]);
    let monthly = own(Some("2026-01-31"), Some(Repetition { every: 1, unit: RepeatUnit::Month }));
    assert_eq!(
        subjects(&monthly, "2026-03-01"),
        ["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]
    );
}

/// A duty of every day since 2023 is still owed in its 1 236th round: 92 days back and ahead are looked at.
#[test]
fn what_is_owed_every_day_does_not_fall_silent() {
    let daily = own(Some("2023-01-01"), Some(Repetition { every: 1, unit: RepeatUnit::Day }));
    let found = rows_of(&[], &[&daily], &[], "2026-05-20");
    let days: Vec<String> = found.iter().map(|row| row.subject.to_string()).collect();
    assert_eq!(days.first().map(String::as_str), Some("2026-02-17"));
    assert_eq!(days.last().map(String::as_str), Some("2026-08-20"));
    assert_eq!(days.len(), 185);
}

/// By when, in both languages.
#[test]
fn a_rhythm_is_said_as_people_say_it() {
    let each = |every| When::Each { every, then: Vec::new() };
    let monthly = |day| When::Monthly { day, then: Vec::new() };
    let cases = [
        (each(Period::months(1)), "每月", "every month"),
        (each(Period::months(3)), "每季", "every quarter"),
        (each(Period::months(12)), "每年", "every year"),
        (each(Period::days(1)), "每日", "every day"),
        (each(Period::months(6)), "每 6 个月", "every 6 months"),
        (monthly(25), "每月 25 日结账", "accounts made up on the 25th"),
        (monthly(1), "每月 1 日结账", "accounts made up on the 1st"),
        (monthly(22), "每月 22 日结账", "accounts made up on the 22nd"),
        (monthly(11), "每月 11 日结账", "accounts made up on the 11th"),
        (monthly(31), "每月 31 日结账", "accounts made up on the 31st"),
    ];
    for (when, zh, en) in cases {
        assert_eq!(Text::new(Locale::Zh).duty_when(&when), zh);
        assert_eq!(Text::new(Locale::En).duty_when(&when), en);
    }
}

#[test]
fn one_press_takes_all_the_steps_and_no_more_than_may_be_taken() {
    let today = day("2026-05-20");
    let all = |stage: &Stage, deed, evidence| steps(stage, deed, today, today, evidence);
    let deed =
        |proof: &str, by: Option<&str>| Deed::Do { evidence: proof.to_owned(), confirmed_by: by.map(str::to_owned) };
    let made = all(&Stage::Planned, deed("", Some("李")), Evidence::Optional).expect("it may");
    assert_eq!(
        made,
        [
            obligation::Event::Started,
            obligation::Event::Submitted { evidence: String::new() },
            obligation::Event::Confirmed { by: "李".to_owned() },
        ]
    );
    let begun = Stage::InProgress { on: day("2026-05-01") };
    assert_eq!(all(&begun, deed("单", None), Evidence::Required).expect("it may").len(), 1);
    assert_eq!(all(&begun, deed(" ", None), Evidence::Required), Err(Refusal::Guard(Guard::EvidenceMissing)));
    assert_eq!(all(&begun, deed("单", Some("")), Evidence::Optional), Err(Refusal::NameMissing));
    let later = steps(&begun, deed("单", None), day("2026-05-21"), today, Evidence::Optional);
    assert!(matches!(later, Err(Refusal::DatedInFuture { .. })));
    let waived = Deed::Waive { by: "周".to_owned(), reason: String::new() };
    assert_eq!(all(&Stage::Planned, waived, Evidence::Optional), Err(Refusal::ReasonMissing));
    assert!(awaits_other_side(Who::Us, Evidence::Required));
    assert!(!awaits_other_side(Who::Them, Evidence::Required) && !awaits_other_side(Who::Us, Evidence::Optional));
}

/// What was written, the file, and what then shows that it was done; without either it is not.
#[test]
fn a_file_shows_that_a_duty_was_done_as_well_as_words_do() {
    let today = day("2026-05-20");
    let begun = Stage::InProgress { on: day("2026-05-01") };
    for (words, file, shown) in [
        ("回单 7 号", None, Some("回单 7 号")),
        ("", Some("检定证书.pdf"), Some("检定证书.pdf")),
        (" ", Some("检定证书.pdf"), Some("检定证书.pdf")),
        ("5月20日寄出", Some("检定证书.pdf"), Some("5月20日寄出")),
        ("", None, None),
    ] {
        let made = steps(&begun, Deed::done(words.to_owned(), file, None), today, today, Evidence::Required);
        let shown = shown.map(|it| vec![obligation::Event::Submitted { evidence: it.to_owned() }]);
        let expected: Result<Vec<obligation::Event>, Refusal<Stage>> =
            shown.ok_or(Refusal::Guard(Guard::EvidenceMissing));
        assert_eq!(made, expected, "{words:?}, {file:?}");
    }
}

/// Where a duty stands, and how many steps are left when it is settled with all the others.
#[test]
fn what_waits_to_be_confirmed_is_settled_with_the_others() {
    let (on, today) = (day("2026-05-01"), day("2026-05-20"));
    let cases = [
        (Stage::Planned, 3),
        (Stage::InProgress { on }, 2),
        (Stage::Submitted { on, evidence: "签收单".to_owned() }, 1),
    ];
    for (stage, expected) in cases {
        let deed = Deed::settling(&stage, "李".to_owned(), "签收单".to_owned());
        let made = steps(&stage, deed, today, today, Evidence::Required).expect("it may");
        assert_eq!(made.len(), expected, "{stage:?}");
        assert_eq!(made.last(), Some(&obligation::Event::Confirmed { by: "李".to_owned() }), "{stage:?}");
    }
}

#[test]
fn ids_are_unlike_in_a_contract_that_says_everything() {
    let mut it = contract(ContractKind::CustomerManagement);
    it.delivery.time = DeliveryTime::By(Due::On(day("2026-02-10")));
    if let Clause::Included(payment) = &mut it.payment {
        payment.plan = Plan::Prepaid {
            id: InstalmentId(uuid_v7(7, [0; 10])),
            balance: Money::cny(100),
            due: Due::On(day("2026-02-01")),
            refund_within: Period::days(30),
        };
    }
    let keys: Vec<String> = it.promises().iter().map(Promise::key).collect();
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "{keys:?}");
    assert!(keys.contains(&"report_balance".to_owned()) && keys.contains(&"refund".to_owned()));
    // a figure of a term changes, the ids do not
    let before: Vec<String> = it.dated_promises().iter().map(Promise::key).collect();
    it.delivery.inspection = Period::days(30);
    it.term.settle_within = Period::days(60);
    it.term.length = TermLength::Months { start: day("2026-01-05"), months: 24 };
    assert_eq!(it.dated_promises().iter().map(Promise::key).collect::<Vec<_>>(), before);
}

fn a_when() -> impl Strategy<Value = When> {
    let period = || {
        (1_u16..40, prop_oneof![Just(0_u8), Just(1), Just(2)]).prop_map(|(n, unit)| match unit {
            0 => Period::days(n),
            1 => Period::working_days(n),
            _ => Period::months(n.min(12)),
        })
    };
    prop_oneof![
        (period(), prop::collection::vec(period(), 0..3)).prop_map(|(every, then)| When::Each { every, then }),
        (1_u8..=31, prop::collection::vec(period(), 0..3)).prop_map(|(day, then)| When::Monthly { day, then }),
        (0_i64..700, 0_i64..700, period()).prop_map(|(from, length, every)| {
            let first = day("2025-06-01").plus_days(from).expect("a day");
            When::Between { first, last: first.plus_days(length).expect("a day"), every }
        }),
        period().prop_map(When::AfterEnd),
    ]
}

proptest! {
    #[test]
    fn what_recurs_lies_within_reach_under_ids_of_its_own(when in a_when(), offset in -200_i64..900) {
        let as_of = day("2026-01-01").plus_days(offset).expect("a day");
        let mut days = Days::new();
        days.until = None;
        let (promise, none) = (promise(when), BTreeSet::new());
        let timeline = days.on(as_of);
        let reach = Reach::around(as_of, &none);
        let found = promise.instances(&timeline, &reach);
        let ids: BTreeSet<String> = found.iter().map(|it| promise.id(it.subject)).collect();
        prop_assert_eq!(ids.len(), found.len());
        for it in &found {
            if let (true, DueOn::Day(due)) = (promise.when.recurs(), it.due) {
                prop_assert!(reach.from <= due && due <= reach.to);
            }
        }
        // the same instance has the same day from wherever it is looked at
        let later = as_of.plus_days(30).expect("a day");
        let again = promise.instances(&days.on(later), &Reach::around(later, &none));
        for it in &found {
            for other in again.iter().filter(|other| other.subject == it.subject) {
                prop_assert_eq!(it.due, other.due);
            }
        }
        // what was recorded is found from however far
        if let Some(first) = found.first() {
            let id = promise.id(first.subject);
            let recorded = BTreeSet::from([id.as_str()]);
            let far = as_of.plus_days(600).expect("a day");
            let found = promise.instances(&days.on(far), &Reach::around(far, &recorded));
            prop_assert!(found.iter().any(|it| promise.id(it.subject) == id));
        }
    }

    #[test]
    fn a_life_is_total_over_any_order_of_entries(order in Just((0..6_u64).collect::<Vec<_>>()).prop_shuffle()) {
        let facts = |at: u64| match at {
            0 => DutyFact::Steps(vec![obligation::Event::Started]),
            1 => DutyFact::Steps(done()),
            2 => DutyFact::Steps(vec![obligation::Event::Confirmed { by: "李".to_owned() }]),
            3 => DutyFact::Steps(vec![obligation::Event::Waived { by: "周".to_owned(), reason: "免".to_owned() }]),
            4 => DutyFact::Owner("沈".to_owned()),
            _ => DutyFact::TakesBack(DutyEventId(uuid_v7(11, [0; 10]))),
        };
        // told in any order, they stand in the order of their ids
        let told: Vec<DutyEvent> = order.iter().map(|at| event(10 + at, "meet/2026-01", "2026-01-20", facts(*at))).collect();
        let mut sorted = told.clone();
        sorted.sort_by_key(|it| it.id);
        let as_of = day("2026-02-01");
        let life = Recorded::of(&told, as_of).life("meet/2026-01", as_of);
        prop_assert_eq!(&life, &Recorded::of(&sorted, as_of).life("meet/2026-01", as_of));
        prop_assert!(!life.stage.is_open(), "begun, its doing taken back, and given up in the end");
    }
}
