//! A standard that is changed holds since the minute it was kept: a ticket goes by what held in the minute it was received, and a
//! breach stays one (`domain.md` 5.5). What was kept before standards were dated always held.

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::hours::{DayHours, WorkWeek};
use counterpart::domain::contract::service::{ServiceLevel, Urgency};
use counterpart::domain::customer::Customer;
use counterpart::domain::entity::Entity;
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::merging::{Merges, still_named};
use counterpart::domain::own_level::{OwnChanges, OwnLevel, OwnSpan, OwnTimes, ahead_of_either, taken_over};
use counterpart::domain::period::{Period, Unit};
use counterpart::domain::service_case::clocks;
use counterpart::domain::service_clock::ServiceDue;
use counterpart::domain::service_policy::{HouseLevel, ServicePolicy};
use counterpart::domain::service_promise::{House, Source, Standard};
use counterpart::domain::service_standards::Standards;
use counterpart::i18n::{Locale, Text};
use counterpart::kinds::Kind;
use counterpart::record::conflict::{Weight, conflicts, weight};
use counterpart::record::document::read;
use serde_json::{Value, json, to_value};

use super::{acknowledged, assigned, at, changed_at, events, own, ticket, window};
use crate::join_laws::desk::Desk;

/// Complaints of the second level are answered within so many working hours; usually it is four.
fn answered_within(hours: u16) -> ServiceLevel {
    let respond = Period { n: hours, unit: Unit::WorkingHour };
    ServiceLevel { urgency: Urgency::High, respond, resolve: Period::working_days(3) }
}

/// Standards by which they are answered so from a minute on.
fn changed(before: &Standards, from: &str, hours: u16) -> Standards {
    changed_at(before, at(from), before.latest().with_levels(TicketKind::Complaint, &[answered_within(hours)]))
}

/// How soon they are answered.
fn promised(it: &ServicePolicy) -> ServiceLevel {
    it.level(TicketKind::Complaint, Urgency::High)
}

/// The minutes since which a standard was changed.
fn minutes(it: &Standards) -> Vec<String> {
    it.dated.keys().map(ToString::to_string).collect()
}

/// The times of a customer that always had those of everybody.
fn only(changes: &OwnChanges) -> OwnTimes<'_> {
    OwnTimes { changes, ..OwnTimes::default() }
}

/// Times that always held.
fn span(it: HouseLevel) -> OwnSpan {
    OwnSpan { kind: it.kind, level: it.level, since: None, until: None }
}

/// When a complaint of the second level is to be answered.
fn answer_due(house: House<'_>, received: &str) -> ServiceDue {
    let it = ticket(TicketKind::Complaint, Urgency::High, received);
    let course = it.course([], at(received));
    let found = clocks(&it, &course, None, house, &WorkCalendar::standard(), at(received));
    found.respond.expect("a clock").value.due
}

#[test]
fn a_ticket_keeps_the_times_of_the_minute_it_was_received() {
    // eight hours from nine on 18 May, a Monday, two from eleven on the 20th
    let standards = changed(&changed(&Standards::default(), "2026-05-18T09:00", 8), "2026-05-20T11:00", 2);
    for (received, due) in [
        ("2020-01-06T09:00", "2020-01-06T13:00"),
        // the clock runs over the minute of the change, by the times it began with
        ("2026-05-15T16:30", "2026-05-18T11:30"),
        ("2026-05-18T08:59", "2026-05-18T13:00"),
        ("2026-05-18T09:00", "2026-05-18T17:00"),
        ("2026-05-19T09:00", "2026-05-19T17:00"),
        ("2026-05-20T10:59", "2026-05-21T09:59"),
        ("2026-05-20T11:00", "2026-05-20T13:00"),
        ("2026-06-01T09:00", "2026-06-01T11:00"),
    ] {
        assert_eq!(answer_due(House::from(&standards), received), ServiceDue::At(at(due)), "{received}");
    }
}

#[test]
fn a_ticket_keeps_the_hours_of_service_of_the_minute_it_was_received() {
    let hours = DayHours::new(vec![window("10:00", "16:00")]).expect("hours");
    let shorter = ServicePolicy { week: WorkWeek::monday_to_friday(&hours), ..ServicePolicy::default() };
    let standards = changed_at(&Standards::default(), at("2026-05-18T11:00"), shorter);
    for (received, due) in [
        // ninety minutes on Friday, and from nine on Monday
        ("2026-05-15T16:30", "2026-05-18T11:30"),
        ("2026-05-18T10:59", "2026-05-18T14:59"),
        ("2026-05-18T11:00", "2026-05-18T15:00"),
        ("2026-05-18T15:00", "2026-05-19T13:00"),
    ] {
        assert_eq!(answer_due(House::from(&standards), received), ServiceDue::At(at(due)), "{received}");
    }
}

#[test]
fn a_breach_stays_and_none_comes_of_a_change() {
    for (hours, received, heard, is_late) in [
        // four hours when it came in, eight from eleven on the next day
        (8, "2026-05-11T09:00", "2026-05-11T15:05", true),
        // that it was kept later on the same day takes no breach back
        (8, "2026-05-12T09:00", "2026-05-12T15:05", true),
        (8, "2026-05-12T10:59", "2026-05-12T15:05", true),
        (8, "2026-05-12T11:00", "2026-05-12T17:05", false),
        // two from then on: nor does it make one
        (2, "2026-05-11T09:00", "2026-05-11T12:05", false),
        (2, "2026-05-12T09:00", "2026-05-12T12:05", false),
        (2, "2026-05-12T10:59", "2026-05-12T13:05", false),
        (2, "2026-05-12T11:00", "2026-05-12T13:05", true),
    ] {
        let standards = changed(&Standards::default(), "2026-05-12T11:00", hours);
        let it = ticket(TicketKind::Complaint, Urgency::High, received);
        let told = events(&[(heard, assigned()), (heard, acknowledged())]);
        let now = at("2026-05-13T09:00");
        let course = it.course(&told, now);
        let found = clocks(&it, &course, None, &standards, &WorkCalendar::standard(), now);
        assert_eq!(found.answer_is_late(), is_late, "{hours} hours, received {received}");
    }
}

#[test]
fn every_standard_that_a_ticket_can_go_by_stays_and_the_same_is_no_change() {
    let usual = Standards::default();
    let monday = changed(&usual, "2026-05-18T09:00", 8);
    let twice = changed(&changed(&monday, "2026-05-20T10:00", 2), "2026-05-20T11:00", 3);
    assert_eq!(minutes(&twice), ["2026-05-18T09:00", "2026-05-20T10:00", "2026-05-20T11:00"]);
    assert_eq!((promised(twice.latest()), twice.latest().since), (answered_within(3), Some(at("2026-05-20T11:00"))));
    assert_eq!(promised(twice.at(at("2026-05-20T10:30"))), answered_within(2));
    let held: Vec<_> = twice.earlier().into_iter().map(|(it, until)| (it.since, until)).collect();
    assert_eq!(
        held,
        [
            (Some(at("2026-05-20T10:00")), at("2026-05-20T11:00")),
            (Some(at("2026-05-18T09:00")), at("2026-05-20T10:00")),
            (None, at("2026-05-18T09:00")),
        ]
    );

    // of what is kept twice in a minute the last counts; back to what held before, nothing was kept
    assert_eq!(promised(changed(&twice, "2026-05-20T11:00", 5).latest()), answered_within(5));
    assert_eq!(changed(&twice, "2026-05-20T11:00", 2), changed(&monday, "2026-05-20T10:00", 2));
    assert_eq!(changed_at(&monday, at("2026-05-18T09:00"), ServicePolicy::default()), usual);
    // kept again as it is, in the same minute or another one
    assert_eq!(changed(&monday, "2026-05-18T09:00", 8), monday);
    assert_eq!(changed(&monday, "2026-05-21T09:00", 8), monday);
}

#[test]
fn a_clock_that_is_behind_drops_nothing_and_is_noticed() {
    let ahead = changed(&Standards::default(), "2026-05-25T09:00", 8);
    for (now, expected) in [
        ("2026-05-20T09:00", Some("2026-05-25T09:00")),
        ("2026-05-25T08:59", Some("2026-05-25T09:00")),
        ("2026-05-25T09:00", None),
        ("2026-05-26T09:00", None),
    ] {
        assert_eq!(ahead.ahead_of(at(now)), expected.map(at), "{now}");
    }
    assert_eq!(Standards::default().ahead_of(at("2026-05-20T09:00")), None);
    assert_eq!(minutes(&changed(&ahead, "2026-05-20T09:00", 2)), ["2026-05-20T09:00", "2026-05-25T09:00"]);

    let house = ServicePolicy::default();
    let own_at = |own: OwnTimes<'_>, respond, from: &str| {
        house.own_with(own, TicketKind::Complaint, &[self::own(Urgency::High, respond, 2).level], at(from))
    };
    let ahead = own_at(OwnTimes::default(), 2, "2026-05-25T09:00");
    assert_eq!(only(&ahead).ahead_of(at("2026-05-20T09:00")), Some(at("2026-05-25T09:00")));
    assert_eq!(only(&ahead).ahead_of(at("2026-05-25T09:00")), None);
    assert_eq!(OwnTimes::default().ahead_of(at("2026-05-20T09:00")), None);
    assert_eq!(own_at(only(&ahead), 3, "2026-05-20T09:00").len(), 2);
}

#[test]
fn a_ticket_keeps_the_times_of_its_customer_of_the_minute_it_was_received() {
    let usual = ServicePolicy::default();
    let kept = |own: OwnTimes<'_>, levels: &[ServiceLevel], from: &str| {
        usual.own_with(own, TicketKind::Complaint, levels, at(from))
    };
    let set = kept(OwnTimes::default(), &[own(Urgency::High, 2, 2).level], "2026-05-18T10:00");
    let other = kept(only(&set), &[own(Urgency::High, 3, 2).level], "2026-05-20T10:00");
    let reset = kept(only(&other), &[], "2026-05-22T10:00");
    let always = [own(Urgency::High, 6, 2)];
    let ended = kept(always.as_slice().into(), &[], "2026-05-18T10:00");
    let always = OwnTimes { always: &always, changes: &ended };
    let four_hours = Period { n: 4, unit: Unit::WorkingHour };
    for (own, received, is_own, respond) in [
        (only(&set), "2026-05-18T09:59", false, four_hours),
        (only(&set), "2026-05-18T10:00", true, Period::hours(2)),
        (only(&set), "2027-01-04T09:00", true, Period::hours(2)),
        (only(&other), "2026-05-20T09:59", true, Period::hours(2)),
        (only(&other), "2026-05-20T10:00", true, Period::hours(3)),
        // the standard of the house again, from its minute on
        (only(&reset), "2026-05-15T16:30", false, four_hours),
        (only(&reset), "2026-05-19T09:00", true, Period::hours(2)),
        (only(&reset), "2026-05-22T09:59", true, Period::hours(3)),
        (only(&reset), "2026-05-22T10:00", false, four_hours),
        // kept before there were dates
        (always, "2020-01-06T09:00", true, Period::hours(6)),
        (always, "2026-05-18T09:59", true, Period::hours(6)),
        (always, "2026-05-18T10:00", false, four_hours),
    ] {
        let it = ticket(TicketKind::Complaint, Urgency::High, received);
        let house = House::from(&usual).with_own(own);
        let standard = Standard::of(&it, Urgency::High, None, house, &WorkCalendar::standard());
        assert_eq!(standard.source == Source::Customer(it.customer), is_own, "{received}");
        assert_eq!(standard.level.respond, respond, "{received}");
    }
    // where the house changes too, each is as of its own time
    let house = changed(&Standards::default(), "2026-05-18T09:00", 8);
    let due = answer_due(House::from(&house).with_own(only(&reset)), "2026-05-22T10:00");
    assert_eq!(due, ServiceDue::At(at("2026-05-22T18:00")));
}

#[test]
fn of_times_of_a_customer_all_that_a_ticket_can_go_by_stay() {
    let house = ServicePolicy::default();
    let kept = |own: OwnTimes<'_>, levels: &[ServiceLevel], from: &str| {
        house.own_with(own, TicketKind::Complaint, levels, at(from))
    };
    let (two, three) = (own(Urgency::High, 2, 2), own(Urgency::High, 3, 2));
    let (nine, eleven) = (at("2026-05-18T09:00"), at("2026-05-18T11:00"));
    let once = kept(OwnTimes::default(), &[two.level], "2026-05-18T09:00");
    assert_eq!(only(&once).spans(), [OwnSpan { since: Some(nine), ..span(two) }]);
    // kept anew two hours later: what came in between goes by what held then
    let morning = OwnSpan { since: Some(nine), until: Some(eleven), ..span(two) };
    let other = kept(only(&once), &[three.level], "2026-05-18T11:00");
    assert_eq!(only(&other).spans(), [morning, OwnSpan { since: Some(eleven), ..span(three) }]);
    assert_eq!(only(&other).standing(), [OwnSpan { since: Some(eleven), ..span(three) }]);
    // of what is kept twice in a minute the last counts
    let reset = kept(only(&other), &[], "2026-05-18T11:00");
    assert_eq!((only(&reset).spans(), only(&reset).latest()), (vec![morning], vec![]));
    assert_eq!(kept(only(&reset), &[two.level], "2026-05-18T11:00"), once, "as it was before");
    // what is said again is no change
    assert_eq!(kept(only(&once), &[two.level], "2026-05-19T09:00"), once);
    let always = [two];
    assert!(kept(always.as_slice().into(), &[two.level], "2026-05-19T09:00").is_empty());
}

#[test]
fn of_two_records_of_a_customer_the_one_that_stays_takes_over_times_from_then_on() {
    let (eleventh, noon) = (at("2026-05-11T09:00"), at("2026-05-18T12:00"));
    let (high, low, question) = (own(Urgency::High, 2, 2), own(Urgency::Low, 9, 9), own(Urgency::High, 3, 3));
    let question = HouseLevel { kind: TicketKind::Question, ..question };
    let since = |it: HouseLevel| OwnSpan { since: Some(noon), ..span(it) };
    let until = |it: HouseLevel| OwnSpan { until: Some(noon), ..span(it) };
    let over = |it: HouseLevel| OwnSpan { until: Some(eleventh), ..span(it) };
    let house = ServicePolicy::default();
    let none = OwnChanges::new();
    // since the eleventh: of the low level none any more; of the high level as of the other record
    let ended = house.own_with([low].as_slice().into(), TicketKind::Complaint, &[], eleventh);
    let turned = house.own_with([low].as_slice().into(), TicketKind::Complaint, &[high.level], eleventh);
    for (stays, stays_since, goes, goes_since, expected) in [
        (vec![], &none, vec![high, low], &none, vec![since(high), since(low)]),
        (vec![high, question], &none, vec![], &none, vec![until(question), until(high)]),
        // what both have goes on, and what the other one has no more is not taken
        (vec![high], &none, vec![low], &turned, vec![span(high)]),
        (vec![low], &ended, vec![low], &none, vec![over(low), since(low)]),
    ] {
        let stays = OwnTimes { always: &stays, changes: stays_since };
        let goes = OwnTimes { always: &goes, changes: goes_since };
        let changes = taken_over(stays, goes, noon);
        assert_eq!(OwnTimes { changes: &changes, ..stays }.spans(), expected);
    }
}

#[test]
fn of_two_records_none_takes_over_times_while_something_is_ahead_in_which_they_differ() {
    let house = ServicePolicy::default();
    let kept = |own: OwnTimes<'_>, respond, from: &str| {
        house.own_with(own, TicketKind::Complaint, &[self::own(Urgency::High, respond, 2).level], at(from))
    };
    let none = OwnChanges::new();
    let two = kept(OwnTimes::default(), 2, "2026-05-11T09:00");
    let later_two = kept(OwnTimes::default(), 2, "2026-05-12T09:00");
    let three_in_2027 = kept(only(&two), 3, "2027-05-11T09:00");
    let three_in_2028 = kept(only(&two), 3, "2028-05-11T09:00");
    let later_three = kept(only(&later_two), 3, "2027-05-11T09:00");
    // five until it comes to two as well
    let five = kept(OwnTimes::default(), 5, "2026-05-11T09:00");
    let turns = kept(only(&five), 2, "2027-05-11T09:00");
    let (in_2027, in_2028) = (Some("2027-05-11T09:00"), Some("2028-05-11T09:00"));
    for (one, other, expected) in [
        (&none, &two, None),
        (&two, &later_two, None),
        (&two, &three_in_2027, in_2027),
        (&none, &three_in_2027, in_2027),
        (&three_in_2027, &three_in_2028, in_2028),
        (&turns, &two, in_2027),
        // the same is taken over, or nothing is
        (&three_in_2027, &three_in_2027, None),
        (&three_in_2027, &later_three, None),
    ] {
        let now = at("2026-05-18T12:00");
        assert_eq!(ahead_of_either(only(one), only(other), now), expected.map(at), "{one:?} {other:?}");
        assert_eq!(ahead_of_either(only(other), only(one), now), expected.map(at), "{other:?} {one:?}");
        // once it holds it is ahead of nothing
        assert_eq!(ahead_of_either(only(one), only(other), at("2028-05-11T09:00")), None);
    }
}

#[test]
fn a_ticket_of_a_merged_record_that_is_edited_keeps_its_times() {
    let mut it = ticket(TicketKind::Complaint, Urgency::High, "2026-05-15T16:30");
    let (theirs, survivor) = (it.customer, counterpart::domain::id::CustomerId(uuid::Uuid::from_u128(1)));
    let mut merges = Merges::default();
    merges.note(theirs, Some(survivor));
    let always = [own(Urgency::High, 2, 2)];
    let (house, changes) = (ServicePolicy::default(), OwnChanges::new());
    let due = |it: &counterpart::domain::ticket::Ticket| {
        let own = if it.customer == theirs { OwnTimes { always: &always, changes: &changes } } else { only(&changes) };
        let course = it.course([], it.received);
        let promised = House::from(&house).with_own(own);
        let found = clocks(it, &course, None, promised, &WorkCalendar::standard(), it.received);
        found.respond.expect("a clock").value.due
    };
    assert_eq!(due(&it), ServiceDue::At(at("2026-05-15T18:30")));
    // the form shows the record that stays
    it.customer = still_named(Some(it.customer), survivor, |id| merges.survivor(id, |_| true));
    assert_eq!((it.customer, due(&it)), (theirs, ServiceDue::At(at("2026-05-15T18:30"))));
}

#[test]
fn what_was_kept_before_there_were_dates_reads_and_is_written_as_it_was() {
    let always = own(Urgency::High, 2, 2);
    let old = to_value(always).expect("JSON");
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/records/customer/current.json");
    let mut document: Value = serde_json::from_str(&std::fs::read_to_string(path).expect("a fixture")).expect("JSON");
    document["service_levels"] = json!([old]);
    document.as_object_mut().expect("an object").remove("service_times");
    let customer: Customer = serde_json::from_value(document).expect("a customer");
    assert_eq!(customer.own_times().spans(), [span(always)]);
    assert_eq!(to_value(&customer).expect("JSON")["service_levels"], json!([old]));

    let settings: BookSettings =
        serde_json::from_value(json!({ "id": BookSettings::ID, "service": { "levels": [old] } })).expect("settings");
    let standards = settings.service_standards();
    assert_eq!((standards.at(at("1999-12-31T23:59")), standards.dated.len()), (standards.latest(), 0));
    assert_eq!((standards.latest().levels.as_slice(), standards.latest().since), ([always].as_slice(), None));
    let written = to_value(&settings.service).expect("JSON");
    assert!(written.get("since").is_none() && written.get("before").is_none(), "{written}");
    // a change leaves it as it is, and stands beside it
    let dated = changed(&standards, "2026-05-18T09:00", 8);
    let after = BookSettings { standards: dated.dated.clone(), ..settings };
    let now = to_value(&after).expect("JSON");
    assert_eq!(
        (&now["service"], &now["standards"]["2026-05-18T09:00"]["since"]),
        (&written, &json!("2026-05-18T09:00"))
    );
    assert_eq!(serde_json::from_value::<BookSettings>(now).expect("settings").service_standards(), dated);
}

/// Gives each of two desks what the other one has.
pub(super) fn join(ours: &mut Desk, theirs: &mut Desk) {
    let (from_us, from_them) = (ours.file(), theirs.file());
    ours.receive(&from_them);
    theirs.receive(&from_us);
}

/// The only record of a kind on a desk, and what is open in it.
pub(super) fn kept<E: Entity>(desk: &Desk) -> (E, Vec<String>) {
    let (id, rec) = desk.recs.iter().find(|(_, rec)| rec.kind() == E::KIND.name()).expect("a record");
    let open = conflicts(rec).map(|(field, _)| field.to_owned()).collect();
    (read(*id, rec).expect("an entity"), open)
}

#[test]
fn two_copies_that_changed_the_standard_hold_what_both_promised() {
    let settings = |it: &Standards| BookSettings { standards: it.dated.clone(), ..BookSettings::default() };
    let held = |desk: &Desk| {
        let (settings, open) = kept::<BookSettings>(desk);
        (settings.service_standards(), open)
    };
    let (mut ours, mut theirs) = (Desk::new(0xa), Desk::new(0xb));
    let first = changed(&Standards::default(), "2026-05-18T09:00", 8);
    ours.put(&settings(&first));
    theirs.receive(&ours.file());
    assert_eq!(held(&theirs), (first.clone(), vec![]));

    // both change it apart from each other: tickets go by what was promised when they came in
    ours.now += 60_000;
    ours.put(&settings(&changed(&first, "2026-05-21T09:00", 3)));
    theirs.now += 120_000;
    theirs.put(&settings(&changed(&first, "2026-05-22T09:00", 5)));
    join(&mut ours, &mut theirs);
    for desk in [&ours, &theirs] {
        let (standards, open) = held(desk);
        assert_eq!(open, [""; 0]);
        for (received, hours) in [
            ("2026-05-18T09:00", 8),
            ("2026-05-21T08:59", 8),
            ("2026-05-21T09:00", 3),
            ("2026-05-22T08:59", 3),
            ("2026-05-22T09:00", 5),
        ] {
            assert_eq!(promised(standards.at(at(received))), answered_within(hours), "{received}");
        }
    }

    // in one minute they cannot have promised two things: a person says which
    let both = held(&ours).0;
    ours.now += 120_000;
    ours.put(&settings(&changed(&both, "2026-05-25T09:00", 6)));
    theirs.now += 180_000;
    theirs.put(&settings(&changed(&both, "2026-05-25T09:00", 7)));
    join(&mut ours, &mut theirs);
    for desk in [&ours, &theirs] {
        assert_eq!(held(desk), (changed(&both, "2026-05-25T09:00", 7), vec!["standards/2026-05-25T09:00".to_owned()]));
    }
    assert_eq!(weight(Kind::BookSettings.name(), "standards/2026-05-25T09:00"), Weight::Protected);
    assert_eq!(ours.rows(), theirs.rows());
}

#[test]
fn two_copies_that_changed_times_of_a_customer_hold_what_both_promised() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/records/customer/current.json");
    let text = std::fs::read_to_string(path).expect("a fixture");
    let customer: Customer = serde_json::from_str(&text).expect("a customer");
    let house = ServicePolicy::default();
    let with = |kind, level: HouseLevel, from: &str| {
        let service_times = house.own_with(customer.own_times(), kind, &[level.level], at(from));
        Customer { service_times, ..customer.clone() }
    };
    let (mut ours, mut theirs) = (Desk::new(0xa), Desk::new(0xb));
    ours.put(&customer);
    theirs.receive(&ours.file());
    let (high, low) = (own(Urgency::High, 2, 2), own(Urgency::High, 3, 2));
    ours.now += 60_000;
    ours.put(&with(TicketKind::Complaint, high, "2026-05-10T09:00"));
    theirs.now += 120_000;
    theirs.put(&with(TicketKind::Complaint, low, "2026-05-12T09:00"));
    join(&mut ours, &mut theirs);
    let (tenth, twelfth) = (at("2026-05-10T09:00"), at("2026-05-12T09:00"));
    for desk in [&ours, &theirs] {
        let (joined, open) = kept::<Customer>(desk);
        assert_eq!(open, [""; 0]);
        assert_eq!(
            joined.own_times().spans(),
            [
                OwnSpan { since: Some(tenth), until: Some(twelfth), ..span(high) },
                OwnSpan { since: Some(twelfth), ..span(low) }
            ]
        );
    }
    assert_eq!(weight(Kind::Customer.name(), "service_times/complaint.high.2026-05-10T09:00"), Weight::Protected);
    assert_eq!(ours.rows(), theirs.rows());
}

#[test]
fn what_held_and_when_reads_in_both_languages() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let (first, last) = (Some(at("2026-05-18T09:00")), Some(at("2026-05-20T11:30")));
    for (since, until, chinese, english) in [
        (None, None, "", ""),
        (first, None, "（自 2026年5月18日 09:00 起）", " (since 18 May 2026 09:00)"),
        (None, last, "（至 2026年5月20日 11:30）", " (until 20 May 2026 11:30)"),
        (first, last, "（2026年5月18日 09:00 至 2026年5月20日 11:30）", " (18 May 2026 09:00 to 20 May 2026 11:30)"),
    ] {
        let it = OwnSpan { since, until, ..span(own(Urgency::High, 2, 3)) };
        let said = |text: Text| text.own_level_words(&it);
        assert_eq!(said(zh), format!("投诉 · P2 重要：2 小时内响应，3 个工作日内解决{chinese}"));
        assert_eq!(
            said(en),
            format!("Complaint · P2 high: answered within 2 hours, solved within 3 working days{english}")
        );
    }
    // what was kept at one time
    let level = Some(own(Urgency::High, 2, 3).level);
    for (level, chinese, english) in [
        (level, "2 小时内响应，3 个工作日内解决", "answered within 2 hours, solved within 3 working days"),
        (None, "按内部服务标准", "house service standard"),
    ] {
        let since = at("2026-05-18T09:00");
        let it = OwnLevel { kind: TicketKind::Complaint, urgency: Urgency::High, since, level };
        assert_eq!(zh.own_change_words(&it), format!("投诉 · P2 重要：{chinese}（自 2026年5月18日 09:00 起）"));
        assert_eq!(en.own_change_words(&it), format!("Complaint · P2 high: {english} (since 18 May 2026 09:00)"));
    }

    let usual = ServicePolicy::default();
    let saturday = DayHours::new(vec![window("09:00", "12:00")]).expect("hours");
    let week = WorkWeek { saturday, ..usual.week.clone() };
    let one = changed_at(&Standards::default(), at("2026-05-18T09:00"), ServicePolicy { week, ..usual.clone() });
    let close_after = Period::working_days(8);
    let two = changed_at(&one, at("2026-05-20T11:30"), ServicePolicy { close_after, ..usual.clone() });
    assert_eq!(
        zh.policies_before(&two),
        [
            "周六服务时间 09:00-12:00（2026年5月18日 09:00 至 2026年5月20日 11:30）",
            "系统默认标准（至 2026年5月18日 09:00）"
        ]
    );
    assert_eq!(
        en.policies_before(&two),
        ["Sat 09:00-12:00 (18 May 2026 09:00 to 20 May 2026 11:30)", "Default standard (until 18 May 2026 09:00)"]
    );
    // a history says of each what it was and since when, as a new book's is nothing but usual
    let said = |text: Text, field: &str, it: &ServicePolicy| {
        text.choice_words("book_settings", field, to_value(it).expect("JSON")).expect("words")
    };
    assert_eq!(said(zh, "service", &usual), "系统默认标准");
    assert_eq!(
        said(zh, "standards/2026-05-20T11:30", two.latest()),
        "告知结果后无回音可结案，满 8 个工作日（自 2026年5月20日 11:30 起）"
    );
    assert_eq!(said(en, "standards", one.latest()), "Sat 09:00-12:00 (since 18 May 2026 09:00)");
}
