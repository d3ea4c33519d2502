//! What falls due is seen in its month, walked over by keys, and carried into the calendar of a telephone.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use super::hand_lists_out::{cell, hand_out, of_csv};
use crate::browser::{Browser, Look};
use crate::processes::run;

/// What the calendar library of Node.js says is in a file.
fn read_by_node(file: &[u8]) -> Value {
    let path = std::env::temp_dir().join(format!("counterpart-calendar-{}.ics", std::process::id()));
    std::fs::write(&path, file).expect("written");
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/native/list_files/read_back.mjs");
    let said = run("node", &[script, &path.to_string_lossy()]);
    std::fs::remove_file(&path).expect("tidied up");
    serde_json::from_str(&said).expect("JSON")
}

/// Waits until one stands on a day.
async fn stands_on(browser: &Browser, day: &str) {
    let script = "return document.activeElement?.dataset.day === arguments[0]
        && document.activeElement.getAttribute('aria-selected') === 'true'";
    browser.wait_for(&format!("the focus on {day}"), script, day).await;
}

async fn enter_task(browser: &Browser, title: &str, due: &str) {
    browser.open("#/tasks").await;
    browser.press("#new-task").await;
    browser.write("#task-title", title).await;
    browser.set("#task-due", due).await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
}

/// An event of a calendar file, folds taken away.
fn event<'a>(file: &'a str, words: &str) -> &'a str {
    let found = file.split("BEGIN:VEVENT").find(|it| it.contains(words));
    found.unwrap_or_else(|| panic!("no event says {words}:\n{file}"))
}

#[tokio::test]
async fn a_month_is_walked_over_by_keys_and_goes_out_as_a_calendar_file() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;

    // a task of one's own on a day of the month
    enter_task(&browser, "Order the seals, both sizes; ask for samples", "2026-05-27").await;

    // the month of the day looked at, which is marked
    browser.open("#/calendar").await;
    browser.reads("#calendar-title", "May 2026").await;
    browser.find("[data-day='2026-05-20'][aria-current=date]").await;
    // a day shows what fits: the task, or that there is more than it has room for
    let shown = "const day = document.querySelector(\"[data-day='2026-05-27']\");
        return !!day && (day.textContent.includes(arguments[0]) || !!day.querySelector('.cal__more'))";
    browser.wait_for("the task on its day", shown, "Order the seals").await;
    browser.picture("calendar-month-en").await;

    // by keys: a day, a week, the ends of a week, a month, and back to today
    browser.press("[data-day='2026-05-20'] .cal__no").await;
    browser
        .driver
        .execute("document.querySelector(\"[data-day='2026-05-20']\").focus()", Vec::new())
        .await
        .expect("it takes the focus");
    stands_on(&browser, "2026-05-20").await;
    browser.keys(Key::Right).await;
    stands_on(&browser, "2026-05-21").await;
    browser.keys(Key::Down).await;
    stands_on(&browser, "2026-05-28").await;
    browser.keys(Key::Home).await;
    stands_on(&browser, "2026-05-25").await;
    browser.keys(Key::End).await;
    stands_on(&browser, "2026-05-31").await;
    browser.keys(Key::Right).await;
    stands_on(&browser, "2026-06-01").await;
    browser.reads("#calendar-title", "Jun 2026").await;
    browser.keys(Key::PageDown).await;
    stands_on(&browser, "2026-07-01").await;
    browser.keys("t").await;
    stands_on(&browser, "2026-05-20").await;
    browser.reads("#calendar-title", "May 2026").await;

    // into the day: the task opens where its day can be changed
    browser.keys(Key::Down).await;
    stands_on(&browser, "2026-05-27").await;
    browser.see_in("#calendar-day", "Wednesday, 27 May 2026").await;
    browser.keys(Key::Enter).await;
    browser.wait_for("the focus in the day", "return !!document.activeElement?.closest('#calendar-day')", "").await;
    browser.press_words("Order the seals").await;
    browser.set("#task-due", "2026-05-28").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.see_in("[data-day='2026-05-28'] .cal__lines", "Order the seals").await;

    // a week; only what is to be done
    browser.press("nav [data-view=week]").await;
    browser.reads("#calendar-title", "25 – 31 May 2026").await;
    browser.press(".cal__sort[data-sort=work]").await;
    browser.wait_for("only work", "return !document.querySelector('.cal__line:not([data-sort=work])')", "").await;
    browser.see_in("[data-day='2026-05-28'] .cal__lines", "Order the seals").await;

    // out as a file: what is filtered, each thing under the key of its record
    browser.press("#export-calendar").await;
    browser.set("#calendar-reminder", "3").await;
    browser.press("#export-ics").await;
    let (name, bytes) = browser.downloaded(".ics").await;
    assert_eq!(name, "calendar.ics");
    let file = String::from_utf8(bytes).expect("UTF-8");
    assert!(file.split("\r\n").all(|line| line.len() <= 75), "folded");
    let file = file.replace("\r\n ", "");
    let task = event(&file, "Order the seals\\, both sizes\\; ask for samples");
    assert!(task.contains("DTSTART;VALUE=DATE:20260528\r\n"), "{task}");
    assert!(task.contains("UID:task."), "{task}");
    assert!(task.contains("TRIGGER;RELATED=START:-PT226800S"), "three days before at nine: {task}");
    assert!(!file.contains("UID:instalment."), "what is filtered away stays");

    // and as a table of the same days
    let (name, csv) = hand_out(&browser, "#export-calendar", "days", "csv").await;
    assert_eq!(name, "agenda.csv");
    let days = of_csv(csv);
    let task = (0..days.rows.len()).find(|row| cell(&days, *row, "What").contains("Order the seals"));
    let task = task.expect("the task");
    assert_eq!(cell(&days, task, "Date"), "2026-05-28");
    let kind = cell(&days, task, "Kind");
    assert!((0..days.rows.len()).all(|row| cell(&days, row, "Kind") == kind), "only what is to be done");

    // the choice is remembered; without the filter the payments are there too
    browser.press(".cal__sort[data-sort=work]").await;
    browser.driver.refresh().await.expect("it reloads");
    browser.press("#export-calendar").await;
    browser.wait_for("three days", "return document.querySelector('#calendar-reminder')?.value === '3'", "").await;
    browser.press("#export-ics").await;
    let (_, bytes) = browser.downloaded(".ics").await;
    let theirs = read_by_node(&bytes);
    let file = String::from_utf8(bytes).expect("UTF-8");
    // another program finds every day of the demo's book in it: whole days with a title, none known by the same name as another
    let events = theirs["events"].as_array().expect("events");
    assert!(events.len() > 20, "{} events", events.len());
    assert_eq!(events.len(), file.matches("BEGIN:VEVENT").count());
    let known: BTreeSet<&str> = events.iter().filter_map(|it| it["uid"].as_str()).collect();
    assert_eq!(known.len(), events.len());
    for it in events {
        assert!(it["whole_day"] == true && it["title"].as_str().is_some_and(|it| !it.is_empty()), "{it}");
        // three days before, at nine
        assert_eq!(it["alarms"], json!([{ "action": "DISPLAY", "seconds": -226_800 }]), "{it}");
    }
    assert!(file.contains("UID:instalment."), "an instalment of the demo");
    assert!(file.contains("UID:term-end."), "the end of a contract of the demo");
    let task = events.iter().find(|it| it["title"].as_str().is_some_and(|it| it.starts_with("Order the seals")));
    let task = task.expect("the task").clone();
    assert_eq!((&task["sequence"], &task["status"]), (&json!(0), &Value::Null), "{task}");

    // given up: the next file withdraws it by its name, under a higher number and without an alarm, and nothing else
    browser.open("#/tasks").await;
    browser.press_words("Order the seals").await;
    browser.press("#give-up-task").await;
    browser.write("#cancel-task-words", "They came with the pumps.").await;
    browser.press("dialog button[type=submit]").await;
    browser.saved().await;
    browser.open("#/calendar").await;
    browser.press("#export-calendar").await;
    browser.see_in(".cal__filehint", "cancels those that are settled since").await;
    browser.press("#export-ics").await;
    let (_, bytes) = browser.downloaded(".ics").await;
    let theirs = read_by_node(&bytes);
    let after = theirs["events"].as_array().expect("events");
    assert_eq!(after.len(), events.len());
    let withdrawn: Vec<Value> = after
        .iter()
        .filter(|it| it["status"] == "CANCELLED")
        .map(|it| json!([it["uid"], it["sequence"], it["alarms"]]))
        .collect();
    assert_eq!(withdrawn, [json!([task["uid"], 1, []])]);
    browser.end().await;
}

#[tokio::test]
async fn what_is_ours_to_do_is_dragged_to_another_day_or_moved_by_keys() {
    let browser = Browser::start(Look::EN).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    enter_task(&browser, "Order the seals", "2026-05-03").await;

    // by mouse: taken up on the 3rd, put down on the 9th
    browser.open("#/calendar").await;
    let line = browser.find("[data-day='2026-05-03'] [data-lift^='task.']").await;
    let day = browser.find("[data-day='2026-05-09']").await;
    line.js_drag_to(&day).await.expect("it is dragged");
    browser.see_in("[data-day='2026-05-09'] .cal__lines", "Order the seals").await;
    browser.saved().await;
    browser.see_in("#calendar-day", "Saturday, 9 May 2026").await;

    // by keys: a week on, a day back, and undone
    let at = "return document.activeElement?.closest('#calendar-day [data-entry]')?.textContent.includes(arguments[0])";
    browser.wait_for("the focus on the task", at, "Order the seals").await;
    browser.keys(Key::Shift + Key::Down).await;
    browser.see_in("[data-day='2026-05-16'] .cal__lines", "Order the seals").await;
    browser.see_in("#calendar-day", "Saturday, 16 May 2026").await;
    browser.wait_for("the focus on the task", at, "Order the seals").await;
    browser.keys(Key::Shift + Key::Left).await;
    browser.see_in("[data-day='2026-05-15'] .cal__lines", "Order the seals").await;
    browser.saved().await;
    browser.keys(Key::Control + "z").await;
    browser.see_in("[data-day='2026-05-16'] .cal__lines", "Order the seals").await;

    // the day on which a deal is hoped for is ours as well, the last day of a quote is not
    browser.press(".cal__sort[data-sort=pipeline]").await;
    let only = "return !!document.querySelector('.cal__line') && !document.querySelector('.cal__line:not([data-sort=pipeline])')";
    browser.wait_for("only the pipeline", only, "").await;
    let line = browser.find("[data-day='2026-05-28'] [data-lift^='close.']").await;
    let day = browser.find("[data-day='2026-05-09']").await;
    line.js_drag_to(&day).await.expect("it is dragged");
    browser.find("[data-day='2026-05-09'] [data-lift^='close.']").await;
    browser.saved().await;
    browser.keys(Key::Control + "z").await;
    browser.find("[data-day='2026-05-28'] [data-lift^='close.']").await;
    browser.gone("[data-lift^='quote.']").await;
    browser.press(".cal__sort[data-sort=pipeline]").await;

    // what a contract says is not ours to move
    let fixed = "return document.querySelector('.cal__line[data-sort=payments]')
        && !document.querySelector('[data-lift] .cal__line[data-sort=payments]')";
    browser.wait_for("payments that stay where they are", fixed, "").await;
    browser.end().await;
}

#[tokio::test]
async fn on_a_phone_days_have_dots_and_the_list_stands_below() {
    let browser = Browser::start(Look::ZH.phone()).await;
    browser.open("").await;
    browser.press("#open-demo").await;
    browser.find("#home-answer").await;
    browser.open("#/calendar").await;
    browser.reads("#calendar-title", "2026年5月").await;
    browser.find(".cal__dots .cal__dot").await;
    browser.press("[data-day='2026-05-20']").await;
    browser.see_in("#calendar-day", "2026年5月20日 星期三").await;
    browser.see_in("#calendar-day", "核对本周到账").await;
    browser.picture("calendar-phone-zh").await;
    browser.press("nav [data-view=agenda]").await;
    browser.see_in(".agenda", "核对本周到账").await;
    browser.end().await;
}
