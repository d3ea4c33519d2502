//! Which terms bind on a day: those of the contract as it was signed, with the changes of the amendments that took effect since.
//!
//! An amendment that was drawn up from the terms that the one before it led to holds as it stands. Where two were drawn up apart,
//! each from the same terms (two copies of a book that were brought together), both hold: the later one brings its own changes to the
//! terms that the earlier one led to, clause by clause, and where both changed the same clause the later one holds there. The later
//! one is that which begins later; of one day, the one with the higher number, and then the one that was begun later.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::Amendment;
use super::history::{History, earlier, promises};
use super::merge::{Merged, merged};
use crate::domain::contract::Contract;
use crate::domain::contract::brief::ContractBrief;
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::date::Date;
use crate::domain::id::AmendmentId;
use crate::domain::late_fee::succession::LateFeeBefore;

/// The amendments whose terms have begun to bind by `as_of`, each with its first day, in the order in which they did. One that was
/// entered late counts from the day it was signed, and none binds before the one that it follows: it would never bind.
pub fn binding<'a>(amendments: impl IntoIterator<Item = &'a Amendment>, as_of: Date) -> Vec<(Date, &'a Amendment)> {
    let signed = amendments.into_iter().filter_map(|it| Some((it.binds_from(as_of)?, it)));
    let mut begun: Vec<(Date, &Amendment)> = signed.collect();
    // each pass settles one more of a row of amendments that follow each other; more than there are brings nothing new
    for _ in 0..begun.len() {
        let days: BTreeMap<AmendmentId, Date> = begun.iter().map(|(day, it)| (it.id, *day)).collect();
        for (day, it) in &mut begun {
            let before = it.after.and_then(|id| days.get(&id)).copied();
            *day = before.map_or(*day, |before| before.max(*day));
        }
    }
    begun.retain(|(day, _)| *day <= as_of);
    begun.sort_by(|(day, one), (other, two)| {
        day.cmp(other).then_with(|| one.number.cmp(&two.number)).then(one.id.cmp(&two.id))
    });
    begun
}

/// How an amendment met the terms that held when it began.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Met {
    /// It was drawn up from them.
    InTurn,
    /// It was drawn up without what the one before it changed: both hold, but for the clauses that both changed, where it holds.
    Apart {
        /// Those clauses.
        both: Vec<Option<ClauseId>>,
    },
    /// It was drawn up without the one before it, and nobody kept from what: its terms hold as a whole.
    Whole,
}

/// The terms from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stand<'a> {
    /// The first day.
    pub from: Date,
    /// The amendment that led to them.
    pub amendment: &'a Amendment,
    /// The terms, under the id of the amendment.
    pub terms: Cow<'a, Contract>,
    /// How it met the terms before.
    pub met: Met,
}

impl Stand<'_> {
    /// The same, as reckonings see its terms: without the clauses that were written by hand.
    fn computed(self) -> Self {
        let without = match self.terms.computed() {
            Cow::Borrowed(_) => None,
            Cow::Owned(without) => Some(without),
        };
        match without {
            None => self,
            Some(terms) => Self { terms: Cow::Owned(terms), ..self },
        }
    }
}

/// The terms that held one after the other by `as_of`; the last ones are in force. None where no amendment binds.
pub fn stands<'a>(amendments: impl IntoIterator<Item = &'a Amendment>, as_of: Date) -> Vec<Stand<'a>> {
    let mut all: Vec<Stand<'a>> = Vec::new();
    for (from, it) in binding(amendments, as_of) {
        let (terms, met) = match all.last() {
            None => (Cow::Borrowed(&it.terms), Met::InTurn),
            Some(before) => brought(&all, before, it),
        };
        all.push(Stand { from, amendment: it, terms, met });
    }
    all
}

fn brought<'a>(all: &[Stand<'a>], before: &Stand<'a>, it: &'a Amendment) -> (Cow<'a, Contract>, Met) {
    let in_turn = it.after == Some(before.amendment.id);
    let followed = || all.iter().find(|stand| Some(stand.amendment.id) == it.after).map(|stand| &stand.amendment.terms);
    let Some(basis) = it.basis.as_deref().or_else(followed) else {
        return (Cow::Borrowed(&it.terms), if in_turn { Met::InTurn } else { Met::Whole });
    };
    let Merged { terms, both } = merged(basis, &before.terms, &it.terms);
    let met = if in_turn && both.is_empty() { Met::InTurn } else { Met::Apart { both } };
    (Cow::Owned(terms), met)
}

impl Contract {
    /// The terms that bind on `as_of`, with what amendments changed of this contract, under its own id.
    #[must_use]
    pub fn amended<'a>(&self, amendments: impl IntoIterator<Item = &'a Amendment>, as_of: Date) -> Self {
        let last = stands(amendments, as_of).pop();
        let terms = last.map_or_else(|| self.clone(), |it| it.terms.into_owned());
        Self { id: self.id, ..terms }
    }
}

/// What lists and reckonings take of a contract on `as_of`: the terms that bind on that day, under the id, the number and the
/// parties of the contract. `None` while no amendment binds: the contract is as it was signed.
///
/// What was replaced goes on for the days and the parts that came before: clauses on late payment ([`LateFeeBefore`]), the amount,
/// what was aimed at and what recurred ([`History`]).
pub fn bound<'a>(
    contract: &ContractBrief,
    amendments: impl IntoIterator<Item = &'a Amendment>,
    as_of: Date,
) -> Option<ContractBrief> {
    let begun: Vec<Stand<'_>> = stands(amendments, as_of).into_iter().map(Stand::computed).collect();
    let last = begun.last()?;
    let mut before = Vec::new();
    let mut replaced = contract.payment.terms().map(|payment| &payment.late_fee);
    for it in &begun {
        let now = match &it.terms.payment {
            Clause::Included(payment) => Some(&payment.late_fee),
            Clause::NotApplicable { .. } => None,
        };
        if let Some(rule) = replaced.filter(|rule| Some(*rule) != now) {
            before.push(LateFeeBefore { until: it.from, rule: rule.clone() });
        }
        replaced = now;
    }
    let (promises, windows) = promises(contract, &begun);
    Some(ContractBrief {
        id: contract.id,
        number: contract.number.clone(),
        customer: contract.customer,
        owner: contract.owner.clone(),
        drafted_from: contract.drafted_from,
        late_fees_before: before,
        promises,
        history: History { earlier: earlier(contract, &begun, as_of), windows },
        ..last.terms.brief()
    })
}
