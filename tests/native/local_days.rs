//! Calendars of other places, kept by hand: which contract goes by which, what they do to its days, and how they are entered.

use std::collections::BTreeSet;

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::calendar::notice::Notice;
use counterpart::domain::calendar::{CalendarLine, DayKind, Direction, WorkCalendar};
use counterpart::domain::collection::DueDay;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::general::{RollForward, WorkingDays};
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Share};
use counterpart::domain::contract::service::WeekDay;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::id::{InstalmentId, uuid_v7};
use counterpart::domain::local_calendar::LocalCalendar;
use counterpart::domain::rate::Ppm;
use counterpart::domain::rest_days::{RestDaysError, Stretch};
use counterpart::i18n::{Locale, Text};
use counterpart::record::conflict::conflicts;
use counterpart::record::document::read;

use crate::join_laws::desk::Desk;
use crate::progress::{Counter, day, progress_on, sale};

fn riyadh() -> Wording {
    Wording::new("利雅得", "Riyadh")
}

fn sunday_to_thursday() -> BTreeSet<WeekDay> {
    BTreeSet::from([WeekDay::Sunday, WeekDay::Monday, WeekDay::Tuesday, WeekDay::Wednesday, WeekDay::Thursday])
}

fn monday_to_friday() -> BTreeSet<WeekDay> {
    BTreeSet::from(LocalCalendar::USUAL)
}

fn one_day(on: &str) -> Stretch {
    Stretch { from: day(on), to: day(on) }
}

/// Riyadh without holidays, and Singapore with the Monday 6 October 2031 free and the Saturday 11 October worked.
fn book() -> BookSettings {
    BookSettings::default()
        .with_local_calendar(riyadh(), sunday_to_thursday())
        .and_then(|it| it.with_local_calendar(Wording::new("", "Singapore"), monday_to_friday()))
        .and_then(|it| it.in_place("singapore", |it| it.with_holidays(one_day("2031-10-06"))))
        .and_then(|it| it.in_place("singapore", |it| it.with_make_up_day(day("2031-10-11"))))
        .expect("a book")
}

#[test]
fn a_due_day_goes_by_the_calendar_of_the_place_of_its_contract() {
    let mut contract = sale(&mut Counter(0));
    contract.definitions.roll = RollForward::NextWorkingDay;
    let calendar = book().work_calendar();
    // 4 and 11 October 2031 are Saturdays
    for (whose, on, due) in [
        (WorkingDays::MainlandChina, "2031-10-04", "2031-10-06"),
        (WorkingDays::MainlandChina, "2031-10-11", "2031-10-13"),
        (WorkingDays::Of(riyadh()), "2031-10-04", "2031-10-05"),
        (WorkingDays::Of(riyadh()), "2031-10-10", "2031-10-12"),
        (WorkingDays::Of(Wording::same("Singapore")), "2031-10-04", "2031-10-07"),
        (WorkingDays::Of(Wording::same("Singapore")), "2031-10-11", "2031-10-11"),
        // none is kept: Monday to Friday
        (WorkingDays::Of(Wording::new("奥斯陆", "Oslo")), "2031-10-04", "2031-10-06"),
        (WorkingDays::Of(Wording::default()), "2031-10-04", "2031-10-06"),
    ] {
        let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
        let part = Instalment {
            id: InstalmentId(uuid_v7(1, [0; 10])),
            label: PartLabel::Progress,
            share: Share::Of(Ppm(1_000_000)),
            due: Due::On(day(on)),
            condition: Wording::default(),
        };
        payment.plan = Plan::Instalments { parts: vec![part] };
        contract.definitions.working_days = whose.clone();
        let progress = progress_on(&contract, &[], "2026-03-01", &calendar);
        assert_eq!(progress.account.expect("an account").parts[0].due, DueDay::On(day(due)), "{whose:?} {on}");
    }
}

#[test]
fn a_place_is_known_by_its_name_in_either_language() {
    let book = book();
    let calendar = book.work_calendar();
    for (zh, en, is_kept) in [
        ("利雅得", "", true),
        ("", "riyadh ", true),
        ("", "ＲＩＹＡＤＨ", true),
        ("沙特首都", "Riyadh", true),
        ("", "Singapore", true),
        ("利雅得市", "", false),
        ("", "", false),
    ] {
        let place = Wording::new(zh, en);
        assert_eq!(book.local_calendar(&place).is_some(), is_kept, "{place:?}");
        let found = WorkingDays::Of(place.clone()).calendar(&calendar);
        assert_eq!((found.is_of_place(), found.is_week_alone()), (is_kept, !is_kept), "{place:?}");
        // asked again of the calendar that was found, it is the same
        assert_eq!(WorkingDays::Of(place.clone()).calendar(found), found, "{place:?}");
    }
}

#[test]
fn the_working_says_once_that_the_calendar_of_the_place_was_used() {
    let calendar = book().work_calendar();
    let singapore = WorkingDays::Of(Wording::same("Singapore"));
    let singapore = singapore.calendar(&calendar);
    let found = singapore.working_days_from(day("2031-10-02"), 7, Direction::Later).expect("a working day");
    assert_eq!(found.value, day("2031-10-13"));
    let met = |date, kind| CalendarLine::Day { date: day(date), kind };
    assert_eq!(
        found.working,
        [CalendarLine::LocalCalendarKept, met("2031-10-06", DayKind::Holiday), met("2031-10-11", DayKind::MakeUp),]
    );
    let riyadh = WorkingDays::Of(riyadh());
    let found = riyadh.calendar(&calendar).next_working_day(day("2031-10-09")).expect("a working day");
    assert_eq!(
        found.working,
        [
            CalendarLine::LocalCalendarKept,
            CalendarLine::YearNotEntered { year: 2031 },
            met("2031-10-10", DayKind::WeeklyRest),
            met("2031-10-11", DayKind::WeeklyRest),
            met("2031-10-12", DayKind::Working),
        ]
    );
}

#[test]
fn a_calendar_is_kept_under_its_name_and_refused_where_that_is_taken() {
    let book = book();
    let of = |zh: &str, en: &str, week| book.clone().with_local_calendar(Wording::new(zh, en), week);
    for (refused, fault, words) in [
        (of(" ", "", monday_to_friday()), RestDaysError::NoPlace, "请填写地名"),
        (of("迪拜", "Dubai", BTreeSet::new()), RestDaysError::NoWeekdays, "请至少选一天"),
        (of("狮城", "Singapore", monday_to_friday()), RestDaysError::PlaceKept, "已有同名的日历"),
    ] {
        assert_eq!(refused, Err(fault));
        assert!(Text::new(Locale::Zh).rest_days_error(fault).contains(words), "{fault:?}");
    }
    // of one that is there the days of the week change, and its holidays stay
    let changed = of("", "SINGAPORE", sunday_to_thursday()).expect("a book");
    let kept = changed.local_calendar(&Wording::same("Singapore")).expect("a calendar");
    assert_eq!((kept.week.clone(), kept.years.len()), (sunday_to_thursday(), 1));
    assert_eq!(changed.local_days.len(), 2);
    let gone = changed.without_local_calendar("singapore");
    assert_eq!(gone.local_calendar(&Wording::same("Singapore")), None);
    // days for a calendar that is gone change nothing
    assert_eq!(gone.clone().in_place("singapore", |it| it.with_make_up_day(day("2031-10-11"))), Ok(gone));
}

#[test]
fn a_calendar_of_a_place_reads_as_a_line() {
    let book = book();
    let kept = book.local_calendar(&Wording::same("Singapore")).expect("a calendar");
    for (locale, words) in [
        (Locale::Zh, "Singapore：周一、周二、周三、周四、周五；放假 1 天，调休上班 1 天"),
        (Locale::En, "Singapore: Mon, Tue, Wed, Thu, Fri; 1 day of holidays, 1 make-up working day"),
    ] {
        assert_eq!(Text::new(locale).local_calendar_words(kept), words);
        let written = serde_json::to_value(kept).expect("written");
        let told = Text::new(locale).choice_words("book_settings", "local_days/singapore", written);
        assert_eq!(told.as_deref(), Some(words), "as a change of the settings says it");
    }
}

#[test]
fn the_days_of_a_place_are_apart_from_those_of_the_house() {
    let book = book().with_holidays(one_day("2031-10-01")).expect("a book");
    let house = book.work_calendar();
    for (of, on, kind) in [
        (house.clone(), "2031-10-01", DayKind::Holiday),
        (house.clone(), "2031-10-06", DayKind::Working),
        (house.at(["", "Singapore"]).clone(), "2031-10-01", DayKind::Working),
        (house.at(["", "Singapore"]).clone(), "2031-10-06", DayKind::Holiday),
    ] {
        assert_eq!(of.kind(day(on)), kind, "{on}");
    }
    let removed = book.in_place("singapore", |it| Ok(it.without_rest_year(2031))).expect("a book");
    assert!(removed.rest_year(2031).is_some(), "the house keeps its year");
    assert_eq!(removed.work_calendar().at(["", "Singapore"]).kind(day("2031-10-06")), DayKind::Working);
}

#[test]
fn a_book_from_before_places_were_kept_reads_and_counts_as_it_did() {
    let mut written = serde_json::to_value(BookSettings::default()).expect("written");
    written.as_object_mut().expect("fields").remove("local_days");
    let read: BookSettings = serde_json::from_value(written).expect("it reads");
    assert_eq!(read, BookSettings::default());
    assert_eq!(read.work_calendar(), WorkCalendar::standard());
    // and a calendar without places is written as ever
    let plain = serde_json::to_value(WorkCalendar::standard()).expect("written");
    assert_eq!((plain.get("names"), plain.get("elsewhere")), (None, None));
    let whole = book().work_calendar();
    let again: WorkCalendar = serde_json::from_value(serde_json::to_value(&whole).expect("written")).expect("it reads");
    assert_eq!(again, whole);
}

#[test]
fn two_copies_that_enter_different_places_keep_both() {
    let (mut ours, mut theirs) = (Desk::new(0xa), Desk::new(0xb));
    let begun = BookSettings::default();
    ours.put(&begun);
    theirs.receive(&ours.file());
    ours.now += 1_000;
    ours.put(&begun.clone().with_local_calendar(riyadh(), sunday_to_thursday()).expect("a calendar"));
    theirs.now += 2_000;
    theirs.put(&begun.with_local_calendar(Wording::same("Singapore"), monday_to_friday()).expect("a calendar"));
    let (from_us, from_them) = (ours.file(), theirs.file());
    ours.receive(&from_them);
    theirs.receive(&from_us);
    for desk in [&ours, &theirs] {
        let rec = &desk.recs[&BookSettings::ID.0];
        assert_eq!(conflicts(rec).count(), 0);
        let settings: BookSettings = read(BookSettings::ID.0, rec).expect("settings");
        assert_eq!(settings.local_days.keys().collect::<Vec<_>>(), ["singapore", "利雅得"]);
    }
}

#[test]
fn a_pasted_list_gives_the_days_it_names() {
    for (words, free, worked) in [
        ("2031-01-01 New Year's Day\n2031/05/01 Labour Day", vec!["2031-01-01", "2031-05-01"], vec![]),
        ("Friday 1 January\n25 December 2032 Christmas", vec!["2031-01-01", "2032-12-25"], vec![]),
        ("January 1st, 2031 – New Year\nSept 2", vec!["2031-01-01", "2031-09-02"], vec![]),
        ("2031-03-30 to 2031-04-02 Eid", vec!["2031-03-30", "2031-03-31", "2031-04-01", "2031-04-02"], vec![]),
        // two far apart are two days
        ("2031-01-01 and 2031-12-25", vec!["2031-01-01", "2031-12-25"], vec![]),
        ("2031-10-11 working day", vec![], vec!["2031-10-11"]),
        ("May Day 1 May; Workers' Day", vec!["2031-05-01"], vec![]),
        ("2031-02-30\n31 June\nholidays of 2031\n", vec![], vec![]),
    ] {
        let notice = Notice::of_list(words, 2031);
        let told = |days: &BTreeSet<_>| days.iter().map(ToString::to_string).collect::<Vec<String>>();
        assert_eq!(told(&notice.holidays), free, "{words}");
        assert_eq!(told(&notice.make_up_days), worked, "{words}");
    }
}
