//! Fields that a team defines: how they may be defined, what is read in them, and how a list is asked for them.

use std::collections::{BTreeMap, BTreeSet};

use counterpart::domain::bulk::BulkChange;
use counterpart::domain::customer::Customer;
use counterpart::domain::date::Date;
use counterpart::domain::id::{OwnChoiceId, OwnFieldId};
use counterpart::domain::merging::{Part, Pick, Side, merged};
use counterpart::domain::money::{Currency, Money};
use counterpart::domain::own_field::{
    LONGEST_NAME, LONGEST_TEXT, MOST_FIELDS, OwnChoice, OwnField, OwnFieldFault, OwnFields, OwnSort, OwnValue,
    OwnValueFault, OwnWanted,
};
use counterpart::domain::rate::Quantity;
use counterpart::i18n::own_field::{boxed_own, read_own};
use counterpart::i18n::{Locale, Text};
use proptest::prelude::*;
use serde_json::json;
use uuid::Uuid;

fn field_id(number: u128) -> OwnFieldId {
    OwnFieldId(Uuid::from_u128(0x019b_0000_0000_7000_8000_0000_0000_0000 + number))
}

fn choice_id(number: u128) -> OwnChoiceId {
    OwnChoiceId(Uuid::from_u128(0x019c_0000_0000_7000_8000_0000_0000_0000 + number))
}

/// A field of a sort; the choices of a list are these, counted from 1, and one that begins with `-` is retired.
fn field(sort: OwnSort, choices: &[&str]) -> OwnField {
    let choice = |(number, name): (u128, &&str)| OwnChoice {
        id: choice_id(number),
        name: name.trim_start_matches('-').to_owned(),
        retired: name.starts_with('-'),
    };
    let choices = (1..).zip(choices).map(choice).collect();
    OwnField { name: "区域".to_owned(), sort, choices, retired: false }
}

fn day(text: &str) -> Date {
    Date::parse(text).expect("a day")
}

const fn number(thousandths: i64) -> OwnValue {
    OwnValue::Number(Quantity { thousandths })
}

fn several(numbers: &[u128]) -> OwnValue {
    OwnValue::Several(numbers.iter().map(|it| choice_id(*it)).collect())
}

#[test]
fn what_is_written_is_read_as_people_mean_it() {
    let list = ["华东", "华南", "-西北"];
    for (sort, written, value) in [
        (OwnSort::Text, " 三班倒，夜里收货 ", OwnValue::Text("三班倒，夜里收货".to_owned())),
        (OwnSort::Text, "0", OwnValue::Text("0".to_owned())),
        (OwnSort::Number, "12.5", number(12_500)),
        (OwnSort::Number, "１，２００", number(1_200_000)),
        (OwnSort::Number, "-0.125", number(-125)),
        (OwnSort::Number, "9007199254740.991", number(9_007_199_254_740_991)),
        (OwnSort::Amount, "50万", OwnValue::Amount(Money::cny(50_000_000))),
        (OwnSort::Amount, "¥1,234.50", OwnValue::Amount(Money::cny(123_450))),
        (OwnSort::Day, "2026-03-31", OwnValue::Day(day("2026-03-31"))),
        (OwnSort::Day, "２０２６－０３－３１", OwnValue::Day(day("2026-03-31"))),
        (OwnSort::YesNo, "是", OwnValue::YesNo(true)),
        (OwnSort::YesNo, "YES", OwnValue::YesNo(true)),
        (OwnSort::YesNo, "无", OwnValue::YesNo(false)),
        (OwnSort::YesNo, "FALSE", OwnValue::YesNo(false)),
        (OwnSort::One, "华南", OwnValue::One(choice_id(2))),
        (OwnSort::One, " 西北 ", OwnValue::One(choice_id(3))),
        (OwnSort::One, "019c0000-0000-7000-8000-000000000001", OwnValue::One(choice_id(1))),
        (OwnSort::Several, "华南、华东", several(&[1, 2])),
        (OwnSort::Several, "华东;华东，", several(&[1])),
    ] {
        assert_eq!(read_own(&field(sort, &list), written), Ok(Some(value)), "{sort:?} {written:?}");
    }
    for sort in OwnSort::ALL {
        assert_eq!(read_own(&field(sort, &list), " \u{3000}"), Ok(None), "{sort:?}: blank is nothing");
    }
    assert_eq!(read_own(&field(OwnSort::Several, &list), "、；"), Ok(None), "separators alone are nothing");
}

#[test]
fn what_cannot_be_read_is_refused_in_words() {
    for (sort, written, fault, zh, en) in [
        (
            OwnSort::Number,
            "十二",
            OwnValueFault::NotANumber,
            "请写数字，例如 12.5，最多三位小数。",
            "Please write a number such as 12.5, with at most three decimals.",
        ),
        (
            OwnSort::Number,
            "0.0001",
            OwnValueFault::NotANumber,
            "请写数字，例如 12.5，最多三位小数。",
            "Please write a number such as 12.5, with at most three decimals.",
        ),
        (
            OwnSort::Number,
            "9007199254740.992",
            OwnValueFault::NotANumber,
            "请写数字，例如 12.5，最多三位小数。",
            "Please write a number such as 12.5, with at most three decimals.",
        ),
        (
            OwnSort::Amount,
            "面议",
            OwnValueFault::NotAnAmount,
            "请写金额，例如 500000 或 50万。",
            "Please write an amount, such as 500000.",
        ),
        (
            OwnSort::Day,
            "2026-02-30",
            OwnValueFault::NotADay,
            "请写 2026-03-31 这样的日期。",
            "Please write a date such as 2026-03-31.",
        ),
        (OwnSort::YesNo, "也许", OwnValueFault::NotYesOrNo, "请写“是”或“否”。", "Please write yes or no."),
        (
            OwnSort::One,
            "华北",
            OwnValueFault::NotAChoice,
            "不在这个字段的选项里。",
            "Not among the choices of this field.",
        ),
        (
            OwnSort::Several,
            "华东、华北",
            OwnValueFault::NotAChoice,
            "不在这个字段的选项里。",
            "Not among the choices of this field.",
        ),
    ] {
        assert_eq!(read_own(&field(sort, &["华东", "华南"]), written), Err(fault), "{sort:?} {written:?}");
        assert_eq!(Text::new(Locale::Zh).own_value_fault(fault), zh);
        assert_eq!(Text::new(Locale::En).own_value_fault(fault), en);
    }
    let text = field(OwnSort::Text, &[]);
    assert!(read_own(&text, &"字".repeat(2_000)).is_ok());
    let fault = OwnValueFault::LongText { limit: LONGEST_TEXT };
    assert_eq!(read_own(&text, &"字".repeat(2_001)), Err(fault));
    assert_eq!(Text::new(Locale::Zh).own_value_fault(fault), "最多 2,000 个字；更长的内容请写在备注里。");
}

#[test]
fn values_read_as_their_field_calls_them_now() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let list = field(OwnSort::Several, &["华东", "-华南"]);
    for (value, in_chinese, in_english) in [
        (OwnValue::Text("夜里收货".to_owned()), "夜里收货", "夜里收货"),
        (number(1_234_500), "1,234.5", "1,234.5"),
        (OwnValue::Amount(Money::cny(123_450)), "¥1,234.50", "¥1,234.50"),
        (OwnValue::Day(day("2026-03-31")), "2026年3月31日", "31 Mar 2026"),
        (OwnValue::YesNo(false), "否", "No"),
        (OwnValue::One(choice_id(2)), "华南", "华南"),
        (several(&[2, 1]), "华东、华南", "华东, 华南"),
        (several(&[1, 9]), "华东、未知选项", "华东, unknown choice"),
    ] {
        assert_eq!(zh.own_value(Some(&list), &value), in_chinese);
        assert_eq!(en.own_value(Some(&list), &value), in_english);
    }
    assert_eq!(zh.own_value(None, &OwnValue::One(choice_id(1))), "未知选项");
    assert_eq!(zh.own_definition(&list), "多选 · 华东", "a retired choice is not offered");
}

#[test]
fn a_field_is_defined_in_order_or_refused() {
    let named = |name: &str| OwnField { name: name.to_owned(), ..field(OwnSort::Text, &[]) };
    let retired = OwnField { retired: true, ..named("旧区域") };
    let known = BTreeMap::from([(field_id(1), named("Delivery area")), (field_id(2), retired)]);
    let fields = OwnFields::of(&known, &[]);
    let long = "名".repeat(LONGEST_NAME + 1);
    for (id, defined, expected) in [
        (field_id(3), named("区域"), Ok(())),
        (field_id(1), named("Delivery area"), Ok(())),
        (field_id(3), named(" "), Err(OwnFieldFault::Unnamed)),
        (field_id(3), named(&long), Err(OwnFieldFault::LongName { limit: 60 })),
        (field_id(3), named("ｄelivery  AREA"), Err(OwnFieldFault::Taken { retired: false })),
        (field_id(3), named("旧区域"), Err(OwnFieldFault::Taken { retired: true })),
        // a heading of a list is known by its letters and digits: these would be one column
        (field_id(3), named("Delivery-area"), Err(OwnFieldFault::Taken { retired: false })),
        (field_id(3), named("(delivery) area!"), Err(OwnFieldFault::Taken { retired: false })),
        (field_id(3), named("旧·区域"), Err(OwnFieldFault::Taken { retired: true })),
        (field_id(3), named("Delivery area 2"), Ok(())),
        (field_id(3), named("★"), Ok(())),
        (field_id(3), field(OwnSort::One, &["华东"]), Ok(())),
        (field_id(3), field(OwnSort::One, &[]), Err(OwnFieldFault::NoChoices)),
        (field_id(3), field(OwnSort::Several, &["-华东"]), Err(OwnFieldFault::NoChoices)),
        (field_id(3), field(OwnSort::One, &["华东", ""]), Err(OwnFieldFault::UnnamedChoice { row: 2 })),
        (field_id(3), field(OwnSort::One, &[&long]), Err(OwnFieldFault::LongChoice { row: 1, limit: 60 })),
        (field_id(3), field(OwnSort::One, &["VIP", "华东", "ｖｉｐ"]), Err(OwnFieldFault::ChoiceTwice { row: 3 })),
        (field_id(3), field(OwnSort::One, &["华东，含上海"]), Ok(())),
        (field_id(3), field(OwnSort::Several, &["华东，含上海"]), Err(OwnFieldFault::Separator { row: 1 })),
    ] {
        assert_eq!(fields.check(id, &defined), expected, "{defined:?}");
    }
    let full = (1..=100).map(|number| (field_id(number), named(&format!("字段 {number}")))).collect();
    let full = OwnFields::of(&full, &[]);
    assert_eq!(full.check(field_id(101), &named("区域")), Err(OwnFieldFault::TooMany { limit: MOST_FIELDS }));
    assert_eq!(full.check(field_id(100), &named("区域")), Ok(()), "one that is there may still be changed");
    let zh = Text::new(Locale::Zh);
    assert_eq!(zh.own_field_fault(OwnFieldFault::Taken { retired: true }), "有一个停用的同名字段，可以重新启用它。");
    for (name, ours) in [("客户名称", true), ("Phone", true), ("ｐｈｏｎｅ ", true), ("配送区域", false)] {
        assert_eq!(Text::names_list_field(name), ours, "{name}");
    }
}

/// A list that is sorted by a field, in the order in which it stands.
#[test]
fn values_stand_in_the_order_of_their_field_and_nothing_last() {
    let sorted = |field: &OwnField, values: &[Option<OwnValue>]| {
        let places: Vec<i64> = values.iter().map(|it| field.place(it.as_ref())).collect();
        assert!(places.is_sorted(), "{places:?}");
        places.windows(2).filter(|pair| pair[0] == pair[1]).count()
    };
    let numbers = field(OwnSort::Number, &[]);
    assert_eq!(sorted(&numbers, &[Some(number(-5_000)), Some(number(0)), Some(number(1)), None, None]), 1);
    let amounts = field(OwnSort::Amount, &[]);
    let amount = |minor| Some(OwnValue::Amount(Money::cny(minor)));
    assert_eq!(sorted(&amounts, &[amount(-1), amount(1_000_000), amount(1_000_001), None]), 0);
    let days = field(OwnSort::Day, &[]);
    let of_day = |text| Some(OwnValue::Day(day(text)));
    assert_eq!(sorted(&days, &[of_day("1999-12-31"), of_day("2024-02-29"), of_day("2024-03-01"), None]), 0);
    let yes_no = field(OwnSort::YesNo, &[]);
    assert_eq!(sorted(&yes_no, &[Some(OwnValue::YesNo(true)), Some(OwnValue::YesNo(false)), None]), 0);
    let one = field(OwnSort::One, &["华东", "华南", "-西北"]);
    let choice = |it| Some(OwnValue::One(choice_id(it)));
    // a retired choice keeps its place; one that the field does not know stands behind all that it knows
    assert_eq!(sorted(&one, &[choice(1), choice(2), choice(3), choice(9), None]), 0);
    let many = field(OwnSort::Several, &["华东", "华南", "西北"]);
    assert_eq!(sorted(&many, &[Some(several(&[1, 3])), Some(several(&[1])), Some(several(&[2, 3])), None]), 1);
    let words = field(OwnSort::Text, &[]);
    let text = |words: &str| Some(OwnValue::Text(words.to_owned()));
    assert_eq!(sorted(&words, &[text("Z"), text("A"), None]), 1, "of texts the words decide");
}

#[test]
fn fields_stand_in_their_order_and_move_among_those_that_are_offered() {
    let named = |retired: bool| OwnField { retired, ..field(OwnSort::Text, &[]) };
    let known: BTreeMap<_, _> = [(1, false), (2, true), (3, false), (4, false)]
        .map(|(number, retired)| (field_id(number), named(retired)))
        .into();
    let numbers = |fields: &OwnFields| fields.iter().map(|(id, _)| id).collect::<Vec<_>>();
    let ids = |all: &[u128]| all.iter().map(|it| field_id(*it)).collect::<Vec<_>>();
    // one that is named twice stands once, one that is gone not at all, and new ones follow
    let fields = OwnFields::of(&known, &ids(&[3, 9, 3, 1]));
    assert_eq!(numbers(&fields), ids(&[3, 1, 2, 4]));
    for (moved, down, order) in
        [(1, false, [1, 3, 4, 2]), (3, true, [1, 3, 4, 2]), (4, true, [3, 1, 4, 2]), (3, false, [3, 1, 4, 2])]
    {
        assert_eq!(fields.moved(field_id(moved), down), ids(&order), "{moved} {down}");
    }
    assert_eq!(fields.called("区域"), Some(field_id(3)), "the first that is offered");
}

#[test]
fn a_retired_choice_is_offered_only_where_it_stands() {
    let list = field(OwnSort::One, &["华东", "-西北"]);
    let names = |held: &[u128]| {
        let held: BTreeSet<_> = held.iter().map(|it| choice_id(*it)).collect();
        list.offered(&held).map(|it| it.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(names(&[]), ["华东"]);
    assert_eq!(names(&[2]), ["华东", "西北"]);
}

#[test]
fn a_list_is_asked_for_what_was_entered() {
    let one = choice_id(1);
    let asked_one = one.to_string();
    for (sort, asked, value, fits) in [
        (OwnSort::Text, "", None, true),
        (OwnSort::Text, "", Some(OwnValue::Text("夜里收货".to_owned())), false),
        (OwnSort::Text, "夜里", Some(OwnValue::Text("三班倒，夜里收货".to_owned())), true),
        (OwnSort::Text, "ＤＮ 50", Some(OwnValue::Text("口径 dn  50".to_owned())), true),
        (OwnSort::Text, "夜里", None, false),
        (OwnSort::Number, "1000..2000", Some(number(1_000)), true),
        (OwnSort::Number, "1000..2000", Some(number(2_001)), false),
        (OwnSort::Number, "..0", Some(number(-1)), true),
        (OwnSort::Amount, "100..", Some(OwnValue::Amount(Money::cny(100))), true),
        (OwnSort::Amount, "100..", Some(OwnValue::Amount(Money::cny(99))), false),
        (OwnSort::Amount, "100..", Some(OwnValue::Amount(Money::new(200, Currency::USD))), false),
        (OwnSort::Day, "2026-01-01..2026-03-31", Some(OwnValue::Day(day("2026-03-31"))), true),
        (OwnSort::Day, "2026-01-01..2026-03-31", Some(OwnValue::Day(day("2026-04-01"))), false),
        (OwnSort::Day, "2026-01-01..", None, false),
        (OwnSort::YesNo, "no", Some(OwnValue::YesNo(false)), true),
        (OwnSort::YesNo, "no", None, false),
        (OwnSort::YesNo, "yes", Some(OwnValue::YesNo(false)), false),
        (OwnSort::One, &asked_one, Some(OwnValue::One(one)), true),
        (OwnSort::One, &asked_one, Some(OwnValue::One(choice_id(2))), false),
        (OwnSort::Several, &asked_one, Some(several(&[1, 2])), true),
        (OwnSort::Several, &asked_one, Some(several(&[2])), false),
        // a value of another sort than the field has now is not what is asked for
        (OwnSort::Number, "0..", Some(OwnValue::Text("1".to_owned())), false),
    ] {
        let wanted = OwnWanted::read(sort, asked).expect("it says something");
        assert_eq!(wanted.fits(value.as_ref()), fits, "{sort:?} {asked} {value:?}");
        assert_eq!(wanted.asked(), asked, "it is written as it was read");
    }
    for (sort, asked) in [
        (OwnSort::Text, " "),
        (OwnSort::Number, "12"),
        (OwnSort::Number, ".."),
        (OwnSort::Number, "a..b"),
        (OwnSort::Amount, "1..x"),
        (OwnSort::Day, "2026-02-30.."),
        (OwnSort::YesNo, "maybe"),
        (OwnSort::One, "华东"),
    ] {
        assert_eq!(OwnWanted::read(sort, asked), None, "{sort:?} {asked:?} says nothing");
    }
}

#[test]
fn what_a_list_is_asked_for_reads_as_words() {
    let (zh, en) = (Text::new(Locale::Zh), Text::new(Locale::En));
    let list = field(OwnSort::One, &["华东"]);
    let span = |from: Option<i64>, to: Option<i64>| OwnWanted::Amounts(from, to);
    for (wanted, in_chinese, in_english) in [
        (OwnWanted::Unfilled, "区域 未填", "区域 is not set"),
        (OwnWanted::words("夜里".to_owned()), "区域 含有 夜里", "区域 contains 夜里"),
        (span(Some(100), Some(200)), "区域 从 ¥1.00 到 ¥2.00", "区域 from ¥1.00 to ¥2.00"),
        (span(Some(100), Some(100)), "区域 是 ¥1.00", "区域 is ¥1.00"),
        (span(Some(100), None), "区域 不低于 ¥1.00", "区域 at least ¥1.00"),
        (span(None, Some(200)), "区域 不高于 ¥2.00", "区域 at most ¥2.00"),
        (OwnWanted::Days(Some(day("2026-03-31")), None), "区域 从 2026年3月31日 起", "区域 from 31 Mar 2026 on"),
        (OwnWanted::Days(None, Some(day("2026-03-31"))), "区域 到 2026年3月31日 为止", "区域 up to 31 Mar 2026"),
        (OwnWanted::Is(true), "区域 是 是", "区域 is Yes"),
        (OwnWanted::Choice(choice_id(1)), "区域 是 华东", "区域 is 华东"),
    ] {
        assert_eq!(zh.own_wanted(&list, &wanted), in_chinese);
        assert_eq!(en.own_wanted(&list, &wanted), in_english);
    }
}

fn customer(number: u64, own: &[(u128, OwnValue)]) -> Customer {
    let id = Uuid::from_u64_pair(0x0193_f2a1_c0de_7000, 0x8000_0000_0000_0000 | number);
    let written = json!({ "id": id, "name": "Harbour Pumps Ltd", "kind": "organisation" });
    let mut customer: Customer = serde_json::from_value(written).expect("a customer");
    customer.own = own.iter().map(|(id, value)| (field_id(*id), value.clone())).collect();
    customer
}

#[test]
fn many_customers_get_one_value_or_none_and_who_has_it_is_left_alone() {
    let was = customer(1, &[(1, number(1_000)), (2, OwnValue::YesNo(true))]);
    let set = BulkChange::Own(field_id(1), Some(number(2_000)));
    let changed = customer(1, &[(1, number(2_000)), (2, OwnValue::YesNo(true))]);
    assert_eq!(set.applied(&was), Some(changed.clone()));
    assert_eq!(set.applied(&changed), None);
    let clear = BulkChange::Own(field_id(1), None);
    let cleared = customer(1, &[(2, OwnValue::YesNo(true))]);
    assert_eq!(clear.applied(&was), Some(cleared.clone()));
    assert_eq!(clear.applied(&cleared), None);
}

#[test]
fn two_customers_made_one_keep_what_either_entered_and_the_picked_value_where_they_differ() {
    let first = customer(1, &[(1, number(1_000)), (2, OwnValue::YesNo(true))]);
    let second = customer(2, &[(1, number(9_000)), (3, OwnValue::Text("夜里收货".to_owned()))]);
    let own: Vec<Part> = Part::of(&first, &second).into_iter().filter(|it| matches!(it, Part::Own(_))).collect();
    assert_eq!(own, [1, 2, 3].map(|it| Part::Own(field_id(it))));
    let usual = |part: Part| Some(part.usual(&first, &second, Side::First, false));
    let one = merged(&first, &second, Side::First, usual);
    let expected =
        customer(1, &[(1, number(1_000)), (2, OwnValue::YesNo(true)), (3, OwnValue::Text("夜里收货".to_owned()))]);
    assert_eq!(one.own, expected.own);
    let theirs = |part: Part| if part == Part::Own(field_id(1)) { Some(Pick::Of(Side::Second)) } else { usual(part) };
    assert_eq!(merged(&first, &second, Side::First, theirs).own.get(&field_id(1)), Some(&number(9_000)));
}

fn any_value() -> impl Strategy<Value = (OwnSort, OwnValue)> {
    let choices = prop::collection::btree_set(1_u128..4, 1..4);
    prop_oneof![
        "[a-z客户，]{1,12}".prop_map(|text| (OwnSort::Text, OwnValue::Text(text))),
        (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(|it| (OwnSort::Number, number(it))),
        any::<i64>()
            .prop_filter("not the very last", |it| *it > i64::MIN)
            .prop_map(|minor| { (OwnSort::Amount, OwnValue::Amount(Money::cny(minor))) }),
        (1900_i32..=9999, 1_u32..=12, 1_u32..=28)
            .prop_map(|(y, m, d)| (OwnSort::Day, OwnValue::Day(Date::new(y, m, d).expect("a day")))),
        any::<bool>().prop_map(|yes| (OwnSort::YesNo, OwnValue::YesNo(yes))),
        (1_u128..4).prop_map(|it| (OwnSort::One, OwnValue::One(choice_id(it)))),
        choices.prop_map(|all| { (OwnSort::Several, several(&all.into_iter().collect::<Vec<_>>())) }),
    ]
}

proptest! {
    /// What stands in the box of a form is read as the value it was made of, and a record gives it back.
    #[test]
    fn a_value_survives_its_box_and_its_record((sort, value) in any_value()) {
        let list = field(sort, &["华东", "华南", "-西北"]);
        prop_assert_eq!(value.sort(), sort);
        prop_assert_eq!(read_own(&list, &boxed_own(&value)), Ok(Some(value.clone())));
        let kept = serde_json::to_value(&value).expect("JSON");
        prop_assert_eq!(serde_json::from_value::<OwnValue>(kept).expect("a value"), value);
    }

    /// Whatever stands in an address is read or passed over, and what is read is written back as it was.
    #[test]
    fn any_question_is_read_or_passed_over(at in 0_usize..7, asked in "[0-9a-z.x -]{0,24}") {
        if let Some(wanted) = OwnWanted::read(OwnSort::ALL[at], &asked) {
            let again = OwnWanted::read(OwnSort::ALL[at], &wanted.asked());
            prop_assert_eq!(again, Some(wanted));
        }
    }
}
