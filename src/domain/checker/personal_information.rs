//! Rules on personal information (`contract-rules.md` 2.4).

use super::Case;
use super::facts::LawPack;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::lexicon::information::{GDPR, JOINT_HANDLING, NOT_PERSONALISED, PROFILING, TRANSFER_CLAUSES};
use super::lexicon::sides::NOT;
use super::noun::Noun;
use super::said::{mentions, says};
use super::usual::Usual;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::field;
use crate::domain::contract::protection::{CrossBorder, HandlingRoles, PersonalInformation, Route};
use crate::domain::contract::sharing::{PersonalMark, RecipientRole, SeparateConsent, ShareMode, SharedItem};
use crate::domain::problem::Place;

/// The longest wait before the other side hears of a leak (PIP-09).
const LEAK_HOURS: u16 = 24;

super::rule::rules! {
    Pip {
        R01 "PIP-01" Error Sure Any [PersonalInformationLaw "20-23, 51"];
        R02 "PIP-02" Error Sure Any [PersonalInformationLaw "28-30"];
        R03 "PIP-03" Error Sure Any [PersonalInformationLaw "31"];
        R04 "PIP-04" Error Sure Any [PersonalInformationLaw "21, 59", Gdpr "28"];
        R05 "PIP-05" Warning Sure Any [PersonalInformationLaw "20", Gdpr "26"];
        R06 "PIP-06" Warning Sure Any [PersonalInformationLaw "55-56"];
        R07 "PIP-07" Error AskLawyer Any [PersonalInformationLaw "38-39", CrossBorderRules ""];
        R08 "PIP-08" Advice AskLawyer Any [CrossBorderRules ""];
        R09 "PIP-09" Warning Sure Any [PersonalInformationLaw "57", Gdpr "33"];
        R10 "PIP-10" Warning Sure Any [PersonalInformationLaw "19, 47"];
        R11 "PIP-11" Warning Sure Any [PersonalInformationLaw "24"];
        R12 "PIP-12" Warning AskLawyer Any [Gdpr "26, 28, 44-46"];
    }
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    profiling(case, found);
    let rows = shared(case);
    let personal = |row: &&(usize, &SharedItem)| row.1.personal != PersonalMark::None;
    for (row, item) in rows.iter().filter(personal) {
        row_rules(case, *row, item, found);
    }
    let has_personal = rows.iter().any(|row| personal(&row));
    match &case.contract.personal_information {
        Clause::Included(terms) => {
            clause(terms, found);
            if has_personal {
                abroad(case, terms, found);
            }
        }
        Clause::NotApplicable { .. } => {
            found.mend_if(has_personal, Pip::R01, Place::of(field::PERSONAL), Fix::Usual(Usual::PersonalInformation));
        }
    }
    if has_personal {
        assessment(case, &rows, found);
    }
}

/// The rows of the register that are given, with their places in it.
fn shared<'a>(case: &Case<'a>) -> Vec<(usize, &'a SharedItem)> {
    match &case.contract.sharing {
        Clause::Included(sharing) if sharing.mode != ShareMode::Nothing => {
            sharing.register.iter().enumerate().collect()
        }
        Clause::Included(_) | Clause::NotApplicable { .. } => Vec::new(),
    }
}

fn row_rules(case: &Case<'_>, row: usize, item: &SharedItem, found: &mut Findings) {
    let at = Place::row(field::SHARING_REGISTER, row);
    let agreed = item.separate_consent == SeparateConsent::Obtained;
    match item.personal {
        PersonalMark::None | PersonalMark::Ordinary => {}
        PersonalMark::Sensitive => found.add_if(!agreed, Pip::R02, at),
        // the consent of a child under fourteen is its guardian's
        PersonalMark::UnderFourteen => found.add_if(!agreed, Pip::R03, at),
    }
    match item.role {
        RecipientRole::Independent => {}
        RecipientRole::Joint => {
            let split = mentions(case.special, JOINT_HANDLING).is_some();
            found.add_if(!split, Pip::R05, at);
        }
        RecipientRole::Entrusted => {
            let missing = entrustment_lacks(case, item);
            if !missing.is_empty() {
                found.add(Pip::R04, at, vec![Value::List(missing)]);
            }
        }
    }
}

/// What the terms lack for handling on another's behalf. The manner is the register's channel, the end its last action.
fn entrustment_lacks(case: &Case<'_>, item: &SharedItem) -> Vec<Value> {
    let mut missing = Vec::new();
    let mut lacks = |wrong: bool, noun| {
        if wrong {
            missing.push(Value::Noun(noun));
        }
    };
    lacks(item.what.is_blank(), Noun::SharedContent);
    match &case.contract.personal_information {
        Clause::NotApplicable { .. } => lacks(true, Noun::Entrustment),
        Clause::Included(terms) => {
            match &terms.roles {
                HandlingRoles::Independent => lacks(true, Noun::Entrustment),
                HandlingRoles::Entrusted { purpose, .. } => lacks(purpose.is_blank(), Noun::Purpose),
            }
            lacks(terms.retention.n == 0, Noun::Period);
            lacks(terms.measures.is_empty(), Noun::ProtectiveMeasures);
            lacks(terms.answer_within.n == 0, Noun::PersonsRights);
        }
    }
    missing
}

fn clause(terms: &PersonalInformation, found: &mut Findings) {
    match terms.cross_border {
        CrossBorder::None | CrossBorder::By(Route::StandardContract | Route::Certification | Route::Assessment) => {}
        CrossBorder::By(Route::Undecided) => found.add_if(true, Pip::R07, Place::of(field::PERSONAL_CROSS_BORDER)),
        CrossBorder::By(Route::Exempt) => found.add_if(true, Pip::R08, Place::of(field::PERSONAL_CROSS_BORDER)),
    }
    let slow = terms.breach_notice_hours == 0 || terms.breach_notice_hours > LEAK_HOURS;
    found.mend_if(slow, Pip::R09, Place::of(field::PERSONAL_BREACH_HOURS), Fix::Usual(Usual::BreachNotice));
    let open = terms.retention.n == 0;
    found.mend_if(open, Pip::R10, Place::of(field::PERSONAL_RETENTION), Fix::Usual(Usual::Retention));
}

/// What European law wants besides: words on the roles, and for transfers the standard clauses.
fn abroad(case: &Case<'_>, terms: &PersonalInformation, found: &mut Findings) {
    if !matches!(case.facts.law, LawPack::Eu | LawPack::Uk) {
        return;
    }
    let roles = mentions(case.special, GDPR).is_some();
    let tool = match terms.cross_border {
        CrossBorder::None => true,
        CrossBorder::By(_) => mentions(case.special, TRANSFER_CLAUSES).is_some(),
    };
    found.add_if(!(roles && tool), Pip::R12, Place::of(field::PERSONAL));
}

/// The assessment comes before the first day of use (arts 55, 56).
fn assessment(case: &Case<'_>, rows: &[(usize, &SharedItem)], found: &mut Findings) {
    let personal = rows.iter().filter(|(_, item)| item.personal != PersonalMark::None);
    let Some(first) = personal.map(|(_, item)| item.start).min() else { return };
    let done = case.contract.circumstances.impact_assessment;
    found.add_if(done.is_none_or(|on| on > first), Pip::R06, Place::of(field::CIRCUMSTANCES_ASSESSMENT));
}

fn profiling(case: &Case<'_>, found: &mut Findings) {
    for (place, words) in case.written() {
        let words = &*case.read(words);
        let fair = mentions(words, NOT_PERSONALISED).is_some();
        found.add_if(!fair && says(words, PROFILING, &[], &[NOT]).is_some(), Pip::R11, place);
    }
}
