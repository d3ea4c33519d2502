//! Rules on language (`contract-rules.md` 2.8).

use super::Case;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::lexicon::script::{SIMPLIFIED, TRADITIONAL};
use super::noun::Noun;
use super::usual::Usual;
use super::written::written;
use crate::domain::contract::disputes::Forum;
use crate::domain::contract::field;
use crate::domain::contract::general::GoverningLaw;
use crate::domain::contract::party::{ChineseScript, ContractLanguage, Prevailing};
use crate::domain::problem::{Item, Place};

super::rule::rules! {
    Lng {
        R01 "LNG-01" Warning Sure Any [CivilCode "466"];
        R02 "LNG-02" Error Sure Any [Integrity ""];
        R03 "LNG-03" Error Sure Any [Integrity ""];
        R04 "LNG-04" Advice MostlySure Any [CivilProcedure ""];
        R05 "LNG-05" Warning Sure Any [Integrity ""];
    }
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let language = case.contract.language;
    let equal = language == ContractLanguage::Both { prevailing: Prevailing::Equal };
    found.mend_if(equal, Lng::R01, Place::of(field::LANGUAGE), Fix::Usual(Usual::Prevailing));
    texts(case, found);
    names(case, found);
    let english = match language {
        ContractLanguage::En => true,
        ContractLanguage::Both { prevailing } => prevailing == Prevailing::En,
        ContractLanguage::Zh => false,
    };
    let mainland_court = match case.contract.disputes.forum {
        Forum::Litigation(_) | Forum::Either { .. } => case.contract.general.law == GoverningLaw::MainlandChina,
        Forum::Arbitration(_) | Forum::Open => false,
    };
    found.add_if(english && mainland_court, Lng::R04, Place::of(field::LANGUAGE));
}

/// A text that was written in one language only though the paper prints another, and a text in two scripts.
fn texts(case: &Case<'_>, found: &mut Findings) {
    let (zh, en) = match case.contract.language {
        ContractLanguage::Zh => (true, false),
        ContractLanguage::En => (false, true),
        ContractLanguage::Both { .. } => (true, true),
    };
    let traditional = case.contract.general.script == ChineseScript::Traditional;
    for (place, words) in written(case.contract) {
        let (no_zh, no_en) = (words.zh.trim().is_empty(), words.en.trim().is_empty());
        let missing = match (no_zh, no_en) {
            (true, false) if zh => Some(Noun::Chinese),
            (false, true) if en => Some(Noun::English),
            (true | false, true | false) => None,
        };
        if let Some(noun) = missing {
            found.add(Lng::R03, place, vec![Value::Field(place.field), Value::Noun(noun)]);
        }
        // the paper is in the other script, and what was typed is printed as it is
        let foreign = zh && traditional && !is_ours(place.field) && holds(&words.zh, SIMPLIFIED);
        if foreign || is_mixed(&words.zh) {
            found.add(Lng::R05, place, vec![Value::Field(place.field)]);
        }
    }
}

/// Goods and services that an English text can call by a Chinese name only.
fn names(case: &Case<'_>, found: &mut Findings) {
    if case.contract.language == ContractLanguage::Zh {
        return;
    }
    for (id, line) in &case.contract.lines {
        if line.is_chinese_only() {
            let place = Place { field: field::LINES, item: Item::Line(*id) };
            found.add(Lng::R03, place, vec![Value::Field(place.field), Value::Noun(Noun::English)]);
        }
    }
}

/// Whether a text holds characters that only the simplified script has, and others that only the traditional one has.
fn is_mixed(text: &str) -> bool {
    holds(text, TRADITIONAL) && holds(text, SIMPLIFIED)
}

/// Whether a text holds a character of this script that the other does not have.
fn holds(text: &str, script: &str) -> bool {
    text.chars().any(|letter| !letter.is_ascii() && script.contains(letter))
}

/// Whether a text begins with words of ours, which follow the script of the paper: the title, and why a clause does not apply.
fn is_ours(place: &str) -> bool {
    [
        field::TITLE,
        field::SHARING,
        field::DEVELOPMENT,
        field::TARGETS,
        field::SERVICE,
        field::SUPPORT,
        field::PAYMENT,
        field::BREACH,
        field::PERSONAL,
    ]
    .contains(&place)
}
