//! Rules on materials and support (`contract-rules.md` 2.5).

use super::Case;
use super::finding::Findings;
use super::fix::Fix;
use super::lexicon::customers::{ABSOLUTE, BY_SAMPLE, HOURS_OR_DAYS, SEALED, TO_A_PERSON};
use super::noun::number;
use super::said::mentions;
use super::usual::Usual;
use crate::domain::contract::clause::Clause;
use crate::domain::contract::field;
use crate::domain::contract::support::{BrandUse, LossRule, Support, SupportItem, SupportKind, SupportTitle};
use crate::domain::contract::wording::Wording;
use crate::domain::problem::{Item, Place};

super::rule::rules! {
    Sup {
        R01 "SUP-01" Error Sure Any [Practice ""];
        R02 "SUP-02" Warning Sure Any [Practice ""];
        R03 "SUP-03" Warning MostlySure Any [UnfairCompetition "8"];
        R04 "SUP-04" Warning MostlySure Any [TrademarkLaw ""];
        R05 "SUP-05" Advice Sure Any [CivilCode "635-636", SalesInterpretation "29"];
        R06 "SUP-06" Warning MostlySure Any [Advertising "9"];
        R07 "SUP-07" Advice Sure Any [Practice ""];
    }
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    advertising(case, found);
    samples(case, found);
    let Clause::Included(terms) = &case.contract.support else { return };
    for (row, item) in terms.items.iter().enumerate() {
        items(terms, row, item, found);
    }
    let marks = terms.items.iter().any(|item| matches!(item.kind, SupportKind::Brochure | SupportKind::Display));
    let unlicensed = terms.brand == BrandUse::None && marks;
    found.mend_if(unlicensed, Sup::R04, Place::of(field::SUPPORT_BRAND), Fix::Usual(Usual::Brand));
}

/// Whether nothing says when a loan goes back.
fn is_kept(terms: &Support, item: &SupportItem) -> bool {
    terms.return_within.n == 0 && item.returned_by().is_none()
}

fn items(terms: &Support, row: usize, item: &SupportItem, found: &mut Findings) {
    let place = Place::row(field::SUPPORT_ITEMS, row);
    match item.title {
        SupportTitle::Loan if terms.loss == LossRule::AsLaw || is_kept(terms, item) => {
            found.mend(Sup::R02, place, vec![number(row)], Fix::Usual(Usual::Loans));
        }
        SupportTitle::Gift => found.add_if(mentions(&item.what, TO_A_PERSON).is_some(), Sup::R03, place),
        SupportTitle::Open => found.add(Sup::R01, place, vec![number(row)]),
        SupportTitle::Loan | SupportTitle::Consumable | SupportTitle::Licence => {}
    }
    let timed = terms.training_hours > 0
        || [&item.what, &item.unit].into_iter().any(|words| mentions(words, HOURS_OR_DAYS).is_some());
    found.add_if(item.kind == SupportKind::Training && !timed, Sup::R07, place);
}

/// Sale by sample (arts 635, 636): the sample is a piece of the quality, or is sent with the materials.
fn samples(case: &Case<'_>, found: &mut Findings) {
    let contract = case.contract;
    if let Some(sample) = &contract.delivery.sample {
        found.add_if(sample.sealed_on.is_none(), Sup::R05, Place::of(field::DELIVERY_SAMPLE_SEALED));
        return;
    }
    let quality = &contract.delivery.quality;
    let sealed = mentions(quality, SEALED).is_some() || mentions(case.special, SEALED).is_some();
    let by_sample = mentions(quality, BY_SAMPLE).is_some() && !sealed;
    found.add_if(by_sample, Sup::R05, Place::of(field::DELIVERY_QUALITY));
    let by_sample = mentions(case.special, BY_SAMPLE).is_some() && !sealed;
    found.add_if(by_sample, Sup::R05, Place::of(field::SPECIAL));
}

/// Words that promote: the goods by their names, the materials, the special terms.
fn advertising(case: &Case<'_>, found: &mut Findings) {
    let contract = case.contract;
    for (id, line) in &contract.lines {
        let words = Wording::same(format!("{} {}", line.name, line.spec));
        let place = Place { field: field::LINES, item: Item::Line(*id) };
        found.add_if(mentions(&words, ABSOLUTE).is_some(), Sup::R06, place);
    }
    if let Clause::Included(terms) = &contract.support {
        for (row, item) in terms.items.iter().enumerate() {
            found.add_if(mentions(&item.what, ABSOLUTE).is_some(), Sup::R06, Place::row(field::SUPPORT_ITEMS, row));
        }
    }
    found.add_if(mentions(case.special, ABSOLUTE).is_some(), Sup::R06, Place::of(field::SPECIAL));
}
