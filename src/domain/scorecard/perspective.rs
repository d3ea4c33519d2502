//! The perspectives of a balanced scorecard (平衡计分卡; Kaplan and Norton, `contract-rules.md` 5.3): the score of each is the
//! weighted mean of its metrics, and the whole is the weighted mean of the perspectives.

use serde::{Deserialize, Serialize};

/// From where a metric looks at whom it evaluates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Perspective {
    /// 财务.
    Financial,
    /// 客户.
    Customer,
    /// 内部流程.
    Internal,
    /// 学习与成长.
    Learning,
}

impl Perspective {
    /// Every one, in the order of the scorecard.
    pub const ALL: [Self; 4] = [Self::Financial, Self::Customer, Self::Internal, Self::Learning];

    /// Its name in a list to choose from.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Financial => "financial",
            Self::Customer => "customer",
            Self::Internal => "internal",
            Self::Learning => "learning",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Its place in [`Perspective::ALL`].
    pub const fn place(self) -> usize {
        match self {
            Self::Financial => 0,
            Self::Customer => 1,
            Self::Internal => 2,
            Self::Learning => 3,
        }
    }
}
