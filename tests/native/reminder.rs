//! What is due by today: what was put off comes back on its day, what was dismissed stays away until its day changes.

use counterpart::domain::agenda::{Entry, What};
use counterpart::domain::date::Date;
use counterpart::domain::id::{TaskId, uuid_v7};
use counterpart::domain::reminder::{
    Hush, Hushes, PutOffError, item_name, next_monday, put_off_until, reminders, without_old,
};

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn entry(n: u64, on: &str) -> Entry {
    Entry { day: day(on), what: What::Task(TaskId(uuid_v7(n, [0; 10]))), customer: None, amount: None }
}

fn word(entry: &Entry, until: Option<&str>, by: &str) -> (String, Hush) {
    let key = entry.key();
    let name = item_name(&key, by);
    (name, Hush { entry: key, day: entry.day, until: until.map(day), by: by.to_owned(), said_on: None })
}

/// The day of an entry, until when it was put off (nothing: for good), the day looked at, and whether it is heard of.
#[test]
fn what_is_put_off_comes_back_and_what_is_dismissed_does_not() {
    let cases = [
        ("2026-05-18", Some("2026-05-21"), "2026-05-20", false),
        ("2026-05-18", Some("2026-05-21"), "2026-05-21", true),
        ("2026-05-18", None, "2026-05-21", false),
        ("2026-05-18", None, "2027-05-21", false),
    ];
    for (on, until, as_of, heard) in cases {
        let it = entry(1, on);
        let words: Hushes = [word(&it, until, "李")].into();
        let found = reminders([it.clone()], &words, "李", day(as_of));
        assert_eq!(found.open.len(), usize::from(heard), "{on} {until:?} {as_of}");
        assert_eq!(found.put_off.len(), usize::from(!heard));
        // somebody else hears of it
        assert_eq!(reminders([it], &words, "周", day(as_of)).open.len(), 1);
    }
}

#[test]
fn a_day_of_ones_own_choice_lies_ahead() {
    let today = day("2026-05-20");
    for (typed, expected) in [
        ("2026-05-21", Ok(day("2026-05-21"))),
        (" 2027-01-04 ", Ok(day("2027-01-04"))),
        // today it is heard of already
        ("2026-05-20", Err(PutOffError::NotAhead)),
        ("2026-05-19", Err(PutOffError::NotAhead)),
        ("2026-02-30", Err(PutOffError::NoDay)),
        ("", Err(PutOffError::NoDay)),
    ] {
        assert_eq!(put_off_until(typed, today), expected, "{typed}");
    }
    // and it comes back on that day, not before
    let it = entry(1, "2026-05-18");
    let words: Hushes = [word(&it, Some("2027-01-04"), "")].into();
    for (as_of, heard) in [("2027-01-03", 0), ("2027-01-04", 1)] {
        assert_eq!(reminders([it.clone()], &words, "", day(as_of)).open.len(), heard, "{as_of}");
    }
}

#[test]
fn only_what_is_due_is_heard_of_and_a_day_that_changes_is_news() {
    let it = entry(1, "2026-05-18");
    let words: Hushes = [word(&it, None, "")].into();
    let moved = Entry { day: day("2026-05-19"), ..it };
    assert_eq!(reminders([moved], &words, "", day("2026-05-20")).open.len(), 1);
    let found = reminders([entry(2, "2026-05-21"), entry(3, "2026-05-20")], &words, "", day("2026-05-20"));
    assert_eq!(found.open.iter().map(|it| it.day).collect::<Vec<_>>(), [day("2026-05-20")]);
}

#[test]
fn words_are_kept_for_a_year_and_a_little() {
    let words: Hushes = [word(&entry(1, "2025-01-01"), None, ""), word(&entry(2, "2026-05-01"), None, "")].into();
    assert_eq!(without_old(&words, day("2026-05-20")).len(), 1);
    // what was due long ago and is put off only now is kept too
    let (name, old) = word(&entry(1, "2025-01-01"), None, "");
    let words: Hushes = [(name, Hush { said_on: Some(day("2026-05-19")), ..old })].into();
    assert_eq!(without_old(&words, day("2026-05-20")).len(), 1);
    assert_eq!(without_old(&words, day("2027-07-20")).len(), 0);
    assert_ne!(item_name("task.1", "李"), item_name("task.1", "周"));
}

#[test]
fn next_week_begins_on_monday() {
    for (from, expected) in [
        ("2026-05-17", "2026-05-18"),
        ("2026-05-18", "2026-05-25"),
        ("2026-05-20", "2026-05-25"),
        ("2026-05-24", "2026-05-25"),
    ] {
        assert_eq!(next_monday(day(from)), day(expected), "{from}");
    }
}
