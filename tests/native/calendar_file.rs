//! Calendar files: what stands in them, and what an independent program reads of them.

use counterpart::domain::date::Date;
use counterpart::export::calendar::{Day, Order, Reminder, write};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::list_files::Lent;

/// 20 May 2026, 08:30:00 UTC.
const MADE: i64 = 1_779_265_800_000;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn order(days: Vec<Day>, reminder: Reminder) -> Order {
    Order { name: "契合".to_owned(), language: "zh-CN".to_owned(), made_ms: MADE, reminder, days }
}

fn entry(key: &str, on: &str, title: &str, note: &str) -> Day {
    Day {
        key: key.to_owned(),
        on: day(on),
        title: title.to_owned(),
        note: note.to_owned(),
        sort: "收款".to_owned(),
        sequence: 0,
        cancelled: false,
    }
}

/// The lines of a file, folds taken away.
fn lines(file: &str) -> Vec<String> {
    file.replace("\r\n ", "").split_terminator("\r\n").map(str::to_owned).collect()
}

#[test]
fn a_day_is_an_event_of_the_whole_day() {
    let days = vec![entry("task.1", "2026-05-31", "对账", "负责人：李雷")];
    let file = write(&order(days, Reminder::DayBefore));
    let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Counterpart//Counterpart//zh-CN
CALSCALE:GREGORIAN
NAME:契合
X-WR-CALNAME:契合
BEGIN:VEVENT
DESCRIPTION:负责人：李雷
DTSTAMP:20260520T083000Z
DTSTART;VALUE=DATE:20260531
SEQUENCE:0
SUMMARY:对账
TRANSP:TRANSPARENT
UID:task.1@counterpart
CATEGORIES:收款
BEGIN:VALARM
ACTION:DISPLAY
DESCRIPTION:对账
DTSTAMP:20260520T083000Z
TRIGGER;RELATED=START:-PT54000S
UID:alarm.task.1@counterpart
END:VALARM
END:VEVENT
END:VCALENDAR";
    assert_eq!(lines(&file).join("\n"), expected);
}

/// The choice, and what is said of the alarm: seconds from the beginning of the day. Nine o'clock of the day is 32 400.
#[test]
fn it_reminds_at_nine_on_the_day_that_was_chosen() {
    for (reminder, trigger) in [
        (Reminder::None, None),
        (Reminder::SameDay, Some("TRIGGER;RELATED=START:PT32400S")),
        (Reminder::DayBefore, Some("TRIGGER;RELATED=START:-PT54000S")),
        (Reminder::ThreeDays, Some("TRIGGER;RELATED=START:-PT226800S")),
        (Reminder::Week, Some("TRIGGER;RELATED=START:-PT572400S")),
    ] {
        assert_eq!(Reminder::of(reminder.name()), Some(reminder));
        let file = write(&order(vec![entry("task.1", "2026-05-31", "对账", "")], reminder));
        let found = lines(&file).into_iter().find(|line| line.starts_with("TRIGGER"));
        assert_eq!(found.as_deref(), trigger, "{reminder:?}");
        assert_eq!(file.contains("VALARM"), trigger.is_some(), "{reminder:?}");
    }
}

/// What an independent program reads of an event.
fn read(key: &str, on: &str, title: &str, note: &str, alarm: Option<i64>) -> Value {
    json!({
        "uid": format!("{key}@counterpart"),
        "day": on,
        "whole_day": true,
        "title": title,
        "note": if note.is_empty() { Value::Null } else { json!(note) },
        "sorts": ["收款"],
        "sequence": 0,
        "status": null,
        "stamp": "2026-05-20T08:30:00Z",
        "alarms": alarm.map(|seconds| json!({ "action": "DISPLAY", "seconds": seconds })).into_iter().collect::<Vec<_>>(),
    })
}

#[test]
fn another_library_reads_what_was_written() {
    let long = "上海丰信流量仪表设备有限公司：泵站改造供货合同第一期预付款到期，请在付款前核对发票抬头和开户行";
    let days = [
        ("instalment.1.2", "2026-05-31", long, "¥1,234,567.89\n负责人：李雷; 韩梅梅, \\ 王"),
        ("term-end.3.0", "2028-02-29", "Harbour Pumps, Ltd; contract ends", ""),
        ("task.4", "9999-12-31", "一行\n两行", ""),
    ];
    for (reminder, seconds) in [(Reminder::None, None), (Reminder::Week, Some(-572_400))] {
        let ordered = days.iter().map(|(key, on, title, note)| entry(key, on, title, note)).collect();
        let file = write(&order(ordered, reminder));
        let theirs = Lent::new("ours.ics", file.as_bytes()).read_by_node();
        let expected: Vec<Value> =
            days.iter().map(|(key, on, title, note)| read(key, on, title, note, seconds)).collect();
        assert_eq!(theirs, json!({ "name": "契合", "events": expected }));
    }
}

#[test]
fn a_day_that_moves_keeps_what_it_is_known_by() {
    let known = |on| {
        let file = write(&order(vec![entry("step.7", on, "再联系", "")], Reminder::DayBefore));
        lines(&file).into_iter().filter(|line| line.starts_with("UID:")).collect::<Vec<_>>()
    };
    assert_eq!(known("2026-05-31"), ["UID:step.7@counterpart", "UID:alarm.step.7@counterpart"]);
    assert_eq!(known("2026-05-31"), known("2026-06-30"));
}

/// Words as people type them, with everything that means something in such a file.
fn words() -> impl Strategy<Value = String> {
    proptest::collection::vec(
        prop_oneof![
            Just(','),
            Just(';'),
            Just('\\'),
            Just(':'),
            Just('\n'),
            Just(' '),
            Just('丰'),
            Just('é'),
            Just('😀'),
            any::<char>()
        ],
        0..160,
    )
    .prop_map(String::from_iter)
}

/// As a calendar reads a text: no control characters, one sort of line end.
fn plain(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    lines.chars().filter(|c| !c.is_control() || *c == '\n' || *c == '\t').collect()
}

/// What a text says once its escapes are taken away (RFC 5545, 3.3.11).
fn unescaped(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match (c, if c == '\\' { rest.next() } else { None }) {
            ('\\', Some('n' | 'N')) => out.push('\n'),
            ('\\', Some(sign @ (',' | ';' | '\\'))) => out.push(sign),
            ('\\', other) => panic!("an escape of no meaning: {other:?}"),
            (',' | ';', None) => panic!("a sign without its escape"),
            (c, _) => out.push(c),
        }
    }
    out
}

proptest! {
    #[test]
    fn every_text_comes_back_no_line_is_too_long_and_the_same_book_gives_the_same_bytes(
        texts in proptest::collection::vec((words(), words(), 0_i64..20_000), 1..4),
    ) {
        let day = |(at, (title, note, days)): (usize, &(String, String, i64))| Day {
            key: format!("task.{at}"),
            on: day("1990-01-01").plus_days(*days).expect("a day"),
            title: title.clone(),
            note: note.clone(),
            sort: "任务".to_owned(),
            sequence: 0,
            cancelled: false,
        };
        let asked = order(texts.iter().enumerate().map(day).collect(), Reminder::DayBefore);
        let file = write(&asked);
        prop_assert_eq!(&file, &write(&asked));
        for line in file.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{} bytes: {}", line.len(), line);
            prop_assert!(!line.contains(['\r', '\n']));
        }
        let said: Vec<String> = lines(&file)
            .iter()
            .filter_map(|line| line.strip_prefix("SUMMARY:"))
            .map(unescaped)
            .collect();
        prop_assert_eq!(said, texts.iter().map(|(title, _, _)| plain(title)).collect::<Vec<_>>());
    }
}
