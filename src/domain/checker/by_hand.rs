//! Clauses that were written by hand: each is unchecked, and no rule reads the terms that it does not say.

use std::borrow::Cow;

use super::finding::{Finding, Value};
use super::own_words::{AllWords, OwnWords};
use super::pack::{PACKS, in_force};
use super::rule::{Gen, RuleId};
use super::{Reckoned, Subject, check_bound, check_terms};
use crate::domain::contract::by_hand::hand_place;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::field;
use crate::domain::negotiation::clause::clause_at;
use crate::domain::problem::Place;

/// What stands of `found` once nothing is known of the clauses that were written by hand, with what is said of these.
///
/// A rule that reads their terms finds something else, or nothing, where these terms are not there: only what is found both ways stands.
pub(super) fn without_unbound(subject: &Subject<'_>, words: &AllWords<'_>, found: Vec<Finding>) -> Vec<Finding> {
    let unbound = subject.contract.written_by_hand();
    let computed = subject.contract.computed();
    let reckoned = Reckoned::of(&computed);
    let computed = Subject { contract: &computed, ..*subject };
    let otherwise = check_bound(&computed, words, reckoned);
    let stands = |it: &Finding| {
        let own = clause_at(it.place).is_some_and(|clause| unbound.contains(&clause));
        let same = |other: &Finding| (other.rule, other.place, &other.values) == (it.rule, it.place, &it.values);
        !own && otherwise.iter().any(same)
    };
    let mut found: Vec<Finding> = found.into_iter().filter(stands).collect();
    for clause in unbound {
        let text = subject.contract.written(clause).map(|it| Cow::Borrowed(&it.text)).unwrap_or_default();
        of_words(&computed, &OwnWords::of(text, computed.contract), reckoned, clause, &mut found);
    }
    found.sort_by_key(|it| (it.severity(), it.rule));
    found
}

/// The text, which stands as the special terms, is searched like these; that it is unchecked is said in any case.
fn of_words(
    subject: &Subject<'_>,
    words: &OwnWords<'_>,
    reckoned: Reckoned,
    clause: ClauseId,
    found: &mut Vec<Finding>,
) {
    let (place, special) = (hand_place(clause), Place::of(field::SPECIAL));
    let said = check_terms(subject, words, reckoned);
    let law_as_at = in_force(PACKS, subject.facts.law, subject.contract.drafted_on).looked_at;
    let of_text = said.into_iter().filter(|it| it.place == special && it.rule != RuleId::Gen(Gen::R08));
    // a message names the clause, not the special terms
    let named = |value: Value| if value == Value::Field(field::SPECIAL) { Value::Clause(clause) } else { value };
    found.extend(of_text.map(|it| Finding {
        place,
        values: it.values.into_iter().map(named).collect(),
        fix: None,
        ..it
    }));
    found.push(Finding { rule: Gen::R08.into(), place, values: Vec::new(), fix: None, law_as_at });
}
