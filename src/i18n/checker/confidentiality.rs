//! Messages on confidentiality (`contract-rules.md` 2.8).

use super::Words;
use crate::domain::checker::rule::Con;

pub(super) const fn words(rule: Con) -> Words {
    match rule {
        Con::R01 => ["有信息共享但无保密条款。", "Information is shared without confidentiality."],
        Con::R02 => ["保密义务仅约束{0}。", "Confidentiality binds only {0}."],
        Con::R03 => ["保密期过短，商业秘密不宜设截止日。", "Too short a term may end secrecy protection."],
        Con::R04 => [
            "绝密、机密、秘密为国家秘密密级，企业请使用商业秘密标识。",
            "These three words are state-secret grades; use trade-secret labels.",
        ],
        Con::R05 => ["建议补充例外情形。", "Add the usual exceptions."],
    }
}
