//! Finding things by what people remember of them.

use std::collections::BTreeSet;

use counterpart::search::columns::{Columns, Places};
use counterpart::search::{Beginning, Beside, Called, Finder, RowPlace, Texts, Wanted, found_beside, in_order};
use proptest::prelude::*;

const FENGXIN: &str = "上海丰信环保科技有限公司";
const CHANGAN: &str = "重庆长安物流有限公司";
const TAIWAN: &str = "臺灣電子股份有限公司";
const MULLER: &str = "Müller GmbH";
const LVYUAN: &str = "广州绿源食品有限公司";
const FENGSHENG: &str = "深圳市丰盛贸易有限公司";
const ABC: &str = "ABC贸易（上海）有限公司";
const XIAN: &str = "西安先锋机械厂";

fn book() -> Finder<&'static str> {
    let mut finder = Finder::default();
    let rows: [(&str, &[&str], &[&str]); 8] = [
        (FENGXIN, &[FENGXIN, "丰信"], &["KH-0118", "91310000MA1FL0XX12", "021-5888 0001", "sales@fengxin.example"]),
        (CHANGAN, &[CHANGAN], &["KH-0200", "13900139000"]),
        (TAIWAN, &[TAIWAN], &["TW-1"]),
        (MULLER, &[MULLER], &["DE-77"]),
        (LVYUAN, &[LVYUAN], &["KH-0300"]),
        (FENGSHENG, &[FENGSHENG], &[]),
        (ABC, &[ABC], &[]),
        (XIAN, &[XIAN], &["１３８ １２３４ ５６７８"]),
    ];
    for (key, names, others) in rows {
        finder.put(key, Texts { names, others });
    }
    finder
}

fn all() -> Vec<&'static str> {
    vec![FENGXIN, CHANGAN, TAIWAN, MULLER, LVYUAN, FENGSHENG, ABC, XIAN]
}

fn found(finder: &Finder<&'static str>, typed: &str) -> (Vec<&'static str>, bool) {
    let hits = finder.find(&Wanted::new(typed), None);
    let found = all().into_iter().filter(|key| finder.place(key).is_some_and(|place| hits.has(place))).collect();
    (found, hits.guessed)
}

/// Receipts with who paid and a reference of their own: by the payer as a list of customers finds them, by the reference as it is
/// written, and by a slip only where nothing else is found.
#[test]
fn a_row_is_found_by_what_stands_beside_it() {
    type Row = (&'static str, Option<&'static str>);
    const ROWS: [Row; 4] = [("A-1", Some(FENGXIN)), ("A-2", Some(TAIWAN)), ("B-1", None), ("Muler", Some(MULLER))];
    let finder = book();
    let places: Vec<Option<usize>> = ROWS.iter().map(|(_, payer)| payer.and_then(|it| finder.place(it))).collect();
    let table: &[(&str, &[&str], bool)] = &[
        // initials, the sound, the other script, a number of the payer
        ("shfx", &["A-1"], false),
        ("fengxin", &["A-1"], false),
        ("台湾", &["A-2"], false),
        ("KH-0118", &["A-1"], false),
        // what the row itself says, with a payer beside it or none
        ("b-1", &["B-1"], false),
        ("a-", &["A-1", "A-2"], false),
        // one row is called so, and another is not guessed besides
        ("muler", &["Muler"], false),
        ("mullar", &["Muler"], true),
        ("nothing like it", &[], false),
    ];
    for (typed, expected, is_guess) in table {
        let hits = finder.find(&Wanted::new(typed), None);
        let beside = [Beside { hits: &hits, places: &places }];
        let (found, guessed) = found_beside(&ROWS, &beside, |(own, _)| own.to_lowercase().contains(typed));
        let found: Vec<&str> = found.iter().map(|(own, _)| *own).collect();
        assert_eq!((found.as_slice(), guessed), (*expected, *is_guess), "{typed}");
    }
}

/// What is typed, and what it finds, in the order of the book.
fn check(rows: &[(&str, &[&str])]) {
    let finder = book();
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(typed, expected)| {
            let (found, guessed) = found(&finder, typed);
            (found != *expected || guessed).then(|| format!("{typed:?} finds {found:?}, guessed: {guessed}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_piece_of_a_name_finds_it() {
    check(&[
        ("丰信", &[FENGXIN]),
        ("丰", &[FENGXIN, FENGSHENG]),
        ("环保科技", &[FENGXIN]),
        ("上海", &[FENGXIN, ABC]),
        ("丰信 环保", &[FENGXIN]),
        ("环保 丰信", &[FENGXIN]),
        ("丰信 物流", &[]),
        ("abc", &[ABC]),
        ("gmbh", &[MULLER]),
        ("不在这里", &[]),
    ]);
}

#[test]
fn the_sound_of_a_name_finds_it_whole_in_initials_or_mixed() {
    check(&[
        ("shfx", &[FENGXIN]),
        ("fxhb", &[FENGXIN]),
        ("shanghai", &[FENGXIN, ABC]),
        ("shangh", &[FENGXIN, ABC]),
        ("shanghaifx", &[FENGXIN]),
        ("shangh fengx", &[FENGXIN]),
        ("fengxin", &[FENGXIN]),
        ("feng", &[FENGXIN, FENGSHENG, XIAN]),
        // a sound begins with a character and not in the middle of one
        ("anghai", &[]),
        ("engxin", &[FENGXIN]), // the e-mail address holds it as it is written
        ("abcmy", &[ABC]),
        ("twdz", &[TAIWAN]),
        ("xianxf", &[XIAN]),
        ("xaxf", &[XIAN]),
    ]);
}

#[test]
fn a_character_with_several_sounds_answers_to_each() {
    check(&[
        ("chongqing", &[CHANGAN]),
        ("zhongqing", &[CHANGAN]),
        ("cqca", &[CHANGAN]),
        ("changan", &[CHANGAN]),
        ("zhangan", &[CHANGAN]),
        ("lvyuan", &[LVYUAN]),
    ]);
}

#[test]
fn width_case_accents_and_script_make_no_difference() {
    check(&[
        ("ＫＨ－０１１８", &[FENGXIN]),
        ("kh-0118", &[FENGXIN]),
        ("ABC贸易(上海)", &[ABC]),
        ("台湾", &[TAIWAN]),
        ("臺灣", &[TAIWAN]),
        ("台灣電子", &[TAIWAN]),
        ("台湾电子", &[TAIWAN]),
        ("豐信", &[FENGXIN]),
        ("müller", &[MULLER]),
        ("MULLER", &[MULLER]),
    ]);
}

#[test]
fn a_number_is_found_whatever_stands_between_its_digits() {
    check(&[
        ("58880001", &[FENGXIN]),
        ("0215888", &[FENGXIN]),
        ("021-58880001", &[FENGXIN]),
        ("139-0013-9000", &[CHANGAN]),
        ("139 0013", &[CHANGAN]),
        ("13812345678", &[XIAN]),
        ("138-1234", &[XIAN]),
        ("91310000", &[FENGXIN]),
    ]);
}

#[test]
fn a_slip_is_forgiven_where_nothing_else_is_found_and_it_is_said() {
    let finder = book();
    for (typed, expected) in [
        ("上海丰鑫环保", FENGXIN),
        ("上海丰环保", FENGXIN),
        ("海上丰信", FENGXIN),
        ("mullar", MULLER),
        ("mueller", MULLER),
        ("mulelr", MULLER),
        ("重庆长按物流", CHANGAN),
    ] {
        assert_eq!(found(&finder, typed), (vec![expected], true), "{typed}");
    }
    // a number is meant as it is typed, and two letters are no word
    for typed in ["13900139001", "丰亿", "xq"] {
        assert_eq!(found(&finder, typed), (vec![], false), "{typed}");
    }
}

#[test]
fn the_best_answer_stands_first() {
    let finder = book();
    let first = |typed: &str| finder.best(&Wanted::new(typed), 3);
    // the name itself before one that only begins so, its beginning before its middle, writing before sound
    assert_eq!(first("丰信"), [FENGXIN]);
    assert_eq!(first("上海"), [FENGXIN, ABC]);
    assert_eq!(first("feng"), [FENGXIN, XIAN, FENGSHENG]);
    assert_eq!(first("kh-02"), [CHANGAN]);
    assert_eq!(first("mulelr"), [MULLER]);
    assert_eq!(first("nobody"), Vec::<&str>::new());
    assert_eq!(finder.best(&Wanted::new("公司"), 2).len(), 2);
}

#[test]
fn what_is_renamed_or_taken_out_is_found_so() {
    let mut finder = book();
    finder.put(FENGXIN, Texts { names: &["苏州明远"], others: &[] });
    finder.remove(CHANGAN);
    assert_eq!(found(&finder, "fengxin"), (vec![], false));
    assert_eq!(found(&finder, "szmy"), (vec![FENGXIN], false));
    assert_eq!(found(&finder, "changan"), (vec![], false));
    assert!(!finder.holds(CHANGAN));
    // its place is free, and who reserves one before being put in is found nowhere until then
    let place = finder.reserve(CHANGAN);
    assert!(!finder.find(&Wanted::new("物流"), None).has(place));
    finder.put(CHANGAN, Texts { names: &[CHANGAN], others: &[] });
    assert_eq!(finder.place(CHANGAN), Some(place));
    assert_eq!(found(&finder, "物流"), (vec![CHANGAN], false));
}

#[test]
fn a_sorted_list_is_told_which_of_it_were_found() {
    let mut finder = book();
    // in another order than they came, with one twice, and one that was never put in
    let places = [XIAN, ABC, "nobody", FENGXIN, MULLER, ABC].map(|key| finder.reserve(key));
    let table: [(&str, &[usize]); 5] =
        [("上海", &[1, 3, 5]), ("feng", &[0, 3]), ("mulelr", &[4]), ("nobody", &[]), ("物流", &[])];
    for (typed, expected) in table {
        assert_eq!(finder.find(&Wanted::new(typed), None).listed(&places), expected, "{typed}");
    }
}

/// The first sixteen bytes are compared without reading a thing: what is longer is not told by them.
#[test]
fn a_word_as_long_as_beginnings_are_and_a_longer_one_are_both_held_to_their_last_sign() {
    const NUMBERS: [&str; 3] = ["1234567890123456", "12345678901234567", "12345678901234560"];
    let mut finder = Finder::default();
    for (key, number) in NUMBERS.iter().enumerate() {
        finder.put(key, Texts { names: &[], others: &[number] });
    }
    let places = [0, 1, 2].map(|key| finder.reserve(key));
    let table: [(&str, &[usize]); 5] = [
        ("123456789012345", &[0, 1, 2]),
        ("1234567890123456", &[0, 1, 2]),
        ("12345678901234567", &[1]),
        ("12345678901234560", &[2]),
        ("123456789012345678", &[]),
    ];
    for (typed, expected) in table {
        assert_eq!(finder.find(&Wanted::new(typed), None).listed(&places), expected, "{typed}");
    }
}

/// An invoice: a number and no name.
#[test]
fn a_number_alone_is_found_by_any_piece_of_it_and_never_by_a_slip() {
    let mut finder = Finder::default();
    for (key, number) in ["26332000000004512602", "FP-2026-0118", ""].iter().enumerate() {
        finder.put(key, Texts { names: &[], others: &[number] });
    }
    let places = [0, 1, 2].map(|key| finder.reserve(key));
    let table: [(&str, &[usize]); 8] = [
        ("263", &[0]),
        ("4512602", &[0]),
        ("26", &[0, 1]),
        ("fp-2026-0118", &[1]),
        ("p-20", &[1]),
        ("20260118", &[1]),
        ("fp-2026-0119", &[]),
        ("fq-2026-0118", &[]),
    ];
    for (typed, expected) in table {
        let hits = finder.find(&Wanted::new(typed), None);
        assert_eq!((hits.listed(&places).as_slice(), hits.guessed), (expected, false), "{typed}");
    }
    // a draft that is issued, and one that goes
    finder.put(2, Texts { names: &[], others: &["FP-2026-0119"] });
    finder.remove(1);
    assert_eq!(finder.find(&Wanted::new("fp-2026"), None).listed(&places), [2]);
}

#[test]
fn an_action_answers_to_its_words_and_not_to_slips() {
    assert!(Wanted::new("xin jian").is_in(&["新建客户"]));
    assert!(Wanted::new("xjkh").is_in(&["新建客户"]));
    assert!(!Wanted::new("new contrast").is_in(&["New contract"]));
}

/// What is always there is read once, and asked at every key.
#[test]
fn what_is_called_so_answers_to_every_word_as_it_is_written_or_heard() {
    let called = Called::of(&["新建客户", "", "New customer"]);
    let table: [(&str, bool); 9] = [
        // everything is offered while nothing is typed
        ("", true),
        ("  ", true),
        ("客户", true),
        ("xinjiankehu", true),
        ("CUSTOMER", true),
        // a word for either name
        ("xjkh custom", true),
        ("客户 合同", false),
        ("custemor", false),
        ("hetong", false),
    ];
    for (typed, expected) in table {
        assert_eq!(called.answers(&Wanted::new(typed)), expected, "{typed:?}");
    }
    assert!(!Called::of(&[""]).answers(&Wanted::new("a")), "what has no name answers to no word");
}

const HAN: &str = "[上海北京重庆长安丰信环保科技物流电子绿源食品贸易先锋机械]{2,8}";

proptest! {
    #[test]
    fn the_beginning_of_a_text_sorts_as_the_text_does(
        same in "[上海北京a-c]{0,8}", one in "\\PC{0,8}", other in "\\PC{0,8}",
    ) {
        let (one, other) = (format!("{same}{one}"), format!("{same}{other}"));
        let order = Beginning::of(&one).cmp(&Beginning::of(&other));
        prop_assert_eq!(order.then_with(|| one.cmp(&other)), one.cmp(&other));
        if one.bytes().zip(other.bytes()).take(16).any(|(a, b)| a != b) {
            prop_assert!(order.is_ne(), "told apart within sixteen bytes");
        }
    }

    #[test]
    fn every_piece_of_a_name_finds_it(name in HAN, from in 0_usize..4, length in 1_usize..5) {
        let mut finder = Finder::default();
        finder.put((), Texts { names: &[&name], others: &["KH-1"] });
        let piece: String = name.chars().skip(from).take(length).collect();
        prop_assume!(!piece.is_empty());
        let hits = finder.find(&Wanted::new(&piece), None);
        prop_assert!(hits.count() == 1 && !hits.guessed, "{} in {}", piece, name);
    }

    #[test]
    fn who_types_on_finds_what_one_who_types_at_once_finds(
        names in prop::collection::vec(HAN, 1..40),
        typed in "([a-z]{1,6}|[上海北京重庆长安丰信]{1,4})( [a-z]{1,3})?",
    ) {
        let mut finder = Finder::default();
        for (number, name) in names.iter().enumerate() {
            finder.put(number, Texts { names: &[name], others: &[] });
        }
        let mut before: Option<(Wanted, counterpart::search::Hits)> = None;
        for end in typed.char_indices().map(|(at, letter)| at + letter.len_utf8()) {
            let wanted = Wanted::new(&typed[..end]);
            let hits = finder.find(&wanted, before.as_ref().map(|(wanted, hits)| (wanted, hits)));
            prop_assert_eq!(&hits, &finder.find(&wanted, None), "{}", &typed[..end]);
            before = Some((wanted, hits));
        }
    }

    #[test]
    fn what_is_found_does_not_depend_on_the_order_of_coming_and_going(
        names in prop::collection::vec(HAN, 1..20),
        gone in prop::collection::vec(0_usize..20, 0..20),
        typed in "[a-z]{1,3}|[上海北京重庆长安丰信]{1,2}",
    ) {
        let mut finder = Finder::default();
        for (number, name) in names.iter().enumerate() {
            finder.put(number, Texts { names: &[name], others: &[] });
        }
        for number in &gone {
            finder.remove(*number);
        }
        let mut other = Finder::default();
        for (number, name) in names.iter().enumerate().rev().filter(|(number, _)| !gone.contains(number)) {
            other.put(number, Texts { names: &[name], others: &[] });
        }
        let wanted = Wanted::new(&typed);
        let of = |finder: &Finder<usize>| -> BTreeSet<usize> {
            let hits = finder.find(&wanted, None);
            (0..names.len()).filter(|number| finder.place(*number).is_some_and(|place| hits.has(place))).collect()
        };
        prop_assert_eq!(of(&finder), of(&other));
    }
}

proptest! {
    // many things, so that not all of them are looked at
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn the_best_few_are_the_first_of_all_that_answer(
        rows in prop::collection::vec((HAN, "[A-Z]{2}-[0-9]{1,3}"), 200..600),
        typed in "[a-z]{1,4}|[上海北京重庆长安丰信]{1,3}|[a-z]{2}-[0-9]{1,2}|[a-z]{1,2} [上海丰信]",
        few in 1_usize..8,
    ) {
        let mut finder = Finder::default();
        for (key, (name, number)) in rows.iter().enumerate() {
            finder.put(key, Texts { names: &[name], others: &[number] });
        }
        let wanted = Wanted::new(&typed);
        let all = finder.best(&wanted, rows.len());
        prop_assert_eq!(all.len(), finder.find(&wanted, None).count(), "{}", typed);
        let first: Vec<usize> = all.into_iter().take(few).collect();
        prop_assert_eq!(finder.best(&wanted, few), first, "{}", typed);
    }
}

#[test]
fn all_words_have_to_be_written_in_the_texts_of_a_record() {
    let call = ["客户要求把 DN80 换成不锈钢，交期六周。\n样品 ＫＨ－０１１８ 已寄", "寄两份样本", "Ann Lee"];
    for (typed, expected) in [
        ("不锈钢", true),
        ("dn80", true),
        ("kh-0118", true),
        ("样品 寄 ann", true),
        ("不銹鋼", true),
        // all of them, not some
        ("不锈钢 碳钢", false),
        // neither by sound nor with a slip: names are found so, texts are not
        ("buxiugang", false),
        ("dn08", false),
        // words do not run from one text into the next
        ("已寄寄两份", false),
        ("", false),
    ] {
        assert_eq!(Wanted::new(typed).is_written_in(&call), expected, "{typed}");
    }
    assert!(Wanted::new("138-1234").is_written_in(&["Tel. 138 1234 5678"]), "whatever stands between digits");
    assert!(!Wanted::new("138-1234").is_written_in(&["138", "1234"]));
    assert!(!Wanted::new("a").is_written_in(&[]));
}

#[test]
fn the_sentence_that_holds_the_words_is_shown() {
    let texts = ["电话没有接。周三再打；对方要 DN80 的报价！\nCall back on Friday", "寄两份样本"];
    for (typed, expected) in [
        ("dn80", "对方要 DN80 的报价"),
        ("周三", "周三再打"),
        ("friday", "Call back on Friday"),
        ("样本", "寄两份样本"),
        ("不在这里", "电话没有接"),
    ] {
        assert_eq!(Wanted::new(typed).sentence(&texts), expected, "{typed}");
    }
    assert_eq!(Wanted::new("x").sentence(&["", " \n "]), "");
}

#[test]
fn who_lacks_more_bits_than_a_slip_takes_is_left_out() {
    let (mut columns, mut of) = (Columns::default(), Places::default());
    // place 100 has four of the bits, place 101 three, and place 104 none
    for (missing, place) in (100..105).enumerate() {
        of.add(place);
        (missing..4).for_each(|column| columns.set(column, place));
    }
    columns.set(0, 7);
    for (most, left) in [(0, vec![100]), (1, vec![100, 101]), (2, vec![100, 101, 102])] {
        assert_eq!(columns.lacking_few(&[0, 1, 2, 3], most, &of).iter().collect::<Vec<_>>(), left, "{most}");
    }
    // a bit that nobody has is lacking to all
    assert_eq!(columns.lacking_few(&[0, 99], 1, &of).iter().collect::<Vec<_>>(), vec![100]);
    assert_eq!(columns.lacking_few(&[], 1, &of).count(), 5);
}

#[test]
fn pieces_of_numbers_are_found_and_no_others() {
    let mut finder = Finder::default();
    let rows = [("a", "KH-0118"), ("b", "KH-1018"), ("c", "0118-KH"), ("d", "8110")];
    for (name, number) in rows {
        finder.put(name, Texts { names: &[name], others: &[number, "2026"] });
    }
    for (typed, found) in [
        ("kh-", vec!["a", "b"]),
        ("-0", vec!["a"]),
        ("011", vec!["a", "c"]),
        ("118", vec!["a", "c"]),
        ("018", vec!["b"]),
        ("0118", vec!["a", "c"]),
        // the end of one number and the beginning of the next are none
        ("820", vec![]),
    ] {
        let hits = finder.find(&Wanted::new(typed), None);
        let all = rows.iter().map(|(name, _)| *name);
        let is_found = |name: &&str| finder.place(*name).is_some_and(|place| hits.has(place));
        assert_eq!(all.filter(is_found).collect::<Vec<_>>(), found, "{typed}");
    }
}

fn row_place(figure: i64, words: &str, name: &str) -> RowPlace {
    RowPlace { column: (figure, Beginning::of(words)), name: Beginning::of(name) }
}

#[test]
fn rows_stand_by_their_column_one_way_or_the_other_and_then_by_their_names() {
    let rows =
        [(2, "Beta"), (1, "Gamma"), (2, "Alpha"), (1, "Gamma")].map(|(figure, name)| row_place(figure, "", name));
    // of two that are alike the one further down stands first here
    let rest = |one: usize, other: usize| other.cmp(&one);
    assert_eq!(in_order(&rows, false, None, &rest), [3, 1, 2, 0]);
    assert_eq!(
        in_order(&rows, true, None, &rest),
        [2, 0, 3, 1],
        "names stand the same way whichever way the column is sorted"
    );
}

#[test]
fn rows_whose_words_begin_alike_stand_by_their_whole_words_and_not_by_their_names() {
    let owners = ["a name of sixteen and more", "a name of sixteen and less", "a name of sixteen and more"];
    let rows: Vec<RowPlace> =
        owners.iter().zip(["Alpha", "Gamma", "Beta"]).map(|(owner, name)| row_place(0, owner, name)).collect();
    let words = |one: usize, other: usize| owners[one].cmp(owners[other]);
    let rest = |one: usize, other: usize| one.cmp(&other);
    assert_eq!(in_order(&rows, false, Some(&words), &rest), [1, 0, 2]);
    assert_eq!(in_order(&rows, true, Some(&words), &rest), [0, 2, 1]);
    assert_eq!(in_order(&rows, false, None, &rest), [0, 2, 1], "a column of figures has no words");
}
