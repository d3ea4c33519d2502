//! What a contract's clause on targets gives the other side: why, how much, by when, and how that was reckoned.

use crate::domain::clause_incentive::{ClauseIncentiveError, Condition, Later, Line, PeriodPayment, Step};
use crate::domain::contract::targets::{IncentiveBase, IncentiveForm};
use crate::domain::exact::ExactError;
use crate::domain::incentive::source::Source;
use crate::domain::money::{Currency, Money};
use crate::i18n::{Text, format};

messages! {
    clause_incentive_title => "合同承诺对方的奖励" | "What the contract promises the other side";
    clause_incentive_reading => "正在读取合同……" | "Reading the contract …";
    clause_incentive_no_clause => "合同没有目标条款，也就没有承诺对方的奖励。" | "The contract has no clause on targets: it promises the other side nothing for reaching them.";
    clause_incentive_by_hand => "目标条款是手写的，不从中计算奖励。" | "The clause on targets was written by hand: nothing is reckoned from it.";
    clause_incentive_none => "目标条款没有约定达标奖励。" | "The clause on targets promises nothing for reaching them.";
    clause_incentive_not_binding => "合同未签齐或已归档，不计算奖励。" | "The contract is not signed by both sides, or was put away: nothing is reckoned.";
    clause_incentive_lines => "合同明细算不出金额，奖励也无从计算。" | "The lines of the contract come to no amount, so nothing can be reckoned.";
    clause_incentive_not_begun => "第一个评估期还没有开始。" | "The first period has not begun.";
    clause_incentive_help => "按每期届满时已知的款项计算；此后退回的，从下一期扣减，扣到零为止，余下的结转。" | "Each period stands on what was known at its end. What is given back later is taken off the next payment, never below nothing; the rest is carried on.";
    clause_incentive_working => "计算过程" | "Working";
    clause_incentive_counted => "计入的款项" | "What counted";
    clause_incentive_counted_none => "本期没有计入的款项。" | "Nothing counted in this period.";
    clause_incentive_what => "步骤" | "Step";
    clause_incentive_known => "得知日" | "Known from";
    clause_incentive_running => "进行中，算到所看日期" | "Running: so far";
    clause_incentive_awaits => "待评估表定稿" | "Awaits the final evaluation sheet";
    clause_incentive_missed => "未达标" | "Target missed";
    clause_incentive_due(day: &str) => "应于{day}前支付" | "To be paid by {day}";
    clause_incentive_settled => "无须支付" | "Nothing to pay";
    clause_incentive_pay_rule(period: &str) => "条款约定：评估表定稿后{period}内支付。" | "The clause: to be paid within {period} after the evaluation sheet becomes final.";
    clause_incentive_sheet_none => "本期还没有定稿的评估表：双方确认，或异议期满后关闭，即为定稿。" | "No sheet of this period is final yet: it becomes final once both sides confirm it, or when it is closed after the days to object.";
    clause_incentive_sheet(day: &str) => "评估表于{day}定稿。" | "The evaluation sheet became final on {day}.";
    clause_incentive_sheet_graded(day: &str, grade: &str) => "评估表于{day}定稿，等级 {grade}；条款的奖励不随等级浮动。" | "The evaluation sheet became final on {day} with grade {grade}; the clause does not scale its incentive by grades.";
    clause_incentive_sheet_open => "看评估表" | "See the sheet";
    clause_incentive_given => "本期所得" | "Given by this period";
    clause_incentive_brought => "前期结转、待扣减" | "Left to take back from before";
    clause_incentive_paid => "本期支付，不低于零" | "Paid, never below nothing";
    clause_incentive_carried => "结转下期扣减" | "Carried to the next payment";
    clause_incentive_afterwards => "最后一期届满之后" | "After the last period";
    clause_incentive_afterwards_back(sum: &str) => "没有下一期可扣，应由对方退回 {sum}。" | "There is no next payment to take it from: the other side gives back {sum}.";
    clause_incentive_afterwards_more(sum: &str) => "另应支付 {sum}。" | "{sum} more is to be paid.";
    clause_incentive_afterwards_even => "两清。" | "Nothing is left on either side.";
}

impl Text {
    /// What it is called.
    pub fn clause_incentive_form(self, form: IncentiveForm) -> &'static str {
        match form {
            IncentiveForm::Rebate => self.incentive_rebate(),
            IncentiveForm::Commission => self.incentive_commission(),
        }
    }

    /// Whether the target is met.
    pub fn clause_incentive_condition(self, it: &PeriodPayment) -> String {
        match it.condition {
            Condition::NoAim => self
                .pick(
                    "条款没有净销售额目标，是否达标由双方认定；以下按达标计算。",
                    "The clause aims at no net sales: both sides say whether their targets are met. Reckoned as if they are.",
                )
                .to_owned(),
            Condition::Unknown { aim } if it.sheet.is_some() => {
                let aim = format::money(aim);
                self.pick(
                    format!("净销售额目标 {aim}；定稿的评估表没有填实际数，是否达标由双方认定。以下按达标计算。"),
                    format!(
                        "Net sales aimed at: {aim}. The final sheet gives no actual figure: both sides say whether the target is \
                         met. Reckoned as if it is."
                    ),
                )
            }
            Condition::Unknown { aim } => {
                let aim = format::money(aim);
                self.pick(
                    format!("净销售额目标 {aim}；实际数不由本账簿计算，以定稿的评估表为准。以下按达标计算。"),
                    format!(
                        "Net sales aimed at: {aim}. The actual figure comes from elsewhere and stands in no final sheet yet. \
                         Reckoned as if the target is met."
                    ),
                )
            }
            Condition::Known { aim, actual } => {
                let missed = it.condition.is_missed();
                let (aim, actual) = (format::money(aim), format::money(actual));
                let (zh, en) = match (missed, it.is_over) {
                    (false, _) => ("已达标", "the target is met"),
                    (true, false) => ("尚未达标", "the target is not met yet"),
                    (true, true) => ("未达标，按条款不支付", "the target is missed, and the clause pays nothing"),
                };
                self.pick(
                    format!("净销售额 {actual}，目标 {aim}：{zh}。"),
                    format!("Net sales {actual}, aimed at {aim}: {en}."),
                )
            }
        }
    }

    /// A step of the working: what it says, and what it comes to.
    pub fn clause_incentive_line(self, line: &Line, currency: Currency) -> (String, String) {
        match line {
            Line::Counted { base, amount } => {
                let words = match base {
                    IncentiveBase::Collected => self.pick(
                        "到账的价款，含税，不含抵销，已减退回",
                        "Price received, with tax and without set-offs, less what was given back",
                    ),
                    IncentiveBase::Invoiced => {
                        self.pick("已开票金额，不含税，已减作废和红冲", "Invoiced, without tax, less void and red ones")
                    }
                };
                (words.to_owned(), format::money(*amount))
            }
            Line::WithoutTax(line) => {
                let (from, rate) = (format::money(line.from), format::percent(line.rate));
                let words = self.pick(format!("{from} 扣除 {rate} 的税"), format!("{from} without tax at {rate}"));
                (words, format::money(line.rounded))
            }
            Line::Tiers(line) => self.commission_line(line, currency),
            Line::Missed { aim, actual, would } => {
                let (aim, actual, would) = (format::money(*aim), format::money(*actual), format::money(*would));
                let words = self.pick(
                    format!("净销售额 {actual} 未到目标 {aim}：{would} 不支付"),
                    format!("Net sales {actual} are below {aim}: {would} is not paid"),
                );
                (words, format::money(Money::zero(currency)))
            }
        }
    }

    /// A step on the way to what is paid: what it says, and what it comes to.
    pub fn clause_incentive_step(self, step: &Step, currency: Currency) -> (String, String) {
        let plain = |words: &str, sum: Money| (words.to_owned(), format::money(sum));
        match step {
            Step::Line(line) => self.clause_incentive_line(line, currency),
            Step::Given(sum) => plain(self.clause_incentive_given(), *sum),
            Step::Later(later) => self.clause_incentive_later(later),
            Step::Brought(sum) => plain(self.clause_incentive_brought(), *sum),
            Step::Paid(sum) => plain(self.clause_incentive_paid(), *sum),
            Step::Carried(sum) => plain(self.clause_incentive_carried(), *sum),
        }
    }

    /// What became known later of an earlier period.
    pub fn clause_incentive_later(self, it: &Later) -> (String, String) {
        let span = self.evaluation_span(it.span);
        let (before, after) = (format::money(it.before), format::money(it.after));
        let words = self.pick(
            format!("{span} 事后变动：{before} 变为 {after}"),
            format!("{span} changed afterwards: from {before} to {after}"),
        );
        (words, it.after.minus(it.before).map(format::money).unwrap_or_default())
    }

    /// Where a row comes from.
    pub fn clause_incentive_source(self, source: Source, takes_back: bool) -> &'static str {
        match (source, takes_back) {
            (Source::Receipt(_), _) => self.accrual_source_receipt(),
            (Source::Reversal(_), _) => self.accrual_source_reversal(),
            (Source::Contract(_), _) => self.accrual_source_contract(),
            (Source::Invoice(_), false) => self.accrual_source_invoice(),
            (Source::Invoice(_), true) => self.pick("作废或红冲", "Void or red invoice"),
        }
    }

    /// Why nothing can be reckoned.
    pub fn clause_incentive_fault(self, why: ClauseIncentiveError) -> &'static str {
        match why {
            ClauseIncentiveError::Tiers(_) => self.pick("条款的档位不成次序。", "The tiers of the clause are out of order."),
            ClauseIncentiveError::TaxUnknown => self.pick(
                "明细有几种税率而没有金额，不知道收款里含多少税。",
                "The lines have several tax rates and no amounts: how much tax there is in what was received is not known.",
            ),
            ClauseIncentiveError::Tax(_) => self.pick("税率不对，扣不出税。", "The tax cannot be taken out."),
            ClauseIncentiveError::Commission(_) => self.pick(
                "计入的款项为负，或币种与档位不同。",
                "What counted is below nothing, or in another currency than the tiers.",
            ),
            ClauseIncentiveError::Payout(_) => self.exact_fault(ExactError::Overflow),
            ClauseIncentiveError::Exact(why) => self.exact_fault(why),
        }
    }
}
