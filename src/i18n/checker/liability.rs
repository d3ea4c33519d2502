//! Messages on liability (`contract-rules.md` 2.7).

use super::Words;
use crate::domain::checker::rule::Lia;

pub(super) const fn words(rule: Lia) -> Words {
    match rule {
        Lia::R01 => ["人身损害责任不得免除。", "Liability for personal injury cannot be excluded."],
        Lia::R02 => [
            "故意或重大过失造成财产损失的责任不得免除。",
            "Liability for intent or gross negligence cannot be excluded.",
        ],
        Lia::R03 => ["责任上限不对等：{1}与{3}。", "Caps are uneven: {0} {1}, {2} {3}."],
        Lia::R04 => [
            "超过价款30%；超过损失30%的，一般可认定过高。",
            "Above 30 % of the price; if it exceeds loss by more than 30 % it is generally treated as excessive.",
        ],
        Lia::R05 => ["迟延付款与迟延交付的标准差距过大。", "Delay costs are uneven between the parties."],
        Lia::R06 => ["诉讼时效不得约定变更或预先放弃。", "Parties cannot change or waive limitation in advance."],
        Lia::R07 => [
            "应提示并说明下列条款，仅勾选不足：{0}。",
            "Highlight and be ready to explain these clauses; a tick-box alone is not enough: {0}.",
        ],
        Lia::R08 => ["格式条款排除对方主要权利的无效。", "A standard term that removes a main right is void."],
        Lia::R09 => [
            "“最终解释权”条款应删除，歧义作不利于提供方的解释。",
            "Ambiguity is read against the drafter anyway; remove it.",
        ],
        Lia::R10 => ["建议写明减损义务（法定适用）。", "Add the duty to limit loss (it applies by law)."],
        Lia::R11 => ["英国法下须通过合理性审查。", "English law tests such terms for reasonableness."],
        Lia::R12 => {
            ["同一事由重复主张，可能按实际损失调减。", "Three remedies for one event will be cut to real loss."]
        }
    }
}
