//! Messages on the contract while it is performed (`contract-rules.md` 2.9).

use super::Words;
use crate::domain::checker::rule::Exe;

pub(super) const fn words(rule: Exe) -> Words {
    match rule {
        Exe::R01 => ["{0}已逾期 {1} 日，逾期金额{2}。", "{0} is {1} days late; damages so far {2}."],
        Exe::R02 => [
            "{0}的诉讼时效可能于{1}届满，请及时催告。",
            "The claim for {0} may become time-barred on {1}; send a demand.",
        ],
        Exe::R03 => ["时效自{0}起重新计算。", "Limitation restarts from {0}."],
        Exe::R04 => ["请于{0}前检验并提出异议。", "Inspect and object by {0}."],
        Exe::R05 => ["{0}评估表到期。", "Evaluation for {0} is due."],
        Exe::R06 => ["投诉{0}已用时限{1}。", "Complaint {0}: {1} of time used."],
        Exe::R07 => ["请于{0}前决定是否续期。", "Decide on renewal by {0}."],
        Exe::R08 => ["{0} 项共享信息应于{1}前返还或删除。", "{0} shared items must be returned or deleted by {1}."],
        Exe::R09 => ["停止提供：未登记或已撤回同意。", "Stop: this item is not registered or consent was withdrawn."],
        Exe::R10 => ["解除权将于{0}消灭。", "Your right to terminate lapses on {0}."],
        Exe::R11 => ["可能符合加速到期或解除条件。", "Acceleration or termination may be available."],
        Exe::R12 => ["通知迟延可能影响免责。", "Late notice may cost the exemption in part."],
        Exe::R13 => ["合同期满后仍在履行，请补签续约。", "The parties still perform after expiry; sign a renewal."],
        Exe::R14 => ["{0}应返还或抵作价款。", "{0} should be released or credited."],
    }
}
