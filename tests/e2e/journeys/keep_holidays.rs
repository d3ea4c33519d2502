//! Holidays by year, kept by hand in the settings: read out of a notice, entered one by one, taken away; those of another place
//! beside them.

use super::keep_the_book::start_book;
use crate::browser::{Browser, Look};

const NOTICE: &str = "一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。";

#[tokio::test]
async fn a_notice_is_pasted_its_days_are_checked_and_one_is_taken_back() {
    let browser = Browser::start(Look::ZH).await;
    start_book(&browser).await;
    browser.open("#/settings/holidays").await;
    browser.see_in(".settings__part", "还没有录入任何年份").await;
    browser.set("#holiday-year", "2026").await;
    browser.press("#holiday-read").await;
    browser.see_in("#holiday-words-problem", "没有读出日期").await;
    browser.write("#holiday-words", NOTICE).await;
    browser.press("#holiday-read").await;
    browser.saved().await;
    browser.see_in("#holidays-2026", "放假 3 天，调休上班 1 天").await;

    // the calendar says so beside the number of the day, as every wall calendar does
    browser.open("#/calendar?day=2026-01-04").await;
    browser.reads("[data-day='2026-01-04'] .cal__mark", "班").await;
    browser.reads("[data-day='2026-01-01'] .cal__mark", "休").await;
    browser.gone("[data-day='2026-01-05'] .cal__mark").await;
    browser.see_in("#calendar-day", "调休上班").await;
    browser.open("#/settings/holidays").await;

    browser.press("#holidays-2026 tbody tr:last-child button").await;
    browser.saved().await;
    browser.see_in("#holidays-2026", "放假 3 天，调休上班 0 天").await;

    // another place, worked from Sunday to Thursday, has its own days
    browser.write("#local-zh", "利雅得").await;
    browser.press("#local-fri").await;
    browser.press("#local-sun").await;
    browser.press("#local-keep").await;
    browser.saved().await;
    browser.see_in("#local-days", "删去“利雅得”的日历").await;
    browser.write("#holiday-words", "2026-09-23 National Day").await;
    browser.press("#holiday-read").await;
    browser.saved().await;
    browser.see_in("#holidays-2026", "放假 1 天，调休上班 0 天").await;
    browser.set("#holiday-place", "").await;
    browser.see_in("#holidays-2026", "放假 3 天，调休上班 0 天").await;
    browser.set("#holiday-place", "利雅得").await;
    browser.see_in("#holidays-2026", "放假 1 天，调休上班 0 天").await;
    browser.press("#local-drop").await;
    browser.saved().await;
    browser.see_in("#holidays-2026", "放假 3 天，调休上班 0 天").await;
    browser.end().await;
}

#[tokio::test]
async fn a_holiday_shades_its_days_in_the_calendar() {
    let browser = Browser::start(Look::EN).await;
    start_book(&browser).await;
    browser.open("#/settings/holidays").await;
    browser.set("#holiday-from", "2026-10-01").await;
    browser.set("#holiday-to", "2026-09-30").await;
    browser.press("#holiday-add").await;
    browser.see_in("#holiday-from-problem", "before the first").await;
    // half a last day is none that was left blank
    browser.set("#holiday-to", "").await;
    browser.write("#holiday-to", "12").await;
    browser.press("#holiday-add").await;
    browser.see_in("#holiday-from-problem", "enter a date").await;
    browser.set("#holiday-to", "2026-10-07").await;
    browser.press("#holiday-add").await;
    browser.saved().await;
    browser.see_in("#holidays-2026", "7 days of holidays, 0 make-up working days").await;
    browser.open("#/calendar?day=2026-10-01").await;
    let rest = "return document.querySelector('[data-day=\"2026-10-01\"]')?.hasAttribute('data-rest')";
    browser.wait_for("a shaded Thursday", rest, "").await;
    browser.reads("[data-day='2026-10-01'] .cal__mark", "off").await;
    browser.see_in("#calendar-day", "Holiday").await;
    browser.end().await;
}
