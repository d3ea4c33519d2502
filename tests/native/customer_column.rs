//! Which columns the list of customers shows, and in which order.

use std::collections::BTreeSet;

use counterpart::domain::customer_column::{Arrangement, CustomerColumn, read, written};

fn names(columns: &[CustomerColumn]) -> Vec<&'static str> {
    columns.iter().map(|it| it.name()).collect()
}

#[test]
fn columns_are_read_by_their_names_and_what_is_no_column_is_passed_over() {
    for (text, expected) in [
        ("level,owner,next", vec!["level", "owner", "next"]),
        ("next,level", vec!["next", "level"]),
        (" owner , level ", vec!["owner", "level"]),
        ("owner,level,owner", vec!["owner", "level"]),
        ("owner,a_column_of_tomorrow,level", vec!["owner", "level"]),
        ("", vec![]),
        (",,", vec![]),
        ("name", vec![]),
        ("Owner", vec![]),
    ] {
        assert_eq!(names(&read(text)), expected, "{text}");
    }
}

#[test]
fn every_column_has_a_name_of_its_own_that_leads_back_to_it() {
    let all: BTreeSet<&str> = CustomerColumn::ALL.iter().map(|it| it.name()).collect();
    assert_eq!(all.len(), 24);
    assert_eq!(read(&written(&CustomerColumn::ALL)), CustomerColumn::ALL);
    assert_eq!(written(&CustomerColumn::USUAL), "level,state,owner,receivable,overdue,next");
}

/// What a person does with the columns `level,owner,next`, and what is shown then.
#[test]
fn columns_are_shown_hidden_and_moved() {
    type Act = fn(&mut Arrangement);
    let acts: [(&str, Act, &str); 8] = [
        ("nothing", |_| {}, "level,owner,next"),
        ("hide one", |it| it.set(CustomerColumn::Owner, false), "level,next"),
        ("show one: it comes last", |it| it.set(CustomerColumn::Collected, true), "level,owner,next,collected"),
        ("show one that is shown", |it| it.set(CustomerColumn::Level, true), "level,owner,next"),
        ("the last one first", |it| it.put(CustomerColumn::NextDue, 1), "next,level,owner"),
        ("the first one a place on", |it| it.put(CustomerColumn::Level, 2), "owner,level,next"),
        ("far beyond the end", |it| it.put(CustomerColumn::Level, 999), "owner,next,level"),
        (
            "hidden and shown again, it keeps its place",
            |it| {
                it.set(CustomerColumn::Owner, false);
                it.set(CustomerColumn::Owner, true);
            },
            "level,owner,next",
        ),
    ];
    for (what, act, expected) in acts {
        let mut arrangement = Arrangement::of(&read("level,owner,next"));
        act(&mut arrangement);
        assert_eq!(written(&arrangement.shown()), expected, "{what}");
        assert_eq!(arrangement.all().count(), 24, "{what}: no column is lost");
    }
}

#[test]
fn a_column_that_is_not_shown_can_be_put_between_those_that_are() {
    let mut arrangement = Arrangement::of(&read("level,owner"));
    assert_eq!(arrangement.place(CustomerColumn::Level), 1);
    arrangement.put(CustomerColumn::Tags, 2);
    assert!(!arrangement.shows(CustomerColumn::Tags));
    assert_eq!(written(&arrangement.shown()), "level,owner", "moving a column shows nothing");
    arrangement.set(CustomerColumn::Tags, true);
    assert_eq!(written(&arrangement.shown()), "level,tags,owner");
    assert_eq!(arrangement.place(CustomerColumn::Owner), 3);
}
