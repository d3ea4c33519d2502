//! Messages on late payment (`contract-rules.md` 2.6).

use super::Words;
use crate::domain::checker::rule::Lpi;

pub(super) const fn words(rule: Lpi) -> Words {
    match rule {
        Lpi::R01 => ["未约定逾期责任，适用法定标准：{0}。", "No late-payment rate; the legal default applies: {0}."],
        Lpi::R02 => [
            "日{0}折合年{1}，超过4倍LPR（{2}），可能被调减。",
            "{0} a day is {1} a year, above four times LPR ({2}); a court may cut it.",
        ],
        Lpi::R03 => [
            "对中小企业的逾期利率不得低于一年期LPR（{0}）。",
            "Late interest owed to an SME may not be below the one-year LPR ({0}).",
        ],
        Lpi::R04 => [
            "高于通常损失标准30%以上，请留存损失证据。",
            "Above the usual loss measure by more than 30 %; keep proof of real loss.",
        ],
        Lpi::R05 => ["逾期利率低于资金成本。", "The late rate is below the cost of money."],
        Lpi::R06 => ["请核对利率单位（日、月或年）。", "Check the unit: per day, month or year?"],
        Lpi::R07 => ["逾期责任仅约束一方。", "Late interest runs one way only."],
        Lpi::R08 => [
            "请约定部分付款的抵充顺序；法定为费用、利息、本金。",
            "Say what a part payment pays first; law: costs, interest, principal.",
        ],
        Lpi::R09 => ["复利约定不常见，可能不被支持。", "Compound late interest is unusual and may fail."],
        Lpi::R10 => [
            "“不得调整违约金”的约定不能排除依法调整。",
            "A promise never to ask for adjustment does not bind the court.",
        ],
        Lpi::R11 => [
            "低于法定利率须构成实质性救济；新法可能不再允许。",
            "A low rate only displaces the Act if it is a substantial remedy; pending law removes the choice.",
        ],
        Lpi::R12 => ["请核对所在州的利率和滞纳金上限。", "Check the usury and late-fee limits of the state."],
        Lpi::R13 => [
            "排除40欧元补偿推定显失公平；排除利息一概不公平。",
            "Excluding the EUR 40 is presumed grossly unfair; excluding interest is always so.",
        ],
        Lpi::R14 => ["请约定按 365 日或 360 日计算。", "State 365 or 360 days a year."],
    }
}
