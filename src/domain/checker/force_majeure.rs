//! Rules on force majeure and change of circumstances (`contract-rules.md` 2.7).

use super::Case;
use super::finding::{Findings, Value};
use super::fix::Fix;
use super::phrase;
use super::said::mentions;
use crate::domain::contract::field;
use crate::domain::contract::plan::Period;
use crate::domain::problem::Place;

super::rule::rules! {
    Fm {
        R01 "FM-01" Warning Sure Any [CivilCode "590"];
        R02 "FM-02" Warning Sure Any [Fairness ""];
        R03 "FM-03" Warning MostlySure Any [CivilCode "180, 533"];
        R04 "FM-04" Error MostlySure Any [CivilCode "533", ContractInterpretation "32(4)"];
        R05 "FM-05" Advice Sure Any [CivilCode "563"];
    }
}

pub(super) fn run(case: &Case<'_>, found: &mut Findings) {
    let (terms, special) = (&case.contract.force_majeure, case.special);
    let or = |period: Period, usual: u16| if period.n == 0 { Period::days(usual) } else { period };
    let fix = Fix::ForceMajeure { notice: or(terms.notice, 5), proof: or(terms.proof, 15), long: terms.long };
    let missing = terms.notice.n == 0 || terms.proof.n == 0;
    let place = if terms.notice.n == 0 { field::FORCE_NOTICE } else { field::FORCE_PROOF };
    found.mend_if(missing, Fm::R01, Place::of(place), fix);
    let own_words = Place::of(field::SPECIAL);
    let one_sided = mentions(case.special_in_letters, phrase::ONE_SIDED_FORCE).is_some();
    found.add_if(one_sided, Fm::R02, own_words);
    if mentions(special, phrase::FORCE_MAJEURE).is_some()
        && let Some(event) = mentions(special, phrase::BUSINESS_RISK)
    {
        found.add(Fm::R03, own_words, vec![Value::Text(event.to_owned())]);
    }
    if let Some(event) = mentions(&terms.own_events, phrase::BUSINESS_RISK) {
        found.add(Fm::R03, Place::of(field::FORCE_OWN_EVENTS), vec![Value::Text(event.to_owned())]);
    }
    found.add_if(mentions(special, phrase::NO_CHANGE_OF_CIRCUMSTANCES).is_some(), Fm::R04, own_words);
    let fix = Fix::ForceMajeure { notice: terms.notice, proof: terms.proof, long: or(terms.long, 60) };
    found.mend_if(terms.long.n == 0, Fm::R05, Place::of(field::FORCE_LONG), fix);
}
