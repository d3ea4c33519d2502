//! The balance table of a contract.

use crate::domain::exact::Ratio;
use crate::domain::fairness::{Balance, BalancePair, BalanceSide, Lean, OverallLean, Position};
use crate::i18n::{Text, format};

messages! {
    balance_title => "双方是否对等" | "How even the terms are";
    balance_lead => "把双方都该有的条款逐项对照。这是本工具自己的尺度，不是法律标准。" | "The terms that both sides ought to have, side by side. A measure of this tool, not of the law.";
    balance_term => "条款" | "Term";
    balance_ours => "我方" | "We";
    balance_theirs => "客户" | "Customer";
    balance_favours => "对谁有利" | "In favour of";
    balance_notice => "任意解除的通知期" | "Notice to leave without cause";
    balance_cure => "违约补救期" | "Time to cure a breach";
    balance_cap => "责任上限" | "Limit of liability";
    balance_delay => "迟延每日责任" | "Cost of a day of delay";
    balance_grounds => "解除事由" | "Grounds to end the contract";
    balance_assignment => "不经同意可转让" | "Assignment without consent";
    balance_confidentiality => "保密义务" | "Duty of confidentiality";
    balance_indemnity => "侵权赔偿" | "Indemnity for infringement";
    balance_change => "单方变更权" | "Right to change terms alone";
    balance_set_off => "抵销权" | "Right of set-off";
    balance_absent => "—" | "—";
    balance_held => "有" | "Yes";
    balance_not_held => "无" | "None";
    balance_unlimited => "不设上限" | "Without limit";
    balance_may_not_leave => "不得任意解除" | "May not leave";
    balance_cases(n: u32) => "{n} 项" | "{n}";
    balance_even => "对等" | "Even";
    balance_not_counted => "未约定，不计入" | "Not agreed, not counted";
    balance_slight(side: &str) => "略利于{side}" | "Slightly for {side}";
    balance_one_sided(side: &str) => "偏向{side}" | "One-sided for {side}";
    balance_sums(present: &str, ours: &str, theirs: &str) => "计入 {present} 项，其中偏向我方 {ours} 项、偏向客户 {theirs} 项" | "{present} terms counted; {ours} one-sided for us, {theirs} for the customer";
    balance_working(one_sided: &str, present: &str, fraction: &str, share: &str) => "对等度 1 − {one_sided}/{present} ＝ {fraction}，即 {share}" | "Balance 1 − {one_sided}/{present} = {fraction}, that is {share}";
    balance_toward(side: &str) => "整体偏向{side}。" | "On the whole it leans towards {side}.";
    balance_level => "整体不偏向任何一方。" | "On the whole it leans to neither side.";
    balance_advice => "低于 0.7：请留意条款是否过于偏向一方，对方可能要求修改。" | "Below 0.7: see whether the terms lean too far to one side; the other may ask for changes.";
    balance_nothing => "没有可以对照的条款。" | "There is nothing to compare.";
    balance_unknown => "有的数额为负数或者过大，暂时无法对照。" | "An amount is negative or too large to be compared.";
    balance_our_side => "我方" | "us";
    balance_their_side => "客户" | "the customer";
}

impl Text {
    /// What a row of the table is called.
    pub const fn balance_pair(self, pair: BalancePair) -> &'static str {
        match pair {
            BalancePair::Notice => self.balance_notice(),
            BalancePair::Cure => self.balance_cure(),
            BalancePair::LiabilityCap => self.balance_cap(),
            BalancePair::DelayRate => self.balance_delay(),
            BalancePair::TerminationGrounds => self.balance_grounds(),
            BalancePair::Assignment => self.balance_assignment(),
            BalancePair::Confidentiality => self.balance_confidentiality(),
            BalancePair::Indemnity => self.balance_indemnity(),
            BalancePair::ChangeRights => self.balance_change(),
            BalancePair::SetOff => self.balance_set_off(),
        }
    }

    /// Where a side stands in a row.
    pub fn balance_position(self, pair: BalancePair, position: Position) -> String {
        match position {
            Position::None | Position::Unlimited if pair == BalancePair::Notice => {
                self.balance_may_not_leave().to_owned()
            }
            Position::None => self.balance_not_held().to_owned(),
            Position::Held => self.balance_held().to_owned(),
            Position::Days(days) => self.period_days(days),
            Position::Cases(cases) => self.balance_cases(cases),
            Position::Amount(amount) => format::money(amount),
            Position::Rate(rate) => format::percent(rate),
            Position::Unlimited => self.balance_unlimited().to_owned(),
        }
    }

    fn period_days(self, days: u32) -> String {
        match self.locale {
            crate::i18n::Locale::Zh => format!("{days} 日"),
            crate::i18n::Locale::En if days == 1 => "1 day".to_owned(),
            crate::i18n::Locale::En => format!("{days} days"),
        }
    }

    /// Whom a row favours.
    pub fn balance_lean(self, lean: Lean) -> String {
        match lean {
            Lean::Absent => self.balance_not_counted().to_owned(),
            Lean::Even => self.balance_even().to_owned(),
            Lean::Slight(side) => self.balance_slight(self.balance_side(side)),
            Lean::OneSided(side) => self.balance_one_sided(self.balance_side(side)),
        }
    }

    const fn balance_side(self, side: BalanceSide) -> &'static str {
        match side {
            BalanceSide::Enterprise => self.balance_our_side(),
            BalanceSide::Customer => self.balance_their_side(),
        }
    }

    /// What the rows that count come to.
    pub fn balance_total(self, present: i128, ours: i128, theirs: i128) -> String {
        self.balance_sums(&present.to_string(), &ours.to_string(), &theirs.to_string())
    }

    /// The balance as its working shows it, and which way it leans.
    pub fn balance_result(self, balance: &Balance, one_sided: i128, present: i128) -> String {
        match balance {
            Balance::NothingToCompare => self.balance_nothing().to_owned(),
            Balance::Measured { exact, shown, lean } => {
                let fraction = fraction(*exact);
                let working = self.balance_working(
                    &one_sided.to_string(),
                    &present.to_string(),
                    &fraction,
                    &format::percent_floor(*shown),
                );
                let lean = match lean {
                    OverallLean::Level => self.balance_level().to_owned(),
                    OverallLean::Toward(side) => self.balance_toward(self.balance_side(*side)),
                };
                self.pick(format!("{working}。{lean}"), format!("{working}. {lean}"))
            }
        }
    }
}

/// `7/10`; a whole number stands alone.
fn fraction(ratio: Ratio) -> String {
    if ratio.denominator() == 1 {
        ratio.numerator().to_string()
    } else {
        format!("{}/{}", ratio.numerator(), ratio.denominator())
    }
}
