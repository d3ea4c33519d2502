//! What a fix does, in words.

use crate::domain::checker::fix::Fix;
use crate::domain::contract::breach::{AgreedDamages, LiabilityLimit};
use crate::domain::contract::plan::Share;
use crate::domain::late_fee::rule::LateRate;
use crate::domain::rate::Ppm;
use crate::i18n::{Text, format};

impl Text {
    /// What a fix changes: the words on its button.
    pub fn checker_fix(self, fix: &Fix) -> String {
        let set =
            |zh: &str, en: &str, value: &str| self.pick(format!("将{zh}改为 {value}"), format!("Set {en} to {value}"));
        match fix {
            Fix::OrdersAccepted(within) => set("订单答复期限", "the time to answer orders", &self.period(*within)),
            Fix::Inspection(period) => set("检验期", "the inspection period", &self.period(*period)),
            Fix::HiddenDefectLimit(period) => {
                set("隐蔽缺陷最长期限", "the long stop for hidden defects", &self.period(*period))
            }
            Fix::TitleOnDelivery => self.pick("所有权自交付时转移", "Let ownership pass on delivery").to_owned(),
            Fix::LastPart(share) => set("最后一期", "the last part", &self.share_words(*share)),
            Fix::PayWithin(period) => set("最长付款期", "the longest time for payment", &self.period(*period)),
            Fix::MilestoneAnswer(period) => {
                set("里程碑答复期限", "the time to answer a milestone", &self.period(*period))
            }
            Fix::Earnest(sum) if sum.minor > 0 => set("定金", "the earnest money", &format::money(*sum)),
            Fix::Earnest(_) => self.pick("不收定金", "Take no earnest money").to_owned(),
            Fix::Acceleration(overdue, cure) => {
                let (overdue, cure) = (format::percent(*overdue), self.period(*cure));
                self.pick(
                    format!("改为逾期达 {overdue} 且催告 {cure}后加速到期"),
                    format!("Accelerate at {overdue} overdue, {cure} after a demand"),
                )
            }
            Fix::Usual(term) => self.checker_usual(*term).to_owned(),
            Fix::Method(method) => set("付款方式", "the method of payment", self.payment_method(*method)),
            Fix::InvoiceIndependent => {
                self.pick("付款不以开票为条件", "Let payment not wait for the invoice").to_owned()
            }
            Fix::Settlement(day, confirm) => {
                let confirm = self.period(*confirm);
                self.pick(
                    format!("改为每月 {day} 日结算、{confirm}内确认"),
                    format!("Settle on day {day}, confirm within {confirm}"),
                )
            }
            Fix::Suspension(_, notice) => {
                set("中止供货的通知期", "the notice before supply stops", &self.period(*notice))
            }
            Fix::LateRate(rate) => self.late_rate_fix(rate),
            Fix::Limits(limit) => set("双方责任上限", "both limits of liability", &self.limit_words(*limit)),
            Fix::GeneralDamages(damages) => set("约定违约金", "the agreed damages", &self.damages_words(*damages)),
            Fix::DeliveryRate(rate) => set("迟延交付的日违约金", "late delivery per day", &format::percent(*rate)),
            Fix::ForceMajeure { notice, proof, long } => {
                let (notice, proof, long) = (self.period(*notice), self.period(*proof), self.period(*long));
                self.pick(
                    format!("改为 {notice}内通知、{proof}内证明、超过 {long}可解除"),
                    format!("Notice within {notice}, proof within {proof}, an end after {long}"),
                )
            }
            Fix::TermMonths(months) => {
                self.pick(format!("将期限改为 {months} 个月"), format!("Set the term to {months} months"))
            }
            Fix::Notices(period) => set("双方通知期", "both sides\u{2019} notice", &self.period(*period)),
            Fix::Cure(period) => set("催告后的改正期限", "the time to cure", &self.period(*period)),
            Fix::AutomaticRenewal { months, objection } => {
                let objection = self.period(*objection);
                self.pick(
                    format!("改为每次续期 {months} 个月、期满前 {objection}可提出不续期"),
                    format!("Renew for {months} months, objection {objection} before the end"),
                )
            }
            Fix::SettleWithin(period) => set("结清期限", "the time to settle", &self.period(*period)),
            Fix::ExerciseWindow(period) => {
                set("解除权行使期限", "the time to use a right to terminate", &self.period(*period))
            }
            Fix::Survives(clause) => {
                let clause = self.clause_name(*clause);
                self.pick(format!("“{clause}”在终止后继续有效"), format!("Let {clause} survive the end"))
            }
        }
    }

    fn share_words(self, share: Share) -> String {
        match share {
            Share::Of(share) => format::percent(share),
            Share::Sum(sum) => format::money(sum),
            Share::Equal => self.pick("等额", "an equal part").to_owned(),
        }
    }

    fn limit_words(self, limit: LiabilityLimit) -> String {
        match limit {
            LiabilityLimit::None => self.pick("无", "none").to_owned(),
            LiabilityLimit::Sum(sum) => format::money(sum),
            LiabilityLimit::OfPrice(share) => self.of_price(share),
        }
    }

    fn damages_words(self, damages: AgreedDamages) -> String {
        match damages {
            AgreedDamages::None => self.pick("无", "none").to_owned(),
            AgreedDamages::Sum(sum) => format::money(sum),
            AgreedDamages::OfPrice(share) => self.of_price(share),
        }
    }

    fn of_price(self, share: Ppm) -> String {
        let share = format::percent(share);
        self.pick(format!("合同价款的 {share}"), format!("{share} of the price"))
    }

    fn late_rate_fix(self, rate: &LateRate) -> String {
        match rate {
            LateRate::ReferenceMultiple { hundredths, .. } => {
                let times = format::plain_quantity(crate::domain::rate::Quantity {
                    thousandths: i64::from(*hundredths).saturating_mul(10),
                });
                self.pick(
                    format!("将逾期利率改为一年期 LPR 的 {times} 倍"),
                    format!("Set the late rate to {times} times one-year LPR"),
                )
            }
            LateRate::ReferencePlus { margin, .. } => {
                let margin = format::percent(*margin);
                self.pick(
                    format!("将逾期利率改为基准利率加 {margin}"),
                    format!("Set the late rate to the reference rate plus {margin}"),
                )
            }
            LateRate::Monthly { table, .. } => {
                let rate = table.steps().last().map(|step| format::percent(step.rate)).unwrap_or_default();
                self.pick(format!("将逾期利率改为每月 {rate}"), format!("Set the late rate to {rate} a month"))
            }
            LateRate::Daily { .. }
            | LateRate::Annual { .. }
            | LateRate::StartedPeriod { .. }
            | LateRate::FixedSum { .. } => self.pick("修改逾期利率", "Change the late rate").to_owned(),
        }
    }
}
