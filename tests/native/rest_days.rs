//! Holidays kept by hand: read out of a notice, entered, and what they do to due days.

use std::collections::BTreeSet;

use counterpart::domain::book_settings::BookSettings;
use counterpart::domain::calendar::notice::Notice;
use counterpart::domain::calendar::year::CalendarYear;
use counterpart::domain::calendar::{CalendarLine, DayKind, Direction, YearEntry};
use counterpart::domain::collection::DueDay;
use counterpart::domain::contract::clause::Clause;
use counterpart::domain::contract::general::{RollForward, WorkingDays};
use counterpart::domain::contract::payment::Plan;
use counterpart::domain::contract::plan::{Due, Instalment, PartLabel, Share};
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::date::Date;
use counterpart::domain::id::{InstalmentId, uuid_v7};
use counterpart::domain::rate::Ppm;
use counterpart::domain::rest_days::{RestDaysError, Stretch, has_passed_days};
use counterpart::i18n::{Locale, Text};

use crate::progress::{Counter, day, progress_on, sale};

/// The form of the notices of the State Council; the days are made up for the test.
const NOTICE: &str = "国务院办公厅关于2031年部分节假日安排的通知\n\
    一、元旦：1月1日（周三）至3日（周五）放假调休，共3天。12月28日(周日)上班。\n\
    二、春节：1月22日（农历除夕、周三）至1月29日（农历正月初七、周三）放假调休，共8天。1月18日（周六）、2月2日（周日）上班。\n\
    三、清明节：4月5日（周六）放假。\n\
    七、国庆节、中秋节：９月３０日（周二）至１０月６日（周一）放假调休，共7天。9月27日（周六）、28日（周日）上班。\n\
    节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。";

fn days(of: &BTreeSet<Date>) -> Vec<String> {
    Stretch::all(of)
        .iter()
        .map(|it| if it.from == it.to { it.from.to_string() } else { format!("{}..{}", it.from, it.to) })
        .collect()
}

#[test]
fn a_notice_gives_its_holidays_and_its_make_up_days() {
    let notice = Notice::read(NOTICE, 2031);
    assert_eq!(
        days(&notice.holidays),
        ["2031-01-01..2031-01-03", "2031-01-22..2031-01-29", "2031-04-05", "2031-09-30..2031-10-06"]
    );
    assert_eq!(days(&notice.make_up_days), ["2031-01-18", "2031-02-02", "2031-09-27..2031-09-28", "2031-12-28"]);
}

#[test]
fn a_notice_is_read_as_it_stands_and_nothing_is_made_up() {
    for (words, holidays, make_up) in [
        ("12月31日至1月2日放假。", vec!["2031-12-31..2032-01-02"], vec![]),
        ("2030年12月31日至2031年1月2日放假。", vec!["2030-12-31..2031-01-02"], vec![]),
        ("10月1日—7日放假。", vec!["2031-10-01..2031-10-07"], vec![]),
        ("10月1日到3日放假，10月4日补休。", vec!["2031-10-01..2031-10-04"], vec![]),
        ("1月4日（周日）上班。", vec![], vec!["2031-01-04"]),
        ("共7天", vec![], vec![]),
        ("2月30日放假", vec![], vec![]),
        // a stretch of half a year is a slip of reading
        ("1月1日至6月30日放假", vec![], vec![]),
        ("", vec![], vec![]),
        ("the shop is closed on 1 January", vec![], vec![]),
    ] {
        let notice = Notice::read(words, 2031);
        assert_eq!(
            (days(&notice.holidays), days(&notice.make_up_days)),
            (holidays.into_iter().map(str::to_owned).collect(), make_up.into_iter().map(str::to_owned).collect(),),
            "{words}"
        );
    }
}

#[test]
fn a_notice_says_of_which_year_it_is() {
    assert_eq!(Notice::year_named(NOTICE), Some(2031));
    assert_eq!(Notice::year_named("关于２０３２年部分节假日安排的通知"), Some(2032));
    assert_eq!(Notice::year_named("10月1日至7日放假"), None);
    assert_eq!(Notice::year_named("年部分节假日"), None);
}

#[test]
fn days_are_entered_by_year_and_refused_where_they_contradict() {
    let stretch = |from: &str, to: &str| Stretch { from: day(from), to: day(to) };
    let book = BookSettings::default().with_holidays(stretch("2031-12-30", "2032-01-02")).expect("days");
    let years: Vec<i32> = book.rest_days.iter().map(CalendarYear::year).collect();
    assert_eq!(years, [2031, 2032], "over the new year they belong to both");
    let calendar = book.work_calendar();
    assert_eq!(calendar.kind(day("2032-01-02")), DayKind::Holiday);
    assert_eq!((calendar.entry(2032), calendar.entry(2033)), (YearEntry::Entered, YearEntry::NotEntered));
    for (refused, fault) in [
        (book.clone().with_make_up_day(day("2031-12-30")), RestDaysError::Both { date: day("2031-12-30") }),
        (book.clone().with_holidays(stretch("2031-02-02", "2031-02-01")), RestDaysError::Reversed),
        (book.clone().with_holidays(stretch("2031-02-01", "2031-03-04")), RestDaysError::TooLong),
        (book.clone().with_notice(&Notice::default()), RestDaysError::NothingRead),
    ] {
        assert_eq!(refused, Err(fault));
    }
    let book = book.with_notice(&Notice::read("2月1日放假。2月2日上班。", 2031)).expect("days");
    assert_eq!(days(book.rest_year(2031).expect("a year").holidays()), ["2031-02-01", "2031-12-30..2031-12-31"]);
    let less = book.without_rest_days(stretch("2031-12-31", "2032-01-01"));
    assert_eq!(days(less.rest_year(2031).expect("a year").holidays()), ["2031-02-01", "2031-12-30"]);
    assert_eq!(days(less.rest_year(2032).expect("a year").holidays()), ["2032-01-02"]);
    assert_eq!(less.without_rest_year(2031).rest_year(2031), None);
}

#[test]
fn who_enters_or_removes_days_of_a_year_that_runs_is_told_that_what_has_passed_is_reckoned_anew() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    for (year, today, is_told) in [
        (2031, "2030-06-30", false),
        (2031, "2031-01-01", false),
        (2031, "2031-01-02", true),
        (2031, "2032-06-30", true),
        // no such year can be looked at, and none of its days has passed
        (10_000, "2031-06-30", false),
    ] {
        let today = day(today);
        assert_eq!(has_passed_days(year, today), is_told, "{year} on {today}");
        for said in [zh.rest_days_noted(year, today), zh.rest_days_gone(year, today).to_owned()] {
            assert_eq!(said.contains("已经过去的也在内"), is_told, "{said}");
        }
        for said in [en.rest_days_noted(year, today), en.rest_days_gone(year, today).to_owned()] {
            assert_eq!(said.contains("even those that have passed"), is_told, "{said}");
        }
        assert!(zh.rest_days_noted(year, today).contains(&year.to_string()), "which year");
    }
}

/// A part due on Wednesday 1 October 2031 that rolls to the next working day.
#[test]
fn a_due_day_in_a_holiday_rolls_past_it_once_the_holiday_is_entered() {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    let part = Instalment {
        id: InstalmentId(uuid_v7(1, [0; 10])),
        label: PartLabel::Progress,
        share: Share::Of(Ppm(1_000_000)),
        due: Due::On(day("2031-10-01")),
        condition: Wording::default(),
    };
    payment.plan = Plan::Instalments { parts: vec![part] };
    contract.definitions.roll = RollForward::NextWorkingDay;
    let due = |settings: &BookSettings| {
        let progress = progress_on(&contract, &[], "2026-03-01", &settings.work_calendar());
        progress.account.expect("an account").parts[0].due
    };
    let empty = BookSettings::default();
    assert_eq!(due(&empty), DueDay::On(day("2031-10-01")));
    let entered = empty.with_notice(&Notice::read(NOTICE, 2031)).expect("days");
    assert_eq!(due(&entered), DueDay::On(day("2031-10-07")));
}

/// A part due on Saturday 4 October 2031, in a holiday of the mainland that lasts until Monday.
#[test]
fn a_contract_with_working_days_of_another_place_heeds_the_week_alone() {
    let mut contract = sale(&mut Counter(0));
    let Clause::Included(payment) = &mut contract.payment else { panic!("a sale is paid") };
    let part = Instalment {
        id: InstalmentId(uuid_v7(1, [0; 10])),
        label: PartLabel::Progress,
        share: Share::Of(Ppm(1_000_000)),
        due: Due::On(day("2031-10-04")),
        condition: Wording::default(),
    };
    payment.plan = Plan::Instalments { parts: vec![part] };
    contract.definitions.roll = RollForward::NextWorkingDay;
    let book = BookSettings::default().with_notice(&Notice::read(NOTICE, 2031)).expect("days").work_calendar();
    for (whose, due) in
        [(WorkingDays::MainlandChina, "2031-10-07"), (WorkingDays::Of(Wording::new("英格兰", "England")), "2031-10-06")]
    {
        contract.definitions.working_days = whose.clone();
        let progress = progress_on(&contract, &[], "2026-03-01", &book);
        assert_eq!(progress.account.expect("an account").parts[0].due, DueDay::On(day(due)), "{whose:?}");
    }
    let calendar = contract.definitions.calendar(&book);
    let found = calendar.working_days_from(day("2031-09-30"), 5, Direction::Later).expect("a working day");
    assert_eq!(found.value, day("2031-10-07"));
    assert_eq!(found.working, [CalendarLine::LocalHolidaysUnknown], "told once");
    // nor twice over the new year
    let found = calendar.nearest_working_day(day("2033-01-02"), Direction::Earlier).expect("a working day");
    assert_eq!(found.value, day("2032-12-31"));
    assert_eq!(found.working.iter().filter(|it| **it == CalendarLine::LocalHolidaysUnknown).count(), 1);
}
