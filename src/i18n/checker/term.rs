//! Messages on term and termination (`contract-rules.md` 2.7).

use super::Words;
use crate::domain::checker::rule::Trm;

pub(super) const fn words(rule: Trm) -> Words {
    match rule {
        Trm::R01 => ["未约定起始或期限。", "Say when the contract starts and how long it lasts."],
        Trm::R02 => ["终止日不晚于起始日。", "End is not after start."],
        Trm::R03 => ["通知期不短于合同期限。", "Notice of {0} is not shorter than the term."],
        Trm::R04 => [
            "不定期合同可随时解除，但应在合理期限前通知。",
            "An open-ended contract may be ended at any time but only with reasonable notice.",
        ],
        Trm::R05 => ["仅{0}可任意解除或通知期悬殊。", "Only {0} may leave freely."],
        Trm::R06 => ["解除前应催告并给予合理期限。", "Give time to cure before termination."],
        Trm::R07 => ["不宜排除法定解除权或异议权。", "Statutory termination rights should stay open."],
        Trm::R08 => ["自动续期应提醒且期限适度。", "Automatic renewal needs a reminder and a modest length."],
        Trm::R09 => ["起始日早于签订日，请确认追溯意图。", "Terms reach back before signing; say so on purpose."],
        Trm::R10 => ["{0}不在合同期内。", "{0} falls outside the term."],
        Trm::R11 => ["请约定终止后的结算、返还和数据处理。", "Say what happens after the end."],
        Trm::R12 => {
            ["未约定的，解除权自知道起一年消灭。", "Without it a termination right lapses one year after it is known."]
        }
        Trm::R13 => ["代理合同最短通知期为一、二、三个月。", "Minimum agency notice is one, two or three months."],
        Trm::R14 => ["破产管理人可决定合同是否继续。", "The insolvency administrator may decide otherwise."],
    }
}
