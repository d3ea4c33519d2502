//! Tags: how they are kept, found again in any spelling, and brought together.

use counterpart::domain::tags::{has, in_use, same, split, tidy, union, without};
use proptest::prelude::*;

fn tags(all: &[&str]) -> Vec<String> {
    all.iter().map(|tag| (*tag).to_owned()).collect()
}

#[test]
fn a_line_is_parted_and_no_tag_stands_twice() {
    for (line, expected) in [
        ("", &[][..]),
        (" 、,; ", &[]),
        ("年框客户", &["年框客户"]),
        ("年框客户、验收严，催款；出口", &["年框客户", "验收严", "催款", "出口"]),
        ("key account, Exports ;late payer", &["key account", "Exports", "late payer"]),
        ("催款、 催款 、催款", &["催款"]),
        ("VIP,vip,ＶＩＰ", &["VIP"]),
        ("key  account,Key account", &["key  account"]),
        ("b,a,b", &["b", "a"]),
        ("老客户\n新客户\t大客户", &["老客户", "新客户", "大客户"]),
    ] {
        assert_eq!(split(line), tags(expected), "{line:?}");
    }
}

#[test]
fn a_tag_is_found_added_and_taken_in_any_spelling() {
    let own = tags(&["VIP", "催款"]);
    assert!(has(&own, "ｖｉｐ") && has(&own, " vip ") && !has(&own, "vi p"));
    assert_eq!(union(&own, &tags(&["出口", "Vip"])), tags(&["VIP", "催款", "出口"]));
    assert_eq!(without(&own, &tags(&["vip", "出口"])), tags(&["催款"]));
    assert!(same(&own, &tags(&["催款", "ｖｉｐ"])) && !same(&own, &tags(&["催款"])));
}

#[test]
fn the_tags_in_use_are_counted_once_for_all_their_spellings() {
    let book = [tags(&["VIP", "催款"]), tags(&["vip"]), tags(&["VIP", "出口"]), tags(&[])];
    let found = in_use(book.iter().map(Vec::as_slice));
    let found: Vec<(&str, usize)> = found.iter().map(|(tag, n)| (tag.as_str(), *n)).collect();
    assert_eq!(found, [("VIP", 3), ("催款", 1), ("出口", 1)]);
}

proptest! {
    #[test]
    fn what_was_kept_is_kept_again_as_it_is(line in "[ a-cA-C客户、,;；ａ]{0,30}") {
        let kept = split(&line);
        prop_assert_eq!(&tidy(&kept), &kept);
        prop_assert_eq!(&split(&kept.join(";")), &kept);
        prop_assert!(without(&kept, &kept).is_empty());
        prop_assert_eq!(&union(&kept, &kept), &kept);
    }
}
