//! What makes the search of people's words quick changes nothing of what is found: the runs of a text deny no phrase that stands in it,
//! and a letter of either script is in the table what it is in the lists that the table is made of.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use counterpart::domain::checker::lexicon::script::{
    SHARED, SHARED_TRADITIONAL, SIMPLIFIED, TRADITIONAL, folded, has_simplified, has_traditional,
};
use proptest::prelude::*;

#[path = "../../src/domain/checker/runs.rs"]
mod runs;

use runs::Runs;

/// Letters of which the simplified script writes one for several, with that one.
const FURTHER: [&str; 2] = [
    "製複彙繫係曆沖捨併註迴夥臺裡裏衹祇幹麵鬆髮鬍穀鬥鍾佔佈鑒讚纔捲慾嚮濛遊儘",
    "制复汇系系历冲舍并注回伙台里里只只干面松发胡谷斗钟占布鉴赞才卷欲向蒙游尽",
];
/// Traditional letters that the simplified script has too.
const IN_BOTH: &str = "於後徵著";

/// The plain way: the lists themselves.
struct Plain {
    simplified: BTreeSet<char>,
    traditional: BTreeSet<char>,
    folded: BTreeMap<char, char>,
}

impl Plain {
    fn new() -> Self {
        let one_by_one = TRADITIONAL.chars().zip(SIMPLIFIED.chars());
        let shared = SHARED_TRADITIONAL.chars().zip(SHARED.chars());
        let further = FURTHER[0].chars().zip(FURTHER[1].chars());
        let only = SHARED_TRADITIONAL.chars().filter(|letter| !IN_BOTH.contains(*letter));
        Self {
            simplified: SIMPLIFIED.chars().collect(),
            traditional: TRADITIONAL.chars().chain(only).collect(),
            folded: one_by_one.chain(shared).chain(further).collect(),
        }
    }

    fn folded(&self, text: &str) -> String {
        text.chars().map(|letter| self.folded.get(&letter).copied().unwrap_or(letter)).collect()
    }
}

#[test]
fn the_lists_of_letters_stand_side_by_side() {
    for (one, other) in [(SIMPLIFIED, TRADITIONAL), (SHARED, SHARED_TRADITIONAL), (FURTHER[0], FURTHER[1])] {
        assert_eq!(one.chars().count(), other.chars().count(), "{other}");
    }
}

#[test]
fn every_letter_there_is_is_what_the_lists_say() {
    let plain = Plain::new();
    for letter in '\0'..=char::MAX {
        let text = letter.to_string();
        assert_eq!(folded(&text), plain.folded(&text), "{letter:?}");
        assert_eq!(has_simplified(&text), plain.simplified.contains(&letter), "{letter:?}");
        assert_eq!(has_traditional(&text), plain.traditional.contains(&letter), "{letter:?}");
    }
}

#[test]
fn a_text_is_read_in_simplified_letters() {
    for (text, expected) in [
        ("甲方於簽訂後三十日內付款", "甲方于签订后三十日内付款"),
        ("製造與複製", "制造与复制"),
        ("within 30 days", "within 30 days"),
        ("", ""),
    ] {
        assert_eq!(folded(text), expected);
    }
    assert!(matches!(folded("合同自签订之日起生效"), Cow::Borrowed(_)), "nothing of it is written otherwise");
    assert!(has_simplified("合同自签订之日起生效") && !has_traditional("合同自签订之日起生效"));
    assert!(has_traditional("合同自簽訂之日起生效") && !has_simplified("合同自簽訂之日起生效"));
}

#[test]
fn what_does_not_stand_in_a_text_is_mostly_denied() {
    let runs = Runs::of("今天天气晴朗，院子里有两棵树。the weather is fine today and two trees stand in the yard.");
    for (phrase, expected) in [
        ("两棵树", true),
        ("trees", true),
        // too short to tell
        ("有", true),
        ("as", true),
        ("", true),
        ("保证金", false),
        ("甲方可以", false),
        ("liquidated", false),
        ("stands", false),
    ] {
        assert_eq!(runs.may_hold(phrase), expected, "{phrase}");
    }
}

proptest! {
    #[test]
    fn runs_deny_no_phrase_that_stands_in_the_text(
        before in "[a-z 甲乙方不得可以、，。]{0,120}|\\PC{0,60}",
        phrase in "[a-z 甲乙方不得可以]{1,12}|\\PC{1,12}",
        after in "[a-z 甲乙方不得可以、，。]{0,120}|\\PC{0,60}",
    ) {
        prop_assert!(Runs::of(&format!("{before}{phrase}{after}")).may_hold(&phrase));
    }

    #[test]
    fn a_text_is_read_letter_for_letter(text in "[签簽订訂甲方於于後后着著製制a-z ]{0,40}|\\PC{0,40}") {
        let plain = Plain::new();
        prop_assert_eq!(folded(&text), plain.folded(&text));
        prop_assert_eq!(has_simplified(&text), text.chars().any(|letter| plain.simplified.contains(&letter)));
        prop_assert_eq!(has_traditional(&text), text.chars().any(|letter| plain.traditional.contains(&letter)));
    }
}
