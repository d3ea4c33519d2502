//! Text of a built-in clause that a person wrote by hand (手写条文). While a clause has such a text it is unbound: the paper shows the
//! text, and nothing is reckoned from the terms of the clause, which are kept until it is bound again.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::clause::{Clause, ClauseId};
use super::delivery::Delivery;
use super::disputes::Disputes;
use super::general::{General, GoverningLaw, Notices};
use super::protection::{Confidentiality, ForceMajeure, IntellectualProperty};
use super::term::{Notice, Term, TermLength};
use super::wording::Wording;
use super::{Contract, field};
use crate::domain::checker::rule::{Gen, RuleId};
use crate::domain::date::Date;
use crate::domain::late_fee::rate_table::RateTable;
use crate::domain::late_fee::rule::{LateFeeRule, LateRate};
use crate::domain::money::{Currency, Money};
use crate::domain::negotiation::clause::clause_at;
use crate::domain::problem::{Item, Place, Problems, Reason};
use crate::domain::rate::Ppm;

/// The text of a built-in clause as a person wrote it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct ByHand {
    /// In each language; every line is a paragraph. Placeholders stand in braces, as in a clause of one's own.
    #[serde(default)]
    pub text: Wording,
}

/// Why the text of a clause cannot be written by hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Every other clause counts its days by it.
    Counting,
    /// The goods are lines of their own, and the amount is their sum.
    Goods,
    /// Receipts are counted towards the parts of the plan.
    Payments,
    /// The accounts of a monthly settlement follow from the months of the term.
    MonthlyTerm,
    /// The contract does not print it.
    NotPrinted,
    /// It is a person's own text already.
    OwnWords,
}

impl Contract {
    /// Whether the text of a clause may be written by hand.
    ///
    /// # Errors
    /// Why not: a contract without this clause would have no sense.
    pub fn may_write_by_hand(&self, clause: ClauseId) -> Result<(), Bound> {
        if let Some(why) = always_bound(clause) {
            return Err(why);
        }
        match (clause, &self.payment) {
            (ClauseId::Term, Clause::Included(payment)) if payment.plan.is_monthly() => Err(Bound::MonthlyTerm),
            (ClauseId::LatePayment, Clause::NotApplicable { .. }) => Err(Bound::NotPrinted),
            (ClauseId::Delivery, _) if !self.has_subject() => Err(Bound::NotPrinted),
            _ => Ok(()),
        }
    }

    /// The text of a clause that was written by hand; nothing of a clause that is bound.
    pub fn written(&self, clause: ClauseId) -> Option<&ByHand> {
        // what comes from elsewhere may name a clause that is always bound
        self.by_hand.get(&clause).filter(|_| always_bound(clause).is_none())
    }

    /// Whether the text of a clause was written by hand, so that nothing is reckoned from its terms.
    pub fn is_by_hand(&self, clause: ClauseId) -> bool {
        self.written(clause).is_some()
    }

    /// Whether its clause on governing law says that of mainland China. Of one that was written by hand nobody knows: the term that is
    /// kept behind it may say another.
    pub fn is_under_mainland_law(&self) -> bool {
        self.general.law == GoverningLaw::MainlandChina && !self.is_by_hand(ClauseId::GoverningLaw)
    }

    /// The clauses whose text was written by hand, in the order in which they are printed.
    pub fn written_by_hand(&self) -> Vec<ClauseId> {
        if self.by_hand.is_empty() {
            return Vec::new();
        }
        ClauseId::PRINTED.iter().copied().filter(|clause| self.is_by_hand(*clause)).collect()
    }

    /// Writes the text of a clause by hand; a clause that may not be is left as it is. Whoever accepted before that a text is
    /// unchecked did not speak of this one.
    pub fn write_by_hand(&mut self, clause: ClauseId, text: Wording) {
        if self.may_write_by_hand(clause).is_err() {
            return;
        }
        if self.by_hand.insert(clause, ByHand { text }).is_none() {
            self.acknowledged.remove(RuleId::Gen(Gen::R08).code());
        }
    }

    /// Binds a clause to its terms again; gives back what was written.
    pub fn bind_again(&mut self, clause: ClauseId) -> Option<ByHand> {
        self.by_hand.remove(&clause)
    }

    /// The contract as every reckoning sees it: without the terms of the clauses that were written by hand. What a contract must have
    /// is as it usually is then, and whoever reads it asks [`Contract::is_by_hand`] before saying it is agreed.
    pub fn computed(&self) -> Cow<'_, Self> {
        let unbound = self.written_by_hand();
        if unbound.is_empty() {
            return Cow::Borrowed(self);
        }
        let mut without = self.clone();
        for clause in unbound {
            without.leave_out(clause);
        }
        Cow::Owned(without)
    }

    fn leave_out(&mut self, clause: ClauseId) {
        match clause {
            ClauseId::Delivery => self.delivery = Delivery::usual(self.delivery.manner),
            ClauseId::Sharing => self.sharing = silent(),
            ClauseId::Development => self.development = silent(),
            ClauseId::Targets => self.targets = silent(),
            ClauseId::Service => self.service = silent(),
            ClauseId::Support => self.support = silent(),
            ClauseId::LatePayment => {
                let fee = no_fee(self.price.currency);
                if let Clause::Included(payment) = &mut self.payment {
                    payment.late_fee = fee;
                }
            }
            ClauseId::Breach => self.breach = silent(),
            ClauseId::Term => self.leave_out_term(),
            ClauseId::Confidentiality => self.confidentiality = Confidentiality::usual(),
            ClauseId::PersonalInformation => self.personal_information = silent(),
            ClauseId::IntellectualProperty => self.intellectual_property = IntellectualProperty::usual(),
            ClauseId::ForceMajeure => self.force_majeure = ForceMajeure::usual(),
            ClauseId::Compliance => {
                let General { export_control, compliance_contact, compliance, .. } = General::usual();
                (self.general.export_control, self.general.compliance_contact) = (export_control, compliance_contact);
                self.general.compliance = compliance;
            }
            ClauseId::EntireAgreement => self.general.precedence = General::usual().precedence,
            ClauseId::Disputes => self.disputes = Disputes::usual(),
            ClauseId::Notices => self.notices = Notices::usual(),
            ClauseId::Assignment => {
                let General { assignment, receivables, .. } = General::usual();
                (self.general.assignment, self.general.receivables) = (assignment, receivables);
            }
            ClauseId::GoverningLaw => {
                let General { law, cisg, .. } = General::usual();
                (self.general.law, self.general.cisg) = (law, cisg);
            }
            ClauseId::Counterparts => {
                let General { copies, electronic_signature, .. } = General::usual();
                (self.general.copies, self.general.electronic_signature) = (copies, electronic_signature);
            }
            ClauseId::Definitions
            | ClauseId::Subject
            | ClauseId::Price
            | ClauseId::Payment
            | ClauseId::SpecialTerms
            | ClauseId::Own(_) => {}
        }
    }

    /// A term that nobody reckons has no end, no renewal and no notice; accounts that follow from its months have no basis.
    fn leave_out_term(&mut self) {
        self.term = no_term(self.drafted_on);
        if self.payment.terms().is_some_and(|it| it.plan.is_monthly()) {
            self.payment = silent();
        }
    }

    /// Whether two contracts have the same terms under a clause, whatever was written by hand.
    pub(in crate::domain) fn agrees_on(&self, other: &Self, clause: ClauseId) -> bool {
        let payment = |it: &Self| it.payment.terms().map(|it| it.late_fee.clone());
        let (ours, theirs) = (&self.general, &other.general);
        match clause {
            ClauseId::Definitions => self.definitions == other.definitions,
            ClauseId::Subject => self.lines == other.lines,
            ClauseId::Price => (&self.price, &self.adjustment) == (&other.price, &other.adjustment),
            ClauseId::Delivery => self.delivery == other.delivery,
            ClauseId::Sharing => self.sharing == other.sharing,
            ClauseId::Development => self.development == other.development,
            ClauseId::Targets => self.targets == other.targets,
            ClauseId::Service => self.service == other.service,
            ClauseId::Support => self.support == other.support,
            ClauseId::Payment => self.payment == other.payment,
            ClauseId::LatePayment => payment(self) == payment(other),
            ClauseId::Breach => self.breach == other.breach,
            ClauseId::Term => self.term == other.term,
            ClauseId::Confidentiality => self.confidentiality == other.confidentiality,
            ClauseId::PersonalInformation => self.personal_information == other.personal_information,
            ClauseId::IntellectualProperty => self.intellectual_property == other.intellectual_property,
            ClauseId::ForceMajeure => self.force_majeure == other.force_majeure,
            ClauseId::Compliance => {
                (ours.export_control, ours.compliance) == (theirs.export_control, theirs.compliance)
                    && ours.compliance_contact == theirs.compliance_contact
            }
            ClauseId::Disputes => self.disputes == other.disputes,
            ClauseId::Notices => self.notices == other.notices,
            ClauseId::Assignment => (ours.assignment, ours.receivables) == (theirs.assignment, theirs.receivables),
            ClauseId::GoverningLaw => (&ours.law, &ours.cisg) == (&theirs.law, &theirs.cisg),
            ClauseId::Counterparts => {
                (ours.copies, ours.electronic_signature) == (theirs.copies, theirs.electronic_signature)
            }
            ClauseId::EntireAgreement => ours.precedence == theirs.precedence,
            ClauseId::SpecialTerms => self.special == other.special,
            ClauseId::Own(id) => self.own_clauses.get(&id) == other.own_clauses.get(&id),
        }
    }

    /// What is wrong where a text was written by hand: it is missing, or the plan needs the term. What was said of the terms of such
    /// a clause is taken back: they are not agreed.
    pub(in crate::domain) fn check_by_hand(&self, problems: &mut Problems) {
        let unbound: BTreeSet<ClauseId> = self.written_by_hand().into_iter().collect();
        if unbound.is_empty() {
            return;
        }
        problems.0.retain(|it| clause_at(it.place).is_none_or(|clause| !unbound.contains(&clause)));
        for clause in unbound {
            let place = hand_place(clause);
            let is_blank = self.written(clause).is_none_or(|it| it.text.is_blank());
            problems.add_if(is_blank, place, Reason::Missing);
            let monthly = clause == ClauseId::Term && self.may_write_by_hand(clause) == Err(Bound::MonthlyTerm);
            problems.add_if(monthly, place, Reason::ChooseOne);
        }
    }
}

/// Where the text of a clause stands that was written by hand.
pub const fn hand_place(clause: ClauseId) -> Place {
    Place { field: field::BY_HAND, item: Item::Clause(clause) }
}

/// Why a clause can never be written by hand, whatever the contract says.
const fn always_bound(clause: ClauseId) -> Option<Bound> {
    match clause {
        ClauseId::Definitions => Some(Bound::Counting),
        ClauseId::Subject | ClauseId::Price => Some(Bound::Goods),
        ClauseId::Payment => Some(Bound::Payments),
        ClauseId::SpecialTerms | ClauseId::Own(_) => Some(Bound::OwnWords),
        ClauseId::Delivery
        | ClauseId::Sharing
        | ClauseId::Development
        | ClauseId::Targets
        | ClauseId::Service
        | ClauseId::Support
        | ClauseId::LatePayment
        | ClauseId::Breach
        | ClauseId::Term
        | ClauseId::Confidentiality
        | ClauseId::PersonalInformation
        | ClauseId::IntellectualProperty
        | ClauseId::ForceMajeure
        | ClauseId::Compliance
        | ClauseId::Disputes
        | ClauseId::Notices
        | ClauseId::Assignment
        | ClauseId::EntireAgreement
        | ClauseId::GoverningLaw
        | ClauseId::Counterparts => None,
    }
}

/// A clause area of which nothing is known.
fn silent<T>() -> Clause<T> {
    Clause::NotApplicable { reason: Wording::default() }
}

/// A late fee that never comes to anything. It is told as a rate per day, so that what accrued before an amendment stands and nothing
/// is added to it.
fn no_fee(currency: Currency) -> LateFeeRule {
    let rate = RateTable::constant(Ppm(0)).map(|table| LateRate::Daily { table });
    LateFeeRule::plain(rate.unwrap_or_else(|_| LateRate::FixedSum { amount: Money::zero(currency) }))
}

/// A term of which only the day of the draft is known.
fn no_term(from: Date) -> Term {
    Term {
        our_notice: Notice::None,
        their_notice: Notice::None,
        grounds: Vec::new(),
        survives: BTreeSet::new(),
        ..Term::usual(TermLength::OpenEnded { start: from })
    }
}
