//! What is lost unless somebody acts by a day, and why it is that day.

use crate::domain::interruption::{Interruption, InterruptionKind};
use crate::domain::lapses::{EarnestEnd, EarnestOpen, Limitation, RightToEnd};
use crate::domain::period::{Period, PeriodLine};
use crate::domain::pool::{Fall, Mark};
use crate::i18n::{Text, format};

messages! {
    calendar_limitation(party: &str, part: &str) => "{party} {part}：诉讼时效可能届满" | "{party}: {part} may become time-barred";
    calendar_right_lapse(party: &str) => "{party} 行使解除权的最后一天" | "{party}: last day to use the right to terminate";
    calendar_earnest(party: &str) => "{party} 应付定金" | "{party}: earnest money is due";
    calendar_pool(party: &str) => "{party}：再不跟进就该入公海" | "{party}: falls into the pool unless somebody follows up";
    home_barred_words(party: &str, part: &str, sum: &str, date: &str) => "{party} {part}还欠 {sum}：诉讼时效可能于{date}届满，请及时催告" | "{party}: {part}, {sum} open, may become time-barred on {date}; send a demand";
    home_lapse_words(party: &str, title: &str, date: &str) => "{party} {title}：解除权将于{date}消灭" | "{party}: {title}, your right to terminate lapses on {date}";
    home_earnest_words(party: &str, sum: &str) => "{party} 定金还有 {sum} 没有到账" | "{party}: {sum} of the earnest money is still to come";
    limitation_due(day: &str) => "{day}到期" | "due on {day}";
    limitation_demand(day: &str) => "{day}催告，时效重新起算" | "runs anew from the demand of {day}";
    limitation_promise(day: &str) => "{day}承诺付款，时效重新起算" | "runs anew from the promise to pay of {day}";
    limitation_payment(day: &str) => "{day}付过一部分，时效重新起算" | "runs anew from the payment of {day}";
    limitation_filing(day: &str) => "{day}起诉或申请仲裁，时效重新起算" | "runs anew from the filing of {day}";
    limitation_entered(day: &str) => "登记为{day}重新起算" | "runs anew from {day}, as entered";
    limitation_ends(period: &str, day: &str) => "时效 {period}，到{day}" | "the limitation of {period} ends on {day}";
    right_known(day: &str) => "{day}起可以解除" | "may be terminated from {day} on";
    right_step(words: &str, day: &str) => "{words}：{day}" | "{words}: {day}";
    earnest_due(day: &str) => "签订时（{day}）付；实际交付前，定金罚则不适用" | "due on signing ({day}); the earnest-money rule does not apply before it is paid";
    earnest_doubled(sum: &str) => "因我方违约被解除：双倍返还定金 {sum}" | "Return the earnest money twofold, {sum}: they ended the contract for our breach";
    earnest_kept(sum: &str) => "对方违约：定金 {sum} 可以不退" | "Their breach: the earnest money of {sum} may be kept";
    pool_falls_on(day: &str) => "{day}前不跟进，就该放入公海" | "falls into the pool on {day} unless somebody follows up";
    pool_next(name: &str, words: &str) => "下一位：{name}，{words}" | "Next: {name} {words}";
    pool_fall_rule(mark: &str, allowed: &str) => "{mark}；规则是 {allowed}" | "{mark}; the rule is {allowed}";
    pool_fall_contract(day: &str) => "最近的合同日期 {day}" | "latest day of a contract {day}";
    pool_fall_protected(day: &str) => "{day}前受保护，不会入公海" | "protected until {day}";
}

impl Text {
    fn joined(self, parts: impl IntoIterator<Item = String>) -> String {
        parts.into_iter().collect::<Vec<_>>().join(self.pick("；", "; "))
    }

    /// Why a claim may become time-barred on its day: when it fell due, what began the limitation anew, how long it runs.
    pub fn limitation_why(self, claim: &Limitation) -> String {
        let anew = claim.anew.map(|Interruption { kind, on, .. }| {
            let day = self.date(on);
            match kind {
                InterruptionKind::Demand => self.limitation_demand(&day),
                InterruptionKind::Promise => self.limitation_promise(&day),
                InterruptionKind::PartPayment => self.limitation_payment(&day),
                InterruptionKind::Filing => self.limitation_filing(&day),
                InterruptionKind::Entered => self.limitation_entered(&day),
            }
        });
        let ends = self.limitation_ends(&self.period(Period::months(claim.months)), &self.date(claim.last));
        self.joined([Some(self.limitation_due(&self.date(claim.due))), anew, Some(ends)].into_iter().flatten())
    }

    /// Why a right to end a contract lapses on its day: since when it is known, and how the time to use it was counted.
    pub fn right_why(self, right: &RightToEnd) -> String {
        let known = self.right_known(&self.date(right.since));
        let steps = right.working.iter().filter_map(|step| match step {
            // the days of work on the way would be many
            PeriodLine::From { .. } | PeriodLine::Calendar(_) => None,
            PeriodLine::Counted { .. } | PeriodLine::DayAfter { .. } | PeriodLine::Moved { .. } => {
                let (day, words) = self.due_line(*step);
                Some(self.right_step(&words, &self.date(day?)))
            }
        });
        self.joined(std::iter::once(known).chain(steps))
    }

    /// Why earnest money is due on its day.
    pub fn earnest_why(self, earnest: &EarnestOpen) -> String {
        self.earnest_due(&self.date(earnest.due))
    }

    /// What is to be done with the earnest money of a contract that was ended for a breach; nothing where the clause says all there
    /// is to say.
    pub fn earnest_end(self, end: EarnestEnd) -> Option<String> {
        match end {
            EarnestEnd::Released(_) => None,
            EarnestEnd::Doubled(sum) => Some(self.earnest_doubled(&format::money(sum))),
            EarnestEnd::Kept(sum) => Some(self.earnest_kept(&format::money(sum))),
        }
    }

    /// Why a customer falls into the pool on its day: what it is counted from, and what the rule is.
    pub fn fall_why(self, fall: &Fall) -> String {
        let day = self.date(fall.since);
        let mark = match fall.mark {
            Mark::Since => self.pool_mark_since(&day),
            Mark::Contract => self.pool_fall_contract(&day),
            Mark::FollowUp => self.pool_mark_followup(&day),
        };
        let rule = self.pool_fall_rule(&mark, &self.days_count(fall.allowed));
        let kept = fall.was_protected.then(|| self.pool_fall_protected(&self.date(fall.day)));
        self.joined([Some(rule), kept].into_iter().flatten())
    }
}
