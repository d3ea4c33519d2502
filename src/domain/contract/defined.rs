//! Words with a meaning of their own in a contract (G2 `defined_terms`).

use serde::{Deserialize, Serialize};

use super::clause::{Clause, ClauseId};
use super::field;
use super::sharing::ShareMode;
use super::targets::{Incentive, Metric};
use super::wording::{Wording, is_same};
use super::{Contract, general::Definitions};
use crate::domain::problem::{Place, Problems, Reason};

/// A word whose meaning follows from the other terms. Day and Working Day are defined always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concept {
    /// What is supplied (产品).
    Products,
    /// What is shared of customers (客户信息).
    CustomerInformation,
    /// What is kept secret (保密信息).
    ConfidentialInformation,
    /// What is known of natural persons (个人信息; PIPL art. 4).
    PersonalInformation,
    /// Sales without tax and returns (净销售额).
    NetSales,
    /// What is evaluated at once (评估期).
    EvaluationPeriod,
}

/// A word that a person defines.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OwnTerm {
    /// The word.
    #[serde(default)]
    pub word: Wording,
    /// What it means.
    #[serde(default)]
    pub meaning: Wording,
}

impl Concept {
    /// Every one, in the order in which they are printed.
    pub const ALL: [Self; 6] = [
        Self::Products,
        Self::CustomerInformation,
        Self::ConfidentialInformation,
        Self::PersonalInformation,
        Self::NetSales,
        Self::EvaluationPeriod,
    ];

    /// The word, Chinese and English: in English with the capitals of a word that is defined.
    pub const fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Products => ("产品", "Products"),
            Self::CustomerInformation => ("客户信息", "Customer Information"),
            Self::ConfidentialInformation => ("保密信息", "Confidential Information"),
            Self::PersonalInformation => ("个人信息", "Personal Information"),
            Self::NetSales => ("净销售额", "Net Sales"),
            Self::EvaluationPeriod => ("评估期", "Evaluation Period"),
        }
    }

    /// The word in the Chinese sentences of a contract that does not define it, where these say it shorter: Chinese has no capitals.
    pub const fn plain_zh(self) -> Option<&'static str> {
        match self {
            Self::CustomerInformation => Some("信息"),
            Self::Products
            | Self::ConfidentialInformation
            | Self::PersonalInformation
            | Self::NetSales
            | Self::EvaluationPeriod => None,
        }
    }

    /// The words in the English sentences of a contract that does not define it, within a sentence: one may say it shorter than
    /// another. None where no sentence says it so.
    pub const fn plain_en(self) -> &'static [&'static str] {
        match self {
            Self::Products => &["products"],
            Self::CustomerInformation => &["information"],
            Self::ConfidentialInformation => &["confidential information"],
            Self::PersonalInformation => &["personal information"],
            Self::NetSales => &[],
            Self::EvaluationPeriod => &["evaluation period", "period"],
        }
    }

    /// The clause that its meaning follows from.
    pub const fn clause(self) -> ClauseId {
        match self {
            Self::Products => ClauseId::Subject,
            Self::CustomerInformation => ClauseId::Sharing,
            Self::ConfidentialInformation => ClauseId::Confidentiality,
            Self::PersonalInformation => ClauseId::PersonalInformation,
            Self::NetSales | Self::EvaluationPeriod => ClauseId::Targets,
        }
    }

    /// Whether the text of a contract uses the word at all, in either language: one that no sentence uses is not defined. A clause that
    /// was written by hand uses it where its text says so.
    pub fn is_used(self, contract: &Contract) -> bool {
        let (zh, en) = self.words();
        // the capitals tell; Chinese has none, and tells where nothing was written in English
        let writes = |clause| {
            contract.written(clause).is_some_and(|it| {
                if it.text.en.trim().is_empty() { it.text.zh.contains(zh) } else { it.text.en.contains(en) }
            })
        };
        if contract.is_by_hand(self.clause()) {
            // what a period is follows from terms that no longer hold
            return self != Self::EvaluationPeriod && writes(self.clause());
        }
        match self {
            // the right to use our marks speaks of them
            Self::Products => {
                let marks = ClauseId::IntellectualProperty;
                contract.has_subject() && (!contract.is_by_hand(marks) || writes(marks))
            }
            Self::CustomerInformation => contract.sharing.terms().is_some_and(|it| match it.mode {
                ShareMode::Nothing | ShareMode::AggregateOnly => false,
                ShareMode::OursToThem | ShareMode::TheirsToUs | ShareMode::Mutual => true,
            }),
            Self::ConfidentialInformation => !contract.leaves_out(self.clause()),
            Self::PersonalInformation => matches!(contract.personal_information, Clause::Included(_)),
            Self::NetSales => contract.targets.terms().is_some_and(|it| {
                it.incentive != Incentive::None || it.measures.iter().any(|measure| measure.metric == Metric::NetSales)
            }),
            Self::EvaluationPeriod => matches!(contract.targets, Clause::Included(_)),
        }
    }
}

impl Contract {
    /// Whether its definitions say what a word means.
    pub fn defines(&self, concept: Concept) -> bool {
        self.definitions.concepts.contains(&concept) && concept.is_used(self)
    }
}

impl Definitions {
    /// What cannot stand: a word or a meaning that is missing, and a word that is defined already.
    pub(super) fn check(&self, problems: &mut Problems) {
        let mut known: Vec<(&str, &str)> = vec![("日", "Day"), ("工作日", "Working Day")];
        for concept in &self.concepts {
            known.push(concept.words());
        }
        for (row, term) in self.own_terms.iter().enumerate() {
            let place = Place::row(field::DEFINITIONS_OWN, row);
            problems.add_if(term.word.is_blank() || term.meaning.is_blank(), place, Reason::Missing);
            let twice = known.iter().any(|(zh, en)| is_same(zh, &term.word.zh) || is_same(en, &term.word.en));
            problems.add_if(twice, place, Reason::Twice);
            known.push((&term.word.zh, &term.word.en));
        }
    }
}
