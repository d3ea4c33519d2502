//! What a rule found: where, with which values, and what would mend it.

use super::fix::Fix;
use super::noun::Noun;
use super::pack::Pack;
use super::rule::{RuleId, Severity};
use crate::domain::contract::clause::ClauseId;
use crate::domain::contract::party::Side;
use crate::domain::contract::plan::Period;
use crate::domain::contract::wording::Wording;
use crate::domain::date::Date;
use crate::domain::late_fee::convention::LawDay;
use crate::domain::money::Money;
use crate::domain::problem::Place;
use crate::domain::rate::Ppm;

/// One thing that a rule found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule.
    pub rule: RuleId,
    /// The term.
    pub place: Place,
    /// What the gaps of the rule's message are filled with: gap 0 with the first.
    pub values: Vec<Value>,
    /// What would mend it, where the rule allows one.
    pub fix: Option<Fix>,
    /// The day up to which the law of its rule pack was looked at.
    pub law_as_at: LawDay,
}

impl Finding {
    /// How heavy it is.
    pub const fn severity(&self) -> Severity {
        self.rule.severity()
    }
}

/// A value of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// An amount.
    Money(Money),
    /// A rate or share: 500 ppm is 0.05 %.
    Rate(Ppm),
    /// A day.
    Date(Date),
    /// A length of time.
    Period(Period),
    /// A plain number; items of lists are counted from 1.
    Count(i64),
    /// A part of the payment plan that waits for no milestone, counted from 1.
    Part(i64),
    /// A side, as the pages call it.
    Side(Side),
    /// A term by its path.
    Field(&'static str),
    /// A clause of the paper.
    Clause(ClauseId),
    /// Words that a person wrote for the paper.
    Words(Wording),
    /// A name, number or phrase as it stands.
    Text(String),
    /// What a law gives where the contract is silent on late payment.
    Default(StatutoryRate),
    /// A thing without a path of its own.
    Noun(Noun),
    /// From a day to a day, both included.
    Span(Date, Date),
    /// Several, in order.
    List(Vec<Self>),
    /// Nothing: there is no such value, a limit that does not exist.
    Nothing,
}

/// What a law gives where the contract is silent on late payment (`contract-rules.md` 3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StatutoryRate {
    /// PRC: LPR plus 30 to 50 % (SALE art. 18).
    Prc,
    /// PRC, a large enterprise or public body owes a small or medium one: 0.05 % a day (SME art. 17).
    PrcSmallFirm,
    /// EU: reference rate plus 8 points.
    Eu,
    /// UK: base rate plus 8 %.
    Uk,
    /// No statutory rate is known.
    None,
}

/// Findings as the rules make them, by one rule pack; those of another law are not kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Findings {
    pack: Pack,
    found: Vec<Finding>,
}

impl Findings {
    /// None yet, by this pack.
    pub const fn under(pack: Pack) -> Self {
        Self { pack, found: Vec::new() }
    }

    /// Adds one.
    pub fn add(&mut self, rule: impl Into<RuleId>, place: Place, values: Vec<Value>) {
        self.push(rule.into(), place, values, None);
    }

    /// Adds one when `wrong`, without values.
    pub fn add_if(&mut self, wrong: bool, rule: impl Into<RuleId>, place: Place) {
        if wrong {
            self.push(rule.into(), place, Vec::new(), None);
        }
    }

    /// Adds one that can be mended.
    pub fn mend(&mut self, rule: impl Into<RuleId>, place: Place, values: Vec<Value>, fix: Fix) {
        self.push(rule.into(), place, values, Some(fix));
    }

    /// Adds one that can be mended when `wrong`, without values.
    pub fn mend_if(&mut self, wrong: bool, rule: impl Into<RuleId>, place: Place, fix: Fix) {
        if wrong {
            self.push(rule.into(), place, Vec::new(), Some(fix));
        }
    }

    /// Adds one with a fix where there is one.
    pub fn put(&mut self, rule: impl Into<RuleId>, place: Place, values: Vec<Value>, fix: Option<Fix>) {
        self.push(rule.into(), place, values, fix);
    }

    fn push(&mut self, rule: RuleId, place: Place, values: Vec<Value>, fix: Option<Fix>) {
        if rule.rule().packs.cover(self.pack.law) {
            self.found.push(Finding { rule, place, values, fix, law_as_at: self.pack.looked_at });
        }
    }

    /// All of them, in the order in which they were found.
    pub fn in_order(self) -> Vec<Finding> {
        self.found
    }

    /// All of them, heaviest first, else in the order of the catalogue.
    pub fn sorted(mut self) -> Vec<Finding> {
        self.found.sort_by_key(|finding| (finding.severity(), finding.rule));
        self.found
    }
}
