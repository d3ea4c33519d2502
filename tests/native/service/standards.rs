//! A standard that is changed holds from its day on: a ticket goes by what held on the day it was received, and a breach stays one
//! (`domain.md` 5.5). What was kept before there were days holds always.

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::calendar::WorkCalendar;
use counterpart::domain::calendar::hours::{DayHours, WorkWeek};
use counterpart::domain::contract::service::{ServiceLevel, Urgency};
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::own_level::{OwnLevel, taken_over};
use counterpart::domain::period::{Period, Unit};
use counterpart::domain::service_case::{House, Source, Standard, clocks};
use counterpart::domain::service_clock::ServiceDue;
use counterpart::domain::service_policy::{HouseLevel, ServicePolicy};
use counterpart::i18n::{Locale, Text};
use counterpart::kinds::Kind;
use counterpart::record::conflict::{Weight, conflicts, weight};
use counterpart::record::document::read;
use serde_json::{json, to_value};

use super::{acknowledged, assigned, at, day, events, own, ticket, window};
use crate::join_laws::desk::Desk;

/// Complaints of the second level are answered within so many working hours; usually it is four.
fn answered_within(hours: u16) -> ServiceLevel {
    let respond = Period { n: hours, unit: Unit::WorkingHour };
    ServiceLevel { urgency: Urgency::High, respond, resolve: Period::working_days(3) }
}

/// A standard in which they are answered so from a day on.
fn changed(before: &ServicePolicy, on: &str, hours: u16) -> ServicePolicy {
    before.changed_on(day(on), before.with_levels(TicketKind::Complaint, &[answered_within(hours)]))
}

/// When a complaint of the second level is to be answered.
fn answer_due(house: House<'_>, received: &str) -> ServiceDue {
    let it = ticket(TicketKind::Complaint, Urgency::High, received);
    let course = it.course([], at(received));
    let found = clocks(&it, &course, None, house, &WorkCalendar::standard(), at(received));
    found.respond.expect("a clock").value.due
}

#[test]
fn a_ticket_keeps_the_times_of_the_day_it_was_received() {
    // eight hours from 18 May, a Monday, two from the 20th
    let policy = changed(&changed(&ServicePolicy::default(), "2026-05-18", 8), "2026-05-20", 2);
    for (received, due) in [
        ("2020-01-06T09:00", "2020-01-06T13:00"),
        // the clock runs over the day of the change, by the times it began with
        ("2026-05-15T16:30", "2026-05-18T11:30"),
        ("2026-05-18T09:00", "2026-05-18T17:00"),
        ("2026-05-19T09:00", "2026-05-19T17:00"),
        ("2026-05-20T09:00", "2026-05-20T11:00"),
        ("2026-06-01T09:00", "2026-06-01T11:00"),
    ] {
        assert_eq!(answer_due(House::from(&policy), received), ServiceDue::At(at(due)), "{received}");
    }
}

#[test]
fn a_ticket_keeps_the_hours_of_service_of_the_day_it_was_received() {
    let hours = DayHours::new(vec![window("10:00", "16:00")]).expect("hours");
    let usual = ServicePolicy::default();
    let shorter = ServicePolicy { week: WorkWeek::monday_to_friday(&hours), ..usual.clone() };
    let policy = usual.changed_on(day("2026-05-18"), shorter);
    for (received, due) in [
        // ninety minutes on Friday, and from nine on Monday
        ("2026-05-15T16:30", "2026-05-18T11:30"),
        ("2026-05-18T09:00", "2026-05-18T14:00"),
        ("2026-05-18T15:00", "2026-05-19T13:00"),
    ] {
        assert_eq!(answer_due(House::from(&policy), received), ServiceDue::At(at(due)), "{received}");
    }
}

#[test]
fn a_breach_stays_and_none_comes_of_a_change() {
    let usual = ServicePolicy::default();
    for (hours, received, heard, is_late) in [
        // four hours when it came in, eight from the next day on
        (8, "2026-05-11T09:00", "2026-05-11T15:05", true),
        (8, "2026-05-12T09:00", "2026-05-12T15:05", false),
        // two from the next day on
        (2, "2026-05-11T09:00", "2026-05-11T12:05", false),
        (2, "2026-05-12T09:00", "2026-05-12T12:05", true),
    ] {
        let policy = changed(&usual, "2026-05-12", hours);
        let it = ticket(TicketKind::Complaint, Urgency::High, received);
        let told = events(&[(heard, assigned()), (heard, acknowledged())]);
        let now = at("2026-05-13T09:00");
        let course = it.course(&told, now);
        let found = clocks(&it, &course, None, &policy, &WorkCalendar::standard(), now);
        assert_eq!(found.answer_is_late(), is_late, "{hours} hours, received {received}");
    }
}

#[test]
fn of_a_standard_kept_twice_on_a_day_the_last_counts_and_the_same_is_no_change() {
    let usual = ServicePolicy::default();
    let (today, monday) = (day("2026-05-20"), changed(&usual, "2026-05-18", 8));
    let twice = changed(&changed(&monday, "2026-05-20", 2), "2026-05-20", 3);
    assert_eq!(twice.since, Some(today));
    assert_eq!(twice.level(TicketKind::Complaint, Urgency::High), answered_within(3));
    let held: Vec<_> = twice.before.iter().map(|it| (it.since, it.levels.len(), it.before.len())).collect();
    assert_eq!(held, [(None, 0, 0), (Some(day("2026-05-18")), 1, 0)], "what held before, and nothing within it");

    // back to what held on the day before
    assert_eq!(changed(&twice, "2026-05-20", 8), monday);
    assert_eq!(monday.changed_on(day("2026-05-18"), usual.clone()), usual);
    // kept again as it is, on the same day or another one
    assert_eq!(changed(&monday, "2026-05-18", 8), monday);
    assert_eq!(changed(&monday, "2026-05-21", 8), monday);
    // a later day by a clock that was ahead gives way
    let ahead = changed(&changed(&usual, "2026-05-25", 8), "2026-05-20", 2);
    assert_eq!((ahead.since, ahead.before), (Some(today), vec![usual]));
}

#[test]
fn a_ticket_keeps_the_times_of_its_customer_of_the_day_it_was_received() {
    let house = ServicePolicy::default();
    let theirs =
        |own: &[OwnLevel], levels: &[ServiceLevel], on| house.own_with(own, TicketKind::Complaint, levels, day(on));
    let set = theirs(&[], &[own(Urgency::High, 2, 2).level], "2026-05-18");
    let other = theirs(&set, &[own(Urgency::High, 3, 2).level], "2026-05-20");
    let reset = theirs(&other, &[], "2026-05-22");
    let always = theirs(&[own(Urgency::High, 6, 2)], &[], "2026-05-18");
    let four_hours = Period { n: 4, unit: Unit::WorkingHour };
    for (own, received, is_own, respond) in [
        (&set, "2026-05-15T16:30", false, four_hours),
        (&set, "2026-05-18T00:00", true, Period::hours(2)),
        (&set, "2027-01-04T09:00", true, Period::hours(2)),
        (&other, "2026-05-19T23:59", true, Period::hours(2)),
        (&other, "2026-05-20T09:00", true, Period::hours(3)),
        // the standard of the house again, from its day on
        (&reset, "2026-05-15T16:30", false, four_hours),
        (&reset, "2026-05-19T09:00", true, Period::hours(2)),
        (&reset, "2026-05-21T09:00", true, Period::hours(3)),
        (&reset, "2026-05-22T09:00", false, four_hours),
        // kept before there were days
        (&always, "2020-01-06T09:00", true, Period::hours(6)),
        (&always, "2026-05-17T09:00", true, Period::hours(6)),
        (&always, "2026-05-18T09:00", false, four_hours),
    ] {
        let it = ticket(TicketKind::Complaint, Urgency::High, received);
        let promised = House { policy: &house, own };
        let standard = Standard::of(&it, Urgency::High, None, promised, &WorkCalendar::standard());
        assert_eq!(standard.source == Source::Customer(it.customer), is_own, "{received}");
        assert_eq!(standard.level.respond, respond, "{received}");
    }
    // where the house changes too, each is as of its own day
    let house = changed(&house, "2026-05-18", 8);
    let due = answer_due(House { policy: &house, own: &reset }, "2026-05-22T09:00");
    assert_eq!(due, ServiceDue::At(at("2026-05-22T17:00")));
}

#[test]
fn of_times_of_a_customer_kept_twice_on_a_day_the_last_count() {
    let house = ServicePolicy::default();
    let theirs = |own: &[OwnLevel], levels: &[ServiceLevel]| {
        house.own_with(own, TicketKind::Complaint, levels, day("2026-05-18"))
    };
    let (two, three) = (own(Urgency::High, 2, 2), own(Urgency::High, 3, 2));
    let since = |it: OwnLevel| OwnLevel { since: Some(day("2026-05-18")), ..it };
    let once = theirs(&[], &[two.level]);
    assert_eq!(once, [since(two)]);
    assert_eq!(theirs(&once, &[three.level]), [since(three)]);
    assert!(theirs(&once, &[]).is_empty());
    // of those that held before, what is said again goes on
    let other = theirs(&[two], &[three.level]);
    assert_eq!(other, [OwnLevel { until: Some(day("2026-05-18")), ..two }, since(three)]);
    assert_eq!(theirs(&other, &[two.level]), [two]);
    // what is over stays as it was
    let over = OwnLevel { until: Some(day("2026-05-11")), ..two };
    assert_eq!(theirs(&[over], &[two.level]), [over, since(two)]);
    assert_eq!(theirs(&[over], &[]), [over]);
}

#[test]
fn of_two_records_of_a_customer_the_one_that_stays_takes_over_times_from_that_day_on() {
    let today = day("2026-05-18");
    let (high, low, question) = (own(Urgency::High, 2, 2), own(Urgency::Low, 9, 9), own(Urgency::High, 3, 3));
    let question = OwnLevel { kind: TicketKind::Question, ..question };
    let since = |it: OwnLevel| OwnLevel { since: Some(today), ..it };
    let until = |it: OwnLevel| OwnLevel { until: Some(today), ..it };
    let over = OwnLevel { until: Some(day("2026-05-11")), ..low };
    for (stays, goes, expected) in [
        (vec![], vec![high, low], vec![since(high), since(low)]),
        (vec![high, question], vec![], vec![until(question), until(high)]),
        // what both have goes on, and what the other one has no more is not taken
        (vec![high], vec![OwnLevel { since: Some(day("2026-05-11")), ..high }, over], vec![high]),
        (vec![over], vec![low], vec![over, since(low)]),
    ] {
        assert_eq!(taken_over(&stays, &goes, today), expected);
    }
}

#[test]
fn what_was_kept_before_there_were_days_reads_and_is_written_as_it_was() {
    let always = own(Urgency::High, 2, 2);
    let old = to_value(HouseLevel { kind: always.kind, level: always.level }).expect("JSON");
    assert_eq!(serde_json::from_value::<OwnLevel>(old.clone()).expect("times"), always);
    assert_eq!(to_value(always).expect("JSON"), old);

    let policy: ServicePolicy = serde_json::from_value(json!({ "levels": [old] })).expect("a standard");
    assert_eq!((policy.since, policy.before.len()), (None, 0));
    let written = to_value(&policy).expect("JSON");
    assert!(written.get("since").is_none() && written.get("before").is_none(), "{written}");
    let dated = changed(&policy, "2026-05-18", 8);
    let written = to_value(&dated).expect("JSON");
    assert_eq!(written["since"], "2026-05-18");
    assert_eq!(serde_json::from_value::<ServicePolicy>(written).expect("a standard"), dated);
}

#[test]
fn two_copies_that_changed_the_standard_agree_on_one_with_all_its_days() {
    let usual = ServicePolicy::default();
    let settings = |service: &ServicePolicy| BookSettings { service: Some(service.clone()), ..BookSettings::default() };
    let kept = |desk: &Desk| {
        let own = desk.recs.iter().find(|(_, rec)| rec.kind() == Kind::BookSettings.name());
        let (id, rec) = own.expect("settings");
        let open: Vec<String> = conflicts(rec).map(|(field, _)| field.to_owned()).collect();
        let settings: BookSettings = read(*id, rec).expect("settings");
        (settings.service.expect("a standard"), open)
    };
    let (mut ours, mut theirs) = (Desk::new(0xa), Desk::new(0xb));
    ours.put(&settings(&changed(&usual, "2026-05-18", 8)));
    theirs.receive(&ours.file());
    assert_eq!(kept(&theirs), (changed(&usual, "2026-05-18", 8), vec![]));

    // one goes on from there: both have all of it
    let later = changed(&kept(&theirs).0, "2026-05-20", 2);
    theirs.now += 60_000;
    theirs.put(&settings(&later));
    ours.receive(&theirs.file());
    assert_eq!(kept(&ours), (later.clone(), vec![]));

    // both change it apart from each other: one of them is shown, whole, until a person has settled it
    ours.now += 60_000;
    ours.put(&settings(&changed(&later, "2026-05-21", 3)));
    theirs.now += 60_000;
    theirs.put(&settings(&changed(&later, "2026-05-22", 5)));
    let (from_us, from_them) = (ours.file(), theirs.file());
    ours.receive(&from_them);
    theirs.receive(&from_us);
    for desk in [&ours, &theirs] {
        assert_eq!(kept(desk), (changed(&later, "2026-05-22", 5), vec!["service".to_owned()]));
    }
    assert_eq!(weight("book_settings", "service"), Weight::Protected);
    assert_eq!(ours.rows(), theirs.rows());
}

#[test]
fn what_held_and_when_reads_in_both_languages() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let (first, last) = (Some(day("2026-05-18")), Some(day("2026-05-20")));
    for (since, until, chinese, english) in [
        (None, None, "", ""),
        (first, None, "（自 2026年5月18日 起）", " (since 18 May 2026)"),
        (None, last, "（至 2026年5月19日）", " (until 19 May 2026)"),
        (first, last, "（2026年5月18日 至 2026年5月19日）", " (18 May 2026 to 19 May 2026)"),
    ] {
        let it = OwnLevel { since, until, ..own(Urgency::High, 2, 3) };
        let said = |text: Text| text.own_level_words(&it);
        assert_eq!(said(zh), format!("投诉 · P2 重要：2 小时内响应，3 个工作日内解决{chinese}"));
        assert_eq!(
            said(en),
            format!("Complaint · P2 high: answered within 2 hours, solved within 3 working days{english}")
        );
    }

    let usual = ServicePolicy::default();
    let saturday = DayHours::new(vec![window("09:00", "12:00")]).expect("hours");
    let week = WorkWeek { saturday, ..usual.week.clone() };
    let one = usual.changed_on(day("2026-05-18"), ServicePolicy { week, ..usual.clone() });
    let close_after = Period::working_days(8);
    let two = one.changed_on(day("2026-05-20"), ServicePolicy { close_after, ..usual.clone() });
    assert_eq!(
        zh.policies_before(&two),
        ["周六服务时间 09:00-12:00（2026年5月18日 至 2026年5月19日）", "系统默认标准（至 2026年5月17日）"]
    );
    assert_eq!(
        en.policies_before(&two),
        ["Sat 09:00-12:00 (18 May 2026 to 19 May 2026)", "Default standard (until 17 May 2026)"]
    );
    // a history says all of it, as a new book's is nothing but usual
    let said = |text: Text, it: &ServicePolicy| {
        text.choice_words("book_settings", "service", &to_value(it).expect("JSON")).expect("words")
    };
    assert_eq!(said(zh, &usual), "系统默认标准");
    assert_eq!(
        said(zh, &two),
        "告知结果后无回音可结案，满 8 个工作日（自 2026年5月20日 起）；\
         以前：周六服务时间 09:00-12:00（2026年5月18日 至 2026年5月19日）；以前：系统默认标准（至 2026年5月17日）"
    );
    assert_eq!(said(en, &one), "Sat 09:00-12:00 (since 18 May 2026); before: Default standard (until 17 May 2026)");
}
