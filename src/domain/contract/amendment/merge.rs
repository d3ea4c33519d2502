//! Two changes of the same terms that were drawn up apart, brought together clause by clause (`contract-rules.md` G12: what an
//! amendment does not change stays in force, and so it does not take back what another one changed).

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::contract::Contract;
use crate::domain::contract::by_hand::ByHand;
use crate::domain::contract::clause::{Clause, ClauseId};
use crate::domain::contract::general::General;
use crate::domain::contract::payment::Payment;
use crate::domain::id::{LineId, OwnArticleId};
use crate::domain::line::Line;
use crate::domain::own_clause::article::OwnArticle;

/// Terms that two changes lead to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The terms.
    pub terms: Contract,
    /// The clauses that both changed, each into something else: there the later one holds. Nothing is what stands in the heading.
    pub both: Vec<Option<ClauseId>>,
}

/// Three forms of the same terms.
struct Merging<'a> {
    basis: &'a Contract,
    now: &'a Contract,
    then: &'a Contract,
    both: Vec<Option<ClauseId>>,
}

/// The terms `now` with what made `then` of `basis`. Where both changed the same clause, `then` is the later one and holds. What is
/// noted for the book alone is that of `then`.
pub fn merged(basis: &Contract, now: &Contract, then: &Contract) -> Merged {
    let mut it = Merging { basis, now, then, both: Vec::new() };
    let terms = it.terms();
    Merged { terms, both: it.both }
}

impl Merging<'_> {
    fn terms(&mut self) -> Contract {
        Contract {
            id: self.then.id,
            number: self.part(None, |it| &it.number),
            title: self.part(None, |it| &it.title),
            kind: self.part(None, |it| &it.kind),
            own_entity: self.then.own_entity,
            customer: self.then.customer,
            our_capacity: self.part(None, |it| &it.our_capacity),
            party_names: self.part(None, |it| &it.party_names),
            relationship: self.part(None, |it| &it.relationship),
            subject_kind: self.part(None, |it| &it.subject_kind),
            language: self.part(None, |it| &it.language),
            sign_place: self.part(None, |it| &it.sign_place),
            drafted_from: self.then.drafted_from,
            drafted_on: self.part(None, |it| &it.drafted_on),
            owner: self.then.owner.clone(),
            note: self.then.note.clone(),
            signing: self.part(None, |it| &it.signing),
            definitions: self.part(Some(ClauseId::Definitions), |it| &it.definitions),
            price: self.part(Some(ClauseId::Price), |it| &it.price),
            adjustment: self.part(Some(ClauseId::Price), |it| &it.adjustment),
            lines: self.lines(),
            delivery: self.part(Some(ClauseId::Delivery), |it| &it.delivery),
            sharing: self.part(Some(ClauseId::Sharing), |it| &it.sharing),
            development: self.part(Some(ClauseId::Development), |it| &it.development),
            targets: self.part(Some(ClauseId::Targets), |it| &it.targets),
            service: self.part(Some(ClauseId::Service), |it| &it.service),
            breach: self.part(Some(ClauseId::Breach), |it| &it.breach),
            term: self.part(Some(ClauseId::Term), |it| &it.term),
            support: self.part(Some(ClauseId::Support), |it| &it.support),
            payment: self.payment(),
            disputes: self.part(Some(ClauseId::Disputes), |it| &it.disputes),
            confidentiality: self.part(Some(ClauseId::Confidentiality), |it| &it.confidentiality),
            personal_information: self.part(Some(ClauseId::PersonalInformation), |it| &it.personal_information),
            intellectual_property: self.part(Some(ClauseId::IntellectualProperty), |it| &it.intellectual_property),
            force_majeure: self.part(Some(ClauseId::ForceMajeure), |it| &it.force_majeure),
            notices: self.part(Some(ClauseId::Notices), |it| &it.notices),
            general: self.general(),
            own_clauses: self.own_clauses(),
            by_hand: self.by_hand(),
            special: self.part(Some(ClauseId::SpecialTerms), |it| &it.special),
            circumstances: self.then.circumstances.clone(),
            acknowledged: self.then.acknowledged.clone(),
        }
    }

    fn part<T: PartialEq + Clone>(&mut self, clause: Option<ClauseId>, of: impl Fn(&Contract) -> &T) -> T {
        let (basis, now, then) = (of(self.basis), of(self.now), of(self.then));
        self.pick(clause, basis, now, then)
    }

    fn pick<T: PartialEq + Clone>(&mut self, clause: Option<ClauseId>, basis: &T, now: &T, then: &T) -> T {
        if then == basis || then == now {
            return now.clone();
        }
        if now != basis && !self.both.contains(&clause) {
            self.both.push(clause);
        }
        then.clone()
    }

    /// Each clause of one's own is one by itself.
    fn own_clauses(&mut self) -> BTreeMap<OwnArticleId, OwnArticle> {
        let (basis, now, then) = (self.basis, self.now, self.then);
        let ids = basis.own_clauses.keys().chain(now.own_clauses.keys()).chain(then.own_clauses.keys());
        let ids: BTreeSet<OwnArticleId> = ids.copied().collect();
        let mut kept = BTreeMap::new();
        for id in ids {
            let [basis, now, then] = [basis, now, then].map(|it| it.own_clauses.get(&id).cloned());
            if let Some(article) = self.pick(Some(ClauseId::Own(id)), &basis, &now, &then) {
                kept.insert(id, article);
            }
        }
        kept
    }

    /// A text that was written by hand goes with the terms of its clause: whoever changed the clause later says whether it is bound.
    fn by_hand(&mut self) -> BTreeMap<ClauseId, ByHand> {
        let (basis, now, then) = (self.basis, self.now, self.then);
        let mut kept = BTreeMap::new();
        for clause in ClauseId::PRINTED.iter().copied() {
            let text = |it: &Contract| it.by_hand.get(&clause).cloned();
            let changed = |it: &Contract| text(it) != text(basis) || !it.agrees_on(basis, clause);
            let holds = if changed(then) {
                if changed(now) && text(now) != text(then) && !self.both.contains(&Some(clause)) {
                    self.both.push(Some(clause));
                }
                text(then)
            } else {
                text(now)
            };
            if let Some(text) = holds {
                kept.insert(clause, text);
            }
        }
        kept
    }

    /// Each line is a term of its own: one side may add a line while the other changes another.
    fn lines(&mut self) -> BTreeMap<LineId, Line> {
        let (basis, now, then) = (self.basis, self.now, self.then);
        let ids = basis.lines.keys().chain(now.lines.keys()).chain(then.lines.keys());
        let mut lines = BTreeMap::new();
        for id in ids {
            if lines.contains_key(id) {
                continue;
            }
            let [basis, now, then] = [basis, now, then].map(|it| it.lines.get(id).cloned());
            if let Some(line) = self.pick(Some(ClauseId::Subject), &basis, &now, &then) {
                lines.insert(*id, line);
            }
        }
        lines
    }

    /// Payment and late payment are two clauses in one.
    fn payment(&mut self) -> Clause<Payment> {
        let (basis, now, then) = (&self.basis.payment, &self.now.payment, &self.then.payment);
        let (Clause::Included(basis), Clause::Included(now), Clause::Included(then)) = (basis, now, then) else {
            return self.pick(Some(ClauseId::Payment), basis, now, then);
        };
        let late_fee = self.pick(Some(ClauseId::LatePayment), &basis.late_fee, &now.late_fee, &then.late_fee);
        let with = |payment: &Payment| Payment { late_fee: late_fee.clone(), ..payment.clone() };
        Clause::Included(self.pick(Some(ClauseId::Payment), &with(basis), &with(now), &with(then)))
    }

    fn general(&mut self) -> General {
        General {
            assignment: self.part(Some(ClauseId::Assignment), |it| &it.general.assignment),
            receivables: self.part(Some(ClauseId::Assignment), |it| &it.general.receivables),
            law: self.part(Some(ClauseId::GoverningLaw), |it| &it.general.law),
            cisg: self.part(Some(ClauseId::GoverningLaw), |it| &it.general.cisg),
            copies: self.part(Some(ClauseId::Counterparts), |it| &it.general.copies),
            electronic_signature: self.part(Some(ClauseId::Counterparts), |it| &it.general.electronic_signature),
            export_control: self.part(Some(ClauseId::Compliance), |it| &it.general.export_control),
            compliance: self.part(Some(ClauseId::Compliance), |it| &it.general.compliance),
            compliance_contact: self.part(Some(ClauseId::Compliance), |it| &it.general.compliance_contact),
            precedence: self.part(Some(ClauseId::EntireAgreement), |it| &it.general.precedence),
            script: self.part(Some(ClauseId::Counterparts), |it| &it.general.script),
        }
    }
}
