//! Groups of companies: who belongs to whom, no circles, and what a circle that came by itself is read as.

use std::collections::{BTreeMap, BTreeSet};

use counterpart::domain::group::{CircleFault, Groups};
use proptest::prelude::*;

#[test]
fn nobody_belongs_to_itself_or_to_what_stands_below() {
    // 1 is the head; 2 and 3 belong to it, 4 to 2, 5 to 4; 9 stands alone
    let groups = Groups::new([(2, 1), (3, 1), (4, 2), (5, 4)]);
    for (case, id, parent, expected) in [
        ("another group", 1, 9, Ok(())),
        ("one that stands alone", 9, 5, Ok(())),
        ("the parent it has", 4, 2, Ok(())),
        ("a level higher", 5, 1, Ok(())),
        ("a sister", 3, 2, Ok(())),
        ("itself", 2, 2, Err(CircleFault::Itself)),
        ("a child", 1, 3, Err(CircleFault::Below(vec![3]))),
        ("a child's child", 2, 5, Err(CircleFault::Below(vec![5, 4]))),
        ("the very last", 1, 5, Err(CircleFault::Below(vec![5, 4, 2]))),
    ] {
        assert_eq!(groups.check(id, parent), expected, "{case}");
    }
}

#[test]
fn a_group_is_told_from_its_head_with_what_belongs_to_each() {
    let groups = Groups::new([(2, 1), (3, 1), (4, 2), (5, 4)]);
    assert_eq!(groups.members(1), [(1, 0), (2, 1), (4, 2), (5, 3), (3, 1)]);
    assert_eq!(groups.members(4), [(4, 0), (5, 1)]);
    assert_eq!(groups.parents(5), [4, 2, 1]);
    assert_eq!((groups.head(5), groups.head(1), groups.head(9)), (1, 1, 9));
    assert!(groups.is_in_one(1) && groups.is_in_one(5) && !groups.is_in_one(9));
}

#[test]
fn a_circle_that_came_by_itself_is_led_by_the_oldest() {
    for (case, links, heads) in [
        ("into itself", vec![(3, 3)], vec![(3, 3)]),
        ("two", vec![(2, 1), (1, 2)], vec![(1, 1), (2, 1)]),
        (
            "three, and one that belongs to them",
            vec![(3, 2), (2, 4), (4, 3), (7, 4)],
            vec![(2, 2), (3, 2), (4, 2), (7, 2)],
        ),
        ("two circles", vec![(2, 1), (1, 2), (6, 5), (5, 6)], vec![(2, 1), (6, 5)]),
    ] {
        let groups = Groups::new(links);
        for (id, head) in heads {
            assert_eq!(groups.head(id), head, "{case}: {id}");
        }
    }
}

proptest! {
    #[test]
    fn every_book_falls_into_groups_without_a_circle(links in proptest::collection::btree_map(1_u32..12, 1_u32..12, 0..12)) {
        let groups = Groups::new(links);
        let mut seen = BTreeSet::new();
        for head in (1..12).filter(|id| groups.head(*id) == *id) {
            for (id, depth) in groups.members(head) {
                prop_assert!(seen.insert(id), "{} stands in one place", id);
                prop_assert_eq!(groups.parents(id).len(), depth);
                prop_assert_eq!(groups.head(id), head);
            }
        }
        prop_assert_eq!(seen.len(), 11);
    }

    #[test]
    fn a_parent_that_is_not_refused_closes_no_circle(
        links in proptest::collection::btree_map(1_u32..12, 1_u32..12, 0..12),
        id in 1_u32..12,
        parent in 1_u32..12,
    ) {
        let groups = Groups::new(links.clone());
        if groups.check(id, parent).is_ok() {
            // put in, it holds, and so does every link that held before
            let mut links: BTreeMap<u32, u32> =
                (1..12).filter_map(|it| Some((it, *groups.parents(it).first()?))).collect();
            links.insert(id, parent);
            let after = Groups::new(links.clone());
            for (it, above) in links {
                prop_assert_eq!(after.parents(it).first().copied(), Some(above), "{}", it);
            }
        } else {
            prop_assert!(id == parent || groups.members(id).iter().any(|(below, _)| *below == parent));
        }
    }
}
