//! Messages on development of customers (`contract-rules.md` 2.5).

use super::Words;
use crate::domain::checker::rule::Dev;

pub(super) const fn words(rule: Dev) -> Words {
    match rule {
        Dev::R01 => ["全部职责由{0}承担。", "All duties fall on {0}."],
        Dev::R02 => ["独家安排缺少{0}。", "Exclusivity has no {0}."],
        Dev::R03 => [
            "固定转售价格或限定最低转售价格为法律所禁止（能证明不排除竞争的除外）。",
            "Fixing a resale price or a floor is prohibited unless it can be shown not to harm competition.",
        ],
        Dev::R04 => ["限制期过长可能不具执行力。", "Long restrictions may be unenforceable."],
        Dev::R05 => ["提及代签权限但未附授权书。", "Authority to sign for the other is mentioned but not attached."],
        Dev::R06 => ["禁止招揽范围或期限过宽。", "Narrow the non-solicitation promise."],
        Dev::R07 => ["未设线索登记，易生归属争议。", "Without lead registration, two teams may claim one customer."],
    }
}
