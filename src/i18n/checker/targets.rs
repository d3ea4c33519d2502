//! Messages on targets and evaluation (`contract-rules.md` 2.5).

use super::Words;
use crate::domain::checker::rule::Kpi;

pub(super) const fn words(rule: Kpi) -> Words {
    match rule {
        Kpi::R01 => ["权重合计为{0}，应为100%。", "Weights add up to {0}."],
        Kpi::R02 => ["指标“{0}”目标无效。", "KPI {0} has no usable target."],
        Kpi::R03 => ["等级区间不连续。", "Grade bands are not continuous."],
        Kpi::R04 => ["评分由{0}单方决定且无异议程序。", "{0} alone decides the score."],
        Kpi::R05 => [
            "一次未达标即终止，建议增加连续期次或改进计划。",
            "One bad period ends the contract; add a second period or an improvement plan.",
        ],
        Kpi::R06 => ["“尽力目标”与未达标违约金矛盾。", "Best-efforts target contradicts a penalty."],
        Kpi::R07 => ["奖励档位不连续或未递增。", "Incentive tiers are not in order."],
        Kpi::R08 => {
            ["在{0}处奖励跳增{1}，易生争议。", "At {0} pay jumps by {1}; disputes and timing games are likely."]
        }
        Kpi::R09 => ["按开票额计奖且无追回规则。", "Incentive is paid on money that may never arrive."],
        Kpi::R10 => [
            "奖励只能明示支付给合同主体并如实入账，不得给付其人员。",
            "Pay incentives only to the contracting company, openly and on the books.",
        ],
        Kpi::R11 => ["评估周期长于合同期限。", "No evaluation will ever take place."],
        Kpi::R12 => ["{0}可单方调整目标。", "{0} may change targets alone."],
    }
}
