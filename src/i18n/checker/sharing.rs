//! Messages on sharing of information (`contract-rules.md` 2.4).

use super::Words;
use crate::domain::checker::rule::Inf;

pub(super) const fn words(rule: Inf) -> Words {
    match rule {
        Inf::R01 => ["约定了共享但登记表为空。", "Sharing is agreed but the register is empty."],
        Inf::R02 => ["登记表第{0}行缺少：{1}。", "Register row {0} is incomplete: {1}."],
        Inf::R03 => ["第{0}行用途过于笼统。", "Purpose of row {0} is too general."],
        Inf::R04 => {
            ["第{0}行含个人信息但未选择合法依据。", "Row {0} holds personal information without a legal basis."]
        }
        Inf::R05 => [
            "基于同意向其他处理者提供个人信息，应取得单独同意。",
            "Giving personal information to another company on consent needs each person's separate consent.",
        ],
        Inf::R06 => [
            "该依据下是否仍需单独同意存在争议，请咨询律师。",
            "Whether separate consent is still needed on this basis is debated; ask a lawyer.",
        ],
        Inf::R07 => ["不得买卖个人信息。", "Selling personal information is prohibited."],
        Inf::R08 => ["第{0}行保存期超过合同期且无理由。", "Row {0} is kept longer than the contract without a reason."],
        Inf::R09 => [
            "竞争者交换此类信息可能违反反垄断法。",
            "Competitors exchanging this information may break competition law.",
        ],
        Inf::R10 => ["请确认{0}确有必要。", "Check that {0} is really needed."],
        Inf::R11 => ["约定双向共享，但仅{0}提供。", "Only {0} gives information although sharing is called mutual."],
    }
}
