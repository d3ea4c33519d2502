//! Messages on materials and support (`contract-rules.md` 2.5).

use super::Words;
use crate::domain::checker::rule::Sup;

pub(super) const fn words(rule: Sup) -> Words {
    match rule {
        Sup::R01 => ["第{0}项请注明赠与、借用、消耗或许可。", "Item {0}: say gift, loan, consumable or licence."],
        Sup::R02 => ["借用物第{0}项缺少返还或损失规则。", "Loan item {0} has no return date or loss rule."],
        Sup::R03 => ["向人员赠送可能构成商业贿赂。", "Gifts to staff may be bribery."],
        Sup::R04 => ["使用品牌但无许可条款。", "Brand use has no licence."],
        Sup::R05 => ["凭样品买卖应封存样品并说明质量。", "Seal the sample and describe it."],
        Sup::R06 => {
            ["广告不得使用“国家级、最高级、最佳”等用语。", "Absolute advertising words are prohibited in the mainland."]
        }
        Sup::R07 => ["培训未约定学时或日期。", "Promise of training has no hours or dates."],
    }
}
