//! By what two records are the same, as a clerk would say it.

use counterpart::search::same::{By, Party, Sign, common, core_name, folded_name, of_person, phone_numbers, signs};
use proptest::prelude::*;

/// Name, code, number, e-mail, telephone.
type Written = (&'static str, &'static str, &'static str, &'static str, &'static str);

fn known((name, code, number, email, phone): Written) -> Vec<Sign> {
    signs(&Party { name, code, number, email, phones: [phone, ""] })
}

const NOTHING: &[By] = &[];

#[test]
fn two_records_are_the_same_by_code_name_number_e_mail_or_telephone() {
    let rows: &[(&str, Written, Written, &[By])] = &[
        (
            "one code, two names",
            ("丰信科技", "91310000MA1FL0XX12", "", "", ""),
            ("FX", "９１３１００００ｍａ１ｆｌ０ｘｘ１２", "", "", ""),
            &[By::Code],
        ),
        (
            "full width, spaces, brackets",
            ("ABC（上海）有限公司", "", "", "", ""),
            ("ＡＢＣ (上海) 有限公司", "", "", "", ""),
            &[By::Name],
        ),
        (
            "traditional characters",
            ("臺灣電子股份有限公司", "", "", "", ""),
            ("台湾电子股份有限公司", "", "", "", ""),
            &[By::Name],
        ),
        (
            "capitals and dots",
            ("Harbour Pumps Co., Ltd.", "", "", "", ""),
            ("HARBOUR PUMPS CO LTD", "", "", "", ""),
            &[By::Name],
        ),
        (
            "another legal form",
            ("上海丰信环保有限公司", "", "", "", ""),
            ("上海丰信环保股份有限公司", "", "", "", ""),
            &[By::CoreName],
        ),
        (
            "with and without the form",
            ("上海丰信环保有限责任公司", "", "", "", ""),
            ("上海丰信环保", "", "", "", ""),
            &[By::CoreName],
        ),
        (
            "Ltd and Limited",
            ("Harbour Pumps Ltd", "", "", "", ""),
            ("Harbour Pumps Limited", "", "", "", ""),
            &[By::CoreName],
        ),
        (
            "GmbH and Inc.",
            ("Müller Pumpen GmbH", "", "", "", ""),
            ("Muller Pumpen Inc.", "", "", "", ""),
            &[By::CoreName],
        ),
        (
            "GmbH & Co. KG",
            ("Müller Pumpen GmbH & Co. KG", "", "", "", ""),
            ("Müller Pumpen GmbH", "", "", "", ""),
            &[By::CoreName],
        ),
        (
            "three characters are too few without the form",
            ("长安局有限公司", "", "", "", ""),
            ("长安局股份有限公司", "", "", "", ""),
            NOTHING,
        ),
        ("another name", ("上海丰信环保有限公司", "", "", "", ""), ("上海丰盛环保有限公司", "", "", "", ""), NOTHING),
        ("our number", ("甲", "", "KH-0118", "", ""), ("乙", "", "kh 0118", "", ""), &[By::Number]),
        (
            "e-mail in capitals",
            ("甲", "", "", "Sales@Fengxin.example", ""),
            ("乙", "", "", "sales@fengxin.example", ""),
            &[By::Email],
        ),
        (
            "one of several addresses",
            ("甲", "", "", "a@x.example; b@x.example", ""),
            ("乙", "", "", "b@x.example", ""),
            &[By::Email],
        ),
        ("country code", ("甲", "", "", "", "+86 138 0013 8000"), ("乙", "", "", "", "13800138000"), &[By::Phone]),
        ("0086, dashes", ("甲", "", "", "", "0086-138-0013-8000"), ("乙", "", "", "", "138-00138000"), &[By::Phone]),
        (
            "the zero before the area",
            ("甲", "", "", "", "0755-2680 5566"),
            ("乙", "", "", "", "+86 755 26805566"),
            &[By::Phone],
        ),
        (
            "full-width digits",
            ("甲", "", "", "", "０２１－５８８８０００１"),
            ("乙", "", "", "", "(021) 5888 0001"),
            &[By::Phone],
        ),
        (
            "one of two numbers",
            ("甲", "", "", "", "021-58880001 / 13800138000"),
            ("乙", "", "", "", "13800138000"),
            &[By::Phone],
        ),
        ("an extension is no number", ("甲", "", "", "", "8001"), ("乙", "", "", "", "8001"), NOTHING),
        (
            "the same of all",
            ("上海丰信环保有限公司", "91310000MA1FL0XX12", "KH-1", "a@x.example", "58880001"),
            ("上海丰信环保有限公司", "91310000MA1FL0XX12", "KH-1", "a@x.example", "58880001"),
            &[By::Code, By::Name, By::Number, By::Email, By::Phone],
        ),
        (
            "two codes are two legal persons",
            ("上海丰信环保有限公司", "91310000MA1FL0XX12", "KH-1", "a@x.example", "58880001"),
            ("上海丰信环保有限公司", "91310000MA1FL0XX99", "KH-1", "a@x.example", "58880001"),
            NOTHING,
        ),
        (
            "one without a code may be either",
            ("上海丰信环保有限公司", "91310000MA1FL0XX12", "", "", ""),
            ("上海丰信环保有限公司", "", "", "", ""),
            &[By::Name],
        ),
        ("nothing is not the same as nothing", ("", "", "", "", ""), ("", "", "", "", ""), NOTHING),
    ];
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(case, a, b, expected)| {
            let found = common(&known(*a), &known(*b));
            (found != *expected).then(|| format!("{case}: {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_person_is_known_by_how_they_are_reached() {
    let wang = of_person("wang@x.example", "138 0013 8000");
    assert_eq!(common(&wang, &of_person("", "+86 13800138000")), [By::Phone]);
    assert_eq!(common(&wang, &of_person("WANG@x.example", "")), [By::Email]);
    assert_eq!(common(&wang, &of_person("li@x.example", "13900139000")), NOTHING);
}

#[test]
fn names_and_numbers_have_one_spelling() {
    for (written, folded, core) in [
        ("上海 丰信（环保）有限公司", "上海丰信环保有限公司", "上海丰信环保"),
        ("豐信環保集團有限公司", "丰信环保集团有限公司", "丰信环保"),
        ("Café Noir S.à r.l.", "cafenoirsarl", "cafenoirsarl"),
        ("Ｏｃｅａｎ Ｃｏ．，　Ｌｔｄ", "oceancoltd", "ocean"),
        ("Sunrise Trading Pte. Ltd.", "sunrisetradingpteltd", "sunrisetrading"),
        ("有限公司", "有限公司", "有限公司"),
        ("—", "", ""),
    ] {
        assert_eq!(folded_name(written), folded, "{written}");
        assert_eq!(core_name(folded), core, "{written}");
    }
    for (written, numbers) in [
        ("+86 (0)21 5888 0001", vec!["2158880001"]),
        ("86-10-86123456", vec!["1086123456"]),
        // eight digits of one's own area, which begin like the country
        ("86123456", vec!["86123456"]),
        ("400 000 0001；139 0000 0041", vec!["4000000001", "13900000041"]),
        ("12345", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(phone_numbers(written).collect::<Vec<_>>(), numbers, "{written}");
    }
}

fn word() -> impl Strategy<Value = String> {
    proptest::string::string_regex("[丰豐信臺台Ａa有限公司GmbHé（) .,0８6+-]{0,14}").expect("a pattern")
}

fn party() -> impl Strategy<Value = Vec<Sign>> {
    // few values each, so that many are shared
    let few = |all: &'static [&'static str]| proptest::sample::select(all);
    (
        few(&["", "丰信环保有限公司", "豐信環保", "港湾泵业", "港灣泵業有限公司"]),
        few(&["", "A1", "B2"]),
        few(&["", "1", "2"]),
        few(&["", "a@x.example", "A@X.example", "b@x.example"]),
        few(&["", "13800138000", "+8613800138000", "02158880001"]),
    )
        .prop_map(|(name, code, number, email, phone)| signs(&Party { name, code, number, email, phones: [phone, ""] }))
}

proptest! {
    #[test]
    fn a_spelling_is_its_own_spelling(text in word()) {
        let folded = folded_name(&text);
        prop_assert_eq!(folded_name(&folded), folded.clone());
        prop_assert_eq!(core_name(core_name(&folded)), core_name(&folded));
        for number in phone_numbers(&text) {
            prop_assert_eq!(phone_numbers(&number).collect::<Vec<_>>(), vec![number]);
        }
    }

    #[test]
    fn to_be_the_same_is_mutual(a in party(), b in party()) {
        prop_assert_eq!(common(&a, &b), common(&b, &a));
    }

    #[test]
    fn whoever_has_a_sign_is_the_same_as_itself(a in party()) {
        prop_assert_eq!(common(&a, &a).is_empty(), a.is_empty());
    }
}
