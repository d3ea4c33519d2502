//! Messages on payment (`contract-rules.md` 2.6).

use super::Words;
use crate::domain::checker::rule::Pay;

/// PAY-06 of a part that waits for no milestone.
pub(super) const OF_A_PART: Words =
    ["第{0}期付款的条件仅取决于买方意愿。", "Part {0} depends on the buyer's will alone."];

pub(super) const fn words(rule: Pay) -> Words {
    match rule {
        Pay::R01 => ["第{0}期未约定付款时间。", "Payment {0} has no due date."],
        Pay::R02 => ["分期合计{0}，合同价{1}。", "Instalments add up to {0}, price is {1}."],
        Pay::R03 => ["比例合计{0}。", "Percentages add up to {0}."],
        Pay::R04 => ["付款日期顺序有误。", "Due dates are out of order."],
        Pay::R05 => ["最后一期付款晚于合同期满。", "Last payment falls after the end."],
        Pay::R06 => ["里程碑{0}缺少客观标准或答复期限。", "Milestone {0} depends on the buyer's will alone."],
        Pay::R07 => {
            ["定金超过合同标的额20%的部分不产生定金效力。", "Earnest money above 20 % has no effect for the excess."]
        }
        Pay::R08 => ["未约定为“定金”的，不适用定金罚则。", "Only money named 定金 carries the double-return rule."],
        Pay::R09 => ["定金与违约金只能择一主张。", "Choose one: earnest money or agreed damages."],
        Pay::R10 => {
            ["加速到期须逾期达总价五分之一并经催告。", "Acceleration needs at least one fifth overdue and a demand."]
        }
        Pay::R11 => {
            ["机关、事业单位向中小企业付款最长不超过 60 日。", "A public body must pay an SME within 60 days at most."]
        }
        Pay::R12 => [
            "大型企业付款期超过 60 日须符合行业规范和交易习惯。",
            "Beyond 60 days only if reasonable for the trade; otherwise abusive.",
        ],
        Pay::R13 => {
            ["不得以收到第三方付款为向中小企业付款的条件。", "Pay-when-paid terms are not allowed against an SME."]
        }
        Pay::R14 => [
            "请约定验收期限；拖延验收的，付款期自该期满起算。",
            "Fix an acceptance period; if the buyer delays, time runs from its end.",
        ],
        Pay::R15 => {
            ["不得强制使用商业汇票等方式或变相延长账期。", "Non-cash payment must be agreed and not lengthen the term."]
        }
        Pay::R16 => [
            "“先票后款”能否拒付存在争议，应明确且适度。",
            "Courts differ on whether a missing invoice excuses payment; keep the wording express and narrow.",
        ],
        Pay::R17 => [
            "超过 60 日须明示约定且不得显失公平；英国规则趋严。",
            "Over 60 days needs express agreement and must not be grossly unfair; UK law is tightening.",
        ],
        Pay::R18 => ["欧盟公共机构一般 30 日内付款。", "Public bodies in the EU pay within 30 days."],
        Pay::R19 => [
            "结算日请选 1 至 28 日，对账确认期不少于 5 日。",
            "Use day 1-28 and give at least five days to check the statement.",
        ],
        Pay::R20 => {
            ["币种不一致，或境内主体间非人民币结算。", "Currency is not uniform or not usual between mainland parties."]
        }
        Pay::R21 => ["质保金过高或无返还日期。", "Retention is high or never released."],
        Pay::R22 => ["预付比例高且无担保。", "Large advance without guarantee."],
        Pay::R23 => ["中止供货前应通知。", "Tell the buyer before stopping supply."],
        Pay::R24 => ["抵销权仅属一方。", "Set-off is one-sided."],
        Pay::R25 => [
            "特别约定另写了付款方式，效力优先于付款计划；请使两者一致，或删去特别约定中的付款内容。",
            "The special terms say how it is paid and prevail over the payment plan: make the two agree, or take it out there.",
        ],
    }
}
