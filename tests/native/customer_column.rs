//! Which columns the list of customers shows, and in which order.

use std::collections::BTreeSet;

use counterpart::domain::customer_column::{Arrangement, CustomerColumn, read, written};
use counterpart::domain::id::OwnFieldId;

const COLOUR: &str = "own-01917c2e-8c00-7000-8000-000000000001";
const RETIRED: &str = "own-01917c2e-8c00-7000-8000-000000000002";

fn names(columns: &[CustomerColumn]) -> Vec<String> {
    columns.iter().map(|it| it.name().into_owned()).collect()
}

fn own(name: &str) -> OwnFieldId {
    OwnFieldId::parse(name.trim_start_matches("own-")).unwrap()
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
        (COLOUR, vec![COLOUR]),
        (
            "own-01917c2e-8c00-7000-8000-000000000001,level,own-01917c2e-8c00-7000-8000-000000000001",
            vec![COLOUR, "level"],
        ),
        ("own-,own-colour,own", vec![]),
    ] {
        assert_eq!(names(&read(text)), expected, "{text}");
    }
}

#[test]
fn every_column_has_a_name_of_its_own_that_leads_back_to_it() {
    let all: BTreeSet<String> = names(&CustomerColumn::ALL).into_iter().collect();
    assert_eq!(all.len(), 25);
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
        let mut arrangement = Arrangement::of(&read("level,owner,next"), []);
        act(&mut arrangement);
        assert_eq!(written(&arrangement.shown()), expected, "{what}");
        assert_eq!(arrangement.all().count(), 25, "{what}: no column is lost");
    }
}

#[test]
fn a_column_that_is_not_shown_can_be_put_between_those_that_are() {
    let mut arrangement = Arrangement::of(&read("level,owner"), []);
    assert_eq!(arrangement.place(CustomerColumn::Level), 1);
    arrangement.put(CustomerColumn::Tags, 2);
    assert!(!arrangement.shows(CustomerColumn::Tags));
    assert_eq!(written(&arrangement.shown()), "level,owner", "moving a column shows nothing");
    arrangement.set(CustomerColumn::Tags, true);
    assert_eq!(written(&arrangement.shown()), "level,tags,owner");
    assert_eq!(arrangement.place(CustomerColumn::Owner), 3);
}

#[test]
fn the_fields_of_a_team_are_offered_behind_the_others_and_moved_like_them() {
    let (colour, other) = (own(COLOUR), own(RETIRED));
    let mut arrangement = Arrangement::of(&read("level,owner"), [colour, other]);
    assert_eq!(arrangement.all().count(), 27);
    assert_eq!(arrangement.place(CustomerColumn::Own(colour)), 26);
    assert_eq!(arrangement.place(CustomerColumn::Own(other)), 27);
    arrangement.set(CustomerColumn::Own(colour), true);
    arrangement.put(CustomerColumn::Own(colour), 2);
    assert_eq!(written(&arrangement.shown()), format!("level,{COLOUR},owner"));
    // what is shown already is not offered a second time
    let again = Arrangement::of(&arrangement.shown(), [colour, other]);
    assert_eq!(again.all().count(), 27);
    assert_eq!(again.place(CustomerColumn::Own(other)), 27);
}
