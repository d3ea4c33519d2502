//! Messages on force majeure and change of circumstances (`contract-rules.md` 2.7).

use super::Words;
use crate::domain::checker::rule::Fm;

pub(super) const fn words(rule: Fm) -> Words {
    match rule {
        Fm::R01 => ["请约定通知和证明期限。", "Add notice and proof times."],
        Fm::R02 => ["不可抗力仅适用于一方。", "Force majeure is one-sided."],
        Fm::R03 => ["{0}通常属商业风险。", "{0} is usually business risk, not force majeure."],
        Fm::R04 => {
            ["事先排除情势变更规则的约定无效。", "Excluding the change-of-circumstances rule in advance is void."]
        }
        Fm::R05 => ["建议约定持续多久可解除。", "Add when either side may leave."],
    }
}
