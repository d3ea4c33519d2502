//! The right to use our marks and materials (G6 `licence`): for what, and who else may.

use counterpart::domain::contract::Contract;
use counterpart::domain::contract::clause::ClauseId;
use counterpart::domain::contract::field;
use counterpart::domain::contract::licence::LicenceForm;
use counterpart::domain::contract::wording::Wording;
use counterpart::domain::problem::Place;
use counterpart::export::paper::{Block, Columns, Span, compose};

use super::contracts;
use super::variants::BOTH;

/// The paragraph of G6 that grants the right. We are Party B of a distribution contract.
fn granted(contract: &Contract) -> Columns {
    let (own, customer) = contracts::latin_parties();
    let paper = compose(contract, &own, &customer, BOTH);
    let article = paper.article(ClauseId::IntellectualProperty).expect("printed").clone();
    let found = article.blocks.into_iter().find_map(|block| match block {
        Block::Paragraph(it) if it.text.zh_text().contains("许可") => Some(it.text),
        Block::Paragraph(_) | Block::Table(_) => None,
    });
    found.expect("a right is granted")
}

fn with(form: LicenceForm, scope: Wording) -> Contract {
    let mut contract = contracts::distribution();
    contract.intellectual_property.licence_form = form;
    contract.intellectual_property.licence_scope = scope;
    contract
}

/// What the terms on the right say, in both languages.
fn check(form: LicenceForm, scope: Wording, zh: &[&str], en: &[&str]) {
    let text = granted(&with(form, scope));
    let (in_zh, in_en) = (text.zh_text(), text.en_text());
    for words in zh {
        assert!(in_zh.contains(words), "{form:?}: {words} in {in_zh}");
    }
    for words in en {
        assert!(in_en.contains(words), "{form:?}: {words} in {in_en}");
    }
}

#[test]
fn the_right_to_use_marks_says_who_else_may() {
    check(
        LicenceForm::NonExclusive,
        Wording::default(),
        &["为推广和使用本合同产品非独占地使用乙方提供的标识和资料，甲方不得转许可，也不得注册相同或者近似标识。"],
        &[
            "Party B grants Party A a non-exclusive right, during the term and in ",
            "without sublicensing them or registering",
        ],
    );
    check(
        LicenceForm::Sole,
        Wording::default(),
        &[
            "为推广和使用本合同产品以排他许可方式使用乙方提供的标识和资料",
            "乙方不得再许可他人使用，但乙方可以自行使用。",
        ],
        &[
            "Party B grants Party A a sole right, during the term",
            "allows nobody else to use them, but may use them itself.",
        ],
    );
    check(
        LicenceForm::Exclusive,
        Wording::default(),
        &[
            "为推广和使用本合同产品以独占许可方式使用乙方提供的标识和资料",
            "乙方不得再许可他人使用，乙方也不得自行使用。",
        ],
        &["Party B grants Party A an exclusive right, during the term", "nor uses them itself."],
    );
    let plain = granted(&contracts::distribution());
    for words in ["在上述范围和用途内", "There and for that purpose"] {
        assert!(!plain.zh_text().contains(words) && !plain.en_text().contains(words), "{words}");
    }
}

#[test]
fn the_right_to_use_marks_may_be_for_one_purpose_only() {
    // a stop that somebody typed is not printed twice
    let scope = Wording::new("经销门店的陈列。", "display in the outlets.");
    check(
        LicenceForm::NonExclusive,
        scope.clone(),
        &[
            "就本合同产品非独占地使用乙方提供的标识和资料，仅用于下列用途：经销门店的陈列。甲方不得转许可，也不得注册相同或者近似标识。",
        ],
        &[
            "to use the marks and materials that Party B provides for the Products, for this purpose only: display in the \
             outlets. Party A shall not sublicense them or register the same or similar marks.",
        ],
    );
    let text = granted(&with(LicenceForm::NonExclusive, scope));
    assert!(!text.zh_text().contains("为推广和使用"), "{}", text.zh_text());
    // what is printed comes from the terms, in both languages
    for (place, zh, en) in [
        (field::PROPERTY_LICENCE_FORM, "非独占地", "a non-exclusive right"),
        (field::PROPERTY_LICENCE_SCOPE, "经销门店的陈列", "display in the outlets"),
    ] {
        for (spans, words) in [(&text.zh, zh), (&text.en, en)] {
            let told = spans.iter().filter(|it| it.place() == Some(Place::of(place)));
            assert_eq!(told.map(Span::text).collect::<Vec<_>>(), [words], "{place}");
        }
    }
}

#[test]
fn a_right_in_the_usual_form_is_kept_as_it_was_before_there_was_a_choice() {
    let old = serde_json::to_value(contracts::distribution()).expect("written");
    let terms = &old["intellectual_property"];
    assert!(terms.get("licence_form").or(terms.get("licence_scope")).is_none(), "an old record keeps its bytes");
    let read: Contract = serde_json::from_value(old).expect("read");
    assert_eq!(read.intellectual_property.licence_form, LicenceForm::NonExclusive);
    for (form, word) in [(LicenceForm::Sole, "sole"), (LicenceForm::Exclusive, "exclusive")] {
        let contract = with(form, Wording::same("Display"));
        let written = serde_json::to_value(&contract).expect("written");
        assert_eq!(written["intellectual_property"]["licence_form"], word);
        assert_eq!(serde_json::from_value::<Contract>(written).expect("read"), contract);
    }
}
