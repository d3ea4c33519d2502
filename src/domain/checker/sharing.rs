//! Rules on sharing of information (`contract-rules.md` 2.4).

use super::Case;
use super::facts::{Answer, LawPack};
use super::finding::{Findings, Value};
use super::lexicon::information::{
    DELICATE, FOR_MONEY, LISTS_OF_PERSONS, MARKET_FACTS, NOT_FOR_SALE, NOT_SOLD, PERSONS, VAGUE,
};
use super::lexicon::sides::NOT;
use super::noun::{Noun, number};
use super::said::{mentions, says};
use crate::domain::contract::clause::Clause;
use crate::domain::contract::field;
use crate::domain::contract::party::Side;
use crate::domain::contract::sharing::{
    EndAction, LegalBasis, PersonalMark, RecipientRole, SeparateConsent, ShareMode, SharedItem, Sharing,
};
use crate::domain::contract::wording::Wording;
use crate::domain::problem::{Item, Place};

super::rule::rules! {
    Inf {
        R01 "INF-01" Error Sure Any [Area "S1", PersonalInformationLaw "6"];
        R02 "INF-02" Error Sure Any [PersonalInformationLaw "17, 21, 23", Practice ""];
        R03 "INF-03" Warning Sure Any [PersonalInformationLaw "6"];
        R04 "INF-04" Error Sure Any [PersonalInformationLaw "13", Gdpr "6"];
        R05 "INF-05" Error Sure Cn [PersonalInformationLaw "23"];
        R06 "INF-06" Warning AskLawyer Cn [PersonalInformationLaw "13, 23"];
        R07 "INF-07" Error Sure Any [PersonalInformationLaw "10", CivilCode "111", CriminalLaw "253-1"];
        R08 "INF-08" Warning Sure Any [PersonalInformationLaw "19, 47"];
        R09 "INF-09" Warning AskLawyer Any [AntiMonopoly "17", Tfeu "101"];
        R10 "INF-10" Advice Sure Any [PersonalInformationLaw "6, 28"];
        R11 "INF-11" Advice Sure Any [Fairness ""];
    }
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    sale_of_persons(case, found);
    let Clause::Included(sharing) = &case.contract.sharing else { return };
    if sharing.mode == ShareMode::Nothing {
        return;
    }
    found.add_if(gives(sharing.mode) && sharing.register.is_empty(), Inf::R01, Place::of(field::SHARING_REGISTER));
    for (row, item) in sharing.register.iter().enumerate() {
        completeness(row, item, found);
        persons(row, item, case.facts.law, found);
        if kept_too_long(case, sharing, item) {
            found.add(Inf::R08, at(row), vec![number(row)]);
        }
        if case.facts.competitors == Answer::Yes && mentions(&item.what, MARKET_FACTS).is_some() {
            found.add(Inf::R09, at(row), Vec::new());
        }
        if let Some(what) = mentions(&item.what, DELICATE) {
            found.add(Inf::R10, at(row), vec![Value::Text(what.to_owned())]);
        }
    }
    one_way(sharing, found);
}

/// Whether rows of the register are given: aggregate figures need none (the default of S1 has an empty register).
const fn gives(mode: ShareMode) -> bool {
    match mode {
        ShareMode::Nothing | ShareMode::AggregateOnly => false,
        ShareMode::OursToThem | ShareMode::TheirsToUs | ShareMode::Mutual => true,
    }
}

const fn at(row: usize) -> Place {
    Place::row(field::SHARING_REGISTER, row)
}

fn completeness(row: usize, item: &SharedItem, found: &mut Findings) {
    let missing: Vec<Value> = [
        (item.what.is_blank(), Noun::SharedContent),
        (item.recipients.is_blank(), Noun::Recipients),
        (item.purpose.is_blank(), Noun::Purpose),
        (item.end < item.start, Noun::Period),
    ]
    .into_iter()
    .filter_map(|(missing, noun)| missing.then_some(Value::Noun(noun)))
    .collect();
    if !missing.is_empty() {
        found.add(Inf::R02, at(row), vec![number(row), Value::List(missing)]);
    }
    if is_vague(&item.purpose) {
        found.add(Inf::R03, at(row), vec![number(row)]);
    }
}

/// Whether a purpose is nothing but a phrase that fits anything.
fn is_vague(purpose: &Wording) -> bool {
    let bare = |text: &str| {
        let text = text.trim().trim_end_matches(['.', '\u{3002}', ';', '\u{ff1b}']).to_lowercase();
        VAGUE.contains(&text.as_str())
    };
    bare(&purpose.zh) || bare(&purpose.en)
}

fn persons(row: usize, item: &SharedItem, law: LawPack, found: &mut Findings) {
    if item.personal == PersonalMark::None {
        return;
    }
    match item.basis {
        LegalBasis::NotNeeded | LegalBasis::Open => found.add(Inf::R04, at(row), vec![number(row)]),
        // PIPL art. 13 has no such ground
        LegalBasis::LegitimateInterests if law == LawPack::Cn => found.add(Inf::R04, at(row), vec![number(row)]),
        LegalBasis::Consent => {
            let unconfirmed = item.separate_consent != SeparateConsent::Obtained;
            found.add_if(item.role == RecipientRole::Independent && unconfirmed, Inf::R05, at(row));
        }
        LegalBasis::ContractWithPerson
        | LegalBasis::LegalDuty
        | LegalBasis::Emergency
        | LegalBasis::PublicInterestNews
        | LegalBasis::LawfullyPublic
        | LegalBasis::LegitimateInterests
        | LegalBasis::OtherLaw => found.add_if(item.role == RecipientRole::Independent, Inf::R06, at(row)),
    }
}

/// A price on persons: an item of the price list, or words beside the register that put a fee on what it holds.
fn sale_of_persons(case: &Case<'_>, found: &mut Findings) {
    for (id, line) in &case.contract.lines {
        let name = Wording::same(line.name.clone());
        if says(&name, LISTS_OF_PERSONS, &[], &[NOT_FOR_SALE]).is_some() && line.unit_price.minor > 0 {
            found.add(Inf::R07, Place { field: field::LINES, item: Item::Line(*id) }, Vec::new());
        }
    }
    if let Clause::Included(sharing) = &case.contract.sharing {
        for (row, item) in sharing.register.iter().enumerate() {
            let sells = |words: &Wording| says(words, FOR_MONEY, &[], &[NOT_SOLD]).is_some();
            let priced = sells(&item.what) || sells(&item.purpose);
            found.add_if(item.personal != PersonalMark::None && priced, Inf::R07, at(row));
        }
    }
    let words = case.special;
    found.add_if(says(words, FOR_MONEY, &[PERSONS], &[NOT, NOT_SOLD]).is_some(), Inf::R07, Place::of(field::SPECIAL));
}

/// Whether a row outlives the contract and the days of giving back, without a law that says so.
fn kept_too_long(case: &Case<'_>, sharing: &Sharing, item: &SharedItem) -> bool {
    if item.end_action == EndAction::KeepByLaw {
        return false;
    }
    let Some(end) = case.last_day else { return false };
    let calendar = case.contract.definitions.calendar(&case.facts.calendar);
    sharing.return_within.by_the_day().last_day(end, calendar).is_ok_and(|last| item.end > last.value)
}

fn one_way(sharing: &Sharing, found: &mut Findings) {
    if sharing.mode != ShareMode::Mutual {
        return;
    }
    let gives = |side: Side| sharing.register.iter().any(|item| item.from == side);
    let only = match (gives(Side::Us), gives(Side::Them)) {
        (true, false) => Side::Us,
        (false, true) => Side::Them,
        (true, true) | (false, false) => return,
    };
    found.add(Inf::R11, Place::of(field::SHARING_MODE), vec![Value::Side(only)]);
}
