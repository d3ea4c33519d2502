//! Rules on language (`contract-rules.md` 2.8).

use std::borrow::Cow;

use super::Case;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::lexicon::begun::BEGUN;
use super::lexicon::script::{has_simplified, has_traditional};
use super::noun::Noun;
use super::usual::Usual;
use crate::domain::contract::disputes::Forum;
use crate::domain::contract::field;
use crate::domain::contract::general::GoverningLaw;
use crate::domain::contract::party::{ChineseScript, ContractLanguage, Prevailing};
use crate::domain::own_clause::blank::Filled;
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
    own_clauses(case, found);
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

/// A text that was written in one language only though the paper prints another, and one in another script than it should be.
fn texts(case: &Case<'_>, found: &mut Findings) {
    let (zh, en) = match case.contract.language {
        ContractLanguage::Zh => (true, false),
        ContractLanguage::En => (false, true),
        ContractLanguage::Both { .. } => (true, true),
    };
    for (place, words) in case.written() {
        let (no_zh, no_en) = (words.zh.trim().is_empty(), words.en.trim().is_empty());
        let missing = match (no_zh, no_en) {
            (true, false) if zh => Some(Noun::Chinese),
            (false, true) if en => Some(Noun::English),
            (true | false, true | false) => None,
        };
        if let Some(noun) = missing {
            found.add(Lng::R03, place, vec![Value::Field(place.field), Value::Noun(noun)]);
        }
        script(case, place, Value::Field(place.field), &words.zh, found);
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

/// Clauses of one's own, each with its heading and with what somebody wrote into its blanks.
fn own_clauses(case: &Case<'_>, found: &mut Findings) {
    for (id, article) in case.contract.own_in_order() {
        let filled = article.blanks.iter().filter_map(|it| match &it.filled {
            Some(Filled::Text(words)) => Some(words),
            Some(Filled::Number(_) | Filled::Money(_) | Filled::Date(_) | Filled::Percent(_)) | None => None,
        });
        let words = [&article.heading, &article.text].into_iter().chain(filled);
        let text = words.map(|it| it.zh.as_str()).collect::<Vec<_>>().join("\n");
        let called = if article.heading.is_blank() {
            Value::Field(field::OWN_CLAUSES)
        } else {
            Value::Words(article.heading.clone())
        };
        script(case, Place { field: field::OWN_CLAUSES, item: Item::Own(id) }, called, &text, found);
    }
}

/// A text in both scripts, or in simplified letters where the paper is in traditional ones: what was typed is printed as it is.
fn script(case: &Case<'_>, place: Place, called: Value, text: &str, found: &mut Findings) {
    let text = without_placeholders(text);
    if !has_simplified(&text) || BEGUN.contains(&text.trim()) {
        return;
    }
    let is_printed = case.contract.language != ContractLanguage::En;
    if has_traditional(&text) {
        found.add(Lng::R05, place, vec![called]);
    } else if is_printed && case.contract.general.script == ChineseScript::Traditional {
        found.add(Lng::R05, place, vec![called, Value::Noun(Noun::Simplified)]);
    }
}

/// A text without what stands in braces: names of ours, for which the paper puts in something else.
fn without_placeholders(text: &str) -> Cow<'_, str> {
    if !text.contains(['{', '｛']) {
        return Cow::Borrowed(text);
    }
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(['{', '｛']) {
        words.push_str(before);
        match after.split_once(['}', '｝']) {
            Some((_, behind)) => rest = behind,
            // one that is open to the end stands before words of the person
            None => rest = after,
        }
    }
    words.push_str(rest);
    Cow::Owned(words)
}
