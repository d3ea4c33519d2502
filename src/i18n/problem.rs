//! Why a term cannot stand, or is not usual.

use super::{Text, format};
use crate::domain::problem::Reason;

impl Text {
    /// What is wrong with a term, as a sentence beside its name.
    pub fn problem_words(self, reason: Reason) -> String {
        let fixed = |zh: &str, en: &str| self.pick(zh, en).to_owned();
        match reason {
            Reason::Missing => fixed("没有填写。", "Nothing was entered."),
            Reason::RateOutOfRange { low, high } => self.in_range(&format::percent(low), &format::percent(high)),
            Reason::CountOutOfRange { low: 0, high } => {
                self.pick(format!("不超过 {high}。"), format!("Usually {high} at most."))
            }
            Reason::CountOutOfRange { low, high } => self.in_range(&low.to_string(), &high.to_string()),
            Reason::PeriodOutOfRange { low, high } => {
                let (low, high) = (self.period(low), self.period(high));
                self.pick(format!("通常在 {low}至 {high}之间。"), format!("Usually from {low} to {high}."))
            }
            Reason::Negative => fixed("金额不能为负数。", "An amount cannot be negative."),
            Reason::AmountTooHigh { high } => {
                let high = format::money(high);
                self.pick(format!("不超过 {high}。"), format!("{high} at most."))
            }
            Reason::OtherCurrency => fixed("币种与合同不同。", "The currency is not that of the contract."),
            Reason::NotAfter { date } => {
                let date = self.date(date);
                self.pick(format!("应在 {date}之后。"), format!("It has to lie after {date}."))
            }
            Reason::DoesNotAddUp { .. } => fixed("各项合计与总数不符。", "The parts do not add up to the whole."),
            Reason::NotInOrder => fixed("顺序有误。", "The order is wrong."),
            Reason::OutsideItsRange => fixed("超出该空白的范围。", "It lies outside the range of its blank."),
            Reason::Twice => fixed("重复。", "It stands there twice."),
            Reason::ChooseOne => fixed("只能选其中之一。", "Only one of these can stand."),
            Reason::CannotBeReckoned => fixed("无法计算。", "It cannot be reckoned."),
        }
    }

    fn in_range(self, low: &str, high: &str) -> String {
        self.pick(format!("通常在 {low} 至 {high} 之间。"), format!("Usually from {low} to {high}."))
    }
}
