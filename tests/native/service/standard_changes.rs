//! A part of the standard that is changed is kept by itself: two copies that change different parts both hold.

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::calendar::hours::{DayHours, WorkWeek};
use counterpart::domain::contract::service::{Escalation, EscalationRole, ServiceLevel, Urgency};
use counterpart::domain::lifecycle::ticket::TicketKind;
use counterpart::domain::own_level::{OwnChanges, OwnTimes};
use counterpart::domain::period::{Period, Unit};
use counterpart::domain::service_policy::{PolicyError, ServicePolicy, WorkaroundLimit};
use counterpart::domain::service_standards::{Standards, gone_by};
use counterpart::i18n::{Locale, Text};
use counterpart::kinds::Kind;
use counterpart::record::conflict::{Weight, weight};
use serde_json::{json, to_value};

use super::standards::{join, kept};
use super::{at, changed_at, window};
use crate::join_laws::desk::Desk;

/// The settings once the house keeps one of the forms at a moment.
fn keep(settings: &BookSettings, from: &str, change: impl FnOnce(&ServicePolicy) -> ServicePolicy) -> BookSettings {
    settings.promising(at(from), &change(settings.service_standards().latest()))
}

/// Ten to four, Monday to Friday.
fn shorter() -> WorkWeek {
    WorkWeek::monday_to_friday(&DayHours::new(vec![window("10:00", "16:00")]).expect("hours"))
}

/// A level that is answered within so many working hours and solved within so many working days.
fn level(urgency: Urgency, answered: u16, solved: u16) -> ServiceLevel {
    let respond = Period { n: answered, unit: Unit::WorkingHour };
    ServiceLevel { urgency, respond, resolve: Period::working_days(solved) }
}

fn hours(now: &ServicePolicy) -> ServicePolicy {
    ServicePolicy { week: shorter(), ..now.clone() }
}

fn tiers(now: &ServicePolicy) -> ServicePolicy {
    ServicePolicy { close_after: Period::working_days(8), ..now.clone() }
}

/// One level of complaints, the others as they are.
fn complaints(now: &ServicePolicy, own: ServiceLevel) -> ServicePolicy {
    let of = |urgency: Urgency| if urgency == own.urgency { own } else { now.level(TicketKind::Complaint, urgency) };
    now.with_levels(TicketKind::Complaint, &Urgency::ALL.map(of))
}

/// The times of a customer that always had those of everybody.
fn times(changes: &OwnChanges) -> OwnTimes<'_> {
    OwnTimes { changes, ..OwnTimes::default() }
}

/// The keys of what was changed.
fn changes(settings: &BookSettings) -> Vec<&str> {
    settings.standard_changes.keys().map(String::as_str).collect()
}

#[test]
fn two_copies_that_changed_different_parts_hold_what_both_promised() {
    let (mut ours, mut theirs) = (Desk::new(0xa), Desk::new(0xb));
    ours.put(&BookSettings::default());
    theirs.receive(&ours.file());
    let before = kept::<BookSettings>(&ours).0;
    ours.now += 60_000;
    let changed = keep(&before, "2026-05-18T09:00", hours);
    let high = level(Urgency::High, 3, 3);
    ours.put(&keep(&changed, "2026-05-18T09:10", |now| complaints(now, high)));
    theirs.now += 120_000;
    let changed = keep(&before, "2026-05-18T09:05", tiers);
    let low = level(Urgency::Low, 20, 20);
    theirs.put(&keep(&changed, "2026-05-18T09:10", |now| complaints(now, low)));
    join(&mut ours, &mut theirs);
    let usual = ServicePolicy::default();
    for desk in [&ours, &theirs] {
        let (settings, open) = kept::<BookSettings>(desk);
        assert_eq!(open, [""; 0]);
        let standards = settings.service_standards();
        let (eight, ten) = (Period::working_days(8), Period::working_days(10));
        for (received, week, close_after, own) in [
            ("2026-05-18T08:59", &usual.week, ten, false),
            ("2026-05-18T09:00", &shorter(), ten, false),
            ("2026-05-18T09:04", &shorter(), ten, false),
            ("2026-05-18T09:05", &shorter(), eight, false),
            ("2026-05-18T09:10", &shorter(), eight, true),
        ] {
            let it = standards.at(at(received));
            assert_eq!((&it.week, it.close_after), (week, close_after), "{received}");
            let levels =
                [it.level(TicketKind::Complaint, Urgency::High), it.level(TicketKind::Complaint, Urgency::Low)];
            assert_eq!(levels == [high, low], own, "{received}");
        }
        assert_eq!(standards.latest().since, Some(at("2026-05-18T09:10")));
    }
    assert_eq!(ours.rows(), theirs.rows());

    // of one part in one minute two things cannot have been promised: a person says which
    let both = kept::<BookSettings>(&ours).0;
    ours.now += 120_000;
    ours.put(&keep(&both, "2026-05-25T09:00", |now| complaints(now, level(Urgency::High, 4, 4))));
    theirs.now += 180_000;
    theirs.put(&keep(&both, "2026-05-25T09:00", |now| complaints(now, level(Urgency::High, 5, 5))));
    join(&mut ours, &mut theirs);
    let field = "standard_changes/level.complaint.high.2026-05-25T09:00";
    for desk in [&ours, &theirs] {
        assert_eq!(kept::<BookSettings>(desk).1, [field.to_owned()]);
    }
    assert_eq!(weight(Kind::BookSettings.name(), field), Weight::Protected);
}

#[test]
fn a_part_is_kept_once_and_the_same_is_no_change() {
    let usual = BookSettings::default();
    let monday = keep(&usual, "2026-05-18T09:00", hours);
    assert_eq!(changes(&monday), ["week.2026-05-18T09:00"]);
    let both = keep(&monday, "2026-05-18T09:00", tiers);
    assert_eq!(changes(&both), ["tiers.2026-05-18T09:00", "week.2026-05-18T09:00"]);
    let twice = keep(&both, "2026-05-20T09:00", |now| complaints(now, level(Urgency::High, 3, 3)));
    assert_eq!(
        changes(&twice),
        ["level.complaint.high.2026-05-20T09:00", "tiers.2026-05-18T09:00", "week.2026-05-18T09:00"]
    );
    // kept again as it is, in the same minute or another one
    assert_eq!(keep(&twice, "2026-05-20T09:00", ServicePolicy::clone), twice);
    assert_eq!(keep(&twice, "2026-05-21T09:00", hours), twice);
    // back to what held before, nothing was kept
    assert_eq!(keep(&monday, "2026-05-18T09:00", |_| ServicePolicy::default()), usual);
    // as it always was again, from another minute on: what came in between goes by what held then
    let back = keep(&monday, "2026-05-20T09:00", |_| ServicePolicy::default());
    assert_eq!(changes(&back), ["week.2026-05-18T09:00", "week.2026-05-20T09:00"]);
    assert_eq!(back.service_standards().at(at("2026-05-19T09:00")).week, shorter());
    assert_eq!(back.service_standards().latest().week, ServicePolicy::default().week);
}

#[test]
fn a_change_stands_beside_what_was_kept_as_a_whole() {
    let whole = changed_at(&Standards::default(), at("2026-05-18T09:00"), hours(&ServicePolicy::default()));
    let old = BookSettings { standards: whole.dated.clone(), ..BookSettings::default() };
    assert_eq!(old.service_standards(), whole);
    let after = keep(&old, "2026-05-20T09:00", tiers);
    assert_eq!((&after.standards, changes(&after)), (&old.standards, vec!["tiers.2026-05-20T09:00"]));
    let standards = after.service_standards();
    let found: Vec<_> =
        standards.dated.iter().map(|(since, it)| (*since, it.week == shorter(), it.close_after)).collect();
    assert_eq!(
        found,
        [
            (at("2026-05-18T09:00"), true, Period::working_days(10)),
            (at("2026-05-20T09:00"), true, Period::working_days(8)),
        ]
    );
    // it is written, and reads as it was
    let written = to_value(&after).expect("JSON");
    let change = &written["standard_changes"]["tiers.2026-05-20T09:00"];
    assert_eq!(change["since"], json!("2026-05-20T09:00"));
    assert_eq!(change["part"]["tiers"]["close_after"], to_value(Period::working_days(8)).expect("JSON"));
    assert_eq!(serde_json::from_value::<BookSettings>(written).expect("settings"), after);
}

#[test]
fn what_does_not_stand_after_a_join_is_no_reason_to_refuse_another_part() {
    let usual = ServicePolicy::default();
    // answered within 90 hours, solved within a day
    let broken = complaints(&usual, level(Urgency::High, 90, 1));
    let error = Err(PolicyError::AnsweredLater { urgency: Urgency::High });
    assert_eq!(broken.check_after(&usual), error);
    assert_eq!(hours(&broken).check_after(&ServicePolicy::default()), error);
    assert_eq!(hours(&broken).check_after(&broken), Ok(()));
    assert_eq!(usual.check_after(&broken), Ok(()));
    // another error is one
    let rest = ServicePolicy { week: WorkWeek::monday_to_friday(&DayHours::rest()), ..broken.clone() };
    assert_eq!(rest.check_after(&broken), Err(PolicyError::NoHours));
}

#[test]
fn a_part_that_is_changed_has_to_stand_whatever_was_wrong_with_it_before() {
    let usual = ServicePolicy::default();
    let urgent = usual.level(TicketKind::Complaint, Urgency::Urgent);
    // answered within 90 hours, solved within a day
    let broken = complaints(&usual, level(Urgency::Urgent, 90, 1));
    let error = Err(PolicyError::AnsweredLater { urgency: Urgency::Urgent });
    // slower than the lowest level, which is told behind what is wrong with the highest
    let slower = |it: &ServicePolicy| complaints(it, level(Urgency::Medium, 8, 90));
    assert_eq!(slower(&usual).check_after(&usual), Err(PolicyError::Slower { urgency: Urgency::Medium }));
    assert_eq!(slower(&broken).check_after(&broken), error);
    // wrong in another way, or mended in part
    assert_eq!(complaints(&broken, level(Urgency::Urgent, 80, 1)).check_after(&broken), error);
    let mended = complaints(&slower(&broken), urgent);
    assert_eq!(mended.check_after(&broken), Err(PolicyError::Slower { urgency: Urgency::Medium }));
    assert_eq!(complaints(&broken, urgent).check_after(&broken), Ok(()));
    // of another kind nothing is wrong
    let questions = broken.with_levels(TicketKind::Question, &[level(Urgency::High, 3, 3)]);
    assert_eq!(questions.check_after(&broken), Ok(()));

    let workaround = |days| WorkaroundLimit { urgency: Urgency::High, within: Period::working_days(days) };
    let slow = |days| ServicePolicy { workarounds: vec![workaround(days)], ..ServicePolicy::default() };
    let later = Err(PolicyError::WorkaroundLater { urgency: Urgency::High });
    for (after, expected) in [(slow(5), later), (slow(1), Ok(())), (hours(&slow(4)), Ok(())), (tiers(&slow(4)), Ok(()))]
    {
        assert_eq!(after.check_after(&slow(4)), expected, "{after:?}");
    }

    let falling = |after| {
        let escalation = vec![
            Escalation { to: EscalationRole::Manager, after: Period::working_days(after) },
            Escalation { to: EscalationRole::Director, after: Period::working_days(5) },
        ];
        ServicePolicy { escalation, ..ServicePolicy::default() }
    };
    assert_eq!(falling(8).check_after(&falling(9)), Err(PolicyError::Escalation));
    assert_eq!(hours(&falling(9)).check_after(&falling(9)), Ok(()));
}

#[test]
fn a_change_of_a_part_reads_in_both_languages() {
    let usual = BookSettings::default();
    let workaround = |now: &ServicePolicy| {
        let workarounds = vec![WorkaroundLimit { urgency: Urgency::Urgent, within: Period::hours(8) }];
        ServicePolicy { workarounds, ..now.clone() }
    };
    let manager = |now: &ServicePolicy| {
        let escalation = vec![Escalation { to: EscalationRole::Manager, after: Period::working_days(4) }];
        ServicePolicy { escalation, ..now.clone() }
    };
    let from = "2026-05-18T09:00";
    let back = keep(&keep(&usual, from, hours), "2026-05-20T11:30", |_| ServicePolicy::default());
    for (settings, key, chinese, english) in [
        (
            keep(&usual, from, |now| complaints(now, level(Urgency::High, 3, 3))),
            "level.complaint.high.2026-05-18T09:00",
            "投诉 · P2 重要：3 个工作小时内响应，3 个工作日内解决（自 2026年5月18日 09:00 起）",
            "Complaint · P2 high: answered within 3 working hours, solved within 3 working days (since 18 May 2026 09:00)",
        ),
        (
            keep(&usual, from, workaround),
            "workarounds.2026-05-18T09:00",
            "P1 紧急：8 小时内给出临时方案（自 2026年5月18日 09:00 起）",
            "P1 urgent: workaround within 8 hours (since 18 May 2026 09:00)",
        ),
        (
            back,
            "week.2026-05-20T11:30",
            "服务时间：系统默认标准（自 2026年5月20日 11:30 起）",
            "Hours of service: default standard (since 20 May 2026 11:30)",
        ),
        (
            keep(&usual, from, manager),
            "tiers.2026-05-18T09:00",
            "4 个工作日后升级至部门经理（自 2026年5月18日 09:00 起）",
            "The manager takes over after 4 working days (since 18 May 2026 09:00)",
        ),
    ] {
        let change = to_value(&settings.standard_changes[key]).expect("JSON");
        for (locale, expected) in [(Locale::Zh, chinese), (Locale::En, english)] {
            let words = Text::new(locale).choice_words("book_settings", &format!("standard_changes/{key}"), &change);
            assert_eq!(words.as_deref(), Some(expected));
        }
    }
}

#[test]
fn what_a_clock_that_was_ahead_kept_can_be_removed_and_then_nothing_stands_in_the_way() {
    let usual = BookSettings::default();
    let monday = keep(&usual, "2026-05-18T09:00", tiers);
    let ahead = keep(&monday, "2027-05-18T09:00", hours);
    let now = at("2026-05-20T09:00");
    assert_eq!(ahead.service_standards().ahead_of(now), Some(at("2027-05-18T09:00")));
    assert_eq!(ahead.without_ahead(now), monday);
    // in its own minute it holds
    for (minute, expected) in
        [("2027-05-18T08:59", &monday), ("2027-05-18T09:00", &ahead), ("2027-05-19T09:00", &ahead)]
    {
        assert_eq!(&ahead.without_ahead(at(minute)), expected, "{minute}");
    }
    let whole = changed_at(&Standards::default(), at("2027-05-18T09:00"), hours(&ServicePolicy::default()));
    let old = BookSettings { standards: whole.dated, ..monday.clone() };
    assert_eq!(old.without_ahead(now), monday);
    let after = keep(&ahead.without_ahead(now), "2026-05-20T09:00", hours).service_standards();
    assert_eq!((after.ahead_of(now), &after.latest().week), (None, &shorter()));

    // the times of one customer likewise
    let house = ServicePolicy::default();
    let own = |own: OwnTimes<'_>, answered, from: &str| {
        house.own_with(own, TicketKind::Complaint, &[level(Urgency::High, answered, 3)], at(from))
    };
    let first = own(OwnTimes::default(), 3, "2026-05-18T09:00");
    let later = own(times(&first), 2, "2027-05-18T09:00");
    assert_eq!(times(&later).ahead_of(now), Some(at("2027-05-18T09:00")));
    assert_eq!(times(&later).without_ahead(now), first);
    assert_eq!(times(&later).without_ahead(at("2027-05-18T09:00")), later);

    // each is named
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    assert_eq!(zh.standards_ahead_words(&monday, now), [""; 0]);
    assert_eq!(
        en.standards_ahead_words(&BookSettings { standard_changes: ahead.standard_changes, ..old }, now),
        [EN_HOURS, EN_HOURS]
    );
    assert_eq!(zh.own_ahead_words(times(&first), now), [""; 0]);
    assert_eq!(
        zh.own_ahead_words(times(&later), now),
        ["投诉 · P2 重要：2 个工作小时内响应，3 个工作日内解决（自 2027年5月18日 09:00 起）"]
    );
}

#[test]
fn what_a_ticket_goes_by_is_not_removed_by_a_clock_that_is_behind() {
    let monday = keep(&BookSettings::default(), "2026-05-18T09:00", tiers);
    let ahead = keep(&monday, "2027-05-18T09:00", hours);
    let usual = BookSettings::default();
    // by the clock of this device nothing was ever kept; what came in on other ones tells
    let cases: [(&str, &[&str], &BookSettings); 7] = [
        ("2020-01-01T00:00", &[], &usual),
        ("2020-01-01T00:00", &["2026-05-18T08:59"], &usual),
        ("2020-01-01T00:00", &["2026-05-18T09:00"], &monday),
        ("2020-01-01T00:00", &["2027-05-17T09:00", "2026-05-17T09:00"], &monday),
        ("2020-01-01T00:00", &["2026-05-17T09:00", "2027-05-18T09:00"], &ahead),
        ("2026-05-20T09:00", &["2026-05-17T09:00"], &monday),
        ("2027-05-18T09:00", &[], &ahead),
    ];
    for (now, received, expected) in cases {
        let limit = gone_by(at(now), received.iter().map(|it| at(it)));
        assert_eq!(&ahead.without_ahead(limit), expected, "{now} {received:?}");
        let named = Text::new(Locale::En).standards_ahead_words(&ahead, limit).len();
        let removed = ahead.standard_changes.len() - expected.standard_changes.len();
        assert_eq!(named, removed, "{now} {received:?}: what is named is what goes");
    }

    // the times of one customer likewise
    let own = ServicePolicy::default().own_with(
        OwnTimes::default(),
        TicketKind::Complaint,
        &[level(Urgency::High, 3, 3)],
        at("2026-05-18T09:00"),
    );
    let after = |received| times(&own).without_ahead(gone_by(at("2020-01-01T00:00"), [at(received)]));
    assert_eq!(after("2026-05-18T09:00"), own);
    assert_eq!(after("2026-05-18T08:59"), OwnChanges::new());
}

#[test]
fn a_refusal_tells_to_remove_only_what_can_be() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let since = at("2027-05-18T09:00");
    let said = |limit: &str| (zh.held_ahead_words(since, at(limit)), en.held_ahead_words(since, at(limit)));
    let (chinese, english) = said("2027-05-18T08:59");
    assert!(chinese.contains("处移除这一项") && english.contains("remove the entry under"), "{chinese} {english}");
    let used = (
        "已保存的内容中有一项自 2027年5月18日 09:00 起适用，晚于本机现在的时间；已有工单按它计时，不能移除。请先校准本机时间，再保存。",
        "Something that was kept holds since 18 May 2027 09:00, which is later than the clock of this device, and a ticket goes by \
         it already. Set this clock right, then save again.",
    );
    for limit in ["2027-05-18T09:00", "2027-05-19T09:00"] {
        let (chinese, english) = said(limit);
        assert_eq!((chinese.as_str(), english.as_str()), used, "{limit}");
    }
}

/// Ten to four in words.
const EN_HOURS: &str = "Mon 10:00-16:00; Tue 10:00-16:00; Wed 10:00-16:00; Thu 10:00-16:00; Fri 10:00-16:00 \
                        (since 18 May 2027 09:00)";
