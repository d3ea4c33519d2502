//! Tickets: which level holds, what their clocks say, what a closing wants, and what a report counts.

mod credit;
mod entered_late;
mod fixed;
mod pause;
mod recommended;
mod standard_changes;
mod standards;
mod week;
mod workaround;

use counterpart::domain::agenda::{Agenda, Sort};
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::hours::{DayHours, WorkWeek};
use counterpart::domain::calendar::moment::Moment;
use counterpart::domain::contract::service::{EscalationRole, Service, ServiceChannel, ServiceLevel, Urgency};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::exact::Worked;
use counterpart::domain::id::{ContractId, CustomerId, TicketEventId, TicketId};
use counterpart::domain::lifecycle::life::{Entry, Stage as _};
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::lifecycle::ticket::command::{Command, Event};
use counterpart::domain::lifecycle::ticket::complaint::{Assessment, Complexity, DraftAnswer, Investigation, Safety};
use counterpart::domain::lifecycle::ticket::resolution::{Answer, Outcome, Resolution};
use counterpart::domain::own_level::{OwnSpan, OwnTimes};
use counterpart::domain::period::{Period, Unit};
use counterpart::domain::service_case::{Clocks, Target, Urgent, clocks};
use counterpart::domain::service_clock::ServiceState;
use counterpart::domain::service_clock::level::Priority;
use counterpart::domain::service_credit::missed;
use counterpart::domain::service_policy::{HouseLevel, PolicyError, ServicePolicy, WorkaroundLimit};
use counterpart::domain::service_promise::{Agreed, House, Source, Standard};
use counterpart::domain::service_quality::{QualityLine, Tenths};
use counterpart::domain::service_report::{BacklogAge, By, Counted, MiddleLine, Of, Span, report};
use counterpart::domain::service_standards::Standards;
use counterpart::domain::ticket::{Course, Ticket, TicketEvent};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

fn at(text: &str) -> Moment {
    Moment::parse(text).expect("a moment")
}

/// Standards as books have kept them while a change of a part kept the whole: `after` holds from a moment on, and what says the same
/// as held before is no change.
fn changed_at(before: &Standards, moment: Moment, after: ServicePolicy) -> Standards {
    let mut found = before.clone();
    found.dated.remove(&moment);
    if (ServicePolicy { since: after.since, ..found.at(moment).clone() }) != after {
        found.dated.insert(moment, ServicePolicy { since: Some(moment), ..after });
    }
    found
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

const CONTRACT: ContractId = ContractId(Uuid::from_u128(9));

/// 2026-05-15 is a Friday.
fn ticket(kind: TicketKind, severity: Urgency, received: &str) -> Ticket {
    Ticket {
        id: TicketId(Uuid::from_u128(1)),
        number: "FW-202605-0001".to_owned(),
        kind,
        customer: CustomerId(Uuid::from_u128(2)),
        contact: None,
        contract: Some(CONTRACT),
        area: None,
        clause: None,
        duty: None,
        product: None,
        channel: ServiceChannel::Phone,
        severity,
        title: "Meter jumps".to_owned(),
        description: String::new(),
        wish: String::new(),
        received: at(received),
        by: "Fang".to_owned(),
    }
}

fn events(told: &[(&str, Event)]) -> Vec<TicketEvent> {
    told.iter()
        .zip(1_u128..)
        .map(|((when, fact), nth)| TicketEvent {
            id: TicketEventId(Uuid::from_u128(nth)),
            ticket: TicketId(Uuid::from_u128(1)),
            at: at(when),
            by: "Fang".to_owned(),
            fact: fact.clone(),
            level: None,
        })
        .collect()
}

fn assigned() -> Event {
    Event::Assigned { to: "Li".to_owned(), next_update: Some(day("2026-05-22")) }
}

fn acknowledged() -> Event {
    Event::Acknowledged { channel: "phone".to_owned() }
}

fn asked() -> Event {
    Event::CustomerAsked { question: "A picture, please.".to_owned() }
}

fn assessed(priority: Priority) -> Event {
    Event::Assessed {
        assessment: Assessment {
            priority,
            safety: Safety::NotConcerned,
            complexity: Complexity::Simple,
            impact: "one site".to_owned(),
            immediate_action: String::new(),
        },
    }
}

fn solved() -> Event {
    Event::Resolved {
        resolution: Resolution {
            cause: "earthing".to_owned(),
            corrective_action: "earthed apart".to_owned(),
            answer: "done".to_owned(),
            next_options: String::new(),
        },
    }
}

fn reckon(ticket: &Ticket, events: &[TicketEvent], now: &str) -> (Course, Clocks) {
    let course = ticket.course(events, at(now));
    let clocks = clocks(ticket, &course, None, &ServicePolicy::default(), &WorkCalendar::standard(), at(now));
    (course, clocks)
}

#[test]
fn what_the_customer_heard_nothing_of_is_among_ourselves() {
    let text = |it: &str| it.to_owned();
    let draft = DraftAnswer { cause: text("ours"), remedy: text("a new one"), cost: None };
    let found = Investigation { facts: text("cut"), documents: text("log"), interviews: text("Li forgot it") };
    for (event, is_among_us) in [
        (assigned(), true),
        (acknowledged(), false),
        (Event::Informed { note: text("on its way"), next_update: day("2026-05-22") }, false),
        (Event::Started, true),
        (assessed(Priority::P2), true),
        (Event::Investigated { investigation: found }, true),
        (Event::AnswerDrafted { draft }, true),
        (Event::AnswerApproved { by: text("Wang") }, true),
        (asked(), false),
        (Event::Resumed, false),
        (solved(), false),
        (Event::WorkedAround { note: text("a meter on loan") }, false),
        (Event::CalledBack { answer: Answer::Satisfied, recommendation: None, note: String::new() }, false),
        (Event::Closed { outcome: Outcome::Accepted }, false),
        (Event::Reopened { reason: text("it jumps again") }, false),
        (Event::Escalated { to: text("Wang"), reason: text("late") }, true),
    ] {
        assert_eq!(event.is_among_us(), is_among_us, "{event:?}");
    }
}

#[test]
fn a_signed_contract_sets_the_level_else_the_house_does() {
    let mut service = Service::usual();
    service.levels.retain(|level| level.urgency != Urgency::Low);
    if let Some(level) = service.levels.iter_mut().find(|level| level.urgency == Urgency::High) {
        (level.respond, level.resolve) = (Period::hours(2), Period::working_days(2));
    }
    let terms = service.terms();
    let place = WorkCalendar::standard();
    let agreed = Agreed { contract: CONTRACT, terms: &terms, calendar: &place };
    let own = ServiceLevel { urgency: Urgency::Medium, respond: Period::hours(6), resolve: Period::working_days(4) };
    let policy = ServicePolicy::default().with_levels(TicketKind::Complaint, &[own]);
    let table = [
        // kind, level, contract, whose times, answer, solution
        (
            TicketKind::Complaint,
            Urgency::High,
            true,
            Source::Contract(CONTRACT),
            Period::hours(2),
            Period::working_days(2),
        ),
        (
            TicketKind::Complaint,
            Urgency::Medium,
            true,
            Source::Contract(CONTRACT),
            Period::working_days(1),
            Period::working_days(7),
        ),
        // the contract has no such level
        (TicketKind::Question, Urgency::Low, true, Source::House, Period::working_days(2), Period::working_days(15)),
        (TicketKind::Complaint, Urgency::Medium, false, Source::House, Period::hours(6), Period::working_days(4)),
        // what the house set for complaints says nothing of other kinds
        (TicketKind::Service, Urgency::Medium, false, Source::House, Period::working_days(1), Period::working_days(7)),
        (TicketKind::Service, Urgency::Urgent, false, Source::House, Period::hours(1), Period::hours(24)),
    ];
    for (kind, urgency, signed, source, respond, resolve) in table {
        let ticket = ticket(kind, urgency, "2026-05-15T16:30");
        let agreed = signed.then_some(agreed);
        let standard = Standard::of(&ticket, urgency, agreed, &policy, &WorkCalendar::standard());
        assert_eq!(
            (standard.source, standard.level.respond, standard.level.resolve),
            (source, respond, resolve),
            "{kind:?} {urgency:?}"
        );
    }
}

/// What a clause says of whatever comes in holds beside the times of the house: here only the level of a stopped plant has its own.
#[test]
fn what_a_clause_says_of_every_level_holds_for_one_that_it_does_not_list() {
    let days = Period::working_days;
    let mut service = Service {
        acknowledge_within: Period::hours(8),
        update_every: days(2),
        close_after: days(7),
        settle_within: days(10),
        ..Service::usual()
    };
    service.levels.retain(|level| level.urgency == Urgency::Urgent);
    service.escalation.truncate(1);
    let terms = service.terms();
    let place = WorkCalendar::standard();
    let agreed = Some(Agreed { contract: CONTRACT, terms: &terms, calendar: &place });
    let policy = ServicePolicy::default();
    // the house gives 7 and 15 working days: the longest of the clause cuts the second short, of complaints alone
    for (kind, urgency, source, resolve, longest) in [
        (TicketKind::Complaint, Urgency::Urgent, Source::Contract(CONTRACT), Period::hours(24), None),
        (TicketKind::Complaint, Urgency::Medium, Source::House, days(7), None),
        (TicketKind::Complaint, Urgency::Low, Source::House, days(10), Some(days(10))),
        (TicketKind::Question, Urgency::Low, Source::House, days(15), None),
    ] {
        let it = ticket(kind, urgency, "2026-05-15T16:30");
        let standard = Standard::of(&it, urgency, agreed, &policy, &WorkCalendar::standard());
        let found = (standard.source, standard.level.resolve, standard.longest);
        assert_eq!(found, (source, resolve, longest), "{kind:?} {urgency:?}");
        let said = (standard.acknowledge_within, standard.escalation.len());
        assert_eq!(said, (Period::hours(8), 1), "{kind:?} {urgency:?}");
        // two working days after Friday; seven after it
        assert_eq!(standard.next_update(day("2026-05-15")), Some(day("2026-05-19")), "{kind:?} {urgency:?}");
        let answer_until = standard.answer_until(at("2026-05-15T16:30")).map(Moment::date);
        assert_eq!(answer_until, Some(day("2026-05-26")), "{kind:?} {urgency:?}");
    }
    // what a level means there, in the words of the contract
    let mut named = Service::usual();
    named.meanings.insert(Urgency::Medium, Wording::new("单台停运", "One meter is down"));
    named.meanings.insert(Urgency::Low, Wording::default());
    let said = named.terms();
    let of_named = Some(Agreed { contract: CONTRACT, terms: &said, calendar: &place });
    for (urgency, expected) in
        [(Urgency::Medium, Some("One meter is down")), (Urgency::Low, None), (Urgency::High, None)]
    {
        let it = ticket(TicketKind::Complaint, urgency, "2026-05-15T16:30");
        let meaning = Standard::of(&it, urgency, of_named, &policy, &WorkCalendar::standard()).meaning;
        assert_eq!(meaning.as_ref().map(|it| it.en.as_str()), expected, "{urgency:?}");
    }
    // its own level is no longer than the longest either
    let mut slow = Service { settle_within: days(5), ..Service::usual() };
    slow.levels.retain(|level| level.urgency == Urgency::Medium);
    let terms = slow.terms();
    let agreed = Some(Agreed { contract: CONTRACT, terms: &terms, calendar: &place });
    let it = ticket(TicketKind::Complaint, Urgency::Medium, "2026-05-15T16:30");
    let standard = Standard::of(&it, Urgency::Medium, agreed, &policy, &WorkCalendar::standard());
    assert_eq!((standard.source, standard.level.resolve), (Source::Contract(CONTRACT), days(5)));
}

/// Complaints of this urgency, always answered within so many hours and solved within so many working days.
fn own(urgency: Urgency, respond: u16, resolve: u16) -> HouseLevel {
    let level = ServiceLevel { urgency, respond: Period::hours(respond), resolve: Period::working_days(resolve) };
    HouseLevel { kind: TicketKind::Complaint, level }
}

#[test]
fn a_customer_has_times_of_its_own_behind_its_contract_and_before_the_house() {
    let mut service = Service::usual();
    service.levels.retain(|level| level.urgency == Urgency::High);
    let terms = service.terms();
    let place = WorkCalendar::standard();
    let agreed = Agreed { contract: CONTRACT, terms: &terms, calendar: &place };
    let policy = ServicePolicy::default();
    let theirs = vec![own(Urgency::High, 1, 1), own(Urgency::Medium, 6, 4)];
    let four_hours = Period { n: 4, unit: Unit::WorkingHour };
    let of_customer = Source::Customer(CustomerId(Uuid::from_u128(2)));
    for (kind, urgency, signed, source, respond, resolve) in [
        // the contract comes first
        (TicketKind::Complaint, Urgency::High, true, Source::Contract(CONTRACT), four_hours, 3),
        // of a level that the contract does not have, and without one, those of the customer hold
        (TicketKind::Complaint, Urgency::Medium, true, of_customer, Period::hours(6), 4),
        (TicketKind::Complaint, Urgency::High, false, of_customer, Period::hours(1), 1),
        // of a level and a kind that it has none of, those of the house
        (TicketKind::Complaint, Urgency::Low, false, Source::House, Period::working_days(2), 15),
        (TicketKind::Service, Urgency::Medium, false, Source::House, Period::working_days(1), 7),
    ] {
        let ticket = ticket(kind, urgency, "2026-05-15T16:30");
        let house = House::from(&policy).with_own(theirs.as_slice().into());
        let standard = Standard::of(&ticket, urgency, signed.then_some(agreed), house, &WorkCalendar::standard());
        assert_eq!(
            (standard.source, standard.level.respond, standard.level.resolve),
            (source, respond, Period::working_days(resolve)),
            "{kind:?} {urgency:?}"
        );
    }
}

#[test]
fn the_clock_of_a_customer_with_times_of_its_own_runs_by_them_and_owes_no_credit() {
    // Friday 16:30: six hours of any clock end at 22:30; a working day of the house would end on Monday 16:30
    let it = ticket(TicketKind::Complaint, Urgency::Medium, "2026-05-15T16:30");
    let now = at("2026-05-15T22:31");
    let course = it.course([], now);
    let policy = ServicePolicy::default();
    for (theirs, state, left) in
        [(vec![own(Urgency::Medium, 6, 4)], ServiceState::Breached, -1), (Vec::new(), ServiceState::Running, 450)]
    {
        let house = House::from(&policy).with_own(theirs.as_slice().into());
        let found = clocks(&it, &course, None, house, &WorkCalendar::standard(), now);
        let standing = found.respond.as_ref().expect("a clock").value;
        assert_eq!((standing.state, standing.left), (state, left));
        assert!(missed(&found).is_empty(), "no contract promises a credit");
    }
}

#[test]
fn times_of_a_customer_are_kept_where_they_differ_and_hang_together() {
    let policy = ServicePolicy::default();
    let (high, low) = (own(Urgency::High, 2, 2), own(Urgency::Low, 9, 9));
    let of_house =
        ServiceLevel { urgency: Urgency::Medium, respond: Period::working_days(1), resolve: Period::working_days(7) };
    let other = HouseLevel { kind: TicketKind::Question, ..high };
    let (urgent, noon) = (own(Urgency::Urgent, 1, 1), at("2026-05-18T12:00"));
    let always = [other, urgent];
    let before = OwnTimes::from(always.as_slice());
    let kept = policy.own_with(before, TicketKind::Complaint, &[low.level, of_house, high.level], noon);
    let span = |it: HouseLevel| OwnSpan { kind: it.kind, level: it.level, since: None, until: None };
    let (urgent_was, from_noon) =
        (OwnSpan { until: Some(noon), ..span(urgent) }, |it| OwnSpan { since: Some(noon), ..span(it) });
    let times = OwnTimes { changes: &kept, ..before };
    assert_eq!(
        times.spans(),
        [span(other), urgent_was, from_noon(high), from_noon(low)],
        "what is as the house has it is not kept; of other kinds all is, and what held before"
    );
    let kept = policy.own_with(times, TicketKind::Complaint, &[], noon);
    assert_eq!(OwnTimes { changes: &kept, ..before }.spans(), [span(other), urgent_was]);

    // a customer's medium that is solved sooner than its high level, which is as the house has it
    let mixed = policy.for_customer(&[own(Urgency::Medium, 1, 1)]);
    assert_eq!(mixed.check_after(&ServicePolicy::default()), Err(PolicyError::Slower { urgency: Urgency::High }));
    assert_eq!(policy.for_customer(&[own(Urgency::High, 2, 2)]).check_after(&ServicePolicy::default()), Ok(()));
    // that says nothing against times of another kind
    assert_eq!(mixed.check_levels(TicketKind::Complaint), Err(PolicyError::Slower { urgency: Urgency::High }));
    assert_eq!(mixed.check_levels(TicketKind::Question), Ok(()));
    // the house sets a level too: that of the customer takes its place, and the rest stays
    let set =
        policy.with_levels(TicketKind::Complaint, &[own(Urgency::High, 3, 3).level, own(Urgency::Low, 9, 9).level]);
    let both = set.for_customer(&[own(Urgency::High, 2, 2)]);
    assert_eq!(both.level(TicketKind::Complaint, Urgency::High), own(Urgency::High, 2, 2).level);
    assert_eq!(both.level(TicketKind::Complaint, Urgency::Low), own(Urgency::Low, 9, 9).level);
}

#[test]
fn times_of_a_customer_read_in_both_languages() {
    let all = OwnTimes::from([own(Urgency::High, 2, 3), own(Urgency::Low, 9, 10)].as_slice()).spans();
    let zh = Text::new(Locale::Zh).own_levels_words(&all);
    let en = Text::new(Locale::En).own_levels_words(&all);
    assert_eq!(zh, "投诉 · P2 重要：2 小时内响应，3 个工作日内解决；投诉 · P4 咨询：9 小时内响应，10 个工作日内解决");
    assert_eq!(
        en,
        "Complaint · P2 high: answered within 2 hours, solved within 3 working days; \
         Complaint · P4 low: answered within 9 hours, solved within 10 working days"
    );
}

#[test]
fn a_complaint_is_acknowledged_within_a_working_day_and_nothing_else_is() {
    // Friday 16:30: 90 minutes of that day's nine hours, the other 450 from Monday 09:00
    let complaint = ticket(TicketKind::Complaint, Urgency::Low, "2026-05-15T16:30");
    for (kind, told, now, state, left) in [
        (TicketKind::Complaint, vec![], "2026-05-18T16:30", ServiceState::Running, 0),
        (TicketKind::Complaint, vec![], "2026-05-18T16:31", ServiceState::Breached, -1),
        (TicketKind::Complaint, vec![("2026-05-18T09:30", acknowledged())], "2026-05-20T09:00", ServiceState::Met, 420),
        (
            TicketKind::Complaint,
            vec![("2026-05-19T09:30", acknowledged())],
            "2026-05-20T09:00",
            ServiceState::Breached,
            -120,
        ),
        // who is told more than that it arrived knows that it did
        (
            TicketKind::Complaint,
            vec![("2026-05-15T17:00", assigned()), ("2026-05-15T17:20", Event::Started), ("2026-05-18T10:30", asked())],
            "2026-05-20T09:00",
            ServiceState::Met,
            360,
        ),
    ] {
        let it = Ticket { kind, ..complaint.clone() };
        let (_, clocks) = reckon(&it, &events(&told), now);
        let standing = clocks.acknowledge.expect("it is promised").expect("a clock").value;
        assert_eq!((standing.state, standing.left), (state, left), "{told:?} at {now}");
    }
    for kind in [TicketKind::Question, TicketKind::Service, TicketKind::Feedback] {
        let it = Ticket { kind, ..complaint.clone() };
        assert_eq!(reckon(&it, &[], "2026-05-18T16:31").1.acknowledge, None, "{kind:?}");
    }

    // of a low level it runs out first, before the two working days of an answer: the queue tells of it, and that it is late
    let (course, clocks) = reckon(&complaint, &[], "2026-05-18T16:31");
    assert_eq!(clocks.next(&course).0, Target::Acknowledgement);
    assert!(clocks.is_late(&course));
    let (course, clocks) = reckon(&complaint, &events(&[("2026-05-18T09:30", acknowledged())]), "2026-05-18T16:31");
    assert_eq!(clocks.next(&course).0, Target::Answer);
    assert!(!clocks.is_late(&course));
    // where an answer is due sooner, or at the same time, it acknowledges too
    for urgency in [Urgency::High, Urgency::Medium] {
        let sooner = Ticket { severity: urgency, ..complaint.clone() };
        let (course, clocks) = reckon(&sooner, &[], "2026-05-15T16:40");
        assert_eq!(clocks.next(&course).0, Target::Answer, "{urgency:?}");
    }
}

#[test]
fn the_contract_says_how_soon_a_complaint_is_acknowledged_else_the_house_does() {
    let service = Service { acknowledge_within: Period::hours(8), ..Service::usual() };
    let terms = service.terms();
    let place = WorkCalendar::standard();
    let agreed = Agreed { contract: CONTRACT, terms: &terms, calendar: &place };
    let policy = ServicePolicy { acknowledge_within: Period::hours(3), ..ServicePolicy::default() };
    let it = ticket(TicketKind::Complaint, Urgency::Low, "2026-05-15T16:30");
    let course = it.course([], at("2026-05-15T17:00"));
    for (agreed, left) in [(Some(agreed), 450), (None, 150)] {
        let clocks = clocks(&it, &course, agreed, &policy, &WorkCalendar::standard(), at("2026-05-15T17:00"));
        let standing = clocks.acknowledge.expect("it is promised").expect("a clock").value;
        assert_eq!(standing.left, left);
    }
    // a standard that was kept before the house said so has the usual one
    let kept: ServicePolicy = serde_json::from_str("{}").expect("a standard");
    assert_eq!(kept.acknowledge_within, Period::working_days(1));
}

/// At a moment, after this: which clock is next, and what it says in both languages.
type Told = (&'static str, Vec<(&'static str, Event)>, Target, &'static str, &'static str);

#[test]
fn the_clock_counts_working_time_stops_for_the_customer_and_is_told_in_both_languages() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    // 4 working hours to answer, 3 working days of 9 hours to solve
    let it = ticket(TicketKind::Service, Urgency::High, "2026-05-15T16:30");
    let begun = [("2026-05-15T17:00", assigned()), ("2026-05-15T17:10", acknowledged())];
    let table: [Told; 6] = [
        // 90 minutes on Friday, none on the weekend
        ("2026-05-17T12:00", vec![], Target::Answer, "还剩 2 小时 30 分", "2 h 30 min left"),
        ("2026-05-18T11:30", vec![], Target::Answer, "还剩 0 分", "0 min left"),
        ("2026-05-18T12:40", vec![], Target::Answer, "超时 1 小时 10 分", "1 h 10 min over"),
        ("2026-05-18T12:40", begun.to_vec(), Target::Solution, "还剩 21 小时 50 分", "21 h 50 min left"),
        (
            "2026-05-25T09:00",
            [begun.to_vec(), vec![("2026-05-15T17:20", Event::Started), ("2026-05-18T09:30", asked())]].concat(),
            Target::Solution,
            "已暂停，还剩 25 小时",
            "Stopped, 25 h left",
        ),
        // the pause is not added to the old end: what was left goes on from its end
        (
            "2026-05-25T10:00",
            [
                begun.to_vec(),
                vec![
                    ("2026-05-15T17:20", Event::Started),
                    ("2026-05-18T09:30", asked()),
                    ("2026-05-25T09:00", Event::Resumed),
                ],
            ]
            .concat(),
            Target::Solution,
            "还剩 24 小时",
            "24 h left",
        ),
    ];
    for (now, told, target, chinese, english) in table {
        let (course, clocks) = reckon(&it, &events(&told), now);
        let (next, clocked) = clocks.next(&course);
        let standing = clocked.as_ref().expect("a clock").value;
        assert_eq!(next, target, "{now}");
        assert_eq!(zh.clock_state(standing.state, standing.left, false), chinese, "{now}");
        assert_eq!(en.clock_state(standing.state, standing.left, false), english, "{now}");
    }
}

#[test]
fn an_answer_that_asks_the_customer_shows_until_when_it_was_due() {
    use counterpart::domain::service_clock::ServiceDue;
    let it = ticket(TicketKind::Service, Urgency::High, "2026-05-15T16:30");
    let told = [("2026-05-15T16:40", assigned()), ("2026-05-15T16:45", Event::Started), ("2026-05-15T17:00", asked())];
    let (course, clocks) = reckon(&it, &events(&told), "2026-05-18T09:00");
    assert_eq!(course.answered_at(), Some(at("2026-05-15T17:00")));
    // four working hours: 90 minutes on Friday, 150 on Monday
    let answer = clocks.respond.expect("a clock").value;
    assert_eq!((answer.state, answer.due), (ServiceState::Met, ServiceDue::At(at("2026-05-18T11:30"))));
    // the solution waits: 27 hours without the half hour that passed
    let solution = clocks.resolve.expect("a clock").value;
    assert_eq!((solution.state, solution.due), (ServiceState::Paused, ServiceDue::Stopped { left: 1_590 }));
}

#[test]
fn who_should_have_taken_over_follows_from_the_time_that_counted() {
    let it = ticket(TicketKind::Complaint, Urgency::Medium, "2026-05-04T09:00");
    let table = [
        ("2026-05-08T18:00", None),
        ("2026-05-11T09:01", Some(EscalationRole::Manager)),
        ("2026-05-18T09:01", Some(EscalationRole::Director)),
    ];
    for (now, expected) in table {
        assert_eq!(reckon(&it, &[], now).1.tier, expected, "{now}");
    }
}

#[test]
fn the_hours_of_the_house_and_of_a_contract_are_their_own() {
    let lunch = DayHours::new(vec![window("09:00", "12:00"), window("13:00", "18:00")]).expect("hours");
    let mut policy = ServicePolicy::default();
    policy.week.saturday = lunch.clone();
    policy.week.friday = lunch;
    let it = ticket(TicketKind::Service, Urgency::High, "2026-05-15T16:30");
    let course = it.course([], at("2026-05-16T11:30"));
    let own = clocks(&it, &course, None, &policy, &WorkCalendar::standard(), at("2026-05-16T11:30"));
    // 90 minutes on Friday, 150 on Saturday: the four hours are over with them
    assert_eq!(own.respond.expect("a clock").value.left, 0);
    let mut service = Service::usual();
    service.hours.days = counterpart::domain::contract::service::ServiceDays::EveryDay;
    let terms = service.terms();
    let place = WorkCalendar::standard();
    let agreed = Some(Agreed { contract: CONTRACT, terms: &terms, calendar: &place });
    let agreed = clocks(&it, &course, agreed, &policy, &WorkCalendar::standard(), at("2026-05-16T10:00"));
    assert_eq!(agreed.respond.expect("a clock").value.left, 90);
}

/// 18 May 2026, a Monday, is a holiday of the book and of no other place.
#[test]
fn a_contract_of_another_place_changes_no_calendar_of_the_house() {
    use counterpart::domain::calendar::year::CalendarYear;
    let holiday = CalendarYear::new(2026, [day("2026-05-18")], []).expect("a year");
    let book = WorkCalendar::standard().with_year(holiday);
    let level = |urgency| ServiceLevel {
        urgency,
        respond: Period { n: 4, unit: Unit::WorkingHour },
        resolve: Period::working_days(2),
    };
    let it = ticket(TicketKind::Service, Urgency::High, "2026-05-15T16:30");
    let course = it.course([], it.received);
    // the level that the contract has, whose promise it is, when four hours are over: 90 minutes on Friday and 150 on the next day
    let table = [
        (Urgency::High, Source::Contract(CONTRACT), "2026-05-18T11:30"),
        (Urgency::Low, Source::House, "2026-05-19T11:30"),
    ];
    for (urgency, source, due) in table {
        let mut service = Service::usual();
        service.levels = vec![level(urgency)];
        let terms = service.terms();
        let agreed = Some(Agreed { contract: CONTRACT, terms: &terms, calendar: WorkCalendar::weekdays() });
        let found = clocks(&it, &course, agreed, &ServicePolicy::default(), &book, it.received);
        assert_eq!(found.standard.source, source, "{urgency:?}");
        let respond = found.respond.expect("a clock").value.due;
        assert_eq!(respond, counterpart::domain::service_clock::ServiceDue::At(at(due)), "{urgency:?}");
    }
}

#[test]
fn holidays_that_are_not_entered_are_told_where_they_change_the_hours() {
    use counterpart::domain::calendar::CalendarLine;
    use counterpart::domain::contract::service::ServiceDays;
    use counterpart::domain::service_clock::ClockLine;
    let it = ticket(TicketKind::Service, Urgency::High, "2026-05-15T16:30");
    let now = at("2026-05-16T10:00");
    let course = it.course([], now);
    let table = [
        (None, true),
        (Some(ServiceDays::WorkingDays), true),
        (Some(ServiceDays::MondayToSaturday), false),
        (Some(ServiceDays::EveryDay), false),
    ];
    for (days, is_told) in table {
        let mut service = Service::usual();
        if let Some(days) = days {
            service.hours.days = days;
        }
        let terms = service.terms();
        let place = WorkCalendar::standard();
        let agreed = days.map(|_| Agreed { contract: CONTRACT, terms: &terms, calendar: &place });
        let clocks = clocks(&it, &course, agreed, &ServicePolicy::default(), &WorkCalendar::standard(), now);
        let missing = ClockLine::Calendar(CalendarLine::YearNotEntered { year: 2026 });
        assert_eq!(clocks.respond.expect("a clock").working.contains(&missing), is_told, "{days:?}");
    }
}

fn window(from: &str, to: &str) -> counterpart::domain::calendar::hours::Window {
    use counterpart::domain::calendar::moment::Minute;
    counterpart::domain::calendar::hours::Window {
        from: Minute::parse(from).expect("a time"),
        to: Minute::parse(to).expect("a time"),
    }
}

#[test]
fn a_standard_that_contradicts_itself_is_refused() {
    let level = |urgency, respond, resolve| ServiceLevel { urgency, respond, resolve };
    let with = |own: ServiceLevel| {
        ServicePolicy::default().with_levels(TicketKind::Complaint, &[own]).check_after(&ServicePolicy::default())
    };
    let days = Period::working_days;
    assert_eq!(ServicePolicy::default().check_after(&ServicePolicy::default()), Ok(()));
    assert_eq!(
        with(level(Urgency::Medium, days(8), days(7))),
        Err(PolicyError::AnsweredLater { urgency: Urgency::Medium })
    );
    assert_eq!(with(level(Urgency::High, days(1), days(9))), Err(PolicyError::Slower { urgency: Urgency::High }));
    let rest = ServicePolicy { week: WorkWeek::default(), ..ServicePolicy::default() };
    assert_eq!(rest.check_after(&ServicePolicy::default()), Err(PolicyError::NoHours));
    let mut falling = ServicePolicy::default();
    falling.escalation.reverse();
    assert_eq!(falling.check_after(&ServicePolicy::default()), Err(PolicyError::Escalation));
    // what is as usual is not kept
    let usual = level(Urgency::Medium, days(1), days(7));
    assert!(ServicePolicy::default().with_levels(TicketKind::Complaint, &[usual]).levels.is_empty());
}

#[test]
fn what_was_late_under_a_level_stays_late_when_the_level_is_set_anew() {
    let it = ticket(TicketKind::Complaint, Urgency::High, "2026-05-11T09:00");
    // answered after more than four working hours, then found to be less urgent
    let told = [
        ("2026-05-11T15:00", assigned()),
        ("2026-05-11T15:05", acknowledged()),
        ("2026-05-11T15:10", Event::Started),
        ("2026-05-11T16:00", assessed(Priority::P3)),
    ];
    let (course, clocks) = reckon(&it, &events(&told), "2026-05-11T17:00");
    assert_eq!(clocks.standard.level.urgency, Urgency::Medium);
    assert_eq!(clocks.respond.as_ref().expect("a clock").value.state, ServiceState::Met);
    assert_eq!(clocks.broken.respond, Some((Urgency::High, at("2026-05-11T16:00"))));
    assert!(clocks.answer_is_late() && !clocks.solution_is_late());
    assert!(!clocks.is_late(&course), "nothing that is still to be done is late");
}

/// The contract names one level, and two hours for whatever comes in: they hold for a level too whose times are those of the house.
#[test]
fn an_acknowledgement_is_due_by_the_contract_whatever_the_level() {
    let mut terms = Service { acknowledge_within: Period::hours(2), ..Service::usual() }.terms();
    terms.levels.retain(|level| level.urgency == Urgency::High);
    let place = WorkCalendar::standard();
    let it = ticket(TicketKind::Complaint, Urgency::High, "2026-05-11T09:00");
    for (told_at, broken) in
        [("2026-05-11T11:00", None), ("2026-05-11T12:00", Some((Urgency::High, at("2026-05-11T13:00"))))]
    {
        let told = [
            ("2026-05-11T10:00", assigned()),
            (told_at, acknowledged()),
            ("2026-05-11T12:10", Event::Started),
            ("2026-05-11T13:00", assessed(Priority::P3)),
        ];
        let now = at("2026-05-11T17:00");
        let course = it.course(&events(&told), now);
        let agreed = Agreed { contract: CONTRACT, terms: &terms, calendar: &place };
        let found = clocks(&it, &course, Some(agreed), &ServicePolicy::default(), &place, now);
        assert_eq!(found.standard.source, Source::House);
        assert_eq!(found.broken.acknowledge, broken, "told at {told_at}");
        assert_eq!(found.acknowledgement_is_late(), broken.is_some(), "told at {told_at}");
        let standing = found.acknowledge.expect("it is promised").expect("a clock").value;
        let expected = if broken.is_some() { ServiceState::Breached } else { ServiceState::Met };
        assert_eq!(standing.state, expected, "told at {told_at}");
    }
}

#[test]
fn what_is_solved_counts_the_same_at_every_later_moment() {
    // the report reckons it once a day: 4 working hours to answer, 3 working days of 9 hours to solve, received Friday 16:30
    let it = ticket(TicketKind::Service, Urgency::High, "2026-05-15T16:30");
    let told = |solved_on: &'static str| {
        vec![("2026-05-15T16:40", assigned()), ("2026-05-15T16:45", Event::Started), (solved_on, solved())]
    };
    for (solved_on, answer_is_late, solution_is_late, minutes) in [
        // 90 minutes on Friday, 60 on Monday
        ("2026-05-18T10:00", false, false, 150),
        // 90 minutes, then Monday to Wednesday, then 60 on Thursday
        ("2026-05-21T10:00", true, true, 1_770),
    ] {
        for now in [solved_on, "2026-05-21T23:59", "2026-12-31T23:59"] {
            let (course, clocks) = reckon(&it, &events(&told(solved_on)), now);
            let found = (clocks.answer_is_late(), clocks.solution_is_late(), clocks.worked_minutes(&course));
            assert_eq!(found, (answer_is_late, solution_is_late, Some(minutes)), "solved {solved_on} as of {now}");
        }
    }
}

#[test]
fn a_complaint_is_not_closed_without_cause_action_and_call_back_and_says_what_is_missing() {
    use counterpart::domain::lifecycle::ticket::Facts;
    let it = ticket(TicketKind::Complaint, Urgency::Medium, "2026-05-11T09:00");
    let told = |cause: &str, action: &str| {
        let text = |it: &str| it.to_owned();
        vec![
            ("2026-05-11T09:10", assigned()),
            ("2026-05-11T09:20", acknowledged()),
            ("2026-05-11T09:30", Event::Started),
            ("2026-05-11T10:00", assessed(Priority::P3)),
            (
                "2026-05-11T11:00",
                Event::Investigated {
                    investigation: Investigation { facts: text("f"), documents: text(""), interviews: text("") },
                },
            ),
            (
                "2026-05-11T12:00",
                Event::AnswerDrafted { draft: DraftAnswer { cause: text("c"), remedy: text("r"), cost: None } },
            ),
            ("2026-05-11T12:30", Event::AnswerApproved { by: text("Wang") }),
            (
                "2026-05-11T13:00",
                Event::Resolved {
                    resolution: Resolution {
                        cause: text(cause),
                        corrective_action: text(action),
                        answer: text("told"),
                        next_options: text(""),
                    },
                },
            ),
        ]
    };
    let called = (
        "2026-05-12T10:00",
        Event::CalledBack { answer: Answer::Satisfied, recommendation: None, note: String::new() },
    );
    let table = [
        (
            "",
            "",
            false,
            "投诉结案之前还缺：原因、纠正措施、回访结果。",
            "A complaint is not closed without: the cause, the corrective action, the result of the call-back.",
        ),
        (
            "c",
            "",
            false,
            "投诉结案之前还缺：纠正措施、回访结果。",
            "A complaint is not closed without: the corrective action, the result of the call-back.",
        ),
        (
            "c",
            "a",
            false,
            "投诉结案之前还缺：回访结果。",
            "A complaint is not closed without: the result of the call-back.",
        ),
        ("", "a", true, "投诉结案之前还缺：原因。", "A complaint is not closed without: the cause."),
    ];
    let now = at("2026-05-12T11:00");
    let facts = Facts { kind: TicketKind::Complaint, answer_until: None };
    let close = || Entry::new(now, Command::Close { outcome: Outcome::Accepted });
    let course = |cause: &str, action: &str, is_called: bool| {
        let mut told = told(cause, action);
        told.extend(is_called.then(|| called.clone()));
        let count = told.len();
        let course = it.course(&events(&told), now);
        assert_eq!(course.steps.len(), count, "every step fits");
        course
    };
    for (cause, action, is_called, chinese, english) in table {
        let refusal = course(cause, action, is_called).state.decide(close(), now, &facts).expect_err("not yet");
        assert_eq!(Text::new(Locale::Zh).ticket_refusal(&refusal), chinese);
        assert_eq!(Text::new(Locale::En).ticket_refusal(&refusal), english);
    }
    let event = course("c", "a", true).state.decide(close(), now, &facts).expect("all is there");
    assert_eq!(event.what, Event::Closed { outcome: Outcome::Accepted });
}

#[test]
fn a_queue_shows_what_runs_out_first_and_those_who_wait_after_it() {
    let late = reckon(&ticket(TicketKind::Service, Urgency::High, "2026-05-11T09:00"), &[], "2026-05-15T09:00");
    let soon = reckon(&ticket(TicketKind::Service, Urgency::High, "2026-05-15T09:00"), &[], "2026-05-15T09:00");
    let told = [("2026-05-11T09:10", assigned()), ("2026-05-11T09:20", Event::Started), ("2026-05-11T09:30", asked())];
    let waiting =
        reckon(&ticket(TicketKind::Service, Urgency::High, "2026-05-11T09:00"), &events(&told), "2026-05-15T09:00");
    let done = [told.to_vec(), vec![("2026-05-12T09:00", Event::Resumed), ("2026-05-12T10:00", solved())]].concat();
    let solved =
        reckon(&ticket(TicketKind::Service, Urgency::High, "2026-05-11T09:00"), &events(&done), "2026-05-15T09:00");
    let urgent = [&late, &soon, &waiting, &solved].map(|(course, clocks)| clocks.urgent(course));
    assert!(urgent.is_sorted(), "{urgent:?}");
    assert_eq!(urgent[2], Urgent::Waiting);
    assert_eq!(urgent[3], Urgent::Solved(at("2026-05-12T10:00")));
}

proptest! {
    /// What is late at a moment is late at every later one, whatever happens to the ticket: of complaints too, and at whatever level
    /// they are assessed meanwhile.
    #[test]
    fn a_breach_stays(
        gaps in prop::collection::vec(1_i64..4_000, 1..8),
        kinds in prop::collection::vec(0_u8..8, 8),
        levels in prop::collection::vec(0_usize..4, 9),
        is_complaint in any::<bool>(),
        looks in prop::collection::vec(0_i64..40_000, 2..6),
    ) {
        const PRIORITIES: [Priority; 4] = [Priority::P1, Priority::P2, Priority::P3, Priority::P4];
        const TARGETS: [Target; 4] = [Target::Acknowledgement, Target::Answer, Target::Workaround, Target::Solution];
        let limit = |urgency, within| WorkaroundLimit { urgency, within };
        let workarounds =
            vec![limit(Urgency::Urgent, Period::hours(8)), limit(Urgency::High, Period::working_days(1))];
        let house = ServicePolicy { workarounds, ..ServicePolicy::default() };
        let kind = if is_complaint { TicketKind::Complaint } else { TicketKind::Service };
        let received = at("2026-05-04T10:00");
        let it = ticket(kind, Urgency::ALL[levels[8]], "2026-05-04T10:00");
        let start = received.since_1900().expect("a moment");
        let mut when = start;
        let mut all = vec![(received, assigned()), (received, Event::Started)];
        for ((gap, kind), level) in gaps.iter().zip(&kinds).zip(&levels) {
            when += gap;
            let fact = match kind {
                0 => asked(),
                1 => Event::Resumed,
                2 => solved(),
                3 => Event::Reopened { reason: "again".to_owned() },
                4 => Event::WorkedAround { note: "a spare meter".to_owned() },
                // as often as what stops and ends the clocks
                5 | 6 => assessed(PRIORITIES[*level]),
                _ => acknowledged(),
            };
            all.push((Moment::after_1900(when).expect("a moment"), fact));
        }
        let events: Vec<TicketEvent> = all
            .into_iter()
            .zip(1_u128..)
            .map(|((at, fact), nth)| TicketEvent {
                id: TicketEventId(Uuid::from_u128(nth)),
                ticket: it.id,
                at,
                by: String::new(),
                fact,
                level: None,
            })
            .collect();
        let mut looks = looks;
        looks.sort_unstable();
        let mut was_late = TARGETS.map(|_| false);
        for look in looks {
            let now = Moment::after_1900(start + look).expect("a moment");
            let course = it.course(&events, now);
            let clocks = clocks(&it, &course, None, &house, &WorkCalendar::standard(), now);
            let is_late = TARGETS.map(|of| clocks.was_late(of));
            for ((of, was), is) in TARGETS.into_iter().zip(was_late).zip(is_late) {
                prop_assert!(is || !was, "{of:?} was late before {now}");
            }
            was_late = is_late;
        }
    }

    /// The rows of a report are the tickets of its time, each once, however they are put together.
    #[test]
    fn the_sums_of_a_report_are_its_tickets(
        told in prop::collection::vec((0_u8..4, 0_u8..3, 0_u8..3, 0_i64..90, any::<Option<bool>>(), any::<Option<bool>>(), any::<bool>(), prop::option::of(1_u8..6)), 0..40),
        by in 0_usize..3,
    ) {
        let first = day("2026-01-01");
        let tickets: Vec<Counted> = told
            .iter()
            .zip(1_u128..)
            .map(|((customer, contract, person, days, answered, solved, reopened, rating), nth)| Counted {
                id: TicketId(Uuid::from_u128(nth)),
                customer: CustomerId(Uuid::from_u128(u128::from(*customer) + 1)),
                contract: (*contract > 0).then(|| ContractId(Uuid::from_u128(u128::from(*contract)))),
                person: ["", "Li", "Zhou"][usize::from(*person)].to_owned(),
                received: first.plus_days(*days).expect("a day"),
                acknowledged: answered.filter(|_| *person == 1),
                answered: *answered,
                solved: *solved,
                was_solved: solved.is_some() || *reopened,
                reopened: *reopened,
                first_contact: solved.map(|_| !reopened),
                rating: *rating,
                recommendation: None,
                minutes: solved.map(|_| days * 7),
                waiting: solved.is_none().then_some(90 - days),
            })
            .collect();
        let span = Span { from: Some(day("2026-01-15")), to: Some(day("2026-02-28")) };
        let within: Vec<&Counted> =
            tickets.iter().filter(|it| it.received >= day("2026-01-15") && it.received <= day("2026-02-28")).collect();
        let (rows, all) = report(&tickets, By::ALL[by], span);
        let mut ids: Vec<TicketId> = rows.iter().flat_map(|(_, row)| row.came.clone()).collect();
        ids.sort_unstable();
        prop_assert_eq!(ids, within.iter().map(|it| it.id).collect::<Vec<_>>());
        let count = |is: fn(&Counted) -> bool| within.iter().filter(|it| is(it)).count();
        prop_assert_eq!(all.answered.counted.len(), count(|it| it.answered == Some(true)));
        prop_assert_eq!(all.answered.of.len(), count(|it| it.answered.is_some()));
        prop_assert_eq!(all.solved.counted.len(), count(|it| it.solved == Some(true)));
        prop_assert_eq!(all.reopened.counted.len(), count(|it| it.was_solved && it.reopened));
        prop_assert_eq!(all.satisfied.counted.len(), count(|it| it.rating.is_some_and(|n| n > 3)));
        let sum = |of: fn(&counterpart::domain::service_report::Figures) -> usize| rows.iter().map(|(_, row)| of(row)).sum::<usize>();
        prop_assert_eq!(sum(|row| row.solved.of.len()), all.solved.of.len());
        prop_assert_eq!(sum(|row| row.satisfied.of.len()), all.satisfied.of.len());
        prop_assert_eq!(sum(|row| row.minutes.len()), all.minutes.len());
        prop_assert_eq!(sum(|row| row.backlog.len()), count(|it| it.solved.is_none()));
    }
}

#[test]
fn the_middle_time_and_the_shares_of_a_report_are_rounded_as_told() {
    let one = |nth: u128, minutes: i64, person: &str, solved: bool| Counted {
        id: TicketId(Uuid::from_u128(nth)),
        customer: CustomerId(Uuid::from_u128(1)),
        contract: None,
        person: person.to_owned(),
        received: day("2026-05-11"),
        acknowledged: (nth > 1).then_some(nth == 2),
        answered: None,
        solved: Some(solved),
        was_solved: true,
        reopened: false,
        first_contact: Some(minutes < 90),
        rating: Some(5),
        recommendation: None,
        minutes: Some(minutes),
        waiting: None,
    };
    let tickets = [one(1, 90, "Li", true), one(2, 61, "Li", true), one(3, 30, "Zhou", false)];
    let (rows, all) = report(&tickets, By::Person, Span::default());
    let [first, second, third] = [1, 2, 3].map(|nth| TicketId(Uuid::from_u128(nth)));
    assert_eq!(all.minutes, [(30, third), (61, second), (90, first)], "the quickest first");
    assert_eq!(rows[0].1.minutes, [(61, second), (90, first)]);
    assert_eq!((all.solved.counted.clone(), all.solved.rest()), (vec![first, second], vec![third]));
    assert_eq!((all.acknowledged.counted.clone(), all.acknowledged.rest()), (vec![second], vec![third]));
    assert_eq!((all.reopened.counted.clone(), all.reopened.rest()), (vec![], vec![first, second, third]));
    assert_eq!(
        rows.iter().map(|(of, _)| of.clone()).collect::<Vec<_>>(),
        [Of::Person("Li".to_owned()), Of::Person("Zhou".to_owned())]
    );
    let middle = |value, lower, upper, of| Ok(Some(Worked { value, working: vec![MiddleLine { lower, upper, of }] }));
    assert_eq!(all.median(), middle(61, 61, 61, 3));
    assert_eq!((all.first_contact.counted.clone(), all.first_contact.rest()), (vec![second, third], vec![first]));
    assert_eq!(all.backlog_age(), Ok(None), "nothing waits");
    let waits = |nth: u128, days: i64| Counted { waiting: Some(days), ..one(nth, 0, "Li", false) };
    let (_, open) = report(&[waits(1, 3), waits(2, 12), waits(3, 4), waits(4, 4)], By::Customer, Span::default());
    assert_eq!(open.backlog.iter().map(|(days, _)| *days).collect::<Vec<_>>(), [12, 4, 4, 3], "the oldest first");
    let age =
        Worked { value: BacklogAge { middle: 4, oldest: 12 }, working: vec![MiddleLine { lower: 4, upper: 4, of: 4 }] };
    assert_eq!(open.backlog_age(), Ok(Some(age)));
    assert_eq!(rows[0].1.median(), middle(76, 61, 90, 2), "61 and 90: the mean is 75.5");
    let line = QualityLine { counted: 2, of: 3, figure: Tenths(666) };
    assert_eq!(all.solved.share(), Ok(Worked { value: Tenths(666), working: vec![line] }));
    let en = Text::new(Locale::En);
    assert_eq!(en.quality(all.solved.share().map(|it| it.value)), "66.6%");
    assert_eq!(en.quality(all.satisfied.score().map(|it| it.value)), "Fewer than 5 answers");
    assert_eq!(en.quality(all.answered.share().map(|it| it.value)), "–");
}

/// The customer was to hear again by 22 May, and after that by the 29th.
#[test]
fn news_that_was_promised_is_late_until_the_customer_hears_again() {
    let it = ticket(TicketKind::Complaint, Urgency::Medium, "2026-05-18T10:00");
    let informed = Event::Informed { note: "parts are on their way".to_owned(), next_update: day("2026-05-29") };
    let given = vec![("2026-05-18T11:00", assigned())];
    let told = [given.clone(), vec![("2026-05-26T09:00", informed)]].concat();
    let over = [told.clone(), vec![("2026-05-28T09:00", Event::Started), ("2026-05-28T10:00", solved())]].concat();
    for (what, steps, now, by, late) in [
        ("not given to anybody", &vec![], "2026-05-25T10:00", None, None),
        ("on its day", &given, "2026-05-22T18:00", Some("2026-05-22"), None),
        ("a day late", &given, "2026-05-23T09:00", Some("2026-05-22"), Some(1)),
        ("three days late", &given, "2026-05-25T09:00", Some("2026-05-22"), Some(3)),
        ("told", &told, "2026-05-26T10:00", Some("2026-05-29"), None),
        ("late again", &told, "2026-05-31T10:00", Some("2026-05-29"), Some(2)),
        ("solved", &over, "2026-06-30T10:00", None, None),
    ] {
        let (course, _) = reckon(&it, &events(steps), now);
        assert_eq!((course.news_by(), course.news_late(at(now).date())), (by.map(day), late), "{what}");
    }
}

/// A complaint of a Monday that was solved on Wednesday 2026-05-20. The house waits ten working days for an answer: 21, 22, 25 to 29
/// May, 1 to 3 June.
#[test]
fn who_complained_is_called_back_before_silence_is_an_answer() {
    let it = ticket(TicketKind::Complaint, Urgency::Medium, "2026-05-18T10:00");
    let mut told: Vec<(&str, Event)> = vec![
        ("2026-05-18T11:00", assigned()),
        ("2026-05-18T12:00", Event::Started),
        ("2026-05-18T13:00", assessed(Priority::P3)),
    ];
    let found = Investigation { facts: "cut".to_owned(), documents: String::new(), interviews: String::new() };
    let draft = DraftAnswer { cause: "earthing".to_owned(), remedy: "a new one".to_owned(), cost: None };
    told.push(("2026-05-19T10:00", Event::Investigated { investigation: found }));
    told.push(("2026-05-19T11:00", Event::AnswerDrafted { draft }));
    told.push(("2026-05-19T12:00", Event::AnswerApproved { by: "Wang".to_owned() }));
    let at_work = told.clone();
    told.push(("2026-05-20T10:00", solved()));
    let called: Vec<(&str, Event)> = told
        .iter()
        .cloned()
        .chain([(
            "2026-05-22T10:00",
            Event::CalledBack { answer: Answer::Satisfied, recommendation: None, note: String::new() },
        )])
        .collect();
    let reopened: Vec<(&str, Event)> =
        told.iter().cloned().chain([("2026-05-22T10:00", Event::Reopened { reason: "it jumps".to_owned() })]).collect();
    for (what, kind, steps, by) in [
        ("at work", TicketKind::Complaint, &at_work, None),
        ("solved", TicketKind::Complaint, &told, Some("2026-06-03")),
        ("called back", TicketKind::Complaint, &called, None),
        ("taken up again", TicketKind::Complaint, &reopened, None),
        ("no complaint", TicketKind::Service, &told, None),
    ] {
        let it = Ticket { kind, ..it.clone() };
        let (course, clocks) = reckon(&it, &events(steps), "2026-05-25T10:00");
        assert_eq!(clocks.call_back_by(&it, &course), by.map(day), "{what}");
    }
    let mut agenda = Agenda::new(day("2026-05-25"));
    agenda.call_back(&it, Some(day("2026-06-03")));
    agenda.call_back(&it, None);
    let all: Vec<(Date, String, Sort)> =
        agenda.into_entries().iter().map(|it| (it.day, it.key(), it.what.sort())).collect();
    assert_eq!(all, [(day("2026-06-03"), format!("ticket-call-back.{}", Uuid::from_u128(1)), Sort::Work)]);
}

#[test]
fn news_that_is_due_stands_in_the_agenda_beside_the_solution() {
    let it = ticket(TicketKind::Complaint, Urgency::Medium, "2026-05-18T10:00");
    let mut agenda = Agenda::new(day("2026-05-18"));
    agenda.ticket(&it, Some(day("2026-05-27")));
    agenda.ticket_news(&it, Some(day("2026-05-22")));
    agenda.ticket_news(&it, None);
    let found: Vec<(Date, String, Sort)> =
        agenda.into_entries().iter().map(|it| (it.day, it.key(), it.what.sort())).collect();
    let id = Uuid::from_u128(1);
    let expected = vec![
        (day("2026-05-22"), format!("ticket-news.{id}"), Sort::Work),
        (day("2026-05-27"), format!("ticket.{id}"), Sort::Work),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_ticket_keeps_the_clause_that_it_touches_and_an_older_one_names_none() {
    use counterpart::domain::contract::clause::{Area, ClauseId};
    use counterpart::domain::id::OwnArticleId;
    let plain = ticket(TicketKind::Complaint, Urgency::High, "2026-05-15T16:30");
    let own = ClauseId::Own(OwnArticleId(Uuid::from_u128(7)));
    for (clause, written, area) in [
        (Some(ClauseId::Delivery), json!("delivery"), Some(Area::General)),
        (Some(ClauseId::LatePayment), json!("late_payment"), Some(Area::S8)),
        (Some(own), json!({ "own": Uuid::from_u128(7).to_string() }), Some(Area::General)),
        (None, json!(null), None),
    ] {
        let it = Ticket { area: clause.map(ClauseId::area), clause, ..plain.clone() };
        assert_eq!(it.area, area, "{written}");
        let mut stored = serde_json::to_value(&it).expect("JSON");
        assert_eq!(stored["clause"], written);
        assert_eq!(serde_json::from_value::<Ticket>(stored.clone()).expect("a ticket"), it);
        stored.as_object_mut().expect("an object").remove("clause");
        assert_eq!(
            serde_json::from_value::<Ticket>(stored).expect("a ticket").clause,
            None,
            "as it was written before"
        );
    }
}
