//! The people of our own side: who is meant by a name, and who reports to whom.

use std::collections::BTreeSet;

use counterpart::domain::date::Date;
use counterpart::domain::id::MemberId;
use counterpart::domain::team::circle::{Circle, Doer};
use counterpart::domain::team::member::{Member, MemberRole};
use counterpart::domain::team::naming::{Named, named, shared_names};
use counterpart::domain::team::reports::{above, bosses, circle, under};
use proptest::prelude::*;
use uuid::Uuid;

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

fn id(number: u128) -> MemberId {
    MemberId(Uuid::from_u128(number))
}

fn member(number: u128, name: &str, boss: Option<u128>) -> Member {
    Member {
        id: id(number),
        name: name.to_owned(),
        title: String::new(),
        team: String::new(),
        reports_to: boss.map(id),
        role: MemberRole::Sales,
        active_from: None,
        active_to: None,
    }
}

/// Qin leads; Wang and Fang report to Qin, Li and Zhou to Wang, Shen to Zhou.
fn house() -> Vec<Member> {
    vec![
        member(1, "Qin", None),
        member(2, "Wang", Some(1)),
        member(3, "Li", Some(2)),
        member(4, "Zhou", Some(2)),
        member(5, "Shen", Some(4)),
        member(6, "Fang", Some(1)),
    ]
}

fn all(members: &[Member]) -> Vec<&Member> {
    members.iter().collect()
}

#[test]
fn what_is_passed_up_goes_to_the_next_above_who_is_there() {
    let mut house = house();
    house[3].active_to = Some(day("2026-04-30"));
    for (from, on, expected) in [
        ("Shen", "2026-04-30", Some("Zhou")),
        ("Shen", "2026-05-01", Some("Wang")),
        (" shen", "2026-05-01", Some("Wang")),
        ("Wang", "2026-05-01", Some("Qin")),
        ("Qin", "2026-05-01", None),
        ("Somebody else", "2026-05-01", None),
        ("", "2026-05-01", None),
    ] {
        assert_eq!(above(from, &all(&house), day(on)).map(|it| it.name.as_str()), expected, "{from} on {on}");
    }
}

#[test]
fn a_member_belongs_to_the_team_from_the_first_to_the_last_day() {
    let someone =
        Member { active_from: Some(day("2024-03-01")), active_to: Some(day("2026-04-30")), ..member(1, "Cheng", None) };
    for (on, active, left) in [
        ("2024-02-29", false, false),
        ("2024-03-01", true, false),
        ("2026-04-30", true, false),
        ("2026-05-01", false, true),
    ] {
        assert_eq!((someone.is_active(day(on)), someone.has_left(day(on))), (active, left), "{on}");
    }
    assert!(member(1, "Li", None).is_active(day("1990-01-01")));
}

#[test]
fn a_name_means_the_member_who_is_called_so_however_it_is_spelt() {
    let house = vec![
        member(1, "李景行", None),
        member(2, "Zhou Yining", None),
        Member { active_to: Some(day("2025-12-31")), ..member(3, "Wang Wei", None) },
        Member { active_from: Some(day("2026-02-01")), ..member(4, "王 伟", None) },
        Member { active_from: Some(day("2026-02-01")), ..member(5, "Wang Wei", None) },
        member(6, "王伟", None),
    ];
    let on = day("2026-05-20");
    for (name, expected) in [
        ("", Named::Nobody),
        ("  ", Named::Nobody),
        ("李景行", Named::Member(id(1))),
        (" 李 景行\u{3000}", Named::Member(id(1))),
        ("zhou yining", Named::Member(id(2))),
        ("ＺＨＯＵ ＹＩＮＩＮＧ", Named::Member(id(2))),
        ("Zhou", Named::Outsider),
        ("外包小张", Named::Outsider),
        // one of the two has left
        ("Wang Wei", Named::Member(id(5))),
        // both are there
        ("王伟", Named::Several(vec![id(4), id(6)])),
    ] {
        assert_eq!(named(name, &all(&house), on), expected, "{name}");
    }
    // on a day when neither was there, nobody can tell
    assert_eq!(named("Wang Wei", &all(&house), day("2026-01-15")), Named::Several(vec![id(3), id(5)]));
}

#[test]
fn a_name_that_several_have_is_told_while_they_are_there() {
    let left = |number, name| Member { active_to: Some(day("2025-12-31")), ..member(number, name, None) };
    for (case, house, expected) in [
        ("a name each", vec![member(1, "Wang", None), member(2, "Wang Wei", None)], &[][..]),
        ("one spelt in two ways", vec![member(2, "wang wei", None), member(1, "Wang Wei", None)], &["Wang Wei"]),
        ("one of them has left", vec![left(1, "Wang Wei"), member(2, "Wang Wei", None)], &[]),
        ("no name is none", vec![member(1, " ", None), member(2, "", None)], &[]),
    ] {
        assert_eq!(shared_names(&all(&house), day("2026-05-20")), expected, "{case}");
    }
}

#[test]
fn the_customers_of_an_owner_are_listed_as_they_are_counted_however_the_name_is_spelt() {
    let mut owned = Circle::named(" 李 景行");
    for (owner, expected) in [("李景行", true), ("李\u{3000}景行 ", true), ("李景", false), ("", false), ("  ", false)]
    {
        assert_eq!(owned.has(owner), expected, "{owner:?}");
        assert_eq!(owned.has(owner), expected, "asked again: {owner:?}");
    }
}

#[test]
fn a_day_reaches_whom_it_is_of_and_one_of_the_whole_house_everybody() {
    let names = |all: &[&str]| Doer::AnyOf(all.iter().map(|it| (*it).to_owned()).collect());
    for (doer, mine) in [
        (Doer::One("Li".to_owned()), true),
        (Doer::One("Wang".to_owned()), false),
        (Doer::One(String::new()), false),
        (names(&["Wang", "li"]), true),
        (names(&["Wang", "Zhou"]), false),
        (names(&[]), false),
        (Doer::Everybody, true),
    ] {
        assert_eq!(Circle::named("Li").reaches(&doer), mine, "{doer:?}");
        assert!(Circle::default().reaches(&doer), "who looks at everybody sees {doer:?}");
    }
}

#[test]
fn my_team_is_everybody_who_reports_to_me_directly_or_not() {
    let house = house();
    for (boss, expected) in [
        (1, vec![2, 3, 4, 5, 6]),
        (2, vec![3, 4, 5]),
        (3, vec![]),
        (4, vec![5]),
        (6, vec![]),
        // somebody who is not in the book
        (9, vec![]),
    ] {
        let expected: BTreeSet<MemberId> = expected.into_iter().map(id).collect();
        assert_eq!(under(id(boss), &all(&house)), expected, "{boss}");
    }
    assert_eq!(bosses(id(5), &all(&house)), [id(4), id(2), id(1)]);
    assert_eq!(bosses(id(1), &all(&house)), []);
}

#[test]
fn nobody_may_report_to_somebody_below() {
    let house = house();
    for (member, boss, expected) in [
        (5, 1, None),
        (3, 6, None),
        (1, 9, None),
        (1, 1, Some(vec![1])),
        (1, 2, Some(vec![2])),
        // Qin would report to Shen, who reports to Zhou, who reports to Wang, who reports to Qin
        (1, 5, Some(vec![5, 4, 2])),
        (2, 5, Some(vec![5, 4])),
    ] {
        let expected = expected.map(|line| line.into_iter().map(id).collect::<Vec<_>>());
        assert_eq!(circle(id(member), id(boss), &all(&house)), expected, "{member} under {boss}");
    }
}

#[test]
fn a_circle_that_came_together_from_two_copies_does_no_harm() {
    let round =
        vec![member(1, "A", Some(3)), member(2, "B", Some(1)), member(3, "C", Some(2)), member(4, "D", Some(1))];
    assert_eq!(under(id(1), &all(&round)), BTreeSet::from([id(2), id(3), id(4)]));
    assert_eq!(bosses(id(1), &all(&round)), [id(3), id(2)]);
    assert_eq!(bosses(id(4), &all(&round)), [id(1), id(3), id(2)]);
    // one step out of it is always open
    assert_eq!(circle(id(1), id(9), &all(&round)), None);
}

proptest! {
    #[test]
    fn whoever_is_let_in_by_the_check_closes_no_circle(bosses_of in proptest::collection::vec(0_u128..12, 1..12)) {
        let mut house: Vec<Member> = (0..12).map(|number| member(number, "x", None)).collect();
        for (number, boss) in bosses_of.into_iter().enumerate() {
            let number = u128::try_from(number).unwrap();
            if circle(id(number), id(boss), &all(&house)).is_none() {
                house[usize::try_from(number).unwrap()].reports_to = Some(id(boss));
            }
        }
        for it in &house {
            prop_assert!(!under(it.id, &all(&house)).contains(&it.id));
            for boss in bosses(it.id, &all(&house)) {
                prop_assert!(under(boss, &all(&house)).contains(&it.id));
            }
        }
    }

    #[test]
    fn every_question_has_an_answer_on_any_book(bosses_of in proptest::collection::vec(proptest::option::of(0_u128..9), 8)) {
        let house: Vec<Member> =
            (0..8_u128).zip(bosses_of).map(|(number, boss)| member(number, "x", boss)).collect();
        for it in &house {
            prop_assert!(!under(it.id, &all(&house)).contains(&it.id));
            prop_assert!(bosses(it.id, &all(&house)).len() <= 9);
        }
    }
}
