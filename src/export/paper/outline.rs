//! What a paper will hold, decided before a word of it is written: clauses and annexes with their numbers.

use super::draft::Labels;
use super::figure::{Pair, article_number, chinese_number};
use super::insert::{self, Insert};
use super::phrase;
use crate::domain::contract::Contract;
use crate::domain::contract::annex::AnnexId;
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::defined::Concept;
use crate::domain::contract::party::{ContractLanguage, Side, Signing};
use crate::domain::contract::payment::Payment;
use crate::domain::customer::Customer;
use crate::domain::line::Totals;
use crate::domain::own_entity::OwnEntity;

/// The contract with everything that numbers and names in it depend on.
pub(super) struct Outline<'a> {
    /// The terms.
    pub(super) contract: &'a Contract,
    /// Our side.
    pub(super) own: &'a OwnEntity,
    /// The customer.
    pub(super) customer: &'a Customer,
    /// The totals, where the lines can be reckoned.
    pub(super) totals: Option<Totals>,
    /// How it was signed: what its sides sign with later changes nothing of that.
    pub(super) signed_as: &'a Signing,
    /// Whether Chinese is printed.
    pub(super) zh: bool,
    /// Whether English is printed.
    pub(super) en: bool,
    clauses: Vec<(ClauseId, u16)>,
    annexes: Vec<AnnexId>,
}

impl<'a> Outline<'a> {
    pub(super) fn of(
        contract: &'a Contract,
        own: &'a OwnEntity,
        customer: &'a Customer,
        language: ContractLanguage,
    ) -> Self {
        let (zh, en) = match language {
            ContractLanguage::Zh => (true, false),
            ContractLanguage::En => (false, true),
            ContractLanguage::Both { .. } => (true, true),
        };
        Self {
            contract,
            own,
            customer,
            totals: contract.sums().ok(),
            signed_as: &contract.signing,
            zh,
            en,
            clauses: printed(contract).into_iter().zip(1..).collect(),
            annexes: contract.annexes().collect(),
        }
    }

    /// The terms that an amendment leads to: the contract took effect as it was signed, whatever its sides sign with now.
    pub(super) const fn in_effect_like(mut self, signed: &'a Signing) -> Self {
        self.signed_as = signed;
        self
    }

    /// The clauses that are printed, with their numbers.
    pub(super) fn clauses(&self) -> &[(ClauseId, u16)] {
        &self.clauses
    }

    /// The annexes that are printed, in order.
    pub(super) fn annexes(&self) -> &[AnnexId] {
        &self.annexes
    }

    /// The number of an annex that is printed.
    pub(super) fn annex_number(&self, annex: AnnexId) -> Option<usize> {
        self.annexes.iter().position(|one| *one == annex).map(|index| index + 1)
    }

    /// A reference to an annex: `附件二《信息共享登记表》`.
    pub(super) fn annex(&self, annex: AnnexId) -> Insert {
        let (zh, en) = annex.title();
        let no = self.annex_number(annex).unwrap_or(0);
        Insert::Words((format!("附件{}《{zh}》", chinese_number(no)), format!("Annex {no} ({en})")))
    }

    /// A reference to a clause: `第八条`.
    pub(super) fn clause(&self, clause: ClauseId) -> Insert {
        let no = self.clause_number(clause).unwrap_or(0);
        Insert::Clause { clause, text: article_number(no) }
    }

    /// The heading of a clause, in both languages.
    pub(super) fn heading(&self, clause: ClauseId) -> Pair {
        let own = if let ClauseId::Own(id) = clause { self.contract.own_clauses.get(&id) } else { None };
        own.map_or_else(|| phrase::owned(phrase::heading(clause)), |it| insert::both(&it.heading))
    }

    /// The number of a clause that is printed.
    pub(super) fn clause_number(&self, clause: ClauseId) -> Option<u16> {
        self.clauses.iter().find(|(one, _)| *one == clause).map(|(_, no)| *no)
    }

    /// Party names in Chinese.
    pub(super) fn zh_labels(&self) -> Labels<'a> {
        let (us, them) = self.called();
        Labels { us: us.0, them: them.0 }
    }

    /// Party names in English.
    pub(super) fn en_labels(&self) -> Labels<'a> {
        let (us, them) = self.called();
        Labels { us: us.1, them: them.1 }
    }

    /// What our side and the customer are called, each in Chinese and English.
    fn called(&self) -> ((&'a str, &'a str), (&'a str, &'a str)) {
        let contract = self.contract;
        let called = |side| contract.party_names.of(side, contract.our_capacity);
        (called(Side::Us), called(Side::Them))
    }

    /// A word in a Chinese sentence: the defined one where the contract defines it, or as it stands there. Nothing for what is no such
    /// word.
    pub(super) fn zh_word(&self, gap: &'static str) -> Option<&'static str> {
        let concept = Concept::ALL.into_iter().find(|it| it.plain_zh() == Some(gap))?;
        Some(if self.contract.defines(concept) { concept.words().0 } else { gap })
    }

    /// A word in an English sentence, which may begin with it: with capitals where the contract defines it, or as it stands there.
    /// Nothing for what is no such word.
    pub(super) fn en_word(&self, gap: &'static str) -> Option<&'static str> {
        let says = |it: &Concept| it.plain_en().iter().any(|plain| plain.eq_ignore_ascii_case(gap));
        let concept = Concept::ALL.into_iter().find(says)?;
        Some(if self.contract.defines(concept) { concept.words().1 } else { gap })
    }

    /// The payment terms, where payment applies.
    pub(super) fn payment(&self) -> Option<&'a Payment> {
        self.contract.payment.terms()
    }
}

/// What is printed, in order: clauses of one's own follow the clause that they stand after, even where that one is not printed.
fn printed(contract: &Contract) -> Vec<ClauseId> {
    let own = contract.own_in_order();
    let mut all = Vec::new();
    for clause in ClauseId::PRINTED.iter().copied() {
        if is_printed(contract, clause) {
            all.push(clause);
        }
        all.extend(own.iter().filter(|(_, it)| it.after == clause).map(|(id, _)| ClauseId::Own(*id)));
    }
    // a place that no catalogue has is the end
    all.extend(own.iter().filter(|(_, it)| matches!(it.after, ClauseId::Own(_))).map(|(id, _)| ClauseId::Own(*id)));
    all
}

fn is_printed(contract: &Contract, clause: ClauseId) -> bool {
    match clause {
        ClauseId::Subject | ClauseId::Price | ClauseId::Delivery => contract.has_subject(),
        ClauseId::LatePayment => contract.payment.terms().is_some(),
        ClauseId::SpecialTerms => !contract.special.is_blank(),
        ClauseId::Confidentiality | ClauseId::Compliance => !contract.leaves_out(clause),
        ClauseId::Own(id) => contract.own_clauses.contains_key(&id),
        ClauseId::Definitions
        | ClauseId::Sharing
        | ClauseId::Development
        | ClauseId::Targets
        | ClauseId::Service
        | ClauseId::Support
        | ClauseId::Payment
        | ClauseId::Breach
        | ClauseId::Term
        | ClauseId::PersonalInformation
        | ClauseId::IntellectualProperty
        | ClauseId::ForceMajeure
        | ClauseId::Disputes
        | ClauseId::Notices
        | ClauseId::Assignment
        | ClauseId::EntireAgreement
        | ClauseId::GoverningLaw
        | ClauseId::Counterparts => true,
    }
}
