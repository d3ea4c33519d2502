//! The contract checker (合同审查): fixed rules over the terms of a contract (`contract-rules.md` 2).
//!
//! Rules run on terms, never on generated prose; words that a person wrote are searched for a few phrases only. What lies
//! outside the range of a term is [`Contract::check`]'s business, and is told beside them ([`outside`]). Every rule of the
//! catalogue has an id and a case that arises from the terms. Law is data with a date ([`pack`]), never advice.

pub mod balance;
mod by_hand;
pub mod confidentiality;
pub mod development;
pub mod disputes;
pub mod facts;
pub mod finding;
pub mod fix;
pub mod force_majeure;
pub mod general;
pub mod ground;
pub mod language;
pub mod late_payment;
pub mod lexicon;
pub mod liability;
pub mod noun;
pub mod outside;
mod own_words;
pub mod pack;
pub mod party;
pub mod payment;
pub mod performance;
pub mod performed;
pub mod personal_information;
pub(super) mod phrase;
pub mod rule;
mod runs;
mod said;
pub mod service;
pub mod sharing;
pub mod signature;
mod stated_total;
pub mod subject;
pub mod support;
pub mod targets;
pub mod term;
pub mod usual;
pub mod written;

use std::borrow::Cow;

use self::facts::{Body, Facts, Size};
use self::finding::{Finding, Findings};
use self::own_words::{AllWords, OwnWords};
use self::pack::{PACKS, Pack, in_force};
use self::rule::{Lng, RuleId};
use self::said::Said;
use self::written::written;
use super::contract::party::ContractKind;
use super::contract::payment::Payment;
use super::contract::wording::Wording;
use super::contract::{Contract, field};
use super::customer::Customer;
use super::date::Date;
use super::money::Money;
use super::own_entity::OwnEntity;
use super::problem::Place;

/// What is checked.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The contract.
    pub contract: &'a Contract,
    /// Our side.
    pub own: &'a OwnEntity,
    /// The customer.
    pub customer: &'a Customer,
    /// What is known beside them.
    pub facts: &'a Facts,
}

/// What the rules read: the subject with what several of them would reckon again.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Case<'a> {
    contract: &'a Contract,
    own: &'a OwnEntity,
    customer: &'a Customer,
    facts: &'a Facts,
    /// What stands as the special terms: these, with or without the clauses of one's own behind them, or a clause that was written by
    /// hand.
    own_words: &'a Wording,
    /// The same, made ready to be searched.
    special: &'a Said,
    /// The same with the sides called by their letters.
    special_in_letters: &'a Said,
    /// What the law gives on the day of the contract.
    pack: Pack,
    /// The amount to be paid; nothing while the lines cannot be reckoned.
    total: Money,
    /// The first day of the term.
    first_day: Date,
    /// The last day of the first term, where it has one.
    last_day: Option<Date>,
}

impl<'a> Case<'a> {
    /// Every text of the contract that a person wrote and the paper prints, with where it stands.
    fn written(&self) -> impl Iterator<Item = (Place, &'a Wording)> {
        let own_words = self.own_words;
        let special = Place::of(field::SPECIAL);
        written(self.contract)
            .into_iter()
            .map(move |(place, words)| (place, if place == special { own_words } else { words }))
    }

    /// Words of the contract, made ready to be searched; those that stand as the special terms are ready.
    fn read(&self, words: &Wording) -> Cow<'a, Said> {
        if std::ptr::eq(words, self.own_words) { Cow::Borrowed(self.special) } else { Cow::Owned(Said::of(words)) }
    }

    /// The terms of payment, where there are any.
    const fn payment(&self) -> Option<&'a Payment> {
        self.contract.payment.terms()
    }

    /// Whether anything is sold: a contract on secrecy alone has no goods, price or delivery to be missing.
    fn sells(&self) -> bool {
        self.contract.kind != ContractKind::NonDisclosure
    }

    /// Whether the debtor is a large enterprise or a public body, as the SME payment regulation asks.
    fn owed_by_large_or_public(&self) -> bool {
        self.facts.theirs.size == Size::Large || self.facts.theirs.body == Body::PublicBody
    }
}

/// Everything the rules find, heaviest first.
///
/// Clauses of one's own are a person's words like the special terms: the rules that read those read these with them, and what
/// they find only so is told of these.
///
/// Of a built-in clause that was written by hand nothing is known but that it is unchecked: no rule speaks of its terms.
pub fn check(subject: &Subject<'_>) -> Vec<Finding> {
    let words = AllWords::of(subject.contract);
    let found = check_bound(subject, &words, Reckoned::of(subject.contract));
    if subject.contract.by_hand.is_empty() {
        return found;
    }
    by_hand::without_unbound(subject, &words, found)
}

/// What the rules read of the lines and the term, reckoned once for all runs over the same terms: words have no part in it.
#[derive(Debug, Clone, Copy)]
struct Reckoned {
    total: Money,
    first_day: Date,
    last_day: Option<Date>,
}

impl Reckoned {
    fn of(contract: &Contract) -> Self {
        Self {
            total: contract.draft_total(),
            first_day: contract.term.length.start(),
            last_day: contract.term.length.last_day().ok().flatten(),
        }
    }
}

/// As if every clause were bound to its terms.
fn check_bound(subject: &Subject<'_>, words: &AllWords<'_>, reckoned: Reckoned) -> Vec<Finding> {
    let Some(with_clauses) = &words.with_clauses else {
        return check_terms(subject, &words.special, reckoned);
    };
    let mut found = check_terms(subject, with_clauses, reckoned);
    let special = Place::of(field::SPECIAL);
    // only what stands at the special terms is asked of them alone; where that is no more than that they are there, in which language
    // and script, so are the rules
    let is_of_form = |it: &Finding| matches!(it.rule, RuleId::Lng(_) | RuleId::Gen(_));
    let before = if found.iter().any(|it| it.place == special && !is_of_form(it)) {
        check_terms(subject, &words.special, reckoned)
    } else {
        run(subject, &words.special, reckoned, rules_of_form)
    };
    // in which script a text is, is told of each by itself
    let of_script = |it: &Finding| it.place == special && it.rule == RuleId::Lng(Lng::R05);
    found.retain(|it| !of_script(it));
    found.extend(before.iter().filter(|it| of_script(it)).cloned());
    found.sort_by_key(|it| (it.severity(), it.rule));
    for finding in &mut found {
        let told = before.iter().any(|it| it.place == special && it.rule == finding.rule);
        if finding.place == special && !told {
            finding.place = Place::of(field::OWN_CLAUSES);
        }
    }
    found
}

fn check_terms(subject: &Subject<'_>, words: &OwnWords<'_>, reckoned: Reckoned) -> Vec<Finding> {
    run(subject, words, reckoned, all_rules)
}

/// What some of the rules find where these words stand as the special terms, heaviest first.
fn run(
    subject: &Subject<'_>,
    words: &OwnWords<'_>,
    reckoned: Reckoned,
    rules: fn(&Case<'_>, &mut Findings),
) -> Vec<Finding> {
    let Subject { contract, own, customer, facts } = *subject;
    let case = Case {
        contract,
        own,
        customer,
        facts,
        own_words: &words.written,
        special: &words.said,
        special_in_letters: words.in_letters(),
        pack: in_force(PACKS, facts.law, contract.drafted_on),
        total: reckoned.total,
        first_day: reckoned.first_day,
        last_day: reckoned.last_day,
    };
    let mut found = Findings::under(case.pack);
    rules(&case, &mut found);
    found.sorted()
}

/// The rules whose ids are [`RuleId::Lng`] and [`RuleId::Gen`]: no other module finds one of these.
fn rules_of_form(case: &Case<'_>, found: &mut Findings) {
    language::run(case, found);
    general::run(case, found);
}

fn all_rules(case: &Case<'_>, found: &mut Findings) {
    party::run(case, found);
    subject::run(case, found);
    sharing::run(case, found);
    personal_information::run(case, found);
    development::run(case, found);
    targets::run(case, found);
    service::run(case, found);
    support::run(case, found);
    payment::run(case, found);
    late_payment::run(case, found);
    liability::run(case, found);
    force_majeure::run(case, found);
    term::run(case, found);
    disputes::run(case, found);
    confidentiality::run(case, found);
    language::run(case, found);
    general::run(case, found);
    signature::run(case, found);
}
