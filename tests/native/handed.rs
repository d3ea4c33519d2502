//! What the next calendar file raises and withdraws of what was handed out before.

use std::collections::BTreeSet;

use counterpart::domain::date::Date;
use counterpart::export::calendar::{Day, Order, Reminder, write};
use counterpart::export::handed::{HandedOut, Planned};
use proptest::prelude::*;
use serde_json::json;

use super::list_files::Lent;

fn date(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn day(key: &str, on: &str, title: &str) -> Day {
    Day {
        key: key.to_owned(),
        on: date(on),
        title: title.to_owned(),
        note: String::new(),
        sort: "Payments".to_owned(),
        sequence: 0,
        cancelled: false,
    }
}

const NONE: &[&str] = &[];

/// What a file says of each of its days: `task.1 2026-05-31 0`, with a cross for what it withdraws.
fn told(planned: &Planned) -> Vec<String> {
    let line = |it: &Day| format!("{} {} {}{}", it.key, it.on, it.sequence, if it.cancelled { " x" } else { "" });
    planned.days.iter().map(line).collect()
}

fn keys(all: &[&str]) -> BTreeSet<String> {
    all.iter().map(|it| (*it).to_owned()).collect()
}

/// Hands out again and again: what is chosen, what else there is, on which day, and what the file says.
#[test]
fn what_changed_is_raised_and_what_is_settled_is_withdrawn() {
    let mut handed = HandedOut::default();
    let (first, second) = (day("task.1", "2026-05-31", "Order the seals"), day("task.2", "2026-06-10", "Call"));
    let later = day("task.1", "2026-06-02", "Order the seals");
    let renamed = day("task.1", "2026-06-02", "Order both seals");
    for (what, chosen, others, today, expected) in [
        (
            "the first file",
            vec![first.clone(), second.clone()],
            NONE,
            "2026-05-20",
            &["task.1 2026-05-31 0", "task.2 2026-06-10 0"][..],
        ),
        (
            "nothing changed",
            vec![first, second.clone()],
            &[],
            "2026-05-20",
            &["task.1 2026-05-31 0", "task.2 2026-06-10 0"],
        ),
        (
            "another day",
            vec![later, second.clone()],
            &[],
            "2026-05-21",
            &["task.1 2026-06-02 1", "task.2 2026-06-10 0"],
        ),
        (
            "other words",
            vec![renamed.clone(), second.clone()],
            &[],
            "2026-05-21",
            &["task.1 2026-06-02 2", "task.2 2026-06-10 0"],
        ),
        (
            "what a filter leaves out is there",
            vec![renamed.clone()],
            &["task.2"],
            "2026-05-22",
            &["task.1 2026-06-02 2"],
        ),
        ("settled", vec![renamed.clone()], &[], "2026-05-23", &["task.1 2026-06-02 2", "task.2 2026-06-10 1 x"]),
        (
            "settled still: not everybody took the last file",
            vec![renamed.clone()],
            &[],
            "2026-05-24",
            &["task.1 2026-06-02 2", "task.2 2026-06-10 1 x"],
        ),
        (
            "open again",
            vec![renamed.clone(), second],
            &[],
            "2026-05-25",
            &["task.1 2026-06-02 2", "task.2 2026-06-10 2"],
        ),
        ("settled again", vec![renamed.clone()], &[], "2026-09-08", &["task.1 2026-06-02 2", "task.2 2026-06-10 3 x"]),
        // 90 days after 10 June
        ("its day is long over", vec![renamed.clone()], &[], "2026-09-09", &["task.1 2026-06-02 2"]),
        ("and it is forgotten", vec![renamed], &[], "2026-09-10", &["task.1 2026-06-02 2"]),
    ] {
        let mut there = keys(others);
        there.extend(chosen.iter().map(|it| it.key.clone()));
        let planned = handed.next(chosen, &there, "Cancelled", date(today));
        assert_eq!(told(&planned), expected, "{what}");
        handed = planned.handed;
    }
    assert_eq!(handed.keys().collect::<Vec<_>>(), ["task.1"]);
}

#[test]
fn what_stands_below_a_day_belongs_to_its_words() {
    let with = |note: &str| Day { note: note.to_owned(), ..day("instalment.1", "2026-05-31", "Rent falls due") };
    let first = HandedOut::default().next(vec![with("10,000.00")], &keys(&[]), "Cancelled", date("2026-05-20")).handed;
    let second = first.next(vec![with("4,000.00")], &keys(&[]), "Cancelled", date("2026-05-20"));
    assert_eq!(told(&second), ["instalment.1 2026-05-31 1"], "a part of it came");
    let third = second.handed.next(vec![with("4,000.00")], &keys(&[]), "Cancelled", date("2026-05-20"));
    assert_eq!(told(&third), ["instalment.1 2026-05-31 1"], "nothing changed");
}

#[test]
fn as_of_another_day_what_changed_is_raised_and_nothing_is_withdrawn() {
    let first = vec![day("task.1", "2026-05-31", "Order the seals"), day("task.2", "2026-06-10", "Call")];
    let handed = HandedOut::default().next(first, &keys(&["task.1", "task.2"]), "Cancelled", date("2026-05-20")).handed;
    let numbered =
        handed.numbered(vec![day("task.1", "2026-06-01", "Order the seals"), day("task.3", "2026-06-01", "Ask")]);
    let numbers: Vec<(&str, u32, bool)> =
        numbered.iter().map(|it| (it.key.as_str(), it.sequence, it.cancelled)).collect();
    assert_eq!(numbers, [("task.1", 1, false), ("task.3", 0, false)]);
}

/// What is kept on the device holds no words of the book.
#[test]
fn what_is_kept_is_read_back_and_holds_no_words() {
    let first = vec![day("task.1", "2026-05-31", "Order the seals")];
    let handed = HandedOut::default().next(first, &keys(&["task.1"]), "Cancelled", date("2026-05-20")).handed;
    let kept = serde_json::to_string(&handed).expect("written");
    assert!(!kept.contains("seals"), "{kept}");
    assert_eq!(serde_json::from_str::<HandedOut>(&kept).expect("read"), handed);
}

/// An independent program reads the withdrawal: the same name, a higher number, no alarm.
#[test]
fn another_library_reads_what_is_withdrawn() {
    let first = vec![day("task.1", "2026-05-31", "Order the seals"), day("task.2", "2026-06-10", "Call")];
    let handed = HandedOut::default().next(first, &keys(&["task.1", "task.2"]), "Cancelled", date("2026-05-20")).handed;
    let next =
        handed.next(vec![day("task.2", "2026-06-10", "Call")], &keys(&["task.2"]), "Cancelled", date("2026-05-21"));
    let order = Order {
        name: "Counterpart".to_owned(),
        language: "en".to_owned(),
        made_ms: 1_779_265_800_000,
        reminder: Reminder::DayBefore,
        days: next.days,
    };
    let theirs = Lent::new("withdrawn.ics", write(&order).as_bytes()).read_by_node();
    let events = theirs["events"].as_array().expect("events");
    let told: Vec<_> = events
        .iter()
        .map(|it| json!([it["uid"], it["title"], it["sequence"], it["status"], it["alarms"].as_array().map(Vec::len)]))
        .collect();
    assert_eq!(
        told,
        [
            json!(["task.2@counterpart", "Call", 0, null, 1]),
            json!(["task.1@counterpart", "Cancelled", 1, "CANCELLED", 0]),
        ]
    );
}

proptest! {
    /// Whatever comes and goes, a day that changes has a higher number in the next file that tells of it, never a lower one.
    #[test]
    fn the_number_of_a_day_never_falls(files in proptest::collection::vec(proptest::collection::vec((0_u8..4, 0_i64..3), 0..5), 1..12)) {
        let mut handed = HandedOut::default();
        let mut last: std::collections::BTreeMap<String, (u32, Date, bool)> = std::collections::BTreeMap::new();
        for file in files {
            let mut chosen: Vec<Day> = Vec::new();
            for (key, days) in file {
                let on = date("2026-06-01").plus_days(days).expect("a day");
                let it = Day { on, ..day(&format!("task.{key}"), "2026-06-01", "Call") };
                if chosen.iter().all(|other| other.key != it.key) {
                    chosen.push(it);
                }
            }
            let there = chosen.iter().map(|it| it.key.clone()).collect();
            let planned = handed.next(chosen, &there, "Cancelled", date("2026-06-02"));
            for it in &planned.days {
                let now = (it.sequence, it.on, it.cancelled);
                if let Some(before) = last.insert(it.key.clone(), now) {
                    let is_same = (before.1, before.2) == (now.1, now.2);
                    prop_assert!(if is_same { now.0 == before.0 } else { now.0 > before.0 }, "{} {:?} {:?}", it.key, before, now);
                }
            }
            handed = planned.handed;
        }
    }
}
