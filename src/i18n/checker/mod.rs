//! What the contract checker says: one message for every rule of the catalogue (`contract-rules.md` 2), its ground, and
//! what a fix does. A rule without words does not compile.

mod confidentiality;
mod development;
mod disputes;
mod fix;
mod force_majeure;
mod general;
mod ground;
mod language;
mod late_payment;
mod liability;
mod noun;
mod party;
mod payment;
mod performance;
mod personal_information;
mod service;
mod sharing;
mod signature;
mod subject;
mod support;
mod targets;
mod term;
mod usual;
mod value;

use super::Text;
use crate::domain::checker::finding::{Finding, Value};
use crate::domain::checker::noun::Noun;
use crate::domain::checker::rule::{Gen, Lng, Pay, RuleId};
use crate::domain::problem::Item;

/// A message in Chinese and English; `{0}` stands for the first value of the finding.
type Words = [&'static str; 2];

const fn message(rule: RuleId) -> Words {
    match rule {
        RuleId::Pty(rule) => party::words(rule),
        RuleId::Sub(rule) => subject::words(rule),
        RuleId::Inf(rule) => sharing::words(rule),
        RuleId::Pip(rule) => personal_information::words(rule),
        RuleId::Dev(rule) => development::words(rule),
        RuleId::Kpi(rule) => targets::words(rule),
        RuleId::Svc(rule) => service::words(rule),
        RuleId::Sup(rule) => support::words(rule),
        RuleId::Pay(rule) => payment::words(rule),
        RuleId::Lpi(rule) => late_payment::words(rule),
        RuleId::Lia(rule) => liability::words(rule),
        RuleId::Fm(rule) => force_majeure::words(rule),
        RuleId::Trm(rule) => term::words(rule),
        RuleId::Dsp(rule) => disputes::words(rule),
        RuleId::Con(rule) => confidentiality::words(rule),
        RuleId::Lng(rule) => language::words(rule),
        RuleId::Gen(rule) => general::words(rule),
        RuleId::Sig(rule) => signature::words(rule),
        RuleId::Exe(rule) => performance::words(rule),
    }
}

/// A sentence begins with a capital letter, whatever value comes first.
fn begun(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

impl Text {
    /// The message of a finding, its gaps filled with the finding's values.
    pub fn finding(self, finding: &Finding) -> String {
        if let (RuleId::Gen(Gen::R08), Item::Clause(clause)) = (finding.rule, finding.place.item) {
            return self.by_hand_unchecked(self.clause_name(clause));
        }
        let [zh, en] = match (finding.rule, finding.values.as_slice()) {
            (RuleId::Pay(Pay::R06), [Value::Part(_), ..]) => payment::OF_A_PART,
            (RuleId::Lng(Lng::R05), [_, Value::Noun(Noun::Simplified), ..]) => language::IN_ANOTHER_SCRIPT,
            (rule, _) => message(rule),
        };
        let mut words = String::new();
        let mut rest = self.pick(zh, en);
        while let Some((before, after)) = rest.split_once('{') {
            words.push_str(before);
            let (gap, after) = after.split_once('}').unwrap_or((after, ""));
            let value = gap.parse().ok().and_then(|gap: usize| finding.values.get(gap));
            words.push_str(&value.map(|value| self.checker_value(value)).unwrap_or_default());
            rest = after;
        }
        words.push_str(rest);
        begun(&words)
    }

    /// The message of a rule before its gaps are filled, and how many values it asks for.
    pub fn rule_message(self, rule: RuleId) -> (&'static str, usize) {
        let [zh, en] = message(rule);
        let gaps = |text: &str| {
            let numbers = text.split('{').skip(1).filter_map(|part| part.split_once('}'));
            numbers.filter_map(|(gap, _)| gap.parse::<usize>().ok()).map(|gap| gap.saturating_add(1)).max().unwrap_or(0)
        };
        (self.pick(zh, en), gaps(zh).max(gaps(en)))
    }
}
