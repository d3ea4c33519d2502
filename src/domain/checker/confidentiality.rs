//! Rules on confidentiality (`contract-rules.md` 2.8).

use super::Case;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::lexicon::form::STATE_GRADES;
use super::said::mentions;
use super::usual::Usual;
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::contract::field;
use crate::domain::contract::party::{Side, Who};
use crate::domain::contract::plan::Period;
use crate::domain::contract::sharing::{ShareMode, Sharing};
use crate::domain::problem::Place;

/// The shortest secrecy after the end (CON-03).
const SHORTEST: Period = Period::months(12);

super::rule::rules! {
    Con {
        R01 "CON-01" Warning Sure Any [CivilCode "501, 509", Area "S1"];
        R02 "CON-02" Warning Sure Any [Fairness ""];
        R03 "CON-03" Advice MostlySure Any [UnfairCompetition ""];
        R04 "CON-04" Warning MostlySure Any [StateSecrets "", TradeSecretRules "13"];
        R05 "CON-05" Advice Sure Any [Practice ""];
    }
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    if case.contract.leaves_out(ClauseId::Confidentiality) {
        let shared = |it: &Sharing| it.mode != ShareMode::Nothing;
        let bare = case.contract.sharing.terms().is_some_and(shared);
        found.mend_if(bare, Con::R01, Place::of(field::CONFIDENTIALITY_SECRECY), Fix::Usual(Usual::SecrecyClause));
    } else {
        clause(case, found);
    }
    let mut last = None;
    for (place, words) in case.written() {
        if last != Some(place) && mentions(&*case.read(words), STATE_GRADES).is_some() {
            found.add(Con::R04, place, Vec::new());
            last = Some(place);
        }
    }
}

/// CON-02, 03, 05: what the clause says.
fn clause(case: &Case<'_>, found: &mut Findings) {
    let terms = &case.contract.confidentiality;
    let mutual = matches!(&case.contract.sharing, Clause::Included(sharing) if sharing.mode == ShareMode::Mutual);
    let only = match terms.bound {
        Who::Us => Some(Side::Us),
        Who::Them => Some(Side::Them),
        Who::Both => None,
    };
    if let Some(side) = only.filter(|_| mutual) {
        let place = Place::of(field::CONFIDENTIALITY_BOUND);
        found.mend(Con::R02, place, vec![Value::Side(side)], Fix::Usual(Usual::MutualSecrecy));
    }
    let short = terms.lasts.about_days() < SHORTEST.about_days();
    found.mend_if(short, Con::R03, Place::of(field::CONFIDENTIALITY_LASTS), Fix::Usual(Usual::Secrecy));
    let none = terms.exceptions.is_empty();
    found.mend_if(none, Con::R05, Place::of(field::CONFIDENTIALITY_EXCEPTIONS), Fix::Usual(Usual::SecrecyExceptions));
}
