//! Rules on the general part (`contract-rules.md` 2.8).

use super::Case;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::lexicon::form::{ALONE, ASSIGN, CHANGEABLE, EITHER_SIDE, RIGHT_TO, THIS_CONTRACT};
use super::lexicon::sides::NOT;
use super::said::{Searched, side_that};
use super::usual::Usual;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::general::{ByEmail, Precedence, Receivables, ServiceOfProcess};
use crate::domain::contract::party::Side;
use crate::domain::contract::support::{Support, SupportTitle};
use crate::domain::contract::targets::Incentive;
use crate::domain::contract::{Contract, field};
use crate::domain::problem::Place;

super::rule::rules! {
    Gen {
        R01 "GEN-01" Warning Sure Any [Practice ""];
        R02 "GEN-02" Advice MostlySure Any [Practice ""];
        R03 "GEN-03" Warning Sure Any [CivilCode "551, 555", Fairness ""];
        R04 "GEN-04" Advice Sure Any [CivilCode "545"];
        R05 "GEN-05" Error AskLawyer Any [CivilCode "543, 497"];
        R06 "GEN-06" Error Sure Any [Integrity ""];
        R07 "GEN-07" Advice Sure Any [Practice ""];
        R08 "GEN-08" Warning Sure Any [Honesty ""];
        R09 "GEN-09" Warning Sure Any [UnfairCompetition "8"];
    }
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let (own, customer) = (case.own, case.customer);
    // where no e-mail is a notice none is needed
    let by_email = case.contract.notices.by_email != ByEmail::Never;
    for (side, place, address, email) in [
        (Side::Us, field::OWN_ENTITY, &own.address.line, &own.email),
        (Side::Them, field::CUSTOMER, &customer.address.line, &customer.email),
    ] {
        if address.trim().is_empty() || (by_email && email.trim().is_empty()) {
            found.add(Gen::R01, Place::of(place), vec![Value::Side(side)]);
        }
    }
    let terms = &case.contract.general;
    let unsaid = case.contract.notices.service == ServiceOfProcess::NotStated;
    found.mend_if(unsaid, Gen::R02, Place::of(field::NOTICES_SERVICE), Fix::Usual(Usual::ServiceOfProcess));
    let banned = terms.receivables == Receivables::WithConsent;
    found.mend_if(banned, Gen::R04, Place::of(field::GENERAL_RECEIVABLES), Fix::Usual(Usual::Receivables));
    let unordered = terms.precedence == Precedence::NotStated && case.contract.annexes().next().is_some();
    found.mend_if(unordered, Gen::R07, Place::of(field::GENERAL_PRECEDENCE), Fix::Usual(Usual::Precedence));
    let bare = case.contract.leaves_out(ClauseId::Compliance) && gives(case.contract);
    found.mend_if(bare, Gen::R09, Place::of(field::GENERAL_COMPLIANCE), Fix::Usual(Usual::Compliance));
    special(case, found);
}

/// Whether one side gives the other more than goods for their price: an incentive, or gifts.
fn gives(contract: &Contract) -> bool {
    let rewarded = contract.targets.terms().is_some_and(|it| it.incentive != Incentive::None);
    let given = |it: &Support| it.items.iter().any(|item| item.title == SupportTitle::Gift);
    rewarded || contract.support.terms().is_some_and(given)
}

/// What the person's own words may hold; that they were not checked is said wherever there are any.
fn special(case: &Case<'_>, found: &mut Findings) {
    let place = Place::of(field::SPECIAL);
    if case.own_words.is_blank() {
        return;
    }
    let with = [RIGHT_TO, THIS_CONTRACT];
    let one_sided = side_that(case.special_in_letters, case.contract, ASSIGN, &with, &[NOT, EITHER_SIDE]).is_some();
    found.add_if(one_sided, Gen::R03, place);
    if let Some((side, term)) = changes_alone(case.special_in_letters, case.contract) {
        found.add(Gen::R05, place, vec![Value::Side(side), Value::Text(term.to_owned())]);
    }
    found.add_if(true, Gen::R08, place);
}

/// Which side may change terms by itself, by the special terms, and which term.
pub(super) fn changes_alone(special_in_letters: &impl Searched, contract: &Contract) -> Option<(Side, &'static str)> {
    side_that(special_in_letters, contract, CHANGEABLE, &[ALONE], &[NOT, EITHER_SIDE])
}
